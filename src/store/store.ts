// What the program keeps in PostgreSQL: documents by the hash of their bytes, books as lists of documents, closes as
// results (architecture.md, "Identity"). Every write of more than one row is one transaction: a book is imported whole
// or not at all, whatever stops the program, the server or the machine.

import type { Kysely, Transaction } from 'kysely'
import { assert, finding } from '../ledger/finding.ts'
import { hashOfAll, sha256 } from '../ledger/hash.ts'
import { type Access, asProgram, transactionOf } from './access.ts'
import {
  type AuditEntry,
  type AuditQuery,
  appendAudit,
  type ChainHead,
  eraseContent,
  type ListedEntry,
  listAudit,
  type Verified,
  verifyChain,
} from './audit.ts'
import {
  type ClosesPage,
  type Closing,
  closeOf,
  closesOf,
  type KeptClose,
  type KeptOutcome,
  keepClose,
} from './closes.ts'
import { Desk, type DeskChanged } from './desk/unit.ts'
import { Discussion } from './discussion.ts'
import { type Draft, draftsOf, dropDraft, saveDraft } from './drafts.ts'
import { Jobs } from './jobs.ts'
import { booksOf, documentsOf, keep, keepFiles, keepRows } from './keep-book.ts'
import { answerOf, keepAnswer } from './once.ts'
import { unpack } from './packing.ts'
import { People } from './people.ts'
import { Refused } from './refused.ts'
import { type BookAct, type BookChange, type Revised, reviseBook } from './revise-book.ts'
import { Revisions } from './revisions.ts'
import type { Tables } from './tables.ts'
import type { Files, ListedBook, Once, RegisterRow, StoredBook, Surroundings } from './types.ts'
import { Uploads } from './uploads.ts'
import { Versions } from './versions.ts'
import { writing } from './writing.ts'

export interface Imported {
  readonly name: string
  readonly revision: bigint
  readonly files: number
  /** False: the store held exactly these files already. */
  readonly changed: boolean
}

/** A book has a new revision: told to who listens, once it is in the database. */
export interface BookRevised {
  readonly book: string
  readonly revision: bigint
  readonly by: Access
  readonly act: BookAct
}

interface Listeners {
  readonly revised: Set<(revised: BookRevised) => void>
  readonly desk: Set<(changed: DeskChanged) => void>
}

/**
 * The store on behalf of someone: what it reads and writes is what `access` may. As it is opened it acts for nobody,
 * who sees no book; `as` gives the same store on behalf of another.
 */
export class Store {
  readonly access: Access
  readonly #database: Kysely<Tables>
  readonly #surroundings: Surroundings
  readonly #listeners: Listeners

  constructor(
    database: Kysely<Tables>,
    surroundings: Surroundings,
    access: Access,
    listeners: Listeners = { revised: new Set(), desk: new Set() },
  ) {
    this.#database = database
    this.#surroundings = surroundings
    this.access = access
    this.#listeners = listeners
  }

  as(access: Access): Store {
    return new Store(this.#database, this.#surroundings, access, this.#listeners)
  }

  /** Told of every new revision that this process makes, on whoever's behalf; gives the way to stop. */
  onRevised(listener: (revised: BookRevised) => void): () => void {
    this.#listeners.revised.add(listener)
    return () => this.#listeners.revised.delete(listener)
  }

  /** Told of every change at the desk that this process makes, whatever way it came; gives the way to stop. */
  onDeskChanged(listener: (changed: DeskChanged) => void): () => void {
    this.#listeners.desk.add(listener)
    return () => this.#listeners.desk.delete(listener)
  }

  /** @throws Refused STORE-010 when the disk is nearly full and nothing may be written. */
  requireWritable(): void {
    this.#surroundings.requireWritable()
  }

  now(): Date {
    return this.#surroundings.clock()
  }

  /** People, sessions, links: each act with an access of its own. */
  get people(): People {
    return new People(this.#database, this.#surroundings)
  }

  /**
   * Takes a book into the store. The same files again change nothing; other files under a known name are a new
   * revision, and only with `replace`. With `once` a request that comes again changes nothing.
   * @throws Refused STORE-013 when the name is taken by other files, STORE-010 when the disk is nearly full.
   */
  async importBook(
    name: string,
    files: Files,
    rows: readonly RegisterRow[] = [],
    { once, replace = false }: { readonly once?: Once; readonly replace?: boolean } = {},
  ): Promise<Imported> {
    const documents = await documentsOf(files)
    const contentHash = hashOfAll(documents.map(({ path, hash }) => `${path} ${hash}`))
    const imported = await this.#write(async (transaction) => {
      const book = await this.#bookForUpdate(transaction, name)
      const last = await transaction
        .selectFrom('revision')
        .select(['id', 'content_hash'])
        .where('book', '=', book)
        .orderBy('id', 'desc')
        .limit(1)
        .executeTakeFirst()
      const same = { name, files: documents.length, changed: false }
      if (last && once && (await answerOf(transaction, this.access, book, once)) !== undefined)
        return { ...same, revision: last.id }
      if (last?.content_hash === contentHash) return { ...same, revision: last.id }
      if (last && !replace) throw inputRefusal('STORE-013', name, { name })
      for (const document of documents) await keep(transaction, document)
      const revision = await this.#revise(transaction, book, contentHash)
      if (once) await keepAnswer(transaction, this.access, book, once, name, this.#surroundings.clock())
      await keepFiles(transaction, revision, documents)
      await keepRows(transaction, revision, rows)
      await this.#append(transaction, {
        action: 'book.import',
        objectKind: 'revision',
        object: String(revision),
        book: name,
        before: last ? { content: last.content_hash } : null,
        after: { content: contentHash, files: documents.length },
      })
      return { name, revision, files: documents.length, changed: true }
    })
    if (imported.changed) {
      const act = {
        action: 'book.import',
        objectKind: 'revision',
        object: String(imported.revision),
        entity: '',
      }
      this.#tell({ book: name, revision: imported.revision, by: this.access, act })
    }
    return imported
  }

  #tell(revised: BookRevised): void {
    for (const listener of this.#listeners.revised) listener(revised)
  }

  /**
   * The latest revision of a book, or the one that is named.
   * @throws Refused STORE-002 when there is no book of this name, or no such revision of it.
   */
  async bookFiles(name: string, revision: bigint | null = null): Promise<StoredBook> {
    return this.#read(async (transaction) => {
      const found = await transaction
        .selectFrom('revision')
        .innerJoin('book', 'book.id', 'revision.book')
        .select(['revision.id', 'revision.content_hash'])
        .where('book.name', '=', name)
        .$if(revision !== null, (query) => query.where('revision.id', '=', revision))
        .orderBy('revision.id', 'desc')
        .limit(1)
        .executeTakeFirst()
      if (!found) throw inputRefusal('STORE-002', name, { name, known: await namesOf(transaction) })
      const listed = await transaction
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
        read: (path) => this.#document(found.id, path, hashes.get(path)),
      }
    })
  }

  /** The one way to change files of a book: a new revision, with its entry in the trail (revise-book.ts). */
  async reviseBook(
    name: string,
    act: BookAct,
    change: (files: StoredBook) => Promise<BookChange>,
  ): Promise<Revised> {
    const revised = await reviseBook(this.#work(), name, act, change)
    if (revised.changed) this.#tell({ book: name, revision: revised.revision, by: this.access, act })
    return revised
  }

  /** How many revisions a book has had since `revision`, and when the latest came; null: none since. */
  changesSince(name: string, revision: bigint): Promise<{ count: number; at: Date } | null> {
    return this.#read(async (transaction) => {
      const since = await transaction
        .selectFrom('revision')
        .innerJoin('book', 'book.id', 'revision.book')
        .select('revision.imported_at as at')
        .where('book.name', '=', name)
        .where('revision.id', '>', revision)
        .orderBy('revision.id', 'desc')
        .execute()
      const [latest] = since
      return latest ? { count: since.length, at: latest.at } : null
    })
  }

  listBooks(): Promise<ListedBook[]> {
    return this.#read(booksOf)
  }

  /** Drafts are of who the store acts for, and of nobody else (drafts.ts). */
  listDrafts(book: string): Promise<Draft[]> {
    return draftsOf(this.#work(), book)
  }

  /** null: another tab saved it meanwhile. */
  saveDraft(book: string, draft: Omit<Draft, 'changedAt'>): Promise<Draft | null> {
    return saveDraft(this.#work(), book, draft)
  }

  dropDraft(book: string, document: string): Promise<void> {
    return dropDraft(this.#work(), book, document)
  }

  /** Keeps the result of a close. The same result of the same revision is kept once. */
  saveClose(revision: bigint, closing: Closing): Promise<void> {
    return keepClose(this.#work(), revision, closing)
  }

  /** A book leaves the database as a folder: that stands in the trail too. It must work on a nearly full disk. */
  async recordExport(book: StoredBook, files: number): Promise<void> {
    await transactionOf(this.#database, this.access, (transaction) =>
      this.#append(transaction, {
        action: 'book.export',
        objectKind: 'revision',
        object: String(book.revision),
        book: book.name,
        before: null,
        after: { files },
      }),
    )
  }

  /** Long work that was asked for (jobs.ts). */
  get jobs(): Jobs {
    return new Jobs(this.#database, this.#surroundings, this.access)
  }

  /** Files that wait to be accepted (uploads.ts). */
  get uploads(): Uploads {
    return new Uploads(this.#database, this.#surroundings, this.access)
  }

  /** Comments and attachments (discussion.ts). */
  get discussion(): Discussion {
    return new Discussion(this.#database, this.#surroundings, this.access)
  }

  /** Organisations, requests and all that hangs on them (desk/). */
  get desk(): Desk {
    return new Desk(this.#database, this.#surroundings, this.access, (changed) => {
      for (const listener of this.#listeners.desk) listener(changed)
    })
  }

  /** What the files of a book were before (versions.ts). */
  get versions(): Versions {
    return new Versions(this.#database, this.access)
  }

  /** Who made its revisions (revisions.ts). */
  get revisions(): Revisions {
    return new Revisions(this.#database, this.access)
  }

  listAudit(query: AuditQuery): Promise<ListedEntry[]> {
    return listAudit(this.#database, this.access, query)
  }

  /** Of the whole chain, so only for the console's access; what a person may be told of it is decided in src/app. */
  verifyAudit(kept: ChainHead | null = null): Promise<Verified> {
    return verifyChain(this.#database, this.access, kept)
  }

  /** Erases the contents of an entry of the trail; the entry and the chain stay. False when there is no such entry. */
  eraseAudit(sequence: bigint): Promise<boolean> {
    return this.#write((transaction) =>
      eraseContent(transaction, this.access, sequence, this.#surroundings.clock()),
    )
  }

  /** Closes of a book, the latest first. */
  listCloses(name: string, page: ClosesPage = { before: null, limit: 500 }): Promise<KeptClose[]> {
    return closesOf(this.#work(), name, page)
  }

  /** One of them with what it said; null: the book has none of this number. */
  findClose(name: string, id: string): Promise<KeptOutcome | null> {
    return closeOf(this.#work(), name, id)
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
      .values({
        book,
        content_hash: contentHash,
        imported_at: this.#surroundings.clock(),
        author: this.access.actor,
        action: 'book.import',
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    return id
  }

  /** Through the revision that lists it: a document that another book holds too is not opened by its hash. */
  async #document(revision: bigint, path: string, hash: string | undefined): Promise<Uint8Array> {
    assert(hash !== undefined, `the book does not list ${path}`)
    const found = await this.#read((transaction) =>
      transaction
        .selectFrom('revision_file')
        .innerJoin('document', 'document.hash', 'revision_file.document')
        .select(['packing', 'content'])
        .where('revision', '=', revision)
        .where('path', '=', path)
        .executeTakeFirst(),
    )
    // The right to the book was taken away since it was opened.
    if (!found) throw inputRefusal('STORE-018', path, { path })
    const bytes = unpack(found)
    // A disk that changed a byte must not change a figure.
    if (sha256(bytes) !== hash) {
      throw new Refused('program', finding('STORE-015', 'blocks', { file: path }, { path, hash }))
    }
    return bytes
  }

  /** The book's row, locked: two imports of one name come one after the other. Who creates a book is its controller. */
  async #bookForUpdate(transaction: Transaction<Tables>, name: string): Promise<bigint> {
    const made = await asProgram(transaction, this.access, async () => {
      const inserted = await transaction
        .insertInto('book')
        .values({ name })
        .onConflict((c) => c.column('name').doNothing())
        .returning('id')
        .executeTakeFirst()
      if (inserted && this.access.personId !== '') {
        const role = { person: this.access.personId, role: 'controller', entity: '' } as const
        await transaction
          .insertInto('person_role')
          .values({ ...role, book: inserted.id })
          .execute()
      }
      return inserted
    })
    if (made) {
      const entry = { action: 'book.create', objectKind: 'book', object: String(made.id), before: null }
      await this.#append(transaction, { ...entry, book: name, after: { name } })
      return made.id
    }
    const found = await transaction
      .selectFrom('book')
      .select('id')
      .where('name', '=', name)
      .forUpdate()
      .executeTakeFirst()
    // The name is taken by a book that she does not work in, and more is not said of it.
    if (!found) throw inputRefusal('STORE-019', name, { name })
    return found.id
  }

  #append(
    transaction: Transaction<Tables>,
    entry: Omit<AuditEntry, 'at' | 'actor' | 'entity'>,
  ): Promise<ChainHead> {
    const at = this.#surroundings.clock()
    return appendAudit(transaction, { at, actor: this.access.actor, entity: '', ...entry })
  }

  #work() {
    return { database: this.#database, surroundings: this.#surroundings, access: this.access }
  }

  #read<T>(work: (transaction: Transaction<Tables>) => Promise<T>): Promise<T> {
    return transactionOf(this.#database, this.access, work)
  }

  #write<T>(work: (transaction: Transaction<Tables>) => Promise<T>): Promise<T> {
    return writing(this.#database, this.#surroundings, this.access, work)
  }
}

const namesOf = async (transaction: Transaction<Tables>): Promise<string> =>
  (await booksOf(transaction)).map(({ name }) => name).join(', ') || 'none'

function inputRefusal(code: string, subject: string, values: Record<string, string>): Refused {
  return new Refused('input', finding(code, 'blocks', { subject }, values))
}
