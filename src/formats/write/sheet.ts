// One sheet of a workbook, written row by row (ECMA-376 part 1, §18.3). A number is the exact decimal of its amount, not
// what a double makes of it; a formula bears its value beside it; a text is never a formula.

import { assert } from '../../ledger/finding.ts'
import { amountFormat, type Style, type Styles } from './styles.ts'
import { cellText, escapeXml } from './xml.ts'

/** An exact decimal (`-1234.56`), and the formula that gives it where there is one. */
export interface Figure {
  readonly figure: string
  readonly formula?: string
}

export interface Cell {
  readonly value: string | Figure | null
  readonly style: Style
  /** A place of this workbook: `'ОФП'!A7`. */
  readonly link?: string
}

export interface SheetOptions {
  readonly orientation: 'portrait' | 'landscape'
  /** Width of each column in characters, and its outline level where it can be folded. */
  readonly columns: readonly { readonly width: number; readonly outline?: number }[]
  /** Columns and rows that stay while the rest moves. */
  readonly frozenColumns: number
  readonly frozenRows: number
  /** Shrunk to one page; else as many as it takes, one wide. */
  readonly onePage?: boolean
  /** Rows repeated on each page, from the first. */
  readonly titleRows: readonly [from: number, to: number] | null
  /** Columns repeated on each page where a sheet is several pages wide. */
  readonly titleColumns?: number
  readonly pagesWide?: number
  /** Columns that are printed: from the first to this; all where not given. */
  readonly printedColumns?: number
  readonly footer: { readonly left: string; readonly centre: string }
  readonly tab?: string
}

export function columnLetter(column: number): string {
  let text = ''
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26))
    text = String.fromCharCode(65 + ((rest - 1) % 26)) + text
  return text
}

/** `'ОСВ СЕВ'!A7`: the name always in quotes. */
export const placeOn = (sheet: string, row: number, column = 1): string =>
  `'${sheet.replaceAll("'", "''")}'!${columnLetter(column)}${row}`

/** Texts of all sheets, each kept once. */
export class SharedTexts {
  readonly #numbers = new Map<string, number>()
  uses = 0

  of(text: string): number {
    this.uses++
    const known = this.#numbers.get(text)
    if (known !== undefined) return known
    this.#numbers.set(text, this.#numbers.size)
    return this.#numbers.size - 1
  }

  xml(): string {
    const items = [...this.#numbers.keys()].map(
      (text) => `<si><t xml:space="preserve">${cellText(text)}</t></si>`,
    )
    const counts = `count="${this.uses}" uniqueCount="${items.length}"`
    return `<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" ${counts}>${items.join('')}</sst>`
  }
}

/** A worksheet has no more rows, and Excel takes no more links on one. */
export const LAST_ROW = 1_048_576
const MOST_LINKS = 65_530

const looksLikeFormula = (text: string): boolean => /^[=+\-@\t\r]/.test(text)

const DEFAULT_HEIGHT = 14.25

/**
 * Height of a row by what stands in it, as the program that opens the file would choose: not every one does. A column is
 * as many digits of the default font (7 pixels) wide as it says; letters take some 0.56 of their size in sans, 0.53
 * in serif, bold ones 0.04 more.
 */
function heightOf(cells: readonly (Cell | null)[], columns: SheetOptions['columns']): string {
  let height = DEFAULT_HEIGHT
  for (const [index, cell] of cells.entries()) {
    if (!cell) continue
    const { face, size = 10, bold, wrap, indent = 0 } = cell.style
    let lines = 1
    if (wrap && typeof cell.value === 'string') {
      const width = (columns[index]?.width ?? 10) * 7 - indent * 9 - 4
      const letter = size * (96 / 72) * ((face === 'serif' ? 0.53 : 0.56) + (bold ? 0.04 : 0))
      const letters = Math.max(1, Math.floor(width / letter))
      lines = linesOf(cell.value, letters)
    }
    height = Math.max(height, Math.ceil((lines * size * 1.3 + 2) * 4) / 4)
  }
  return height > DEFAULT_HEIGHT ? ` ht="${Math.min(height, 409)}"` : ''
}

/** Lines of a text broken at spaces, a word longer than the line broken within. */
function linesOf(text: string, letters: number): number {
  let lines = 0
  for (const part of text.split('\n')) {
    let used = 0
    lines++
    for (const word of part.split(' ')) {
      if (used > 0 && used + 1 + word.length > letters) {
        lines++
        used = 0
      }
      used += (used > 0 ? 1 : 0) + word.length
      while (used > letters) {
        lines++
        used -= letters
      }
    }
  }
  return lines
}

export class Sheet {
  readonly name: string
  readonly options: SheetOptions
  /** Row that the next call of `row` writes, from 1. */
  next = 1
  /** Head row of a list that can be filtered. */
  filter: { readonly row: number; readonly columns: number } | null = null
  readonly #styles: Styles
  readonly #texts: SharedTexts
  /** Rows not yet turned into bytes: a sheet of 100,000 rows is not kept as text. */
  #rows: string[] = []
  readonly #written: Uint8Array[] = []
  readonly #links: string[] = []
  readonly #asText = new Map<Style, Style>()
  #outline = 0

  constructor(name: string, options: SheetOptions, styles: Styles, texts: SharedTexts) {
    this.name = name
    this.options = options
    this.#styles = styles
    this.#texts = texts
  }

  /** Writes a row from its first column on; `null` leaves a cell out. Gives its number. */
  row(cells: readonly (Cell | null)[], outline = 0): number {
    const row = this.next++
    assert(row <= LAST_ROW, `sheet ${this.name} has more rows than a worksheet holds`)
    const parts: string[] = []
    for (const [index, cell] of cells.entries()) if (cell) parts.push(this.#cell(cell, row, index + 1))
    const attributes = [
      outline > 0 ? ` outlineLevel="${outline}"` : '',
      heightOf(cells, this.options.columns),
    ].join('')
    this.#outline = Math.max(this.#outline, outline)
    if (parts.length > 0 || attributes !== '')
      this.#rows.push(`<row r="${row}"${attributes}>${parts.join('')}</row>\n`)
    if (this.#rows.length >= 2000) this.#flush()
    return row
  }

  #flush(): void {
    this.#written.push(new TextEncoder().encode(this.#rows.join('')))
    this.#rows = []
  }

  /** Leaves rows empty. */
  skip(count = 1): void {
    this.next += count
  }

  #cell({ value, style, link }: Cell, row: number, column: number): string {
    const at = `${columnLetter(column)}${row}`
    if (link !== undefined && this.#links.length < MOST_LINKS)
      this.#links.push(`<hyperlink ref="${at}" location="${escapeXml(link)}"/>`)
    const text = typeof value === 'string' && looksLikeFormula(value)
    const look = this.#styles.of(text ? this.#kept(style) : style)
    if (value === null || value === '') return `<c r="${at}" s="${look}"/>`
    if (typeof value === 'string') return `<c r="${at}" s="${look}" t="s"><v>${this.#texts.of(value)}</v></c>`
    const formula = value.formula === undefined ? '' : `<f>${escapeXml(value.formula)}</f>`
    return `<c r="${at}" s="${look}">${formula}<v>${value.figure}</v></c>`
  }

  #kept(style: Style): Style {
    const known = this.#asText.get(style) ?? { ...style, asText: true }
    this.#asText.set(style, known)
    return known
  }

  xml(first: boolean): Uint8Array {
    const { options } = this
    const columns = options.columns.map(({ width, outline = 0 }, index) => {
      const level = outline > 0 ? ` outlineLevel="${outline}"` : ''
      return `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"${level}/>`
    })
    const columnOutline = Math.max(0, ...options.columns.map(({ outline = 0 }) => outline))
    const last = this.next - 1
    const { filter } = this
    const parts = [
      '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n',
      '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">',
      `<sheetPr>${options.tab ? `<tabColor rgb="FF${options.tab}"/>` : ''}<outlinePr summaryBelow="0" summaryRight="1"/>`,
      '<pageSetUpPr fitToPage="1"/></sheetPr>',
      `<dimension ref="A1:${columnLetter(Math.max(1, options.columns.length))}${Math.max(1, last)}"/>`,
      viewXml(options, first),
      `<sheetFormatPr defaultRowHeight="${DEFAULT_HEIGHT}"${this.#outline > 0 ? ` outlineLevelRow="${this.#outline}"` : ''}${
        columnOutline > 0 ? ` outlineLevelCol="${columnOutline}"` : ''
      }/>`,
      columns.length > 0 ? `<cols>${columns.join('')}</cols>` : '',
      '<sheetData>',
    ]
    const after = [
      '</sheetData>',
      filter ? `<autoFilter ref="${filterRange(filter, last)}"/>` : '',
      this.#links.length > 0 ? `<hyperlinks>${this.#links.join('')}</hyperlinks>` : '',
      '<pageMargins left="0.6" right="0.6" top="0.7" bottom="0.75" header="0.3" footer="0.35"/>',
      `<pageSetup paperSize="9" orientation="${options.orientation}" fitToWidth="${options.pagesWide ?? 1}" fitToHeight="${options.onePage ? 1 : 0}"/>`,
      `<headerFooter><oddFooter>${escapeXml(footerText(options.footer))}</oddFooter></headerFooter>`,
      '</worksheet>',
    ]
    this.#flush()
    const text = new TextEncoder()
    return joined([text.encode(`${parts.join('')}\n`), ...this.#written, text.encode(after.join(''))])
  }

  /** Names that belong to the sheet: printed columns, repeated rows, the filter. */
  definedNames(index: number): string[] {
    const { printedColumns, titleColumns, titleRows } = this.options
    const name = `'${this.name.replaceAll("'", "''")}'`
    const last = Math.max(1, this.next - 1)
    const defined = (id: string, range: string, more = ''): string =>
      `<definedName name="_xlnm.${id}" localSheetId="${index}"${more}>${escapeXml(range)}</definedName>`
    const names: string[] = []
    if (this.filter)
      names.push(
        defined('_FilterDatabase', `${name}!${absolute(filterRange(this.filter, last))}`, ' hidden="1"'),
      )
    if (printedColumns !== undefined)
      names.push(defined('Print_Area', `${name}!$A$1:$${columnLetter(printedColumns)}$${last}`))
    if (titleRows) {
      const columns = titleColumns ? `${name}!$A:$${columnLetter(titleColumns)},` : ''
      names.push(defined('Print_Titles', `${columns}${name}!$${titleRows[0]}:$${titleRows[1]}`))
    }
    return names
  }
}

function joined(chunks: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(chunks.reduce((length, chunk) => length + chunk.length, 0))
  let at = 0
  for (const chunk of chunks) {
    bytes.set(chunk, at)
    at += chunk.length
  }
  return bytes
}

const filterRange = ({ row, columns }: { row: number; columns: number }, last: number): string =>
  `A${row}:${columnLetter(columns)}${Math.max(row, last)}`

const absolute = (range: string): string => range.replace(/([A-Z]+)(\d+)/g, '$$$1$$$2')

function viewXml({ frozenColumns, frozenRows }: SheetOptions, first: boolean): string {
  const selected = first ? ' tabSelected="1"' : ''
  if (frozenColumns === 0 && frozenRows === 0)
    return `<sheetViews><sheetView showGridLines="0"${selected} workbookViewId="0"/></sheetViews>`
  const pane = frozenColumns === 0 ? 'bottomLeft' : frozenRows === 0 ? 'topRight' : 'bottomRight'
  const split = [
    frozenColumns > 0 ? ` xSplit="${frozenColumns}"` : '',
    frozenRows > 0 ? ` ySplit="${frozenRows}"` : '',
  ].join('')
  const corner = `${columnLetter(frozenColumns + 1)}${frozenRows + 1}`
  return [
    `<sheetViews><sheetView showGridLines="0"${selected} workbookViewId="0">`,
    `<pane${split} topLeftCell="${corner}" activePane="${pane}" state="frozen"/>`,
    `<selection pane="${pane}" activeCell="${corner}" sqref="${corner}"/></sheetView></sheetViews>`,
  ].join('')
}

/** `&` begins a code in a footer; a sheet takes 255 characters of it. */
function footerText({ left, centre }: SheetOptions['footer']): string {
  const plain = (text: string, limit: number): string => text.slice(0, limit).replaceAll('&', '&&')
  return `&L&8${space(plain(left, 90))}&C&8${space(plain(centre, 60))}&R&8&P / &N`
}

/** A digit right after the size code would be read as part of it. */
const space = (text: string): string => (/^\d/.test(text) ? ` ${text}` : text)

/** A figure in minor units, and the look of a printed amount: rounded to nothing is 0, nothing is a dash. */
export const printedFormat = (printed: bigint, exact: bigint | null): string =>
  printed === 0n && exact !== null && exact !== 0n ? amountFormat(0, '0') : amountFormat(0)
