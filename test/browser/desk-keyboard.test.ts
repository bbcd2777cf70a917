// The service desk without a mouse: a request from the first word to its confirmation, by keys alone on both sides.

import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { onDesk, told } from './desk-people.ts'
import { press, tabTo } from './keys.ts'

/** The field of the answer, by Tab. */
async function toAnswer(page: Page): Promise<void> {
  for (let steps = 0; steps < 150; steps++) {
    if (await page.evaluate(`document.activeElement?.matches('.composer textarea')`)) return
    await press(page, 'Tab')
  }
  throw new Error('the answer is not reached by Tab')
}

onDesk('the service desk by keyboard alone', (people) => {
  it('a request is made, found in the list, answered, solved, confirmed and closed', async () => {
    const asks = await people().page('asks')
    await asks.goto('/support')
    await asks.locator('.request-list').waitFor()
    await press(asks, 'Insert')
    // The first field has the focus.
    await asks.getByRole('textbox', { name: 'Тема' }).waitFor()
    await asks.keyboard.type('Не печатается сверка')
    await tabTo(asks, /^Что случилось/)
    await asks.keyboard.type('Лист пуст.')
    await press(asks, 'Control+Enter')
    await told(asks, 'новый')

    const answers = await people().page('specialist')
    await answers.goto('/support')
    await answers.locator('.request-row').first().waitFor()
    await press(answers, 'j')
    await told(answers, 'новый')
    await toAnswer(answers)
    await answers.keyboard.type('Проверяем.')
    await press(answers, 'Control+Enter')
    await answers.locator('.thread', { hasText: 'Проверяем.' }).waitFor()
    await asks.locator('.thread', { hasText: 'Проверяем.' }).waitFor()
    // The field keeps the focus: the next words are typed at once.
    await answers.keyboard.type('Исправлено.')
    await tabTo(answers, /^Отметить решённым/)
    await press(answers, 'Enter')
    await answers.getByRole('dialog').waitFor()
    await tabTo(answers, /^Отметить решённым/)
    await press(answers, 'Enter')
    await told(answers, 'решён')

    // Esc leads back to its row of the list, out of a field first.
    await toAnswer(answers)
    await press(answers, 'Escape', 'Escape')
    expect(await answers.evaluate(`document.activeElement?.classList.contains('request-row')`)).toBe(true)

    await told(asks, 'решён')
    await tabTo(asks, /^Подтвердить решение/)
    await press(asks, 'Enter')
    await told(asks, 'закрыт')
    await told(answers, 'закрыт')
    expect(people().complaints).toEqual([])
  }, 120_000)
})
