// The close is run from the desk: its journal keeps what it gave, and its documents are of the files it was derived from.

import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { press, tabTo } from './keys.ts'
import { inChromium, settled } from './support.ts'

inChromium('a run of the close', (app) => {
  it('is begun on the desk, opened from its journal, and gives its documents', async () => {
    const page = await app().page()
    await page.goto(`${app().url}/b/severny/desk`)
    await settled(page)
    await page.getByRole('button', { name: 'Рассчитать' }).click()
    await page.getByText('Последний расчёт').waitFor({ timeout: 60_000 })
    const [kept] = await app().store.listCloses('severny')
    expect(await page.locator('.last-run').innerText()).toContain(kept?.fingerprint.slice(0, 12))
    await page.getByRole('link', { name: 'Журнал расчётов' }).click()
    await page.locator('table.runs tbody a').click()
    await page.getByRole('heading', { name: 'Расчёт на 31.12.2025' }).waitFor()
    expect(await page.locator('.prints').innerText()).toContain(kept?.fingerprint)
    const passed = page.getByRole('heading', { name: `Пройдены ${kept?.passed}` })
    await passed.waitFor()
    const [download] = await Promise.all([
      page.waitForEvent('download', { timeout: 120_000 }),
      page.getByRole('button', { name: 'Скачать документы (ZIP)' }).click(),
    ])
    expect(
      readFileSync(await download.path())
        .subarray(0, 2)
        .toString('latin1'),
    ).toBe('PK')
    expect(app().complaints).toEqual([])
  }, 240_000)

  it('is begun, read, given as documents and left by keys alone', async () => {
    const page = await app().page()
    await page.goto(`${app().url}/b/severny/desk`)
    await settled(page)
    await press(page, 'Control+k')
    await page.getByPlaceholder('Поиск и команды').waitFor()
    await page.keyboard.type('Расчёты')
    await page.getByRole('button', { name: 'Расчёты', exact: true }).waitFor()
    await press(page, 'Enter')
    await page.getByRole('heading', { name: 'Расчёты закрытия' }).waitFor()
    await settled(page)
    await press(page, 'Control+Enter')
    const outcome = page.getByRole('heading', { name: 'Расчёт на 31.12.2025' })
    await outcome.waitFor({ timeout: 60_000 })
    // From its title on, without the way through the bars.
    await tabTo(page, /Скачать документы/)
    const [download] = await Promise.all([
      page.waitForEvent('download', { timeout: 120_000 }),
      press(page, 'Enter'),
    ])
    expect(download.suggestedFilename()).toMatch(/\.zip$/)
    await press(page, 'Backspace')
    await page.getByRole('heading', { name: 'Расчёты закрытия' }).waitFor()
    // Its row has the focus again, and arrows go along the rows.
    await press(page, 'ArrowUp', 'ArrowDown', 'Enter')
    await outcome.waitFor()
    expect(app().complaints).toEqual([])
  }, 240_000)
})
