// book.yaml: what a book is, with what was taken by default named (book-format.md §2).

import { parseDocument } from 'yaml'
import type { Settings } from '../../ledger/book.ts'
import { currencyCode } from '../../ledger/currency.ts'
import { type Finding, finding } from '../../ledger/finding.ts'
import { parseDecimal, ZERO } from '../../ledger/fraction.ts'
import { sha256 } from '../../ledger/hash.ts'
import { isDate } from '../../ledger/period.ts'
import { nearest } from '../table/nearest.ts'
import type { BookFiles } from './read-book.ts'

const KEYS = [
  'format',
  'name',
  'name_en',
  'parent',
  'hierarchies',
  'presentation_currency',
  'unit',
  'languages',
  'basis',
  'fiscal_year_start',
  'frequency',
  'opens_on',
  'transition_date',
  'translation_period',
  'apportionment',
  'nci_measurement',
  'indirect_goodwill',
  'group_deferred_tax',
  'main_activities',
  'approval',
  'tolerance',
  'accounts',
  'layouts',
]
const WORDS: Readonly<Record<string, readonly string[]>> = {
  frequency: ['year', 'month', 'quarter', 'half-year'],
  translation_period: ['year-to-date', 'month', 'quarter'],
  apportionment: ['days', 'months'],
  nci_measurement: ['proportionate', 'fair-value'],
  indirect_goodwill: ['full', 'parent-share', 'parent_share'],
  approval: ['none', 'second-person'],
}
const FILE = 'book.yaml'

class Reader {
  readonly values: Map<string, unknown>
  readonly findings: Finding[]
  readonly defaults: string[] = []

  constructor(values: Map<string, unknown>, findings: Finding[]) {
    this.values = values
    this.findings = findings
  }

  fail(code: string, key: string, values: Record<string, string> = {}): void {
    const value = this.values.get(key)
    this.findings.push(
      finding(
        code,
        'blocks',
        { file: FILE, column: key, value: value === undefined ? '' : String(value) },
        values,
      ),
    )
  }

  text(key: string, needed = false): string {
    const value = this.values.get(key)
    if (value === undefined || value === null || value === '') {
      if (needed) this.fail('BOOK-041', key)
      else this.defaults.push(key)
      return ''
    }
    return value instanceof Date ? value.toISOString().slice(0, 10) : String(value)
  }

  word(key: string): string {
    const words = WORDS[key] ?? []
    const value = this.text(key)
    if (value === '') return words[0] ?? ''
    if (!words.includes(value))
      this.fail('BOOK-018', key, { nearest: nearest(value, words), words: words.join(', ') })
    return value
  }

  list(key: string, otherwise: readonly string[], words?: readonly string[]): string[] {
    const value = this.values.get(key)
    if (value === undefined || value === null) {
      this.defaults.push(key)
      return [...otherwise]
    }
    const items = Array.isArray(value) ? value.map(String) : String(value).split(/[,;]\s*/)
    for (const item of items) {
      if (words && !words.includes(item))
        this.fail('BOOK-018', key, { nearest: nearest(item, words), words: words.join(', ') })
    }
    return items
  }

  date(key: string): string {
    const value = this.text(key)
    if (value !== '' && !isDate(value)) this.fail('BOOK-011', key)
    return value
  }

  yes(key: string, otherwise: boolean): boolean {
    const value = this.text(key).toLowerCase()
    if (value === '') return otherwise
    if (!['yes', 'no', 'true', 'false'].includes(value)) this.fail('BOOK-017', key)
    return value === 'yes' || value === 'true'
  }
}

/** Reads book.yaml; null with findings where what is needed is not there. */
export async function readSettings(
  files: BookFiles,
  paths: readonly string[],
  findings: Finding[],
): Promise<Settings | null> {
  if (!paths.includes(FILE)) {
    findings.push(finding('BOOK-040', 'blocks', { file: FILE }))
    return null
  }
  const source = new TextDecoder().decode(await files.read(FILE))
  const document = parseDocument(source, { schema: 'core' })
  const error = document.errors[0]
  const root: unknown = error ? null : document.toJS()
  if (error || typeof root !== 'object' || root === null || Array.isArray(root)) {
    findings.push(
      finding(
        'BOOK-042',
        'blocks',
        { file: FILE, row: error?.linePos?.[0].line ?? 1 },
        { error: error?.code ?? 'not a mapping' },
      ),
    )
    return null
  }
  const values = new Map<string, unknown>(Object.entries(root))
  const reader = new Reader(values, findings)
  for (const key of values.keys()) {
    if (!KEYS.includes(key)) reader.fail('BOOK-043', key, { nearest: nearest(key, KEYS) })
  }
  if (values.has('hierarchies')) reader.fail('BOOK-044', 'hierarchies')
  const format = reader.text('format', true)
  if (format !== '' && format !== '1') reader.fail('BOOK-045', 'format')
  const name = reader.text('name', true)
  const parent = reader.text('parent', true)
  const currency = reader.text('presentation_currency', true)
  if (currency !== '' && currencyCode(currency) === null) reader.fail('BOOK-046', 'presentation_currency')
  const unit = reader.text('unit') || '1000'
  if (!['1', '1000', '1000000'].includes(unit))
    reader.fail('BOOK-018', 'unit', { nearest: '1000', words: '1, 1000, 1000000' })
  const start = reader.text('fiscal_year_start') || '01-01'
  if (!isDate(`2023-${start}`)) reader.fail('BOOK-012', 'fiscal_year_start')
  const tolerance = reader.text('tolerance')
  const amount = tolerance === '' ? ZERO : parseDecimal(tolerance)
  if (amount === null) reader.fail('BOOK-014', 'tolerance')
  const blocked = findings.some((f) => f.place.file === FILE && f.severity === 'blocks')
  const layouts = values.get('layouts')
  const settings = {
    place: { file: FILE },
    document: FILE,
    format: 1,
    name,
    nameEn: reader.text('name_en'),
    parent,
    presentationCurrency: currencyCode(currency) ?? 'RUB',
    unit: Number.parseInt(unit, 10),
    languages: reader.list('languages', ['ru', 'en'], ['ru', 'en']) as ('ru' | 'en')[],
    basis: reader.list('basis', [], ['ias-1', 'ifrs-18']) as Settings['basis'],
    fiscalYearStart: start,
    frequency: reader.word('frequency') as Settings['frequency'],
    opensOn: reader.date('opens_on'),
    transitionDate: reader.date('transition_date'),
    translationPeriod: reader.word('translation_period') as Settings['translationPeriod'],
    apportionment: reader.word('apportionment') as Settings['apportionment'],
    nciMeasurement: reader.word('nci_measurement') as Settings['nciMeasurement'],
    indirectGoodwill: reader.word('indirect_goodwill').replace('_', '-') as Settings['indirectGoodwill'],
    groupDeferredTax: reader.yes('group_deferred_tax', true),
    mainActivities: reader.list('main_activities', []),
    approval: reader.word('approval') as Settings['approval'],
    tolerance: amount ?? ZERO,
    accounts: reader.text('accounts') || 'standard',
    layouts:
      typeof layouts === 'object' && layouts !== null
        ? Object.fromEntries(Object.entries(layouts).map(([k, v]) => [k, String(v)]))
        : {},
  }
  if (blocked || findings.some((f) => f.place.file === FILE && f.severity === 'blocks')) return null
  const canonical = JSON.stringify({ ...settings, tolerance: tolerance || '0', place: undefined })
  return { ...settings, hash: sha256(canonical), defaults: [...new Set(reader.defaults)] }
}
