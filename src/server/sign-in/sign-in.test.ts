// Signing in over HTTP, as a browser does it: cookies, origins, times, links, second factors, tokens.

import { Secret, TOTP } from 'otpauth'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { BrowserClient, codeOf, ORIGIN } from '../../../test/support/browser-client.ts'
import { PASSWORD, peopleServer, signedIn, withPassword } from '../../../test/support/people.ts'
import { onOneServer } from '../../../test/support/store.ts'
import { filesOf } from '../../../test/support/store-files.ts'
import { firstLink, linkFor } from '../../app/people.ts'
import type { Server } from '../context.ts'

onOneServer('signing in', (given) => {
  let server: Server
  beforeAll(async () => {
    server = await peopleServer(given().store)
  })
  afterAll(() => server.close())
  const browser = (): BrowserClient => new BrowserClient(server)
  const later = (minutes: number): void => {
    given().clock.now = new Date(given().clock.now.getTime() + minutes * 60_000)
  }

  it('begins with the link of the first administrator, once, for half an hour, anew at each start', async () => {
    const { store } = given()
    expect((await browser().get('/session')).body).toMatchObject({ person: null, needsAdministrator: true })
    const old = await firstLink(store, store.access)
    const link = await firstLink(store, store.access)
    if (!old || !link) throw new Error('no link')
    // Made anew: the one before is void.
    expect(codeOf(await browser().get(`/links/${old.token}`))).toBe('PERSON-007')
    const page = browser()
    expect((await page.get(`/links/${link.token}`)).body).toMatchObject({
      purpose: 'first-administrator',
      login: '',
    })
    const first = { login: 'admin', name: 'Администратор', preparesStatements: true }
    expect(codeOf(await page.post(`/links/${link.token}`, { password: PASSWORD }))).toBe('PEOPLE-027')
    expect(codeOf(await page.post(`/links/${link.token}`, { password: 'короткий', first }))).toBe(
      'PEOPLE-008',
    )
    expect(codeOf(await page.post(`/links/${link.token}`, { password: 'qwertyuiop[]', first }))).toBe(
      'PEOPLE-009',
    )
    const answer = await page.post(`/links/${link.token}`, { password: PASSWORD, first })
    expect(answer.body).toMatchObject({
      person: { login: 'admin', isAdministrator: true, preparesStatements: true },
      rights: { administer: true, createBook: true },
      session: { isFresh: true },
    })
    expect((await page.get('/session')).body).toMatchObject({ person: { login: 'admin' } })
    const again = await browser().post(`/links/${link.token}`, { password: PASSWORD, first })
    expect([again.status, codeOf(again)]).toEqual([410, 'PERSON-007'])
    expect(await firstLink(store, store.access)).toBeNull()
  })

  it('gives a cookie that scripts and other sites do not get, and a new one each time', async () => {
    await withPassword(given().store, { login: 'cookie' })
    const page = browser()
    const first = await page.post('/session', { login: 'cookie', password: PASSWORD })
    expect(String(first.headers['set-cookie'])).toMatch(
      /^__Host-trialbalance=[\w-]{43}; Max-Age=43200; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
    )
    expect(first.headers['cache-control']).toBe('no-store')
    const before = new Map(page.cookies)
    await page.post('/session', { login: 'COOKIE', password: PASSWORD })
    expect(page.cookies).not.toEqual(before)
    // The session before it is over: a cookie set by another is of no use after signing in.
    const stolen = browser()
    for (const [name, value] of before) stolen.cookies.set(name, value)
    expect((await stolen.get('/session')).body).toMatchObject({ person: null })
    expect((await page.get('/sessions')).body.sessions).toHaveLength(1)
  })

  it('says the same of a wrong password and of a login that is not there', async () => {
    const wrong = await browser().post('/session', { login: 'cookie', password: 'x'.repeat(20) })
    const nobody = await browser().post('/session', { login: 'nobody', password: 'x'.repeat(20) })
    expect(wrong.status).toBe(401)
    expect(codeOf(wrong)).toBe('PEOPLE-001')
    expect(nobody.body).toEqual(wrong.body)
    expect(wrong.headers['set-cookie']).toBeUndefined()
  })

  it('stops guessing: eleven attempts on a login, then a quarter of an hour', async () => {
    await withPassword(given().store, { login: 'guessed' })
    const statuses: number[] = []
    for (let n = 0; n < 11; n++) {
      statuses.push((await browser().post('/session', { login: 'guessed', password: `wrong ${n}` })).status)
    }
    expect(statuses).toEqual([...Array(10).fill(401), 429])
    const right = await browser().post('/session', { login: 'guessed', password: PASSWORD })
    expect([right.status, right.headers['retry-after']]).toEqual([429, '900'])
    later(16)
    expect((await browser().post('/session', { login: 'guessed', password: PASSWORD })).status).toBe(200)
  })

  it('stops guessing of links, and does not count who has one', async () => {
    const { store } = given()
    const id = await withPassword(store, { login: 'linked' })
    const { token } = await linkFor(store, store.access, id)
    for (let n = 0; n < 120; n++) expect((await browser().get(`/links/${token}`)).status).toBe(200)
    const statuses = new Map<number, number>()
    for (let n = 0; n < 110; n++) {
      const { status } = await browser().get(`/links/${'x'.repeat(40)}${n}`)
      statuses.set(status, (statuses.get(status) ?? 0) + 1)
    }
    expect(statuses.get(429)).toBeGreaterThan(0)
    expect((await browser().get(`/links/${token}`)).status).toBe(429)
    later(16)
    expect((await browser().get(`/links/${token}`)).status).toBe(200)
  })

  it('takes changes from our own pages only', async () => {
    const { cookies } = await signedIn(server, 'cookie')
    const foreign: Record<string, string>[] = [{}, { origin: 'https://evil.example' }, { origin: 'null' }]
    for (const headers of foreign) {
      const page = new BrowserClient(server, headers)
      for (const [name, value] of cookies) page.cookies.set(name, value)
      const answer = await page.send('PATCH', '/session', { language: 'en' })
      expect([answer.status, codeOf(answer)]).toEqual([403, 'PEOPLE-006'])
      expect((await page.get('/session')).status).toBe(200)
    }
    const own = new BrowserClient(server, { origin: ORIGIN })
    for (const [name, value] of cookies) own.cookies.set(name, value)
    expect((await own.send('PATCH', '/session', { language: 'en' })).body).toMatchObject({
      person: { language: 'en' },
    })
  })

  it('ends a session after an hour without a sign of life, and after twelve hours anyway', async () => {
    const idle = await signedIn(server, 'cookie')
    later(59)
    expect((await idle.get('/session')).body).toMatchObject({ person: { login: 'cookie' } })
    later(61)
    expect((await idle.get('/session')).body).toMatchObject({ person: null })
    const busy = await signedIn(server, 'cookie')
    for (let n = 0; n < 12 * 60 - 50; n += 50) {
      later(50)
      expect((await busy.get('/session')).body).toMatchObject({ person: { login: 'cookie' } })
    }
    later(50)
    expect((await busy.get('/session')).body).toMatchObject({ person: null })
    expect((await busy.get('/sessions')).status).toBe(401)
  })

  it('asks for a fresh sign-in where much hangs on it', async () => {
    const page = await signedIn(server, 'cookie')
    const token = { name: 'Excel', scope: 'read', days: 30 }
    later(16)
    const stale = await page.post('/tokens', token)
    expect([stale.status, codeOf(stale)]).toEqual([403, 'PEOPLE-004'])
    await page.post('/session', { login: 'cookie', password: PASSWORD })
    expect((await page.post('/tokens', token)).status).toBe(201)
  })

  it('lets one see and end own sessions, and no others', async () => {
    await withPassword(given().store, { login: 'two' })
    const here = await signedIn(server, 'two')
    const there = await signedIn(server, 'two')
    const other = await signedIn(server, 'cookie')
    const { sessions } = (await here.get('/sessions')).body
    if (!Array.isArray(sessions)) throw new Error('no list')
    const [elsewhere] = sessions.filter(({ isThis }) => !isThis)
    expect((await other.send('DELETE', `/sessions/${elsewhere.id}`)).status).toBe(404)
    expect((await there.get('/session')).body).toMatchObject({ person: { login: 'two' } })
    expect((await here.send('DELETE', `/sessions/${elsewhere.id}`)).status).toBe(204)
    expect((await there.get('/session')).body).toMatchObject({ person: null })
    expect((await here.send('DELETE', '/session')).status).toBe(204)
    expect((await here.get('/sessions')).status).toBe(401)
  })

  it('takes a second factor once, and a recovery code once', async () => {
    await withPassword(given().store, { login: 'factor' })
    const page = await signedIn(server, 'factor')
    const { secret, address } = (await page.post('/session/second-factor')).body
    // A second way of computing: the library that authenticators are tested with.
    const totp = new TOTP({ secret: Secret.fromBase32(String(secret)) })
    expect(String(address)).toMatch(
      /^otpauth:\/\/totp\/TrialBalance:factor\?secret=[A-Z2-7]{32}&issuer=TrialBalance/,
    )
    const code = (): string => totp.generate({ timestamp: given().clock.now.getTime() })
    expect(codeOf(await page.send('PUT', '/session/second-factor', { code: '000000' }))).toBe('PEOPLE-015')
    const { recoveryCodes } = (await page.send('PUT', '/session/second-factor', { code: code() })).body
    if (!Array.isArray(recoveryCodes)) throw new Error('no codes')
    expect(recoveryCodes).toHaveLength(10)
    expect(codeOf(await page.post('/session/second-factor'))).toBe('PEOPLE-016')

    const signIn = { login: 'factor', password: PASSWORD }
    const asked = await browser().post('/session', signIn)
    expect([asked.status, codeOf(asked)]).toEqual([401, 'PEOPLE-022'])
    // The code of enrolment is spent.
    expect(codeOf(await browser().post('/session', { ...signIn, code: code() }))).toBe('PEOPLE-001')
    later(1)
    const now = code()
    expect((await browser().post('/session', { ...signIn, code: now })).status).toBe(200)
    expect(codeOf(await browser().post('/session', { ...signIn, code: now }))).toBe('PEOPLE-001')
    const recovery = recoveryCodes[0].toUpperCase().replace('-', ' ')
    const found = await browser().post('/session', { ...signIn, code: recovery })
    expect(found.body).toMatchObject({ credentials: { hasSecondFactor: true, recoveryCodes: 9 } })
    expect(codeOf(await browser().post('/session', { ...signIn, code: recovery }))).toBe('PEOPLE-001')
    await page.send('DELETE', '/session/second-factor')
    expect((await browser().post('/session', signIn)).status).toBe(200)
  })

  it('does not let a link past the second factor', async () => {
    const { store } = given()
    const id = await withPassword(store, { login: 'locked' })
    const page = await signedIn(server, 'locked')
    const { secret } = (await page.post('/session/second-factor')).body
    const totp = new TOTP({ secret: Secret.fromBase32(String(secret)) })
    const code = totp.generate({ timestamp: given().clock.now.getTime() })
    await page.send('PUT', '/session/second-factor', { code })
    const { token } = await linkFor(store, store.access, id)
    const other = browser()
    expect((await other.post(`/links/${token}`, { password: 'другой длинный пароль' })).body).toMatchObject({
      person: null,
    })
    expect(other.cookies.size).toBe(0)
    // The password is new, and who was signed in with the old one is out.
    expect((await page.get('/session')).body).toMatchObject({ person: null })
  })

  it('changes one’s own password with the present one', async () => {
    await withPassword(given().store, { login: 'changer' })
    const page = await signedIn(server, 'changer')
    const elsewhere = await signedIn(server, 'changer')
    const next = 'совсем другие слова'
    const change = (present: string, value: string) =>
      page.send('PUT', '/session/password', { present, next: value })
    expect(codeOf(await change('не тот', next))).toBe('PEOPLE-001')
    expect(codeOf(await change(PASSWORD, 'changer-changer'))).toBe('PEOPLE-010')
    expect((await change(PASSWORD, next)).status).toBe(204)
    expect((await page.get('/session')).body).toMatchObject({ person: { login: 'changer' } })
    expect((await elsewhere.get('/session')).body).toMatchObject({ person: null })
    expect((await browser().post('/session', { login: 'changer', password: next })).status).toBe(200)
  })

  it('knows programs by tokens: scope, expiry, revocation', async () => {
    const { store } = given()
    await store.importBook('север', filesOf({ 'book.yaml': 'name: север\n' }))
    const roles = [{ book: 'север', role: 'controller', entity: '' }] as const
    await withPassword(store, { login: 'robot', roles })
    const page = await signedIn(server, 'robot')
    const made = await page.post('/tokens', { name: 'Power BI', scope: 'read', days: 30 })
    const token = String(made.body.token)
    expect(token).toMatch(/^tb_[\w-]{43}$/)
    const program = (secret: string): BrowserClient =>
      new BrowserClient(server, { authorization: `Bearer ${secret}` })
    expect((await program(token).get('/session')).body).toMatchObject({
      person: { login: 'robot' },
      session: null,
      books: [{ book: 'север', roles: ['controller'], entities: 'all' }],
    })
    // It reads only, and it cannot make itself another.
    expect(codeOf(await program(token).post('/tokens', { name: 'x', scope: 'full', days: 1 }))).toBe(
      'PEOPLE-005',
    )
    const full = (await page.post('/tokens', { name: 'import', scope: 'full', days: 1 })).body
    const byToken = await program(String(full.token)).post('/tokens', { name: 'x', scope: 'full', days: 1 })
    expect(codeOf(byToken)).toBe('PEOPLE-028')
    expect((await program(`${token.slice(0, -1)}_`).get('/session')).status).toBe(401)
    expect((await page.send('DELETE', `/tokens/${made.body.id}`)).status).toBe(204)
    expect((await program(token).get('/session')).status).toBe(401)
    later(24 * 60)
    expect((await program(String(full.token)).get('/session')).status).toBe(401)
  })

  it('keeps no secret in the database or in the trail as it was given', async () => {
    const { store } = given()
    const entries = await store.listAudit({ book: '', before: null, limit: 500 })
    const actions = new Set(entries.map(({ action }) => action))
    for (const action of [
      'link.make',
      'person.add',
      'password.set',
      'session.start',
      'session.end',
      'session.refuse',
      'token.make',
      'token.revoke',
      'totp.set',
      'totp.remove',
      'recovery.use',
    ]) {
      expect(actions).toContain(action)
    }
    const told = JSON.stringify(entries, (_, value) => (typeof value === 'bigint' ? String(value) : value))
    expect(told).not.toContain(PASSWORD)
    expect(told).not.toMatch(/tb_[\w-]{20}/)
    expect((await store.verifyAudit()).broken).toBeNull()
  })
})
