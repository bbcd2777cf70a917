// The strip of open windows: opened by going, told apart by documents, closed by middle click and by key, brought back
// from the palette, and where one was on the page is found again.

import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { accessibilityFaults, inChromium, settled } from './support.ts'

inChromium('windows', (app) => {
  const names = (page: Page): Promise<string[]> =>
    page.getByRole('navigation', { name: 'Открытые окна' }).getByRole('link').allTextContents()
  const goTo = async (page: Page, section: string): Promise<void> => {
    const menu = page.getByRole('button', { name: 'Разделы' })
    if (await menu.isVisible()) await menu.click()
    await page.getByRole('navigation', { name: 'Разделы' }).getByRole('link', { name: section }).click()
    await settled(page)
  }

  it('open, close and come back; only addresses are remembered', async () => {
    const page = await app().page()
    await page.goto(`${app().url}/b/severny/desk`)
    await settled(page)
    await goTo(page, 'Проверки')
    await goTo(page, 'Внутригрупповые')
    await expect.poll(() => names(page)).toEqual(['Рабочий стол', 'Проверки', 'Внутригрупповые'])
    expect(await accessibilityFaults(page)).toEqual([])
    const strip = page.getByRole('navigation', { name: 'Открытые окна' })
    await strip.getByRole('link', { name: 'Проверки' }).click({ button: 'middle' })
    await expect.poll(() => names(page)).toEqual(['Рабочий стол', 'Внутригрупповые'])
    await page.keyboard.press('Shift+BracketLeft')
    await expect.poll(() => page.url()).toContain('/desk')
    await page.keyboard.press('Shift+KeyW')
    await expect.poll(() => page.url()).toContain('/intragroup')
    expect(await names(page)).toEqual(['Внутригрупповые'])
    await page.keyboard.press('Control+K')
    await page.getByPlaceholder('Поиск и команды').fill('Закрытые')
    await page
      .getByRole('button', { name: /Проверки/ })
      .first()
      .click()
    await expect.poll(() => page.url()).toContain('/checks')
    await expect.poll(() => names(page)).toEqual(['Внутригрупповые', 'Проверки'])
    await page.reload()
    await expect.poll(() => names(page), { timeout: 20_000 }).toEqual(['Внутригрупповые', 'Проверки'])
    const kept = await page.evaluate<string>("sessionStorage.getItem('windows severny') ?? ''")
    expect(JSON.parse(kept)).toEqual({
      open: ['/b/severny/intragroup', '/b/severny/checks'],
      closed: ['/b/severny/desk'],
    })
    expect(app().complaints).toEqual([])
  }, 60_000)

  it('that do not fit stand under «ещё»', async () => {
    const page = await app().page({ width: 1024, height: 768 })
    const all = [
      'desk',
      'checks',
      'mapping',
      'rates',
      'group',
      'intragroup',
      'adjustments',
      'settings',
      'registers',
    ]
    const open = [...all, 'balances', 'reports/charts'].map((one) => `/b/severny/${one}`)
    await page.addInitScript(
      `sessionStorage.setItem('windows severny', '${JSON.stringify({ open, closed: [] })}')`,
    )
    await page.goto(`${app().url}/b/severny/reports/charts`)
    await settled(page)
    // What is on the screen is in the strip, wherever it stood.
    const strip = page.getByRole('navigation', { name: 'Открытые окна' })
    await expect.poll(() => strip.getByRole('link', { name: 'Графики' }).isVisible()).toBe(true)
    await strip.getByRole('button', { name: /^ещё \d+$/ }).click()
    await page.getByRole('menuitem', { name: 'Балансы (ОСВ)' }).click()
    await expect.poll(() => page.url()).toContain('/balances')
    await expect.poll(() => strip.getByRole('link', { name: 'Балансы (ОСВ)' }).isVisible()).toBe(true)
    expect(app().complaints).toEqual([])
  }, 60_000)

  it('are found where one left them', async () => {
    const page = await app().page({ width: 1024, height: 768 })
    await page.goto(`${app().url}/b/severny/checks`)
    await settled(page)
    const place = (): Promise<number> => page.evaluate<number>("document.querySelector('.page').scrollTop")
    await page.locator('.page').hover()
    await page.mouse.wheel(0, 400)
    await expect.poll(place).toBe(400)
    await goTo(page, 'Курсы валют')
    await page.goBack()
    await expect.poll(place).toBe(400)
    expect(app().complaints).toEqual([])
  }, 60_000)
})
