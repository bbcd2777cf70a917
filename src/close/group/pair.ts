// Two companies of the group and what stands between them (IFRS 10.B86(c); accounting-model.md §7): balances by account
// group with the difference left where it is, turnovers, unrealised profit in inventory, dividends. Derived per pair,
// so that a change in one company touches its own pairs only.

import type { Book } from '../../ledger/book.ts'
import type { FactTable } from '../../ledger/facts.ts'
import type { Check, Finding } from '../../ledger/finding.ts'
import { intervalText } from '../../ledger/period.ts'
import { FLOWS, flowNamed } from '../../ledger/words.ts'
import type { GroupChart } from '../chart.ts'
import { rollForward } from '../roll.ts'
import { compareAmounts, type GroupContext, type Member } from './context.ts'
import { GroupLedger, type Posting } from './ledger.ts'

/** One side's facts with the other as partner, presentation currency. */
export interface PairSide {
  readonly member: Member
  readonly facts: FactTable
}

export interface PairResult {
  readonly name: string
  readonly facts: FactTable
  /** Kept only while an explanation is asked for. */
  readonly postings: readonly Posting[]
  readonly findings: readonly Finding[]
  readonly checks: readonly Check[]
}

export const pairName = (a: string, b: string): string => (a < b ? `${a}|${b}` : `${b}|${a}`)

/** Facts of an entity with the partner, on accounts that bear a pair group. */
export function sideOf(member: Member, partner: string, chart: GroupChart): FactTable {
  const facts = member.translated.presentation
  const code = facts.codes.partner.find(partner)
  const accounts = chart.byFactCode(facts.codes)
  return facts.where(
    (row) => facts.partner[row] === code && (accounts[facts.account[row]!]?.pair ?? '') !== '',
  )
}

/** Opening of the pair from the year before. */
export const rollPair = (previous: FactTable, chart: GroupChart, period: string): FactTable =>
  rollForward(previous, chart, period)

/** A context for one pair: its own ledger, findings and checks. */
export function pairContext(context: GroupContext): GroupContext {
  const ledger = new GroupLedger({
    codes: context.ledger.codes,
    period: intervalText(context.year),
    currency: context.currency,
    currencyOf: (entity) => context.members.get(entity)?.entity.functionalCurrency ?? context.currency,
    trace: context.ledger.postings !== null,
  })
  return { ...context, ledger, findings: [], checks: [] }
}

/** Rows of the intragroup registers between the two, in either direction. */
export function rowsBetween(book: Book, a: string, b: string): { hash: string }[] {
  const both = (x: string, y: string): boolean => (x === a && y === b) || (x === b && y === a)
  return [
    ...book.turnovers.filter((row) => both(row.seller, row.buyer)),
    ...book.inventoryProfit.filter((row) => both(row.seller, row.buyer)),
    ...book.dividends.filter((row) => both(row.payer, row.receiver)),
    ...book.differences.filter((row) => both(row.entity, row.partner)),
  ]
}

/**
 * Intragroup flows are nil in the cash flow statement: over all that the pair eliminates, what enters the statement —
 * results, and movements of balances that have a line — sums to nil, since what one side paid the other received. Pairs
 * in two currencies leave what two rates do, and a position has no movements: those are not compared.
 */
export function checkCashFlows(context: GroupContext, a: Member, b: Member): void {
  const foreign = a.entity.functionalCurrency !== b.entity.functionalCurrency
  if (foreign || a.position || b.position || context.ledger.facts.length === 0) return
  const { facts } = context.ledger
  const left = facts.sum((row) => {
    const account = context.chart.get(facts.text('account', row))
    const { cash } = FLOWS[flowNamed(facts.text('flow', row))]
    return account !== undefined && account.class !== 'equity' && cash !== 'none' && cash !== 'opening'
  })
  const subject = pairName(a.entity.code, b.entity.code)
  compareAmounts(context, { id: 'intragroup-cash-flows', scope: 'pair', subject, left, right: 0n })
}
