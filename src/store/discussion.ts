// What people say of a pair or a journal, and the files they lay beside it (migrations/0040-discussion): no part of the
// book, so that nothing here moves a figure. Row level security holds who sees it; who may do what is asked by the caller.

import { type Kysely, sql, type Transaction } from 'kysely'
import { assert, finding } from '../ledger/finding.ts'
import { sha256 } from '../ledger/hash.ts'
import { type Access, asProgram, transactionOf } from './access.ts'
import { appendAudit, type Content } from './audit.ts'
import { keep } from './keep-book.ts'
import { answerOf, keepAnswer } from './once.ts'
import { unpack } from './packing.ts'
import { Refused } from './refused.ts'
import type { Tables } from './tables.ts'
import type { Once, Surroundings } from './types.ts'
import { writing } from './writing.ts'

/** What is spoken of, and the companies whose accountants see it: '' for none. */
export interface Subject {
  readonly kind: 'pair' | 'adjustment'
  readonly id: string
  readonly entity: string
  readonly partner: string
}

export interface Comment {
  readonly id: string
  readonly content: string
  /** `Access.actor`, and the person's name at the time of reading. */
  readonly author: string
  readonly authorName: string
  readonly at: Date
}

export interface Attachment {
  readonly id: string
  readonly subject: Subject
  /** '' : of the subject itself. */
  readonly comment: string
  readonly name: string
  readonly hash: string
  readonly size: bigint
  readonly author: string
  readonly authorName: string
  readonly at: Date
  readonly isRemoved: boolean
}

export interface GivenFile {
  readonly name: string
  readonly bytes: Uint8Array
}

export class Discussion {
  readonly #database: Kysely<Tables>
  readonly #surroundings: Surroundings
  readonly #access: Access

  constructor(database: Kysely<Tables>, surroundings: Surroundings, access: Access) {
    this.#database = database
    this.#surroundings = surroundings
    this.#access = access
  }

  /** The latest first. */
  comments(book: string, { id, kind }: Pick<Subject, 'kind' | 'id'>): Promise<Comment[]> {
    return this.#read((transaction) => this.#comments(transaction, book, kind, id))
  }

  /** Its id; the same for the same Idempotency-Key. */
  say(book: string, subject: Subject, content: string, once: Once): Promise<string> {
    return this.#write(async (transaction) => {
      const of = await bookId(transaction, book)
      const known = await answerOf(transaction, this.#access, of, once)
      if (known !== undefined) return known
      const { id } = await transaction
        .insertInto('comment')
        .values({ ...this.#row(of, subject), content })
        .returning('id')
        .executeTakeFirstOrThrow()
      await keepAnswer(transaction, this.#access, of, once, String(id), this.#surroundings.clock())
      await this.#append(transaction, book, subject, 'comment.add', null, { comment: String(id), content })
      return String(id)
    })
  }

  /** Those that stand, the oldest first; `withRemoved`: those that were removed too. */
  async attachments(
    book: string,
    { id, kind }: Pick<Subject, 'kind' | 'id'>,
    withRemoved = false,
  ): Promise<Attachment[]> {
    const all = await this.#read((transaction) => this.#attachments(transaction, book, { kind, id }))
    return all.filter(({ isRemoved }) => withRemoved || !isRemoved)
  }

  /** null: there is none that she may see. */
  async attachment(book: string, id: string): Promise<Attachment | null> {
    const [found] = await this.#read((transaction) =>
      this.#attachments(transaction, book, { one: BigInt(id) }),
    )
    return found ?? null
  }

  /** The same file under the same name again is the attachment that stands already. */
  attach(book: string, subject: Subject, { bytes, name }: GivenFile, comment = ''): Promise<Attachment> {
    const hash = sha256(bytes)
    return this.#write(async (transaction) => {
      const of = await bookId(transaction, book)
      // Two at once come one after the other, and the second finds the first.
      await sql`select pg_advisory_xact_lock(hashtext(${`${book} ${subject.kind} ${subject.id}`}))`.execute(
        transaction,
      )
      const standing = await this.#attachments(transaction, book, subject)
      const same = standing.find(
        (one) => !one.isRemoved && one.hash === hash && one.name === name && one.comment === comment,
      )
      if (same) return same
      await keep(transaction, { path: name, hash, bytes })
      const { id } = await transaction
        .insertInto('attachment')
        .values({
          ...this.#row(of, subject),
          comment: comment === '' ? null : BigInt(comment),
          document: hash,
          name,
          removed_at: null,
        })
        .returning('id')
        .executeTakeFirstOrThrow()
      const after = { attachment: String(id), name, size: bytes.length, content: hash }
      await this.#append(transaction, book, subject, 'attachment.add', null, after)
      const [made] = await this.#attachments(transaction, book, { one: id })
      assert(made !== undefined, 'who attached a file does not see it')
      return made
    })
  }

  /** Taken away, or put back; on record either way. */
  setRemoved(book: string, of: Attachment, isRemoved: boolean): Promise<void> {
    return this.#write(async (transaction) => {
      const changed = await transaction
        .updateTable('attachment')
        .set({ removed_at: isRemoved ? this.#surroundings.clock() : null })
        .where('id', '=', BigInt(of.id))
        .where('removed_at', isRemoved ? 'is' : 'is not', null)
        .returning('id')
        .execute()
      if (changed.length === 0) return
      const what = { attachment: of.id, name: of.name, content: of.hash }
      if (isRemoved) await this.#append(transaction, book, of.subject, 'attachment.remove', what, null)
      else await this.#append(transaction, book, of.subject, 'attachment.restore', null, what)
    })
  }

  async bytes({ hash, id, name }: Attachment): Promise<Uint8Array> {
    const found = await this.#read((transaction) =>
      transaction
        .selectFrom('attachment')
        .innerJoin('document', 'document.hash', 'attachment.document')
        .select(['packing', 'document.content'])
        .where('attachment.id', '=', BigInt(id))
        .executeTakeFirst(),
    )
    if (!found) throw new Refused('input', finding('STORE-018', 'blocks', { subject: name }, { path: name }))
    const bytes = unpack(found)
    if (sha256(bytes) === hash) return bytes
    throw new Refused('program', finding('STORE-015', 'blocks', { file: name }, { path: name, hash }))
  }

  /** Ids of what has ever been spoken of: a number that was used is not given to another journal. */
  spokenOf(book: string, kind: Subject['kind']): Promise<string[]> {
    return this.#read((transaction) =>
      asProgram(transaction, this.#access, async () => {
        const { rows } = await sql<{ subject: string }>`
          select subject from comment join book on book.id = comment.book
          where book.name = ${book} and kind = ${kind}
          union
          select subject from attachment join book on book.id = attachment.book
          where book.name = ${book} and kind = ${kind}`.execute(transaction)
        return rows.map(({ subject }) => subject)
      }),
    )
  }

  async #comments(
    transaction: Transaction<Tables>,
    book: string,
    kind: Subject['kind'],
    subject: string,
  ): Promise<Comment[]> {
    const { rows } = await sql<Omit<Comment, 'id'> & { id: bigint }>`
      select comment.id, content, author, coalesce(person.name, author) as "authorName", at
      from comment
      join book on book.id = comment.book
      left join person on author = 'person:' || person.id::text
      where book.name = ${book} and kind = ${kind} and subject = ${subject}
      order by comment.id desc`.execute(transaction)
    return rows.map((row) => ({ ...row, id: String(row.id) }))
  }

  async #attachments(
    transaction: Transaction<Tables>,
    book: string,
    of: { readonly one: bigint } | Pick<Subject, 'kind' | 'id'>,
  ): Promise<Attachment[]> {
    const [one, kind, subject] = 'one' in of ? [of.one, '', ''] : [null, of.kind, of.id]
    const { rows } = await sql<Found>`
      select attachment.id, kind, subject, entity, partner, comment, attachment.name, document.hash,
        document.size, author, coalesce(person.name, author) as "authorName", at,
        removed_at is not null as "isRemoved"
      from attachment
      join book on book.id = attachment.book
      join document on document.hash = attachment.document
      left join person on author = 'person:' || person.id::text
      where book.name = ${book}
        and (attachment.id = ${one}::bigint
          or (${one}::bigint is null and kind = ${kind} and subject = ${subject}))
      order by attachment.id`.execute(transaction)
    return rows.map(({ comment, entity, id, kind, partner, subject, ...row }) => ({
      ...row,
      id: String(id),
      comment: comment === null ? '' : String(comment),
      subject: { kind, id: subject, entity, partner },
    }))
  }

  #row(book: bigint, { entity, id, kind, partner }: Subject) {
    const at = this.#surroundings.clock()
    return { book, kind, subject: id, entity, partner, author: this.#access.actor, at }
  }

  async #append(
    transaction: Transaction<Tables>,
    book: string,
    { entity, id, kind }: Subject,
    action: string,
    before: Content,
    after: Content,
  ): Promise<void> {
    const what = { action, objectKind: kind, object: id, book, entity, before, after }
    await appendAudit(transaction, { at: this.#surroundings.clock(), actor: this.#access.actor, ...what })
  }

  #read<T>(work: (transaction: Transaction<Tables>) => Promise<T>): Promise<T> {
    return transactionOf(this.#database, this.#access, work)
  }

  #write<T>(work: (transaction: Transaction<Tables>) => Promise<T>): Promise<T> {
    return writing(this.#database, this.#surroundings, this.#access, work)
  }
}

interface Found extends Omit<Attachment, 'id' | 'subject' | 'comment'> {
  readonly id: bigint
  readonly kind: Subject['kind']
  readonly subject: string
  readonly entity: string
  readonly partner: string
  readonly comment: bigint | null
}

async function bookId(transaction: Transaction<Tables>, name: string): Promise<bigint> {
  const found = await transaction.selectFrom('book').select('id').where('name', '=', name).executeTakeFirst()
  if (found) return found.id
  throw new Refused('input', finding('STORE-002', 'blocks', { subject: name }, { name, known: 'none' }))
}
