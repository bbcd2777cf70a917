// Rates changed together: one edit of rates.csv, one entry in the trail.

import type { GivenRow } from '../../formats/book/edit-register.ts'
import { finding } from '../../ledger/finding.ts'
import { type BookPlace, changeRegister } from '../change-book.ts'
import { inputRefused } from '../failure.ts'
import type { RateView } from './rate-view.ts'
import { RATES } from './rate-view.ts'

export interface RateChange {
  /** The row that is changed or removed; '' : a new one. */
  readonly document: string
  /** null: it is removed. */
  readonly rate: Omit<RateView, 'document'> | null
}

const KEY = ['currency', 'against', 'type', 'from', 'to'] as const

const documentOf = (row: GivenRow): string =>
  `${RATES}#${KEY.map((column) => row.get(column) ?? '')
    .filter(Boolean)
    .join(' ')}`

export async function changeRates(
  place: BookPlace,
  ifMatch: string,
  changes: readonly RateChange[],
): Promise<void> {
  const act = { action: 'rates.change', objectKind: 'register', object: RATES, entity: '' }
  await changeRegister(place, act, {
    register: RATES,
    document: () => '',
    ifMatch,
    edit: (rows) => edited(rows, changes),
  })
}

/** @throws Refused JRN-006 where a new row says what another says already */
function edited(rows: readonly GivenRow[], changes: readonly RateChange[]): GivenRow[] {
  const byDocument = new Map(
    changes.filter(({ document }) => document !== '').map((one) => [one.document, one]),
  )
  const kept = rows.flatMap((row) => {
    const change = byDocument.get(documentOf(row))
    if (!change) return [row]
    return change.rate ? [rowOf(change.rate, row)] : []
  })
  const made = changes.flatMap(({ document, rate }) => (document === '' && rate ? [rowOf(rate, null)] : []))
  const seen = new Set<string>()
  for (const row of [...kept, ...made]) {
    const document = documentOf(row)
    if (seen.has(document)) {
      const values = {
        pair: `${row.get('currency')}/${row.get('against') ?? ''}`,
        from: row.get('from') ?? '',
      }
      throw inputRefused(finding('JRN-006', 'blocks', { file: RATES, value: document }, values))
    }
    seen.add(document)
  }
  return [...kept, ...made]
}

function rowOf(rate: Omit<RateView, 'document'>, old: GivenRow | null): GivenRow {
  const row = new Map<string, string>()
  for (const [column, value] of Object.entries(rate)) {
    // Left out, the nominal is one.
    const leftOut = column === 'nominal' && value === '1' && !old?.has(column)
    if (value !== '' && !leftOut) row.set(column, value)
  }
  return row
}
