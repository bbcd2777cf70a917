// Reports of a line, for who works there.

import { targetOf } from '../../desk/priority.ts'
import { releaseNotes } from '../../desk/release-notes.ts'
import { lineOf, organisationsOf } from '../../store/desk/lines.ts'
import {
  carriedRequests,
  type Interval,
  reportByAge,
  reportOfLine,
  requestsOfVersion,
} from '../../store/desk/reports.ts'
import type { RequestRow } from '../../store/desk/requests.ts'
import { votesByRequest } from '../../store/desk/thread.ts'
import { asProgramIn, type DeskUnit } from '../../store/desk/unit.ts'
import { mayWorkLine } from '../access.ts'
import { detailsIn, type ReleaseNote } from './details.ts'
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

const NO_NOTE: ReleaseNote = { ru: '', en: '' }

const noteOf = (row: RequestRow): ReleaseNote => {
  const { en, ru } = detailsIn(row).releaseNote ?? NO_NOTE
  return { ru, en }
}

/**
 * What the versions carry, the newest first: for everyone whom the line serves. The notes are a specialist's own words,
 * written to be public; nothing else of anybody's request is told, and no version that has none.
 * @throws Refused DESK-008
 */
export async function releasesOf(unit: DeskUnit, line: string) {
  const { access } = unit
  const isServed = (await organisationsOf(unit)).some((one) => one.line === line)
  if (!isServed && !mayWorkLine(access, line) && !access.isAdministrator) throw noLine(line)
  const rows = await asProgramIn(unit, (program) => carriedRequests(program, line))
  const releases = [...Map.groupBy(rows, ({ implemented_in }) => implemented_in)].map(([version, of]) => {
    const { en, ru } = releaseNotes(
      version,
      of.map((row) => ({ number: row.number, kind: row.kind, note: noteOf(row), votes: 0 })),
    )
    return { version, ru: ru.parts, en: en.parts }
  })
  return {
    releases: releases
      .filter(({ en, ru }) => ru.length + en.length > 0)
      .sort((a, b) => b.version.localeCompare(a.version, 'en', { numeric: true })),
  }
}

/** Closed requests of a version, and its notes from what was written of them. @throws Refused DESK-002 */
export async function versionOf(unit: DeskUnit, line: string, version: string) {
  requireLine(unit, line)
  const rows = await requestsOfVersion(unit, line, version)
  const votes = await votesByRequest(
    unit,
    rows.map(({ id }) => id),
  )
  const carried = rows.map((row) => ({ ...row, note: noteOf(row), votes: votes.get(row.id) ?? 0 }))
  return {
    version,
    requests: carried.map(({ id, kind, note, number, subject }) => ({ id, kind, number, subject, note })),
    notes: releaseNotes(version, carried),
  }
}

function requireLine({ access }: DeskUnit, line: string): void {
  if (!mayWorkLine(access, line)) throw noRight('report')
}
