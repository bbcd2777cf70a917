// The mapping of one entity × fiscal year (accounting-model.md §3, §4): lines of the trial balances onto the group
// chart, complete to the kopeck. Openings on the target of the opening's side, movements with them, a line that crosses
// reclassified once per reporting period; results from net turnovers without the closing entries; 84 explained in full.

import { exponentOf } from '../../ledger/currency.ts'
import { FactTable } from '../../ledger/facts.ts'
import { assert, type Check, type Finding, finding } from '../../ledger/finding.ts'
import { decimalText } from '../../ledger/fraction.ts'
import { intervalText } from '../../ledger/period.ts'
import { GroupChart } from '../chart.ts'
import { rollForward } from '../roll.ts'
import { type Chain, chainOf, sumByAccount } from './chain.ts'
import { mapGroupChart } from './group-chart.ts'
import { Emitter, type MapInput, type MappedYear } from './input.ts'
import { mapLocal } from './local.ts'
import { Partners } from './partners.ts'
import { Rules } from './rules.ts'

/** Maps one entity × fiscal year. Never throws for the user's data: what is wrong is a finding. */
export function mapEntityYear(input: MapInput): MappedYear {
  const findings: Finding[] = []
  const checks: Check[] = []
  const { entity } = input
  const partners = new Partners(entity.code, input.counterparties, input.entities, input.interval.to)
  const localChart = new Map(input.localChart.map((row) => [row.code, row]))
  const context = { entity, chart: localChart, counterparties: input.counterparties, partners }
  if (entity.booksCurrency !== entity.functionalCurrency) {
    const values = { books: entity.booksCurrency, functional: entity.functionalCurrency }
    findings.push(finding('MAP-131', 'blocks', { ...entity.place, subject: entity.code }, values))
  }
  const chain = chainOf(context, input.files, input.interval, input.starts)
  findings.push(...chain.findings)
  if (chain.intervals.length === 0) return withoutFiles(input, findings)
  checkTurn(input, chain, findings)
  const emitter = new Emitter(input)
  const rules = new Rules(input.rules, entity.code, input.interval.to, (partner) =>
    input.members.has(partner),
  )
  if (entity.chart === 'group') mapGroupChart(input, chain, emitter, findings)
  else mapLocal(input, chain, localChart, rules, emitter, findings, checks)
  findings.push(...partners.findings, ...rules.findings)
  emitOpenings(input, emitter, chain)
  const facts = emitter.summed()
  const amount = input.codes.measure.code('amount')
  const total = facts.sum((row) => facts.measure[row] === amount)
  const blocked = findings.some((one) => one.severity === 'blocks')
  assert(blocked || total === 0n, `mapped facts of ${entity.code} do not sum to zero: ${total}`)
  const exponent = exponentOf(entity.functionalCurrency)
  checks.push({
    id: 'mapping-complete',
    scope: 'entity',
    subject: entity.code,
    severity: 'blocks',
    left: decimalText(total, exponent),
    right: decimalText(0n, exponent),
    difference: decimalText(total, exponent),
    passed: total === 0n && !findings.some((f) => f.code === 'MAP-141'),
    values: {},
  })
  return {
    codes: input.codes,
    facts,
    present: true,
    position: chain.position,
    findings,
    checks,
    closings: sumByAccount(chain.intervals.at(-1)!.lines, 'closing'),
    unusedRules: entity.chart === 'group' ? [] : rules.unused(),
  }
}

/** A dormant entity carries its openings; any other without a file blocks (§2). */
function withoutFiles(input: MapInput, findings: Finding[]): MappedYear {
  const empty = new FactTable(input.codes)
  const { entity, previous } = input
  const base = {
    codes: input.codes,
    position: false,
    checks: [],
    closings: previous?.closings ?? new Map(),
    unusedRules: [],
  }
  if (entity.dormant && previous?.present) {
    const facts = rollForward(previous.facts, input.chart, intervalText(input.interval))
    return { ...base, facts, present: true, findings }
  }
  if (entity.dormant) return { ...base, facts: empty, present: true, findings }
  findings.push(
    finding(
      'MAP-132',
      'blocks',
      { file: `balances/${entity.code}/`, subject: entity.code },
      { period: intervalText(input.interval) },
    ),
  )
  return { ...base, facts: empty, present: false, findings }
}

/** At the turn of the year openings are the closings of the year before; 84, 90, 91 and 99 as one sum (§4, C7, C15). */
function checkTurn(input: MapInput, chain: Chain, findings: Finding[]): void {
  const { previous, entity } = input
  if (!previous?.present || previous.closings.size === 0 || chain.position) return
  const after = sumByAccount(chain.intervals[0]!.lines, 'opening')
  const together = (account: string): string =>
    entity.chart !== 'group' && /^(84|90|91|99)(\.|$)/.test(account) ? '84+90+91+99' : account
  const sums = new Map<string, { closing: bigint; opening: bigint }>()
  for (const [account, amount] of previous.closings) {
    const sum = sums.get(together(account)) ?? { closing: 0n, opening: 0n }
    sum.closing += amount
    sums.set(together(account), sum)
  }
  for (const [account, amount] of after) {
    const sum = sums.get(together(account)) ?? { closing: 0n, opening: 0n }
    sum.opening += amount
    sums.set(together(account), sum)
  }
  if (entity.chart === 'group') closeResults(input, sums)
  const exponent = exponentOf(entity.booksCurrency)
  const file = input.files.find((one) => one.from === chain.intervals[0]!.interval.from)?.document ?? ''
  for (const [account, { closing, opening }] of sums) {
    if (closing === opening) continue
    const values = {
      account,
      closing: decimalText(closing, exponent),
      opening: decimalText(opening, exponent),
    }
    findings.push(finding('MAP-128', 'blocks', { file, subject: entity.code, value: account }, values))
  }
}

/** Books in the group chart: results of the year before open in the equity account that they close to. */
function closeResults(input: MapInput, sums: Map<string, { closing: bigint; opening: bigint }>): void {
  for (const [code, sum] of [...sums]) {
    const account = input.chart.get(code)
    if (!account || !GroupChart.isResult(account)) continue
    const equity = input.chart.closesTo(input.chart.componentOf(account))?.code
    if (!equity) continue
    const known = sums.get(equity) ?? { closing: 0n, opening: 0n }
    sums.set(equity, { closing: known.closing + sum.closing, opening: known.opening })
    sums.set(code, { closing: 0n, opening: sum.opening })
  }
}

/**
 * The year's opening: what the year before closed with, or the openings that the lines gave. Where the two differ by
 * account (a rule changed, a file has other detail) the difference is a reclassification of the first interval.
 */
function emitOpenings(input: MapInput, emitter: Emitter, chain: Chain): void {
  const { previous, codes } = input
  if (!previous?.present || chain.position) return
  const period = intervalText(chain.intervals[0]!.interval)
  const rolled = rollForward(previous.facts, input.chart, period)
  const opening = codes.flow.code('opening')
  const { facts } = emitter
  const own = new FactTable(codes)
  const kept = new FactTable(codes)
  for (let row = 0; row < facts.length; row++) (facts.flow[row] === opening ? own : kept).copy(facts, row)
  const by = ['entity', 'account', 'partner', 'analytics', 'layer', 'basis', 'measure'] as const
  const difference = new FactTable(codes)
  for (let row = 0; row < own.length; row++) difference.copy(own, row)
  for (let row = 0; row < rolled.length; row++) difference.copy(rolled, row, {}, -rolled.amount[row]!)
  emitter.facts.length = 0
  emitter.facts.bound = 0n
  emitter.facts.append(kept)
  emitter.facts.append(rolled)
  const changes = difference.groupBy(by)
  const document = codes.document.code(`derived/reclassification/${input.entity.code}`)
  const flow = codes.flow.code('reclassification')
  for (let row = 0; row < changes.length; row++) {
    emitter.facts.copy(changes, row, { flow, document, period: codes.period.code(period) })
  }
}
