import { describe, expect, it } from 'vitest'
import { type Column, isSound, pasteInto, readCell, shownCell } from './columns.ts'

interface Row {
  readonly account: string
  readonly debit: string
  readonly text: string
}
const EMPTY: Row = { account: '', debit: '', text: '' }
const choices = [
  { value: '410200', label: 'Обязательства по аренде, долгосрочные' },
  { value: '410300', label: 'Обязательства по аренде, краткосрочные' },
  { value: '650200', label: 'Проценты' },
]
const COLUMNS: readonly Column<Row>[] = [
  {
    id: 'account',
    title: 'Счёт',
    kind: 'choice',
    choices,
    get: (row) => row.account,
    set: (row, account) => ({ ...row, account }),
  },
  { id: 'name', title: 'Название', kind: 'text', get: () => 'из плана счетов' },
  {
    id: 'debit',
    title: 'Дебет',
    kind: 'amount',
    get: (row) => row.debit,
    set: (row, debit) => ({ ...row, debit }),
  },
  {
    id: 'text',
    title: 'Содержание',
    kind: 'text',
    get: (row) => row.text,
    set: (row, text) => ({ ...row, text }),
  },
]
const at = { row: 0, column: 0 }
const paste = (cells: string[][], rows: readonly Row[] = [], from = at) =>
  pasteInto(rows, COLUMNS, from, cells, () => EMPTY, 'ru')

describe('a pasted range', () => {
  it('goes over the columns that can be set, and makes rows where it is longer', () => {
    const { count, faults, rows, width } = paste(
      [
        ['410200', '1 234,56', 'а'],
        ['Проценты', '(5)', 'б'],
      ],
      [{ ...EMPTY, text: 'было' }],
    )
    expect(rows).toEqual([
      { account: '410200', debit: '1234.56', text: 'а' },
      { account: '650200', debit: '-5', text: 'б' },
    ])
    expect({ count, faults, width }).toEqual({ count: 2, faults: [], width: 3 })
  })

  it('leaves what cannot be read as it came, with its fault and place', () => {
    const { faults, numbers, numbersRead, rows } = paste([
      ['999', '1 2З6,50'],
      ['410300', '7'],
    ])
    expect(faults).toEqual([
      { kind: 'choice', text: '999', at: 0, asked: '', row: 0, column: 0, title: 'Счёт' },
      { kind: 'letter', text: '1 2З6,50', at: 3, asked: '1236.5', row: 0, column: 1, title: 'Дебет' },
    ])
    expect([numbers, numbersRead]).toEqual([2, 1])
    expect(rows[0]).toEqual({ account: '999', debit: '1 2З6,50', text: '' })
    expect(isSound(COLUMNS[2]!, rows[0]!)).toBe(false)
  })

  it('takes the decimal sign from the whole range', () => {
    expect(
      paste([
        ['410200', '1,234'],
        ['410300', '5.50'],
      ]).rows.map(({ debit }) => debit),
    ).toEqual(['1234', '5.5'])
    expect(
      paste([
        ['410200', '1,234'],
        ['410300', '5,50'],
      ]).rows.map(({ debit }) => debit),
    ).toEqual(['1.234', '5.5'])
  })

  it('of 50 × 20 cells fills what the grid has', () => {
    const cells = Array.from({ length: 50 }, (_, row) =>
      Array.from({ length: 20 }, (_, column) =>
        column === 1 ? `${row} 000,25` : column === 0 ? '410200' : 'т',
      ),
    )
    const { count, faults, rows, width } = paste(cells, [EMPTY], { row: 1, column: 0 })
    expect([rows.length, count, width, faults.length]).toEqual([51, 50, 3, 0])
    expect(rows[50]).toEqual({ account: '410200', debit: '49000.25', text: 'т' })
  })
})

describe('a cell', () => {
  it('finds a choice by code, by label, by the only label that begins so', () => {
    const read = (text: string) => readCell(COLUMNS[0]!, text, ',')
    expect(read('650200')).toEqual({ value: '650200' })
    expect(read('проценты')).toEqual({ value: '650200' })
    expect(read('Проц')).toEqual({ value: '650200' })
    expect(read('Обязательства')).toMatchObject({ fault: { kind: 'choice' } })
  })

  it('shows amounts with cents and a minus, in the language', () => {
    const row = { ...EMPTY, debit: '-1234.5' }
    expect(shownCell(COLUMNS[2]!, row, 'ru').replace(/\s/g, ' ')).toBe('−1 234,50')
    expect(shownCell(COLUMNS[2]!, { ...EMPTY, debit: '12x' }, 'ru')).toBe('12x')
  })
})
