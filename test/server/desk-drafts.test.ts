// What a person typed at the desk and has not sent: kept at the server, hers alone, one copy for each request.

import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Server } from '../../src/server/context.ts'
import type { Answer, BrowserClient } from '../support/browser-client.ts'
import { customer, deskPerson, makeDesk, ofLine, type TestDesk } from '../support/desk.ts'
import { DeskClient } from '../support/desk-client.ts'
import { peopleServer, signedIn } from '../support/people.ts'
import { onOneServer } from '../support/store.ts'

onOneServer('drafts of the desk', (given) => {
  let server: Server
  let desk: TestDesk
  let request: string
  const who: Record<string, BrowserClient> = {}

  beforeAll(async () => {
    const { store } = given()
    server = await peopleServer(store)
    desk = await makeDesk(store)
    await deskPerson(store, { login: 'sev' }, [customer(desk.organisations.SEV)])
    await deskPerson(store, { login: 'yug' }, [customer(desk.organisations.YUG)])
    await deskPerson(store, { login: 'specialist' }, [ofLine('specialist')])
    for (const login of ['sev', 'yug', 'specialist']) who[login] = await signedIn(server, login)
    request = await new DeskClient(as('sev')).register(desk.organisations.SEV)
  })
  afterAll(() => server.close())

  const as = (login: string): BrowserClient => {
    const browser = who[login]
    if (!browser) throw new Error(login)
    return browser
  }
  const save = (login: string, path: string, content: string, counter: number): Promise<Answer> =>
    as(login).send('PUT', path, { content }, { 'if-match': `"${counter}"` })
  const draftOf = async (login: string, path: string): Promise<unknown> =>
    (await as(login).get(path)).body.draft

  it('are kept of a new request and of each request apart, and dropped', async () => {
    const answer = `/desk/requests/${request}/draft`
    expect(await draftOf('sev', '/desk/draft')).toBeNull()
    expect((await save('sev', '/desk/draft', 'новое', 0)).body).toMatchObject({
      draft: { content: 'новое', counter: 1 },
    })
    expect((await save('sev', answer, 'ответ', 0)).headers.etag).toBe('"1"')
    expect((await save('sev', answer, 'ответ дальше', 1)).status).toBe(200)
    // Signed in again, elsewhere: it is the person's, not the session's.
    const again = await signedIn(server, 'sev')
    expect((await again.get(answer)).body).toMatchObject({ draft: { content: 'ответ дальше', counter: 2 } })
    expect(await draftOf('sev', '/desk/draft')).toMatchObject({ content: 'новое' })
    expect((await as('sev').send('DELETE', '/desk/draft')).status).toBe(204)
    expect(await draftOf('sev', '/desk/draft')).toBeNull()
    expect(await draftOf('sev', answer)).toMatchObject({ content: 'ответ дальше' })
    expect((await as('sev').send('DELETE', answer)).status).toBe(204)
    expect(await draftOf('sev', answer)).toBeNull()
  })

  it('of another tab stand: who saves from before is told what is there', async () => {
    const path = '/desk/draft'
    await save('specialist', path, 'один', 0)
    const stale = await save('specialist', path, 'два', 0)
    expect([stale.status, stale.body.current]).toMatchObject([412, { content: 'один', counter: 1 }])
    expect((await save('specialist', path, 'два', 1)).status).toBe(200)
    expect((await as('specialist').send('PUT', path, { content: 'x' })).status).toBe(428)
    await as('specialist').send('DELETE', path)
    // Dropped in one tab, saved in another: it does not come back.
    expect((await save('specialist', path, 'три', 2)).body).toMatchObject({ current: null })
  })

  it('are seen by nobody else, in the table too, and of another’s request there are none', async () => {
    const path = `/desk/requests/${request}/draft`
    await save('specialist', path, 'тайное', 0)
    expect(await draftOf('sev', path)).toBeNull()
    expect((await as('yug').get(path)).status).toBe(404)
    expect((await save('yug', path, 'x', 0)).status).toBe(404)
    expect((await as('yug').send('DELETE', path)).status).toBe(404)
    const { store } = given()
    const people = await store.desk.read(({ transaction }) =>
      transaction.selectFrom('person').select(['id', 'login']).execute(),
    )
    for (const { id, login } of people) {
      const own = store.as(await store.people.accessOf(id))
      const { rows } = await own.desk.read(({ transaction }) =>
        sql<{ content: string }>`select content from desk_draft`.execute(transaction),
      )
      expect(rows).toEqual(login === 'specialist' ? [{ content: 'тайное' }] : [])
    }
  })

  it('leave no trace in the request and in the trail', async () => {
    const before = await as('sev').get(`/desk/requests/${request}`)
    await save('sev', `/desk/requests/${request}/draft`, 'ещё', 0)
    expect((await as('sev').get(`/desk/requests/${request}`)).body).toEqual(before.body)
    const { rows } = await given().store.desk.read(({ transaction }) =>
      sql`select 1 from audit_entry where action like '%draft%'`.execute(transaction),
    )
    expect(rows).toEqual([])
  })
})
