// Bad states in the browser, with the real sign-in: another's change, a lost line. Each says what
// happened, and the figures stay readable.

import { createServer } from 'node:net'
import { join } from 'node:path'
import { type Browser, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { importInto, readFolder } from '../../src/app/import-book.ts'
import type { Server } from '../../src/server/context.ts'
import { buildServer } from '../../src/server/server.ts'
import { signIn } from '../../src/server/sign-in/plugin.ts'
import { connect } from '../../src/store/connection.ts'
import { Store } from '../../src/store/store.ts'
import { everything } from '../support/everything.ts'
import { PASSWORD, testSealer, withPassword } from '../support/people.ts'
import { databaseUrl, execute } from '../support/servers.ts'
import { CHROMIUM } from '../support/system-tools.ts'
import { ARGUMENTS } from './chromium.ts'

const ROOT = join(import.meta.dirname, '../..')
const BOOK = 'first-steps'
/** On a busy machine the stream's next sign of life may be late. */
const SOON = { timeout: 15_000 }

/** A port that is free: links and origins name it before the server listens. */
const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })

describe.skipIf(CHROMIUM === null)('bad states in the browser', () => {
  const place = inject('servers').find(({ name }) => name === 'embedded')
  const name = `tb_states_${process.pid}`
  const clock = { now: new Date() }
  let store: Store
  let server: Server
  let browser: Browser
  let url = ''

  beforeAll(async () => {
    if (!place) throw new Error('the embedded server of the tests is not there')
    await execute(place.url, `create database ${name} template ${place.template}`)
    const surroundings = {
      clock: () => clock.now,
      requireWritable: () => {},
      close: async () => {},
      closeSoon: () => {},
    }
    store = new Store(connect({ connectionString: databaseUrl(place.url, name) }), surroundings, everything)
    const folder = join(ROOT, 'books', BOOK)
    await importInto(store, await readFolder({ folder, name: BOOK, replace: true }, () => {}), true, () => {})
    await withPassword(store, {
      login: 'k',
      roles: [{ book: BOOK, role: 'controller', entity: '' }],
    })
    const port = await freePort()
    url = `http://127.0.0.1:${port}`
    const options = { store, sealer: testSealer(), origins: [url], oidc: null } as const
    server = await buildServer({
      store,
      signIn: signIn(options),
      webRoot: join(ROOT, 'web/dist'),
      logs: false,
      heartbeatMs: 200,
    })
    await server.listen({ host: '127.0.0.1', port })
    browser = await chromium.launch({ executablePath: CHROMIUM ?? '', args: ARGUMENTS })
  })
  afterAll(async () => {
    await browser?.close()
    await server?.close()
    await store?.close()
    if (place) await execute(place.superuser || place.url, `drop database ${name} with (force)`)
  })

  const enter = async (page: Page): Promise<void> => {
    await page.getByLabel('Имя для входа или почта').fill('k')
    await page.getByLabel('Пароль').fill(PASSWORD)
    await page.keyboard.press('Enter')
  }
  const opened = async (path: string): Promise<Page> => {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
    page.setDefaultTimeout(15_000)
    await page.goto(`${url}/b/${BOOK}/${path}`)
    await enter(page)
    await page.locator('.top-bar').waitFor()
    await page.locator('h1, [role=grid]').first().waitFor()
    return page
  }
  const slot = (page: Page) => page.locator('.state-slot')
  const says = (page: Page, text: string | RegExp) => slot(page).getByText(text).first().waitFor(SOON)
  const changed = (file: string, content: string) =>
    store.reviseBook(
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
  const figure = (page: Page) => page.locator('button.amount').first()

  it("another's change is told, the figures stay until they are asked for anew", async () => {
    const page = await opened('reports/statements?statement=profit-or-loss')
    await says(page, /Черновик, пересчитано в \d\d:\d\d/)
    const before = await figure(page).textContent()
    await changed('note.txt', '1')
    await says(page, /Черновик устарел: 1 изменение после/)
    await changed('note.txt', '2')
    await says(page, /Черновик устарел: 2 изменения после/)
    expect(await slot(page).getAttribute('title')).toContain('МАС')
    expect(await figure(page).textContent()).toBe(before)
    await slot(page).getByRole('button', { name: 'Пересчитать' }).click()
    await says(page, /Черновик, пересчитано в/)
    expect(await figure(page).textContent()).toBe(before)
    await page.setViewportSize({ width: 1024, height: 768 })
    expect(await slot(page).locator('.slot-word').boundingBox()).toMatchObject({ height: expect.any(Number) })
    await page.close()
  })

  it('a lost line is told, figures stay, and the way back is found without the person', async () => {
    const page = await opened('reports/statements?statement=profit-or-loss')
    await page.route('**/api/**', (route) => route.abort())
    await page.getByRole('combobox', { name: 'Единица' }).selectOption('1')
    await says(page, /Нет связи: сервер не отвечает, введенное сохранено/)
    await page.unroute('**/api/**')
    await says(page, /Черновик, пересчитано в/)
    await figure(page).waitFor()
    await page.close()
  })
})
