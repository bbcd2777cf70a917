// A trial balance from the bytes of a file, whatever wrote it: told from what is in it, never from its name.

import type { TrialBalance } from '../../ledger/balance.ts'
import { sha256 } from '../../ledger/hash.ts'
import { dialectOf, splitText } from '../table/csv.ts'
import type { Grid } from '../table/grid.ts'
import { LIMITS, type Limits } from '../table/limits.ts'
import { readGrid, sniff } from '../table/read-grid.ts'
import { RefusedFile } from '../table/refused.ts'
import { readCanonical } from './canonical.ts'
import { isCanonicalHeader, sheetSource, textSource } from './canonical-columns.ts'
import { readOsv } from './osv.ts'

export interface ReadOptions {
  /** Decimals of the books currency; 2 unless given. */
  readonly exponent?: number
  readonly limits?: Limits
}

/**
 * Reads a trial balance: a 1C layout, or the canonical table. A refused file gives one without rows and with
 * the findings that say why; it never throws for what is in the file.
 */
export async function readTrialBalance(
  bytes: Uint8Array,
  file: string,
  options: ReadOptions = {},
): Promise<TrialBalance> {
  const { exponent = 2, limits = LIMITS } = options
  const hash = sha256(bytes)
  const canonical = { file, hash, exponent }
  if (isCanonicalText(bytes, file, limits)) {
    try {
      return readCanonical(textSource(bytes), canonical)
    } catch (error) {
      if (!(error instanceof RefusedFile)) throw error
      return readOsv({ container: 'csv', sheets: [], findings: [error.finding(file)] }, file, hash, exponent)
    }
  }
  const grid = await readGrid(bytes, file, limits)
  const sheet = canonicalSheet(grid)
  return sheet < 0 ? readOsv(grid, file, hash, exponent) : readCanonical(sheetSource(grid, sheet), canonical)
}

/** The first visible sheet that begins with the canonical header. */
const canonicalSheet = ({ sheets }: Grid): number =>
  sheets.findIndex(({ rows, hidden }) => {
    const first = rows[0]
    return (
      !hidden && first !== undefined && isCanonicalHeader([...first.cells.values()].map(({ text }) => text))
    )
  })

class Enough extends Error {}

/** Delimited text under the canonical header: read row by row, without a grid. */
function isCanonicalText(bytes: Uint8Array, file: string, limits: Limits): boolean {
  let isCanonical = false
  try {
    if (sniff(bytes, file, limits) !== 'csv') return false
    splitText(bytes, dialectOf(bytes), (_, cells) => {
      if (cells.every((cell) => cell.trim() === '')) return
      isCanonical = isCanonicalHeader(cells)
      throw new Enough()
    })
  } catch (error) {
    // What is refused here is refused again, with its finding, where the file is read.
    if (!(error instanceof Enough) && !(error instanceof RefusedFile)) throw error
  }
  return isCanonical
}
