// Reports of a line, for who works there.

import {
  type Interval,
  reportBy,
  reportByAge,
  reportByKind,
  requestsOfVersion,
} from '../../store/desk/reports.ts'
import type { DeskUnit } from '../../store/desk/unit.ts'
import { mayWorkLine } from '../access.ts'
import { noRight } from './refusals.ts'

/** @throws Refused DESK-002 */
export async function reportOf(unit: DeskUnit, interval: Interval) {
  requireLine(unit, interval.line)
  return {
    from: interval.from.toISOString(),
    to: interval.to.toISOString(),
    kinds: await reportByKind(unit, interval),
    ages: await reportByAge(unit, interval.line),
    topics: await reportBy(unit, 'topic', interval),
    seenIn: await reportBy(unit, 'program_version', interval),
    implementedIn: await reportBy(unit, 'implemented_in', interval),
  }
}

/** Closed requests of a version, without their text and without whose they are. @throws Refused DESK-002 */
export async function versionOf(unit: DeskUnit, line: string, version: string) {
  requireLine(unit, line)
  const rows = await requestsOfVersion(unit, line, version)
  return {
    version,
    requests: rows.map(({ id, kind, number, subject }) => ({ id, kind, number, subject })),
  }
}

function requireLine({ access }: DeskUnit, line: string): void {
  if (!mayWorkLine(access, line)) throw noRight('report')
}
