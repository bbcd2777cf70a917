// The columns of the statements, exact and as printed, with comparatives (accounting-model.md §9). Order of
// print rounding: financial position, profit or loss, comprehensive income; then changes in equity and cash
// flows, whose margins are taken as printed there (§1).

import { exponentOf } from '../ledger/currency.ts'
import { powerOfTen } from '../ledger/fraction.ts'
import { assemble, type Figures, type PrintedColumn, withSubtotals } from './assemble.ts'
import { type ColumnFacts, Columns, leafFigures, noFigures } from './columns.ts'
import { CASH_FLOW_START, CASH_OPENING } from './layout/cash-flows.ts'
import type { LayoutLine } from './layout/layout.ts'
import { type Presentation, presentationOf } from './presentation.ts'
import { movedOf, type Printed, printColumn } from './print.ts'
import type { Statement, StatementId, StatementInput, StatementSet } from './types.ts'

export const subjectOf = (input: StatementInput): string => input.entity?.code ?? 'group'

/** Minor units in one unit of print. */
export const printUnit = (input: StatementInput): bigint =>
  BigInt(input.settings.unit) * powerOfTen(exponentOf(input.currency))

export const POSITION_REMARK = {
  ru: 'Составлено по остаткам: движения между началом и концом периода неизвестны, показано то, что известно.',
  en: 'Prepared from closing balances: movements of the period are not known; what is known is shown.',
} as const

/** One column as it stands, exact and printed. */
export interface Column extends PrintedColumn {
  readonly facts: ColumnFacts
}

export class Builder {
  readonly input: StatementInput
  readonly presentation: Presentation
  readonly columns: Columns
  readonly unit: bigint
  readonly #done = new Map<StatementId, readonly Column[]>()

  constructor(input: StatementInput) {
    this.input = input
    this.presentation = presentationOf(input)
    this.columns = new Columns(input, this.presentation)
    this.unit = printUnit(input)
  }

  lines(statement: StatementId): readonly LayoutLine[] {
    return this.presentation.table(statement).lines()
  }

  /** The columns of a statement other than changes in equity, exact and printed. */
  of(statement: StatementId): readonly Column[] {
    const known = this.#done.get(statement)
    if (known) return known
    const lines = this.lines(statement)
    const columns = this.columns.of(statement).map((facts, index) => {
      const exact = this.#exact(statement, facts, lines)
      const { printed, moved } =
        this.reprinted(statement, facts.id, exact) ?? this.#print(statement, facts, index, lines, exact)
      return { facts, exact, printed, moved }
    })
    this.#done.set(statement, columns)
    return columns
  }

  #exact(statement: StatementId, facts: ColumnFacts, lines: readonly LayoutLine[]): Figures {
    const ids = lines.filter((line) => line.kind !== 'heading').map((line) => line.id)
    if (!facts.cells) return noFigures(ids)
    const leaves: Map<string, bigint | null> = leafFigures(this.presentation, statement, facts)
    if (statement === 'cash-flows' && facts.movementsUnknown)
      return withSubtotals(lines, this.#knownCash(lines, leaves, facts))
    return withSubtotals(lines, leaves)
  }

  /** From a position: the starting result and the closing balance of cash; all else is unknown. */
  #knownCash(lines: readonly LayoutLine[], leaves: Figures, { cells }: ColumnFacts): Figures {
    const start = CASH_FLOW_START[this.input.basis]
    const known = new Map<string, bigint | null>()
    const parents = new Set(lines.map((line) => line.within))
    for (const line of lines) if (line.kind !== 'heading' && !parents.has(line.id)) known.set(line.id, null)
    known.set(start, leaves.get(start) ?? 0n)
    let closing = 0n
    for (const [index, cell] of cells?.cells.entries() ?? [])
      if (cell.account.role === 'cash') closing += cells!.amounts[index]!
    known.set('CashAndCashEquivalents', closing)
    return known
  }

  #print(
    statement: StatementId,
    facts: ColumnFacts,
    index: number,
    lines: readonly LayoutLine[],
    exact: Figures,
  ): Printed {
    return printColumn(lines, exact, this.unit, this.#fixed(statement, facts, index, exact))
  }

  /** Figures that another statement has printed already. */
  #fixed(statement: StatementId, facts: ColumnFacts, index: number, exact: Figures): Map<string, bigint> {
    const fixed = new Map<string, bigint>()
    const take = (id: string, from: Column | undefined, theirs = id): void => {
      const printed = from?.printed.get(theirs)
      // Taken only where it is the same figure: cash on hand may stand on more lines than one.
      if (printed !== null && printed !== undefined && from?.exact.get(theirs) === exact.get(id))
        fixed.set(id, printed)
    }
    if (statement === 'comprehensive-income') take('ProfitLoss', this.of('profit-or-loss')[index])
    if (statement === 'cash-flows') {
      const profit = this.of('profit-or-loss')[index]
      take(CASH_FLOW_START[this.input.basis], profit)
      take('ProfitLossFromDiscontinuedOperations', profit)
      const position = this.of('financial-position')
      const at = (date: string): Column | undefined => position.find((column) => column.facts.id === date)
      take('CashAndCashEquivalents', at(facts.context.date))
      if (index === 0) take(CASH_OPENING, position[1], 'CashAndCashEquivalents')
    }
    return fixed
  }

  /** A comparative as it was printed in its own year, where its figures are still those. */
  reprinted(statement: StatementId, columnId: string, exact: Figures): Printed | null {
    for (const set of this.input.printedPrior ?? []) {
      const own = set.statements.find((candidate) => candidate.id === statement)
      const column = own?.columns.findIndex((candidate) => candidate.id === columnId) ?? -1
      if (!own || column === -1 || !this.comparable(set)) continue
      const printed = this.asPrinted(own, column, exact)
      if (printed) return printed
    }
    return null
  }

  comparable(set: StatementSet): boolean {
    const { basis, currency, settings } = this.input
    return (
      set.basis === basis &&
      set.currency === currency &&
      set.unit === settings.unit &&
      set.entity === subjectOf(this.input)
    )
  }

  /** What a column of another set prints, or null where an exact figure differs (restated, or a column of its own). */
  asPrinted(statement: Statement, column: number, exact: Figures): Printed | null {
    const theirs = new Map(
      statement.lines.filter((line) => line.kind !== 'heading').map((line) => [line.id, line]),
    )
    const ids = [...new Set([...theirs.keys(), ...exact.keys()])]
    for (const id of ids) {
      const line = theirs.get(id)
      const amount = line && column !== -1 ? (line.amounts[column] ?? null) : 0n
      if (amount !== (exact.has(id) ? (exact.get(id) ?? null) : 0n)) return null
    }
    const printed = new Map(
      ids.map((id) => [id, exact.get(id) === null ? null : (theirs.get(id)?.printed[column] ?? 0n)]),
    )
    return { printed, moved: movedOf(exact, printed, this.unit) }
  }

  statement(id: Exclude<StatementId, 'changes-in-equity'>): Statement {
    const columns = this.of(id)
    return {
      id,
      title: this.presentation.table(id).layout.title,
      columns: columns.map(({ facts }) => ({ id: facts.id, label: facts.label })),
      lines: assemble(this.lines(id), columns),
      remarks:
        id === 'cash-flows' && columns.some(({ facts }) => facts.movementsUnknown) ? [POSITION_REMARK] : [],
    }
  }
}

const builders = new WeakMap<StatementInput, Builder>()

/** One builder per input: statements, checks, worksheets and explain of one close look at the same columns. */
export function builderOf(input: StatementInput): Builder {
  let builder = builders.get(input)
  if (!builder) {
    builder = new Builder(input)
    builders.set(input, builder)
  }
  return builder
}
