// Delimited text (RFC 4180 and what Excel makes of it): UTF-8 with or without BOM, UTF-16LE, windows-1251; the delimiter
// is told from the first lines, `sep=` obeyed; an unclosed quote is an error, never a silent loss of rows.

import { type Finding, finding } from '../../ledger/finding.ts'
import { type Cell, type Grid, type GridRow, textCell } from './grid.ts'

/** Text of the bytes: BOM, else UTF-8 when it is valid, else windows-1251. */
export function decodeText(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes.subarray(2))
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1251').decode(bytes)
  }
}

/** A header of our own formats: names of columns alone, between them nothing but the delimiter. */
const HEADER = /^"?[a-z][a-z0-9_]*"?(?:([;,\t])"?[a-z][a-z0-9_]*"?(?:\1"?[a-z][a-z0-9_]*"?)*)\1*\r?(?:\n|$)/i

function delimiterOf(text: string): string {
  const header = HEADER.exec(text)
  if (header?.[1]) return header[1]
  const lines = text.split(/\r\n|\n|\r/, 30).filter((line) => line !== '')
  let best = ';'
  let most = -1
  for (const candidate of [';', '\t', ',']) {
    const counts = lines.map((line) => countOutsideQuotes(line, candidate))
    const rich = Math.max(0, ...counts)
    const score = counts.filter((count) => count > 0).length * 100 + rich
    if (score > most && rich > 0) {
      most = score
      best = candidate
    }
  }
  return best
}

function countOutsideQuotes(line: string, delimiter: string): number {
  let count = 0
  let quoted = false
  for (const c of line) {
    if (c === '"') quoted = !quoted
    else if (c === delimiter && !quoted) count++
  }
  return count
}

/** Rows of cells with the row numbers of their first lines. `header` tells the delimiter from one line alone. */
export function splitRows(
  text: string,
  delimiter: string,
  each: (row: number, cells: string[]) => void,
): { unclosed: number } {
  let line = 1
  let start = 1
  let cells: string[] = []
  let i = 0
  const end = text.length
  const finish = (): void => {
    each(start, cells)
    cells = []
    start = line
  }
  while (i < end) {
    if (text.charCodeAt(i) === 34) {
      let value = ''
      let from = i + 1
      for (;;) {
        const quote = text.indexOf('"', from)
        if (quote < 0) return { unclosed: start }
        value += text.slice(from, quote)
        if (text.charCodeAt(quote + 1) !== 34) {
          i = quote + 1
          break
        }
        value += '"'
        from = quote + 2
      }
      for (const c of value) if (c === '\n') line++
      cells.push(value)
    } else {
      let stop = i
      while (stop < end) {
        const c = text[stop]!
        if (c === delimiter || c === '\n' || c === '\r') break
        stop++
      }
      cells.push(text.slice(i, stop))
      i = stop
    }
    const c = text[i]
    if (c === delimiter) {
      i++
      if (i === end || text[i] === '\n' || text[i] === '\r') cells.push('')
      else continue
    }
    if (text[i] === '\r') i++
    if (text[i] === '\n') i++
    line++
    finish()
  }
  if (cells.length > 0) finish()
  return { unclosed: 0 }
}

/** The text without `sep=` line, and its delimiter. */
export function delimited(text: string): { body: string; delimiter: string; skipped: number } {
  const clean = text.startsWith('\ufeff') ? text.slice(1) : text
  const sep = /^sep=(.)\r?\n/i.exec(clean)
  if (sep) return { body: clean.slice(sep[0].length), delimiter: sep[1]!, skipped: 1 }
  return { body: clean, delimiter: delimiterOf(clean.slice(0, 20_000)), skipped: 0 }
}

/** Leading spaces are the level of a row where an export to text has no outline. */
function spacedCell(text: string): Cell {
  const indent = /^[ \u00a0]*/.exec(text)?.[0].length ?? 0
  return { ...textCell(indent > 0 ? text.slice(indent) : text), indent }
}

export function readCsvGrid(bytes: Uint8Array, file: string): Grid {
  const { body, delimiter, skipped } = delimited(decodeText(bytes))
  const findings: Finding[] = []
  const rows: GridRow[] = []
  const { unclosed } = splitRows(body, delimiter, (row, cells) => {
    const map = new Map(
      cells.flatMap((text, index) => (text.trim() === '' ? [] : [[index, spacedCell(text)] as const])),
    )
    rows.push({ row: row + skipped, cells: map, outline: 0, hidden: false })
  })
  if (unclosed > 0) findings.push(finding('TABLE-002', 'blocks', { file, row: unclosed + skipped }))
  return { container: 'csv', sheets: [{ name: '', rows, merges: [], hidden: false }], findings }
}
