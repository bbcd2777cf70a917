// Reading a close in the browser: statements opened down to the row of the file, by mouse and by keyboard.

import { expect, it } from 'vitest'
import { inChromium, settled } from './support.ts'

inChromium('reading in the browser', (app) => {
  it('opens a figure down to the row of the file by mouse, and the address says where', async () => {
    const page = await app().page()
    await page.goto(`${app().url}/b/severny/reports/statements?statement=profit-or-loss`)
    await settled(page)
    await page.getByRole('button', { name: /^Выручка, 2025/ }).click()
    const panel = page.getByRole('complementary', { name: 'Объяснение' })
    const ready = (): Promise<void> => expect.poll(() => panel.getAttribute('aria-busy')).toBe('false')
    await ready()
    for (let step = 0; step < 8; step++) {
      const source = await panel.getByText(/лист «|строка \d+/).count()
      if (source > 0) break
      const parts = panel.locator('.part[data-opens="true"][data-part="other"]')
      const own = parts.filter({ hasText: 'РСБУ в строках' })
      const open = (await own.count()) > 0 ? own : parts.last()
      if ((await open.count()) === 0) break
      const before = page.url()
      await open.click()
      await expect.poll(() => page.url()).not.toBe(before)
      await ready()
    }
    expect(await panel.textContent()).toMatch(/balances\/.+строка \d+/)
    expect(page.url()).toContain('path=')
    const address = page.url()
    const again = await app().page()
    await again.goto(address)
    await again.getByRole('complementary', { name: 'Объяснение' }).getByText('сходится').last().waitFor()
  })

  it('does the same by keyboard alone, and gives the focus back', async () => {
    const page = await app().page()
    await page.goto(`${app().url}/b/severny/reports/statements?statement=profit-or-loss`)
    await settled(page)
    const figure = page.getByRole('button', { name: /^Выручка, 2025/ })
    await figure.focus()
    await page.keyboard.press('Enter')
    const panel = page.getByRole('complementary', { name: 'Объяснение' })
    await panel.getByText('сходится').waitFor()
    await page.keyboard.press('ArrowRight')
    await expect.poll(() => page.url()).toContain('path=0')
    await page.keyboard.press('Backspace')
    await expect.poll(() => page.url()).not.toContain('path=0')
    await page.keyboard.press('Escape')
    await expect.poll(() => panel.count()).toBe(0)
    await expect
      .poll(() => page.locator('button.amount:focus').getAttribute('aria-label'))
      .toMatch(/^Выручка/)
  })

  it('lets the browser complain of nothing: no error, no breach of the content policy', () => {
    expect(app().complaints).toEqual([])
  })
})
