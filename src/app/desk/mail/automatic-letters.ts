// Automatic letters that a letter itself makes necessary. To who takes part or belongs to an organisation that we serve:
// a stranger gets none (operations.md §10).

import { letterSubject } from '../../../desk/subjects.ts'
import type { MailboxRow } from '../../../store/desk/mailboxes.ts'
import { insertLetter } from '../../../store/desk/outbox.ts'
import { languagesOf } from '../../../store/desk/people.ts'
import type { DeskUnit } from '../../../store/desk/unit.ts'
import { newMessageId } from '../message-id.ts'
import type { KnownSender } from './known.ts'
import {
  ASK_MORE,
  FILES_KEPT_OUT,
  keptOutText,
  type Language,
  TOO_LARGE,
  TOO_LARGE_SUBJECT,
} from './mail-words.ts'
import type { ReadLetter } from './read-letter.ts'

interface RequestAbout {
  readonly id: string
  readonly number: string
}

/** A letter without a subject or a text is asked about once; of files that were kept out its sender hears at once. */
export async function tellMore(
  unit: DeskUnit,
  box: Pick<MailboxRow, 'id' | 'address'>,
  letter: ReadLetter,
  { id, number }: RequestAbout,
  sender: KnownSender,
): Promise<void> {
  const language = await languageOf(unit, sender)
  const texts: string[] = []
  if (letter.subject === '' || letter.text === '') texts.push(ASK_MORE[language])
  if (letter.keptOut.length > 0)
    texts.push(FILES_KEPT_OUT[language].replace('{files}', () => keptOutText(letter.keptOut, language)))
  if (texts.length === 0) return
  await insertLetter(unit, {
    isAutomatic: true,
    mailbox: box.id,
    request: id,
    messageId: newMessageId(box.address),
    recipients: [letter.from],
    subject: letterSubject(number, letter.subject),
    text: texts.join('\n\n').replaceAll('{number}', number),
  })
}

/** A letter over the limit: whom we know is told; its beginning is kept, the letter itself stays in the mailbox. */
export async function answerAutomatically(
  unit: DeskUnit,
  box: Pick<MailboxRow, 'id' | 'address'>,
  letter: ReadLetter,
  sender: KnownSender,
): Promise<void> {
  if (sender.organisation === null) return
  const language = await languageOf(unit, sender)
  await insertLetter(unit, {
    isAutomatic: true,
    mailbox: box.id,
    request: null,
    messageId: newMessageId(box.address),
    recipients: [letter.from],
    subject: TOO_LARGE_SUBJECT[language],
    text: TOO_LARGE[language].replace('{subject}', () => letter.subject),
  })
}

async function languageOf(unit: DeskUnit, { person }: KnownSender): Promise<Language> {
  if (person === null) return 'ru'
  return (await languagesOf(unit, [person])).get(person) ?? 'ru'
}
