// Working in the database on behalf of someone: each transaction says whose it is, and row level security goes by that
// (migrations/0002-people). Without it a transaction sees no row of a book.

import { type Kysely, sql, type Transaction } from 'kysely'
import type { DeskRole } from '../desk/types.ts'
import {
  type Access,
  type BookRole,
  Access as MadeAccess,
  type RoleAtDesk,
  type RoleInBook,
} from './make-access.ts'
import type { Tables } from './tables.ts'

export type { Access, BookRole, DeskRole, RoleAtDesk, RoleInBook }

/** Sees no book. What is not said to be anyone's is nobody's. */
export const NOBODY: Access = MadeAccess.ofNobody('nobody')

/** Runs `work` in one transaction whose rows are those that `access` may see. */
export function transactionOf<T>(
  database: Kysely<Tables>,
  access: Access,
  work: (transaction: Transaction<Tables>) => Promise<T>,
): Promise<T> {
  return database.transaction().execute(async (transaction) => {
    await actAs(transaction, access.sees)
    return work(transaction)
  })
}

/**
 * A step of the program's own within a person's transaction, over rows that she does not see: the new book that has no
 * controller yet, the codes of entities for an administrator who gives roles. What `work` returns must not tell more.
 */
export async function asProgram<T>(
  transaction: Transaction<Tables>,
  access: Access,
  work: () => Promise<T>,
): Promise<T> {
  await actAs(transaction, 'console')
  const result = await work()
  await actAs(transaction, access.sees)
  return result
}

async function actAs(transaction: Transaction<Tables>, person: string): Promise<void> {
  await sql`select set_config('trialbalance.person', ${person}, true)`.execute(transaction)
}
