// The transformation table and the consolidation worksheet: exact amounts, account rows that fold, subtotals and sum
// columns as live formulas. Amounts of an account lead to where they come from: from the group to the entity's table,
// from there to the rows of its trial balance.

import { decimalText } from '../../ledger/fraction.ts'
import type { StatementId, Worksheet } from '../../statements/types.ts'
import { atWords, intervalWords, unitOf } from './amount-text.ts'
import { sumAcross, sumDown, type Term } from './formula.ts'
import { LABELS } from './labels.ts'
import { figure, HEAD_RIGHT, kept, LINK, SMALL, SUBTITLE, TITLE, text } from './looks.ts'
import { type Cell, type Figure, placeOn, type Sheet } from './sheet.ts'
import { ACCENT, amountFormat, QUIET, type Style } from './styles.ts'
import { footerOf, HEAD_ROWS, type Plan, type WorksheetPlan } from './workbook-plan.ts'

type Row = Worksheet['rows'][number]
/** Columns before the first amount: code, name. */
const BEFORE = 2
/** Amounts that stand beside each other on a page and can still be read. */
const ACROSS = 8

interface Layout {
  readonly plan: Plan
  readonly places: WorksheetPlan
  readonly worksheet: Worksheet
  /** Whose amounts: an entity, or the group. */
  readonly entity: string
  readonly name: string
  /** Per column the columns that it adds up; none: amounts stand in it. */
  readonly parts: readonly (readonly number[])[]
}

export function writeWorksheet(
  plan: Plan,
  worksheet: Worksheet,
  places: WorksheetPlan,
  { entity, name }: { readonly entity: string; readonly name: string },
): void {
  const layout: Layout = { plan, places, worksheet, entity, name, parts: partsOf(worksheet) }
  const members = worksheet.columns.some(({ kind }) => kind === 'sum')
  const sheet = plan.book.sheet(places.name, {
    orientation: 'landscape',
    columns: [
      { width: 11 },
      { width: 58 },
      ...worksheet.columns.map(({ kind }) => ({ width: 19, outline: members && kind === 'entity' ? 1 : 0 })),
    ],
    frozenColumns: BEFORE,
    frozenRows: HEAD_ROWS,
    titleRows: [1, HEAD_ROWS],
    titleColumns: BEFORE,
    pagesWide: Math.ceil(worksheet.columns.length / ACROSS),
    printedColumns: BEFORE + worksheet.columns.length,
    footer: footerOf(plan),
    tab: QUIET,
  })
  writeHeads(sheet, layout)
  let line = ''
  for (const [index, row] of worksheet.rows.entries()) {
    if (places.titles.has(index)) {
      if (index > 0) sheet.skip()
      sheet.row([null, text(statementTitle(plan, row.statement), SECTION)])
    }
    if (row.kind !== 'account') line = row.id
    const cells = rowCells(layout, row, index, line)
    sheet.row(cells, row.kind === 'account' ? 1 : 0)
  }
}

const SECTION: Style = { face: 'serif', size: 13 }

const statementTitle = ({ language, output }: Plan, id: StatementId): string =>
  output.set.statements.find((statement) => statement.id === id)?.title[language] ?? id

/** A sum adds the entities, a total the sum and what comes after it, or all layers where there is no sum. */
function partsOf({ columns }: Worksheet): number[][] {
  const sum = columns.findIndex(({ kind }) => kind === 'sum')
  return columns.map(({ kind }, at) => {
    if (kind === 'sum') return columns.flatMap((column, index) => (column.kind === 'entity' ? [index] : []))
    if (kind !== 'total') return []
    return columns
      .slice(0, at)
      .flatMap((column, index) => (index >= sum && column.kind !== 'total' ? [index] : []))
  })
}

function writeHeads(sheet: Sheet, { plan, worksheet, entity, name }: Layout): void {
  const { language, output } = plan
  const { set } = output
  const words = LABELS[language]
  sheet.row([text(words.contents, LINK, placeOn(plan.cover, 1)), text(name, SMALL)])
  sheet.row([null, text(worksheet.title[language], TITLE)])
  sheet.row([null, text(`${atWords(set.period, language)}, ${intervalWords(set.interval, language)}`, WHEN)])
  sheet.row([null, text(unitOf(1, worksheet.currency, language), WHEN)])
  const links = worksheet.columns.map(({ id, kind }) => {
    const to = kind === 'entity' ? sheetOf(plan, id) : id === 'mapped' ? plan.rows.get(entity) : undefined
    return to === undefined ? null : text(to, LINK_RIGHT, placeOn(to, 1))
  })
  sheet.row([null, null, ...links])
  const heads = worksheet.columns.map(({ label }) => text(label[language], HEAD_RIGHT))
  sheet.row([text(words.account, HEAD_LEFT), text(words.line, HEAD_LEFT), ...heads])
}

/** Fits the columns that repeat on every page: what stands beyond them is cut there. */
const WHEN: Style = { ...SUBTITLE, size: 9 }
const HEAD_LEFT: Style = { ...HEAD_RIGHT, align: 'left' }
const LINK_RIGHT: Style = { ...LINK, align: 'right' }

/** Where the amounts of an entity are shown: its own table, else the rows of its trial balance. */
const sheetOf = (plan: Plan, entity: string): string | undefined =>
  plan.transformations.get(entity)?.name ?? plan.rows.get(entity)

const labelLook = kept<Row['kind'], number>((kind, level) => ({
  size: kind === 'account' ? 9 : 10,
  bold: kind !== 'account' && kind !== 'line',
  indent: level,
  wrap: true,
  ...(kind === 'heading' ? {} : { bottom: 'hair' }),
  ...(kind === 'account' ? { colour: QUIET } : {}),
}))

const amountLook = kept<Row['kind'], string>((kind, choice) => {
  const [decimals = '2', leads = ''] = choice.split(' ')
  const colour = leads ? ACCENT : kind === 'account' ? QUIET : undefined
  return {
    size: kind === 'account' ? 9 : 10,
    bold: kind === 'subtotal' || kind === 'total',
    format: amountFormat(Number.parseInt(decimals, 10)),
    bottom: kind === 'total' ? 'double' : 'hair',
    ...(kind === 'subtotal' || kind === 'total' ? { top: 'thin' } : {}),
    ...(colour ? { colour } : {}),
  }
})

const CODE: Style = { size: 9, colour: QUIET, bottom: 'hair' }

/** @param line the line that an account row belongs to */
function rowCells(layout: Layout, row: Row, index: number, line: string): (Cell | null)[] {
  const { plan, worksheet } = layout
  const account = row.kind === 'account'
  // Profit and OCI of the year stand among the accounts of equity and have no code.
  const code = account && /^\d/.test(row.id) ? row.id : ''
  const label = text(row.label[plan.language], labelLook(row.kind, row.level))
  if (row.kind === 'heading') return [null, label]
  const amounts = worksheet.columns.map((_, column) => {
    const link = account && row.amounts[column] !== 0n ? leadsTo(layout, row, column, line) : undefined
    const look = amountLook(row.kind, `${worksheet.exponent}${link ? ' link' : ''}`)
    return figure(amount(layout, row, index, column), look, link)
  })
  return [text(code, CODE), label, ...amounts]
}

/** Place behind an amount of an account, or undefined. */
function leadsTo(
  { plan, worksheet, entity }: Layout,
  row: Row,
  column: number,
  line: string,
): string | undefined {
  const { id, kind } = worksheet.columns[column]!
  if (kind === 'entity') {
    const own = plan.transformations.get(id)
    const at = own?.accounts.get(`${row.statement}:${line}:${row.id}`)
    return own && at !== undefined ? placeOn(own.name, at, BEFORE + 1) : plan.origins.get(`${id} ${row.id}`)
  }
  return id === 'mapped' ? plan.origins.get(`${entity} ${row.id}`) : undefined
}

function amount(layout: Layout, row: Row, index: number, column: number): Figure {
  const value = row.amounts[column] ?? 0n
  const exact = decimalText(value, layout.worksheet.exponent)
  const formula = down(layout, row, index, column, value) ?? across(layout, row, index, column, value)
  return formula === null ? { figure: exact } : { figure: exact, formula }
}

const columnOf = (column: number): number => BEFORE + 1 + column

/** Lines add their accounts, subtotals their lines. A line's own sum column adds across instead. */
function down(layout: Layout, row: Row, index: number, column: number, value: bigint): string | null {
  const { places, worksheet, parts } = layout
  if (row.kind === 'account' || (row.kind === 'line' && parts[column]!.length > 0)) return null
  const terms: Term[] = []
  let sum = 0n
  const add = (at: number, sign: 1 | -1): void => {
    sum += BigInt(sign) * (worksheet.rows[at]!.amounts[column] ?? 0n)
    terms.push({ row: places.rows[at]!, sign })
  }
  if (row.sums && row.sums.length > 0) {
    for (const { id, sign } of row.sums) {
      const at = worksheet.rows.findIndex(
        (one) => one.statement === row.statement && one.kind !== 'account' && one.id === id,
      )
      if (at === -1) return null
      add(at, sign)
    }
  } else for (let at = index + 1; worksheet.rows[at]?.kind === 'account'; at++) add(at, 1)
  return terms.length > 0 && sum === value ? sumDown(columnOf(column), terms) : null
}

function across(layout: Layout, row: Row, index: number, column: number, value: bigint): string | null {
  const { places, parts } = layout
  const of = parts[column]!
  const sum = of.reduce((total, at) => total + (row.amounts[at] ?? 0n), 0n)
  if (of.length === 0 || sum !== value) return null
  return sumAcross(places.rows[index]!, of.map(columnOf))
}
