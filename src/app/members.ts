// The members of a close as worksheets and the layer presentation know them.

import type { Text } from '../close/types.ts'
import type { Book } from '../ledger/book.ts'
import { entityOn } from '../ledger/entity.ts'

/** Members in the order of entities.csv, each once, by the name that it has on the date. */
export function membersOf(
  book: Book,
  members: ReadonlyMap<string, unknown>,
  date: string,
): { code: string; name: Text; mainActivities: readonly string[] }[] {
  const codes = new Set(book.entities.map((row) => row.code))
  return [...codes].flatMap((code) => {
    const row = members.has(code) ? entityOn(book, code, date) : undefined
    if (!row) return []
    const { mainActivities, name, nameEn } = row
    return [{ code, name: { ru: name, en: nameEn || name }, mainActivities }]
  })
}
