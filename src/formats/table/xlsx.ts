// An xlsx workbook as a grid, streamed part by part. Outline levels, merges, indents, italics and number
// formats are kept, since the layout of a trial balance is told from them. Nothing is computed or fetched:
// formulas give the value that is stored with them, links and embedded objects are left alone and named.

import { type Finding, finding } from '../../ledger/finding.ts'
import type { Grid, Sheet, Style } from './grid.ts'
import type { Limits } from './limits.ts'
import { RefusedFile } from './refused.ts'
import { owned } from './text.ts'
import { readXlsxSheet, type Workbook } from './xlsx-sheet.ts'
import { attributeOf, isTrue, readXml, small, unescaped } from './xml.ts'
import { openZip, type Zip } from './zip.ts'

/** @throws RefusedFile */
export async function readXlsxGrid(bytes: Uint8Array, file: string, limits: Limits): Promise<Grid> {
  const zip = await openZip(bytes, limits)
  refuseOthers(zip)
  const findings: Finding[] = leftAlone(zip, file)
  const { sheets, date1904, paths } = await readWorkbook(zip, limits)
  const workbook: Workbook = {
    file,
    date1904,
    limits,
    strings: await readStrings(zip, paths.strings, file, limits, findings),
    styles: await readStyles(zip, paths.styles, limits),
    findings,
    cells: { count: 0 },
  }
  const read: Sheet[] = []
  for (const { name, path, hidden } of sheets) {
    if (!zip.has(path)) throw new RefusedFile('FILE-015', { part: path, reason: 'not in the archive' })
    read.push(await readXlsxSheet(zip.read(path), path, { name, hidden }, workbook))
  }
  return { container: 'xlsx', sheets: read, findings }
}

/** What is a zip but no .xlsx: each with what to do. */
function refuseOthers(zip: Zip): void {
  if (zip.has('xl/vbaProject.bin')) throw new RefusedFile('FILE-010')
  if (zip.has('xl/workbook.bin')) throw new RefusedFile('FILE-011', { kind: '.xlsb' })
  if (zip.has('content.xml') && zip.has('mimetype')) throw new RefusedFile('FILE-011', { kind: '.ods' })
  if (zip.has('xl/workbook.xml')) return
  const inside = zip.names.find((name) => /\.(zip|rar|7z|xlsx?|xlsm|xlsb|ods|csv|txt|mxl)$/.test(name))
  throw inside ? new RefusedFile('FILE-020', { name: inside }) : new RefusedFile('FILE-002')
}

const LINKS = /^xl\/(externallinks|embeddings|activex|ctrlprops|querytables)\/[^/]+$|^xl\/connections\.xml$/

function leftAlone(zip: Zip, file: string): Finding[] {
  const names = zip.names.filter((name) => LINKS.test(name))
  return names.length > 0
    ? [finding('FILE-021', 'warns', { file }, { count: names.length, names: names.slice(0, 5).join(', ') })]
    : []
}

interface SheetEntry {
  readonly name: string
  readonly path: string
  readonly hidden: boolean
}

interface Parts {
  readonly sheets: readonly SheetEntry[]
  readonly date1904: boolean
  readonly paths: { readonly strings: string; readonly styles: string }
}

/** Below `xl/`, whatever way the package points there. */
function pathOf(target: string): string {
  const path = target.startsWith('/') ? target.slice(1) : `xl/${target}`
  const steps: string[] = []
  for (const step of path.split('/')) {
    if (step === '..') steps.pop()
    else if (step !== '.' && step !== '') steps.push(step)
  }
  return steps.join('/')
}

async function readWorkbook(zip: Zip, limits: Limits): Promise<Parts> {
  const targets = new Map<string, { path: string; type: string }>()
  const byType = new Map<string, string>()
  const relations = 'xl/_rels/workbook.xml.rels'
  if (zip.has(relations)) {
    await readXml(zip.read(relations), relations, limits, {
      open(name, attributes) {
        if (name !== 'Relationship' || attributes.TargetMode === 'External') return
        const path = pathOf(attributes.Target ?? '')
        const type = (attributes.Type ?? '').split('/').at(-1) ?? ''
        targets.set(attributes.Id ?? '', { path, type })
        byType.set(type, path)
      },
    })
  }
  const sheets: SheetEntry[] = []
  let date1904 = false
  const workbook = 'xl/workbook.xml'
  await readXml(zip.read(workbook), workbook, limits, {
    open(name, attributes) {
      if (name === 'workbookPr') date1904 = isTrue(attributes.date1904)
      if (name !== 'sheet') return
      const target = targets.get(attributeOf(attributes, 'id') ?? '')
      // A sheet of a chart or of macros has no cells.
      if (target && target.type !== 'worksheet') return
      const path = target?.path ?? `xl/worksheets/sheet${sheets.length + 1}.xml`
      const hidden = attributes.state === 'hidden' || attributes.state === 'veryHidden'
      sheets.push({ name: attributes.name ?? '', path, hidden })
    },
  })
  const strings = byType.get('sharedStrings') ?? 'xl/sharedStrings.xml'
  return { sheets, date1904, paths: { strings, styles: byType.get('styles') ?? 'xl/styles.xml' } }
}

async function readStrings(
  zip: Zip,
  path: string,
  file: string,
  limits: Limits,
  findings: Finding[],
): Promise<readonly string[]> {
  const strings: string[] = []
  let characters = 0
  let cut = 0
  let current = ''
  let inText = false
  let inPhonetic = false
  await readXml(zip.read(path), path, limits, {
    open(name) {
      if (name === 'si') current = ''
      else if (name === 'rPh') inPhonetic = true
      inText = name === 't' && !inPhonetic
    },
    text(text) {
      if (!inText) return
      characters += text.length
      if (characters > limits.sharedCharacters) throw new RefusedFile('FILE-016', { what: path })
      current += text
    },
    close(name) {
      inText = false
      if (name === 'rPh') inPhonetic = false
      if (name !== 'si') return
      if (current.length > limits.textCharacters) {
        current = current.slice(0, limits.textCharacters)
        cut++
      }
      strings.push(owned(unescaped(current)))
      if (strings.length > limits.sharedStrings) throw new RefusedFile('FILE-016', { what: path })
    },
  })
  if (cut > 0)
    findings.push(finding('FILE-022', 'warns', { file }, { count: cut, limit: limits.textCharacters }))
  return strings
}

/** Built-in formats that change how a number reads. */
const BUILT_IN: Readonly<Record<string, string>> = {
  1: '0',
  2: '0.00',
  3: '#,##0',
  4: '#,##0.00',
  9: '0%',
  10: '0.00%',
  14: 'dd.mm.yyyy',
  15: 'd-mmm-yy',
  16: 'd-mmm',
  17: 'mmm-yy',
  22: 'dd.mm.yyyy h:mm',
  37: '#,##0',
  38: '#,##0',
  39: '#,##0.00',
  40: '#,##0.00',
  49: '@',
}

async function readStyles(zip: Zip, path: string, limits: Limits): Promise<readonly Style[]> {
  const formats = new Map<string, string>(Object.entries(BUILT_IN))
  const italics: boolean[] = []
  const styles: { format: string; indent: number; italic: boolean }[] = []
  let section = ''
  await readXml(zip.read(path), path, limits, {
    open(name, attributes) {
      if (name === 'fonts' || name === 'cellXfs' || name === 'cellStyleXfs' || name === 'dxfs') section = name
      else if (name === 'numFmt' && section !== 'dxfs')
        formats.set(attributes.numFmtId ?? '', attributes.formatCode ?? '')
      else if (section === 'fonts') {
        if (name === 'font') italics.push(false)
        if (name === 'i') italics[italics.length - 1] = attributes.val === undefined || isTrue(attributes.val)
      } else if (section === 'cellXfs') {
        const last = styles.at(-1)
        if (name === 'xf') {
          const italic = italics[small(attributes.fontId)] ?? false
          styles.push({ format: formats.get(attributes.numFmtId ?? '0') ?? '', indent: 0, italic })
        } else if (name === 'alignment' && last) last.indent = small(attributes.indent)
      }
    },
    close(name) {
      if (name === section) section = ''
    },
  })
  return styles
}
