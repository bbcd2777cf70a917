// The audit trail (architecture.md): appended in the transaction of the change, under one lock, so that the order of
// sequence numbers is the order in which changes became true. An entry holds hashes of what was before and after; the
// contents lie beside it and can be erased without breaking the chain.

import { randomBytes } from 'node:crypto'
import { type Kysely, sql, type Transaction } from 'kysely'
import { assert } from '../ledger/finding.ts'
import { sha256 } from '../ledger/hash.ts'
import { type Access, transactionOf } from './access.ts'
import type { Tables } from './tables.ts'

/** What an entry tells of an object: plain data. Amounts are texts, as everywhere. */
export type Content =
  | string
  | boolean
  | number
  | null
  | readonly Content[]
  | { readonly [name: string]: Content }

export interface AuditEntry {
  readonly at: Date
  /** `Access.actor` of who did it. */
  readonly actor: string
  /** What was done, as `<area>.<verb>`: `session.start`, `roles.set`, `book.import`. */
  readonly action: string
  readonly objectKind: string
  readonly object: string
  /** Name of the book; '' for what belongs to none. */
  readonly book: string
  /** Code of the entity; '' for what is of the book or of none. */
  readonly entity: string
  /** null: there was nothing, or nothing is told. */
  readonly before: Content
  readonly after: Content
}

/** The chain is written by one transaction at a time; other programs on the database use other numbers. */
const CHAIN_LOCK = 0x7472_6169

export interface ChainHead {
  readonly sequence: bigint
  readonly hash: string
}

/** Appends within the caller's transaction: no change without its entry, no entry without its change. */
export async function appendAudit(transaction: Transaction<Tables>, entry: AuditEntry): Promise<ChainHead> {
  await sql`select pg_advisory_xact_lock(${CHAIN_LOCK})`.execute(transaction)
  const head = await transaction.selectFrom('audit_head').selectAll().executeTakeFirstOrThrow()
  const before = sealed(entry.before)
  const after = sealed(entry.after)
  const row: Row = {
    sequence: head.sequence + 1n,
    at: entry.at,
    actor: entry.actor,
    action: entry.action,
    object_kind: entry.objectKind,
    object: entry.object,
    book: entry.book === '' ? null : await bookId(transaction, entry.book),
    entity: entry.entity,
    before_hash: before?.hash ?? null,
    after_hash: after?.hash ?? null,
    previous_hash: head.hash,
  }
  const next = { sequence: row.sequence, hash: hashOf(row) }
  await transaction
    .insertInto('audit_entry')
    .values({ ...row, hash: next.hash })
    .execute()
  await keepContent(transaction, row.sequence, 'before', before)
  await keepContent(transaction, row.sequence, 'after', after)
  await transaction.updateTable('audit_head').set(next).execute()
  return next
}

type Row = Omit<Tables['audit_entry'], 'hash'>

interface Sealed {
  readonly salt: string
  readonly content: string
  readonly hash: string
}

/** Salted: from the bare hash of a name or an amount its content could be guessed after it was erased. */
function sealed(content: Content): Sealed | null {
  if (content === null) return null
  const salt = randomBytes(16).toString('hex')
  const text = canonical(content)
  return { salt, content: text, hash: sha256(`${salt}\n${text}`) }
}

async function keepContent(
  transaction: Transaction<Tables>,
  sequence: bigint,
  side: 'before' | 'after',
  kept: Sealed | null,
): Promise<void> {
  if (kept === null) return
  const { content, salt } = kept
  await transaction.insertInto('audit_content').values({ sequence, side, salt, content }).execute()
}

/** JSON with the names of objects in the order of their bytes. */
function canonical(content: Content): string {
  return JSON.stringify(content, (_, value: unknown) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
    return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
  })
}

const hashOf = (row: Row): string =>
  sha256(
    JSON.stringify([
      String(row.sequence),
      row.at.toISOString(),
      row.actor,
      row.action,
      row.object_kind,
      row.object,
      row.book === null ? null : String(row.book),
      row.entity,
      row.before_hash,
      row.after_hash,
      row.previous_hash,
    ]),
  )

async function bookId(transaction: Transaction<Tables>, name: string): Promise<bigint> {
  const found = await transaction.selectFrom('book').select('id').where('name', '=', name).executeTakeFirst()
  assert(found !== undefined, `the trail names a book that who acts does not see: ${name}`)
  return found.id
}

/** An entry as it is read; `null` content was not told or is erased. */
export interface ListedEntry extends AuditEntry, ChainHead {
  /** Name of the person at the time of reading; '' when the actor is not a person of the installation. */
  readonly actorName: string
}

export interface AuditQuery {
  /** '' : all that may be seen. */
  readonly book: string
  /** Entries before this sequence number; null from the latest on. */
  readonly before: bigint | null
  readonly limit: number
  /** Entries of one object alone. */
  readonly object?: { readonly kind: string; readonly id: string }
}

/** The latest entries first, as far as `access` sees them. */
export function listAudit(
  database: Kysely<Tables>,
  access: Access,
  query: AuditQuery,
): Promise<ListedEntry[]> {
  const { id, kind } = query.object ?? { id: '', kind: '' }
  return transactionOf(database, access, async (transaction) => {
    const { rows } = await sql<
      Row & {
        hash: string
        book_name: string | null
        name: string | null
        was: string | null
        is: string | null
      }
    >`
      select audit_entry.*, book.name as book_name, person.name, was.content as was, made.content as is
      from audit_entry
      left join book on book.id = audit_entry.book
      left join person on audit_entry.actor = 'person:' || person.id::text
      left join audit_content was on was.sequence = audit_entry.sequence and was.side = 'before'
      left join audit_content made on made.sequence = audit_entry.sequence and made.side = 'after'
      where (${query.before}::bigint is null or audit_entry.sequence < ${query.before})
        and (${query.book} = '' or book.name = ${query.book})
        and (${kind} = '' or (audit_entry.object_kind = ${kind} and audit_entry.object = ${id}))
      order by audit_entry.sequence desc
      limit ${query.limit}`.execute(transaction)
    return rows.map((row) => ({
      sequence: row.sequence,
      hash: row.hash,
      at: row.at,
      actor: row.actor,
      actorName: row.name ?? '',
      action: row.action,
      objectKind: row.object_kind,
      object: row.object,
      book: row.book_name ?? '',
      entity: row.entity,
      before: row.was === null ? null : contentOf(row.was),
      after: row.is === null ? null : contentOf(row.is),
    }))
  })
}

// What JSON.parse gives of what `canonical` wrote is Content by construction.
const contentOf = (text: string): Content => JSON.parse(text)

export interface Verified {
  readonly entries: bigint
  readonly head: ChainHead
  /** The first entry at which the chain does not hold, and how; null when it holds. */
  readonly broken: { readonly sequence: bigint; readonly fault: ChainFault } | null
}

/**
 * `missing`: a number is not there. `changed`: an entry does not give its hash, or not the one before it. `content`:
 * what lies beside it is not what was hashed. `erased`: it is gone without an entry of its erasure. `head`: the chain
 * does not end where its head says. `kept`: a head that was kept outside (a close, a backup) is not in it.
 */
export type ChainFault = 'missing' | 'changed' | 'content' | 'erased' | 'head' | 'kept'

/** Erases the contents of an entry; its hashes stay, and the erasure is an entry. False when there is none to erase. */
export async function eraseContent(
  transaction: Transaction<Tables>,
  access: Access,
  sequence: bigint,
  at: Date,
): Promise<boolean> {
  const { sequence: last } = await transaction
    .selectFrom('audit_head')
    .select('sequence')
    .executeTakeFirstOrThrow()
  if (sequence < 1n || sequence > last) return false
  await transaction.deleteFrom('audit_content').where('sequence', '=', sequence).execute()
  const object = String(sequence)
  const what = { objectKind: 'audit', object, book: '', entity: '', before: null, after: null }
  await appendAudit(transaction, { at, actor: access.actor, action: ERASED, ...what })
  return true
}

const ERASED = 'audit.erase'
const PORTION = 5000

/**
 * Reads the chain up to its head of now: `access` must see all of it. `kept` is a head known from elsewhere, which
 * must be in the chain: who can write to the database can write a whole new chain, but not the head in a backup.
 */
export function verifyChain(
  database: Kysely<Tables>,
  access: Access,
  kept: ChainHead | null = null,
): Promise<Verified> {
  assert(access.isConsole, 'a part of the chain cannot be verified')
  return transactionOf(database, access, async (transaction) => {
    const head = await transaction
      .selectFrom('audit_head')
      .select(['sequence', 'hash'])
      .executeTakeFirstOrThrow()
    let last: ChainHead = { sequence: 0n, hash: '0'.repeat(64) }
    let isKept = kept === null || kept.sequence === 0n
    const broken = (sequence: bigint, fault: ChainFault): Verified => ({
      entries: last.sequence,
      head,
      broken: { sequence, fault },
    })
    for (;;) {
      const rows = await portion(transaction, last.sequence, head.sequence)
      for (const row of rows) {
        const fault = await faultOf(transaction, row, last)
        if (fault !== null) return broken(last.sequence + 1n, fault)
        last = { sequence: row.sequence, hash: row.hash }
        isKept ||= kept !== null && kept.sequence === last.sequence && kept.hash === last.hash
      }
      if (rows.length < PORTION) break
    }
    if (head.sequence !== last.sequence || head.hash !== last.hash) return broken(last.sequence, 'head')
    if (!isKept) return broken(kept?.sequence ?? 0n, 'kept')
    return { entries: last.sequence, head, broken: null }
  })
}

type StoredEntry = Row & {
  readonly hash: string
  readonly was_salt: string | null
  readonly was: string | null
  readonly is_salt: string | null
  readonly is: string | null
}

async function portion(
  transaction: Transaction<Tables>,
  after: bigint,
  until: bigint,
): Promise<StoredEntry[]> {
  const { rows } = await sql<StoredEntry>`
    select audit_entry.*, was.salt as was_salt, was.content as was, made.salt as is_salt, made.content as is
    from audit_entry
    left join audit_content was on was.sequence = audit_entry.sequence and was.side = 'before'
    left join audit_content made on made.sequence = audit_entry.sequence and made.side = 'after'
    where audit_entry.sequence > ${after} and audit_entry.sequence <= ${until}
    order by audit_entry.sequence
    limit ${PORTION}`.execute(transaction)
  return rows
}

async function faultOf(
  transaction: Transaction<Tables>,
  row: StoredEntry,
  last: ChainHead,
): Promise<ChainFault | null> {
  if (row.sequence !== last.sequence + 1n) return 'missing'
  if (row.previous_hash !== last.hash || row.hash !== hashOf(row)) return 'changed'
  const sides = [
    { hash: row.before_hash, salt: row.was_salt, content: row.was },
    { hash: row.after_hash, salt: row.is_salt, content: row.is },
  ]
  for (const { content, hash, salt } of sides) {
    if (content === null || salt === null) {
      if (hash !== null && !(await isErased(transaction, row.sequence))) return 'erased'
    } else if (hash !== sha256(`${salt}\n${content}`)) return 'content'
  }
  return null
}

async function isErased(transaction: Transaction<Tables>, sequence: bigint): Promise<boolean> {
  const found = await transaction
    .selectFrom('audit_entry')
    .select('sequence')
    .where('action', '=', ERASED)
    .where('object_kind', '=', 'audit')
    .where('object', '=', String(sequence))
    .executeTakeFirst()
  return found !== undefined
}
