// Letters that are to go, written in the transaction of their cause; sending is another matter (mail/). This file reads
// participants and what it is handed, never a note: a rule of .dependency-cruiser.cjs and a test hold that.

import { recipientsOf } from '../../desk/answers.ts'
import { letterSubject } from '../../desk/subjects.ts'
import { ownAddresses } from '../../store/desk/mailboxes.ts'
import { insertLetter, mailboxOf } from '../../store/desk/outbox.ts'
import { languagesOf } from '../../store/desk/people.ts'
import { participantsOf } from '../../store/desk/requests.ts'
import type { DeskUnit } from '../../store/desk/unit.ts'
import { letterText, type Occasion } from './letter-words.ts'
import { newMessageId } from './message-id.ts'

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
  const addressed: Record<'ru' | 'en', string[]> = { ru: [], en: [] }
  for (const { email, person } of participants) {
    if (email === '' || email === content.exceptFor?.toLowerCase()) continue
    addressed[languages.get(person ?? '') ?? 'ru'].push(email)
  }
  const own = await ownAddresses(unit)
  for (const language of ['ru', 'en'] as const) {
    const recipients = recipientsOf(addressed[language], own)
    if (recipients.length === 0) continue
    await insertLetter(unit, {
      mailbox: mailbox.id,
      request: about.id,
      message: content.message ?? null,
      messageId: newMessageId(mailbox.address),
      recipients: [...recipients].sort(),
      subject: letterSubject(about.number, about.subject),
      text: letterText(occasion, language, { number: about.number, ...content }),
      isAutomatic: content.isAutomatic ?? occasion !== 'answer',
    })
  }
}
