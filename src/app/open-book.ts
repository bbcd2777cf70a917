// What `<book>` of a command names: a folder with book.yaml, else a book in the store. Both are read the same way.

import { existsSync, statSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { finding } from '../ledger/finding.ts'
import type { Store } from '../store/store.ts'
import type { Files, StoredBook } from '../store/types.ts'
import { bookFolder } from './book-folder.ts'
import { inputRefused } from './failure.ts'
import { type StorePlace, storeExists, withStore } from './with-store.ts'

export interface OpenBook {
  readonly files: Files
  /** Where its close may be kept; null for a folder, which needs no database. */
  readonly stored: { readonly store: Store; readonly book: StoredBook } | null
}

/**
 * Does `work` with the book, and closes the database after it.
 * @throws Refused APP-005 (a folder that is no book), STORE-002 (no such name).
 */
export async function withBook<T>(
  book: string,
  place: StorePlace,
  work: (open: OpenBook) => Promise<T>,
): Promise<T> {
  if (existsSync(join(book, 'book.yaml'))) return work({ files: bookFolder(book), stored: null })
  if (isFolder(book)) throw notABook(book)
  return withStoredBook(book, place, (stored, store) =>
    work({ files: stored, stored: { store, book: stored } }),
  )
}

/** @throws Refused STORE-002 when the store has no book of this name. */
export async function withStoredBook<T>(
  name: string,
  place: StorePlace,
  work: (book: StoredBook, store: Store) => Promise<T>,
): Promise<T> {
  // A database is not made only to say that the book is not in it.
  if (!storeExists(place)) {
    throw inputRefused(finding('STORE-002', 'blocks', { subject: name }, { name, known: 'none' }))
  }
  return withStore(place, async (store) => work(await store.bookFiles(name), store))
}

/** The files of a folder that must be a book. */
export function folderOfBook(folder: string): Files {
  if (!existsSync(join(folder, 'book.yaml'))) throw notABook(folder)
  return bookFolder(folder)
}

/** A name is told from a path by a separator, or by what stands on the disk. */
const isFolder = (book: string): boolean =>
  (existsSync(book) && statSync(book).isDirectory()) || /[\\/]/.test(book)

const notABook = (folder: string): Error =>
  inputRefused(finding('APP-005', 'blocks', { subject: folder }, { folder }))

export const nameOfFolder = (folder: string): string => basename(resolve(folder))
