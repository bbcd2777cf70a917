// A book that is not in the store yet, as files in memory: a new one, or what an archive holds.

import { type ReadBalance, readBook } from '../../formats/book/read-book.ts'
import { compareBytes } from '../../ledger/facts.ts'
import type { Finding } from '../../ledger/finding.ts'
import { finding } from '../../ledger/finding.ts'
import type { Imported, Store } from '../../store/store.ts'
import type { Files, Once } from '../../store/types.ts'
import { type Access, mayCreateBook, mayEditBook } from '../access.ts'
import { inputRefused } from '../failure.ts'
import { isBookName, rowsOf } from '../import-book.ts'
import type { Pause } from '../room/room.ts'
import { readBeside } from '../threads/beside.ts'

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
  readonly once?: Once
}

/** Of who waits for long work: told between its parts, and before it is written. */
export interface Waiting {
  readonly pause: Pause
  readonly keeping: () => Promise<void>
}

/** Nobody waits: it is done at once. */
export const AT_ONCE: Waiting = { pause: async () => {}, keeping: async () => {} }

/** To replace is to change a book; to bring another is to create one. */
export function mayTakeBook(access: Access, name: string, replace: boolean): boolean {
  const isHers = access.rolesIn(name).size > 0
  return replace && isHers ? mayEditBook(access, name) : mayCreateBook(access)
}

/**
 * Reads and checks the files, and takes them into the store whole.
 * @throws Refused with all findings when the book does not read; APP-008, STORE-013, STORE-019.
 */
export async function takeBook(
  store: Store,
  { files, name, once, replace }: Taking,
  { keeping, pause }: Waiting = AT_ONCE,
): Promise<TakenBook> {
  if (!isBookName(name)) throw inputRefused(finding('APP-008', 'blocks', { value: name }, { name }))
  const total = files.list().filter((path) => path.startsWith('balances/')).length
  let read = 0
  const withPauses: ReadBalance = async (bytes, path, options) => {
    await pause('read', read++, total)
    return readBeside(bytes, path, options)
  }
  const { book, findings } = await readBook(files, () => {}, withPauses)
  if (book === null || findings.some(({ severity }) => severity === 'blocks')) throw inputRefused(...findings)
  await keeping()
  const options = { replace, ...(once ? { once } : {}) }
  return { ...(await store.importBook(name, files, rowsOf(book), options)), findings }
}
