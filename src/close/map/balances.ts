// Balances with their movements onto the group chart (accounting-model.md §4, "Expanded balances", "A line that
// crosses"). A line stands on the target of the side that it opens on; its movements stay there; where it closes on the
// other side, or another rule holds from then on, the balance is reclassified once per reporting period, so that the
// intervals of the files do not matter.

import { finding } from '../../ledger/finding.ts'
import { divideByLargestRemainder } from '../../ledger/fraction.ts'
import type { Flow } from '../../ledger/words.ts'
import { GroupChart } from '../chart.ts'
import { aggregateLines, SUMS_PER_KEY } from './aggregate.ts'
import type { Cell, Origin } from './emit.ts'
import { accountFlows, flowByCorrespondence } from './flows.ts'
import type { LineKey, Side } from './lines.ts'
import type { RuleBook } from './rules.ts'
import type { Decision, MapRun, Part } from './run.ts'
import { PeriodSides, sideGroupOf, unifiedTaxDecision, vatOnAdvance } from './sides.ts'
import { type Portions, transfersOf } from './transfers.ts'

/** Intervals of one reporting period: from index `first` to `last` of the chain. */
export interface ReportingPeriod {
  readonly first: number
  readonly last: number
  readonly rules: RuleBook
}

interface LineFlows {
  readonly debit: Flow
  readonly credit: Flow
  readonly debitAssumed: boolean
  readonly creditAssumed: boolean
}

/** Flows of a line's turnovers: its own, the rule's, the table's, the group account's (§4). */
export function flowsOf(run: MapRun, key: LineKey, part: Part): LineFlows {
  const { rule } = part
  const account = run.input.chart.accounts[part.account]!
  // A word of FLOWS: readers refuse others.
  const own = (key.flow as Flow | '') || flowByCorrespondence(key.account, key.corrAccount)
  if (own) return { debit: own, credit: own, debitAssumed: false, creditAssumed: false }
  // Of a position nothing is known but what the balance came to (book-format.md §3).
  if (run.chain.position && !GroupChart.isResult(account))
    return { debit: 'unspecified', credit: 'unspecified', debitAssumed: false, creditAssumed: false }
  const fallback = run.tabled(key.account) ?? accountFlows(account)
  const isKnown = account.role === 'cash' || GroupChart.isResult(account)
  return {
    debit: rule?.flowDebit || fallback.debit,
    credit: rule?.flowCredit || fallback.credit,
    debitAssumed: !rule?.flowDebit && !isKnown,
    creditAssumed: !rule?.flowCredit && !isKnown,
  }
}

const sameTargets = (a: Decision, b: Decision): boolean =>
  a === b ||
  (a.parts.length === b.parts.length &&
    a.parts.every(
      ({ account, weight }, index) =>
        account === b.parts[index]!.account && weight === b.parts[index]!.weight,
    ))

/** Balance lines of one entity and year; periods are given in order. */
export class BalanceLines {
  readonly #run: MapRun
  /** Per line: where its balance stands, and how much. */
  readonly #stands: (Decision | null)[]
  readonly #closing: BigInt64Array
  /** Of lines that are divided: what stands on the parts of their decision. */
  readonly #held = new Map<number, bigint>()
  readonly #groups: readonly string[]

  constructor(run: MapRun) {
    this.#run = run
    this.#stands = Array.from({ length: run.lines }, () => null)
    this.#closing = new BigInt64Array(run.lines)
    this.#groups = run.context.keys.keys.map((key) => sideGroupOf(key, run.russian))
  }

  /** Where each balance line stands at the end of the year, for the proof of completeness. */
  standing(line: number): Decision | null {
    return this.#stands[line]!
  }

  period(period: ReportingPeriod): void {
    const run = this.#run
    const sides = new PeriodSides(run, period, this.#groups, this.#closing)
    const decisions = new Map<number, Decision | null>()
    const decide = (line: number, side: Side, at: 'opening' | 'closing'): Decision | null => {
      const found = vatOnAdvance(run, period.rules, line) ?? run.decide(period.rules, line, side)
      return unifiedTaxDecision(run, period.rules, sides, line, side, at, found)
    }
    for (const line of sides.lines) {
      const decision = decide(line, sides.before(line), sides.openedAt(line))
      decisions.set(line, decision)
      if (!decision) this.#withoutRule(line, period, sides.before(line))
    }
    const portions = transfersOf(run, period, decisions)
    for (let interval = period.first; interval <= period.last; interval++)
      this.#interval(interval, period, sides.lines, decisions, portions)
    for (const line of sides.lines) {
      const [before, after] = [sides.before(line), sides.after(line)]
      const amount = this.#closing[line]!
      const stands = this.#stands[line]
      if (amount === 0n || !stands || this.#isResult(stands)) continue
      const next = decide(line, after, 'closing')
      if (!next) run.noRule(line, after, { opening: 0n, debit: 0n, credit: 0n, closing: amount })
      else if (before !== after || !sameTargets(stands, next))
        this.#reclassify(period.last, line, next, amount, 'closing')
    }
  }

  #withoutRule(line: number, { first, last }: ReportingPeriod, side: Side): void {
    const run = this.#run
    const sum = { opening: run.amounts(first, line).opening, debit: 0n, credit: 0n, closing: 0n }
    for (let interval = first; interval <= last; interval++) {
      const { debit, credit, closing } = run.amounts(interval, line)
      sum.debit += debit
      sum.credit += credit
      sum.closing = closing
    }
    run.noRule(line, side, sum)
  }

  #isResult(decision: Decision): boolean {
    return GroupChart.isResult(this.#run.input.chart.accounts[decision.parts[0]!.account]!)
  }

  /** Moves what stands of a line to another decision, both sides in the flow reclassification. */
  #reclassify(
    interval: number,
    line: number,
    to: Decision,
    amount: bigint,
    column: 'opening' | 'closing',
  ): void {
    const stands = this.#stands[line]
    const cells: Cell[] = this.#run.emitter.tracing ? [this.#run.cell(interval, line, column)] : []
    if (stands && sameTargets(stands, to) && stands.parts.length === 1) {
      this.#stands[line] = to
      return
    }
    if (stands)
      this.#add(interval, line, stands, 'reclassification', -(this.#held.get(line) ?? amount), cells, -1n)
    this.#held.delete(line)
    this.#stands[line] = to
    this.#add(interval, line, to, 'reclassification', amount, cells, 1n)
  }

  #interval(
    interval: number,
    period: ReportingPeriod,
    lines: readonly number[],
    decisions: ReadonlyMap<number, Decision | null>,
    portions: Portions,
  ): void {
    const run = this.#run
    const { table } = run.chain.intervals[interval]!
    const sums = run.emitter.tracing ? null : new Int32Array(run.lines * SUMS_PER_KEY)
    for (const line of lines) {
      const decision = decisions.get(line)
      if (!decision) continue
      this.#open(interval, interval === period.first, line, decision, sums)
      const row = table.at(line)
      this.#closing[line] = row < 0 ? 0n : table.closing[row]!
      if (row >= 0) this.#move(interval, line, decision, portions, sums)
    }
    if (!sums) return
    const target = run.emitter.sums(interval)
    const keySums = { sums, sided: new Uint8Array(run.lines) }
    aggregateLines(table, Int32Array.of(0, table.length), keySums, target.amounts, 0, table.bound)
  }

  /**
   * The opening of a line: of the year as flow opening; at a later boundary what differs from what stands (a rule, a
   * member, the detail of the next file changed) as reclassification.
   */
  #open(interval: number, isFirst: boolean, line: number, decision: Decision, sums: Int32Array | null): void {
    const run = this.#run
    const { opening } = run.amounts(interval, line)
    if (interval === 0) {
      this.#stands[line] = decision
      if (opening === 0n) return
      if (this.#isResult(decision)) {
        this.#openResult(line, decision, opening)
        return
      }
      if (sums && decision.parts.length === 1) {
        const detail = run.detail(0, line)
        sums[line * SUMS_PER_KEY] = run.emitter.sums(0).of(detail, decision.parts[0]!.account, 'opening')
      } else this.#add(0, line, decision, 'opening', opening, [run.cell(0, line, 'opening')], 1n)
      return
    }
    const before = this.#closing[line]!
    const stands = this.#stands[line]
    if (isFirst && stands && !sameTargets(stands, decision)) {
      if (before !== 0n || opening !== 0n) this.#reclassifyBoundary(interval, line, decision, opening)
      else this.#stands[line] = decision
      return
    }
    this.#stands[line] = decision
    if (opening !== before) {
      const cells = [run.cell(interval, line, 'opening'), run.cell(interval - 1, line, 'closing', -1n)]
      this.#add(interval, line, decision, 'reclassification', opening - before, cells, 1n)
    }
  }

  /** Income, expense and OCI open at nil: what a file opens with stands in the account they close to (§3). */
  #openResult(line: number, decision: Decision, opening: bigint): void {
    const run = this.#run
    const { chart, entity } = run.input
    const account = chart.accounts[decision.parts[0]!.account]!
    const equity = chart.closesTo(chart.componentOf(account))
    if (!equity) {
      const place = { ...run.place(line), subject: entity.code, value: account.code }
      run.once('MAP-152', account.code, () => finding('MAP-152', 'blocks', place))
      return
    }
    const origin = (): Origin => run.origin(decision.parts[0]!.rule, [run.cell(0, line, 'opening')])
    const detail = run.plainDetail(0)
    run.emitter.add(0, detail, run.emitter.accountIndex(equity.code), 'opening', opening, origin)
  }

  #reclassifyBoundary(interval: number, line: number, decision: Decision, opening: bigint): void {
    const run = this.#run
    const before = this.#closing[line]!
    const stands = this.#stands[line]!
    const cells = [run.cell(interval - 1, line, 'closing')]
    this.#add(interval, line, stands, 'reclassification', -(this.#held.get(line) ?? before), cells, -1n)
    this.#held.delete(line)
    this.#stands[line] = decision
    this.#add(
      interval,
      line,
      decision,
      'reclassification',
      opening,
      [run.cell(interval, line, 'opening')],
      1n,
    )
  }

  #move(
    interval: number,
    line: number,
    decision: Decision,
    portions: Portions,
    sums: Int32Array | null,
  ): void {
    const run = this.#run
    const key = run.key(line)
    const { debit, credit } = run.amounts(interval, line)
    if (debit === 0n && credit === 0n) return
    const flows = flowsOf(run, key, decision.parts[0]!)
    if (key.indicator === 'БУ') {
      if ((flows.debitAssumed && debit !== 0n) || (flows.creditAssumed && credit !== 0n))
        run.assumed.add(key.account)
    }
    const portion = portions.get(interval, line)
    if (sums && decision.parts.length === 1 && portion === null) {
      const detail = run.detail(interval, line)
      const target = run.emitter.sums(interval)
      const { account } = decision.parts[0]!
      sums[line * SUMS_PER_KEY + 1] = target.of(detail, account, flows.debit)
      sums[line * SUMS_PER_KEY + 2] = target.of(detail, account, flows.credit)
      return
    }
    const moved = portion ?? { debit: 0n, credit: 0n }
    const debitCell = [run.cell(interval, line, 'debit')]
    const creditCell = [run.cell(interval, line, 'credit', -1n)]
    this.#add(interval, line, decision, 'reclassification', moved.debit, debitCell, 1n)
    this.#add(interval, line, decision, 'reclassification', -moved.credit, creditCell, 1n)
    this.#add(interval, line, decision, flows.debit, debit - moved.debit, debitCell, 1n)
    this.#add(interval, line, decision, flows.credit, moved.credit - credit, creditCell, 1n)
  }

  /**
   * Adds an amount of a line to the parts of a decision. A divided line is divided in what stands on it: a part gets
   * the difference of its shares after and before, so that parts never drift from the whole.
   */
  #add(
    interval: number,
    line: number,
    decision: Decision,
    flow: Flow,
    amount: bigint,
    cells: readonly Cell[],
    sign: 1n | -1n,
  ): void {
    if (amount === 0n) return
    const run = this.#run
    const detail = run.detail(interval, line)
    const { parts } = decision
    const signed = sign === 1n ? cells : cells.map((cell) => ({ ...cell, sign: -cell.sign as 1n | -1n })) // ±1 turned
    if (parts.length === 1) {
      const { account, rule } = parts[0]!
      run.emitter.add(interval, detail, account, flow, amount, () => run.origin(rule, signed))
      return
    }
    const before = this.#held.get(line) ?? 0n
    const after = before + amount
    this.#held.set(line, after)
    const weights = parts.map((part) => part.weight)
    const [old, now] = [divideByLargestRemainder(before, weights), divideByLargestRemainder(after, weights)]
    for (const [index, { account, rule }] of parts.entries())
      run.emitter.add(interval, detail, account, flow, now[index]! - old[index]!, () =>
        run.origin(rule, signed),
      )
  }
}
