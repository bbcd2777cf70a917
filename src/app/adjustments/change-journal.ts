// What can be done with a journal (operations.md §4): written as a draft, sent for approval, approved by a second person
// or returned; in a book without approval a draft is recorded. What is approved is not edited but reversed. Each step is
// an edit of adjustments.csv with its entry in the trail; rights are asked by the route, states are held here.

import type { GivenRow } from '../../formats/book/edit-register.ts'
import type { Journal } from '../../ledger/book.ts'
import { finding } from '../../ledger/finding.ts'
import { addMonths, endOfMonth, isEndOfMonth } from '../../ledger/period.ts'
import type { Once } from '../../store/types.ts'
import type { Access } from '../access.ts'
import { type BookPlace, changeRegister } from '../change-book.ts'
import { inputRefused } from '../failure.ts'
import type { OpenRevision } from '../room/room.ts'
import {
  ADJUSTMENTS,
  bodyOf,
  documentOf,
  type JournalBody,
  type JournalState,
  mirrored,
  nextId,
  rowsOf,
  type Signed,
} from './journal-rows.ts'

export type JournalAct = 'submit' | 'withdraw' | 'approve' | 'return' | 'record'

export const journalOf = ({ book }: OpenRevision, id: string): Journal | undefined =>
  book.journals.find((one) => one.id === id)

const entityOf = ({ entity, level }: Pick<JournalBody, 'entity' | 'level'>): string =>
  level === 'group' ? '' : entity

/** A new journal, a draft. Its id; the same for the same Idempotency-Key. */
export async function createJournal(
  place: BookPlace,
  access: Access,
  asked: {
    readonly id: string
    readonly body: JournalBody
    readonly once: Once
    readonly action?: string
    /** The journal that it was made from. */
    readonly from?: string
  },
): Promise<string> {
  // Found under the lock for one that asks for none: two at once get two numbers.
  let id = asked.id
  // A number that was spoken of is not given again: what was said of a removed journal is not of the new one.
  const spoken = await place.store.discussion.spokenOf(place.revision.name, 'adjustment')
  const act = {
    action: asked.action ?? 'adjustment.create',
    objectKind: 'adjustment',
    object: id,
    entity: entityOf(asked.body),
    once: asked.once,
  }
  const { answer } = await changeRegister(place, act, {
    register: ADJUSTMENTS,
    document: (current) => {
      if (asked.id === '') id = nextId([...current.book.journals.map((one) => one.id), ...spoken])
      else if (journalOf(current, id)) throw refuse('JRN-001', id)
      return documentOf(id)
    },
    ifMatch: null,
    reason: asked.from ?? '',
    edit: () => rowsOf(id, asked.body, { author: access.login, approvedBy: '', state: 'draft' }, [], null),
    object: () => id,
    answer: () => id,
  })
  return answer
}

/** Other content. Who changes it is its author from then on, and it needs approval anew. */
export async function editJournal(
  place: BookPlace,
  access: Access,
  id: string,
  ifMatch: string,
  body: JournalBody,
): Promise<void> {
  await changeRows(
    place,
    { action: 'adjustment.change', id, ifMatch, entity: entityOf(body) },
    (journal, rows, current) => {
      const signed = { author: access.login, approvedBy: '', state: stateAfterEdit(journal, current) }
      return rowsOf(id, body, signed, rows, journal)
    },
  )
}

export async function deleteJournal(place: BookPlace, id: string, ifMatch: string): Promise<void> {
  const entity = entityHere(place, id)
  await changeRows(place, { action: 'adjustment.delete', id, ifMatch, entity }, (journal, _, { book }) => {
    const kept =
      book.settings.approval === 'second-person' ? journal.state !== 'draft' : journal.state === 'approved'
    if (kept) throw refuse('JRN-003', id, { state: journal.state, act: 'delete' })
    return []
  })
}

/** A step on the way to approval; `reason` stands in the trail. */
export async function moveJournal(
  place: BookPlace,
  access: Access,
  id: string,
  ifMatch: string,
  { act, reason }: { readonly act: JournalAct; readonly reason: string },
): Promise<void> {
  const change = {
    action: `adjustment.${act}`,
    id,
    ifMatch,
    entity: entityHere(place, id),
    reason,
    isApproval: act === 'approve' || act === 'return',
  }
  await changeRows(place, change, (journal, rows, current) => {
    const state = stateAfter(act, journal, current)
    const signed: Signed = {
      author: journal.author,
      approvedBy: act === 'approve' ? access.login : '',
      state,
    }
    return rowsOf(id, bodyOf(journal), signed, rows, journal)
  })
}

/** The journal undone by another one: debit and credit change places. */
export function reversalOf(journal: Journal, date: string): JournalBody {
  const body = bodyOf(journal)
  return {
    ...body,
    date,
    reversesOn: '',
    repeatsUntil: '',
    lines: mirrored(body.lines).map((line) => ({
      ...line,
      text: `Сторно ${journal.id}: ${line.text}`,
      textEn: line.textEn === '' ? '' : `Reversal of ${journal.id}: ${line.textEn}`,
    })),
  }
}

/** The same a year later: what repeats is written anew with this year's amounts. */
export function copyOf(journal: Journal, date: string): JournalBody {
  return {
    ...bodyOf(journal),
    date: date === '' ? yearAfter(journal.date) : date,
    reversesOn: '',
    repeatsUntil: '',
  }
}

const yearAfter = (date: string): string =>
  isEndOfMonth(date) ? endOfMonth(addMonths(`${date.slice(0, 7)}-01`, 12)) : addMonths(date, 12)

function stateAfterEdit({ id, state }: Journal, { book }: OpenRevision): JournalState {
  if (book.settings.approval === 'second-person') {
    if (state === 'approved') throw refuse('JRN-002', id)
    return 'draft'
  }
  return state === 'draft' || state === 'pending' ? 'draft' : 'recorded'
}

function stateAfter(act: JournalAct, { id, state }: Journal, { book }: OpenRevision): JournalState {
  const bySecond = book.settings.approval === 'second-person'
  const to: Record<JournalAct, JournalState | null> = {
    submit: state === 'draft' && bySecond ? 'pending' : null,
    withdraw: state === 'pending' ? 'draft' : null,
    approve: state === 'pending' ? 'approved' : null,
    return: state === 'pending' || state === 'approved' ? 'draft' : null,
    record: state === 'draft' && !bySecond ? 'recorded' : null,
  }
  const next = to[act]
  if (next === null) throw refuse('JRN-003', id, { state, act })
  return next
}

interface RowsChange {
  readonly action: string
  readonly id: string
  readonly ifMatch: string
  readonly entity: string
  readonly reason?: string
  readonly isApproval?: boolean
}

async function changeRows(
  place: BookPlace,
  { action, entity, id, ifMatch, isApproval = false, reason = '' }: RowsChange,
  edit: (journal: Journal, rows: readonly GivenRow[], current: OpenRevision) => readonly GivenRow[],
): Promise<void> {
  const act = { action, objectKind: 'adjustment', object: id, entity, isApproval }
  await changeRegister(place, act, {
    register: ADJUSTMENTS,
    document: () => documentOf(id),
    ifMatch,
    reason,
    edit: (rows, _, current) => {
      const journal = journalOf(current, id)
      // The ETag fits, so the rows are there, and what the reader made of them.
      if (!journal) throw new Error(`invariant: rows without a journal ${id}`)
      return edit(journal, rows, current)
    },
    show: (current) => {
      const journal = journalOf(current, id)
      return journal
        ? { etag: journal.hash, state: journal.state, author: journal.author, body: bodyOf(journal) }
        : null
    },
  })
}

const entityHere = ({ revision }: BookPlace, id: string): string => {
  const journal = journalOf(revision, id)
  return journal ? entityOf(journal) : ''
}

const refuse = (code: string, id: string, values: Record<string, string> = {}): Error =>
  inputRefused(finding(code, 'blocks', { subject: id }, { id, ...values }))
