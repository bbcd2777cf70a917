// The members of a close as worksheets and the layer presentation know them.

import type { Text } from '../close/types.ts'
import type { Book } from '../ledger/book.ts'
import { entityOn } from '../ledger/entity.ts'
import type { Interval } from '../ledger/period.ts'
import type { CloseDerivation } from './derive-close.ts'

export interface Member {
  readonly code: string
  readonly name: Text
  readonly mainActivities: readonly string[]
}

/** Members in the order of entities.csv, each once, by the name that it has on the date. */
function membersOf(book: Book, members: ReadonlyMap<string, unknown>, date: string): Member[] {
  const codes = new Set(book.entities.map((row) => row.code))
  return [...codes].flatMap((code) => {
    const row = members.has(code) ? entityOn(book, code, date) : undefined
    if (!row) return []
    const { mainActivities, name, nameEn } = row
    return [{ code, name: { ru: name, en: nameEn || name }, mainActivities }]
  })
}

/** The members of a close at its reporting date. */
export const membersOfClose = ({
  book,
  derivation,
  interval,
}: {
  readonly book: Book
  readonly derivation: CloseDerivation
  readonly interval: Interval
}): Member[] => membersOf(book, derivation.group(interval).input.members, interval.to)
