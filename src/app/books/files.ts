// A book that is not in the store yet, as files in memory: a new one, or what an archive holds.

import { readBook } from '../../formats/book/read-book.ts'
import { compareBytes } from '../../ledger/facts.ts'
import type { Finding } from '../../ledger/finding.ts'
import { finding } from '../../ledger/finding.ts'
import type { Once } from '../../store/revise-book.ts'
import type { Files, Imported, Store } from '../../store/store.ts'
import { inputRefused } from '../failure.ts'
import { isBookName, rowsOf } from '../import-book.ts'

export function filesOf(contents: ReadonlyMap<string, Uint8Array>): Files {
  return {
    list: () => [...contents.keys()].sort(compareBytes),
    read: async (path) => {
      const bytes = contents.get(path)
      if (!bytes) throw new Error(`invariant: the book does not list ${path}`)
      return bytes
    },
  }
}

export interface TakenBook extends Imported {
  /** What the reader warns of. */
  readonly findings: readonly Finding[]
}

export interface Taking {
  readonly name: string
  readonly files: Files
  /** Other files under a known name become a new revision. */
  readonly replace: boolean
  readonly once: Once
}

/**
 * Reads and checks the files, and takes them into the store whole.
 * @throws Refused with all findings when the book does not read; APP-008, STORE-013, STORE-019.
 */
export async function takeBook(store: Store, { files, name, once, replace }: Taking): Promise<TakenBook> {
  if (!isBookName(name)) throw inputRefused(finding('APP-008', 'blocks', { value: name }, { name }))
  const { book, findings } = await readBook(files)
  if (book === null || findings.some(({ severity }) => severity === 'blocks')) throw inputRefused(...findings)
  return { ...(await store.importBook(name, files, rowsOf(book), { replace, once })), findings }
}
