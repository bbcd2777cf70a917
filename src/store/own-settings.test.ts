// Settings of lists are their owner's alone: by the store's own queries, and by row level security past them.

import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { execute } from '../../test/support/servers.ts'
import { onOneServer } from '../../test/support/store.ts'
import { filesOf } from '../../test/support/store-files.ts'
import { transactionOf } from './access.ts'
import { connect } from './connection.ts'
import { Access } from './make-access.ts'

onOneServer('own settings', (given) => {
  const person = async (login: string, index: number): Promise<Access> => {
    const id = `00000000-0000-4000-a000-${String(index).padStart(12, '0')}`
    await execute(
      given().url,
      `begin; set local trialbalance.person = 'console';
       insert into person values ('${id}', '${login}', '${login}', '', 'ru', false, false, '2026-01-01', null, 1);
       insert into person_role select '${id}', id, 'controller', '' from book where name = 'settings';
       commit`,
    )
    const facts = { personId: id, login, name: login, language: 'ru', scope: 'full' } as const
    const roles = [{ book: 'settings', role: 'controller', entity: '' } as const]
    return Access.ofPerson({
      ...facts,
      isAdministrator: false,
      preparesStatements: false,
      roles,
      deskRoles: [],
    })
  }

  it('are kept by person, book and list, replaced by the next, gone when reset', async () => {
    const { store, url } = given()
    await store.importBook('settings', filesOf({ 'book.yaml': 'a' }))
    const [one, other] = [await person('one', 1), await person('other', 2)]
    const of = (access: Access) => store.as(access).ownSettings
    await of(one).save('settings', 'journals', '{"show":"mine"}')
    await of(one).save('settings', 'journals', '{"show":"waiting"}')
    await of(one).save('settings', 'lines', '{}')
    await of(other).save('settings', 'journals', '{"show":"other"}')
    expect(await of(one).of('settings', 'journals')).toBe('{"show":"waiting"}')
    expect(await of(other).of('settings', 'journals')).toBe('{"show":"other"}')
    expect(await of(one).of('elsewhere', 'journals')).toBeNull()
    const seen = async (access: Access): Promise<string[]> => {
      const database = connect({ connectionString: url })
      const { rows } = await transactionOf(database, access, (transaction) =>
        sql<{ content: string }>`select content from own_setting order by content`.execute(transaction),
      )
      await database.destroy()
      return rows.map(({ content }) => content)
    }
    expect(await seen(one)).toEqual(['{"show":"waiting"}', '{}'])
    expect(await seen(other)).toEqual(['{"show":"other"}'])
    expect(await seen(Access.ofNobody('nobody'))).toEqual([])
    await of(one).drop('settings', 'journals')
    expect(await of(one).of('settings', 'journals')).toBeNull()
    expect(await of(other).of('settings', 'journals')).toBe('{"show":"other"}')
  })
})
