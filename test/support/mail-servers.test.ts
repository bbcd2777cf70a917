import { createTransport } from 'nodemailer'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type MailServers, startMailServers } from './mail-servers.ts'

describe('the post of the tests', () => {
  let post: MailServers
  beforeAll(async () => {
    post = await startMailServers()
  })
  afterAll(() => post?.stop())

  it('delivers what SMTP takes into the mailbox that IMAP opens', async () => {
    const transport = createTransport({
      host: '127.0.0.1',
      port: post.smtpPort,
      secure: false,
      ignoreTLS: true,
    })
    await transport.sendMail({
      from: 'client@firm.test',
      to: 'support+token@line.test',
      subject: 'Инцидент: не сходится баланс',
      text: 'Добрый день!',
    })
    const [letter] = await post.folder('support@line.test', 'INBOX')
    expect(letter?.bytes.toString()).toContain('From: client@firm.test')
    expect(post.taken).toHaveLength(1)
  })

  it('gives the folder another UIDVALIDITY with the same letters', async () => {
    const before = await post.uidValidity('support@line.test')
    await post.renewInbox('support@line.test')
    expect(await post.uidValidity('support@line.test')).not.toBe(before)
    expect(await post.folder('support@line.test', 'INBOX')).toHaveLength(1)
  })
})
