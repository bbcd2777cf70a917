// The outbox as its sender sees it: what is due, what went, what could not. It reads no table of notes.

import { type Selectable, sql } from 'kysely'
import type { DeskTables } from '../desk-tables.ts'
import type { DeskUnit } from './unit.ts'

export type OutboxRow = Selectable<DeskTables['outbox']>

/** The next one that is to go now, in the order in which they were written; undefined: none is due. */
export const nextDue = ({ at, transaction }: DeskUnit): Promise<OutboxRow | undefined> =>
  transaction
    .selectFrom('outbox')
    .selectAll()
    .where('sent_at', 'is', null)
    .where('given_up_at', 'is', null)
    .where('next_try_at', '<=', at)
    .orderBy('sequence')
    .executeTakeFirst()

export async function markSent(
  { at, touched, transaction }: DeskUnit,
  { mailbox, sequence }: Pick<OutboxRow, 'mailbox' | 'sequence'>,
  fault: string,
): Promise<void> {
  // One that went as it should stands on no page.
  if (fault !== '' && mailbox !== null) touched.mailboxes.add(mailbox)
  await transaction
    .updateTable('outbox')
    .set({ sent_at: at, fault, tries: sql`tries + 1` })
    .where('sequence', '=', sequence)
    .execute()
}

export async function markTried(
  { touched, transaction }: DeskUnit,
  { mailbox, sequence }: Pick<OutboxRow, 'mailbox' | 'sequence'>,
  fault: string,
  next: { readonly tryAt: Date } | { readonly givenUpAt: Date },
): Promise<void> {
  if (mailbox !== null) touched.mailboxes.add(mailbox)
  const change = 'tryAt' in next ? { next_try_at: next.tryAt } : { given_up_at: next.givenUpAt }
  await transaction
    .updateTable('outbox')
    .set({ ...change, fault, tries: sql`tries + 1` })
    .where('sequence', '=', sequence)
    .execute()
}

/** When automatic letters went to an address since an instant: of one request, and of all. */
export async function automaticSince(
  { transaction }: DeskUnit,
  address: string,
  since: Date,
): Promise<{ readonly request: string | null; readonly at: Date }[]> {
  const rows = await transaction
    .selectFrom('outbox')
    .select(['request', 'sent_at'])
    .where('is_automatic', '=', true)
    .where('sent_at', '>', since)
    .where(({ eb, val }) => eb(val(address), '=', eb.fn.any('recipients')))
    .orderBy('sequence')
    .execute()
  return rows.flatMap(({ request, sent_at }) => (sent_at === null ? [] : [{ request, at: sent_at }]))
}

/** The request that a Message-ID of ours is of; null: the letter was of none. undefined: it is not ours. */
export const requestOfMessageId = async (
  { transaction }: DeskUnit,
  ids: readonly string[],
): Promise<{ readonly messageId: string; readonly request: string | null }[]> => {
  if (ids.length === 0) return []
  const rows = await transaction
    .selectFrom('outbox')
    .select(['message_id', 'request'])
    .where('message_id', 'in', [...ids])
    .execute()
  return rows.map(({ message_id, request }) => ({ messageId: message_id, request }))
}

/** Message-IDs of a request's letters that went, the latest last. */
export async function sentIdsOf(
  { transaction }: DeskUnit,
  request: string,
  before: bigint,
): Promise<string[]> {
  const rows = await transaction
    .selectFrom('outbox')
    .select('message_id')
    .where('request', '=', request)
    .where('sequence', '<', before)
    .where('origin', '=', '')
    .where('sent_at', 'is not', null)
    .orderBy('sequence')
    .execute()
  return rows.map(({ message_id }) => message_id)
}

export interface UnsentLetter {
  readonly sequence: bigint
  readonly request: string | null
  readonly number: string | null
  readonly recipients: readonly string[]
  readonly subject: string
  readonly fault: string
  readonly tries: number
  readonly sentAt: Date | null
  readonly givenUpAt: Date | null
  readonly nextTryAt: Date
}

/** A letter that went came back: the server that took it could not deliver it. */
export async function markBounced(
  { touched, transaction }: DeskUnit,
  ids: readonly string[],
  fault: string,
): Promise<void> {
  if (ids.length === 0) return
  const bounced = await transaction
    .updateTable('outbox')
    .set({ fault })
    .where('message_id', 'in', [...ids])
    .returning('mailbox')
    .execute()
  for (const { mailbox } of bounced) if (mailbox !== null) touched.mailboxes.add(mailbox)
}

/** Letters that did not go, or went and came back: what the line's people are told. */
export async function unsentLetters({ transaction }: DeskUnit, limit: number): Promise<UnsentLetter[]> {
  const rows = await transaction
    .selectFrom('outbox')
    .leftJoin('request', 'request.id', 'outbox.request')
    .select(['outbox.sequence', 'outbox.request', 'number', 'recipients', 'outbox.subject', 'fault', 'tries'])
    .select(['sent_at as sentAt', 'given_up_at as givenUpAt', 'next_try_at as nextTryAt'])
    .where('fault', '!=', '')
    .orderBy('outbox.sequence', 'desc')
    .limit(limit)
    .execute()
  return rows
}

/** A letter that was given up is tried again; false: it is not there, or it went. */
export async function tryAgain({ at, touched, transaction }: DeskUnit, sequence: bigint): Promise<boolean> {
  const updated = await transaction
    .updateTable('outbox')
    .set({ given_up_at: null, next_try_at: at, tries: 0 })
    .where('sequence', '=', sequence)
    .where('sent_at', 'is', null)
    .returning('mailbox')
    .executeTakeFirst()
  if (updated?.mailbox) touched.mailboxes.add(updated.mailbox)
  return updated !== undefined
}

export const letterOfSequence = (
  { transaction }: DeskUnit,
  sequence: bigint,
): Promise<OutboxRow | undefined> =>
  transaction.selectFrom('outbox').selectAll().where('sequence', '=', sequence).executeTakeFirst()
