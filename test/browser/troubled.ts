// An application whose clock, disk and sessions the test holds in its hand, with the real sign-in: for what happens to a
// page when something is wrong.

import { createServer } from 'node:net'
import { join } from 'node:path'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, inject } from 'vitest'
import { importInto, readFolder } from '../../src/app/import-book.ts'
import { finding } from '../../src/ledger/finding.ts'
import type { Server } from '../../src/server/context.ts'
import { buildServer } from '../../src/server/server.ts'
import { signIn } from '../../src/server/sign-in/plugin.ts'
import { connect } from '../../src/store/connection.ts'
import { Refused } from '../../src/store/refused.ts'
import { Store } from '../../src/store/store.ts'
import { everything } from '../support/everything.ts'
import { type OutsideTestProvider, outsideProvider } from '../support/outside-provider.ts'
import { PASSWORD, testSealer, withPassword } from '../support/people.ts'
import { databaseUrl, execute } from '../support/servers.ts'
import { CHROMIUM } from '../support/system-tools.ts'
import { ARGUMENTS } from './chromium.ts'

const ROOT = join(import.meta.dirname, '../..')
export const BOOK = 'first-steps'
/** On a busy machine the stream's next sign of life may be late. */
export const SOON = { timeout: 20_000 }

export class Troubled {
  readonly clock = { now: new Date() }
  readonly disk = { isFull: false }
  store!: Store
  browser!: Browser
  url = ''
  server!: Server
  person = ''
  provider!: OutsideTestProvider
  /** Of the database itself, past the program. */
  execute: (sql: string) => Promise<void> = async () => {}

  readonly enter = async (page: Page, login = 'k'): Promise<void> => {
    await page.getByLabel('Имя для входа или почта').fill(login)
    await page.getByLabel('Пароль').fill(PASSWORD)
    await page.keyboard.press('Enter')
  }

  readonly context = async (): Promise<BrowserContext> => {
    const context = await this.browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'ru-RU' })
    await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: this.url })
    context.setDefaultTimeout(SOON.timeout)
    return context
  }

  /** Signed in, the screen open. */
  readonly opened = async (path: string): Promise<Page> => {
    const page = await (await this.context()).newPage()
    await page.goto(`${this.url}/b/${BOOK}/${path}`)
    await this.enter(page)
    await page.locator('.top-bar').waitFor()
    await page.locator('h1, [role=grid]').first().waitFor()
    return page
  }

  /** What the server keeps unsaved of hers, as one text. */
  readonly kept = async (): Promise<string> => {
    const drafts = await this.store.as(await this.store.people.accessOf(this.person)).listDrafts(BOOK)
    return drafts.map(({ content, document }) => `${document}: ${content}`).join('\n')
  }

  readonly changed = (file: string, content: string) =>
    this.store.reviseBook(
      BOOK,
      { action: 'adjustment.create', objectKind: 'journal', object: 'К-9', entity: 'МАС' },
      async () => ({
        files: new Map([[file, new TextEncoder().encode(content)]]),
        rows: [],
        before: null,
        after: null,
        answer: '',
      }),
    )
}

export const slotOf = (page: Page) => page.locator('.state-slot')
export const says = (page: Page, text: string | RegExp): Promise<void> =>
  slotOf(page).getByText(text).first().waitFor(SOON)

let made = 0

/** Runs `tests` against an application of their own. */
export function withTrouble(title: string, tests: (given: Troubled) => void): void {
  describe.skipIf(CHROMIUM === null)(title, () => {
    const place = inject('servers').find(({ name }) => name === 'embedded')
    const name = `tb_trouble_${process.pid}_${made++}`
    const given = new Troubled()
    beforeAll(async () => {
      if (!place) throw new Error('the embedded server of the tests is not there')
      await execute(place.url, `create database ${name} template ${place.template}`)
      await start(given, databaseUrl(place.url, name))
      given.execute = (sql) => execute(databaseUrl(place.superuser || place.url, name), sql)
    })
    afterAll(async () => {
      await given.browser?.close()
      await given.server?.close()
      await given.provider?.close()
      await given.store?.close()
      if (place) await execute(place.superuser || place.url, `drop database ${name} with (force)`)
    })
    afterEach(() => {
      given.disk.isFull = false
    })
    tests(given)
  })
}

async function start(given: Troubled, connectionString: string): Promise<void> {
  const requireWritable = (): void => {
    if (!given.disk.isFull) return
    const values = { folder: '/data', free: '12', floor: '1000' }
    throw new Refused('program', finding('STORE-010', 'blocks', { subject: '/data' }, values))
  }
  const surroundings = {
    clock: () => given.clock.now,
    requireWritable,
    close: async () => {},
    closeSoon: () => {},
  }
  const store = new Store(connect({ connectionString }), surroundings, everything)
  const folder = join(ROOT, 'books', BOOK)
  await importInto(store, await readFolder({ folder, name: BOOK, replace: true }, () => {}), true, () => {})
  const roles = [{ book: BOOK, role: 'controller', entity: '' }] as const
  given.person = await withPassword(store, { login: 'k', roles })
  await withPassword(store, { login: 'other', roles })
  const port = await freePort()
  given.url = `http://127.0.0.1:${port}`
  given.store = store
  given.provider = await outsideProvider(`${given.url}/api/v1/oidc/callback`)
  const { client, issuer } = given.provider
  await store.people.credentials.linkOwn(
    await store.people.accessOf(given.person),
    issuer,
    'k of the provider',
  )
  const oidc = { issuer, clientId: client.id, clientSecret: client.secret }
  given.server = await buildServer({
    store,
    signIn: signIn({ store, sealer: testSealer(), origins: [given.url], oidc }),
    webRoot: join(ROOT, 'web/dist'),
    logs: false,
    heartbeatMs: 200,
  })
  await given.server.listen({ host: '127.0.0.1', port })
  given.browser = await chromium.launch({ executablePath: CHROMIUM ?? '', args: ARGUMENTS })
}

/** Links and origins name the port before the server listens. */
const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
