// What was closed for too long is not opened again: it goes on as a new request that is linked to it, with targets of its
// own. What was late or kept in the old one stays as it was reported.

import { organisationOf } from '../../store/desk/lines.ts'
import { personOf } from '../../store/desk/people.ts'
import {
  addEvent,
  addLink,
  addParticipant,
  participantsOf,
  type RequestRow,
} from '../../store/desk/requests.ts'
import { type DeskUnit, trail } from '../../store/desk/unit.ts'
import type { Doer } from './acts.ts'
import { detailsIn } from './details.ts'
import { noOrganisation } from './refusals.ts'
import { register } from './register.ts'

/** Gives the new one's id. @throws Refused DESK-006 */
export async function followUp(
  unit: DeskUnit,
  row: RequestRow,
  { channel, name, person, side }: Doer,
  reason: string,
): Promise<string> {
  const organisation = await organisationOf(unit, row.organisation)
  if (!organisation) throw noOrganisation()
  const { module, service, steps } = detailsIn(row)
  const participants = await participantsOf(unit, row.id)
  const own = person === null ? undefined : await personOf(unit, person)
  const author =
    side === 'customer'
      ? { person, name, email: own?.email ?? '' }
      : { person: row.author, name: row.author_name, email: row.contact_email }
  const made = await register(unit, organisation, {
    organisation: row.organisation,
    kind: row.kind,
    subject: row.subject,
    description: reason,
    channel,
    author,
    contactPhone: row.contact_phone,
    usersAffected: row.users_affected,
    impact: row.impact,
    urgency: row.urgency,
    topic: row.topic,
    programVersion: row.program_version,
    about: row.about,
    details: {
      ...(steps === undefined ? {} : { steps }),
      ...(service === undefined ? {} : { service }),
      ...(module === undefined ? {} : { module }),
    },
    startedAt: null,
    organisationName: '',
    licenceNumber: '',
    sendsReceipt: true,
  })
  for (const one of participants) await addParticipant(unit, { ...one, request: made.id })
  await addLink(unit, made.id, row.id, 'related')
  await addEvent(unit, {
    request: row.id,
    at: unit.at,
    actor: unit.access.actor,
    actor_name: name,
    what: 'follow-up',
    before: '',
    // Of the same organisation, so that its number tells nothing of another.
    after: made.number,
    reason,
  })
  await trail(unit, {
    action: 'request.follow-up',
    objectKind: 'request',
    object: row.id,
    after: { number: row.number, request: made.number },
  })
  return made.id
}
