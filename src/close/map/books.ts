// What the books themselves must show (import checks C9, C10, C12, C13, C15, C17, C18; accounting-model.md §10). A row
// compares, whether it passes or not; the finding beside it names the place.

import { type Check, finding, type Severity } from '../../ledger/finding.ts'
import { roundHalfAway } from '../../ledger/fraction.ts'
import { addMonths, dayBefore, daysIn, parseIntervalText } from '../../ledger/period.ts'
import { amountCheck } from './checks.ts'
import { bareName } from './partners.ts'
import type { MapRun } from './run.ts'

/** Red balances, accounts left open, an unfinished closing, another organisation, VAT: C9, C10, C15, C13, C17. */
export function checkBooks(run: MapRun): Check[] {
  const checks = [...checkPeriods(run), ...checkOrganisation(run), ...checkPartners(run)]
  if (!run.russian || run.chain.position) return checks
  const sums = closingSums(run)
  const { code } = run.input.entity
  const warn = (id: string, account: string, values: Record<string, string>): void => {
    const place = { ...run.placeOfAccount(account), subject: code, value: account }
    run.findings.push(finding(id, 'warns', place, { account, ...values }))
  }
  const open = new Map<string, bigint>()
  for (const [account, amount] of sums) {
    const type = run.localChart.get(account)?.type
    if ((type === 'active' && amount < 0n) || (type === 'passive' && amount > 0n))
      if (!/^(90|91|99)/.test(account))
        warn('MAP-157', account, { amount: run.text(amount), type: String(type) })
    const synthetic = account.slice(0, 2)
    if (/^(25|26|90|91)$/.test(synthetic)) open.set(synthetic, (open.get(synthetic) ?? 0n) + amount)
  }
  for (const [account, amount] of open)
    if (amount !== 0n) warn('MAP-158', account, { amount: run.text(amount) })
  const auxiliary = sums.get('000') ?? 0n
  if (auxiliary !== 0n) {
    const place = { ...run.placeOfAccount('000'), subject: code, value: '000' }
    run.findings.push(finding('MAP-142', 'blocks', place, { account: '000', amount: run.text(auxiliary) }))
  }
  return [
    ...checks,
    ...checkReform(run, sums),
    ...checkVatOfSales(run, warn),
    ...checkAdvances(run, sums, warn),
  ]
}

const subjectOf = ({ chain, input }: MapRun): string =>
  `${input.entity.code} ${chain.intervals.at(-1)?.interval.to ?? input.interval.to}`

/** A comparison of two numbers of things. */
function countCheck(
  run: MapRun,
  id: string,
  severity: Severity,
  left: number,
  right: number,
  values: Readonly<Record<string, string>> = {},
): Check {
  return {
    id,
    scope: 'entity',
    subject: subjectOf(run),
    severity,
    left: String(left),
    right: String(right),
    difference: String(left - right),
    passed: left === right,
    values,
  }
}

/** C12: trial balances cover each day of the year once, from where they may begin to the reporting date. */
function checkPeriods(run: MapRun): Check[] {
  const { findings, intervals } = run.chain
  const { entity, interval } = run.input
  const [first, last] = [intervals[0], intervals.at(-1)]
  if (!first || !last) return []
  const isLate = findings.some(({ code }) => code === 'MAP-123')
  const from = isLate ? interval.from : first.interval.from
  // A dormant entity carries on what it closed with.
  const to = entity.dormant === true ? last.interval.to : interval.to
  const twice = findings.flatMap(({ code, place }) =>
    code === 'MAP-125' && place.value ? [parseIntervalText(place.value)] : [],
  )
  const covered = [...intervals.map((one) => one.interval), ...twice]
  const days = covered.reduce((sum, one) => sum + daysIn(one), 0)
  return [countCheck(run, 'periods-continue', 'blocks', daysIn({ from, to }), days, { from, to })]
}

/** C18: what in the names of counterparties is, or looks like, a company of the book is known to be one. */
function checkPartners(run: MapRun): Check[] {
  const { alike, recognised } = run.context.partners.companies
  const seen = recognised + alike.length
  if (seen === 0) return []
  return [
    countCheck(run, 'group-counterparties', 'warns', seen, recognised, {
      names: [...alike].sort().join('; '),
    }),
  ]
}

function closingSums(run: MapRun): Map<string, bigint> {
  const sums = new Map<string, bigint>()
  const last = run.chain.intervals.at(-1)
  if (!last) return sums
  for (let row = 0; row < last.table.length; row++) {
    const line = last.table.key[row]!
    const { account, indicator } = run.key(line)
    if (indicator !== 'БУ' || run.kinds[line] === 'outside') continue
    sums.set(account, (sums.get(account) ?? 0n) + last.table.closing[row]!)
  }
  return sums
}

/** C13: the organisation of the title is the entity. */
function checkOrganisation(run: MapRun): Check[] {
  const { entity } = run.input
  // Rows of entities.csv with one code: the names that the entity had.
  const rows = [entity, ...run.input.entities.filter((row) => row.code === entity.code)]
  const known = new Set(rows.flatMap((row) => [row.name, row.nameEn]))
  const names = new Set<string>()
  const titled = new Set<string>()
  let count = 0
  const others = new Set<string>()
  for (const { files } of run.chain.intervals) {
    for (const { file } of files) {
      const { organisation } = file.balance
      if (organisation === '' || titled.has(file.document)) continue
      titled.add(file.document)
      if (known.has(organisation)) continue
      if (names.size === 0) for (const name of known) names.add(bareName(name))
      const numbers: readonly string[] = organisation.match(/\d+/g) ?? []
      const hasTaxId = entity.taxId !== '' && numbers.includes(entity.taxId)
      if (hasTaxId || names.has(bareName(organisation))) continue
      const place = { file: file.document, subject: entity.code, value: organisation }
      run.findings.push(finding('MAP-159', 'blocks', place, { name: entity.name }))
      others.add(organisation)
      count++
    }
  }
  if (titled.size === 0) return []
  const values = { name: entity.name, others: [...others].join('; ') }
  return [countCheck(run, 'organisation-named', 'blocks', titled.size, titled.size - count, values)]
}

/**
 * C15: at the end of a year 90, 91 and 99 are closed to 84 all together, or not yet. Both sides are 1 where accounts are
 * left open: 90 and 91 on the left, 99 on the right.
 */
function checkReform(run: MapRun, sums: ReadonlyMap<string, bigint>): Check[] {
  const yearEnd = dayBefore(addMonths(run.input.interval.from, 12))
  if (run.chain.intervals.at(-1)?.interval.to !== yearEnd || run.unseen.size > 0) return []
  // 90 and 91 alone may be without turnovers.
  if (![...sums.keys()].some((account) => /^9[01]/.test(account))) return []
  const isOpen = (synthetic: string): boolean =>
    [...sums].some(([account, amount]) => account.startsWith(synthetic) && amount !== 0n)
  const open = ['90', '91', '99'].filter(isOpen)
  const [result, profit] = [open.some((code) => code !== '99'), open.includes('99')]
  // 99 closed beside open 90 or 91, or the reverse, is half a closing.
  if (result !== profit) {
    const place = { ...run.placeUnder(open[0]!), subject: run.input.entity.code }
    run.findings.push(finding('MAP-160', 'blocks', place, { open: open.join(', '), date: yearEnd }))
  }
  const values = { open: open.join(', ') || 'none' }
  return [countCheck(run, 'year-end-closing', 'blocks', Number(result), Number(profit), values)]
}

type Warn = (id: string, account: string, values: Record<string, string>) => void

/** The left side is to be no more than the right one: the difference is what is above it. */
function noMore(
  run: MapRun,
  id: string,
  subject: string,
  left: bigint,
  right: bigint,
  isWithin: boolean,
): Check {
  const check = amountCheck(run, id, subject, left, right)
  const difference = run.text(isWithin ? 0n : left - right)
  return { ...check, severity: 'warns', difference, passed: isWithin }
}

/** C17: VAT of sales was charged to the budget. */
function checkVatOfSales(run: MapRun, warn: Warn): Check[] {
  let [charged, ofSales] = [0n, 0n]
  for (const { table } of run.chain.intervals) {
    for (let row = 0; row < table.length; row++) {
      const { account, indicator } = run.key(table.key[row]!)
      if (indicator !== 'БУ') continue
      if (/^90\.03(\.|$)/.test(account)) ofSales += table.debit[row]!
      if (/^68\.02(\.|$)/.test(account)) charged += table.credit[row]!
    }
  }
  if (ofSales === 0n) return []
  const isWithin = ofSales <= charged
  if (!isWithin) warn('MAP-162', '90.03', { sales: run.text(ofSales), charged: run.text(charged) })
  return [noMore(run, 'vat-of-sales', subjectOf(run), ofSales, charged, isWithin)]
}

/** Highest VAT in percent by the first day it is charged on (Tax Code 164.3; laws 303-FZ of 2018, 425-FZ of 2025). */
const HIGHEST_VAT: readonly (readonly [string, bigint])[] = [
  ['2026-01-01', 22n],
  ['2019-01-01', 20n],
  ['2004-01-01', 18n],
]

/** C17: VAT on advances is no more than the advances bear; a unit is left to rounding. */
function checkAdvances(run: MapRun, sums: ReadonlyMap<string, bigint>, warn: Warn): Check[] {
  const sum = (pattern: RegExp): bigint =>
    [...sums].reduce((total, [account, amount]) => (pattern.test(account) ? total + amount : total), 0n)
  const checks: Check[] = []
  const to = run.chain.intervals.at(-1)?.interval.to ?? run.input.interval.to
  const percent = HIGHEST_VAT.find(([from]) => from <= to)?.[1]
  if (percent === undefined) return []
  const whole = 100n + percent
  for (const [vat, advances, sign] of [
    ['76.АВ', '62.02', -1n],
    ['76.ВА', '60.02', 1n],
  ] as const) {
    const held = -sign * sum(new RegExp(`^${vat.replace('.', '\\.')}`))
    if (held === 0n) continue
    const given = sign * sum(new RegExp(`^${advances.slice(0, 2)}\\.[023]2`))
    const most = roundHalfAway(given * percent, whole)
    const isWithin = held <= 0n || held * whole <= given * percent + whole
    if (!isWithin) warn('MAP-164', vat, { vat: run.text(held), advances, advance: run.text(given) })
    const check = noMore(run, 'vat-on-advances', `${subjectOf(run)} ${vat}`, held, most, isWithin)
    checks.push({
      ...check,
      values: { account: vat, advances, advance: run.text(given), part: `${percent}/${whole}` },
    })
  }
  return checks
}
