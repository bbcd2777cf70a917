// Sums over the rows of a trial balance: net balances, which row lies below which, and what the chart of the
// company says of an account.

import type { TrialBalance } from '../../ledger/balance.ts'
import type { LocalAccount } from '../../ledger/book.ts'
import type { Six } from './amounts.ts'

/** Debit positive. */
const openingNet = (six: Six): bigint => six.openingDebit - six.openingCredit
const closingNet = (six: Six): bigint => six.closingDebit - six.closingCredit

/** What two rows are compared by. */
export const MEASURES: readonly (readonly [what: string, of: (six: Six) => bigint])[] = [
  ['opening', openingNet],
  ['turnover_debit', (six) => six.turnoverDebit],
  ['turnover_credit', (six) => six.turnoverCredit],
  ['closing', closingNet],
]

/** Off-balance accounts of Order 94n have three digits or letters; 000 is 1C's auxiliary account. */
export const isOffBalanceCode = (account: string): boolean =>
  /^(0\d\d(\.|$)|[А-ЯA-Z])/.test(account) && !/^000(\.|$)/.test(account)

/**
 * For each row the row of the same indicator that it lies directly below, or -1, told from the levels. Where
 * sums stand below what they sum, the rows are read from the end.
 */
export function parentsOf(balance: TrialBalance): Int32Array {
  const { keys, key } = balance
  const length = key.length
  const parents = new Int32Array(length).fill(-1)
  // A table without levels.
  if (keys.every(({ level }) => level === 0)) return parents
  const levelOf = (index: number): number => keys[key[index]!]!.level
  let least = length > 0 ? levelOf(0) : 0
  for (let index = 0; index < length; index++) least = Math.min(least, levelOf(index))
  const upward = length > 1 && levelOf(0) > least && levelOf(length - 1) === least
  const stacks = new Map<string, number[]>()
  for (let step = 0; step < length; step++) {
    const index = upward ? length - 1 - step : step
    const { indicator, kind, currency } = keys[key[index]!]!
    // Amounts in different currencies are not compared with each other.
    const apart = kind === 'control' ? 'control' : indicator === 'fc' ? `fc ${currency}` : indicator
    const stack = stacks.get(apart) ?? []
    while (stack.length > 0 && levelOf(stack.at(-1)!) >= levelOf(index)) stack.pop()
    parents[index] = stack.at(-1) ?? -1
    if (kind !== 'expanded') stack.push(index)
    stacks.set(apart, stack)
  }
  return parents
}

/** A chart as checks ask it: the account, else the nearest above it. */
export class Chart {
  readonly #accounts: ReadonlyMap<string, LocalAccount>

  constructor(accounts: readonly LocalAccount[]) {
    this.#accounts = new Map(accounts.map((account) => [account.code, account]))
  }

  get isGiven(): boolean {
    return this.#accounts.size > 0
  }

  find(code: string): LocalAccount | undefined {
    for (let at = code; at !== ''; at = at.slice(0, Math.max(0, at.lastIndexOf('.')))) {
      const found = this.#accounts.get(at)
      if (found) return found
    }
    return undefined
  }

  /** null: the chart does not know the account. */
  isOffBalance(code: string): boolean | null {
    return this.find(code)?.offBalance ?? null
  }
}
