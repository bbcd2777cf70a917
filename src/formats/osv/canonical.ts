// The canonical trial balance (book-format.md §3): for books that are not kept in 1C, and for textbook cases.
// One row per line; columns may be missing; with closing columns alone it is a position. Rows come one by one
// from text or from a sheet, line keys are interned as they come, so that a file of a million rows costs its
// columns and its distinct keys.

import { type AmountColumn, type BalanceKey, bySix, type TrialBalance } from '../../ledger/balance.ts'
import { currencyCode, exponentOf } from '../../ledger/currency.ts'
import { isDate } from '../../ledger/period.ts'
import { FLOWS, INDICATORS, isIndicator } from '../../ledger/words.ts'
import { nearest } from '../table/nearest.ts'
import { type DecimalSign, nearestMinor, printedAmount, signOf } from '../table/numbers.ts'
import { owned } from '../table/text.ts'
import { AmountRows } from './amounts.ts'
import {
  type Columns,
  decideSigns,
  namesOf,
  Restart,
  type RowSource,
  SignTracker,
} from './canonical-columns.ts'
import { Notes } from './notes.ts'

const QUANTITY_DECIMALS = 3
const LIMIT = 1n << 63n
/** Between the parts of a line key: no file has it in a cell. */
const SEPARATOR = '\u0001'

export interface CanonicalOptions {
  readonly file: string
  readonly hash: string
  /** Decimals of the books currency. */
  readonly exponent: number
}

/** Reads a canonical table; every cell that is not what its column expects is a finding. */
export function readCanonical(source: RowSource, options: CanonicalOptions): TrialBalance {
  const signs = new SignTracker()
  try {
    return new CanonicalReader(source, options, signs).read()
  } catch (error) {
    if (!(error instanceof Restart)) throw error
    // A column that can be read in two ways so far: its sign is decided from all of its cells, then all is
    // read again.
    return new CanonicalReader(source, options, decideSigns(source, options.exponent)).read()
  }
}

class CanonicalReader {
  readonly #source: RowSource
  readonly #options: CanonicalOptions
  readonly #signs: SignTracker
  readonly #notes: Notes
  readonly #rows = new AmountRows()
  readonly #keys: BalanceKey[] = []
  readonly #codes = new Map<string, number>()
  /** Row of the first line with openings or closings, by key. */
  readonly #firstRows: number[] = []
  #repeated: { count: number; row: number; first: number } | null = null
  #columns: Columns | null = null

  constructor(source: RowSource, options: CanonicalOptions, signs: SignTracker) {
    this.#source = source
    this.#options = options
    this.#signs = signs
    this.#notes = new Notes(options.file, source.findings)
  }

  read(): TrialBalance {
    this.#source.rows((row, cells, stored) => {
      if (this.#columns) this.#row(this.#columns, row, cells, stored)
      else this.#columns = namesOf(row, cells, this.#notes)
    })
    const columns = this.#columns ?? namesOf(1, [], this.#notes)
    for (const [index, open] of this.#signs.undecided)
      this.#notes.blocks('CANON-009', {
        column: columns.names.get(index) ?? '',
        value: open.text,
        row: open.row,
      })
    if (this.#rows.length === 0 && this.#notes.findings.every(({ severity }) => severity !== 'blocks'))
      this.#notes.blocks('CANON-008', {})
    if (this.#repeated) {
      const { count, row, first } = this.#repeated
      this.#notes.warns('CANON-010', { row }, { count, first })
    }
    this.#currencyRows()
    this.#close(columns)
    if (!this.#rows.isInRange) this.#notes.blocks('CANON-012', {})
    return this.#balance(columns)
  }

  #row(columns: Columns, row: number, cells: readonly string[], stored: readonly string[]): void {
    const at = (index: number): string => (index < 0 ? '' : (cells[index] ?? '').trim())
    const account = at(columns.at.account)
    if (cells.length > columns.width) this.#beyond(columns, row, cells)
    if (account === '') {
      if (cells.some((cell) => cell.trim() !== ''))
        this.#notes.blocks('CANON-002', { row, column: 'account' })
      return
    }
    let identity = account
    for (const index of columns.identity) identity += SEPARATOR + at(index)
    let code = this.#codes.get(identity)
    if (code === undefined) {
      code = this.#newKey(columns, row, at, account)
      this.#codes.set(owned(identity), code)
    }
    const key = this.#keys[code]
    // A line with a wrong word is told once; its amounts belong nowhere.
    if (!key) return
    const index = this.#rows.add(code, row)
    const decimals = this.#decimalsOf(key)
    for (const { index: column, name } of columns.amounts) {
      const text = cells[column]
      if (text === undefined || text === '') continue
      const amount = this.#amount(columns, row, column, text, stored[column] ?? '', decimals)
      if (amount !== 0n) this.#rows.put(index, name, amount)
    }
    if (columns.hasBalances) this.#noteRepeated(code, row, index)
  }

  #beyond(columns: Columns, row: number, cells: readonly string[]): void {
    const index = cells.findIndex((cell, column) => column >= columns.width && cell.trim() !== '')
    if (index >= 0) this.#notes.blocks('CANON-011', { row, value: cells[index]! }, { position: index + 1 })
  }

  #decimalsOf({ indicator, currency }: BalanceKey): number {
    if (indicator === 'qty') return QUANTITY_DECIMALS
    return indicator === 'fc' ? exponentOf(currency) : this.#options.exponent
  }

  #amount(
    columns: Columns,
    row: number,
    column: number,
    text: string,
    stored: string,
    decimals: number,
  ): bigint {
    const place = { row, column: columns.names.get(column) ?? '', value: text.trim() }
    // The column as a whole is asked about already.
    if (stored === '' && this.#signs.undecided.has(column) && signOf(text, decimals) !== '') return 0n
    const sign: DecimalSign = stored === '' ? this.#signs.signOf(column, text, decimals) : '.'
    const value = stored === '' ? printedAmount(text, sign, decimals) : nearestMinor(stored, decimals)
    if (!value) this.#notes.blocks('CANON-006', place, { sign })
    else if (value.amount >= LIMIT || value.amount <= -LIMIT) this.#notes.blocks('CANON-012', place)
    else {
      if (value.far) this.#notes.blocks('CANON-007', place, { decimals })
      return value.amount
    }
    return 0n
  }

  /** The same line twice, each with balances: a posting may stand twice, a balance should not. */
  #noteRepeated(code: number, row: number, index: number): void {
    const balances = ['openingDebit', 'openingCredit', 'closingDebit', 'closingCredit'] as const
    if (balances.every((name) => this.#rows.at(index, name) === 0n)) return
    const first = this.#firstRows[code]
    if (first === undefined) this.#firstRows[code] = row
    else if (this.#repeated) this.#repeated = { ...this.#repeated, count: this.#repeated.count + 1 }
    else this.#repeated = { count: 1, row, first }
  }

  /** A new line key, or WRONG where a word of the row is not known. */
  #newKey(columns: Columns, row: number, at: (index: number) => string, account: string): number {
    const { at: where } = columns
    const indicator = at(where.indicator) || 'БУ'
    const flow = at(where.flow)
    const dueOn = at(where.due_on)
    const currencyText = at(where.currency)
    const currency = currencyText === '' ? '' : currencyCode(currencyText)
    const wrong = (
      code: string,
      column: string,
      value: string,
      values: Record<string, string> = {},
    ): number => {
      this.#notes.blocks(code, { row, column, value }, values)
      return WRONG
    }
    const unknown = (column: string, value: string, words: readonly string[]): number =>
      wrong('CANON-003', column, value, { nearest: nearest(value, words), words: words.join(', ') })
    if (!isIndicator(indicator)) return unknown('indicator', indicator, INDICATORS)
    if (flow !== '' && !Object.hasOwn(FLOWS, flow)) return unknown('flow', flow, Object.keys(FLOWS))
    if (dueOn !== '' && !isDate(dueOn)) return wrong('CANON-004', 'due_on', dueOn)
    if (currency === null || (indicator === 'fc' && currency === ''))
      return wrong('CANON-005', 'currency', currencyText)
    const analytics = columns.analytics.map((index) => owned(at(index)))
    this.#keys.push({
      kind: indicator === 'fc' ? 'currency' : indicator === 'qty' ? 'quantity' : 'account',
      account: owned(account),
      name: owned(at(where.name)),
      level: 0,
      subconto: [],
      analytics,
      partner: owned(at(where.partner)),
      contract: owned(at(where.contract)),
      corrAccount: owned(at(where.corr_account)),
      flow,
      dueOn,
      indicator,
      printedIndicator: indicator,
      currency,
      unit: owned(at(where.unit)),
      leaf: true,
    })
    return this.#keys.length - 1
  }

  /** An amount in currency says something only of a line that has its amount in the books. */
  #currencyRows(): void {
    const rest = (key: BalanceKey, currency: string): string =>
      [
        key.account,
        key.partner,
        key.contract,
        key.corrAccount,
        key.flow,
        key.dueOn,
        currency,
        ...key.analytics,
      ].join(SEPARATOR)
    const inBooks = new Set(
      this.#keys.filter(({ indicator }) => indicator === 'БУ').map((key) => rest(key, key.currency)),
    )
    const lonely = new Set<number>()
    for (const [code, key] of this.#keys.entries())
      if (key.indicator === 'fc' && !inBooks.has(rest(key, key.currency)) && !inBooks.has(rest(key, '')))
        lonely.add(code)
    if (lonely.size === 0) return
    for (let index = 0; index < this.#rows.length; index++) {
      const code = this.#rows.key[index]!
      if (!lonely.delete(code)) continue
      this.#notes.blocks(
        'CANON-013',
        { row: this.#rows.row[index]!, value: this.#keys[code]!.account },
        { currency: this.#keys[code]!.currency },
      )
    }
  }

  /** Without closing columns the closing is what the others lead to. */
  #close({ given }: Columns): void {
    if (given.has('closingDebit') || given.has('closingCredit')) return
    const rows = this.#rows
    for (let index = 0; index < rows.length; index++) {
      const closing =
        rows.at(index, 'openingDebit') -
        rows.at(index, 'openingCredit') +
        rows.at(index, 'turnoverDebit') -
        rows.at(index, 'turnoverCredit')
      if (closing > 0n) rows.put(index, 'closingDebit', closing)
      else if (closing < 0n) rows.put(index, 'closingCredit', -closing)
    }
  }

  #balance({ given, names }: Columns): TrialBalance {
    const has = (...columns: readonly AmountColumn[]): boolean => columns.some((column) => given.has(column))
    const openings = has('openingDebit', 'openingCredit')
    const { file, hash, exponent } = this.#options
    return {
      format: 'canonical',
      file,
      hash,
      organisation: '',
      title: '',
      periodFrom: null,
      periodTo: null,
      kind: 'general',
      account: '',
      settings: [],
      subcontoKinds: [],
      shape: openings || has('turnoverDebit', 'turnoverCredit') ? 'turnovers' : 'position',
      hasOpenings: openings,
      exponent,
      keys: this.#keys,
      sheets: [this.#source.sheet],
      sheet: new Int32Array(this.#rows.length),
      ...this.#rows.trimmed(),
      columns: bySix((column) => (given.has(column) ? (names.get(given.get(column)!) ?? '') : '')),
      totals: [],
      findings: this.#notes.findings,
    }
  }
}

const WRONG = -1
