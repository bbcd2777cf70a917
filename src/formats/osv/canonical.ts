// The canonical trial balance (book-format.md §3): for books that are not kept in 1C, and for textbook cases. One row per
// line; columns may be missing; with closing columns alone it is a position.

import {
  AMOUNT_COLUMNS,
  type AmountColumn,
  type BalanceKey,
  bySix,
  type TrialBalance,
} from '../../ledger/balance.ts'
import { currencyCode, exponentOf } from '../../ledger/currency.ts'
import { type Finding, finding } from '../../ledger/finding.ts'
import { isDate } from '../../ledger/period.ts'
import { FLOWS, INDICATORS, isIndicator } from '../../ledger/words.ts'
import { columnLetters, type Grid } from '../table/grid.ts'
import { nearest } from '../table/nearest.ts'
import { type NumberStyle, printedAmount } from '../table/numbers.ts'

const AMOUNTS: Readonly<Record<string, AmountColumn>> = {
  opening_debit: 'openingDebit',
  opening_credit: 'openingCredit',
  turnover_debit: 'turnoverDebit',
  turnover_credit: 'turnoverCredit',
  closing_debit: 'closingDebit',
  closing_credit: 'closingCredit',
}
const TEXTS = [
  'account',
  'name',
  'partner',
  'contract',
  'corr_account',
  'flow',
  'due_on',
  'indicator',
  'currency',
  'unit',
]
const isAnalytics = (name: string): boolean => /^analytics_\d+$/.test(name)
const QUANTITY_DECIMALS = 3

/** A header with `account` and at least one canonical amount column. */
export function isCanonicalHeader(cells: readonly string[]): boolean {
  const names = cells.map((cell) => cell.trim().toLowerCase())
  return names.includes('account') && names.some((name) => AMOUNTS[name] !== undefined)
}

/** Growable columns of the rows that were read. */
class Columns {
  readonly keys: BalanceKey[] = []
  readonly #codes = new Map<string, number>()
  length = 0
  key = new Int32Array(1024)
  row = new Int32Array(1024)
  readonly amounts: Record<AmountColumn, BigInt64Array> = bySix(() => new BigInt64Array(1024))

  add(identity: string, make: () => BalanceKey, row: number): number {
    if (this.length === this.key.length) this.#grow()
    let code = this.#codes.get(identity)
    if (code === undefined) {
      code = this.keys.length
      this.keys.push(make())
      this.#codes.set(identity, code)
    }
    this.key[this.length] = code
    this.row[this.length] = row
    return this.length++
  }

  #grow(): void {
    const size = this.key.length * 2
    const widen = (old: Int32Array): Int32Array<ArrayBuffer> => {
      const wide = new Int32Array(size)
      wide.set(old)
      return wide
    }
    this.key = widen(this.key)
    this.row = widen(this.row)
    for (const name of AMOUNT_COLUMNS) {
      const wide = new BigInt64Array(size)
      wide.set(this.amounts[name])
      this.amounts[name] = wide
    }
  }
}

/** Reads the first sheet of the grid; every cell that is not what its column expects is a finding. */
export function readCanonical(grid: Grid, file: string, hash: string, exponent: number): TrialBalance {
  const findings: Finding[] = [...grid.findings]
  const sheet = grid.sheets[0]
  const head = sheet?.rows[0]
  const names = new Map<number, string>()
  const known = [...TEXTS, ...Object.keys(AMOUNTS), 'analytics_1', 'analytics_2', 'analytics_3']
  for (const [index, cell] of head?.cells ?? []) {
    const name = cell.text.trim().toLowerCase()
    if (TEXTS.includes(name) || AMOUNTS[name] || isAnalytics(name)) names.set(index, name)
    else
      findings.push(
        finding(
          'CANON-001',
          'blocks',
          { file, row: head?.row ?? 1, column: name, value: name },
          { nearest: nearest(name, known) },
        ),
      )
  }
  const given = new Set(names.values())
  const columns = new Columns()
  const amountColumns = [...names].flatMap(([index, name]) =>
    AMOUNTS[name] ? [[index, AMOUNTS[name]] as const] : [],
  )
  const styles = decimalStyles(grid, amountColumns)
  const analytics = [...names]
    .filter(([, name]) => isAnalytics(name))
    .sort(([, a], [, b]) => a.localeCompare(b, 'en', { numeric: true }))
  const at: Readonly<Record<string, number>> = Object.fromEntries(
    TEXTS.map((name) => [name, [...names].find(([, n]) => n === name)?.[0] ?? -1]),
  )
  for (const row of sheet?.rows.slice(1) ?? []) {
    const text = (index: number): string => row.cells.get(index)?.text.trim() ?? ''
    const place = { file, row: row.row }
    const account = text(at.account!)
    if (account === '') {
      findings.push(finding('CANON-002', 'blocks', { ...place, column: 'account' }))
      continue
    }
    const indicator = text(at.indicator!) || 'БУ'
    if (!isIndicator(indicator)) {
      const values = { nearest: nearest(indicator, INDICATORS), words: INDICATORS.join(', ') }
      findings.push(
        finding('CANON-003', 'blocks', { ...place, column: 'indicator', value: indicator }, values),
      )
      continue
    }
    const flow = text(at.flow!)
    if (flow !== '' && !(flow in FLOWS)) {
      const values = { nearest: nearest(flow, Object.keys(FLOWS)), words: Object.keys(FLOWS).join(', ') }
      findings.push(finding('CANON-003', 'blocks', { ...place, column: 'flow', value: flow }, values))
    }
    const dueOn = text(at.due_on!)
    if (dueOn !== '' && !isDate(dueOn))
      findings.push(finding('CANON-004', 'blocks', { ...place, column: 'due_on', value: dueOn }))
    const currency = text(at.currency!)
    if (indicator === 'fc' && currencyCode(currency) === null) {
      findings.push(finding('CANON-005', 'blocks', { ...place, column: 'currency', value: currency }))
      continue
    }
    const items = analytics.map(([index]) => text(index))
    const [partner, contract, corrAccount, unit] = [
      text(at.partner!),
      text(at.contract!),
      text(at.corr_account!),
      text(at.unit!),
    ]
    const identity = [
      account,
      indicator,
      partner,
      contract,
      corrAccount,
      flow,
      dueOn,
      currency,
      unit,
      ...items,
    ].join('\u0001')
    const line = columns.add(
      identity,
      () => ({
        kind: indicator === 'fc' ? 'currency' : indicator === 'qty' ? 'quantity' : 'account',
        account,
        name: text(at.name!),
        level: 0,
        subconto: [],
        analytics: items,
        partner,
        contract,
        corrAccount,
        flow,
        dueOn,
        indicator,
        printedIndicator: indicator,
        currency,
        unit,
        leaf: true,
      }),
      row.row,
    )
    const decimals =
      indicator === 'qty' ? QUANTITY_DECIMALS : indicator === 'fc' ? exponentOf(currency) : exponent
    for (const [index, name] of amountColumns) {
      const cell = row.cells.get(index)
      if (!cell) continue
      const value = printedAmount(
        cell.text,
        cell.number !== '' ? { decimal: '.' } : styles.get(index)!,
        decimals,
      )
      const column = given.size > 0 ? (names.get(index) ?? '') : columnLetters(index)
      if (!value) findings.push(finding('CANON-006', 'blocks', { ...place, column, value: cell.text }))
      else if (value.far)
        findings.push(finding('CANON-007', 'blocks', { ...place, column, value: cell.text }, { decimals }))
      else columns.amounts[name][line] = value.amount
    }
  }
  if (columns.length === 0 && findings.length === 0) findings.push(finding('CANON-008', 'blocks', { file }))
  return assembled(columns, given, { file, hash, exponent, sheet: sheet?.name ?? '', names, findings })
}

function assembled(
  columns: Columns,
  given: ReadonlySet<string>,
  meta: {
    file: string
    hash: string
    exponent: number
    sheet: string
    names: ReadonlyMap<number, string>
    findings: readonly Finding[]
  },
): TrialBalance {
  const openings = given.has('opening_debit') || given.has('opening_credit')
  const turnovers = given.has('turnover_debit') || given.has('turnover_credit')
  const n = columns.length
  const amounts = bySix((name) => columns.amounts[name].subarray(0, n))
  const closings = given.has('closing_debit') || given.has('closing_credit')
  // Without closing columns the closing is what the others lead to.
  if (!closings) {
    for (let i = 0; i < n; i++) {
      const closing =
        amounts.openingDebit[i]! -
        amounts.openingCredit[i]! +
        amounts.turnoverDebit[i]! -
        amounts.turnoverCredit[i]!
      if (closing >= 0n) amounts.closingDebit[i] = closing
      else amounts.closingCredit[i] = -closing
    }
  }
  return {
    format: 'canonical',
    file: meta.file,
    hash: meta.hash,
    organisation: '',
    title: '',
    periodFrom: null,
    periodTo: null,
    kind: 'general',
    account: '',
    settings: [],
    subcontoKinds: [],
    shape: !openings && !turnovers ? 'position' : 'turnovers',
    hasOpenings: openings,
    exponent: meta.exponent,
    keys: columns.keys,
    sheets: [meta.sheet],
    key: columns.key.subarray(0, n),
    sheet: new Int32Array(n),
    row: columns.row.subarray(0, n),
    amounts,
    columns: bySix((name) => Object.keys(AMOUNTS).find((text) => AMOUNTS[text] === name) ?? ''),
    totals: [],
    findings: meta.findings,
  }
}

/** Decimal point or comma is decided from the column, never from one cell. */
function decimalStyles(
  grid: Grid,
  columns: readonly (readonly [number, AmountColumn])[],
): Map<number, NumberStyle> {
  const styles = new Map<number, NumberStyle>()
  for (const [index] of columns) {
    let comma = false
    let point = false
    for (const row of grid.sheets[0]?.rows.slice(1) ?? []) {
      const text = row.cells.get(index)?.text
      if (!text) continue
      comma ||= text.includes(',')
      point ||= text.includes('.')
    }
    styles.set(index, { decimal: comma && !point ? ',' : '.' })
  }
  return styles
}
