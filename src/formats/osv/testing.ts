// Files of trial balances for tests, made in code: the same rows as xlsx, HTML, text and BIFF. Rows are
// written as a person sees them; `#12.5` is a stored number, `!#REF!` an error of Excel, everything else
// text.

import { utils, write } from '@e965/xlsx'
import { strToU8, type Zippable, zipSync } from 'fflate'
import type { TrialBalance } from '../../ledger/balance.ts'
import { decimalText } from '../../ledger/fraction.ts'
import { columnLetters } from '../table/grid.ts'

export interface RowLook {
  readonly outline?: number
  readonly indent?: number
  readonly italic?: boolean
  readonly hidden?: boolean
  /** Number format of the first cell. */
  readonly format?: string
}

/** Cells divided by `|`, trimmed; what they look like beside them. */
export type FileRow = string | readonly [cells: string, look: RowLook]

const cellsOf = (row: FileRow): string[] =>
  (typeof row === 'string' ? row : row[0]).split('|').map((cell) => cell.trim())
const lookOf = (row: FileRow): RowLook => (typeof row === 'string' ? {} : row[1])

const inMarkup = (text: string): string =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;')

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const RELATIONS = 'http://schemas.openxmlformats.org/package/2006/relationships'

/** Cell formats in the order in which they are first asked for. */
class Styles {
  readonly #known = new Map<string, number>([['General||', 0]])

  of({ format = 'General', indent = 0, italic = false }: RowLook): number {
    const key = `${format}|${indent || ''}|${italic ? 'i' : ''}`
    const index = this.#known.get(key) ?? this.#known.size
    this.#known.set(key, index)
    return index
  }

  xml(): string {
    const all = [...this.#known.keys()].map((key) => key.split('|'))
    const formats = all.map(
      ([format = ''], index) => `<numFmt numFmtId="${170 + index}" formatCode="${inMarkup(format)}"/>`,
    )
    const looks = all.map(([format, indent, italic], index) => {
      const number = format === 'General' ? 0 : 170 + index
      return `<xf numFmtId="${number}" fontId="${italic ? 1 : 0}"><alignment indent="${indent || 0}"/></xf>`
    })
    return `${HEAD}<styleSheet xmlns="${MAIN}"><numFmts>${formats.join('')}</numFmts><fonts><font/><font><i/></font></fonts><cellXfs>${looks.join('')}</cellXfs></styleSheet>`
  }
}

function sheetXml(rows: readonly FileRow[], merges: readonly string[], styles: Styles): string {
  const lines = rows.map((row, index) => {
    const look = lookOf(row)
    const cells = cellsOf(row).map((cell, column) => {
      const at = `${columnLetters(column)}${index + 1}`
      const { format, ...rest } = look
      const style = styles.of(column === 0 ? { ...rest, format } : {})
      if (cell === '') return ''
      if (cell.startsWith('#')) return `<c r="${at}" s="${style}"><v>${cell.slice(1)}</v></c>`
      if (cell.startsWith('!')) return `<c r="${at}" s="${style}" t="e"><v>${inMarkup(cell.slice(1))}</v></c>`
      if (cell.startsWith('=')) return `<c r="${at}" s="${style}"><f>${inMarkup(cell.slice(1))}</f></c>`
      return `<c r="${at}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${inMarkup(cell)}</t></is></c>`
    })
    const outline = look.outline ? ` outlineLevel="${look.outline}"` : ''
    const hidden = look.hidden ? ' hidden="1"' : ''
    return `<row r="${index + 1}"${outline}${hidden}>${cells.join('')}</row>`
  })
  const merged = merges.map((ref) => `<mergeCell ref="${ref}"/>`).join('')
  return `${HEAD}<worksheet xmlns="${MAIN}"><sheetData>${lines.join('')}</sheetData>${merged ? `<mergeCells>${merged}</mergeCells>` : ''}</worksheet>`
}

export interface FileSheet {
  readonly name: string
  readonly rows: readonly FileRow[]
  readonly merges?: readonly string[]
  readonly hidden?: boolean
}

/** Parts of a workbook, to be changed before they are packed. */
export function partsOf(sheets: readonly FileSheet[]): Record<string, string> {
  const styles = new Styles()
  const parts: Record<string, string> = {}
  for (const [index, { merges = [], rows }] of sheets.entries())
    parts[`xl/worksheets/sheet${index + 1}.xml`] = sheetXml(rows, merges, styles)
  const list = sheets.map(
    ({ hidden, name }, index) =>
      `<sheet name="${inMarkup(name)}" sheetId="${index + 1}"${hidden ? ' state="hidden"' : ''} r:id="rId${index + 1}"/>`,
  )
  const relations = sheets.map(
    (_, index) =>
      `<Relationship Id="rId${index + 1}" Type="${OFFICE}/worksheet" Target="worksheets/sheet${index + 1}.xml"/>`,
  )
  return {
    '[Content_Types].xml': `${HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`,
    'xl/workbook.xml': `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${list.join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `${HEAD}<Relationships xmlns="${RELATIONS}">${relations.join('')}</Relationships>`,
    'xl/styles.xml': styles.xml(),
    ...parts,
  }
}

export const zipOf = (parts: Readonly<Record<string, string>>): Uint8Array => {
  const files: Zippable = {}
  for (const [name, text] of Object.entries(parts)) files[name] = strToU8(text)
  return zipSync(files, { mtime: '2026-01-01T00:00:00' })
}

/** A workbook whose columns `min`…`max`, counted from 1, are hidden. */
export function withHiddenColumns(rows: readonly FileRow[], min: number, max: number): Uint8Array {
  const parts = partsOf([{ name: 'TDSheet', rows }])
  const [path, sheet = ''] = Object.entries(parts).find(([name]) => name.includes('/worksheets/')) ?? ['']
  const hidden = `<cols><col min="${min}" max="${max}" hidden="1"/></cols><sheetData>`
  return zipOf({ ...parts, [path]: sheet.replace('<sheetData>', hidden) })
}

export const xlsxOf = (rows: readonly FileRow[], merges: readonly string[] = []): Uint8Array =>
  zipOf(partsOf([{ name: 'TDSheet', rows, merges }]))

const plain = (cell: string): string => cell.replace(/^[#!]/, '')

/** Levels are shown by indents, as 1C's HTML does. */
export function htmlOf(rows: readonly FileRow[]): Uint8Array {
  const lines = rows.map((row) => {
    const { indent = 0, italic, outline = 0 } = lookOf(row)
    const cells = cellsOf(row).map((cell, column) => {
      const style =
        column === 0 && indent + outline > 0 ? ` style="padding-left:${(indent + outline) * 10}px"` : ''
      const text = inMarkup(plain(cell))
      return `<td${style}>${italic && column === 0 ? `<i>${text}</i>` : text}</td>`
    })
    return `<tr>${cells.join('')}</tr>`
  })
  return strToU8(
    `<html><head><meta charset="utf-8"></head><body><table>${lines.join('\n')}</table></body></html>`,
  )
}

/** Text with `;`; in windows-1251 as Russian Excel saves it. */
export function csvOf(rows: readonly FileRow[], encoding: 'utf-8' | 'windows-1251' = 'utf-8'): Uint8Array {
  const text = rows
    .map((row) => {
      const { indent = 0, outline = 0 } = lookOf(row)
      const cells = cellsOf(row).map((cell) =>
        /[";\n]/.test(cell) ? `"${cell.replace(/"/g, '""')}"` : plain(cell),
      )
      return ' '.repeat((indent + outline) * 2) + cells.join(';')
    })
    .join('\r\n')
  return encoding === 'utf-8' ? strToU8(text) : Uint8Array.from([...text].map(windows1251))
}

function windows1251(letter: string): number {
  const code = letter.codePointAt(0) ?? 0
  if (code < 0x80) return code
  if (code >= 0x410 && code <= 0x44f) return code - 0x410 + 0xc0
  const others: Readonly<Record<string, number>> = {
    Ё: 0xa8,
    ё: 0xb8,
    '\u00a0': 0xa0,
    '«': 0xab,
    '»': 0xbb,
    '—': 0x97,
    '–': 0x96,
  }
  return others[letter] ?? 0x3f
}

/** A BIFF8 file of the time before xlsx. */
export function xlsOf(rows: readonly FileRow[]): Uint8Array {
  const sheet = utils.aoa_to_sheet(
    rows.map((row) =>
      cellsOf(row).map((cell) => (cell === '' ? null : cell.startsWith('#') ? storedNumber(cell) : cell)),
    ),
  )
  const book = utils.book_new()
  utils.book_append_sheet(book, sheet, 'TDSheet')
  const bytes: ArrayBuffer = write(book, { bookType: 'biff8', type: 'array' })
  return new Uint8Array(bytes)
}

// BIFF stores doubles: the fixture gives one, no amount of ours passes through it.
const storedNumber = (cell: string): number => JSON.parse(cell.slice(1))

/** Each row as `row kind account path indicator [leaf]: opening dt/ct, turnover, closing`, zeros as `-`. */
export function linesOf(balance: TrialBalance): string[] {
  return Array.from({ length: balance.key.length }, (_, index) => {
    const key = balance.keys[balance.key[index]!]!
    const six = Object.values(balance.amounts).map((column) => {
      const amount = column[index]!
      return amount === 0n ? '-' : decimalText(amount, key.indicator === 'qty' ? 3 : balance.exponent)
    })
    const path = [...key.subconto, key.currency].filter((text) => text !== '').join(' / ')
    const head = [
      balance.row[index],
      key.kind,
      key.account,
      path,
      key.printedIndicator || 'БУ',
      key.leaf ? 'leaf' : '',
    ]
    return `${head.filter((part) => part !== '').join(' ')}: ${six.join(' ')}`
  })
}
