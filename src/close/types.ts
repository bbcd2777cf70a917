// What the stages of a close hand to each other (architecture.md "One idea"). A stage is a pure function from its
// inputs to facts, findings and checks; it never throws for the user's data.
//
//     files ─► mapped ─► adjusted ─► deferred tax ─► translated ─► consolidated ─► statements

import type { Codes, FactTable, FactTexts } from '../ledger/facts.ts'
import type { Check, Finding, Place } from '../ledger/finding.ts'
import type { Fraction } from '../ledger/fraction.ts'
import type { Interval } from '../ledger/period.ts'

export interface Outcome {
  readonly findings: readonly Finding[]
  readonly checks: readonly Check[]
}

/** One entity from the start of its fiscal year to the reporting date. */
export interface EntityPeriod {
  readonly entity: string
  /** From the first day of the fiscal year to the reporting date. */
  readonly interval: Interval
}

/**
 * The facts of one stage of one entity × fiscal year, each stage its own layers only:
 * mapped → `mapped`; adjusted → `adjustment:‹template›`; deferred tax → `deferred-tax`.
 * Basis `functional ‹currency›`. Openings stand in flow `opening` with period = the first interval of the year; with
 * them Σ amount (measure `amount`) of each stage is zero, without them too.
 */
export interface StageFacts extends Outcome {
  readonly codes: Codes
  readonly facts: FactTable
  /** False: no figures (no file, not dormant): what stands on it is null, a finding says why. */
  readonly present: boolean
  /** True where the entity has only closing columns (book-format.md §3, "position"). */
  readonly position: boolean
}

/** Settlements of an entity with a company of the book in one interval, functional minor units, VAT included. */
export interface TradeRow {
  readonly interval: Interval
  readonly partner: string
  readonly sold: bigint
  readonly bought: bigint
}

/** What settlements show of an entity's trade with companies of the book in a fiscal year (accounting-model.md §7). */
export interface TradeYear {
  readonly rows: readonly TradeRow[]
  /** Revenue before VAT is taken off, and the VAT on it (90.01, 90.03), by interval. */
  readonly results: readonly { readonly interval: Interval; readonly revenue: bigint; readonly vat: bigint }[]
  /** The group account that most of the revenue lands on; '' where none is seen. */
  readonly revenueAccount: string
  /** True where stock of goods or finished products left: the entity sells goods. */
  readonly goods: boolean
}

export const NO_TRADE: TradeYear = { rows: [], results: [], revenueAccount: '', goods: false }

/** How an entity stands to the group between two ownership events. */
export interface Segment {
  readonly interval: Interval
  readonly method: 'full' | 'equity' | 'none'
  /** True where the entity comes in at the start of this segment within the fiscal year (not by opening). */
  readonly scopeIn: boolean
}

/**
 * The part of an entity's year that belongs to the close: what its balances were when it came in stands in flow
 * `scope-in`, what happened before is left out. `functional` and `presentation` hold the same facts (layers mapped,
 * adjustment:…, deferred-tax); `presentation` adds flow `translation-difference`. Measure `amount` only.
 */
export interface TranslatedYear extends Outcome {
  readonly functional: FactTable
  readonly presentation: FactTable
  /** Estimated where no trial balance stands at the date of an ownership event (§7, first point). */
  readonly estimated: boolean
  /** Of `presentation`, what journals in presentation currency posted or left: never translated, rolled on their own. */
  readonly journals?: FactTable
  /** Flows whose two sides stand at two rates (§6, proof 2). */
  readonly twoRates?: readonly TwoRates[]
}

/** A part of a flow that does not stand at the average rate of its translation period. */
export interface TwoRates {
  readonly account: string
  readonly flow: string
  readonly layer: string
  /** The row of dated_flows.csv or the journal that dates it; '' for transfers within equity. */
  readonly document: string
  readonly when: string
  /** Functional minor units, debit positive. */
  readonly functional: bigint
  readonly rate: Fraction
  readonly average: Fraction
  /** functional × (rate − average), presentation minor units, rounded. */
  readonly leaves: bigint
}

/** The four percentages of one entity on one date (accounting-model.md §7). */
export interface Percentages {
  readonly direct: ReadonlyMap<string, Fraction>
  readonly groupShare: Fraction
  readonly voting: Fraction
  readonly effective: Fraction
}

export interface Text {
  readonly ru: string
  readonly en: string
}

/** The facts of one key in a year's figures, as one. */
export interface FactRef {
  /** Every column of the key; a column left out is empty. */
  readonly texts: FactTexts
  /** The fiscal year to the reporting date. */
  readonly year: Interval
  /** True for a fact of a position as it is translated: its openings taken out of what moved. */
  readonly opened?: true
}

/**
 * One step of an explanation: the parts of a figure; the amounts of `parts` sum exactly to `amount`, or, where the
 * figure is a share or a translation, to what it was taken of (`of`, `functional` in its detail).
 */
export interface Explained {
  readonly label: Text
  /** statement, line, account, entity, layer, translation, rounding, journal, row, elimination, attribution, opening */
  readonly kind: string
  /** Exact decimal in currency units, in the sign of what was asked. */
  readonly amount: string
  readonly currency: string
  /** Where it stands: file, sheet, row, column of a trial balance, or register row. */
  readonly place?: Place
  /** Rule, share, rate and the like, as name → text. */
  readonly detail?: Readonly<Record<string, string>>
  readonly parts?: readonly Explained[]
  /** The fact that this part is made of: with it the explanation goes on where `parts` are not given. */
  readonly fact?: FactRef
  /** True where parts are known that were not asked for. */
  readonly more?: boolean
}
