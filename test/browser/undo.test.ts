// What was written is taken back: by the toast after it, and by its key.

import { expect, it } from 'vitest'
import { accessibilityFaults, inChromium } from './support.ts'

/** A save reads the whole book before it is done. */
const SAVED = { timeout: 20_000 }

inChromium('undo in the browser', (app) => {
  it('takes back what was written, by the toast and by the key', async () => {
    const page = await app().page()
    page.setDefaultTimeout(25_000)
    await page.goto(`${app().url}/b/severny/rates?period=2025-12-31/2025-12-31`)
    const grid = page.getByRole('grid')
    const rate = grid.locator('tbody tr').first().locator('td[aria-colindex="7"]')
    await rate.waitFor()
    const before = await rate.textContent()
    const change = async (): Promise<void> => {
      await rate.click()
      await page.keyboard.type('77,7')
      await page.keyboard.press('Enter')
      await page.getByRole('button', { name: 'Записать' }).click()
      await page.getByText('Записано.').waitFor(SAVED)
      expect(await rate.textContent()).not.toBe(before)
    }
    const toast = page.getByRole('status', { name: 'Последняя запись' })
    await change()
    expect(await accessibilityFaults(page)).toEqual([])
    await toast.getByRole('button', { name: /Отменить/ }).click()
    await toast.getByText('Запись отменена.').waitFor(SAVED)
    await expect.poll(() => rate.textContent(), SAVED).toBe(before)
    await change()
    await page.keyboard.press('Control+z')
    await toast.getByText('Запись отменена.').waitFor(SAVED)
    await expect.poll(() => rate.textContent(), SAVED).toBe(before)
    expect(app().complaints).toEqual([])
  }, 240_000)
})
