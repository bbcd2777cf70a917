// The service desk as its people meet it: a server with the real sign-in, two organisations of one line, and a browser
// session for each role.

import { join } from 'node:path'
import { type Browser, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect } from 'vitest'
import type { Server } from '../../src/server/context.ts'
import { buildServer } from '../../src/server/server.ts'
import { signIn } from '../../src/server/sign-in/plugin.ts'
import type { RoleAtDesk } from '../../src/store/access.ts'
import { customer, deskPerson, makeDesk, ofLine, type TestDesk } from '../support/desk.ts'
import { freePort } from '../support/dovecot.ts'
import { PASSWORD, testSealer, withPassword } from '../support/people.ts'
import { onOneServer, type TestStore } from '../support/store.ts'
import { CHROMIUM } from '../support/system-tools.ts'
import { ARGUMENTS, type Look } from './chromium.ts'

const ROLES: Readonly<Record<string, (desk: TestDesk) => readonly RoleAtDesk[]>> = {
  asks: ({ organisations }) => [customer(organisations.SEV)],
  other: ({ organisations }) => [customer(organisations.YUG)],
  operator: () => [ofLine('operator')],
  specialist: () => [ofLine('specialist')],
  approver: () => [ofLine('change-approver')],
  head: () => [ofLine('head')],
}

export type DeskLogin = 'asks' | 'other' | 'operator' | 'specialist' | 'approver' | 'head' | 'admin'

export interface DeskPeople {
  readonly url: string
  readonly given: TestStore
  readonly desk: TestDesk
  readonly browser: Browser
  /** What pages said that they should not have. */
  readonly complaints: string[]
  /** Ids of people by their logins. */
  readonly ids: Readonly<Record<string, string>>
  page(login: DeskLogin, look?: Look & { readonly language?: 'ru' | 'en' }): Promise<Page>
  /** Asks the API as the person of the page does. */
  ask(page: Page, method: 'GET' | 'POST' | 'PATCH' | 'PUT', path: string, data?: object): Promise<unknown>
}

export function onDesk(title: string, tests: (people: () => DeskPeople) => void): void {
  describe.skipIf(CHROMIUM === null)(title, () => {
    onOneServer('by its people', (given) => {
      let server: Server
      let people: DeskPeople | null = null
      beforeAll(async () => {
        const { clock, store } = given()
        // The browser has a clock of its own.
        clock.now = new Date()
        const desk = await makeDesk(store)
        const ids: Record<string, string> = {}
        for (const [login, roles] of Object.entries(ROLES))
          ids[login] = await deskPerson(store, { login }, roles(desk))
        ids.admin = await withPassword(store, { login: 'admin', isAdministrator: true })
        const port = await freePort()
        const url = `http://127.0.0.1:${port}`
        const sealer = testSealer()
        server = await buildServer({
          store,
          mail: { sealer },
          signIn: signIn({ store, sealer, origins: [url], oidc: null }),
          webRoot: join(import.meta.dirname, '../../web/dist'),
          logs: false,
          hosts: [`127.0.0.1:${port}`],
        })
        await server.listen({ host: '127.0.0.1', port })
        const browser = await chromium.launch({ executablePath: CHROMIUM ?? '', args: ARGUMENTS })
        people = peopleOf({ url, given: given(), desk, browser, ids })
      })
      afterAll(async () => {
        await people?.browser.close()
        await server.close()
      })
      tests(() => {
        if (!people) throw new Error('the desk runs within a test only')
        return people
      })
    })
  })
}

type Made = Pick<DeskPeople, 'url' | 'given' | 'desk' | 'browser' | 'ids'>

function peopleOf(made: Made): DeskPeople {
  const { browser, url } = made
  const complaints: string[] = []
  let keys = 0
  return {
    ...made,
    complaints,
    page: async (login, { height = 900, language = 'ru', scheme = 'light', width = 1440 } = {}) => {
      const context = await browser.newContext({
        baseURL: url,
        locale: language === 'en' ? 'en-GB' : 'ru-RU',
        timezoneId: 'Europe/Moscow',
        viewport: { width, height },
        colorScheme: scheme,
        reducedMotion: 'reduce',
      })
      const data = { login, password: PASSWORD }
      const signed = await context.request.post('/api/v1/session', { headers: { origin: url }, data })
      expect(signed.ok()).toBe(true)
      // The words are the person's, wherever she signs in.
      await context.request.patch('/api/v1/session', { headers: { origin: url }, data: { language } })
      const page = await context.newPage()
      page.on('console', (message) => {
        if (message.type() === 'error') complaints.push(`${page.url()}: ${message.text()}`)
      })
      page.on('pageerror', (error) => complaints.push(`${page.url()}: ${error.message}`))
      return page
    },
    ask: async (page, method, path, data) => {
      const answer = await page.context().request.fetch(`/api/v1/desk${path}`, {
        method,
        headers: { origin: url, 'idempotency-key': `ask-${++keys}`, ...(await match(page, method, path)) },
        ...(data === undefined ? {} : { data }),
      })
      if (!answer.ok()) throw new Error(`${method} ${path}: ${answer.status()} ${await answer.text()}`)
      const text = await answer.text()
      return text === '' ? null : JSON.parse(text)
    },
  }
}

/** From the version of the request that stands. */
async function match(page: Page, method: string, path: string): Promise<Record<string, string>> {
  const [request] = /^\/requests\/[0-9a-f-]{36}/.exec(path) ?? []
  if (request === undefined || method === 'GET') return {}
  const { version }: { version: string } = await (
    await page.context().request.get(`/api/v1/desk${request}`)
  ).json()
  return { 'if-match': `"${version}"` }
}

/** Words into the composer, sent by its key. */
export async function says(page: Page, text: string): Promise<void> {
  await composer(page).fill(text)
  await page.keyboard.press('Control+Enter')
  await page.locator('.thread', { hasText: text }).waitFor()
}

export const composer = (page: Page) => page.locator('.composer textarea:not([aria-hidden])')

export const told = (page: Page, state: string): Promise<void> =>
  page.locator('.request-told strong', { hasText: state }).waitFor()
