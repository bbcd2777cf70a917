// What is wrong with the registers that entities share, said once per book and not per entity and year: rates, journals
// that no entity takes or that wait for approval, openings of another day or of what they cannot open.

import type { Book, Journal, OpeningRow, Settings } from '../../ledger/book.ts'
import { compareBytes } from '../../ledger/facts.ts'
import { type Finding, finding } from '../../ledger/finding.ts'
import { dayBefore } from '../../ledger/period.ts'
import type { Rates } from '../rates.ts'
import { strayJournals } from './journals.ts'

/** `opensOn`: the first day of the book; openings carry the day before (book-format.md §1). `date`: the reporting date. */
export function registerFindings(book: Book, rates: Rates, opensOn: string, date: string): Finding[] {
  const before = dayBefore(opensOn)
  // Rows of the group are the consolidation's to name.
  const stray = book.openings
    .filter((row) => row.entity !== '' && row.date !== before)
    .map((row) =>
      finding('ENT-309', 'blocks', { ...row.place, column: 'date', value: row.date }, { date: before }),
    )
  return [
    ...rates.findings,
    ...strayJournals(book.journals, book.entities),
    ...stray,
    ...book.openings.flatMap(openingColumns),
    ...book.journals.flatMap(bearers),
    ...waiting(book.journals, date),
    ...approvals(book, date),
    ...transition(book.settings, book.journals),
    ...currencies(book, date),
  ]
}

/** An opening of an entity has no holder, and stands in no flow but its own. */
function openingColumns(row: OpeningRow): Finding[] {
  const found: Finding[] = []
  if (row.flow !== '' && row.flow !== 'opening')
    found.push(finding('ENT-310', 'blocks', { ...row.place, column: 'flow', value: row.flow }))
  if (row.entity !== '' && row.holder !== '')
    found.push(finding('ENT-310', 'blocks', { ...row.place, column: 'holder', value: row.holder }))
  return found
}

/** Who bears a journal is said in one column: `entity` of its level entity, `borne_by` of its level group. */
function bearers(journal: Journal): Finding[] {
  const { borneBy, entity, id, level, place } = journal
  const fault = (column: string, value: string): Finding[] => [
    finding('ENT-115', 'blocks', { ...place, column, value }, { id, level }),
  ]
  if (level === 'entity' && borneBy !== '' && borneBy !== entity) return fault('borne_by', borneBy)
  if (level === 'group' && entity !== '' && entity !== borneBy) return fault('entity', entity)
  return []
}

const named = (journals: readonly Journal[]): { count: number; ids: string } => ({
  count: journals.length,
  ids: journals
    .map(({ id }) => id)
    .sort(compareBytes)
    .join(', '),
})

/** Journals that a close leaves out since nobody has approved them yet. */
function waiting(journals: readonly Journal[], date: string): Finding[] {
  return (['draft', 'pending'] as const).flatMap((state) => {
    const left = journals.filter((journal) => journal.state === state && journal.date <= date)
    if (left.length === 0) return []
    return [
      finding('ENT-116', 'warns', { file: 'adjustments.csv', column: 'state', value: state }, named(left)),
    ]
  })
}

/** Where a book demands a second person, a journal without one on record is shown: it may be from before the setting. */
function approvals({ journals, settings }: Book, date: string): Finding[] {
  if (settings.approval !== 'second-person') return []
  const alone = journals.filter(
    ({ approvedBy, author, date: dated, state }) =>
      dated <= date &&
      (state === 'recorded' || (state === 'approved' && (approvedBy === '' || author === ''))),
  )
  if (alone.length === 0) return []
  return [finding('ENT-117', 'warns', { file: 'adjustments.csv', column: 'approved_by' }, named(alone))]
}

/** Journals of the transition act as any; the reconciliations that they belong to are not printed (IFRS 1.24). */
function transition(settings: Settings, journals: readonly Journal[]): Finding[] {
  const value = settings.transitionDate
  if (value !== '')
    return [finding('ENT-118', 'warns', { ...settings.place, column: 'transition_date', value })]
  const first = journals.find(({ kind }) => kind === 'transition')
  return first ? [finding('ENT-118', 'warns', { ...first.place, column: 'kind', value: first.kind })] : []
}

/** A change of functional currency, or of that of the books, is prospective (IAS 21.35): not derived. */
function currencies(book: Book, date: string): Finding[] {
  const first = new Map<string, (typeof book.entities)[number]>()
  const dated = [...book.entities].sort((a, b) => compareBytes(a.validFrom, b.validFrom))
  return dated.flatMap((row) => {
    if (row.validFrom > date) return []
    const before = first.get(row.code)
    if (!before) {
      first.set(row.code, row)
      return []
    }
    return (['functionalCurrency', 'booksCurrency'] as const)
      .filter((name) => row[name] !== before[name])
      .map((name) => {
        const column = name === 'booksCurrency' ? 'books_currency' : 'functional_currency'
        const place = { ...row.place, column, value: row[name] }
        return finding('ENT-119', 'blocks', place, { entity: row.code, before: before[name] })
      })
  })
}
