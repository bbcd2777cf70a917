// Reports of a line, for who works there.

import { targetOf } from '../../desk/priority.ts'
import { lineOf } from '../../store/desk/lines.ts'
import { type Interval, reportByAge, reportOfLine, requestsOfVersion } from '../../store/desk/reports.ts'
import type { DeskUnit } from '../../store/desk/unit.ts'
import { mayWorkLine } from '../access.ts'
import { noLine, noRight } from './refusals.ts'
import { termsOf } from './terms.ts'

/** @throws Refused DESK-002 */
export async function reportOf(unit: DeskUnit, interval: Interval) {
  const { line } = interval
  requireLine(unit, line)
  const row = await lineOf(unit, line)
  if (!row) throw noLine(line)
  const { targets } = await termsOf(unit, row)
  const { kinds, ...counts } = await reportOfLine(unit, interval)
  return {
    from: interval.from.toISOString(),
    to: interval.to.toISOString(),
    // Where no solution time is promised, none is kept.
    kinds: kinds.map((one) =>
      targetOf(targets, one.kind, one.priority).solution === null
        ? { ...one, solutionDue: 0, solutionKept: 0 }
        : one,
    ),
    ages: await reportByAge(unit, line),
    ...counts,
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
