// The rows of a book's revision: its documents, each kept once, the list of its files, the rows of its registers.

import { sql, type Transaction } from 'kysely'
import { compareBytes } from '../ledger/facts.ts'
import { sha256 } from '../ledger/hash.ts'
import { pack } from './packing.ts'
import type { Tables } from './tables.ts'
import type { Files, ListedBook, RegisterRow } from './types.ts'

interface Document {
  readonly path: string
  readonly hash: string
  readonly bytes: Uint8Array
}

export async function booksOf(transaction: Transaction<Tables>): Promise<ListedBook[]> {
  const { rows } = await sql<ListedBook>`
    select book.name,
      (array_agg(revision.imported_at order by revision.id desc))[1] as "importedAt",
      count(*) as revisions,
      (select count(*) from revision_file where revision_file.revision = max(revision.id)) as files
    from book join revision on revision.book = book.id
    group by book.id, book.name
    order by book.name`.execute(transaction)
  return rows
}

export async function documentsOf(files: Files): Promise<Document[]> {
  const documents: Document[] = []
  for (const path of files.list().sort(compareBytes)) {
    const bytes = await files.read(path)
    documents.push({ path, bytes, hash: sha256(bytes) })
  }
  return documents
}

export async function keep(transaction: Transaction<Tables>, { hash, bytes }: Document): Promise<void> {
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

export async function keepFiles(
  transaction: Transaction<Tables>,
  revision: bigint,
  documents: readonly Pick<Document, 'path' | 'hash'>[],
): Promise<void> {
  const paths = documents.map(({ path }) => path)
  const hashes = documents.map(({ hash }) => hash)
  await sql`
    insert into revision_file (revision, path, document)
    select ${revision}, file.path, file.document
    from unnest(${paths}::text[], ${hashes}::text[]) as file (path, document)`.execute(transaction)
}

export async function keepRows(
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
