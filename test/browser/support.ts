// A running server with the sample group, behind whose sign-in everyone stands already, and a Chromium that looks at it. The browser is the system's; tests say so and
// are left out where there is none (test/support/system-tools.ts installs it where it may).

import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { type Browser, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, inject, it } from 'vitest'
import { importInto, readFolder } from '../../src/app/import-book.ts'
import type { Server } from '../../src/server/context.ts'
import { buildServer } from '../../src/server/server.ts'
import { openExternalStore } from '../../src/store/open-store.ts'
import type { Store } from '../../src/store/store.ts'
import { everything } from '../support/everything.ts'
import { databaseUrl, execute } from '../support/servers.ts'
import { CHROMIUM } from '../support/system-tools.ts'
import { ARGUMENTS } from './chromium.ts'
import { signedIn } from './sign-in.ts'

export { accessibilityFaults, settled } from './chromium.ts'

const ROOT = join(import.meta.dirname, '../..')

export interface App {
  readonly url: string
  readonly browser: Browser
  readonly store: Store
  /** A page in a browser session of its own; console errors and CSP violations fail the test that calls `quiet`. */
  page(options?: { width?: number; height?: number; scheme?: 'light' | 'dark' }): Promise<Page>
  /** What pages said that they should not have. */
  readonly complaints: string[]
}

/** A test of the nightly profile (`NIGHTLY=1 npm test`); every screen has its short form in screens.test.ts. */
const none = Object.assign(() => {}, { each: () => () => {} })
// By day it registers nothing: what is not asked for is not skipped.
export const nightly = process.env.NIGHTLY ? it : (none as unknown as typeof it)

let made = 0

/** Runs `tests` against a server of their own over the sample group. */
export function inChromium(title: string, tests: (app: () => App) => void): void {
  describe.skipIf(CHROMIUM === null)(title, () => {
    const server = inject('servers').find(({ name }) => name === 'embedded')
    const name = `tb_browser_${process.pid}_${made++}`
    let app: App | null = null
    let http: Server | null = null
    beforeAll(async () => {
      if (!server) throw new Error('the embedded server of the tests is not there')
      await execute(server.url, `create database ${name} template ${server.template}`)
      const opened = await openExternalStore(databaseUrl(server.url, name), () => new Date())
      const store = opened.as(everything)
      const folder = join(ROOT, 'books/severny')
      const checked = await readFolder({ folder, name: 'severny', replace: true }, () => {})
      await importInto(store, checked, true, () => {})
      http = await buildServer({ store, signIn: signedIn, webRoot: join(ROOT, 'web/dist'), logs: true })
      await http.listen({ host: '127.0.0.1', port: 0 })
      const address = http.server.address()
      const port = isAddress(address) ? address.port : 0
      const browser = await chromium.launch({ executablePath: CHROMIUM ?? '', args: ARGUMENTS })
      const complaints: string[] = []
      app = {
        url: `http://127.0.0.1:${port}`,
        browser,
        store,
        complaints,
        page: async ({ width = 1440, height = 900, scheme = 'light' } = {}) => {
          const page = await browser.newPage({ viewport: { width, height }, colorScheme: scheme })
          page.on('console', (message) => {
            if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text())
          })
          page.on('pageerror', (error) => complaints.push(error.message))
          return page
        },
      }
    })
    afterAll(async () => {
      await app?.browser.close()
      await http?.close()
      await app?.store.close()
      if (server) await execute(server.superuser || server.url, `drop database ${name} with (force)`)
    })
    tests(() => {
      if (!app) throw new Error('the server runs within a test only')
      return app
    })
  })
}

const isAddress = (address: AddressInfo | string | null): address is AddressInfo =>
  typeof address === 'object' && address !== null
