// The last changes on the desk, with the real sign-in: told in words, and the last edit of one's own is taken back there.

import { expect, it } from 'vitest'
import { SAMPLE } from './application.ts'
import { settled } from './chromium.ts'
import { withPeople } from './signed-in.ts'

/** A save reads the whole book before it is done. */
const SAVED = { timeout: 30_000 }

withPeople(
  'the last changes on the desk',
  () => [{ name: 'severny', folder: SAMPLE }],
  (given) => {
    it('name people and things in words, and take one’s own edit back', async () => {
      const { application, people } = given()
      const page = await people.page('controller')
      page.setDefaultTimeout(30_000)
      const rates = `${application.url}/b/severny/rates?period=2025-12-31/2025-12-31`
      await page.goto(rates)
      await settled(page)
      const rate = page.getByRole('grid').locator('tbody tr').first().locator('td[aria-colindex="7"]')
      await rate.waitFor()
      const before = await rate.textContent()
      await rate.click()
      await page.keyboard.type('77,7')
      await page.keyboard.press('Enter')
      await page.getByRole('button', { name: 'Записать' }).click()
      await page.getByText('Записано.').waitFor(SAVED)
      await page.goto(`${application.url}/b/severny/desk`)
      await settled(page)
      const changes = page.getByRole('region', { name: 'Последние изменения' })
      await changes.getByText('изменены курсы Курсы валют').waitFor()
      expect(await changes.innerText()).not.toMatch(/console:|[\da-f]{8}-[\da-f]{4}-|\.csv|[a-z]+\.[a-z]+/)
      await changes.getByRole('button', { name: /^отменить: изменены курсы/ }).click()
      await changes.getByText('отменена запись').waitFor(SAVED)
      await changes.getByRole('button', { name: /^отменить: изменены курсы/ }).waitFor({ state: 'detached' })
      await page.goto(rates)
      await settled(page)
      expect(await rate.textContent()).toBe(before)
      expect(people.complaints).toEqual([])
    }, 240_000)
  },
)
