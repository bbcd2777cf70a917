// Books kept in the group chart (chart: group): rows are facts already, `flow` splits the turnover of one account over
// several rows (book-format.md §3). A position has closings alone: its movements are not known.

import { exponentOf } from '../../ledger/currency.ts'
import { type Finding, finding } from '../../ledger/finding.ts'
import { decimalText, minorOf } from '../../ledger/fraction.ts'
import { intervalText } from '../../ledger/period.ts'
import { type Flow, isFlow, MEASURE_OF } from '../../ledger/words.ts'
import { GroupChart } from '../chart.ts'
import type { Chain } from './chain.ts'
import { datedAmount, type Emitter, lineAnalytics, type MapInput } from './input.ts'
import type { Line } from './lines.ts'

export function mapGroupChart(input: MapInput, chain: Chain, emitter: Emitter, findings: Finding[]): void {
  for (const [index, { interval, lines }] of chain.intervals.entries()) {
    const period = intervalText(interval)
    checkRows(input, lines, chain.position, findings)
    for (const line of lines.values()) {
      const account = input.chart.get(line.key.account)
      const source = line.sources[0]
      if (!account) {
        const row = source?.file.balance.row[source.index]
        findings.push(
          finding('MAP-151', 'blocks', {
            file: source?.file.document ?? '',
            ...(row ? { row } : {}),
            column: 'account',
            value: line.key.account,
          }),
        )
        continue
      }
      const base = {
        period,
        account: account.code,
        partner: line.key.partner,
        analytics: lineAnalytics(line.key),
        measure: MEASURE_OF[line.key.indicator],
        document: source?.file.document ?? '',
      }
      if (chain.position) {
        positionLine(input, line, base, emitter)
        continue
      }
      const result = GroupChart.isResult(account)
      if (index === 0 && !result)
        emitter.emit({ ...base, flow: 'opening' }, line.opening, {
          line,
          column: 'opening',
          rule: null,
          text: '',
        })
      const own: Flow | '' = isFlow(line.key.flow) ? line.key.flow : ''
      const fallback: Flow =
        account.class === 'asset' || account.class === 'liability' ? 'working-capital' : 'unspecified'
      const [debit, credit] = [own || account.flowDebit || fallback, own || account.flowCredit || fallback]
      const from = { line, column: 'turnover' as const, rule: null, text: '' }
      if (result && index === 0)
        emitter.emit({ ...base, flow: own || 'unspecified' }, line.opening, { ...from, column: 'opening' })
      if (debit === credit) emitter.emit({ ...base, flow: debit }, line.debit - line.credit, from)
      else {
        emitter.emit({ ...base, flow: debit }, line.debit, from)
        emitter.emit({ ...base, flow: credit }, -line.credit, from)
      }
    }
  }
}

/**
 * Results are the year's. Balances: what openings.csv gives for the account is the opening, dated flows their own flow,
 * the rest unspecified; nothing else is known of their movements.
 */
function positionLine(input: MapInput, line: Line, base: Record<string, string>, emitter: Emitter): void {
  const account = input.chart.get(line.key.account)
  const from = { line, column: 'closing' as const, rule: null, text: '' }
  let rest = line.closing
  if (account && !GroupChart.isResult(account) && line.key.indicator === 'БУ') {
    const exponent = exponentOf(input.entity.functionalCurrency)
    for (const row of input.datedFlows) {
      if (
        row.account !== account.code ||
        row.date < input.interval.from ||
        row.date > input.interval.to ||
        line.key.partner !== ''
      )
        continue
      const amount = datedAmount(input, row)
      if (amount === null) continue
      emitter.emit({ ...base, flow: row.flow }, amount, { ...from, text: row.document })
      rest -= amount
    }
    const given = input.openings.filter(
      (row) => row.account === account.code && row.partner === line.key.partner && row.amountFunctional,
    )
    for (const row of given) {
      const amount = row.amountFunctional ? minorOf(row.amountFunctional, exponent) : null
      if (amount === null) continue
      emitter.emit({ ...base, flow: 'opening' }, amount, { ...from, text: row.document })
      rest -= amount
    }
  }
  emitter.emit({ ...base, flow: 'unspecified' }, rest, from)
}

/** Rows that differ in `flow` alone add up: opening + turnovers = closing; the whole balance sums to zero. */
function checkRows(
  input: MapInput,
  lines: ReadonlyMap<string, Line>,
  position: boolean,
  findings: Finding[],
): void {
  const sums = new Map<string, { left: bigint; right: bigint; line: Line }>()
  let [opening, turnover, closing] = [0n, 0n, 0n]
  let first: Line | undefined
  for (const line of lines.values()) {
    if (line.key.indicator !== 'БУ') continue
    first ??= line
    opening += line.opening
    turnover += line.debit - line.credit
    closing += line.closing
    const key = JSON.stringify({ ...line.key, flow: '' })
    const sum = sums.get(key) ?? { left: 0n, right: 0n, line }
    sum.left += line.opening + line.debit - line.credit
    sum.right += line.closing
    sums.set(key, sum)
  }
  const exponent = exponentOf(input.entity.booksCurrency)
  const text = (amount: bigint): string => decimalText(amount, exponent)
  const file = first?.sources[0]?.file.document ?? ''
  for (const { left, right, line } of sums.values()) {
    if (position || left === right) continue
    const source = line.sources[0]
    const row = source ? source.file.balance.row[source.index] : undefined
    findings.push(
      finding(
        'MAP-152',
        'blocks',
        { file, ...(row ? { row } : {}), value: line.key.account },
        { account: line.key.account, left: text(left), right: text(right) },
      ),
    )
  }
  for (const [what, sum] of [
    ['opening', position ? 0n : opening],
    ['turnover', position ? 0n : turnover],
    ['closing', closing],
  ] as const) {
    if (sum !== 0n)
      findings.push(
        finding('MAP-153', 'blocks', { file, subject: input.entity.code }, { what, difference: text(sum) }),
      )
  }
}
