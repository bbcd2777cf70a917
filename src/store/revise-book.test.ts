import { describe, expect, it } from 'vitest'
import { onEveryServer } from '../../test/support/store.ts'
import { filesOf } from '../../test/support/store-files.ts'
import { sha256 } from '../ledger/hash.ts'
import { Refused } from './refused.ts'
import type { BookAct, BookChange } from './revise-book.ts'

const ACT: BookAct = { action: 'rate.change', objectKind: 'register', object: 'rates.csv', entity: '' }
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)
const changed = (files: Record<string, string | null>, answer = ''): BookChange => ({
  files: new Map(Object.entries(files).map(([path, text]) => [path, text === null ? null : bytes(text)])),
  rows: [{ document: 'rates.csv#1', hash: sha256('1'), place: { file: 'rates.csv', row: 2 } }],
  before: null,
  after: { rate: '12.5' },
  answer,
})

async function refusalOf(work: Promise<unknown>): Promise<string> {
  try {
    await work
  } catch (error) {
    if (error instanceof Refused) return error.findings.map(({ code }) => code).join()
    throw error
  }
  return 'nothing was refused'
}

onEveryServer('a change of a stored book', (given) => {
  const begin = async (name: string): Promise<void> => {
    await given().store.importBook(name, filesOf({ 'book.yaml': 'a', 'rates.csv': 'b', 'old.csv': 'c' }))
  }
  const textsOf = async (name: string): Promise<Record<string, string>> => {
    const files = await given().store.bookFiles(name)
    const texts: Record<string, string> = {}
    for (const path of files.list()) texts[path] = new TextDecoder().decode(await files.read(path))
    return texts
  }

  it('is a new revision: changed, added and removed files, the others as they were, an entry in the trail', async () => {
    const { store } = given()
    await begin('one')
    const first = await store.bookFiles('one')
    const revised = await store.reviseBook('one', ACT, async (files) => {
      expect(files.list()).toEqual(['book.yaml', 'old.csv', 'rates.csv'])
      expect(new TextDecoder().decode(await files.read('rates.csv'))).toBe('b')
      return changed({ 'rates.csv': 'B', 'new/one.csv': 'd', 'old.csv': null })
    })
    expect(revised.changed).toBe(true)
    expect(await textsOf('one')).toEqual({ 'book.yaml': 'a', 'new/one.csv': 'd', 'rates.csv': 'B' })
    const [entry] = await store.listAudit({ book: 'one', before: null, limit: 1 })
    expect(entry).toMatchObject({ ...ACT, after: { rate: '12.5' }, before: null })
    // The same content hash as a book that is imported with these files.
    await store.importBook('same', filesOf(await textsOf('one')))
    expect((await store.bookFiles('same')).contentHash).toBe((await store.bookFiles('one')).contentHash)
    expect((await store.bookFiles('one')).revision).toBeGreaterThan(first.revision)
  })

  it('that changes nothing makes no revision and no entry', async () => {
    const { store } = given()
    await begin('none')
    const before = await store.listAudit({ book: 'none', before: null, limit: 10 })
    const revised = await store.reviseBook('none', ACT, async () => changed({ 'rates.csv': 'b' }))
    expect(revised.changed).toBe(false)
    expect(await store.listAudit({ book: 'none', before: null, limit: 10 })).toEqual(before)
  })

  it('that fails leaves nothing, and says what failed', async () => {
    const { store } = given()
    await begin('fails')
    const failure = new Error('the reason')
    await expect(store.reviseBook('fails', ACT, () => Promise.reject(failure))).rejects.toBe(failure)
    expect(await textsOf('fails')).toEqual({ 'book.yaml': 'a', 'old.csv': 'c', 'rates.csv': 'b' })
    expect(await refusalOf(store.reviseBook('nowhere', ACT, async () => changed({})))).toBe('STORE-002')
  })

  it('comes after the one before it, and sees it', async () => {
    const { store } = given()
    await begin('many')
    const append = (text: string): Promise<unknown> =>
      store.reviseBook('many', ACT, async (files) =>
        changed({ 'rates.csv': new TextDecoder().decode(await files.read('rates.csv')) + text }),
      )
    // More than there are connections: none may wait for one that waits for it.
    await Promise.all(['1', '2', '3', '4', '5', '6', '7', '8'].map(append))
    const { 'rates.csv': text = '' } = await textsOf('many')
    expect([...text].sort().join('')).toBe('12345678b')
  })

  describe('with an Idempotency-Key', () => {
    const once = { key: 'K', requestHash: sha256('request') }

    it('is made once, and answered the same again', async () => {
      const { store } = given()
      await begin('once')
      const act = { ...ACT, once }
      const first = await store.reviseBook('once', act, async () =>
        changed({ 'rates.csv': 'x' }, '{"id":"1"}'),
      )
      const again = await store.reviseBook('once', act, async () =>
        changed({ 'rates.csv': 'y' }, '{"id":"2"}'),
      )
      expect(again).toEqual({ revision: first.revision, changed: false, answer: '{"id":"1"}' })
      expect((await textsOf('once'))['rates.csv']).toBe('x')
    })

    it('is refused when the key comes with another request', async () => {
      const { store } = given()
      await begin('other')
      await store.reviseBook('other', { ...ACT, once }, async () => changed({ 'rates.csv': 'x' }))
      const other = { ...ACT, once: { ...once, requestHash: sha256('other') } }
      expect(
        await refusalOf(store.reviseBook('other', other, async () => changed({ 'rates.csv': 'y' }))),
      ).toBe('STORE-020')
    })
  })
})
