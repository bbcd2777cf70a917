// Closes that were derived and kept, with who had them derived and of which revision.

import { type Kysely, sql } from 'kysely'
import type { Check, Finding } from '../ledger/finding.ts'
import { type Access, transactionOf } from './access.ts'
import { appendAudit } from './audit.ts'
import type { Tables } from './tables.ts'
import type { Surroundings } from './types.ts'
import { writing } from './writing.ts'

/** What a close gave (architecture.md, "The fact table": key of a close). */
export interface Closing {
  readonly rootEntity: string
  readonly hierarchy: string
  readonly presentationCurrency: string
  readonly scenario: string
  /** YYYY-MM-DD */
  readonly reportingDate: string
  /** Documents used: path or register row, with the hash of its content. */
  readonly inputs: readonly { readonly document: string; readonly hash: string }[]
  readonly inputsHash: string
  readonly figuresHash: string
  readonly fingerprint: string
  readonly blocked: boolean
  readonly checks: readonly Check[]
  /** What reading and deriving found. */
  readonly findings: readonly Finding[]
}

/** A close that was kept. */
export interface KeptClose {
  readonly id: string
  readonly reportingDate: string
  readonly fingerprint: string
  readonly createdAt: Date
  readonly blocked: boolean
  readonly revision: bigint
  /** As the trail names who had it derived; '' for closes of before. */
  readonly author: string
  /** Her name; '' for the console. */
  readonly authorName: string
  /** Findings and failed checks that block it, and those that warn. */
  readonly blocking: bigint
  readonly warning: bigint
  readonly passed: bigint
}

/** With what it said. */
export interface KeptOutcome extends KeptClose {
  readonly inputsHash: string
  readonly figuresHash: string
  readonly checks: readonly Check[]
  readonly findings: readonly Finding[]
}

interface Work {
  readonly database: Kysely<Tables>
  readonly surroundings: Surroundings
  readonly access: Access
}

export async function keepClose(
  { access, database, surroundings }: Work,
  revision: bigint,
  closing: Closing,
): Promise<void> {
  const at = surroundings.clock()
  await writing(database, surroundings, access, async (transaction) => {
    const kept = await transaction
      .insertInto('closing')
      .values({
        revision,
        root_entity: closing.rootEntity,
        hierarchy: closing.hierarchy,
        presentation_currency: closing.presentationCurrency,
        scenario: closing.scenario,
        reporting_date: closing.reportingDate,
        inputs: JSON.stringify(closing.inputs),
        inputs_hash: closing.inputsHash,
        figures_hash: closing.figuresHash,
        fingerprint: closing.fingerprint,
        blocked: closing.blocked,
        checks: JSON.stringify(closing.checks),
        findings: JSON.stringify(closing.findings),
        created_at: at,
        author: access.actor,
      })
      .onConflict((conflict) => conflict.constraint('closing_once').doNothing())
      .executeTakeFirst()
    if (kept.numInsertedOrUpdatedRows === 0n) return
    const { name } = await transaction
      .selectFrom('revision')
      .innerJoin('book', 'book.id', 'revision.book')
      .select('book.name')
      .where('revision.id', '=', revision)
      .executeTakeFirstOrThrow()
    const { fingerprint, presentationCurrency, reportingDate, rootEntity, scenario } = closing
    await appendAudit(transaction, {
      at,
      actor: access.actor,
      entity: '',
      action: 'close.keep',
      objectKind: 'close',
      object: fingerprint,
      book: name,
      before: null,
      after: { revision: String(revision), rootEntity, presentationCurrency, scenario, reportingDate },
    })
  })
}

export interface ClosesPage {
  /** Those before this number; null: from the latest on. */
  readonly before: string | null
  readonly limit: number
}

/** Those of a book, the latest first. */
export function closesOf(
  work: Omit<Work, 'surroundings'>,
  book: string,
  { before, limit }: ClosesPage,
): Promise<KeptClose[]> {
  return transactionOf(work.database, work.access, async (transaction) => {
    const { rows } = await sql<KeptClose>`
      select ${KEPT} from ${FROM}
      where book.name = ${book} and (${before}::bigint is null or closing.id < ${before}::bigint)
      order by closing.id desc limit ${limit}`.execute(transaction)
    return rows
  })
}

/** null: the book has none of this number. */
export function closeOf(
  work: Omit<Work, 'surroundings'>,
  book: string,
  id: string,
): Promise<KeptOutcome | null> {
  return transactionOf(work.database, work.access, async (transaction) => {
    const { rows } = await sql<KeptOutcome>`
      select ${KEPT}, inputs_hash as "inputsHash", figures_hash as "figuresHash", checks, findings
      from ${FROM} where book.name = ${book} and closing.id = ${id}::bigint`.execute(transaction)
    return rows[0] ?? null
  })
}

const FROM = sql`
  closing
  join revision on revision.id = closing.revision
  join book on book.id = revision.book
  left join person on closing.author = 'person:' || person.id::text
  cross join lateral (
    select
      count(*) filter (where not one.passed and one.severity = 'blocks') as blocking,
      count(*) filter (where not one.passed and one.severity = 'warns') as warning,
      count(*) filter (where one.passed) as passed
    from (
      select (value ->> 'passed')::boolean as passed, value ->> 'severity' as severity
      from jsonb_array_elements(checks)
      union all
      select false, value ->> 'severity' from jsonb_array_elements(findings)
    ) as one
  ) as said`

const KEPT = sql`
  closing.id::text as id, reporting_date as "reportingDate", fingerprint, closing.created_at as "createdAt", blocked,
  closing.revision, closing.author, coalesce(person.name, '') as "authorName", said.blocking, said.warning, said.passed`
