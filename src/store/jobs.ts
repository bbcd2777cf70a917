// Long work that was asked for (migrations/0030-jobs, 0060-runs): each job is of who asked for it. How far a job has come is told
// on a nearly full disk too: what is under way must be able to end.

import { randomUUID } from 'node:crypto'
import { type Kysely, type Selectable, sql, type Transaction } from 'kysely'
import { type Finding, finding } from '../ledger/finding.ts'
import { type Access, transactionOf } from './access.ts'
import type { JobKind, JobState, JobTables } from './job-tables.ts'
import { Refused } from './refused.ts'
import type { Tables } from './tables.ts'
import type { Surroundings } from './types.ts'
import { writing } from './writing.ts'

export type { JobKind, JobState }

export interface Job {
  readonly id: string
  /** As the trail names who asked: `person:<id>`. */
  readonly owner: string
  /** '' : of a book that is being imported. */
  readonly book: string
  readonly kind: JobKind
  /** What was asked for: plain data, read by who does the work. */
  readonly subject: unknown
  readonly state: JobState
  readonly step: string
  readonly done: number
  readonly total: number
  readonly result: unknown
  readonly findings: readonly Finding[]
  readonly queuedAt: Date
  readonly startedAt: Date | null
  readonly endedAt: Date | null
}

/** Bytes that were sent for a job to work on; they go with its end. */
export interface JobInput {
  readonly name: string
  readonly bytes: Uint8Array
}

export interface JobFile {
  readonly name: string
  readonly type: string
  readonly bytes: Uint8Array
}

export interface JobEnd {
  readonly state: 'done' | 'failed' | 'cancelled'
  readonly result: unknown
  readonly findings: readonly Finding[]
  readonly file: JobFile | null
}

/** Two days after its end nobody asks for a job any more. */
const KEPT_FOR_MS = 48 * 60 * 60 * 1000

export class Jobs {
  readonly #database: Kysely<Tables>
  readonly #surroundings: Surroundings
  readonly #access: Access

  constructor(database: Kysely<Tables>, surroundings: Surroundings, access: Access) {
    this.#database = database
    this.#surroundings = surroundings
    this.#access = access
  }

  /** Those of who asks, the latest first. */
  list(): Promise<Job[]> {
    return this.#read(async (transaction) => {
      const owner = this.#access.actor
      return (await jobs(transaction).where('owner', '=', owner).execute()).map(jobOf)
    })
  }

  /** All that who acts may see: the console everyone's. */
  listEvery(): Promise<Job[]> {
    return this.#read(async (transaction) => (await jobs(transaction).execute()).map(jobOf))
  }

  /** null: there is none that who asks may see. */
  find(id: string): Promise<Job | null> {
    return this.#read(async (transaction) => {
      const found = await jobs(transaction).where('job.id', '=', id).executeTakeFirst()
      return found ? jobOf(found) : null
    })
  }

  file(id: string): Promise<JobFile | null> {
    return this.#read(async (transaction) => {
      const found = await transaction
        .selectFrom('job_file')
        .select(['name', 'type', 'content'])
        .where('job', '=', id)
        .executeTakeFirst()
      return found ? { name: found.name, type: found.type, bytes: found.content } : null
    })
  }

  input(id: string): Promise<JobInput | null> {
    return this.#read(async (transaction) => {
      const found = await transaction
        .selectFrom('job_input')
        .select(['name', 'content'])
        .where('job', '=', id)
        .executeTakeFirst()
      return found ? { name: found.name, bytes: found.content } : null
    })
  }

  /**
   * The job of this key: the one that is there, else a new one at the end of the row. `book` '' : one that is not there yet.
   * @throws Refused STORE-002 without the book, STORE-010 on a nearly full disk.
   */
  add(book: string, kind: JobKind, subject: unknown, key: string, input?: JobInput): Promise<Job> {
    const now = this.#surroundings.clock()
    return writing(this.#database, this.#surroundings, this.#access, async (transaction) => {
      await transaction
        .deleteFrom('job')
        .where('ended_at', '<', new Date(now.getTime() - KEPT_FOR_MS))
        .execute()
      const of = book === '' ? null : await bookId(transaction, book)
      const id = randomUUID()
      const { numAffectedRows } = await sql`
        insert into job (id, owner, book, kind, subject, key, state, step, done, total, findings, queued_at)
        values (${id}, ${this.#access.actor}, ${of}, ${kind}, ${JSON.stringify(subject)}, ${key},
          'queued', '', 0, 0, '[]', ${now})
        on conflict (key) where state in ('queued', 'running', 'done') do nothing`.execute(transaction)
      if (input && numAffectedRows === 1n) {
        const { bytes, name } = input
        const content = Buffer.from(bytes)
        await transaction.insertInto('job_input').values({ job: id, name, content }).execute()
      }
      const made = await jobs(transaction)
        .where('key', '=', key)
        .where('state', 'in', ['queued', 'running', 'done'])
        .executeTakeFirstOrThrow()
      return jobOf(made)
    })
  }

  /** What was under way when the program stopped goes back into the row. */
  async queueAgain(): Promise<void> {
    await this.#read((transaction) =>
      transaction
        .updateTable('job')
        .set({ state: 'queued', started_at: null, step: '', done: 0, total: 0 })
        .where('state', '=', 'running')
        .execute(),
    )
  }

  /** Begins the first job of the row; null: none waits. */
  next(): Promise<Job | null> {
    return this.#read(async (transaction) => {
      const first = await transaction
        .selectFrom('job')
        .select('id')
        .where('state', '=', 'queued')
        .orderBy('position')
        .limit(1)
        .forUpdate()
        .executeTakeFirst()
      if (!first) return null
      await transaction
        .updateTable('job')
        .set({ state: 'running', started_at: this.#surroundings.clock() })
        .where('id', '=', first.id)
        .execute()
      return jobOf(await jobs(transaction).where('job.id', '=', first.id).executeTakeFirstOrThrow())
    })
  }

  async progress(id: string, step: string, done: number, total: number): Promise<void> {
    await this.#read((transaction) =>
      transaction
        .updateTable('job')
        .set({ step, done, total })
        .where('id', '=', id)
        .where('state', '=', 'running')
        .execute(),
    )
  }

  /** Ends a job that has not ended; null: it had, or is not there. */
  end(id: string, { file, findings, result, state }: JobEnd): Promise<Job | null> {
    return this.#read(async (transaction) => {
      const { numUpdatedRows } = await transaction
        .updateTable('job')
        .set({
          state,
          result: result === null ? null : JSON.stringify(result),
          findings: JSON.stringify(findings),
          ended_at: this.#surroundings.clock(),
        })
        .where('id', '=', id)
        .where('state', 'in', ['queued', 'running'])
        .executeTakeFirst()
      if (numUpdatedRows === 0n) return null
      await transaction.deleteFrom('job_input').where('job', '=', id).execute()
      if (file) {
        const { bytes, name, type } = file
        await transaction
          .insertInto('job_file')
          .values({ job: id, name, type, content: Buffer.from(bytes) })
          .execute()
      }
      return jobOf(await jobs(transaction).where('job.id', '=', id).executeTakeFirstOrThrow())
    })
  }

  #read<T>(work: (transaction: Transaction<Tables>) => Promise<T>): Promise<T> {
    return transactionOf(this.#database, this.#access, work)
  }
}

const jobs = (transaction: Transaction<Tables>) =>
  transaction
    .selectFrom('job')
    .leftJoin('book', 'book.id', 'job.book')
    .selectAll('job')
    .select('book.name as bookName')
    .orderBy('position', 'desc')

/** @throws Refused STORE-002 */
async function bookId(transaction: Transaction<Tables>, name: string): Promise<bigint> {
  const found = await transaction.selectFrom('book').select('id').where('name', '=', name).executeTakeFirst()
  if (found) return found.id
  throw new Refused('input', finding('STORE-002', 'blocks', { subject: name }, { name, known: 'none' }))
}

function jobOf(row: Selectable<JobTables['job']> & { readonly bookName: string | null }): Job {
  return {
    id: row.id,
    owner: row.owner,
    book: row.bookName ?? '',
    kind: row.kind,
    subject: row.subject,
    state: row.state,
    step: row.step,
    done: row.done,
    total: row.total,
    result: row.result,
    // Written above, from findings.
    findings: row.findings as readonly Finding[],
    queuedAt: row.queued_at,
    startedAt: row.started_at,
    endedAt: row.ended_at,
  }
}
