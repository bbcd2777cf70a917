// Who made the revisions of a book, and what each changed: what an edit needs to be taken back (src/app/undo).

import { type Kysely, type RawBuilder, sql, type Transaction } from 'kysely'
import { type Access, transactionOf } from './access.ts'
import type { Tables } from './tables.ts'

export interface MadeRevision {
  readonly revision: bigint
  readonly at: Date
  /** `Access.actor`; '' in revisions of before. */
  readonly author: string
  /** '' when the author is not a person of the installation. */
  readonly authorName: string
  readonly action: string
  /** Sequence numbers in the trail; null: it was made without. */
  readonly entries: { readonly first: bigint; readonly last: bigint } | null
  /** The one before it; null: it is the book's first. */
  readonly previous: bigint | null
  readonly isUndone: boolean
}

/** A file that a revision changed, by its hashes; null: it was not there, or is not any more. */
export interface ChangedFile {
  readonly path: string
  readonly was: string | null
  readonly is: string | null
}

interface Row {
  readonly revision: bigint
  readonly at: Date
  readonly author: string
  readonly name: string | null
  readonly action: string
  readonly first_entry: bigint | null
  readonly last_entry: bigint | null
  readonly previous: bigint | null
  readonly undone: boolean
}

export class Revisions {
  readonly #database: Kysely<Tables>
  readonly #access: Access

  constructor(database: Kysely<Tables>, access: Access) {
    this.#database = database
    this.#access = access
  }

  async find(book: string, revision: bigint): Promise<MadeRevision | null> {
    const [found] = await this.#made(book, revision, 1)
    return found?.revision === revision ? found : null
  }

  /** Of who asks, the latest first. */
  async own(book: string, limit: number): Promise<MadeRevision[]> {
    return this.#made(book, null, limit, this.#access.actor)
  }

  /** The latest revision after `revision` that changed a document of a register; null: none did. */
  lastOfDocument(book: string, revision: bigint, document: string): Promise<MadeRevision | null> {
    return this.#last(
      book,
      revision,
      sql`select string_agg(hash, ' ' order by position) from register_row
        where register_row.revision = revision.id and register_row.name = ${document}`,
    )
  }

  /** The same of what stands at a path. */
  lastAt(book: string, revision: bigint, path: string): Promise<MadeRevision | null> {
    return this.#last(
      book,
      revision,
      sql`select document from revision_file where revision_file.revision = revision.id and path = ${path}`,
    )
  }

  async #last(book: string, revision: bigint, content: RawBuilder<unknown>): Promise<MadeRevision | null> {
    const latest = await this.#read(async (transaction) => {
      const { rows } = await sql<{ id: bigint }>`
        select id from (
          select id, content, lag(content) over (order by id) as before from (
            select revision.id, (${content}) as content
            from revision
            join book on book.id = revision.book
            where book.name = ${book} and revision.id >= ${revision}
          ) as standing
        ) as listed
        where id > ${revision} and before is distinct from content
        order by id desc
        limit 1`.execute(transaction)
      return rows[0]?.id
    })
    return latest === undefined ? null : this.find(book, latest)
  }

  /** What changed between two revisions of the book. */
  changed(book: string, before: bigint, after: bigint): Promise<ChangedFile[]> {
    const of = (revision: bigint) => sql`(
      select path, document from revision_file
      join revision on revision.id = revision_file.revision
      join book on book.id = revision.book
      where book.name = ${book} and revision.id = ${revision}
    )`
    return this.#read(async (transaction) => {
      const { rows } = await sql<ChangedFile>`
        select path, was.document as was, made.document as is
        from ${of(before)} as was full join ${of(after)} as made using (path)
        where was.document is distinct from made.document
        order by path`.execute(transaction)
      return rows
    })
  }

  /** From `until` back, or from the latest; `author` '' : of everyone. */
  #made(book: string, until: bigint | null, limit: number, author = ''): Promise<MadeRevision[]> {
    return this.#read(async (transaction) => {
      const { rows } = await sql<Row>`
        select revision.id as revision, imported_at as at, author, person.name, action, first_entry, last_entry,
          (select max(id) from revision as earlier where earlier.book = revision.book and earlier.id < revision.id)
            as previous,
          exists (select from revision as later where later.undoes = revision.id) as undone
        from revision
        join book on book.id = revision.book
        left join person on author = 'person:' || person.id::text
        where book.name = ${book}
          and (${until}::bigint is null or revision.id <= ${until})
          and (${author} = '' or author = ${author})
        order by revision.id desc
        limit ${limit}`.execute(transaction)
      return rows.map(({ first_entry: first, last_entry: last, name, undone, ...row }) => ({
        ...row,
        authorName: name ?? '',
        entries: first === null || last === null ? null : { first, last },
        isUndone: undone,
      }))
    })
  }

  #read<T>(work: (transaction: Transaction<Tables>) => Promise<T>): Promise<T> {
    return transactionOf(this.#database, this.#access, work)
  }
}
