// Trial balances and the mapping in the browser: a file is sent, looked at and accepted; a balance is read by keyboard; a
// rule is taken away, suggested, tried and switched on; nothing that the accessibility rules forbid, in both themes.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { SEVERNY } from '../support/small-server.ts'
import { accessibilityFaults, inChromium, nightly, settled } from './support.ts'

const MET = 'balances/МЕТ/2025-01-01_2025-12-31'
const LOG = 'balances/ЛОГ/2024-01-01_2024-12-31'

inChromium('balances in the browser', (app) => {
  const at = (screen: string): string => `${app().url}/b/severny/${screen}`

  it('takes a file by the file chooser, books nothing before it is accepted, then shows its version', async () => {
    const page = await app().page()
    await page.goto(at('balances/upload'))
    await settled(page)
    const bytes = readFileSync(join(SEVERNY, `${LOG}.csv`))
    // Another name of one account; the amounts are what they were.
    const changed = Buffer.from(bytes.toString('latin1').replace(/(01\.03[;,]"?)./, '$1X'), 'latin1')
    const files = [
      { name: 'оборотка.csv', mimeType: 'text/csv', buffer: changed },
      { name: 'архив.mxl', mimeType: 'application/octet-stream', buffer: Buffer.from('MOXCEL\u0000') },
    ]
    await page.locator('input[type=file]').setInputFiles(files)
    const row = page.getByRole('row', { name: /оборотка\.csv/ })
    await row.getByText('Северная Логистика').waitFor()
    await page
      .getByRole('row', { name: /архив\.mxl/ })
      .getByText(/Сохранить как/)
      .waitFor()
    await page.reload()
    await row.getByText('Северная Логистика').waitFor()
    await page.getByRole('button', { name: 'архив.mxl' }).click()
    await page.getByRole('complementary').getByText('Файл не принят').waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: /^Принять понятые, 1/ }).click()
    await page.getByRole('status').getByRole('link', { name: 'оборотка.csv' }).click()
    await page.getByRole('button', { name: 'Сравнить с версией 1' }).click()
    await page
      .getByRole('complementary', { name: 'Отличия версии' })
      .getByText(/изменено 0/)
      .waitFor()
  })

  it('is read by keyboard: levels, one account opened, a figure down to its row of the file', async () => {
    const page = await app().page()
    await page.goto(at(MET))
    await settled(page)
    const grid = page.getByRole('treegrid')
    await grid.focus()
    const rows = async (): Promise<number> => Number(await grid.getAttribute('aria-rowcount'))
    const before = await rows()
    await page.keyboard.press('1')
    await expect.poll(rows).toBeLessThan(before)
    const few = await rows()
    await page.keyboard.press('Alt+Shift+ArrowRight')
    await expect.poll(rows).toBeGreaterThan(few)
    await page.keyboard.press('3')
    await page.keyboard.press('ArrowRight')
    for (let step = 0; step < 5; step++) await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    const panel = page.getByRole('complementary', { name: 'Строка файла' })
    await panel.getByText('TDSheet').waitFor()
    expect(page.url()).toMatch(/row=\d+/)
    await page.keyboard.press('Escape')
    await expect.poll(() => panel.count()).toBe(0)
  })

  it('opens at the row that the address names', async () => {
    const page = await app().page()
    await page.goto(at(`${MET}?row=24`))
    await page.locator('tr.asked').getByText('Линия продольной резки').waitFor()
  })

  it('suggests a line with its reason, tries the rule, switches it on when asked', async () => {
    const { url } = app()
    const mapping = `${url}/api/v1/books/severny/mapping`
    const page = await app().page()
    await page.goto(at('mapping'))
    await settled(page)
    const { rules } = await (await page.request.get(mapping)).json()
    const { etag, target } = rules.find(({ id }: { id: string }) => id === 'RU-43')
    const headers = { 'if-match': `"${etag}"` }
    expect((await page.request.delete(`${mapping}/rules/RU-43`, { headers })).status()).toBe(204)
    await page.reload()
    await page.getByRole('button', { name: 'Проверить' }).first().focus()
    await page.keyboard.press('Enter')
    const panel = page.getByRole('complementary')
    await panel.getByText('Предложено, не применено.').waitFor()
    await panel.getByRole('button', { name: 'Взять' }).first().click()
    await panel.getByLabel('Компания').selectOption('')
    await panel.getByText(/ни в одном периоде|Меняются итоги/).waitFor()
    await panel.getByRole('button', { name: 'Включить правило' }).click()
    await page.getByText('У каждой строки с суммами есть строка МСФО.').waitFor()
    const after = await (await page.request.get(mapping)).json()
    expect(after.rules.filter(({ account }: { account: string }) => account === '43')).toMatchObject([
      { target },
    ])
  })

  nightly.each(['light', 'dark'] as const)('breaks no accessibility rule (%s)', async (scheme) => {
    const page = await app().page({ scheme })
    const faults: string[] = []
    for (const screen of [
      'balances',
      MET,
      `${MET}?row=24&show=row`,
      'balances/upload',
      'mapping',
      'mapping?rule=RU-10',
      'mapping?view=flows',
    ]) {
      await page.goto(at(screen))
      await settled(page)
      faults.push(...(await accessibilityFaults(page)).map((fault) => `${screen}: ${fault}`))
    }
    expect(faults).toEqual([])
  })

  it('lets the browser complain of nothing', () => {
    // Requests that are refused on purpose are said by the browser too.
    expect(app().complaints.filter((text) => !/status of 4\d\d/.test(text))).toEqual([])
  })
})
