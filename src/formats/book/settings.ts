// book.yaml: what a book is, with what was taken by default named (book-format.md §2). All scalars are read as the texts
// that stand in the file, so that no number passes through binary arithmetic.

import { LineCounter, parseDocument } from 'yaml'
import type { Settings } from '../../ledger/book.ts'
import { currencyCode } from '../../ledger/currency.ts'
import { compareBytes } from '../../ledger/facts.ts'
import { type Finding, finding } from '../../ledger/finding.ts'
import { type Fraction, fractionText, parseDecimal, ZERO } from '../../ledger/fraction.ts'
import { sha256 } from '../../ledger/hash.ts'
import { isDate } from '../../ledger/period.ts'
import { nearest } from '../table/nearest.ts'

/** A book wherever it lies: a folder, or rows of a database. Paths are below the book, with `/`, sorted. */
export interface BookFiles {
  list(): string[]
  read(path: string): Promise<Uint8Array>
}

/** Settings in the order of the format; those with words have the default first. */
const SETTINGS = {
  format: ['1'],
  name: [],
  name_en: [],
  parent: [],
  hierarchies: [],
  presentation_currency: [],
  unit: ['1000', '1', '1000000'],
  languages: ['ru', 'en'],
  basis: ['ias-1', 'ifrs-18'],
  fiscal_year_start: [],
  frequency: ['year', 'month', 'quarter', 'half-year'],
  opens_on: [],
  transition_date: [],
  translation_period: ['year-to-date', 'month', 'quarter'],
  apportionment: ['days', 'months'],
  nci_measurement: ['proportionate', 'fair-value'],
  indirect_goodwill: ['full', 'parent-share'],
  group_deferred_tax: ['yes', 'no'],
  main_activities: ['investing', 'financing'],
  approval: ['none', 'second-person'],
  tolerance: [],
  accounts: [],
  layouts: [
    'financial-position',
    'profit-or-loss',
    'comprehensive-income',
    'changes-in-equity',
    'cash-flows',
  ],
} as const satisfies Record<string, readonly string[]>
type Key = keyof typeof SETTINGS
type WordOf<K extends Key> = (typeof SETTINGS)[K][number]

const KEYS = Object.keys(SETTINGS)
const NEEDED: ReadonlySet<string> = new Set(['format', 'name', 'parent', 'presentation_currency'])
const FILE = 'book.yaml'

/** Settings that hold several words: what stands first is not what they are by default. */
const LISTS: ReadonlySet<string> = new Set(['languages', 'basis', 'main_activities', 'layouts'])
const OTHERWISE: ReadonlyMap<string, string> = new Map([
  ['languages', 'ru;en'],
  ['fiscal_year_start', '01-01'],
  ['tolerance', '0'],
  ['accounts', 'standard'],
])

/** The settings as data for the command `format`. */
export const SETTINGS_FORMAT = Object.entries(SETTINGS).map(([name, words]) => ({
  name,
  kind: LISTS.has(name) ? 'list' : words.length > 0 ? 'word' : 'text',
  needed: NEEDED.has(name),
  otherwise: OTHERWISE.get(name) ?? (NEEDED.has(name) || LISTS.has(name) ? '' : (words[0] ?? '')),
  words: [...words],
}))

class Reader {
  readonly findings: Finding[] = []
  readonly defaults: string[] = []
  readonly #values: ReadonlyMap<string, unknown>
  readonly #lines: ReadonlyMap<string, number>

  constructor(values: ReadonlyMap<string, unknown>, lines: ReadonlyMap<string, number>) {
    this.#values = values
    this.#lines = lines
    for (const key of values.keys())
      if (!KEYS.includes(key)) this.fail('BOOK-043', key, key, { nearest: nearest(key, KEYS) })
    if (values.has('hierarchies')) this.fail('BOOK-044', 'hierarchies', '')
  }

  fail(code: string, key: string, value: string, values: Record<string, string> = {}): void {
    const row = this.#lines.get(key)
    const place = { file: FILE, ...(row === undefined ? {} : { row }), column: key, value }
    this.findings.push(finding(code, 'blocks', place, values))
  }

  /** Text of a setting; '' where it is not given. */
  text(key: Key): string {
    const value = this.#values.get(key)
    if (typeof value === 'string' && value !== '') return value.trim()
    if (value !== undefined && value !== '') this.fail('BOOK-048', key, '', { expected: 'a single value' })
    else if (NEEDED.has(key)) this.fail('BOOK-041', key, '')
    else this.defaults.push(key)
    return ''
  }

  word<K extends Key>(key: K): WordOf<K> {
    const words: readonly WordOf<K>[] = SETTINGS[key]
    const text = this.text(key).replaceAll('_', '-')
    const word = text === '' ? words[0] : words.find((one) => one === text)
    if (word === undefined) this.#unknown(key, text)
    return word ?? words[0]!
  }

  list<K extends Key>(key: K, otherwise: readonly WordOf<K>[]): WordOf<K>[] {
    const value = this.#values.get(key)
    if (value === undefined || value === '') {
      this.defaults.push(key)
      return [...otherwise]
    }
    const items = typeof value === 'string' ? value.split(/[,;]/) : Array.isArray(value) ? value : []
    const words: readonly WordOf<K>[] = SETTINGS[key]
    return items.flatMap((item: unknown) => {
      const text = String(item).trim()
      const word = words.find((one) => one === text)
      if (word === undefined) this.#unknown(key, text)
      return word === undefined ? [] : [word]
    })
  }

  /** `text` through `check`; '' and what `check` refuses give `otherwise`. */
  checked<T>(key: Key, otherwise: T, code: string, check: (text: string) => T | null): T {
    const text = this.text(key)
    if (text === '') return otherwise
    const value = check(text)
    if (value === null) this.fail(code, key, text)
    return value ?? otherwise
  }

  layouts(): Record<string, string> {
    const value = this.#values.get('layouts')
    if (value === undefined || value === '') {
      this.defaults.push('layouts')
      return {}
    }
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      this.fail('BOOK-048', 'layouts', String(value), { expected: 'statement: name' })
      return {}
    }
    const entries = Object.entries(value).map(([key, name]): [string, string] => [
      key.replaceAll('_', '-'),
      String(name),
    ])
    const known: readonly string[] = SETTINGS.layouts
    for (const [statement] of entries) if (!known.includes(statement)) this.#unknown('layouts', statement)
    return Object.fromEntries(entries)
  }

  #unknown(key: Key, text: string): void {
    const words: readonly string[] = SETTINGS[key]
    this.fail('BOOK-018', key, text, { nearest: nearest(text, words), words: words.join(', ') })
  }
}

/** Reads book.yaml; null with findings where it does not read. */
export async function readSettings(
  files: BookFiles,
  paths: readonly string[],
  findings: Finding[],
): Promise<Settings | null> {
  if (!paths.includes(FILE)) {
    findings.push(finding('BOOK-040', 'blocks', { file: FILE }))
    return null
  }
  const parsed = await readYaml(files, FILE, findings)
  if (!parsed) return null
  const { lines, value } = parsed
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    findings.push(finding('BOOK-042', 'blocks', { file: FILE, row: 1 }, { error: 'NO_MAPPING' }))
    return null
  }
  const reader = new Reader(new Map(Object.entries(value)), lines)
  const settings = settingsOf(reader)
  findings.push(...reader.findings)
  return reader.findings.length > 0 ? null : settings
}

function settingsOf(reader: Reader): Settings {
  const day = (text: string): string | null => (isDate(`2023-${text}`) ? text : null)
  const date = (text: string): string | null => (isDate(text) ? text : null)
  reader.word('format')
  const values = {
    format: 1,
    name: reader.text('name'),
    nameEn: reader.text('name_en'),
    parent: reader.text('parent'),
    presentationCurrency: reader.checked('presentation_currency', '', 'BOOK-046', currencyCode),
    unit: Number.parseInt(reader.word('unit'), 10),
    languages: reader.list('languages', ['ru', 'en']),
    basis: reader.list('basis', []),
    fiscalYearStart: reader.checked('fiscal_year_start', '01-01', 'BOOK-012', day),
    frequency: reader.word('frequency'),
    opensOn: reader.checked('opens_on', '', 'BOOK-011', date),
    transitionDate: reader.checked('transition_date', '', 'BOOK-011', date),
    translationPeriod: reader.word('translation_period'),
    apportionment: reader.word('apportionment'),
    nciMeasurement: reader.word('nci_measurement'),
    indirectGoodwill: reader.word('indirect_goodwill'),
    groupDeferredTax: reader.word('group_deferred_tax') === 'yes',
    mainActivities: reader.list('main_activities', []),
    approval: reader.word('approval'),
    accounts: reader.checked('accounts', 'standard', 'BOOK-021', (text) => text),
    layouts: reader.layouts(),
  }
  const tolerance = reader.checked<Fraction>('tolerance', ZERO, 'BOOK-014', (text) => {
    const value = parseDecimal(text)
    return value && value.numerator >= 0n ? value : null
  })
  const layouts = Object.entries(values.layouts).sort(([a], [b]) => compareBytes(a, b))
  const hash = sha256(JSON.stringify({ ...values, layouts, tolerance: fractionText(tolerance) }))
  return { place: { file: FILE }, document: FILE, hash, ...values, tolerance, defaults: reader.defaults }
}

/** A YAML file as texts, lists and maps, with the line of each key of its root; null with a finding where it is none. */
export async function readYaml(
  files: BookFiles,
  path: string,
  findings: Finding[],
  schema: 'failsafe' | 'core' = 'failsafe',
): Promise<{ value: unknown; lines: ReadonlyMap<string, number> } | null> {
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(await files.read(path))
  } catch (error) {
    if (!(error instanceof TypeError)) throw error
    findings.push(finding('BOOK-047', 'blocks', { file: path }))
    return null
  }
  const counter = new LineCounter()
  const document = parseDocument(text, { schema, lineCounter: counter })
  const fault = document.errors[0]
  if (fault) {
    const row = fault.linePos?.[0].line ?? 1
    findings.push(finding('BOOK-042', 'blocks', { file: path, row }, { error: fault.code }))
    return null
  }
  const lines = new Map<string, number>()
  const root = document.contents
  if (root && 'items' in root) {
    for (const item of root.items) {
      if (!('key' in item)) continue
      const key: unknown = item.key
      if (typeof key !== 'object' || key === null || !('range' in key) || !Array.isArray(key.range)) continue
      lines.set(String(key), counter.linePos(key.range[0]).line)
    }
  }
  const value: unknown = document.toJS({ maxAliasCount: 0 })
  return { value, lines }
}
