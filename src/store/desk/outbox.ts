// Letters that wait to be sent, written in the transaction of their cause.

import { asProgramIn, type DeskUnit } from './unit.ts'

export interface MailboxAddress {
  readonly id: string
  readonly address: string
}

/** From which the line writes; undefined: it has none. Its address is on every letter, its secret is not read. */
export const mailboxOf = (unit: DeskUnit, line: string): Promise<MailboxAddress | undefined> =>
  asProgramIn(unit, ({ transaction }) =>
    transaction
      .selectFrom('mailbox')
      .select(['id', 'address'])
      .where('line', '=', line)
      .where('enabled', '=', true)
      .orderBy('address')
      .executeTakeFirst(),
  )

export interface NewLetter {
  readonly mailbox: string
  readonly request: string | null
  readonly messageId: string
  readonly recipients: readonly string[]
  readonly subject: string
  readonly text: string
  readonly isAutomatic: boolean
  /** The message of the thread that it carries, with its files. */
  readonly message?: string | null
  /** Of what goes to a vendor's line: where it is from, and the attachments and consents that go with it. */
  readonly origin?: string
  readonly files?: readonly string[]
  readonly consents?: readonly string[]
}

export async function insertLetter({ at, transaction }: DeskUnit, given: NewLetter): Promise<void> {
  const { consents = [], files = [], isAutomatic, message = null, messageId, origin = '', ...row } = given
  await transaction
    .insertInto('outbox')
    .values({
      ...row,
      ...{ message, origin, files: [...files], consents: [...consents] },
      message_id: messageId,
      in_reply_to: '',
      recipients: [...row.recipients],
      is_automatic: isAutomatic,
      made_at: at,
      sent_at: null,
      tries: 0,
      next_try_at: at,
      fault: '',
      given_up_at: null,
    })
    .execute()
}
