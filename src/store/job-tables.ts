// The tables of migrations/0030-jobs and 0060-runs as Kysely knows them.

import type { GeneratedAlways } from 'kysely'

export type JobKind = 'close' | 'documents' | 'import' | 'accept'
export type JobState = 'queued' | 'running' | 'done' | 'failed' | 'cancelled'

export interface JobTables {
  job: {
    id: string
    owner: string
    /** null: of a book that is being imported. */
    book: bigint | null
    kind: JobKind
    /** jsonb: written as JSON text, read as the value. */
    subject: unknown
    key: string
    state: JobState
    step: string
    done: number
    total: number
    result: unknown
    findings: unknown
    position: GeneratedAlways<bigint>
    queued_at: Date
    started_at: Date | null
    ended_at: Date | null
  }
  job_input: { job: string; name: string; content: Buffer }
  job_file: { job: string; name: string; type: string; content: Buffer }
}
