// Wall clocks of a named zone. Zones have a history (Europe/Moscow was +04:00 until 26 October 2014), so that instants
// come only through the time zone database, by temporal-polyfill.

import { Temporal } from 'temporal-polyfill'
import { assert } from '../ledger/finding.ts'

/**
 * The instant (ms) of a wall-clock time on a day; a time that a clock change skips is the later one, one that comes
 * twice is the first.
 * @param minutes from midnight, 0…1440
 */
export function instantAt(day: string, minutes: number, zone: string): number {
  assert(minutes >= 0 && minutes <= 1440, `${minutes} minutes are no time of a day`)
  const date = Temporal.PlainDate.from(day).add({ days: minutes === 1440 ? 1 : 0 })
  const time = { hour: Math.floor(minutes / 60) % 24, minute: minutes % 60 }
  return date.toZonedDateTime({ timeZone: zone, plainTime: time }).epochMilliseconds
}

const DAY = 86_400_000

/**
 * `instantAt` for the days of one year, without asking the database for each: between two clock changes the offset is
 * one, and only near a change is the database asked. A year of working hours is 500 instants.
 */
export function instantsOf(year: number, zone: string): (day: string, minutes: number) => number {
  const ranges: { readonly from: number; readonly offset: number }[] = []
  const start = Temporal.PlainDate.from({ year, month: 1, day: 1 }).toZonedDateTime(zone)
  for (let at: Temporal.ZonedDateTime | null = start; at !== null && at.year === year; at = nextChange(at))
    ranges.push({ from: at.epochMilliseconds, offset: at.offsetNanoseconds / 1_000_000 })
  return (day, minutes) => {
    const local = Date.parse(`${day}T00:00:00Z`) + minutes * 60_000
    const index = ranges.findLastIndex(({ from, offset }) => local - offset >= from)
    const range = ranges[index]
    const ends = ranges[index + 1]?.from ?? Number.POSITIVE_INFINITY
    // The year's first day has its own offset from its first instant on; a change later is kept two days away from.
    const begins = index === 0 ? Number.NEGATIVE_INFINITY : (range?.from ?? 0) + 2 * DAY
    if (range === undefined || local - range.offset < begins || local - range.offset >= ends - 2 * DAY)
      return instantAt(day, minutes, zone)
    return local - range.offset
  }
}

const nextChange = (at: Temporal.ZonedDateTime): Temporal.ZonedDateTime | null =>
  at.getTimeZoneTransition('next')

/** `2026-11-24T10:00` as the zone's clocks show the instant. */
export function localText(at: number, zone: string): string {
  const local = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone)
  return local.toPlainDateTime().toString({ smallestUnit: 'minute', roundingMode: 'floor' })
}

/** Day of the zone's clocks at the instant, `2026-11-24`. */
export const localDay = (at: number, zone: string): string => localText(at, zone).slice(0, 10)

/** Whether the time zone database knows the name; a bare offset (`+03:00`) has no history and is none. */
export function isZone(name: string): boolean {
  if (!/^[A-Za-z]/.test(name)) return false
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name)
    return true
  } catch {
    return false
  }
}
