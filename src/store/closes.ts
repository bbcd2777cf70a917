// Closes that were derived and kept, with who had them derived and of which revision.

import { type Kysely, sql, type Transaction } from 'kysely'
import type { Check } from '../ledger/finding.ts'
import type { Access } from './access.ts'
import { appendAudit } from './audit.ts'
import type { Surroundings } from './store.ts'
import type { Tables } from './tables.ts'
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
}

/** A close that was kept. */
export interface KeptClose {
  readonly reportingDate: string
  readonly fingerprint: string
  readonly createdAt: Date
  readonly blocked: boolean
  readonly revision: bigint
  /** As the trail names who had it derived; '' for closes of before. */
  readonly author: string
  /** Her name; '' for the console. */
  readonly authorName: string
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

export async function closesOf(transaction: Transaction<Tables>, book: string): Promise<KeptClose[]> {
  const { rows } = await sql<KeptClose>`
    select reporting_date as "reportingDate", fingerprint, closing.created_at as "createdAt", blocked,
      closing.revision, author, coalesce(person.name, '') as "authorName"
    from closing
    join revision on revision.id = closing.revision
    join book on book.id = revision.book
    left join person on author = 'person:' || person.id::text
    where book.name = ${book}
    order by closing.id desc`.execute(transaction)
  return rows
}
