// Dates are ISO texts (`2025-12-31`), compared as texts; an interval has its first and last day, both in it.

export interface Interval {
  readonly from: string
  readonly to: string
}

// Whole numbers instead of Date: a close asks for thousands of days. Parts are told by place (isDate at the door).
const digits = (date: string, from: number, to: number): number => {
  let value = 0
  for (let index = from; index < to; index++) value = value * 10 + date.charCodeAt(index) - 48
  return value
}
const yearOf = (date: string): number => digits(date, 0, 4)
const monthOf = (date: string): number => digits(date, 5, 7)
const dayOf = (date: string): number => digits(date, 8, 10)

const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
const LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const
/** @param month 1…12 */
const lengthOf = (year: number, month: number): number =>
  month === 2 && isLeap(year) ? 29 : LENGTHS[month - 1]!

const two = (value: number): string => (value < 10 ? `0${value}` : `${value}`)
const text = (year: number, month: number, day: number): string =>
  `${year < 1000 ? `${year}`.padStart(4, '0') : year}-${two(month)}-${two(day)}`

/** Days from 0000-03-01: years are counted from March, so that the leap day is the last of one. */
function dayNumber(date: string): number {
  const month = monthOf(date)
  const year = yearOf(date) - (month < 3 ? 1 : 0)
  const inYear = Math.floor((153 * (month + (month < 3 ? 9 : -3)) + 2) / 5) + dayOf(date) - 1
  return 365 * year + Math.floor(year / 4) - Math.floor(year / 100) + Math.floor(year / 400) + inYear
}

/** A real calendar day written YYYY-MM-DD. */
export function isDate(value: string): boolean {
  if (!/^\d{4}-(0[1-9]|1[0-2])-\d{2}$/.test(value)) return false
  const day = dayOf(value)
  return day > 0 && day <= lengthOf(yearOf(value), monthOf(value))
}

export function addDays(date: string, days: number): string {
  let [year, month, day] = [yearOf(date), monthOf(date), dayOf(date) + days]
  for (; day < 1; day += lengthOf(year, month)) {
    month = month === 1 ? 12 : month - 1
    if (month === 12) year--
  }
  for (; day > lengthOf(year, month); ) {
    day -= lengthOf(year, month)
    month = month === 12 ? 1 : month + 1
    if (month === 1) year++
  }
  return text(year, month, day)
}
export const dayBefore = (date: string): string => addDays(date, -1)
export const dayAfter = (date: string): string => addDays(date, 1)

/** Days of the interval, both ends counted. */
export const daysIn = ({ from, to }: Interval): number => dayNumber(to) - dayNumber(from) + 1

/** The same day `months` later, the last day of the month where there is no such day. */
export function addMonths(date: string, months: number): string {
  const index = yearOf(date) * 12 + monthOf(date) - 1 + months
  const [year, month] = [Math.floor(index / 12), (index % 12) + 1]
  return text(year, month, Math.min(dayOf(date), lengthOf(year, month)))
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

/** The whole fiscal year before the one that starts with the interval. */
export const precedingYear = (interval: Interval): Interval => ({
  from: addMonths(interval.from, -12),
  to: dayBefore(interval.from),
})

/** The same interval a year before; an end of month stays one (IAS 34.20). */
export function yearBefore(interval: Interval): Interval {
  const to = addMonths(interval.to, -12)
  return { from: addMonths(interval.from, -12), to: isEndOfMonth(interval.to) ? endOfMonth(to) : to }
}
