// Statements as data (book-format.md §5): lines with exact amounts in minor units and amounts as printed.

import type { Text } from '../close/types.ts'
import type { EntityRow, GroupAccount, Settings } from '../ledger/book.ts'
import type { FactTable } from '../ledger/facts.ts'
import type { Interval } from '../ledger/period.ts'
import type { BasisOfPresentation } from '../ledger/words.ts'

export type StatementId =
  | 'financial-position'
  | 'profit-or-loss'
  | 'comprehensive-income'
  | 'changes-in-equity'
  | 'cash-flows'

export interface StatementColumn {
  /** A date, `from/to`, or (changes in equity) the line id of a component of equity. */
  readonly id: string
  readonly label: Text
}

export interface StatementLine {
  readonly id: string
  readonly label: Text
  readonly level: number
  readonly kind: 'heading' | 'line' | 'subtotal' | 'total'
  /** Exact, minor units, in the sign of the statement; null = no figures. One per column. */
  readonly amounts: readonly (bigint | null)[]
  /** In units of print (rubles, thousands, millions), footing; one per column. */
  readonly printed: readonly (bigint | null)[]
  /** True where print rounding moved the figure by a unit. */
  readonly moved: readonly boolean[]
  /** Of a subtotal or total: the lines it adds up, each with its sign, so that a workbook can have live formulas. */
  readonly sums?: readonly { readonly id: string; readonly sign: 1 | -1 }[]
  readonly note?: string
}

export interface Statement {
  readonly id: StatementId
  readonly title: Text
  /** Changes in equity: one statement per interval. */
  readonly interval?: string
  readonly columns: readonly StatementColumn[]
  readonly lines: readonly StatementLine[]
  /** E.g. "prepared from a position: movements are not known". */
  readonly remarks: readonly Text[]
}

/** All statements of one entity, or of the group, in one basis of presentation. */
export interface StatementSet {
  readonly book: string
  readonly entity: string
  readonly entityName: Text
  readonly currency: string
  readonly exponent: number
  readonly unit: number
  /** The reporting date. */
  readonly period: string
  readonly interval: Interval
  readonly basis: BasisOfPresentation
  readonly statements: readonly Statement[]
}

/** Facts of one entity or of the group from the start of a fiscal year to `interval.to`, one basis, measure amount. */
export interface PeriodFacts {
  readonly interval: Interval
  readonly facts: FactTable
  readonly position: boolean
}

export interface StatementInput {
  readonly settings: Settings
  readonly accounts: readonly GroupAccount[]
  /** null: the group. */
  readonly entity: EntityRow | null
  readonly currency: string
  readonly basis: BasisOfPresentation
  readonly current: PeriodFacts
  /** The same interval a year before (profit or loss, comprehensive income, changes in equity, cash flows). */
  readonly prior: PeriodFacts | null
  /** The preceding fiscal year to its end (financial position). */
  readonly priorYear: PeriodFacts | null
  readonly layouts: ReadonlyMap<string, unknown>
  /**
   * The sets in which the comparatives were printed: a comparative column whose exact figures are those of a
   * column there is reprinted as it stood there (accounting-model.md §1); restated ones are rounded afresh.
   */
  readonly printedPrior?: readonly StatementSet[]
}

/** The transformation table or the consolidation worksheet: the same facts with layers or entities as columns. */
export interface Worksheet {
  readonly id: 'transformation' | 'consolidation'
  readonly title: Text
  readonly currency: string
  readonly exponent: number
  readonly columns: readonly {
    readonly id: string
    readonly label: Text
    readonly kind: 'entity' | 'sum' | 'layer' | 'total'
  }[]
  readonly rows: readonly {
    /** Statement line id for a line, account code for a detail row. */
    readonly id: string
    readonly statement: StatementId
    readonly label: Text
    readonly level: number
    readonly kind: 'heading' | 'line' | 'account' | 'subtotal' | 'total'
    /** Exact minor units, statement sign; one per column. */
    readonly amounts: readonly bigint[]
    readonly sums?: readonly { readonly id: string; readonly sign: 1 | -1 }[]
  }[]
}
