// The list of requests: a page of what she sees, each with the working time that is left of what is due next.

import type { Terms } from '../../desk/requests.ts'
import { workingMs } from '../../desk/working-time.ts'
import { findRequests, type ListedRequest, type Page, type RequestFilter } from '../../store/desk/find.ts'
import { linesOf } from '../../store/desk/lines.ts'
import type { DeskUnit } from '../../store/desk/unit.ts'
import { mayReadNotes } from '../access.ts'
import { termsOf } from './terms.ts'

export async function listRequests(unit: DeskUnit, filter: RequestFilter, { before, limit }: Page) {
  const terms = new Map<string, Terms>()
  for (const line of await linesOf(unit)) terms.set(line.code, await termsOf(unit, line))
  // One more than asked tells whether there is a next page.
  const found = await findRequests(unit, filter, { before, limit: limit + 1 })
  const page = found.slice(0, limit)
  return {
    requests: page.map((row) => listedView(row, unit, terms.get(row.line))),
    next: found.length > limit ? (page.at(-1)?.id ?? null) : null,
  }
}

const iso = (date: Date | null): string | null => date?.toISOString() ?? null

function listedView(row: ListedRequest, { access, at }: DeskUnit, terms: Terms | undefined) {
  const { reactionBreached, solutionBreached, ...rest } = row
  const next = nextDue(row)
  const left = next && terms ? leftMs(terms, at.getTime(), next.getTime()) : null
  const isOpen = row.closedAt === null && row.solvedAt === null
  return {
    ...rest,
    queue: mayReadNotes(access, row.line) ? row.queue : '',
    createdAt: row.createdAt.toISOString(),
    changedAt: row.changedAt.toISOString(),
    reactionDue: iso(row.reactionDue),
    reactedAt: iso(row.reactedAt),
    solutionDue: iso(row.solutionDue),
    solvedAt: iso(row.solvedAt),
    closedAt: iso(row.closedAt),
    isLate: isOpen && (reactionBreached || solutionBreached || (next !== null && next < at)),
    leftMs: isOpen ? left : null,
  }
}

/** The reaction while nobody answered, then the solution. */
function nextDue({ reactedAt, reactionDue, solutionDue }: ListedRequest): Date | null {
  const dues = [reactedAt === null ? reactionDue : null, solutionDue].filter((one) => one !== null)
  return dues.reduce<Date | null>((first, due) => (first === null || due < first ? due : first), null)
}

const leftMs = ({ calendar, hours }: Terms, at: number, due: number): number =>
  due >= at ? workingMs(hours, calendar, at, due) : -workingMs(hours, calendar, due, at)
