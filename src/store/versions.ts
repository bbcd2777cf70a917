// What the files of a book were before: every revision lists its files, so a file's versions are the documents that
// stood at its path, one after the other.

import type { Kysely, Transaction } from 'kysely'
import { sql } from 'kysely'
import { finding } from '../ledger/finding.ts'
import { sha256 } from '../ledger/hash.ts'
import { type Access, transactionOf } from './access.ts'
import { unpack } from './packing.ts'
import { Refused } from './refused.ts'
import type { Tables } from './tables.ts'

export interface Version {
  /** From 1, in the order in which they came. */
  readonly number: number
  /** The revision that brought it. */
  readonly revision: string
  readonly path: string
  readonly hash: string
  readonly size: bigint
  readonly at: Date
}

export class Versions {
  readonly #database: Kysely<Tables>
  readonly #access: Access

  constructor(database: Kysely<Tables>, access: Access) {
    this.#database = database
    this.#access = access
  }

  /** How many versions each path below the folder has had. */
  async counts(book: string, folder: string): Promise<ReadonlyMap<string, number>> {
    const { rows } = await this.#read((transaction) =>
      sql<{ path: string; count: bigint }>`
        select path, count(distinct document) as count
        from revision_file
        join revision on revision.id = revision_file.revision
        join book on book.id = revision.book
        where book.name = ${book} and starts_with(path, ${folder})
        group by path`.execute(transaction),
    )
    return new Map(rows.map(({ count, path }) => [path, Number(count)]))
  }

  /** Versions of what stood at any of the paths, the first first; one that came back is listed again. */
  async of(book: string, paths: readonly string[]): Promise<Version[]> {
    const { rows } = await this.#read((transaction) =>
      sql<Omit<Version, 'number'>>`
        select revision::text, path, document as hash, size, at from (
          select revision.id as revision, path, document, imported_at as at,
            lag(document) over (order by revision.id, path) as before
          from revision_file
          join revision on revision.id = revision_file.revision
          join book on book.id = revision.book
          where book.name = ${book} and path = any (${paths})
        ) as listed
        join document on document.hash = listed.document
        where before is distinct from listed.document
        order by listed.revision, path`.execute(transaction),
    )
    return rows.map((row, index) => ({ number: index + 1, ...row }))
  }

  async bytes(book: string, { hash, path, revision }: Version): Promise<Uint8Array> {
    const found = await this.#read((transaction) =>
      transaction
        .selectFrom('revision_file')
        .innerJoin('revision', 'revision.id', 'revision_file.revision')
        .innerJoin('book', 'book.id', 'revision.book')
        .innerJoin('document', 'document.hash', 'revision_file.document')
        .select(['packing', 'content'])
        .where('book.name', '=', book)
        .where('revision.id', '=', BigInt(revision))
        .where('path', '=', path)
        .executeTakeFirst(),
    )
    if (!found) throw new Refused('input', finding('STORE-018', 'blocks', { subject: path }, { path }))
    const bytes = unpack(found)
    if (sha256(bytes) === hash) return bytes
    throw new Refused('program', finding('STORE-015', 'blocks', { file: path }, { path, hash }))
  }

  #read<T>(work: (transaction: Transaction<Tables>) => Promise<T>): Promise<T> {
    return transactionOf(this.#database, this.#access, work)
  }
}
