// The object of one set in statements.json (book-format.md §5): exact amounts in currency units as text, or
// null. Nothing of print stands there: no rounded figures, no headings, no line "rounding".

import type { Text } from '../close/types.ts'
import { decimalText } from '../ledger/fraction.ts'
import { ROUNDING } from './layout/layout.ts'
import type { StatementSet } from './types.ts'

export interface StatementJson {
  readonly id: string
  readonly interval?: string
  readonly columns: readonly string[]
  readonly lines: readonly {
    readonly id: string
    readonly label: Text
    readonly level: number
    readonly kind: string
    readonly amounts: readonly (string | null)[]
  }[]
}

export interface StatementSetJson {
  readonly format: 1
  readonly book: string
  readonly period: string
  readonly basis: string
  readonly entity: string
  readonly currency: string
  readonly statements: readonly StatementJson[]
}

export function toJson(set: StatementSet): StatementSetJson {
  const { exponent } = set
  return {
    format: 1,
    book: set.book,
    period: set.period,
    basis: set.basis,
    entity: set.entity,
    currency: set.currency,
    statements: set.statements.map(({ id, interval, columns, lines }) => ({
      id,
      ...(interval === undefined ? {} : { interval }),
      columns: columns.map((column) => column.id),
      lines: lines
        .filter((line) => line.kind !== 'heading' && line.id !== ROUNDING)
        .map(({ id, label, level, kind, amounts }) => ({
          id,
          label: { ru: label.ru, en: label.en },
          level,
          kind,
          amounts: amounts.map((amount) => (amount === null ? null : decimalText(amount, exponent))),
        })),
    })),
  }
}
