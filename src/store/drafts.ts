// What a person typed and has not saved (ui.md, "Drafts"): one unsaved copy per person and document, hers alone. Saving
// it makes no revision and no entry in the trail.

import { type Kysely, sql } from 'kysely'
import { type Access, transactionOf } from './access.ts'
import type { Tables } from './tables.ts'
import type { Surroundings } from './types.ts'
import { writing } from './writing.ts'

export interface Draft {
  /** `adjustments.csv#К-118`: as the book names the document. */
  readonly document: string
  /** What was typed, as the page keeps it: JSON. */
  readonly content: string
  /** Goes up with each save: another tab of hers is told by it. */
  readonly counter: bigint
  /** Of the document from which the draft began; '' for a new one. */
  readonly etag: string
  readonly changedAt: Date
}

interface Work {
  readonly database: Kysely<Tables>
  readonly surroundings: Surroundings
  readonly access: Access
}

/** All of one book, the latest first. */
export function draftsOf({ access, database }: Work, book: string): Promise<Draft[]> {
  return transactionOf(database, access, (transaction) =>
    transaction
      .selectFrom('draft')
      .innerJoin('book', 'book.id', 'draft.book')
      .select(['document', 'content', 'counter', 'etag', 'changed_at as changedAt'])
      .where('book.name', '=', book)
      .where('owner', '=', access.actor)
      .orderBy('changed_at', 'desc')
      .execute(),
  )
}

/** Saved where `counter` is that of the draft that is there (0n: none); else null, and nothing is changed. */
export function saveDraft(
  { access, database, surroundings }: Work,
  book: string,
  { content, counter, document, etag }: Omit<Draft, 'changedAt'>,
): Promise<Draft | null> {
  const at = surroundings.clock()
  return writing(database, surroundings, access, async (transaction) => {
    const { rows } = await sql<Draft>`
      insert into draft (owner, book, document, content, counter, etag, changed_at)
      select ${access.actor}, book.id, ${document}, ${content}, 1, ${etag}, ${at} from book
      where book.name = ${book} and (${counter}::bigint = 0 or exists (
        select from draft where owner = ${access.actor} and draft.book = book.id and document = ${document}
      ))
      on conflict (owner, book, document) do update
        set content = excluded.content, etag = excluded.etag, changed_at = excluded.changed_at,
          counter = draft.counter + 1
        where draft.counter = ${counter}
      returning document, content, counter, etag, changed_at as "changedAt"`.execute(transaction)
    return rows[0] ?? null
  })
}

export async function dropDraft(
  { access, database, surroundings }: Work,
  book: string,
  document: string,
): Promise<void> {
  await writing(database, surroundings, access, (transaction) =>
    transaction
      .deleteFrom('draft')
      .where('owner', '=', access.actor)
      .where('document', '=', document)
      .where('book', 'in', transaction.selectFrom('book').select('id').where('name', '=', book))
      .execute(),
  )
}
