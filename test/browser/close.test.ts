// The whole close in a browser, with the real sign-in: what is missing of the sample group is supplied by a person with
// the mouse, approved by another in a browser of her own, and the figures are those of the sample that was whole.

import { readFileSync } from 'node:fs'
import type { Download, Page } from 'playwright-core'
import { afterAll, expect, it } from 'vitest'
import { PASSWORD } from '../support/people.ts'
import { SAMPLE } from './application.ts'
import { settled } from './chromium.ts'
import { incompleteBook, MISSING } from './incomplete.ts'
import { withPeople } from './signed-in.ts'

const incomplete = incompleteBook()
afterAll(incomplete.remove)

const section = (page: Page, name: string): Promise<void> =>
  page.getByRole('navigation').getByRole('link', { name, exact: false }).first().click()

/** What stands in the row of the statement. */
const figureOf = async (page: Page, row: RegExp): Promise<string> =>
  (await page.getByRole('button', { name: row }).first().textContent()) ?? ''

async function bytesOf(download: Download): Promise<Buffer> {
  return readFileSync(await download.path())
}

withPeople(
  'the whole close',
  () => [
    { name: 'severny', folder: SAMPLE },
    { name: 'close', folder: incomplete.folder },
  ],
  (given) => {
    it('by mouse, with a second person who approves', async () => {
      const { application, people } = given()
      const page = await people.stranger()

      // The one-time link: a password, and the books that the role opens.
      await page.goto(application.links.controller)
      await page.getByLabel('Пароль', { exact: false }).first().fill(PASSWORD)
      await page.getByRole('button', { name: 'Начать' }).click()
      await page.getByRole('link', { name: 'close' }).click()
      await settled(page)

      // The files of the trading house, as 1C wrote them: understood, then accepted.
      await section(page, 'Балансы')
      await page.getByRole('link', { name: 'Загрузить файлы' }).click()
      const [chooser] = await Promise.all([
        page.waitForEvent('filechooser'),
        page.getByRole('button', { name: 'Выбрать файлы' }).click(),
      ])
      await chooser.setFiles(MISSING.files)
      const rows = page.locator('table.uploads tbody tr')
      await expect.poll(() => rows.filter({ hasText: 'Торговый дом' }).count()).toBe(MISSING.files.length)
      await page.getByRole('button', { name: /^Принять понятые/ }).click()
      await expect.poll(() => page.getByText('Принято:').count()).toBe(MISSING.files.length)
    })
  },
)
