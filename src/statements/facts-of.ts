// From a figure of a statement back to its facts (accounting-model.md §11): the inverse of
// `Presentation.place`. The facts of a line sum exactly to its amount; of a subtotal, the facts of its parts,
// each taken once.

import type { Text } from '../close/types.ts'
import { FactTable } from '../ledger/facts.ts'
import { assert } from '../ledger/finding.ts'
import { partsOf } from './assemble.ts'
import { type Builder, builderOf } from './builder.ts'
import { type ColumnFacts, equityFigures, takes } from './columns.ts'
import { equityColumns } from './equity.ts'
import type { LayoutLine } from './layout/layout.ts'
import type { StatementId, StatementInput, StatementSet } from './types.ts'

export interface LineId {
  readonly statement: StatementId
  readonly id: string
  readonly label: Text
}

/** Facts that a figure adds up: its amount = sign × Σ facts. */
export interface TakenFacts {
  readonly facts: FactTable
  readonly sign: 1n | -1n
}

/** Every line of a set that can be asked about; an id that stands in several statements comes once for each. */
export function lineIds(set: StatementSet): readonly LineId[] {
  const seen = new Set<string>()
  return set.statements.flatMap(({ id: statement, lines }) =>
    lines.flatMap(({ id, label, kind }) => {
      const key = `${statement}:${id}`
      if (kind === 'heading' || seen.has(key)) return []
      seen.add(key)
      return [{ statement, id, label }]
    }),
  )
}

/** Leaf lines of a line with the sign in which each enters it. */
export function leavesOf(lines: readonly LayoutLine[], id: string): Map<string, bigint> {
  const parts = partsOf(lines)
  const leaves = new Map<string, bigint>()
  const collect = (at: string, sign: bigint): void => {
    const inner = parts.get(at)
    if (!inner) leaves.set(at, (leaves.get(at) ?? 0n) + sign)
    for (const part of inner ?? []) collect(part.id, sign * BigInt(part.sign))
  }
  collect(id, 1n)
  return leaves
}

/**
 * The facts of a figure: amount of the line = sign × Σ facts. Where a line adds some facts and takes off
 * others (cash flows, exchange differences by category) the amounts of the latter are turned round and the
 * sign is 1.
 *
 * @param columnIndex of the statement's columns as printed
 * @param interval changes in equity: `from/to` of the statement; the current one where not given
 * @returns null where there is no such line or column, or the book has no figures there
 */
export function factsOf(
  input: StatementInput,
  statement: StatementId,
  lineId: string,
  columnIndex: number,
  interval?: string,
): TakenFacts | null {
  const builder = builderOf(input)
  const lines = builder.lines(statement)
  if (!lines.some((line) => line.id === lineId && line.kind !== 'heading')) return null
  const columns = builder.columns.of(statement)
  const column =
    statement === 'changes-in-equity'
      ? columns.find((candidate) => candidate.id === (interval ?? columns[0]?.id))
      : columns[columnIndex]
  if (!column?.facts) return null
  const components = statement === 'changes-in-equity' ? componentsOf(builder, columnIndex) : null
  if (statement === 'changes-in-equity' && !components) return null
  return gather(builder, statement, column, leavesOf(lines, lineId), components)
}

/** Components of equity that a column of changes in equity adds up. */
function componentsOf(builder: Builder, columnIndex: number): ReadonlySet<string> | null {
  const figures = builder.columns
    .of('changes-in-equity')
    .map((column) => equityFigures(builder.presentation, column))
  const used = (id: string): boolean =>
    figures.some((rows) => [...(rows.get(id)?.values() ?? [])].some((amount) => amount !== 0n))
  const column = equityColumns(builder, used).all[columnIndex]
  return column ? new Set(column.of) : null
}

function gather(
  builder: Builder,
  statement: StatementId,
  column: ColumnFacts,
  leaves: ReadonlyMap<string, bigint>,
  components: ReadonlySet<string> | null,
): TakenFacts {
  const { facts, cells } = column
  assert(facts !== null && cells !== null, 'a column with facts has cells')
  const factors = cells.cells.map((cell) => {
    if (!takes(column, cell)) return 0n
    let factor = 0n
    for (const part of builder.presentation.place(statement, cell, column.context)) {
      if (components && !components.has(part.column)) continue
      factor += BigInt(part.factor) * (leaves.get(part.line) ?? 0n)
    }
    return factor
  })
  return taken(facts, (row) => {
    const cell = cells.ofRow[row]!
    return cell === -1 ? 0n : factors[cell]!
  })
}

/** The facts that enter a figure, each × its factor; where all are turned round, the sign is −1 and they stay as they are. */
export function taken(facts: FactTable, factorOf: (row: number) => bigint): TakenFacts {
  const found = new Set<bigint>()
  for (let row = 0; row < facts.length; row++) found.add(factorOf(row))
  found.delete(0n)
  const only = found.size === 1 ? [...found][0] : undefined
  const sign = only === -1n ? -1n : 1n
  const result = new FactTable(facts.codes)
  for (let row = 0; row < facts.length; row++) {
    const factor = factorOf(row)
    if (factor !== 0n) result.copy(facts, row, {}, facts.amount[row]! * factor * sign)
  }
  return { facts: result, sign }
}
