// Steps of a close as a person does them without a mouse: sections by `g` and number, parts of the window by F6, Tab
// between controls, arrows and Enter within lists and grids.

import type { Page } from 'playwright-core'
import { PASSWORD } from '../support/people.ts'
import { settled } from './chromium.ts'
import { MISSING } from './incomplete.ts'
import { choose, press, reach, section, tabTo, times, typeOver, typeRow, use, walkTo } from './keys.ts'

/** The one-time link: a password, then the list of books. */
export async function begin(page: Page, link: string): Promise<void> {
  await page.goto(link)
  await page.getByRole('heading').first().waitFor()
  await tabTo(page, /^Пароль/)
  await page.keyboard.type(PASSWORD)
  await press(page, 'Enter')
  await page.getByRole('heading', { name: 'Книги', level: 1 }).waitFor()
  await settled(page)
}

export async function open(page: Page, book: string): Promise<void> {
  await use(page, new RegExp(`/b/${book}$`))
  await page.waitForURL(/\/b\//)
  await settled(page)
}

/** A new book with two companies more, and who owns them. */
export async function createBook(page: Page): Promise<void> {
  await use(page, /^Создать книгу/)
  await page.getByRole('form', { name: 'Новая книга' }).waitFor()
  await tabTo(page, /^Название группы/)
  await page.keyboard.type('Группа «Ладога»')
  await tabTo(page, /^Название компании/)
  await page.keyboard.type('АО «Ладога»')
  await tabTo(page, /^Код/)
  await page.keyboard.type('ЛАД')
  await press(page, 'Enter')
  await page.waitForURL(/\/b\/[^/]+\/desk/)
  await settled(page)
}

async function saveGrid(page: Page): Promise<void> {
  await tabTo(page, /^Записать/, 'Shift+Tab')
  await press(page, 'Enter')
  await page.getByText(/^изменено/).waitFor({ state: 'detached' })
}

export async function addCompanies(page: Page, rows: readonly (readonly string[])[]): Promise<void> {
  await use(page, /^Добавить компании/)
  await page.getByRole('grid').waitFor()
  await settled(page)
  await reach(page, /^Компании/)
  await press(page, 'Control+End')
  for (const row of rows) {
    await press(page, 'Home')
    await typeRow(page, row)
  }
  await saveGrid(page)
}

export async function addOwners(page: Page, rows: readonly (readonly string[])[]): Promise<void> {
  await walkTo(page, '.top-bar')
  await tabTo(page, /^Владение/)
  await press(page, 'Enter')
  await page.getByRole('heading', { name: 'События владения' }).waitFor()
  await settled(page)
  await reach(page, /^События владения/)
  for (const row of rows) {
    await press(page, 'Home')
    await typeRow(page, row)
  }
  await saveGrid(page)
}

/** Back to the list of books; the archive of one of them. */
export async function archive(page: Page, book: string): Promise<string> {
  await walkTo(page, '.top-bar')
  await tabTo(page, /^TrialBalance/)
  await press(page, 'Enter')
  await page.getByRole('heading', { name: 'Книги', level: 1 }).waitFor()
  await reach(page, new RegExp(`^Выгрузить .*/${book}/`))
  const download = page.waitForEvent('download')
  await press(page, 'Enter')
  return (await download).path()
}

/** Many files at once: what each was understood as, then accepted. */
export async function upload(page: Page): Promise<void> {
  await section(page, 2, /Балансы/)
  await use(page, /^Загрузить файлы/)
  await page.getByRole('heading', { name: 'Загрузка балансов' }).waitFor()
  await settled(page)
  // Asked for before the keys: the driver tells the browser so aside, and a key would be faster.
  const chooser = page.waitForEvent('filechooser')
  await reach(page, /^Выбрать файлы/)
  await press(page, 'Enter')
  await (await chooser).setFiles([...MISSING.files])
  const understood = page.locator('table.uploads tbody tr').filter({ hasText: '«Торговый дом Северный»' })
  await understood.nth(MISSING.files.length - 1).waitFor()
  await use(page, new RegExp(`^Принять понятые, ${MISSING.files.length}`))
  await page
    .getByText('Принято:')
    .nth(MISSING.files.length - 1)
    .waitFor()
}

/** The line that is without a line: a rule for it, tried, then switched on. */
export async function map(page: Page): Promise<void> {
  await section(page, 3, /Соответствие/)
  await press(page, 'Insert')
  const panel = page.getByRole('complementary', { name: 'Новое правило' })
  await panel.waitFor()
  await tabTo(page, /^Счёт/)
  await typeOver(page, MISSING.rule.account)
  await press(page, 'F4')
  await page.keyboard.type(MISSING.rule.target)
  await page.getByRole('option', { name: new RegExp(MISSING.rule.target) }).waitFor()
  await press(page, 'ArrowDown', 'Enter')
  await tabTo(page, /^Включить правило/)
  await press(page, 'Enter')
  await panel.waitFor({ state: 'detached' })
  await page.getByText('У каждой строки с суммами есть строка МСФО.').waitFor()
}

/** The rates that the close asks for: their rows are begun, before the others. */
export async function supplyRates(page: Page): Promise<void> {
  await walkTo(page, '.top-bar')
  await tabTo(page, /^Курсы.*\/rates/)
  await press(page, 'Enter')
  await page.getByRole('heading', { name: /Курсы/, level: 1 }).waitFor()
  await settled(page)
  await page.getByText('Не хватает для закрытия').waitFor()
  await reach(page, /^Курсы валют$/)
  const missing = page.getByRole('grid').locator('tr.missing')
  while ((await missing.count()) > 0) {
    const row = missing.first()
    const from = (await row.locator('td').nth(3).innerText()).trim()
    const index = Number(await row.getAttribute('aria-rowindex'))
    // Row 1 is the head.
    await press(page, 'Control+Home', ...times(index - 2, 'ArrowDown'), ...times(5, 'ArrowRight'))
    await page.keyboard.type(Object.entries(MISSING.rates).find(([day]) => day === from)?.[1] ?? '')
    await press(page, 'Enter')
  }
  await tabTo(page, /^Записать/, 'Shift+Tab')
  await press(page, 'Enter')
  await page.getByText('Всех курсов, которые нужны закрытию, хватает.').waitFor()
}

/** An adjustment of two lines, typed into the grid; gives its number when it is on its way to who approves. */
export async function adjust(
  page: Page,
  entity: string,
  lines: readonly (readonly string[])[],
): Promise<string> {
  await section(page, 4, /Корректировки/)
  await press(page, 'Insert')
  await page.getByRole('grid').waitFor()
  await reach(page, /^Содержание/)
  await page.keyboard.type('Премии за год')
  await tabTo(page, /^Чья/)
  await choose(page, new RegExp(`^${entity} `))
  await tabTo(page, /^Отложенный налог/)
  await choose(page, /^нет/)
  await tabTo(page, /^Строки/)
  for (const line of lines) {
    await press(page, 'Home')
    await typeRow(page, line)
  }
  await page.getByText('Дебет равен кредиту').waitFor()
  await press(page, 'Control+s')
  await page.waitForURL((url) => /^К-/.test(url.searchParams.get('id') ?? ''))
  await reach(page, /^На утверждение/)
  await press(page, 'Enter')
  await page.getByText('на утверждении').first().waitFor()
  return new URL(page.url()).searchParams.get('id') ?? ''
}

/** By another person. */
export async function approve(page: Page, id: string): Promise<void> {
  await section(page, 4, /Корректировки/)
  await use(page, new RegExp(id))
  await page.getByRole('button', { name: 'Утвердить' }).waitFor()
  await use(page, /^Утвердить/)
  await page.getByText('Утвердил').waitFor()
}

export const STATEMENTS = [
  { id: 'financial-position', title: /отчёт о финансовом положении/i },
  { id: 'profit-or-loss', title: /отчёт о прибыли или убытке/i },
  { id: 'changes-in-equity', title: /отчёт об изменениях в собственном капитале/i },
  { id: 'cash-flows', title: /отчёт о движении денежных средств/i },
] as const

/** The statement as text: every line with its figures. */
export async function statement(page: Page, title: RegExp): Promise<string> {
  if (!page.url().includes('/reports/statements')) await section(page, 7, /отчёт/i)
  await reach(page, /^Отчёт/)
  await choose(page, title)
  await page.getByRole('heading', { name: title, level: 1 }).first().waitFor()
  await settled(page)
  return page.locator('main table').first().innerText()
}

/** By its name, in the palette. */
export async function chooseCompany(page: Page, name: string): Promise<void> {
  await press(page, 'Control+k')
  await tabTo(page, /^Поиск и команды$/)
  await page.keyboard.type(name)
  await page.getByRole('button', { name: new RegExp(name) }).waitFor()
  await press(page, 'Enter')
  await page.waitForURL((url) => url.searchParams.has('entity'))
  await settled(page)
}

export async function toDownloads(page: Page): Promise<void> {
  await walkTo(page, '.top-bar')
  await tabTo(page, /^Выгрузки/)
  await press(page, 'Enter')
  await page.getByRole('heading', { name: 'Выгрузки', level: 1 }).waitFor()
  await settled(page)
}

/** Opens the figure step by step until it stands in a file; what the panel says then. */
export async function explainToTheRow(page: Page, figure: RegExp): Promise<string> {
  await reach(page, /\d.*\d{4}|, \d{4}/)
  for (let row = 0; row < 60; row++) {
    const name: string = await page.evaluate(`document.activeElement?.getAttribute('aria-label') ?? ''`)
    if (figure.test(name)) break
    await press(page, 'ArrowDown')
  }
  await press(page, 'Enter')
  const panel = page.getByRole('complementary', { name: 'Объяснение' })
  for (let step = 0; step < 10; step++) {
    await panel.getByText('сходится').last().waitFor()
    await settled(page)
    if ((await panel.getByText(/строка \d+/).count()) > 0) break
    const before = page.url()
    await toTheNextPart(page)
    await press(page, 'ArrowRight')
    await page.waitForURL((url) => url.href !== before)
  }
  return (await panel.textContent()) ?? ''
}

const PART = `(() => {
  const one = document.activeElement
  return one?.dataset.part === 'other' && one.dataset.opens === 'true' ? one.textContent : ''
})()`

/** The part that leads to the books of a company where the step has one, else its last that opens. */
async function toTheNextPart(page: Page): Promise<void> {
  for (let parts = 0; parts < 20; parts++) {
    if (/РСБУ/.test(await page.evaluate<string>(PART))) return
    await press(page, 'ArrowDown')
  }
  for (let parts = 0; parts < 20; parts++) {
    if ((await page.evaluate<string>(PART)) !== '') return
    await press(page, 'ArrowUp')
  }
}

/** Saves the first document in this format; where it lies. */
export async function saved(page: Page, format: string): Promise<string> {
  await reach(page, new RegExp(`, ${format}`))
  const download = page.waitForEvent('download')
  await press(page, 'Enter')
  return (await download).path()
}
