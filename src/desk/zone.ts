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
