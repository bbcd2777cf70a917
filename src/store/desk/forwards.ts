// Requests that go to a vendor's line and requests that came from another installation, with how far each side has what
// the other said. Notes are not read here: they never leave.

import { type Selectable, sql } from 'kysely'
import type { DeskTables } from '../desk-tables.ts'
import type { DeskUnit } from './unit.ts'

export type ForwardRow = Selectable<DeskTables['request_forward']>
export type OriginRow = Selectable<DeskTables['request_origin']>

/** False: it goes there already. */
export async function insertForward({ at, transaction }: DeskUnit, request: string): Promise<boolean> {
  const made = await transaction
    .insertInto('request_forward')
    .values({
      request,
      at,
      remote_number: '',
      remote_state: '',
      sent_through: 0n,
      taken_through: 0n,
      consents_sent_at: null,
      tries: 0,
      next_try_at: at,
      fault: '',
    })
    .onConflict((conflict) => conflict.column('request').doNothing())
    .returning('request')
    .executeTakeFirst()
  return made !== undefined
}

export const forwardOf = ({ transaction }: DeskUnit, request: string): Promise<ForwardRow | undefined> =>
  transaction.selectFrom('request_forward').selectAll().where('request', '=', request).executeTakeFirst()

export async function updateForward(
  { transaction }: DeskUnit,
  request: string,
  change: Partial<Omit<ForwardRow, 'request' | 'at'>>,
): Promise<void> {
  await transaction.updateTable('request_forward').set(change).where('request', '=', request).execute()
}

/** Those whose time it is, and those in which something new was said; one that fails waits for its time. */
export async function forwardsDue({ at, transaction }: DeskUnit, limit: number): Promise<string[]> {
  const rows = await transaction
    .selectFrom('request_forward')
    .select('request')
    .where(({ and, eb, exists, or, selectFrom }) =>
      or([
        eb('next_try_at', '<=', at),
        and([
          eb('tries', '=', 0),
          exists(
            selectFrom('request_message')
              .select('id')
              .whereRef('request_message.request', '=', 'request_forward.request')
              .whereRef('request_message.sequence', '>', 'sent_through'),
          ),
        ]),
      ]),
    )
    .orderBy('at')
    .limit(limit)
    .execute()
  return rows.map(({ request }) => request)
}

export const originOfRequest = ({ transaction }: DeskUnit, request: string): Promise<OriginRow | undefined> =>
  transaction.selectFrom('request_origin').selectAll().where('request', '=', request).executeTakeFirst()

/** The request that this one of another installation is here; undefined: none yet. */
export async function requestOfOrigin(
  { transaction }: DeskUnit,
  organisation: string,
  installation: string,
  number: string,
): Promise<string | undefined> {
  const found = await transaction
    .selectFrom('request_origin')
    .select('request')
    .where('organisation', '=', organisation)
    .where('installation', '=', installation)
    .where('number', '=', number)
    .executeTakeFirst()
  return found?.request
}

export async function insertOrigin({ transaction }: DeskUnit, row: OriginRow): Promise<void> {
  await transaction
    .insertInto('request_origin')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** Which messages of the other installation this request has already. */
export async function knownOrigins({ transaction }: DeskUnit, request: string): Promise<Set<string>> {
  const rows = await transaction
    .selectFrom('request_message')
    .select('origin')
    .where('request', '=', request)
    .where('origin', '!=', '')
    .execute()
  return new Set(rows.map(({ origin }) => origin))
}

export async function markOrigin({ transaction }: DeskUnit, message: string, origin: string): Promise<void> {
  await transaction.updateTable('request_message').set({ origin }).where('id', '=', message).execute()
}

/** Message-IDs of what was forwarded of a request, the latest last. */
export async function forwardedIds({ transaction }: DeskUnit, request: string): Promise<string[]> {
  const rows = await transaction
    .selectFrom('outbox')
    .select('message_id')
    .where('request', '=', request)
    .where('origin', '!=', '')
    .where('sent_at', 'is not', null)
    .orderBy('sequence')
    .execute()
  return rows.map(({ message_id }) => message_id)
}

/** The consented bytes that are still there, with their hashes. */
export const livingConsents = ({ at, transaction }: DeskUnit, request: string) =>
  transaction
    .selectFrom('consent')
    .select(['id', 'at', 'until', 'level', 'hash', 'content'])
    .where('request', '=', request)
    .where('deleted_at', 'is', null)
    .where('until', '>', at)
    .orderBy('at')
    .execute()

export async function saveForwardSettings(
  { transaction }: DeskUnit,
  line: string,
  forward: object | null,
): Promise<void> {
  await transaction
    .updateTable('line')
    .set({ forward: forward === null ? null : JSON.stringify(forward), version: sql<bigint>`version + 1` })
    .where('code', '=', line)
    .execute()
}
