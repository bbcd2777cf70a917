// The whole close in a browser, with the real sign-in: what is missing of the sample group is supplied by a person with
// the mouse, approved by another in a browser of her own, and the figures are those of the sample that was whole.

import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { afterAll, expect, it } from 'vitest'
import { SAMPLE } from './application.ts'
import {
  adjust,
  approve,
  enter,
  explainToTheRow,
  map,
  saved,
  statement,
  supplyRate,
  upload,
} from './by-mouse.ts'
import { settled } from './chromium.ts'
import { incompleteBook } from './incomplete.ts'
import { withPeople } from './signed-in.ts'

const incomplete = incompleteBook()
afterAll(incomplete.remove)

const BOTH = [
  { name: 'severny', folder: SAMPLE },
  { name: 'close', folder: incomplete.folder },
]

/** Of the group, in thousands. */
async function profitBeforeTax(page: Page): Promise<bigint> {
  const text = await statement(page, 'close', 'profit-or-loss')
  const [, figure] = /Прибыль \(убыток\) до налогообложения\s+([^\t\n]+)/.exec(text) ?? []
  if (figure === undefined) throw new Error(text)
  return BigInt(figure.replace(/[^\d]/g, '')) * (/[−(]/.test(figure) ? -1n : 1n)
}

withPeople(
  'the whole close by mouse',
  () => BOTH,
  (given) => {
    it('supplies what is missing, and has the figures of the sample that was whole', async () => {
      const { application, people } = given()
      const page = await people.stranger()
      await enter(page, application.links.controller, 'close')
      await upload(page)
      await map(page)
      await supplyRate(page)
      await page.goto(`${application.url}/b/close/checks`)
      await settled(page)
      await page.getByText('Не пройдены 0', { exact: true }).waitFor()
      expect(await page.getByText('Мешают закрыть').count()).toBe(0)
      for (const name of ['financial-position', 'profit-or-loss', 'changes-in-equity', 'cash-flows']) {
        const whole = await statement(page, 'severny', name)
        expect(whole.length).toBeGreaterThan(500)
        expect(await statement(page, 'close', name)).toBe(whole)
      }
      expect(people.complaints).toEqual([])
    }, 240_000)

    it('enters an adjustment, which another person approves, and the profit moves by it', async () => {
      const { application, people } = given()
      const page = await people.page('controller')
      await page.goto(`${application.url}/b/close/desk`)
      await settled(page)
      const before = await profitBeforeTax(page)
      const id = await adjust(page, 'МЕТ', ['630200 - - 1000000', '510750 - - - 1000000'])
      expect(await profitBeforeTax(page)).toBe(before)
      const other = await people.page('approver')
      await other.goto(`${application.url}/b/close/desk`)
      await approve(other, id)
      expect(await profitBeforeTax(page)).toBe(before - 1000n)
      expect(people.complaints).toEqual([])
    }, 240_000)

    it('opens a figure down to the row of the file that was uploaded, and saves the documents', async () => {
      const { application, people } = given()
      const page = await people.page('controller')
      await page.goto(`${application.url}/b/close/reports/statements?statement=profit-or-loss&entity=ТДС`)
      await settled(page)
      expect(await explainToTheRow(page, /^Выручка, 2025/)).toMatch(/balances\/ТДС\/.+строка \d+/)
      await page.goto(`${application.url}/b/close/reports/downloads`)
      await settled(page)
      const start = async (format: string): Promise<string> =>
        readFileSync(await saved(page, format))
          .subarray(0, 4)
          .toString('latin1')
      expect(await start('XLSX')).toBe('PK\u0003\u0004')
      expect(await start('PDF')).toBe('%PDF')
      expect(people.complaints).toEqual([])
    }, 240_000)
  },
)
