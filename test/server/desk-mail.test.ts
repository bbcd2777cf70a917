// The desk by mail, end to end over the API, with a real IMAP and a real SMTP server and the program reading and writing
// by itself: from a customer's letter to the closed request; machines and strangers.

import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { readLetter } from '../../src/app/desk/mail/read-letter.ts'
import type { Server } from '../../src/server/context.ts'
import { buildServer } from '../../src/server/server.ts'
import { signIn } from '../../src/server/sign-in/plugin.ts'
import { insertOrganisation } from '../../src/store/desk/lines.ts'
import { spansOf } from '../../src/store/desk/requests.ts'
import { type BrowserClient, ORIGIN } from '../support/browser-client.ts'
import { deskPerson, makeDesk, ofLine } from '../support/desk.ts'
import { BOX, mailboxOn } from '../support/desk-mail.ts'
import { letter } from '../support/letters.ts'
import { type MailServers, startMailServers } from '../support/mail-servers.ts'
import { signedIn, testSealer } from '../support/people.ts'
import { onOneServer } from '../support/store.ts'

const CUSTOMER = 'buh@firm.test'
const UTF8 = ['Content-Type: text/plain; charset=utf-8', 'Content-Transfer-Encoding: 8bit']

let post: MailServers
beforeAll(async () => {
  post = await startMailServers()
})
afterAll(() => post?.stop())

/** Waits for what the program does by itself. */
async function until<T>(what: string, look: () => Promise<T | null | undefined | false>): Promise<T> {
  const end = performance.now() + 60_000
  for (;;) {
    const found = await look()
    if (found) return found
    if (performance.now() > end) throw new Error(`${what} does not come`)
    await pause(100)
  }
}

const received = async (count: number) => {
  const letters = await until(`letter ${count}`, async () => {
    const found = await post.folder(CUSTOMER, 'INBOX')
    return found.length >= count ? found : null
  })
  return readLetter(letters[count - 1]!.bytes)
}

onOneServer('the desk by mail', (given) => {
  let server: Server
  let desk: BrowserClient
  beforeAll(async () => {
    const { store } = given()
    const { organisations } = await makeDesk(store)
    await store.desk.write((unit) =>
      insertOrganisation(unit, {
        code: 'FIRM',
        name: 'Фирма',
        licence_number: 'Л-1',
        valid_from: null,
        valid_to: null,
        line: 'support',
        domains: ['firm.test'],
        addresses: [],
      }),
    )
    expect(organisations.SEV).not.toBe('')
    await deskPerson(store, { login: 'line', isAdministrator: true }, [
      ofLine('operator'),
      ofLine('specialist'),
      ofLine('head'),
    ])
    const sealer = testSealer()
    server = await buildServer({
      store,
      signIn: signIn({ store, sealer, origins: [ORIGIN], oidc: null }),
      webRoot: null,
      logs: false,
      mail: { sealer, intervals: { look: 500, send: 100, retry: 200, longestRetry: 1000 } },
    })
    await server.listen({ host: '127.0.0.1', port: 0 })
    desk = await signedIn(server, 'line')
  })
  afterAll(() => server?.close())

  const requestNow = async (id: string) => (await desk.get(`/desk/requests/${id}`)).body
  const inState = (id: string, state: string) =>
    until(`${id} ${state}`, async () => {
      const now = await requestNow(id)
      return now.state === state ? now : null
    })
  const onlyRequest = async (): Promise<string> => {
    const { body } = await desk.get('/desk/requests?limit=50')
    const [one] = body.requests as { id: string }[]
    return one?.id ?? ''
  }
  const tokens = { key: 0 }
  const say = (id: string, text: string, isQuestion: boolean) =>
    desk.send(
      'POST',
      `/desk/requests/${id}/messages`,
      { text, isQuestion },
      {
        'idempotency-key': `key-${++tokens.key}`,
      },
    )

  it('has a mailbox that is tried before it is used; its password never comes out', async () => {
    const secret = { imap: post.password, smtp: post.password }
    const made = await desk.post('/desk/mailboxes', { ...mailboxOn(post, BOX), secret })
    expect(made.status).toBe(201)
    const tried = await desk.post(`/desk/mailboxes/${made.body.id}/try`)
    expect(tried.body).toMatchObject({ imap: '', smtp: '' })
    const box = await until('the test letter', async () => {
      const [one] = (await desk.get('/desk/mailboxes')).body.mailboxes as { plusAddressing: boolean }[]
      return one?.plusAddressing ? one : null
    })
    expect(JSON.stringify(box)).not.toContain(post.password)
    expect((await desk.post('/desk/mailboxes', { ...mailboxOn(post, BOX), secret })).status).toBe(409)
    const open = { host: 'mail.firm.test', port: 143, security: 'none', user: 'x' }
    expect(
      (await desk.post('/desk/mailboxes', { ...mailboxOn(post, 'x@line.test'), smtp: open, secret })).status,
    ).toBe(400)
    post.taken.length = 0
  })

  it('goes from a letter to the closed request', async () => {
    await post.deliver(BOX, letter({ id: '<one@firm.test>', body: 'Не сходится баланс за декабрь.' }))
    const receipt = await received(1)
    expect(receipt.subject).toContain('[FIRM-1]')
    expect(receipt.headers.get('auto-submitted')).toEqual(['auto-replied'])
    expect(receipt.references).toEqual(['<one@firm.test>'])
    const id = await onlyRequest()
    expect(await requestNow(id)).toMatchObject({ number: 'FIRM-1', kind: 'incident', state: 'new' })

    expect((await say(id, 'За какой период?', true)).status).toBe(201)
    const question = await received(2)
    expect(question.text).toContain('За какой период?')
    expect(question.headers.has('auto-submitted')).toBe(false)
    expect((await requestNow(id)).state).toBe('waiting')

    const [replyTo = ''] = question.headers.get('reply-to') ?? []
    expect(replyTo).toContain('+firm-1.')
    const headers = [`In-Reply-To: ${question.messageId}`, ...UTF8]
    const quoted = `За декабрь.\n\n20.01.2026, 12:00, Поддержка <${BOX}> пишет:\n> За какой период?`
    await post.deliver(
      BOX,
      letter({ to: replyTo, subject: `Re: ${question.subject}`, headers, body: quoted }),
    )
    const resumed = await inState(id, 'in-work')
    expect(JSON.stringify(resumed)).toContain('За декабрь.')
    expect(JSON.stringify(resumed)).not.toContain('пишет:')
    const spans = await given().store.desk.read((unit) => spansOf(unit, id))
    expect(spans.map(({ runs }) => runs)).toEqual([true, false, true])

    const { headers: read } = await desk.get(`/desk/requests/${id}`)
    const solve = { act: 'solve', text: 'Исправлено: обновите курс.' }
    const solved = await desk.send('POST', `/desk/requests/${id}/acts`, solve, {
      'if-match': String(read.etag),
    })
    expect(solved.status).toBe(200)
    expect((await requestNow(id)).state).toBe('solved')
    const solution = await received(3)
    expect(solution.text).toContain('Исправлено: обновите курс.')
    const confirming = [`In-Reply-To: ${solution.messageId}`, ...UTF8]
    await post.deliver(
      BOX,
      letter({ subject: `Re: ${solution.subject}`, headers: confirming, body: 'Решено.' }),
    )
    await inState(id, 'closed')
  })

  it('answers no machine: an auto-reply and a bounce change nothing and make no letter', async () => {
    const id = await onlyRequest()
    const before = await requestNow(id)
    const last = post.taken.at(-1)!
    const { messageId } = await readLetter(last.bytes)
    const count = post.taken.length
    await post.deliver(
      BOX,
      letter({
        subject: 'Re: [FIRM-1]',
        headers: ['Auto-Submitted: auto-replied', `In-Reply-To: ${messageId}`],
      }),
    )
    const type = 'Content-Type: multipart/report; report-type=delivery-status; boundary=b'
    const body = `--b\r\nContent-Type: message/delivery-status\r\n\r\nAction: failed\r\n\r\n--b\r\nContent-Type: text/rfc822-headers\r\n\r\nMessage-ID: ${messageId}\r\n\r\n--b--\r\n`
    await post.deliver(
      BOX,
      letter({
        from: 'mailer-daemon@firm.test',
        subject: 'Undelivered',
        headers: ['Return-Path: <>', type],
        body,
      }),
    )
    const grey = await until('two grey entries', async () => {
      const { letters } = (await desk.get('/desk/letters?outcome=grey')).body as {
        letters: { reason: string; request: string | null }[]
      }
      const ours = letters.filter(({ request }) => request === id)
      return ours.length === 2 ? ours : null
    })
    expect(grey.map(({ reason }) => reason).sort()).toEqual(['automatic', 'bounce'])
    await pause(500)
    expect(post.taken.length).toBe(count)
    expect((await requestNow(id)).state).toBe(before.state)
    const unsent = (await desk.get('/desk/unsent')).body.letters as { number: string; fault: string }[]
    expect(unsent.map(({ fault, number }) => [number, fault])).toEqual([['FIRM-1', 'Undelivered']])
  })

  it("keeps a stranger's letter in quarantine until an operator says; the clock runs from its receipt", async () => {
    const count = post.taken.length
    const at = new Date('2026-01-19T08:00:00Z')
    const body = 'Организация: ООО «Новая»\nРегистрационный номер: Л-77\nНе открывается отчёт.'
    await post.deliver(BOX, letter({ from: 'new@stranger.test', body }), at)
    const waiting = await until('the letter', async () => {
      const { letters } = (await desk.get('/desk/letters?waiting=true')).body as {
        letters: { id: string; reason: string }[]
      }
      return letters[0]
    })
    expect(waiting.reason).toBe('unknown-sender')
    expect(post.taken.length).toBe(count)
    const read = (await desk.get(`/desk/letters/${waiting.id}`)).body
    expect(read.claims).toEqual({ organisation: 'ООО «Новая»', licenceNumber: 'Л-77' })
    const { organisations } = (await desk.get('/desk')).body as {
      organisations: { id: string; code: string }[]
    }
    const organisation = organisations.find(({ code }) => code === 'SEV')?.id ?? ''
    const settled = await desk.post(`/desk/letters/${waiting.id}/settle`, {
      as: 'request',
      organisation,
      kind: 'incident',
      remember: true,
    })
    expect(settled.status).toBe(200)
    const made = await requestNow(String(settled.body.request))
    expect(new Date(String(made.startedAt)).toISOString()).toBe(at.toISOString())
    const again = await desk.post(`/desk/letters/${waiting.id}/settle`, { as: 'rejected', reason: 'x' })
    expect(again.status).toBe(409)
    // She is known from now on.
    await post.deliver(BOX, letter({ from: 'new@stranger.test', body: 'Ещё одно' }))
    await until('her second request', async () => {
      const { letters } = (await desk.get('/desk/letters?outcome=request')).body as {
        letters: { from: string }[]
      }
      return letters.some(({ from }) => from === 'new@stranger.test')
    })
  })

  it('shows a mailbox that cannot be reached with its fault, and goes on', async () => {
    const secret = { imap: 'wrong', smtp: 'wrong' }
    await desk.post('/desk/mailboxes', { ...mailboxOn(post, 'other@line.test'), secret })
    const box = await until('the fault', async () => {
      const { mailboxes } = (await desk.get('/desk/mailboxes')).body as {
        mailboxes: { address: string; fault: string }[]
      }
      return mailboxes.find(({ address, fault }) => address === 'other@line.test' && fault !== '')
    })
    expect(box.fault).not.toContain('wrong')
  })
})
