// A grid as the xlsx that 1C saves: sheet TDSheet, shared strings, merged cells, outline levels with the summary above,
// numbers with two decimals, empty cells for zeros. Times in the archive are fixed, so the bytes are.

import { strToU8, type Zippable, zipSync } from 'fflate'
import { type Cell, columnName, decimal, type Grid, type GridRow } from './grid.ts'

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n'
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'

export interface XlsxOptions {
  /** The part is named `SharedStrings.xml` while the package says `sharedStrings.xml`, as older platforms write. */
  readonly capitalStrings?: boolean
  /** Empty cells are written with the type of an error and no value, as 8.3 does. */
  readonly emptyAsError?: boolean
}

const inMarkup = (text: string): string =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;')

const STYLES = `${HEAD}<styleSheet xmlns="${MAIN}"><numFmts count="1"><numFmt numFmtId="164" formatCode="#,##0.00"/></numFmts><fonts count="2"><font><sz val="8"/><name val="Arial"/></font><font><b/><sz val="8"/><name val="Arial"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="5"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/><xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="164" fontId="1" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"/><xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1"><alignment wrapText="1"/></xf></cellXfs></styleSheet>`

class Strings {
  readonly #index = new Map<string, number>()
  uses = 0

  of(text: string): number {
    this.uses++
    const known = this.#index.get(text)
    if (known !== undefined) return known
    this.#index.set(text, this.#index.size)
    return this.#index.size - 1
  }

  xml(): string {
    const items = [...this.#index.keys()].map(
      (text) => `<si><t xml:space="preserve">${inMarkup(text)}</t></si>`,
    )
    return `${HEAD}<sst xmlns="${MAIN}" count="${this.uses}" uniqueCount="${items.length}">${items.join('')}</sst>`
  }
}

function cellXml(cell: Cell, at: string, row: GridRow, strings: Strings, options: XlsxOptions): string {
  const bold = row.kind === 'title' || row.kind === 'head' || row.kind === 'total'
  if (cell === null) {
    if (row.kind !== 'row' && row.kind !== 'total') return ''
    return options.emptyAsError
      ? `<c r="${at}" s="${bold ? 3 : 2}" t="e"/>`
      : `<c r="${at}" s="${bold ? 3 : 2}"/>`
  }
  if (typeof cell === 'bigint') return `<c r="${at}" s="${bold ? 3 : 2}"><v>${decimal(cell)}</v></c>`
  return `<c r="${at}" s="${bold ? 1 : 4}" t="s"><v>${strings.of(cell)}</v></c>`
}

function sheetXml(grid: Grid, strings: Strings, options: XlsxOptions): string {
  const rows = grid.rows.map((row, index) => {
    const number = index + 1
    const cells = row.cells
      .map((cell, column) => cellXml(cell, `${columnName(column + 1)}${number}`, row, strings, options))
      .join('')
    const level = row.level > 0 ? ` outlineLevel="${row.level}"` : ''
    return `<row r="${number}"${level}>${cells}</row>`
  })
  const deepest = grid.rows.reduce((most, row) => (row.level > most ? row.level : most), 0)
  const outline = deepest > 0 ? ` outlineLevelRow="${deepest}"` : ''
  const merges = grid.merges.map((merge) => `<mergeCell ref="${merge}"/>`).join('')
  return `${HEAD}<worksheet xmlns="${MAIN}"><sheetPr><outlinePr summaryBelow="0" summaryRight="0"/></sheetPr><dimension ref="A1:${columnName(grid.columns)}${grid.rows.length}"/><sheetViews><sheetView workbookViewId="0" showGridLines="0"/></sheetViews><sheetFormatPr defaultRowHeight="11.25"${outline}/><cols><col min="1" max="1" width="42" customWidth="1"/><col min="2" max="${grid.columns}" width="17" customWidth="1"/></cols><sheetData>${rows.join('')}</sheetData><mergeCells count="${grid.merges.length}">${merges}</mergeCells><pageMargins left="0.4" right="0.4" top="0.4" bottom="0.4" header="0.2" footer="0.2"/></worksheet>`
}

export function xlsx(grid: Grid, options: XlsxOptions = {}): Uint8Array {
  const strings = new Strings()
  const sheet = sheetXml(grid, strings, options)
  const content = `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/></Types>`
  const relation = (id: string, type: string, target: string): string =>
    `<Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}"/>`
  const relations = (...all: string[]): string =>
    `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${all.join('')}</Relationships>`
  const parts: readonly (readonly [string, string])[] = [
    ['[Content_Types].xml', content],
    ['_rels/.rels', relations(relation('rId1', 'officeDocument', 'xl/workbook.xml'))],
    [
      'xl/workbook.xml',
      `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets><sheet name="TDSheet" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    ],
    [
      'xl/_rels/workbook.xml.rels',
      relations(
        relation('rId1', 'worksheet', 'worksheets/sheet1.xml'),
        relation('rId2', 'styles', 'styles.xml'),
        relation('rId3', 'sharedStrings', 'sharedStrings.xml'),
      ),
    ],
    ['xl/styles.xml', STYLES],
    [options.capitalStrings ? 'xl/SharedStrings.xml' : 'xl/sharedStrings.xml', strings.xml()],
    ['xl/worksheets/sheet1.xml', sheet],
  ]
  return zipped(parts)
}

/** An archive whose entries all bear the first day that zip knows, in the order given. */
export function zipped(parts: readonly (readonly [string, string])[]): Uint8Array {
  const entries: Zippable = {}
  for (const [name, text] of parts) entries[name] = [strToU8(text), { mtime: new Date(1980, 0, 1), level: 9 }]
  return zipSync(entries)
}
