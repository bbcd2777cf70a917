// The vendor's answer in the thread of the local request: words of the line's side that change neither state nor clock,
// for what the local line promised it alone keeps; who takes part hears of it by letter.

import { markOrigin } from '../../../store/desk/forwards.ts'
import { addEvent, addMessage, type RequestRow } from '../../../store/desk/requests.ts'
import { type DeskUnit, trail } from '../../../store/desk/unit.ts'
import { queueLetter } from '../letters-out.ts'

export interface VendorWords {
  readonly author: string
  readonly text: string
  readonly isQuestion: boolean
  /** The message there; '' of a letter, which is recognised by its bytes. */
  readonly origin: string
  readonly at: Date
}

/** Gives the message. The request is locked by the caller. */
export async function addVendorWords(unit: DeskUnit, row: RequestRow, words: VendorWords): Promise<string> {
  const { at, author, isQuestion, origin, text } = words
  const message = await addMessage(unit, row.id, {
    ...{ author: null, authorName: author, side: 'line', channel: 'forwarded' },
    ...{ text, isQuestion, isAutomatic: false, at },
  })
  if (origin !== '') await markOrigin(unit, message, origin)
  await queueLetter(unit, row, 'answer', { text, message, isAutomatic: false })
  const after = { number: row.number }
  await trail(unit, { action: 'request.vendor-answer', objectKind: 'request', object: row.id, after })
  return message
}

/** Of the line's own knowledge: a number or a state at the vendor's. */
export const tellVendor = (unit: DeskUnit, request: string, before: string, after: string): Promise<void> =>
  addEvent(unit, {
    ...{ request, at: unit.at, actor: 'program', actor_name: '', what: 'vendor' },
    ...{ before, after, reason: '' },
  })
