// Which days are worked. A production calendar is data (calendars/ru.json: days off on weekdays, worked weekends,
// shortened days, per year, with source and whether final). A year without data is taken by article 112 of the Labour
// Code: its holidays, and a day off that falls on one (other than those of January) moved to the next working day; what
// is reached through such a year is provisional.

import { assert } from '../ledger/finding.ts'
import { addDays } from '../ledger/period.ts'
import ru from './calendars/ru.json' with { type: 'json' }
import { localDay } from './zone.ts'

export interface CalendarYear {
  readonly status: 'final' | 'preliminary'
  readonly source: string
  /** Dates (`2026-01-02`) from Monday to Friday that are not worked. */
  readonly daysOff: ReadonlySet<string>
  /** Saturdays and Sundays that are worked. */
  readonly workingWeekends: ReadonlySet<string>
  /** Worked days that end an hour earlier by law (article 95). */
  readonly shortened: ReadonlySet<string>
}

export interface Calendar {
  /** '' : Monday to Friday, no holidays, no year missing. */
  readonly name: string
  /** Whose midnight begins a year when asking whether the next one is missing. */
  readonly zone: string
  readonly years: ReadonlyMap<number, CalendarYear>
  /** Days of the year (`01-01`) that the law itself names; for years without data. */
  readonly holidays: readonly string[]
  /** Of those, the ones whose coinciding weekend is not moved to the next working day. */
  readonly notMoved: ReadonlySet<string>
}

export type DayKind = 'worked' | 'shortened' | 'off'

export const WEEKDAYS_ONLY: Calendar = {
  name: '',
  zone: 'UTC',
  years: new Map(),
  holidays: [],
  notMoved: new Set(),
}

interface YearData {
  readonly status: string
  readonly source: string
  readonly daysOff: readonly string[]
  readonly workingWeekends: readonly string[]
  readonly shortened: readonly string[]
}

interface CalendarData {
  readonly name: string
  readonly zone: string
  readonly holidays: { readonly days: readonly string[]; readonly notMoved: readonly string[] }
  readonly years: Readonly<Record<string, YearData>>
}

export function readCalendar(data: CalendarData): Calendar {
  const years = Object.entries(data.years).map(([year, one]): [number, CalendarYear] => {
    const { source, status } = one
    assert(status === 'final' || status === 'preliminary', `calendar ${data.name} ${year}: status ${status}`)
    return [
      Number(year),
      {
        status,
        source,
        daysOff: new Set(one.daysOff),
        workingWeekends: new Set(one.workingWeekends),
        shortened: new Set(one.shortened),
      },
    ]
  })
  return {
    name: data.name,
    zone: data.zone,
    years: new Map(years),
    holidays: data.holidays.days,
    notMoved: new Set(data.holidays.notMoved),
  }
}

const CALENDARS: ReadonlyMap<string, Calendar> = new Map([
  ['', WEEKDAYS_ONLY],
  ['ru', readCalendar(ru)],
])

/** Names that a line's settings may give. */
export const CALENDAR_NAMES: readonly string[] = [...CALENDARS.keys()]

export function calendarOf(name: string): Calendar {
  const calendar = CALENDARS.get(name)
  assert(calendar !== undefined, `no production calendar is called ${name}`)
  return calendar
}

/** The year's days off, order and transfers are not yet, or not finally, known. */
export const isProvisional = (calendar: Calendar, year: number): boolean =>
  calendar.name !== '' && calendar.years.get(year)?.status !== 'final'

/** All days of a year with what they are, from 1 January on; the same for all zones. */
export function daysOfYear(calendar: Calendar, year: number): readonly (readonly [string, DayKind])[] {
  const known = calendar.years.get(year) ?? byLaw(calendar, year)
  const days: (readonly [string, DayKind])[] = []
  for (let day = `${year}-01-01`; day.startsWith(`${year}`); day = addDays(day, 1)) {
    const isWorked = isWeekend(day) ? known.workingWeekends.has(day) : !known.daysOff.has(day)
    days.push([day, isWorked ? (known.shortened.has(day) ? 'shortened' : 'worked') : 'off'])
  }
  return days
}

type KnownDays = Pick<CalendarYear, 'daysOff' | 'workingWeekends' | 'shortened'>

function byLaw({ holidays, notMoved }: Calendar, year: number): KnownDays {
  const named = new Set(holidays.map((day) => `${year}-${day}`))
  const daysOff = new Set(named)
  for (const day of holidays) {
    if (notMoved.has(day) || !isWeekend(`${year}-${day}`)) continue
    let next = `${year}-${day}`
    while (isWeekend(next) || daysOff.has(next)) next = addDays(next, 1)
    daysOff.add(next)
  }
  // Article 95: the working day right before a holiday is an hour shorter.
  const before = [...named]
    .map((day) => addDays(day, -1))
    .filter((day) => !isWeekend(day) && !daysOff.has(day))
  return { daysOff, workingWeekends: new Set(), shortened: new Set(before) }
}

/** 1970-01-01 was a Thursday. */
export function isWeekend(day: string): boolean {
  const weekday = (Date.parse(`${day}T00:00:00Z`) / 86_400_000 + 4) % 7
  return weekday === 0 || weekday === 6
}

/**
 * Whether people must be told that a year's days are not known: this year's, and from 1 October the next one's, since
 * targets begin to reach into it. The resolution on transfers is usually out by then.
 */
export function calendarWarning(calendar: Calendar, at: number): 'none' | 'year-missing' {
  if (calendar.name === '') return 'none'
  const day = localDay(at, calendar.zone)
  const year = Number(day.slice(0, 4))
  const asked = day >= `${year}-10-01` ? [year, year + 1] : [year]
  return asked.every((one) => calendar.years.has(one)) ? 'none' : 'year-missing'
}
