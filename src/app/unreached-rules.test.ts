import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { Graph } from '../close/graph.ts'
import { readBook } from '../formats/book/read-book.ts'
import { Codes } from '../ledger/facts.ts'
import { bookFolder } from './book-folder.ts'
import { deriveClose } from './close-book.ts'

const SEVERNY = join(import.meta.dirname, '../../books/severny')

describe('rules that no line reached', () => {
  it('are listed once for the whole close; a rule that one company uses is not among them', async () => {
    const { book } = await readBook(bookFolder(SEVERNY))
    if (!book) throw new Error('the sample book does not read')
    const [first] = book.mapping
    if (!first) throw new Error('the sample book has rules')
    // An account that no chart has, and the one that every company has: 51.
    const idle = { ...first, id: 'NEVER', account: '999.99', entity: '' }
    const changed = { ...book, mapping: [...book.mapping, idle] }
    const close = deriveClose(changed, { from: '2025-01-01', to: '2025-12-31' }, new Graph(), new Codes())
    const told = close.findings.filter(({ code }) => code === 'MAP-161')
    expect(told).toHaveLength(1)
    const ids = (told[0]?.values.rules ?? '').split(', ')
    expect(ids).toContain('NEVER')
    const cash = book.mapping
      .filter(({ account, indicator }) => account === '51' && indicator === '')
      .map(({ id }) => id)
    expect(cash.filter((id) => ids.includes(id))).toEqual([])
  })
})
