// The flows of journal lines that give none (accounting-model.md §3, §9). A journal moves no money, so whatever of it
// has no line in the cash flow statement must sum to nil; the flows are chosen so that it does:
//
//   as given; else the account's `flow_debit` or `flow_credit`; else
//   income and expense: unspecified (in the result), tax expense: tax to profit or loss;
//   OCI: revaluation; equity among itself: transfer within equity; equity against assets and liabilities: non-cash
//   addition; a journal of assets and liabilities alone: reclassification, whatever their accounts say, since nothing
//   happened but the name; an asset or a liability against a result: charge (in profit, not cash), against a flow
//   without a line (a revaluation, a tax): that very flow, else working-capital change.
//
// The account's own flow is not taken where it is of class cash and the journal is not. Where no choice makes the
// journal sum to nil (assets against profit and equity at once), the flow must be given.

import type { GroupAccount } from '../../ledger/book.ts'
import { FLOWS, type Flow } from '../../ledger/words.ts'

export interface FlowDraft {
  readonly account: GroupAccount
  /** '' : not given. */
  readonly flow: Flow | ''
  readonly amount: bigint
}

const TAX_EXPENSES: ReadonlySet<string> = new Set(['current-tax-expense', 'deferred-tax-expense'])

/** Income tax has no line but what is paid (accounting-model.md §9). */
const isTaxExpense = (account: GroupAccount): boolean => TAX_EXPENSES.has(account.role)
const isBalance = (account: GroupAccount): boolean =>
  account.class === 'asset' || account.class === 'liability'
const isIncomeOrExpense = (account: GroupAccount): boolean =>
  account.class === 'income' || account.class === 'expense'

/**
 * True where a fact contributes to no line of the cash flow statement, or is taken out of the result and shown in no
 * other line, or stands on cash without being a payment: the sum of these must be nil (§9).
 */
export function hasNoCashLine(account: GroupAccount, flow: Flow): boolean {
  const { cash } = FLOWS[flow]
  if (cash === 'cash' || cash === 'opening') return false
  if (account.role === 'cash') return cash === 'none'
  if (account.cashFlow[flow] !== undefined) return false
  return cash === 'none' || isTaxExpense(account)
}

/** One flow per line; null where it must be given. */
export function resolveFlows(drafts: readonly FlowDraft[], cash: boolean): (Flow | null)[] {
  return new Resolver(drafts, cash).resolve()
}

class Resolver {
  readonly #drafts: readonly FlowDraft[]
  readonly #cash: boolean
  readonly #flows: (Flow | null)[]

  constructor(drafts: readonly FlowDraft[], cash: boolean) {
    this.#drafts = drafts
    this.#cash = cash
    this.#flows = drafts.map((draft) => draft.flow || null)
  }

  resolve(): (Flow | null)[] {
    const open = this.#open(() => true)
    const noneGiven = open.length === this.#drafts.length
    if (!this.#cash && noneGiven && this.#drafts.every(({ account }) => isBalance(account))) {
      return this.#drafts.map(() => 'reclassification')
    }
    for (const index of open) {
      const { account } = this.#drafts[index]!
      if (account.role === 'cash') this.#flows[index] = this.#cash ? 'unspecified' : 'reclassification'
      else if (!isBalance(account)) this.#flows[index] = this.#ownFlow(index) ?? this.#usual(account)
    }
    this.#resolveBalances()
    return this.#flows
  }

  #open(among: (draft: FlowDraft) => boolean): number[] {
    return this.#drafts.flatMap((draft, index) =>
      this.#flows[index] === null && among(draft) ? [index] : [],
    )
  }

  /** Assets and liabilities: first with the accounts' own flows, then without them where these do not sum to nil. */
  #resolveBalances(): void {
    const open = this.#open(({ account }) => isBalance(account))
    for (const index of open) this.#flows[index] = this.#ownFlow(index)
    const without = open.filter((index) => this.#flows[index] === null)
    if (without.length === 0 ? this.#sumWithoutLine(new Set()) === 0n : this.#solve(without)) return
    for (const index of open) this.#flows[index] = null
    this.#solve(open)
  }

  #ownFlow(index: number): Flow | null {
    const { account, amount } = this.#drafts[index]!
    const own = amount >= 0n ? account.flowDebit : account.flowCredit
    return own && (this.#cash || FLOWS[own].cash !== 'cash') ? own : null
  }

  #usual(account: GroupAccount): Flow | null {
    if (isTaxExpense(account)) return 'tax-profit-or-loss'
    if (isIncomeOrExpense(account)) return 'unspecified'
    if (account.class === 'oci') return 'revaluation'
    if (this.#drafts.every((draft) => draft.account.class === 'equity')) return 'equity-transfer'
    return this.#cash ? null : 'addition-non-cash'
  }

  #sumWithoutLine(except: ReadonlySet<number>): bigint {
    let sum = 0n
    for (const [index, { account, amount }] of this.#drafts.entries()) {
      const flow = this.#flows[index]
      if (!flow || except.has(index)) continue
      // A restatement is neither a line nor a movement: its other side must be one too.
      if (hasNoCashLine(account, flow) || FLOWS[flow].cash === 'opening') sum += amount
    }
    return sum
  }

  /** Gives the lines one flow under which the journal sums to nil; false: there is none. */
  #solve(lines: readonly number[]): boolean {
    const total = lines.reduce((sum, index) => sum + this.#drafts[index]!.amount, 0n)
    const rest = this.#sumWithoutLine(new Set(lines))
    const flow = rest === 0n ? this.#withLine() : rest + total === 0n ? this.#withoutLine() : null
    for (const index of lines) this.#flows[index] = flow
    return flow !== null
  }

  #withLine(): Flow {
    return this.#drafts.some(({ account }) => isIncomeOrExpense(account)) ? 'charge' : 'working-capital'
  }

  /** The flow that the other side bears, where it is one. */
  #withoutLine(): Flow {
    const others = new Set<Flow>()
    for (const [index, { account }] of this.#drafts.entries()) {
      const flow = this.#flows[index]
      if (flow && (hasNoCashLine(account, flow) || FLOWS[flow].cash === 'opening')) others.add(flow)
    }
    const [only] = others
    if (others.size === 1 && only && FLOWS[only].cash !== 'operating') return only
    return this.#drafts.some(({ account }) => account.class === 'equity')
      ? 'addition-non-cash'
      : 'reclassification'
  }
}
