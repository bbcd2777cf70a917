// A book through the database and back: the same bytes, and the same root hash of its close (architecture.md,
// Identity) from the folder, from the store, and from the folder that the store wrote.

import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bookFolder } from '../src/app/book-folder.ts'
import { exportBook } from '../src/app/export-book.ts'
import { importBook } from '../src/app/import-book.ts'
import { runClose } from '../src/app/run-close.ts'
import { withStore } from '../src/app/with-store.ts'
import { sha256 } from '../src/ledger/hash.ts'
import type { Files } from '../src/store/types.ts'

const SEVERNY = join(import.meta.dirname, '..', 'books', 'severny')
const quiet = (): void => {}
let folder = ''
let place = { data: '', environment: { TRIALBALANCE_DISK_FLOOR: '0' } }

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'trialbalance-round-trip-'))
  chmodSync(folder, 0o711)
  place = { ...place, data: join(folder, 'data') }
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

async function hashesOf(files: Files): Promise<string[]> {
  const paths = files.list()
  return Promise.all(paths.map(async (path) => `${path} ${sha256(await files.read(path))}`))
}

describe('the sample group', () => {
  it('keeps its bytes and its root hash through the database and back', async () => {
    await importBook({ folder: SEVERNY, name: '', replace: false }, place, quiet)
    const target = join(folder, 'exported')
    await exportBook('severny', target, place, quiet)
    expect(await hashesOf(bookFolder(target))).toEqual(await hashesOf(bookFolder(SEVERNY)))

    const close = (book: string) => runClose({ book, period: '2025' }, null, place, quiet)
    const [fromFolder, fromStore, fromExport] = [
      await close(SEVERNY),
      await close('severny'),
      await close(target),
    ]
    expect(fromFolder.fingerprint).toMatch(/^[0-9a-f]{64}$/)
    expect(fromStore.fingerprint).toBe(fromFolder.fingerprint)
    expect(fromExport.fingerprint).toBe(fromFolder.fingerprint)
  })

  it('leaves the result of its close in the store, once', async () => {
    const request = { book: 'severny', period: '2025' }
    const documents = { out: join(folder, 'out'), formats: ['json'] as const }
    const first = await runClose(request, documents, place, quiet)
    expect(first).toMatchObject({ blocked: false, reportingDate: '2025-12-31' })
    expect(first.written.length).toBeGreaterThan(0)
    await runClose(request, documents, place, quiet)
    const kept = await withStore(place, (store) => store.listCloses('severny'))
    expect(kept.map(({ fingerprint, reportingDate }) => ({ fingerprint, reportingDate }))).toEqual([
      { fingerprint: first.fingerprint, reportingDate: '2025-12-31' },
    ])
  })
})
