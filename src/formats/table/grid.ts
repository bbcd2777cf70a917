// A table as a person sees it, whatever container it came in: sheets of sparse rows of cells. A sheet of a
// million cells is kept as columns of codes and texts; rows and cells are views that are made when they are
// asked for.

import { assert, type Finding } from '../../ledger/finding.ts'
import { numberText } from './numbers.ts'

export interface Cell {
  /** As shown where it is known, else the stored text; numbers as exact decimals with a point, dates ISO. */
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
  /** By column index from 0, in the order of columns. Cells without text are not there. */
  readonly cells: ReadonlyMap<number, Cell>
  readonly outline: number
  readonly hidden: boolean
}

/** Rows from 1, columns from 0, both ends in it. */
export interface Merge {
  readonly top: number
  readonly left: number
  readonly bottom: number
  readonly right: number
}

export interface Sheet {
  readonly name: string
  /** Rows that hold cells. */
  readonly rows: readonly GridRow[]
  readonly merges: readonly Merge[]
  readonly hidden: boolean
  /** Ranges of columns that are hidden, by index from 0, both ends in it. */
  readonly hiddenColumns: readonly ColumnRange[]
}

export interface ColumnRange {
  readonly first: number
  readonly last: number
}

export type Container = 'xlsx' | 'xls' | 'html' | 'csv'

export interface Grid {
  readonly container: Container
  readonly sheets: readonly Sheet[]
  readonly findings: readonly Finding[]
}

/** How a cell is shown. */
export interface Style {
  readonly format: string
  readonly indent: number
  readonly italic: boolean
}

export const NO_STYLE: Style = { format: '', indent: 0, italic: false }

export type CellKind = 'text' | 'number' | 'error'
const KINDS: readonly CellKind[] = ['text', 'number', 'error']

/** A growing array of integers from 0 to 65,535. */
class Integers {
  length = 0
  #items = new Uint16Array(1024)

  push(value: number): void {
    if (this.length === this.#items.length) {
      const wider = new Uint16Array(this.length * 2)
      wider.set(this.#items)
      this.#items = wider
    }
    this.#items[this.length++] = value
  }

  at(index: number): number {
    const value = this.#items[index]
    assert(value !== undefined && index < this.length, `index ${index} of ${this.length}`)
    return value
  }
}

/** Cells that look different in more ways than this are all shown as the first: no file has so many. */
const STYLES = 65_535

/** The cells of a sheet in the order of the file. */
class Cells {
  readonly column = new Integers()
  readonly style = new Integers()
  readonly kind = new Integers()
  readonly source: string[] = []
  readonly styles: Style[] = [NO_STYLE]
  readonly #styleCodes = new Map<string, number>()
  /** Cells below and beside each other mostly look alike. */
  #lastStyle: Style = NO_STYLE
  #lastCode = 0

  styleCode(style: Style): number {
    if (style === this.#lastStyle) return this.#lastCode
    this.#lastCode = this.#newStyleCode(style)
    this.#lastStyle = style
    return this.#lastCode
  }

  #newStyleCode(style: Style): number {
    if (style === NO_STYLE) return 0
    const key = `${style.indent} ${style.italic} ${style.format}`
    let code = this.#styleCodes.get(key)
    if (code === undefined && this.styles.length > STYLES) return 0
    if (code === undefined) {
      code = this.styles.length
      this.styles.push(style)
      this.#styleCodes.set(key, code)
    }
    return code
  }

  cell(index: number): Cell {
    return new StoredCell(
      this.source[index] ?? '',
      KINDS[this.kind.at(index)] ?? 'text',
      this.styles[this.style.at(index)] ?? NO_STYLE,
    )
  }
}

/** A view of one cell: what it shows is made when it is asked for. */
class StoredCell implements Cell {
  readonly number: string
  readonly error: string
  readonly #source: string
  readonly #style: Style

  constructor(source: string, kind: CellKind, style: Style) {
    this.#source = source
    this.#style = style
    this.number = kind === 'number' ? source : ''
    this.error = kind === 'error' ? source : ''
  }

  get text(): string {
    return this.number === '' ? this.#source : numberText(this.#source, this.#style.format)
  }

  get format(): string {
    return this.#style.format
  }

  get indent(): number {
    return this.#style.indent
  }

  get italic(): boolean {
    return this.#style.italic
  }
}

/** The cells of one row, as a map by column that holds nothing of its own. */
class RowCells implements ReadonlyMap<number, Cell> {
  readonly #cells: Cells
  readonly #from: number
  readonly size: number

  constructor(cells: Cells, from: number, size: number) {
    this.#cells = cells
    this.#from = from
    this.size = size
  }

  #find(column: number): number {
    for (let index = this.#from; index < this.#from + this.size; index++)
      if (this.#cells.column.at(index) === column) return index
    return -1
  }

  get(column: number): Cell | undefined {
    const index = this.#find(column)
    return index < 0 ? undefined : this.#cells.cell(index)
  }

  has(column: number): boolean {
    return this.#find(column) >= 0
  }

  *entries(): MapIterator<[number, Cell]> {
    for (let index = this.#from; index < this.#from + this.size; index++)
      yield [this.#cells.column.at(index), this.#cells.cell(index)]
  }

  *keys(): MapIterator<number> {
    for (let index = this.#from; index < this.#from + this.size; index++) yield this.#cells.column.at(index)
  }

  *values(): MapIterator<Cell> {
    for (const [, cell] of this.entries()) yield cell
  }

  [Symbol.iterator](): MapIterator<[number, Cell]> {
    return this.entries()
  }

  forEach(each: (cell: Cell, column: number, map: ReadonlyMap<number, Cell>) => void): void {
    for (const [column, cell] of this.entries()) each(cell, column, this)
  }
}

interface Waiting {
  readonly column: number
  readonly kind: CellKind
  readonly source: string
  readonly style: Style
}

/** Takes a sheet row by row as a reader finds it. */
export class SheetBuilder {
  readonly #cells = new Cells()
  readonly #rows: GridRow[] = []
  readonly #merges: Merge[] = []
  readonly #hiddenColumns: ColumnRange[] = []
  #waiting: Waiting[] = []

  get cellCount(): number {
    return this.#cells.source.length
  }

  /**
   * A cell of the row that `endRow` will close; false where the row has one in this column. Empty texts are
   * no cells.
   */
  cell(column: number, kind: CellKind, source: string, style: Style = NO_STYLE): boolean {
    if (source === '') return true
    if (this.#waiting.some((one) => one.column === column)) return false
    this.#waiting.push({ column, kind, source, style })
    return true
  }

  /** Closes a row; a row without cells is left out. */
  endRow(row: number, outline = 0, hidden = false): void {
    const waiting = this.#waiting
    if (waiting.length === 0) return
    this.#waiting = []
    waiting.sort((a, b) => a.column - b.column)
    const from = this.cellCount
    for (const { column, kind, source, style } of waiting) {
      this.#cells.column.push(column)
      this.#cells.kind.push(KINDS.indexOf(kind))
      this.#cells.style.push(this.#cells.styleCode(style))
      this.#cells.source.push(source)
    }
    this.#rows.push({ row, cells: new RowCells(this.#cells, from, waiting.length), outline, hidden })
  }

  hideColumns(first: number, last: number): void {
    this.#hiddenColumns.push({ first, last })
  }

  merge(merge: Merge): void {
    this.#merges.push(merge)
  }

  build(name: string, hidden = false): Sheet {
    return { name, rows: this.#rows, merges: this.#merges, hidden, hiddenColumns: this.#hiddenColumns }
  }
}

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

/** A cell of plain text. */
export const textCell = (text: string): Cell => ({
  text,
  number: '',
  format: '',
  indent: 0,
  italic: false,
  error: '',
})
