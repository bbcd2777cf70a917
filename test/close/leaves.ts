// A figure taken apart to its leaves (accounting-model.md §11): each step sums exactly to its figure, and every leaf is a
// row of a trial balance, a row of a register, or rounding. A fact is walked once, wherever it is met.

import type { DerivedClose } from '../../src/app/close-book.ts'
import { originsOf } from '../../src/app/explain-facts.ts'
import { ExplainWords } from '../../src/app/explain-words.ts'
import type { FactOrigins } from '../../src/app/fact-origins.ts'
import { factKey, minorOfText, sumOfParts } from '../../src/close/explained.ts'
import type { Explained } from '../../src/close/types.ts'
import { exponentOf } from '../../src/ledger/currency.ts'
import { decimalText, parseShare, roundHalfAway } from '../../src/ledger/fraction.ts'
import { intervalText } from '../../src/ledger/period.ts'
import { codeIn } from './codes-in-words.ts'

/** Registers whose rows are the end of a way. A file that is not named here is one more kind of leaf: think before adding. */
const REGISTERS = new Set([
  'acquisitions.csv',
  'adjustments.csv',
  'associates.csv',
  'considerations.csv',
  'dated_flows.csv',
  'goodwill.csv',
  'intragroup/differences.csv',
  'intragroup/dividends.csv',
  'intragroup/inventory_profit.csv',
  'intragroup/turnovers.csv',
  'openings.csv',
  'ownership.csv',
  'tax_rates.csv',
])

export type LeafKind = 'row of a trial balance' | 'row of a register' | 'rounding'

function leafKind({ amount, currency, kind, place }: Explained): LeafKind | null {
  // Each part is rounded once, so that what is left is never more than a few minor units.
  if (kind === 'rounding') return minorOfText(amount, currency) ** 2n <= 100n ** 2n ? 'rounding' : null
  if (!place?.file || place.row === undefined) return null
  if (place.file.startsWith('balances/')) return place.column ? 'row of a trial balance' : null
  return REGISTERS.has(place.file) ? 'row of a register' : null
}

/** A multiplication: the part is its share or its rate × what stands below it. */
function productOf(part: Explained, below: Explained): { base: string; factor: string } | null {
  const { functional, of, rate, share } = part.detail ?? {}
  if (functional !== undefined && below.currency !== part.currency)
    return { base: functional, factor: rate ?? '' }
  return of !== undefined && part.fact ? { base: of, factor: share ?? '' } : null
}

export class Walk {
  readonly leaves = new Map<LeafKind, number>()
  readonly faults: string[] = []
  readonly #seen = new Set<string>()
  readonly #origins: FactOrigins
  readonly #words: ExplainWords

  constructor(close: DerivedClose) {
    this.#origins = originsOf(close)
    this.#words = new ExplainWords(close.book, close.interval.to)
  }

  /** `above`: the facts on the way down, so that a way that comes back to itself is found. */
  go(part: Explained, above: ReadonlySet<string> = new Set()): void {
    const { fact } = part
    let way = above
    this.#said(part)
    if (fact && !part.parts) {
      const key = `${factKey(fact.texts)}\n${intervalText(fact.year)}\n${fact.opened ?? ''}`
      if (above.has(key)) this.faults.push(`comes back to itself: ${key}`)
      if (this.#seen.has(key)) return
      this.#seen.add(key)
      way = new Set([...above, key])
    }
    const parts = this.#origins.below(part)
    if (parts.length === 0) this.#leaf(part)
    else this.#step(part, parts)
    for (const one of parts) this.go(one, way)
  }

  /** What a reader sees of a part is words, in both languages. */
  #said(part: Explained): void {
    const label = this.#words.label(part)
    for (const text of [label, ...this.#words.details(part).flatMap(({ name, value }) => [name, value])]) {
      const code = codeIn(text)
      if (code !== '') this.faults.push(`“${code}” in “${text.ru}” (“${text.en}”)`)
    }
    const isSaid = label.ru !== '' && label.en !== ''
    if (!isSaid) this.faults.push(`nothing is said of ${JSON.stringify(part)}`)
  }

  #leaf(part: Explained): void {
    const kind = leafKind(part)
    if (kind) this.leaves.set(kind, (this.leaves.get(kind) ?? 0) + 1)
    else this.faults.push(`a bare leaf: ${JSON.stringify(part)}`)
  }

  #step(part: Explained, parts: readonly Explained[]): void {
    const [first] = parts
    const currency = first!.currency
    if (parts.some((one) => one.currency !== currency)) this.faults.push(`two currencies: ${part.label.en}`)
    const product = productOf(part, first!)
    const sum = sumOfParts(parts)
    const base = minorOfText(product?.base ?? part.amount, currency)
    if (sum !== base) this.faults.push(`parts of ${part.label.en} come to ${sum}, not ${base}`)
    if (!product) return
    const factor = parseShare(product.factor)
    if (!factor) {
      this.faults.push(`not a factor: ${JSON.stringify(part.detail)}`)
      return
    }
    const scale = 10n ** BigInt(exponentOf(part.currency))
    const from = 10n ** BigInt(exponentOf(currency))
    const times = roundHalfAway(base * factor.numerator * scale, factor.denominator * from)
    if (times !== minorOfText(part.amount, part.currency))
      this.faults.push(`${part.label.en}: ${product.base} × ${product.factor} is not ${part.amount}`)
  }
}

/** Every amount of the close's facts, functional and presentation, down to the leaves. */
export function walkFacts(close: DerivedClose): Walk {
  const walk = new Walk(close)
  const origins = originsOf(close)
  for (let row = 0; row < close.facts.length; row++) {
    const texts = close.facts.texts(row)
    if (texts.measure !== 'amount') continue
    const currency = texts.basis.split(' ')[1]!
    const amount = decimalText(close.facts.amount[row]!, exponentOf(currency))
    const place = origins.placeOf(texts.document)
    const label = { ru: texts.document, en: texts.document }
    const fact = { texts, year: close.interval }
    const detail = { document: texts.document }
    walk.go({ label, kind: 'fact', amount, currency, detail, fact, ...(place ? { place } : {}) })
  }
  return walk
}
