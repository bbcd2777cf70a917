// A Chromium of the system, and people in it: each with a browser session of her own.

import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { PASSWORD } from '../support/people.ts'
import { CHROMIUM } from '../support/system-tools.ts'
import type { Application, Login } from './application.ts'

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** What keeps the browser from calling home. */
export const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

export interface Look {
  readonly width?: number
  readonly height?: number
  readonly scheme?: 'light' | 'dark'
  /** Of the reader's clock; without it the machine's. */
  readonly zone?: string
}

type Cookies = Awaited<ReturnType<BrowserContext['cookies']>>

export class People {
  /** What pages said that they should not have: errors, warnings, breaches of the content policy. */
  readonly complaints: string[] = []
  readonly #application: Application
  readonly #browser: Browser
  readonly #cookies = new Map<Login, Cookies>()

  private constructor(application: Application, browser: Browser) {
    this.#application = application
    this.#browser = browser
  }

  static async meet(application: Application): Promise<People> {
    return new People(application, await chromium.launch({ executablePath: CHROMIUM ?? '', args: ARGUMENTS }))
  }

  close = (): Promise<void> => this.#browser.close()

  /** A page of a browser in which nobody is signed in. */
  async stranger({ height = 900, scheme = 'light', width = 1440, zone }: Look = {}): Promise<Page> {
    const context = await this.#browser.newContext({
      viewport: { width, height },
      colorScheme: scheme,
      locale: 'ru-RU',
      ...(zone === undefined ? {} : { timezoneId: zone }),
      reducedMotion: 'reduce',
      acceptDownloads: true,
    })
    await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: this.#application.url })
    const page = await context.newPage()
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning')
        this.complaints.push(`${page.url()}: ${message.text()} ${message.location().url}`)
    })
    page.on('pageerror', (error) => this.complaints.push(`${page.url()}: ${error.message}`))
    return page
  }

  /** A page of the person, signed in; in a browser of its own. */
  async page(login: Login, look: Look = {}): Promise<Page> {
    const page = await this.stranger(look)
    const known = this.#cookies.get(login)
    if (known) await page.context().addCookies(known)
    else {
      await this.#signIn(page, login)
      this.#cookies.set(login, await page.context().cookies())
    }
    return page
  }

  async #signIn(page: Page, login: Login): Promise<void> {
    const { links, url } = this.#application
    const { request } = page.context()
    const token = links[login].split('/').at(-1) ?? ''
    const headers = { origin: url }
    const used = await request.post(`${url}/api/v1/links/${token}`, {
      headers,
      data: { password: PASSWORD, language: 'ru', first: null },
    })
    if (used.ok()) return
    const again = await request.post(`${url}/api/v1/session`, {
      headers,
      data: { login, password: PASSWORD },
    })
    if (!again.ok()) throw new Error(`${login} cannot sign in: ${again.status()} ${await again.text()}`)
  }
}

const STANDS = "!!document.querySelector('h1') && !document.querySelector('.skeleton, [aria-busy=true]')"

/** The page stands: its heading is there and nothing is on its way. */
export async function settled(page: Page): Promise<void> {
  const end = performance.now() + 60_000
  // Twice in a row: between two answers nothing is on its way for a moment.
  for (let times = 0; times < 2; await page.waitForTimeout(30)) {
    times = (await page.evaluate<boolean>(STANDS)) ? times + 1 : 0
    if (performance.now() > end) throw new Error(`${page.url()} does not settle`)
  }
}

export interface Only {
  readonly type: 'tag' | 'rule'
  readonly values: readonly string[]
}

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

/** Rules of WCAG 2.2 A and AA that the page breaks: `rule: element`. */
export async function accessibilityFaults(
  page: Page,
  runOnly: Only = { type: 'tag', values: TAGS },
): Promise<string[]> {
  await page.evaluate(AXE)
  return page.evaluate(async (only) => {
    interface Axe {
      run(
        context: unknown,
        options: unknown,
      ): Promise<{ violations: { id: string; nodes: { html: string; failureSummary: string }[] }[] }>
    }
    // axe puts itself on the page's global object.
    const { axe, document } = globalThis as unknown as { axe: Axe; document: unknown }
    const { violations } = await axe.run(document, { runOnly: only })
    return violations.flatMap(({ id, nodes }) =>
      nodes.map(({ failureSummary, html }) => `${id}: ${html.slice(0, 160)} ${failureSummary}`),
    )
  }, runOnly)
}
