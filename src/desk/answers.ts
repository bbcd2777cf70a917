// How our letters are told again when they are answered: a token in the reply address, a signed Message-ID, the number in
// the subject; and what keeps them from making loops (RFC 3834 §5). `mark` is the installation's keyed hash (HMAC, hex):
// who has not its key makes neither token nor Message-ID.

import { assert } from '../ledger/finding.ts'
import { headerText, replySubject } from './subjects.ts'

export type Mark = (text: string) => string

/** Hex digits of the mark that are kept: 96 bits. */
const MAC_LENGTH = 24
const NUMBER = '[A-Z][A-Z0-9]{1,9}-[1-9]\\d{0,14}'

function macOf(text: string, mark: Mark): string {
  const mac = mark(text).slice(0, MAC_LENGTH)
  assert(/^[0-9a-f]{24}$/.test(mac), 'a mark is hexadecimal and long enough')
  return mac
}

export interface Marked {
  readonly number: string
  readonly mac: string
}

/** What the mac of a reply token must be; compared in constant time by the caller. */
export const replyMac = (number: string, mark: Mark): string => macOf(`reply ${number}`, mark)

/** `sev-123.<mac>`: the part of a reply address behind its plus sign. */
export const replyToken = (number: string, mark: Mark): string =>
  `${number.toLowerCase()}.${replyMac(number, mark)}`

/** `support+sev-123.<mac>@firm.example`; only for a mailbox whose test letter to such an address came back (§10). */
export function replyAddress(mailbox: string, number: string, mark: Mark): string {
  const at = mailbox.lastIndexOf('@')
  assert(at > 0, `${mailbox} is no address`)
  return `${mailbox.slice(0, at)}+${replyToken(number, mark)}${mailbox.slice(at)}`
}

const TOKEN = new RegExp(`\\+(${NUMBER})\\.([0-9a-f]{24})@`, 'i')

/** The token of an address, not yet proved. */
export function tokenOf(address: string): Marked | null {
  const found = TOKEN.exec(address)
  return found === null ? null : { number: found[1]!.toUpperCase(), mac: found[2]!.toLowerCase() }
}

/** `<sev-123.<unique>.<mac>@host>`; `unique` tells the letters of one request apart. */
export function messageIdOf(number: string, unique: string, host: string, mark: Mark): string {
  assert(/^[a-z0-9-]{1,60}$/.test(unique), `${unique} is no part of a Message-ID`)
  assert(/^[a-z0-9.-]{1,200}$/.test(host), `${host} is no host`)
  const plain = `${number.toLowerCase()}.${unique}`
  return `<${plain}.${macOf(`message ${plain}`, mark)}@${host}>`
}

const OWN_ID = new RegExp(`^<(${NUMBER})\\.([a-z0-9-]{1,60})\\.([0-9a-f]{24})@`, 'i')

/** The request of a Message-ID that we signed; null of every other one. `same` compares in constant time. */
export function numberOfMessageId(
  id: string,
  mark: Mark,
  same: (left: string, right: string) => boolean,
): string | null {
  const [, number, unique, mac] = OWN_ID.exec(id) ?? []
  if (number === undefined || unique === undefined || mac === undefined) return null
  const proved = macOf(`message ${number.toLowerCase()}.${unique.toLowerCase()}`, mark)
  return same(mac.toLowerCase(), proved) ? number.toUpperCase() : null
}

export interface AnswerFacts {
  readonly number: string
  readonly subject: string
  readonly messageId: string
  /** Message-ID of the letter that it answers; '' when there is none. */
  readonly inReplyTo: string
  /** Earlier Message-IDs of the thread, the oldest first. */
  readonly references: readonly string[]
  readonly isAutomatic: boolean
}

/** References kept in a letter: the first one and the latest (RFC 5322 §3.6.4 allows any number, servers do not). */
const MOST_REFERENCES = 20

export function headersOfAnswer(answer: AnswerFacts): ReadonlyMap<string, string> {
  const ids = [...new Set([...answer.references, answer.inReplyTo])].filter((id) => /^<[^<>\s]+>$/.test(id))
  const kept = ids.length > MOST_REFERENCES ? [ids[0]!, ...ids.slice(1 - MOST_REFERENCES)] : ids
  const headers = new Map([
    ['Subject', replySubject(answer.number, answer.subject)],
    ['Message-ID', headerText(answer.messageId)],
  ])
  if (ids.includes(answer.inReplyTo)) headers.set('In-Reply-To', answer.inReplyTo)
  if (kept.length > 0) headers.set('References', kept.join(' '))
  if (answer.isAutomatic) {
    headers.set('Auto-Submitted', 'auto-replied')
    headers.set('X-Auto-Response-Suppress', 'All')
  }
  return headers
}

/** To whom a letter about a request goes: participants on record, never Reply-To, never our own mailboxes. */
export function recipientsOf(
  participants: readonly string[],
  ownAddresses: readonly string[],
): readonly string[] {
  const own = new Set(ownAddresses.map((one) => one.toLowerCase()))
  const all = participants.map((one) => one.toLowerCase())
  return [...new Set(all)].filter((one) => !own.has(one.replace(/\+[^@]*@/, '@')) && !own.has(one))
}
