// A letter becomes a request, a message, a grey entry, or waits in quarantine; whatever it becomes, its bytes and that
// stand in one transaction (operations.md §10). The IMAP server is told afterwards: a letter is never lost, and one that
// comes twice is recognised.

import {
  classify,
  isAutomatic,
  type KnownOfLetter,
  type Reason,
  type Verdict,
} from '../../../desk/letters.ts'
import { originOf } from '../../../desk/origin.ts'
import { readsAsConfirmation, stripQuoted } from '../../../desk/quoting.ts'
import { insertOrigin } from '../../../store/desk/forwards.ts'
import { insertLetterRow, letterOfBytes, registeredUids } from '../../../store/desk/letters.ts'
import { organisationOf } from '../../../store/desk/lines.ts'
import {
  type MailboxRow,
  mailboxForUpdate,
  ownAddresses,
  recordPlace,
  recordPlusAddressing,
} from '../../../store/desk/mailboxes.ts'
import { addEvent, addParticipant } from '../../../store/desk/requests.ts'
import { markBounced } from '../../../store/desk/sending.ts'
import { addAttachment } from '../../../store/desk/thread.ts'
import type { Desk, DeskUnit } from '../../../store/desk/unit.ts'
import { failureOf } from '../../failure.ts'
import { type Doer, hold, perform } from '../acts.ts'
import { addVendorWords } from '../forward/answer.ts'
import { isOwnInstallation } from '../forward/settings.ts'
import { register } from '../register.ts'
import { answerAutomatically, tellMore } from './automatic-letters.ts'
import type { IncomingLetter } from './imap-inbox.ts'
import { type KnownSender, lookUp } from './known.ts'
import { bodyHash } from './letter-bytes.ts'
import { testAddress } from './mail-settings.ts'
import { keptOutText, NO_SUBJECT, NO_TEXT } from './mail-words.ts'
import { type IncomingFacts, readLetter } from './read-letter.ts'
import { noteVendorNumber, vendorThread } from './vendor-letters.ts'

/** A verdict, or what we did not think of. */
type Fate = Omit<Verdict, 'reason'> & {
  readonly reason: Reason | 'not-registered' | 'forwarded-again'
}

export interface RegisteredLetter {
  readonly outcome: Verdict['outcome']
  readonly reason: string
  readonly request: string | null
}

/** A letter with what is on record of its sender. */
export interface GivenLetter {
  readonly letter: IncomingFacts
  readonly receivedAt: Date
  readonly sender: KnownSender
  /** She is on record as taking part in the request that it answers. */
  readonly takesPart: boolean
  /** It is the vendor's answer to what we forwarded. */
  readonly isVendor: boolean
}

/** HMAC with the installation's key. */
export type Mark = (text: string) => string

/** @throws Refused STORE-… when the database takes nothing: the letter then stays where it is. */
export async function registerLetter(
  desk: Desk,
  mailbox: string,
  incoming: IncomingLetter,
  mark: Mark,
): Promise<RegisteredLetter | null> {
  const read = await readLetter(incoming.bytes)
  const letter = { ...read, isWhole: incoming.isWhole, hasFiles: read.files.length > 0 }
  try {
    return await desk.write((unit) => keepLetter(unit, mailbox, incoming, letter, mark, null))
  } catch (error) {
    // What we did not think of: the letter waits for a person, with what went wrong.
    const { findings, trace } = failureOf(error)
    const [one] = findings
    const why = `${one?.code ?? ''} ${one?.values.reason ?? trace.split('\n')[0] ?? ''}`.trim().slice(0, 300)
    return desk.write((unit) => keepLetter(unit, mailbox, incoming, letter, mark, why))
  }
}

/** @param stopped why it could not be registered as it should; null: it is not known that it cannot */
async function keepLetter(
  unit: DeskUnit,
  mailbox: string,
  incoming: IncomingLetter,
  letter: IncomingFacts,
  mark: Mark,
  stopped: string | null,
): Promise<RegisteredLetter | null> {
  const box = await mailboxForUpdate(unit, mailbox)
  if (!box) return null
  const { bytes, uid, uidValidity } = incoming
  const receivedAt = receiptOf(incoming, unit.at)
  if ((await registeredUids(unit, box.id, uidValidity, [uid])).has(uid)) return null
  const hash = bodyHash(bytes)
  const isSame = (await letterOfBytes(unit, box.id, hash)) !== undefined
  const { known, sender } = await lookUp(unit, box, letter, isSame, await ownAddresses(unit), mark)
  const vendor = isSame ? null : await vendorThread(unit, box.line, letter, known.threads)
  const verdict = await fateOf(unit, letter, known, { vendor, isStopped: stopped !== null })
  const takesPart = known.threads.some((each) => each.request === verdict.request && each.takesPart)
  const done = await carryOut(
    unit,
    box,
    { receivedAt, letter, sender, takesPart, isVendor: vendor !== null },
    verdict,
  )
  await insertLetterRow(unit, {
    mailbox: box.id,
    uidValidity,
    uid,
    line: box.line,
    bytes,
    bodyHash: hash,
    messageId: letter.messageId,
    fromAddress: letter.from,
    fromName: letter.fromName,
    subject: letter.subject,
    receivedAt,
    outcome: verdict.outcome,
    reason: reasonText(verdict, letter, stopped),
    looksLike: verdict.looksLike,
    request: done,
  })
  await recordPlace(unit, box.id, uidValidity, uid)
  // Our own test letter came back by its address with a plus sign.
  if (letter.recipients.includes(testAddress(box.address, box.id, mark)))
    await recordPlusAddressing(unit, box.id, true)
  return { outcome: verdict.outcome, reason: verdict.reason, request: done }
}

/** A mail server whose clock is ahead of ours must not begin a clock in the future: nothing could be done before it. */
const receiptOf = ({ receivedAt }: IncomingLetter, now: Date): Date =>
  receivedAt.getTime() <= now.getTime() ? receivedAt : now

/** What the pure rules say, unless the letter is of what was forwarded. */
async function fateOf(
  unit: DeskUnit,
  letter: IncomingFacts,
  known: KnownOfLetter,
  { isStopped, vendor }: { readonly vendor: string | null; readonly isStopped: boolean },
): Promise<Fate> {
  if (isStopped && !known.isSame) return NOT_REGISTERED
  const verdict = classify(letter, known)
  if (known.isSame) return verdict
  if (vendor !== null) {
    // Its receipts and notices are read as every automatic letter; they stand at the request.
    if (isAutomatic(letter)) return { ...verdict, request: vendor }
    if (letter.isWhole && letter.fault === '')
      return { ...verdict, outcome: 'message', reason: 'answer', request: vendor, looksLike: null }
  }
  const origin = originOf(letter.headers)
  if (origin === null || verdict.outcome === 'grey') return verdict
  const isAgain = origin.hop !== 1 || (await isOwnInstallation(unit, origin.installation))
  return isAgain ? { ...NOT_REGISTERED, reason: 'forwarded-again' } : verdict
}

const NOT_REGISTERED: Fate = {
  outcome: 'quarantine',
  reason: 'not-registered',
  request: null,
  looksLike: null,
  kind: '',
  mayAnswer: false,
}

/** The code of the reason, and behind a colon what a machine said of it. */
function reasonText({ reason }: Fate, { fault }: IncomingFacts, stopped: string | null): string {
  const detail = reason === 'unreadable' ? fault : reason === 'not-registered' ? (stopped ?? '') : ''
  return detail === '' ? reason : `${reason}: ${detail}`
}

/** Gives the request that it is of. */
async function carryOut(
  unit: DeskUnit,
  box: MailboxRow,
  given: GivenLetter,
  verdict: Fate,
): Promise<string | null> {
  const { letter, receivedAt, sender } = given
  switch (verdict.outcome) {
    case 'request':
      return (await requestOfLetter(unit, box, given, verdict)).id
    case 'message':
      if (verdict.request === null) return null
      if (given.isVendor) await answerOfVendor(unit, given, verdict.request)
      else await messageOfLetter(unit, given, verdict.request)
      return verdict.request
    case 'refused':
      if (verdict.mayAnswer) await answerAutomatically(unit, box, letter, sender)
      return null
    case 'grey':
      if (given.isVendor && verdict.request !== null) await noteVendorNumber(unit, verdict.request, letter)
      if (verdict.reason === 'bounce') await tellBounce(unit, letter, verdict.request, receivedAt)
      return verdict.request
    default:
      return verdict.request
  }
}

/** A request as the letter asks for it; its clock begins at the mailbox's receipt. */
export async function requestOfLetter(
  unit: DeskUnit,
  box: Pick<MailboxRow, 'id' | 'address'>,
  { letter, receivedAt, sender }: GivenLetter,
  { kind, mayAnswer }: Pick<Verdict, 'kind' | 'mayAnswer'>,
): Promise<{ readonly id: string; readonly number: string }> {
  const organisation =
    sender.organisation === null ? undefined : await organisationOf(unit, sender.organisation)
  if (!organisation) throw new Error('the sender belongs to no organisation')
  const origin = originOf(letter.headers)
  const made = await register(unit, organisation, {
    organisation: organisation.id,
    kind,
    subject: letter.subject || NO_SUBJECT.ru,
    description: withKeptOut(letter.text, letter),
    channel: origin === null ? 'mail' : 'forwarded',
    author: {
      person: sender.person,
      name: sender.name || letter.fromName || letter.from,
      email: letter.from,
    },
    contactPhone: '',
    usersAffected: null,
    impact: 'middle',
    urgency: 'middle',
    topic: '',
    programVersion: '',
    about: '',
    details: {},
    startedAt: receivedAt,
    organisationName: '',
    licenceNumber: '',
    sendsReceipt: mayAnswer,
  })
  if (origin !== null)
    await insertOrigin(unit, {
      ...{ request: made.id, organisation: organisation.id },
      ...{ installation: origin.installation, number: origin.number },
    })
  await keepFiles(unit, made.id, null, letter)
  if (mayAnswer) await tellMore(unit, box, letter, made, sender)
  return made
}

/** What a letter adds to a request; the clock resumes at the mailbox's receipt. */
export async function messageOfLetter(
  unit: DeskUnit,
  { letter, receivedAt, sender, takesPart }: GivenLetter,
  request: string,
): Promise<void> {
  const held = await hold(unit, request)
  const name = sender.name || letter.fromName || letter.from
  const isAuthor = sender.person !== null && held.row.author === sender.person
  const doer: Doer = {
    actor: {
      person: sender.person ?? '',
      roles: new Set(['customer']),
      participates: takesPart,
      isAuthor,
      // Approvals are never given by letter.
      isApprover: false,
    },
    person: sender.person,
    name,
    email: letter.from,
    side: 'customer',
    channel: 'mail',
    at: receivedAt,
  }
  const own = stripQuoted(letter.text, letter.subject)
  const { message } = await perform(unit, held, doer, { act: 'reply', text: withKeptOut(own, letter) })
  await addParticipant(unit, { request, email: letter.from, person: sender.person, name })
  await keepFiles(unit, request, message, letter)
  const confirms = takesPart && held.row.state === 'solved' && readsAsConfirmation(own)
  if (confirms) await perform(unit, await hold(unit, request), doer, { act: 'confirm' })
}

/** Words of the vendor's line: of the line's side, and no reply of the customer's. */
async function answerOfVendor(
  unit: DeskUnit,
  { letter, receivedAt }: GivenLetter,
  request: string,
): Promise<void> {
  const { row } = await hold(unit, request)
  const own = stripQuoted(letter.text, letter.subject)
  const message = await addVendorWords(unit, row, {
    ...{ author: letter.fromName || letter.from, text: withKeptOut(own, letter) },
    ...{ isQuestion: false, origin: '', at: receivedAt },
  })
  await noteVendorNumber(unit, request, letter)
  await keepFiles(unit, request, message, letter)
}

const withKeptOut = (text: string, { keptOut }: IncomingFacts): string =>
  [text || NO_TEXT.ru, [keptOutText(keptOut, 'ru'), keptOutText(keptOut, 'en')].join('\n').trim()]
    .filter((part) => part !== '')
    .join('\n\n')

async function keepFiles(
  unit: DeskUnit,
  request: string,
  message: string | null,
  { files }: IncomingFacts,
): Promise<void> {
  for (const { bytes, name, type } of files)
    await addAttachment(unit, request, { name, type, bytes, message, note: null, isDraft: false })
}

/** A letter of ours could not be delivered: it stands in the request and with the letter. */
async function tellBounce(
  unit: DeskUnit,
  letter: IncomingFacts,
  request: string | null,
  at: Date,
): Promise<void> {
  const reason = letter.subject || 'bounce'
  await markBounced(unit, letter.reported, reason)
  if (request === null) return
  const { actor } = unit.access
  await addEvent(unit, {
    request,
    at,
    actor,
    actor_name: '',
    what: 'undelivered',
    before: '',
    after: '',
    reason,
  })
}
