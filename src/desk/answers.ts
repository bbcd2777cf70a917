// How our letters are told again when they are answered: by a token in the reply address (beside their Message-ID, which
// the outbox knows, and the number in the subject), and to whom they go, so that they make no loops (RFC 3834 §5). `mark`
// is the installation's keyed hash (HMAC, hex): who has not its key makes no token.

import { assert } from '../ledger/finding.ts'

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

/** To whom a letter about a request goes: participants on record, never Reply-To, never our own mailboxes. */
export function recipientsOf(
  participants: readonly string[],
  ownAddresses: readonly string[],
): readonly string[] {
  const own = new Set(ownAddresses.map((one) => one.toLowerCase()))
  const all = participants.map((one) => one.toLowerCase())
  return [...new Set(all)].filter((one) => !own.has(one.replace(/\+[^@]*@/, '@')) && !own.has(one))
}
