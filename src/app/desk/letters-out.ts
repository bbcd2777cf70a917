// Letters that are to go, written in the transaction of their cause; sending is another matter (mail/). This file reads
// participants and what it is handed, never a note: a rule of .dependency-cruiser.cjs and a test hold that.

import { randomUUID } from 'node:crypto'
import { insertLetter, type MailboxAddress, mailboxOf } from '../../store/desk/outbox.ts'
import { languagesOf } from '../../store/desk/people.ts'
import { participantsOf } from '../../store/desk/requests.ts'
import type { DeskUnit } from '../../store/desk/unit.ts'
import { letterText, type Occasion } from './letter-words.ts'

export interface LetterSubject {
  readonly id: string
  readonly line: string
  readonly number: string
  readonly subject: string
}

export interface LetterContent {
  /** Words of a person, shown as they are. */
  readonly text?: string
  readonly reason?: string
  /** Label of the state or the version that it is about, by language. */
  readonly state?: { readonly ru: string; readonly en: string }
  /** The message of the thread that it carries. */
  readonly message?: string
  /** Whose act it is: she needs no letter of it. */
  readonly exceptFor?: string
  readonly isAutomatic?: boolean
}

/** One letter for each language among those who take part; none where the line has no mailbox. */
export async function queueLetter(
  unit: DeskUnit,
  about: LetterSubject,
  occasion: Occasion,
  content: LetterContent = {},
): Promise<void> {
  const mailbox = await mailboxOf(unit, about.line)
  if (!mailbox) return
  const participants = await participantsOf(unit, about.id)
  const languages = await languagesOf(
    unit,
    participants.map(({ person }) => person),
  )
  const recipients = { ru: new Set<string>(), en: new Set<string>() }
  for (const { email, person } of participants) {
    if (email === '' || email === content.exceptFor?.toLowerCase()) continue
    recipients[languages.get(person ?? '') ?? 'ru'].add(email)
  }
  for (const language of ['ru', 'en'] as const) {
    if (recipients[language].size === 0) continue
    await insertLetter(unit, {
      mailbox: mailbox.id,
      request: about.id,
      message: content.message ?? null,
      messageId: messageIdOf(mailbox),
      recipients: [...recipients[language]].sort(),
      subject: `[${about.number}] ${about.subject}`,
      text: letterText(occasion, language, { number: about.number, ...content }),
      isAutomatic: content.isAutomatic ?? occasion !== 'answer',
    })
  }
}

const messageIdOf = ({ address }: MailboxAddress): string =>
  `<${randomUUID()}@${address.slice(address.lastIndexOf('@') + 1)}>`
