// A trial balance from the bytes of a file, whatever wrote it: told from what is in it, never from its name.

import type { TrialBalance } from '../../ledger/balance.ts'
import { sha256 } from '../../ledger/hash.ts'
import { readGrid } from '../table/read-grid.ts'
import { isCanonicalHeader, readCanonical } from './canonical.ts'
import { readOsv } from './osv.ts'

/** Reads a trial balance; a refused file gives one without rows and with the findings that say why. */
export async function readTrialBalance(
  bytes: Uint8Array,
  file: string,
  options: { exponent?: number } = {},
): Promise<TrialBalance> {
  const grid = await readGrid(bytes, file)
  const hash = sha256(bytes)
  const exponent = options.exponent ?? 2
  const head = grid.sheets[0]?.rows[0]
  if (head && isCanonicalHeader([...head.cells.values()].map((cell) => cell.text)))
    return readCanonical(grid, file, hash, exponent)
  return readOsv(grid, file, hash, exponent)
}
