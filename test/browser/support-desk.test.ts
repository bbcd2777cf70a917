// The service desk by two people: who asks and who answers, each in a browser of her own, no mail between them.

import { join } from 'node:path'
import { type Browser, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Server } from '../../src/server/context.ts'
import { buildServer } from '../../src/server/server.ts'
import { signIn } from '../../src/server/sign-in/plugin.ts'
import { customer, deskPerson, makeDesk, ofLine } from '../support/desk.ts'
import { freePort } from '../support/dovecot.ts'
import { PASSWORD, testSealer } from '../support/people.ts'
import { onOneServer } from '../support/store.ts'
import { CHROMIUM } from '../support/system-tools.ts'
import { ARGUMENTS, accessibilityFaults, settled } from './chromium.ts'

const SUBJECT = 'Выгрузка PDF без примечания 21'

describe.skipIf(CHROMIUM === null)('the service desk in the browser', () => {
  onOneServer('by two people', (given) => {
    let server: Server
    let browser: Browser
    let url: string
    let asks: Page
    let answers: Page

    beforeAll(async () => {
      const { clock, store } = given()
      // The browser has a clock of its own.
      clock.now = new Date()
      const { organisations } = await makeDesk(store)
      await deskPerson(store, { login: 'asks' }, [customer(organisations.SEV)])
      await deskPerson(store, { login: 'answers' }, [ofLine('specialist'), ofLine('operator')])
      const port = await freePort()
      url = `http://127.0.0.1:${port}`
      server = await buildServer({
        store,
        signIn: signIn({ store, sealer: testSealer(), origins: [url], oidc: null }),
        webRoot: join(import.meta.dirname, '../../web/dist'),
        logs: false,
        hosts: [`127.0.0.1:${port}`],
      })
      await server.listen({ host: '127.0.0.1', port })
      browser = await chromium.launch({ executablePath: CHROMIUM ?? '', args: ARGUMENTS })
      asks = await pageOf('asks')
      answers = await pageOf('answers')
    })
    afterAll(async () => {
      await browser.close()
      await server.close()
    })

    const pageOf = async (login: string): Promise<Page> => {
      const context = await browser.newContext({
        baseURL: url,
        locale: 'ru-RU',
        viewport: { width: 1440, height: 900 },
      })
      const data = { login, password: PASSWORD }
      const signed = await context.request.post('/api/v1/session', { headers: { origin: url }, data })
      expect(signed.ok()).toBe(true)
      return context.newPage()
    }
    const says = async (page: Page, text: string): Promise<void> => {
      await page.locator('.composer textarea:not([aria-hidden])').fill(text)
      await page.keyboard.press('Control+Enter')
      await page.locator('.thread', { hasText: text }).waitFor()
    }
    const told = (page: Page, state: string) =>
      page.locator('.request-told strong', { hasText: state }).waitFor()

    it('is asked, asks back, is answered, solves and is confirmed, each seeing the other at once', async () => {
      await asks.goto('/support')
      await asks.locator('.request-list').waitFor()
      await asks.keyboard.press('Insert')
      await asks.getByRole('textbox', { name: 'Тема' }).fill(SUBJECT)
      await asks.getByLabel('Что случилось').fill('В выгрузке нет примечания 21.')
      await asks.getByRole('button', { name: 'Отправить', exact: true }).click()
      await told(asks, 'новый')

      await answers.goto('/support')
      await answers.getByRole('link', { name: SUBJECT }).click()
      await told(answers, 'новый')
      await says(answers, 'Посмотрим сегодня.')
      await asks.locator('.thread', { hasText: 'Посмотрим сегодня.' }).waitFor()

      await answers.getByLabel('Вопрос клиенту: часы остановятся').check()
      await says(answers, 'За какой период выгружали?')
      await told(answers, 'ждёт ответа клиента')

      // What she types stays as it is when the question arrives.
      await told(asks, 'ждёт ответа клиента')
      await says(asks, 'За 2025 год.')
      await told(answers, 'в работе')

      await answers.getByText('Внутренняя заметка', { exact: true }).click()
      await says(answers, 'Похоже на настройку примечаний.')
      await answers.getByText('Ответ', { exact: true }).click()
      await answers
        .locator('.composer textarea:not([aria-hidden])')
        .fill('Исправлено: примечание выгружается.')
      await answers.getByRole('button', { name: 'Отметить решённым' }).click()
      await answers.getByRole('dialog').getByRole('button', { name: 'Отметить решённым' }).click()
      await told(answers, 'решён')

      await told(asks, 'решён')
      await asks.getByRole('button', { name: 'Подтвердить решение' }).click()
      await told(asks, 'закрыт')
      await told(answers, 'закрыт')
      expect(await asks.locator('.thread').textContent()).not.toContain('Похоже на настройку')
    }, 120_000)

    it('keeps what is typed while a message of another arrives and while one looks elsewhere', async () => {
      await asks.goto('/support?show=all')
      await asks.getByRole('link', { name: SUBJECT }).click()
      const box = asks.locator('.composer textarea:not([aria-hidden])')
      await box.fill('Спасибо, всё')
      await answers.goto('/support?show=all')
      await answers.getByRole('link', { name: SUBJECT }).click()
      await says(answers, 'Рады помочь.')
      await asks.locator('.thread', { hasText: 'Рады помочь.' }).waitFor()
      await asks.keyboard.type(' хорошо')
      expect(await box.inputValue()).toBe('Спасибо, всё хорошо')
      await asks.getByRole('link', { name: 'База знаний' }).click()
      await asks.getByRole('link', { name: 'Обращения' }).click()
      await asks.locator('.request-list').getByText('Организация', { exact: true }).click()
      await asks.getByRole('link', { name: SUBJECT }).click()
      expect(await box.inputValue()).toBe('Спасибо, всё хорошо')
      await asks.getByRole('button', { name: /Отправить/ }).click()
      await asks.locator('.thread', { hasText: 'Спасибо, всё хорошо' }).waitFor()
    }, 60_000)

    it('can be used by everyone: no fault of accessibility on its screens', async () => {
      for (const view of [
        '',
        'new',
        'proposals',
        'releases',
        'articles',
        'templates',
        'reports',
        'letters',
      ]) {
        await answers.goto(view === '' ? '/support?show=all' : `/support?view=${view}`)
        await settled(answers)
        expect(await accessibilityFaults(answers), view).toEqual([])
      }
      await answers.goto('/support?show=all')
      await answers.getByRole('link', { name: SUBJECT }).click()
      await settled(answers)
      expect(await accessibilityFaults(answers), 'a request').toEqual([])
    }, 120_000)
  })
})
