// What becomes of a letter (operations.md §10). Pure: what it says and what is on record of it are handed in.

import type { Kind } from '../../../desk/types.ts'
import type { Outcome } from '../../../store/desk/letters.ts'
import type { ReadLetter } from './read-letter.ts'

export interface LetterFacts extends ReadLetter {
  /** False: over the limit, only its beginning was read. */
  readonly isWhole: boolean
}

export interface Thread {
  readonly request: string
  readonly by: 'token' | 'message-id' | 'number' | 'report'
  readonly takesPart: boolean
  readonly sameOrganisation: boolean
}

export interface KnownOfLetter {
  /** The same mailbox has had a letter of the same bytes. */
  readonly isSame: boolean
  readonly mailboxKind: Kind
  readonly ownAddresses: readonly string[]
  /** Of the sender, as far as her address is on record. */
  readonly organisation: string | null
  readonly threads: readonly Thread[]
}

export type Reason =
  | 'same-letter'
  | 'unreadable'
  | 'automatic'
  | 'bounce'
  | 'own-letter'
  | 'too-large'
  | 'sender-unclear'
  | 'looks-like-answer'
  | 'unknown-sender'
  | 'known-sender'
  | 'answer'
  | 'not-registered'

export interface Verdict {
  readonly outcome: Outcome
  readonly reason: Reason
  readonly request: string | null
  readonly looksLike: string | null
  readonly kind: Kind
  /** An automatic letter may answer it. */
  readonly mayAnswer: boolean
}

export function classify(letter: LetterFacts, known: KnownOfLetter): Verdict {
  const verdict = (outcome: Outcome, reason: Reason, more: Partial<Verdict> = {}): Verdict => ({
    outcome,
    reason,
    request: null,
    looksLike: null,
    kind: '',
    mayAnswer: false,
    ...more,
  })
  const [thread] = known.threads
  if (known.isSame) return verdict('same', 'same-letter')
  if (letter.fault !== '') return verdict('quarantine', 'unreadable')
  if (isAutomatic(letter)) {
    const isBounce = letter.reported.length > 0 || /delivery-status/i.test(first(letter, 'content-type'))
    return verdict('grey', isBounce ? 'bounce' : 'automatic', { request: thread?.request ?? null })
  }
  if (known.ownAddresses.includes(letter.from)) return verdict('grey', 'own-letter')
  if (!letter.isWhole) return verdict('refused', 'too-large', { mayAnswer: mayAnswer(letter) })
  if (letter.from === '')
    return verdict('quarantine', 'sender-unclear', { looksLike: thread?.request ?? null })
  const hers = known.threads.find(({ by, sameOrganisation, takesPart }) =>
    by === 'number' ? sameOrganisation || takesPart : takesPart || sameOrganisation,
  )
  if (hers) return verdict('message', 'answer', { request: hers.request, mayAnswer: mayAnswer(letter) })
  if (thread && (thread.by !== 'number' || known.organisation === null))
    return verdict('quarantine', 'looks-like-answer', { looksLike: thread.request })
  if (known.organisation === null) return verdict('quarantine', 'unknown-sender')
  const kind = kindOfSubject(letter.subject) || known.mailboxKind
  return verdict('request', 'known-sender', { kind, mayAnswer: mayAnswer(letter) })
}

const first = ({ headers }: ReadLetter, name: string): string => headers.get(name)?.[0] ?? ''

/** Only these are automatic (RFC 3834 §5, RFC 5321 §4.5.5, RFC 3464): people write through lists and from Exchange. */
export function isAutomatic(letter: ReadLetter): boolean {
  const submitted = first(letter, 'auto-submitted').split(';')[0]?.trim().toLowerCase() ?? ''
  if (submitted !== '' && submitted !== 'no') return true
  if (first(letter, 'return-path').replace(/\s/g, '') === '<>') return true
  return /^multipart\/report/i.test(first(letter, 'content-type'))
}

function mayAnswer(letter: ReadLetter): boolean {
  const { headers } = letter
  if (/^(bulk|list|junk|auto_reply)/i.test(first(letter, 'precedence'))) return false
  if ([...headers.keys()].some((name) => name.startsWith('list-'))) return false
  if (/\b(all|oof|autoreply)\b/i.test(first(letter, 'x-auto-response-suppress'))) return false
  return !/^(no-?reply|do-?not-?reply|mailer-daemon|postmaster)\b/.test(letter.from)
}

const KINDS: readonly (readonly [RegExp, Kind])[] = [
  [/^(инцидент|incident)(?![\p{L}\p{N}])/iu, 'incident'],
  [/^(зно|service request)(?![\p{L}\p{N}])/iu, 'service'],
  [/^(зни|change request)(?![\p{L}\p{N}])/iu, 'change'],
  [/^(предложение|proposal)(?![\p{L}\p{N}])/iu, 'proposal'],
]

/** By the first word of the subject; '' when it does not say. */
export function kindOfSubject(subject: string): Kind {
  const bare = subject.replace(/^\s*((re|fwd?|ответ|на|отв)(\[\d+\])?:\s*|\[[^\]]*\]\s*)*/iu, '')
  return KINDS.find(([word]) => word.test(bare))?.[1] ?? ''
}

/** Numbers of requests in brackets, as our letters bear them: `[FIRM-12]`. */
export const numbersIn = (subject: string): string[] =>
  [...subject.matchAll(/\[([A-Z][A-Z0-9]{1,9}-\d{1,15})\]/g)].map(([, number = '']) => number)

const BOUNDARY = /^-{2,}\s*(original message|исходное сообщение|пересылаемое сообщение)/i
const isBlank = (line: string): boolean => line.trim() === ''

/** What of a reply is new: what is quoted below it is in the thread already. All of it when nothing is left. */
export function withoutQuoted(text: string): string {
  const lines = text.split('\n')
  const boundary = lines.findIndex(
    (line, at) =>
      BOUNDARY.test(line) || (/^_{10,}\s*$/.test(line) && /^(from|от):/i.test(lines[at + 1] ?? '')),
  )
  const kept = boundary < 0 ? lines : lines.slice(0, boundary)
  let end = kept.length
  while (end > 0 && (isBlank(kept[end - 1] ?? '') || kept[end - 1]?.startsWith('>'))) end--
  const hasQuotation = kept.slice(end).some((line) => line.startsWith('>'))
  // «20.01.2026, Поддержка пишет:» above the quotation, which mail programs break in two lines.
  if (hasQuotation && /:\s*$/.test(kept[end - 1] ?? '')) end--
  if (hasQuotation && /^(on |пн|вт|ср|чт|пт|сб|вс|\d{1,2}[. ])/i.test(kept[end - 1] ?? '')) end--
  const own = (hasQuotation ? kept.slice(0, end) : kept).join('\n').trim()
  return own === '' ? text : own
}

/** `name+TOKEN@`: which request an answer is to, and what proves that we wrote it. */
const TOKEN = /\+([a-z][a-z0-9]{1,9}-\d{1,15})\.([0-9a-f]{24})@/

export function tokenOf(address: string): { readonly number: string; readonly mac: string } | null {
  const [, number = '', mac = ''] = TOKEN.exec(address.toLowerCase()) ?? []
  return number === '' ? null : { number: number.toUpperCase(), mac }
}

/** `mark` is the installation's HMAC: who has not its key cannot make one. */
export const tokenMac = (number: string, mark: (text: string) => string): string =>
  mark(`reply ${number}`).slice(0, 24)

export function replyAddress(mailbox: string, number: string, mark: (text: string) => string): string {
  const at = mailbox.lastIndexOf('@')
  const token = `${number.toLowerCase()}.${tokenMac(number, mark)}`
  return `${mailbox.slice(0, at)}+${token}${mailbox.slice(at)}`
}
