// The inner loop of the mapping: rules are decided once per line key and side, each decision names three sums (opening,
// debit, credit), and lines are added into them by integers alone (architecture.md, The fact table).

import { assert } from '../../ledger/finding.ts'

/** Lines as columns; opening and closing debit positive, turnovers as in a trial balance. */
export interface LineColumns {
  readonly key: Int32Array
  readonly opening: BigInt64Array
  readonly debit: BigInt64Array
  readonly credit: BigInt64Array
  readonly closing: BigInt64Array
}

/** Where each line key adds: the sum of opening, debit, credit on the debit side, then the same on the credit side. */
export interface KeySums {
  /** 6 per key. The sum 0 takes what is not to be added. */
  readonly sums: Int32Array
  /** Per key: 1 where the two sides differ, so that the line's own balance must be looked at. */
  readonly sided: Uint8Array
}

export const SUMS_PER_KEY = 6
const CREDIT_SIDE = 3
const RANGE = 1n << 63n

/**
 * Adds lines into sums, debit positive: opening, debit turnover, credit turnover with the opposite sign. Lines
 * `starts[n]` ≤ row < `starts[n + 1]` add into the sums from `n · width` on (an entity and period each). A line that
 * opens at nil takes the side of its closing; nil at both ends, the first one (callers put the usual side there).
 * @param bound Σ |opening| + |debit| + |credit| of what will stand in the sums, unbounded: int64 sums wrap without a
 * word, so the range is proved before.
 */
export function aggregateLines(
  lines: LineColumns,
  starts: Int32Array,
  { sided, sums: sumOf }: KeySums,
  sums: BigInt64Array,
  width: number,
  bound: bigint,
): void {
  assert(bound < RANGE, `amounts of ${bound} minor units exceed the range of 64 bits`)
  const { closing, credit, debit, key, opening } = lines
  // The high half of an amount tells its sign without making a bigint of it (little-endian everywhere this runs).
  const openingHalves = halvesOf(opening)
  const closingHalves = halvesOf(closing)
  for (let chunk = 0; chunk + 1 < starts.length; chunk++) {
    const base = chunk * width
    const end = starts[chunk + 1]!
    for (let row = starts[chunk]!; row < end; row++) {
      const code = key[row]!
      let half = openingHalves[2 * row + 1]!
      if ((half | openingHalves[2 * row]!) === 0) half = closingHalves[2 * row + 1]!
      // All ones where the balance is a credit: no branch, since signs cannot be foreseen.
      const at = code * SUMS_PER_KEY + ((half >> 31) & sided[code]!) * CREDIT_SIDE
      const openingSum = base + sumOf[at]!
      const debitSum = base + sumOf[at + 1]!
      const creditSum = base + sumOf[at + 2]!
      sums[openingSum] = sums[openingSum]! + opening[row]!
      sums[debitSum] = sums[debitSum]! + debit[row]!
      sums[creditSum] = sums[creditSum]! - credit[row]!
    }
  }
}

const halvesOf = (column: BigInt64Array): Int32Array =>
  new Int32Array(column.buffer, column.byteOffset, column.length * 2)
