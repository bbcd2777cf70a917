// A trial-balance file as it was understood: for the use case import, with the checks that the file alone allows; for a
// close, by the graph, so that a file is read again when its bytes change and not before.

import type { Graph } from '../close/graph.ts'
import type { ReadBalance } from '../formats/book/read-book.ts'
import { fileChecks } from '../formats/osv/checks.ts'
import { readTrialBalance } from '../formats/osv/read.ts'
import type { TrialBalance } from '../ledger/balance.ts'
import type { Check } from '../ledger/finding.ts'
import { sha256 } from '../ledger/hash.ts'
import { readBeside } from './threads/beside.ts'

export async function readBalance(
  bytes: Uint8Array,
  file: string,
): Promise<{ balance: TrialBalance; checks: readonly Check[] }> {
  const balance = await readTrialBalance(bytes, file, {})
  return { balance, checks: balance.key.length > 0 ? fileChecks(balance) : [] }
}

/**
 * The reader of a book's files, one derivation per file: the path is its subject, since findings name it. `read`: where it
 * is read.
 */
export const readBy =
  (graph: Graph, read: ReadBalance = readTrialBalance): ReadBalance =>
  (bytes, file, options) => {
    const inputs = [sha256(bytes), String(options.exponent)]
    return graph.derive(
      'read@1',
      file,
      inputs,
      () => read(bytes, file, options),
      () => inputs.join(' '),
    ).value
  }

/** Another version of a file that is in the book, as it was. */
export const readVersion: ReadBalance = readBeside
