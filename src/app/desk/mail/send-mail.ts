// The outbox is emptied: each letter at least once, always with the same Message-ID, so that who gets it twice sees that
// it is one. What cannot go is tried again at growing intervals, and in the end told to the line's people.

import { replyAddress } from '../../../desk/answers.ts'
import { loopGuard } from '../../../desk/letters.ts'
import { ORIGIN_HEADER } from '../../../desk/origin.ts'
import { WRITE_ABOVE } from '../../../desk/quoting.ts'
import { forwardedIds } from '../../../store/desk/forwards.ts'
import { messageIdsIn } from '../../../store/desk/letters.ts'
import { lineOf } from '../../../store/desk/lines.ts'
import { type MailboxRow, mailboxById } from '../../../store/desk/mailboxes.ts'
import { addEvent, requestOf } from '../../../store/desk/requests.ts'
import {
  automaticSince,
  markSent,
  markTried,
  nextDue,
  type OutboxRow,
  sentIdsOf,
} from '../../../store/desk/sending.ts'
import type { Desk, DeskUnit } from '../../../store/desk/unit.ts'
import type { Sealer } from '../../people-sealing.ts'
import { filesOfLetter } from './files-of-letter.ts'
import { mailSecret, secretPurpose, serverSettings } from './mail-settings.ts'
import { NotSent, type OutgoingLetter, sendLetter } from './smtp-out.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE

/** After each failure; after the last one it is given up, a bit over two days after it was written. */
const DELAYS = [1, 5, 15, 60, 240, 480, 960, 1440].map((minutes) => minutes * MINUTE)

/** To one address about all requests: a program that makes a request of each receipt is stopped too. */
const AUTOMATIC_PER_HOUR = 30

export interface SendPlace {
  readonly desk: Desk
  readonly sealer: Sealer
  readonly signal: AbortSignal
  /** For tests: what happens between the sending of a letter and its mark. */
  readonly sent?: (row: OutboxRow) => Promise<void>
}

/** Sends what is due; gives how many letters went. */
export async function sendMail(place: SendPlace): Promise<number> {
  let count = 0
  while (!place.signal.aborted) {
    const row = await place.desk.read(nextDue)
    if (!row) return count
    if (await sendOne(place, row)) count++
  }
  return count
}

async function sendOne({ desk, sealer, sent }: SendPlace, row: OutboxRow): Promise<boolean> {
  const prepared = await desk.read((unit) => prepare(unit, row, sealer))
  if (typeof prepared === 'string') {
    await desk.write((unit) => giveUp(unit, row, prepared))
    return false
  }
  const { letter, password, settings } = prepared
  try {
    const { refused } = await sendLetter(settings, password, letter)
    await sent?.(row)
    await desk.write(async (unit) => {
      await markSent(unit, row, refused.join('; ').slice(0, 500))
      if (refused.length > 0) await tellUndelivered(unit, row, refused.join('; '))
    })
    return true
  } catch (error) {
    if (!(error instanceof NotSent)) throw error
    const delay = DELAYS[row.tries]
    await desk.write((unit) =>
      error.isFinal || delay === undefined
        ? giveUp(unit, row, error.message)
        : markTried(unit, row, error.message, { tryAt: new Date(unit.at.getTime() + delay) }),
    )
    return false
  }
}

async function giveUp(unit: DeskUnit, row: OutboxRow, fault: string): Promise<void> {
  await markTried(unit, row, fault, { givenUpAt: unit.at })
  await tellUndelivered(unit, row, fault)
}

/** In the timeline of the request, where the line's people see it. */
async function tellUndelivered(unit: DeskUnit, { request }: OutboxRow, reason: string): Promise<void> {
  if (request === null) return
  const { access, at } = unit
  const said = { before: '', after: '', reason: reason.slice(0, 500) }
  await addEvent(unit, { request, at, actor: access.actor, actor_name: '', what: 'undelivered', ...said })
}

interface Prepared {
  readonly settings: ReturnType<typeof serverSettings.parse>
  readonly password: string
  readonly letter: OutgoingLetter
}

/** Or why it will never go. */
async function prepare(unit: DeskUnit, row: OutboxRow, sealer: Sealer): Promise<Prepared | string> {
  if (row.mailbox === null) return 'no mailbox'
  const box = await mailboxById(unit, row.mailbox)
  if (!box) return 'no mailbox'
  if (row.is_automatic && (await isLooping(unit, row))) return 'loop'
  const secret = secretOf(box, sealer)
  if (secret === null) return 'the password of the mailbox cannot be read'
  const line = await lineOf(unit, box.line)
  const thread = row.request === null ? NO_THREAD : await threadOf(unit, row, row.request)
  const mark = (text: string): string => sealer.mark(text)
  const { files, leftOut } = await filesOfLetter(unit, row)
  const hasToken = box.plus_addressing && thread.number !== ''
  return {
    settings: serverSettings.parse(box.smtp),
    password: secret.smtp,
    letter: {
      from: box.address,
      fromName: line?.name ?? '',
      replyTo: hasToken ? replyAddress(box.address, thread.number, mark) : box.address,
      to: row.recipients,
      subject: row.subject,
      text: [...(thread.number === '' ? [] : [WRITE_ABOVE]), row.text, leftOut]
        .filter((part) => part !== '')
        .join('\n\n'),
      files,
      messageId: row.message_id,
      inReplyTo: row.in_reply_to || (thread.references.at(-1) ?? ''),
      references: thread.references,
      isAutomatic: row.is_automatic,
      headers: row.origin === '' ? {} : { [ORIGIN_HEADER]: row.origin },
      date: row.made_at,
    },
  }
}

/** null: sealed with a key that is gone; it is to be given anew. */
export function secretOf(box: Pick<MailboxRow, 'id' | 'secret'>, sealer: Sealer) {
  const opened = sealer.open(box.secret, secretPurpose(box.id))
  return opened === null ? null : mailSecret.parse(JSON.parse(opened))
}

interface ThreadOfLetter {
  readonly number: string
  readonly references: readonly string[]
}

const NO_THREAD: ThreadOfLetter = { number: '', references: [] }
const MOST_REFERENCES = 20

async function threadOf(unit: DeskUnit, row: OutboxRow, request: string): Promise<ThreadOfLetter> {
  const { origin, sequence } = row
  // The vendor knows what went to it; letters to and from the customer are none of its thread, nor is her reply address.
  if (origin !== '')
    return { number: '', references: (await forwardedIds(unit, request)).slice(-MOST_REFERENCES) }
  const [found, sent, came] = [
    await requestOf(unit, request),
    await sentIdsOf(unit, request, sequence),
    await messageIdsIn(unit, request),
  ]
  // What came last is what is answered; mail programs sort a thread by the last one that they know.
  const references = [...new Set([...came.slice(0, 1), ...sent.slice(-MOST_REFERENCES), ...came.slice(-1)])]
  return { number: found?.number ?? '', references }
}

async function isLooping(unit: DeskUnit, { recipients, request }: OutboxRow): Promise<boolean> {
  const since = new Date(unit.at.getTime() - HOUR)
  for (const address of recipients) {
    const sent = await automaticSince(unit, address, since)
    const ofRequest = sent.filter((each) => each.request === request).map((each) => each.at.getTime())
    if (!loopGuard(ofRequest, unit.at.getTime()) || sent.length >= AUTOMATIC_PER_HOUR) return true
  }
  return false
}
