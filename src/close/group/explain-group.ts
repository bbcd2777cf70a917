// The inverse of the consolidation (accounting-model.md §11): its year is derived again, pairs and all, and keeps what each
// line was made of — the facts that an elimination removes, the share of what is attributed, the closing of the year
// before, or the row of the register that its document names.

import { exponentOf } from '../../ledger/currency.ts'
import type { FactTable, FactTexts } from '../../ledger/facts.ts'
import { decimalText } from '../../ledger/fraction.ts'
import { intervalText } from '../../ledger/period.ts'
import { currencyOfBasis, explainedOpening, factKey, withRounding } from '../explained.ts'
import type { Explained } from '../types.ts'
import { consolidateYear, derivePair, type GroupInput, type GroupYear } from './consolidate.ts'
import { explainAttributed } from './explain-attribution.ts'
import type { Posting } from './ledger.ts'

/** Two members, and what their pair closed the year before with. */
export interface PairBefore {
  readonly a: string
  readonly b: string
  readonly previous: FactTable | null
}

/** The register's row that a posting names by its document. */
function rowOf({ amount, texts }: Posting): Explained {
  const { document = '' } = texts
  const currency = currencyOfBasis(texts.basis)
  const text = decimalText(amount, exponentOf(currency))
  return {
    label: { ru: document, en: document },
    kind: 'register',
    amount: text,
    currency,
    detail: { document },
  }
}

/** One year of the group with where each of its facts came from: derived once, asked as often as one likes. */
export class GroupOrigins {
  readonly #input: GroupInput
  readonly #year: GroupYear
  readonly #postings = new Map<string, Posting[]>()

  constructor(input: GroupInput, pairs: readonly PairBefore[]) {
    const traced: GroupInput = { ...input, trace: true }
    this.#input = traced
    const derived = pairs.map(({ a, b, previous }) => derivePair(traced, a, b, previous))
    this.#year = consolidateYear(traced, derived)
    for (const posting of [...derived.flatMap((pair) => pair.postings), ...this.#year.postings]) {
      const key = factKey(posting.texts)
      const known = this.#postings.get(key)
      if (known) known.push(posting)
      else this.#postings.set(key, [posting])
    }
  }

  /** Parts of the facts of one whole key that come to `amount`; none where the register's row says it all. */
  of(texts: FactTexts, amount: bigint): readonly Explained[] {
    const { book, chart, previous, year } = this.#input
    const isFunctional = texts.basis?.startsWith('functional') ?? false
    if (texts.document?.startsWith('derived/opening/') && previous) {
      const before = isFunctional ? previous.functional : previous.facts
      return explainedOpening(before, chart, year, intervalText(year), texts)
    }
    const attributed = explainAttributed(this.#input, this.#year, texts, amount)
    if (attributed.length > 0) return attributed
    const postings = this.#postings.get(factKey(texts)) ?? []
    if (postings.every(({ from }) => from === null)) return []
    const parts = postings.flatMap((posting) => posting.from ?? [rowOf(posting)])
    return withRounding(parts, amount, book.settings.presentationCurrency)
  }
}
