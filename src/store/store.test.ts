import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { onEveryServer } from '../../test/support/store.ts'
import { filesOf } from '../../test/support/store-files.ts'
import { sha256 } from '../ledger/hash.ts'
import type { Closing } from './closes.ts'
import { connect } from './connection.ts'
import { migrateDown, migrateUp, migrationNames } from './migrate.ts'
import { pack, unpack } from './packing.ts'
import { Refused } from './refused.ts'
import type { Files } from './types.ts'

/** A connection past the store, on which row level security shows all rows. */
const SEES_ALL = '-c trialbalance.person=console'
const BOOK = {
  'book.yaml': 'format: 1\nname: Север\n',
  'entities.csv': 'code;name\nSEV;АО «Север»\n',
  'balances/SEV/2025-01-01_2025-12-31.csv': 'account;closing_debit;closing_credit\n'.repeat(500),
  'balances/SEV/2024-01-01_2024-12-31.xlsx': new Uint8Array(randomBytes(3000)),
  'пустой.csv': '',
}

const CLOSING: Closing = {
  rootEntity: 'SEV',
  hierarchy: '',
  presentationCurrency: 'RUB',
  scenario: 'actual',
  reportingDate: '2025-12-31',
  inputs: [{ document: 'entities.csv#SEV', hash: sha256('SEV') }],
  inputsHash: sha256('inputs'),
  figuresHash: sha256('figures'),
  fingerprint: sha256('root'),
  blocked: false,
  checks: [
    {
      id: 'BALANCE',
      scope: 'group',
      subject: 'group',
      severity: 'blocks',
      left: '1234567890123456.78',
      right: '1234567890123456.78',
      difference: '0',
      passed: true,
      values: {},
    },
  ],
  findings: [],
}

async function contentOf(files: Files): Promise<Map<string, string>> {
  const content = new Map<string, string>()
  for (const path of files.list()) content.set(path, sha256(await files.read(path)))
  return content
}

async function refusalOf(work: Promise<unknown>): Promise<string> {
  try {
    await work
  } catch (error) {
    if (error instanceof Refused) return error.findings.map(({ code }) => code).join()
    throw error
  }
  return 'nothing was refused'
}

onEveryServer('the store', (given) => {
  it('gives a book back with the same bytes, paths in byte order', async () => {
    const { store } = given()
    const imported = await store.importBook('север', filesOf(BOOK))
    expect(imported).toMatchObject({ changed: true, files: 5 })
    const stored = await store.bookFiles('север')
    expect(stored.list()).toEqual([
      'balances/SEV/2024-01-01_2024-12-31.xlsx',
      'balances/SEV/2025-01-01_2025-12-31.csv',
      'book.yaml',
      'entities.csv',
      'пустой.csv',
    ])
    expect(await contentOf(stored)).toEqual(new Map([...(await contentOf(filesOf(BOOK)))].sort()))
  })

  it('takes the same files again without a new revision, other files only with replace', async () => {
    const { store, clock } = given()
    const first = await store.importBook('again', filesOf(BOOK))
    expect(await store.importBook('again', filesOf(BOOK))).toEqual({ ...first, changed: false })
    const changed = filesOf({ ...BOOK, 'entities.csv': 'code;name\nSEV;АО «Север»\nVOS;ООО «Восток»\n' })
    expect(await refusalOf(store.importBook('again', changed))).toBe('STORE-013')
    clock.now = new Date('2026-02-01T00:00:00Z')
    await store.importBook('again', changed, [], { replace: true })
    expect((await store.listBooks()).find(({ name }) => name === 'again')).toEqual({
      name: 'again',
      files: 5n,
      revisions: 2n,
      importedAt: clock.now,
    })
    expect(await contentOf(await store.bookFiles('again'))).toEqual(
      new Map([...(await contentOf(changed))].sort()),
    )
  })

  it('keeps the rows of registers with their hashes and places', async () => {
    const { store, url } = given()
    const rows = [
      { document: 'entities.csv#SEV', hash: sha256('a'), place: { file: 'entities.csv', row: 2 } },
      { document: 'book.yaml', hash: sha256('b'), place: {} },
    ]
    const { revision } = await store.importBook('rows', filesOf(BOOK), rows)
    const database = connect({ connectionString: url, options: SEES_ALL })
    const kept = await database
      .selectFrom('register_row')
      .selectAll()
      .where('revision', '=', revision)
      .orderBy('position')
      .execute()
    await database.destroy()
    expect(kept).toEqual([
      {
        revision,
        position: 1,
        name: 'entities.csv#SEV',
        hash: sha256('a'),
        file: 'entities.csv',
        sheet: '',
        row_number: 2,
      },
      { revision, position: 2, name: 'book.yaml', hash: sha256('b'), file: '', sheet: '', row_number: null },
    ])
  })

  it('leaves nothing of an import that fails on the way', async () => {
    const { store } = given()
    const before = await store.listBooks()
    const twoRowsInOnePlace = [{ document: 'x', hash: 'y', place: { row: 1.5 } }]
    expect(await refusalOf(store.importBook('half', filesOf(BOOK), twoRowsInOnePlace))).toBe('STORE-016')
    expect(await store.listBooks()).toEqual(before)
    expect(await refusalOf(store.bookFiles('half'))).toBe('STORE-002')
  })

  it('lets two imports of one name at once end as one revision', async () => {
    const { store } = given()
    const both = await Promise.all([
      store.importBook('race', filesOf(BOOK)),
      store.importBook('race', filesOf(BOOK)),
    ])
    expect(both.map(({ changed }) => changed).sort()).toEqual([false, true])
    expect((await store.listBooks()).find(({ name }) => name === 'race')?.revisions).toBe(1n)
  })

  it('keeps the result of a close once, with its checks as they were', async () => {
    const { store, url, clock } = given()
    const { revision } = await store.importBook('closed', filesOf(BOOK))
    clock.now = new Date('2026-01-21T10:11:12Z')
    await store.saveClose(revision, CLOSING)
    await store.saveClose(revision, CLOSING)
    await store.saveClose(revision, { ...CLOSING, reportingDate: '2024-12-31' })
    const { blocked, fingerprint } = CLOSING
    const by = { createdAt: clock.now, blocked, revision, author: 'console:tests', authorName: '' }
    expect(await store.listCloses('closed')).toMatchObject([
      { reportingDate: '2024-12-31', fingerprint, ...by },
      { reportingDate: '2025-12-31', fingerprint, ...by },
    ])
    const database = connect({ connectionString: url, options: SEES_ALL })
    const [kept] = await database.selectFrom('closing').select(['checks', 'inputs']).execute()
    await database.destroy()
    expect(kept).toEqual({ checks: CLOSING.checks, inputs: CLOSING.inputs })
  })

  it('says that a document is damaged instead of reading other figures', async () => {
    const { store, url } = given()
    await store.importBook('damaged', filesOf({ 'book.yaml': 'format: 1\nname: damaged\n' }))
    const stored = await store.bookFiles('damaged')
    const database = connect({ connectionString: url, options: SEES_ALL })
    await database
      .updateTable('document')
      .set({ content: Buffer.from('format: 2'), packing: 'plain' })
      .where('hash', '=', sha256('format: 1\nname: damaged\n'))
      .execute()
    await database.destroy()
    expect(await refusalOf(stored.read('book.yaml'))).toBe('STORE-015')
  })

  it('reads int8 as bigint and a date as its text', async () => {
    const database = connect({ connectionString: given().url, options: SEES_ALL })
    const { rows } = await sql`select 9007199254740993::int8 as big, date '2025-12-31' as day,
      (select coalesce(sum(n), 0)::numeric(38, 0) from (values (9223372036854775807::int8), (1::int8)) as v (n)) as total`.execute(
      database,
    )
    await database.destroy()
    expect(rows).toEqual([{ big: 9007199254740993n, day: '2025-12-31', total: '9223372036854775808' }])
  })

  it('goes down to nothing and up again', async () => {
    const database = connect({ connectionString: given().url, options: SEES_ALL })
    const catalogue = async (): Promise<unknown> => {
      const { rows } = await sql`
        select table_name, column_name, data_type, is_nullable from information_schema.columns
        where table_schema = current_schema and table_name not like 'migration%' order by 1, 2`.execute(
        database,
      )
      return rows
    }
    const up = await catalogue()
    await migrateDown(database)
    expect(await catalogue()).toEqual([])
    await migrateUp(database)
    expect(await catalogue()).toEqual(up)
    await database.destroy()
  })
})

describe('the parts of the store', () => {
  it('packs text and leaves packed bytes as they are', () => {
    const text = new TextEncoder().encode('account;closing\n'.repeat(100))
    const noise = new Uint8Array(randomBytes(1000))
    expect(pack(text).packing).toBe('zstd')
    expect(pack(noise).packing).toBe('plain')
    for (const bytes of [text, noise, new Uint8Array()]) expect([...unpack(pack(bytes))]).toEqual([...bytes])
  })

  it('numbers each migration once', () => {
    const numbers = migrationNames().map((name) => name.slice(0, 4))
    expect(numbers.filter((number) => !/^\d{4}$/.test(number))).toEqual([])
    expect(new Set(numbers).size).toBe(numbers.length)
  })
})
