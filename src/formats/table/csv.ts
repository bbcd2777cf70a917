// Delimited text (RFC 4180, and what 1C and Excel make of it): the delimiter is told from the first lines,
// `sep=` is obeyed, leading spaces are the level of a row; an unclosed quote is an error, never a silent loss
// of rows.

import { type Grid, SheetBuilder } from './grid.ts'
import type { Limits } from './limits.ts'
import { RefusedFile } from './refused.ts'
import { headText, textPieces } from './text.ts'

const QUOTE = 34
const LF = 10
const CR = 13
/** Longer lines are no table. */
const LINE = 1 << 20

export interface Dialect {
  readonly delimiter: string
  /** True where the first line is `sep=;` and holds no data. */
  readonly hasSepLine: boolean
}

/** Tells the delimiter from the first lines. */
export function dialectOf(bytes: Uint8Array): Dialect {
  const head = headText(bytes, 64 * 1024)
  const sep = /^sep=(.)\r?(?:\n|$)/i.exec(head)
  if (sep) return { delimiter: sep[1]!, hasSepLine: true }
  return { delimiter: delimiterOf(head), hasSepLine: false }
}

/** A header of our own formats: names of columns alone, between them nothing but the delimiter. */
const HEADER = /^"?[a-z][a-z0-9_]*"?(?:([;,\t])"?[a-z][a-z0-9_]*"?(?:\1"?[a-z][a-z0-9_]*"?)*)\1*\r?(?:\n|$)/i

function delimiterOf(head: string): string {
  const lines = head.split(/\r\n|\n|\r/, 60).filter((line) => line.trim() !== '')
  const header = HEADER.exec(head)
  if (header?.[1]) return header[1]
  // Else the one on most lines; a comma is the decimal sign, too, and the last to be taken.
  const known = ['\t', ';', ',']
  const counts = known.map((delimiter) => lines.filter((line) => holdsOutsideQuotes(line, delimiter)).length)
  const most = counts.reduce((a, b) => (b > a ? b : a), 0)
  return known.find((_, index) => most > 0 && counts[index]! * 2 >= most) ?? ';'
}

function holdsOutsideQuotes(line: string, delimiter: string): boolean {
  let quoted = false
  for (const c of line) {
    if (c === '"') quoted = !quoted
    else if (c === delimiter && !quoted) return true
  }
  return false
}

/** Splits text that comes in pieces into rows. */
export class RowSplitter {
  readonly #delimiter: number
  readonly #each: (row: number, cells: readonly string[]) => void
  #carry = ''
  #line = 1

  /**
   * `each` gets the number of the line on which the row begins, and an array that is used again for the next
   * row.
   */
  constructor(delimiter: string, each: (row: number, cells: readonly string[]) => void) {
    this.#delimiter = delimiter.charCodeAt(0)
    this.#each = each
  }

  push(piece: string): void {
    this.#split(this.#carry === '' ? piece : this.#carry + piece, false)
    if (this.#carry.length > LINE)
      throw new RefusedFile(this.#carry.includes('"') ? 'TABLE-002' : 'FILE-024', {}, { row: this.#line })
  }

  end(): void {
    this.#split(this.#carry, true)
  }

  #split(text: string, isLast: boolean): void {
    const cells: string[] = []
    let at = 0
    for (;;) {
      const start = at
      const line = this.#line
      cells.length = 0
      const end = this.#row(text, at, cells, isLast)
      if (end < 0) {
        this.#carry = text.slice(start)
        this.#line = line
        return
      }
      at = end
      this.#each(line, cells)
    }
  }

  /** Cells of the row that begins at `from`; where it ends, or -1 where the piece ends before it. */
  #row(text: string, from: number, cells: string[], isLast: boolean): number {
    const { length } = text
    if (from >= length) return -1
    let at = from
    for (;;) {
      let end = -1
      if (text.charCodeAt(at) === QUOTE) {
        end = this.#quoted(text, at, cells, isLast)
        if (end === NOT_YET) return -1
      }
      if (end < 0) {
        end = at
        while (end < length) {
          const c = text.charCodeAt(end)
          if (c === this.#delimiter || c === LF || c === CR) break
          end++
        }
        cells.push(text.slice(at, end))
      }
      if (end >= length) {
        if (!isLast) return -1
        this.#line++
        return length
      }
      if (text.charCodeAt(end) === this.#delimiter) {
        at = end + 1
        continue
      }
      // CR, LF or both; a CR at the end of a piece may have its LF in the next.
      if (text.charCodeAt(end) === CR) {
        if (end + 1 >= length && !isLast) return -1
        if (text.charCodeAt(end + 1) === LF) end++
      }
      this.#line++
      return end + 1
    }
  }

  /**
   * A quoted cell; where it ends, NOT_YET, or -1 where the quotes are part of an unquoted text («"Ромашка"
   * ООО»).
   */
  #quoted(text: string, at: number, cells: string[], isLast: boolean): number {
    let value = ''
    let lines = 0
    let from = at + 1
    for (;;) {
      const quote = text.indexOf('"', from)
      if (quote < 0 || (quote + 1 >= text.length && !isLast)) {
        if (isLast) throw new RefusedFile('TABLE-002', {}, { row: this.#line })
        return NOT_YET
      }
      const part = text.slice(from, quote)
      for (let i = part.indexOf('\n'); i >= 0; i = part.indexOf('\n', i + 1)) lines++
      value += part
      const next = text.charCodeAt(quote + 1)
      if (next === QUOTE) {
        value += '"'
        from = quote + 2
        continue
      }
      if (quote + 1 < text.length && next !== this.#delimiter && next !== LF && next !== CR) return -1
      this.#line += lines
      cells.push(value)
      return quote + 1
    }
  }
}

const NOT_YET = -2

/** Every row of the text, with the number of its first line. @throws RefusedFile for an unclosed quote */
export function splitText(
  bytes: Uint8Array,
  { delimiter, hasSepLine }: Dialect,
  each: (row: number, cells: readonly string[]) => void,
): void {
  const splitter = new RowSplitter(delimiter, (row, cells) => {
    if (row > 1 || !hasSepLine) each(row, cells)
  })
  for (const piece of textPieces(bytes)) if (piece !== '') splitter.push(piece)
  splitter.end()
}

const INDENT = /^[ \u00a0]*/

/** @throws RefusedFile where the text cannot be split, or goes beyond the limits */
export function readCsvGrid(bytes: Uint8Array, file: string, limits: Limits): Grid {
  const builder = new SheetBuilder()
  splitText(bytes, dialectOf(bytes), (row, cells) => {
    if (cells.length > limits.columns) {
      const last = cells.findLastIndex((cell) => cell.trim() !== '')
      if (last >= limits.columns)
        throw new RefusedFile('FILE-017', { column: last + 1, limit: limits.columns }, { row })
    }
    for (const [column, text] of cells.entries()) {
      if (text.trim() === '') continue
      const indent = INDENT.exec(text)?.[0].length ?? 0
      const style = indent > 0 ? { format: '', indent, italic: false } : undefined
      builder.cell(column, 'text', indent > 0 ? text.slice(indent) : text, style)
    }
    builder.endRow(row)
    if (builder.cellCount > limits.cells) throw new RefusedFile('FILE-016', { what: file }, { row })
  })
  return { container: 'csv', sheets: [builder.build('')], findings: [] }
}
