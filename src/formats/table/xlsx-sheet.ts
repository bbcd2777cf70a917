// One sheet of an xlsx, cell by cell. Cells without an address follow the one before; an empty cell of type
// `e` is empty (that is how 1C:Enterprise 8.3 writes it), one with a value such as #REF! is an error of the
// file; a formula without a stored value was never computed.

import { type Finding, finding } from '../../ledger/finding.ts'
import {
  type CellKind,
  columnLetters,
  NO_STYLE,
  parseAddress,
  type Sheet,
  SheetBuilder,
  type Style,
} from './grid.ts'
import type { Limits } from './limits.ts'
import { isDateFormat, isStoredNumber, numberText } from './numbers.ts'
import { RefusedFile } from './refused.ts'
import { owned } from './text.ts'
import { type Attributes, isTrue, readXml, small, unescaped } from './xml.ts'

export interface Workbook {
  readonly file: string
  readonly date1904: boolean
  readonly limits: Limits
  readonly strings: readonly string[]
  readonly styles: readonly Style[]
  readonly findings: Finding[]
  /** Cells of all sheets read so far. */
  readonly cells: { count: number }
}

/** More findings of one kind than this say nothing new; how many there are is told. */
const SHOWN = 100

class SheetReader {
  readonly builder = new SheetBuilder()
  readonly #path: string
  readonly #name: string
  readonly #workbook: Workbook
  #row = 0
  #outline = 0
  #hidden = false
  #column = -1
  #type = ''
  #style = NO_STYLE
  #value = ''
  #hasValue = false
  #isFormula = false
  #inValue = false
  #inPhonetic = false
  #uncomputed = 0

  constructor(path: string, name: string, workbook: Workbook) {
    this.#path = path
    this.#name = name
    this.#workbook = workbook
  }

  open(name: string, attributes: Attributes): void {
    // Cells and their values are nearly all that a sheet has.
    if (name === 'c') this.#openCell(attributes)
    else if (name === 'v' || name === 't') {
      this.#inValue = !this.#inPhonetic
      this.#hasValue = true
    } else if (name === 'row') this.#openRow(attributes)
    else if (name === 'f') this.#isFormula = true
    else if (name === 'rPh') this.#inPhonetic = true
    else if (name === 'mergeCell') this.#merge(attributes.ref ?? '')
    else if (name === 'col' && isTrue(attributes.hidden))
      this.builder.hideColumns(small(attributes.min) - 1, small(attributes.max) - 1)
  }

  text(text: string): void {
    if (this.#inValue) this.#value += text
  }

  close(name: string): void {
    if (name === 'v' || name === 't') this.#inValue = false
    else if (name === 'c') this.#closeCell()
    else if (name === 'row') this.builder.endRow(this.#row, this.#outline, this.#hidden)
    else if (name === 'rPh') this.#inPhonetic = false
  }

  #openRow(attributes: Attributes): void {
    const row = attributes.r === undefined ? this.#row + 1 : small(attributes.r)
    if (row <= this.#row) throw this.#refuse('FILE-023', { found: attributes.r ?? '', after: this.#row })
    if (row > this.#workbook.limits.rows) throw this.#refuse('FILE-016', { what: this.#path })
    this.#row = row
    this.#outline = small(attributes.outlineLevel)
    this.#hidden = isTrue(attributes.hidden)
    this.#column = -1
  }

  #openCell(attributes: Attributes): void {
    const address = attributes.r === undefined ? null : parseAddress(attributes.r)
    if (attributes.r !== undefined && address?.row !== this.#row)
      throw this.#refuse('FILE-023', { found: attributes.r, after: this.#row })
    this.#column = address ? address.column : this.#column + 1
    this.#type = attributes.t ?? 'n'
    this.#style = this.#workbook.styles[small(attributes.s)] ?? NO_STYLE
    this.#value = ''
    this.#hasValue = false
    this.#isFormula = false
  }

  #closeCell(): void {
    if (this.#isFormula && !this.#hasValue && this.#type !== 'e') this.#neverComputed()
    if (!this.#hasValue || this.#value === '') return
    const { limits, cells, date1904 } = this.#workbook
    if (++cells.count > limits.cells) throw this.#refuse('FILE-016', { what: this.#path })
    if (this.#column >= limits.columns)
      throw this.#refuse('FILE-017', { column: columnLetters(this.#column), limit: limits.columns })
    let kind: CellKind = 'text'
    let source = this.#value
    if (this.#type === 's') source = this.#shared()
    else if (this.#type === 'n') {
      if (!isStoredNumber(source))
        throw this.#refuse('FILE-015', { part: this.#path, reason: `<v>${source.slice(0, 40)}` })
      // Days of the 1904 system are told here, where the workbook is known.
      if (date1904 && isDateFormat(this.#style.format)) source = numberText(source, this.#style.format, true)
      else kind = 'number'
    } else if (this.#type === 'e') kind = 'error'
    else if (this.#type === 'b') source = source === '1' ? 'TRUE' : 'FALSE'
    else if (this.#type === 'd') source = source.slice(0, 10)
    else source = unescaped(source.slice(0, limits.textCharacters))
    if (!this.builder.cell(this.#column, kind, this.#type === 's' ? source : owned(source), this.#style))
      throw this.#refuse('FILE-023', {
        found: `${columnLetters(this.#column)}${this.#row}`,
        after: this.#row,
      })
  }

  #shared(): string {
    const text = this.#workbook.strings[small(this.#value)]
    if (text === undefined)
      throw this.#refuse('FILE-015', {
        part: this.#path,
        reason: `shared string ${this.#value.slice(0, 20)}`,
      })
    return text
  }

  #neverComputed(): void {
    if (this.#uncomputed++ >= SHOWN) return
    const { file, findings } = this.#workbook
    const place = { file, sheet: this.#name, row: this.#row, column: columnLetters(this.#column) }
    findings.push(finding('FILE-018', 'blocks', place))
  }

  #merge(reference: string): void {
    const { cells, limits } = this.#workbook
    if (++cells.count > limits.cells) throw this.#refuse('FILE-016', { what: this.#path })
    const [from, to] = reference.split(':').map(parseAddress)
    if (from && to) this.builder.merge({ top: from.row, left: from.column, bottom: to.row, right: to.column })
  }

  #refuse(code: string, values: Record<string, string | number>): RefusedFile {
    return new RefusedFile(code, values, { sheet: this.#name, ...(this.#row > 0 ? { row: this.#row } : {}) })
  }
}

/** @throws RefusedFile */
export async function readXlsxSheet(
  pieces: AsyncIterable<Uint8Array>,
  path: string,
  { name, hidden }: { name: string; hidden: boolean },
  workbook: Workbook,
): Promise<Sheet> {
  const reader = new SheetReader(path, name, workbook)
  await readXml(pieces, path, workbook.limits, {
    open: (tag, attributes) => reader.open(tag, attributes),
    text: (text) => reader.text(text),
    close: (tag) => reader.close(tag),
  })
  return reader.builder.build(name, hidden)
}
