// Columns of a grid that is edited: what a cell holds, how it is shown, how typed or pasted text becomes its value. Values
// are texts: what could not be read stays as it was typed, with its fault.

import { writeAmount } from '../amount.ts'
import { dateText } from '../period.ts'
import type { Language } from '../words.ts'
import { type DecimalSign, decimalSignOf, readAmount, readDate } from './paste.ts'

export interface Choice {
  readonly value: string
  readonly label: string
}

export interface Column<Row> {
  readonly id: string
  readonly title: string
  /** Pixels; without it the column takes what is left. */
  readonly width?: number
  readonly kind: 'text' | 'amount' | 'date' | 'choice'
  readonly get: (row: Row) => string
  /** Without it the column shows what others give, and is left out of copying and pasting. */
  readonly set?: (row: Row, value: string) => Row
  readonly choices?: readonly Choice[]
  /** Of an amount: decimals at least; two without it. */
  readonly decimals?: number
  /** A choice column that also takes what is not in the list. */
  readonly open?: boolean
  /** A choice column that shows what it holds, not its name: codes, ids. */
  readonly showsValue?: boolean
}

export type Reading = { readonly value: string } | { readonly fault: CellFault }

export interface CellFault {
  readonly kind: 'letter' | 'sign' | 'number' | 'date' | 'choice'
  readonly text: string
  readonly at: number
  readonly asked: string
}

const fault = (kind: CellFault['kind'], text: string, at = 0, asked = ''): Reading => ({
  fault: { kind, text, at, asked },
})

export function readCell<Row>(column: Column<Row>, text: string, sign: DecimalSign): Reading {
  const bare = text.replace(/[\u00a0\u202f]/g, ' ').trim()
  switch (column.kind) {
    case 'amount': {
      const read = readAmount(text, sign)
      return 'value' in read ? read : fault(read.fault, text, read.at, read.asked)
    }
    case 'date': {
      if (bare === '') return { value: '' }
      const date = readDate(bare)
      return date === null ? fault('date', text) : { value: date }
    }
    case 'choice': {
      if (bare === '') return { value: '' }
      const found = choiceOf(column.choices ?? [], bare)
      if (found !== null) return { value: found }
      return column.open ? { value: bare } : fault('choice', text)
    }
    case 'text':
      return { value: bare }
  }
}

/** In lower case, ё as е: both are typed. */
const plain = (text: string): string => text.toLowerCase().replaceAll('ё', 'е')

/** By code, by label, or by the only label that begins so. */
function choiceOf(choices: readonly Choice[], text: string): string | null {
  const lower = plain(text)
  const exact =
    choices.find(({ value }) => value === text) ??
    choices.find(({ value }) => plain(value) === lower) ??
    choices.find(({ label }) => plain(label) === lower)
  if (exact) return exact.value
  const begins = choices.filter(({ label }) => plain(label).startsWith(lower))
  return begins.length === 1 ? (begins[0]?.value ?? null) : null
}

/** What the cell holds is a value, and the value is known. */
export function isSound<Row>(column: Column<Row>, row: Row): boolean {
  const value = column.get(row)
  if (!column.set || value === '') return true
  if (column.kind === 'amount') return /^-?\d+(\.\d+)?$/.test(value)
  if (column.kind === 'date') return readDate(value) === value
  if (column.kind === 'choice')
    return column.open || (column.choices ?? []).some((one) => one.value === value)
  return true
}

export function shownCell<Row>(column: Column<Row>, row: Row, language: Language): string {
  const value = column.get(row)
  if (value === '' || !isSound(column, row)) return value
  if (column.kind === 'amount') return writeAmount(withCents(value, column.decimals), 'minus', language)
  if (column.kind === 'date') return dateText(value, language)
  return column.kind === 'choice' && column.id !== 'account' && !column.showsValue
    ? ((column.choices ?? []).find((one) => one.value === value)?.label ?? value)
    : value
}

/** So many decimals at least, so that the signs stand below one another. */
export function withCents(value: string, decimals = 2): string {
  const [whole = '', given = ''] = value.split('.')
  const padded = given.padEnd(decimals, '0')
  return padded === '' ? whole : `${whole}.${padded}`
}

export interface PasteFault extends CellFault {
  /** In the pasted range, from 0. */
  readonly row: number
  readonly column: number
  readonly title: string
}

export interface Pasted<Row> {
  /** All rows of the grid as they would be. */
  readonly rows: readonly Row[]
  /** Those that the paste touches: from, and how many. */
  readonly from: number
  readonly count: number
  readonly width: number
  readonly faults: readonly PasteFault[]
  readonly numbers: number
  readonly numbersRead: number
}

/** The range laid over the grid from a cell on: over columns that can be set, into new rows where it is longer. */
export function pasteInto<Row>(
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  at: { readonly row: number; readonly column: number },
  cells: readonly (readonly string[])[],
  makeRow: () => Row,
  language: Language,
): Pasted<Row> {
  const targets = columns.slice(at.column).filter(({ set }) => set)
  const amounts = cells.flatMap((line) => line.filter((_, index) => targets[index]?.kind === 'amount'))
  const sign = decimalSignOf(amounts) ?? (language === 'ru' ? ',' : '.')
  const result = [...rows]
  const faults: PasteFault[] = []
  let [numbers, numbersRead] = [0, 0]
  for (const [line, texts] of cells.entries()) {
    let row = result[at.row + line] ?? makeRow()
    for (const [index, text] of texts.entries()) {
      const column = targets[index]
      if (!column?.set) continue
      const read = readCell(column, text, sign)
      const isNumber = column.kind === 'amount' && text.trim() !== ''
      if (isNumber) numbers++
      if ('value' in read) {
        if (isNumber) numbersRead++
        row = column.set(row, read.value)
      } else {
        faults.push({ ...read.fault, row: line, column: index, title: column.title })
        row = column.set(row, text)
      }
    }
    while (result.length < at.row + line) result.push(makeRow())
    result[at.row + line] = row
  }
  const width = Math.min(targets.length, Math.max(0, ...cells.map((line) => line.length)))
  return { rows: result, from: at.row, count: cells.length, width, faults, numbers, numbersRead }
}
