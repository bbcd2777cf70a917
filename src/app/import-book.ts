// Import of a book's folder into the store (book-format.md): the folder is read and checked for form first; with an
// error in it nothing is imported.

import { readBook } from '../formats/book/read-book.ts'
import type { Book, Row } from '../ledger/book.ts'
import { type Finding, finding } from '../ledger/finding.ts'
import type { Imported, Store } from '../store/store.ts'
import type { RegisterRow } from '../store/types.ts'
import type { Progress } from './engine.ts'
import { inputRefused } from './failure.ts'
import { folderOfBook, nameOfFolder } from './open-book.ts'
import { type StorePlace, withStore } from './with-store.ts'

export interface ImportRequest {
  readonly folder: string
  /** '' : the folder's own name. */
  readonly name: string
  /** Other files under a known name become a new revision. */
  readonly replace: boolean
}

export interface ImportedBook extends Imported {
  /** What the reader warns of. */
  readonly findings: readonly Finding[]
}

/** @throws Refused with all findings when the book does not read; APP-008, STORE-013 and the store's own. */
export async function importBook(
  request: ImportRequest,
  place: StorePlace,
  progress: Progress,
): Promise<ImportedBook> {
  const checked = await readFolder(request, progress)
  return withStore(place, (store) => importInto(store, checked, request.replace, progress))
}

interface CheckedFolder {
  readonly name: string
  readonly files: ReturnType<typeof folderOfBook>
  readonly rows: readonly RegisterRow[]
  readonly findings: readonly Finding[]
}

export async function readFolder(
  { folder, name }: ImportRequest,
  progress: Progress,
): Promise<CheckedFolder> {
  const asked = name || nameOfFolder(folder)
  if (!isBookName(asked)) throw inputRefused(finding('APP-008', 'blocks', { value: asked }, { name: asked }))
  const files = folderOfBook(folder)
  const balances = files.list().filter((path) => path.startsWith('balances/')).length
  let read = 0
  const { book, findings } = await readBook(files, () => progress('read', ++read, balances))
  if (book === null || findings.some(({ severity }) => severity === 'blocks')) throw inputRefused(...findings)
  return { name: asked, files, rows: rowsOf(book), findings }
}

export async function importInto(
  store: Store,
  { files, findings, name, rows }: CheckedFolder,
  replace: boolean,
  progress: Progress,
): Promise<ImportedBook> {
  progress('import', 0, 1)
  return { ...(await store.importBook(name, files, rows, { replace })), findings }
}

/** Every document of the book: rows of registers, journals, balance files. */
export function rowsOf(book: Book): RegisterRow[] {
  const rows: Row[] = [book.settings]
  for (const register of Object.values(book)) {
    if (Array.isArray(register)) rows.push(...register)
    else if (register instanceof Map)
      for (const each of register.values()) if (Array.isArray(each)) rows.push(...each)
  }
  return rows
}

/** It must not be taken for a path, nor spoil a line of output. */
export function isBookName(name: string): boolean {
  const characters = [...name]
  if (characters.length === 0 || characters.length > 100 || name === '.' || name === '..') return false
  return !characters.some((character) => /[\\/\p{Cc}]/u.test(character))
}
