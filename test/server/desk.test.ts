// The desk over HTTP: a request from its registration to its closing, as a customer, an operator and a specialist see it.

import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Server } from '../../src/server/context.ts'
import { type Answer, type BrowserClient, codeOf } from '../support/browser-client.ts'
import { customer, deskPerson, makeDesk, ofLine, type TestDesk } from '../support/desk.ts'
import { peopleServer, signedIn } from '../support/people.ts'
import { onOneServer } from '../support/store.ts'

onOneServer('the desk', (given) => {
  let server: Server
  let desk: TestDesk
  const who: Record<string, BrowserClient> = {}
  let key = 0
  const once = () => ({ 'idempotency-key': `k${++key}` })

  beforeAll(async () => {
    const { clock, store } = given()
    // Tuesday, 12:00 in Moscow.
    clock.now = new Date('2026-11-24T09:00:00Z')
    server = await peopleServer(store)
    desk = await makeDesk(store)
    const { SEV, YUG } = desk.organisations
    await deskPerson(store, { login: 'sev' }, [customer(SEV)])
    await deskPerson(store, { login: 'sev2' }, [customer(SEV)])
    await deskPerson(store, { login: 'yug' }, [customer(YUG)])
    await deskPerson(store, { login: 'operator' }, [ofLine('operator')])
    await deskPerson(store, { login: 'specialist' }, [ofLine('specialist')])
    for (const login of ['sev', 'sev2', 'yug', 'operator', 'specialist'])
      who[login] = await signedIn(server, login)
  })
  afterAll(() => server.close())

  const as = (login: string): BrowserClient => {
    const browser = who[login]
    if (!browser) throw new Error(login)
    return browser
  }
  const register = async (login: string, more: Record<string, unknown> = {}): Promise<Answer> =>
    as(login).send(
      'POST',
      '/desk/requests',
      {
        organisation: desk.organisations.SEV,
        kind: 'incident',
        subject: 'Курс KZT не сходится',
        description: 'Проверка показывает разницу 1 тыс. ₽',
        ...more,
      },
      once(),
    )
  const read = async (login: string, id: unknown): Promise<Record<string, unknown>> =>
    (await as(login).get(`/desk/requests/${String(id)}`)).body
  const act = async (login: string, id: unknown, body: Record<string, unknown>): Promise<Answer> => {
    const { version } = await read(login, id)
    return as(login).send('POST', `/desk/requests/${String(id)}/acts`, body, { 'if-match': `"${version}"` })
  }
  const say = (login: string, id: unknown, body: Record<string, unknown>): Promise<Answer> =>
    as(login).send('POST', `/desk/requests/${String(id)}/messages`, body, once())

  it('opens with the card of the line: open now and until when', async () => {
    const { body } = await as('sev').get('/desk')
    expect(body).toMatchObject({
      lines: [{ code: 'support', isOpen: true, until: '2026-11-24T15:00:00.000Z' }],
      organisations: [{ code: 'SEV', mayAsk: true }],
    })
  })

  it('registers with a number, the organisation as it is, due times by priority', async () => {
    const made = await register('sev')
    expect([made.status, made.body.number]).toEqual([201, 'SEV-1'])
    const view = await read('sev', made.body.id)
    // Middle by middle: priority 3, reaction in 4 hours, solution in 16 hours of working time, from 12:00.
    expect(view).toMatchObject({
      state: 'new',
      priority: 3,
      organisationName: 'АО «Северный»',
      licenceNumber: expect.stringMatching(/^TB-[0-9A-F]{8}$/),
      clock: {
        runs: true,
        reaction: { targetMs: 4 * 3_600_000, due: '2026-11-24T13:00:00.000Z' },
        solution: { targetMs: 16 * 3_600_000, due: '2026-11-26T09:00:00.000Z' },
      },
      may: { note: false, handle: false },
    })
  })

  it('registers once for a key, and another request with it is refused', async () => {
    const body = { organisation: desk.organisations.SEV, kind: 'incident', subject: 'Раз', description: '' }
    const send = (given: Record<string, unknown>) =>
      as('sev').send('POST', '/desk/requests', given, { 'idempotency-key': 'twice' })
    const [first, second] = [await send(body), await send(body)]
    expect(second.body).toEqual(first.body)
    expect(codeOf(await send({ ...body, subject: 'Два' }))).toBe('STORE-020')
  })

  it('asks, waits with the clock stopped, goes on with the reply, is solved, confirmed and closed', async () => {
    const { clock } = given()
    const { body: made } = await register('sev')
    expect((await act('specialist', made.id, { act: 'take' })).status).toBe(200)
    clock.now = new Date('2026-11-24T09:10:00Z')
    expect((await say('specialist', made.id, { text: 'Какой курс?', isQuestion: true })).status).toBe(201)
    expect(await read('sev', made.id)).toMatchObject({
      state: 'waiting',
      assigneeName: 'Роль specialist',
      clock: { runs: false, solution: { takenMs: 600_000, due: null }, reaction: { isBreached: false } },
    })
    // Six minutes later: nothing was counted.
    clock.now = new Date('2026-11-24T09:16:00Z')
    expect((await say('sev', made.id, { text: 'Средний за квартал' })).status).toBe(201)
    expect(await read('specialist', made.id)).toMatchObject({
      state: 'in-work',
      clock: { runs: true, solution: { takenMs: 600_000 } },
    })
    clock.now = new Date('2026-11-24T09:20:00Z')
    expect((await act('specialist', made.id, { act: 'solve', text: 'Курс исправлен' })).status).toBe(200)
    expect(codeOf(await act('specialist', made.id, { act: 'confirm' }))).toBe('DESK-004')
    expect((await act('sev', made.id, { act: 'confirm' })).status).toBe(200)
    const view = await read('sev', made.id)
    expect(view).toMatchObject({ state: 'closed', clock: { solution: { takenMs: 840_000 } } })
    const thread = view.thread as readonly Record<string, unknown>[]
    expect(thread.map(({ event, text, what }) => (what === 'message' ? text : event))).toEqual([
      'registered',
      'take',
      'Какой курс?',
      'ask',
      'Средний за квартал',
      'reply',
      'Курс исправлен',
      'solve',
      'confirm',
    ])
  })

  it('is changed from the version that was seen', async () => {
    const { body: made } = await register('sev')
    const path = `/desk/requests/${String(made.id)}/acts`
    expect((await as('specialist').send('POST', path, { act: 'take' })).status).toBe(428)
    const stale = await as('specialist').send('POST', path, { act: 'take' }, { 'if-match': '"7"' })
    expect([stale.status, codeOf(stale)]).toEqual([412, 'DESK-003'])
    // As she sees it, with the version in force.
    expect(stale.body.current).toEqual(await read('specialist', made.id))
  })

  it('keeps notes among the line', async () => {
    const { body: made } = await register('sev')
    const path = `/desk/requests/${String(made.id)}/notes`
    expect((await as('operator').send('POST', path, { text: 'только для своих' }, once())).status).toBe(201)
    expect(JSON.stringify(await read('specialist', made.id))).toContain('только для своих')
    expect(JSON.stringify(await read('sev', made.id))).not.toContain('только для своих')
    expect((await as('sev').send('POST', path, { text: 'нет' }, once())).status).toBe(403)
    const found = await as('sev').get(`/desk/requests?text=${encodeURIComponent('своих')}`)
    expect(found.body.requests).toEqual([])
  })

  it('says nothing of another organisation: no row, no count, no number', async () => {
    const { body: made } = await register('sev')
    const { body: home } = await as('yug').get('/desk')
    expect(home.organisations).toMatchObject([{ code: 'YUG' }])
    expect((await as('yug').get('/desk/requests')).body).toEqual({ requests: [], next: null })
    expect((await as('yug').get('/desk/counts')).body).toMatchObject({ open: 0, mine: 0, late: 0 })
    const foreign = await as('yug').get(`/desk/requests/${String(made.id)}`)
    expect([foreign.status, codeOf(foreign)]).toEqual([404, 'DESK-001'])
    expect((await say('yug', made.id, { text: 'x' })).status).toBe(404)
    expect((await register('yug')).status).toBe(404)
    const own = await register('yug', { organisation: desk.organisations.YUG })
    expect(own.body.number).toBe('YUG-1')
  })

  it('lists by pages and filters, the words of the thread too', async () => {
    const first = await as('operator').get('/desk/requests?limit=2')
    expect(first.body.requests).toHaveLength(2)
    const second = await as('operator').get(`/desk/requests?limit=2&before=${String(first.body.next)}`)
    const ids = [first, second].flatMap(({ body }) => (body.requests as { id: string }[]).map(({ id }) => id))
    expect(new Set(ids).size).toBe(4)
    const found = await as('operator').get(`/desk/requests?text=${encodeURIComponent('средние')}`)
    expect(found.body.requests).toHaveLength(1)
    const byNumber = await as('operator').get('/desk/requests?text=sev-1')
    expect(byNumber.body.requests).toMatchObject([{ number: 'SEV-1' }])
    const closed = await as('sev').get('/desk/requests?open=false')
    expect(closed.body.requests).toMatchObject([{ state: 'closed' }])
  })
})
