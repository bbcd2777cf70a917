// The command demo: the sample group, imported into the database and closed from it, so that what a newcomer sees
// first is the real thing.

import { join } from 'node:path'
import type { Progress } from './engine.ts'
import { importInto, readFolder } from './import-book.ts'
import { closeOpen, type Documents, type Run } from './run-close.ts'
import { type StorePlace, withStore } from './with-store.ts'

const SAMPLE = join(import.meta.dirname, '../../books/severny')
const PERIOD = '2025'

export async function runDemo(documents: Documents, place: StorePlace, progress: Progress): Promise<Run> {
  const request = { folder: SAMPLE, name: 'severny', replace: true }
  const checked = await readFolder(request, progress)
  progress('store', 0, 1)
  return withStore(place, async (store) => {
    await importInto(store, checked, request.replace, progress)
    const book = await store.bookFiles(request.name)
    return closeOpen({ files: book, stored: { store, book } }, { period: PERIOD }, documents, progress)
  })
}
