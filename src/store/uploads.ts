// Files that were sent and wait to be accepted (migrations/0020-uploads): each of its sender alone.

import type { Kysely, Transaction } from 'kysely'
import { finding } from '../ledger/finding.ts'
import { sha256 } from '../ledger/hash.ts'
import { type Access, transactionOf } from './access.ts'
import { codeOf } from './errors.ts'
import { keep } from './keep-book.ts'
import { unpack } from './packing.ts'
import { Refused } from './refused.ts'
import type { Tables } from './tables.ts'
import type { Surroundings } from './types.ts'
import { writing } from './writing.ts'

/** Where a file is to go; '' while nobody has said. */
export interface Destination {
  readonly entity: string
  readonly from: string
  readonly to: string
  readonly account: string
}

export interface Upload extends Destination {
  readonly id: string
  readonly name: string
  readonly hash: string
  readonly size: bigint
  readonly uploadedAt: Date
  /** What it was understood as, by who put it there. */
  readonly understood: unknown
}

export interface Answer {
  readonly entity: string
  readonly from: string
  readonly to: string
}

type Columns = Pick<Destination, 'entity' | 'account'> & { period_from: string; period_to: string }

const columnsOf = ({ account, entity, from, to }: Destination): Columns => ({
  entity,
  account,
  period_from: from,
  period_to: to,
})

export class Uploads {
  readonly #database: Kysely<Tables>
  readonly #surroundings: Surroundings
  readonly #access: Access

  constructor(database: Kysely<Tables>, surroundings: Surroundings, access: Access) {
    this.#database = database
    this.#surroundings = surroundings
    this.#access = access
  }

  /** In the order in which they came. */
  list(book: string): Promise<Upload[]> {
    return transactionOf(this.#database, this.#access, (transaction) => this.#own(transaction, book))
  }

  /** null: there is none of hers. */
  async find(book: string, id: string): Promise<Upload | null> {
    return (await this.list(book)).find((one) => one.id === id) ?? null
  }

  /** Keeps a file. The same bytes again are the same upload, with what is now known of it. */
  add(
    book: string,
    file: { readonly name: string; readonly bytes: Uint8Array },
    destination: Destination,
    understood: unknown,
  ): Promise<Upload> {
    const hash = sha256(file.bytes)
    return this.#write(async (transaction) => {
      const id = await this.#book(transaction, book)
      await keep(transaction, { path: file.name, hash, bytes: file.bytes })
      const row = { ...columnsOf(destination), name: file.name, understood: JSON.stringify(understood) }
      await transaction
        .insertInto('upload')
        .values({
          ...row,
          owner: this.#access.actor,
          book: id,
          document: hash,
          uploaded_at: this.#surroundings.clock(),
        })
        .onConflict((conflict) => conflict.constraint('upload_once').doUpdateSet(row))
        .execute()
      const [made] = await this.#own(transaction, book, hash)
      return made!
    })
  }

  /** Where a file is to go, as its sender says; what she says of a `subject` is remembered. */
  async say(
    book: string,
    id: string,
    destination: Destination,
    understood: unknown,
    subject: string,
  ): Promise<void> {
    await this.#write(async (transaction) => {
      await transaction
        .updateTable('upload')
        .set({ ...columnsOf(destination), understood: JSON.stringify(understood) })
        .where('id', '=', BigInt(id))
        .where('owner', '=', this.#access.actor)
        .execute()
      if (subject === '') return
      const { account: _, ...answer } = columnsOf(destination)
      const row = { ...answer, at: this.#surroundings.clock() }
      await transaction
        .insertInto('upload_answer')
        .values({ ...row, owner: this.#access.actor, book: await this.#book(transaction, book), subject })
        .onConflict((conflict) => conflict.columns(['owner', 'book', 'subject']).doUpdateSet(row))
        .execute()
    })
  }

  /** What the sender answered of files like this one; null: never. */
  async answer(book: string, subject: string): Promise<Answer | null> {
    const found = await transactionOf(this.#database, this.#access, (transaction) =>
      transaction
        .selectFrom('upload_answer')
        .innerJoin('book', 'book.id', 'upload_answer.book')
        .select(['entity', 'period_from as from', 'period_to as to'])
        .where('book.name', '=', book)
        .where('owner', '=', this.#access.actor)
        .where('subject', '=', subject)
        .executeTakeFirst(),
    )
    return found ?? null
  }

  async bytes({ hash, id, name }: Upload): Promise<Uint8Array> {
    const found = await transactionOf(this.#database, this.#access, (transaction) =>
      transaction
        .selectFrom('upload')
        .innerJoin('document', 'document.hash', 'upload.document')
        .select(['packing', 'content'])
        .where('upload.id', '=', BigInt(id))
        .where('owner', '=', this.#access.actor)
        .executeTakeFirst(),
    )
    if (!found) throw new Refused('input', finding('STORE-018', 'blocks', { subject: name }, { path: name }))
    const bytes = unpack(found)
    if (sha256(bytes) === hash) return bytes
    throw new Refused('program', finding('STORE-015', 'blocks', { file: name }, { path: name, hash }))
  }

  /** Takes uploads away, accepted or not; a document that nothing holds any more goes with them. */
  async remove(book: string, ids: readonly string[]): Promise<void> {
    if (ids.length === 0) return
    const hashes = await this.#write(async (transaction) => {
      const id = await this.#book(transaction, book)
      const removed = await transaction
        .deleteFrom('upload')
        .where('id', 'in', ids.map(BigInt))
        .where('book', '=', id)
        .where('owner', '=', this.#access.actor)
        .returning('document')
        .execute()
      return removed.map(({ document }) => document)
    })
    for (const hash of hashes) await this.#forget(hash)
  }

  /** In a transaction of its own: another book, or another sender, may hold the document, and the database knows. */
  async #forget(hash: string): Promise<void> {
    try {
      await transactionOf(this.#database, this.#access, (transaction) =>
        transaction.deleteFrom('document').where('hash', '=', hash).execute(),
      )
    } catch (error) {
      // 23503: a row of another table holds it.
      if (codeOf(error) !== '23503') throw error
    }
  }

  async #own(transaction: Transaction<Tables>, book: string, hash?: string): Promise<Upload[]> {
    const rows = await transaction
      .selectFrom('upload')
      .innerJoin('book', 'book.id', 'upload.book')
      .innerJoin('document', 'document.hash', 'upload.document')
      .select(['upload.id', 'upload.name', 'upload.document as hash', 'document.size', 'uploaded_at'])
      .select(['entity', 'period_from', 'period_to', 'account', 'understood'])
      .where('book.name', '=', book)
      .where('owner', '=', this.#access.actor)
      .$if(hash !== undefined, (query) => query.where('upload.document', '=', hash ?? ''))
      .orderBy('upload.id')
      .execute()
    return rows.map(({ id, period_from, period_to, uploaded_at, ...row }) => ({
      ...row,
      id: String(id),
      from: period_from,
      to: period_to,
      uploadedAt: uploaded_at,
    }))
  }

  async #book(transaction: Transaction<Tables>, name: string): Promise<bigint> {
    const found = await transaction
      .selectFrom('book')
      .select('id')
      .where('name', '=', name)
      .executeTakeFirst()
    if (found) return found.id
    throw new Refused('input', finding('STORE-002', 'blocks', { subject: name }, { name, known: 'none' }))
  }

  #write<T>(work: (transaction: Transaction<Tables>) => Promise<T>): Promise<T> {
    return writing(this.#database, this.#surroundings, this.#access, work)
  }
}
