// The service desk end to end: a customer who has mail alone, a specialist who has the browser alone, real IMAP and SMTP
// between them.

import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { type Browser, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readLetter } from '../../src/app/desk/mail/read-letter.ts'
import type { Server } from '../../src/server/context.ts'
import { buildServer } from '../../src/server/server.ts'
import { signIn } from '../../src/server/sign-in/plugin.ts'
import { deskPerson, ofLine } from '../support/desk.ts'
import { BOX, deskPost } from '../support/desk-mail.ts'
import { freePort } from '../support/dovecot.ts'
import { letter } from '../support/letters.ts'
import { type MailServers, startMailServers } from '../support/mail-servers.ts'
import { PASSWORD, testSealer } from '../support/people.ts'
import { onOneServer } from '../support/store.ts'
import { CHROMIUM } from '../support/system-tools.ts'
import { ARGUMENTS } from './chromium.ts'

const CUSTOMER = 'buh@firm.test'
const UTF8 = ['Content-Type: text/plain; charset=utf-8', 'Content-Transfer-Encoding: 8bit']

describe.skipIf(CHROMIUM === null)('the service desk in the browser and by mail', () => {
  onOneServer('end to end', (given) => {
    let post: MailServers
    let server: Server
    let browser: Browser
    let page: Page

    beforeAll(async () => {
      const { clock, store } = given()
      // The browser has a clock of its own.
      clock.now = new Date()
      post = await startMailServers()
      const sealer = testSealer()
      await deskPost(store, post, sealer)
      await deskPerson(store, { login: 'line' }, [ofLine('operator'), ofLine('specialist')])
      const port = await freePort()
      const url = `http://127.0.0.1:${port}`
      server = await buildServer({
        store,
        signIn: signIn({ store, sealer, origins: [url], oidc: null }),
        webRoot: join(import.meta.dirname, '../../web/dist'),
        logs: false,
        hosts: [`127.0.0.1:${port}`],
        mail: { sealer, intervals: { look: 500, send: 100, retry: 200, longestRetry: 1000 } },
      })
      await server.listen({ host: '127.0.0.1', port })
      browser = await chromium.launch({ executablePath: CHROMIUM ?? '', args: ARGUMENTS })
      const context = await browser.newContext({
        baseURL: url,
        locale: 'ru-RU',
        viewport: { width: 1440, height: 900 },
      })
      page = await context.newPage()
      const login = { login: 'line', password: PASSWORD }
      const signed = await context.request.post('/api/v1/session', { headers: { origin: url }, data: login })
      expect(signed.ok()).toBe(true)
    })
    afterAll(async () => {
      await browser?.close()
      await server?.close()
      await post?.stop()
    })

    /** The customer's mailbox, once so many letters are in it. */
    async function received(count: number) {
      for (const end = performance.now() + 60_000; performance.now() < end; await pause(100)) {
        const found = await post.folder(CUSTOMER, 'INBOX')
        if (found.length >= count) return readLetter(found[count - 1]!.bytes)
      }
      throw new Error(`letter ${count} does not come`)
    }

    const writes = (bytes: Buffer): Promise<void> => post.deliver(BOX, bytes)
    const answers = (to: Awaited<ReturnType<typeof received>>, body: string): Promise<void> => {
      const headers = [`In-Reply-To: ${to.messageId}`, ...UTF8]
      return writes(letter({ subject: `Re: ${to.subject}`, headers, body }))
    }
    /** What the open page says of the request: it hears of letters by itself, and is never loaded again. */
    const isIn = (state: string): Promise<void> =>
      page.locator('.request-told strong').getByText(state, { exact: true }).waitFor({ timeout: 60_000 })

    it('leads a letter to a closed request', async () => {
      await writes(letter({ id: '<one@firm.test>', body: 'Не сходится баланс за декабрь.' }))
      expect((await received(1)).subject).toContain('[FIRM-1]')

      await page.goto('/support?show=open')
      await page.evaluate("document.documentElement.setAttribute('data-loaded', 'once')")
      await page.getByText('FIRM-1').first().click()
      await isIn('новый')
      await page.getByRole('checkbox', { name: 'Вопрос: часы остановятся' }).check()
      await page.getByRole('textbox', { name: 'Ответ', exact: true }).fill('За какой период?')
      await page.getByRole('button', { name: 'Отправить' }).click()
      await isIn('ждёт ответа клиента')
      const question = await received(2)
      expect(question.text).toContain('За какой период?')

      await answers(question, 'За декабрь 2025 года.')
      await isIn('в работе')
      await page.getByText('За декабрь 2025 года.').first().waitFor()

      await page.getByRole('button', { name: 'Отметить решённым' }).click()
      const dialog = page.getByRole('dialog')
      await dialog.getByRole('textbox').fill('Обновите курс.')
      await dialog.getByRole('button', { name: 'Отметить решённым' }).click()
      await isIn('решён')
      const solution = await received(3)
      expect(solution.text).toContain('Обновите курс.')

      await answers(solution, 'Решено.')
      await isIn('закрыт')
      expect(await page.locator('html').getAttribute('data-loaded')).toBe('once')
    })

    it('answers no machine, and leaves a stranger in quarantine', async () => {
      const count = post.taken.length
      const solution = await received(3)
      await writes(
        letter({ subject: 'Re: [FIRM-1]', headers: ['Auto-Submitted: auto-replied'], body: 'отпуск' }),
      )
      const loop = [`In-Reply-To: ${solution.messageId}`, 'Return-Path: <>']
      await writes(letter({ from: 'mailer-daemon@firm.test', headers: loop, body: 'loop' }))
      await writes(letter({ from: 'x@stranger.test', body: 'чужое' }))
      const outcomes = async (): Promise<string[]> => {
        const answer = await page.request.get('/api/v1/desk/letters')
        const { letters } = (await answer.json()) as { letters: { outcome: string; reason: string }[] }
        return letters.map(({ outcome, reason }) => `${outcome} ${reason}`)
      }
      const wanted = ['quarantine unknown-sender', 'grey automatic', 'grey automatic']
      for (const end = performance.now() + 60_000; performance.now() < end; await pause(100))
        if ((await outcomes()).length >= 6) break
      expect((await outcomes()).slice(0, 3)).toEqual(wanted)
      await pause(500)
      expect(post.taken.length).toBe(count)
      await isIn('закрыт')
    })
  })
})
