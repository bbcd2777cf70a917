// What waits for one person in a book: what only she may do, or what is of her companies, each with the place where it is
// done. Whoever prepares statements is asked for what is missing; whoever approves, for what was sent to her.

import { entityOn } from '../../ledger/entity.ts'
import { compareBytes } from '../../ledger/facts.ts'
import { fiscalYearOf } from '../../ledger/period.ts'
import type { Store } from '../../store/store.ts'
import { type Access, mayEditBook, mayEditEntity } from '../access.ts'
import { mayApproveJournal, mayEditJournal } from '../adjustments/journal-view.ts'
import { mappedYears } from '../mapping/mapping-view.ts'
import { missingRates } from '../rates/rate-view.ts'
import { coverageOfYear } from './coverage.ts'
import type { OpenRevision, RoomClose } from './room.ts'

export interface Task {
  readonly kind: 'approve' | 'returned' | 'balance' | 'rate' | 'unmapped' | 'pair'
  /** A journal, a company, a currency, a pair `МЕТ|ТДС`. */
  readonly subject: string
  /** Of the journal; '' for others. */
  readonly text: string
  readonly textEn: string
  /** How many: lines of a trial balance, rates, kinds of balances of a pair. */
  readonly count: number
}

/** In the order in which a close needs them. */
export async function tasksView(
  store: Store,
  revision: OpenRevision,
  access: Access,
  period: string | undefined,
): Promise<Task[]> {
  const room = revision.close(period)
  const mayEdit = (entity: string): boolean => mayEditEntity(access, revision.name, entity)
  return [
    ...(await returned(store, revision, access)),
    ...missingBalances(revision, room, mayEdit),
    ...(mayEditBook(access, revision.name) ? rates(room, access) : []),
    ...unmapped(room, mayEdit),
    ...toApprove(revision, access),
    ...pairs(room, mayEdit),
  ]
}

const one = (kind: Task['kind'], subject: string, count = 1, text = '', textEn = text): Task => {
  return { kind, subject, text, textEn, count }
}

const toApprove = ({ book, name }: OpenRevision, access: Access): Task[] =>
  book.journals
    .filter((journal) => journal.state === 'pending' && mayApproveJournal(access, name, journal))
    .map(({ id, text, textEn }) => one('approve', id, 1, text, textEn || text))

/** Drafts of hers whose last step was that they were sent back. */
async function returned(store: Store, { book, name }: OpenRevision, access: Access): Promise<Task[]> {
  const drafts = book.journals.filter(
    (journal) =>
      journal.state === 'draft' && journal.author === access.login && mayEditJournal(access, name, journal),
  )
  const tasks: Task[] = []
  for (const { id, text, textEn } of drafts) {
    const object = { kind: 'adjustment', id }
    const [last] = await store.listAudit({ book: name, before: null, limit: 1, object })
    if (last?.action === 'adjustment.return') tasks.push(one('returned', id, 1, text, textEn || text))
  }
  return tasks
}

/** Companies that are consolidated and have no trial balance within the year. */
function missingBalances(
  { book }: OpenRevision,
  room: RoomClose,
  mayEdit: (entity: string) => boolean,
): Task[] {
  const { to } = room.interval
  const { from } = fiscalYearOf(to, book.settings.fiscalYearStart)
  const given = new Set(
    book.balances.filter((file) => file.from >= from && file.to <= to).map(({ entity }) => entity),
  )
  return room.close.derivation.ownership
    .on(to)
    .consolidated.filter((code) => mayEdit(code) && !given.has(code) && !entityOn(book, code, to)?.dormant)
    .sort(compareBytes)
    .map((code) => one('balance', code))
}

function rates(room: RoomClose, { language }: Access): Task[] {
  const counts = new Map<string, number>()
  for (const { currency } of missingRates(room.findings, language))
    counts.set(currency, (counts.get(currency) ?? 0) + 1)
  return [...counts].map(([currency, count]) => one('rate', currency, count))
}

const unmapped = (room: RoomClose, mayEdit: (entity: string) => boolean): Task[] =>
  mappedYears(room, mayEdit).flatMap((year) => {
    const count = coverageOfYear(year).unmapped.length
    return count > 0 ? [one('unmapped', year.entity.code, count)] : []
  })

/** Pairs whose balances differ, where one of the two is hers to mend. */
function pairs(room: RoomClose, mayEdit: (entity: string) => boolean): Task[] {
  const counts = new Map<string, number>()
  for (const { id, passed, subject } of room.checks) {
    if (id !== 'intragroup-pair' || passed) continue
    const [pair = ''] = subject.split(' ')
    if (pair.split('|').some(mayEdit)) counts.set(pair, (counts.get(pair) ?? 0) + 1)
  }
  return [...counts].map(([pair, count]) => one('pair', pair, count))
}
