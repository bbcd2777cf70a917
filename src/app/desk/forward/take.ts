// What another installation forwards over the API is taken here: registered once for its number there, then joined by its
// later words; answered with what our line said since. Asked again, nothing is done twice.

import { acts } from '../../../desk/requests.ts'
import { sha256 } from '../../../ledger/hash.ts'
import {
  insertOrigin,
  knownOrigins,
  livingConsents,
  markOrigin,
  requestOfOrigin,
} from '../../../store/desk/forwards.ts'
import { type OrganisationRow, organisationsOf } from '../../../store/desk/lines.ts'
import { addMessage, participantsOf } from '../../../store/desk/requests.ts'
import {
  type AttachmentRow,
  addConsent,
  attachmentsOf,
  consentsOf,
  deleteConsented,
  messagesOf,
} from '../../../store/desk/thread.ts'
import type { DeskUnit } from '../../../store/desk/unit.ts'
import { mayAskFor } from '../../access.ts'
import { type Doer, type Held, hold, perform } from '../acts.ts'
import { actorOf } from '../facts.ts'
import { alreadyForwarded, noOrganisation } from '../refusals.ts'
import { register } from '../register.ts'
import type { ForwardedAnswer, ForwardedRequest } from './api-shapes.ts'
import { isOwnInstallation } from './settings.ts'

/** @throws Refused DESK-006, 025 */
export async function takeForwarded(unit: DeskUnit, given: ForwardedRequest): Promise<ForwardedAnswer> {
  const { hop, installation, number } = given.origin
  const organisation = await organisationFor(unit, given.organisation)
  if (hop !== 1 || (await isOwnInstallation(unit, installation))) throw alreadyForwarded(number)
  const known = await requestOfOrigin(unit, organisation.id, installation, number)
  const id = known ?? (await registered(unit, organisation, given))
  await takeWords(unit, id, given)
  await takeConsents(unit, id, given)
  const { row } = await hold(unit, id)
  const attachments = await attachmentsOf(unit, id)
  return {
    ...{ request: id, number: row.number, state: row.state },
    messages: await said(unit, id, BigInt(given.after), attachments),
    // Those that came from there are known there.
    files: attachments
      .filter(({ added_by, message, note }) => !message && !note && added_by !== unit.access.actor)
      .map(fileView),
  }
}

async function organisationFor(unit: DeskUnit, code: string): Promise<OrganisationRow> {
  const hers = (await organisationsOf(unit)).filter(({ id }) => mayAskFor(unit.access, id))
  const found = code === '' && hers.length === 1 ? hers[0] : hers.find((one) => one.code === code)
  if (!found) throw noOrganisation()
  return found
}

async function registered(
  unit: DeskUnit,
  organisation: OrganisationRow,
  given: ForwardedRequest,
): Promise<string> {
  const { author, description, impact, kind, origin, programVersion, subject, urgency, usersAffected } = given
  const { id } = await register(unit, organisation, {
    ...{ organisation: organisation.id, kind, subject, description, impact, urgency, usersAffected },
    ...{ programVersion, channel: 'forwarded', contactPhone: '', topic: '', about: '', details: {} },
    ...{ startedAt: null, organisationName: '', licenceNumber: '' },
    author: { person: unit.access.personId || null, name: author, email: '' },
    // It is told its number in the answer.
    sendsReceipt: false,
  })
  const { installation, number } = origin
  await insertOrigin(unit, { request: id, organisation: organisation.id, installation, number })
  return id
}

/** A customer's words resume the clock; those of the line between are only read. */
async function takeWords(unit: DeskUnit, id: string, { messages }: ForwardedRequest): Promise<void> {
  if (messages.length === 0) return
  let held = await hold(unit, id)
  const known = await knownOrigins(unit, id)
  const fresh = messages.filter((message) => !known.has(message.id))
  for (const message of fresh) {
    await takeOne(unit, held, message)
    held = await hold(unit, id)
  }
}

async function takeOne(
  unit: DeskUnit,
  held: Held,
  { author, id: origin, side, text }: ForwardedRequest['messages'][number],
): Promise<void> {
  const { row } = held
  const actor = actorOf(unit.access, row, await participantsOf(unit, row.id))
  const person = unit.access.personId || null
  const doer: Doer = {
    ...{ actor, person, name: author, email: '', side: 'customer', channel: 'forwarded' },
    at: unit.at,
  }
  const replies = side === 'customer' && acts(row.kind, row.state, actor).includes('reply')
  const message = replies
    ? (await perform(unit, held, doer, { act: 'reply', text })).message
    : await addMessage(unit, row.id, {
        ...{ author: person, authorName: author, side: 'customer', channel: 'forwarded', text },
        ...{ isQuestion: false, isAutomatic: false, at: unit.at },
      })
  if (message !== null) await markOrigin(unit, message, origin)
}

/** Kept as consents of here, with their time; what is in force there no more is deleted. */
async function takeConsents(unit: DeskUnit, id: string, { consents }: ForwardedRequest): Promise<void> {
  const known = new Set((await consentsOf(unit, id)).map(({ hash }) => hash))
  const named = new Set(consents.map(({ hash }) => hash))
  const gone = (await livingConsents(unit, id)).filter(({ hash }) => !named.has(hash))
  for (const one of gone) await deleteConsented(unit, { id: one.id })
  for (const { content, hash, level, until } of consents) {
    const bytes = Buffer.from(content ?? '', 'utf8')
    if (content === null || known.has(hash) || sha256(bytes) !== hash) continue
    const { personId: person } = unit.access
    await addConsent(unit, id, { person, until: new Date(until), level, bytes })
  }
}

const fileView = ({ id, name, size }: AttachmentRow) => ({ id, name, size: Number(size) })

async function said(
  unit: DeskUnit,
  id: string,
  after: bigint,
  attachments: readonly AttachmentRow[],
): Promise<ForwardedAnswer['messages']> {
  return (await messagesOf(unit, id))
    .filter(({ is_automatic, sequence, side }) => side === 'line' && !is_automatic && sequence > after)
    .slice(0, 50)
    .map((row) => ({
      id: row.id,
      sequence: String(row.sequence),
      author: row.author_name,
      text: row.text,
      isQuestion: row.is_question,
      files: attachments.filter(({ message }) => message === row.id).map(fileView),
    }))
}
