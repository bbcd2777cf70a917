// One entity's lines on their way to the group chart: which rules fit, on which side, what is left unmapped.

import type { LocalAccount, MappingRule } from '../../ledger/book.ts'
import type { Finding } from '../../ledger/finding.ts'
import { divideByLargestRemainder } from '../../ledger/fraction.ts'
import { intervalText } from '../../ledger/period.ts'
import { type Flow, MEASURE_OF } from '../../ledger/words.ts'
import type { ChainInterval } from './chain.ts'
import { gathersOn } from './flows.ts'
import { type Emitter, lineAnalytics, type MapInput } from './input.ts'
import { chartAccount, type Line, lineKeyText } from './lines.ts'
import { movementsOf } from './movements.ts'
import type { Rules, Side } from './rules.ts'

interface Target {
  readonly rule: MappingRule
  readonly account: string
}

export class LocalMapping {
  readonly input: MapInput
  readonly rules: Rules
  readonly emitter: Emitter
  readonly findings: Finding[]
  readonly chart: ReadonlyMap<string, LocalAccount>
  readonly unmapped = new Map<string, bigint>()
  /** Local accounts whose flows were assumed. */
  readonly assumed = new Set<string>()
  readonly #decided = new Map<string, readonly MappingRule[]>()
  /** Side of each line's balance at the last cut. */
  readonly #sides = new Map<string, Side>()

  constructor(
    input: MapInput,
    rules: Rules,
    emitter: Emitter,
    findings: Finding[],
    chart: ReadonlyMap<string, LocalAccount>,
  ) {
    this.input = input
    this.rules = rules
    this.emitter = emitter
    this.findings = findings
    this.chart = chart
  }

  /** Rules of a line on a side; decided once per key and side. */
  decide(line: Line, side: Side): readonly MappingRule[] {
    const text = `${side}\u0001${lineKeyText(line)}`
    let rules = this.#decided.get(text)
    if (!rules) {
      rules = this.rules.decide(line.key, side).rules
      this.#decided.set(text, rules)
    }
    return rules
  }

  /** Off-balance accounts are left out deliberately; the chart or the code (three digits, МЦ, НЕ …) tells. */
  offBalance(account: string): boolean {
    const row = chartAccount(this.chart, account)
    return row ? row.offBalance : /^(0\d\d|[А-ЯA-Z])/.test(account) && account !== '000'
  }

  usualSide(line: Line): Side {
    if (line.key.side !== '') return line.key.side
    const type = chartAccount(this.chart, line.key.account)?.type
    if (type === 'active') return 'debit'
    if (type === 'passive') return 'credit'
    return line.debit >= line.credit ? 'debit' : 'credit'
  }

  sideOf(line: Line, amount: bigint, other: bigint): Side {
    if (amount !== 0n) return amount > 0n ? 'debit' : 'credit'
    if (other !== 0n) return other > 0n ? 'debit' : 'credit'
    return this.usualSide(line)
  }

  noRule(line: Line, amount: bigint): void {
    if (amount === 0n) return
    this.unmapped.set(
      line.key.account,
      (this.unmapped.get(line.key.account) ?? 0n) + (amount < 0n ? -amount : amount),
    )
  }

  /** Divides an amount over the targets of one condition by their shares, exactly. */
  divide(rules: readonly MappingRule[], amount: bigint): (Target & { readonly amount: bigint })[] {
    if (rules.length === 1) return [{ rule: rules[0]!, account: rules[0]!.target, amount }]
    const weights = rules.map((rule) => (rule.share.numerator * 1_000_000_000_000n) / rule.share.denominator)
    const parts = divideByLargestRemainder(amount, weights)
    return rules.map((rule, index) => ({ rule, account: rule.target, amount: parts[index]! }))
  }

  facts(line: Line, interval: ChainInterval, account: string, flow: Flow): Record<string, string> {
    return {
      period: intervalText(interval.interval),
      account,
      flow,
      partner: line.key.partner,
      analytics: lineAnalytics(line.key),
      measure: MEASURE_OF[line.key.indicator],
      document: line.sources[0]?.file.document ?? '',
    }
  }

  /** A balance line in one interval: opening of the year, movements, and what crossed at a cut. */
  balance(line: Line, interval: ChainInterval, first: boolean, cut: boolean, construction: bigint): void {
    const text = lineKeyText(line)
    const side = this.#sides.get(text) ?? this.sideOf(line, line.opening, line.closing)
    const rules = this.decide(line, side)
    if (rules.length === 0) {
      this.noRule(line, line.opening === 0n ? line.closing || line.debit : line.opening)
      return
    }
    if (first) {
      for (const part of this.divide(rules, line.opening)) {
        if (part.account === '') continue
        this.emitter.emit(this.facts(line, interval, part.account, 'opening'), part.amount, {
          line,
          column: 'opening',
          rule: part.rule,
          text: '',
        })
      }
    }
    for (const { flow, amount, assumed } of movementsOf(line, rules[0]!, construction)) {
      if (assumed && amount !== 0n) this.assumed.add(line.key.account)
      for (const part of this.divide(rules, amount)) {
        if (part.account === '') continue
        this.emitter.emit(this.facts(line, interval, part.account, flow), part.amount, {
          line,
          column: 'turnover',
          rule: part.rule,
          text: '',
        })
      }
    }
    this.#sides.set(text, side)
    if (cut) this.#cross(line, interval, side, rules)
  }

  #cross(line: Line, interval: ChainInterval, side: Side, rules: readonly MappingRule[]): void {
    if (line.closing === 0n) return
    const now: Side = line.closing > 0n ? 'debit' : 'credit'
    this.#sides.set(lineKeyText(line), now)
    if (now === side) return
    const after = this.decide(line, now)
    if (after.length === 0) {
      this.noRule(line, line.closing)
      return
    }
    if (after.every((rule, index) => rule.target === rules[index]?.target)) return
    for (const part of this.divide(rules, line.closing)) {
      this.emitter.emit(this.facts(line, interval, part.account, 'reclassification'), -part.amount, {
        line,
        column: 'closing',
        rule: part.rule,
        text: '',
      })
    }
    for (const part of this.divide(after, line.closing)) {
      this.emitter.emit(this.facts(line, interval, part.account, 'reclassification'), part.amount, {
        line,
        column: 'closing',
        rule: part.rule,
        text: '',
      })
    }
  }

  /** A result subaccount in one interval: its net turnover without the closing entry of the year. Debit positive. */
  result(line: Line, interval: ChainInterval, deferred: bigint): bigint {
    const amount = this.resultAmount(line, deferred)
    const side = amount >= 0n ? 'debit' : 'credit'
    if (amount === 0n) return 0n
    const rules = this.decide(line, side)
    if (rules.length === 0) {
      this.noRule(line, amount)
      return amount
    }
    for (const part of this.divide(rules, amount)) {
      if (part.account === '') continue
      const flow =
        (part.amount >= 0n ? part.rule.flowDebit : part.rule.flowCredit) || this.resultFlow(part.account)
      this.emitter.emit(this.facts(line, interval, part.account, flow), part.amount, {
        line,
        column: 'turnover',
        rule: part.rule,
        text: '',
      })
    }
    return amount
  }

  resultFlow(account: string): Flow {
    const role = this.input.chart.get(account)?.role
    return role === 'current-tax-expense' || role === 'deferred-tax-expense'
      ? 'tax-profit-or-loss'
      : 'unspecified'
  }

  /** In a file that holds the closing, the side opposite to what the subaccount gathers is the closing entry. */
  resultAmount(line: Line, deferred: bigint): bigint {
    const closed =
      line.closing === 0n &&
      line.debit !== 0n &&
      line.credit !== 0n &&
      line.opening + line.debit === line.credit
    if (!closed) return line.debit - line.credit
    // Deferred tax turns over on both sides within a year (09 and 77 rise and fall), so neither side is the closing
    // alone: what 09 and 77 moved is what the year charged.
    if (/^99\.02\.[ОO]/.test(line.key.account)) return -deferred
    return gathersOn(line.key.account) === 'credit' ? -line.credit : line.debit
  }
}
