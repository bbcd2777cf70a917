// Account 84 explained in full (accounting-model.md §4 "Results"): its net turnover = − profit read + dividends +
// transfers + what rules and dated flows say; a remainder blocks and is shown with the ways to settle it.

import { exponentOf } from '../../ledger/currency.ts'
import { type Check, finding } from '../../ledger/finding.ts'
import { decimalText } from '../../ledger/fraction.ts'
import { intersect } from '../../ledger/period.ts'
import type { Flow } from '../../ledger/words.ts'
import type { ChainInterval } from './chain.ts'
import { isResultAccount, isRetained } from './flows.ts'
import { datedAmount } from './input.ts'
import type { Line } from './lines.ts'
import type { LocalMapping } from './local-mapping.ts'

/**
 * Emits opening and movements of retained profit. `results` is what the interval's result accounts gave (debit
 * positive). What 84, 90, 91 and 99 moved together, less the results, is what moved equity otherwise: whether the file
 * holds the year's closing or not.
 */
export function explainRetained(
  mapping: LocalMapping,
  interval: ChainInterval,
  first: boolean,
  results: bigint,
  checks: Check[],
): void {
  const { input, emitter } = mapping
  const retained: Line[] = []
  let together = 0n
  let opening = 0n
  for (const line of interval.lines.values()) {
    if (line.key.indicator !== 'БУ') continue
    const { account } = line.key
    if (isRetained(account)) retained.push(line)
    if (isRetained(account) || isResultAccount(account)) {
      together += line.debit - line.credit
      if (first) opening += line.opening
    }
  }
  const line = retained.find((one) => one.opening !== 0n || one.closing !== 0n) ?? retained[0]
  const other = together - results
  if (!line) {
    const anchor = interval.lines.values().next().value
    const target = input.chart.toWrite('retained-earnings')?.code
    if (anchor && target && opening !== 0n) {
      emitter.emit(mapping.facts(anchor, interval, target, 'opening'), opening, {
        line: anchor,
        column: 'opening',
        rule: null,
        text: '84+90+91+99',
      })
    }
    report(mapping, interval, other, checks)
    return
  }
  const rule = mapping.decide(line, 'credit')[0] ?? mapping.decide(line, 'debit')[0]
  if (!rule || rule.target === '') {
    mapping.noRule(line, line.closing || line.credit || line.debit)
    return
  }
  // Before the year's closing 90, 91 and 99 open with what 84 will get: the sum is one opening.
  if (first) {
    const of84 = retained.reduce((sum, one) => sum + one.opening, 0n)
    for (const one of retained) {
      emitter.emit(mapping.facts(one, interval, rule.target, 'opening'), one.opening, {
        line: one,
        column: 'opening',
        rule,
        text: '',
      })
    }
    if (opening !== of84) {
      emitter.emit(mapping.facts(line, interval, rule.target, 'opening'), opening - of84, {
        line,
        column: 'opening',
        rule,
        text: '90+91+99',
      })
    }
  }
  let left = other
  const give = (flow: Flow, amount: bigint, text: string): void => {
    emitter.emit(mapping.facts(line, interval, rule.target, flow), amount, {
      line,
      column: 'derived',
      rule,
      text,
    })
    left -= amount
  }
  for (const row of input.datedFlows) {
    const inside =
      row.account === rule.target && intersect({ from: row.date, to: row.date }, interval.interval)
    const amount = inside ? datedAmount(input, row) : null
    if (amount !== null) give(row.flow, amount, row.document)
  }
  const reserve = [...interval.lines.values()].filter(
    (one) => one.key.indicator === 'БУ' && /^82(\.|$)/.test(one.key.account),
  )
  const transferred = reserve.reduce((sum, one) => sum + one.credit - one.debit, 0n)
  if (transferred !== 0n && left !== 0n) give('equity-transfer', transferred, '82')
  if (left !== 0n) {
    const flow = left > 0n ? rule.flowDebit : rule.flowCredit
    if (flow !== '') give(flow, left, rule.document)
  }
  report(mapping, interval, left, checks)
  if (left !== 0n)
    emitter.emit(mapping.facts(line, interval, rule.target, 'unspecified'), left, {
      line,
      column: 'derived',
      rule,
      text: '',
    })
}

function report(mapping: LocalMapping, interval: ChainInterval, left: bigint, checks: Check[]): void {
  const { input } = mapping
  const text = decimalText(left, exponentOf(input.entity.booksCurrency))
  checks.push({
    id: '84-explained',
    scope: 'entity',
    subject: `${input.entity.code} ${interval.interval.to}`,
    severity: 'blocks',
    left: text,
    right: '0',
    difference: text,
    passed: left === 0n,
    values: {},
  })
  if (left === 0n) return
  const place = { file: 'dated_flows.csv', subject: input.entity.code, value: text }
  mapping.findings.push(
    finding('MAP-146', 'blocks', place, {
      amount: text,
      period: `${interval.interval.from} – ${interval.interval.to}`,
    }),
  )
}
