// From a mapped figure to the rows of the files (accounting-model.md §11): the mapping is derived again and listened to.
// Parts are cells (file, sheet, row, column) with rule and share; of an interval cut from two cumulative files the later
// cell less the earlier. The parts sum exactly to the figure.

import { exponentOf } from '../../ledger/currency.ts'
import { COLUMNS, type FactTexts } from '../../ledger/facts.ts'
import type { Place } from '../../ledger/finding.ts'
import { decimalText, divideByLargestRemainder, fractionText, ONE } from '../../ledger/fraction.ts'
import { factKey, factPart, sumOfParts } from '../explained.ts'
import type { Explained, Text } from '../types.ts'
import type { ChainInterval } from './chain.ts'
import type { Cell, CellColumn, Origin } from './emit.ts'
import type { MapInput } from './input.ts'
import type { FileLines } from './lines.ts'
import { deriveMapping } from './map.ts'
import type { MapRun } from './run.ts'

/** True where every column that `key` gives is equal. */
export const matches =
  (key: FactTexts) =>
  (fact: FactTexts): boolean =>
    COLUMNS.every((column) => key[column] === undefined || (fact[column] ?? '') === key[column])

interface CellAmount {
  readonly place: Place
  readonly name: string
  /** Debit positive, as it enters the line. */
  readonly amount: bigint
}

const NOTES: Readonly<Record<string, Text>> = {
  'map-before': { ru: 'На конец прошлого года', en: 'At the end of the year before' },
  'map-opposite': { ru: 'Показано на корреспондирующих счетах', en: 'Shown on the corresponding accounts' },
  'map-remainder': {
    ru: 'За вычетом прочитанных результатов и объяснённого движения',
    en: 'Less results that were read and movements that are explained',
  },
}

/** Everything that was added into the facts that `wanted` picks, cell by cell; the parts sum exactly to the figure. */
export function explainMapped(input: MapInput, wanted: (fact: FactTexts) => boolean): Explained[] {
  const heard: { amount: bigint; origin: Origin }[] = []
  const { run } = deriveMapping({
    ...input,
    trace: (fact, amount, origin) => {
      if (amount !== 0n && wanted(fact)) heard.push({ amount, origin })
    },
  })
  const cells = new CellReader(run)
  return heard.flatMap(({ amount, origin }) => partsOf(run, cells, amount, origin))
}

/** The parts of every mapped fact of a year, by its whole key: the mapping is derived once. */
export function mappedOrigins(input: MapInput): (texts: FactTexts) => readonly Explained[] {
  const heard = new Map<string, { amount: bigint; origin: Origin }[]>()
  const { run } = deriveMapping({
    ...input,
    trace: (fact, amount, origin) => {
      if (amount === 0n) return
      const key = factKey(fact)
      const known = heard.get(key)
      if (known) known.push({ amount, origin })
      else heard.set(key, [{ amount, origin }])
    },
  })
  const cells = new CellReader(run)
  return (texts) =>
    (heard.get(factKey(texts)) ?? []).flatMap(({ amount, origin }) => partsOf(run, cells, amount, origin))
}

/** A row of a trial balance that an account of the group chart was mapped from. */
export interface MappedRow {
  readonly account: string
  /** The file, and the row's place in its columns. */
  readonly document: string
  readonly index: number
}

/** Every pair of group account and row of a trial balance once, in the order of the mapping. */
export function mappedRows(input: MapInput): MappedRow[] {
  const heard: { account: string; cells: readonly Cell[] }[] = []
  const { run } = deriveMapping({
    ...input,
    trace: ({ account = '' }, _, { cells }) => {
      if (cells.length > 0) heard.push({ account, cells })
    },
  })
  const reader = new CellReader(run)
  const rows = new Map<string, MappedRow>()
  for (const { account, cells } of heard) {
    for (const cell of cells) {
      for (const { document, index } of reader.rows(cell)) {
        const key = `${account}\n${document}\n${index}`
        if (!rows.has(key)) rows.set(key, { account, document, index })
      }
    }
  }
  return [...rows.values()]
}

function partsOf(run: MapRun, reader: CellReader, amount: bigint, origin: Origin): Explained[] {
  const currency = run.input.entity.functionalCurrency
  const text = (part: bigint): string => decimalText(part, exponentOf(currency))
  const detail: Record<string, string> = {}
  const { rule } = origin
  if (rule) detail.rule = rule.id
  if (rule && fractionText(rule.share) !== fractionText(ONE)) detail.share = fractionText(rule.share)
  const note = NOTES[origin.note]
  const year = run.input.interval
  const kind = origin.note === 'map-before' ? 'opening' : 'fact'
  const facts = (origin.facts ?? []).map(({ texts, amount: part }) => ({
    ...factPart({ texts, year }, part, kind),
    ...(note ? { label: note } : {}),
  }))
  if (origin.facts && origin.cells.length === 0) return facts
  if (origin.row) {
    const name = origin.row.document
    return [
      {
        label: { ru: name, en: name },
        kind: 'row',
        amount: text(amount),
        currency,
        place: origin.row.place,
        detail,
      },
    ]
  }
  const found = origin.cells.flatMap((cell) => reader.read(cell)).filter((cell) => cell.amount !== 0n)
  const whole = found.reduce((sum, cell) => sum + cell.amount, 0n)
  const isDivided = facts.length === 0 && whole !== amount && whole !== 0n && note === undefined
  const amounts = isDivided
    ? divideByLargestRemainder(
        amount,
        found.map((cell) => cell.amount),
      )
    : found.map((cell) => cell.amount)
  const parts = found.map(({ name, place, amount: cell }, index): Explained => {
    const of = isDivided ? { ...detail, of: text(cell) } : detail
    return {
      label: { ru: name, en: name },
      kind: 'row',
      amount: text(amounts[index]!),
      currency,
      place,
      detail: of,
    }
  })
  parts.push(...facts)
  const rest = amount - sumOfParts(parts)
  if (rest === 0n) return parts
  const label = note ?? { ru: 'Прочее', en: 'Other' }
  return [...parts, { label, kind: 'row', amount: text(rest), currency, detail }]
}

/** The file's columns that a cell of a line is made of, with the sign that makes each debit positive or as read. */
const READ: Readonly<
  Record<CellColumn, readonly (readonly ['opening' | 'turnover' | 'closing', 'Debit' | 'Credit'])[]>
> = {
  opening: [
    ['opening', 'Debit'],
    ['opening', 'Credit'],
  ],
  debit: [['turnover', 'Debit']],
  credit: [['turnover', 'Credit']],
  closing: [
    ['closing', 'Debit'],
    ['closing', 'Credit'],
  ],
}

/** Finds the rows of lines again: for each file the rows of a line, made once. */
export class CellReader {
  readonly #run: MapRun
  readonly #rows = new WeakMap<FileLines, Map<number, number[]>>()

  constructor(run: MapRun) {
    this.#run = run
  }

  /** The rows' cells of one cell of a line, each signed as it enters the figure. */
  read(cell: Cell): CellAmount[] {
    const interval = this.#run.chain.intervals[cell.interval]!
    if (interval.earlier.length > 0 && cell.column === 'opening')
      return this.#of(interval.earlier, { ...cell, column: 'closing' }, 1n)
    const own = this.#of(interval.files, cell, 1n)
    const isCut = interval.earlier.length > 0 && (cell.column === 'debit' || cell.column === 'credit')
    return isCut ? [...own, ...this.#of(interval.earlier, cell, -1n)] : own
  }

  /** The rows that a cell of a line is made of, those of an earlier cumulative file too. */
  rows(cell: Cell): { readonly document: string; readonly index: number }[] {
    const { earlier, files } = this.#run.chain.intervals[cell.interval]!
    return [...files, ...earlier].flatMap((lines) =>
      (this.#rowsOf(lines).get(cell.line) ?? []).map((index) => ({ document: lines.file.document, index })),
    )
  }

  #of(files: ChainInterval['files'], cell: Cell, sign: bigint): CellAmount[] {
    const key = this.#run.key(cell.line)
    const name = [key.account, ...key.analytics].join(' · ')
    return files.flatMap((file) =>
      (this.#rowsOf(file).get(cell.line) ?? []).flatMap((row) =>
        this.#cells(file, row, cell, sign).map(({ place, amount }) => ({ place, amount, name })),
      ),
    )
  }

  #cells(lines: FileLines, row: number, cell: Cell, sign: bigint): { place: Place; amount: bigint }[] {
    const { balance } = lines.file
    const isExpanded = lines.creditLine[row]! >= 0
    const isPosition = balance.shape === 'position'
    const sheet = balance.sheets[balance.sheet[row]!]
    const columns = isPosition && cell.column !== 'closing' ? positionColumns(cell.column) : READ[cell.column]
    return columns.flatMap(([what, side]) => {
      // Of an expanded row each of its two lines has its own column of the balances.
      const isOther =
        isExpanded && what !== 'turnover' && (side === 'Debit') !== (lines.line[row] === cell.line)
      const column = `${what}${side}` as const
      const read = balance.amounts[column][row]!
      if (isOther || read === 0n) return []
      const isBalance = what !== 'turnover' && (cell.column === 'opening' || cell.column === 'closing')
      const amount = cell.sign * sign * (isBalance && side === 'Credit' ? -read : read)
      const place = {
        file: lines.file.document,
        ...(sheet ? { sheet } : {}),
        row: balance.row[row]!,
        column: balance.columns[column],
      }
      return [{ place, amount }]
    })
  }

  #rowsOf(lines: FileLines): Map<number, number[]> {
    let rows = this.#rows.get(lines)
    if (rows) return rows
    rows = new Map()
    for (let row = 0; row < lines.line.length; row++) {
      for (const line of [lines.line[row]!, lines.creditLine[row]!]) {
        if (line < 0) continue
        const known = rows.get(line)
        if (known) known.push(row)
        else rows.set(line, [row])
      }
    }
    this.#rows.set(lines, rows)
    return rows
  }
}

/** A position's closing is what moved since the start of the year; it has no opening. */
function positionColumns(column: CellColumn): readonly (readonly ['closing', 'Debit' | 'Credit'])[] {
  if (column === 'debit') return [['closing', 'Debit']]
  return column === 'credit' ? [['closing', 'Credit']] : []
}
