// What rules would move before they are switched on: the statements of the group and of the companies that the rules are
// of, at the end of the period and at the same date of the years before.

import { addMonths, endOfMonth, isEndOfMonth } from '../../ledger/period.ts'
import { closeOrNull, type MovedLine, movedLines, viewOrNull } from '../adjustments/preview-journal.ts'
import { newFindings } from '../change-book.ts'
import { type Language, type Rendered, render } from '../messages.ts'
import { coverageOfYear } from '../room/coverage.ts'
import type { OpenRevision, RevisionFiles, Room, RoomClose } from '../room/room.ts'
import { type RuleChange, withRules } from './change-rules.ts'

export interface TriedPeriod {
  readonly period: string
  readonly moved: readonly MovedLine[]
  /** Lines of the books without a rule, before and after. */
  readonly unmappedBefore: number
  readonly unmappedAfter: number
}

export interface TryView {
  /** What would block that does not block now. */
  readonly findings: readonly Rendered[]
  readonly periods: readonly TriedPeriod[]
}

/** Years back that a trial looks at. */
const YEARS = 3

export interface TryAsked {
  readonly period: string | undefined
  readonly basis: string | undefined
  readonly changes: readonly RuleChange[]
  readonly entities: readonly string[]
  readonly withGroup: boolean
}

export async function tryRules(
  room: Room,
  files: RevisionFiles,
  revision: OpenRevision,
  { basis, changes, entities, period, withGroup }: TryAsked,
  language: Language,
): Promise<TryView> {
  const tried = await withRules(room, files, revision, changes)
  const introduced = newFindings(revision.findings, tried.findings)
  if (introduced.length > 0) return { findings: introduced.map((one) => render(one, language)), periods: [] }
  const now = closeOrNull(revision, period)
  if (!now) return { findings: [], periods: [] }
  const dates = datesOf(revision, now.interval.to)
  const periods = dates.flatMap((date): TriedPeriod[] => {
    const [before, after] = [revision, tried].map((one) => closeOrNull(one, `${date}/${date}`))
    if (!before || !after) return []
    const views = [...(withGroup ? [null] : []), ...entities]
    return [
      {
        period: date,
        moved: views.flatMap((entity) =>
          movedLines(viewOrNull(before, entity, basis), viewOrNull(after, entity, basis), entity),
        ),
        unmappedBefore: unmappedIn(before, entities),
        unmappedAfter: unmappedIn(after, entities),
      },
    ]
  })
  const after = closeOrNull(tried, period)
  const found = after ? newFindings(now.findings, after.findings) : []
  return { findings: found.map((one) => render(one, language)), periods }
}

/** The date and the same of earlier years, as far as there are balances. */
function datesOf({ book }: OpenRevision, date: string): string[] {
  const known = new Set(book.balances.map(({ to }) => to))
  return Array.from({ length: YEARS }, (_, back) => {
    const same = addMonths(date, -12 * back)
    return isEndOfMonth(date) ? endOfMonth(same) : same
  }).filter((one, index) => index === 0 || known.has(one))
}

const unmappedIn = ({ close, interval }: RoomClose, entities: readonly string[]): number =>
  entities.reduce((sum, code) => {
    const figures = close.derivation.entity(code, interval)
    return sum + (figures ? coverageOfYear(figures).unmapped.length : 0)
  }, 0)
