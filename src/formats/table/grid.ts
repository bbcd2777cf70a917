// A table as a person sees it, whatever container it came in: sheets of sparse rows of cells.

import type { Finding } from '../../ledger/finding.ts'

export interface Cell {
  /** Text as shown where it is known, else the stored text; numbers as exact decimal text with a point. */
  readonly text: string
  /** A stored number as its source text (`410342.34`, `1.5E+2`), '' for text cells. */
  readonly number: string
  /** Number format code of the cell, '' where there is none. */
  readonly format: string
  readonly indent: number
  readonly italic: boolean
  /** A cached error value such as #REF!, '' where there is none. */
  readonly error: string
}

export interface GridRow {
  /** From 1, as the user's program shows it. */
  readonly row: number
  /** By column index from 0. */
  readonly cells: ReadonlyMap<number, Cell>
  readonly outline: number
  readonly hidden: boolean
}

export interface Merge {
  readonly top: number
  readonly left: number
  readonly bottom: number
  readonly right: number
}

export interface Sheet {
  readonly name: string
  readonly rows: readonly GridRow[]
  /** Rows from 1, columns from 0. */
  readonly merges: readonly Merge[]
  readonly hidden: boolean
}

export interface Grid {
  readonly container: 'xlsx' | 'xls' | 'html' | 'csv'
  readonly sheets: readonly Sheet[]
  readonly findings: readonly Finding[]
}

export const textCell = (text: string): Cell => ({
  text,
  number: '',
  format: '',
  indent: 0,
  italic: false,
  error: '',
})

/** 0 → A, 26 → AA. */
export function columnLetters(index: number): string {
  let letters = ''
  for (let rest = index + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters
  }
  return letters
}

/** `BC12` → column 54, row 12; null where it is no address. */
export function parseAddress(address: string): { column: number; row: number } | null {
  const match = /^([A-Z]{1,3})(\d{1,7})$/.exec(address)
  if (!match) return null
  let column = 0
  for (const letter of match[1]!) column = column * 26 + letter.charCodeAt(0) - 64
  return { column: column - 1, row: Number.parseInt(match[2]!, 10) }
}
