// Letters that came, for the line's operators: what became of each, and what to make of those that wait. The clock of
// what is accepted runs from the letter's receipt, not from its acceptance (operations.md §9).

import { claimsOf } from '../../../desk/claims.ts'
import type { Kind } from '../../../desk/types.ts'
import {
  type LetterQuery,
  type LetterRow,
  letterById,
  letterBytes,
  letterForUpdate,
  listLetters,
  rejectLetter,
  senderOf,
  settleLetter,
} from '../../../store/desk/letters.ts'
import { addAddress, organisationOf } from '../../../store/desk/lines.ts'
import { mailboxForLetters } from '../../../store/desk/mailboxes.ts'
import { requestOf } from '../../../store/desk/requests.ts'
import { asProgramIn, type DeskUnit, trail } from '../../../store/desk/unit.ts'
import { mayOperate } from '../../access.ts'
import { noOrganisation, noRequest, noRight } from '../refusals.ts'
import { readLetter } from './read-letter.ts'
import { letterSettled, noLetter } from './refusals.ts'
import { type GivenLetter, messageOfLetter, requestOfLetter } from './register-letter.ts'

export async function lettersView(unit: DeskUnit, query: LetterQuery) {
  const rows = await listLetters(unit, query)
  return rows.map((row) => ({
    ...listed(row),
    requestNumber: row.request_number,
    looksLikeNumber: row.looks_like_number,
  }))
}

const listed = (row: LetterRow) => ({
  id: row.id,
  sequence: String(row.sequence),
  line: row.line,
  from: row.from_address,
  fromName: row.from_name,
  subject: row.subject,
  receivedAt: row.received_at.toISOString(),
  outcome: row.outcome,
  reason: row.reason,
  request: row.request,
  looksLike: row.looks_like,
  settledAt: row.settled_at?.toISOString() ?? null,
})

/** Read anew from its bytes; what it claims of itself is a proposal, never a proof. @throws Refused MAIL-004 */
export async function letterView(unit: DeskUnit, id: string) {
  const row = await letterById(unit, id)
  const bytes = row && (await letterBytes(unit, id))
  if (!row || !bytes) throw noLetter()
  const letter = await readLetter(bytes)
  return {
    ...listed(row),
    to: [...letter.recipients],
    text: letter.text,
    files: letter.files.map((file) => ({ name: file.name, type: file.type, size: file.bytes.length })),
    keptOut: [...letter.keptOut],
    claims: claimsOf(letter.text),
  }
}

/** The letter as it came. @throws Refused MAIL-004 */
export async function letterSource(unit: DeskUnit, id: string): Promise<Buffer> {
  const bytes = await letterBytes(unit, id)
  if (!bytes) throw noLetter()
  return bytes
}

export type Settlement =
  | {
      readonly as: 'request'
      readonly organisation: string
      readonly kind: Kind
      /** Letters of this address are this organisation's from now on. */
      readonly remember: boolean
    }
  | { readonly as: 'message'; readonly request: string }
  | { readonly as: 'rejected'; readonly reason: string }

/** Gives the request that it became or joined. @throws Refused DESK-001, 002, 006, MAIL-004, MAIL-005 */
export async function settle(unit: DeskUnit, id: string, given: Settlement): Promise<string | null> {
  const row = await letterForUpdate(unit, id)
  if (!row) throw noLetter()
  if (!mayOperate(unit.access, row.line)) throw noRight('letter')
  if (row.outcome !== 'quarantine' || row.settled_at !== null) throw letterSettled()
  const request = await settled(unit, row, given)
  if (given.as === 'rejected') await rejectLetter(unit, row, given.reason)
  else await settleLetter(unit, row, request)
  await trail(unit, {
    action: 'letter.settle',
    objectKind: 'letter',
    object: id,
    before: { reason: row.reason },
    after: given.as === 'rejected' ? { as: given.as, reason: given.reason } : { as: given.as, request },
  })
  return request
}

async function settled(unit: DeskUnit, row: LetterRow, given: Settlement): Promise<string | null> {
  if (given.as === 'rejected') return null
  const letter = await givenLetter(unit, row)
  if (given.as === 'message') {
    const request = await requestOf(unit, given.request)
    if (!request || request.line !== row.line) throw noRequest()
    await messageOfLetter(unit, { ...letter, takesPart: true }, request.id)
    return request.id
  }
  const organisation = await organisationOf(unit, given.organisation)
  if (!organisation || organisation.line !== row.line) throw noOrganisation()
  const { remember } = given
  if (remember && row.from_address !== '') await addAddress(unit, organisation.id, row.from_address)
  const box = await mailboxForLetters(unit, row.mailbox)
  if (!box) throw noLetter()
  const sender = { ...letter.sender, organisation: organisation.id }
  // The operator has vouched for the sender: she is told the number.
  const made = await requestOfLetter(
    unit,
    box,
    { ...letter, sender },
    { kind: given.kind, mayAnswer: row.from_address !== '' },
  )
  return made.id
}

async function givenLetter(unit: DeskUnit, row: LetterRow): Promise<GivenLetter> {
  const bytes = await letterBytes(unit, row.id)
  if (!bytes) throw noLetter()
  const read = await readLetter(bytes)
  const sender = await asProgramIn(unit, () => senderOf(unit, row.from_address, row.line))
  const letter = { ...read, isWhole: true, hasFiles: read.files.length > 0 }
  return { letter, receivedAt: row.received_at, sender, takesPart: false, isVendor: false }
}
