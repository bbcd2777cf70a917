// A change derives again what depends on it and nothing else: shown by counting derivations, not by time.

import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { bookFolder } from '../../src/app/book-folder.ts'
import { type DerivedClose, deriveClose } from '../../src/app/close-book.ts'
import { documentsOf, fingerprintOf } from '../../src/app/close-documents.ts'
import { readBy } from '../../src/app/read-balance.ts'
import { Graph } from '../../src/close/graph.ts'
import { readBook } from '../../src/formats/book/read-book.ts'
import type { BookFiles } from '../../src/formats/book/settings.ts'
import type { Book, Journal } from '../../src/ledger/book.ts'
import { Codes } from '../../src/ledger/facts.ts'
import { add, fraction } from '../../src/ledger/fraction.ts'
import { sha256 } from '../../src/ledger/hash.ts'
import { toJson } from '../../src/statements/json.ts'

const folder = join(import.meta.dirname, '../../books/severny')
const YEAR = { from: '2025-01-01', to: '2025-12-31' }
const ENTITY = 'МЕТ'

const read = readBook(bookFolder(folder)).then(({ book, findings }) => {
  if (!book) throw new Error(JSON.stringify(findings))
  return book
})

/** The book with one ruble more on every line of one journal of the entity. */
function changed(book: Book): { book: Book; journal: Journal } {
  const journal = book.journals.find(
    (one) => one.entity === ENTITY && one.date >= YEAR.from && one.lines.length === 2,
  )
  if (!journal) throw new Error('no journal to change')
  const more = fraction(1n)
  const lines = journal.lines.map((line) => ({
    ...line,
    debit: line.debit && add(line.debit, more),
    credit: line.credit && add(line.credit, more),
  }))
  const other = { ...journal, lines, hash: sha256(`${journal.hash} changed`) }
  return {
    book: { ...book, journals: book.journals.map((one) => (one === journal ? other : one)) },
    journal: other,
  }
}

const contents = (close: DerivedClose): string =>
  JSON.stringify(close.derived.map(({ of }) => toJson(of.set)))

const fingerprint = (close: DerivedClose): string => {
  const sets = close.derived.map(({ of }) => of.set)
  const figures = { facts: close.facts, sets, checks: close.checks }
  return fingerprintOf(close.book, YEAR.to, documentsOf(close.book, YEAR.to), figures).root
}

describe('a changed adjustment of one company', () => {
  it('derives its own chain of the year, what stands on it, and the close', async () => {
    const book = await read
    const [graph, codes] = [new Graph(), new Codes()]
    deriveClose(book, YEAR, graph, codes)
    graph.startCounting()
    deriveClose(book, YEAR, graph, codes)
    expect(graph.derived).toEqual([])

    graph.startCounting()
    deriveClose(changed(book).book, YEAR, graph, codes)
    const names = graph.derived.map((one) => one.split(' ')[0])
    const period = `${YEAR.from}/${YEAR.to}`
    expect(graph.derived.filter((one) => one.includes('2024-01-01/2024-12-31'))).toEqual([])
    expect(names.filter((name) => name === 'map@1' || name === 'ownership@1')).toEqual([])
    const own = graph.derived.filter(
      (one) =>
        one.startsWith('adjust@1') || one.startsWith('deferred-tax@1') || one.startsWith('translate@1'),
    )
    expect(own.every((one) => one.endsWith(`${ENTITY} ${period}`))).toBe(true)
    expect(own.map((one) => one.split(' ')[0])).toContain('adjust@1')
    const statements = graph.derived.filter((one) => one.startsWith('entity-'))
    expect(statements.every((one) => one.includes(` ${ENTITY} `))).toBe(true)
    expect(graph.derived.filter((one) => one.startsWith('pair@1')).every((one) => one.includes(ENTITY))).toBe(
      true,
    )
    expect(names.filter((name) => name === 'totals@1').length).toBe(1)
    expect(names.filter((name) => name === 'consolidate@1').length).toBe(1)
    expect(names.filter((name) => name === 'group-checks@1').length).toBe(1)
    expect(names.filter((name) => name === 'group-statements@1').length).toBe(book.settings.basis.length)
  })

  it('reads no trial balance again, and a changed file alone', async () => {
    const graph = new Graph()
    const files = bookFolder(folder)
    await readBook(files, () => {}, readBy(graph))
    const balances = files.list().filter((path) => path.startsWith('balances/'))
    expect(graph.derived).toEqual(balances.map((path) => `read@1 ${path}`))

    const adjustments = new TextDecoder()
      .decode(await files.read('adjustments.csv'))
      .replaceAll('118400000.00', '118400001.00')
    const changedIn = (path: string, bytes: Uint8Array): BookFiles => ({
      ...files,
      list: () => files.list(),
      read: async (one) => (one === path ? bytes : files.read(one)),
    })
    graph.startCounting()
    await readBook(changedIn('adjustments.csv', Buffer.from(adjustments)), () => {}, readBy(graph))
    expect(graph.derived).toEqual([])

    const [first = ''] = balances
    const more = Buffer.concat([await files.read(first), Buffer.from('\n')])
    await readBook(changedIn(first, more), () => {}, readBy(graph))
    expect(graph.derived).toEqual([`read@1 ${first}`])
  })

  it('gives the bytes of a derivation from nothing', async () => {
    const book = await read
    const [graph, codes] = [new Graph(), new Codes()]
    deriveClose(book, YEAR, graph, codes)
    const after = changed(book).book
    const again = deriveClose(after, YEAR, graph, codes)
    const fresh = deriveClose(after, YEAR, new Graph(), new Codes())
    expect(contents(again)).toBe(contents(fresh))
    expect(fingerprint(again)).toBe(fingerprint(fresh))
  })
})

describe('the order of a book', () => {
  it('changes neither statements nor fingerprint', async () => {
    const book = await read
    const turned: Book = {
      ...book,
      entities: [...book.entities].reverse(),
      journals: [...book.journals].reverse(),
      balances: [...book.balances].reverse(),
      rates: [...book.rates].reverse(),
      turnovers: [...book.turnovers].reverse(),
    }
    const [one, other] = [
      deriveClose(book, YEAR, new Graph(), new Codes()),
      deriveClose(turned, YEAR, new Graph(), new Codes()),
    ]
    expect(contents(other)).toBe(contents(one))
    expect(fingerprint(other)).toBe(fingerprint(one))
  })
})
