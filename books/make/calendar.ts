// Months of the simulated years as texts.

export const MONTHS_OF_YEAR = [
  '01',
  '02',
  '03',
  '04',
  '05',
  '06',
  '07',
  '08',
  '09',
  '10',
  '11',
  '12',
] as const

/** `2023-01` … `2025-12`. */
export function monthsFrom(first: number, last: number): string[] {
  const months: string[] = []
  for (let year = first; year <= last; year++)
    for (const month of MONTHS_OF_YEAR) months.push(`${year}-${month}`)
  return months
}

export function lastDayOf(month: string): string {
  const [year = '', number = ''] = month.split('-')
  const next =
    number === '12'
      ? `${BigInt(year) + 1n}-01-01`
      : `${year}-${(BigInt(number) + 1n).toString().padStart(2, '0')}-01`
  return new Date(Date.parse(`${next}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10)
}

export const daysOf = (month: string): bigint => BigInt(lastDayOf(month).slice(8))
export const daysInYear = (month: string): bigint =>
  lastDayOf(`${month.slice(0, 4)}-02`).endsWith('29') ? 366n : 365n

/** The month `back` months before. */
export function monthsBefore(month: string, back: number): string {
  const index = BigInt(month.slice(0, 4)) * 12n + BigInt(month.slice(5)) - 1n - BigInt(back)
  return `${index / 12n}-${((index % 12n) + 1n).toString().padStart(2, '0')}`
}

export const isQuarterEnd = (month: string): boolean => ['03', '06', '09', '12'].includes(month.slice(5))
export const isYearEnd = (month: string): boolean => month.endsWith('-12')

/** A year has its busy months: thousandths of an average month, 12,000 in all. */
const SEASON = [820n, 860n, 950n, 1000n, 1040n, 1080n, 1090n, 1100n, 1070n, 1040n, 990n, 960n] as const
export const season = (month: string): bigint => SEASON[Number.parseInt(month.slice(5), 10) - 1] ?? 1000n
