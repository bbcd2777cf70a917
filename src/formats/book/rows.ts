// Rows of one register: cells by schema into canonical text and its hash, with a finding for every cell that is not what
// its column expects (book-format.md §1; architecture.md, "Identity": given fields, normalised, sorted by column name).

import type { Row } from '../../ledger/book.ts'
import { compareBytes } from '../../ledger/facts.ts'
import { type Finding, finding, type Place } from '../../ledger/finding.ts'
import { type Fraction, parseShare } from '../../ledger/fraction.ts'
import { sha256 } from '../../ledger/hash.ts'
import { type Interval, parseInterval } from '../../ledger/period.ts'
import { nearest } from '../table/nearest.ts'
import { canonicalValue, cleanCell, readPairs, usesDecimalComma } from './cells.ts'
import type { ColumnSchema, FileSchema } from './schema.ts'

export interface RawTable {
  readonly file: string
  readonly sheet?: string
  readonly rows: readonly { readonly row: number; readonly cells: readonly string[] }[]
}

/** One row by column: what is given, else what the schema says an empty cell means, else ''. */
export interface ParsedRow extends Row {
  readonly schema: FileSchema
  /** The fields that are given, in canonical text. */
  readonly given: ReadonlyMap<string, string>
  /** True where a cell was refused: checks that would only repeat it are left out. */
  readonly faulty: boolean
  readonly text: (column: string) => string
  readonly fraction: (column: string) => Fraction | null
  readonly integer: (column: string) => number | null
  readonly yes: (column: string) => boolean | null
  readonly interval: (column: string) => Interval
  readonly list: (column: string) => string[]
  readonly pairs: (column: string) => Record<string, string>
}

const HASHED = new Set(['amount', 'base', 'share', 'rate'])

class TableReader {
  readonly #table: RawTable
  readonly #schema: FileSchema
  readonly #fiscalYearStart: string
  readonly #findings: Finding[]
  readonly #names: readonly string[]
  readonly #commas = new Map<string, boolean>()

  constructor(table: RawTable, schema: FileSchema, fiscalYearStart: string, findings: Finding[]) {
    this.#table = table
    this.#schema = schema
    this.#fiscalYearStart = fiscalYearStart
    this.#findings = findings
    this.#names = (table.rows[0]?.cells ?? []).map((cell) => cleanCell(cell).toLowerCase())
  }

  read(): ParsedRow[] {
    const [head, ...body] = this.#table.rows
    if (!head) return []
    this.#checkHead(head.row)
    for (const column of this.#schema.columns) {
      const index = this.#names.indexOf(column.name)
      if (!HASHED.has(column.kind) || index < 0) continue
      const values = body.map((row) => cleanCell(row.cells[index] ?? ''))
      this.#commas.set(column.name, usesDecimalComma(values))
    }
    return body
      .filter(({ cells }) => cells.some((cell) => cleanCell(cell) !== ''))
      .map(({ row, cells }) => this.#row(row, cells))
  }

  #place(row: number, column?: string, value?: string): Place {
    const { file, sheet } = this.#table
    return {
      file,
      ...(sheet ? { sheet } : {}),
      row,
      ...(column ? { column } : {}),
      ...(value !== undefined ? { value } : {}),
    }
  }

  #checkHead(row: number): void {
    const known = this.#schema.columns.map((column) => column.name)
    const seen = new Set<string>()
    for (const name of this.#names) {
      if (name === '') continue
      const place = this.#place(row, name, name)
      if (!known.includes(name)) {
        const needed = known.filter((other) => !this.#names.includes(other))
        const values = { nearest: needed.length > 0 ? nearest(name, needed, true) : nearest(name, known) }
        this.#findings.push(finding('BOOK-001', 'blocks', place, values))
      } else if (seen.has(name)) this.#findings.push(finding('BOOK-002', 'blocks', place))
      seen.add(name)
    }
    for (const { name, needed } of this.#schema.columns) {
      if (needed && !seen.has(name))
        this.#findings.push(finding('BOOK-003', 'blocks', this.#place(row, name)))
    }
  }

  #row(row: number, cells: readonly string[]): ParsedRow {
    let faulty = false
    const fail = (code: string, place: Place, values: Record<string, string> = {}): void => {
      faulty = true
      this.#findings.push(finding(code, 'blocks', place, values))
    }
    const beyond = cells.findIndex((cell, index) => cleanCell(cell) !== '' && !this.#names[index])
    if (beyond >= 0)
      fail('BOOK-004', this.#place(row, undefined, cleanCell(cells[beyond] ?? '')), {
        position: String(beyond + 1),
      })
    const given = new Map<string, string>()
    for (const column of this.#schema.columns) {
      const index = this.#names.indexOf(column.name)
      if (index < 0) continue
      const raw = cleanCell(cells[index] ?? '')
      if (raw === '') {
        if (column.needed) fail('BOOK-005', this.#place(row, column.name))
        continue
      }
      const value = this.#value(raw, column)
      if (typeof value === 'string') given.set(column.name, value)
      else fail(value.code, this.#place(row, column.name, raw), value.values)
    }
    return parsedRow(given, this.#schema, this.#place(row), this.#fiscalYearStart, faulty)
  }

  #value(raw: string, column: ColumnSchema): ReturnType<typeof canonicalValue> {
    return canonicalValue(raw, column, {
      decimalComma: this.#commas.get(column.name) ?? false,
      fiscalYearStart: this.#fiscalYearStart,
    })
  }
}

/** Reads one table by its schema; what is wrong is added to `findings`, all of it. */
export function readRows(
  table: RawTable,
  schema: FileSchema,
  fiscalYearStart: string,
  findings: Finding[],
): ParsedRow[] {
  return new TableReader(table, schema, fiscalYearStart, findings).read()
}

/** A row of given fields in canonical text. Its hash is that of the fields alone: neither place nor file count. */
export function parsedRow(
  given: ReadonlyMap<string, string>,
  schema: FileSchema,
  place: Place,
  fiscalYearStart: string,
  faulty = false,
): ParsedRow {
  const otherwise = new Map(schema.columns.map((column) => [column.name, column.otherwise]))
  const text = (column: string): string => given.get(column) ?? otherwise.get(column) ?? ''
  const fields = [...given].filter(([, value]) => value !== '').sort(([a], [b]) => compareBytes(a, b))
  const key = schema.key.map((column) => given.get(column) ?? '').filter(Boolean)
  return {
    schema,
    given,
    faulty,
    place,
    hash: sha256(JSON.stringify([schema.file, ...fields])),
    document: `${schema.file}#${key.join(' ')}`,
    text,
    fraction: (column) => (text(column) === '' ? null : parseShare(text(column))),
    integer: (column) => (text(column) === '' ? null : Number.parseInt(text(column), 10)),
    yes: (column) => (text(column) === '' ? null : text(column) === 'yes'),
    interval: (column) => parseInterval(text(column), fiscalYearStart) ?? { from: '', to: '' },
    list: (column) => text(column).split(';').filter(Boolean),
    pairs: (column) => Object.fromEntries(readPairs(text(column))),
  }
}
