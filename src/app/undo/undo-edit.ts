// An edit of a book taken back by who made it: a new edit that restores the previous content, while nobody has changed
// it since. It asks the rights that the edit asks, and stands in the trail as an edit of its own.

import type { GivenRow } from '../../formats/book/edit-register.ts'
import { assert, type Finding, finding } from '../../ledger/finding.ts'
import type { ListedEntry } from '../../store/audit.ts'
import type { Revised } from '../../store/revise-book.ts'
import type { MadeRevision } from '../../store/revisions.ts'
import type { Store } from '../../store/store.ts'
import { type Access, mayEditBook, mayEditEntity } from '../access.ts'
import { type BookPlace, changeBook } from '../change-book.ts'
import { ChangedSince, changedDocuments, restoredFiles, type Sides } from './restored.ts'
import { canBeUndone } from './undoable.ts'

/** Why an edit is not taken back: changed since, not hers, or of a kind that is answered and not undone. */
export class NotUndone extends Error {
  readonly why: 'changed' | 'forbidden' | 'never'
  readonly finding: Finding

  constructor(why: NotUndone['why'], code: string, object: string, values: Record<string, string> = {}) {
    super(code)
    this.name = 'NotUndone'
    this.why = why
    this.finding = finding(code, 'blocks', { value: object }, values)
  }
}

export interface UndoableEdit {
  readonly revision: bigint
  readonly at: Date
  readonly action: string
  /** Of the trail. */
  readonly entries: { readonly first: bigint; readonly last: bigint }
}

const LISTED = 50

/** The latest edits of who asks that she may try to take back. */
export async function undoableEdits(store: Store, book: string): Promise<UndoableEdit[]> {
  const own = await store.revisions.own(book, LISTED)
  return own.flatMap(({ action, at, entries, isUndone, revision }) =>
    canBeUndone(action) && !isUndone && entries ? [{ revision, at, action, entries }] : [],
  )
}

/** @throws NotUndone; Refused with what blocks in the book as it would be */
export async function undoEdit(place: BookPlace, access: Access, wanted: bigint): Promise<Revised> {
  const { store } = place
  const book = place.revision.name
  const edit = await store.revisions.find(book, wanted)
  if (!edit || edit.author !== access.actor) throw new NotUndone('forbidden', 'UNDO-003', book)
  const { entries: trail, previous } = edit
  if (!canBeUndone(edit.action) || previous === null || trail === null)
    throw new NotUndone('never', 'UNDO-004', edit.action, { action: edit.action })
  if (edit.isUndone) throw new NotUndone('changed', 'UNDO-005', book)
  const sides: Sides = {
    was: await store.bookFiles(book, previous),
    made: await store.bookFiles(book, edit.revision),
    changed: await store.revisions.changed(book, previous, edit.revision),
    settings: place.revision.book.settings,
  }
  const foreign = await notHers(sides, access, book)
  if (foreign !== null) throw new NotUndone('forbidden', 'UNDO-006', foreign, { what: foreign })
  const entries = await entriesOf(store, book, trail)
  const [first] = entries
  assert(first !== undefined, 'who made an edit sees its entries in the trail')
  const act = {
    action: 'edit.undo',
    objectKind: first.objectKind,
    object: first.object,
    entity: first.entity,
    undoes: edit.revision,
  }
  try {
    return await changeBook(place, act, async (_, files) => ({
      files: await restoredFiles(files, sides),
      before: null,
      after: null,
      entries: entries.map(({ after, before, entity, object }) => {
        return { object, entity, before: after, after: before }
      }),
    }))
  } catch (error) {
    if (error instanceof ChangedSince) throw await changedBy(store, book, edit, error)
    throw error
  }
}

async function entriesOf(
  store: Store,
  book: string,
  { first, last }: UndoableEdit['entries'],
): Promise<ListedEntry[]> {
  const limit = Number(last - first) + 1
  const found = await store.listAudit({ book, before: last + 1n, limit })
  return found.filter(({ sequence }) => sequence >= first).reverse()
}

/** What of the edit she may not change (any more): a company, or the book; null: all of it is hers. */
async function notHers(sides: Sides, access: Access, book: string): Promise<string | null> {
  const asked = new Set<string>()
  const documents = await changedDocuments(sides)
  for (const { made, register, was } of documents)
    for (const row of [...was, ...made]) asked.add(entityOf(register, row))
  for (const { path } of sides.changed) {
    const [folder, entity = '', file] = path.split('/')
    const isRegister = documents.some(({ register }) => register === path.replace(/\.xlsx$/, '.csv'))
    if (folder === 'balances' && file !== undefined) asked.add(entity)
    else if (!isRegister) asked.add('')
  }
  const foreign = [...asked].find((entity) =>
    entity === '' ? !mayEditBook(access, book) : !mayEditEntity(access, book, entity),
  )
  return foreign === undefined ? null : foreign || book
}

/** Journals and rules of a company are its accountant's; all else spans companies. */
function entityOf(register: string, row: GivenRow): string {
  if (register === 'adjustments.csv') return row.get('level') === 'group' ? '' : (row.get('entity') ?? '')
  return register === 'mapping.csv' ? (row.get('entity') ?? '') : ''
}

/** She edited it herself, so what it is she may know; who changed it since stands in the trail that she reads. */
async function changedBy(
  store: Store,
  book: string,
  edit: MadeRevision,
  { document, path }: ChangedSince,
): Promise<NotUndone> {
  const what = document.replace(/^adjustments\.csv#/, '') || path
  const since =
    (document && (await store.revisions.lastOfDocument(book, edit.revision, document))) ||
    (await store.revisions.lastAt(book, edit.revision, path))
  const seen = since?.entries ? await entriesOf(store, book, since.entries) : []
  if (!since || seen.length === 0) return new NotUndone('changed', 'UNDO-002', what, { what })
  const who = since.authorName || since.author
  return new NotUndone('changed', 'UNDO-001', what, { what, who })
}
