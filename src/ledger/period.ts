// Dates are ISO texts (`2025-12-31`), compared as texts; an interval has its first and last day, both in it.

export interface Interval {
  readonly from: string
  readonly to: string
}

const DAY = 86_400_000
const time = (date: string): number => Date.parse(`${date}T00:00:00Z`)
const text = (milliseconds: number): string => new Date(milliseconds).toISOString().slice(0, 10)

/** A real calendar day written YYYY-MM-DD. */
export function isDate(value: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(time(value)) && text(time(value)) === value
}

export const addDays = (date: string, days: number): string => text(time(date) + days * DAY)
export const dayBefore = (date: string): string => addDays(date, -1)
export const dayAfter = (date: string): string => addDays(date, 1)

/** Days of the interval, both ends counted. */
export const daysIn = ({ from, to }: Interval): number => (time(to) - time(from)) / DAY + 1

/** The same day `months` later, the last day of the month where there is no such day. */
export function addMonths(date: string, months: number): string {
  // An ISO date has three parts (isDate at the door).
  const [year, month, day] = date.split('-').map((part) => Number.parseInt(part, 10)) as [
    number,
    number,
    number,
  ]
  const index = year * 12 + (month - 1) + months
  const lastDay = new Date(Date.UTC(Math.floor(index / 12), (index % 12) + 1, 0)).getUTCDate()
  const part = (value: number, width: number): string => value.toString().padStart(width, '0')
  return `${part(Math.floor(index / 12), 4)}-${part((index % 12) + 1, 2)}-${part(Math.min(day, lastDay), 2)}`
}

export const endOfMonth = (date: string): string => dayBefore(addMonths(`${date.slice(0, 7)}-01`, 1))
export const isEndOfMonth = (date: string): boolean => endOfMonth(date) === date

/** The part of both intervals, or null. */
export function intersect(a: Interval, b: Interval): Interval | null {
  const from = a.from > b.from ? a.from : b.from
  const to = a.to < b.to ? a.to : b.to
  return from <= to ? { from, to } : null
}

export const intervalText = ({ from, to }: Interval): string => `${from}/${to}`

export function parseIntervalText(value: string): Interval {
  const [from = '', to = ''] = value.split('/')
  return { from, to }
}

/** The fiscal year (start `MM-DD`) in which `date` lies. */
export function fiscalYearOf(date: string, start: string): Interval {
  const year = date.slice(0, 4)
  const candidate = `${year}-${start}`
  const from = candidate <= date ? candidate : addMonths(candidate, -12)
  return { from, to: dayBefore(addMonths(from, 12)) }
}

/**
 * `2025`, `2025-H1`, `2025-Q3`, `2025-07`, `from/to` (book-format.md §1). `2025` is the fiscal year that ends in 2025,
 * H1 and Q1 its first half and quarter; `2025-07` a calendar month. `null` when it is none of these.
 */
export function parseInterval(value: string, fiscalYearStart: string): Interval | null {
  if (value.includes('/')) {
    const interval = parseIntervalText(value)
    return isDate(interval.from) && isDate(interval.to) && interval.from <= interval.to ? interval : null
  }
  const match = /^(\d{4})(?:-(H[12]|Q[1-4]|\d{2}))?$/.exec(value)
  if (!match) return null
  const [, year = '', part] = match
  if (part && /^\d{2}$/.test(part)) {
    const from = `${year}-${part}-01`
    return isDate(from) ? { from, to: endOfMonth(from) } : null
  }
  const endsInYear =
    fiscalYearStart === '01-01' ? `${year}-01-01` : addMonths(`${year}-${fiscalYearStart}`, -12)
  const months = part === undefined ? 12 : part.startsWith('H') ? 6 : 3
  const index = part === undefined ? 0 : Number.parseInt(part.slice(1), 10) - 1
  const from = addMonths(endsInYear, index * months)
  return { from, to: dayBefore(addMonths(from, months)) }
}

/** Whole calendar months and the days that are left over, from the start of `from` to the end of `to`. */
export function wholeMonths({ from, to }: Interval): { months: number; days: number } {
  let months = 0
  while (dayBefore(addMonths(from, months + 1)) <= to) months++
  const reached = addMonths(from, months)
  return { months, days: reached <= to ? daysIn({ from: reached, to }) : 0 }
}
