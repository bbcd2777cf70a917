// Amounts of a file in minor units (accounting-model.md §1): each cell to its nearest kopeck, or a finding;
// the decimal sign of printed numbers told from the whole file; the range of 64 bits proved here, at the
// door.

import type { AmountColumn } from '../../ledger/balance.ts'
import { AMOUNT_COLUMNS, bySix } from '../../ledger/balance.ts'
import type { Place } from '../../ledger/finding.ts'
import type { Cell } from '../table/grid.ts'
import { type DecimalSign, nearestMinor, printedAmount, signOf } from '../table/numbers.ts'
import type { Notes } from './notes.ts'

const LIMIT = 1n << 63n
/** A double keeps whole kopecks up to here. */
const EXACT = 1n << 53n

export type Six = Record<AmountColumn, bigint>
export const zeroSix = (): Six => bySix(() => 0n)

/**
 * The amount of a cell; 0 where a finding says that it is none.
 * @param sign the decimal sign of the file; null where it can be read in two ways, and a finding says so
 * @param decimals of its currency or measure
 */
export function amountOf(
  cell: Cell,
  sign: DecimalSign | null,
  decimals: number,
  notes: Notes,
  place: Omit<Place, 'file'>,
): bigint {
  const at = { ...place, value: cell.text }
  if (cell.error !== '') {
    notes.blocks('OSV-014', { ...place, value: cell.error })
    return 0n
  }
  // The file as a whole is asked about already.
  if (sign === null && cell.number === '' && signOf(cell.text) !== '') return 0n
  const value =
    cell.number === '' ? printedAmount(cell.text, sign ?? '.', decimals) : nearestMinor(cell.number, decimals)
  if (!value) {
    notes.blocks('OSV-016', at, { sign: sign ?? '.' })
    return 0n
  }
  const size = value.amount < 0n ? -value.amount : value.amount
  if (size >= LIMIT) {
    notes.blocks('OSV-023', at)
    return 0n
  }
  if (value.far) notes.blocks('OSV-015', at, { decimals })
  else if (cell.number !== '' && size > EXACT) notes.warns('OSV-024', at)
  return value.amount
}

/** Columns that grow as rows come. */
export class AmountRows {
  length = 0
  key = new Int32Array(256)
  row = new Int32Array(256)
  amounts: Record<AmountColumn, BigInt64Array> = bySix(() => new BigInt64Array(256))
  /** Σ |amount| of all that was put, unbounded. */
  bound = 0n

  /** A row of zeros; its index. */
  add(key: number, row: number): number {
    if (this.length === this.key.length) this.#grow()
    this.key[this.length] = key
    this.row[this.length] = row
    return this.length++
  }

  put(index: number, column: AmountColumn, amount: bigint): void {
    this.bound += amount < 0n ? -amount : amount
    this.amounts[column][index] = amount
  }

  at(index: number, column: AmountColumn): bigint {
    return this.amounts[column][index] ?? 0n
  }

  /** True while no sum over the rows can leave 64 bits. */
  get isInRange(): boolean {
    return this.bound < LIMIT
  }

  #grow(): void {
    const wider = (old: Int32Array): Int32Array<ArrayBuffer> => {
      const made = new Int32Array(old.length * 2)
      made.set(old)
      return made
    }
    this.key = wider(this.key)
    this.row = wider(this.row)
    for (const column of AMOUNT_COLUMNS) {
      const made = new BigInt64Array(this.amounts[column].length * 2)
      made.set(this.amounts[column])
      this.amounts[column] = made
    }
  }

  /** What was filled, without the room to grow. */
  trimmed(): { key: Int32Array; row: Int32Array; amounts: Record<AmountColumn, BigInt64Array> } {
    const { length } = this
    return {
      key: this.key.slice(0, length),
      row: this.row.slice(0, length),
      amounts: bySix((column) => this.amounts[column].slice(0, length)),
    }
  }
}
