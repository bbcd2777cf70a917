// Row level security, seen past the store: plain connections of the program's own role that ask for everything, on
// behalf of one person, of another, of nobody.

import { type Kysely, sql } from 'kysely'
import { expect, it } from 'vitest'
import { execute } from '../../test/support/servers.ts'
import { onEveryServer, type TestStore } from '../../test/support/store.ts'
import { filesOf } from '../../test/support/store-files.ts'
import { transactionOf } from './access.ts'
import { appendAudit } from './audit.ts'
import { connect } from './connection.ts'
import { Access, type BookRole, type RoleInBook } from './make-access.ts'
import { openExternalStore } from './open-store.ts'
import { Refused } from './refused.ts'
import type { Tables } from './tables.ts'

const ids = new Map<string, string>()
const idOf = (login: string): string => {
  const known = ids.get(login)
  if (known) return known
  const made = `00000000-0000-4000-8000-${String(ids.size + 1).padStart(12, '0')}`
  ids.set(login, made)
  return made
}

const accessOf = (login: string, roles: readonly RoleInBook[] = [], isAdministrator = false): Access =>
  Access.ofPerson({
    personId: idOf(login),
    login,
    name: login,
    language: 'ru',
    isAdministrator,
    preparesStatements: false,
    scope: 'full',
    roles,
    deskRoles: [],
  })

async function addPerson(url: string, login: string, isAdministrator = false): Promise<void> {
  await execute(
    url,
    `insert into person values ('${idOf(login)}', '${login}', '${login}', '', 'ru', ${isAdministrator}, false,
      '2026-01-01', null, 1) on conflict do nothing`,
  )
}

const grant = (url: string, login: string, book: string, role: BookRole, entity = ''): Promise<void> =>
  execute(
    url,
    `begin; set local trialbalance.person = 'console';
     insert into person_role select '${idOf(login)}', id, '${role}', '${entity}' from book where name = '${book}';
     commit`,
  )

const CLOSED = [
  'book',
  'revision',
  'revision_file',
  'register_row',
  'closing',
  'person_role',
  'audit_entry',
  'audit_content',
] as const

async function counts(database: Kysely<Tables>, access: Access): Promise<Record<string, number>> {
  return transactionOf(database, access, async (transaction) => {
    const found: Record<string, number> = {}
    for (const table of CLOSED) {
      const { rows } = await sql<{
        n: number
      }>`select count(*)::integer as n from ${sql.table(table)}`.execute(transaction)
      found[table] = rows[0]?.n ?? -1
    }
    return found
  })
}

async function withConnection<T>(url: string, work: (database: Kysely<Tables>) => Promise<T>): Promise<T> {
  const database = connect({ connectionString: url })
  try {
    return await work(database)
  } finally {
    await database.destroy()
  }
}

async function codeOf(work: Promise<unknown>): Promise<string> {
  try {
    await work
  } catch (error) {
    if (error instanceof Refused) return error.findings[0]?.code ?? ''
    throw error
  }
  return 'nothing was refused'
}

async function twoBooks({ store, url }: TestStore): Promise<void> {
  const rows = [{ document: 'book.yaml', hash: 'a', place: { file: 'book.yaml' } }]
  for (const name of ['север', 'юг']) {
    await store.importBook(name, filesOf({ 'book.yaml': `name: ${name}\n`, 'same.csv': 'x' }), rows)
  }
  await addPerson(url, 'controller')
  await grant(url, 'controller', 'север', 'controller')
  await addPerson(url, 'accountant')
  await grant(url, 'accountant', 'север', 'accountant', 'МЕТ')
  await addPerson(url, 'auditor')
  await grant(url, 'auditor', 'север', 'auditor')
  await addPerson(url, 'approver')
  await grant(url, 'approver', 'юг', 'approver')
  await addPerson(url, 'stranger')
  await addPerson(url, 'administrator', true)
}

onEveryServer('row level security', (given) => {
  it('shows no row of a book without a person, and to whom has no role', async () => {
    await twoBooks(given())
    const nothing = Object.fromEntries(CLOSED.map((table) => [table, 0]))
    await withConnection(given().url, async (database) => {
      expect(await counts(database, Access.ofNobody('nobody'))).toEqual(nothing)
      expect(await counts(database, accessOf('stranger'))).toEqual(nothing)
      // Not even said to be whose it is.
      const { rows } = await sql`select from revision union all select from book`.execute(database)
      expect(rows).toEqual([])
    })
  })

  it('shows each person the books of her roles, drafts to those who work on them', async () => {
    await withConnection(given().url, async (database) => {
      const seen = async (login: string): Promise<unknown> => {
        const { book, revision, revision_file, register_row, person_role } = await counts(
          database,
          accessOf(login),
        )
        return { book, revision, revision_file, register_row, person_role }
      }
      const ofOneBook = { book: 1, revision: 1, revision_file: 2, register_row: 1, person_role: 1 }
      expect(await seen('controller')).toEqual(ofOneBook)
      expect(await seen('accountant')).toEqual(ofOneBook)
      expect(await seen('approver')).toEqual(ofOneBook)
      // Nothing is published: the auditor sees that the book is there.
      expect(await seen('auditor')).toEqual({ ...ofOneBook, revision: 0, revision_file: 0, register_row: 0 })
      // Names of books and roles, no figure.
      expect(await seen('administrator')).toEqual({
        book: 2,
        revision: 0,
        revision_file: 0,
        register_row: 0,
        person_role: 4,
      })
    })
    const { store } = given()
    expect((await store.as(accessOf('approver')).listBooks()).map(({ name }) => name)).toEqual(['юг'])
    expect(await codeOf(store.as(accessOf('approver')).bookFiles('север'))).toBe('STORE-002')
  })

  it('goes by what the database says now: a right that is taken away is gone, an open book closes', async () => {
    const { store, url } = given()
    await addPerson(url, 'leaver')
    await grant(url, 'leaver', 'север', 'controller')
    const open = await store.as(accessOf('leaver')).bookFiles('север')
    expect(open.list()).toEqual(['book.yaml', 'same.csv'])
    await execute(url, `update person set disabled_at = '2026-01-02' where login = 'leaver'`)
    expect(await codeOf(open.read('book.yaml'))).toBe('STORE-018')
    expect(await store.as(accessOf('leaver')).listBooks()).toEqual([])
  })

  it('lets a document be opened through a revision only that the reader sees', async () => {
    const { store } = given()
    const south = await store.as(accessOf('approver')).bookFiles('юг')
    expect(new TextDecoder().decode(await south.read('same.csv'))).toBe('x')
    const north = await store.bookFiles('север')
    expect(await codeOf(store.as(accessOf('approver')).bookFiles('север'))).toBe('STORE-002')
    expect(await north.read('same.csv')).toEqual(await south.read('same.csv'))
  })

  it('takes no row of a book from whom may not write there', async () => {
    await withConnection(given().url, async (database) => {
      const write = (access: Access): Promise<unknown> =>
        transactionOf(database, access, (transaction) =>
          sql`insert into revision (book, content_hash, imported_at)
            select id, 'x', '2026-01-01' from book where name = 'юг'`.execute(transaction),
        )
      await expect(write(accessOf('approver'))).rejects.toMatchObject({ code: '42501' })
      const grantOneself = (login: string): Promise<unknown> =>
        transactionOf(database, accessOf(login), (transaction) =>
          sql`insert into person_role (person, book, role, entity)
            select ${idOf(login)}::uuid, id, 'controller', '' from book`.execute(transaction),
        )
      await expect(grantOneself('controller')).rejects.toMatchObject({ code: '42501' })
      await expect(grantOneself('auditor')).rejects.toMatchObject({ code: '42501' })
    })
    const { store } = given()
    const more = filesOf({ 'book.yaml': 'name: other\n' })
    const asApprover = store.as(accessOf('approver')).importBook('юг', more, [], { replace: true })
    // An approver sees the book but cannot lock it for a change.
    expect(await codeOf(asApprover)).toBe('STORE-019')
  })

  it('makes who creates a book its controller, and says nothing of a book she does not see', async () => {
    const { store } = given()
    const she = store.as(accessOf('stranger'))
    await she.importBook('новая', filesOf({ 'book.yaml': 'name: new\n' }))
    expect((await she.listBooks()).map(({ name }) => name)).toEqual(['новая'])
    expect(await codeOf(she.importBook('север', filesOf({ 'book.yaml': 'x' }), [], { replace: true }))).toBe(
      'STORE-019',
    )
  })

  it('shows an accountant the entries of her own companies, and what she did herself', async () => {
    const { store, url } = given()
    const entry = { at: new Date('2026-01-05T00:00:00Z'), action: 'journal.write', objectKind: 'journal' }
    const written = [
      { object: 'hers', entity: 'МЕТ', actor: 'person:x' },
      { object: 'another', entity: 'КГР', actor: 'person:x' },
      { object: 'group', entity: '', actor: 'person:x' },
      { object: 'own act', entity: 'КГР', actor: `person:${idOf('accountant')}` },
    ]
    await withConnection(url, async (database) => {
      for (const one of written) {
        await transactionOf(database, Access.ofConsole('tests'), (transaction) =>
          appendAudit(transaction, { ...entry, ...one, book: 'север', before: null, after: { sum: '1.00' } }),
        )
      }
    })
    const read = async (login: string): Promise<unknown[]> => {
      const entries = await store.as(accessOf(login)).listAudit({ book: '', before: null, limit: 100 })
      const journals = entries.filter(({ action }) => action === 'journal.write')
      return journals.map(({ after, object }) => [object, after !== null])
    }
    expect(await read('accountant')).toEqual([
      ['own act', true],
      ['hers', true],
    ])
    expect(await read('controller')).toHaveLength(4)
    for (const login of ['approver', 'auditor', 'stranger', 'administrator'])
      expect(await read(login)).toEqual([])
  })

  it('is on, and forced on the owner, for every table with a book or a revision', async () => {
    await withConnection(given().url, async (database) => {
      const { rows } = await sql`
        select distinct table_name from information_schema.columns
        join pg_class on pg_class.oid = format('%I.%I', table_schema, table_name)::regclass
        where table_schema = current_schema and column_name in ('book', 'revision', 'organisation')
          and relkind in ('r', 'p') and not (relrowsecurity and relforcerowsecurity)`.execute(database)
      expect(rows).toEqual([])
    })
  })

  it('is not worked around: the program refuses to work as a role that it does not hold', async () => {
    const { superuser, url } = given()
    const clock = (): Date => new Date('2026-01-01T00:00:00Z')
    await (await openExternalStore(url, clock)).close()
    if (superuser !== '') expect(await codeOf(openExternalStore(superuser, clock))).toBe('STORE-017')
  })
})
