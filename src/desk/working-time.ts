// Working time of a line (operations.md §9). Intervals are half open, [10:00, 18:00): what comes at 18:00:00.000 counts
// from the next opening. Due is the earliest instant at which the elapsed time equals the target; late is after it. All
// instants and durations are milliseconds. Lists of 100,000 requests ask here for each row, so the opening and closing
// instants of a year are made once and looked up by halving.

import { assert } from '../ledger/finding.ts'
import { type Calendar, daysOfYear, isProvisional } from './calendar.ts'
import type { Due, LineHours, Span } from './types.ts'
import { instantsOf } from './zone.ts'

const MINUTE = 60_000
/** Years that a due time may lie ahead before the hours are taken as never open. */
const FAR_YEARS = 400

/** Working days of one local year; all arrays go by working day. */
interface YearHours {
  readonly starts: number
  readonly opens: Float64Array
  readonly closes: Float64Array
  /** Working ms of the year before the day opens. */
  readonly before: Float64Array
  readonly total: number
}

/** Minutes from midnight of `10:00`; `24:00` is the day's end. */
export function minutesOf(clock: string): number {
  const match = /^([01]\d|2[0-4]):([0-5]\d)$/.exec(clock)
  const minutes = match === null ? Number.NaN : Number(match[1]) * 60 + Number(match[2])
  assert(minutes <= 1440, `${clock} is no time of a day`)
  return minutes
}

/** Length of an ordinary working day, ms; `days` working days are that many of it. */
export const workingDays = ({ closes, opens }: LineHours, days: number): number =>
  (minutesOf(closes) - minutesOf(opens)) * MINUTE * days

/** Working ms between two instants; nothing when `to` is not after `from`. Additive: a–b and b–c make a–c. */
export function workingMs(hours: LineHours, calendar: Calendar, from: number, to: number): number {
  if (to <= from) return 0
  const worked = timesOf(hours, calendar)
  const last = worked.yearOf(to)
  let sum = 0
  for (let year = worked.yearOf(from); year < last; year++) sum += worked.of(year).total
  return sum + until(worked.of(last), to) - until(worked.of(worked.yearOf(from)), from)
}

/** The earliest instant at which `ms` of working time have passed since `from`. */
export function dueAt(hours: LineHours, calendar: Calendar, from: number, ms: number): Due {
  assert(ms >= 0 && Number.isFinite(ms), `${ms} ms is no duration`)
  const worked = timesOf(hours, calendar)
  const first = worked.yearOf(from)
  if (ms === 0) return { at: from, provisional: isProvisional(calendar, first) }
  let left = ms + until(worked.of(first), from)
  let provisional = isProvisional(calendar, first)
  for (let year = first; year < first + FAR_YEARS; year++) {
    const table = worked.of(year)
    provisional ||= isProvisional(calendar, year)
    if (left <= table.total) {
      // The last day that begins with less than what is left: exactly a day's end is that evening, not the morning after.
      const day = countBelow(table.before, left) - 1
      return { at: table.opens[day]! + left - table.before[day]!, provisional }
    }
    left -= table.total
  }
  throw new Error(`invariant: a line that opens ${hours.opens} and closes ${hours.closes} is never open`)
}

/** Whether the line is open, and when that changes: its closing, or its next opening. */
export function openAt(
  hours: LineHours,
  calendar: Calendar,
  at: number,
): { readonly open: boolean; readonly until: number } {
  const worked = timesOf(hours, calendar)
  const first = worked.yearOf(at)
  for (let year = first; year < first + FAR_YEARS; year++) {
    const { closes, opens } = worked.of(year)
    for (let day = countBelow(closes, at + 1); day < closes.length; day++)
      if (closes[day]! > opens[day]!)
        return at >= opens[day]! ? { open: true, until: closes[day]! } : { open: false, until: opens[day]! }
  }
  throw new Error(`invariant: a line that opens ${hours.opens} and closes ${hours.closes} is never open`)
}

/** Working ms of the spans that run, up to `at`; what lies after `at` does not count. */
export function elapsedMs(hours: LineHours, calendar: Calendar, spans: readonly Span[], at: number): number {
  let sum = 0
  for (const [index, { from, runs }] of spans.entries())
    if (runs) sum += workingMs(hours, calendar, from, Math.min(spans[index + 1]?.from ?? at, at))
  return sum
}

/**
 * When the running spans will have used `targetMs`, if nothing stops the clock any more; in the past where they have.
 * Null while the clock stands at `at`, and where nothing is promised.
 */
export function solutionDue(
  hours: LineHours,
  calendar: Calendar,
  spans: readonly Span[],
  targetMs: number | null,
  at: number,
): Due | null {
  const begun = spans.filter(({ from }) => from <= at)
  if (targetMs === null || begun.at(-1)?.runs !== true) return null
  return reachedAt(hours, calendar, begun, targetMs)
}

/** The earliest instant at which the running spans have used `targetMs`; null where they end before that. */
export function reachedAt(
  hours: LineHours,
  calendar: Calendar,
  spans: readonly Span[],
  targetMs: number,
): Due | null {
  let left = targetMs
  for (const [index, { from, runs }] of spans.entries()) {
    if (!runs) continue
    const next = spans[index + 1]
    const length = next === undefined ? Number.POSITIVE_INFINITY : workingMs(hours, calendar, from, next.from)
    if (left <= length) return dueAt(hours, calendar, from, left)
    left -= length
  }
  return null
}

interface WorkedTimes {
  of(year: number): YearHours
  /** The local year of an instant. */
  yearOf(at: number): number
}

/** What was made before: hours and calendars are few and never change in place. */
const made = new WeakMap<Calendar, Map<string, WorkedTimes>>()
/** The same by the very object of hours, which a list asks with for each of its rows. */
const lately = new WeakMap<LineHours, readonly [Calendar, WorkedTimes]>()

function timesOf(hours: LineHours, calendar: Calendar): WorkedTimes {
  const late = lately.get(hours)
  if (late?.[0] === calendar) return late[1]
  const times = timesByKey(hours, calendar)
  lately.set(hours, [calendar, times])
  return times
}

function timesByKey(hours: LineHours, calendar: Calendar): WorkedTimes {
  const ofCalendar = made.get(calendar) ?? new Map<string, WorkedTimes>()
  made.set(calendar, ofCalendar)
  const key = `${hours.zone} ${hours.opens} ${hours.closes} ${hours.shortDays}`
  const known = ofCalendar.get(key)
  if (known !== undefined) return known
  const years = new Map<number, YearHours>()
  const of = (year: number): YearHours => {
    const table = years.get(year) ?? makeYear(hours, calendar, year)
    years.set(year, table)
    return table
  }
  const yearOf = (at: number): number => {
    const year = new Date(at).getUTCFullYear()
    if (at < of(year).starts) return year - 1
    return at >= of(year + 1).starts ? year + 1 : year
  }
  const times = { of, yearOf }
  ofCalendar.set(key, times)
  return times
}

function makeYear(hours: LineHours, calendar: Calendar, year: number): YearHours {
  const opensAt = minutesOf(hours.opens)
  const closesAt = minutesOf(hours.closes)
  assert(opensAt < closesAt, `a line that opens ${hours.opens} cannot close ${hours.closes}`)
  const instantAt = instantsOf(year, hours.zone)
  const worked = daysOfYear(calendar, year).filter(([, kind]) => kind !== 'off')
  const opens = new Float64Array(worked.length)
  const closes = new Float64Array(worked.length)
  const before = new Float64Array(worked.length)
  let total = 0
  for (const [index, [day, kind]] of worked.entries()) {
    const isShort = kind === 'shortened' && hours.shortDays === 'hour-less'
    opens[index] = instantAt(day, opensAt)
    closes[index] = instantAt(day, isShort ? Math.max(closesAt - 60, opensAt) : closesAt)
    before[index] = total
    total += closes[index]! - opens[index]!
  }
  return { starts: instantAt(`${year}-01-01`, 0), opens, closes, before, total }
}

/** Working ms of the year up to an instant. */
function until({ before, closes, opens, total }: YearHours, at: number): number {
  const day = countBelow(opens, at) - 1
  if (day < 0) return 0
  if (day === opens.length - 1 && at >= closes[day]!) return total
  return before[day]! + Math.min(at, closes[day]!) - opens[day]!
}

/** How many of the ascending values are below the limit. */
function countBelow(values: Float64Array, limit: number): number {
  let low = 0
  let high = values.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (values[middle]! < limit) low = middle + 1
    else high = middle
  }
  return low
}
