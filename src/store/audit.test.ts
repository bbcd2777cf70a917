// The chain of the audit trail: what stands in it, and each way of spoiling it is seen.

import { expect, it } from 'vitest'
import { execute } from '../../test/support/servers.ts'
import { onEveryServer, type TestStore } from '../../test/support/store.ts'
import { filesOf } from '../../test/support/store-files.ts'
import { transactionOf } from './access.ts'
import { type AuditEntry, appendAudit, type ChainHead } from './audit.ts'
import { connect } from './connection.ts'
import { Access } from './make-access.ts'

const ENTRY: AuditEntry = {
  at: new Date('2026-01-20T09:00:00Z'),
  actor: 'person:00000000-0000-4000-8000-000000000001',
  action: 'journal.write',
  objectKind: 'journal',
  object: 'К-01',
  book: '',
  entity: 'МЕТ',
  before: null,
  after: { sum: '100.00', name: 'Резерв' },
}

async function append(url: string, ...entries: readonly Partial<AuditEntry>[]): Promise<ChainHead[]> {
  const database = connect({ connectionString: url })
  const heads: ChainHead[] = []
  for (const entry of entries) {
    heads.push(
      await transactionOf(database, Access.ofNobody('nobody'), (transaction) =>
        appendAudit(transaction, { ...ENTRY, ...entry }),
      ),
    )
  }
  await database.destroy()
  return heads
}

/** As the owner of the tables could: policies off, one statement, policies on. */
const spoil = (url: string, statement: string): Promise<void> =>
  execute(
    url,
    `begin;
     alter table audit_entry no force row level security; alter table audit_content no force row level security;
     ${statement};
     alter table audit_entry force row level security; alter table audit_content force row level security;
     commit`,
  )

onEveryServer('the audit trail', (given: () => TestStore) => {
  it('holds each change of a book with who, what, before and after', async () => {
    const { store, clock } = given()
    await store.importBook('север', filesOf({ 'book.yaml': 'a' }))
    clock.now = new Date('2026-01-21T10:00:00Z')
    await store.importBook('север', filesOf({ 'book.yaml': 'b' }), [], { replace: true })
    await store.importBook('север', filesOf({ 'book.yaml': 'b' }), [], { replace: true })
    const book = await store.bookFiles('север')
    await store.recordExport(book, 1)
    const entries = await store.listAudit({ book: 'север', before: null, limit: 10 })
    expect(entries.map(({ action, actor }) => `${actor} ${action}`)).toEqual([
      'console:tests book.export',
      'console:tests book.import',
      'console:tests book.import',
      'console:tests book.create',
    ])
    expect(entries[1]).toMatchObject({
      at: new Date('2026-01-21T10:00:00Z'),
      objectKind: 'revision',
      object: String(book.revision),
      after: { content: book.contentHash, files: 1 },
    })
    const before = await store.listAudit({ book: '', before: entries[1]?.sequence ?? 0n, limit: 1 })
    expect(before).toEqual([entries[2]])
    expect((await store.verifyAudit()).broken).toBeNull()
  })

  it('numbers entries without gaps in the order of their transactions, however many write at once', async () => {
    const { store, url } = given()
    const start = (await store.verifyAudit()).head.sequence
    await Promise.all(Array.from({ length: 12 }, (_, at) => append(url, { object: `К-${at}` })))
    const { broken, head } = await store.verifyAudit()
    expect({ broken, sequence: head.sequence }).toEqual({ broken: null, sequence: start + 12n })
  })

  it('leaves no entry of a change that did not happen', async () => {
    const { store } = given()
    const { head } = await store.verifyAudit()
    const wrongRow = [{ document: 'x', hash: 'y', place: { row: 1.5 } }]
    await expect(store.importBook('half', filesOf({ 'book.yaml': 'x' }), wrongRow)).rejects.toThrow(
      'STORE-016',
    )
    expect((await store.verifyAudit()).head).toEqual(head)
  })

  it('lets nobody change or delete an entry, not by mistake', async () => {
    const { store, url } = given()
    await append(url, {})
    const { head } = await store.verifyAudit()
    const sees = `set trialbalance.person = 'console'`
    await execute(url, `${sees}; update audit_entry set actor = 'x'; delete from audit_entry`)
    expect(await store.verifyAudit()).toMatchObject({ head, broken: null })
  })

  it('erases contents, never entries; the erasure is an entry', async () => {
    const { store, url } = given()
    const [first] = await append(url, { after: { name: 'Иное' } })
    const sequence = first?.sequence ?? 0n
    await store.eraseAudit(sequence)
    const [erasure, erased] = await store.listAudit({ book: '', before: null, limit: 2 })
    expect(erasure).toMatchObject({ action: 'audit.erase', object: String(sequence) })
    expect(erased).toMatchObject({ sequence, after: null, object: 'К-01' })
    expect((await store.verifyAudit()).broken).toBeNull()
  })

  it('shows where it was spoiled', async () => {
    const { store, url } = given()
    const heads = await append(url, {}, {}, {})
    const [a = 0n, b = 0n, c = 0n] = heads.map(({ sequence }) => sequence)
    const kept = heads[1] ?? null
    expect((await store.verifyAudit(kept)).broken).toBeNull()
    expect((await store.verifyAudit({ sequence: b, hash: 'f'.repeat(64) })).broken).toEqual({
      sequence: b,
      fault: 'kept',
    })
    const brokenBy = async (statement: string, back: string): Promise<unknown> => {
      await spoil(url, statement)
      const { broken } = await store.verifyAudit()
      await spoil(url, back)
      expect((await store.verifyAudit()).broken).toBeNull()
      return broken
    }
    expect(
      await brokenBy(
        `update audit_entry set actor = 'other' where sequence = ${b}`,
        `update audit_entry set actor = '${ENTRY.actor}' where sequence = ${b}`,
      ),
    ).toEqual({ sequence: b, fault: 'changed' })
    expect(
      await brokenBy(
        `update audit_content set content = replace(content, '100.00', '900.00') where sequence = ${a}`,
        `update audit_content set content = replace(content, '900.00', '100.00') where sequence = ${a}`,
      ),
    ).toEqual({ sequence: a, fault: 'content' })
    expect(
      await brokenBy(
        `create table aside as select * from audit_content where sequence = ${c};
         delete from audit_content where sequence = ${c}`,
        `insert into audit_content select * from aside; drop table aside`,
      ),
    ).toEqual({ sequence: c, fault: 'erased' })
    expect(
      await brokenBy(
        `create table aside as select * from audit_head; update audit_head set sequence = sequence - 1`,
        `delete from audit_head; insert into audit_head select * from aside; drop table aside`,
      ),
    ).toMatchObject({ fault: 'head' })
    await spoil(
      url,
      `delete from audit_content where sequence = ${b}; delete from audit_entry where sequence = ${b}`,
    )
    expect((await store.verifyAudit()).broken).toEqual({ sequence: b, fault: 'missing' })
  })
})
