// Group journals: facts of the layers above the entities. Every journal sums to zero in presentation currency, and so
// does every layer (accounting-model.md §3). A fact bears the entity whose figure it changes.
//
// What stands in the currency of a foreign operation (goodwill, fair-value adjustments: IAS 21.47) carries its
// functional amount beside; at the close such accounts are brought to the closing rate (`retranslate`).

import type { Codes } from '../../ledger/facts.ts'
import { FactTable, type FactTexts } from '../../ledger/facts.ts'
import { assert } from '../../ledger/finding.ts'
import type { Flow } from '../../ledger/words.ts'
import type { Explained } from '../types.ts'

export interface GroupLine {
  readonly entity: string
  /** Code of an account of the group chart. */
  readonly account: string
  readonly flow: Flow
  /** Minor units of the presentation currency, debit positive. */
  readonly amount: bigint
  /** Minor units of the operation's functional currency, where it is another one. */
  readonly functional?: bigint
  readonly partner?: string
  /** Interned `name=value;…` text. */
  readonly analytics?: string
  /** `from/to` where it is not the period of the ledger. */
  readonly period?: string
  /** What the amount was made of, where the document is not all there is to say: asked only while an explanation is. */
  readonly from?: Reason
}

/** What a group fact was made of: named by the derivation itself. */
export type Reason = () => readonly Explained[]

/** A fact as it was posted, with what it was made of; null: the row of the register that its document names. */
export interface Posting {
  readonly texts: FactTexts
  readonly amount: bigint
  readonly from: readonly Explained[] | null
}

export class GroupLedger {
  readonly facts: FactTable
  /** Functional amounts of the operation's currency, same keys, basis `functional ‹currency›`. */
  readonly functional: FactTable
  readonly #codes: Codes
  readonly #period: string
  readonly #basis: string
  readonly #currencyOf: (entity: string) => string
  /** Kept only while an explanation is asked for. */
  readonly postings: Posting[] | null

  constructor(options: {
    codes: Codes
    period: string
    currency: string
    currencyOf: (entity: string) => string
    trace?: boolean
  }) {
    this.#codes = options.codes
    this.#period = options.period
    this.#basis = `presentation ${options.currency}`
    this.#currencyOf = options.currencyOf
    this.facts = new FactTable(options.codes)
    this.functional = new FactTable(options.codes)
    this.postings = options.trace ? [] : null
  }

  /** Posts one journal into a layer; lines of zero are left out. Throws where it does not sum to zero. */
  post(layer: string, document: string, lines: readonly GroupLine[]): void {
    const sum = lines.reduce((total, line) => total + line.amount, 0n)
    assert(sum === 0n, `group journal ${layer} ${document} is out of balance by ${sum}`)
    for (const line of lines) {
      if (line.amount !== 0n) {
        const texts = this.#texts(layer, document, line, this.#basis)
        this.facts.addTexts(texts, line.amount)
        // Asked at once: the ledger that a reason looks at goes on.
        this.postings?.push({ texts, amount: line.amount, from: line.from?.() ?? null })
      }
      if (line.functional !== undefined && line.functional !== 0n) {
        const basis = `functional ${this.#currencyOf(line.entity)}`
        this.functional.addTexts(this.#texts(layer, document, line, basis), line.functional)
      }
    }
  }

  /** Takes facts that are already in balance: rolled openings, results of pairs. */
  take(facts: FactTable): void {
    assert(facts.sum() === 0n, 'facts taken into the group ledger are out of balance')
    this.facts.append(facts)
  }

  #texts(layer: string, document: string, line: GroupLine, basis: string): Record<string, string> {
    return {
      entity: line.entity,
      period: line.period ?? this.#period,
      account: line.account,
      flow: line.flow,
      partner: line.partner ?? '',
      analytics: line.analytics ?? '',
      layer,
      basis,
      measure: 'amount',
      document,
    }
  }

  get codes(): Codes {
    return this.#codes
  }

  get period(): string {
    return this.#period
  }
}
