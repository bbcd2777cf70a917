// Signing in through an outside provider, against a real one on loopback.

import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Answer, BrowserClient, codeOf, ORIGIN } from '../../../test/support/browser-client.ts'
import {
  type OutsideTestProvider,
  outsideProvider,
  passThrough,
} from '../../../test/support/outside-provider.ts'
import { peopleServer, signedIn, withPassword } from '../../../test/support/people.ts'
import { onOneServer } from '../../../test/support/store.ts'
import { addPerson } from '../../app/people.ts'
import { oidcSettings } from '../../app/people-oidc.ts'
import type { Server } from '../context.ts'

const CALLBACK = `${ORIGIN}/api/v1/oidc/callback`

onOneServer('an outside provider', (given) => {
  let provider: OutsideTestProvider
  let server: Server
  beforeAll(async () => {
    // Tokens of the provider bear the clock of the machine.
    given().clock.now = new Date()
    provider = await outsideProvider(CALLBACK)
    const { client, issuer } = provider
    server = await peopleServer(given().store, {
      oidc: { issuer, clientId: client.id, clientSecret: client.secret },
    })
  })
  afterAll(async () => {
    await server.close()
    await provider.close()
  })

  const comesBack = async (browser: BrowserClient, query = ''): Promise<string> => {
    const start = await browser.get(`/oidc/start${query}`)
    if (start.status !== 302) throw new Error(`start: ${start.status} ${codeOf(start)}`)
    return passThrough(String(start.headers.location))
  }
  const arrive = (browser: BrowserClient, address: string): Promise<Answer> => {
    const { pathname, search } = new URL(address)
    return browser.get(`${pathname}${search}`)
  }

  it('opens nothing to who is linked to nobody: nobody signs up', async () => {
    provider.account = 'stranger'
    const browser = new BrowserClient(server)
    const answer = await arrive(browser, await comesBack(browser))
    expect([answer.status, codeOf(answer)]).toEqual([403, 'PEOPLE-021'])
    expect(browser.cookies.size).toBe(0)
    // A person at a page is led back to it, with the code of what went wrong.
    const page = new BrowserClient(server, { accept: 'text/html,application/xhtml+xml' })
    const led = await arrive(page, await comesBack(page))
    expect([led.status, led.headers.location]).toEqual([302, '/?fault=PEOPLE-021'])
  })

  it('is linked by an invitation, and signs in after that', async () => {
    const { store } = given()
    const facts = { login: 'invited', name: 'Приглашённый', email: '', language: 'ru' } as const
    const rights = { isAdministrator: false, preparesStatements: false }
    const { link } = await addPerson(store, store.access, { ...facts, ...rights })
    provider.account = 'anna@provider'
    const browser = new BrowserClient(server)
    const answer = await arrive(browser, await comesBack(browser, `?link=${link.token}`))
    expect([answer.status, answer.headers.location]).toEqual([302, '/'])
    expect((await browser.get('/session')).body).toMatchObject({
      person: { login: 'invited' },
      credentials: { hasPassword: false },
    })
    const again = new BrowserClient(server)
    await arrive(again, await comesBack(again))
    expect((await again.get('/session')).body).toMatchObject({ person: { login: 'invited' } })
    // The link is used.
    provider.account = 'other@provider'
    const other = new BrowserClient(server)
    expect(codeOf(await arrive(other, await comesBack(other, `?link=${link.token}`)))).toBe('PERSON-007')
  })

  it('is linked by who is signed in, to herself, and to one person only', async () => {
    await withPassword(given().store, { login: 'own' })
    const browser = await signedIn(server, 'own')
    provider.account = 'own@provider'
    await arrive(browser, await comesBack(browser, '?own=yes'))
    const again = new BrowserClient(server)
    await arrive(again, await comesBack(again))
    expect((await again.get('/session')).body).toMatchObject({ person: { login: 'own' } })
    await withPassword(given().store, { login: 'second' })
    const second = await signedIn(server, 'second')
    expect(codeOf(await arrive(second, await comesBack(second, '?own=yes')))).toBe('PERSON-009')
    expect((await new BrowserClient(server).get('/oidc/start?own=yes')).status).toBe(401)
  })

  it('is taken away by whose it is, unless it is her only way in', async () => {
    const identityOf = async (browser: BrowserClient): Promise<string> => {
      const { identities } = (await browser.get('/identities')).body
      if (!Array.isArray(identities) || identities.length !== 1) throw new Error('one identity')
      expect(identities[0].issuer).toBe(provider.issuer)
      return identities[0].id
    }
    provider.account = 'anna@provider'
    const invited = new BrowserClient(server)
    await arrive(invited, await comesBack(invited))
    const id = await identityOf(invited)
    expect(codeOf(await invited.send('DELETE', `/identities/${id}`))).toBe('PEOPLE-032')
    await withPassword(given().store, { login: 'third' })
    const third = await signedIn(server, 'third')
    expect((await third.send('DELETE', `/identities/${id}`)).status).toBe(404)
    provider.account = 'third@provider'
    await arrive(third, await comesBack(third, '?own=yes'))
    expect((await third.send('DELETE', `/identities/${await identityOf(third)}`)).status).toBe(204)
    const again = new BrowserClient(server)
    expect(codeOf(await arrive(again, await comesBack(again)))).toBe('PEOPLE-021')
  })

  it('answers the browser that asked, once, and not another', async () => {
    provider.account = 'own@provider'
    const browser = new BrowserClient(server)
    const back = await comesBack(browser)
    // An address that was slipped to another browser (login CSRF).
    expect(codeOf(await arrive(new BrowserClient(server), back))).toBe('PEOPLE-019')
    const other = new BrowserClient(server)
    await comesBack(other)
    expect(codeOf(await arrive(other, back))).toBe('PEOPLE-019')
    const changed = new BrowserClient(server)
    const address = new URL(await comesBack(changed))
    address.searchParams.set('code', 'x'.repeat(43))
    expect(codeOf(await arrive(changed, address.href))).toBe('PEOPLE-019')
    expect((await arrive(browser, back)).status).toBe(302)
    expect(codeOf(await arrive(browser, back))).toBe('PEOPLE-019')
  })

  it('is not waited for: begun sign-ins end after ten minutes', async () => {
    provider.account = 'own@provider'
    const browser = new BrowserClient(server)
    const back = await comesBack(browser)
    const now = given().clock.now.getTime()
    given().clock.now = new Date(now + 11 * 60_000)
    expect(codeOf(await arrive(browser, back))).toBe('PEOPLE-019')
    given().clock.now = new Date(now)
  })

  it('does not let a disabled person in', async () => {
    const { store } = given()
    const person = await store.people.byLogin(store.access, 'own')
    if (!person) throw new Error('no person')
    await store.people.change(store.access, person.id, person.version, { isDisabled: true })
    provider.account = 'own@provider'
    const browser = new BrowserClient(server)
    expect(codeOf(await arrive(browser, await comesBack(browser)))).toBe('PEOPLE-001')
  })

  it('that is not there is said to be, and that is not set up', async () => {
    const { store } = given()
    const oidc = { issuer: 'http://127.0.0.1:9', clientId: 'x', clientSecret: 'y' }
    const unreachable = await peopleServer(store, { oidc })
    expect(codeOf(await new BrowserClient(unreachable).get('/oidc/start'))).toBe('PEOPLE-019')
    await unreachable.close()
    const without = await peopleServer(store)
    expect(codeOf(await new BrowserClient(without).get('/oidc/start'))).toBe('PEOPLE-020')
    expect((await new BrowserClient(without).get('/session')).body).toMatchObject({
      hasOutsideProvider: false,
    })
    await without.close()
  })

  it('is set up whole or not at all', () => {
    const whole = {
      TRIALBALANCE_OIDC_ISSUER: 'https://id.example.ru',
      TRIALBALANCE_OIDC_CLIENT_ID: 'tb',
      TRIALBALANCE_OIDC_CLIENT_SECRET: 's',
    }
    expect(oidcSettings(whole)).toEqual({
      issuer: 'https://id.example.ru',
      clientId: 'tb',
      clientSecret: 's',
    })
    expect(oidcSettings({})).toBeNull()
    expect(() => oidcSettings({ ...whole, TRIALBALANCE_OIDC_CLIENT_SECRET: '' })).toThrow('APP-002')
  })
})
