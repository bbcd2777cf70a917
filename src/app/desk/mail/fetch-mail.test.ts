// Letters on their way in: a real IMAP server, a real database, and what became of each letter.

import { afterAll, beforeAll, expect, it } from 'vitest'
import { BOX, type DeskPost, deskPost } from '../../../../test/support/desk-mail.ts'
import { file, letter, multipart } from '../../../../test/support/letters.ts'
import { type MailServers, startMailServers } from '../../../../test/support/mail-servers.ts'
import { onOneServer } from '../../../../test/support/store.ts'
import { type LetterRow, letterBytes, listLetters } from '../../../store/desk/letters.ts'
import { type RequestRow, requestOf } from '../../../store/desk/requests.ts'
import { attachmentsOf, messagesOf } from '../../../store/desk/thread.ts'
import { LETTER_LIMITS } from './attachments.ts'
import { readLetter } from './read-letter.ts'

let post: MailServers
beforeAll(async () => {
  post = await startMailServers()
})
afterAll(() => post?.stop())

const letters = ({ store }: DeskPost): Promise<LetterRow[]> =>
  store.desk.read(async (unit) =>
    (await listLetters(unit, { outcome: null, waiting: false, before: null, limit: 100 })).reverse(),
  )

const last = async (desk: DeskPost): Promise<LetterRow> => (await letters(desk)).at(-1)!

const request = async ({ store }: DeskPost, id: string | null): Promise<RequestRow> =>
  (await store.desk.read((unit) => requestOf(unit, id ?? '')))!

/** Puts the letter into the mailbox, fetches it; gives what it became. */
async function arrives(desk: DeskPost, bytes: Buffer, at?: Date): Promise<LetterRow> {
  await post.deliver(BOX, bytes, at)
  await desk.fetch()
  return last(desk)
}

onOneServer('letters that come', (given) => {
  let desk: DeskPost
  beforeAll(async () => {
    desk = await deskPost(given().store, post)
  })

  it('become a request with the clock from INTERNALDATE, a receipt, its files and the very bytes', async () => {
    const bytes = multipart('mixed', [
      { type: 'text/plain; charset=utf-8', body: 'Не сходится баланс за декабрь.' },
      file("filename*=utf-8''%D0%9E%D0%A1%D0%92.xlsx", Buffer.from('PK 1')),
      file('filename="run.exe"', Buffer.from('MZ')),
    ])
    const row = await arrives(desk, bytes, new Date('2026-01-20T07:30:00Z'))
    expect(row).toMatchObject({ outcome: 'request', reason: 'known-sender', from_address: 'buh@firm.test' })
    const made = await request(desk, row.request)
    expect(made).toMatchObject({
      number: 'FIRM-1',
      kind: 'incident',
      channel: 'mail',
      contact_email: 'buh@firm.test',
      subject: 'Инцидент: не сходится баланс',
      started_at: new Date('2026-01-20T07:30:00Z'),
    })
    expect(made.description).toBe(
      'Не сходится баланс за декабрь.\n\nНе приложено: run.exe (программа).\nNot attached: run.exe (a program).',
    )
    const files = await desk.store.desk.read((unit) => attachmentsOf(unit, made.id))
    expect(files.map(({ name }) => name)).toEqual(['ОСВ.xlsx'])
    expect(await desk.store.desk.read((unit) => letterBytes(unit, row.id))).toEqual(bytes)
  })

  it('are moved away once they are registered, and never marked as seen', async () => {
    expect(await post.folder(BOX, 'INBOX')).toEqual([])
    const moved = await post.folder(BOX, 'TrialBalance')
    expect(moved.map(({ flags }) => flags.has('\\Seen'))).toEqual([false])
  })

  it('are answered with the number in the subject, as automatic, in the thread of the letter', async () => {
    await arrives(desk, letter({ id: '<first@firm.test>', subject: 'ЗНО: доступ', body: 'Дайте доступ' }))
    await desk.send()
    const receipt = post.taken.at(-1)!
    expect(receipt.to).toEqual(['buh@firm.test'])
    const { headers, references, subject } = await readLetter(receipt.bytes)
    expect(headers.get('auto-submitted')).toEqual(['auto-replied'])
    expect({ references, subject }).toEqual({
      references: ['<first@firm.test>'],
      subject: '[FIRM-2] ЗНО: доступ',
    })
  })

  it('that answer by our Message-ID resume the clock at their receipt', async () => {
    const { message_id: ours } = await desk.store.desk.read((unit) =>
      unit.transaction.selectFrom('outbox').selectAll().orderBy('sequence', 'desc').executeTakeFirstOrThrow(),
    )
    const body = 'Вот снимок.\n\n20.01.2026, 12:00, Поддержка пишет:\n> Ваше обращение зарегистрировано'
    const headers = [
      `In-Reply-To: ${ours}`,
      'Content-Type: text/plain; charset=utf-8',
      'Content-Transfer-Encoding: 8bit',
    ]
    const row = await arrives(desk, letter({ subject: 'Re: anything', body, headers }))
    expect(row).toMatchObject({ outcome: 'message', reason: 'answer' })
    const said = await desk.store.desk.read((unit) => messagesOf(unit, row.request ?? ''))
    expect(said.map(({ author_name, channel, text }) => ({ author_name, channel, text }))).toEqual([
      { author_name: 'buh@firm.test', channel: 'mail', text: 'Вот снимок.' },
    ])
  })

  it('from a stranger wait in quarantine and are answered by nothing', async () => {
    const row = await arrives(desk, letter({ from: 'x@stranger.test' }))
    expect(row).toMatchObject({ outcome: 'quarantine', reason: 'unknown-sender', request: null })
    await expectNoAnswer()
  })

  it('from a stranger who names a request wait in quarantine, and what they look like is said', async () => {
    const row = await arrives(desk, letter({ from: 'x@stranger.test', subject: 'Re: [FIRM-1] да' }))
    expect(row).toMatchObject({ outcome: 'quarantine', reason: 'looks-like-answer' })
    expect((await request(desk, row.looks_like)).number).toBe('FIRM-1')
    await expectNoAnswer()
  })

  it.each([
    ['an auto-reply', ['Auto-Submitted: auto-replied'], 'automatic'],
    ['an absence', ['Auto-Submitted: auto-generated (vacation)'], 'automatic'],
    ['an empty return path', ['Return-Path: <>'], 'automatic'],
    [
      'a report of delivery',
      ['Content-Type: multipart/report; report-type=delivery-status; boundary=x'],
      'bounce',
    ],
  ])('of machines are grey and answered by nothing: %s', async (_, headers, reason) => {
    const row = await arrives(desk, letter({ headers, body: 'x', subject: `Re: [FIRM-1] ${reason}` }))
    expect(row).toMatchObject({ outcome: 'grey', reason })
    await expectNoAnswer()
  })

  it.each([['Precedence: list'], ['List-Id: <all.firm.test>'], ['X-Auto-Response-Suppress: All']])(
    'with %s are registered, and answered by no machine',
    async (header) => {
      const row = await arrives(
        desk,
        letter({ headers: [header], subject: 'Предложение: отчет', body: header }),
      )
      expect(row.outcome).toBe('request')
      expect((await request(desk, row.request)).kind).toBe('proposal')
      await expectNoAnswer()
    },
  )

  it('received in the future by a clock that is ahead begin now', async () => {
    const row = await arrives(desk, letter({ body: 'из будущего' }), new Date('2026-03-01T00:00:00Z'))
    expect((await request(desk, row.request)).started_at).toEqual(given().clock.now)
    await desk.send()
  })

  it('from our own mailbox are grey', async () => {
    expect(await arrives(desk, letter({ from: BOX }))).toMatchObject({
      outcome: 'grey',
      reason: 'own-letter',
    })
  })

  it('without subject and text are registered and asked about once', async () => {
    const row = await arrives(desk, letter({ subject: '', body: '', headers: [] }))
    expect(row.outcome).toBe('request')
    expect(await desk.send()).toBe(2)
    expect((await request(desk, row.request)).subject).toBe('Без темы')
  })

  it('of the same bytes are the same letter; of the same Message-ID and other bytes are another', async () => {
    const one = letter({ id: '<twice@firm.test>', body: 'раз' })
    expect((await arrives(desk, one)).outcome).toBe('request')
    expect(await arrives(desk, one)).toMatchObject({ outcome: 'same', reason: 'same-letter' })
    const forwarded = Buffer.concat([Buffer.from('Received: by another\r\n'), one])
    expect((await arrives(desk, forwarded)).outcome).toBe('same')
    expect((await arrives(desk, letter({ id: '<twice@firm.test>', body: 'два' }))).outcome).toBe('request')
    await desk.send()
  })

  it('stopped between registration and move are registered once, and moved by the next round', async () => {
    await post.deliver(BOX, letter({ body: 'между' }))
    const before = (await letters(desk)).length
    const stop = async (): Promise<void> => {
      throw new Error('killed')
    }
    await expect(desk.fetch(stop)).rejects.toThrow('killed')
    expect(await post.folder(BOX, 'INBOX')).toHaveLength(1)
    expect(await desk.fetch()).toBe(0)
    expect(await letters(desk)).toHaveLength(before + 1)
    expect(await post.folder(BOX, 'INBOX')).toEqual([])
  })

  it('numbered anew by their server are recognised by their bytes', async () => {
    await post.deliver(BOX, letter({ body: 'заново' }))
    const stop = async (): Promise<void> => {
      throw new Error('killed')
    }
    await expect(desk.fetch(stop)).rejects.toThrow('killed')
    await post.renewInbox(BOX)
    await desk.fetch()
    const [made, again] = (await letters(desk)).slice(-2)
    expect([made?.outcome, again?.outcome]).toEqual(['request', 'same'])
    expect(made?.uid_validity).not.toBe(again?.uid_validity)
  })

  it('of 60 MB are refused with a polite answer; their beginning is kept, they stay in the mailbox', async () => {
    await desk.send()
    const huge = multipart('mixed', [
      { type: 'text/plain', body: 'see the file' },
      file('filename="dump.zip"', Buffer.alloc(44_000_000, 7)),
    ])
    expect(huge.length).toBeGreaterThan(59_000_000)
    const row = await arrives(desk, huge)
    expect(row).toMatchObject({ outcome: 'refused', reason: 'too-large', from_address: 'buh@firm.test' })
    const kept = await desk.store.desk.read((unit) => letterBytes(unit, row.id))
    expect(kept?.length).toBeLessThan(LETTER_LIMITS.letter)
    expect((await post.folder(BOX, 'TrialBalance')).some(({ bytes }) => bytes.length === huge.length)).toBe(
      true,
    )
    expect(await desk.send()).toBe(1)
    expect(post.taken.at(-1)?.to).toEqual(['buh@firm.test'])
  })

  it('that cannot be read wait in quarantine with the reason and their bytes', async () => {
    const deep = Array.from(
      { length: 1500 },
      (_, n) => `Content-Type: multipart/mixed; boundary=b${n}\r\n\r\n--b${n}\r\n`,
    )
    const bytes = Buffer.from(`From: buh@firm.test\r\nSubject: deep\r\nMIME-Version: 1.0\r\n${deep.join('')}`)
    const row = await arrives(desk, bytes)
    expect(row.outcome).toBe('quarantine')
    expect(row.reason).toMatch(/^unreadable: ./)
    expect(await desk.store.desk.read((unit) => letterBytes(unit, row.id))).toEqual(bytes)
  })

  it('that cannot be registered wait in quarantine with what went wrong', async () => {
    const count = (to: (now: bigint) => bigint): Promise<unknown> =>
      desk.store.desk.write(async ({ transaction }) => {
        const { next_number: now } = await transaction
          .selectFrom('organisation')
          .select('next_number')
          .where('code', '=', 'FIRM')
          .executeTakeFirstOrThrow()
        const next = { next_number: to(now) }
        await transaction.updateTable('organisation').set(next).where('code', '=', 'FIRM').execute()
      })
    // The next number is one that stands already.
    await count((now) => now - 1n)
    const row = await arrives(desk, letter({ body: 'номер занят' }))
    await count((now) => now + 1n)
    expect(row.outcome).toBe('quarantine')
    expect(row.reason).toMatch(/^not-registered: STORE-016 ./)
  })

  it('all end as something, with a reason', async () => {
    const ends = await letters(desk)
    expect(ends.length).toBeGreaterThan(20)
    expect(ends.filter(({ outcome, reason }) => outcome.length === 0 || reason === '')).toEqual([])
    expect(await post.folder(BOX, 'INBOX')).toEqual([])
    // The one that its server numbered anew has two entries.
    expect(await post.folder(BOX, 'TrialBalance')).toHaveLength(ends.length - 1)
  })

  async function expectNoAnswer(): Promise<void> {
    expect(await desk.send()).toBe(0)
  }
})
