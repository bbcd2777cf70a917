// Income and expense of 1C's accounts 90, 91 and 99 (accounting-model.md §4, "Results"): net turnovers of their
// subaccounts without the transfers (90.09, 91.09, most of 99.01) and without the closing entries, so that annual and
// interim trial balances have one shape. In a file that holds the closing, a subaccount's closing entry is its turnover
// on the opposite side; a return cannot be told from it, which is why 84 is explained in full (retained.ts).

import { finding } from '../../ledger/finding.ts'
import { divideByLargestRemainder } from '../../ledger/fraction.ts'
import { addMonths, dayBefore } from '../../ledger/period.ts'
import type { Cell } from './emit.ts'
import { resultFlow } from './flows.ts'
import type { LineKey, Side } from './lines.ts'
import type { RuleBook } from './rules.ts'
import type { Decision, MapRun } from './run.ts'

/** 99.02.О of today, 99.02.4 of before 2020: deferred tax, an income as well as an expense. */
const DEFERRED_TAX = /^99\.02\.([ОO]|4)$/
const DEFERRED_BALANCES = /^(09|77)(\.|$)/
const GATHERS_CREDIT = /^9[01]\.01(\.|$)/
const WITHOUT_SUBACCOUNTS = /^9[019]$/

/** Analytics of 99.01 that are transfers of 90.09, 91.09 and 99.02, as 1C names them. */
const TRANSFER_ROW =
  /(прибыл|убыт).*(от продаж|обычных видов)|сальдо прочих доходов|прочих доходов и расходов/i
const TAX_ROW = /^налог на прибыль/i

export interface IntervalResults {
  /** Σ income and expense read in the interval, debit positive. */
  readonly read: bigint
  /** Of an interval without the closing: what 99.01 shows beyond the transfers, without analytics; debit positive. */
  readonly beyondTransfers: bigint
}

export class ResultLines {
  readonly #run: MapRun
  readonly #yearEnd: string
  /** Income tax booked on 99.02: then the row of 99.01 with that name is its transfer. */
  readonly #taxOn9902: boolean

  constructor(run: MapRun) {
    this.#run = run
    this.#yearEnd = dayBefore(addMonths(run.input.interval.from, 12))
    this.#taxOn9902 = run.context.keys.keys.some(({ account }) => account.startsWith('99.02'))
  }

  /** Adds the results of one interval; lines of БУ and of tax. */
  interval(interval: number, rules: RuleBook): IntervalResults {
    const run = this.#run
    const { table } = run.chain.intervals[interval]!
    const closed = this.#closed(interval)
    const deferred = this.#deferredTax(interval)
    let read = 0n
    for (let row = 0; row < table.length; row++) {
      const line = table.key[row]!
      const key = run.key(line)
      const kind = run.kinds[line]
      if (kind !== 'result' && !(kind === 'profit' && this.#isOwnRow(key))) continue
      if (WITHOUT_SUBACCOUNTS.test(key.account)) this.#refuse(line, key)
      const amount = this.#resultOf(interval, line, closed.has(key.account.slice(0, 2)), deferred, rules)
      if (key.indicator === 'БУ') read += amount.amount
      this.#add(interval, line, amount.amount, amount.cells, rules)
    }
    return { read, beyondTransfers: closed.has('99') ? 0n : this.#beyondTransfers(interval) }
  }

  #refuse(line: number, { account, indicator }: LineKey): void {
    if (indicator !== 'БУ') return
    const run = this.#run
    run.unseen.add(account)
    const place = { ...run.place(line), subject: run.input.entity.code, value: account }
    run.once('MAP-144', account, () => finding('MAP-144', 'blocks', place, { account }))
  }

  /** A row of 99.01 of its own: its analytics name neither a transfer nor, beside 99.02, the tax. */
  #isOwnRow(key: LineKey): boolean {
    const text = key.analytics[0] ?? ''
    if (text === '' || TRANSFER_ROW.test(text)) return false
    return !(this.#taxOn9902 && TAX_ROW.test(text))
  }

  /**
   * Which of 90, 91, 99 the interval holds the closing of: every subaccount that moved closes at nil. Within the year
   * all three must, since a result may come to nil by itself.
   */
  #closed(interval: number): ReadonlySet<string> {
    const run = this.#run
    const { interval: dates, table } = run.chain.intervals[interval]!
    const moved = new Set<string>()
    const open = new Set<string>()
    for (let row = 0; row < table.length; row++) {
      const key = run.key(table.key[row]!)
      const kind = run.kinds[table.key[row]!]
      if (key.indicator !== 'БУ' || kind === 'balance' || kind === 'retained' || kind === 'outside') continue
      const account = key.account.slice(0, 2)
      if (table.debit[row] !== 0n || table.credit[row] !== 0n || table.opening[row] !== 0n) moved.add(account)
      if (table.closing[row] !== 0n) open.add(account)
    }
    const closed = new Set([...moved].filter((account) => !open.has(account)))
    const whole = open.size === 0 && (moved.has('90') || moved.has('91'))
    return dates.to === this.#yearEnd || whole ? closed : new Set()
  }

  /** What 09 and 77 moved, debit positive: the deferred tax of the interval is its opposite. */
  #deferredTax(interval: number): { amount: bigint; cells: readonly Cell[] } {
    const run = this.#run
    const { table } = run.chain.intervals[interval]!
    let amount = 0n
    const cells: Cell[] = []
    for (let row = 0; row < table.length; row++) {
      const line = table.key[row]!
      const { account, indicator } = run.key(line)
      if (indicator !== 'БУ' || !DEFERRED_BALANCES.test(account)) continue
      amount += table.debit[row]! - table.credit[row]!
      cells.push(run.cell(interval, line, 'debit', -1n), run.cell(interval, line, 'credit', 1n))
    }
    return { amount, cells }
  }

  #resultOf(
    interval: number,
    line: number,
    closed: boolean,
    deferred: { amount: bigint; cells: readonly Cell[] },
    rules: RuleBook,
  ): { amount: bigint; cells: readonly Cell[] } {
    const run = this.#run
    const key = run.key(line)
    const { debit, credit, closing } = run.amounts(interval, line)
    const cells = [run.cell(interval, line, 'debit'), run.cell(interval, line, 'credit', -1n)]
    if (!closed || closing !== 0n) return { amount: debit - credit, cells }
    if (DEFERRED_TAX.test(key.account) && key.indicator === 'БУ')
      return { amount: -deferred.amount, cells: deferred.cells }
    return this.#gathersCredit(key, rules)
      ? { amount: -credit, cells: cells.slice(1) }
      : { amount: debit, cells: cells.slice(0, 1) }
  }

  /** On which side a subaccount gathers; a row of 99.01 by the class of its target. */
  #gathersCredit(key: LineKey, rules: RuleBook): boolean {
    if (!key.account.startsWith('99.01')) return GATHERS_CREDIT.test(key.account)
    const part = this.#run.decision(rules.decide(key, 'debit'))?.parts[0]
    return part !== undefined && this.#run.input.chart.accounts[part.account]!.class === 'income'
  }

  #beyondTransfers(interval: number): bigint {
    const run = this.#run
    const { table } = run.chain.intervals[interval]!
    let net = 0n
    for (let row = 0; row < table.length; row++) {
      const key = run.key(table.key[row]!)
      const kind = run.kinds[table.key[row]!]
      if (key.indicator !== 'БУ') continue
      if (kind === 'transfer' || (kind === 'profit' && !this.#isOwnRow(key)))
        net += table.debit[row]! - table.credit[row]!
    }
    return net
  }

  #add(interval: number, line: number, amount: bigint, cells: readonly Cell[], rules: RuleBook): void {
    if (amount === 0n) return
    const run = this.#run
    const key = run.key(line)
    const side: Side = amount > 0n ? 'debit' : 'credit'
    const decision = run.decide(rules, line, side)
    if (!decision) {
      run.noRule(line, side, run.amounts(interval, line))
      return
    }
    const detail = run.detail(interval, line)
    const amounts = divided(amount, decision)
    for (const [index, { account, rule }] of decision.parts.entries()) {
      const given = amount > 0n ? rule?.flowDebit : rule?.flowCredit
      const flow = given || resultFlow(key.account, key.analytics, run.input.chart.accounts[account]!)
      run.emitter.add(interval, detail, account, flow, amounts[index]!, () => run.origin(rule, cells))
    }
  }
}

/** An amount over the parts of a decision by their weights. */
function divided(amount: bigint, { parts }: Decision): readonly bigint[] {
  if (parts.length === 1) return [amount]
  return divideByLargestRemainder(
    amount,
    parts.map((part) => part.weight),
  )
}
