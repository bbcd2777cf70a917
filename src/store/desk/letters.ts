// Letters that came, each with its bytes and with what became of it; what a letter is compared with.

import { randomUUID } from 'node:crypto'
import type { Selectable } from 'kysely'
import { finding } from '../../ledger/finding.ts'
import { sha256 } from '../../ledger/hash.ts'
import type { DeskTables } from '../desk-tables.ts'
import { keep } from '../keep-book.ts'
import { unpack } from '../packing.ts'
import { Refused } from '../refused.ts'
import type { DeskUnit } from './unit.ts'

export type LetterRow = Selectable<DeskTables['letter']>
export type Outcome = LetterRow['outcome']

export interface LetterPlace {
  readonly mailbox: string
  readonly uidValidity: bigint
  readonly uid: bigint
}

/** UIDs of a mailbox under a UIDVALIDITY whose letters are registered. */
export async function registeredUids(
  { transaction }: DeskUnit,
  mailbox: string,
  uidValidity: bigint,
  uids: readonly bigint[],
): Promise<ReadonlySet<bigint>> {
  if (uids.length === 0) return new Set()
  const rows = await transaction
    .selectFrom('letter')
    .select('uid')
    .where('mailbox', '=', mailbox)
    .where('uid_validity', '=', uidValidity)
    .where('uid', 'in', [...uids])
    .execute()
  return new Set(rows.map(({ uid }) => uid))
}

/** The first letter of the same bytes in this mailbox. */
export const letterOfBytes = (
  { transaction }: DeskUnit,
  mailbox: string,
  bodyHash: string,
): Promise<LetterRow | undefined> =>
  transaction
    .selectFrom('letter')
    .selectAll()
    .where('mailbox', '=', mailbox)
    .where('body_hash', '=', bodyHash)
    .orderBy('sequence')
    .executeTakeFirst()

export interface NewLetterRow extends LetterPlace {
  readonly line: string
  readonly bytes: Uint8Array
  readonly bodyHash: string
  readonly messageId: string
  readonly fromAddress: string
  readonly fromName: string
  readonly subject: string
  readonly receivedAt: Date
  readonly outcome: Outcome
  readonly reason: string
  readonly looksLike: string | null
  readonly request: string | null
}

/** The bytes are a document like any other: kept once, whatever holds them. */
export async function insertLetterRow(
  { touched, transaction }: DeskUnit,
  given: NewLetterRow,
): Promise<string> {
  touched.mailboxes.add(given.mailbox)
  const { bytes, line, mailbox, outcome, reason, request, subject, uid } = given
  const id = randomUUID()
  const document = sha256(bytes)
  await keep(transaction, { path: 'letter.eml', hash: document, bytes })
  await transaction
    .insertInto('letter')
    .values({
      ...{ id, line, mailbox, outcome, reason, request, subject, uid, document },
      uid_validity: given.uidValidity,
      body_hash: given.bodyHash,
      message_id: given.messageId,
      from_address: given.fromAddress,
      from_name: given.fromName,
      received_at: given.receivedAt,
      looks_like: given.looksLike,
      settled_by: '',
      settled_at: null,
    })
    .execute()
  return id
}

export interface ListedLetter extends LetterRow {
  readonly looks_like_number: string | null
  readonly request_number: string | null
}

export interface LetterQuery {
  readonly outcome: Outcome | null
  /** Of quarantine: those that nobody has settled. */
  readonly waiting: boolean
  /** Sequence below which to go on; null: from the latest. */
  readonly before: bigint | null
  readonly limit: number
}

export const listLetters = (
  { transaction }: DeskUnit,
  { before, limit, outcome, waiting }: LetterQuery,
): Promise<ListedLetter[]> =>
  transaction
    .selectFrom('letter')
    .leftJoin('request as other', 'other.id', 'letter.looks_like')
    .leftJoin('request', 'request.id', 'letter.request')
    .selectAll('letter')
    .select(['other.number as looks_like_number', 'request.number as request_number'])
    .$if(outcome !== null, (query) => query.where('letter.outcome', '=', outcome ?? 'grey'))
    .$if(waiting, (query) => query.where('letter.outcome', '=', 'quarantine').where('settled_at', 'is', null))
    .$if(before !== null, (query) => query.where('letter.sequence', '<', before ?? 0n))
    .orderBy('letter.sequence', 'desc')
    .limit(limit)
    .execute()

export const letterById = ({ transaction }: DeskUnit, id: string): Promise<LetterRow | undefined> =>
  transaction.selectFrom('letter').selectAll().where('id', '=', id).executeTakeFirst()

export const letterForUpdate = ({ transaction }: DeskUnit, id: string): Promise<LetterRow | undefined> =>
  transaction.selectFrom('letter').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()

/** Through the row of the letter, which who acts may see. */
export async function letterBytes({ transaction }: DeskUnit, id: string): Promise<Buffer | null> {
  const found = await transaction
    .selectFrom('letter')
    .innerJoin('document', 'document.hash', 'letter.document')
    .select(['hash', 'packing', 'content'])
    .where('letter.id', '=', id)
    .executeTakeFirst()
  if (!found) return null
  const bytes = unpack(found)
  if (sha256(bytes) === found.hash) return Buffer.from(bytes)
  const place = { path: 'letter.eml', hash: found.hash }
  throw new Refused('program', finding('STORE-015', 'blocks', { file: 'letter.eml' }, place))
}

/** What an operator made of a letter that waited; the reason for which it waited stays. */
export async function settleLetter(
  { access, at, touched, transaction }: DeskUnit,
  { id, mailbox }: Pick<LetterRow, 'id' | 'mailbox'>,
  request: string | null,
): Promise<void> {
  touched.mailboxes.add(mailbox)
  await transaction
    .updateTable('letter')
    .set({ request, settled_by: access.actor, settled_at: at })
    .where('id', '=', id)
    .execute()
}

/** It ends as refused, with why. */
export async function rejectLetter(
  { access, at, touched, transaction }: DeskUnit,
  { id, mailbox }: Pick<LetterRow, 'id' | 'mailbox'>,
  reason: string,
): Promise<void> {
  touched.mailboxes.add(mailbox)
  await transaction
    .updateTable('letter')
    .set({ outcome: 'refused', reason: `rejected: ${reason}`, settled_by: access.actor, settled_at: at })
    .where('id', '=', id)
    .execute()
}

/** Message-IDs of a request's letters that came, the latest last. */
export async function messageIdsIn({ transaction }: DeskUnit, request: string): Promise<string[]> {
  const rows = await transaction
    .selectFrom('letter')
    .select('message_id')
    .where('request', '=', request)
    .where('message_id', '!=', '')
    .where('outcome', 'in', ['request', 'message', 'quarantine'])
    .orderBy('sequence')
    .execute()
  return rows.map(({ message_id }) => message_id)
}

export interface SenderFacts {
  /** Organisations as whose customer she has a role; then the one that names her address; then her domain. */
  readonly organisation: string | null
  readonly person: string | null
  readonly name: string
}

/** Who an address belongs to, as far as it is on record. Nothing is proved by it. */
export async function senderOf(
  { transaction }: DeskUnit,
  address: string,
  line: string,
): Promise<SenderFacts> {
  const people = await transaction
    .selectFrom('person')
    .leftJoin('desk_role', (join) =>
      join.onRef('desk_role.person', '=', 'person.id').on('desk_role.role', '=', 'customer'),
    )
    .leftJoin('organisation', 'organisation.id', 'desk_role.organisation')
    .select(['person.id', 'person.name', 'desk_role.organisation', 'organisation.line'])
    .where((where) => where.fn('lower', ['person.email']), '=', address)
    .where('disabled_at', 'is', null)
    .orderBy('person.id')
    .orderBy('desk_role.organisation')
    .execute()
  const ofLine = people.filter((each) => each.organisation !== null)
  const known = ofLine.find((each) => each.line === line) ?? ofLine[0] ?? people[0]
  if (known?.organisation) return { organisation: known.organisation, person: known.id, name: known.name }
  const domain = address.slice(address.lastIndexOf('@') + 1)
  const organisations = await transaction
    .selectFrom('organisation')
    .select(['id', 'addresses', 'line'])
    .where(({ or, val, eb }) =>
      or([eb(val(address), '=', eb.fn.any('addresses')), eb(val(domain), '=', eb.fn.any('domains'))]),
    )
    .orderBy('code')
    .execute()
  const byAddress = organisations.filter(({ addresses }) => addresses.includes(address))
  const candidates = byAddress.length > 0 ? byAddress : organisations
  const found = candidates.find((each) => each.line === line) ?? candidates[0]
  return { organisation: found?.id ?? null, person: known?.id ?? null, name: known?.name ?? '' }
}
