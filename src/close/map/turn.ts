// The turn of the year (accounting-model.md §2, §2a, §3): openings are the closings of the year before, account by
// account, 84, 90, 91 and 99 as one sum (a December file may be taken before the closing). What the year before closed
// with opens this one; where this year's lines open elsewhere (a rule changed, the detail of a file) the difference is
// a reclassification. A first year opens from its first file, or from openings.csv where files have no openings.

import type { OpeningRow } from '../../ledger/book.ts'
import { exponentOf } from '../../ledger/currency.ts'
import { analyticsText, type FactKey, FactTable } from '../../ledger/facts.ts'
import { type Check, type Finding, finding } from '../../ledger/finding.ts'
import { minorOf } from '../../ledger/fraction.ts'
import { dayBefore, intervalText } from '../../ledger/period.ts'
import { GroupChart } from '../chart.ts'
import { rollForward } from '../roll.ts'
import { bothSides, differing, type Mismatch, sumsByAccount } from './chain.ts'
import type { Origin } from './emit.ts'
import { accountKind } from './flows.ts'
import type { MapRun } from './run.ts'

/** 84 and what is closed to it, compared as one. */
const TOGETHER = '84 + 90 + 91 + 99'

/** Closings and openings as they are compared: results with the equity account that they close to. */
function comparable(run: MapRun, sums: ReadonlyMap<string, bigint>): Map<string, bigint> {
  const together = new Map<string, bigint>()
  for (const [account, amount] of sums) {
    const at = comparedAt(run, account)
    together.set(at, (together.get(at) ?? 0n) + amount)
  }
  return together
}

function comparedAt(run: MapRun, account: string): string {
  if (run.russian) return accountKind(account) === 'balance' ? account : TOGETHER
  const { chart } = run.input
  const row = chart.get(account)
  if (!run.isGroupChart || !row || !GroupChart.isResult(row)) return account
  return chart.closesTo(chart.componentOf(row))?.code ?? account
}

function onBalance(run: MapRun, sums: ReadonlyMap<string, bigint>): Map<string, bigint> {
  return new Map([...sums].filter(([account]) => !run.isOutside(account)))
}

/** Closings by local account of an interval, off-balance ones left out. */
export const closingsOf = (run: MapRun, interval: number): Map<string, bigint> =>
  onBalance(run, sumsByAccount(run.context, run.chain.intervals[interval]!.table, 'closing'))

/** Both sides of the accounts that differ; where none does, the debit balances of all. */
function continuityCheck(run: MapRun, date: string, all: readonly Mismatch[]): Check {
  const faults = differing(all)
  const debits = all.filter(({ closing }) => closing > 0n)
  const shown = faults.length > 0 ? faults : debits
  const size = (amount: bigint): bigint => (amount < 0n ? -amount : amount)
  const difference = faults.reduce((sum, { closing, opening }) => sum + size(closing - opening), 0n)
  return {
    id: 'openings-continue',
    scope: 'entity',
    subject: `${run.input.entity.code} ${date}`,
    severity: 'blocks',
    left: run.text(shown.reduce((sum, { closing }) => sum + closing, 0n)),
    right: run.text(shown.reduce((sum, { opening }) => sum + opening, 0n)),
    difference: run.text(difference),
    passed: faults.length === 0,
    values: { accounts: faults.map(({ account }) => account).join(', ') },
  }
}

/** Closing of each interval = opening of the next, and of the year before = opening of the first (C7, C12). */
export function checkContinuity(run: MapRun): Check[] {
  const { intervals, position } = run.chain
  const { entity, previous } = run.input
  const checks: Check[] = []
  const compare = (
    before: ReadonlyMap<string, bigint>,
    index: number,
    prepare: (sums: ReadonlyMap<string, bigint>) => ReadonlyMap<string, bigint>,
  ): void => {
    const { files, interval, table } = intervals[index]!
    const after = onBalance(run, sumsByAccount(run.context, table, 'opening'))
    const sides = bothSides(prepare(before), prepare(after))
    checks.push(continuityCheck(run, dayBefore(interval.from), sides))
    for (const { account, closing, opening } of differing(sides)) {
      const place = { file: files[0]?.file.document ?? '', subject: entity.code, value: account }
      const values = {
        account,
        closing: run.text(closing),
        opening: run.text(opening),
        date: dayBefore(interval.from),
      }
      run.findings.push(finding('MAP-128', 'blocks', place, values))
    }
  }
  if (previous?.present && previous.closings.size > 0 && !position)
    compare(previous.closings, 0, (sums) => comparable(run, sums))
  for (let index = 1; index < intervals.length; index++)
    compare(closingsOf(run, index - 1), index, (sums) => sums)
  return checks
}

type Traced = { readonly fact: FactKey; readonly amount: bigint; readonly origin: Origin }

/**
 * Puts the year's openings in place: of a first year those of its lines; of a later one what the year before closed
 * with, and the difference to this year's lines as reclassification in the first interval.
 * @param openings what the lines opened with, one by one, where an explanation listens
 */
export function withOpenings(run: MapRun, openings: readonly Traced[]): FactTable {
  const { previous, codes, chart } = run.input
  const { emitter } = run
  const first = run.chain.intervals[0]
  if (!first || !previous?.present) return emitter.facts()
  const period = intervalText(first.interval)
  const rolled = rollForward(previous.facts, chart, period)
  if (run.chain.position) return withPositionOpenings(run, emitter.facts(), rolled)
  const own = emitter.openings()
  const differences = new Map<string, { key: FactKey; amount: bigint }>()
  const take = (table: FactTable, row: number, sign: bigint): void => {
    const key = {
      account: table.account[row]!,
      partner: table.partner[row]!,
      analytics: table.analytics[row]!,
      measure: table.measure[row]!,
    }
    const text = textOf(key)
    const known = differences.get(text)
    if (known) known.amount += sign * table.amount[row]!
    else differences.set(text, { key, amount: sign * table.amount[row]! })
  }
  for (let row = 0; row < own.length; row++) take(own, row, 1n)
  for (let row = 0; row < rolled.length; row++) take(rolled, row, -1n)
  const result = FactTable.of(codes, emitter.movements(), rolled)
  const fixed: FactKey = {
    entity: codes.entity.code(run.input.entity.code),
    layer: codes.layer.code('mapped'),
    basis: codes.basis.code(`functional ${run.input.entity.functionalCurrency}`),
    flow: codes.flow.code('reclassification'),
    period: codes.period.code(period),
    document: codes.document.code(`derived/reclassification/${run.input.entity.code}`),
  }
  for (const { key, amount } of differences.values())
    if (amount !== 0n) result.add({ ...fixed, ...key }, amount)
  if (run.input.trace) traceDifferences(run, fixed, openings, rolled)
  return result
}

const textOf = (key: FactKey): string => `${key.account},${key.partner},${key.analytics},${key.measure}`

/** The parts of each difference: this year's opening cells less what the year before closed with. */
function traceDifferences(run: MapRun, fixed: FactKey, openings: readonly Traced[], rolled: FactTable): void {
  const { codes, trace } = run.input
  const say = (key: FactKey, amount: bigint, origin: Origin): void => {
    const all = new FactTable(codes, 1)
    all.add({ ...fixed, ...key }, amount)
    trace?.(all.texts(0), amount, origin)
  }
  const parts = (key: FactKey): FactKey => ({
    account: key.account ?? 0,
    partner: key.partner ?? 0,
    analytics: key.analytics ?? 0,
    measure: key.measure ?? 0,
  })
  for (const { fact, amount, origin } of openings) say(parts(fact), amount, origin)
  for (let row = 0; row < rolled.length; row++) {
    const key = {
      account: rolled.account[row]!,
      partner: rolled.partner[row]!,
      analytics: rolled.analytics[row]!,
      measure: rolled.measure[row]!,
    }
    say(key, -rolled.amount[row]!, before(rolled, row))
  }
}

/** What the year before closed with, taken off. */
const before = (rolled: FactTable, row: number): Origin => ({
  rule: null,
  cells: [],
  row: null,
  note: 'map-before',
  facts: [{ texts: rolled.texts(row), amount: -rolled.amount[row]! }],
})

/** A position shows closings alone: what opened is taken out of what moved since. */
function withPositionOpenings(run: MapRun, facts: FactTable, rolled: FactTable): FactTable {
  const { codes } = run.input
  const result = FactTable.of(codes, facts, rolled)
  const unspecified = codes.flow.code('unspecified')
  const document = codes.document.code(`derived/reclassification/${run.input.entity.code}`)
  for (let row = 0; row < rolled.length; row++) {
    const changes = { flow: unspecified, document }
    result.copy(rolled, row, changes, -rolled.amount[row]!)
    run.input.trace?.(
      { ...rolled.texts(row), flow: 'unspecified', document: codes.document.text(document) },
      -rolled.amount[row]!,
      before(rolled, row),
    )
  }
  return result
}

/** Rows of openings.csv that give the opening of a first year: those dated the day before, or at its start. */
function openingRows(run: MapRun): readonly OpeningRow[] {
  const first = run.chain.intervals[0]
  if (!first || run.input.previous?.present || run.chain.hasOpenings) return []
  const { from } = first.interval
  return run.input.openings.filter(
    ({ amountFunctional, date }) => amountFunctional !== null && (date === dayBefore(from) || date === from),
  )
}

/** Openings from openings.csv, where files have no opening columns (§2a): returns them by account. */
export function addOpeningRows(run: MapRun): Map<string, bigint> {
  const sums = new Map<string, bigint>()
  const { codes, entity } = run.input
  const findings: Finding[] = []
  for (const row of openingRows(run)) {
    const account = run.emitter.accountIndex(row.account)
    const amount =
      row.amountFunctional && minorOf(row.amountFunctional, exponentOf(entity.functionalCurrency))
    if (account < 0 || amount === null) {
      const place = {
        ...row.place,
        column: account < 0 ? 'account' : 'amount_functional',
        value: row.account,
      }
      findings.push(finding('MAP-154', 'blocks', place, { account: row.account }))
      continue
    }
    const detail = run.emitter.details.of(
      codes.partner.code(row.partner),
      codes.analytics.code(analyticsText({ item: row.item })),
      run.document(0, -1),
      codes.measure.code('amount'),
    )
    const origin = (): Origin => ({ rule: null, cells: [], row, note: '' })
    run.emitter.add(0, detail, account, 'opening', amount, origin)
    if (run.chain.position) run.emitter.add(0, detail, account, 'unspecified', -amount, origin)
    sums.set(row.account, (sums.get(row.account) ?? 0n) + amount)
  }
  run.findings.push(...findings)
  const total = [...sums.values()].reduce((sum, amount) => sum + amount, 0n)
  if (total !== 0n && !run.chain.position) {
    const place = { file: 'openings.csv', subject: entity.code }
    run.findings.push(finding('MAP-166', 'blocks', place, { difference: run.text(total) }))
  }
  return sums
}
