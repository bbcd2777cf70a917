// The presentation facts of an entity while they are made, each with where it came from, so that any of them can be
// explained. Origins are kept only when somebody asks.

import type { RateRow } from '../../ledger/book.ts'
import { type Codes, type FactKey, FactTable, type FactTexts } from '../../ledger/facts.ts'
import type { Place } from '../../ledger/finding.ts'
import type { Fraction } from '../../ledger/fraction.ts'
import type { Posting } from './journals.ts'

export type Origin =
  /** Functional minor units × rate, rounded within its total. */
  | {
      readonly kind: 'rate'
      readonly functional: bigint
      readonly rate: Fraction
      readonly rows: readonly RateRow[]
      readonly when: string
      readonly how: 'average' | 'date' | 'opening' | 'carried' | 'several'
    }
  /** Presentation amount of openings.csv. */
  | { readonly kind: 'given'; readonly place: Place; readonly document: string }
  /** As the year before was last translated. */
  | { readonly kind: 'rolled' }
  /** What the opening does not sum to zero by. */
  | { readonly kind: 'opening-reserve' }
  /** Closing at the closing rate less what the account stands at without it. */
  | {
      readonly kind: 'difference'
      readonly closing: bigint
      readonly stands: bigint
      readonly rate: Fraction
      readonly rows: readonly RateRow[]
    }
  /** The movement of the translation reserve of one layer. */
  | { readonly kind: 'reserve' }
  /** A journal in presentation currency. */
  | { readonly kind: 'journal'; readonly posting: Posting; readonly place: Place }
  /** Functional and presentation currency are one. */
  | { readonly kind: 'same' }

export class TranslatedFacts {
  readonly facts: FactTable
  /** By row of `facts`; null: not kept. */
  readonly origins: Origin[] | null
  readonly #basis: number

  constructor(codes: Codes, currency: string, trace: boolean) {
    this.facts = new FactTable(codes)
    this.origins = trace ? [] : null
    this.#basis = codes.basis.code(`presentation ${currency}`)
  }

  add(key: FactKey, amount: bigint, origin: Origin): void {
    if (amount === 0n) return
    this.facts.add({ ...key, basis: this.#basis }, amount)
    this.origins?.push(origin)
  }

  addTexts(texts: FactTexts, amount: bigint, origin: Origin): void {
    if (amount === 0n) return
    this.facts.addTexts({ ...texts, basis: this.facts.codes.basis.text(this.#basis) }, amount)
    this.origins?.push(origin)
  }

  /** A fact of another table in presentation currency. */
  copy(from: FactTable, row: number, changes: FactKey, amount: bigint, origin: Origin): void {
    if (amount === 0n) return
    this.facts.copy(from, row, { ...changes, basis: this.#basis }, amount)
    this.origins?.push(origin)
  }

  sumOfLayer(layer: number, flow?: number): bigint {
    const { facts } = this
    return facts.sum((row) => facts.layer[row] === layer && (flow === undefined || facts.flow[row] === flow))
  }
}
