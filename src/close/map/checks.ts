// Checks of one entity's trial balances that need the chain (accounting-model.md §10), and the proof that the mapping is complete: source total = mapped + excluded, per
// account, to the kopeck.

import { compareBytes, type FactTable } from '../../ledger/facts.ts'
import { type Check, finding } from '../../ledger/finding.ts'
import { divideByLargestRemainder } from '../../ledger/fraction.ts'
import { GroupChart } from '../chart.ts'
import type { BalanceLines } from './balances.ts'
import type { MapRun } from './run.ts'

const COLUMNS = ['opening', 'turnover', 'closing'] as const

/** Debits equal credits in each interval, opening + turnovers = closing per account (C1–C4 of the whole). */
export function checkSource(run: MapRun): Check[] {
  const checks: Check[] = []
  for (const { files, interval, table } of run.chain.intervals) {
    const sums = { opening: 0n, turnover: 0n, closing: 0n }
    const rolls = new Map<string, { reached: bigint; closing: bigint; line: number }>()
    for (let row = 0; row < table.length; row++) {
      const line = table.key[row]!
      const { account, indicator } = run.key(line)
      if (indicator !== 'БУ' || run.kinds[line] === 'outside') continue
      const turnover = table.debit[row]! - table.credit[row]!
      sums.opening += table.opening[row]!
      sums.turnover += turnover
      sums.closing += table.closing[row]!
      const roll = rolls.get(account) ?? { reached: 0n, closing: 0n, line }
      roll.reached += table.opening[row]! + turnover
      roll.closing += table.closing[row]!
      rolls.set(account, roll)
    }
    const file = files[0]?.file.document ?? ''
    const given = run.chain.position ? COLUMNS.slice(2) : COLUMNS
    // Closings follow from openings and turnovers: apart from them they are wrong by rows that do not roll (MAP-156), and
    // a balance by account that differs from the general one was named with its figures (MAP-121).
    const isNamed = run.findings.some(({ code, place }) => code === 'MAP-121' && isOf(files, place.file))
    for (const what of given) {
      const subject = run.input.entity.code
      const isOwn = what !== 'closing' || run.chain.position
      if (sums[what] !== 0n && isOwn && !isNamed) {
        const values = { what, difference: run.text(sums[what]) }
        run.findings.push(finding('MAP-155', 'blocks', { file, subject }, values))
      }
      checks.push(amountCheck(run, 'source-balances', `${subject} ${interval.to} ${what}`, sums[what], 0n))
    }
    checks.push(rollCheck(run, interval.to, [...rolls.values()]))
    for (const [account, { reached, closing, line }] of rolls) {
      if (reached === closing) continue
      const place = { ...run.place(line), subject: run.input.entity.code, value: account }
      const values = { account, reached: run.text(reached), closing: run.text(closing) }
      run.findings.push(finding('MAP-156', 'blocks', place, values))
    }
  }
  return checks
}

const isOf = (files: readonly { readonly file: { readonly document: string } }[], document = ''): boolean =>
  files.some(({ file }) => file.document === document)

/** Opening + turnovers = closing, over the accounts of an interval. */
function rollCheck(
  run: MapRun,
  date: string,
  rolls: readonly { readonly reached: bigint; readonly closing: bigint }[],
): Check {
  const faults = rolls.filter(({ reached, closing }) => reached !== closing)
  const off = faults.reduce((sum, { reached, closing }) => {
    const difference = reached - closing
    return sum + (difference < 0n ? -difference : difference)
  }, 0n)
  return amountCheck(run, 'turnovers-roll', `${run.input.entity.code} ${date}`, off, 0n)
}

export function amountCheck(run: MapRun, id: string, subject: string, left: bigint, right: bigint): Check {
  return {
    id,
    scope: 'entity',
    subject,
    severity: 'blocks',
    left: run.text(left),
    right: run.text(right),
    difference: run.text(left - right),
    passed: left === right,
    values: {},
  }
}

/**
 * The mapping is complete: what each group account holds by its facts is what the lines that stand on it closed with,
 * results and retained earnings together. Two ways of computing one figure: from openings and flows, and from closings.
 */
export function checkComplete(
  run: MapRun,
  balances: BalanceLines,
  facts: FactTable,
  fromOpenings: ReadonlyMap<string, bigint>,
): Check[] {
  const last = run.chain.intervals.at(-1)
  if (!last) return []
  const subject = run.input.entity.code
  const { chart, codes } = run.input
  const amount = codes.measure.code('amount')
  const held = new Map<string, bigint>()
  const isEquityOrResult = (code: string): boolean => {
    const account = chart.get(code)
    return account !== undefined && (account.class === 'equity' || GroupChart.isResult(account))
  }
  for (let row = 0; row < facts.length; row++) {
    const code = facts.text('account', row)
    if (facts.measure[row] !== amount || isEquityOrResult(code)) continue
    held.set(code, (held.get(code) ?? 0n) + facts.amount[row]!)
  }
  // Files without openings close at what moved; openings.csv gives the rest.
  const source = new Map(
    run.chain.position ? [] : [...fromOpenings].filter(([code]) => !isEquityOrResult(code)),
  )
  let excluded = 0n
  for (let row = 0; row < last.table.length; row++) {
    const line = last.table.key[row]!
    if (run.key(line).indicator !== 'БУ') continue
    const closing = last.table.closing[row]!
    if (run.kinds[line] === 'outside') excluded += closing < 0n ? -closing : closing
    const parts = run.kinds[line] === 'balance' ? (balances.standing(line)?.parts ?? []) : []
    const weights = parts.map((part) => part.weight)
    const amounts = parts.length > 1 ? divideByLargestRemainder(closing, weights) : [closing]
    for (const [index, part] of parts.entries()) {
      const { code } = chart.accounts[part.account]!
      if (!isEquityOrResult(code)) source.set(code, (source.get(code) ?? 0n) + amounts[index]!)
    }
  }
  const accounts = [...new Set([...held.keys(), ...source.keys()])].sort(compareBytes)
  const faults = accounts.filter((code) => (held.get(code) ?? 0n) !== (source.get(code) ?? 0n))
  const total = (sums: ReadonlyMap<string, bigint>): bigint =>
    (faults.length > 0 ? faults : accounts).reduce((sum, code) => sum + (sums.get(code) ?? 0n), 0n)
  const unmapped = run.unmapped()
  const left = total(source) + [...unmapped.values()].reduce((sum, amount) => sum + amount, 0n)
  const check = amountCheck(run, 'mapping-complete', subject, left, total(held))
  const passed = faults.length === 0 && !run.hasUnmapped
  const named = [...new Set([...unmapped.keys(), ...faults])].join(', ') || 'none'
  return [{ ...check, passed, values: { accounts: named, excluded: run.text(excluded) } }]
}

/** An amount in a currency belongs to a line in the currency of the books (book-format.md §3). */
export function checkCurrencyLines(run: MapRun): void {
  const { keys } = run.context.keys
  const inBooks = new Set(keys.filter(({ indicator }) => indicator === 'БУ').map(({ account }) => account))
  for (const [line, key] of keys.entries()) {
    if (key.indicator !== 'fc') continue
    const isThere = [key.currency, ''].some(
      (currency) => run.context.keys.find({ ...key, currency, indicator: 'БУ', unit: '' }) >= 0,
    )
    const hasDetail = key.analytics.length > 0 || key.partner !== '' || key.contract !== ''
    if (isThere || (!hasDetail && inBooks.has(key.account))) continue
    const text = [key.account, ...key.analytics, key.currency].join(' · ')
    const place = { ...run.place(line), subject: run.input.entity.code, value: key.account }
    run.findings.push(finding('MAP-165', 'blocks', place, { line: text }))
  }
}

const NETTABLE = /^(60|62|66|67|71|73|75|76)(\.|$)/

/** Balances netted without counterparties (IAS 1.32), currency on cash accounts: each named once. */
export function warnOfDetail(run: MapRun): void {
  const last = run.chain.intervals.at(-1)
  if (!run.russian || !last) return
  const netted = new Set<string>()
  const expanded = new Set<string>()
  const currencies = new Set<string>()
  for (let row = 0; row < last.table.length; row++) {
    const { account, analytics, currency, indicator, partner, side } = run.key(last.table.key[row]!)
    const hasBalance = last.table.closing[row] !== 0n || last.table.opening[row] !== 0n
    if (/^5[0-7](\.|$)/.test(account) && hasBalance && isForeign(run, currency, indicator, account))
      currencies.add(account)
    if (indicator !== 'БУ' || !NETTABLE.test(account)) continue
    if (side !== '') expanded.add(account.slice(0, 2))
    else if (hasBalance && analytics.length === 0 && partner === '') netted.add(account)
  }
  const { code } = run.input.entity
  const named = [...netted].filter((account) => !expanded.has(account.slice(0, 2))).sort(compareBytes)
  if (named.length > 0) {
    const place = { file: last.files[0]?.file.document ?? '', subject: code }
    run.findings.push(finding('MAP-145', 'warns', place, { accounts: named.join(', ') }))
  }
  if (currencies.size > 0) {
    const accounts = [...currencies].sort(compareBytes).join(', ')
    run.findings.push(finding('MAP-163', 'warns', { subject: code }, { accounts }))
  }
  if (run.assumed.size > 0) {
    const accounts = [...run.assumed].sort(compareBytes).join(', ')
    run.findings.push(
      finding('MAP-143', 'warns', { subject: code }, { count: String(run.assumed.size), accounts }),
    )
  }
}

function isForeign(run: MapRun, currency: string, indicator: string, account: string): boolean {
  const { booksCurrency } = run.input.entity
  if (indicator === 'fc') return currency !== booksCurrency
  return (currency !== '' && currency !== booksCurrency) || /^(52|5[057]\.2\d)(\.|$)/.test(account)
}
