// The header of the canonical trial balance, where its rows come from, and the decimal sign of each amount
// column: told from the column, never from one cell (book-format.md §1).

import type { AmountColumn } from '../../ledger/balance.ts'
import type { Finding } from '../../ledger/finding.ts'
import { dialectOf, splitText } from '../table/csv.ts'
import type { Grid } from '../table/grid.ts'
import { nearest } from '../table/nearest.ts'
import { type DecimalSign, SignCount, signOf } from '../table/numbers.ts'
import type { Notes } from './notes.ts'

export const AMOUNT_NAMES: Readonly<Record<string, AmountColumn>> = {
  opening_debit: 'openingDebit',
  opening_credit: 'openingCredit',
  turnover_debit: 'turnoverDebit',
  turnover_credit: 'turnoverCredit',
  closing_debit: 'closingDebit',
  closing_credit: 'closingCredit',
}
const TEXT_NAMES = [
  'account',
  'name',
  'partner',
  'contract',
  'corr_account',
  'flow',
  'due_on',
  'indicator',
  'currency',
  'unit',
] as const
type TextName = (typeof TEXT_NAMES)[number]

const isAnalytics = (name: string): boolean => /^analytics_[1-9]\d?$/.test(name)
const KNOWN = [...TEXT_NAMES, ...Object.keys(AMOUNT_NAMES), 'analytics_1', 'analytics_2', 'analytics_3']

/**
 * Cells of a row, and beside them the source text of those that are stored numbers. Empty rows need not come.
 */
export interface RowSource {
  readonly sheet: string
  readonly findings: readonly Finding[]
  /** May be called again. */
  rows(each: (row: number, cells: readonly string[], stored: readonly string[]) => void): void
}

const NOTHING: readonly string[] = []

/** Rows of delimited text, split as they are read. */
export function textSource(bytes: Uint8Array): RowSource {
  const dialect = dialectOf(bytes)
  return {
    sheet: '',
    findings: [],
    rows: (each) =>
      splitText(bytes, dialect, (row, cells) => {
        if (cells.length > 1 || (cells[0] ?? '').trim() !== '') each(row, cells, NOTHING)
      }),
  }
}

/** Rows of a sheet. */
export function sheetSource(grid: Grid, sheetIndex: number): RowSource {
  const sheet = grid.sheets[sheetIndex]
  return {
    sheet: sheet?.name ?? '',
    findings: grid.findings,
    rows(each) {
      for (const { row, cells } of sheet?.rows ?? []) {
        const texts: string[] = []
        const stored: string[] = []
        for (const [column, { text, number }] of cells) {
          while (texts.length < column) texts.push('')
          texts.push(text)
          if (number !== '') stored[column] = number
        }
        each(row, texts, stored)
      }
    },
  }
}

/** A first row of snake-case names with `account` among them: our table, though a name may be misspelled. */
export function isCanonicalHeader(cells: readonly string[]): boolean {
  const names = cells.map((cell) => cell.trim().toLowerCase()).filter((name) => name !== '')
  return (
    names.length > 1 && names.includes('account') && names.every((name) => /^[a-z][a-z0-9_]*$/.test(name))
  )
}

export interface Columns {
  readonly at: Readonly<Record<TextName, number>>
  readonly analytics: readonly number[]
  /** Columns that make a line key, the account left out. */
  readonly identity: readonly number[]
  readonly amounts: readonly { readonly index: number; readonly name: AmountColumn }[]
  readonly given: ReadonlyMap<AmountColumn, number>
  readonly names: ReadonlyMap<number, string>
  readonly hasBalances: boolean
  readonly width: number
}

/** The header; unknown and repeated names are findings. */
export function namesOf(row: number, cells: readonly string[], notes: Notes): Columns {
  const names = new Map<number, string>()
  const seen = new Map<string, number>()
  for (const [index, cell] of cells.entries()) {
    const name = cell.trim().toLowerCase()
    if (name === '') continue
    const place = { row, column: name, value: name }
    const isKnown = KNOWN.includes(name) || isAnalytics(name)
    if (!isKnown) notes.blocks('CANON-001', place, { nearest: nearest(name, KNOWN) })
    else if (seen.has(name)) notes.blocks('CANON-014', place)
    else {
      seen.set(name, index)
      names.set(index, name)
    }
  }
  const indexOf = (name: string): number => seen.get(name) ?? -1
  const amounts = Object.entries(AMOUNT_NAMES).flatMap(([text, name]) =>
    indexOf(text) < 0 ? [] : [{ index: indexOf(text), name }],
  )
  const analytics = [...seen]
    .filter(([name]) => isAnalytics(name))
    .map(([name, index]) => ({ index, number: Number.parseInt(name.slice('analytics_'.length), 10) }))
    .sort((a, b) => a.number - b.number)
  // analytics_2 alone is still the second.
  const places = Array.from({ length: analytics.at(-1)?.number ?? 0 }, (_, at) =>
    indexOf(`analytics_${at + 1}`),
  )
  const dimensions = TEXT_NAMES.filter((name) => name !== 'account' && name !== 'name')
  return {
    at: atOf(indexOf),
    analytics: places,
    identity: [...dimensions.map(indexOf), ...places].filter((index) => index >= 0),
    amounts,
    given: new Map(amounts.map(({ index, name }) => [name, index])),
    names,
    hasBalances: amounts.some(({ name }) => !name.startsWith('turnover')),
    width: cells.length,
  }
}

const atOf = (indexOf: (name: string) => number): Record<TextName, number> => ({
  account: indexOf('account'),
  name: indexOf('name'),
  partner: indexOf('partner'),
  contract: indexOf('contract'),
  corr_account: indexOf('corr_account'),
  flow: indexOf('flow'),
  due_on: indexOf('due_on'),
  indicator: indexOf('indicator'),
  currency: indexOf('currency'),
  unit: indexOf('unit'),
})

/** Thrown where a column turns out to need a look at all of its cells. */
export class Restart extends Error {}

interface Open {
  readonly text: string
  readonly row: number
}

/** The decimal sign of each column, as far as its cells have told. */
export class SignTracker {
  readonly #signs = new Map<number, DecimalSign>()
  readonly #isFinal: boolean
  /** Columns whose cells contradict each other or leave it open, with one such cell. */
  readonly undecided: ReadonlyMap<number, Open>

  constructor(
    signs: ReadonlyMap<number, DecimalSign> | null = null,
    undecided: ReadonlyMap<number, Open> = new Map(),
  ) {
    this.#isFinal = signs !== null
    for (const [column, sign] of signs ?? []) this.#signs.set(column, sign)
    this.undecided = undecided
  }

  /** @throws Restart when the column cannot be told from what was seen so far */
  signOf(column: number, text: string, decimals: number): DecimalSign {
    const known = this.#signs.get(column)
    if (this.#isFinal) return known ?? '.'
    const sign = signOf(text, decimals)
    if (sign === '' || sign === known) return known ?? '.'
    if (sign === 'open' || known !== undefined) throw new Restart()
    this.#signs.set(column, sign)
    return sign
  }
}

/** Looks at all cells of all amount columns, and decides. `exponent`: decimals of the books currency. */
export function decideSigns(source: RowSource, exponent: number): SignTracker {
  const counts = new Map<number, SignCount>()
  const contested = new Map<number, Open>()
  let isHeader = true
  let indicator = -1
  source.rows((row, cells, stored) => {
    if (isHeader) {
      isHeader = false
      indicator = cells.findIndex((cell) => cell.trim().toLowerCase() === 'indicator')
      for (const [index, cell] of cells.entries())
        if (AMOUNT_NAMES[cell.trim().toLowerCase()]) counts.set(index, new SignCount())
      return
    }
    for (const [index, count] of counts) {
      const text = cells[index] ?? ''
      if (text === '' || stored[index] !== undefined) continue
      const before = count.comma > 0 && count.point > 0
      const wasOpen = count.open
      count.add(text, cells[indicator]?.trim() === 'qty' ? 3 : exponent)
      if ((!before && count.comma > 0 && count.point > 0) || count.open !== wasOpen)
        contested.set(index, { text: text.trim(), row })
    }
  })
  const all = [...counts.values()]
  // A column of numbers such as 1,234 alone is read as the others of the file are, where these agree.
  const others: DecimalSign | null = all.every(({ comma }) => comma === 0)
    ? '.'
    : all.every(({ point }) => point === 0)
      ? ','
      : null
  const anyTold = all.some(({ comma, point }) => comma > 0 || point > 0)
  const signs = new Map<number, DecimalSign>()
  const undecided = new Map<number, Open>()
  for (const [index, count] of counts) {
    const isMixed = count.comma > 0 && count.point > 0
    const sign = isMixed ? null : (count.decide() ?? (anyTold ? others : null))
    if (sign !== null) signs.set(index, sign)
    else undecided.set(index, contested.get(index) ?? { text: count.open, row: 1 })
  }
  return new SignTracker(signs, undecided)
}
