// Between the rows of a request and what the rules know of it (src/desk).

import { type Dues, dues, nextAutomatic, type RequestFacts, type Terms } from '../../desk/requests.ts'
import { CLOSED } from '../../desk/transitions.ts'
import type { Actor, DeskRole, Span } from '../../desk/types.ts'
import { assert } from '../../ledger/finding.ts'
import type { ParticipantRow, RequestChange, RequestRow } from '../../store/desk/requests.ts'
import type { Access } from '../access.ts'
import { detailsIn } from './details.ts'

const ms = (date: Date | null): number | null => date?.getTime() ?? null
const date = (at: number | null): Date | null => (at === null ? null : new Date(at))

export function factsOf(row: RequestRow, spans: readonly Span[]): RequestFacts {
  assert(spans.length > 0, `${row.number} has no beginning`)
  return {
    kind: row.kind,
    state: row.state,
    priority: row.priority,
    spans,
    reactionFrom: row.reaction_from.getTime(),
    reactedAt: ms(row.reacted_at),
    solvedAt: ms(row.solved_at),
    closedAt: ms(row.closed_at),
    reactionBreached: row.reaction_breached,
    solutionBreached: row.solution_breached,
    reopened: row.reopened,
    reminded: row.reminded,
  }
}

/** What a request's row says of its facts at `at`. */
export function columnsOf(facts: RequestFacts, at: number, terms: Terms) {
  const due = dues(facts, at, terms)
  return {
    kind: facts.kind,
    state: facts.state,
    priority: facts.priority,
    reaction_from: new Date(facts.reactionFrom),
    reacted_at: date(facts.reactedAt),
    solved_at: date(facts.solvedAt),
    closed_at: date(facts.closedAt),
    reaction_breached: facts.reactionBreached,
    solution_breached: facts.solutionBreached,
    reopened: facts.reopened,
    reminded: facts.reminded,
    reaction_due: date(due.reaction?.at ?? null),
    solution_due: date(due.solution?.at ?? null),
    due_provisional: (due.reaction?.provisional ?? false) || (due.solution?.provisional ?? false),
    elapsed_ms: BigInt(due.elapsed),
    look_at: date(lookAt(facts, due, at, terms)),
  } satisfies RequestChange
}

/** When time alone changes something: late is after the due instant. */
function lookAt(facts: RequestFacts, { reaction, solution }: Dues, at: number, terms: Terms): number | null {
  const moments: number[] = []
  const next = nextAutomatic(facts, at, terms)
  if (next) moments.push(next.at)
  if (!CLOSED.has(facts.state)) {
    if (reaction && facts.reactedAt === null && !facts.reactionBreached) moments.push(reaction.at + 1)
    if (solution && !facts.solutionBreached) moments.push(solution.at + 1)
  }
  return moments.length === 0 ? null : Math.min(...moments)
}

/** Who asks, as the rules see her in this request. */
export function actorOf(
  access: Access,
  row: RequestRow,
  participants: readonly Pick<ParticipantRow, 'person'>[],
): Actor {
  const roles = new Set<DeskRole>(access.rolesAt(row.line))
  if (access.isCustomerOf(row.organisation)) roles.add('customer')
  const me = access.personId
  const { approver, assessment, plan } = detailsIn(row)
  const wrote = [row.author, assessment?.by, plan?.by]
  return {
    person: me,
    roles,
    participates: me !== '' && participants.some(({ person }) => person === me),
    isAuthor: me !== '' && wrote.includes(me),
    isApprover: me !== '' && approver?.person === me,
  }
}
