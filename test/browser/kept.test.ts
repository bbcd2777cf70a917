// Never lose what was typed, with the real sign-in: while the line is lost, the session ended or the disk is full, every
// screen that is typed into keeps it, says so, and gives it as text; then it is saved as if nothing had been.

import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { PASSWORD } from '../support/people.ts'
import { BOOK, SOON, says, slotOf, type Troubled, withTrouble } from './troubled.ts'

interface Typing {
  readonly screen: string
  readonly path: string
  readonly type: (page: Page, text: string) => Promise<void>
  /** What the field or cell says. */
  readonly stands: (page: Page, text: string) => Promise<void>
}

const intoGrid = async (page: Page, column: number, text: string): Promise<void> => {
  await page.getByRole('grid').focus()
  await page.keyboard.press('Control+End')
  await page.keyboard.press('Home')
  for (let at = 0; at < column; at++) await page.keyboard.press('ArrowRight')
  await page.keyboard.press('F2')
  await page.keyboard.type(text)
  await page.keyboard.press('Enter')
}
const inGrid = (page: Page, text: string): Promise<void> =>
  page.getByRole('grid').getByText(text, { exact: true }).first().waitFor(SOON)

const SCREENS: readonly Typing[] = [
  {
    screen: 'adjustments',
    path: 'adjustments?id=new&entity=МАС',
    type: (page, text) => intoGrid(page, 6, text),
    stands: inGrid,
  },
  {
    screen: 'rates',
    path: 'rates',
    type: (page, text) => intoGrid(page, 0, text),
    stands: inGrid,
  },
  {
    screen: 'a register',
    path: 'registers/entities.csv',
    type: (page, text) => intoGrid(page, 1, text),
    stands: inGrid,
  },
  {
    screen: 'mapping',
    path: 'mapping?show=new',
    type: (page, text) => page.getByLabel('Счёт', { exact: true }).fill(text),
    stands: (page, text) =>
      expect.poll(() => page.getByLabel('Счёт', { exact: true }).inputValue(), SOON).toBe(text),
  },
  {
    screen: 'the settings',
    path: 'settings',
    type: (page, text) => page.getByLabel(/^Название( \*)?$/).fill(text),
    stands: (page, text) =>
      expect.poll(() => page.getByLabel(/^Название( \*)?$/).inputValue(), SOON).toBe(text),
  },
]

interface Trouble {
  readonly what: string
  readonly begin: (given: Troubled, page: Page) => Promise<void>
  readonly end: (given: Troubled, page: Page) => Promise<void>
  readonly word: RegExp
}

const TROUBLES: readonly Trouble[] = [
  {
    what: 'a lost line',
    begin: (_, page) => page.context().setOffline(true),
    end: (_, page) => page.context().setOffline(false),
    word: /Нет связи: сервер не отвечает, введённое сохранено на странице/,
  },
  {
    what: 'a full disk',
    begin: async ({ disk }) => {
      disk.isFull = true
    },
    end: async ({ disk }) => {
      disk.isFull = false
    },
    word: /Только чтение: на диске сервера мало места, введённое остаётся на странице/,
  },
]

const clipboard = (page: Page): Promise<string> => page.evaluate('navigator.clipboard.readText()')
/** Does leaving the page ask? */
const asks = (page: Page): Promise<boolean> =>
  page.evaluate(`!window.dispatchEvent(new Event('beforeunload', { cancelable: true }))`)

withTrouble('what is typed in bad states', (given) => {
  const cases = SCREENS.flatMap((typing) => TROUBLES.map((trouble) => ({ ...typing, ...trouble })))

  it.each(cases)('is kept on $screen during $what', async (one) => {
    const page = await given.opened(one.path)
    const text = `Набрано${Date.now() % 1_000_000}`
    await one.begin(given, page)
    await one.type(page, text)
    await says(page, one.word)
    await one.stands(page, text)
    expect(await asks(page)).toBe(true)
    await slotOf(page).getByRole('button', { name: 'Скопировать' }).click()
    await slotOf(page).getByRole('button', { name: 'Скопировано' }).waitFor()
    expect(await clipboard(page)).toContain(text)
    await one.end(given, page)
    await expect.poll(() => slotOf(page).textContent(), SOON).not.toMatch(one.word)
    await one.stands(page, text)
    // By itself, as soon as the server takes it; then leaving asks no more, and it is there again.
    await expect.poll(given.kept, SOON).toContain(text)
    await expect.poll(() => asks(page), SOON).toBe(false)
    await page.reload()
    await one.stands(page, text)
    await page.context().close()
  })

  const ended = (): Promise<void> => given.execute('delete from session')
  const signInOver = async (page: Page, login: string): Promise<void> => {
    const dialog = page.getByRole('dialog')
    await dialog.waitFor(SOON)
    await says(page, /Сеанс закончился: войдите, введённое сохранено/)
    await dialog.getByLabel('Имя для входа или почта').fill(login)
    await dialog.getByLabel('Пароль').fill(PASSWORD)
    await page.keyboard.press('Enter')
  }

  it('is saved after a sign-in over the page where the session was ended', async () => {
    await given.execute('delete from draft')
    const page = await given.opened('registers/entities.csv')
    // The draft is under way when the session ends.
    await page.route('**/drafts/**', async (route) => {
      await page.waitForTimeout(1500)
      await route.continue()
    })
    await intoGrid(page, 0, 'К77')
    await ended()
    await signInOver(page, 'k')
    await page.getByRole('dialog').waitFor({ state: 'hidden', ...SOON })
    await inGrid(page, 'К77')
    await expect.poll(given.kept, SOON).toContain('К77')
    await page.unroute('**/drafts/**')
    await page.keyboard.press('Escape')
    await page.getByRole('grid').focus()
    await page.keyboard.press('Control+End')
    for (const key of ['ArrowUp', 'Home', 'ArrowRight', 'F2']) await page.keyboard.press(key)
    await page.keyboard.type('ООО «Семь»')
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: 'Записать' }).click()
    await page.getByText(/^изменено/).waitFor({ state: 'detached', ...SOON })
    await page.reload()
    await inGrid(page, 'ООО «Семь»')
    // What was saved is no draft any more.
    await expect.poll(given.kept, SOON).not.toContain('К77')
    await page.context().close()
  })

  it('is offered, then gone, when another person signs in over the page', async () => {
    const page = await given.opened('mapping?show=new')
    await page.getByLabel('Счёт', { exact: true }).fill('99*')
    await ended()
    await signInOver(page, 'other')
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('button', { name: 'Скопировать введённое' }).click()
    await dialog.getByRole('button', { name: 'Скопировано' }).waitFor()
    expect(await clipboard(page)).toContain('99*')
    await dialog.getByRole('button', { name: 'Продолжить без него' }).click()
    await page.getByRole('heading', { name: 'Книги', level: 1 }).waitFor()
    await page.goto(`${given.url}/b/${BOOK}/mapping?show=new`)
    expect(await page.getByLabel('Счёт', { exact: true }).inputValue()).toBe('')
    await page.context().close()
  })

  it('a refused file says why and what to do, and waits with the others', async () => {
    const page = await given.opened('balances/upload')
    const chooser = page.waitForEvent('filechooser')
    await page.getByRole('button', { name: 'Выбрать файлы' }).click()
    const buffer = Buffer.from('Это не ведомость')
    await (await chooser).setFiles([{ name: 'письмо.csv', mimeType: 'text/csv', buffer }])
    const row = page.getByRole('row').filter({ hasText: 'письмо.csv' })
    await row.getByRole('button', { name: 'письмо.csv' }).click()
    const panel = page.getByRole('complementary', { name: 'письмо.csv' })
    await panel.getByRole('heading', { name: 'Файл не принят' }).waitFor(SOON)
    await panel.getByText('В учёте ничего не изменилось').waitFor()
    await page.reload()
    await row.waitFor(SOON)
    await page.context().close()
  })
})
