// The checks that a trial balance allows by itself (domain §5.5: C1–C6, C10, C11, C14, C16; with the
// company's chart C8 and C9), exact to the kopeck: a difference of one kopeck is shown with its row, never
// swallowed by a tolerance. All block but C9 and C10, which warn (accounting-model.md §10).

import {
  AMOUNT_COLUMNS,
  type AmountColumn,
  type BalanceKey,
  type TotalsRow,
  type TrialBalance,
} from '../../ledger/balance.ts'
import type { LocalAccount } from '../../ledger/book.ts'
import { exponentOf } from '../../ledger/currency.ts'
import type { Check, Severity } from '../../ledger/finding.ts'
import { decimalText } from '../../ledger/fraction.ts'
import type { Indicator } from '../../ledger/words.ts'
import { type Six, zeroSix } from './amounts.ts'
import { shownOf } from './indicator.ts'
import { unitOf } from './printed.ts'
import { Chart, isOffBalanceCode, MEASURES, parentsOf } from './sums.ts'

/** More failures of one kind say nothing new. */
const SHOWN = 1000

const QUANTITY_DECIMALS = 3

/** Where a reader looks first: the debit column of a balance. */
const COLUMN_OF: Readonly<Record<string, AmountColumn>> = {
  opening: 'openingDebit',
  turnover_debit: 'turnoverDebit',
  turnover_credit: 'turnoverCredit',
  closing: 'closingDebit',
}

interface Where {
  readonly row?: number
  readonly sheet?: string
  readonly column?: string
  readonly account?: string
  readonly name?: string
  /** Of a row in currency or quantity; else that of the books. */
  readonly exponent?: number
  readonly what?: string
  readonly indicator?: string
  /** How many comparisons passed, where they stand as one. */
  readonly count?: number
}

class FileChecks {
  readonly all: Check[] = []
  readonly #balance: TrialBalance
  readonly #chart: Chart
  readonly #failures = new Map<string, number>()
  readonly #offBalance = new Map<string, boolean>()

  constructor(balance: TrialBalance, chart: Chart) {
    this.#balance = balance
    this.#chart = chart
  }

  key(index: number): BalanceKey {
    return this.#balance.keys[this.#balance.key[index]!]!
  }

  six(index: number): Six {
    const six = zeroSix()
    for (const name of AMOUNT_COLUMNS) six[name] = this.#balance.amounts[name][index]!
    return six
  }

  compare(
    id: string,
    left: bigint,
    right: bigint,
    where: Where = {},
    severity: Severity = 'blocks',
  ): boolean {
    const passed = left === right
    if (!passed) {
      const failed = (this.#failures.get(id) ?? 0) + 1
      this.#failures.set(id, failed)
      if (failed > SHOWN) return false
    }
    const text = (amount: bigint): string => decimalText(amount, where.exponent ?? this.#balance.exponent)
    const { file } = this.#balance
    const { row, sheet = '', column = '', account = '', name = '', what = '', indicator = '', count } = where
    const place = { sheet, row: row === undefined ? '' : String(row), column, account, name, what, indicator }
    this.all.push({
      id,
      scope: 'file',
      subject: file,
      severity,
      left: text(left),
      right: text(right),
      difference: text(left - right),
      passed,
      values: { file, ...place, count: String(count ?? 1), outcome: passed ? 'passed' : 'failed' },
    })
    return passed
  }

  /** Many comparisons under one id: what fails stands with its place, else one that passed. */
  each(id: string, compareAll: () => number, severity: Severity = 'blocks'): void {
    const before = this.#failures.get(id) ?? 0
    const compared = compareAll()
    if (compared > 0 && (this.#failures.get(id) ?? 0) === before)
      this.compare(id, 0n, 0n, { count: compared }, severity)
  }

  /** The row with the column in which the failing amount stands. */
  at(index: number, what = ''): Where {
    const { account, name, indicator, currency, printedIndicator } = this.key(index)
    const { columns, exponent, row, sheet, sheets } = this.#balance
    const column = COLUMN_OF[what]
    const own =
      indicator === 'qty'
        ? QUANTITY_DECIMALS
        : indicator === 'fc' && currency !== ''
          ? exponentOf(currency)
          : exponent
    return {
      row: row[index]!,
      sheet: sheets[sheet[index]!] ?? '',
      column: column ? columns[column] : '',
      account,
      name,
      exponent: own,
      what,
      indicator: printedIndicator,
    }
  }

  get rows(): number {
    return this.#balance.key.length
  }

  isOffBalance(account: string): boolean {
    let isOff = this.#offBalance.get(account)
    if (isOff === undefined) {
      isOff = this.#decideOffBalance(account)
      this.#offBalance.set(account, isOff)
    }
    return isOff
  }

  #decideOffBalance(account: string): boolean {
    if (this.#balance.format === 'canonical') return this.#chart.isOffBalance(account) ?? false
    return this.#chart.isOffBalance(account) ?? isOffBalanceCode(account)
  }
}

/** C1–C3: debit = credit over the accounts within the balance. A balance by account has no such sums. */
function bothSides(checks: FileChecks, balance: TrialBalance): void {
  if (balance.kind === 'by_account') return
  const isCanonical = balance.format === 'canonical'
  const total = zeroSix()
  const beside = zeroSix()
  for (let index = 0; index < checks.rows; index++) {
    const { leaf, indicator, account } = checks.key(index)
    if (!leaf || indicator !== 'БУ' || checks.isOffBalance(account)) continue
    const looksOff = isCanonical && isOffBalanceCode(account)
    for (const name of AMOUNT_COLUMNS) {
      total[name] += balance.amounts[name][index]!
    }
    if (looksOff) for (const name of AMOUNT_COLUMNS) beside[name] += balance.amounts[name][index]!
  }
  const pairs = [
    ['C1', 'openingDebit', 'openingCredit', balance.shape === 'turnovers' && balance.hasOpenings],
    ['C2', 'turnoverDebit', 'turnoverCredit', balance.shape === 'turnovers'],
    ['C3', 'closingDebit', 'closingCredit', true],
  ] as const
  for (const [id, debit, credit, applies] of pairs) {
    // In the canonical table 001 may be an account of anybody's chart: it is left out where the rest balances
    // without it.
    const isBeside =
      total[debit] !== total[credit] && total[debit] - beside[debit] === total[credit] - beside[credit]
    if (applies)
      checks.compare(
        id,
        total[debit] - (isBeside ? beside[debit] : 0n),
        total[credit] - (isBeside ? beside[credit] : 0n),
      )
  }
}

/** Rows that show more than they hold: never compared. */
const isAside = ({ kind }: BalanceKey): boolean => kind === 'control' || kind === 'expanded'

/** C4: opening + debit − credit = closing in each row, on the net where both sides are shown. */
function eachRow(checks: FileChecks, { amounts }: TrialBalance, parents: Int32Array): number {
  const hasBelow = new Set(parents)
  let compared = 0
  for (let index = 0; index < checks.rows; index++) {
    const key = checks.key(index)
    // A row that is no leaf and has none below is detail of turnovers, or a folder on the level of what lies
    // in it.
    if (isAside(key) || (!key.leaf && !hasBelow.has(index))) continue
    const expected =
      amounts.openingDebit[index]! -
      amounts.openingCredit[index]! +
      amounts.turnoverDebit[index]! -
      amounts.turnoverCredit[index]!
    const closing = amounts.closingDebit[index]! - amounts.closingCredit[index]!
    if (expected !== closing) checks.compare('C4', expected, closing, checks.at(index, 'closing'))
    compared++
  }
  return compared
}

const SUMMED: ReadonlySet<Indicator> = new Set(['БУ', 'НУ', 'ПР', 'ВР'])

/** C5: a row is the sum of those directly below it, balances on the net, turnovers on each side. */
function eachParent(checks: FileChecks, parents: Int32Array): number {
  const hasBelow = new Set(parents)
  const sums = new Map<number, Six>()
  for (let index = 0; index < checks.rows; index++) {
    const key = checks.key(index)
    const parent = parents[index]!
    if (parent < 0 || isAside(key) || !SUMMED.has(key.indicator)) continue
    if (key.kind === 'group' && !hasBelow.has(index)) continue
    const sum = sums.get(parent) ?? zeroSix()
    const six = checks.six(index)
    for (const name of AMOUNT_COLUMNS) sum[name] += six[name]
    sums.set(parent, sum)
  }
  for (const [index, sum] of sums) {
    const six = checks.six(index)
    // A row that stays a leaf above others holds the balance; below it are turnovers alone.
    const measures = checks.key(index).leaf
      ? MEASURES.filter(([what]) => what.startsWith('turnover'))
      : MEASURES
    for (const [what, of] of measures)
      if (of(six) !== of(sum)) checks.compare('C5', of(six), of(sum), checks.at(index, what))
  }
  return sums.size
}

/** C6: the printed total = the sum of the outermost rows, or of the leaves where balances are expanded. */
function eachTotal(checks: FileChecks, balance: TrialBalance, parents: Int32Array): number {
  if (balance.totals.length === 0) return 0
  const roots = new Map<Indicator, Six>()
  const leaves = new Map<Indicator, Six>()
  const add = (sums: Map<Indicator, Six>, index: number, indicator: Indicator): void => {
    const sum = sums.get(indicator) ?? zeroSix()
    for (const name of AMOUNT_COLUMNS) sum[name] += balance.amounts[name][index]!
    sums.set(indicator, sum)
  }
  const hasBelow = new Set(parents)
  for (let index = 0; index < checks.rows; index++) {
    const key = checks.key(index)
    if (isAside(key) || (balance.kind === 'general' && checks.isOffBalance(key.account))) continue
    if (parents[index]! < 0 && (key.kind !== 'group' || hasBelow.has(index))) add(roots, index, key.indicator)
    if (key.leaf) add(leaves, index, key.indicator)
  }
  let compared = 0
  for (const total of balance.totals) {
    const { indicator, kind } = shownOf(total.indicator)
    if (kind !== null) continue
    compared++
    compareTotal(checks, balance, total, [
      roots.get(indicator) ?? zeroSix(),
      leaves.get(indicator) ?? zeroSix(),
    ])
  }
  return compared
}

function compareTotal(
  checks: FileChecks,
  balance: TrialBalance,
  { amounts, row, sheet, indicator }: TotalsRow,
  sums: readonly Six[],
): void {
  for (const side of ['opening', 'turnover', 'closing'] as const) {
    const [debit, credit] = [`${side}Debit`, `${side}Credit`] as const
    if (sums.some((sum) => sum[debit] === amounts[debit] && sum[credit] === amounts[credit])) continue
    for (const column of [debit, credit]) {
      const sum = sums[0]![column]
      if (sum === amounts[column]) continue
      checks.compare('C6', amounts[column], sum, { row, sheet, column: balance.columns[column], indicator })
    }
  }
}

/** Net closings of the leaves, by account. */
function closings(
  checks: FileChecks,
  { amounts }: TrialBalance,
): Map<string, { closing: bigint; index: number }> {
  const sums = new Map<string, { closing: bigint; index: number }>()
  for (let index = 0; index < checks.rows; index++) {
    const { leaf, indicator, account } = checks.key(index)
    if (!leaf || indicator !== 'БУ') continue
    const sum = sums.get(account) ?? { closing: 0n, index }
    sum.closing += amounts.closingDebit[index]! - amounts.closingCredit[index]!
    sums.set(account, sum)
  }
  return sums
}

/** C10: costs that a month closes, and results as a whole, hold nothing at the end of a period. */
const CLOSED = ['25', '26', '90', '91'] as const

function accounts(checks: FileChecks, balance: TrialBalance, chart: Chart): void {
  const sums = closings(checks, balance)
  const below = (code: string): { code: string; closing: bigint; index: number } | null => {
    const found = [...sums].filter(([account]) => account === code || account.startsWith(`${code}.`))
    if (found.length === 0) return null
    return { code, closing: found.reduce((sum, [, one]) => sum + one.closing, 0n), index: found[0]![1].index }
  }
  if (balance.format === '1c-osv') {
    const unclosed = (): number => {
      const known = CLOSED.flatMap((code) => below(code) ?? [])
      for (const one of known)
        checks.compare(
          'C10',
          one.closing,
          0n,
          { ...checks.at(one.index), account: one.code, name: '' },
          'warns',
        )
      return known.length
    }
    checks.each('C10', unclosed, 'warns')
    const auxiliary = below('000')
    checks.compare(
      'C11',
      auxiliary?.closing ?? 0n,
      0n,
      auxiliary ? { ...checks.at(auxiliary.index), account: '000' } : { account: '000' },
    )
  }
  if (!chart.isGiven) return
  checks.each('C8', () => {
    for (const [account, { index }] of sums)
      if (!chart.find(account)) checks.compare('C8', 1n, 0n, { ...checks.at(index), exponent: 0 })
    return sums.size
  })
  const red = (): number => {
    for (const [account, { closing, index }] of sums) {
      const type = chart.find(account)?.type
      const isRed = (type === 'active' && closing < 0n) || (type === 'passive' && closing > 0n)
      if (isRed) checks.compare('C9', closing, 0n, checks.at(index, 'closing'), 'warns')
    }
    return sums.size
  }
  checks.each('C9', red, 'warns')
}

/**
 * Income and the result that gathers it: the books count VAT in, the tax base leaves it out (paragraph 1 of
 * article 248 of the Tax Code), and the VAT on 90.03 and 91.02 has no tax base at all. The identity holds for
 * everything else.
 */
const WITH_VAT = /^(90\.0[1349]|91\.0[129]|9[01]$)/

/** C16: БУ = НУ + ПР + ВР of one line, where it shows any of the three. */
function taxBases(checks: FileChecks, balance: TrialBalance, chart: Chart): number {
  if (!balance.keys.some(({ indicator }) => SUMMED.has(indicator) && indicator !== 'БУ')) return 0
  let compared = 0
  let line: { books: number; tax: number[] } | null = null
  let before: BalanceKey | null = null
  const close = (): void => {
    if (!line || line.tax.length === 0 || line.books < 0) return
    const { account } = checks.key(line.books)
    if (WITH_VAT.test(account) || chart.find(account)?.taxAccounting === false) return
    if (!line.tax.some((index) => checks.key(index).leaf)) return
    compared++
    const sum = zeroSix()
    for (const index of line.tax) for (const name of AMOUNT_COLUMNS) sum[name] += checks.six(index)[name]
    const books = checks.six(line.books)
    for (const [what, of] of MEASURES)
      if (of(books) !== of(sum)) checks.compare('C16', of(books), of(sum), checks.at(line.books, what))
  }
  for (let index = 0; index < checks.rows; index++) {
    const key = checks.key(index)
    if (key.kind === 'control' || !SUMMED.has(key.indicator)) continue
    const isSame =
      before !== null &&
      before.account === key.account &&
      before.subconto === key.subconto &&
      before.name === key.name &&
      key.indicator !== 'БУ'
    if (!isSame) {
      close()
      line = { books: -1, tax: [] }
    }
    if (key.indicator === 'БУ') line!.books = index
    else line!.tax.push(index)
    before = key
  }
  close()
  return compared
}

/**
 * All checks that apply to the file. `chart`: the accounts of the company's chart, where it is known. What
 * fails stands with its row and column in `values`; what passed, once for each id. Amounts are decimals in
 * currency units.
 */
export function fileChecks(balance: TrialBalance, chart: readonly LocalAccount[] = []): Check[] {
  const known = new Chart(chart)
  const checks = new FileChecks(balance, known)
  const parents = parentsOf(balance)
  bothSides(checks, balance)
  if (balance.shape === 'turnovers') checks.each('C4', () => eachRow(checks, balance, parents))
  checks.each('C5', () => eachParent(checks, parents))
  checks.each('C6', () => eachTotal(checks, balance, parents))
  accounts(checks, balance, known)
  if (balance.format !== 'canonical') {
    const units = [balance.title, ...balance.settings].map(unitOf).find((unit) => unit !== null) ?? 1
    checks.compare('C14', BigInt(units), 1n, { exponent: 0 })
  }
  checks.each('C16', () => taxBases(checks, balance, known))
  return checks.all
}
