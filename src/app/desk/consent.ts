// What an author lets the line see of her figures: the very bytes that she was shown, for a time, then only their hash.

import { sha256 } from '../../ledger/hash.ts'
import { forwardSoon } from '../../store/desk/forwarded-files.ts'
import { requestOf } from '../../store/desk/requests.ts'
import { addConsent, consentedBytes, consentsOf, deleteConsented } from '../../store/desk/thread.ts'
import { type DeskUnit, trail } from '../../store/desk/unit.ts'
import { mayAskFor } from '../access.ts'
import { record } from './record.ts'
import { noDocument, noRequest, noRight, notAsShown } from './refusals.ts'

export interface GivenConsent {
  readonly level: 'structure' | 'amounts'
  /** As it was shown. */
  readonly content: string
  readonly hash: string
  readonly days: number
}

const DAY_MS = 86_400_000

/** @throws Refused DESK-001, 002, 019 */
export async function giveConsent(
  unit: DeskUnit,
  id: string,
  { content, days, hash, level }: GivenConsent,
): Promise<string> {
  const row = await requestOf(unit, id)
  if (!row) throw noRequest()
  const { access, at } = unit
  if (!mayAskFor(access, row.organisation)) throw noRight('consent')
  const bytes = Buffer.from(content, 'utf8')
  if (sha256(bytes) !== hash) throw notAsShown()
  const until = new Date(at.getTime() + days * DAY_MS)
  const made = await addConsent(unit, id, { person: access.personId, until, level, bytes })
  await forwardSoon(unit, id)
  await record(unit, id, 'consent', '', level)
  await trail(unit, {
    action: 'consent.give',
    objectKind: 'request',
    object: id,
    after: { number: row.number, level, hash, until: until.toISOString() },
  })
  return made
}

/** @throws Refused DESK-001, 020 */
export async function consented(unit: DeskUnit, id: string, consent: string): Promise<Uint8Array> {
  if (!(await requestOf(unit, id))) throw noRequest()
  const bytes = await consentedBytes(unit, id, consent)
  if (!bytes) throw noDocument()
  return bytes
}

/** Taken back by who gave it, before its time. @throws Refused DESK-001, 020 */
export async function withdrawConsent(unit: DeskUnit, id: string, consent: string): Promise<void> {
  const row = await requestOf(unit, id)
  if (!row) throw noRequest()
  const given = (await consentsOf(unit, id)).find((one) => one.id === consent)
  if (given?.person !== unit.access.personId || given.deleted_at) throw noDocument()
  await deleteConsented(unit, { id: consent })
  await record(unit, id, 'consent', given.level, '')
  await trail(unit, {
    action: 'consent.withdraw',
    objectKind: 'request',
    object: id,
    before: { number: row.number, hash: given.hash },
  })
}

/** Those whose time is over; gives how many. */
export async function endConsents(unit: DeskUnit): Promise<number> {
  const ended = await deleteConsented(unit, { before: unit.at })
  for (const { request } of ended)
    await trail(unit, { action: 'consent.end', objectKind: 'request', object: request })
  return ended.length
}
