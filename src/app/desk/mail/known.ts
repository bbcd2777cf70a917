// What is on record of a letter: who its sender is, which requests it may be about, what of ours it answers.

import { timingSafeEqual } from 'node:crypto'
import { replyMac, tokenOf } from '../../../desk/answers.ts'
import type { KnownOfLetter, Thread } from '../../../desk/letters.ts'
import { type Origin, originOf } from '../../../desk/origin.ts'
import { numbersIn } from '../../../desk/subjects.ts'
import { requestOfOrigin } from '../../../store/desk/forwards.ts'
import { type SenderFacts, senderOf } from '../../../store/desk/letters.ts'
import { organisationsOf } from '../../../store/desk/lines.ts'
import type { MailboxRow } from '../../../store/desk/mailboxes.ts'
import { participantsOf, type RequestRow, requestByNumber, requestOf } from '../../../store/desk/requests.ts'
import { requestOfMessageId } from '../../../store/desk/sending.ts'
import type { DeskUnit } from '../../../store/desk/unit.ts'
import type { IncomingFacts } from './read-letter.ts'

export type KnownSender = SenderFacts

const NOBODY: KnownSender = { organisation: null, person: null, name: '' }

/** Some letters name hundreds; the nearest ones are what it answers. */
const MOST = 50

export async function lookUp(
  unit: DeskUnit,
  box: MailboxRow,
  letter: IncomingFacts,
  isSame: boolean,
  own: readonly string[],
  mark: (text: string) => string,
): Promise<{ readonly known: KnownOfLetter; readonly sender: KnownSender }> {
  const sender = letter.from === '' ? NOBODY : await senderOf(unit, letter.from, box.line)
  const threads: Thread[] = []
  const origin = originOf(letter.headers)
  const found =
    origin === null ? await candidates(unit, letter, mark) : await byOrigin(unit, sender.organisation, origin)
  for (const { by, row } of found) {
    if (row.line !== box.line) continue
    const participants = await participantsOf(unit, row.id)
    const takesPart = participants.some(
      ({ email, person }) =>
        (email !== '' && email === letter.from) || (person !== null && person === sender.person),
    )
    const sameOrganisation = sender.organisation !== null && sender.organisation === row.organisation
    threads.push({ request: row.id, by, takesPart, sameOrganisation })
  }
  const { organisation } = sender
  const namesForeign = origin === null && (await isForeign(unit, box.line, sender, letter.subject))
  const known = { isSame, mailboxKind: box.kind, ownAddresses: own, organisation, threads, namesForeign }
  return { sender, known }
}

const CODE = /^[^-]+/

/** Numbers in the subject begin with the code of another organisation of the line. */
async function isForeign(
  unit: DeskUnit,
  line: string,
  { organisation }: KnownSender,
  subject: string,
): Promise<boolean> {
  const codes = numbersIn(subject).flatMap((number) => CODE.exec(number)?.[0] ?? [])
  if (codes.length === 0) return false
  const all = await organisationsOf(unit)
  return all.some((one) => one.line === line && one.id !== organisation && codes.includes(one.code))
}

interface Candidate {
  readonly row: RequestRow
  readonly by: Thread['by']
}

/** Of a forwarded letter its number there counts, and no sign of here: that may be of another request. */
async function byOrigin(
  unit: DeskUnit,
  organisation: string | null,
  { installation, number }: Origin,
): Promise<Candidate[]> {
  if (organisation === null) return []
  const id = await requestOfOrigin(unit, organisation, installation, number)
  const row = id === undefined ? undefined : await requestOf(unit, id)
  return row ? [{ row, by: 'number' }] : []
}

/** In the order of what they prove: our token, our Message-ID, a number that anybody may write. */
async function candidates(
  unit: DeskUnit,
  { recipients, references, reported, subject }: IncomingFacts,
  mark: (text: string) => string,
): Promise<Candidate[]> {
  const found: Candidate[] = []
  for (const address of recipients) {
    const token = tokenOf(address)
    if (token === null || !isSameMac(replyMac(token.number, mark), token.mac)) continue
    const row = await requestByNumber(unit, token.number)
    if (row) found.push({ row, by: 'token' })
  }
  found.push(...(await byMessageIds(unit, references, 'message-id')))
  found.push(...(await byMessageIds(unit, reported, 'report')))
  for (const number of numbersIn(subject).slice(0, MOST)) {
    const row = await requestByNumber(unit, number)
    if (row) found.push({ row, by: 'number' })
  }
  return found
}

const isSameMac = (one: string, other: string): boolean =>
  one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other))

async function byMessageIds(unit: DeskUnit, ids: readonly string[], by: Thread['by']): Promise<Candidate[]> {
  const nearest = ids.slice(0, MOST)
  const ours = new Map(
    (await requestOfMessageId(unit, nearest)).map(({ messageId, request }) => [messageId, request]),
  )
  const found: Candidate[] = []
  for (const id of nearest) {
    const request = ours.get(id)
    const row = request ? await requestOf(unit, request) : undefined
    if (row) found.push({ row, by })
  }
  return found
}
