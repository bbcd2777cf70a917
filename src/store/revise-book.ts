// A change of a book that is in the store: some of its files in a new revision, the others as they were. One transaction
// holds the book's row from reading to writing, so that two changes come one after the other and each sees the last.

import { type Kysely, sql, type Transaction } from 'kysely'
import { compareBytes } from '../ledger/facts.ts'
import { assert, finding } from '../ledger/finding.ts'
import { hashOfAll, sha256 } from '../ledger/hash.ts'
import { type Access, asProgram } from './access.ts'
import { appendAudit, type Content } from './audit.ts'
import { keep, keepFiles, keepRows } from './keep-book.ts'
import { answerOf, keepAnswer } from './once.ts'
import { unpack } from './packing.ts'
import { Refused } from './refused.ts'
import type { Tables } from './tables.ts'
import type { Once, RegisterRow, StoredBook, Surroundings } from './types.ts'
import { writing } from './writing.ts'

/** What is done, as the audit trail names it. */
export interface BookAct {
  /** `<area>.<verb>`: `adjustment.create`. */
  readonly action: string
  readonly objectKind: string
  readonly object: string
  /** Code of the entity that it is of; '' for what is of the book. */
  readonly entity: string
  /** Idempotency-Key of a request that creates: the same key again gets the same answer, and changes nothing. */
  readonly once?: Once
  /**
   * An approver writes nothing of a book but her approval, and row level security lets her make no revision: the program
   * makes it for her, of a book that she sees. What it may be is decided by who calls.
   */
  readonly isApproval?: boolean
  /** The revision that this edit takes back. */
  readonly undoes?: bigint
}

export interface BookChange {
  /** Path → new bytes; null: the file is removed. */
  readonly files: ReadonlyMap<string, Uint8Array | null>
  /** Rows of all registers of the book as it is after the change. */
  readonly rows: readonly RegisterRow[]
  /** For the trail: what the object was and what it is. */
  readonly before: Content
  readonly after: Content
  /** Where the change is of several entities: an entry in the trail for each, in place of the one. */
  readonly entries?: readonly ChangeEntry[]
  /** Found while changing, where it was not known before: the id that a new journal was given. */
  readonly object?: string
  /** What the caller is told, kept with `once`; '' else. */
  readonly answer: string
}

export interface ChangeEntry {
  readonly object: string
  readonly entity: string
  readonly before: Content
  readonly after: Content
}

export interface Revised {
  readonly revision: bigint
  /** False: the files are what they were, and no revision was made. */
  readonly changed: boolean
  readonly answer: string
}

interface Work {
  readonly database: Kysely<Tables>
  readonly surroundings: Surroundings
  readonly access: Access
}

/**
 * What `change` throws is thrown on, with nothing changed.
 * @throws Refused STORE-002 when there is no such book, STORE-010, STORE-016.
 */
export async function reviseBook(
  { access, database, surroundings }: Work,
  name: string,
  { isApproval, once, undoes, ...act }: BookAct,
  change: (files: StoredBook) => Promise<BookChange>,
): Promise<Revised> {
  const refused: unknown[] = []
  const revised = async (transaction: Transaction<Tables>): Promise<Revised> => {
    const book = await lockedBook(transaction, name)
    const last = await lastRevision(transaction, name, book)
    const known = once && (await answerOf(transaction, access, book, once))
    if (known !== undefined) return { revision: last.revision, changed: false, answer: known }
    const made = await change(last).catch((error: unknown) => {
      refused.push(error)
      throw error
    })
    if (once) await keepAnswer(transaction, access, book, once, made.answer, surroundings.clock())
    const next = await nextContent(transaction, last, made)
    if (next === null) return { revision: last.revision, changed: false, answer: made.answer }
    const at = surroundings.clock()
    const sequences: bigint[] = []
    for (const entry of made.entries ?? [{ object: made.object ?? act.object, ...sidesOf(made) }]) {
      const whole = { at, actor: access.actor, book: name, ...act, ...entry }
      sequences.push((await appendAudit(transaction, whole)).sequence)
    }
    const { id: revision } = await transaction
      .insertInto('revision')
      .values({
        book,
        content_hash: next.contentHash,
        imported_at: at,
        author: access.actor,
        action: act.action,
        first_entry: sequences[0] ?? null,
        last_entry: sequences.at(-1) ?? null,
        undoes: undoes ?? null,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    await keepFiles(transaction, revision, next.listed)
    await keepRows(transaction, revision, made.rows)
    return { revision, changed: true, answer: made.answer }
  }
  try {
    return await writing(database, surroundings, access, async (transaction) => {
      await requireBook(transaction, name)
      const work = (): Promise<Revised> => revised(transaction)
      return isApproval ? asProgram(transaction, access, work) : work()
    })
  } catch (error) {
    throw refused.length > 0 ? refused[0] : error
  }
}

const sidesOf = ({ after, before }: BookChange) => ({ before, after })

/** The files as they will be, each new one kept; null when the change gives the files that are there. */
async function nextContent(
  transaction: Transaction<Tables>,
  last: LockedBook,
  { files }: BookChange,
): Promise<{ listed: readonly { path: string; hash: string }[]; contentHash: string } | null> {
  const hashes = new Map(last.hashes)
  for (const [path, bytes] of files) {
    if (bytes === null) hashes.delete(path)
    else {
      const document = { path, bytes, hash: sha256(bytes) }
      await keep(transaction, document)
      hashes.set(path, document.hash)
    }
  }
  const listed = [...hashes]
    .map(([path, hash]) => ({ path, hash }))
    .sort((a, b) => compareBytes(a.path, b.path))
  const contentHash = hashOfAll(listed.map(({ hash, path }) => `${path} ${hash}`))
  return contentHash === last.contentHash ? null : { listed, contentHash }
}

interface LockedBook extends StoredBook {
  readonly hashes: ReadonlyMap<string, string>
}

const lockedBook = async (transaction: Transaction<Tables>, name: string): Promise<bigint> =>
  (
    await transaction
      .selectFrom('book')
      .select('id')
      .where('name', '=', name)
      .forUpdate()
      .executeTakeFirstOrThrow()
  ).id

async function requireBook(transaction: Transaction<Tables>, name: string): Promise<void> {
  const found = await transaction.selectFrom('book').select('id').where('name', '=', name).executeTakeFirst()
  if (found) return
  throw new Refused('input', finding('STORE-002', 'blocks', { subject: name }, { name, known: 'none' }))
}

/** Read through the transaction itself: a second connection for each reader could leave none for the others. */
async function lastRevision(
  transaction: Transaction<Tables>,
  name: string,
  book: bigint,
): Promise<LockedBook> {
  const { content_hash, id } = await transaction
    .selectFrom('revision')
    .select(['id', 'content_hash'])
    .where('book', '=', book)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow()
  const { rows } = await sql<{ path: string; document: string }>`
    select path, document from revision_file where revision = ${id} order by path`.execute(transaction)
  const hashes = new Map(rows.map(({ document, path }) => [path, document]))
  return {
    name,
    revision: id,
    contentHash: content_hash,
    hashes,
    list: () => [...hashes.keys()],
    read: async (path) => {
      const hash = hashes.get(path)
      assert(hash !== undefined, `the book does not list ${path}`)
      const found = await transaction
        .selectFrom('document')
        .select(['packing', 'content'])
        .where('hash', '=', hash)
        .executeTakeFirstOrThrow()
      const bytes = unpack(found)
      if (sha256(bytes) === hash) return bytes
      throw new Refused('program', finding('STORE-015', 'blocks', { file: path }, { path, hash }))
    },
  }
}
