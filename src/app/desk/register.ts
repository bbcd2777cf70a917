// Registering a request: its number, the organisation as it is now, the clock from its start, who takes part, and the
// receipt. One function for every channel; letters call it within the unit that keeps their bytes.

import { priorityOf } from '../../desk/priority.ts'
import { begin } from '../../desk/requests.ts'
import type { Channel, Kind, Level } from '../../desk/types.ts'
import { lineOf, type OrganisationRow, organisationOf, takeNumber } from '../../store/desk/lines.ts'
import { customersOf, personOf } from '../../store/desk/people.ts'
import { addEvent, addParticipant, addSpans, insertRequest } from '../../store/desk/requests.ts'
import { type DeskUnit, trail } from '../../store/desk/unit.ts'
import { type Access, mayAskFor, mayOperate } from '../access.ts'
import { VERSION } from '../version.ts'
import type { Details } from './details.ts'
import { columnsOf } from './facts.ts'
import { forwardAtOnce } from './forward/forward.ts'
import { queueLetter } from './letters-out.ts'
import { inFuture, missing, noLine, noOrganisation, noRight } from './refusals.ts'
import { requireService } from './services.ts'
import { termsOf } from './terms.ts'

export interface Author {
  /** null: she has no account here. */
  readonly person: string | null
  readonly name: string
  readonly email: string
}

export interface NewRequest {
  readonly organisation: string
  readonly kind: Kind
  readonly subject: string
  readonly description: string
  readonly channel: Channel
  readonly author: Author
  readonly contactPhone: string
  readonly usersAffected: number | null
  readonly impact: Level
  readonly urgency: Level
  readonly topic: string
  readonly programVersion: string
  readonly about: string
  readonly details: Pick<Details, 'steps' | 'service' | 'module'>
  /** When its clock begins; null: now. */
  readonly startedAt: Date | null
  /** As read from a letter where there is no profile that says it; '' : the organisation's own. */
  readonly organisationName: string
  readonly licenceNumber: string
  /** An automatic letter with the number goes to the author. */
  readonly sendsReceipt: boolean
}

export interface Registered {
  readonly id: string
  readonly number: string
}

/** What a person of the program asks for. */
export interface AskedRequest
  extends Omit<NewRequest, 'author' | 'details' | 'organisationName' | 'licenceNumber' | 'sendsReceipt'> {
  readonly contactEmail: string
  readonly steps: string
  readonly service: string
  readonly module: string
  /** Of a call: who called. */
  readonly caller: Author | null
}

/** For a person: of her organisation's, or a call that an operator takes down. @throws Refused DESK-002, 005, 006, 009, 010 */
export async function registerAs(unit: DeskUnit, given: AskedRequest): Promise<Registered> {
  const organisation = await organisationOf(unit, given.organisation)
  if (!organisation) throw noOrganisation()
  requireMayRegister(unit.access, organisation, given.channel)
  if (given.startedAt && given.startedAt > unit.at) throw inFuture(given.startedAt)
  const { contactEmail, module, programVersion, service, steps } = given
  if (service !== '') await requireService(unit, organisation.line, service)
  const author = await authorOf(unit, given)
  return register(unit, organisation, {
    ...given,
    author: { ...author, email: contactEmail || author.email },
    programVersion: programVersion || VERSION,
    details: {
      ...(steps === '' ? {} : { steps }),
      ...(service === '' ? {} : { service }),
      ...(module === '' ? {} : { module }),
    },
    organisationName: '',
    licenceNumber: '',
    startedAt: given.channel === 'phone' ? given.startedAt : null,
    sendsReceipt: true,
  })
}

function requireMayRegister(access: Access, { id, line }: OrganisationRow, channel: Channel): void {
  const may =
    channel === 'phone' ? mayOperate(access, line) : mayAskFor(access, id) || mayOperate(access, line)
  if (!may) throw noRight(channel === 'phone' ? 'phone' : 'request')
}

async function authorOf(unit: DeskUnit, { caller, channel, organisation }: AskedRequest): Promise<Author> {
  const { access } = unit
  if (channel === 'phone') {
    if (caller === null) throw missing('caller')
    if (caller.person === null) return caller
    const customer = (await customersOf(unit, organisation)).find(({ id }) => id === caller.person)
    if (!customer) throw noOrganisation()
    return { person: customer.id, name: customer.name, email: customer.email }
  }
  const person = access.personId === '' ? undefined : await personOf(unit, access.personId)
  return { person: person?.id ?? null, name: person?.name ?? access.login, email: person?.email ?? '' }
}

/** Registers for the program: whoever calls has seen to the right. */
export async function register(
  unit: DeskUnit,
  organisation: OrganisationRow,
  given: NewRequest,
): Promise<Registered> {
  const line = await lineOf(unit, organisation.line)
  if (!line) throw noLine(organisation.line)
  const terms = await termsOf(unit, line)
  const startedAt = given.startedAt ?? unit.at
  const priority = priorityOf(given.impact, given.urgency)
  const facts = begin(given.kind, priority, startedAt.getTime())
  const { code, n } = await takeNumber(unit, organisation.id)
  const number = `${code}-${n}`
  const id = await insertRequest(unit, {
    ...columnsOf(facts, unit.at.getTime(), terms),
    organisation: organisation.id,
    line: line.code,
    number,
    subject: given.subject,
    description: given.description,
    organisation_name: given.organisationName || organisation.name,
    licence_number: given.licenceNumber || organisation.licence_number,
    author: given.author.person,
    author_name: given.author.name,
    contact_email: given.author.email.toLowerCase(),
    contact_phone: given.contactPhone,
    channel: given.channel,
    users_affected: given.usersAffected,
    impact: given.impact,
    urgency: given.urgency,
    topic: given.topic,
    queue: '',
    assignee: null,
    program_version: given.programVersion,
    about: given.about,
    details: JSON.stringify(given.details),
    created_at: unit.at,
    started_at: startedAt,
    implemented_in: '',
    score: null,
    score_comment: '',
    changed_at: unit.at,
    version: 1n,
  })
  await addSpans(unit, id, facts.spans, 0)
  const { email, name, person } = given.author
  await addParticipant(unit, { request: id, email, person, name })
  await recordRegistered(unit, id, number, given)
  await forwardAtOnce(unit, line, { id, number, channel: given.channel })
  if (given.sendsReceipt)
    await queueLetter(unit, { id, line: line.code, number, subject: given.subject }, 'receipt')
  return { id, number }
}

async function recordRegistered(
  unit: DeskUnit,
  id: string,
  number: string,
  { author, channel, kind }: NewRequest,
): Promise<void> {
  const { access, at } = unit
  await addEvent(unit, {
    request: id,
    at,
    actor: access.actor,
    actor_name: access.name || author.name,
    what: 'registered',
    before: '',
    after: kind,
    reason: '',
  })
  await trail(unit, {
    action: 'request.register',
    objectKind: 'request',
    object: id,
    after: { number, kind, channel },
  })
}
