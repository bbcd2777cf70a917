// Adjustments and rates in the browser: a range of 50 × 20 from Excel's clipboard, undo in one step, a draft that outlives
// the page, two people at one journal; by keyboard where it is the quicker way.

import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import type { z } from 'zod'
import { journal as journalSchema } from '../../src/server/routes/adjustment-schemas.ts'
import { accessibilityFaults, inChromium, nightly, settled } from './support.ts'

const ADJUSTMENTS = 'b/severny/adjustments'
/** A save reads the whole book before it is done. */
const SAVED = { timeout: 20_000 }

inChromium('adjustments in the browser', (app) => {
  const open = async (path: string): Promise<Page> => {
    const page = await app().page()
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
    await page.goto(`${app().url}/${path}`)
    await page.getByRole('grid').waitFor()
    return page
  }
  const paste = async (page: Page, rows: readonly (readonly string[])[]): Promise<void> => {
    const text = rows.map((row) => row.join('\t')).join('\r\n')
    // The types of this folder know no browser: the clipboard is the page's.
    await page.evaluate(
      (written) =>
        (
          globalThis as unknown as { navigator: { clipboard: { writeText(text: string): Promise<void> } } }
        ).navigator.clipboard.writeText(written),
      text,
    )
    await page.getByRole('grid').focus()
    await page.keyboard.press('Control+v')
    await page.getByRole('region', { name: 'Вставка из Excel' }).waitFor()
  }
  /** Of the grid: what is out of sight is not in the page. The head and the empty row at the end are no lines. */
  const lines = async (page: Page): Promise<number> =>
    Number(await page.getByRole('grid').getAttribute('aria-rowcount')) - 2
  const journal = async (address: string): Promise<z.output<typeof journalSchema>> =>
    journalSchema.parse(await (await fetch(address)).json())
  const total = (page: Page) => page.getByRole('grid').locator('tfoot .figure')

  it('take 50 × 20 cells from Excel, shown before they are taken, undone in one step', async () => {
    const page = await open(`${ADJUSTMENTS}?id=new&entity=МЕТ`)
    // Account, flow, debit, credit, and what Excel had beside them.
    const range = Array.from({ length: 50 }, (_, index) => {
      const amount = `${index + 1}\u00a0000,25`
      const sides = index % 2 === 0 ? [amount, ''] : ['', `${index}\u00a0000,25`]
      return [index % 2 === 0 ? '620100' : '121100', '', ...sides, ...Array.from({ length: 16 }, () => '')]
    })
    range[7] = ['121100', '', '', '7\u00a0O00,25', ...Array.from({ length: 16 }, () => '')]
    await paste(page, range)
    const bar = page.getByRole('region', { name: 'Вставка из Excel' })
    await bar.getByText('из 50 чисел прочитано 49').waitFor()
    expect(await bar.getByText('Вставка из Excel: 50 × 6').count()).toBe(1)
    const accept = bar.getByRole('button', { name: 'Вставить' })
    expect(await accept.isDisabled()).toBe(true)
    await bar.getByRole('button', { name: /Читать как/ }).click()
    await expect.poll(() => accept.isDisabled()).toBe(false)
    await page.getByRole('grid').focus()
    await page.keyboard.press('Enter')
    await expect.poll(() => lines(page)).toBe(50)
    // 1 000.25 + 3 000.25 + … + 49 000.25.
    await expect
      .poll(async () => (await total(page).first().textContent())?.replace(/\s/g, ' '))
      .toBe('625 006,25')
    expect(await page.getByText('Дебет равен кредиту').count()).toBe(1)
    await page.keyboard.press('Control+z')
    await expect.poll(() => lines(page)).toBe(0)
    await page.keyboard.press('Control+y')
    await expect.poll(() => lines(page)).toBe(50)
    expect(await accessibilityFaults(page)).toEqual([])
    // As typed: what was not saved is there again in another page.
    await page.getByText(/Черновик, записан в/).waitFor()
    await page.context().close()
    const again = await open(`${ADJUSTMENTS}?id=new&entity=МЕТ`)
    await expect.poll(() => lines(again)).toBe(50)
    await again.getByRole('button', { name: 'Отбросить черновик' }).click()
    await expect.poll(() => lines(again)).toBe(0)
    expect(app().complaints).toEqual([])
  }, 60_000)

  it('are written by keyboard alone, and say which lines of the statements they move', async () => {
    const page = await open(`${ADJUSTMENTS}?id=new&entity=МЕТ`)
    await page.getByRole('grid').focus()
    await page.keyboard.press('F4')
    await page.keyboard.type('себестоимость')
    await page.keyboard.press('ArrowDown')
    for (const key of ['Tab', 'Tab']) await page.keyboard.press(key)
    await page.keyboard.type('1 000,50')
    await page.keyboard.press('Enter')
    expect(await page.getByText('Дебет не равен кредиту').count()).toBe(1)
    await page.keyboard.press('Home')
    await page.keyboard.type('121100')
    for (const key of ['Tab', 'Tab', 'Tab']) await page.keyboard.press(key)
    await page.keyboard.type('1000,5')
    await page.keyboard.press('Enter')
    await page.getByText('Дебет равен кредиту').waitFor()
    await page.getByRole('button', { name: 'Что изменится' }).click()
    const panel = page.getByRole('complementary', { name: 'Что изменится в отчётах' })
    await panel
      .getByRole('row', { name: /Запасы/ })
      .first()
      .waitFor()
    expect(await panel.textContent()).toContain('−1')
    await page.keyboard.press('Control+s')
    await expect.poll(() => new URL(page.url()).searchParams.get('id'), SAVED).toMatch(/^К-\d+$/)
    await page.getByRole('button', { name: 'На утверждение' }).waitFor()
    expect(await accessibilityFaults(page)).toEqual([])
    expect(app().complaints).toEqual([])
  }, 60_000)

  it('edited by two at once are merged where they differ, and chosen where they collide', async () => {
    const one = await open(`${ADJUSTMENTS}?id=new&entity=ТДС`)
    await paste(one, [
      ['630100', '', '500,00', ''],
      ['121100', '', '', '500,00'],
    ])
    await one.getByRole('grid').focus()
    await one.keyboard.press('Enter')
    await one.keyboard.press('Control+s')
    await expect.poll(() => new URL(one.url()).searchParams.get('id'), SAVED).toMatch(/^К-\d+$/)
    const id = new URL(one.url()).searchParams.get('id') ?? ''
    // Typed here and not saved …
    await one.getByLabel('Шаблон').selectOption('T09')
    await one.getByText(/Черновик, записан в/).waitFor()
    // … while someone else saves the same journal.
    const address = `${app().url}/api/v1/books/severny/adjustments/${encodeURIComponent(id)}`
    const read = await journal(address)
    const lines = read.body.lines.map((line: { debit: string; credit: string }) => ({
      ...line,
      debit: line.debit && '700',
      credit: line.credit && '700',
    }))
    const saved = await fetch(address, {
      method: 'PUT',
      headers: { 'content-type': 'application/json', 'if-match': `"${read.etag}"`, origin: app().url },
      body: JSON.stringify({ ...read.body, template: 'T10', lines }),
    })
    expect(saved.status).toBe(200)
    await one.keyboard.press('Control+s')
    const dialog = one.getByRole('dialog')
    await dialog.getByText('Шаблон, изменили оба').waitFor()
    await dialog.getByText('Дебет равен кредиту: 700,00').waitFor()
    await dialog.getByRole('radio', { name: 'T09' }).check()
    expect(await accessibilityFaults(one)).toEqual([])
    await dialog.getByRole('button', { name: 'Записать соединённое' }).click()
    await expect.poll(() => dialog.count(), SAVED).toBe(0)
    const now = await journal(address)
    expect([now.template, now.total]).toEqual(['T09', '700'])
    // The browser tells of the refused save itself.
    expect(app().complaints.filter((said) => !said.includes('412'))).toEqual([])
    app().complaints.length = 0
  }, 60_000)

  nightly(
    'keep the rules of accessibility, as rates do, in both themes',
    async () => {
      for (const scheme of ['light', 'dark'] as const) {
        for (const path of [`${ADJUSTMENTS}`, `${ADJUSTMENTS}?id=К-207`, 'b/severny/rates']) {
          const page = await app().page({ scheme })
          await page.goto(`${app().url}/${path}`)
          if (path.includes('?')) await page.getByRole('grid').waitFor()
          else await settled(page)
          expect([path, scheme, await accessibilityFaults(page)]).toEqual([path, scheme, []])
          await page.close()
        }
      }
      expect(app().complaints).toEqual([])
    },
    120_000,
  )

  it('are computed by a template, and the saved journal says how', async () => {
    const page = await open(`${ADJUSTMENTS}?id=new&entity=МЕТ`)
    await page.getByRole('button', { name: 'Заполнить по шаблону' }).click()
    const panel = page.getByRole('complementary', { name: 'Как рассчитано' })
    await panel.getByLabel('Шаблон').selectOption('T07')
    await panel.getByText('МСФО (IFRS) 16.24, 16.26').first().waitFor()
    for (const [label, value] of [
      ['Платёж в конце периода', '1 000 000,00'],
      ['Осталось платежей', '5'],
      ['Месяцев между платежами', '12'],
      ['Ставка, % годовых', '10'],
    ] as const)
      await panel.getByLabel(label).fill(value)
    await panel.getByRole('button', { name: 'Рассчитать' }).click()
    // 1 000 000 × (1 − 1.1⁻⁵) ÷ 0.1.
    await panel
      .getByRole('row', { name: /Должно быть/ })
      .getByText(/3.790.786,77/)
      .waitFor()
    await panel.getByText(/5 платежей по 1.000.000,00 раз в 12 мес\./).waitFor()
    await panel.getByRole('button', { name: 'Внести строки' }).click()
    await expect.poll(() => lines(page)).toBe(2)
    await page.getByRole('grid').focus()
    await page.keyboard.press('Control+s')
    await expect.poll(() => new URL(page.url()).searchParams.get('id'), SAVED).toMatch(/^К-\d+$/)
    // In another page, where nobody typed: the inputs stand as they were put in.
    const again = await open(
      `${ADJUSTMENTS}?id=${encodeURIComponent(new URL(page.url()).searchParams.get('id') ?? '')}`,
    )
    await again.getByRole('button', { name: 'Как рассчитано' }).click()
    const saved = again.getByRole('complementary', { name: 'Как рассчитано' })
    await saved
      .getByRole('row', { name: /Должно быть/ })
      .getByText(/3.790.786,77/)
      .waitFor()
    expect(await saved.getByLabel('Осталось платежей').inputValue()).toBe('5')
    await saved.getByRole('button', { name: 'Рассчитать заново' }).click()
    await saved.getByRole('columnheader', { name: 'Сейчас' }).waitFor()
    expect(await accessibilityFaults(again)).toEqual([])
    expect(app().complaints).toEqual([])
  }, 180_000)
})
