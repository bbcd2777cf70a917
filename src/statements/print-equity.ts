// Print rounding of changes in equity, a table of two directions (accounting-model.md §1). Margins are taken
// as printed elsewhere: opening and closing of each component from the financial position, profit and OCI
// from their statements, owners and non-controlling interests apart. Inner movements absorb what is left, by
// one unit each; the row "rounding" takes the rest. Rows foot because totals across are sums of what is
// printed.

import { roundHalfAway } from '../ledger/fraction.ts'
import { ROUNDING } from './layout/layout.ts'
import { ceilOf, floorOf } from './print.ts'

/** A row of leaf cells; columns are components of equity. */
export interface EquityRow {
  readonly id: string
  /** Exact, one per component; null: not known. */
  readonly cells: readonly (bigint | null)[]
  /** Sums over groups of columns as printed elsewhere, in the order of `groups`; undefined: free. */
  readonly totals?: readonly (bigint | undefined)[]
  /** True for the opening: its cells are printed as in the financial position. */
  readonly fixed?: readonly bigint[]
}

/** Divides `total` among columns so that they sum to it, each within its unit while that is possible. */
function divideRow(cells: readonly bigint[], total: bigint, unit: bigint): bigint[] {
  const figures = cells.map((cell) => roundHalfAway(cell, unit))
  for (const within of [true, false]) {
    for (;;) {
      const rest = total - figures.reduce((a, b) => a + b, 0n)
      if (rest === 0n) return figures
      const step = rest > 0n ? 1n : -1n
      const movable = cells
        .map((cell, index) => ({
          index,
          gain: (cell - figures[index]! * unit) * step,
          figure: figures[index]! + step,
          cell,
        }))
        .filter(
          ({ figure, cell }) => !within || (figure >= floorOf(cell, unit) && figure <= ceilOf(cell, unit)),
        )
        .filter(({ cell }) => within || cell !== 0n || cells.every((other) => other === 0n))
      if (movable.length === 0) break
      const best = movable.reduce((a, b) => (b.gain > a.gain ? b : a))
      figures[best.index] = best.figure
    }
  }
  return figures
}

/**
 * @param rows leaf rows in order, the opening first, without the row "rounding"
 * @param closing of each component as printed in the financial position; undefined: the sum of what is printed
 * @param groups the columns of owners and of non-controlling interests, as indices
 * @returns printed cells per row, with a row "rounding" where it is needed
 */
export function printEquityCells(
  rows: readonly EquityRow[],
  closing: readonly (bigint | undefined)[],
  groups: readonly (readonly number[])[],
  unit: bigint,
): Map<string, (bigint | null)[]> {
  const printed = new Map<string, (bigint | null)[]>()
  const free: EquityRow[] = []
  for (const row of rows) {
    const figures = row.cells.map((cell, index) =>
      cell === null ? null : (row.fixed?.[index] ?? roundHalfAway(cell, unit)),
    )
    printed.set(row.id, figures)
    if (row.totals) {
      for (const [group, columns] of groups.entries()) {
        const total = row.totals[group]
        if (total === undefined) continue
        const parts = divideRow(
          columns.map((column) => row.cells[column] ?? 0n),
          total,
          unit,
        )
        for (const [index, column] of columns.entries()) figures[column] = parts[index]!
      }
    } else if (!row.fixed) free.push(row)
  }
  const rounding = closing.map((figure, column) => {
    if (figure === undefined || rows.some((row) => row.cells[column] === null)) return 0n
    return absorb(column, figure, rows, free, printed, unit)
  })
  if (rounding.some((figure) => figure !== 0n)) printed.set(ROUNDING, rounding)
  return printed
}

/** Moves free cells of one column by a unit each, those first that are furthest off; returns what none could take. */
function absorb(
  column: number,
  closing: bigint,
  rows: readonly EquityRow[],
  free: readonly EquityRow[],
  printed: ReadonlyMap<string, (bigint | null)[]>,
  unit: bigint,
): bigint {
  let rest = closing
  for (const row of rows) rest -= printed.get(row.id)![column] ?? 0n
  const step = rest > 0n ? 1n : -1n
  const cells = free
    .filter((row) => row.cells[column] !== 0n)
    .map((row) => {
      const figures = printed.get(row.id)!
      return { figures, gain: ((row.cells[column] ?? 0n) - (figures[column] ?? 0n) * unit) * step }
    })
    .sort((a, b) => (a.gain < b.gain ? 1 : a.gain > b.gain ? -1 : 0))
  for (const { figures } of cells) {
    if (rest === 0n) break
    figures[column] = (figures[column] ?? 0n) + step
    rest -= step
  }
  return rest
}
