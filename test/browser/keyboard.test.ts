// The whole close in a browser without a mouse, with the real sign-in: what is missing of the sample group is supplied by
// keys alone, approved by another person by keys alone, and the figures are those of the sample that was whole.

import { readFileSync } from 'node:fs'
import { unzipSync } from 'fflate'
import { afterAll, expect, it } from 'vitest'
import { SAMPLE } from './application.ts'
import * as byKeyboard from './by-keyboard.ts'
import { statement } from './by-mouse.ts'
import { settled } from './chromium.ts'
import { incompleteBook } from './incomplete.ts'
import { press, section } from './keys.ts'
import { withPeople } from './signed-in.ts'

const incomplete = incompleteBook()
afterAll(incomplete.remove)

const BOTH = [
  { name: 'severny', folder: SAMPLE },
  { name: 'close', folder: incomplete.folder },
]

withPeople(
  'the whole close by keyboard alone',
  () => BOTH,
  (given) => {
    it('creates a book, its companies and who owns whom', async () => {
      const { application, people } = given()
      const page = await people.stranger()
      await byKeyboard.begin(page, application.links.controller)
      await byKeyboard.createBook(page)
      await byKeyboard.addCompanies(page, [
        ['ПЕТ', 'ООО «Петра»'],
        ['ОНЕ', 'ООО «Онега»'],
      ])
      await byKeyboard.addOwners(page, [['В-1', '01.01.2020', 'приобретение', 'ЛАД', 'ПЕТ', '80%']])
      const files = unzipSync(new Uint8Array(readFileSync(await byKeyboard.archive(page, 'ladoga'))))
      const rows = (name: string): string[] =>
        new TextDecoder().decode(files[name]).trim().split('\n').slice(1)
      expect(rows('entities.csv').map((row) => row.split(',').slice(0, 2))).toEqual([
        ['ЛАД', 'АО «Ладога»'],
        ['ПЕТ', 'ООО «Петра»'],
        ['ОНЕ', 'ООО «Онега»'],
      ])
      expect(rows('ownership.csv')[0]).toMatch(/^В-1,2020-01-01,acquire,ЛАД,ПЕТ,0\.8\b/)
      expect(people.complaints).toEqual([])
    }, 240_000)

    it('supplies what is missing, and has the figures of the sample that was whole', async () => {
      const { application, people } = given()
      const page = await people.stranger()
      await byKeyboard.begin(page, application.links.second)
      await byKeyboard.open(page, 'close')
      await byKeyboard.upload(page)
      await byKeyboard.map(page)
      await byKeyboard.supplyRates(page)
      await section(page, 8, /Проверки/)
      await page.getByText('Не пройдены 0', { exact: true }).waitFor()
      expect(await page.getByText('Мешают закрыть').count()).toBe(0)
      const eye = await people.page('controller')
      await eye.goto(application.url)
      for (const name of byKeyboard.STATEMENTS) {
        const whole = await statement(eye, 'severny', name.id)
        expect(whole.length).toBeGreaterThan(500)
        expect(await byKeyboard.statement(page, name.title)).toBe(whole)
      }
      expect(people.complaints).toEqual([])
    }, 240_000)

    it('enters an adjustment, which another person approves; opens a figure to its row; saves the documents', async () => {
      const { application, people } = given()
      const page = await people.page('second')
      const other = await people.stranger()
      await page.goto(`${application.url}/b/close/desk`)
      await settled(page)
      const id = await byKeyboard.adjust(page, 'МЕТ', [
        ['630200', '', '1000000'],
        ['510750', '', '', '1000000'],
      ])
      await byKeyboard.begin(other, application.links.approver)
      await byKeyboard.open(other, 'close')
      await byKeyboard.approve(other, id)
      await section(page, 7, /отчёт/i)
      await byKeyboard.chooseCompany(page, 'Торговый дом Северный')
      expect(await byKeyboard.explainToTheRow(page, /^Выручка, 2025/)).toMatch(/balances\/ТДС\/.+строка \d+/)
      await byKeyboard.toDownloads(page)
      const start = async (format: string): Promise<string> =>
        readFileSync(await byKeyboard.saved(page, format))
          .subarray(0, 4)
          .toString('latin1')
      expect(await start('XLSX')).toBe('PK\u0003\u0004')
      expect(await start('PDF')).toBe('%PDF')
      // F6 leads out of any field to where letters are commands.
      await press(page, 'F6', '?')
      await page.getByRole('dialog', { name: 'Сочетания клавиш' }).waitFor()
      expect(people.complaints).toEqual([])
    }, 240_000)
  },
)
