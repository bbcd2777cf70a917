// The wide tables as a person sets them up: columns hidden by the address, wider by mouse and by keys, both there after a
// reload; and every computed column opens as the journal that it is, down to how its amounts came about.

import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { press } from './keys.ts'
import { accessibilityFaults, inChromium, settled } from './support.ts'

inChromium('columns of the wide tables', (app) => {
  const open = async (path: string): Promise<Page> => {
    const page = await app().page()
    await page.goto(encodeURI(`${app().url}/b/severny/${path}`))
    await settled(page)
    return page
  }
  const reload = async (page: Page): Promise<void> => {
    await page.reload()
    await settled(page)
  }
  const widthOf = async (page: Page, head: string): Promise<number> =>
    Math.round((await page.locator('th', { hasText: head }).first().boundingBox())?.width ?? 0)
  const drag = async (page: Page, column: string, by: number): Promise<void> => {
    const edge = await page.locator(`[data-width="${column}"]`).boundingBox()
    if (!edge) throw new Error(`the head of ${column} has no edge`)
    const [x, y] = [edge.x + edge.width / 2, edge.y + edge.height / 2]
    await page.mouse.move(x, y)
    await page.mouse.down()
    await page.mouse.move(x + by, y, { steps: 4 })
    await page.mouse.up()
  }

  it('are hidden one by one, in the address and in the workbook, and shown again', async () => {
    const page = await open('reports/consolidation')
    const head = page.getByRole('columnheader', { name: 'АЗИ' })
    await page.getByRole('button', { name: 'Настройка столбцов' }).click()
    await page.getByRole('checkbox', { name: 'Северный Азия (Шэньчжэнь)' }).click()
    await head.waitFor({ state: 'detached' })
    expect(await accessibilityFaults(page)).toEqual([])
    await press(page, 'Escape')
    expect(decodeURIComponent(page.url())).toContain('hide=АЗИ')
    await reload(page)
    expect(await head.count()).toBe(0)
    const file = await page.getByRole('link', { name: 'Сохранить XLSX' }).getAttribute('href')
    expect(decodeURIComponent(file ?? '')).toContain('hidden=АЗИ')
    await page.getByRole('button', { name: 'Настройка столбцов · скрыто 1' }).click()
    await page.getByRole('button', { name: 'Показать все' }).click()
    await head.waitFor()
    expect(app().complaints).toEqual([])
  }, 60_000)

  it('take the width that they are given, by mouse and by keys', async () => {
    const page = await open('reports/transformation?entity=МЕТ')
    const before = await widthOf(page, 'Строка отчёта')
    await drag(page, 'line', 60)
    const wide = await widthOf(page, 'Строка отчёта')
    expect(Math.abs(wide - before - 60)).toBeLessThan(3)
    const own = await widthOf(page, 'РСБУ в строках МСФО')
    await page.locator('[data-cell="0 0"], [data-cell="2 0"]').first().focus()
    await press(page, 'Control+Shift+ArrowRight', 'Control+Shift+ArrowRight')
    expect((await widthOf(page, 'РСБУ в строках МСФО')) - own).toBe(32)
    await reload(page)
    expect(await widthOf(page, 'Строка отчёта')).toBe(wide)
    expect((await widthOf(page, 'РСБУ в строках МСФО')) - own).toBe(32)
    await page.locator('[data-width="line"]').dblclick()
    expect(await widthOf(page, 'Строка отчёта')).toBe(before)
    await page.goto(encodeURI(`${app().url}/b/severny/balances/МЕТ/2025-01-01_2025-12-31`))
    await settled(page)
    const name = await widthOf(page, 'Наименование')
    await drag(page, 'name', 150)
    const wider = await widthOf(page, 'Наименование')
    expect(Math.abs(wider - name - 150)).toBeLessThan(3)
    // Rows are as wide as their heads.
    expect(Math.round((await page.locator('td.name').first().boundingBox())?.width ?? 0)).toBe(wider)
    await reload(page)
    expect(await widthOf(page, 'Наименование')).toBe(wider)
    await page.getByRole('treegrid').focus()
    await press(page, 'Control+Shift+ArrowRight')
    const account = await widthOf(page, 'Счёт')
    expect(account).toBe(126)
    expect(app().complaints).toEqual([])
  }, 60_000)

  it('open as the journals that they are, down to how an amount was computed', async () => {
    const page = await open('reports/transformation?entity=МЕТ')
    await page.getByRole('button', { name: 'Отложенный налог', exact: true }).click()
    const panel = page.getByRole('complementary', { name: 'Как рассчитано' })
    await panel.getByText('Рассчитано программой').waitFor()
    // Both sides come to the same.
    const [debit, credit] = await panel.locator('tfoot td').allTextContents()
    expect(debit).toMatch(/\d/)
    expect(credit).toBe(debit)
    expect(await accessibilityFaults(page)).toEqual([])
    await panel.getByRole('button', { name: /^Отложенные налоговые обязательства, Кредит/ }).click()
    const explained = page.getByRole('complementary', { name: 'Объяснение' })
    await explained.getByText('налог в прибыли или убытке').waitFor()
    await explained.getByText('сходится').first().waitFor()
    for (const step of [/налог в прибыли или убытке/, /^Отложенный налог/, /К-106/, /с корректировки К-106/])
      await explained.getByRole('button', { name: step }).last().click()
    await explained.getByText('−8 406 000,00').waitFor()
    await explained.getByText('25 %').waitFor()
    await press(page, 'Escape')
    await panel.waitFor()
    await press(page, 'Escape')
    await panel.waitFor({ state: 'detached' })
    // By keys, of a template: its journals lead on to how each of them was computed.
    await page.goto(`${app().url}/b/severny/reports/consolidation`)
    await settled(page)
    const cell = page.getByRole('button', { name: /^Основные средства, T24/ })
    await cell.focus()
    await press(page, 'Control+Enter')
    await panel.getByRole('link', { name: 'К-226' }).click()
    await expect.poll(() => decodeURIComponent(page.url())).toContain('/adjustments?')
    expect(app().complaints).toEqual([])
  }, 60_000)
})
