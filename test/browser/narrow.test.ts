// A window of 1024 pixels: the sections stand behind a button, for the mouse and for keys.

import { expect, it } from 'vitest'
import { press, walkTo } from './keys.ts'
import { accessibilityFaults, inChromium, settled } from './support.ts'

inChromium('a narrow window', (app) => {
  it('has its sections behind a button that opens, leads on and closes', async () => {
    const page = await app().page({ width: 1024, height: 768 })
    await page.goto(`${app().url}/b/severny/desk`)
    await settled(page)
    const sections = page.getByRole('navigation', { name: 'Разделы' })
    const button = page.getByRole('button', { name: 'Разделы' })
    expect(await sections.isVisible()).toBe(false)
    await button.click()
    await sections.waitFor()
    expect(await accessibilityFaults(page)).toEqual([])
    await sections.getByRole('link', { name: 'Проверки' }).click()
    await page.getByRole('heading', { name: 'Проверки', level: 1 }).waitFor()
    expect(await sections.isVisible()).toBe(false)
    await settled(page)
    await walkTo(page, '.top-bar')
    await press(page, 'Enter')
    await sections.waitFor()
    await press(page, 'Escape')
    await sections.waitFor({ state: 'hidden' })
    expect(await button.evaluate((one) => one === one.ownerDocument.activeElement)).toBe(true)
    await button.click()
    await page.mouse.click(700, 500)
    await sections.waitFor({ state: 'hidden' })
    await page.setViewportSize({ width: 1440, height: 900 })
    expect([await sections.isVisible(), await button.isVisible()]).toEqual([true, false])
    expect(app().complaints).toEqual([])
  }, 60_000)
})
