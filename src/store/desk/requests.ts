// Requests as rows: registered, locked, changed, with their spans, participants and events.

import { randomUUID } from 'node:crypto'
import { type Insertable, type Selectable, sql, type Updateable } from 'kysely'
import type { Span } from '../../desk/types.ts'
import type { DeskTables, LinkKind, Side } from '../desk-tables.ts'
import { asProgramIn, type DeskUnit } from './unit.ts'

export type RequestRow = Omit<Selectable<DeskTables['request']>, 'search'>
export type NewRequestRow = Omit<Insertable<DeskTables['request']>, 'id' | 'search' | 'sequence'>
export type MessageRow = Selectable<DeskTables['request_message']>
export type EventRow = Selectable<DeskTables['request_event']>
export type ParticipantRow = Selectable<DeskTables['request_participant']>

/** Longest text that search looks through, and the longest index of words of one request (PostgreSQL takes 1 MB). */
const SEARCHED_TEXT = 100_000
const SEARCHED_BYTES = 400_000

/** All columns but the words of search, which no one reads. */
const COLUMNS = [
  ...([
    'id',
    'sequence',
    'organisation',
    'line',
    'number',
    'kind',
    'state',
    'subject',
    'description',
  ] as const),
  ...([
    'organisation_name',
    'licence_number',
    'author',
    'author_name',
    'contact_email',
    'contact_phone',
  ] as const),
  ...(['channel', 'users_affected', 'impact', 'urgency', 'priority', 'topic', 'queue', 'assignee'] as const),
  ...([
    'program_version',
    'about',
    'details',
    'created_at',
    'started_at',
    'reaction_due',
    'solution_due',
  ] as const),
  ...(['due_provisional', 'reaction_from', 'reacted_at', 'solved_at', 'closed_at', 'elapsed_ms'] as const),
  ...([
    'reaction_breached',
    'solution_breached',
    'reopened',
    'implemented_in',
    'reminded',
    'look_at',
  ] as const),
  ...(['score', 'score_comment', 'changed_at', 'version'] as const),
] as const

export const REQUEST_COLUMNS = COLUMNS.map((name) => `request.${name}` as const)

/** Registers; RLS asks that who acts may have requests of this organisation or line. */
export async function insertRequest({ touched, transaction }: DeskUnit, row: NewRequestRow): Promise<string> {
  const id = randomUUID()
  touched.requests.add(id)
  const words = [row.number, row.organisation_name, row.subject, row.description].join('\n')
  await transaction
    .insertInto('request')
    .values({ ...row, id, search: sql`to_tsvector('russian', left(${words}, ${SEARCHED_TEXT}))` })
    .execute()
  return id
}

export const requestOf = ({ transaction }: DeskUnit, id: string): Promise<RequestRow | undefined> =>
  transaction.selectFrom('request').select(REQUEST_COLUMNS).where('id', '=', id).executeTakeFirst()

export const requestByNumber = ({ transaction }: DeskUnit, number: string): Promise<RequestRow | undefined> =>
  transaction.selectFrom('request').select(REQUEST_COLUMNS).where('number', '=', number).executeTakeFirst()

/** Locked until the unit ends: changes of one request come one after the other. */
export const requestForUpdate = ({ transaction }: DeskUnit, id: string): Promise<RequestRow | undefined> =>
  transaction
    .selectFrom('request')
    .select(REQUEST_COLUMNS)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()

export type RequestChange = Omit<Updateable<DeskTables['request']>, 'id' | 'search' | 'sequence' | 'version'>

/** Changes a locked request; the version goes one up. */
export async function updateRequest(
  { at, touched, transaction }: DeskUnit,
  id: string,
  change: RequestChange,
): Promise<void> {
  touched.requests.add(id)
  await transaction
    .updateTable('request')
    .set({ ...change, changed_at: at, version: sql<bigint>`version + 1` })
    .where('id', '=', id)
    .execute()
}

/** What time alone changed: nobody's edit, so the version that a page began from stays good. */
export async function updateQuietly(
  { touched, transaction }: DeskUnit,
  id: string,
  change: RequestChange,
): Promise<void> {
  touched.requests.add(id)
  await transaction.updateTable('request').set(change).where('id', '=', id).execute()
}

export async function addWords({ transaction }: DeskUnit, id: string, text: string): Promise<void> {
  await sql`
    update request set search = search || to_tsvector('russian', left(${text}, ${SEARCHED_TEXT}))
    where id = ${id} and pg_column_size(search) < ${SEARCHED_BYTES}`.execute(transaction)
}

export async function spansOf({ transaction }: DeskUnit, request: string): Promise<Span[]> {
  const rows = await transaction
    .selectFrom('request_span')
    .select(['from_at', 'runs'])
    .where('request', '=', request)
    .orderBy('position')
    .execute()
  return rows.map(({ from_at, runs }) => ({ from: from_at.getTime(), runs }))
}

/** Spans from `known` on: earlier ones never change. */
export async function addSpans(
  { transaction }: DeskUnit,
  request: string,
  spans: readonly Span[],
  known: number,
): Promise<void> {
  const rows = spans
    .map(({ from, runs }, position) => ({ request, position, from_at: new Date(from), runs }))
    .slice(known)
  if (rows.length > 0) await transaction.insertInto('request_span').values(rows).execute()
}

export const participantsOf = ({ transaction }: DeskUnit, request: string): Promise<ParticipantRow[]> =>
  transaction
    .selectFrom('request_participant')
    .selectAll()
    .where('request', '=', request)
    .orderBy('name')
    .orderBy('email')
    .execute()

export async function addParticipant({ touched, transaction }: DeskUnit, row: ParticipantRow): Promise<void> {
  touched.requests.add(row.request)
  await transaction
    .insertInto('request_participant')
    .values({ ...row, email: row.email.toLowerCase() })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

export async function removeParticipant(
  { touched, transaction }: DeskUnit,
  request: string,
  { email, person }: Pick<ParticipantRow, 'email' | 'person'>,
): Promise<void> {
  touched.requests.add(request)
  await transaction
    .deleteFrom('request_participant')
    .where('request', '=', request)
    .where('email', '=', email)
    .where('person', person === null ? 'is' : '=', person)
    .execute()
}

export interface NewMessage {
  readonly author: string | null
  readonly authorName: string
  readonly side: Side
  readonly channel: MessageRow['channel']
  readonly text: string
  readonly isQuestion: boolean
  readonly isAutomatic: boolean
  /** Of a letter: when it was received. */
  readonly at: Date
}

export async function addMessage(unit: DeskUnit, request: string, given: NewMessage): Promise<string> {
  unit.touched.requests.add(request)
  const { at, author, authorName, channel, isAutomatic, isQuestion, side, text } = given
  const id = randomUUID()
  await unit.transaction
    .insertInto('request_message')
    .values({
      id,
      request,
      at,
      author,
      author_name: authorName,
      side,
      channel,
      text,
      is_question: isQuestion,
      is_automatic: isAutomatic,
    })
    .execute()
  if (!isAutomatic) await addWords(unit, request, text)
  return id
}

export async function addEvent(
  { touched, transaction }: DeskUnit,
  row: Omit<EventRow, 'sequence'>,
): Promise<void> {
  touched.requests.add(row.request)
  await transaction.insertInto('request_event').values(row).execute()
}

export async function addLink(
  { touched, transaction }: DeskUnit,
  request: string,
  other: string,
  kind: LinkKind,
): Promise<void> {
  touched.requests.add(request).add(other)
  await transaction
    .insertInto('request_link')
    .values({ request, other, kind })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

export async function removeLink(
  { touched, transaction }: DeskUnit,
  request: string,
  other: string,
  kind: LinkKind,
): Promise<void> {
  touched.requests.add(request).add(other)
  await transaction
    .deleteFrom('request_link')
    .where('request', '=', request)
    .where('other', '=', other)
    .where('kind', '=', kind)
    .execute()
}

export async function addVote(
  { at, touched, transaction }: DeskUnit,
  request: string,
  person: string,
): Promise<void> {
  touched.requests.add(request)
  await transaction
    .insertInto('request_vote')
    .values({ request, person, at })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

export async function removeVote(
  { touched, transaction }: DeskUnit,
  request: string,
  person: string,
): Promise<void> {
  touched.requests.add(request)
  await transaction
    .deleteFrom('request_vote')
    .where('request', '=', request)
    .where('person', '=', person)
    .execute()
}

/** Whoever voted for a duplicate votes for what it duplicates; the line's unit may reach both. */
export const mergeVotes = (unit: DeskUnit, from: string, to: string): Promise<void> =>
  asProgramIn(unit, async ({ touched, transaction }) => {
    touched.requests.add(to)
    await sql`
      insert into request_vote (request, person, at)
      select ${to}, person, at from request_vote where request = ${from}
      on conflict do nothing`.execute(transaction)
  })

/** Requests that are duplicates of this one, as the program sees them. */
export const duplicatesOf = (unit: DeskUnit, original: string): Promise<RequestRow[]> =>
  asProgramIn(unit, ({ transaction }) =>
    transaction
      .selectFrom('request')
      .innerJoin('request_link', 'request_link.request', 'request.id')
      .select(REQUEST_COLUMNS)
      .where('request_link.other', '=', original)
      .where('request_link.kind', '=', 'duplicate-of')
      .execute(),
  )
