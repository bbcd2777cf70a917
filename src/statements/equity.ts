// Statement of changes in equity (IAS 1.106, IFRS 18.107): rows of movements, a column per component of
// equity, then owners, non-controlling interests, total. Profit and OCI are the facts that close to each
// component, with what flows profit-attributed and oci-attributed move to non-controlling interests.

import { assemble, type Figures, type PrintedColumn, withSubtotals } from './assemble.ts'
import { type Builder, type Column, POSITION_REMARK } from './builder.ts'
import { type ColumnFacts, equityFigures } from './columns.ts'
import { EQUITY_OPENING, OTHER_CHANGES } from './layout/changes-in-equity.ts'
import { type LayoutLine, ROUNDING } from './layout/layout.ts'
import { movedOf, printColumn } from './print.ts'
import { type EquityRow, printEquityCells } from './print-equity.ts'
import type { Statement, StatementColumn } from './types.ts'

const OWNERS = 'EquityAttributableToOwnersOfParent'

/** The columns in order: components of owners, their total (group), other components, total. */
export interface EquityColumns {
  readonly components: readonly LayoutLine[]
  readonly owners: readonly LayoutLine[]
  readonly all: readonly { readonly line: LayoutLine; readonly of: readonly string[] }[]
}

export function equityColumns(builder: Builder, used: (id: string) => boolean): EquityColumns {
  const table = builder.presentation.table('financial-position')
  const lines = builder.lines('financial-position')
  const parents = new Set(lines.map((line) => line.within))
  const group = builder.presentation.group
  const leaves = lines.filter(
    (line) => line.kind !== 'heading' && !parents.has(line.id) && table.isWithin(line.id, 'Equity'),
  )
  const components = leaves.filter(
    (line) => used(line.id) || (group && line.id === 'NoncontrollingInterests'),
  )
  const owners = group ? components.filter((line) => table.isWithin(line.id, OWNERS)) : components
  const others = components.filter((line) => !owners.includes(line))
  const ids = (of: readonly LayoutLine[]): string[] => of.map((line) => line.id)
  const single = (line: LayoutLine): { line: LayoutLine; of: string[] } => ({ line, of: [line.id] })
  const total = (id: string, of: readonly LayoutLine[]): { line: LayoutLine; of: string[] }[] => {
    const line = table.get(id)
    return line ? [{ line, of: ids(of) }] : []
  }
  return {
    components,
    owners,
    all: [
      ...owners.map(single),
      ...(group ? total(OWNERS, owners) : []),
      ...others.map(single),
      ...total('Equity', components),
    ],
  }
}

export function changesInEquity(builder: Builder): Statement[] {
  const intervals = builder.columns.of('changes-in-equity')
  const figures = intervals.map((interval) => equityFigures(builder.presentation, interval))
  const used = (id: string): boolean =>
    figures.some((rows) => [...(rows.get(id)?.values() ?? [])].some((amount) => amount !== 0n))
  const columns = equityColumns(builder, used)
  return intervals.map((interval, index) =>
    equityStatement(builder, columns, interval, figures[index]!, index),
  )
}

function equityStatement(
  builder: Builder,
  columns: EquityColumns,
  interval: ColumnFacts,
  figures: ReadonlyMap<string, ReadonlyMap<string, bigint>>,
  index: number,
): Statement {
  const lines = builder.lines('changes-in-equity')
  const exact = columns.all.map(({ of }) => exactColumn(lines, of, interval, figures))
  const printed = printedColumns(builder, columns, interval, exact, index)
  const headers: StatementColumn[] = columns.all.map(({ line }) => ({ id: line.id, label: line.label }))
  return {
    id: 'changes-in-equity',
    title: builder.presentation.table('changes-in-equity').layout.title,
    interval: interval.id,
    columns: headers,
    lines: assemble(lines, printed),
    remarks: interval.movementsUnknown ? [POSITION_REMARK] : [],
  }
}

/** One column: the sums over its components; in a position the opening, and what moved besides, are unknown. */
function exactColumn(
  lines: readonly LayoutLine[],
  components: readonly string[],
  interval: ColumnFacts,
  figures: ReadonlyMap<string, ReadonlyMap<string, bigint>>,
): Figures {
  const leaves = new Map<string, bigint | null>()
  for (const component of components) {
    for (const [row, amount] of figures.get(component) ?? [])
      leaves.set(row, (leaves.get(row) ?? 0n) + amount)
  }
  if (!interval.movementsUnknown) return withSubtotals(lines, leaves)
  let closing = 0n
  for (const amount of leaves.values()) closing += amount ?? 0n
  leaves.set('Equity', closing)
  leaves.set(EQUITY_OPENING, null)
  leaves.set(OTHER_CHANGES, null)
  return withSubtotals(lines, leaves)
}

function printedColumns(
  builder: Builder,
  columns: EquityColumns,
  interval: ColumnFacts,
  exact: readonly Figures[],
  index: number,
): PrintedColumn[] {
  const { unit } = builder
  if (unit === 1n) return exact.map((column) => ({ exact: column, printed: column, moved: new Set() }))
  const before = reprintedTable(builder, interval, columns, exact)
  if (before) return before
  const lines = builder.lines('changes-in-equity')
  const parents = new Set(lines.map((line) => line.within))
  const leafRows = lines.filter(
    (line) => line.kind !== 'heading' && !parents.has(line.id) && line.id !== ROUNDING,
  )
  const position = new Map(columns.all.map(({ line }, at) => [line.id, at]))
  const cellsOf = (row: string): (bigint | null)[] =>
    columns.components.map((component) => exact[position.get(component.id)!]!.get(row) ?? null)
  const opening = marginOf(
    builder,
    columns,
    exact,
    EQUITY_OPENING,
    index === 0 ? builder.of('financial-position')[1] : undefined,
  )
  const closingColumn = builder
    .of('financial-position')
    .find((column) => column.facts.id === interval.context.date)
  const closing = marginOf(builder, columns, exact, 'Equity', closingColumn)
  const rows: EquityRow[] = leafRows.map((line) => ({
    id: line.id,
    cells: cellsOf(line.id),
    ...(line.id === EQUITY_OPENING ? { fixed: opening } : {}),
    ...totalsOf(builder, line.id, index),
  }))
  const owners = columns.components.flatMap((line, at) => (columns.owners.includes(line) ? [at] : []))
  const others = columns.components.flatMap((line, at) => (columns.owners.includes(line) ? [] : [at]))
  const cells = printEquityCells(rows, closing, [owners, others], unit)
  return columns.all.map(({ of }, at) => {
    const leaves = new Map<string, bigint | null>()
    for (const [row, figures] of cells)
      leaves.set(
        row,
        sumCells(
          figures,
          of.map((id) => columns.components.findIndex((line) => line.id === id)),
        ),
      )
    if (interval.movementsUnknown)
      leaves.set(
        'Equity',
        of.reduce((sum, id) => sum + closing[columns.components.findIndex((line) => line.id === id)]!, 0n),
      )
    const printed = withSubtotals(lines, leaves)
    return { exact: exact[at]!, printed, moved: movedOf(exact[at]!, printed, unit) }
  })
}

function sumCells(figures: readonly (bigint | null)[], at: readonly number[]): bigint | null {
  let sum = 0n
  for (const index of at) {
    const figure = figures[index] ?? null
    if (figure === null) return null
    sum += figure
  }
  return sum
}

/** Opening or closing per component: as the financial position prints it, else rounded so that it foots. */
function marginOf(
  builder: Builder,
  columns: EquityColumns,
  exact: readonly Figures[],
  row: string,
  position: Column | undefined,
): bigint[] {
  const amounts: Figures = new Map(columns.all.map(({ line }, at) => [line.id, exact[at]!.get(row) ?? null]))
  const same =
    position && columns.all.every(({ line }) => position.exact.get(line.id) === amounts.get(line.id))
  if (same) return columns.components.map((line) => position.printed.get(line.id) ?? 0n)
  const ids = new Set(columns.all.map(({ line }) => line.id))
  const lines = builder.lines('financial-position').filter((line) => ids.has(line.id))
  const printed = printColumn(
    lines.map((line) => ({ ...line, within: ids.has(line.within) ? line.within : '' })),
    amounts,
    builder.unit,
  )
  return columns.components.map((line) => printed.printed.get(line.id) ?? 0n)
}

/** Profit and OCI of owners and of non-controlling interests as printed in their statements. */
function totalsOf(builder: Builder, row: string, index: number): Pick<EquityRow, 'totals'> {
  const profit = builder.of('profit-or-loss')[index]?.printed
  const income = builder.of('comprehensive-income')[index]?.printed
  const figure = (column: Figures | undefined, id: string): bigint | undefined => column?.get(id) ?? undefined
  if (row === 'ProfitLoss') {
    if (!builder.presentation.group) return { totals: [figure(profit, 'ProfitLoss')] }
    return {
      totals: [
        figure(profit, 'ProfitLossAttributableToOwnersOfParent'),
        figure(profit, 'ProfitLossAttributableToNoncontrollingInterests'),
      ],
    }
  }
  if (row !== 'OtherComprehensiveIncome') return {}
  if (!builder.presentation.group) return { totals: [figure(income, 'OtherComprehensiveIncome')] }
  const less = (id: string): bigint | undefined => {
    const all = figure(income, `Comprehensive${id}`)
    const part = figure(profit, id.replace('Income', 'ProfitLoss'))
    return all === undefined || part === undefined ? undefined : all - part
  }
  return {
    totals: [less('IncomeAttributableToOwnersOfParent'), less('IncomeAttributableToNoncontrollingInterests')],
  }
}

/** The whole table as it was printed in its own year, where every figure is still the same. */
function reprintedTable(
  builder: Builder,
  interval: ColumnFacts,
  columns: EquityColumns,
  exact: readonly Figures[],
): PrintedColumn[] | null {
  for (const set of builder.input.printedPrior ?? []) {
    const statement = set.statements.find(
      (one) => one.id === 'changes-in-equity' && one.interval === interval.id,
    )
    if (!statement || !builder.comparable(set)) continue
    const table = columns.all.map(({ line }, at) => {
      const column = statement.columns.findIndex((candidate) => candidate.id === line.id)
      return builder.asPrinted(statement, column, exact[at]!)
    })
    const missing = statement.columns.some((column) => !columns.all.some(({ line }) => line.id === column.id))
    if (!missing && table.every((column) => column !== null))
      return table.map((column, at) => ({ exact: exact[at]!, ...column! }))
  }
  return null
}
