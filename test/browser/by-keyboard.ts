// Steps of a close as a person does them without a mouse: sections by `g` and number, Tab between controls, arrows and
// Enter within lists and grids.

import type { Page } from 'playwright-core'
import { PASSWORD } from '../support/people.ts'
import { settled } from './chromium.ts'
import { MISSING } from './incomplete.ts'

const press = async (page: Page, ...keys: readonly string[]): Promise<void> => {
  for (const key of keys) await page.keyboard.press(key)
}

/** What has the focus, as it is read aloud or written. */
const focused = (page: Page): Promise<string> =>
  page.evaluate(() => {
    interface Focused {
      getAttribute(name: string): string | null
      readonly textContent: string | null
      readonly labels?: ArrayLike<{ textContent: string | null }>
    }
    const { document } = globalThis as unknown as { document: { activeElement: Focused | null } }
    const { activeElement: one } = document
    if (!one) return ''
    return one.getAttribute('aria-label') ?? one.labels?.[0]?.textContent ?? one.textContent ?? ''
  })

/** Goes on by Tab until `name` has the focus. */
export async function tabTo(page: Page, name: RegExp): Promise<void> {
  for (let steps = 0; steps < 120; steps++) {
    if (name.test(await focused(page))) return
    await press(page, 'Tab')
  }
  throw new Error(`${String(name)} is not reached by Tab`)
}

const section = async (page: Page, number: number): Promise<void> => {
  const before = page.url()
  await press(page, 'g', String(number))
  await page.waitForURL((url) => url.href !== before)
  await settled(page)
}

export async function enter(page: Page, link: string, book: RegExp): Promise<void> {
  await page.goto(link)
  await page.getByRole('heading').first().waitFor()
  await tabTo(page, /^Пароль/)
  await page.keyboard.type(PASSWORD)
  await press(page, 'Enter')
  await page.getByRole('link', { name: book }).waitFor()
  await tabTo(page, book)
  await press(page, 'Enter')
  await page.waitForURL(/\/b\//)
  await settled(page)
}

export async function upload(page: Page): Promise<void> {
  await section(page, 2)
  await tabTo(page, /^Загрузить файлы/)
  await press(page, 'Enter')
  await page.waitForURL(/upload/)
  await settled(page)
  await tabTo(page, /^Выбрать файлы/)
  const chooser = page.waitForEvent('filechooser')
  await press(page, 'Enter')
  await (await chooser).setFiles([...MISSING.files])
  const understood = page.locator('table.uploads tbody tr').filter({ hasText: '«Торговый дом Северный»' })
  await understood.nth(MISSING.files.length - 1).waitFor()
  await tabTo(page, /^Принять понятые/)
  await press(page, 'Enter')
  await page
    .getByText('Принято:')
    .nth(MISSING.files.length - 1)
    .waitFor()
}

export async function map(page: Page): Promise<void> {
  await section(page, 3)
  await press(page, 'Insert')
  const panel = page.getByRole('complementary', { name: 'Новое правило' })
  await panel.waitFor()
  await tabTo(page, /^Счет/)
  await page.keyboard.type(MISSING.rule.account)
  await press(page, 'F4')
  await page.keyboard.type(MISSING.rule.target)
  await page.getByRole('option', { name: new RegExp(MISSING.rule.target) }).waitFor()
  await press(page, 'ArrowDown', 'Enter')
  await tabTo(page, /^Включить правило/)
  await press(page, 'Enter')
  await panel.waitFor({ state: 'detached' })
  await page.getByText('У каждой строки с суммами есть строка МСФО.').waitFor()
}

export async function supplyRates(page: Page): Promise<void> {
  await section(page, 5)
  await page.getByText('Не хватает для закрытия').waitFor()
  await tabTo(page, /^Курсы валют$/)
  const missing = page.getByRole('grid').locator('tr.missing')
  while ((await missing.count()) > 0) {
    const row = missing.first()
    const from = (await row.locator('td').nth(3).innerText()).trim()
    const index = Number(await row.getAttribute('aria-rowindex'))
    await press(page, 'Control+Home', ...Array.from({ length: index - 2 }, () => 'ArrowDown'))
    await press(page, ...Array.from({ length: 5 }, () => 'ArrowRight'))
    await page.keyboard.type(Object.entries(MISSING.rates).find(([day]) => day === from)?.[1] ?? '')
    await press(page, 'Enter')
  }
  // Back over the tools of the page, which stand before the grid.
  for (let steps = 0; steps < 20 && !/^Записать/.test(await focused(page)); steps++)
    await press(page, 'Shift+Tab')
  await press(page, 'Enter')
  await page.getByText('Всех курсов, которые нужны закрытию, хватает.').waitFor()
}

/** Both lines into the grid; gives the number of the journal when it waits for approval. */
export async function adjust(page: Page): Promise<string> {
  await section(page, 4)
  await press(page, 'Insert')
  await page.getByRole('grid').waitFor()
  await tabTo(page, /^Чья/)
  await page.keyboard.type('МЕТ')
  await tabTo(page, /^Строки$/)
  await page.keyboard.type('630200')
  await press(page, 'Tab', 'Tab')
  await page.keyboard.type('1000000')
  await press(page, 'Enter', 'Home')
  await page.keyboard.type('510750')
  await press(page, 'Tab', 'Tab', 'Tab')
  await page.keyboard.type('1000000')
  await press(page, 'Enter')
  await page.getByText('Дебет равен кредиту').waitFor()
  await press(page, 'Control+s')
  await page.waitForURL(/id=%D0%9A/)
  for (let steps = 0; steps < 40 && !/^На утверждение/.test(await focused(page)); steps++)
    await press(page, 'Shift+Tab')
  await press(page, 'Enter')
  await page.getByText('на утверждении').first().waitFor()
  return new URL(page.url()).searchParams.get('id') ?? ''
}

export async function approve(page: Page, id: string): Promise<void> {
  await section(page, 4)
  await tabTo(page, new RegExp(id))
  await press(page, 'Enter')
  await page.getByRole('button', { name: 'Утвердить' }).waitFor()
  await tabTo(page, /^Утвердить/)
  await press(page, 'Enter')
  await page.getByText('Утвердил').waitFor()
}

/** The first figure of the statement, step by step down to the row of a file; what the panel says then. */
export async function explainToTheRow(page: Page): Promise<string> {
  await section(page, 8)
  await tabTo(page, /, 2025.*\d/)
  await press(page, 'Enter')
  const panel = page.getByRole('complementary', { name: 'Объяснение' })
  for (let step = 0; step < 10; step++) {
    await panel.getByText('сходится').last().waitFor()
    await settled(page)
    if ((await panel.getByText(/строка \d+/).count()) > 0) break
    const before = page.url()
    for (let parts = 0; parts < 20 && !/РСБУ/.test(await focused(page)); parts++)
      await press(page, 'ArrowDown')
    await press(page, 'ArrowRight')
    await page.waitForURL((url) => url.href !== before, { timeout: 5000 }).catch(() => {})
  }
  return (await panel.textContent()) ?? ''
}
