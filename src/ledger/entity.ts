// Attributes of an entity in force on a date: a later row with the same code changes the columns that it fills
// (book-format.md §1).

import type { Book, EntityRow } from './book.ts'

/** The entity's row on `date`, later rows folded over earlier ones; undefined where the code is unknown. */
export function entityOn(book: Pick<Book, 'entities'>, code: string, date: string): EntityRow | undefined {
  const rows = book.entities.filter((row) => row.code === code)
  rows.sort((a, b) => (a.validFrom < b.validFrom ? -1 : a.validFrom > b.validFrom ? 1 : 0))
  let folded = rows[0]
  for (const row of rows.slice(1)) {
    if (row.validFrom > date || !folded) continue
    folded = {
      ...folded,
      hash: row.hash,
      name: row.name || folded.name,
      nameEn: row.nameEn || folded.nameEn,
      jurisdiction: row.jurisdiction || folded.jurisdiction,
      taxId: row.taxId || folded.taxId,
      registrationNumber: row.registrationNumber || folded.registrationNumber,
      dormant: row.dormant ?? folded.dormant,
      mainActivities: row.mainActivities.length > 0 ? row.mainActivities : folded.mainActivities,
      segment: row.segment || folded.segment,
    }
  }
  return folded
}
