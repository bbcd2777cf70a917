// What the state slot says, with the real sign-in: another's change, a lost line, a session about to end; and how tabs
// share the stream of events that tells it.

import { expect, it } from 'vitest'
import { settled } from './chromium.ts'
import { BOOK, SOON, says, slotOf, withTrouble } from './troubled.ts'

withTrouble('bad states in the browser', (given) => {
  const figure = (page: Parameters<typeof slotOf>[0]) => page.locator('button.amount').first()

  it("another's change is told, the figures stay until they are asked for anew", async () => {
    const page = await given.opened('reports/statements?statement=profit-or-loss')
    await says(page, /Черновик, пересчитано в \d\d:\d\d/)
    const before = await figure(page).textContent()
    await given.changed('note.txt', '1')
    await says(page, /Черновик устарел: 1 изменение после/)
    await given.changed('note.txt', '2')
    await says(page, /Черновик устарел: 2 изменения после/)
    expect(await slotOf(page).getAttribute('title')).toContain('МАС')
    expect(await figure(page).textContent()).toBe(before)
    await slotOf(page).getByRole('button', { name: 'Пересчитать' }).click()
    await says(page, /Черновик, пересчитано в/)
    expect(await figure(page).textContent()).toBe(before)
    await page.setViewportSize({ width: 1024, height: 768 })
    expect(await slotOf(page).locator('.slot-word').boundingBox()).toMatchObject({
      height: expect.any(Number),
    })
    await page.close()
  })

  it('a lost line is told, figures stay, and the way back is found without the person', async () => {
    const page = await given.opened('reports/statements?statement=profit-or-loss')
    await page.route('**/api/**', (route) => route.abort())
    await page.getByRole('combobox', { name: 'Единица' }).selectOption('1')
    await says(page, /Нет связи: сервер не отвечает, введённое сохранено/)
    await page.unroute('**/api/**')
    await says(page, /Черновик, пересчитано в/)
    await figure(page).waitFor()
    await page.close()
  })

  it('a session about to end is told two minutes before, and one press of a key lets it go on', async () => {
    const page = await given.opened('reports/statements')
    await says(page, /Черновик, пересчитано в/)
    given.clock.now = new Date(given.clock.now.getTime() + 57 * 60_000)
    await page.waitForTimeout(1000)
    expect(await slotOf(page).textContent()).not.toMatch(/Сеанс/)
    given.clock.now = new Date(given.clock.now.getTime() + 1.5 * 60_000)
    await says(page, /Сеанс закончится в \d\d:\d\d/)
    // Any key of hers: it is the person who is idle, not the page.
    await page.keyboard.press('ArrowDown')
    await expect.poll(() => slotOf(page).textContent(), SOON).not.toMatch(/Сеанс/)
    given.clock.now = new Date(given.clock.now.getTime() + 57 * 60_000)
    await page.reload()
    await page.locator('.top-bar').waitFor()
    await page.context().close()
  })

  it('one tab holds the stream for all, and another takes over when it closes', async () => {
    const context = await given.context()
    const asked: string[] = []
    context.on('request', (request) => {
      if (request.url().includes('/api/v1/events')) asked.push(request.url())
    })
    const first = await context.newPage()
    await first.goto(`${given.url}/b/${BOOK}/reports/statements`)
    await given.enter(first)
    await first.locator('.top-bar').waitFor()
    await settled(first)
    await says(first, /Черновик, пересчитано/)
    const second = await context.newPage()
    await second.goto(`${given.url}/b/${BOOK}/reports/statements`)
    await says(second, /Черновик, пересчитано/)
    expect(asked).toHaveLength(1)
    await given.changed('note.txt', '3')
    await Promise.all([says(first, /устарел/), says(second, /устарел/)])
    await first.close()
    await expect.poll(() => asked.length, SOON).toBe(2)
    await slotOf(second).getByRole('button', { name: 'Пересчитать' }).click()
    await says(second, /Черновик, пересчитано/)
    await given.changed('note.txt', '4')
    await says(second, /устарел: 1 изменение/)
    await context.close()
  })

  it('a failed sign-in with an outside account is told in words on the page of sign-in', async () => {
    const page = await (await given.context()).newPage()
    await page.goto(`${given.url}/?fault=PEOPLE-021`)
    await page.getByRole('alert').getByText('Эта учётная запись здесь неизвестна.').waitFor()
    await page.goto(`${given.url}/?fault=PEOPLE-019`)
    await page.getByRole('alert').getByText('Войти через организацию не удалось.').waitFor()
    await page.context().close()
  })

  it('a session that ended is begun again with an outside account in a second window; the page stays as it was', async () => {
    const page = await given.opened('settings')
    const tolerance = page.getByLabel('Допуск сверки')
    await tolerance.fill('32')
    await given.execute('delete from session')
    // What is typed next is to be kept as a draft, and finds the session gone.
    await tolerance.fill('321')
    const again = page.getByRole('dialog', { name: 'Вход' })
    given.provider.account = 'k of the provider'
    const [second] = await Promise.all([
      page.context().waitForEvent('page'),
      again.getByRole('link', { name: 'Войти через организацию (в новом окне)' }).click(),
    ])
    if (!second.isClosed()) await second.waitForEvent('close')
    await again.waitFor({ state: 'detached' })
    expect(await tolerance.inputValue()).toBe('321')
    await page.context().close()
  })
})
