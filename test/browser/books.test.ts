// A book in the browser: created, its companies pasted from Excel and mended where they are refused, who owns whom, its
// settings, given out and taken back; two who edit one row; nothing that the accessibility rules forbid, in both themes.

import { readFileSync } from 'node:fs'
import { unzipSync } from 'fflate'
import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { accessibilityFaults, inChromium, nightly, settled } from './support.ts'

/** As Excel puts it on the clipboard. The event is made in the page, which has the DOM that this file has not. */
const paste = (page: Page, cells: string): Promise<unknown> =>
  page.evaluate(`
    const data = new DataTransfer()
    data.setData('text/plain', ${JSON.stringify(cells)})
    document.activeElement.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true }))`)

inChromium('a book in the browser', (app) => {
  const save = (page: Page) => page.getByRole('button', { name: 'Записать' })
  const saved = (page: Page) => page.getByText(/^изменено/).waitFor({ state: 'detached' })

  async function open(path: string): Promise<Page> {
    const page = await app().page()
    await page.goto(`${app().url}${path}`)
    await settled(page)
    return page
  }

  it('says of an address without a page that there is none, and leads to the books', async () => {
    for (const path of ['/b/severny/nothing', '/nothing/here']) {
      const page = await app().page()
      await page.goto(`${app().url}${path}`)
      await page.getByText('По этому адресу страницы нет').waitFor()
      await page.getByRole('link', { name: 'К списку книг' }).click()
      await page.getByRole('heading', { name: 'Книги' }).waitFor()
    }
  })

  it('is created, filled with companies and owners, and given out as an archive', async () => {
    const page = await open('/')
    await page.getByRole('button', { name: 'Создать книгу' }).click()
    await page.getByLabel('Название группы').fill('Группа «Ладога»')
    await page.getByLabel('Название компании').fill('АО «Ладога»')
    await page.getByLabel('Код').fill('ЛАД')
    await page.getByRole('button', { name: 'Создать книгу' }).click()
    await page.getByRole('link', { name: 'Добавить компании' }).click()
    const grid = page.getByRole('grid')
    await grid.focus()
    await page.keyboard.press('ArrowDown')
    await paste(page, 'ПЕТ\tООО «Петра»\nОНЕ\tООО «Онега»\nПЕТ\tдважды')
    await page.keyboard.press('Enter')
    await save(page).click()
    await page.getByText(/«ПЕТ» уже есть в строке/).waitFor()
    // What was typed is there still; the row at fault goes.
    await grid.getByText('дважды').click()
    await page.keyboard.press('Control+Delete')
    await save(page).click()
    await saved(page)
    await page.getByRole('link', { name: 'Владение' }).click()
    await page.getByRole('heading', { name: 'События владения' }).waitFor()
    await grid.focus()
    await paste(page, 'В-1\t01.01.2020\tприобретение\tЛАД\tООО «Петра»\t80%')
    await page.keyboard.press('Enter')
    await save(page).click()
    await saved(page)
    await page.goto(`${app().url}/`)
    const row = page.getByRole('row', { name: /Ладога/ })
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      row.getByRole('link', { name: 'Выгрузить' }).click(),
    ])
    const files = unzipSync(new Uint8Array(readFileSync(await download.path())))
    const text = (path: string): string => new TextDecoder().decode(files[path])
    expect(
      text('entities.csv')
        .split('\n')
        .slice(1, 4)
        .map((line) => line.split(',')[0]),
    ).toEqual(['ЛАД', 'ПЕТ', 'ОНЕ'])
    expect(text('ownership.csv')).toContain('В-1,2020-01-01,acquire,ЛАД,ПЕТ,0.8')
  })

  it('has its settings changed, and a stale edit lies over what another saved', async () => {
    const [mine, other] = [await open('/b/severny/settings'), await open('/b/severny/settings')]
    await other.getByLabel('Допуск сверки').fill('200')
    await save(other).click()
    await saved(other)
    await mine.getByLabel('Единица печати').selectOption('1000000')
    await save(mine).click()
    await mine.getByText(/Пока вы правили/).waitFor()
    expect(await mine.getByLabel('Единица печати').inputValue()).toBe('1000000')
    expect(await mine.getByLabel('Допуск сверки').inputValue()).toBe('200')
    await save(mine).click()
    await saved(mine)
  })

  nightly.each(['light', 'dark'] as const)('breaks no rule of accessibility: %s', async (scheme) => {
    const page = await app().page({ scheme })
    for (const path of [
      '/',
      '/b/severny/settings',
      '/b/severny/registers',
      '/b/severny/registers/ownership.csv',
      '/b/ladoga/desk',
    ]) {
      await page.goto(`${app().url}${path}`)
      await settled(page)
      expect([path, await accessibilityFaults(page)]).toEqual([path, []])
    }
    await page.goto(`${app().url}/`)
    await page.getByRole('button', { name: 'Создать книгу' }).click()
    await page.getByLabel('Название группы').waitFor()
    expect(await accessibilityFaults(page)).toEqual([])
  })
})
