// The thread on which large trial balances are read, with a heap of its own: what they are made of goes back in parts, so
// that taking it over does not hold the event loop either.

import { type ReadOptions, readTrialBalance } from '../../formats/osv/read.ts'
import type { BalanceKey, TrialBalance } from '../../ledger/balance.ts'
import { answering } from './serve.ts'

export interface BalanceAsked {
  readonly bytes: Uint8Array
  readonly file: string
  readonly options: Pick<ReadOptions, 'exponent'>
}

/** The balance apart from its keys, which went before. */
export type BalanceRest = Omit<TrialBalance, 'keys'>

const KEYS_AT_ONCE = 2000

answering<BalanceAsked, BalanceRest, readonly BalanceKey[]>(async ({ bytes, file, options }, part) => {
  const { keys, ...answer } = await readTrialBalance(bytes, file, options)
  for (let from = 0; from < keys.length; from += KEYS_AT_ONCE) part(keys.slice(from, from + KEYS_AT_ONCE))
  return { answer }
})
