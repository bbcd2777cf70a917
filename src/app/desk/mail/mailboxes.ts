// Mailboxes of a line in administration: made, changed, looked at, tried out. A password goes in and never comes out.

import type { Kind } from '../../../desk/types.ts'
import {
  deleteMailbox,
  insertMailbox,
  type MailboxFacts,
  type MailboxRow,
  mailboxById,
  mailboxesOf,
  mailboxForUpdate,
  recordCheck,
  updateMailbox,
} from '../../../store/desk/mailboxes.ts'
import { type Desk, type DeskUnit, trail } from '../../../store/desk/unit.ts'
import { type Access, mayAdminister, mayHead } from '../../access.ts'
import type { Sealer } from '../../people-sealing.ts'
import { newMessageId } from '../message-id.ts'
import { changedMeanwhile, noRight } from '../refusals.ts'
import { faultOf } from './fault.ts'
import { ImapInbox } from './imap-inbox.ts'
import {
  type ImapSettings,
  imapSettings,
  type MailSecret,
  type ServerSettings,
  secretPurpose,
  serverSettings,
  testAddress,
} from './mail-settings.ts'
import { addressTaken, mailboxUsed, noMailbox, secretLost } from './refusals.ts'
import { secretOf } from './send-mail.ts'
import { sendLetter } from './smtp-out.ts'

export interface GivenMailbox {
  readonly line: string
  readonly address: string
  readonly kind: Kind
  readonly imap: ImapSettings
  readonly smtp: ServerSettings
  readonly enabled: boolean
  /** null: as it is. */
  readonly secret: MailSecret | null
}

const mayKeep = (access: Access, line: string): boolean => mayAdminister(access) || mayHead(access, line)

export async function mailboxesView(unit: DeskUnit) {
  return (await mailboxesOf(unit)).filter(({ line }) => mayKeep(unit.access, line)).map(viewOf)
}

const viewOf = (row: MailboxRow) => ({
  id: row.id,
  line: row.line,
  address: row.address,
  kind: row.kind,
  imap: imapSettings.parse(row.imap),
  smtp: serverSettings.parse(row.smtp),
  enabled: row.enabled,
  plusAddressing: row.plus_addressing,
  checkedAt: row.checked_at?.toISOString() ?? null,
  fault: row.fault,
  version: String(row.version),
})

const factsOf = ({ secret: _, ...facts }: GivenMailbox): MailboxFacts => ({
  ...facts,
  address: facts.address.toLowerCase(),
})

/** @throws Refused DESK-002, MAIL-002 */
export async function addMailbox(
  unit: DeskUnit,
  sealer: Sealer,
  given: GivenMailbox & { readonly secret: MailSecret },
): Promise<string> {
  if (!mayKeep(unit.access, given.line)) throw noRight('mailbox')
  const facts = factsOf(given)
  const seal = (id: string): string => sealer.seal(JSON.stringify(given.secret), secretPurpose(id))
  const id = await insertMailbox(unit, facts, seal)
  if (id === null) throw addressTaken(facts.address)
  await record(unit, 'mailbox.add', id, facts)
  return id
}

/** @throws Refused DESK-002, DESK-003, MAIL-001, MAIL-002 */
export async function changeMailbox(
  unit: DeskUnit,
  sealer: Sealer,
  id: string,
  version: bigint,
  given: GivenMailbox,
): Promise<void> {
  const row = await mailboxForUpdate(unit, id)
  if (!row || !mayKeep(unit.access, row.line)) throw noMailbox()
  if (!mayKeep(unit.access, given.line)) throw noRight('mailbox')
  if (row.version !== version) throw changedMeanwhile(row.address)
  const facts = factsOf(given)
  const secret = given.secret === null ? null : sealer.seal(JSON.stringify(given.secret), secretPurpose(id))
  if (!(await updateMailbox(unit, id, facts, secret, version + 1n))) throw addressTaken(facts.address)
  await record(unit, 'mailbox.change', id, facts)
}

/** @throws Refused DESK-003, MAIL-001, MAIL-003 */
export async function removeMailbox(unit: DeskUnit, id: string, version: bigint): Promise<void> {
  const row = await mailboxForUpdate(unit, id)
  if (!row || !mayKeep(unit.access, row.line)) throw noMailbox()
  if (row.version !== version) throw changedMeanwhile(row.address)
  if (!(await deleteMailbox(unit, id))) throw mailboxUsed(row.address)
  await trail(unit, { action: 'mailbox.remove', objectKind: 'mailbox', object: id, before: row.address })
}

/** The trail names servers, never a password. */
const record = (unit: DeskUnit, action: string, id: string, { address, enabled, line }: MailboxFacts) =>
  trail(unit, { action, objectKind: 'mailbox', object: id, after: { address, line, enabled } })

export interface MailboxTried {
  /** '' : it works. */
  readonly imap: string
  /** Letters that lie in its folder: all of them will be registered. */
  readonly letters: number
  readonly smtp: string
}

/**
 * Opens the folder and sends a letter to the mailbox itself, to an address with `+`: when it comes back, reply addresses
 * with a token may be used (operations.md §10). Not within a transaction: servers take their time.
 */
export async function tryMailbox(desk: Desk, sealer: Sealer, id: string): Promise<MailboxTried> {
  const row = await desk.read((unit) => mailboxById(unit, id))
  if (!row || !mayKeep(desk.access, row.line)) throw noMailbox()
  const secret = secretOf(row, sealer)
  if (secret === null) throw secretLost(row.address)
  const opened = await tryImap(imapSettings.parse(row.imap), secret)
  const smtp = await trySmtp(row, secret, sealer)
  await desk.write((unit) => recordCheck(unit, id, opened.imap || smtp))
  return { ...opened, smtp }
}

async function tryImap(
  settings: ImapSettings,
  { imap }: MailSecret,
): Promise<Pick<MailboxTried, 'imap' | 'letters'>> {
  try {
    const inbox = await ImapInbox.open(settings, imap)
    try {
      return { imap: '', letters: (await inbox.places()).length }
    } finally {
      await inbox.close()
    }
  } catch (error) {
    return { imap: faultOf(error), letters: 0 }
  }
}

async function trySmtp(
  { address, id, smtp }: MailboxRow,
  secret: MailSecret,
  sealer: Sealer,
): Promise<string> {
  try {
    await sendLetter(serverSettings.parse(smtp), secret.smtp, {
      files: [],
      from: address,
      fromName: '',
      replyTo: '',
      to: [testAddress(address, id, (text) => sealer.mark(text))],
      subject: 'TrialBalance',
      text: 'Проверка почтового ящика. / A test of the mailbox.',
      messageId: newMessageId(address),
      inReplyTo: '',
      references: [],
      isAutomatic: true,
      headers: {},
      date: new Date(),
    })
    return ''
  } catch (error) {
    return faultOf(error)
  }
}
