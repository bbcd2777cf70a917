// One request as who asks may see it: its thread in the order in which it was written, the clock with its spans, what
// she may do now. Notes and the line's own events are the line's.

import { targetOf } from '../../desk/priority.ts'
import { acts, dues, kindsFor, nextAutomatic, type RequestFacts, withBreaches } from '../../desk/requests.ts'
import type { Act } from '../../desk/transitions.ts'
import type { Kind } from '../../desk/types.ts'
import { openAt, workingMs } from '../../desk/working-time.ts'
import { lineOf, organisationsOf } from '../../store/desk/lines.ts'
import { type NoteRow, notesOf } from '../../store/desk/notes.ts'
import {
  type EventRow,
  type MessageRow,
  type ParticipantRow,
  participantsOf,
  type RequestRow,
  requestOf,
  spansOf,
} from '../../store/desk/requests.ts'
import {
  type AttachmentRow,
  attachmentsOf,
  type ConsentRow,
  consentsOf,
  eventsOf,
  linksOf,
  messagesOf,
  namesOf,
  votesOf,
} from '../../store/desk/thread.ts'
import type { DeskUnit } from '../../store/desk/unit.ts'
import { type Access, mayAskFor, mayHandle, mayReadNotes, mayWriteAtLine } from '../access.ts'
import { approversFor } from './approver.ts'
import { detailsIn } from './details.ts'
import { actorOf, factsOf } from './facts.ts'
import { forwardOfRequest, mayForward } from './forward/forward.ts'
import { noLine, noRequest } from './refusals.ts'
import { type TermsInForce, termsOf } from './terms.ts'

export type ThreadItem =
  | {
      readonly what: 'message'
      readonly id: string
      readonly at: string
      readonly author: string
      readonly isMine: boolean
      readonly side: MessageRow['side']
      readonly channel: MessageRow['channel']
      readonly text: string
      readonly isQuestion: boolean
      readonly isAutomatic: boolean
    }
  | {
      readonly what: 'event'
      readonly at: string
      readonly author: string
      readonly event: string
      readonly before: string
      readonly after: string
      readonly reason: string
    }
  | {
      readonly what: 'note'
      readonly id: string
      readonly at: string
      readonly author: string
      readonly isMine: boolean
      readonly text: string
    }

/** How the line works among itself is no customer's matter. */
const OF_LINE: ReadonlySet<string> = new Set([
  'queue',
  'assigned',
  'linked',
  'unlinked',
  'breach',
  'topic',
  'vendor',
])

const iso = (date: Date | null): string | null => date?.toISOString() ?? null

/** @throws Refused DESK-001 */
export async function requestView(unit: DeskUnit, id: string) {
  const { access } = unit
  const row = await requestOf(unit, id)
  if (!row) throw noRequest()
  const line = await lineOf(unit, row.line)
  if (!line) throw noLine(row.line)
  const terms = await termsOf(unit, line)
  const facts = factsOf(row, await spansOf(unit, id))
  const participants = await participantsOf(unit, id)
  const isOfLine = mayReadNotes(access, row.line)
  const names = await namesOf(unit, [row.assignee])
  const votes = row.kind === 'proposal' ? await votesOf(unit, id) : { count: 0, isMine: false }
  return {
    ...headOf(row),
    details: await detailsFor(unit, row, isOfLine),
    assignee: row.assignee,
    assigneeName: names.get(row.assignee ?? '') ?? '',
    queue: isOfLine ? row.queue : '',
    participants: participants.map((one) => participantView(one, isOfLine || sees(access, row))),
    thread: await threadOf(unit, row, isOfLine),
    attachments: (await attachmentsOf(unit, id)).map((one) => attachmentView(one, access)),
    links: await linksOf(unit, id),
    consents: (await consentsOf(unit, id)).map((one) => consentView(one, access)),
    clock: clockOf(facts, unit.at.getTime(), terms),
    votes,
    ...(await forwardOfRequest(unit, row, isOfLine)),
    score: row.score,
    scoreComment: row.score_comment,
    may: {
      ...(await whatShe(unit, row, facts, participants)),
      forward: await mayForward(unit, row, access),
    },
    version: String(row.version),
  }
}

const sees = (access: Access, { organisation }: RequestRow): boolean => access.isCustomerOf(organisation)

const headOf = (row: RequestRow) => ({
  id: row.id,
  number: row.number,
  kind: row.kind,
  state: row.state,
  subject: row.subject,
  description: row.description,
  organisation: row.organisation,
  organisationName: row.organisation_name,
  licenceNumber: row.licence_number,
  line: row.line,
  author: row.author_name,
  contactEmail: row.contact_email,
  contactPhone: row.contact_phone,
  channel: row.channel,
  usersAffected: row.users_affected,
  impact: row.impact,
  urgency: row.urgency,
  priority: row.priority,
  topic: row.topic,
  programVersion: row.program_version,
  about: row.about,
  implementedIn: row.implemented_in,
  reopened: row.reopened,
  createdAt: row.created_at.toISOString(),
  startedAt: row.started_at.toISOString(),
  solvedAt: iso(row.solved_at),
  closedAt: iso(row.closed_at),
  changedAt: row.changed_at.toISOString(),
})

/**
 * What a release will say of it is the line's draft until the release says it; whom else a change concerns is no
 * customer's to know.
 */
async function detailsFor(unit: DeskUnit, row: RequestRow, isOfLine: boolean) {
  const { affects = [], releaseNote, ...details } = detailsIn(row)
  if (!isOfLine) return details
  const names = new Map((await organisationsOf(unit)).map(({ id, name }) => [id, name]))
  return {
    ...details,
    ...(releaseNote ? { releaseNote } : {}),
    affects: affects.map((id) => ({ id, name: names.get(id) ?? '' })),
  }
}

const participantView = ({ email, name, person }: ParticipantRow, isSeen: boolean) => ({
  name,
  email: isSeen ? email : '',
  person,
})

const attachmentView = (row: AttachmentRow, access: Access) => ({
  id: row.id,
  message: row.message,
  note: row.note,
  name: row.name,
  type: row.type,
  size: Number(row.size),
  at: row.at.toISOString(),
  isDraft: row.is_draft,
  isMine: row.added_by === access.actor,
})

const consentView = (row: ConsentRow, access: Access) => ({
  id: row.id,
  at: row.at.toISOString(),
  until: row.until.toISOString(),
  level: row.level,
  hash: row.hash,
  deletedAt: iso(row.deleted_at),
  isMine: row.person === access.personId,
})

async function threadOf(unit: DeskUnit, { id }: RequestRow, isOfLine: boolean): Promise<ThreadItem[]> {
  const me = unit.access.personId
  const messages = (await messagesOf(unit, id)).map((row) => ({ row, item: messageItem(row, me) }))
  const events = (await eventsOf(unit, id))
    .filter(({ what }) => isOfLine || !OF_LINE.has(what))
    .map((row) => ({ row, item: eventItem(row) }))
  const notes = isOfLine ? (await notesOf(unit, id)).map((row) => ({ row, item: noteItem(row, me) })) : []
  return [...messages, ...events, ...notes]
    .sort((a, b) => (a.row.sequence < b.row.sequence ? -1 : 1))
    .map(({ item }) => item)
}

const messageItem = (row: MessageRow, me: string): ThreadItem => ({
  what: 'message',
  id: row.id,
  at: row.at.toISOString(),
  author: row.author_name,
  isMine: me !== '' && row.author === me,
  side: row.side,
  channel: row.channel,
  text: row.text,
  isQuestion: row.is_question,
  isAutomatic: row.is_automatic,
})

const eventItem = (row: EventRow): ThreadItem => ({
  what: 'event',
  at: row.at.toISOString(),
  author: row.actor_name,
  event: row.what,
  before: row.before,
  after: row.after,
  reason: row.reason,
})

const noteItem = (row: NoteRow, me: string): ThreadItem => ({
  what: 'note',
  id: row.id,
  at: row.at.toISOString(),
  author: row.author_name,
  isMine: me !== '' && row.author === me,
  text: row.text,
})

const MINUTE = 60_000
const inMs = (minutes: number | null): number | null => (minutes === null ? null : minutes * MINUTE)

/** Working time only; a span that does not run is drawn hollow. */
export function clockOf(given: RequestFacts, at: number, terms: TermsInForce) {
  const { calendar, hours, targets } = terms
  const facts = withBreaches(given, at, terms)
  const target = targetOf(targets, facts.kind, facts.priority)
  const due = dues(facts, at, terms)
  const { spans } = facts
  const ends = facts.reactedAt ?? at
  const { open, until } = openAt(hours, calendar, at)
  return {
    at: new Date(at).toISOString(),
    runs: spans.at(-1)?.runs ?? false,
    isOpen: open,
    until: new Date(until).toISOString(),
    hours,
    reaction: {
      targetMs: inMs(target.reaction),
      takenMs: workingMs(hours, calendar, facts.reactionFrom, ends),
      due: due.reaction && new Date(due.reaction.at).toISOString(),
      isProvisional: due.reaction?.provisional ?? false,
      doneAt: facts.reactedAt === null ? null : new Date(facts.reactedAt).toISOString(),
      isBreached: facts.reactionBreached,
    },
    solution: {
      targetMs: inMs(target.solution),
      takenMs: due.elapsed,
      due: due.solution && new Date(due.solution.at).toISOString(),
      isProvisional: due.solution?.provisional ?? false,
      doneAt: facts.solvedAt === null ? null : new Date(facts.solvedAt).toISOString(),
      isBreached: facts.solutionBreached,
    },
    spans: spans.map(({ from, runs }, index) => {
      const to = spans[index + 1]?.from ?? null
      const end = to ?? at
      return {
        from: new Date(from).toISOString(),
        to: to === null ? null : new Date(to).toISOString(),
        runs,
        workingMs: workingMs(hours, calendar, from, end),
      }
    }),
    next: nextOf(facts, at, terms),
  }
}

function nextOf(facts: RequestFacts, at: number, terms: TermsInForce) {
  const next = nextAutomatic(facts, at, terms)
  return next && { act: next.act, at: new Date(next.at).toISOString() }
}

async function whatShe(
  unit: DeskUnit,
  row: RequestRow,
  facts: RequestFacts,
  participants: readonly ParticipantRow[],
) {
  const { access } = unit
  const may = access.scope === 'full'
  const actor = actorOf(access, row, participants)
  const possible: readonly Act[] = may ? acts(row.kind, row.state, actor) : []
  const names = row.kind === 'service' && possible.includes('send-for-approval')
  const handles = mayHandle(access, row.line)
  const kinds: readonly Kind[] = handles ? kindsFor(facts) : []
  return {
    acts: possible,
    approvers: names ? await approversFor(unit, row) : [],
    note: mayWriteAtLine(access, row.line),
    handle: handles,
    kinds,
    attach: may && (mayAskFor(access, row.organisation) || mayWriteAtLine(access, row.line)),
    rate: may && actor.participates && (row.state === 'solved' || row.state === 'closed'),
  }
}
