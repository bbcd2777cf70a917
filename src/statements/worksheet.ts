// The transformation table (local figures in IFRS lines → reclassifications → adjustments by template → IFRS)
// and the consolidation worksheet (entities → sum → group adjustments and eliminations by kind → group): the
// same facts as the statements, with layers or entities as columns (accounting-model.md §3), rows by line and
// account, exact amounts. Each cell is a sum of facts, and `cellFacts` gives them (§11).

import { GroupChart } from '../close/chart.ts'
import type { Text } from '../close/types.ts'
import { exponentOf } from '../ledger/currency.ts'
import { FactTable } from '../ledger/facts.ts'
import { assert } from '../ledger/finding.ts'
import { type Figures, partsOf, printedLines, sumsOf, withSubtotals } from './assemble.ts'
import { type Builder, builderOf } from './builder.ts'
import type { Cell } from './cells.ts'
import { type LineId, leavesOf, type TakenFacts, taken } from './facts-of.ts'
import type { LayoutLine } from './layout/layout.ts'
import type { StatementId, StatementInput, Worksheet } from './types.ts'
import {
  consolidationSheet,
  type NamedEntity,
  type Plan,
  type Sheet,
  sheetOf,
  transformationSheet,
} from './worksheet-columns.ts'

type WorksheetRow = Worksheet['rows'][number]

const STATEMENTS = ['financial-position', 'profit-or-loss'] as const satisfies readonly StatementId[]

/** Profit and OCI of the year stand in equity lines of the position as one row each, not account by account. */
const RESULT_ROWS: Readonly<Record<string, Text>> = {
  ProfitLoss: { ru: 'Прибыль (убыток) за период', en: 'Profit (loss) for the period' },
  OtherComprehensiveIncome: {
    ru: 'Прочий совокупный доход за период',
    en: 'Other comprehensive income for the period',
  },
}

/** One fact in one cell: Σ factor × amount of the fact is the amount of the cell. */
type Told = (row: number, cell: Cell, line: string, column: number, factor: 1 | -1) => void

/** The facts of a worksheet, each as often as it stands in a cell. */
function eachCell(
  builder: Builder,
  statement: StatementId,
  { columnOf, moves, plan }: Sheet,
  tell: Told,
): void {
  const column = builder.columns.of(statement)[0]
  assert(
    column?.facts !== undefined && column.facts !== null && column.cells !== null,
    'a worksheet has facts',
  )
  const { facts, cells, context } = column
  const places = cells.cells.map((cell) => builder.presentation.place(statement, cell, context))
  const result = statement === 'profit-or-loss'
  for (let row = 0; row < facts.length; row++) {
    const index = cells.ofRow[row]!
    if (index === -1) continue
    const cell = cells.cells[index]!
    const at = columnOf(row)
    const { id, kind } = plan[at]!.column
    const own = moves && result && kind === 'entity' ? moves.own.of(id) : undefined
    for (const { line, factor } of places[index]!)
      tell(row, cell, line, own && moves ? moves.column : at, factor)
    if (!own || !moves) continue
    for (const { line, factor } of own.presentation.place(statement, cell, context)) {
      tell(row, cell, own.line(line), at, factor)
      tell(row, cell, own.line(line), moves.column, factor === 1 ? -1 : 1)
    }
  }
}

const factsOfSheet = (builder: Builder, statement: StatementId): FactTable =>
  builder.columns.of(statement)[0]?.facts ?? new FactTable(builder.input.current.facts.codes)

function amountsByLine(
  builder: Builder,
  statement: StatementId,
  sheet: Sheet,
): { lines: Map<string, bigint[]>; details: Map<string, Map<string, bigint[]>> } {
  const { plan } = sheet
  const facts = factsOfSheet(builder, statement)
  const lines = new Map<string, bigint[]>()
  const details = new Map<string, Map<string, bigint[]>>()
  const add = (sums: Map<string, bigint[]>, id: string, at: number, amount: bigint): void => {
    const known = sums.get(id) ?? plan.map(() => 0n)
    known[at] = known[at]! + amount
    sums.set(id, known)
  }
  eachCell(builder, statement, sheet, (row, cell, line, at, factor) => {
    const amount = BigInt(factor) * facts.amount[row]!
    add(lines, line, at, amount)
    const inner = details.get(line) ?? new Map<string, bigint[]>()
    add(inner, detailOf(cell, statement), at, amount)
    details.set(line, inner)
  })
  for (const sums of [lines, ...details.values()]) for (const amounts of sums.values()) addUp(amounts, plan)
  return { lines, details }
}

function detailOf({ account }: Cell, statement: StatementId): string {
  if (statement !== 'financial-position' || !GroupChart.isResult(account)) return account.code
  return account.class === 'oci' ? 'OtherComprehensiveIncome' : 'ProfitLoss'
}

function addUp(amounts: bigint[], plan: readonly Plan[]): void {
  for (const [at, { of }] of plan.entries())
    if (of.length > 0) amounts[at] = of.reduce((sum, from) => sum + amounts[from]!, 0n)
}

/** The lines of a statement in a worksheet: the subject's, with those that only an entity's own categories have. */
function linesOf(builder: Builder, statement: StatementId, { moves }: Sheet): readonly LayoutLine[] {
  const common = builder.lines(statement)
  return statement === 'profit-or-loss' ? (moves?.own.lines(common) ?? common) : common
}

function rowsOf(builder: Builder, statement: StatementId, sheet: Sheet): WorksheetRow[] {
  const layout = linesOf(builder, statement, sheet)
  const { lines, details } = amountsByLine(builder, statement, sheet)
  const columns: Figures[] = sheet.plan.map((_, at) =>
    withSubtotals(layout, new Map([...lines].map(([id, amounts]) => [id, amounts[at]!]))),
  )
  const kept = printedLines(layout, columns, columns)
  const parts = partsOf(layout)
  return layout
    .filter((line) => kept.has(line.id))
    .flatMap((line) => {
      const heading = line.kind === 'heading'
      const sums = heading ? [] : sumsOf(line, parts, kept)
      const own: WorksheetRow = {
        id: line.id,
        statement,
        label: line.label,
        level: line.level,
        kind: line.kind,
        amounts: columns.map((column) => (heading ? 0n : (column.get(line.id) ?? 0n))),
        ...(sums.length > 0 ? { sums } : {}),
      }
      return line.splits
        ? [own]
        : [own, ...detailRows(builder, statement, line.level + 1, details.get(line.id))]
    })
}

/** The rows below a line that may be: accounts in the order of the chart, then results. */
function detailNames(builder: Builder): { id: string; label: Text }[] {
  const accounts = builder.presentation.chart.accounts.map(({ code, name, nameEn }) => ({
    id: code,
    label: { ru: name, en: nameEn || name },
  }))
  return [...accounts, ...Object.entries(RESULT_ROWS).map(([id, label]) => ({ id, label }))]
}

function detailRows(
  builder: Builder,
  statement: StatementId,
  level: number,
  details: ReadonlyMap<string, readonly bigint[]> | undefined,
): WorksheetRow[] {
  if (!details) return []
  return detailNames(builder).flatMap(({ id, label }) => {
    const amounts = details.get(id)
    if (!amounts?.some((amount) => amount !== 0n)) return []
    return [{ id, statement, label, level, kind: 'account', amounts } as const]
  })
}

function worksheet(input: StatementInput, sheet: Sheet): Worksheet {
  const { currency } = input
  const builder = builderOf(input)
  return {
    id: sheet.id,
    title: sheet.title,
    currency,
    exponent: exponentOf(currency),
    columns: sheet.plan.map(({ column }) => column),
    rows: STATEMENTS.flatMap((statement) => rowsOf(builder, statement, sheet)),
  }
}

/** РСБУ → МСФО of one entity: financial position and profit or loss from the start of the fiscal year. */
export const transformationTable = (input: StatementInput): Worksheet =>
  worksheet(input, transformationSheet(input))

/**
 * Entities → sum → group adjustments and eliminations → group.
 * @param input of the group; its facts hold the entity layers of every consolidated entity, translated
 * @param entities names in the order of the columns; those without facts are left out
 */
export const consolidationWorksheet = (input: StatementInput, entities: readonly NamedEntity[]): Worksheet =>
  worksheet(input, consolidationSheet(input, entities))

/** The transformation table of an entity, or the consolidation worksheet of the group. */
export const worksheetOf = (input: StatementInput, entities: readonly NamedEntity[]): Worksheet =>
  worksheet(input, sheetOf(input, entities))

/** A cell of a worksheet, as its rows and columns are called there. */
export interface CellName {
  readonly statement: StatementId
  readonly line: string
  readonly column: string
  /** The account row below the line; the line itself where not given. */
  readonly row?: string | undefined
}

/** The lines that a worksheet may have, headings left out. */
export function worksheetLines(input: StatementInput, entities: readonly NamedEntity[]): readonly LineId[] {
  const sheet = sheetOf(input, entities)
  return STATEMENTS.flatMap((statement) =>
    linesOf(builderOf(input), statement, sheet)
      .filter(({ kind }) => kind !== 'heading')
      .map(({ id, label }) => ({ statement, id, label })),
  )
}

export interface CellFacts extends TakenFacts {
  /** What stands above the column, and beside the row. */
  readonly column: Text
  readonly row: Text | null
}

/**
 * The facts of a cell: its amount = sign × Σ facts, each turned round where the cell takes it off. In the column
 * presentation of an entity with categories of its own they are those that leave its category and enter the group's.
 * @returns null where the worksheet has no such line, column or row
 */
export function cellFacts(
  input: StatementInput,
  entities: readonly NamedEntity[],
  { column: id, line, row: account, statement }: CellName,
): CellFacts | null {
  const builder = builderOf(input)
  const sheet = sheetOf(input, entities)
  const lines = linesOf(builder, statement, sheet)
  const at = sheet.plan.findIndex(({ column }) => column.id === id)
  const row = account === undefined ? null : detailNames(builder).find((one) => one.id === account)
  if (at === -1 || row === undefined || !lines.some((one) => one.id === line && one.kind !== 'heading'))
    return null
  const columns = leafColumns(sheet.plan, at)
  const leaves = leavesOf(lines, line)
  const factors = new Map<number, bigint>()
  eachCell(builder, statement, sheet, (fact, cell, leaf, column, factor) => {
    const sign = leaves.get(leaf)
    if (sign === undefined || !columns.has(column)) return
    if (account !== undefined && detailOf(cell, statement) !== account) return
    factors.set(fact, (factors.get(fact) ?? 0n) + sign * BigInt(factor))
  })
  const { column } = sheet.plan[at]!
  return {
    ...taken(factsOfSheet(builder, statement), (fact) => factors.get(fact) ?? 0n),
    column: column.label,
    row: row?.label ?? null,
  }
}

/** The columns that facts go to, of one that adds up. */
function leafColumns(plan: readonly Plan[], at: number): Set<number> {
  const of = plan[at]?.of ?? []
  return of.length === 0 ? new Set([at]) : new Set(of.flatMap((one) => [...leafColumns(plan, one)]))
}
