// What the line changes in a request beside its acts: whose it is, its queue, kind, priority, topic, who takes part, what
// it is linked to; and what the customer says of it at the end.

import { priorityOf } from '../../desk/priority.ts'
import { type Change, kindsFor, type RequestFacts, withKind, withPriority } from '../../desk/requests.ts'
import type { Kind, Level } from '../../desk/types.ts'
import { stateWords } from '../../desk/words.ts'
import { organisationsOf } from '../../store/desk/lines.ts'
import { membersOf, personOf } from '../../store/desk/people.ts'
import {
  addLink,
  addParticipant,
  addSpans,
  participantsOf,
  type RequestChange,
  removeLink,
  removeParticipant,
  requestOf,
  updateRequest,
} from '../../store/desk/requests.ts'
import { type DeskUnit, trail } from '../../store/desk/unit.ts'
import type { LinkKind } from '../../store/desk-tables.ts'
import { mayAskFor, mayHandle } from '../access.ts'
import { type Held, hold, requireVersion } from './acts.ts'
import { type Details, detailsIn, type ReleaseNote } from './details.ts'
import { columnsOf } from './facts.ts'
import { queueLetter } from './letters-out.ts'
import { record } from './record.ts'
import {
  lastParticipant,
  noOrganisation,
  noParticipant,
  noRequest,
  noRight,
  noSuchLink,
  notOfLine,
  notThatKind,
  notToRate,
} from './refusals.ts'
import { requireService } from './services.ts'

export interface RequestEdit {
  readonly assignee?: string | null
  readonly queue?: string
  readonly topic?: string
  readonly kind?: Kind
  readonly impact?: Level
  readonly urgency?: Level
  readonly usersAffected?: number | null
  readonly service?: string
  readonly module?: string
  /** Ids of the organisations of the line that a change concerns: the line's matter alone. */
  readonly affects?: readonly string[]
  /** In which it was seen. */
  readonly programVersion?: string
  /** As they stand in the request; the organisation itself is changed elsewhere. */
  readonly organisationName?: string
  readonly licenceNumber?: string
  /** The version that carries it, and what its notes say of it: also of what is closed. */
  readonly implementedIn?: string
  readonly releaseNote?: ReleaseNote
}

/** Texts of a request that the line changes, each told in its timeline. */
const TOLD = [
  { name: 'queue', column: 'queue', event: 'queue' },
  { name: 'topic', column: 'topic', event: 'topic' },
  { name: 'programVersion', column: 'program_version', event: 'version' },
  { name: 'organisationName', column: 'organisation_name', event: 'organisation' },
  { name: 'licenceNumber', column: 'licence_number', event: 'licence-number' },
] as const

/** Of who handles requests at the line. @throws Refused DESK-001…003, 006, 009, 011, 018 */
export async function editRequest(
  unit: DeskUnit,
  id: string,
  version: bigint,
  edit: RequestEdit,
): Promise<void> {
  const held = await holdToHandle(unit, id, 'edit')
  requireVersion(held.row, version)
  const change: RequestChange = {}
  await assign(unit, held, edit, change)
  for (const { column, event, name } of TOLD) {
    const given = edit[name]
    if (given === undefined || given === held.row[column]) continue
    change[column] = given
    await record(unit, id, event, held.row[column], given)
  }
  if (edit.usersAffected !== undefined) change.users_affected = edit.usersAffected
  if (edit.implementedIn !== undefined) change.implemented_in = edit.implementedIn
  const details = await detailsAfter(unit, held, edit)
  if (details) change.details = JSON.stringify(details)
  const facts = await reclassify(unit, held, edit, change)
  const { terms } = held
  await updateRequest(unit, id, { ...columnsOf(facts, unit.at.getTime(), terms), ...change })
  await addSpans(unit, id, facts.spans, held.facts.spans.length)
  const { assignee, ...told } = change
  await trail(unit, {
    action: 'request.edit',
    objectKind: 'request',
    object: id,
    before: { kind: held.row.kind, priority: held.row.priority, assignee: held.row.assignee },
    after: {
      number: held.row.number,
      kind: facts.kind,
      priority: facts.priority,
      assignee: assignee === undefined ? held.row.assignee : String(assignee ?? ''),
      fields: Object.keys(told),
    },
  })
}

/** null: nothing of it changes. @throws Refused DESK-006, 009 */
async function detailsAfter(unit: DeskUnit, { row }: Held, edit: RequestEdit): Promise<Details | null> {
  const { affects, module, releaseNote, service } = edit
  if ([affects, module, releaseNote, service].every((given) => given === undefined)) return null
  if (service) await requireService(unit, row.line, service)
  if (affects) await requireServed(unit, row.line, affects)
  const { access, at } = unit
  const written = { by: access.personId, byName: access.name || access.login, at: at.toISOString() }
  return {
    ...detailsIn(row),
    ...(service === undefined ? {} : { service }),
    ...(module === undefined ? {} : { module }),
    ...(affects === undefined ? {} : { affects: [...new Set(affects)] }),
    ...(releaseNote === undefined ? {} : { releaseNote: { ...releaseNote, ...written } }),
  }
}

async function requireServed(unit: DeskUnit, line: string, ids: readonly string[]): Promise<void> {
  const served = new Set((await organisationsOf(unit)).filter((one) => one.line === line).map(({ id }) => id))
  if (ids.some((id) => !served.has(id))) throw noOrganisation()
}

async function holdToHandle(unit: DeskUnit, id: string, what: string): Promise<Held> {
  const held = await hold(unit, id)
  if (!mayHandle(unit.access, held.row.line)) throw noRight(what)
  return held
}

async function assign(
  unit: DeskUnit,
  { row }: Held,
  { assignee }: RequestEdit,
  change: RequestChange,
): Promise<void> {
  if (assignee === undefined || assignee === row.assignee) return
  const members = await membersOf(unit, row.line)
  const given = members.find((member) => member.id === assignee)
  if (assignee !== null && !given) throw notOfLine()
  const before = row.assignee === null ? undefined : await personOf(unit, row.assignee)
  change.assignee = assignee
  await record(unit, row.id, 'assigned', before?.name ?? '', given?.name ?? '')
}

/** Kind first: a changed priority is then that of the new kind. */
async function reclassify(
  unit: DeskUnit,
  { facts, row, terms }: Held,
  { impact = row.impact, kind = row.kind, urgency = row.urgency }: RequestEdit,
  change: RequestChange,
): Promise<RequestFacts> {
  const at = unit.at.getTime()
  let after = facts
  const changes: Change[] = []
  if (kind !== row.kind) {
    if (!kindsFor(facts).includes(kind)) throw notThatKind(row.number)
    changes.push(withKind(after, kind, at, terms))
    after = changes.at(-1)?.request ?? after
  }
  const priority = priorityOf(impact, urgency)
  Object.assign(change, { impact, urgency })
  if (priority !== row.priority) {
    changes.push(withPriority(after, priority, at, terms))
    after = changes.at(-1)?.request ?? after
  }
  for (const { events, notice, request } of changes) {
    for (const event of events) await record(unit, row.id, event.what, event.before, event.after)
    if (notice) await queueLetter(unit, row, 'state', { state: stateWords(request.kind, request.state) })
  }
  return after
}

/**
 * Linked by the line, within it. The number of the other is in no event: it may be another organisation's; who sees
 * both ends sees the link.
 * @throws Refused DESK-001…003, 013
 */
export async function linkRequests(
  unit: DeskUnit,
  id: string,
  version: bigint,
  other: string,
  kind: Exclude<LinkKind, 'duplicate-of'>,
): Promise<void> {
  const { row } = await holdToHandle(unit, id, 'link')
  requireVersion(row, version)
  const to = await requestOf(unit, other)
  if (!to || to.line !== row.line) throw noRequest()
  if (to.id === row.id) throw noSuchLink(row.number)
  await addLink(unit, id, other, kind)
  await updateRequest(unit, id, {})
  await record(unit, id, 'linked', '', kind)
  await trail(unit, { action: 'request.link', objectKind: 'request', object: id, after: { other, kind } })
}

/** @throws Refused DESK-001…003 */
export async function unlinkRequests(
  unit: DeskUnit,
  id: string,
  version: bigint,
  other: string,
  kind: Exclude<LinkKind, 'duplicate-of'>,
): Promise<void> {
  const { row } = await holdToHandle(unit, id, 'link')
  requireVersion(row, version)
  await removeLink(unit, id, other, kind)
  await updateRequest(unit, id, {})
  await record(unit, id, 'unlinked', kind, '')
  await trail(unit, { action: 'request.unlink', objectKind: 'request', object: id, before: { other, kind } })
}

export interface GivenParticipant {
  readonly name: string
  readonly email: string
}

/** By the line, or by the organisation's own. @throws Refused DESK-001…003 */
export async function addParticipantTo(
  unit: DeskUnit,
  id: string,
  version: bigint,
  given: GivenParticipant,
): Promise<void> {
  const { row } = await hold(unit, id)
  requireOwnOrLine(unit, row.line, row.organisation)
  requireVersion(row, version)
  await addParticipant(unit, { request: id, person: null, ...given })
  await updateRequest(unit, id, {})
  await record(unit, id, 'participant', '', given.name)
  await trail(unit, {
    action: 'request.participant',
    objectKind: 'request',
    object: id,
    after: { number: row.number },
  })
}

/** By her address, or, where she has none, by her account. */
export type WhichParticipant = { readonly email: string } | { readonly person: string }

/** The last one stays: somebody has to be told. @throws Refused DESK-001…003, 022, 028 */
export async function removeParticipantFrom(
  unit: DeskUnit,
  id: string,
  version: bigint,
  which: WhichParticipant,
): Promise<void> {
  const { row } = await hold(unit, id)
  requireOwnOrLine(unit, row.line, row.organisation)
  requireVersion(row, version)
  const all = await participantsOf(unit, id)
  const found = all.find((one) =>
    'email' in which ? one.email === which.email.toLowerCase() : one.person === which.person,
  )
  if (!found) throw noParticipant()
  if (all.length === 1) throw lastParticipant()
  await removeParticipant(unit, id, found)
  await updateRequest(unit, id, {})
  await record(unit, id, 'participant', found.name, '')
  await trail(unit, {
    action: 'request.participant',
    objectKind: 'request',
    object: id,
    before: { number: row.number },
  })
}

function requireOwnOrLine({ access }: DeskUnit, line: string, organisation: string): void {
  if (!mayHandle(access, line) && !mayAskFor(access, organisation)) throw noRight('participants')
}

export interface Rating {
  readonly score: number
  readonly comment: string
}

/** How it was, by who took part. @throws Refused DESK-001…003, 021 */
export async function rate(
  unit: DeskUnit,
  id: string,
  version: bigint,
  { comment, score }: Rating,
): Promise<void> {
  const { row } = await hold(unit, id)
  const { access } = unit
  if (access.scope !== 'full') throw noRight('rate')
  const takesPart = (await participantsOf(unit, id)).some(({ person }) => person === access.personId)
  if (!takesPart || (row.state !== 'solved' && row.state !== 'closed')) throw notToRate()
  requireVersion(row, version)
  await updateRequest(unit, id, { score, score_comment: comment })
  await record(unit, id, 'rated', row.score === null ? '' : String(row.score), String(score))
  await trail(unit, {
    action: 'request.rate',
    objectKind: 'request',
    object: id,
    after: { number: row.number, score },
  })
}
