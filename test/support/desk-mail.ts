// A line of the desk with a mailbox on the post of the tests, and an organisation that writes to it.

import { fetchMail } from '../../src/app/desk/mail/fetch-mail.ts'
import { ImapInbox, type Place } from '../../src/app/desk/mail/imap-inbox.ts'
import { imapSettings, secretPurpose } from '../../src/app/desk/mail/mail-settings.ts'
import { sendMail } from '../../src/app/desk/mail/send-mail.ts'
import { ensureOwnDesk, OWN_LINE } from '../../src/app/desk/own-desk.ts'
import type { Sealer } from '../../src/app/people-sealing.ts'
import { insertOrganisation } from '../../src/store/desk/lines.ts'
import { insertMailbox, type MailboxFacts } from '../../src/store/desk/mailboxes.ts'
import type { OutboxRow } from '../../src/store/desk/sending.ts'
import type { Store } from '../../src/store/store.ts'
import type { MailServers } from './mail-servers.ts'
import { testSealer } from './people.ts'

export const LINE = OWN_LINE
export const BOX = 'support@line.test'

export interface DeskPost {
  readonly store: Store
  readonly post: MailServers
  readonly sealer: Sealer
  readonly mailbox: string
  readonly organisation: string
  /** One round over the mailbox; `registered` may stop it between a letter's registration and its move. */
  fetch(registered?: (place: Place) => Promise<void>): Promise<number>
  send(sent?: (row: OutboxRow) => Promise<void>): Promise<number>
}

export const mailboxOn = (post: MailServers, address: string, line = LINE): MailboxFacts => ({
  line,
  address,
  kind: '',
  imap: {
    host: '127.0.0.1',
    port: post.imapPort,
    security: 'none',
    user: address,
    folder: 'INBOX',
    done: 'TrialBalance',
  },
  smtp: { host: '127.0.0.1', port: post.smtpPort, security: 'none', user: address },
  enabled: true,
})

/** @param store acts for the console */
export async function deskPost(
  store: Store,
  post: MailServers,
  sealer = testSealer(),
  address = BOX,
): Promise<DeskPost> {
  await ensureOwnDesk(store)
  const organisation = await store.desk.write((unit) =>
    insertOrganisation(unit, {
      code: 'FIRM',
      name: 'Фирма',
      licence_number: 'Л-1',
      valid_from: null,
      valid_to: null,
      line: LINE,
      domains: ['firm.test'],
      addresses: ['one@alone.test'],
    }),
  )
  const secret = JSON.stringify({ imap: post.password, smtp: post.password })
  const facts = mailboxOn(post, address)
  const mailbox = await store.desk.write((unit) =>
    insertMailbox(unit, facts, (id) => sealer.seal(secret, secretPurpose(id))),
  )
  if (!organisation || mailbox === null) throw new Error('the desk of the test stands already')
  const signal = new AbortController().signal
  const mark = (text: string): string => sealer.mark(text)
  return {
    store,
    post,
    sealer,
    mailbox,
    organisation: organisation.id,
    fetch: async (registered) => {
      const inbox = await ImapInbox.open(imapSettings.parse(facts.imap), post.password)
      try {
        const given = registered ? { registered } : {}
        return await fetchMail({ desk: store.desk, mailbox, inbox, mark, signal, ...given })
      } finally {
        await inbox.close()
      }
    },
    send: (sent) => sendMail({ desk: store.desk, sealer, signal, ...(sent ? { sent } : {}) }),
  }
}
