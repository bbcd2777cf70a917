// What no single cell can tell: codes that must stand elsewhere, journals that must balance, keys that must be single,
// shares that must not pass one, amounts with more decimals than their currency (book-format.md §2, §4). All at once.

import type { Book } from '../../ledger/book.ts'
import { exponentOf } from '../../ledger/currency.ts'
import { type Finding, finding } from '../../ledger/finding.ts'
import {
  add,
  compare,
  type Fraction,
  fractionText,
  minorOf,
  negate,
  ONE,
  ZERO,
} from '../../ledger/fraction.ts'
import { FLOWS } from '../../ledger/words.ts'
import { nearest } from '../table/nearest.ts'
import { journalFindings } from './journal-checks.ts'
import type { ParsedRegisters } from './registers.ts'
import type { ParsedRow } from './rows.ts'

type Registers = Omit<Book, 'balances'>

/** A finding on one cell of a row; it blocks. */
export function cellFinding(
  code: string,
  row: ParsedRow,
  column: string,
  value: string,
  values: Record<string, string> = {},
): Finding {
  return finding(code, 'blocks', { ...row.place, column, value }, values)
}

/** All findings that need more than one cell. */
export function crossChecks(book: Registers, parsed: ParsedRegisters): Finding[] {
  const rows = [...parsed.values()].flat()
  const currencies = new Currencies(book)
  return [
    ...entityFindings(book, parsed.get('entities.csv') ?? []),
    ...references(book, rows),
    ...keys(parsed),
    ...rows.flatMap(limits),
    ...rows.flatMap((row) => decimals(row, currencies)),
    ...accountFindings(parsed.get('accounts.csv') ?? []),
    ...shareFindings(parsed.get('mapping.csv') ?? []),
    ...measureFindings(parsed.get('mapping.csv') ?? []),
    ...journalFindings(parsed.get('adjustments.csv') ?? [], book.settings),
  ]
}

function entityFindings({ charts, entities, settings }: Registers, rows: readonly ParsedRow[]): Finding[] {
  const codes = entities.map((row) => row.code)
  const found: Finding[] = []
  if (!codes.includes(settings.parent)) {
    const place = { ...settings.place, column: 'parent', value: settings.parent }
    found.push(finding('BOOK-051', 'blocks', place, { nearest: nearest(settings.parent, codes) }))
  }
  const names = ['group', ...charts.keys()]
  for (const row of rows) {
    const chart = row.text('chart')
    const known = { nearest: nearest(chart, names), known: names.join(', ') }
    if (chart !== '' && !names.includes(chart))
      found.push(cellFinding('BOOK-057', row, 'chart', chart, known))
    // statements.json names the group so.
    if (row.text('code') === 'group') found.push(cellFinding('BOOK-070', row, 'code', 'group'))
  }
  return found
}

/** Columns of kind entity, account and event name what stands in entities.csv, in the chart, in ownership.csv. */
function references(book: Registers, rows: readonly ParsedRow[]): Finding[] {
  const known = {
    entity: { code: 'BOOK-051', codes: new Set(book.entities.map((row) => row.code)) },
    account: { code: 'BOOK-052', codes: new Set(book.accounts.map((row) => row.code)) },
    event: { code: 'BOOK-067', codes: new Set(book.ownership.map((row) => row.id)) },
  }
  return rows.flatMap((row) =>
    row.schema.columns.flatMap(({ kind, name }) => {
      if (kind !== 'entity' && kind !== 'account' && kind !== 'event') return []
      const value = row.text(name)
      const { code, codes } = known[kind]
      if (value === '' || codes.has(value)) return []
      return [cellFinding(code, row, name, value, { nearest: nearest(value, [...codes]) })]
    }),
  )
}

/** One key, one row: a document that two rows claim could not be told apart in a trail. */
function keys(parsed: ParsedRegisters): Finding[] {
  const found: Finding[] = []
  for (const rows of parsed.values()) {
    const seen = new Map<string, ParsedRow>()
    for (const row of rows) {
      const first = seen.get(row.document)
      if (!first) seen.set(row.document, row)
      else if (row.schema.head.length === 0 && !row.faulty) {
        const key = row.schema.key.filter((column) => row.text(column) !== '')
        const value = key.map((column) => row.text(column)).join(' ')
        const values = { first: String(first.place.row ?? ''), key: key.join(', ') }
        found.push(cellFinding('BOOK-053', row, key[0] ?? '', value, values))
      }
    }
  }
  return found
}

/** Bounds of numbers by column: at most one, above zero, not below zero. */
const AT_MOST_ONE: ReadonlySet<string> = new Set([
  'percent_delta',
  'votes_delta',
  'share',
  'withholding_rate',
  'tax_rates.csv rate',
])
const ABOVE_ZERO: ReadonlySet<string> = new Set([
  'rates.csv rate',
  'dated_flows.csv rate',
  'nominal',
  'shares_total_after',
  'share',
])
const NOT_BELOW_ZERO: ReadonlySet<string> = new Set([
  'tax_rates.csv rate',
  'withholding_rate',
  'discount_rate',
  'debit',
  'credit',
  'remaining_life_months',
  'reporting_lag_months',
])
const INTERVALS: readonly (readonly [from: string, to: string])[] = [
  ['from', 'to'],
  ['valid_from', 'valid_to'],
  ['date', 'reverses_on'],
  ['date', 'repeats_until'],
]

function limits(row: ParsedRow): Finding[] {
  const found: Finding[] = []
  const within = (set: ReadonlySet<string>, name: string): boolean =>
    set.has(name) || set.has(`${row.schema.file} ${name}`)
  for (const { kind, name } of row.schema.columns) {
    if (
      !row.given.has(name) ||
      (kind !== 'share' && kind !== 'rate' && kind !== 'amount' && kind !== 'integer')
    )
      continue
    const value = row.fraction(name) ?? ZERO
    const text = fractionText(value)
    const size = value.numerator < 0n ? negate(value) : value
    if (within(AT_MOST_ONE, name) && compare(size, ONE) > 0)
      found.push(cellFinding('BOOK-056', row, name, text))
    if (within(ABOVE_ZERO, name) && value.numerator <= 0n)
      found.push(cellFinding('BOOK-055', row, name, text))
    if (within(NOT_BELOW_ZERO, name) && value.numerator < 0n)
      found.push(cellFinding('BOOK-062', row, name, text))
  }
  for (const [from, to] of INTERVALS) {
    const [start, end] = [row.text(from), row.text(to)]
    if (start !== '' && end !== '' && end < start)
      found.push(cellFinding('BOOK-066', row, to, end, { from: start, start: from }))
  }
  if (row.text('margin_basis') === 'on-price' && compare(row.fraction('margin') ?? ZERO, ONE) > 0)
    found.push(cellFinding('BOOK-056', row, 'margin', row.text('margin')))
  if (
    row.schema.file === 'rates.csv' &&
    row.text('type') === 'average' &&
    row.text('to') === '' &&
    !row.faulty
  )
    found.push(cellFinding('BOOK-005', row, 'to', ''))
  return found
}

/** In which currency the amounts of a row are (book-format.md §2). */
class Currencies {
  readonly #functional: ReadonlyMap<string, string>
  readonly #books: ReadonlyMap<string, string>
  readonly #investees: ReadonlyMap<string, string>
  readonly #investors: ReadonlyMap<string, string>
  readonly #presentation: string

  constructor({ entities, ownership, settings }: Registers) {
    this.#functional = new Map(entities.map((row) => [row.code, row.functionalCurrency]))
    this.#books = new Map(entities.map((row) => [row.code, row.booksCurrency]))
    this.#investees = new Map(ownership.map((row) => [row.id, row.investee]))
    this.#investors = new Map(ownership.map((row) => [row.id, row.investor]))
    this.#presentation = settings.presentationCurrency
  }

  /** '' where the row does not say and nothing else does. */
  of(row: ParsedRow, column: string): string {
    const functional = (entity: string): string => this.#functional.get(entity) ?? ''
    switch (row.schema.file) {
      case 'openings.csv':
        return column === 'amount_presentation' ? this.#presentation : functional(row.text('entity'))
      case 'adjustments.csv':
        return this.#ofJournal(row)
      case 'ownership.csv': {
        const currency = row.text('fair_value_currency')
        const own = column === 'nci_fair_value' ? row.text('nci_fair_value_currency') : ''
        return own || currency || functional(row.text('investee'))
      }
      case 'intragroup/differences.csv':
        return this.#presentation
      case 'intragroup/turnovers.csv':
        if (column === 'buyer_amount') return functional(row.text('buyer'))
        return row.text('currency') || functional(row.text('seller'))
      case 'intragroup/dividends.csv':
        if (column === 'receiver_booked_amount') return functional(row.text('receiver'))
        return row.text('currency') || functional(row.text('payer'))
      default:
        return row.text('currency') || functional(this.#bearer(row))
    }
  }

  #bearer(row: ParsedRow): string {
    const event = row.text('event')
    return (
      row.text('entity') ||
      row.text('investee') ||
      row.text('seller') ||
      this.#investees.get(row.text('acquisition')) ||
      this.#investors.get(event) ||
      ''
    )
  }

  #ofJournal(row: ParsedRow): string {
    const entity = row.text('entity') || row.text('borne_by')
    const usual = row.text('level') === 'group' ? 'presentation' : 'functional'
    const basis = row.text('basis') || usual
    if (basis === 'presentation') return this.#presentation
    return (basis === 'books' ? this.#books : this.#functional).get(entity) ?? ''
  }
}

function decimals(row: ParsedRow, currencies: Currencies): Finding[] {
  return row.schema.columns.flatMap(({ kind, name }) => {
    if ((kind !== 'amount' && kind !== 'base') || !row.given.has(name)) return []
    const value = row.fraction(name)
    const currency = currencies.of(row, name)
    if (!value || currency === '' || minorOf(value, exponentOf(currency)) !== null) return []
    const allowed = String(exponentOf(currency))
    return [cellFinding('BOOK-054', row, name, fractionText(value), { currency, allowed })]
  })
}

const CATEGORIES = ['operating', 'investing', 'financing', 'income-taxes', 'discontinued']
const ACTIVITIES = ['investing', 'financing']

function accountFindings(rows: readonly ParsedRow[]): Finding[] {
  const found: Finding[] = []
  const writers = new Map<string, ParsedRow>()
  const word = (row: ParsedRow, column: string, value: string, words: readonly string[]): void => {
    if (words.includes(value)) return
    const values = { nearest: nearest(value, words), words: words.join(', ') }
    found.push(cellFinding('BOOK-018', row, column, value, values))
  }
  for (const row of rows) {
    if (row.text('xbrl') === '' && row.text('class') !== 'statistical' && !row.faulty)
      found.push(cellFinding('BOOK-058', row, 'xbrl', row.text('code')))
    found.push(...translationFindings(row))
    for (const flow of Object.keys(row.pairs('cash_flow'))) word(row, 'cash_flow', flow, Object.keys(FLOWS))
    for (const [activity, category] of Object.entries(row.pairs('ifrs18'))) {
      if (activity !== '') word(row, 'ifrs18', activity, ACTIVITIES)
      word(row, 'ifrs18', category, CATEGORIES)
    }
    const role = row.text('role')
    if (role === '' || !row.yes('role_write')) continue
    const key = `${role} ${row.text('equity_component')}`
    const first = writers.get(key)
    if (first)
      found.push(
        cellFinding('BOOK-069', row, 'role_write', row.text('code'), { role, first: first.text('code') }),
      )
    else writers.set(key, row)
  }
  return found
}

/** Accounts are translated by their class, movements by their flow (IAS 21.39); reserve and NCI are what that leaves. */
const TRANSLATED: Readonly<Record<string, string>> = {
  asset: 'closing',
  liability: 'closing',
  equity: 'historical',
  income: 'average',
  expense: 'average',
  oci: 'average',
}
const LEFT_OVER: ReadonlySet<string> = new Set(['translation-reserve', 'non-controlling-interests'])

function translationFindings(row: ParsedRow): Finding[] {
  const translation = row.given.get('translation') ?? ''
  const expected = TRANSLATED[row.text('class')]
  if (translation === '' || expected === undefined || translation === expected) return []
  if (translation === 'closing' && LEFT_OVER.has(row.text('role'))) return []
  // The word may be meant for the remeasurement of books, which blocks where it is needed; here it moves no figure.
  const place = { ...row.place, column: 'translation', value: translation }
  return [finding('BOOK-076', 'warns', place, { class: row.text('class'), expected })]
}

const CONDITION = [
  'priority',
  'valid_from',
  'valid_to',
  'entity',
  'account',
  'analytics_1',
  'analytics_2',
  'analytics_3',
  'partner',
  'side',
  'corr_account',
  'indicator',
  'measure',
]

const RESULTS = /^(9[019])(\.[^.*]+)*[.*]?(\.\.\1(\.[^.*]+)*)?$/

/** Income and expense of 90, 91 and 99 are turnovers, everything else is a balance with its movements: never otherwise. */
const measureFindings = (rows: readonly ParsedRow[]): Finding[] =>
  rows.flatMap((row) => {
    const measure = row.given.get('measure') ?? ''
    const expected = RESULTS.test(row.text('account')) ? 'turnover' : 'balance'
    if (measure === '' || measure === expected || row.faulty) return []
    const values = { id: row.text('id'), account: row.text('account') }
    return [cellFinding('BOOK-074', row, 'measure', measure, values)]
  })

/** Rows with one condition divide it among them: their shares make one. */
function shareFindings(rows: readonly ParsedRow[]): Finding[] {
  const rules = new Map<string, { row: ParsedRow; ids: string[]; total: Fraction; faulty: boolean }>()
  for (const row of rows) {
    const condition = JSON.stringify(CONDITION.map((column) => row.text(column)))
    const known = rules.get(condition)
    const total = add(known?.total ?? ZERO, row.fraction('share') ?? ONE)
    const ids = [...(known?.ids ?? []), row.text('id')]
    rules.set(condition, {
      row: known?.row ?? row,
      ids,
      total,
      faulty: row.faulty || (known?.faulty ?? false),
    })
  }
  return [...rules.values()]
    .filter(({ faulty, total }) => !faulty && compare(total, ONE) !== 0)
    .map(({ ids, row, total }) =>
      cellFinding('BOOK-059', row, 'share', fractionText(total), { rules: ids.join(', ') }),
    )
}
