// Steps of a close as a person does them with the mouse.

import type { Locator, Page } from 'playwright-core'
import { PASSWORD } from '../support/people.ts'
import { settled } from './chromium.ts'
import { MISSING } from './incomplete.ts'

const section = async (page: Page, name: RegExp): Promise<void> => {
  await page.getByRole('navigation').getByRole('link', { name }).first().click()
  await settled(page)
}

const button = (page: Page | Locator, name: RegExp | string): Locator =>
  page.getByRole('button', { name }).first()

/** The one-time link: a password, then the books that her roles open. */
export async function enter(page: Page, link: string, book: string): Promise<void> {
  await page.goto(link)
  await page.getByRole('textbox', { name: 'Пароль' }).fill(PASSWORD)
  await button(page, 'Начать работу').click()
  await page.locator(`a[href^="/b/${book}"]`).first().click()
  await settled(page)
}

/** Many files at once: what each was understood as, then accepted. */
export async function upload(page: Page): Promise<void> {
  await section(page, /Балансы/)
  await page.getByRole('link', { name: 'Загрузить файлы' }).click()
  await settled(page)
  const chooser = page.waitForEvent('filechooser')
  await button(page, 'Выбрать файлы').click()
  await (await chooser).setFiles([...MISSING.files])
  const understood = page.locator('table.uploads tbody tr').filter({ hasText: '«Торговый дом Северный»' })
  await understood.nth(MISSING.files.length - 1).waitFor()
  await button(page, `Принять понятые, ${MISSING.files.length}`).click()
  await page
    .getByText('Принято:')
    .nth(MISSING.files.length - 1)
    .waitFor()
}

/** The line that is without a line: a rule for it, tried, then switched on. */
export async function map(page: Page): Promise<void> {
  await section(page, /Соответствие/)
  await page.locator('table tbody tr').filter({ hasText: '41.' }).locator('.row-open').first().click()
  const panel = page.getByRole('complementary', { name: 'Новое правило' })
  await panel.getByRole('textbox', { name: 'Счёт' }).fill(MISSING.rule.account)
  await panel.getByRole('combobox', { name: 'Компания' }).selectOption('')
  await panel.getByRole('textbox', { name: 'Субконто' }).first().fill('')
  const target = panel.getByRole('combobox', { name: /Строка МСФО/ })
  await target.click()
  await target.fill(MISSING.rule.target)
  await page.getByRole('option', { name: new RegExp(MISSING.rule.target) }).click()
  await button(panel, 'Включить правило').click()
  await panel.waitFor({ state: 'detached' })
  await page.getByText('У каждой строки с суммами есть строка МСФО.').waitFor()
}

/** The rates that the close asks for: their rows are begun. */
export async function supplyRate(page: Page): Promise<void> {
  await section(page, /Курсы/)
  await page.getByText('Не хватает для закрытия').waitFor()
  const missing = page.getByRole('grid').locator('tr.missing')
  for (let left = await missing.count(); left > 0; left = await missing.count()) {
    const row = missing.first()
    const from = await row.locator('td').nth(3).innerText()
    const rate = Object.entries(MISSING.rates).find(([day]) => day === from.trim())?.[1] ?? ''
    await row.locator('td').nth(5).dblclick()
    await page.getByRole('grid').locator('input').fill(rate)
    await page.keyboard.press('Enter')
  }
  await button(page, 'Записать').click()
  await page.getByText('Всех курсов, которые нужны закрытию, хватает.').waitFor()
}

/** The statement of the page as text: every line with its figures. */
export async function statement(page: Page, book: string, name: string, entity = ''): Promise<string> {
  const { origin } = new URL(page.url())
  const of = entity === '' ? '' : `&entity=${encodeURIComponent(entity)}`
  await page.goto(`${origin}/b/${book}/reports/statements?statement=${name}${of}`)
  await settled(page)
  return page.locator('main table').first().innerText()
}

/** An adjustment of two lines, typed into the grid; gives its number when it is on its way to who approves. */
export async function adjust(page: Page, entity: string, lines: readonly [string, string]): Promise<string> {
  await section(page, /Корректировки/)
  await button(page, /^Создать/).click()
  await page.getByRole('menuitem', { name: 'Новая корректировка' }).click()
  await page.getByRole('combobox', { name: 'Чья' }).selectOption(entity)
  await page.getByRole('combobox', { name: 'Отложенный налог' }).selectOption('none')
  await page.getByRole('textbox', { name: 'Содержание', exact: true }).fill('Премии за год')
  const grid = page.getByRole('grid')
  for (const [row, text] of lines.entries()) {
    const cells = text.split(' ')
    for (const [column, value] of cells.entries()) {
      if (value === '-') continue
      await grid.locator('tbody tr').nth(row).locator('td').nth(column).dblclick()
      await grid.locator('input').fill(value)
      await page.keyboard.press('Enter')
    }
  }
  await page.getByText('Дебет равен кредиту').waitFor()
  await button(page, 'На утверждение').click()
  await page.getByText('на утверждении').first().waitFor()
  return new URL(page.url()).searchParams.get('id') ?? ''
}

/** By another person. */
export async function approve(page: Page, id: string): Promise<void> {
  await section(page, /Корректировки/)
  await page.locator('label').filter({ hasText: /^Ждут/ }).click()
  await page.locator('.journal-item').filter({ hasText: id }).click()
  await button(page, 'Утвердить').click()
  await page.getByText('Утвердил').waitFor()
}

/** Opens the figure step by step until it stands in a file; what the panel says then. */
export async function explainToTheRow(page: Page, figure: RegExp): Promise<string> {
  await button(page, figure).click()
  const panel = page.getByRole('complementary', { name: 'Объяснение' })
  for (let step = 0; step < 8; step++) {
    await panel.getByText('сходится').last().waitFor()
    await settled(page)
    const own = panel.locator('.part[data-opens="true"][data-part="other"]').filter({ hasText: 'РСБУ' })
    const others = panel.locator('.part[data-opens="true"][data-part="other"]')
    const next = (await own.count()) > 0 ? own.first() : others.last()
    if ((await panel.getByText(/строка \d+/).count()) > 0 || (await next.count()) === 0) break
    const before = page.url()
    await next.click()
    await page.waitForURL((url) => url.href !== before)
    await settled(page)
  }
  return (await panel.textContent()) ?? ''
}

/** Saves the first document of the list in this format; where it lies. */
export async function saved(page: Page, format: string): Promise<string> {
  const download = page.waitForEvent('download')
  await page.getByRole('link', { name: format, exact: false }).filter({ hasText: format }).first().click()
  return (await download).path()
}
