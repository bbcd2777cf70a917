// How dates and intervals are written above the columns of a statement.

import type { Text } from '../close/types.ts'
import { addMonths, endOfMonth, type Interval, isEndOfMonth, wholeMonths } from '../ledger/period.ts'

const MONTHS = [
  ['января', 'January'],
  ['февраля', 'February'],
  ['марта', 'March'],
  ['апреля', 'April'],
  ['мая', 'May'],
  ['июня', 'June'],
  ['июля', 'July'],
  ['августа', 'August'],
  ['сентября', 'September'],
  ['октября', 'October'],
  ['ноября', 'November'],
  ['декабря', 'December'],
] as const

/** `2025-12-31` → «31 декабря 2025 г.», "31 December 2025". */
export function dateLabel(date: string): Text {
  const month = MONTHS[Number.parseInt(date.slice(5, 7), 10) - 1]
  const day = date.slice(8).replace(/^0/, '')
  const year = date.slice(0, 4)
  return month
    ? { ru: `${day} ${month[0]} ${year} г.`, en: `${day} ${month[1]} ${year}` }
    : { ru: date, en: date }
}

/** A calendar year, whole months to a date, or from one date to another. */
export function intervalLabel(interval: Interval): Text {
  const { from, to } = interval
  const year = to.slice(0, 4)
  if (from === `${year}-01-01` && to === `${year}-12-31`) return { ru: `${year} год`, en: year }
  const { months, days } = wholeMonths(interval)
  const end = dateLabel(to)
  if (days === 0 && from.endsWith('-01')) {
    if (months === 12) return { ru: `год, закончившийся ${end.ru}`, en: `year ended ${end.en}` }
    return { ru: `${months} мес., закончившиеся ${end.ru}`, en: `${months} months ended ${end.en}` }
  }
  const start = dateLabel(from)
  return { ru: `с ${start.ru} по ${end.ru}`, en: `${start.en} to ${end.en}` }
}

/** The same day of another month, the end of a month staying the end of a month. */
function sameDay(date: string, months: number): string {
  const moved = addMonths(date, months)
  return isEndOfMonth(date) ? endOfMonth(moved) : moved
}

/** The same interval a year before (IAS 34.20). */
export const yearBefore = ({ from, to }: Interval): Interval => ({
  from: addMonths(from, -12),
  to: sameDay(to, -12),
})

/** The last day on which what falls due is current at `date`: twelve months after it (IAS 1.66, 69; IFRS 18.99, 101). */
export const twelveMonthsAfter = (date: string): string => sameDay(date, 12)
