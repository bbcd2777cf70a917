// Every column of every register, once right and once wrong: read by the same table that `format` prints.

import { describe, expect, it } from 'vitest'
import type { Finding } from '../../ledger/finding.ts'
import { type ParsedRow, readRows } from './rows.ts'
import { CHART_SCHEMA, type ColumnKind, type ColumnSchema, type FileSchema, SCHEMAS } from './schema.ts'

const ALL = [...SCHEMAS, CHART_SCHEMA]
const RIGHT: Readonly<Record<ColumnKind, string>> = {
  text: 'Текст',
  entity: 'SEV',
  account: '124100',
  event: 'OWN-1',
  currency: 'RUB',
  date: '2025-12-31',
  interval: '2025-Q3',
  'month-day': '04-01',
  amount: '-1234.50',
  base: 'none',
  share: '1/3',
  rate: '52.34',
  integer: '12',
  'yes-no': 'no',
  word: '',
  list: 'первое; второе',
  pairs: 'opening=Assets; Equity',
}
/** A wrong value of each kind that can be wrong by itself, and the code it gives. */
const WRONG: Partial<Readonly<Record<ColumnKind, readonly [value: string, code: string]>>> = {
  currency: ['рубль', 'BOOK-046'],
  date: ['2025-13-01', 'BOOK-011'],
  interval: ['2025-13', 'BOOK-013'],
  'month-day': ['1 апреля', 'BOOK-012'],
  amount: ['1.2.3', 'BOOK-014'],
  base: ['ноль', 'BOOK-014'],
  share: ['треть', 'BOOK-015'],
  rate: ['52..3', 'BOOK-015'],
  integer: ['1.5', 'BOOK-016'],
  'yes-no': ['1', 'BOOK-017'],
  word: ['no-such-word', 'BOOK-018'],
}

const right = ({ kind, words }: ColumnSchema): string => words?.[0] ?? RIGHT[kind]

function read(schema: FileSchema, cells: readonly string[]): { rows: ParsedRow[]; findings: Finding[] } {
  const findings: Finding[] = []
  const head = schema.columns.map(({ name }) => name)
  const rows = [
    { row: 1, cells: head },
    { row: 2, cells },
  ]
  return { rows: readRows({ file: schema.file, rows }, schema, '01-01', findings), findings }
}

describe.each(ALL.map((schema) => [schema.file, schema] as const))('%s', (file, schema) => {
  it('reads a row with every column filled', () => {
    const { findings, rows } = read(schema, schema.columns.map(right))
    expect(findings).toEqual([])
    expect(rows).toHaveLength(1)
    expect([...(rows[0]?.given.keys() ?? [])]).toEqual(schema.columns.map(({ name }) => name))
  })

  it('names each wrong cell by row, column and value, and no other', () => {
    for (const [index, column] of schema.columns.entries()) {
      const wrong = WRONG[column.kind]
      if (!wrong) continue
      const [value, code] = wrong
      const { findings } = read(schema, schema.columns.map(right).with(index, value))
      const place = { file, row: 2, column: column.name, value }
      expect(findings).toMatchObject([{ code, severity: 'blocks', place }])
    }
  })

  it('asks for what is needed, and takes the rest as not given', () => {
    const needed = schema.columns.filter((column) => column.needed)
    const only = schema.columns.map((column) => (column.needed ? right(column) : ''))
    expect(read(schema, only).findings).toEqual([])
    for (const column of needed) {
      const { findings } = read(
        schema,
        schema.columns.map((one) => (one === column ? '' : right(one))),
      )
      expect(findings).toMatchObject([{ code: 'BOOK-005', place: { row: 2, column: column.name } }])
    }
  })

  it('is keyed by columns that it has', () => {
    const names = schema.columns.map(({ name }) => name)
    expect([...schema.key, ...schema.head].filter((name) => !names.includes(name))).toEqual([])
  })
})
