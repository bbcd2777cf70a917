// What a line promises, put together from its settings and the production calendar in force: the program's own, with the
// years that the administrator gave in place of them.

import { type Calendar, type CalendarYear, calendarOf } from '../../desk/calendar.ts'
import type { Terms } from '../../desk/requests.ts'
import type { DeskDays, LineHours, Targets } from '../../desk/types.ts'
import { sha256 } from '../../ledger/hash.ts'
import { calendarYears, type LineRow } from '../../store/desk/lines.ts'
import type { DeskUnit } from '../../store/desk/unit.ts'

/** A year as it is kept and sent: plain lists. */
export interface YearContent {
  readonly status: 'final' | 'preliminary'
  readonly source: string
  readonly daysOff: readonly string[]
  readonly workingWeekends: readonly string[]
  readonly shortened: readonly string[]
}

export interface TermsInForce extends Terms {
  readonly calendarHash: string
}

export const hoursOf = (line: LineRow): LineHours => ({
  zone: line.zone,
  opens: line.opens,
  closes: line.closes,
  calendar: line.calendar,
  shortDays: line.short_days,
})

export async function termsOf(unit: DeskUnit, line: LineRow): Promise<TermsInForce> {
  const { calendar, hash } = await calendarInForce(unit, line.calendar)
  return {
    hours: hoursOf(line),
    calendar,
    calendarHash: hash,
    // Written by settings of the line (lines.ts) alone.
    targets: line.targets as Targets,
    // Likewise.
    days: line.days as DeskDays,
  }
}

interface CalendarInForce {
  readonly calendar: Calendar
  readonly hash: string
}

/** Made once for each content: tables of working time are kept by the calendar itself (working-time.ts). */
const made = new Map<string, CalendarInForce>()

export async function calendarInForce(unit: DeskUnit, name: string): Promise<CalendarInForce> {
  const rows = await calendarYears(unit, name)
  const key = JSON.stringify([name, rows.map(({ content, year }) => [year, content])])
  const known = made.get(key)
  if (known) return known
  const base = calendarOf(name)
  const years = new Map<number, CalendarYear>(base.years)
  // Written by setCalendarYear alone.
  for (const { content, year } of rows) years.set(year, yearOf(content as YearContent))
  const calendar: Calendar = rows.length === 0 ? base : { ...base, years }
  const found = { calendar, hash: hashOf(calendar) }
  made.set(key, found)
  return found
}

export const yearOf = ({
  daysOff,
  shortened,
  source,
  status,
  workingWeekends,
}: YearContent): CalendarYear => ({
  status,
  source,
  daysOff: new Set(daysOff),
  workingWeekends: new Set(workingWeekends),
  shortened: new Set(shortened),
})

/** Of what due times stand on: days, not where they were read. */
const hashOf = ({ name, years }: Calendar): string =>
  sha256(
    JSON.stringify([
      name,
      [...years]
        .sort(([a], [b]) => a - b)
        .map(([year, { daysOff, shortened, status, workingWeekends }]) => [
          year,
          status,
          ...[daysOff, workingWeekends, shortened].map((days) => [...days].sort()),
        ]),
    ]),
  )
