// What people print, on paper: of which book, framework and period it is, its title, every column and every row; nothing that
// can only be clicked, and black on white when the screen is dark.

import { spawnSync } from 'node:child_process'
import { expect, it } from 'vitest'
import { inChromium, settled } from './support.ts'

interface Printed {
  readonly address: string
  readonly title: string
  /** Stand at the right edge and at the end: what would be cut off first. */
  readonly last: readonly string[]
}

const PRINTED: readonly Printed[] = [
  {
    address: 'reports/statements?statement=financial-position',
    title: 'Консолидированный отчёт о финансовом положении',
    last: ['Изменение', 'Итого собственный капитал и обязательства', '768 900'],
  },
  {
    address: 'reports/statements?statement=changes-in-equity',
    title: 'Консолидированный отчёт об изменениях в собственном капитале',
    last: ['3 822 595'],
  },
  {
    address: 'reports/transformation?entity=МЕТ',
    title: 'Таблица трансформации',
    last: ['1 253 103', 'Итоги сходятся'],
  },
  { address: 'reports/consolidation', title: 'Таблица консолидации', last: ['2 603 385', 'Итоги сходятся'] },
  { address: 'reports/charts', title: 'Прибыль: от РСБУ к МСФО', last: ['546 926', 'по МСФО'] },
  { address: 'checks', title: 'Проверки', last: ['936 553,16'] },
  {
    address: 'balances/МЕТ/2025-01-01_2025-12-31',
    title: 'Оборотно-сальдовая ведомость',
    // Of the virtual list's last rows, and of its total.
    last: ['99.02.Т', 'Прибыли и убытки', '3 274 609 743,23', 'дебет равен кредиту'],
  },
  { address: 'intragroup', title: 'Внутригрупповые расчёты', last: ['Нам должны', '357 096'] },
]

const HEAD = 'Группа «Северный» · МСФО (IAS) 1 · 2025, год'
const CONTROLS = ['Рабочий стол', 'Настройка книги', 'Поиск и команды', 'Сохранить', 'Стрелки', 'Печать']

inChromium('on paper', (app) => {
  it.each(PRINTED)(
    '$title has its head, its last column and row, and no controls',
    async (printed) => {
      const page = await app().page({ scheme: 'dark' })
      await page.goto(encodeURI(`${app().url}/b/severny/${printed.address}`))
      await settled(page)
      const paper = await page.pdf({ preferCSSPageSize: true, printBackground: true })
      const text = (...more: string[]): string =>
        spawnSync('pdftotext', ['-layout', ...more, '-', '-'], { input: paper, encoding: 'utf8' })
          .stdout.replace(/[\u00a0\u202f]/g, ' ')
          .replace(/ +/g, ' ')
      const first = text('-l', '1')
      expect(first).toContain(HEAD)
      expect(first).toContain(printed.title)
      expect(first.split('\n').filter((line) => line.trim() !== '').length).toBeGreaterThan(12)
      const whole = text()
      for (const one of printed.last) expect(whole).toContain(one)
      for (const one of CONTROLS) expect(whole).not.toContain(one)
      await page.emulateMedia({ media: 'print' })
      const ink = await page.evaluate<string>(
        "getComputedStyle(document.body).getPropertyValue('--ink').trim()",
      )
      expect(ink).toBe('#16181d')
      expect(app().complaints).toEqual([])
      await page.context().close()
    },
    60_000,
  )
})
