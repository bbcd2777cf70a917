// `npm run bench -- browser`: the sample group in a real Chromium with the real sign-in, beside the limits of the product:
// a screen usable within 1 s of its navigation, a step of an explanation within 200 ms, 100,000 rows of a trial balance
// scrolled without a blank frame of more than 100 ms, 400 kB of JavaScript before the first screen.

import { chmodSync, cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Page } from 'playwright-core'
import { withStore } from '../src/app/with-store.ts'
import { type Application, SAMPLE, startApplication } from '../test/browser/application.ts'
import { People, settled } from '../test/browser/chromium.ts'
import { SCREENS } from '../test/browser/screens.ts'
import { CHROMIUM } from '../test/support/system-tools.ts'
import { osvWorkbook, ROWS } from './osv-workbook.ts'
import { say } from './say.ts'

const ROOT = join(import.meta.dirname, '..')
const SCREEN_MS = 1000
const STEP_MS = 200
const BLANK_MS = 100
const SCRIPT_KB = 400
/** The company and interval of the large trial balance, which is that of account 62. */
const LARGE = 'МАС'
const LARGE_YEAR = '2025-01-01_2025-12-31_62'

function beside(name: string, value: number, unit: string, limit: number): void {
  const verdict = value <= limit ? 'ok' : 'over'
  say(
    `${name.padEnd(58)} ${value.toFixed(0).padStart(9)} ${unit}  limit ${String(limit)} ${unit}  ${verdict}`,
  )
}

export async function bench(): Promise<void> {
  beside('JavaScript before the first screen, gzipped', initialScript() / 1000, 'kB', SCRIPT_KB)
  if (CHROMIUM === null) {
    say('no Chromium here: install chromium for the rest')
    return
  }
  const folder = mkdtempSync(join(tmpdir(), 'trialbalance-bench-'))
  // Run as root, the database server is an unprivileged user, who must get into the folder.
  chmodSync(folder, 0o755)
  const environment = { ...process.env, TRIALBALANCE_DISK_FLOOR: '0' }
  await withStore({ data: join(folder, 'data'), environment }, async (store) => {
    const large = join(folder, 'large')
    cpSync(join(ROOT, 'books/first-steps'), large, { recursive: true })
    writeFileSync(join(large, 'balances', LARGE, `${LARGE_YEAR}.xlsx`), osvWorkbook().bytes)
    const books = [
      { name: 'severny', folder: SAMPLE },
      { name: 'large', folder: large, isOfOthers: true },
    ]
    const application = await startApplication(store, books)
    const people = await People.meet(application)
    const page = await people.page('controller')
    await screens(page, application)
    await steps(page, application)
    await scrolling(page, application)
    await people.close()
    await application.close()
  })
  rmSync(folder, { recursive: true, force: true })
}

/** What index.html loads by itself: the entry and what it asks to be loaded beside it. */
function initialScript(): number {
  const dist = join(ROOT, 'web/dist')
  const page = readFileSync(join(dist, 'index.html'), 'utf8')
  const named = readdirSync(join(dist, 'assets')).filter(
    (name) => name.endsWith('.js') && page.includes(name),
  )
  return named.reduce((sum, name) => sum + gzipSync(readFileSync(join(dist, 'assets', name))).length, 0)
}

/** In the order of the list, each from the one before as a link does it, twice: the second time counts. */
async function screens(page: Page, { url }: Application): Promise<void> {
  await page.goto(`${url}/b/severny/desk`)
  await settled(page)
  const shown = SCREENS.filter(({ address }) => address.startsWith('/b/'))
  for (const isCounted of [false, true]) {
    for (const { address, name } of shown) {
      const start = performance.now()
      await page.evaluate(follow, encodeURI(address))
      await settled(page)
      const taken = performance.now() - start
      if (isCounted) beside(`${name}, from the click until it stands`, taken, 'ms', SCREEN_MS)
    }
  }
}

/** The application follows the address as it does for a link: the page is not loaded anew. */
const follow = (address: string): void => {
  const { history, dispatchEvent } = globalThis as unknown as {
    history: { pushState(state: unknown, title: string, url: string): void }
    dispatchEvent(event: Event): boolean
  }
  history.pushState({}, '', address)
  dispatchEvent(new Event('popstate'))
}

/** From the key to the step with its sum, down to the row of the file. */
async function steps(page: Page, { url }: Application): Promise<void> {
  await page.goto(`${url}/b/severny/reports/statements?statement=profit-or-loss`)
  await settled(page)
  const panel = page.getByRole('complementary', { name: 'Объяснение' })
  await page
    .getByRole('button', { name: /^Выручка, 2025/ })
    .first()
    .click()
  await panel.getByText('сходится').first().waitFor()
  await settled(page)
  let worst = 0
  for (let step = 0; step < 8; step++) {
    const parts = panel.locator('.part[data-opens="true"][data-part="other"]')
    if ((await parts.count()) === 0 || (await panel.getByText(/строка \d+/).count()) > 0) break
    worst = Math.max(worst, await page.evaluate(openLast))
  }
  beside('a step of an explanation, the slowest of a figure', worst, 'ms', STEP_MS)
}

/** Measured in the page: what stands between the browser and this program is no part of it. */
const openLast = (): Promise<number> => {
  interface Part {
    click(): void
  }
  interface Document {
    querySelectorAll(selector: string): ArrayLike<Part>
    querySelector(selector: string): unknown
  }
  const { document, requestAnimationFrame } = globalThis as unknown as {
    document: Document
    requestAnimationFrame(call: () => void): void
  }
  const parts = [...Array.from(document.querySelectorAll('.part[data-opens="true"][data-part="other"]'))]
  const steps = (): number => document.querySelectorAll('.explain .step').length
  const before = steps()
  const start = performance.now()
  parts.at(-1)?.click()
  return new Promise((resolve) => {
    const look = (): void => {
      const stands = steps() > before && document.querySelector('.explain[aria-busy="false"]') !== null
      if (stands || performance.now() - start > 10_000) resolve(performance.now() - start)
      else requestAnimationFrame(look)
    }
    look()
  })
}

async function scrolling(page: Page, { url }: Application): Promise<void> {
  await page.goto(`${url}/b/large/balances/${encodeURIComponent(LARGE)}/${LARGE_YEAR}`)
  await settled(page)
  // Rows come in portions; then all levels of them.
  await page.locator('.balance-grid').focus()
  const rows = (): Promise<number> =>
    page.evaluate<number>("(document.querySelector('.balance-scroll')?.scrollHeight ?? 0) / 24")
  const end = performance.now() + 60_000
  while ((await rows()) < 0.9 * ROWS && performance.now() < end) {
    await page.keyboard.press('3')
    await page.waitForTimeout(1000)
  }
  if ((await rows()) < 0.9 * ROWS) {
    say(`${ROWS} rows scrolled: not measured, ${(await rows()).toFixed(0)} rows came within a minute`)
    return
  }
  const { blank, frames } = await page.evaluate(scrollThrough)
  beside(`${ROWS} rows scrolled: the longest without rows in sight`, blank, 'ms', BLANK_MS)
  beside(`${ROWS} rows scrolled: the longest frame`, frames, 'ms', BLANK_MS)
}

/** A screenful a frame for five seconds; a frame is blank where no row stands in the middle of the sight. */
const scrollThrough = (): Promise<{ blank: number; frames: number }> => {
  interface Box {
    scrollTop: number
    readonly clientHeight: number
    readonly scrollHeight: number
    getBoundingClientRect(): { left: number; top: number; width: number; height: number }
    closest(selector: string): unknown
  }
  const { document, requestAnimationFrame } = globalThis as unknown as {
    document: {
      querySelectorAll(selector: string): ArrayLike<Box>
      elementFromPoint(x: number, y: number): Box | null
    }
    requestAnimationFrame(call: () => void): void
  }
  const box = document.querySelectorAll('.balance-scroll')[0]
  if (!box || box.scrollHeight < 100 * box.clientHeight) throw new Error('nothing scrolls')
  const { height, left, top, width } = box.getBoundingClientRect()
  return new Promise((resolve) => {
    const begun = performance.now()
    let [last, full, blank, frames] = [begun, begun, 0, 0]
    const step = (): void => {
      const now = performance.now()
      frames = Math.max(frames, now - last)
      last = now
      const row = document
        .elementFromPoint(left + width / 3, top + height / 2)
        ?.closest('tbody tr, [role=row]')
      if (row) full = now
      else blank = Math.max(blank, now - full)
      box.scrollTop += box.clientHeight
      if (now - begun > 5000 || box.scrollTop + box.clientHeight >= box.scrollHeight)
        resolve({ blank, frames })
      else requestAnimationFrame(step)
    }
    requestAnimationFrame(step)
  })
}
