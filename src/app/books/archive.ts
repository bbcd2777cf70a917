// A book's folder as one zip, both ways: what export-book writes as files stands in it byte for byte, with times that do
// not change, so that the same book gives the same archive.

import { LIMITS } from '../../formats/table/limits.ts'
import { RefusedFile } from '../../formats/table/refused.ts'
import { openZip } from '../../formats/table/zip.ts'
import { finding } from '../../ledger/finding.ts'
import type { Store } from '../../store/store.ts'
import type { Files } from '../../store/types.ts'
import { inputRefused } from '../failure.ts'
import { archiveBeside } from '../threads/beside.ts'
import { filesOf } from './files.ts'

const SETTINGS = 'book.yaml'

/** The book, and the entry in the trail that it left the program. @throws Refused STORE-002 */
export async function exportArchive(store: Store, name: string): Promise<Uint8Array> {
  const book = await store.bookFiles(name)
  const contents = new Map<string, Uint8Array>()
  for (const path of book.list()) contents.set(path, await book.read(path))
  await store.recordExport(book, book.list().length)
  return archiveBeside(contents)
}

/**
 * The files of an archive, from the folder that holds its book.yaml: an archive of the folder itself has it one step down.
 * @throws Refused with what is wrong with the archive; BOOK-040 where there is no book.yaml.
 */
export async function openArchive(
  bytes: Uint8Array,
  name: string,
  progress?: (done: number, total: number) => Promise<void>,
): Promise<Files> {
  const contents = await unpacked(bytes, name, progress)
  const root = [...contents.keys()]
    .filter((path) => path === SETTINGS || path.endsWith(`/${SETTINGS}`))
    .map((path) => path.slice(0, -SETTINGS.length))
    .sort((a, b) => a.length - b.length)[0]
  if (root === undefined) throw inputRefused(finding('BOOK-040', 'blocks', { file: SETTINGS }))
  const below = [...contents].filter(([path]) => path.startsWith(root))
  return filesOf(new Map(below.map(([path, content]) => [path.slice(root.length), content])))
}

/** Hidden files, an office program's leavings and those of the Mac's archiver are not the book's (book-folder.ts). */
const isOurs = (path: string): boolean =>
  !path.split('/').some((part) => part.startsWith('.') || part.startsWith('~$') || part === '__MACOSX')

async function unpacked(
  bytes: Uint8Array,
  name: string,
  progress: (done: number, total: number) => Promise<void> = async () => {},
): Promise<Map<string, Uint8Array>> {
  const contents = new Map<string, Uint8Array>()
  try {
    const zip = await openZip(bytes, LIMITS)
    for (const [index, path] of zip.paths.entries()) {
      await progress(index, zip.paths.length)
      if (!isOurs(path)) continue
      const pieces: Uint8Array[] = []
      for await (const piece of zip.read(path)) pieces.push(piece)
      contents.set(path, Buffer.concat(pieces))
    }
  } catch (error) {
    if (error instanceof RefusedFile) throw inputRefused(error.finding(name))
    throw error
  }
  return contents
}
