// Acts on a request: what the rules allow (src/desk), applied in one unit: state, spans, due times, the thread, events,
// the trail and the letters. Letters from outside call `perform` with who they are of.

import { acts, apply, type Change, type RequestFacts, reopens } from '../../desk/requests.ts'
import { type Act, CLOSED, transitionOf } from '../../desk/transitions.ts'
import type { Actor, Channel } from '../../desk/types.ts'
import { stateWords } from '../../desk/words.ts'
import { assert } from '../../ledger/finding.ts'
import { lineOf } from '../../store/desk/lines.ts'
import {
  addEvent,
  addLink,
  addMessage,
  addSpans,
  addVote,
  duplicatesOf,
  mergeVotes,
  participantsOf,
  type RequestChange,
  type RequestRow,
  removeVote,
  requestForUpdate,
  requestOf,
  spansOf,
  updateRequest,
} from '../../store/desk/requests.ts'
import { sendAttachments } from '../../store/desk/thread.ts'
import { asProgramIn, type DeskUnit, trail } from '../../store/desk/unit.ts'
import type { Side } from '../../store/desk-tables.ts'
import type { Access } from '../access.ts'
import { requireNeeds } from './act-needs.ts'
import { nameApprover } from './approver.ts'
import {
  type Details,
  detailsIn,
  type GivenAssessment,
  type GivenDecision,
  type GivenPlan,
  type Window,
} from './details.ts'
import { actorOf, columnsOf, factsOf } from './facts.ts'
import { followUp } from './follow-up.ts'
import type { Occasion } from './letter-words.ts'
import { queueLetter } from './letters-out.ts'
import {
  changedMeanwhile,
  missing,
  noDraftAttachment,
  noLine,
  noRequest,
  noRight,
  noSuchLink,
  notNow,
} from './refusals.ts'
import { type TermsInForce, termsOf } from './terms.ts'

/** What an act brings; which of it is needed, the table of acts says. */
export interface GivenAct {
  readonly act: Act
  readonly text?: string
  readonly reason?: string
  readonly version?: string
  /** Of a duplicate: the id of the request that it duplicates. */
  readonly request?: string
  readonly assessment?: GivenAssessment
  readonly plan?: GivenPlan
  readonly window?: Window
  readonly result?: string
  readonly decision?: GivenDecision
  /** Of a service: the id of who is to allow it. */
  readonly approver?: string
  readonly attachments?: readonly string[]
}

/** With who was named by it, found and allowed. */
interface NamedAct extends GivenAct {
  readonly named?: { readonly person: string; readonly name: string }
}

/** Who acts: a person of the program, one who wrote a letter, or the program itself. */
export interface Doer {
  readonly actor: Actor | 'program'
  readonly person: string | null
  readonly name: string
  readonly email: string
  readonly side: Side
  readonly channel: Channel
  /** Of a letter: its receipt. */
  readonly at: Date
}

export interface Performed {
  /** The message that it wrote in the thread; null: none. */
  readonly message: string | null
  /** The new request, where one that was closed for too long went on as another; null: none. */
  readonly request: string | null
}

/** A request, locked, with its rules. */
export interface Held {
  readonly row: RequestRow
  readonly facts: RequestFacts
  readonly terms: TermsInForce
}

/** @throws Refused DESK-001 */
export async function hold(unit: DeskUnit, id: string): Promise<Held> {
  const row = await requestForUpdate(unit, id)
  if (!row) throw noRequest()
  const line = await lineOf(unit, row.line)
  if (!line) throw noLine(row.line)
  const terms = await termsOf(unit, line)
  return { row, terms, facts: factsOf(row, await spansOf(unit, id)) }
}

/** As it was when the edit began; null: whatever it is now (words added to a thread). @throws Refused DESK-003 */
export function requireVersion({ number, version }: RequestRow, expected: bigint | null): void {
  if (expected !== null && version !== expected) throw changedMeanwhile(number)
}

export async function doerOf(unit: DeskUnit, row: RequestRow): Promise<Doer> {
  const { access, at } = unit
  const actor = actorOf(access, row, await participantsOf(unit, row.id))
  return {
    actor,
    person: access.personId || null,
    name: access.name || access.login,
    email: '',
    side: sideOf(access, row),
    channel: 'program',
    at,
  }
}

/** Who asked, or belongs to who asked, speaks as the customer, even where she works at the line too. */
const sideOf = (access: Access, row: RequestRow): Side =>
  access.rolesAt(row.line).size > 0 && row.author !== access.personId ? 'line' : 'customer'

/** An act of who is signed in. @throws Refused DESK-001, 003…005, 012, 013, 023, 024 */
export async function act(
  unit: DeskUnit,
  id: string,
  version: bigint | null,
  given: GivenAct,
): Promise<Performed> {
  if (unit.access.scope !== 'full') throw noRight(given.act)
  const held = await hold(unit, id)
  requireVersion(held.row, version)
  return perform(unit, held, await doerOf(unit, held.row), given)
}

/** @throws Refused DESK-004, 005, 012, 013, 023, 024 */
export async function perform(unit: DeskUnit, held: Held, doer: Doer, given: GivenAct): Promise<Performed> {
  const { facts, row, terms } = held
  const { kind, number, state } = row
  const at = doer.at.getTime()
  if (!acts(kind, state, doer.actor).includes(given.act)) throw notNow(number)
  const transition = transitionOf(kind, state, given.act)
  assert(transition !== undefined, `${given.act} stands in no table`)
  requireNeeds(transition, given, detailsIn(row))
  if (given.act === 'vote') {
    await vote(unit, row, doer)
    return { message: null, request: null }
  }
  if (given.act === 'reopen' && !reopens(facts, at, terms))
    return { message: null, request: await followUp(unit, row, doer, given.reason ?? '') }
  const approver = given.approver === undefined ? null : await nameApprover(unit, row, given.approver)
  const change = apply(facts, given.act, at, doer.actor, terms)
  const message = await write(
    unit,
    held,
    doer,
    { ...given, ...(approver ? { named: approver } : {}) },
    change,
  )
  if (given.act === 'duplicate') await mergeInto(unit, row, given.request ?? '')
  if (change.notice) await tell(unit, row, doer, given, change, message)
  if (!CLOSED.has(state) && CLOSED.has(change.request.state)) await tellDuplicates(unit, change.request, row)
  return { message, request: null }
}

async function write(
  unit: DeskUnit,
  held: Held,
  doer: Doer,
  given: NamedAct,
  { events, request: after }: Change,
): Promise<string | null> {
  const { facts, row, terms } = held
  const { id } = row
  await updateRequest(unit, id, {
    ...columnsOf(after, Math.max(unit.at.getTime(), doer.at.getTime()), terms),
    ...fieldsOf(row, doer, given, after),
  })
  await addSpans(unit, id, after.spans, facts.spans.length)
  const message = await say(unit, id, doer, given)
  for (const event of events) {
    if (isBareMessage(given.act) && event.before === event.after) continue
    await addEvent(unit, {
      request: id,
      at: doer.at,
      actor: doer.actor === 'program' ? 'program' : unit.access.actor,
      actor_name: doer.name,
      what: event.what,
      before: event.before,
      after: event.after,
      reason: given.reason ?? '',
    })
  }
  await trail(unit, {
    action: `request.${given.act}`,
    objectKind: 'request',
    object: id,
    before: { state: row.state, version: String(row.version) },
    after: { number: row.number, state: after.state, by: doer.actor === 'program' ? 'program' : doer.side },
  })
  return message
}

/** Such an act shows itself in the thread by its words. */
const isBareMessage = (name: Act): boolean => name === 'answer' || name === 'reply' || name === 'ask'

async function say(
  unit: DeskUnit,
  id: string,
  { at, channel, name, person, side }: Doer,
  { act: done, attachments = [], text = '' }: GivenAct,
): Promise<string | null> {
  if (text.trim() === '') {
    if (attachments.length > 0) throw missing('text')
    return null
  }
  const message = await addMessage(unit, id, {
    author: person,
    authorName: name,
    side,
    channel,
    text,
    isQuestion: done === 'ask',
    isAutomatic: side === 'program',
    at,
  })
  const sent = await sendAttachments(unit, id, attachments, { message })
  if (sent !== attachments.length) throw noDraftAttachment()
  return message
}

/** What an act leaves in the request beside its state. */
function fieldsOf(row: RequestRow, doer: Doer, given: NamedAct, after: RequestFacts): RequestChange {
  const takes =
    row.assignee === null && doer.side === 'line' && doer.person !== null && after.state === 'in-work'
  const details = detailsOf(detailsIn(row), doer, given)
  return {
    details: JSON.stringify(details),
    ...(takes ? { assignee: doer.person } : {}),
    ...(given.version === undefined ? {} : { implemented_in: given.version.trim() }),
  }
}

function detailsOf(before: Details, { at, name, person }: Doer, given: NamedAct): Details {
  const written = { by: person ?? '', byName: name, at: at.toISOString() }
  const { act: done, assessment, decision, named, plan, reason = '', result, window } = given
  return {
    ...before,
    ...(named ? { approver: named } : {}),
    ...(assessment ? { assessment: { ...assessment, ...written } } : {}),
    ...(plan ? { plan: { ...plan, ...written } } : {}),
    ...(window ? { window } : {}),
    ...(decision ? { decision: { ...decision, ...written, what: done, reason } } : {}),
    ...(result === undefined ? {} : done === 'review' ? { review: result } : { result }),
  }
}

async function vote(unit: DeskUnit, row: RequestRow, { person }: Doer): Promise<void> {
  if (person === null) throw noRight('vote')
  await addVote(unit, row.id, person)
}

/** A vote taken back. @throws Refused DESK-001 */
export async function unvote(unit: DeskUnit, id: string): Promise<void> {
  if (!(await requestOf(unit, id))) throw noRequest()
  await removeVote(unit, id, unit.access.personId)
}

/**
 * The duplicate is linked to what it duplicates, and its votes go there. Its author is not made a participant of the
 * other: that may be another organisation's; she hears what becomes of it through her own request.
 */
async function mergeInto(unit: DeskUnit, row: RequestRow, original: string): Promise<void> {
  const other = await requestOf(unit, original)
  if (!other || other.line !== row.line) throw noRequest()
  if (other.id === row.id || other.state === 'duplicate') throw noSuchLink(other.number)
  await addLink(unit, row.id, other.id, 'duplicate-of')
  if (row.kind === 'proposal') await mergeVotes(unit, row.id, other.id)
}

async function tell(
  unit: DeskUnit,
  row: RequestRow,
  doer: Doer,
  given: GivenAct,
  { request: { kind, state } }: Change,
  message: string | null,
): Promise<void> {
  const occasions: Partial<Record<Act, Occasion>> = {
    answer: 'answer',
    ask: 'question',
    remind: 'reminder',
    'give-up': 'given-up',
    'auto-close': 'closed',
  }
  await queueLetter(unit, row, occasions[given.act] ?? 'state', {
    state: stateWords(kind, state),
    // Without words of a person it is a notice.
    isAutomatic: doer.actor === 'program' || (given.text ?? given.reason ?? '') === '',
    exceptFor: doer.email,
    ...(given.text === undefined ? {} : { text: given.text }),
    ...(given.reason === undefined ? {} : { reason: given.reason }),
    ...(message === null ? {} : { message }),
  })
}

/** Authors of duplicates hear what became of the one that was kept: its state, and no more of it. */
async function tellDuplicates(
  unit: DeskUnit,
  { kind, state }: RequestFacts,
  original: RequestRow,
): Promise<void> {
  const label = stateWords(kind, state)
  for (const duplicate of await duplicatesOf(unit, original.id)) {
    await asProgramIn(unit, async (program) => {
      await addEvent(program, {
        request: duplicate.id,
        at: unit.at,
        actor: 'program',
        actor_name: '',
        what: 'original',
        before: '',
        after: state,
        reason: '',
      })
      await queueLetter(program, duplicate, 'original', { state: label, isAutomatic: true })
    })
  }
}
