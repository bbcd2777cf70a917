// What the program keeps in PostgreSQL: documents by the hash of their bytes, books as lists of documents, closes as
// results (architecture.md, "Identity"). Every write of more than one row is one transaction: a book is imported whole
// or not at all, whatever stops the program, the server or the machine.

import { type Kysely, sql, type Transaction } from 'kysely'
import { compareBytes } from '../ledger/facts.ts'
import { assert, type Check, finding } from '../ledger/finding.ts'
import { hashOfAll, sha256 } from '../ledger/hash.ts'
import { codeOf, textOf } from './errors.ts'
import { pack, unpack } from './packing.ts'
import { Refused } from './refused.ts'
import type { Tables } from './tables.ts'

/** Files of a book by their paths below it, `/` between folders: what the book reader takes. */
export interface Files {
  list(): string[]
  read(path: string): Promise<Uint8Array>
}

/** One revision of a book in the store; it never changes. */
export interface StoredBook extends Files {
  readonly name: string
  readonly revision: bigint
  /** Hash of all paths and contents. */
  readonly contentHash: string
}

/** A row of a register as the reader found it (ledger/book.ts, Row). */
export interface RegisterRow {
  readonly document: string
  readonly hash: string
  readonly place: { readonly file?: string; readonly sheet?: string; readonly row?: number }
}

export interface ListedBook {
  readonly name: string
  readonly importedAt: Date
  readonly files: bigint
  readonly revisions: bigint
}

export interface Imported {
  readonly name: string
  readonly revision: bigint
  readonly files: number
  /** False: the store held exactly these files already. */
  readonly changed: boolean
}

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

export type Clock = () => Date

/** What the store asks of where it stands: may it write now, and what to put away at the end. */
export interface Surroundings {
  readonly clock: Clock
  /** Throws Refused when nothing may be written: too little free disk. */
  requireWritable(): void
  close(): Promise<void>
  /** Without waiting, for the last moment of a process that is going down. */
  closeSoon(): void
}

interface Document {
  readonly path: string
  readonly hash: string
  readonly bytes: Uint8Array
}

export class Store {
  readonly #database: Kysely<Tables>
  readonly #surroundings: Surroundings

  constructor(database: Kysely<Tables>, surroundings: Surroundings) {
    this.#database = database
    this.#surroundings = surroundings
  }

  /**
   * Takes a book into the store. The same files again change nothing; other files under a known name are a new
   * revision, and only with `replace`.
   * @throws Refused STORE-013 when the name is taken by other files, STORE-010 when the disk is nearly full.
   */
  async importBook(
    name: string,
    files: Files,
    rows: readonly RegisterRow[] = [],
    { replace = false } = {},
  ): Promise<Imported> {
    const documents = await documentsOf(files)
    const contentHash = hashOfAll(documents.map(({ path, hash }) => `${path} ${hash}`))
    return this.#write(async (transaction) => {
      const book = await bookForUpdate(transaction, name)
      const last = await transaction
        .selectFrom('revision')
        .select(['id', 'content_hash'])
        .where('book', '=', book)
        .orderBy('id', 'desc')
        .limit(1)
        .executeTakeFirst()
      if (last?.content_hash === contentHash) {
        return { name, revision: last.id, files: documents.length, changed: false }
      }
      if (last && !replace) throw inputRefusal('STORE-013', name, { name })
      for (const document of documents) await keep(transaction, document)
      const revision = await this.#revise(transaction, book, contentHash)
      await keepFiles(transaction, revision, documents)
      await keepRows(transaction, revision, rows)
      return { name, revision, files: documents.length, changed: true }
    })
  }

  /** @throws Refused STORE-002 when there is no book of this name. */
  async bookFiles(name: string): Promise<StoredBook> {
    const found = await this.#database
      .selectFrom('revision')
      .innerJoin('book', 'book.id', 'revision.book')
      .select(['revision.id', 'revision.content_hash'])
      .where('book.name', '=', name)
      .orderBy('revision.id', 'desc')
      .limit(1)
      .executeTakeFirst()
    if (!found) throw inputRefusal('STORE-002', name, { name, known: await this.#names() })
    const listed = await this.#database
      .selectFrom('revision_file')
      .select(['path', 'document'])
      .where('revision', '=', found.id)
      .orderBy('path')
      .execute()
    const hashes = new Map(listed.map(({ path, document }) => [path, document]))
    return {
      name,
      revision: found.id,
      contentHash: found.content_hash,
      list: () => [...hashes.keys()],
      read: (path) => this.#document(path, hashes.get(path)),
    }
  }

  async listBooks(): Promise<ListedBook[]> {
    const { rows } = await sql<ListedBook>`
      select book.name,
        (array_agg(revision.imported_at order by revision.id desc))[1] as "importedAt",
        count(*) as revisions,
        (select count(*) from revision_file where revision_file.revision = max(revision.id)) as files
      from book join revision on revision.book = book.id
      group by book.id, book.name
      order by book.name`.execute(this.#database)
    return rows
  }

  /** Keeps the result of a close. The same result of the same revision is kept once. */
  async saveClose(revision: bigint, closing: Closing): Promise<void> {
    await this.#write((transaction) =>
      transaction
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
          created_at: this.#surroundings.clock(),
        })
        .onConflict((conflict) => conflict.constraint('closing_once').doNothing())
        .execute(),
    )
  }

  /** Closes of a book, the latest first: reporting date, fingerprint, when. */
  async listCloses(name: string): Promise<{ reportingDate: string; fingerprint: string; createdAt: Date }[]> {
    return this.#database
      .selectFrom('closing')
      .innerJoin('revision', 'revision.id', 'closing.revision')
      .innerJoin('book', 'book.id', 'revision.book')
      .select(['reporting_date as reportingDate', 'fingerprint', 'created_at as createdAt'])
      .where('book.name', '=', name)
      .orderBy('closing.id', 'desc')
      .execute()
  }

  async close(): Promise<void> {
    await this.#database.destroy()
    await this.#surroundings.close()
  }

  closeSoon(): void {
    this.#surroundings.closeSoon()
  }

  async #revise(transaction: Transaction<Tables>, book: bigint, contentHash: string): Promise<bigint> {
    const { id } = await transaction
      .insertInto('revision')
      .values({ book, content_hash: contentHash, imported_at: this.#surroundings.clock() })
      .returning('id')
      .executeTakeFirstOrThrow()
    return id
  }

  async #document(path: string, hash: string | undefined): Promise<Uint8Array> {
    assert(hash !== undefined, `the book does not list ${path}`)
    const found = await this.#database
      .selectFrom('document')
      .select(['packing', 'content'])
      .where('hash', '=', hash)
      .executeTakeFirstOrThrow()
    const bytes = unpack(found)
    // A disk that changed a byte must not change a figure.
    if (sha256(bytes) !== hash) {
      throw new Refused('program', finding('STORE-015', 'blocks', { file: path }, { path, hash }))
    }
    return bytes
  }

  async #names(): Promise<string> {
    return (await this.listBooks()).map(({ name }) => name).join(', ') || 'none'
  }

  async #write<T>(work: (transaction: Transaction<Tables>) => Promise<T>): Promise<T> {
    this.#surroundings.requireWritable()
    try {
      return await this.#database.transaction().execute(work)
    } catch (error) {
      if (error instanceof Refused) throw error
      throw new Refused(
        'program',
        finding('STORE-016', 'blocks', {}, { code: codeOf(error), reason: textOf(error) }),
      )
    }
  }
}

async function documentsOf(files: Files): Promise<Document[]> {
  const documents: Document[] = []
  for (const path of files.list().sort(compareBytes)) {
    const bytes = await files.read(path)
    documents.push({ path, bytes, hash: sha256(bytes) })
  }
  return documents
}

/** The book's row, locked: two imports of one name come one after the other. */
async function bookForUpdate(transaction: Transaction<Tables>, name: string): Promise<bigint> {
  await transaction
    .insertInto('book')
    .values({ name })
    .onConflict((c) => c.column('name').doNothing())
    .execute()
  const { id } = await transaction
    .selectFrom('book')
    .select('id')
    .where('name', '=', name)
    .forUpdate()
    .executeTakeFirstOrThrow()
  return id
}

async function keep(transaction: Transaction<Tables>, { hash, bytes }: Document): Promise<void> {
  const known = await transaction
    .selectFrom('document')
    .select('hash')
    .where('hash', '=', hash)
    .executeTakeFirst()
  if (known) return
  await transaction
    .insertInto('document')
    .values({ hash, size: BigInt(bytes.length), ...pack(bytes) })
    .onConflict((conflict) => conflict.column('hash').doNothing())
    .execute()
}

async function keepFiles(
  transaction: Transaction<Tables>,
  revision: bigint,
  documents: readonly Document[],
): Promise<void> {
  const paths = documents.map(({ path }) => path)
  const hashes = documents.map(({ hash }) => hash)
  await sql`
    insert into revision_file (revision, path, document)
    select ${revision}, file.path, file.document
    from unnest(${paths}::text[], ${hashes}::text[]) as file (path, document)`.execute(transaction)
}

async function keepRows(
  transaction: Transaction<Tables>,
  revision: bigint,
  rows: readonly RegisterRow[],
): Promise<void> {
  const names = rows.map(({ document }) => document)
  const hashes = rows.map(({ hash }) => hash)
  const files = rows.map(({ place }) => place.file ?? '')
  const sheets = rows.map(({ place }) => place.sheet ?? '')
  const numbers = rows.map(({ place }) => place.row ?? null)
  await sql`
    insert into register_row (revision, position, name, hash, file, sheet, row_number)
    select ${revision}, line.position, line.name, line.hash, line.file, line.sheet, line.row_number
    from unnest(${names}::text[], ${hashes}::text[], ${files}::text[], ${sheets}::text[], ${numbers}::integer[])
      with ordinality as line (name, hash, file, sheet, row_number, position)`.execute(transaction)
}

function inputRefusal(code: string, subject: string, values: Record<string, string>): Refused {
  return new Refused('input', finding(code, 'blocks', { subject }, values))
}
