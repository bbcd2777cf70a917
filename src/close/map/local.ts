// Lines of a local chart onto the group chart: balances with their movements by the side of the balance, results from
// net turnovers, the equity account of retained profit explained (accounting-model.md §4).

import type { LocalAccount } from '../../ledger/book.ts'
import { exponentOf } from '../../ledger/currency.ts'
import { type Check, type Finding, finding } from '../../ledger/finding.ts'
import { decimalText } from '../../ledger/fraction.ts'
import type { Chain, ChainInterval } from './chain.ts'
import { isResultAccount, isRetained, isTransferAccount } from './flows.ts'
import type { Emitter, MapInput } from './input.ts'
import { type Line, lineKeyText } from './lines.ts'
import { LocalMapping } from './local-mapping.ts'
import { shareOfConstruction } from './movements.ts'
import { explainRetained } from './retained.ts'
import type { Rules } from './rules.ts'

const TRANSFER = /от продаж|прочих доходов|прибыл[ьи] \(?убыт|финансовый результат|прибыль$|убыток$/i

/** Rows of 99.01 are transfers of results, unless their analytics say otherwise (tax penalties sit there). */
export function isTransfer(line: Line): boolean {
  if (isTransferAccount(line.key.account)) return true
  if (!/^99\.01/.test(line.key.account)) return false
  return line.key.analytics.length === 0 || line.key.analytics.some((text) => TRANSFER.test(text))
}

/** Maps all intervals of an entity that keeps a local chart. */
export function mapLocal(
  input: MapInput,
  chain: Chain,
  chart: ReadonlyMap<string, LocalAccount>,
  rules: Rules,
  emitter: Emitter,
  findings: Finding[],
  checks: Check[],
): void {
  const mapping = new LocalMapping(input, rules, emitter, findings, chart)
  for (const [index, interval] of chain.intervals.entries()) {
    refuseWithoutSubaccounts(input, interval, findings)
    const cut = input.cuts.includes(interval.interval.to) || index === chain.intervals.length - 1
    const construction = shareOfConstruction(interval.lines.values())
    const deferred = deferredMovement(interval)
    let results = 0n
    for (const line of interval.lines.values()) {
      const { account, indicator } = line.key
      if (mapping.offBalance(account)) continue
      if (indicator !== 'БУ') {
        measure(mapping, line, interval, index === 0)
        continue
      }
      if (account.startsWith('000')) {
        if (line.closing !== 0n)
          findings.push(
            finding('MAP-142', 'blocks', placeOf(line), { account, amount: text(input, line.closing) }),
          )
        continue
      }
      if (isRetained(account)) continue
      if (isResultAccount(account)) {
        if (!isTransfer(line)) results += mapping.result(line, interval, deferred)
        continue
      }
      mapping.balance(line, interval, index === 0, cut, construction.get(lineKeyText(line)) ?? 0n)
    }
    explainRetained(mapping, interval, index === 0, results, checks)
  }
  for (const [account, amount] of mapping.unmapped) {
    findings.push(
      finding(
        'MAP-141',
        'blocks',
        { file: 'mapping.csv', subject: input.entity.code, value: account },
        { account, amount: text(input, amount) },
      ),
    )
  }
  if (mapping.assumed.size > 0) {
    const accounts = [...mapping.assumed].sort().join(', ')
    findings.push(
      finding('MAP-143', 'warns', { subject: input.entity.code }, { count: mapping.assumed.size, accounts }),
    )
  }
  netted(input, chain, findings)
}

const text = (input: MapInput, amount: bigint): string =>
  decimalText(amount, exponentOf(input.entity.booksCurrency))

export function placeOf(line: Line): Finding['place'] {
  const source = line.sources[0]
  if (!source) return { value: line.key.account }
  const { balance } = source.file
  const sheet = balance.sheets[balance.sheet[source.index]!]
  return {
    file: source.file.document,
    ...(sheet ? { sheet } : {}),
    row: balance.row[source.index]!,
    value: line.key.account,
  }
}

/** Debit-positive movement of 09 and 77: deferred tax of the year is its opposite. */
function deferredMovement(interval: ChainInterval): bigint {
  let sum = 0n
  for (const line of interval.lines.values()) {
    if (line.key.indicator === 'БУ' && /^(09|77)(\.|$)/.test(line.key.account))
      sum += line.debit - line.credit
  }
  return sum
}

function refuseWithoutSubaccounts(input: MapInput, interval: ChainInterval, findings: Finding[]): void {
  for (const line of interval.lines.values()) {
    if (/^9[019]$/.test(line.key.account) && (line.debit !== 0n || line.credit !== 0n)) {
      findings.push(
        finding(
          'MAP-144',
          'blocks',
          { ...placeOf(line), subject: input.entity.code },
          { account: line.key.account },
        ),
      )
    }
  }
}

/** Tax base, differences, currency amounts, quantities take the mapping of their line: opening and net movement. */
function measure(mapping: LocalMapping, line: Line, interval: ChainInterval, first: boolean): void {
  if (isResultAccount(line.key.account) || isRetained(line.key.account)) return
  const key = { ...line.key, indicator: 'БУ' as const }
  const rules = mapping.rules.decide(key, mapping.sideOf(line, line.opening, line.closing)).rules
  const rule = rules[0]
  if (!rule || rule.target === '') return
  const from = { line, column: 'turnover' as const, rule, text: '' }
  if (first)
    mapping.emitter.emit(mapping.facts(line, interval, rule.target, 'opening'), line.opening, {
      ...from,
      column: 'opening',
    })
  mapping.emitter.emit(
    mapping.facts(line, interval, rule.target, 'unspecified'),
    line.debit - line.credit,
    from,
  )
}

/** Settlement accounts netted without counterparties: named, with the report setting that mends it. */
function netted(input: MapInput, chain: Chain, findings: Finding[]): void {
  const last = chain.intervals.at(-1)
  const accounts = new Set<string>()
  for (const line of last?.lines.values() ?? []) {
    const { account, analytics, side, indicator } = line.key
    if (
      indicator === 'БУ' &&
      /^(60|62|76)(\.|$)/.test(account) &&
      analytics.length === 0 &&
      side === '' &&
      line.closing !== 0n
    )
      accounts.add(account)
  }
  if (accounts.size > 0) {
    findings.push(
      finding(
        'MAP-145',
        'warns',
        { subject: input.entity.code },
        { accounts: [...accounts].sort().join(', ') },
      ),
    )
  }
}
