// A table of HTML saved as .xls, as 1C and banks do. No script is run and nothing is fetched: tags are read
// one after the other, each character once; colspan and rowspan become merges, `padding-left` and &nbsp;
// indents, `mso-outline-level` outline levels, `x:num` the stored number.

import { type Grid, SheetBuilder, type Style } from './grid.ts'
import type { Limits } from './limits.ts'
import { isStoredNumber } from './numbers.ts'
import { RefusedFile } from './refused.ts'
import { decodeText } from './text.ts'

const ENTITIES: ReadonlyMap<string, string> = new Map([
  ['nbsp', '\u00a0'],
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
  ['laquo', '«'],
  ['raquo', '»'],
  ['ldquo', '“'],
  ['rdquo', '”'],
  ['mdash', '—'],
  ['ndash', '–'],
  ['minus', '−'],
  ['thinsp', '\u2009'],
  ['shy', ''],
])

function withoutEntities(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(
    /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,10}));?/gi,
    (all, decimal?: string, hex?: string, name?: string) => {
      if (name !== undefined) return ENTITIES.get(name.toLowerCase()) ?? all
      const code = hex === undefined ? Number.parseInt(decimal ?? '', 10) : Number.parseInt(hex, 16)
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : all
    },
  )
}

function decodeHtml(bytes: Uint8Array): string {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 4096))
  const charset = /charset\s*=\s*["']?([\w-]+)/i.exec(head)?.[1] ?? ''
  return /^(windows-?1251|cp-?1251)$/i.test(charset) && bytes[0] !== 0xff
    ? new TextDecoder('windows-1251').decode(bytes)
    : decodeText(bytes)
}

function attributeOf(tag: string, name: string): string {
  const found = new RegExp(`[\\s"']${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s>]+))`, 'i').exec(tag)
  return withoutEntities(found?.[1] ?? found?.[2] ?? found?.[3] ?? '')
}

const count = (text: string, most: number): number =>
  /^\d{1,6}$/.test(text) ? Math.max(1, Math.min(most, Number.parseInt(text, 10))) : 1

const NO_LOOKS: Style = { format: '', indent: 0, italic: false }

/**
 * What a CSS declaration says of how a cell is shown; points and pixels alike are a measure of the indent.
 */
function looksOf(css: string, under: Style = NO_LOOKS): Style {
  if (css === '') return under
  const indent = /(?:padding-left|text-indent|mso-char-indent-count)\s*:\s*(\d{1,5})/i.exec(css)?.[1]
  const format = /mso-number-format\s*:\s*(?:"((?:\\.|[^"\\])*)"|'((?:\\.|[^'\\])*)'|([^;]*))/i.exec(css)
  return {
    indent: indent === undefined ? under.indent : Number.parseInt(indent, 10),
    italic: under.italic || /font-style\s*:\s*italic/i.test(css),
    format: format ? cssText(format[1] ?? format[2] ?? format[3] ?? '') : under.format,
  }
}

const cssText = (text: string): string =>
  text
    .replace(/\\([0-9a-f]{1,6}) ?/gi, (_, code: string) =>
      String.fromCodePoint(Math.min(0x10ffff, Number.parseInt(code, 16))),
    )
    .replace(/\\(.)/g, '$1')
    .trim()

/** A line end that the page asks for, until those of the source are gone. */
const BREAK = '\u2028'

interface OpenCell {
  readonly tag: string
  text: string
  italic: boolean
}

class Page {
  readonly builder = new SheetBuilder()
  readonly #limits: Limits
  readonly #classes = new Map<string, Style>()
  /** Columns that cells of rows above reach down into, by row. */
  readonly #taken = new Map<number, Set<number>>()
  #row = 0
  #column = 0
  #outline = 0
  #hidden = false
  #inRow = false
  #cell: OpenCell | null = null

  constructor(limits: Limits) {
    this.#limits = limits
  }

  text(text: string): void {
    if (this.#cell) this.#cell.text += text
  }

  tag(tag: string): void {
    const name = /^<\/?([a-z][a-z0-9]*)/i.exec(tag)?.[1]?.toLowerCase() ?? ''
    const closes = tag.startsWith('</')
    if (name === 'td' || name === 'th') {
      this.#closeCell()
      if (!closes && this.#inRow) this.#cell = { tag, text: '', italic: false }
    } else if (name === 'tr') {
      this.closeRow()
      if (!closes) this.#openRow(tag)
    } else if (name === 'table') this.closeRow()
    else if (name === 'br' || name === 'p' || name === 'div') this.text(BREAK)
    else if ((name === 'i' || name === 'em') && !closes && this.#cell) this.#cell.italic = true
    else if (name === 'span' && !closes && this.#cell) {
      const looks = looksOf(attributeOf(tag, 'style'))
      if (looks.italic) this.#cell.italic = true
    }
  }

  /** Rules of a style sheet for classes, as far as looks of cells are told from them. */
  style(css: string): void {
    for (const rule of css.split('}')) {
      const open = rule.indexOf('{')
      if (open < 0) continue
      const looks = looksOf(rule.slice(open + 1))
      if (looks.indent === 0 && !looks.italic && looks.format === '') continue
      for (const [, name = ''] of rule.slice(0, open).matchAll(/\.([\w-]+)/g))
        this.#classes.set(name.toLowerCase(), looks)
    }
  }

  #openRow(tag: string): void {
    this.#row++
    if (this.#row > this.#limits.rows) throw new RefusedFile('FILE-016', { what: 'HTML' })
    this.#column = 0
    this.#inRow = true
    const css = attributeOf(tag, 'style')
    this.#outline = Number.parseInt(/mso-outline-level\s*:\s*(\d)/i.exec(css)?.[1] ?? '0', 10)
    this.#hidden = /display\s*:\s*none/i.test(css)
  }

  closeRow(): void {
    this.#closeCell()
    if (this.#inRow) this.builder.endRow(this.#row, this.#outline, this.#hidden)
    this.#inRow = false
    this.#taken.delete(this.#row)
  }

  #closeCell(): void {
    const cell = this.#cell
    if (!cell) return
    this.#cell = null
    while (this.#taken.get(this.#row)?.has(this.#column)) this.#column++
    const wide = count(attributeOf(cell.tag, 'colspan'), this.#limits.columns)
    const deep = count(attributeOf(cell.tag, 'rowspan'), 1000)
    this.#put(cell)
    if (wide > 1 || deep > 1) this.#merge(wide, deep)
    this.#column += wide
  }

  #put(cell: OpenCell): void {
    // Spaces and line ends of the source are one space; &nbsp; is kept, since 1C indents by it.
    const text = withoutEntities(cell.text.replace(/[ \t\r\n]+/g, ' ')).replace(/ ?\u2028 ?/g, '\n')
    const lead = /^[\u00a0 ]*/.exec(text)?.[0].replaceAll(' ', '').length ?? 0
    const shown = text.replace(/^[\u00a0 \n]+|[\u00a0 \n]+$/g, '')
    if (shown === '') return
    if (this.#column >= this.#limits.columns)
      throw new RefusedFile(
        'FILE-017',
        { column: this.#column + 1, limit: this.#limits.columns },
        { row: this.#row },
      )
    const looks = looksOf(attributeOf(cell.tag, 'style'), this.#classLooks(attributeOf(cell.tag, 'class')))
    const style = { ...looks, indent: looks.indent || lead, italic: looks.italic || cell.italic }
    const stored = attributeOf(cell.tag, 'x:num')
    const isNumber = stored !== '' && isStoredNumber(stored)
    this.builder.cell(this.#column, isNumber ? 'number' : 'text', isNumber ? stored : shown, style)
    if (this.builder.cellCount > this.#limits.cells) throw new RefusedFile('FILE-016', { what: 'HTML' })
  }

  #classLooks(names: string): Style {
    for (const name of names.toLowerCase().split(/\s+/)) {
      const looks = this.#classes.get(name)
      if (looks) return looks
    }
    return NO_LOOKS
  }

  #merge(wide: number, deep: number): void {
    const [top, left] = [this.#row, this.#column]
    this.builder.merge({ top, left, bottom: top + deep - 1, right: left + wide - 1 })
    for (let row = top + 1; row < top + deep; row++) {
      const taken = this.#taken.get(row) ?? new Set<number>()
      for (let column = left; column < left + wide; column++) taken.add(column)
      this.#taken.set(row, taken)
    }
  }
}

/** What stands between these tags is no text of the page. */
const SKIPPED = ['script', 'style', 'title', 'xml']

/** All tables of the page as one sheet, one row after the other. @throws RefusedFile beyond the limits */
export function readHtmlGrid(bytes: Uint8Array, limits: Limits): Grid {
  const source = decodeHtml(bytes)
  const lower = source.toLowerCase()
  const page = new Page(limits)
  let at = 0
  while (at < source.length) {
    const open = source.indexOf('<', at)
    if (open < 0) break
    page.text(source.slice(at, open))
    if (source.startsWith('<!--', open)) {
      at = endOf(source, '-->', open + 4)
      continue
    }
    const close = source.indexOf('>', open)
    if (close < 0) break
    const tag = source.slice(open, close + 1)
    at = close + 1
    const skipped = SKIPPED.find(
      (name) => lower.startsWith(name, open + 1) && /[\s>]/.test(source[open + 1 + name.length] ?? ''),
    )
    if (skipped) {
      const end = lower.indexOf(`</${skipped}`, at)
      if (skipped === 'style') page.style(source.slice(at, end < 0 ? source.length : end))
      at = end < 0 ? source.length : endOf(source, '>', end)
    } else page.tag(tag)
  }
  page.closeRow()
  return { container: 'html', sheets: [page.builder.build('')], findings: [] }
}

function endOf(source: string, mark: string, from: number): number {
  const found = source.indexOf(mark, from)
  return found < 0 ? source.length : found + mark.length
}
