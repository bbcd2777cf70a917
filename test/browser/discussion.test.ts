// Comments and attachments in the browser: what another says arrives while one types and moves nothing; files go and come
// back under their names.

import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { type Login, SAMPLE } from './application.ts'
import { accessibilityFaults, type Look } from './chromium.ts'
import { withPeople } from './signed-in.ts'

const PAIR = 'intragroup?id=МЕТ|ТДС'
const PDF = Buffer.from('%PDF-1.7 накладная')

const BOOKS = [{ name: 'severny', folder: SAMPLE }]

withPeople(
  'discussion in the browser',
  () => BOOKS,
  (given) => {
    const open = async (login: Login, path: string, look: Look = {}): Promise<Page> => {
      const page = await given().people.page(login, look)
      await page.goto(`${given().application.url}/b/severny/${path}`)
      return page
    }
    /** The browser tells of answers that refuse; an accountant has no figures of the group. */
    const complaints = (): string[] =>
      given()
        .people.complaints.splice(0)
        .filter((said) => !/40[34]|422/.test(said))
    it('brings what another says without moving the caret, and carries files', async () => {
      const mine = await open('controller', PAIR)
      const theirs = await open('accountant', PAIR, { width: 1024, height: 768, scheme: 'dark' })
      for (const page of [mine, theirs]) await page.getByRole('textbox', { name: 'Комментарий' }).waitFor()
      await mine.keyboard.press('Shift+C')
      const field = mine.getByRole('textbox', { name: 'Комментарий' })
      expect(await field.evaluate((one) => one === one.ownerDocument.activeElement)).toBe(true)
      await mine.keyboard.type('Товар в пути')
      for (const _ of 'пути') await mine.keyboard.press('ArrowLeft')
      const before = await field.boundingBox()
      const other = theirs.getByRole('textbox', { name: 'Комментарий' })
      await other.fill('УПД 4417 пришёл 12.01')
      const [chooser] = await Promise.all([
        theirs.waitForEvent('filechooser'),
        theirs.getByRole('button', { name: /Приложить файлы/ }).click(),
      ])
      await chooser.setFiles({ name: 'Накладная 4417.pdf', mimeType: 'application/pdf', buffer: PDF })
      await other.press('Control+Enter')
      await mine.getByText('УПД 4417 пришёл 12.01').waitFor()
      await mine.getByRole('link', { name: 'Накладная 4417.pdf' }).waitFor()
      expect(await field.boundingBox()).toEqual(before)
      await mine.keyboard.type('долгом ')
      expect(await field.inputValue()).toBe('Товар в долгом пути')
      const [download] = await Promise.all([
        mine.waitForEvent('download'),
        mine.getByRole('link', { name: 'Накладная 4417.pdf' }).click(),
      ])
      expect(download.suggestedFilename()).toBe('Накладная 4417.pdf')
      expect(readFileSync(await download.path())).toEqual(PDF)
      for (const page of [mine, theirs]) expect(await accessibilityFaults(page)).toEqual([])
      await field.press('Control+Enter')
      await theirs.getByText('Товар в долгом пути').waitFor()
      expect(await field.inputValue()).toBe('')
      expect(complaints()).toEqual([])
    }, 60_000)

    it('accepts a difference with its reason, which stands among the decisions', async () => {
      const page = await open('controller', PAIR)
      await page.getByRole('button', { name: 'Признать' }).click()
      const dialog = page.getByRole('dialog')
      await dialog.getByRole('combobox', { name: 'Отнести на счёт' }).fill('630500')
      await dialog.getByRole('option').first().click()
      await dialog.getByLabel('Причина').fill('Копейки округления')
      await dialog.getByRole('button', { name: 'Признать' }).click()
      await page.getByRole('cell', { name: 'Копейки округления' }).waitFor({ timeout: 20_000 })
      expect(complaints()).toEqual([])
    }, 60_000)

    it('lays files beside a journal, several at once, and says of each why it was not taken', async () => {
      const page = await open('accountant', 'adjustments?id=К-207')
      const files = page.getByRole('region', { name: 'Вложения' })
      const [chooser] = await Promise.all([
        page.waitForEvent('filechooser'),
        files.getByRole('button', { name: /Приложить файлы/ }).click(),
      ])
      await chooser.setFiles([
        { name: 'График аренды.pdf', mimeType: 'application/pdf', buffer: PDF },
        { name: 'Страница.pdf', mimeType: 'application/pdf', buffer: Buffer.from('<html>') },
        { name: 'Большой.pdf', mimeType: 'application/pdf', buffer: Buffer.alloc(25_000_001, '%PDF-') },
      ])
      await files.getByRole('link', { name: 'График аренды.pdf' }).waitFor()
      await files.getByText('«Страница.pdf» не приложен').waitFor()
      await files.getByText('«Большой.pdf» больше 25 МБ').waitFor()
      expect(await files.getByRole('link').count()).toBe(1)
      await page.getByText('приложен файл').first().waitFor()
      expect(complaints()).toEqual([])
    }, 60_000)
  },
)
