// Drafts are their owner's alone: by the store's own queries, and by row level security past them.

import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { execute } from '../../test/support/servers.ts'
import { onEveryServer } from '../../test/support/store.ts'
import { filesOf } from '../../test/support/store-files.ts'
import { transactionOf } from './access.ts'
import { connect } from './connection.ts'
import { Access } from './make-access.ts'

const DOCUMENT = 'adjustments.csv#К-1'
const draft = (content: string, counter: bigint) => ({ document: DOCUMENT, content, counter, etag: 'E' })

onEveryServer('drafts', (given) => {
  const person = async (login: string, index: number): Promise<Access> => {
    const id = `00000000-0000-4000-a000-${String(index).padStart(12, '0')}`
    await execute(
      given().url,
      `begin; set local trialbalance.person = 'console';
       insert into person values ('${id}', '${login}', '${login}', '', 'ru', false, false, '2026-01-01', null, 1);
       insert into person_role select '${id}', id, 'controller', '' from book where name = 'drafts';
       commit`,
    )
    const facts = { personId: id, login, name: login, language: 'ru', scope: 'full' } as const
    const roles = [{ book: 'drafts', role: 'controller', entity: '' } as const]
    return Access.ofPerson({
      ...facts,
      isAdministrator: false,
      preparesStatements: false,
      roles,
      deskRoles: [],
    })
  }

  it('are kept with a counter, told apart by owner, gone when dropped', async () => {
    const { store, url } = given()
    await store.importBook('drafts', filesOf({ 'book.yaml': 'a' }))
    const [one, other] = [await person('one', 1), await person('other', 2)]
    const first = await store.as(one).saveDraft('drafts', draft('1', 0n))
    expect(first).toMatchObject({ content: '1', counter: 1n, etag: 'E' })
    expect(await store.as(one).saveDraft('drafts', draft('2', 1n))).toMatchObject({ counter: 2n })
    expect(await store.as(one).saveDraft('drafts', draft('late', 1n))).toBeNull()
    expect(await store.as(one).saveDraft('drafts', draft('begun twice', 0n))).toBeNull()
    expect(await store.as(one).saveDraft('elsewhere', draft('1', 0n))).toBeNull()
    expect(await store.as(other).listDrafts('drafts')).toEqual([])
    expect(await store.as(other).saveDraft('drafts', draft('of the other', 0n))).toMatchObject({
      counter: 1n,
    })
    const seen = async (access: Access): Promise<string[]> => {
      const database = connect({ connectionString: url })
      const { rows } = await transactionOf(database, access, (transaction) =>
        sql<{ content: string }>`select content from draft order by content`.execute(transaction),
      )
      await database.destroy()
      return rows.map(({ content }) => content)
    }
    expect(await seen(one)).toEqual(['2'])
    expect(await seen(other)).toEqual(['of the other'])
    expect(await seen(Access.ofNobody('nobody'))).toEqual([])
    await store.as(one).dropDraft('drafts', DOCUMENT)
    expect(await store.as(one).listDrafts('drafts')).toEqual([])
    expect(await store.as(other).listDrafts('drafts')).toHaveLength(1)
  })
})
