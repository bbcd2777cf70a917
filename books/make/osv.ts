// A trial balance (ОСВ) as 1C shows it, computed from a ledger: the tree of accounts with analytics below, each row with
// opening, turnovers and closing by indicator. What is told here is the content; the layouts are in layouts.ts.

import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { type Amounts, type Ledger, type Line, NOTHING, plus } from './ledger.ts'

export const COLUMNS = [
  'openingDebit',
  'openingCredit',
  'turnoverDebit',
  'turnoverCredit',
  'closingDebit',
  'closingCredit',
] as const
/** Six amounts in kopecks, as printed: each on its own side. */
export type Six = Record<(typeof COLUMNS)[number], bigint>
export type Shown = 'БУ' | 'НУ' | 'ПР' | 'ВР' | 'Вал.'

export interface OsvRow {
  readonly level: number
  /** Account code, or the text of analytics. */
  readonly code: string
  readonly name: string
  readonly account: boolean
  readonly amounts: readonly (readonly [Shown, Six])[]
}

export interface Osv {
  readonly rows: readonly OsvRow[]
  readonly totals: readonly (readonly [Shown, Six])[]
  /** Of an account: its code and the kinds of analytics below it. */
  readonly account: string
  readonly kinds: readonly string[]
}

interface ChartAccount {
  readonly name: string
  readonly offBalance: boolean
  readonly taxed: boolean
}

const CHART_FILE = new URL('../../src/formats/book/standard/ru-94n.csv', import.meta.url)

/** The chart of Order 94n with 1C's subaccounts: names, and which accounts tax accounting keeps. */
function readChart(): ReadonlyMap<string, ChartAccount> {
  const rows: string[][] = parse(readFileSync(CHART_FILE), { bom: true, from: 2 })
  return new Map(
    rows.map(([code = '', name = '', , off = '', tax = '']) => [
      code,
      { name, offBalance: off === 'yes', taxed: tax === 'yes' },
    ]),
  )
}

export const CHART = readChart()

/** Accounts whose balance 1C shows on both sides, by analytics. */
const EXPANDED = ['60', '62', '66', '67', '68', '69', '70', '71', '73', '75', '76']
const isExpanded = (account: string): boolean =>
  EXPANDED.includes(account.slice(0, 2)) && !account.startsWith('00')

const parentOf = (account: string): string => account.slice(0, Math.max(0, account.lastIndexOf('.')))
const nothing = (): Six => ({
  openingDebit: 0n,
  openingCredit: 0n,
  turnoverDebit: 0n,
  turnoverCredit: 0n,
  closingDebit: 0n,
  closingCredit: 0n,
})

const PARTS: readonly (readonly [Shown, (line: Line) => readonly [bigint, bigint, bigint]])[] = [
  ['БУ', (line) => [line.opening.bu, line.debit.bu, line.credit.bu]],
  ['НУ', (line) => [line.opening.nu, line.debit.nu, line.credit.nu]],
  ['ПР', (line) => [line.opening.pr, line.debit.pr, line.credit.pr]],
  ['ВР', (line) => [line.opening.vr, line.debit.vr, line.credit.vr]],
]
const foreignPart = (line: Line): readonly [bigint, bigint, bigint] => [
  line.foreignOpening,
  line.foreignDebit,
  line.foreignCredit,
]

/** The six amounts of some lines: each line on its own side where the account is shown expanded, else their net. */
function sixOf(
  lines: readonly Line[],
  expanded: boolean,
  partOf: (line: Line) => readonly [bigint, bigint, bigint],
): Six {
  const six = nothing()
  const balance = (side: 'opening' | 'closing', amount: bigint): void => {
    if (amount > 0n) six[`${side}Debit`] += amount
    else six[`${side}Credit`] -= amount
  }
  let opening = 0n
  let closing = 0n
  for (const line of lines) {
    const [open, debit, credit] = partOf(line)
    six.turnoverDebit += debit
    six.turnoverCredit += credit
    if (expanded) {
      balance('opening', open)
      balance('closing', open + debit - credit)
    }
    opening += open
    closing += open + debit - credit
  }
  if (!expanded) {
    balance('opening', opening)
    balance('closing', closing)
  }
  return six
}

const isEmpty = (six: Six): boolean => COLUMNS.every((column) => six[column] === 0n)

export interface OsvOptions {
  /** Shows НУ, ПР and ВР of the accounts that tax accounting keeps. */
  readonly tax: boolean
  /** Accounts below which analytics are shown, by their beginning; `*` for all. */
  readonly analytics: readonly string[]
  /** Foreign currency below the accounts that keep it. */
  readonly currency: boolean
}

class Builder {
  readonly rows: OsvRow[] = []
  readonly #lines: readonly Line[]
  readonly #options: OsvOptions

  constructor(lines: readonly Line[], options: OsvOptions) {
    this.#lines = lines
    this.#options = options
  }

  amounts(lines: readonly Line[], account: string): [Shown, Six][] {
    const parts = this.#options.tax && CHART.get(account)?.taxed ? PARTS : PARTS.slice(0, 1)
    return parts.map(([shown, partOf]): [Shown, Six] => [shown, sixOf(lines, isExpanded(account), partOf)])
  }

  /** An account, its subaccounts, or where there is none its analytics. */
  account(account: string, level: number): void {
    const lines = this.#lines.filter(
      (line) => line.account === account || line.account.startsWith(`${account}.`),
    )
    const known = CHART.get(account)
    if (!known) throw new Error(`${account} is not in the chart`)
    this.rows.push({
      level,
      code: account,
      name: known.name,
      account: true,
      amounts: this.amounts(lines, account),
    })
    const children = childrenOf(lines, account)
    for (const child of children) this.account(child, level + 1)
    if (children.length > 0) return
    if (this.#options.currency) this.#currencies(lines, account, level + 1)
    if (this.#options.analytics.some((start) => start === '*' || account.startsWith(start)))
      this.#analytics(lines, account, level + 1, 0)
  }

  #currencies(lines: readonly Line[], account: string, level: number): void {
    for (const currency of new Set(lines.map((line) => line.currency).filter((one) => one !== ''))) {
      const held = lines.filter((line) => line.currency === currency)
      const foreign = sixOf(held, isExpanded(account), foreignPart)
      this.rows.push({
        level,
        code: currency,
        name: '',
        account: false,
        amounts: [...this.amounts(held, account), ['Вал.', foreign]],
      })
    }
  }

  #analytics(lines: readonly Line[], account: string, level: number, depth: number): void {
    const values = new Set(
      lines.filter((line) => line.sub.length > depth).map((line) => line.sub[depth] ?? ''),
    )
    for (const value of [...values].sort()) {
      const held = lines.filter((line) => line.sub[depth] === value)
      const amounts = this.amounts(held, account)
      if (amounts.every(([, six]) => isEmpty(six))) continue
      this.rows.push({ level, code: value, name: '', account: false, amounts })
      this.#analytics(held, account, level + 1, depth + 1)
    }
  }
}

/** Direct subaccounts that have lines, with the codes between where a level has none of its own. */
function childrenOf(lines: readonly Line[], account: string): string[] {
  const children = new Set<string>()
  for (const line of lines) {
    let code = line.account
    if (code === account) continue
    while (parentOf(code) !== account) code = parentOf(code)
    children.add(code)
  }
  return [...children].sort()
}

function totalsOf(rows: readonly OsvRow[]): [Shown, Six][] {
  const totals = new Map<Shown, Six>()
  for (const row of rows) {
    if (row.level > 0 || CHART.get(row.code)?.offBalance) continue
    for (const [shown, six] of row.amounts) {
      const total = totals.get(shown) ?? nothing()
      for (const column of COLUMNS) total[column] += six[column]
      totals.set(shown, total)
    }
  }
  return [...totals]
}

const inUse = (line: Line): boolean =>
  line.opening.bu !== 0n ||
  line.debit.bu !== 0n ||
  line.credit.bu !== 0n ||
  line.opening.nu !== 0n ||
  line.debit.nu !== 0n ||
  line.credit.nu !== 0n

/** The general ОСВ of an interval. */
export function generalOsv(ledger: Ledger, from: string, to: string, options: OsvOptions): Osv {
  const lines = ledger.lines(from, to).filter(inUse)
  const builder = new Builder(lines, options)
  const top = new Set(lines.map((line) => line.account.split('.')[0] ?? ''))
  const order = [...top].sort(
    (a, b) => (CHART.get(a)?.offBalance ? 1 : 0) - (CHART.get(b)?.offBalance ? 1 : 0) || (a < b ? -1 : 1),
  )
  for (const account of order) builder.account(account, 0)
  return { rows: builder.rows, totals: totalsOf(builder.rows), account: '', kinds: [] }
}

/** The ОСВ of one account with all its analytics. */
export function accountOsv(
  ledger: Ledger,
  account: string,
  from: string,
  to: string,
  kinds: readonly string[],
): Osv {
  const lines = ledger
    .lines(from, to)
    .filter((line) => inUse(line) && (line.account === account || line.account.startsWith(`${account}.`)))
  const builder = new Builder(lines, { tax: false, analytics: ['*'], currency: false })
  builder.account(account, 0)
  return { rows: builder.rows, totals: totalsOf(builder.rows), account, kinds }
}

/** Σ of a ledger's lines for a test: opening, debit, credit of the accounts within the balance. */
export function ledgerTotals(
  ledger: Ledger,
  from: string,
  to: string,
): { opening: Amounts; debit: Amounts; credit: Amounts } {
  let [opening, debit, credit] = [NOTHING, NOTHING, NOTHING]
  for (const line of ledger.lines(from, to)) {
    if (CHART.get(line.account)?.offBalance) continue
    opening = plus(opening, line.opening)
    debit = plus(debit, line.debit)
    credit = plus(credit, line.credit)
  }
  return { opening, debit, credit }
}
