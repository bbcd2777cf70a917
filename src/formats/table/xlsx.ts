// An xlsx workbook as a grid. One pass of saxes over each sheet; merges, outline levels, indents, italics and number
// formats are kept, since the layout of a trial balance is told from them.

import { SaxesParser } from 'saxes'
import { type Finding, finding } from '../../ledger/finding.ts'
import {
  type Cell,
  columnLetters,
  type Grid,
  type GridRow,
  type Merge,
  parseAddress,
  type Sheet,
} from './grid.ts'
import { numberText } from './numbers.ts'
import { readZip, unpack, type Zip } from './zip.ts'

const CELLS = 5_000_000
const COLUMNS = 512
const ROWS = 1_048_576
const DEPTH = 64

interface Style {
  readonly format: string
  readonly indent: number
  readonly italic: boolean
}

interface Handlers {
  open?: (name: string, attributes: Readonly<Record<string, string>>) => void
  text?: (text: string) => void
  close?: (name: string) => void
}

class Refused extends Error {
  readonly code: string
  readonly values: Record<string, string | number>
  constructor(code: string, values: Record<string, string | number> = {}) {
    super(code)
    this.code = code
    this.values = values
  }
}

/** Runs the parser over a part in pieces; refuses DTDs and depth. Element names come without their prefix. */
function parseXml(bytes: Uint8Array, part: string, handlers: Handlers): void {
  const parser = new SaxesParser({ xmlns: false, position: false })
  let depth = 0
  parser.on('error', () => {
    throw new Refused('FILE-015', { part })
  })
  parser.on('doctype', () => {
    throw new Refused('FILE-014', { part })
  })
  const local = (name: string): string => (name.includes(':') ? name.slice(name.indexOf(':') + 1) : name)
  parser.on('opentag', (tag) => {
    if (++depth > DEPTH) throw new Refused('FILE-015', { part })
    handlers.open?.(local(tag.name), tag.attributes)
  })
  parser.on('text', (text) => handlers.text?.(text))
  parser.on('closetag', (tag) => {
    depth--
    handlers.close?.(local(tag.name))
  })
  const decoder = new TextDecoder()
  const STEP = 1 << 20
  for (let at = 0; at < bytes.length; at += STEP) {
    parser.write(decoder.decode(bytes.subarray(at, at + STEP), { stream: true }))
  }
  parser.write(decoder.decode()).close()
}

function partOf(zip: Zip, name: string): Uint8Array | null {
  const part = zip.parts.get(name.toLowerCase())
  if (!part) return null
  const bytes = unpack(part)
  if (!bytes) throw new Refused('FILE-006', { name })
  return bytes
}

function sharedStrings(zip: Zip): string[] {
  const bytes = partOf(zip, 'xl/sharedStrings.xml')
  const strings: string[] = []
  if (!bytes) return strings
  let current = ''
  let inside = false
  let phonetic = false
  parseXml(bytes, 'xl/sharedStrings.xml', {
    open(name) {
      if (name === 'si') current = ''
      if (name === 'rPh') phonetic = true
      inside = name === 't' && !phonetic
    },
    text(text) {
      if (inside) current += text
      if (current.length > 1_000_000) throw new Refused('FILE-016', { what: 'sharedStrings' })
    },
    close(name) {
      if (name === 't') inside = false
      if (name === 'rPh') phonetic = false
      if (name === 'si') strings.push(current)
      if (strings.length > 2_000_000) throw new Refused('FILE-016', { what: 'sharedStrings' })
    },
  })
  return strings
}

function readStyles(zip: Zip): Style[] {
  const bytes = partOf(zip, 'xl/styles.xml')
  if (!bytes) return []
  const formats = new Map<string, string>([
    ['9', '0%'],
    ['10', '0.00%'],
    ['1', '0'],
    ['2', '0.00'],
    ['14', 'yyyy-mm-dd'],
    ['22', 'yyyy-mm-dd'],
  ])
  const italics: boolean[] = []
  const styles: { format: string; indent: number; italic: boolean }[] = []
  let section = ''
  parseXml(bytes, 'xl/styles.xml', {
    open(name, attributes) {
      if (name === 'fonts' || name === 'cellXfs' || name === 'cellStyleXfs') section = name
      if (name === 'numFmt') formats.set(attributes.numFmtId ?? '', attributes.formatCode ?? '')
      if (name === 'font' && section === 'fonts') italics.push(false)
      if (name === 'i' && section === 'fonts') italics[italics.length - 1] = attributes.val !== '0'
      if (name === 'xf' && section === 'cellXfs') {
        const italic = italics[Number.parseInt(attributes.fontId ?? '0', 10)] ?? false
        styles.push({ format: formats.get(attributes.numFmtId ?? '0') ?? '', indent: 0, italic })
      }
      const last = styles.at(-1)
      if (name === 'alignment' && section === 'cellXfs' && last)
        last.indent = Number.parseInt(attributes.indent ?? '0', 10)
    },
    close(name) {
      if (name === 'fonts' || name === 'cellXfs' || name === 'cellStyleXfs') section = ''
    },
  })
  return styles
}

function sheetList(zip: Zip): { name: string; path: string; hidden: boolean }[] {
  const targets = new Map<string, string>()
  const relations = partOf(zip, 'xl/_rels/workbook.xml.rels')
  if (relations) {
    parseXml(relations, 'xl/_rels/workbook.xml.rels', {
      open(name, a) {
        if (name === 'Relationship') targets.set(a.Id ?? '', (a.Target ?? '').replace(/^\/?(xl\/)?/, 'xl/'))
      },
    })
  }
  const sheets: { name: string; path: string; hidden: boolean }[] = []
  const workbook = partOf(zip, 'xl/workbook.xml')
  if (!workbook) throw new Refused('FILE-002')
  parseXml(workbook, 'xl/workbook.xml', {
    open(name, a) {
      if (name !== 'sheet') return
      const path = targets.get(a['r:id'] ?? '') ?? `xl/worksheets/sheet${sheets.length + 1}.xml`
      sheets.push({ name: a.name ?? '', path, hidden: a.state === 'hidden' || a.state === 'veryHidden' })
    },
  })
  return sheets
}

/** The rows of one sheet. Cells with a cached error or a formula without a value are findings. */
function readSheet(
  bytes: Uint8Array,
  path: string,
  name: string,
  file: string,
  strings: readonly string[],
  styles: readonly Style[],
  findings: Finding[],
): { rows: GridRow[]; merges: Merge[] } {
  const rows: GridRow[] = []
  const merges: Merge[] = []
  let cells = new Map<number, Cell>()
  let row = 0
  let outline = 0
  let hidden = false
  let column = -1
  let type = ''
  let style: Style | undefined
  let value = ''
  let hasValue = false
  let formula = false
  let reading = false
  let count = 0
  const place = (): Finding['place'] => ({ file, sheet: name, row, column: columnLetters(column) })
  const finish = (): void => {
    if (formula && !hasValue) findings.push(finding('FILE-018', 'blocks', place()))
    if (!hasValue || value === '') return
    if (++count > CELLS) throw new Refused('FILE-016', { what: 'cells' })
    if (column >= COLUMNS) throw new Refused('FILE-017', { column: columnLetters(column), limit: COLUMNS })
    const shape = { format: style?.format ?? '', indent: style?.indent ?? 0, italic: style?.italic ?? false }
    if (type === 's') {
      const text = strings[Number.parseInt(value, 10)]
      if (text === undefined) throw new Refused('FILE-015', { part: path })
      if (text !== '') cells.set(column, { text, number: '', error: '', ...shape })
    } else if (type === 'e') {
      cells.set(column, { text: value, number: '', error: value, ...shape })
    } else if (type === '' || type === 'n') {
      cells.set(column, { text: numberText(value, shape.format), number: value, error: '', ...shape })
    } else cells.set(column, { text: value, number: '', error: '', ...shape })
  }
  parseXml(bytes, path, {
    open(tag, a) {
      if (tag === 'row') {
        row = a.r ? Number.parseInt(a.r, 10) : row + 1
        if (row > ROWS) throw new Refused('FILE-016', { what: 'rows' })
        outline = Number.parseInt(a.outlineLevel ?? '0', 10)
        hidden = a.hidden === '1' || a.hidden === 'true'
        cells = new Map()
        column = -1
      } else if (tag === 'c') {
        const address = a.r ? parseAddress(a.r) : null
        column = address ? address.column : column + 1
        type = a.t ?? ''
        style = styles[Number.parseInt(a.s ?? '0', 10)]
        value = ''
        hasValue = false
        formula = false
      } else if (tag === 'v' || tag === 't') {
        reading = true
        hasValue = true
      } else if (tag === 'f') formula = true
      else if (tag === 'mergeCell') {
        const [from, to] = (a.ref ?? '').split(':').map(parseAddress)
        if (from && to) merges.push({ top: from.row, left: from.column, bottom: to.row, right: to.column })
      }
    },
    text(text) {
      if (reading) value += text
    },
    close(tag) {
      if (tag === 'v' || tag === 't') reading = false
      else if (tag === 'c') finish()
      else if (tag === 'row' && cells.size > 0) rows.push({ row, cells, outline, hidden })
    },
  })
  return { rows, merges }
}

/** Reads a workbook; what is refused is one blocking finding and no sheets. */
export function readXlsx(bytes: Uint8Array, file: string): Grid {
  const refuse = (findings: readonly Finding[]): Grid => ({ container: 'xlsx', sheets: [], findings })
  const zip = readZip(bytes, file)
  if (zip.findings.length > 0) return refuse(zip.findings)
  const has = (name: string): boolean => zip.parts.has(name)
  if (has('xl/vbaproject.bin')) return refuse([finding('FILE-010', 'blocks', { file })])
  if (has('xl/workbook.bin')) return refuse([finding('FILE-011', 'blocks', { file }, { kind: '.xlsb' })])
  if (has('content.xml') && has('mimetype'))
    return refuse([finding('FILE-011', 'blocks', { file }, { kind: '.ods' })])
  if (!has('xl/workbook.xml')) return refuse([finding('FILE-002', 'blocks', { file })])
  const findings: Finding[] = []
  try {
    const strings = sharedStrings(zip)
    const styles = readStyles(zip)
    const sheets: Sheet[] = []
    for (const { name, path, hidden } of sheetList(zip)) {
      const part = partOf(zip, path)
      if (!part) throw new Refused('FILE-015', { part: path })
      sheets.push({ name, hidden, ...readSheet(part, path, name, file, strings, styles, findings) })
    }
    return { container: 'xlsx', sheets, findings }
  } catch (error) {
    if (error instanceof Refused) return refuse([finding(error.code, 'blocks', { file }, error.values)])
    throw error
  }
}
