// What stands in a request: its messages, events, notes, attachments, links, votes and consents, as who acts may see them.

import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Kind, State } from '../../desk/types.ts'
import { finding } from '../../ledger/finding.ts'
import { sha256 } from '../../ledger/hash.ts'
import type { LinkKind } from '../desk-tables.ts'
import { keep } from '../keep-book.ts'
import { unpack } from '../packing.ts'
import { Refused } from '../refused.ts'
import type { EventRow, MessageRow } from './requests.ts'
import { asProgramIn, type DeskUnit } from './unit.ts'

export const messagesOf = ({ transaction }: DeskUnit, request: string): Promise<MessageRow[]> =>
  transaction
    .selectFrom('request_message')
    .selectAll()
    .where('request', '=', request)
    .orderBy('sequence')
    .execute()

export const eventsOf = ({ transaction }: DeskUnit, request: string): Promise<EventRow[]> =>
  transaction
    .selectFrom('request_event')
    .selectAll()
    .where('request', '=', request)
    .orderBy('sequence')
    .execute()

export interface LinkedRequest {
  readonly kind: LinkKind
  /** `to`: this request is linked to the other; `from`: the other one to this. */
  readonly direction: 'to' | 'from'
  readonly id: string
  readonly number: string
  readonly subject: string
  readonly state: State
  readonly requestKind: Kind
}

/** Only those of which both ends are hers to see. */
export async function linksOf({ transaction }: DeskUnit, request: string): Promise<LinkedRequest[]> {
  const { rows } = await sql<LinkedRequest>`
    select link.kind, link.direction, request.id, request.number, request.subject, request.state,
      request.kind as "requestKind"
    from (
      select kind, 'to' as direction, other as id from request_link where request = ${request}
      union all
      select kind, 'from', request from request_link where other = ${request}
    ) as link join request on request.id = link.id
    order by request.sequence`.execute(transaction)
  return rows
}

export interface Votes {
  readonly count: number
  readonly isMine: boolean
}

export async function votesOf({ access, transaction }: DeskUnit, request: string): Promise<Votes> {
  const rows = await transaction
    .selectFrom('request_vote')
    .select('person')
    .where('request', '=', request)
    .execute()
  return { count: rows.length, isMine: rows.some(({ person }) => person === access.personId) }
}

/** How many voted for each; one that nobody voted for is not among them. */
export async function votesByRequest(
  { transaction }: DeskUnit,
  requests: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  if (requests.length === 0) return new Map()
  const rows = await transaction
    .selectFrom('request_vote')
    .select(({ fn }) => ['request', fn.countAll<bigint>().as('votes')])
    .where('request', 'in', [...requests])
    .groupBy('request')
    .execute()
  return new Map(rows.map(({ request, votes }) => [request, Number(votes)]))
}

export interface AttachmentRow {
  readonly id: string
  readonly message: string | null
  readonly note: string | null
  readonly name: string
  readonly type: string
  readonly size: bigint
  readonly at: Date
  readonly added_by: string
  readonly is_draft: boolean
}

const ATTACHMENT = ['id', 'message', 'note', 'name', 'type', 'size', 'at', 'added_by', 'is_draft'] as const

export const attachmentsOf = ({ transaction }: DeskUnit, request: string): Promise<AttachmentRow[]> =>
  transaction
    .selectFrom('request_attachment')
    .select(ATTACHMENT)
    .where('request', '=', request)
    .orderBy('sequence')
    .execute()

export interface NewAttachment {
  readonly name: string
  readonly type: string
  readonly bytes: Uint8Array
  readonly message: string | null
  readonly note: string | null
  readonly isDraft: boolean
  /** Of what came from the vendor's line: its file there. */
  readonly origin?: string
}

export async function addAttachment(
  { access, at, touched, transaction }: DeskUnit,
  request: string,
  given: NewAttachment,
): Promise<string> {
  const { bytes, isDraft, message, name, note, origin = '', type } = given
  // A draft is nobody else's yet.
  if (!isDraft) touched.requests.add(request)
  const hash = sha256(bytes)
  await keep(transaction, { path: name, hash, bytes })
  const id = randomUUID()
  await transaction
    .insertInto('request_attachment')
    .values({
      id,
      request,
      message,
      note,
      name,
      type,
      document: hash,
      size: BigInt(bytes.length),
      added_by: access.actor,
      at,
      is_draft: isDraft,
      origin,
      forwarded_at: null,
    })
    .execute()
  return id
}

/** Drafts of who acts go with a message or a note; gives how many did. */
export async function sendAttachments(
  { access, transaction }: DeskUnit,
  request: string,
  ids: readonly string[],
  place: { readonly message: string } | { readonly note: string },
): Promise<number> {
  if (ids.length === 0) return 0
  const { numUpdatedRows } = await transaction
    .updateTable('request_attachment')
    .set({ ...place, is_draft: false })
    .where('request', '=', request)
    .where('id', 'in', [...ids])
    .where('is_draft', '=', true)
    .where('added_by', '=', access.actor)
    .executeTakeFirst()
  return Number(numUpdatedRows)
}

/** A draft of hers is taken back; false: there is none. */
export async function dropAttachment({ access, transaction }: DeskUnit, id: string): Promise<boolean> {
  const { numDeletedRows } = await transaction
    .deleteFrom('request_attachment')
    .where('id', '=', id)
    .where('is_draft', '=', true)
    .where('added_by', '=', access.actor)
    .executeTakeFirst()
  return numDeletedRows > 0n
}

export interface AttachedFile {
  readonly name: string
  readonly type: string
  readonly bytes: Uint8Array
}

/** null: there is none that who acts may see. */
export async function attachedFile(
  { transaction }: DeskUnit,
  request: string,
  id: string,
): Promise<AttachedFile | null> {
  const found = await transaction
    .selectFrom('request_attachment')
    .innerJoin('document', 'document.hash', 'request_attachment.document')
    .select(['name', 'type', 'hash', 'packing', 'content'])
    .where('request_attachment.request', '=', request)
    .where('request_attachment.id', '=', id)
    .executeTakeFirst()
  if (!found) return null
  const bytes = unpack(found)
  const { hash, name, type } = found
  if (sha256(bytes) === hash) return { name, type, bytes }
  throw new Refused('program', finding('STORE-015', 'blocks', { file: name }, { path: name, hash }))
}

export interface ConsentRow {
  readonly id: string
  readonly person: string
  readonly at: Date
  readonly until: Date
  readonly level: 'structure' | 'amounts'
  readonly hash: string
  readonly deleted_at: Date | null
}

export const consentsOf = ({ transaction }: DeskUnit, request: string): Promise<ConsentRow[]> =>
  transaction
    .selectFrom('consent')
    .select(['id', 'person', 'at', 'until', 'level', 'hash', 'deleted_at'])
    .where('request', '=', request)
    .orderBy('at')
    .execute()

export async function addConsent(
  { at, touched, transaction }: DeskUnit,
  request: string,
  given: {
    readonly person: string
    readonly until: Date
    readonly level: ConsentRow['level']
    readonly bytes: Uint8Array
  },
): Promise<string> {
  touched.requests.add(request)
  const { bytes, ...row } = given
  const id = randomUUID()
  const content = Buffer.from(bytes)
  await transaction
    .insertInto('consent')
    .values({ ...row, id, request, at, hash: sha256(bytes), content, deleted_at: null })
    .execute()
  return id
}

/** The very bytes that the author consented to; null: there are none, or their time is over. */
export async function consentedBytes(
  { transaction }: DeskUnit,
  request: string,
  id: string,
): Promise<Uint8Array | null> {
  const found = await transaction
    .selectFrom('consent')
    .select('content')
    .where('request', '=', request)
    .where('id', '=', id)
    .executeTakeFirst()
  return found?.content ?? null
}

/** Of one request's consent, or of all whose time is over: the bytes go, hash and record stay. Gives the requests. */
export async function deleteConsented(
  unit: DeskUnit,
  which: { readonly id: string } | { readonly before: Date },
): Promise<{ request: string }[]> {
  const gone = unit.transaction
    .updateTable('consent')
    .set({ content: null, deleted_at: unit.at })
    .where('content', 'is not', null)
    .returning('request')
  const ended = await ('id' in which
    ? gone.where('id', '=', which.id).execute()
    : asProgramIn(unit, () => gone.where('until', '<=', which.before).execute()))
  for (const { request } of ended) unit.touched.requests.add(request)
  return ended
}

/** Names of people by their ids, as they are now. */
export async function namesOf(
  { transaction }: DeskUnit,
  ids: readonly (string | null)[],
): Promise<ReadonlyMap<string, string>> {
  const wanted = [...new Set(ids.filter((id) => id !== null))]
  if (wanted.length === 0) return new Map()
  const rows = await transaction
    .selectFrom('person')
    .select(['id', 'name'])
    .where('id', 'in', wanted)
    .execute()
  return new Map(rows.map(({ id, name }) => [id, name]))
}
