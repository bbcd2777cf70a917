// Writing in one transaction on behalf of someone: all of it or nothing, and what the database says of a failure is
// told as ours.

import type { Kysely, Transaction } from 'kysely'
import { finding } from '../ledger/finding.ts'
import { type Access, transactionOf } from './access.ts'
import { codeOf, textOf } from './errors.ts'
import { Refused } from './refused.ts'
import type { Tables } from './tables.ts'
import type { Surroundings } from './types.ts'

/** @throws Refused STORE-010 on a nearly full disk, STORE-016 when the database did not take it. */
export async function writing<T>(
  database: Kysely<Tables>,
  surroundings: Surroundings,
  access: Access,
  work: (transaction: Transaction<Tables>) => Promise<T>,
): Promise<T> {
  surroundings.requireWritable()
  try {
    return await transactionOf(database, access, work)
  } catch (error) {
    if (error instanceof Refused) throw error
    throw new Refused(
      'program',
      finding('STORE-016', 'blocks', {}, { code: codeOf(error), reason: textOf(error) }),
    )
  }
}
