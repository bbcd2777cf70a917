// A table of HTML saved as .xls, as 1C and banks do. No script is run, nothing is fetched: tags are read one after the
// other; colspan and rowspan become merges, `padding-left` and &nbsp; indents, `mso-outline-level` outline levels.

import { type Cell, type Grid, type GridRow, type Merge, textCell } from './grid.ts'

const ENTITIES: Readonly<Record<string, string>> = {
  nbsp: '\u00a0',
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  laquo: '«',
  raquo: '»',
  mdash: '—',
  ndash: '–',
  minus: '−',
}

function decodeEntities(text: string): string {
  return text.replace(/&(#x?[0-9a-f]+|[a-z]+);/gi, (whole, name: string) => {
    if (name.startsWith('#')) {
      const code =
        name[1]?.toLowerCase() === 'x'
          ? Number.parseInt(name.slice(2), 16)
          : Number.parseInt(name.slice(1), 10)
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole
    }
    return ENTITIES[name.toLowerCase()] ?? whole
  })
}

/** Text of the bytes by the charset that the page names, else UTF-8 when valid, else windows-1251. */
export function decodeHtml(bytes: Uint8Array): string {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 2048))
  const charset = /charset\s*=\s*["']?([\w-]+)/i.exec(head)?.[1]?.toLowerCase()
  if (charset === 'windows-1251' || charset === 'cp1251') return new TextDecoder('windows-1251').decode(bytes)
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes.subarray(2))
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1251').decode(bytes)
  }
}

const attribute = (tag: string, name: string): string =>
  new RegExp(`\\b${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s>]+))`, 'i')
    .exec(tag)
    ?.slice(1)
    .find((v) => v !== undefined) ?? ''

interface Building {
  row: number
  column: number
  cells: Map<number, Cell>
  outline: number
}

/** All tables of the page as one sheet, one row after the other. */
export function readHtmlGrid(bytes: Uint8Array): Grid {
  const source = decodeHtml(bytes)
    .replace(/<!--[\s\S]*?-->/g, '')
    .replace(/<(script|style)\b[\s\S]*?<\/\1\s*>/gi, '')
  const rows: GridRow[] = []
  const merges: Merge[] = []
  const taken = new Map<number, Set<number>>()
  let building: Building | null = null
  let cell: { tag: string; text: string; italic: boolean } | null = null
  let number = 0
  const closeCell = (): void => {
    if (!cell || !building) return
    while (taken.get(building.row)?.has(building.column)) building.column++
    const columns = Math.max(1, Math.min(512, Number.parseInt(attribute(cell.tag, 'colspan') || '1', 10)))
    const deep = Math.max(1, Math.min(100, Number.parseInt(attribute(cell.tag, 'rowspan') || '1', 10)))
    const text = decodeEntities(cell.text).replace(/[ \t\r\n]+/g, ' ')
    const lead = /^[\u00a0 ]*/.exec(text)?.[0].length ?? 0
    const style = attribute(cell.tag, 'style')
    const padding = Number.parseInt(
      /padding-left:\s*(\d+)/i.exec(style)?.[1] ?? /mso-char-indent-count:\s*(\d+)/i.exec(style)?.[1] ?? '0',
      10,
    )
    const shown = text.replace(/^[\u00a0 ]+|[\u00a0 ]+$/g, '')
    const format = decodeEntities(/mso-number-format:\s*["']?([^;"']*)/i.exec(style)?.[1] ?? '')
    if (shown !== '')
      building.cells.set(building.column, {
        ...textCell(shown),
        indent: padding || lead,
        italic: cell.italic || /font-style:\s*italic/i.test(style),
        format,
      })
    if (columns > 1 || deep > 1) {
      merges.push({
        top: building.row,
        left: building.column,
        bottom: building.row + deep - 1,
        right: building.column + columns - 1,
      })
    }
    for (let down = 0; down < deep; down++) {
      const set = taken.get(building.row + down) ?? new Set<number>()
      for (let right = 0; right < columns; right++) set.add(building.column + right)
      taken.set(building.row + down, set)
    }
    building.column += columns
    cell = null
  }
  const closeRow = (): void => {
    closeCell()
    if (building && building.cells.size > 0)
      rows.push({ row: building.row, cells: building.cells, outline: building.outline, hidden: false })
    building = null
  }
  for (const [, tag = '', text = ''] of source.matchAll(/(<[^>]*>)|([^<]+)/g)) {
    if (text !== '') {
      if (cell) cell.text += text
      continue
    }
    const name = /^<\/?\s*([a-z0-9]+)/i.exec(tag)?.[1]?.toLowerCase() ?? ''
    const closes = tag.startsWith('</')
    if (name === 'tr') {
      closeRow()
      if (!closes) {
        const level = /mso-outline-level:\s*(\d+)/i.exec(tag)?.[1] ?? '0'
        building = { row: ++number, column: 0, cells: new Map(), outline: Number.parseInt(level, 10) }
      }
    } else if (name === 'td' || name === 'th') {
      closeCell()
      if (!closes && building) cell = { tag, text: '', italic: false }
    } else if (name === 'br' && cell) cell.text += '\n'
    else if ((name === 'i' || name === 'em') && !closes && cell) cell.italic = true
    else if (name === 'table' && closes) closeRow()
  }
  closeRow()
  return { container: 'html', sheets: [{ name: '', rows, merges, hidden: false }], findings: [] }
}
