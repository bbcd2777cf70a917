// Words in a request: to the other side, or among the line. A note is written here alone, far from what writes letters.

import { addNote } from '../../store/desk/notes.ts'
import { requestOf } from '../../store/desk/requests.ts'
import { sendAttachments } from '../../store/desk/thread.ts'
import { type DeskUnit, trail } from '../../store/desk/unit.ts'
import { mayWriteAtLine } from '../access.ts'
import { doerOf, hold, type Performed, perform } from './acts.ts'
import { noDraftAttachment, noRequest, noRight } from './refusals.ts'

export interface GivenWords {
  readonly text: string
  readonly attachments: readonly string[]
}

/** An answer or a question of the line, a reply of the customer's. @throws Refused DESK-001, 002, 004, 012 */
export async function say(
  unit: DeskUnit,
  id: string,
  { isQuestion, ...words }: GivenWords & { readonly isQuestion: boolean },
): Promise<Performed> {
  if (unit.access.scope !== 'full') throw noRight('message')
  const held = await hold(unit, id)
  const doer = await doerOf(unit, held.row)
  const name = doer.side === 'customer' ? 'reply' : isQuestion ? 'ask' : 'answer'
  return perform(unit, held, doer, { act: name, ...words })
}

/** @throws Refused DESK-001, 002, 012 */
export async function note(unit: DeskUnit, id: string, { attachments, text }: GivenWords): Promise<string> {
  const row = await requestOf(unit, id)
  if (!row) throw noRequest()
  const { access } = unit
  if (!mayWriteAtLine(access, row.line)) throw noRight('note')
  const made = await addNote(unit, id, {
    author: access.personId || null,
    authorName: access.name || access.login,
    text,
  })
  const sent = await sendAttachments(unit, id, attachments, { note: made })
  if (sent !== attachments.length) throw noDraftAttachment()
  await trail(unit, {
    action: 'request.note',
    objectKind: 'request',
    object: id,
    after: { number: row.number },
  })
  return made
}
