// Files of a book put back to what they were before an edit. A file that nobody changed since goes back whole; in a
// register that others changed since, the documents of the edit alone, where those are still what the edit made of them.

import { type GivenRow, RegisterFile } from '../../formats/book/edit-register.ts'
import type { FileSchema } from '../../formats/book/schema.ts'
import type { Settings } from '../../ledger/book.ts'
import { sha256 } from '../../ledger/hash.ts'
import type { ChangedFile } from '../../store/revisions.ts'
import type { Files } from '../../store/types.ts'
import { pathOf, schemaNamed } from '../change-book.ts'

/** Rows of one document of a register as they were, as the edit made them, and as they stand now. */
export interface ChangedDocument {
  readonly register: string
  readonly document: string
  readonly was: readonly GivenRow[]
  readonly made: readonly GivenRow[]
}

/** What the edit wrote was changed since: a document of a register, or a file. */
export class ChangedSince extends Error {
  readonly path: string
  readonly document: string

  constructor(path: string, document: string) {
    super(`${document || path} was changed since`)
    this.name = 'ChangedSince'
    this.path = path
    this.document = document
  }
}

/** The book before the edit and as the edit made it. */
export interface Sides {
  readonly was: Files
  readonly made: Files
  readonly changed: readonly ChangedFile[]
  readonly settings: Settings
}

/** The register that stands at a path, as CSV or as a sheet; null: another file. */
function schemaAt(path: string, { accounts }: Settings): FileSchema | null {
  return schemaNamed(path === accounts ? 'accounts.csv' : path.replace(/\.xlsx$/, '.csv')) ?? null
}

/** Documents of registers that the edit changed. */
export async function changedDocuments({ changed, made, settings, was }: Sides): Promise<ChangedDocument[]> {
  const schemas = new Map<string, FileSchema>()
  for (const { path } of changed) {
    const schema = schemaAt(path, settings)
    if (schema) schemas.set(schema.file, schema)
  }
  const documents: ChangedDocument[] = []
  for (const [register, schema] of schemas) {
    const before = byDocument(await fileOf(was, schema, settings))
    const after = byDocument(await fileOf(made, schema, settings))
    for (const document of new Set([...before.keys(), ...after.keys()])) {
      const [old, fresh] = [before.get(document), after.get(document)]
      if (old?.hash === fresh?.hash) continue
      documents.push({ register, document, was: old?.rows ?? [], made: fresh?.rows ?? [] })
    }
  }
  return documents
}

/**
 * Path → bytes as they were; null: the file was not there.
 * @throws ChangedSince
 */
export async function restoredFiles(now: Files, sides: Sides): Promise<Map<string, Uint8Array | null>> {
  const { changed, settings } = sides
  const standing = new Set(now.list())
  const files = new Map<string, Uint8Array | null>()
  const moved: string[] = []
  for (const { is, path, was } of changed) {
    const hash = standing.has(path) ? sha256(await now.read(path)) : null
    if (hash === is) files.set(path, was === null ? null : await sides.was.read(path))
    else moved.push(path)
  }
  for (const path of moved) {
    const schema = schemaAt(path, settings)
    const isOne = changed.filter((one) => schemaAt(one.path, settings)?.file === schema?.file).length === 1
    // A sheet is not edited in place, nor is a register that the edit moved from one file to another.
    if (!schema || !isOne || !path.endsWith('.csv')) throw new ChangedSince(path, '')
    files.set(path, await restoredRegister(now, path, schema, sides))
  }
  return files
}

async function restoredRegister(
  now: Files,
  path: string,
  schema: FileSchema,
  sides: Sides,
): Promise<Uint8Array> {
  const file = await fileOf(now, schema, sides.settings)
  const entries = file.entries()
  const stands = byDocument(file)
  const made = byDocument(await fileOf(sides.made, schema, sides.settings))
  const changes = new Map<number, GivenRow | null>()
  const added: GivenRow[] = []
  for (const { document, register, was } of await changedDocuments(sides)) {
    if (register !== schema.file) continue
    if (stands.get(document)?.hash !== made.get(document)?.hash) throw new ChangedSince(path, document)
    const own = entries.flatMap((one, index) => (one.document === document ? [index] : []))
    const inPlace = own.length === was.length
    for (const [at, index] of own.entries()) changes.set(index, (inPlace && was[at]) || null)
    if (!inPlace) added.push(...was)
  }
  return file.edited(changes, added)
}

const fileOf = (files: Files, schema: FileSchema, settings: Settings): Promise<RegisterFile> =>
  RegisterFile.read(files, pathOf(files, schema.file, settings.accounts), schema, settings)

interface Rows {
  readonly hash: string
  readonly rows: readonly GivenRow[]
}

function byDocument(file: RegisterFile): ReadonlyMap<string, Rows> {
  const found = new Map<string, { hash: string; rows: GivenRow[] }>()
  for (const { document, given, hash } of file.entries()) {
    const known = found.get(document)
    if (known) {
      known.hash += ` ${hash}`
      known.rows.push(given)
    } else found.set(document, { hash, rows: [given] })
  }
  return found
}
