// Edits of the table of rates as changes of rows: what is sent, and how edits lie over a table that changed meanwhile.

import type { Rates } from '../../api.ts'
import { clipboardText } from '../../grid/paste.ts'

export interface RateRow {
  /** The row of the register it is; '' for a new one. */
  readonly document: string
  readonly currency: string
  readonly against: string
  readonly type: string
  readonly from: string
  readonly to: string
  readonly rate: string
  readonly nominal: string
  readonly source: string
}

export const EMPTY_RATE: RateRow = {
  document: '',
  currency: '',
  against: '',
  type: '',
  from: '',
  to: '',
  rate: '',
  nominal: '1',
  source: '',
}

export interface RateChange {
  readonly document: string
  readonly rate: Omit<RateRow, 'document'> | null
}

const termsOf = ({ against, currency, from, to, type }: Omit<RateRow, 'document'>): string =>
  [currency, against, type, from, to].join(' ')

/** All that was typed, rows without a rate too: not those that stand there as they were begun for the person. */
export function typedChanges(
  { missing, rates }: Pick<Rates, 'missing' | 'rates'>,
  is: readonly RateRow[],
): RateChange[] {
  const untouched = begun(missing)
  return changesOf(
    rates,
    is.filter((row) => row.document !== '' || !untouched.some((one) => same(one, row))),
  )
}

/** The table with what was typed before; a row that was begun and filled stands once. */
export function restored(given: Pick<Rates, 'missing' | 'rates'>, changes: readonly RateChange[]): RateRow[] {
  const filled = new Set(changes.flatMap(({ rate }) => (rate ? [termsOf(rate)] : [])))
  const rows = rowsOf(given).filter((row) => row.document !== '' || !filled.has(termsOf(row)))
  return laidOver(rows, changes)
}

/** As a draft keeps it. */
export const isRateChange = (value: unknown): value is RateChange =>
  typeof value === 'object' && value !== null && 'document' in value && 'rate' in value

/** New and changed rows as Excel takes them. */
export const ratesText = (changes: readonly RateChange[]): string =>
  clipboardText(changes.flatMap(({ rate }) => (rate ? [FIELDS.map((field) => rate[field])] : [])))

const FIELDS = ['currency', 'against', 'type', 'from', 'to', 'rate', 'nominal', 'source'] as const

export const isEmpty = (row: RateRow): boolean =>
  [row.currency, row.against, row.from, row.to, row.rate].every((value) => value === '')

/** Enough to be a rate; the server says what is wrong with it beyond that. */
export const isWhole = ({ currency, from, rate, to, type }: RateRow): boolean =>
  currency !== '' && from !== '' && rate !== '' && (type === 'spot' || (type === 'average' && to !== ''))

const same = (a: RateRow, b: RateRow): boolean => FIELDS.every((field) => a[field] === b[field])

/** From the table as it was read to the one on the screen. */
export function changesOf(was: readonly RateRow[], is: readonly RateRow[]): RateChange[] {
  const before = new Map(was.map((row) => [row.document, row]))
  const kept = new Set<string>()
  const changes: RateChange[] = []
  for (const row of is) {
    const { document, ...rate } = row
    const old = before.get(document)
    // A copied row has the document of its pattern: the first is the row itself, others are new.
    if (old && !kept.has(document)) {
      kept.add(document)
      if (isEmpty(row)) changes.push({ document, rate: null })
      else if (!same(old, row)) changes.push({ document, rate })
    } else if (!isEmpty(row)) changes.push({ document: '', rate })
  }
  for (const { document } of was) if (!kept.has(document)) changes.push({ document, rate: null })
  return changes
}

/** The changes made to another table: rows that are gone from it are added again, new ones stand at the end. */
export function laidOver(rows: readonly RateRow[], changes: readonly RateChange[]): RateRow[] {
  const byDocument = new Map(
    changes.filter(({ document }) => document !== '').map((one) => [one.document, one]),
  )
  const known = new Set(rows.map(({ document }) => document))
  const kept = rows.flatMap((row): RateRow[] => {
    const change = byDocument.get(row.document)
    if (!change) return [row]
    return change.rate ? [{ document: row.document, ...change.rate }] : []
  })
  const added = changes.flatMap(({ document, rate }): RateRow[] =>
    rate && (document === '' || !known.has(document)) ? [{ document: '', ...rate }] : [],
  )
  return [...kept, ...added]
}

/** The rows of the register, after those that the close asks for and does not find, begun with what is known of them. */
export const rowsOf = ({ missing, rates }: Pick<Rates, 'missing' | 'rates'>): RateRow[] => [
  ...begun(missing),
  ...rates,
]

export const begun = (missing: Rates['missing']): RateRow[] =>
  missing.map(({ against, currency, from, to, type }) => ({
    ...EMPTY_RATE,
    currency,
    against,
    type,
    from,
    to,
  }))
