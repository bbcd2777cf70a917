// Which facts stand in which column of a statement (book-format.md §1): beside the close, the financial
// position at the end of the preceding fiscal year and the other statements for the same interval a year
// before (IAS 34.20; IAS 1.38).

import type { Text } from '../close/types.ts'
import type { FactTable } from '../ledger/facts.ts'
import { dayBefore, type Interval, intervalText } from '../ledger/period.ts'
import { FLOWS } from '../ledger/words.ts'
import type { Figures } from './assemble.ts'
import { type Cell, Cells } from './cells.ts'
import { dateLabel, intervalLabel, yearBefore } from './labels.ts'
import type { ColumnContext, Presentation } from './presentation.ts'
import type { StatementId, StatementInput } from './types.ts'

/** The facts of one column, or of one interval of changes in equity; null: the book has no figures. */
export interface ColumnFacts {
  readonly id: string
  readonly label: Text
  readonly facts: FactTable | null
  readonly cells: Cells | null
  readonly context: ColumnContext
  /** The financial position at a date before the first year of the book: the openings of that year. */
  readonly openingsOnly: boolean
  /** A position without openings: what moved balances is not known (book-format.md §3). */
  readonly movementsUnknown: boolean
}

const isOpening = (cell: Cell): boolean => FLOWS[cell.flow].cash === 'opening'

export const takes = (column: ColumnFacts, cell: Cell): boolean => !column.openingsOnly || isOpening(cell)

/** Openings of the entities themselves; what the group opens with (goodwill, NCI) does not make movements known. */
function hasOpenings(facts: FactTable): boolean {
  const layers = facts.codes.layer.texts.map((text) => text === 'mapped' || text === '')
  const opening = facts.codes.flow.find('opening')
  let sum = 0n
  let found = false
  for (let row = 0; row < facts.length; row++) {
    if (facts.flow[row] !== opening || !layers[facts.layer[row]!]) continue
    found = true
    sum += facts.amount[row]!
  }
  // Of a position only equity may have an opening (openings.csv): then what the assets were is not known.
  return found && sum === 0n
}

function isTranslated(facts: FactTable): boolean {
  const flow = facts.codes.flow.find('translation-difference')
  if (flow === -1) return false
  for (let row = 0; row < facts.length; row++) if (facts.flow[row] === flow) return true
  return false
}

/** The columns of each statement; tables that several columns share are gone through once. */
export class Columns {
  readonly #input: StatementInput
  readonly #presentation: Presentation
  readonly #cells = new Map<FactTable, Cells>()

  constructor(input: StatementInput, presentation: Presentation) {
    this.#input = input
    this.#presentation = presentation
  }

  /** Of changes in equity: one entry per interval; else one per column. */
  of(statement: StatementId): readonly ColumnFacts[] {
    const { current, prior } = this.#input
    if (statement === 'financial-position') return this.#position()
    const before = prior?.interval ?? yearBefore(current.interval)
    const now = this.#interval(current.interval, current.facts, current.position)
    if (statement === 'changes-in-equity' && !prior) return [now]
    return [now, this.#interval(before, prior?.facts ?? null, prior?.position ?? false)]
  }

  #position(): readonly ColumnFacts[] {
    const { current, priorYear } = this.#input
    const date = current.interval.to
    const before = dayBefore(current.interval.from)
    const openings = priorYear === null && hasOpenings(current.facts)
    return [
      this.#column(date, dateLabel(date), current.facts, date),
      {
        ...this.#column(
          before,
          dateLabel(before),
          priorYear?.facts ?? (openings ? current.facts : null),
          before,
        ),
        openingsOnly: openings,
      },
    ]
  }

  #interval(interval: Interval, facts: FactTable | null, position: boolean): ColumnFacts {
    const column = this.#column(intervalText(interval), intervalLabel(interval), facts, interval.to)
    return { ...column, movementsUnknown: position && facts !== null && !hasOpenings(facts) }
  }

  #column(id: string, label: Text, facts: FactTable | null, date: string): ColumnFacts {
    return {
      id,
      label,
      facts,
      cells: facts && this.#cellsOf(facts),
      context: { date, translated: facts !== null && this.#presentation.group && isTranslated(facts) },
      openingsOnly: false,
      movementsUnknown: false,
    }
  }

  #cellsOf(facts: FactTable): Cells {
    let cells = this.#cells.get(facts)
    if (!cells) {
      const { entity, settings } = this.#input
      cells = new Cells(facts, this.#presentation.chart, entity ? null : settings.parent)
      this.#cells.set(facts, cells)
    }
    return cells
  }
}

/** Exact figures of the leaf lines of one column: line → amount. */
export function leafFigures(
  presentation: Presentation,
  statement: StatementId,
  column: ColumnFacts,
): Map<string, bigint> {
  const figures = new Map<string, bigint>()
  const cells = column.cells
  if (!cells) return figures
  for (const [index, cell] of cells.cells.entries()) {
    if (!takes(column, cell)) continue
    for (const { line, factor } of presentation.place(statement, cell, column.context)) {
      figures.set(line, (figures.get(line) ?? 0n) + BigInt(factor) * cells.amounts[index]!)
    }
  }
  return figures
}

/** Changes in equity: component → row → amount. */
export function equityFigures(
  presentation: Presentation,
  column: ColumnFacts,
): Map<string, Map<string, bigint>> {
  const figures = new Map<string, Map<string, bigint>>()
  const cells = column.cells
  if (!cells) return figures
  for (const [index, cell] of cells.cells.entries()) {
    for (const { line, column: component, factor } of presentation.place(
      'changes-in-equity',
      cell,
      column.context,
    )) {
      const rows = figures.get(component) ?? new Map<string, bigint>()
      rows.set(line, (rows.get(line) ?? 0n) + BigInt(factor) * cells.amounts[index]!)
      figures.set(component, rows)
    }
  }
  return figures
}

/** Every line without figures: the column of a period for which the book has none. */
export const noFigures = (ids: readonly string[]): Figures => new Map(ids.map((id) => [id, null]))
