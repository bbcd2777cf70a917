// The tables of migrations/ as Kysely knows them. int8 is bigint in both directions.

import type { Generated, GeneratedAlways } from 'kysely'
import type { DeskTables } from './desk-tables.ts'
import type { JobTables } from './job-tables.ts'
import type { PeopleTables } from './people-tables.ts'

export interface Tables extends PeopleTables, JobTables, DeskTables {
  document: { hash: string; size: bigint; packing: 'plain' | 'zstd'; content: Buffer }
  book: { id: GeneratedAlways<bigint>; name: string }
  revision: {
    id: GeneratedAlways<bigint>
    book: bigint
    content_hash: string
    imported_at: Date
    /** `Access.actor`; '' in revisions of before. */
    author: Generated<string>
    action: Generated<string>
    /** Of the trail: those that were written with it. */
    first_entry: Generated<bigint | null>
    last_entry: Generated<bigint | null>
    /** The revision that this one took back. */
    undoes: Generated<bigint | null>
  }
  revision_file: { revision: bigint; path: string; document: string }
  register_row: {
    revision: bigint
    position: number
    name: string
    hash: string
    file: string
    sheet: string
    row_number: number | null
  }
  upload: {
    id: GeneratedAlways<bigint>
    owner: string
    book: bigint
    name: string
    document: string
    entity: string
    period_from: string
    period_to: string
    account: string
    /** jsonb: written as JSON text, read as the value. */
    understood: unknown
    uploaded_at: Date
  }
  upload_answer: {
    owner: string
    book: bigint
    subject: string
    entity: string
    period_from: string
    period_to: string
    at: Date
  }
  closing: {
    id: GeneratedAlways<bigint>
    revision: bigint
    root_entity: string
    hierarchy: string
    presentation_currency: string
    scenario: string
    reporting_date: string
    /** jsonb: written as JSON text, read as the value. */
    inputs: unknown
    inputs_hash: string
    figures_hash: string
    fingerprint: string
    blocked: boolean
    checks: unknown
    findings: unknown
    created_at: Date
    /** `Access.actor` of who had it derived; '' in closes of before. */
    author: string
  }
  draft: {
    owner: string
    book: bigint
    document: string
    content: string
    counter: bigint
    etag: string
    changed_at: Date
  }
  comment: {
    id: GeneratedAlways<bigint>
    book: bigint
    kind: 'pair' | 'adjustment'
    subject: string
    entity: string
    partner: string
    author: string
    content: string
    at: Date
  }
  attachment: {
    id: GeneratedAlways<bigint>
    book: bigint
    kind: 'pair' | 'adjustment'
    subject: string
    entity: string
    partner: string
    /** Of a comment; null: of the subject itself. */
    comment: bigint | null
    document: string
    name: string
    author: string
    at: Date
    removed_at: Date | null
  }
  kept_answer: {
    owner: string
    book: bigint
    key: string
    request_hash: string
    answer: string
    at: Date
  }
}
