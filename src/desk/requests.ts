// What may be done with a request and what follows (operations.md §9). Pure: time, the line's terms and who acts are
// handed in. The table of acts is transitions.ts.
//
// Reaction ends with the first public answer of a person. Solution runs by the spans; each change of state begins one. A
// reply resumes at its receipt. Reopening begins a new reaction and goes on with the solution time used. What was late
// once stays so on record, whatever is changed afterwards.

import { assert } from '../ledger/finding.ts'
import type { Calendar } from './calendar.ts'
import { targetOf } from './priority.ts'
import { type Act, CLOSED, clockRuns, STATES, TRANSITIONS, transitionOf, type Who } from './transitions.ts'
import type { Actor, DeskDays, Due, Kind, LineHours, Priority, Span, State, Targets } from './types.ts'
import { dueAt, elapsedMs, reachedAt, solutionDue, workingDays } from './working-time.ts'

/** What a line promises, all together. */
export interface Terms {
  readonly hours: LineHours
  readonly calendar: Calendar
  readonly targets: Targets
  readonly days: DeskDays
}

/** What the rules know of a request. Instants in ms. */
export interface RequestFacts {
  readonly kind: Kind
  readonly state: State
  readonly priority: Priority
  /** From the start on; each change of state begins one, so that the last one tells since when the state is. */
  readonly spans: readonly Span[]
  readonly reactionFrom: number
  readonly reactedAt: number | null
  readonly solvedAt: number | null
  readonly closedAt: number | null
  readonly reactionBreached: boolean
  readonly solutionBreached: boolean
  readonly reopened: number
  /** Reminders sent since the request waits. */
  readonly reminded: number
}

export interface ChangeEvent {
  readonly what: Act | 'kind' | 'priority'
  readonly before: string
  readonly after: string
}

export interface Change {
  readonly request: RequestFacts
  readonly events: readonly ChangeEvent[]
  /** The reaction ended with it. */
  readonly reacted: boolean
  /** A letter about it goes to the participants. */
  readonly notice: boolean
}

export const startState = (kind: Kind): State => STATES[kind][0]!

/** A request as it begins: in the program when sent, by mail at receipt, by phone at the time given (§9). */
export function begin(kind: Kind, priority: Priority, at: number): RequestFacts {
  const state = startState(kind)
  return {
    kind,
    state,
    priority,
    spans: [{ from: at, runs: clockRuns(kind, state) }],
    reactionFrom: at,
    reactedAt: null,
    solvedAt: null,
    closedAt: null,
    reactionBreached: false,
    solutionBreached: false,
    reopened: 0,
    reminded: 0,
  }
}

/** As whom the table of acts sees her; a member of the line takes part as a customer only where she asked herself. */
function guises(actor: Actor | 'program'): ReadonlySet<Who> {
  if (actor === 'program') return new Set(['program'])
  const { isApprover, isAuthor, participates, roles } = actor
  const ofLine = [...roles].some((role) => role !== 'customer')
  const all = new Set<Who>(roles)
  if (participates && (!ofLine || isAuthor || roles.has('customer'))) all.add('participant')
  if (isApprover) all.add('approver')
  return all
}

/** What she may do now; whether a closed request may still be opened again, `reopens` says. */
export function acts(kind: Kind, state: State, actor: Actor | 'program'): readonly Act[] {
  const all = guises(actor)
  const isAuthor = actor !== 'program' && actor.isAuthor
  return TRANSITIONS.filter(
    (one) =>
      one.kinds.includes(kind) &&
      one.from.includes(state) &&
      one.who.some((who) => all.has(who)) &&
      !(one.notAuthor && isAuthor),
  ).map(({ act }) => act)
}

/** Whether it may be opened again as itself; later a new request is linked to it. */
export function reopens({ closedAt, kind, state }: RequestFacts, at: number, terms: Terms): boolean {
  if (transitionOf(kind, state, 'reopen') === undefined) return false
  const { calendar, days, hours } = terms
  return closedAt === null || at <= dueAt(hours, calendar, closedAt, workingDays(hours, days.reopenWithin)).at
}

export interface Dues {
  readonly reaction: Due | null
  /** Null while the clock stands. */
  readonly solution: Due | null
  /** Working ms used of the solution. */
  readonly elapsed: number
}

const MINUTE = 60_000

/** Due times and time used as they stand at `at`. */
export function dues(request: RequestFacts, at: number, { calendar, hours, targets }: Terms): Dues {
  const { reaction, solution } = targetOf(targets, request.kind, request.priority)
  return {
    reaction: reaction === null ? null : dueAt(hours, calendar, request.reactionFrom, reaction * MINUTE),
    solution: solutionDue(hours, calendar, request.spans, solution === null ? null : solution * MINUTE, at),
    elapsed: elapsedMs(hours, calendar, request.spans, at),
  }
}

/** The request with what has become late by `at` on record; late is after the due instant, and stays. */
export function withBreaches(request: RequestFacts, at: number, terms: Terms): RequestFacts {
  const { calendar, hours, targets } = terms
  const { solution } = targetOf(targets, request.kind, request.priority)
  const { reaction } = dues(request, at, terms)
  const reached = solution === null ? null : reachedAt(hours, calendar, request.spans, solution * MINUTE)
  const used = elapsedMs(hours, calendar, request.spans, at)
  return {
    ...request,
    reactionBreached:
      request.reactionBreached || (reaction !== null && (request.reactedAt ?? at) > reaction.at),
    solutionBreached:
      request.solutionBreached || (reached !== null && reached.at < at && used > (solution ?? 0) * MINUTE),
  }
}

/** Does the act; whoever calls has asked `acts` (and `reopens`) and has what the transition needs. */
export function apply(
  request: RequestFacts,
  act: Act,
  at: number,
  actor: Actor | 'program',
  terms: Terms,
): Change {
  const { kind, state } = request
  assert(acts(kind, state, actor).includes(act), `${act} is not hers in ${kind} ${state}`)
  const transition = transitionOf(kind, state, act)
  assert(transition !== undefined, `no ${act} from ${kind} ${state}`)
  assert(act !== 'reopen' || reopens(request, at, terms), 'it is closed for too long to be opened again')
  const last = request.spans.at(-1)
  assert(last !== undefined, 'a request without a beginning')
  // A reply counts from its receipt, which may be before a question that it crossed: then nothing was waited for.
  const when = act === 'reply' ? Math.max(at, last.from) : at
  assert(when >= last.from, 'acts come in the order of time')
  const before = withBreaches(request, when, terms)
  const to = transition.to === 'same' ? state : transition.to
  const reacted = transition.answers && request.reactedAt === null
  const after: RequestFacts = {
    ...moved(before, kind, to, when),
    // What its author takes back was not solved by anybody.
    ...(act === 'withdraw' ? { solvedAt: request.solvedAt } : {}),
    reactedAt: reacted ? when : request.reactedAt,
    reminded: act === 'remind' ? remindedBy(request, when, terms) : to === state ? request.reminded : 0,
  }
  return {
    request: act === 'reopen' ? begunAgain(after, when) : after,
    events: [{ what: act, before: state, after: to }],
    reacted,
    notice: transition.notice,
  }
}

/** One reminder stands for all that are overdue with it: nobody gets two at once. */
function remindedBy({ reminded, spans }: RequestFacts, at: number, terms: Terms): number {
  const { calendar, days, hours } = terms
  const since = spans.at(-1)?.from ?? at
  const passed = days.remindAfter.filter(
    (count) => dueAt(hours, calendar, since, workingDays(hours, count)).at <= at,
  )
  return Math.max(reminded + 1, passed.length)
}

/** Work on a change is done with its check, on a proposal with its release, on the others when they are solved. */
const isDone = (state: State): boolean => state === 'solved' || state === 'closed' || state === 'released'

function moved(request: RequestFacts, kind: Kind, to: State, at: number): RequestFacts {
  if (to === request.state && kind === request.kind) return request
  return {
    ...request,
    kind,
    state: to,
    spans: [...request.spans, { from: at, runs: clockRuns(kind, to) }],
    solvedAt: request.solvedAt ?? (isDone(to) ? at : null),
    closedAt: request.closedAt ?? (CLOSED.has(to) ? at : null),
  }
}

const begunAgain = (request: RequestFacts, at: number): RequestFacts => ({
  ...request,
  reactionFrom: at,
  reactedAt: null,
  solvedAt: null,
  closedAt: null,
  reopened: request.reopened + 1,
})

/** Another priority: the new target from the same start, time used kept, what was late by the old one stays late. */
export function withPriority(request: RequestFacts, priority: Priority, at: number, terms: Terms): Change {
  const after = { ...withBreaches(request, at, terms), priority }
  return {
    request: withBreaches(after, at, terms),
    events: [{ what: 'priority', before: String(request.priority), after: String(priority) }],
    reacted: false,
    notice: false,
  }
}

/** Kinds that the request may be turned into as it stands: open ones into any, solved ones within what is mended. */
export function kindsFor({ kind, state }: RequestFacts): readonly Kind[] {
  const others = (['incident', 'service', 'change', 'proposal'] as const).filter((other) => other !== kind)
  if (CLOSED.has(state) || state === 'rolled-back') return []
  return state === 'solved' ? others.filter((other) => STATES[other].includes('solved')) : others
}

/** Another kind: number, text and time used stay; the state becomes the nearest one of the new kind. */
export function withKind(request: RequestFacts, kind: Kind, at: number, terms: Terms): Change {
  assert(kindsFor(request).includes(kind), `a ${request.kind} in ${request.state} becomes no ${kind}`)
  const to = stateAs(kind, request.state)
  const after = moved(withBreaches(request, at, terms), kind, to, at)
  return {
    request: withBreaches(after, at, terms),
    events: [{ what: 'kind', before: request.kind, after: kind }],
    reacted: false,
    notice: true,
  }
}

function stateAs(kind: Kind, state: State): State {
  if (STATES[kind].includes(state) && state !== 'approval') return state
  if (kind === 'change' || kind === 'proposal') return 'assessment'
  return state === 'draft' ? 'new' : 'in-work'
}

/** What happens next of itself, and when; `reminded` is which reminder it is. */
export interface Automatic {
  readonly act: 'remind' | 'give-up' | 'auto-close'
  readonly at: number
}

/**
 * What the program does next without anybody. Where several are overdue at `now` (the server stood still), the last one:
 * nobody gets two reminders at once.
 */
export function nextAutomatic(request: RequestFacts, now: number, terms: Terms): Automatic | null {
  const { calendar, days, hours } = terms
  const since = request.spans.at(-1)?.from
  if (since === undefined) return null
  const after = (count: number): number => dueAt(hours, calendar, since, workingDays(hours, count)).at
  if (request.state === 'solved') return { act: 'auto-close', at: after(days.closeAfter) }
  if (request.state !== 'waiting') return null
  const ends = after(days.giveUpAfter)
  const reminders = days.remindAfter
    .slice(request.reminded)
    .map(after)
    .filter((at) => at < ends)
  const [next] = [...reminders.filter((at) => at <= now).slice(-1), ...reminders.filter((at) => at > now)]
  return ends <= now || next === undefined ? { act: 'give-up', at: ends } : { act: 'remind', at: next }
}
