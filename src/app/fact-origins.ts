// What any fact of a close is made of, whatever derivation made it (accounting-model.md §11): each derivation is run again
// once for the year that is asked about, and kept for as long as the close is. Parts are debit positive and sum exactly
// to the fact; a part that is a fact itself names it, so that the way goes on, year by year, to rows of files and registers.

import { explainAdjustment } from '../close/entity/adjust.ts'
import { deferredTaxOrigins } from '../close/entity/explain-deferred-tax.ts'
import { TranslationOrigins } from '../close/entity/explain-translated.ts'
import { explainedOpening, factKey, factParts, minorOfText, sumOfParts, turned } from '../close/explained.ts'
import { GroupOrigins } from '../close/group/explain-group.ts'
import { pairName } from '../close/group/pair.ts'
import { mappedOrigins } from '../close/map/explain.ts'
import type { Explained, FactRef } from '../close/types.ts'
import { compareBytes, type FactTable, type FactTexts } from '../ledger/facts.ts'
import { assert, type Place } from '../ledger/finding.ts'
import { type Interval, intervalText, precedingYear } from '../ledger/period.ts'
import { movedFacts } from '../statements/presentation-layer.ts'
import type { EntityFigures } from './derivation/entity-chains.ts'
import type { CloseDerivation } from './derive-close.ts'

type Ask = (texts: FactTexts) => readonly Explained[]

export const isEntityLayer = (layer: string): boolean =>
  layer === 'mapped' || layer === 'deferred-tax' || layer.startsWith('adjustment:')

/** Keeps what was made once under its name. */
function once<T>(kept: Map<string, T>, name: string, make: () => T): T {
  const known = kept.get(name)
  if (known !== undefined) return known
  const made = make()
  kept.set(name, made)
  return made
}

export class FactOrigins {
  readonly #derivation: CloseDerivation
  readonly #mapped = new Map<string, Ask>()
  readonly #deferredTax = new Map<string, Ask>()
  readonly #translated = new Map<string, TranslationOrigins>()
  readonly #groups = new Map<string, GroupOrigins>()
  readonly #amounts = new Map<string, ReadonlyMap<string, bigint>>()
  readonly #parts = new Map<string, readonly Explained[]>()
  #places: ReadonlyMap<string, Place> | null = null

  constructor(derivation: CloseDerivation) {
    this.#derivation = derivation
  }

  /** Parts of the facts of one key in a year; none where their document is the register's row that gave them. */
  of(fact: FactRef): readonly Explained[] {
    const name = `${factKey(fact.texts)}\n${intervalText(fact.year)}\n${fact.opened ?? ''}`
    return once(this.#parts, name, () => this.#derive(fact).map((part) => this.#placed(part)))
  }

  /** What stands below a part: its own parts, or those of the fact that it is made of, in the part's sign. */
  below(part: Explained): readonly Explained[] {
    if (part.parts) return part.parts
    if (!part.fact) return []
    const parts = this.of(part.fact)
    if (parts.length === 0) return []
    const base = minorOfText(part.detail?.of ?? part.amount, part.currency)
    const sum = sumOfParts(parts)
    if (sum === base) return parts
    assert(sum === -base, `parts of ${JSON.stringify(part.fact)} come to ${sum}, the figure is ${base}`)
    return parts.map(turned)
  }

  /** The register's row that a document names; null where it is none. */
  placeOf(document: string): Place | null {
    const { book } = this.#derivation
    this.#places ??= new Map(
      [
        ...book.journals,
        ...book.ownership,
        ...book.considerations,
        ...book.acquisitions,
        ...book.turnovers,
        ...book.inventoryProfit,
        ...book.dividends,
        ...book.associates,
        ...book.goodwill,
        ...book.differences,
        ...book.openings,
        ...book.datedFlows,
      ].map(({ document: name, place }) => [name, place]),
    )
    return this.#places.get(document) ?? null
  }

  #placed(part: Explained): Explained {
    const document = part.detail?.document
    const place = part.place ?? (document ? this.placeOf(document) : null)
    const { parts } = part
    const below = parts ? { parts: parts.map((one) => this.#placed(one)) } : {}
    return { ...part, ...(place ? { place } : {}), ...below }
  }

  #derive({ opened, texts, year }: FactRef): readonly Explained[] {
    if (texts.layer === 'presentation')
      return factParts(movedFacts(this.#derivation.group(year).facts, texts), year, 1n)
    if (!isEntityLayer(texts.layer ?? '')) return this.#group(year).of(texts, this.#amountOf(texts, year))
    const figures = this.#derivation.entity(texts.entity ?? '', year)
    assert(figures !== null, `no figures of ${texts.entity} in ${intervalText(year)}`)
    if (texts.basis?.startsWith('presentation')) return this.#plain(this.#translation(figures).of(texts))
    if (opened) return this.#translation(figures).segment.ofPosition(texts)
    return this.#functional(figures, texts)
  }

  /** A figure that is one functional fact in the same currency, whole, says nothing by itself: what that is made of. */
  #plain(parts: readonly Explained[]): readonly Explained[] {
    const [first] = parts
    if (!first || parts.length > 1 || !first.fact || first.detail?.of !== undefined) return parts
    return this.below(first)
  }

  #functional(figures: EntityFigures, texts: FactTexts): readonly Explained[] {
    const { entity, inputs, interval } = figures
    const { layer = '' } = texts
    const name = `${entity.code} ${intervalText(interval)}`
    if (layer.startsWith('adjustment:')) return explainAdjustment(inputs.adjust, texts).parts ?? []
    if (layer === 'deferred-tax')
      return once(this.#deferredTax, name, () => deferredTaxOrigins(inputs.deferredTax))(texts)
    const { previous } = inputs.map
    if (texts.document?.startsWith('derived/opening/') && previous)
      return explainedOpening(previous.facts, this.#derivation.chart, interval, texts.period ?? '', texts)
    return once(this.#mapped, name, () => mappedOrigins(inputs.map))(texts)
  }

  #translation(figures: EntityFigures): TranslationOrigins {
    const name = `${figures.entity.code} ${intervalText(figures.interval)}`
    return once(this.#translated, name, () => {
      const { input } = this.#derivation.translateInput(figures)
      return new TranslationOrigins(input)
    })
  }

  #group(year: Interval): GroupOrigins {
    return once(this.#groups, intervalText(year), () => {
      const { input } = this.#derivation.group(year)
      const before = input.previous ? this.#derivation.group(precedingYear(year)).pairs : []
      const last = new Map(before.map(({ value }) => [value.name, value.facts]))
      const codes = [...input.members.keys()].sort(compareBytes)
      const pairs = codes.flatMap((a, index) =>
        codes.slice(index + 1).map((b) => ({ a, b, previous: last.get(pairName(a, b)) ?? null })),
      )
      return new GroupOrigins(input, pairs)
    })
  }

  /** What the facts of one key of the group's year come to. */
  #amountOf(texts: FactTexts, year: Interval): bigint {
    const amounts = once(this.#amounts, intervalText(year), () => {
      const { facts, functional } = this.#derivation.group(year).year.value
      return new Map([...amountsOf(facts), ...amountsOf(functional)])
    })
    return amounts.get(factKey(texts)) ?? 0n
  }
}

function amountsOf(facts: FactTable): Map<string, bigint> {
  const amounts = new Map<string, bigint>()
  for (let row = 0; row < facts.length; row++) {
    const key = factKey(facts.texts(row))
    amounts.set(key, (amounts.get(key) ?? 0n) + facts.amount[row]!)
  }
  return amounts
}
