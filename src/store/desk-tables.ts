// The tables of migrations/0050-desk as Kysely knows them. Columns of jsonb are written as JSON text and read as the value.

import type { ColumnType, Generated, GeneratedAlways, JSONColumnType } from 'kysely'
import type { Channel, DeskRole, Kind, Level, Priority, State } from '../desk/types.ts'

export type LinkKind = 'duplicate-of' | 'caused-by' | 'related' | 'implements'
export type Side = 'customer' | 'line' | 'program'

/** Read as the value, written as its JSON. */
type Json = JSONColumnType<object>

export interface DeskTables {
  line: {
    code: string
    name: string
    zone: string
    opens: string
    closes: string
    calendar: string
    short_days: 'as-others' | 'hour-less'
    telephone: string
    card: Json
    targets: Json
    days: Json
    forward: ColumnType<object | null, string | null, string | null>
    calendar_hash: string
    version: bigint
  }
  calendar_year: { calendar: string; year: number; content: Json; changed_at: Date; version: bigint }
  organisation: {
    id: string
    code: string
    name: string
    licence_number: string
    valid_from: string | null
    valid_to: string | null
    line: string
    domains: string[]
    addresses: string[]
    next_number: bigint
    version: bigint
  }
  desk_role: { person: string; role: DeskRole; line: string | null; organisation: string | null }
  request: {
    id: string
    sequence: GeneratedAlways<bigint>
    organisation: string
    line: string
    number: string
    kind: Kind
    state: State
    subject: string
    description: string
    organisation_name: string
    licence_number: string
    author: string | null
    author_name: string
    contact_email: string
    contact_phone: string
    channel: Channel
    users_affected: number | null
    impact: Level
    urgency: Level
    priority: Priority
    topic: string
    queue: string
    assignee: string | null
    program_version: string
    about: string
    details: Json
    created_at: Date
    started_at: Date
    reaction_due: Date | null
    solution_due: Date | null
    due_provisional: boolean
    reaction_from: Date
    reacted_at: Date | null
    solved_at: Date | null
    closed_at: Date | null
    elapsed_ms: bigint
    reaction_breached: boolean
    solution_breached: boolean
    reopened: number
    implemented_in: string
    reminded: number
    look_at: Date | null
    score: number | null
    score_comment: string
    changed_at: Date
    version: bigint
    search: string
  }
  request_message: {
    id: string
    sequence: Generated<bigint>
    request: string
    at: Date
    author: string | null
    author_name: string
    side: Side
    channel: Channel
    text: string
    is_question: boolean
    is_automatic: boolean
    origin: Generated<string>
  }
  request_note: {
    id: string
    sequence: Generated<bigint>
    request: string
    at: Date
    author: string | null
    author_name: string
    text: string
  }
  request_event: {
    sequence: Generated<bigint>
    request: string
    at: Date
    actor: string
    actor_name: string
    what: string
    before: string
    after: string
    reason: string
  }
  request_span: { request: string; position: number; from_at: Date; runs: boolean }
  request_participant: { request: string; email: string; person: string | null; name: string }
  request_link: { request: string; other: string; kind: LinkKind }
  request_vote: { request: string; person: string; at: Date }
  request_attachment: {
    id: string
    sequence: GeneratedAlways<bigint>
    request: string
    message: string | null
    note: string | null
    name: string
    type: string
    document: string
    size: bigint
    added_by: string
    at: Date
    is_draft: boolean
    origin: Generated<string>
    forwarded_at: Date | null
  }
  request_forward: {
    request: string
    at: Date
    remote_number: string
    remote_state: string
    sent_through: bigint
    taken_through: bigint
    consents_sent_at: Date | null
    tries: number
    next_try_at: Date | null
    fault: string
  }
  request_origin: { request: string; organisation: string; installation: string; number: string }
  consent: {
    id: string
    request: string
    person: string
    at: Date
    until: Date
    level: 'structure' | 'amounts'
    hash: string
    content: Buffer | null
    deleted_at: Date | null
  }
  article: {
    id: string
    line: string
    title: string
    text: string
    language: 'ru' | 'en'
    published: boolean
    changed_at: Date
    version: bigint
    search: string
  }
  reply_template: { id: string; line: string; name: string; text: string; version: bigint }
  desk_answer: { owner: string; key: string; request_hash: string; answer: Json; at: Date }
  desk_draft: { owner: string; request: string | null; content: string; counter: bigint; changed_at: Date }
  mailbox: {
    id: string
    line: string
    address: string
    kind: Kind
    imap: Json
    smtp: Json
    secret: string
    enabled: boolean
    uid_validity: bigint | null
    last_uid: bigint
    plus_addressing: boolean
    checked_at: Date | null
    fault: string
    version: bigint
  }
  letter: {
    id: string
    sequence: GeneratedAlways<bigint>
    mailbox: string
    line: string
    uid_validity: bigint
    uid: bigint
    document: string
    body_hash: string
    message_id: string
    from_address: string
    from_name: string
    subject: string
    received_at: Date
    outcome: 'request' | 'message' | 'grey' | 'quarantine' | 'same' | 'refused'
    reason: string
    looks_like: string | null
    request: string | null
    settled_by: string
    settled_at: Date | null
  }
  outbox: {
    sequence: GeneratedAlways<bigint>
    mailbox: string | null
    request: string | null
    message: string | null
    message_id: string
    in_reply_to: string
    recipients: string[]
    subject: string
    text: string
    origin: Generated<string>
    files: Generated<string[]>
    consents: Generated<string[]>
    is_automatic: boolean
    made_at: Date
    sent_at: Date | null
    tries: number
    next_try_at: Date
    fault: string
    given_up_at: Date | null
  }
}
