// A worksheet alone, as it is on the screen: the rows and columns that are shown, in that order, sums as live formulas
// over the cells that are there. What adds up cells that are folded away stands as its value.

import { decimalText } from '../../ledger/fraction.ts'
import type { StatementSet, Worksheet } from '../../statements/types.ts'
import { atWords, intervalWords, type Language, unitOf } from './amount-text.ts'
import { sumAcross, sumDown, type Term } from './formula.ts'
import { LABELS } from './labels.ts'
import { figure, HEAD, HEAD_RIGHT, kept, SMALL, SUBTITLE, TITLE, text } from './looks.ts'
import { Workbook } from './package-xlsx.ts'
import type { Cell, Figure, Sheet } from './sheet.ts'
import { amountFormat, QUIET, type Style } from './styles.ts'

type Row = Worksheet['rows'][number]

export interface ShownPart {
  /** Indexes of the rows and columns that are shown. */
  readonly rows: readonly number[]
  readonly columns: readonly number[]
}

/** Columns before the first amount: code, name. */
const BEFORE = 2
/** Whose, title, when, unit, nothing, heads. */
const HEAD_ROWS = 6
const ACROSS = 8

interface Layout {
  readonly worksheet: Worksheet
  readonly shown: ShownPart
  /** Per row of the worksheet its row on the sheet; what is not shown has none. */
  readonly places: ReadonlyMap<number, number>
  readonly language: Language
}

export function writeWorksheetAlone(
  worksheet: Worksheet,
  shown: ShownPart,
  set: StatementSet,
  language: Language,
): Uint8Array {
  const book = new Workbook()
  const name = set.entityName[language]
  const title = worksheet.title[language]
  const sheet = book.sheet(book.freeName(title), {
    orientation: 'landscape',
    columns: [{ width: 11 }, { width: 58 }, ...shown.columns.map(() => ({ width: 19 }))],
    frozenColumns: BEFORE,
    frozenRows: HEAD_ROWS,
    titleRows: [1, HEAD_ROWS],
    titleColumns: BEFORE,
    pagesWide: Math.max(1, Math.ceil(shown.columns.length / ACROSS)),
    printedColumns: BEFORE + shown.columns.length,
    footer: { left: name, centre: '' },
    tab: QUIET,
  })
  const when = `${atWords(set.period, language)}, ${intervalWords(set.interval, language)}`
  writeHeads(sheet, worksheet, shown, language, [name, title, when])
  const places = new Map<number, number>()
  for (const [order, index] of shown.rows.entries()) places.set(index, HEAD_ROWS + 1 + order)
  const layout: Layout = { worksheet, shown, places, language }
  for (const index of shown.rows) {
    const row = worksheet.rows[index]!
    sheet.row(cellsOf(layout, row, index), row.kind === 'account' ? 1 : 0)
  }
  return book.bytes({ title: `${name}. ${title}`, date: set.period })
}

const WHEN: Style = { ...SUBTITLE, size: 9 }

function writeHeads(
  sheet: Sheet,
  worksheet: Worksheet,
  { columns }: ShownPart,
  language: Language,
  [name = '', title = '', when = '']: readonly string[],
): void {
  const words = LABELS[language]
  sheet.row([null, text(name, SMALL)])
  sheet.row([null, text(title, TITLE)])
  sheet.row([null, text(when, WHEN)])
  sheet.row([null, text(unitOf(1, worksheet.currency, language), WHEN)])
  sheet.row([null])
  const heads = columns.map((at) => text(worksheet.columns[at]!.label[language], HEAD_RIGHT))
  sheet.row([text(words.account, HEAD), text(words.line, HEAD), ...heads])
}

const labelLook = kept<Row['kind'], number>((kind, level) => ({
  size: kind === 'account' ? 9 : 10,
  bold: kind !== 'account' && kind !== 'line',
  indent: level,
  wrap: true,
  ...(kind === 'account' ? { colour: QUIET } : {}),
}))

const amountLook = kept<Row['kind'], number>((kind, exponent) => ({
  size: kind === 'account' ? 9 : 10,
  bold: kind === 'subtotal' || kind === 'total',
  format: amountFormat(exponent),
  bottom: kind === 'total' ? 'double' : 'hair',
  ...(kind === 'subtotal' || kind === 'total' ? { top: 'thin' } : {}),
  ...(kind === 'account' ? { colour: QUIET } : {}),
}))

const CODE: Style = { size: 9, colour: QUIET }

function cellsOf(layout: Layout, row: Row, index: number): (Cell | null)[] {
  const { language, shown, worksheet } = layout
  const label = text(row.label[language], labelLook(row.kind, row.level))
  if (row.kind === 'heading') return [null, label]
  const code = row.kind === 'account' && /^\d/.test(row.id) ? row.id : ''
  const amounts = shown.columns.map((column, order) =>
    figure(amountOf(layout, row, index, column, order), amountLook(row.kind, worksheet.exponent)),
  )
  return [text(code, CODE), label, ...amounts]
}

function amountOf(layout: Layout, row: Row, index: number, column: number, order: number): Figure {
  const value = row.amounts[column] ?? 0n
  const exact = decimalText(value, layout.worksheet.exponent)
  const formula = across(layout, row, index, column, value) ?? down(layout, row, index, column, order)
  return formula === null ? { figure: exact } : { figure: exact, formula }
}

/** What a sum column adds up: the companies; what a total adds: the sum and what comes after it, or all layers. */
function partsOf({ columns }: Worksheet, at: number): number[] {
  const kind = columns[at]?.kind
  const sum = columns.findIndex((column) => column.kind === 'sum')
  if (kind === 'sum') return columns.flatMap((column, index) => (column.kind === 'entity' ? [index] : []))
  if (kind !== 'total') return []
  return columns.slice(0, at).flatMap((_, index) => (index >= sum ? [index] : []))
}

function across(layout: Layout, row: Row, index: number, column: number, value: bigint): string | null {
  const { places, shown, worksheet } = layout
  const parts = partsOf(worksheet, column)
  const sum = parts.reduce((total, part) => total + (row.amounts[part] ?? 0n), 0n)
  const at = parts.map((part) => shown.columns.indexOf(part))
  if (parts.length === 0 || sum !== value || at.includes(-1)) return null
  return sumAcross(
    places.get(index)!,
    at.map((order) => BEFORE + 1 + order),
  )
}

/** Of a subtotal its lines, of a line its accounts: a formula only where all of them are shown. */
function down(layout: Layout, row: Row, index: number, column: number, order: number): string | null {
  const { places, worksheet } = layout
  const parts = partsDown(worksheet, row, index)
  const terms: Term[] = []
  let sum = 0n
  for (const { at, sign } of parts) {
    const place = places.get(at)
    if (place === undefined) return null
    sum += BigInt(sign) * (worksheet.rows[at]!.amounts[column] ?? 0n)
    terms.push({ row: place, sign })
  }
  return terms.length > 0 && sum === row.amounts[column] ? sumDown(BEFORE + 1 + order, terms) : null
}

function partsDown({ rows }: Worksheet, row: Row, index: number): { at: number; sign: 1 | -1 }[] {
  if (row.kind === 'account') return []
  if (row.sums && row.sums.length > 0)
    return row.sums.map(({ id, sign }) => ({
      at: rows.findIndex((one) => one.statement === row.statement && one.kind !== 'account' && one.id === id),
      sign,
    }))
  const accounts: { at: number; sign: 1 | -1 }[] = []
  for (let at = index + 1; rows[at]?.kind === 'account'; at++) accounts.push({ at, sign: 1 })
  return accounts
}
