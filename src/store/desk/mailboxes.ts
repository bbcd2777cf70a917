// Mailboxes of lines as rows: how they are reached, the sealed secret, how far they are read, their last fault.

import { randomUUID } from 'node:crypto'
import type { Selectable } from 'kysely'
import type { Kind } from '../../desk/types.ts'
import type { DeskTables } from '../desk-tables.ts'
import { codeOf } from '../errors.ts'
import { asProgramIn, type DeskUnit } from './unit.ts'

export type MailboxRow = Selectable<DeskTables['mailbox']>

export interface MailboxFacts {
  readonly line: string
  readonly address: string
  readonly kind: Kind
  readonly imap: object
  readonly smtp: object
  readonly enabled: boolean
}

export const mailboxesOf = ({ transaction }: DeskUnit): Promise<MailboxRow[]> =>
  transaction.selectFrom('mailbox').selectAll().orderBy('address').execute()

export const mailboxById = ({ transaction }: DeskUnit, id: string): Promise<MailboxRow | undefined> =>
  transaction.selectFrom('mailbox').selectAll().where('id', '=', id).executeTakeFirst()

/** Locked until the unit ends: letters of one mailbox are registered one after the other. */
export const mailboxForUpdate = ({ transaction }: DeskUnit, id: string): Promise<MailboxRow | undefined> =>
  transaction.selectFrom('mailbox').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()

/** For an operator, who settles a letter and does not keep mailboxes: where its answer goes out. */
export const mailboxForLetters = (
  unit: DeskUnit,
  id: string,
): Promise<Pick<MailboxRow, 'id' | 'address'> | undefined> =>
  asProgramIn(unit, () =>
    unit.transaction.selectFrom('mailbox').select(['id', 'address']).where('id', '=', id).executeTakeFirst(),
  )

const valuesOf = ({ imap, smtp, ...row }: MailboxFacts) => ({
  ...row,
  imap: JSON.stringify(imap),
  smtp: JSON.stringify(smtp),
})

/** null: the address is taken. `secret` seals with the id that is made here. */
export async function insertMailbox(
  { transaction }: DeskUnit,
  given: MailboxFacts,
  secret: (id: string) => string,
): Promise<string | null> {
  const id = randomUUID()
  const made = await transaction
    .insertInto('mailbox')
    .values({
      ...valuesOf(given),
      id,
      secret: secret(id),
      uid_validity: null,
      last_uid: 0n,
      plus_addressing: false,
      checked_at: null,
      fault: '',
      version: 1n,
    })
    .onConflict((conflict) => conflict.column('address').doNothing())
    .returning('id')
    .executeTakeFirst()
  return made?.id ?? null
}

/** False: the address is taken. A secret that is not given stays. */
export async function updateMailbox(
  { transaction }: DeskUnit,
  id: string,
  given: MailboxFacts,
  secret: string | null,
  version: bigint,
): Promise<boolean> {
  const taken = await transaction
    .selectFrom('mailbox')
    .select('id')
    .where('address', '=', given.address)
    .where('id', '!=', id)
    .executeTakeFirst()
  if (taken) return false
  await transaction
    .updateTable('mailbox')
    .set({
      ...valuesOf(given),
      ...(secret === null ? {} : { secret }),
      plus_addressing: false,
      fault: '',
      version,
    })
    .where('id', '=', id)
    .execute()
  return true
}

/** False: letters came by it, which stay with it. */
export async function deleteMailbox({ transaction }: DeskUnit, id: string): Promise<boolean> {
  const used = await transaction
    .selectFrom('letter')
    .select('id')
    .where('mailbox', '=', id)
    .limit(1)
    .executeTakeFirst()
  const sent = await transaction
    .selectFrom('outbox')
    .select('sequence')
    .where('mailbox', '=', id)
    .limit(1)
    .executeTakeFirst()
  if (used || sent) return false
  try {
    await transaction.deleteFrom('mailbox').where('id', '=', id).execute()
    return true
  } catch (error) {
    // 23503: a letter came meanwhile.
    if (codeOf(error) === '23503') return false
    throw error
  }
}

/** How a mailbox was when it was last looked at; '' when nothing was wrong. */
export async function recordCheck({ at, transaction }: DeskUnit, id: string, fault: string): Promise<void> {
  await transaction.updateTable('mailbox').set({ checked_at: at, fault }).where('id', '=', id).execute()
}

export async function recordPlace(
  { transaction }: DeskUnit,
  id: string,
  uidValidity: bigint,
  uid: bigint,
): Promise<void> {
  await transaction
    .updateTable('mailbox')
    .set({ uid_validity: uidValidity, last_uid: uid })
    .where('id', '=', id)
    .execute()
}

export async function recordPlusAddressing(
  { transaction }: DeskUnit,
  id: string,
  works: boolean,
): Promise<void> {
  await transaction.updateTable('mailbox').set({ plus_addressing: works }).where('id', '=', id).execute()
}

/** Addresses of all mailboxes: what comes from one of them is not a customer's. */
export const ownAddresses = async (unit: DeskUnit): Promise<string[]> => {
  const rows = await asProgramIn(unit, () =>
    unit.transaction.selectFrom('mailbox').select('address').execute(),
  )
  return rows.map(({ address }) => address)
}
