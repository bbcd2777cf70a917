// Rows of one register: cells by schema into values, canonical form and hash, with a finding for every cell that is not
// what its column expects.

import type { Row } from '../../ledger/book.ts'
import { compareBytes } from '../../ledger/facts.ts'
import { type Finding, finding, type Place } from '../../ledger/finding.ts'
import { type Fraction, fractionText, parseDecimal, parseShare } from '../../ledger/fraction.ts'
import { sha256 } from '../../ledger/hash.ts'
import { type Interval, intervalText, isDate, parseInterval } from '../../ledger/period.ts'
import { nearest } from '../table/nearest.ts'
import type { ColumnSchema, FileSchema } from './schema.ts'

export interface RawTable {
  readonly file: string
  readonly sheet?: string
  readonly rows: readonly { readonly row: number; readonly cells: readonly string[] }[]
}

/** Values of one row by column, as text in canonical form; '' where not given. */
export interface ParsedRow extends Row {
  readonly text: (column: string) => string
  readonly fraction: (column: string) => Fraction | null
  readonly integer: (column: string) => number | null
  readonly yes: (column: string) => boolean | null
  readonly interval: (column: string) => Interval
  readonly list: (column: string) => string[]
  readonly pairs: (column: string) => Record<string, string>
}

/** A decimal comma is decided from the whole column: no cell has a point, one has a comma. */
function decimalComma(values: readonly string[]): boolean {
  return values.some((v) => /,\d+%?$/.test(v)) && !values.some((v) => v.includes('.'))
}

const clean = (value: string): string => value.replace(/[\u00a0\u202f\u2009]/g, ' ').trim()
const NUMERIC = new Set(['amount', 'share', 'rate'])

/** Reads one table by its schema. */
export function readRows(
  table: RawTable,
  schema: FileSchema,
  fiscalYearStart: string,
  findings: Finding[],
): ParsedRow[] {
  const [head, ...body] = table.rows
  if (!head) return []
  const names = head.cells.map((cell) => clean(cell).toLowerCase())
  const place = (row: number, column?: string, value?: string): Place => ({
    file: table.file,
    ...(table.sheet ? { sheet: table.sheet } : {}),
    row,
    ...(column ? { column } : {}),
    ...(value !== undefined ? { value } : {}),
  })
  const known = schema.columns.map((column) => column.name)
  const seen = new Set<string>()
  for (const name of names) {
    if (name === '') continue
    if (!known.includes(name))
      findings.push(
        finding('BOOK-001', 'blocks', place(head.row, name, name), { nearest: nearest(name, known) }),
      )
    else if (seen.has(name)) findings.push(finding('BOOK-002', 'blocks', place(head.row, name, name)))
    seen.add(name)
  }
  for (const column of schema.columns) {
    if (column.needed && !seen.has(column.name))
      findings.push(finding('BOOK-003', 'blocks', place(head.row, column.name), {}))
  }
  const commas = new Map<string, boolean>()
  for (const column of schema.columns) {
    if (!NUMERIC.has(column.kind)) continue
    const index = names.indexOf(column.name)
    if (index >= 0) commas.set(column.name, decimalComma(body.map((row) => clean(row.cells[index] ?? ''))))
  }
  const result: ParsedRow[] = []
  for (const { row, cells } of body) {
    if (cells.every((cell) => clean(cell) === '')) continue
    if (cells.length > names.length && cells.slice(names.length).some((cell) => clean(cell) !== '')) {
      findings.push(
        finding('BOOK-004', 'blocks', place(row), { expected: names.length, found: cells.length }),
      )
    }
    const values = new Map<string, string>()
    for (const column of schema.columns) {
      const index = names.indexOf(column.name)
      if (index < 0) continue
      const raw = clean(cells[index] ?? '')
      if (raw === '') {
        if (column.needed) findings.push(finding('BOOK-005', 'blocks', place(row, column.name), {}))
        continue
      }
      const value = canonical(raw, column, commas.get(column.name) ?? false, fiscalYearStart)
      if (typeof value === 'string') values.set(column.name, value)
      else findings.push(finding(value.code, 'blocks', place(row, column.name, raw), value.values))
    }
    result.push(parsedRow(values, schema, place(row), fiscalYearStart))
  }
  return result
}

interface Refusal {
  readonly code: string
  readonly values: Record<string, string>
}

/** The value in canonical text, or why it is refused. */
function canonical(
  raw: string,
  column: ColumnSchema,
  comma: boolean,
  fiscalYearStart: string,
): string | Refusal {
  const number = raw.replace(/ /g, '').replace('−', '-')
  const decimal = comma ? number.replace(',', '.') : number
  switch (column.kind) {
    case 'date':
      return isDate(raw) ? raw : { code: 'BOOK-011', values: {} }
    case 'month-day':
      return isDate(`2024-${raw}`) ? raw : { code: 'BOOK-012', values: {} }
    case 'interval': {
      const interval = parseInterval(raw, fiscalYearStart)
      return interval ? intervalText(interval) : { code: 'BOOK-013', values: {} }
    }
    case 'amount': {
      const value = parseDecimal(decimal)
      return value ? fractionText(value) : { code: 'BOOK-014', values: {} }
    }
    case 'share':
    case 'rate': {
      const value = parseShare(decimal)
      // `tax_base` says `none` in words; it is a text column.
      return value ? fractionText(value) : { code: 'BOOK-015', values: {} }
    }
    case 'integer':
      return /^-?\d+$/.test(number) ? String(BigInt(number)) : { code: 'BOOK-016', values: {} }
    case 'yes-no': {
      const word = raw.toLowerCase()
      return word === 'yes' || word === 'no' ? word : { code: 'BOOK-017', values: {} }
    }
    case 'word': {
      const words = column.words ?? []
      const word = words.find((w) => w === raw) ?? words.find((w) => w.toLowerCase() === raw.toLowerCase())
      return (
        word ?? {
          code: 'BOOK-018',
          values: { nearest: nearest(raw.toLowerCase(), words), words: words.join(', ') },
        }
      )
    }
    case 'list':
      return raw
        .split(/[;,]/)
        .map((part) => part.trim())
        .filter(Boolean)
        .sort(compareBytes)
        .join(';')
    default:
      return raw
  }
}

function parsedRow(
  values: ReadonlyMap<string, string>,
  schema: FileSchema,
  place: Place,
  fiscalYearStart: string,
): ParsedRow {
  const text = (column: string): string => values.get(column) ?? ''
  const given = [...values].filter(([, value]) => value !== '').sort(([a], [b]) => compareBytes(a, b))
  const key = schema.key.map(text).filter(Boolean).join(' ')
  return {
    place,
    hash: sha256(JSON.stringify([schema.file, ...given])),
    document: `${schema.file}#${key}`,
    text,
    fraction: (column) => parseShare(text(column)),
    integer: (column) => (text(column) === '' ? null : Number.parseInt(text(column), 10)),
    yes: (column) => (text(column) === '' ? null : text(column) === 'yes'),
    interval: (column) => parseInterval(text(column), fiscalYearStart) ?? { from: '', to: '' },
    list: (column) => text(column).split(';').filter(Boolean),
    pairs: (column) => {
      const pairs: Record<string, string> = {}
      for (const part of text(column).split(';')) {
        const [name, value] = part.includes('=') ? part.split('=') : ['', part]
        if (value?.trim()) pairs[(name ?? '').trim()] = value.trim()
      }
      return pairs
    },
  }
}
