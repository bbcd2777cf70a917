// Which rows of the trial balances the accounts of the group chart were mapped from (accounting-model.md §11): the
// mapping is derived again and listened to, so that a workbook leads from an account to the company's own row.

import { mapEntityYear } from '../close/map/map.ts'
import type { RowOrigin } from '../formats/write/types.ts'
import { compareBytes } from '../ledger/facts.ts'
import type { DerivedClose } from './close-book.ts'

/** Each pair of row and account once, by file and row. */
export function rowOrigins(close: DerivedClose, entities: Iterable<string>): RowOrigin[] {
  const origins = new Map<string, RowOrigin>()
  for (const entity of entities) {
    const figures = close.derivation.entity(entity, close.interval)
    if (!figures?.mapped.value.present) continue
    mapEntityYear({
      ...figures.inputs.map,
      trace: ({ account = '' }, _amount, { line }) => {
        for (const { file, index } of line?.sources ?? []) {
          const origin = { entity, account, document: file.document, index }
          origins.set(JSON.stringify(origin), origin)
        }
      },
    })
  }
  return [...origins.values()].sort(
    (a, b) => compareBytes(a.document, b.document) || a.index - b.index || compareBytes(a.account, b.account),
  )
}
