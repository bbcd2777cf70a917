// What the line does with requests beside answering them, what the administrator sets, and what leaves by letter.

import { afterAll, beforeAll, expect, it } from 'vitest'
import { sha256 } from '../../src/ledger/hash.ts'
import type { Server } from '../../src/server/context.ts'
import { codeOf } from '../support/browser-client.ts'
import { customer, deskPerson, makeDesk, ofLine, type TestDesk } from '../support/desk.ts'
import { DeskClient, once } from '../support/desk-client.ts'
import { peopleServer, signedIn, withPassword } from '../support/people.ts'
import { formOf } from '../support/small-server.ts'
import { onOneServer } from '../support/store.ts'

onOneServer('the line', (given) => {
  let server: Server
  let desk: TestDesk
  const ids: Record<string, string> = {}
  const who: Record<string, DeskClient> = {}

  beforeAll(async () => {
    const { clock, store } = given()
    clock.now = new Date('2026-11-24T09:00:00Z')
    server = await peopleServer(store)
    desk = await makeDesk(store)
    const { SEV, YUG } = desk.organisations
    const roles = {
      sev: [customer(SEV)],
      yug: [customer(YUG)],
      specialist: [ofLine('specialist')],
      second: [ofLine('specialist')],
      approver: [ofLine('change-approver')],
      head: [ofLine('head')],
      other: [ofLine('head', 'other')],
    }
    for (const [login, own] of Object.entries(roles)) ids[login] = await deskPerson(store, { login }, own)
    await withPassword(store, { login: 'admin', isAdministrator: true })
    for (const login of [...Object.keys(roles), 'admin'])
      who[login] = new DeskClient(await signedIn(server, login))
    await store.desk.write(async ({ transaction }) => {
      await transaction
        .updateTable('person')
        .set({ email: 'sev@sev.example' })
        .where('login', '=', 'sev')
        .execute()
      await transaction
        .insertInto('mailbox')
        .values({
          id: '00000000-0000-4000-8000-0000000000aa',
          line: 'support',
          address: 'help@line.example',
          kind: '',
          imap: '{}',
          smtp: '{}',
          secret: '',
          enabled: true,
          uid_validity: null,
          last_uid: 0n,
          plus_addressing: false,
          checked_at: null,
          fault: '',
          version: 1n,
        })
        .execute()
    })
  })
  afterAll(() => server.close())

  const as = (login: string): DeskClient => {
    const client = who[login]
    if (!client) throw new Error(login)
    return client
  }
  const outbox = (request: string) =>
    given().store.desk.read(({ transaction }) =>
      transaction
        .selectFrom('outbox')
        .select(['recipients', 'subject', 'text', 'is_automatic'])
        .where('request', '=', request)
        .orderBy('sequence')
        .execute(),
    )

  it('writes a letter for the receipt, an answer, a question, each state – and none for a note', async () => {
    const id = await as('sev').register(desk.organisations.SEV)
    const { number } = await as('sev').read(id)
    await as('specialist').post(`/requests/${id}/notes`, { text: 'тайная заметка' })
    await as('specialist').act(id, { act: 'take' })
    await as('specialist').say(id, 'Смотрим')
    await as('specialist').say(id, 'Какой курс?', true)
    await as('sev').say(id, 'Средний')
    await as('specialist').act(id, { act: 'solve', text: 'Исправили' })
    const letters = await outbox(id)
    expect(letters.map(({ is_automatic, recipients }) => [is_automatic, recipients.join()])).toEqual([
      [true, 'sev@sev.example'],
      [true, 'sev@sev.example'],
      [false, 'sev@sev.example'],
      [false, 'sev@sev.example'],
      [false, 'sev@sev.example'],
    ])
    expect(letters[0]?.subject).toBe(`[${String(number)}] Курс не сходится`)
    expect(letters[3]?.text).toContain('Какой курс?')
    expect(letters.map(({ text }) => text).join('\n')).not.toContain('тайная')
  })

  it('gives a request to who works there, and moves kind and priority with the clock kept', async () => {
    const id = await as('sev').register(desk.organisations.SEV)
    expect(codeOf(await as('sev').edit(id, { queue: 'x' }))).toBe('DESK-002')
    expect(codeOf(await as('head').edit(id, { assignee: ids.sev ?? '' }))).toBe('DESK-018')
    const edit = { assignee: ids.second ?? '', queue: 'Курсы', impact: 'high', urgency: 'high' }
    expect((await as('head').edit(id, edit)).status).toBe(204)
    // Priority 1: reaction within an hour, solution within four, from the same start.
    expect(await as('head').read(id)).toMatchObject({
      priority: 1,
      queue: 'Курсы',
      assigneeName: 'Роль second',
      clock: { reaction: { due: '2026-11-24T10:00:00.000Z' }, solution: { due: '2026-11-24T13:00:00.000Z' } },
    })
    expect(await as('sev').read(id)).toMatchObject({ queue: '' })
    expect((await as('head').edit(id, { kind: 'proposal' })).status).toBe(204)
    expect(await as('head').read(id)).toMatchObject({ kind: 'proposal', state: 'new' })
    const { body } = await as('head').get(`/requests?assignee=${ids.second}`)
    expect(body.requests).toHaveLength(1)
  })

  it('sends a file with its message, refuses what runs, and shows a note’s file to the line alone', async () => {
    const id = await as('sev').register(desk.organisations.SEV)
    const upload = async (login: string, name: string, bytes: string) => {
      const { headers, payload } = formOf(name, Buffer.from(bytes))
      const { browser } = as(login)
      const answer = await server.inject({
        method: 'POST',
        url: `/api/v1/desk/requests/${id}/attachments?draft=true`,
        headers: { ...headers, ...once(), origin: 'http://localhost:8420' },
        cookies: Object.fromEntries(browser.cookies),
        payload,
      })
      return { status: answer.statusCode, body: answer.json<Record<string, unknown>>() }
    }
    expect((await upload('sev', 'вирус.exe', 'MZ')).status).toBe(422)
    const { body: own } = await upload('sev', 'курсы.csv', 'a;b\n1;2\n')
    // Nobody else sees it before it is sent.
    expect((await as('specialist').read(id)).attachments).toEqual([])
    const sent = await as('sev').post(`/requests/${id}/messages`, { text: 'Вот', attachments: [own.id] })
    expect((await as('specialist').read(id)).attachments).toMatchObject([
      { name: 'курсы.csv', message: sent.body.id, isDraft: false },
    ])
    const file = await as('specialist').get(`/requests/${id}/attachments/${String(own.id)}`)
    expect(file.headers['content-disposition']).toMatch(/^attachment/)
    expect((await as('yug').get(`/requests/${id}/attachments/${String(own.id)}`)).status).toBe(404)
    const { body: inner } = await upload('specialist', 'разбор.csv', 'x;y\n')
    await as('specialist').post(`/requests/${id}/notes`, { text: 'см.', attachments: [inner.id] })
    expect((await as('sev').read(id)).attachments).toHaveLength(1)
    expect((await as('sev').get(`/requests/${id}/attachments/${String(inner.id)}`)).status).toBe(404)
    expect((await as('second').get(`/requests/${id}/attachments/${String(inner.id)}`)).status).toBe(200)
  })

  it('approves a change by a second person: not who wrote it, its assessment or its plan', async () => {
    const id = await as('sev').register(desk.organisations.SEV, { kind: 'change' })
    expect((await as('sev').act(id, { act: 'submit' })).status).toBe(200)
    expect(codeOf(await as('specialist').act(id, { act: 'send-for-approval' }))).toBe('DESK-005')
    const assessment = { risk: 'низкий', effort: '4 ч', effectOnPublished: 'нет' }
    const plan = { steps: 'обновить', rollBack: 'вернуть версию' }
    expect((await as('specialist').act(id, { act: 'send-for-approval', assessment, plan })).status).toBe(200)
    const window = { from: '2026-11-25T15:00:00Z', to: '2026-11-25T16:00:00Z' }
    expect(codeOf(await as('specialist').act(id, { act: 'approve', window }))).toBe('DESK-004')
    expect((await as('approver').act(id, { act: 'approve', window })).status).toBe(200)
    expect(await as('sev').read(id)).toMatchObject({ state: 'planned', details: { assessment, window } })
  })

  it('merges duplicates: votes go over, another organisation sees no more than what became of it', async () => {
    const original = await as('sev').register(desk.organisations.SEV, { kind: 'proposal' })
    const duplicate = await as('yug').register(desk.organisations.YUG, { kind: 'proposal' })
    await as('yug').act(duplicate, { act: 'vote' })
    expect((await as('specialist').act(duplicate, { act: 'duplicate', request: original })).status).toBe(200)
    expect(await as('sev').read(original)).toMatchObject({ votes: { count: 1, isMine: false }, links: [] })
    expect(await as('specialist').read(original)).toMatchObject({
      links: [{ direction: 'from', id: duplicate }],
    })
    const decision = { effect: 'меньше ошибок', cost: '1 день' }
    await as('specialist').act(original, { act: 'accept', decision, reason: 'часто просят' })
    await as('specialist').act(original, { act: 'release', version: '2.4' })
    const seen = await as('yug').read(duplicate)
    expect(seen).toMatchObject({ state: 'duplicate', links: [] })
    expect(seen.thread).toContainEqual(expect.objectContaining({ event: 'original', after: 'released' }))
    expect(JSON.stringify(seen)).not.toContain('SEV-')
    const { body } = await as('head').get('/lines/support/versions/2.4')
    expect(body.requests).toHaveLength(1)
    expect((await as('sev').get('/lines/support/versions/2.4')).status).toBe(403)
  })

  it('is rated by who took part, once solved', async () => {
    const id = await as('sev').register(desk.organisations.SEV)
    const rate = (login: string) => as(login).change('PUT', id, '/score', { score: 5, comment: 'быстро' })
    expect(codeOf(await rate('sev'))).toBe('DESK-021')
    await as('specialist').act(id, { act: 'solve', text: 'Готово' })
    expect((await rate('sev')).status).toBe(204)
    expect(codeOf(await rate('specialist'))).toBe('DESK-021')
  })

  it('keeps the very bytes that were shown, for a time, and their hash for good', async () => {
    const { clock, store } = given()
    const id = await as('sev').register(desk.organisations.SEV)
    const content = '{"entity":"E1","line":"T-02","difference":"***"}'
    const give = (hash: string) =>
      as('sev').post(`/requests/${id}/consents`, { level: 'structure', content, hash, days: 1 })
    expect(codeOf(await give('0'.repeat(64)))).toBe('DESK-019')
    const { body } = await give(sha256(Buffer.from(content)))
    const path = `/requests/${id}/consents/${String(body.id)}`
    expect((await as('specialist').get(path)).status).toBe(200)
    expect((await as('yug').get(path)).status).toBe(404)
    const { endConsents } = await import('../../src/app/desk/consent.ts')
    const before = clock.now
    clock.now = new Date(before.getTime() + 86_400_000)
    expect(await store.desk.write(endConsents)).toBe(1)
    expect(await store.desk.write(endConsents)).toBe(0)
    clock.now = before
    expect((await as('specialist').get(path)).status).toBe(404)
    expect(await as('specialist').read(id)).toMatchObject({
      consents: [{ hash: sha256(Buffer.from(content)), deletedAt: expect.any(String) }],
    })
  })

  it('publishes articles for all, keeps drafts and templates', async () => {
    const article = { line: 'support', title: 'Как загрузить курс', text: 'Файл курсов', language: 'ru' }
    expect((await as('sev').post('/articles', { ...article, published: true })).status).toBe(403)
    await as('specialist').post('/articles', { ...article, published: true })
    await as('specialist').post('/articles', { ...article, title: 'Черновик о курсе', published: false })
    expect((await as('yug').get('/articles?text=курсы')).body.articles).toHaveLength(1)
    expect((await as('second').get('/articles?text=курсы')).body.articles).toHaveLength(2)
    await as('specialist').post('/templates', { line: 'support', name: 'Привет', text: 'Здравствуйте' })
    expect((await as('second').get('/templates')).body.templates).toHaveLength(1)
    expect((await as('sev').get('/templates')).body.templates).toEqual([])
    expect((await as('other').get('/templates')).body.templates).toEqual([])
  })

  it('has settings: a calendar that comes later moves the due times of open requests, on record', async () => {
    const { body } = await as('head').get('/desk'.slice(5))
    const [line] = body.lines as readonly Record<string, unknown>[]
    if (!line) throw new Error('no line')
    const id = await as('sev').register(desk.organisations.SEV)
    const { calendarWarning, code, isOpen, rights, until, version, ...settings } = line
    expect([calendarWarning, code, isOpen, until]).toEqual([
      'year-missing',
      'support',
      true,
      expect.any(String),
    ])
    expect(rights).toMatchObject({ heads: true })
    const put = (login: string, more: Record<string, unknown>) =>
      as(login).browser.send(
        'PUT',
        '/desk/lines/support',
        { ...settings, ...more },
        { 'if-match': `"${String(version)}"` },
      )
    expect((await put('specialist', {})).status).toBe(403)
    const wrong = {
      hours: { zone: '+03:00', opens: '10:00', closes: '18:00', calendar: 'ru', shortDays: 'as-others' },
    }
    expect(codeOf(await put('head', wrong))).toBe('DESK-014')
    const year = {
      status: 'final',
      source: 'постановление',
      daysOff: ['2026-11-25'],
      workingWeekends: [],
      shortened: [],
    }
    const set = (login: string, body: Record<string, unknown>) =>
      as(login).browser.send('PUT', '/desk/calendars/ru/2026', body, { 'if-match': '"0"' })
    expect((await set('head', year)).status).toBe(403)
    expect(codeOf(await set('admin', { ...year, daysOff: ['2026-11-28'] }))).toBe('DESK-016')
    expect((await set('admin', year)).status).toBe(204)
    // Another began from the year as it was before.
    const past = await set('admin', year)
    expect(codeOf(past)).toBe('DESK-003')
    expect(past.body.current).toEqual((await as('admin').get('/calendars/ru')).body)
    const after = await as('sev').read(id)
    // 16 hours from Tuesday 12:00 without the Wednesday: Friday 12:00 in Moscow.
    expect(after).toMatchObject({ clock: { solution: { due: '2026-11-27T09:00:00.000Z' } } })
    expect(after.thread).toContainEqual(
      expect.objectContaining({
        event: 'due',
        before: '2026-11-24T13:00:00.000Z 2026-11-26T09:00:00.000Z',
        after: '2026-11-24T13:00:00.000Z 2026-11-27T09:00:00.000Z',
      }),
    )
  })

  it('reports what was promised and kept, for who works there', async () => {
    const query = 'from=2026-11-24T00:00:00Z&to=2026-11-25T00:00:00Z'
    const { body } = await as('head').get(`/lines/support/report?${query}`)
    const kinds = body.kinds as readonly { received: number; solved: number; solutionKept: number }[]
    const sum = (name: 'received' | 'solved' | 'solutionKept') =>
      kinds.reduce((all, one) => all + one[name], 0)
    expect(sum('received')).toBe(9)
    // One of the three is a proposal: no solution time was promised for it.
    expect([sum('solved'), sum('solutionKept')]).toEqual([3, 2])
    expect((await as('sev').get(`/lines/support/report?${query}`)).status).toBe(403)
    expect((await as('other').get(`/lines/support/report?${query}`)).status).toBe(403)
  })

  it('gives roles and organisations by the administrator, on record', async () => {
    const organisation = { code: 'NEW', name: 'АО «Новый»', licenceNumber: '1', line: 'support' }
    expect((await as('sev').post('/organisations', organisation)).status).toBe(403)
    const { body } = await as('admin').post('/organisations', organisation)
    expect(codeOf(await as('admin').post('/organisations', organisation))).toBe('DESK-007')
    const { etag } = (await as('admin').get('/roles')).body
    const set = (login: string, roles: readonly Record<string, unknown>[]) =>
      as(login).browser.send(
        'PUT',
        `/desk/people/${ids.second}/roles`,
        { roles },
        { 'if-match': `"${etag}"` },
      )
    expect((await set('head', [])).status).toBe(403)
    expect(codeOf(await set('admin', [{ role: 'customer', line: 'support' }]))).toBe('DESK-017')
    expect((await set('admin', [{ role: 'customer', organisation: body.id }])).status).toBe(204)
    const past = await set('admin', [])
    expect([past.status, codeOf(past)]).toEqual([412, 'DESK-003'])
    expect(past.body.current).toEqual((await as('admin').get('/roles')).body)
    expect((await as('second').get('')).body).toMatchObject({ organisations: [{ code: 'NEW' }] })
    const { body: trail } = await as('admin').browser.get('/audit')
    expect(JSON.stringify(trail)).toContain('desk-roles.set')
    // The administrator keeps the desk and reads no request.
    expect((await as('admin').get('/requests')).body.requests).toEqual([])
  })

  it('answers each stale edit with what is in force, as its own list has it', async () => {
    const head = as('head').browser
    const template = (await as('head').post('/templates', { name: 'a', text: 'b', line: 'support' })).body
    const article = (
      await as('head').post('/articles', {
        line: 'support',
        title: 'a',
        text: 'b',
        language: 'ru',
        published: true,
      })
    ).body
    const { lines } = (await as('head').get('')).body
    const [line] = lines as readonly Record<string, unknown>[]
    const { calendarWarning, code, isOpen, rights, until, version, ...settings } = line ?? {}
    const facts = { title: 'c', text: 'd', language: 'ru', published: true }
    const stale = (path: string, body: Record<string, unknown>) =>
      head.send('PUT', `/desk${path}`, body, { 'if-match': '"900"' })
    for (const [path, body, expected] of [
      [`/templates/${String(template.id)}`, { name: 'c', text: 'd' }, template],
      [`/articles/${String(article.id)}`, facts, article],
      ['/lines/support', settings, line],
    ] as const) {
      const answer = await stale(path, body)
      expect([path, answer.status]).toEqual([path, 412])
      expect(answer.body.current).toMatchObject(expected ?? {})
    }
  })
})
