// Letters tell no organisation of another: whoever writes with another's number, Message-ID or reply address is neither
// threaded nor answered, whether there is such a request or not.

import { beforeAll, expect, it } from 'vitest'
import { registerLetter } from '../../src/app/desk/mail/register-letter.ts'
import { replyAddress } from '../../src/desk/answers.ts'
import { insertMailbox } from '../../src/store/desk/mailboxes.ts'
import { makeDesk } from '../support/desk.ts'
import { letter } from '../support/letters.ts'
import { testSealer } from '../support/people.ts'
import { onOneServer } from '../support/store.ts'

const BOX = 'help@line.test'
const SECRET = 'Драгоценный вопрос'

onOneServer('letters of two organisations', (given) => {
  const sealer = testSealer()
  const mark = (text: string): string => sealer.mark(text)
  let mailbox: string
  let uid = 0

  beforeAll(async () => {
    const { store } = given()
    await makeDesk(store)
    mailbox = await store.desk.write(async (unit) => {
      for (const [code, domain] of [
        ['SEV', 'sev.test'],
        ['YUG', 'yug.test'],
      ] as const)
        await unit.transaction
          .updateTable('organisation')
          .set({ domains: [domain] })
          .where('code', '=', code)
          .execute()
      const facts = { line: 'support', address: BOX, imap: {}, smtp: {}, enabled: true }
      const made = await insertMailbox(unit, { ...facts, kind: '' }, () => 'secret')
      if (made === null) throw new Error('the address is taken')
      return made
    })
  })

  const come = async (parts: Parameters<typeof letter>[0]) => {
    const { clock, store } = given()
    clock.now = new Date(clock.now.getTime() + 60_000)
    const place = { uid: BigInt(++uid), uidValidity: 1n, size: 1, isWhole: true, receivedAt: clock.now }
    const became = await registerLetter(store.desk, mailbox, { ...place, bytes: letter(parts) }, mark)
    if (!became) throw new Error('not registered')
    return became
  }
  const outbox = () =>
    given().store.desk.read(({ transaction }) =>
      transaction.selectFrom('outbox').selectAll().orderBy('sequence').execute(),
    )

  it('of one are hers alone, whatever another writes', async () => {
    const theirs = await come({ from: 'a@sev.test', subject: SECRET, body: SECRET })
    const [receipt] = await outbox()
    if (!receipt) throw new Error('no receipt')
    expect([theirs.outcome, receipt.recipients]).toEqual(['request', ['a@sev.test']])
    const address = replyAddress(BOX, 'SEV-1', mark)
    const before = (await outbox()).length
    const tries = [
      { subject: 'Re: [SEV-1] x' },
      { subject: 'Re: [SEV-77] x' },
      { subject: 'x', headers: [`In-Reply-To: ${receipt.message_id}`, 'Content-Type: text/plain'] },
      { subject: 'x', to: address },
    ]
    for (const [index, parts] of tries.entries()) {
      const made = await come({ from: 'b@yug.test', body: `слова ${index}`, ...parts })
      // A number that no request has is told from one that another's has by nobody outside.
      expect([parts, made.outcome, made.reason]).toEqual([parts, 'quarantine', 'looks-like-answer'])
    }
    expect((await outbox()).length).toBe(before)
    // A number of her own that is not there, or of what is no organisation here, makes a request as any subject.
    for (const subject of ['Re: [YUG-77] x', '[JIRA-1] x']) {
      expect((await come({ from: 'b@yug.test', subject, body: subject })).outcome).toBe('request')
      expect((await outbox()).at(-1)?.recipients).toEqual(['b@yug.test'])
    }
    const written = (await outbox()).slice(before)
    expect(JSON.stringify(written.map(({ subject, text }) => [subject, text]))).not.toContain(SECRET)
    const thread = await given().store.desk.read(({ transaction }) =>
      transaction
        .selectFrom('request_message')
        .select('id')
        .where('request', '=', theirs.request ?? '')
        .execute(),
    )
    expect(thread).toEqual([])
  })

  it('of strangers are answered by none, whether they know a number or not', async () => {
    const before = (await outbox()).length
    for (const subject of ['Re: [SEV-1] x', 'Re: [SEV-77] x', 'x'])
      expect((await come({ from: 'x@stranger.test', subject, body: subject })).outcome).toBe('quarantine')
    expect((await outbox()).length).toBe(before)
  })
})
