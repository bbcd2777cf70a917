// What becomes of a letter (operations.md §10). Every letter ends in one of the outcomes with its reason: the function is
// total. What the letter says and what is on record about it are handed in.
//
// `From` proves nothing: a letter joins a request only where its sender takes part in it or belongs to its organisation.
// Only what says so itself is automatic (RFC 3834 §5: Auto-Submitted; RFC 5321 §4.5.5: the empty return path; RFC 6522:
// reports); Precedence, List-* and X-Auto-Response-Suppress forbid an automatic answer and nothing else. Strangers get
// no automatic letter.

import { kindOfSubject } from './subjects.ts'
import type { Kind } from './types.ts'

export interface LetterFacts {
  /** Lower case; '' when it names no sender, or more than one. */
  readonly from: string
  readonly subject: string
  readonly text: string
  /** By lower-case names, in their order. */
  readonly headers: ReadonlyMap<string, readonly string[]>
  /** Message-IDs that a delivery report names. */
  readonly reported: readonly string[]
  /** Why it could not be read; '' when it was. */
  readonly fault: string
  /** False: over the limit, only its beginning was read. */
  readonly isWhole: boolean
  readonly hasFiles: boolean
}

export interface Thread {
  readonly request: string
  /** What leads to the request: our token in an address, our Message-ID, its number in the subject, a report's body. */
  readonly by: 'token' | 'message-id' | 'number' | 'report'
  /** The sender is on record as taking part in it. */
  readonly takesPart: boolean
  /** The sender belongs to its organisation. */
  readonly sameOrganisation: boolean
}

export interface KnownOfLetter {
  /** The same mailbox has had a letter of the same bytes below its trace headers. */
  readonly isSame: boolean
  /** Kind that the mailbox stands for; '' : any. */
  readonly mailboxKind: Kind
  readonly ownAddresses: readonly string[]
  /** The sender's organisation as her profile, its addresses or domains tell it; null: a stranger. */
  readonly organisation: string | null
  readonly threads: readonly Thread[]
  /** Its subject bears a number with the code of another organisation of the line. */
  readonly namesForeign: boolean
}

export type Outcome = 'request' | 'message' | 'grey' | 'quarantine' | 'same' | 'refused'

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
  | 'empty'
  | 'answer'

export interface Verdict {
  readonly outcome: Outcome
  readonly reason: Reason
  /** The request that it joins; of a grey entry, the one that it is shown at. */
  readonly request: string | null
  readonly looksLike: string | null
  readonly kind: Kind
  /** A registered letter may be answered by the program. */
  readonly mayAnswer: boolean
}

export function classify(letter: LetterFacts, known: KnownOfLetter): Verdict {
  const thread = threadOf(known.threads)
  const likely = known.threads[0]?.request ?? null
  if (known.isSame) return verdict('same', 'same-letter')
  if (letter.fault !== '') return verdict('quarantine', 'unreadable', { looksLike: likely })
  if (isAutomatic(letter))
    return verdict('grey', isBounce(letter) ? 'bounce' : 'automatic', { request: shownAt(letter, known) })
  if (known.ownAddresses.includes(letter.from)) return verdict('grey', 'own-letter')
  if (letter.from === '') return verdict('quarantine', 'sender-unclear', { looksLike: likely })
  const isStranger = known.organisation === null && thread === null
  const mayAnswer = !isStranger && allowsAnswer(letter)
  if (!letter.isWhole)
    return isStranger
      ? verdict('quarantine', 'too-large', { looksLike: likely })
      : verdict('refused', 'too-large', { request: thread?.request ?? null, mayAnswer })
  if (thread !== null) return verdict('message', 'answer', { request: thread.request })
  // Of another's number, whether there is such a request or not: an answer to the one alone would tell how many there are.
  if (likely !== null || known.namesForeign)
    return verdict('quarantine', 'looks-like-answer', { looksLike: likely })
  if (isStranger) return verdict('quarantine', 'unknown-sender')
  const ofSubject = kindOfSubject(letter.subject)
  const kind = ofSubject === '' ? known.mailboxKind : ofSubject
  return verdict('request', isEmpty(letter) ? 'empty' : 'known-sender', { kind, mayAnswer })
}

const verdict = (outcome: Outcome, reason: Reason, more: Partial<Verdict> = {}): Verdict => ({
  outcome,
  reason,
  request: null,
  looksLike: null,
  kind: '',
  mayAnswer: false,
  ...more,
})

/** From the strongest sign to the weakest: only who holds our letter has its token. */
const SIGNS: readonly Thread['by'][] = ['token', 'message-id', 'number']

/** The request that the letter joins; null where no sign leads to one that its sender has to do with. */
export function threadOf(threads: readonly Thread[]): Thread | null {
  const hers = threads.filter(({ sameOrganisation, takesPart }) => sameOrganisation || takesPart)
  for (const sign of SIGNS) {
    const found = hers.find(({ by }) => by === sign)
    if (found) return found
  }
  return null
}

/** No subject or no text (and no file): registered all the same, and asked once what it is about. */
const isEmpty = ({ hasFiles, subject, text }: LetterFacts): boolean =>
  subject.trim() === '' || (text.trim() === '' && !hasFiles)

const headerOf = ({ headers }: Pick<LetterFacts, 'headers'>, name: string): string =>
  headers.get(name)?.[0]?.trim() ?? ''

export function isAutomatic(letter: Pick<LetterFacts, 'headers'>): boolean {
  const submitted = headerOf(letter, 'auto-submitted').split(/[;(]/)[0]?.trim().toLowerCase() ?? ''
  if (submitted !== '' && submitted !== 'no') return true
  if (headerOf(letter, 'return-path').replace(/\s/g, '') === '<>') return true
  return /^multipart\/report\b/i.test(headerOf(letter, 'content-type'))
}

const isBounce = (letter: LetterFacts): boolean =>
  letter.reported.length > 0 || /report-type="?delivery-status/i.test(headerOf(letter, 'content-type'))

/** A bounce stands at the request whose letter came back, whoever reports it; other automatic letters at hers alone. */
function shownAt(letter: LetterFacts, { threads }: KnownOfLetter): string | null {
  const reported = isBounce(letter)
    ? threads.find(({ by }) => by === 'report' || by === 'token' || by === 'message-id')
    : null
  return (reported ?? threadOf(threads))?.request ?? null
}

function allowsAnswer(letter: LetterFacts): boolean {
  if (/^(bulk|list|junk|auto_reply)\b/i.test(headerOf(letter, 'precedence'))) return false
  if ([...letter.headers.keys()].some((name) => name.startsWith('list-'))) return false
  if (/\b(all|oof|autoreply)\b/i.test(headerOf(letter, 'x-auto-response-suppress'))) return false
  return !/^(no-?reply|do-?not-?reply|mailer-daemon|postmaster)(@|[+._-])/.test(letter.from)
}

const HOUR = 3_600_000
/** Automatic letters in an hour to one address about one request: more is a loop (ux-and-trust.md §2.6). */
const MOST_AN_HOUR = 5

/** Whether one more automatic letter may go out; `sent` are the instants (ms) of those that went. */
export const loopGuard = (sent: readonly number[], at: number): boolean =>
  sent.filter((one) => one > at - HOUR && one <= at).length < MOST_AN_HOUR
