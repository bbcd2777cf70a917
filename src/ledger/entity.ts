// Attributes of an entity on a date (book-format.md §1). Rows of entities.csv stand in the book each with what the earlier
// ones of its code filled, so the latest row that has begun says all.

import type { Book, EntityRow } from './book.ts'

/** The entity's row on `date`; before its first `valid_from` the first row; undefined where the code is unknown. */
export function entityOn(book: Pick<Book, 'entities'>, code: string, date: string): EntityRow | undefined {
  let standing: EntityRow | undefined
  for (const row of book.entities) {
    if (row.code !== code) continue
    const begun = row.validFrom <= date
    const standingBegun = standing !== undefined && standing.validFrom <= date
    // Of rows that have begun the latest, else of those to come the earliest.
    const better =
      standing === undefined ||
      (begun
        ? !standingBegun || row.validFrom > standing.validFrom
        : !standingBegun && row.validFrom < standing.validFrom)
    if (better) standing = row
  }
  return standing
}
