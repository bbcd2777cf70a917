// What a worksheet shows of itself: rows to a level, columns that are not folded away, whether its sums hold, and what a
// selection comes to. Amounts are decimal texts and stay exact.

import { addAmounts, isZero, negated } from '../../amount.ts'
import type { Worksheet } from '../../api.ts'

export type Row = Worksheet['rows'][number]
export type Column = Worksheet['columns'][number]

export interface ShownRow {
  readonly row: Row
  /** The line that an account row belongs to; of a line its own id. */
  readonly line: string
}

export interface ShownColumn {
  readonly column: Column
  readonly at: number
}

const LEAST_LEVEL: Readonly<Record<Row['kind'], number>> = {
  heading: 1,
  subtotal: 1,
  total: 1,
  line: 2,
  account: 3,
}

export function shownRows(sheet: Worksheet, statement: string, level: number): ShownRow[] {
  const shown: ShownRow[] = []
  let line = ''
  for (const row of sheet.rows) {
    if (row.kind !== 'account') line = row.id
    if (row.statement === statement && LEAST_LEVEL[row.kind] <= level) shown.push({ row, line })
  }
  return shown
}

/** Sums and totals always stand: without them a table adds up to nothing. */
export const canHide = ({ kind }: Column): boolean => kind === 'entity' || kind === 'layer'

/** `hide` names kinds of columns or single ones. */
export const isHidden = (column: Column, hide: readonly string[]): boolean =>
  canHide(column) && (hide.includes(column.kind) || hide.includes(column.id))

export const shownColumns = ({ columns }: Worksheet, hide: readonly string[]): ShownColumn[] =>
  columns.flatMap((column, at) => (isHidden(column, hide) ? [] : [{ column, at }]))

/** What does not add up in one column: of its subtotals, and of a sum or total across; '' where all does. */
export function faultOf(sheet: Worksheet, statement: string, at: number): string {
  const rows = sheet.rows.filter((row) => row.statement === statement && row.kind !== 'heading')
  const lines = new Map(rows.flatMap((row) => (row.kind === 'account' ? [] : [[row.id, row] as const])))
  for (const row of rows) {
    const amount = row.amounts[at] ?? '0'
    const parts = row.sums.map(({ id, sign }) => {
      const part = lines.get(id)?.amounts[at] ?? '0'
      return sign === 1 ? part : negated(part)
    })
    const down = parts.length > 0 ? difference(amount, parts) : '0'
    if (!isZero(down)) return down
    const across = partsAcross(sheet.columns, at)
    const along =
      across.length > 0
        ? difference(
            amount,
            across.map((part) => row.amounts[part] ?? '0'),
          )
        : '0'
    if (!isZero(along)) return along
  }
  return ''
}

const difference = (amount: string, parts: readonly string[]): string =>
  addAmounts([amount, ...parts.map(negated)])

function partsAcross(columns: readonly Column[], at: number): number[] {
  const kind = columns[at]?.kind
  const sum = columns.findIndex((column) => column.kind === 'sum')
  if (kind === 'sum') return columns.flatMap((column, index) => (column.kind === 'entity' ? [index] : []))
  if (kind !== 'total') return []
  return columns.flatMap((_, index) => (index >= sum && index < at ? [index] : []))
}

export interface Range {
  readonly from: readonly [row: number, column: number]
  readonly to: readonly [row: number, column: number]
}

export function inRange({ from, to }: Range, row: number, column: number): boolean {
  const within = (at: number, a: number, b: number): boolean => at >= Math.min(a, b) && at <= Math.max(a, b)
  return within(row, from[0], to[0]) && within(column, from[1], to[1])
}

/** Amounts of a selection, row by row; headings have none. */
export function selected(
  rows: readonly ShownRow[],
  columns: readonly ShownColumn[],
  range: Range,
): readonly (readonly string[])[] {
  return rows.flatMap(({ row }, r) => {
    const amounts = columns.flatMap(({ at }, c) => (inRange(range, r, c) ? [row.amounts[at] ?? ''] : []))
    return row.kind === 'heading' || amounts.length === 0 ? [] : [amounts]
  })
}

/** An amount in units of print, each rounded for itself, half away from zero: `-1500.00` in thousands is `-2`. */
export function inUnits(amount: string, unit: number): string {
  if (unit === 1) return amount
  const [whole = '0'] = amount.replace('-', '').split('.')
  const size = BigInt(unit)
  const value = BigInt(whole)
  // Half a unit is whole currency units, so what stands after the point decides nothing.
  const rounded = (value + size / 2n) / size
  return rounded > 0n && amount.startsWith('-') ? `-${rounded}` : String(rounded)
}
