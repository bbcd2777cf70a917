// The fact table: one columnar structure from import to statement (accounting-model.md §3).
//
//     entity · period · account · flow · partner · analytics · layer · basis · measure · document → amount
//
// Every column but the amount holds integer codes of dictionaries that all tables of one run share, so that tables can
// be joined, added up and compared by integers. Code 0 is the empty text. The amount is a signed integer in minor
// units, debit positive. BigInt64Array wraps without a word, so each table carries Σ |amount| unbounded (`bound`):
// while it stays below 2^63 no sum over the table can overflow.

import { assert } from './finding.ts'

export const COLUMNS = [
  'entity',
  'period',
  'account',
  'flow',
  'partner',
  'analytics',
  'layer',
  'basis',
  'measure',
  'document',
] as const
export type Column = (typeof COLUMNS)[number]

/** Texts ↔ small integers, in order of first use. */
export class Dictionary {
  readonly texts: string[] = ['']
  readonly #codes = new Map<string, number>([['', 0]])

  /** The code of `text`, a new one where it is met for the first time. */
  code(text: string): number {
    let code = this.#codes.get(text)
    if (code === undefined) {
      code = this.texts.length
      this.texts.push(text)
      this.#codes.set(text, code)
    }
    return code
  }

  /** The code of `text`, or -1 where no fact can have it. */
  find(text: string): number {
    return this.#codes.get(text) ?? -1
  }

  text(code: number): string {
    const text = this.texts[code]
    assert(text !== undefined, `code ${code} is not in the dictionary`)
    return text
  }
}

/** The dictionaries of one run. `period` holds `from/to`, `basis` e.g. `functional CNY` or `presentation RUB`. */
export class Codes {
  readonly entity = new Dictionary()
  readonly period = new Dictionary()
  readonly account = new Dictionary()
  readonly flow = new Dictionary()
  readonly partner = new Dictionary()
  readonly analytics = new Dictionary()
  readonly layer = new Dictionary()
  readonly basis = new Dictionary()
  readonly measure = new Dictionary()
  readonly document = new Dictionary()
}

/** One fact's key as codes; what is left out is 0 (empty). */
export type FactKey = Partial<Record<Column, number>>
/** One fact's key as texts. */
export type FactTexts = Partial<Record<Column, string>>

const LIMIT = 1n << 63n
const NO_CODES = new Int32Array(0)
const NO_AMOUNTS = new BigInt64Array(0)

export class FactTable {
  readonly codes: Codes
  length = 0
  /** Σ |amount| of what was added, unbounded. */
  bound = 0n
  entity: Int32Array
  period: Int32Array
  account: Int32Array
  flow: Int32Array
  partner: Int32Array
  analytics: Int32Array
  layer: Int32Array
  basis: Int32Array
  measure: Int32Array
  document: Int32Array
  amount: BigInt64Array

  constructor(codes: Codes, capacity = 16) {
    this.codes = codes
    if (capacity === 0) {
      // Many a table of a close stays empty: those share columns that hold nothing.
      this.entity = NO_CODES
      this.period = NO_CODES
      this.account = NO_CODES
      this.flow = NO_CODES
      this.partner = NO_CODES
      this.analytics = NO_CODES
      this.layer = NO_CODES
      this.basis = NO_CODES
      this.measure = NO_CODES
      this.document = NO_CODES
      this.amount = NO_AMOUNTS
      return
    }
    this.entity = new Int32Array(capacity)
    this.period = new Int32Array(capacity)
    this.account = new Int32Array(capacity)
    this.flow = new Int32Array(capacity)
    this.partner = new Int32Array(capacity)
    this.analytics = new Int32Array(capacity)
    this.layer = new Int32Array(capacity)
    this.basis = new Int32Array(capacity)
    this.measure = new Int32Array(capacity)
    this.document = new Int32Array(capacity)
    this.amount = new BigInt64Array(capacity)
  }

  #room(): number {
    if (this.length === this.amount.length) this.#widen(this.length * 2)
    return this.length++
  }

  #widen(rows: number): void {
    const capacity = Math.max(16, rows)
    for (const column of COLUMNS) {
      const wider = new Int32Array(capacity)
      wider.set(this[column])
      this[column] = wider
    }
    const amounts = new BigInt64Array(capacity)
    amounts.set(this.amount)
    this.amount = amounts
  }

  #put(row: number, amount: bigint): void {
    this.bound += amount < 0n ? -amount : amount
    // The text is made only when it is needed: this runs once per fact.
    if (this.bound >= LIMIT) assert(false, `amounts exceed the range of 64 bits (${this.describe(row)})`)
    this.amount[row] = amount
  }

  /** Adds a fact; columns left out are empty. */
  add(key: FactKey, amount: bigint): void {
    const row = this.#room()
    for (const column of COLUMNS) this[column][row] = key[column] ?? 0
    this.#put(row, amount)
  }

  /** Adds a fact by texts: for derivations that make few facts. */
  addTexts(texts: FactTexts, amount: bigint): void {
    const row = this.#room()
    for (const column of COLUMNS) this[column][row] = this.codes[column].code(texts[column] ?? '')
    this.#put(row, amount)
  }

  /** Copies row `source` of `from` (same dictionaries), with some columns and the amount replaced. */
  copy(from: FactTable, source: number, changes: FactKey = {}, amount: bigint = from.amount[source]!): void {
    const row = this.#room()
    for (const column of COLUMNS) this[column][row] = changes[column] ?? from[column][source]!
    this.#put(row, amount)
  }

  /** Appends all rows of `other`. */
  append(other: FactTable): void {
    const start = this.length
    const rows = start + other.length
    if (rows > this.amount.length) this.#widen(Math.max(rows, start * 2))
    for (const column of COLUMNS) this[column].set(other[column].subarray(0, other.length), start)
    this.amount.set(other.amount.subarray(0, other.length), start)
    this.length = rows
    this.bound += other.bound
    assert(this.bound < LIMIT, 'amounts exceed the range of 64 bits')
  }

  static of(codes: Codes, ...tables: readonly FactTable[]): FactTable {
    const all = new FactTable(
      codes,
      tables.reduce((n, table) => n + table.length, 0),
    )
    for (const table of tables) all.append(table)
    return all
  }

  /** The rows for which `keep` holds, in order. */
  where(keep: (row: number) => boolean): FactTable {
    const rows: number[] = []
    for (let row = 0; row < this.length; row++) if (keep(row)) rows.push(row)
    return this.select(rows)
  }

  /** The named rows in the given order, column by column; `amounts`, if given, take the place of theirs. */
  select(
    rows: readonly number[],
    columns: readonly Column[] = COLUMNS,
    amounts?: readonly bigint[],
  ): FactTable {
    const selected = new FactTable(this.codes, rows.length)
    selected.length = rows.length
    for (const column of columns) take(this[column], rows, selected[column])
    for (let place = 0; place < rows.length; place++)
      selected.#put(place, amounts ? amounts[place]! : this.amount[rows[place]!]!)
    return selected
  }

  /** Σ amount of the rows for which `keep` holds (all rows without it). */
  sum(keep?: (row: number) => boolean): bigint {
    let total = 0n
    for (let row = 0; row < this.length; row++) if (!keep || keep(row)) total += this.amount[row]!
    return total
  }

  /**
   * Rows with equal `by` added up; the columns that are not in `by` become empty. Groups whose sum is zero stay only
   * with `keepZero`. Groups come in the order of their first row.
   */
  groupBy(by: readonly Column[], keepZero = false): FactTable {
    const columns = by.map((column) => this[column])
    const groups = new Map<string, number>()
    const first: number[] = []
    const sums: bigint[] = []
    for (let row = 0; row < this.length; row++) {
      let key = ''
      for (const column of columns) key += `${column[row]},`
      const group = groups.get(key)
      if (group === undefined) {
        groups.set(key, sums.length)
        first.push(row)
        sums.push(this.amount[row]!)
      } else sums[group] = sums[group]! + this.amount[row]!
    }
    if (keepZero) return this.select(first, by, sums)
    const kept = (_: unknown, group: number): boolean => sums[group] !== 0n
    return this.select(
      first.filter(kept),
      by,
      sums.filter((sum) => sum !== 0n),
    )
  }

  /** Σ amount by the text of one column. */
  totals(column: Column): Map<string, bigint> {
    const sums = new Map<string, bigint>()
    for (let row = 0; row < this.length; row++) {
      const text = this.codes[column].text(this[column][row]!)
      sums.set(text, (sums.get(text) ?? 0n) + this.amount[row]!)
    }
    return sums
  }

  text(column: Column, row: number): string {
    return this.codes[column].text(this[column][row]!)
  }

  texts(row: number): Record<Column, string> {
    // Filled in full by the loop.
    const result = {} as Record<Column, string>
    for (const column of COLUMNS) result[column] = this.text(column, row)
    return result
  }

  describe(row: number): string {
    return COLUMNS.map((column) => `${column}=${this.text(column, row)}`).join(' ')
  }

  /** Canonical order: entity, period, account, flow, partner, analytics, layer, document … by UTF-8 bytes. */
  sorted(): FactTable {
    const order = [
      'entity',
      'period',
      'account',
      'flow',
      'partner',
      'analytics',
      'layer',
      'document',
      'basis',
      'measure',
    ] as const
    // A column in which all rows are alike decides nothing.
    const keys: Int32Array[] = []
    for (const column of order) {
      const codes = this[column].subarray(0, this.length)
      if (codes.every((code) => code === codes[0])) continue
      const ranks = rankOf(this.codes[column])
      keys.push(codes.map((code) => ranks[code]!))
    }
    const rows = Array.from({ length: this.length }, (_, row) => row)
    rows.sort((a, b) => {
      for (let index = 0; index < keys.length; index++) {
        const key = keys[index]!
        if (key[a] !== key[b]) return key[a]! - key[b]!
      }
      return a - b
    })
    return this.select(rows)
  }

  /** How many bytes `writeBytes` writes. */
  get byteSize(): number {
    return this.length * (COLUMNS.length * 4 + 8)
  }

  /** Writes the table's columns from `at` on, for a content hash within one run (codes are the run's own). */
  writeBytes(into: Uint8Array, at: number): number {
    let place = at
    for (const column of COLUMNS) {
      const { buffer, byteOffset } = this[column]
      into.set(new Uint8Array(buffer, byteOffset, this.length * 4), place)
      place += this.length * 4
    }
    const { buffer, byteOffset } = this.amount
    into.set(new Uint8Array(buffer, byteOffset, this.length * 8), place)
    return place + this.length * 8
  }
}

/** One function for all columns: each is an Int32Array, so it is compiled once. */
function take(from: Int32Array, rows: readonly number[], to: Int32Array): void {
  for (let place = 0; place < rows.length; place++) to[place] = from[rows[place]!]!
}

const ranked = new WeakMap<Dictionary, { size: number; ranks: Int32Array }>()

/** For each code its place in byte order; kept until the dictionary grows. */
function rankOf(dictionary: Dictionary): Int32Array {
  const known = ranked.get(dictionary)
  if (known && known.size === dictionary.texts.length) return known.ranks
  const order = dictionary.texts.map((_, code) => code)
  order.sort((a, b) => compareBytes(dictionary.texts[a]!, dictionary.texts[b]!))
  const ranks = new Int32Array(order.length)
  order.forEach((code, rank) => {
    ranks[code] = rank
  })
  ranked.set(dictionary, { size: order.length, ranks })
  return ranks
}

/** Order by UTF-8 bytes = order by code points (not by UTF-16 units). */
export function compareBytes(a: string, b: string): number {
  const length = a.length < b.length ? a.length : b.length
  for (let i = 0; i < length; i++) {
    const left = a.charCodeAt(i)
    const right = b.charCodeAt(i)
    if (left === right) continue
    // A surrogate stands for a code point above all others of one unit.
    const [high, low] = [isSurrogate(left), isSurrogate(right)]
    if (high !== low) return high ? 1 : -1
    return left - right
  }
  return a.length - b.length
}

const isSurrogate = (unit: number): boolean => unit >= 0xd800 && unit <= 0xdfff

/** Analytics as one interned text: `name=value;name=value`, sorted by name; `;`, `=`, `\` in values are escaped. */
export function analyticsText(pairs: Readonly<Record<string, string>>): string {
  return Object.keys(pairs)
    .filter((name) => pairs[name] !== '')
    .sort(compareBytes)
    .map((name) => `${name}=${pairs[name]!.replace(/[\\;=]/g, (c) => `\\${c}`)}`)
    .join(';')
}

export function parseAnalytics(text: string): Record<string, string> {
  const pairs: Record<string, string> = {}
  let name = ''
  let value = ''
  let inValue = false
  const close = (): void => {
    if (inValue) pairs[name] = value
    name = ''
    value = ''
    inValue = false
  }
  for (let i = 0; i < text.length; i++) {
    const c = text[i]!
    if (c === '\\' && inValue) value += text[++i] ?? ''
    else if (c === ';') close()
    else if (c === '=' && !inValue) inValue = true
    else if (inValue) value += c
    else name += c
  }
  close()
  return pairs
}
