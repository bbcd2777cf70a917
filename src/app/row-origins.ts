// Which rows of the trial balances the accounts of the group chart were mapped from (accounting-model.md §11): the
// mapping is derived again and listened to, so that a workbook leads from an account to the company's own row.

import { mappedRows } from '../close/map/explain.ts'
import type { RowOrigin } from '../formats/write/types.ts'
import { compareBytes } from '../ledger/facts.ts'
import type { DerivedClose } from './close-book.ts'

/** Each pair of row and account once, by file and row. */
export function rowOrigins(close: DerivedClose, entities: Iterable<string>): RowOrigin[] {
  const origins: RowOrigin[] = []
  for (const entity of entities) {
    const figures = close.derivation.entity(entity, close.interval)
    if (!figures?.mapped.value.present) continue
    origins.push(...mappedRows(figures.inputs.map).map((row) => ({ entity, ...row })))
  }
  return origins.sort(
    (a, b) => compareBytes(a.document, b.document) || a.index - b.index || compareBytes(a.account, b.account),
  )
}
