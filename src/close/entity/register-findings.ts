// What is wrong with the registers that entities share, said once per book and not per entity and year: rates, journals
// that no entity takes, openings of another day.

import type { Book } from '../../ledger/book.ts'
import { type Finding, finding } from '../../ledger/finding.ts'
import { dayBefore } from '../../ledger/period.ts'
import type { Rates } from '../rates.ts'
import { strayJournals } from './journals.ts'

/** `opensOn`: the first day of the book; openings carry the day before (book-format.md §1). */
export function registerFindings(book: Book, rates: Rates, opensOn: string): Finding[] {
  const date = dayBefore(opensOn)
  // Rows of the group are the consolidation's to name.
  const stray = book.openings
    .filter((row) => row.entity !== '' && row.date !== date)
    .map((row) => finding('ENT-309', 'blocks', { ...row.place, column: 'date', value: row.date }, { date }))
  return [...rates.findings, ...strayJournals(book.journals, book.entities), ...stray]
}
