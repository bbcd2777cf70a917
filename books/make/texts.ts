// A grid as text: HTML under the extension .xls and csv, both in windows-1251, and tab-separated UTF-8.

import type { Cell, Grid } from './grid.ts'
import { decimal } from './grid.ts'

const SPECIAL: Readonly<Record<string, number>> = {
  Ё: 0xa8,
  ё: 0xb8,
  '«': 0xab,
  '»': 0xbb,
  '№': 0xb9,
  '–': 0x96,
  '—': 0x97,
  '\u00a0': 0xa0,
}

/** Text as windows-1251; a character that the code page does not have is an error. */
export function windows1251(text: string): Uint8Array {
  const bytes = [...text].map((character) => {
    const code = character.codePointAt(0) ?? 0
    if (code < 0x80) return code
    if (code >= 0x410 && code <= 0x44f) return code - 0x410 + 0xc0
    const special = SPECIAL[character]
    if (special === undefined) throw new Error(`no ${character} in windows-1251`)
    return special
  })
  return Uint8Array.from(bytes)
}

const written = (cell: Cell, thousands: string): string =>
  cell === null ? '' : typeof cell === 'bigint' ? decimal(cell, ',', thousands) : cell
const inMarkup = (text: string): string =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')

interface Merged {
  readonly across: number
  readonly down: number
}

function mergedOf(grid: Grid): { starts: Map<string, Merged>; covered: Set<string> } {
  const starts = new Map<string, Merged>()
  const covered = new Set<string>()
  for (const merge of grid.merges) {
    const match = /^([A-Z])(\d+):([A-Z])(\d+)$/.exec(merge)
    if (!match) throw new Error(`merge ${merge}`)
    const [, left = '', top = '', right = '', bottom = ''] = match
    const [x0, x1] = [left.charCodeAt(0) - 65, right.charCodeAt(0) - 65]
    const [y0, y1] = [Number.parseInt(top, 10) - 1, Number.parseInt(bottom, 10) - 1]
    starts.set(`${y0}/${x0}`, { across: x1 - x0 + 1, down: y1 - y0 + 1 })
    for (let y = y0; y <= y1; y++)
      for (let x = x0; x <= x1; x++) if (y !== y0 || x !== x0) covered.add(`${y}/${x}`)
  }
  return { starts, covered }
}

/** What 1C saves as "html", renamed .xls by somebody so that Excel opens it. */
export function htmlAsXls(grid: Grid): Uint8Array {
  const { starts, covered } = mergedOf(grid)
  const lines = grid.rows.map((row, y) => {
    const cells = Array.from({ length: grid.columns }, (_, x) => {
      if (covered.has(`${y}/${x}`)) return ''
      const merged = starts.get(`${y}/${x}`)
      const span = `${merged && merged.across > 1 ? ` colspan="${merged.across}"` : ''}${merged && merged.down > 1 ? ` rowspan="${merged.down}"` : ''}`
      const cell = row.cells[x] ?? null
      const indent = x === 0 && row.level > 0 ? ` style="padding-left:${row.level * 12}px"` : ''
      const align = typeof cell === 'bigint' ? ' align="right"' : ''
      return `<TD${span}${align}${indent}>${inMarkup(written(cell, '\u00a0')).replace(/\n/g, '<BR>')}</TD>`
    })
    return `<TR>${cells.join('')}</TR>`
  })
  const head =
    '<HTML><HEAD><META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=windows-1251"></HEAD><BODY>'
  return windows1251(
    `${head}\r\n<TABLE CELLSPACING=0 BORDER=1>\r\n${lines.join('\r\n')}\r\n</TABLE>\r\n</BODY></HTML>\r\n`,
  )
}

const quoted = (text: string): string => (/[";\n\t]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text)

export function csv1251(grid: Grid): Uint8Array {
  const lines = grid.rows.map((row) =>
    Array.from({ length: grid.columns }, (_, x) => quoted(written(row.cells[x] ?? null, ''))).join(';'),
  )
  return windows1251(`${lines.join('\r\n')}\r\n`)
}

/** Levels are leading spaces of the first column, four for each. */
export function tabbed(grid: Grid): Uint8Array {
  const lines = grid.rows.map((row) =>
    Array.from({ length: grid.columns }, (_, x) => {
      const text = written(row.cells[x] ?? null, ' ').replace(/\n/g, ' ')
      return x === 0 && text !== '' ? ' '.repeat(4 * row.level) + text : text
    }).join('\t'),
  )
  return new TextEncoder().encode(`\ufeff${lines.join('\r\n')}\r\n`)
}
