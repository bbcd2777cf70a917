// The tables of migrations/0002-people as Kysely knows them.

import type { GeneratedAlways } from 'kysely'
import type { BookRole } from './make-access.ts'

export type LinkPurpose = 'first-administrator' | 'invitation' | 'lost-access'

export interface PeopleTables {
  person: {
    id: string
    login: string
    name: string
    email: string
    language: 'ru' | 'en'
    is_administrator: boolean
    prepares_statements: boolean
    created_at: Date
    disabled_at: Date | null
    version: bigint
  }
  person_secret: {
    person: string
    password_hash: string | null
    totp_secret: string | null
    totp_confirmed_at: Date | null
    totp_last_step: bigint
  }
  recovery_code: { person: string; hash: string; used_at: Date | null }
  person_role: { person: string; book: bigint; role: BookRole; entity: string }
  session: {
    id: string
    person: string
    token_hash: string
    started_at: Date
    seen_at: Date
    address: string
    browser: string
  }
  one_time_link: {
    token_hash: string
    purpose: LinkPurpose
    person: string | null
    made_at: Date
    expires_at: Date
    used_at: Date | null
  }
  api_token: {
    id: string
    person: string
    name: string
    token_hash: string
    scope: 'read' | 'full'
    made_at: Date
    expires_at: Date
    used_at: Date | null
    revoked_at: Date | null
  }
  outside_identity: { issuer: string; subject: string; person: string; linked_at: Date }
  sign_in_failure: { id: GeneratedAlways<bigint>; key: string; at: Date }
  audit_entry: {
    sequence: bigint
    at: Date
    actor: string
    action: string
    object_kind: string
    object: string
    book: bigint | null
    entity: string
    before_hash: string | null
    after_hash: string | null
    previous_hash: string
    hash: string
  }
  audit_content: { sequence: bigint; side: 'before' | 'after'; salt: string; content: string }
  audit_head: { one: boolean; sequence: bigint; hash: string }
}
