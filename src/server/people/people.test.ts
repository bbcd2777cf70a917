// People, rights and the trail over HTTP: who may, who may not, and that a right taken away is gone at once.

import { afterAll, beforeAll, expect, it } from 'vitest'
import { type BrowserClient, codeOf } from '../../../test/support/browser-client.ts'
import { PASSWORD, peopleServer, signedIn, withPassword } from '../../../test/support/people.ts'
import { onOneServer } from '../../../test/support/store.ts'
import { filesOf } from '../../../test/support/store-files.ts'
import { demoPeople } from '../../app/people-demo.ts'
import type { Server } from '../context.ts'

const ENTITIES = ['СЕВ', 'МЕТ', 'ТДС'].map((code, at) => ({
  document: `entities.csv#${code}`,
  hash: code,
  place: { file: 'entities.csv', row: at + 2 },
}))

onOneServer('people and rights', (given) => {
  let server: Server
  let admin: BrowserClient
  beforeAll(async () => {
    const { store } = given()
    server = await peopleServer(store)
    for (const name of ['severny', 'другая']) {
      await store.importBook(name, filesOf({ 'book.yaml': `name: ${name}\n` }), ENTITIES)
    }
    await withPassword(store, { login: 'admin', isAdministrator: true })
    admin = await signedIn(server, 'admin')
  })
  afterAll(() => server.close())

  async function people(): Promise<Record<string, unknown>[]> {
    const { people } = (await admin.get('/people')).body
    if (!Array.isArray(people)) throw new Error('no list')
    return people
  }
  const idOf = async (login: string): Promise<string> =>
    String((await people()).find((one) => one.login === login)?.id)

  it('are the administrator’s: added with a link, given roles, seen with both', async () => {
    const added = await admin.post('/people', {
      login: 'buh',
      name: 'Бухгалтер МЕТ',
      email: 'buh@example.ru',
    })
    expect(added.status).toBe(201)
    expect(added.body).toMatchObject({
      person: { login: 'buh', version: '1', isDisabled: false },
      link: {
        purpose: 'invitation',
        url: expect.stringMatching(/^http:\/\/localhost:8420\/link\/[\w-]{43}$/),
      },
    })
    expect((await admin.post('/people', { login: 'BUH', name: 'Другой' })).status).toBe(409)
    expect(codeOf(await admin.post('/people', { login: 'a b', name: 'Пробел' }))).toBe('PEOPLE-026')
    const id = await idOf('buh')
    const roles = [{ book: 'severny', role: 'accountant', entity: 'МЕТ' }]
    expect((await admin.send('PUT', `/people/${id}/roles`, { roles })).status).toBe(428)
    expect((await admin.send('PUT', `/people/${id}/roles`, { roles }, { 'if-match': '"1"' })).status).toBe(
      204,
    )
    const again = await admin.send('PUT', `/people/${id}/roles`, { roles: [] }, { 'if-match': '"1"' })
    expect([again.status, codeOf(again)]).toEqual([412, 'PERSON-003'])
    expect(again.body.current).toMatchObject({ login: 'buh', version: '2', roles })
    expect((await people()).find((one) => one.id === id)).toMatchObject({ roles, hasPassword: false })
    expect((await admin.get('/people')).body.books).toEqual([
      { book: 'severny', entities: ['СЕВ', 'МЕТ', 'ТДС'] },
      { book: 'другая', entities: ['СЕВ', 'МЕТ', 'ТДС'] },
    ])
  })

  it('have tokens that the administrator sees and revokes, and jobs that she sees and stops; nobody else does', async () => {
    const { store } = given()
    const person = await withPassword(store, {
      login: 'tok',
      roles: [{ book: 'severny', role: 'controller', entity: '' }],
    })
    const own = await signedIn(server, 'tok')
    const made = await own.post('/tokens', { name: 'Выгрузка', scope: 'read', days: 5 })
    const { tokens } = (await admin.get('/admin/tokens')).body
    expect(tokens).toEqual([
      expect.objectContaining({
        login: 'tok',
        person: 'Роль tok',
        name: 'Выгрузка',
        scope: 'read',
        usedAt: null,
      }),
    ])
    expect(JSON.stringify(tokens)).not.toContain(String(made.body.token))
    const access = await store.people.accessOf(person)
    const job = await store.as(access).jobs.add('severny', 'documents', { period: '' }, 'severny documents 1')
    const { jobs } = (await admin.get('/admin/jobs')).body
    expect(jobs).toEqual([
      expect.objectContaining({ id: job.id, book: 'severny', kind: 'documents', person: 'Роль tok' }),
    ])
    for (const path of ['/admin/tokens', '/admin/jobs'])
      expect(codeOf(await own.get(path))).toBe('PEOPLE-005')
    for (const path of [`/admin/tokens/${made.body.id}`, `/admin/jobs/${job.id}`]) {
      expect(codeOf(await own.send('DELETE', path))).toBe('PEOPLE-005')
      expect((await admin.send('DELETE', path)).status).toBe(204)
    }
    expect((await admin.get('/admin/tokens')).body.tokens).toEqual([])
    expect((await admin.send('DELETE', `/admin/tokens/${made.body.id}`)).status).toBe(404)
    expect((await store.as(access).jobs.find(job.id))?.state).toBe('cancelled')
  })

  it('have roles that fit: a book and a company that are there, an accountant with a company', async () => {
    const path = `/people/${await idOf('buh')}/roles`
    const set = async (role: Record<string, string>): Promise<string> =>
      codeOf(await admin.send('PUT', path, { roles: [role] }, { 'if-match': '"2"' }))
    expect(await set({ book: 'нет', role: 'controller', entity: '' })).toBe('PERSON-005')
    expect(await set({ book: 'severny', role: 'accountant', entity: 'НЕТ' })).toBe('PERSON-006')
    expect(await set({ book: 'severny', role: 'accountant', entity: '' })).toBe('PERSON-006')
    expect(await set({ book: 'severny', role: 'controller', entity: 'МЕТ' })).toBe('PERSON-006')
    expect((await people()).find((one) => one.login === 'buh')?.roles).toHaveLength(1)
  })

  it('see the books of their roles and no others', async () => {
    await withPassword(given().store, {
      login: 'controller',
      roles: [{ book: 'severny', role: 'controller', entity: '' }],
    })
    const controller = await signedIn(server, 'controller')
    expect((await controller.get('/books')).body).toMatchObject({ books: [{ name: 'severny' }] })
    expect((await controller.get(`/books/${encodeURIComponent('другая')}`)).status).not.toBe(200)
    // An administrator sees no figures.
    expect((await admin.get('/books')).body).toMatchObject({ books: [] })
  })

  it('are changed by nobody else, whatever the route', async () => {
    const controller = await signedIn(server, 'controller')
    const id = await idOf('buh')
    const tried = [
      controller.get('/people'),
      controller.post('/people', { login: 'x', name: 'X' }),
      controller.send('PATCH', `/people/${id}`, { isAdministrator: true }, { 'if-match': '"1"' }),
      controller.send('PUT', `/people/${id}/roles`, { roles: [] }, { 'if-match': '"1"' }),
      controller.post(`/people/${id}/link`),
    ]
    for (const answer of await Promise.all(tried))
      expect([answer.status, codeOf(answer)]).toEqual([403, 'PEOPLE-005'])
  })

  it('are changed from the version that was seen', async () => {
    const id = await idOf('buh')
    const change = (version: string | null, body: Record<string, unknown>) =>
      admin.send('PATCH', `/people/${id}`, body, version === null ? {} : { 'if-match': version })
    expect((await change(null, { name: 'Иначе' })).status).toBe(428)
    const changed = await change('"2"', { name: 'Бухгалтер МЕТ и ТДС' })
    expect([changed.status, changed.headers.etag]).toEqual([200, '"3"'])
    const stale = await change('"2"', { name: 'Третье' })
    expect([stale.status, codeOf(stale)]).toEqual([412, 'PERSON-003'])
    // What is not there to be changed is not taken in silence.
    expect((await change('"3"', { login: 'other' })).status).toBe(400)
  })

  it('who are disabled are out at once; the last administrator stays', async () => {
    const controller = await signedIn(server, 'controller')
    const id = await idOf('controller')
    const disable = (isDisabled: boolean, version: string) =>
      admin.send('PATCH', `/people/${id}`, { isDisabled }, { 'if-match': version })
    expect((await disable(true, '"2"')).status).toBe(200)
    expect((await controller.get('/session')).body).toMatchObject({ person: null })
    expect((await controller.post('/session', { login: 'controller', password: PASSWORD })).status).toBe(401)
    expect((await disable(false, '"3"')).status).toBe(200)
    const self = await idOf('admin')
    const last = await admin.send(
      'PATCH',
      `/people/${self}`,
      { isAdministrator: false },
      { 'if-match': '"1"' },
    )
    expect(codeOf(last)).toBe('PERSON-004')
  })

  it('are sent out by the administrator, and may come in again', async () => {
    const controller = await signedIn(server, 'controller')
    expect((await controller.send('DELETE', `/people/${await idOf('controller')}/sessions`)).status).toBe(403)
    expect((await admin.send('DELETE', `/people/${await idOf('controller')}/sessions`)).status).toBe(204)
    expect((await controller.get('/session')).body).toMatchObject({ person: null })
    await signedIn(server, 'controller')
  })

  it('lose a role at once, within the same session', async () => {
    const controller = await signedIn(server, 'controller')
    expect((await controller.get('/books')).body.books).toHaveLength(1)
    await admin.send('PUT', `/people/${await idOf('controller')}/roles`, { roles: [] }, { 'if-match': '"4"' })
    expect((await controller.get('/books')).body.books).toHaveLength(0)
    const roles = [{ book: 'severny', role: 'controller', entity: '' }]
    await admin.send('PUT', `/people/${await idOf('controller')}/roles`, { roles }, { 'if-match': '"5"' })
  })

  it('leave a trail: the administrator reads of people, the controller of her book, nobody of the rest', async () => {
    await withPassword(given().store, {
      login: 'auditor',
      roles: [{ book: 'severny', role: 'auditor', entity: '' }],
    })
    const actionsOf = async (client: BrowserClient, query = ''): Promise<string[]> => {
      const { entries } = (await client.get(`/audit?limit=500${query}`)).body
      if (!Array.isArray(entries)) throw new Error('no entries')
      return entries.map(({ action, book }) => `${action} ${book}`.trim())
    }
    const ofPeople = await actionsOf(admin)
    for (const action of ['person.add', 'person.change', 'link.make', 'roles.set severny'])
      expect(ofPeople).toContain(action)
    expect(ofPeople).not.toContain('book.import severny')
    const controller = await signedIn(server, 'controller')
    const ofBook = await actionsOf(controller)
    expect(ofBook).toContain('book.import severny')
    // A role that was given in her book: she is told.
    expect(ofBook).toContain('roles.set severny')
    expect(ofBook.filter((action) => action.endsWith('другая') || action === 'person.add')).toEqual([])
    const auditor = await signedIn(server, 'auditor')
    expect((await auditor.get('/audit')).status).toBe(403)
    expect((await auditor.get('/audit/verify')).body).toMatchObject({ broken: null })
  })

  it('read the trail page by page', async () => {
    const first = (await admin.get('/audit?limit=2')).body
    const second = (await admin.get(`/audit?limit=2&before=${first.next}`)).body
    const both = (await admin.get('/audit?limit=4')).body
    if (![first, second, both].every(({ entries }) => Array.isArray(entries))) throw new Error('no entries')
    expect([first.entries, second.entries].flat()).toEqual(both.entries)
  })

  it('of the demonstration come in by links, once each, and by no password', async () => {
    const { store } = given()
    const accountant = await idOf('accountant')
    expect(accountant).toBe('undefined')
    // The login controller is taken by a person with a password here: she gets no new link.
    const links = await demoPeople(store, store.access)
    expect(links.map(({ login, link }) => [login, link?.purpose ?? null])).toEqual([
      ['accountant', 'invitation'],
      ['controller', null],
      ['approver', 'invitation'],
      ['auditor', null],
      ['support', 'invitation'],
      ['specialist', 'invitation'],
    ])
    expect((await people()).find((one) => one.login === 'accountant')).toMatchObject({
      roles: [
        { book: 'severny', role: 'accountant', entity: 'МЕТ' },
        { book: 'severny', role: 'accountant', entity: 'ТДС' },
      ],
      hasPassword: false,
    })
  })
})
