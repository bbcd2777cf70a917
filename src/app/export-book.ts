// Export of a book from the store to a folder, byte for byte as its files were imported. Written beside and put in
// place whole: a folder that bears the name is a complete book.

import { existsSync, mkdirSync, readdirSync, renameSync, rmdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { assert, finding } from '../ledger/finding.ts'
import type { StoredBook } from '../store/types.ts'
import type { Progress } from './engine.ts'
import { diskFailure, inputRefused } from './failure.ts'
import { withStoredBook } from './open-book.ts'
import type { StorePlace } from './with-store.ts'

/** @throws Refused STORE-002 (no such book), APP-007 (the folder holds files), APP-010 (it cannot be made). */
export async function exportBook(
  name: string,
  folder: string,
  place: StorePlace,
  progress: Progress,
): Promise<{ folder: string; files: number }> {
  const target = resolve(folder)
  if (existsSync(target) && readdirSync(target).length > 0) {
    throw inputRefused(finding('APP-007', 'blocks', { subject: target }, { folder: target }))
  }
  return withStoredBook(name, place, async (files, store) => {
    const count = await writeFolder(files, target, progress)
    await store.recordExport(files, count)
    return { folder: target, files: count }
  })
}

async function writeFolder(files: StoredBook, target: string, progress: Progress): Promise<number> {
  const draft = `${target}.${process.pid}`
  const paths = files.list()
  try {
    mkdirSync(draft, { recursive: true })
    for (const [index, path] of paths.entries()) {
      assert(isBelow(path), `a path of the book leads out of it: ${path}`)
      progress('write', index, paths.length)
      mkdirSync(join(draft, dirname(path)), { recursive: true })
      writeFileSync(join(draft, path), await files.read(path))
    }
    if (existsSync(target)) rmdirSync(target)
    renameSync(draft, target)
  } catch (error) {
    rmSync(draft, { recursive: true, force: true })
    throw diskFailure(error, target)
  }
  return paths.length
}

const isBelow = (path: string): boolean =>
  path !== '' && !path.startsWith('/') && !path.split('/').includes('..') && !/[\\:\0]/.test(path)
