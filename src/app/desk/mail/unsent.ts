// Letters that did not go, or came back: what the line's people are told, and may try again.

import { requestOf } from '../../../store/desk/requests.ts'
import { letterOfSequence, tryAgain, unsentLetters } from '../../../store/desk/sending.ts'
import { asProgramIn, type DeskUnit, trail } from '../../../store/desk/unit.ts'
import { mayOperate } from '../../access.ts'
import { noRight } from '../refusals.ts'
import { noLetter } from './refusals.ts'

const MOST = 200

export async function unsentView(unit: DeskUnit) {
  return (await unsentLetters(unit, MOST)).map((row) => ({
    ...row,
    sequence: String(row.sequence),
    recipients: [...row.recipients],
    sentAt: row.sentAt?.toISOString() ?? null,
    givenUpAt: row.givenUpAt?.toISOString() ?? null,
    nextTryAt: row.nextTryAt.toISOString(),
  }))
}

/** @throws Refused MAIL-004, DESK-002 */
export async function tryLetterAgain(unit: DeskUnit, sequence: bigint): Promise<void> {
  const letter = await letterOfSequence(unit, sequence)
  const request = letter?.request ? await requestOf(unit, letter.request) : undefined
  if (!request) throw noLetter()
  if (!mayOperate(unit.access, request.line)) throw noRight('letter')
  // Rows of the outbox are changed by the program alone.
  if (!(await asProgramIn(unit, () => tryAgain(unit, sequence)))) throw noLetter()
  await trail(unit, { action: 'letter.again', objectKind: 'request', object: request.id })
}
