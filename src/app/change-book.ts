// Changing a book that is in the store (architecture.md: every edit is a new revision). A change is tried out first: the
// book is read as it would be, and with a blocking finding that was not there before nothing is changed. Registers are
// edited by document: the rows of a journal, one rate, one rule; what else stands in the file is left as it is.

import { type GivenRow, RegisterFile } from '../formats/book/edit-register.ts'
import { asSheet } from '../formats/book/registers.ts'
import {
  ACCOUNTS_SCHEMA,
  CHART_SCHEMA,
  COLUMN_KINDS,
  type FileSchema,
  SCHEMAS,
} from '../formats/book/schema.ts'
import type { Row } from '../ledger/book.ts'
import { assert, type Finding } from '../ledger/finding.ts'
import { sha256 } from '../ledger/hash.ts'
import type { Content } from '../store/audit.ts'
import type { BookAct, ChangeEntry, Revised } from '../store/revise-book.ts'
import type { Store } from '../store/store.ts'
import type { Files, StoredBook } from '../store/types.ts'
import { inputRefused } from './failure.ts'
import { rowsOf } from './import-book.ts'
import type { OpenRevision, Room } from './room/room.ts'
import { canBeUndone } from './undo/undoable.ts'

export type { GivenRow }

/** What the cells of a register's column hold. */
export const REGISTER_COLUMN_KINDS = COLUMN_KINDS

/** Where a book is changed: the store on behalf of who changes it, the room in which the book is open, and as what. */
export interface BookPlace {
  readonly store: Store
  readonly room: Room
  readonly revision: OpenRevision
  /** Told of an edit that can be taken back, once it is in the store. */
  readonly wrote?: (revision: bigint) => void
}

/** Someone changed it since the edit began: the edit is not made. */
export class StaleEdit extends Error {
  readonly document: string
  /** The version in force, as the caller of the edit shows it; null: it is gone. */
  readonly current: unknown

  constructor(document: string, current: unknown) {
    super(`${document} was changed meanwhile`)
    this.name = 'StaleEdit'
    this.document = document
    this.current = current
  }
}

export interface FilesChange {
  readonly files: ReadonlyMap<string, Uint8Array | null>
  readonly before: Content
  readonly after: Content
  readonly object?: string
  readonly entries?: readonly ChangeEntry[]
  /** What is kept with an Idempotency-Key, of the book as it has become. */
  readonly answer?: (after: OpenRevision) => string
}

/**
 * Changes files of the book. `change` gets the revision in force, under a lock.
 * @throws Refused with the blocking findings that the change brings; what `change` throws; the store's own.
 */
export async function changeBook(
  { revision, room, store, wrote }: BookPlace,
  act: BookAct,
  change: (current: OpenRevision, files: StoredBook) => Promise<FilesChange>,
): Promise<Revised> {
  const revised = await store.reviseBook(revision.name, act, async (files) => {
    // Changed since it was opened: read anew, but not kept open, since these files end with the transaction.
    const isLatest = revision.revision === String(files.revision)
    const current = isLatest ? revision : await room.tryOut(files)
    const made = await change(current, files)
    const after = await room.tryOut(overlaid(files, made.files))
    const introduced = newFindings(current.findings, after.findings)
    if (introduced.length > 0) throw inputRefused(...introduced)
    return {
      files: made.files,
      rows: rowsOf(after.book),
      before: made.before,
      after: made.after,
      ...(made.object === undefined ? {} : { object: made.object }),
      ...(made.entries === undefined ? {} : { entries: made.entries }),
      answer: made.answer?.(after) ?? '',
    }
  })
  if (revised.changed && canBeUndone(act.action)) wrote?.(revised.revision)
  return revised
}

/** The book's files with others in place of some. */
export function overlaid<T extends Files>(files: T, changes: ReadonlyMap<string, Uint8Array | null>): T {
  const paths = new Set(files.list())
  for (const [path, bytes] of changes) {
    if (bytes === null) paths.delete(path)
    else paths.add(path)
  }
  return {
    ...files,
    list: () => [...paths].sort(),
    read: async (path) => changes.get(path) ?? files.read(path),
  }
}

/** Blocking findings of `after` that `before` had not; rows may have moved, so the row is not asked. */
export function newFindings(before: readonly Finding[], after: readonly Finding[]): Finding[] {
  const known = new Map<string, number>()
  const keyOf = ({ code, place, values }: Finding): string =>
    JSON.stringify([code, { ...place, row: 0 }, { ...values, first: '' }])
  for (const one of before) known.set(keyOf(one), (known.get(keyOf(one)) ?? 0) + 1)
  return after.filter((one) => {
    if (one.severity !== 'blocks') return false
    const left = known.get(keyOf(one)) ?? 0
    known.set(keyOf(one), left - 1)
    return left <= 0
  })
}

export interface RegisterChange {
  /** The schema's name: `adjustments.csv`, `intragroup/turnovers.csv`, `charts/МЕТ.csv`. */
  readonly register: string
  /** `Row.document` of the document, or what it will be; '' for the whole register. */
  readonly document: (current: OpenRevision) => string
  /** ETag from which the edit began; null: the document must not be there yet. */
  readonly ifMatch: string | null
  /** The document's rows as they will be; none: it is removed. `all` are the rows of the register. */
  readonly edit: (
    rows: readonly GivenRow[],
    all: readonly GivenRow[],
    current: OpenRevision,
  ) => readonly GivenRow[]
  /** The version in force, for who comes too late. */
  readonly show?: (current: OpenRevision) => unknown
  readonly object?: (rows: readonly GivenRow[]) => string
  readonly answer?: (after: OpenRevision) => string
  /** Why, where a reason is given: it stands in the trail with the rows. */
  readonly reason?: string
}

/**
 * Changes one document of a register, or the register. A register that is a sheet of XLSX becomes a CSV in its place.
 * @throws StaleEdit; Refused as changeBook does.
 */
export async function changeRegister(
  place: BookPlace,
  act: BookAct,
  { answer, document: named, edit, ifMatch, object, reason = '', register, show }: RegisterChange,
): Promise<Revised> {
  return changeBook(place, act, async (current, files) => {
    const { settings } = current.book
    const document = named(current)
    const schema = schemaOf(register)
    const path = pathOf(files, register, settings.accounts)
    const file = await RegisterFile.read(files, path, schema, settings)
    if (file.etag(document) !== (ifMatch ?? '')) {
      throw new StaleEdit(document || register, show?.(current) ?? file.rows(document).map(plain))
    }
    const before = file.rows(document)
    const after = edit(before, file.rows(''), current)
    const target = register === ACCOUNTS_SCHEMA.file ? settings.accounts : register
    const bytes = file.replaced(document, after)
    return {
      files: new Map([...(path !== target && path !== '' ? [[path, null] as const] : []), [target, bytes]]),
      before: before.length > 0 ? { rows: before.map(plain) } : null,
      after: after.length > 0 ? { rows: after.map(plain), ...(reason ? { reason } : {}) } : null,
      ...(object ? { object: object(after) } : {}),
      ...(answer ? { answer } : {}),
    }
  })
}

const plain = (row: GivenRow): Record<string, string> => Object.fromEntries(row)

function schemaOf(register: string): FileSchema {
  const schema = schemaNamed(register)
  assert(schema !== undefined, `there is no register ${register}`)
  return schema
}

/** Of a register of the format, or of a chart of the book's own; undefined: the format has no such register. */
export function schemaNamed(register: string): FileSchema | undefined {
  if (/^charts\/[^/]+\.csv$/.test(register)) return { ...CHART_SCHEMA, file: register }
  return SCHEMAS.find(({ file }) => file === register)
}

/** Where the register stands: as CSV, as a sheet, under the name that book.yaml gives the group chart; '': nowhere. */
export function pathOf(files: Files, register: string, accounts: string): string {
  const paths = new Set(files.list())
  const name = register === ACCOUNTS_SCHEMA.file ? accounts : register
  return [name, asSheet(name)].find((path) => paths.has(path)) ?? ''
}

/** ETag of one document of the book as read: that of its row, of all its rows where it has several. */
export const etagOf = (row: Row): string => row.hash

/** ETag of a register or another file; '' where there is none. */
export async function etagOfFile(files: Files, register: string, accounts = register): Promise<string> {
  const path = pathOf(files, register, accounts)
  return path === '' ? '' : sha256(await files.read(path))
}
