// Rows of a register changed together: one revision, one entry in the trail. Each row that is changed or removed bears
// the version from which its edit began, so that two people who edit different rows do not stand in each other's way.

import { canonicalValue, cleanCell } from '../../formats/book/cells.ts'
import type { GivenRow } from '../../formats/book/edit-register.ts'
import type { FileSchema } from '../../formats/book/schema.ts'
import type { Settings } from '../../ledger/book.ts'
import type { Content } from '../../store/audit.ts'
import type { Revised } from '../../store/revise-book.ts'
import type { Once } from '../../store/types.ts'
import { type BookPlace, changeBook, pathOf, StaleEdit } from '../change-book.ts'
import { SIGNED_COLUMNS } from './register-rights.ts'
import { fileOf } from './register-view.ts'

export interface RowChange {
  /** The row that is changed or removed; '' : a new one. */
  readonly document: string
  /** Its version; '' for a new one. */
  readonly etag: string
  /** Column → text as it was typed; null: the row is removed. */
  readonly cells: Readonly<Record<string, string>> | null
}

/** The register's rows of one document, for who comes too late. */
const shown = (rows: readonly GivenRow[]): Record<string, string>[] =>
  rows.map((row) => Object.fromEntries(row))

interface Edit {
  readonly changes: ReadonlyMap<number, GivenRow | null>
  readonly added: readonly GivenRow[]
  readonly before: readonly GivenRow[]
}

/** @throws StaleEdit for the first row that was changed meanwhile; Refused with what is wrong with the rows. */
export function changeRows(
  place: BookPlace,
  schema: FileSchema,
  changes: readonly RowChange[],
  once?: Once,
): Promise<Revised> {
  const act = {
    action: 'register.change',
    objectKind: 'register',
    object: schema.file,
    entity: '',
    ...(once ? { once } : {}),
  }
  return changeBook(place, act, async (current, files) => {
    const { settings } = current.book
    const register = await fileOf(current, schema)
    const edit = editOf(register.entries(), changes, schema, settings)
    const bytes = register.edited(edit.changes, edit.added)
    const path = pathOf(files, schema.file, settings.accounts)
    const target = schema.file === 'accounts.csv' ? settings.accounts : schema.file
    const after = [...edit.changes.values(), ...edit.added].filter((row) => row !== null)
    return {
      files: new Map([
        ...(path !== target && path !== '' ? [[path, null] as const] : []),
        ...(changes.length > 0 ? [[target, bytes] as const] : []),
      ]),
      before: contentOf(edit.before),
      after: contentOf(after),
    }
  })
}

const contentOf = (rows: readonly GivenRow[]): Content => (rows.length > 0 ? { rows: shown(rows) } : null)

function editOf(
  entries: readonly { document: string; hash: string; given: GivenRow }[],
  asked: readonly RowChange[],
  schema: FileSchema,
  settings: Settings,
): Edit {
  const changes = new Map<number, GivenRow | null>()
  const added: GivenRow[] = []
  const before: GivenRow[] = []
  for (const { cells, document, etag } of asked) {
    if (document === '') {
      if (cells) added.push(rowOf(cells, schema, settings, null))
      continue
    }
    const rows = entries.filter((one) => one.document === document)
    const index = entries.findIndex((one) => one.document === document && one.hash === etag)
    const found = entries[index]
    if (!found) throw new StaleEdit(document, { document, rows: shown(rows.map(({ given }) => given)) })
    before.push(found.given)
    changes.set(index, cells && rowOf(cells, schema, settings, found.given))
  }
  return { changes, added, before }
}

/** In canonical text as far as it can be read; what cannot stays as it was typed and is refused with its place. */
function rowOf(
  cells: Readonly<Record<string, string>>,
  schema: FileSchema,
  { fiscalYearStart }: Settings,
  old: GivenRow | null,
): GivenRow {
  const row = new Map<string, string>()
  for (const column of schema.columns) {
    const raw = cleanCell((cells[column.name] ?? '').replace(/[\r\n]+/g, ' '))
    if (raw === '' || SIGNED_COLUMNS.has(column.name)) continue
    // One cell alone: a comma can only be the decimal sign where there is no point.
    const context = { decimalComma: !raw.includes('.'), fiscalYearStart }
    const value = canonicalValue(raw, column, context)
    row.set(column.name, typeof value === 'string' ? value : raw)
  }
  // A row that says what it said keeps its approval; one that was changed has none.
  const unsigned = [...(old ?? [])].filter(([name]) => !SIGNED_COLUMNS.has(name))
  const isSame = unsigned.length === row.size && unsigned.every(([name, value]) => row.get(name) === value)
  return isSame && old ? old : row
}
