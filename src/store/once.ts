// Answers kept by Idempotency-Key, so that a request sent twice (a second click, a lost answer) creates once.

import type { Transaction } from 'kysely'
import { finding } from '../ledger/finding.ts'
import type { Access } from './access.ts'
import { Refused } from './refused.ts'
import type { Tables } from './tables.ts'
import type { Once } from './types.ts'

/** A browser that has not asked again for two days will not. */
const KEPT_FOR_MS = 48 * 60 * 60 * 1000

/** @throws Refused STORE-020 where the key came with another request. */
export async function answerOf(
  transaction: Transaction<Tables>,
  access: Access,
  book: bigint,
  { key, requestHash }: Once,
): Promise<string | undefined> {
  const found = await transaction
    .selectFrom('kept_answer')
    .select(['request_hash', 'answer'])
    .where('owner', '=', access.actor)
    .where('book', '=', book)
    .where('key', '=', key)
    .executeTakeFirst()
  if (found && found.request_hash !== requestHash) {
    throw new Refused('input', finding('STORE-020', 'blocks', { value: key }))
  }
  return found?.answer
}

export async function keepAnswer(
  transaction: Transaction<Tables>,
  access: Access,
  book: bigint,
  { key, requestHash }: Once,
  answer: string,
  at: Date,
): Promise<void> {
  await transaction
    .deleteFrom('kept_answer')
    .where('owner', '=', access.actor)
    .where('at', '<', new Date(at.getTime() - KEPT_FOR_MS))
    .execute()
  await transaction
    .insertInto('kept_answer')
    .values({ owner: access.actor, book, key, request_hash: requestHash, answer, at })
    .execute()
}
