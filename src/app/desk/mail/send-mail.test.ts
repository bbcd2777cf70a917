// Letters on their way out: at least once, with one Message-ID, in the end given up and told.

import { createHash } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { BOX, type DeskPost, deskPost } from '../../../../test/support/desk-mail.ts'
import { letter } from '../../../../test/support/letters.ts'
import { type MailServers, startMailServers } from '../../../../test/support/mail-servers.ts'
import { onOneServer } from '../../../../test/support/store.ts'
import { WRITE_ABOVE } from '../../../desk/quoting.ts'
import { recordPlusAddressing } from '../../../store/desk/mailboxes.ts'
import { insertLetter } from '../../../store/desk/outbox.ts'
import { addParticipant, requestOf } from '../../../store/desk/requests.ts'
import { type OutboxRow, unsentLetters } from '../../../store/desk/sending.ts'
import { eventsOf } from '../../../store/desk/thread.ts'
import { queueLetter } from '../letters-out.ts'
import { readLetter } from './read-letter.ts'

let post: MailServers
beforeAll(async () => {
  post = await startMailServers()
})
afterAll(() => post?.stop())

const idOf = (bytes: Buffer): string => /^Message-ID: (.*)$/im.exec(bytes.toString())?.[1] ?? ''

onOneServer('letters that go', (given) => {
  let desk: DeskPost
  beforeAll(async () => {
    desk = await deskPost(given().store, post)
  })
  beforeEach(async () => {
    post.rules.refuse = 'no'
    // Two hours after whatever a test before this one has sent.
    given().clock.now = new Date(given().clock.now.getTime() + 7_200_000)
  })

  const outbox = (): Promise<OutboxRow[]> =>
    desk.store.desk.read(({ transaction }) =>
      transaction.selectFrom('outbox').selectAll().orderBy('sequence').execute(),
    )
  const later = (minutes: number): void => {
    given().clock.now = new Date(given().clock.now.getTime() + minutes * 60_000)
  }

  it('killed between sending and its mark go again with the same Message-ID', async () => {
    await post.deliver(BOX, letter({ body: 'первое' }))
    await desk.fetch()
    await expect(
      desk.send(async () => {
        throw new Error('killed')
      }),
    ).rejects.toThrow('killed')
    expect((await outbox()).map(({ sent_at }) => sent_at)).toEqual([null])
    expect(await desk.send()).toBe(1)
    expect(await desk.send()).toBe(0)
    const [one, again] = post.taken.slice(-2)
    expect(idOf(one!.bytes)).toBe(idOf(again!.bytes))
    expect(idOf(one!.bytes)).not.toBe('')
  })

  it('that cannot go now are tried again at growing intervals, then given up and told', async () => {
    await post.deliver(BOX, letter({ body: 'второе' }))
    await desk.fetch()
    post.rules.refuse = 'later'
    for (const minutes of [0, 1, 5, 15, 60, 240, 480, 960]) {
      later(minutes)
      expect(await desk.send()).toBe(0)
      expect((await outbox()).at(-1)?.given_up_at).toBe(null)
      // Not before its time.
      expect((await outbox()).at(-1)?.next_try_at.getTime()).toBeGreaterThan(given().clock.now.getTime())
    }
    later(1440)
    await desk.send()
    const [told] = await desk.store.desk.read((unit) => unsentLetters(unit, 10))
    expect(told).toMatchObject({ recipients: ['buh@firm.test'], tries: 9, sentAt: null })
    expect(told?.givenUpAt).not.toBe(null)
    const events = await desk.store.desk.read((unit) => eventsOf(unit, told?.request ?? ''))
    expect(events.map(({ what }) => what)).toContain('undelivered')
  })

  it('that the server will never take are given up at once', async () => {
    await post.deliver(BOX, letter({ body: 'третье' }))
    await desk.fetch()
    post.rules.refuse = 'never'
    await desk.send()
    expect((await outbox()).at(-1)).toMatchObject({ tries: 1 })
    expect((await outbox()).at(-1)?.given_up_at).not.toBe(null)
  })

  it('with a reply address of the request only where the mailbox has shown that it works', async () => {
    const replyTo = async (body: string): Promise<string[]> => {
      await post.deliver(BOX, letter({ body }))
      await desk.fetch()
      await desk.send()
      return [...((await readLetter(post.taken.at(-1)!.bytes)).headers.get('reply-to') ?? [])]
    }
    expect(await replyTo('без плюса')).toEqual([])
    // What an answer quotes of it is told by its first line; the number stands in its subject once.
    const { subject, text } = await readLetter(post.taken.at(-1)!.bytes)
    expect([subject, text.startsWith(`${WRITE_ABOVE}\n\n`)]).toEqual([
      expect.stringMatching(/^\[FIRM-\d+\] Инцидент: не сходится баланс$/),
      true,
    ])
    await desk.store.desk.write((unit) => recordPlusAddressing(unit, desk.mailbox, true))
    const [address = ''] = await replyTo('с плюсом')
    expect(address).toMatch(/^support\+firm-\d+\.[0-9a-f]{24}@line\.test$/)
    // An answer to it is threaded by it alone; with a changed token it is not.
    await post.deliver(BOX, letter({ to: address, subject: 'x', body: 'по адресу' }))
    const other = address.replace(/\.[0-9a-f]{4}/, '.0000')
    await post.deliver(BOX, letter({ to: other, subject: 'x', body: 'по другому адресу' }))
    await desk.fetch()
    const came = await desk.store.desk.read(({ transaction }) =>
      transaction.selectFrom('letter').select('outcome').orderBy('sequence', 'desc').limit(2).execute(),
    )
    expect(came.map(({ outcome }) => outcome)).toEqual(['request', 'message'])
    await desk.send()
  })

  it('never go to a mailbox of the desk itself, whoever names it', async () => {
    await post.deliver(BOX, letter({ id: '<own@firm.test>', body: 'сам себе' }))
    await desk.fetch()
    await desk.send()
    const id = (await outbox()).at(-1)?.request ?? ''
    await desk.store.desk.write(async (unit) => {
      const { line, number, subject } = (await requestOf(unit, id))!
      await addParticipant(unit, { request: id, email: BOX, person: null, name: '' })
      await queueLetter(unit, { id, line, number, subject }, 'reminder')
    })
    expect((await outbox()).at(-1)?.recipients).toEqual(['buh@firm.test'])
    await desk.send()
  })

  it('of machines go five times an hour to one address about one request, and no more', async () => {
    const count = post.taken.length
    for (let n = 0; n < 8; n++) {
      const messageId = `<${createHash('sha1').update(String(n)).digest('hex')}@line.test>`
      const made = { mailbox: desk.mailbox, request: null, messageId, recipients: ['loop@firm.test'] }
      await desk.store.desk.write((unit) =>
        insertLetter(unit, { isAutomatic: true, ...made, subject: 'x', text: 'y' }),
      )
    }
    await desk.send()
    expect(post.taken.length - count).toBe(5)
    expect((await outbox()).slice(-3).map(({ fault }) => fault)).toEqual(['loop', 'loop', 'loop'])
  })

  it('go to nobody whose address carries something else along', async () => {
    const made = { mailbox: desk.mailbox, request: null, messageId: '<inject@line.test>', text: 'y' }
    const recipients = ['a@firm.test\r\nBcc: all@firm.test']
    const count = post.taken.length
    await desk.store.desk.write((unit) =>
      insertLetter(unit, { isAutomatic: true, ...made, recipients, subject: 'x\r\nBcc: all@firm.test' }),
    )
    await desk.send()
    expect(post.taken.length).toBe(count)
    const plain = { ...made, messageId: '<inject2@line.test>', recipients: ['a@firm.test'] }
    await desk.store.desk.write((unit) =>
      insertLetter(unit, { isAutomatic: true, ...plain, subject: 'x\r\nBcc: all@firm.test' }),
    )
    await desk.send()
    const { headers, subject } = await readLetter(post.taken.at(-1)!.bytes)
    expect(subject).toBe('x Bcc: all@firm.test')
    expect(headers.has('bcc')).toBe(false)
  })
})
