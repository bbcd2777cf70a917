// What the functional facts that an entity brings to a close are made of, in the keys of its own year (accounting-model.md
// §7, §11). Where an event cuts an interval: of each fact its part on the segment's side of the date, of what came in the
// balances and results before it. Of a position: what its closing columns were taken to be.

import { exponentOf } from '../../ledger/currency.ts'
import type { FactTable, FactTexts } from '../../ledger/facts.ts'
import { decimalText, fraction } from '../../ledger/fraction.ts'
import { parseIntervalText } from '../../ledger/period.ts'
import { GroupChart } from '../chart.ts'
import {
  explainedOpening,
  factKey,
  factPart,
  factParts,
  matches,
  roundingPart,
  shared,
  sumExplained,
  sumOfParts,
  turned,
} from '../explained.ts'
import type { Explained } from '../types.ts'
import type { Cut } from './segment.ts'
import { type TranslateInput, Translation } from './translate.ts'

/** What a functional figure of the segment is made of; `figure` names the columns that count. */
export function explainSegment(input: TranslateInput, figure: FactTexts): Explained {
  const translation = new Translation(input, false)
  translation.derive()
  const origins = new SegmentOrigins(input, translation)
  return sumExplained(figure, 'layer', input.entity.functionalCurrency, origins.of(figure))
}

/** The functional facts of one segment. */
export class SegmentOrigins {
  readonly #input: TranslateInput
  readonly #functional: FactTable
  readonly #cut: Cut | null
  readonly #opened: { readonly opened?: true }
  readonly #year = new Map<string, { readonly texts: FactTexts; amount: bigint }>()

  constructor(input: TranslateInput, { cut, translatedFunctional, whole }: Translation) {
    this.#input = input
    this.#functional = translatedFunctional
    this.#cut = cut
    this.#opened = input.position ? { opened: true } : {}
    for (let row = 0; cut && row < whole.length; row++) {
      const texts = whole.texts(row)
      this.#year.set(factKey(texts), { texts, amount: whole.amount[row]! })
    }
  }

  /** Of a fact of a position as it is translated: what its closing columns were taken to be (see openPosition). */
  ofPosition(texts: FactTexts): readonly Explained[] {
    const { chart, facts, interval, previous } = this.#input
    const year = interval
    const own = (flow: string): Explained[] => {
      const key = factKey({ ...texts, flow })
      return factParts(
        facts.where((row) => factKey(facts.texts(row)) === key),
        year,
        1n,
      )
    }
    const isMapped = texts.layer === 'mapped'
    if (!isMapped || (texts.flow !== 'opening' && texts.flow !== 'unspecified')) return own(texts.flow ?? '')
    if (!previous || previous.functional.length === 0)
      return texts.flow === 'opening' ? [...own('opening'), ...own('unspecified')] : own('unspecified')
    const figure = { ...texts, flow: 'opening' }
    const rolled = explainedOpening(previous.functional, chart, interval, texts.period ?? '', figure, true)
    return texts.flow === 'opening'
      ? rolled
      : [...own('unspecified'), ...own('opening'), ...rolled.map(turned)]
  }

  /** Parts of each fact of a table of the segment, all of them. */
  ofTable(facts: FactTable): Explained[] {
    return Array.from({ length: facts.length }, (_, row) => this.of(facts.texts(row))).flat()
  }

  /** Parts of the facts that a figure names. */
  of(figure: FactTexts): Explained[] {
    if (this.#cut) return this.#ofCut(this.#cut, figure)
    const parts: Explained[] = []
    const facts = this.#functional
    for (let row = 0; row < facts.length; row++) {
      if (figure.account !== undefined && facts.text('account', row) !== figure.account) continue
      const texts = facts.texts(row)
      if (matches(texts, figure)) parts.push(this.#whole(texts, facts.amount[row]!))
    }
    return parts
  }

  #ofCut(cut: Cut, figure: FactTexts): Explained[] {
    const { chart, entity } = this.#input
    const document = `derived/scope-in/${entity.code}`
    const { period: _, ...asked } = figure
    const parts: Explained[] = []
    for (let row = 0; row < cut.before.length; row++) {
      const texts = cut.before.texts(row)
      const account = chart.get(texts.account)
      const equity = account && GroupChart.isResult(account) && chart.closesTo(chart.componentOf(account))
      const moved = equity ? { account: equity.code, partner: '', analytics: '' } : {}
      if (matches({ ...texts, ...moved, flow: 'scope-in', document }, asked))
        parts.push(this.#portion(cut, cut.before, row, cut.balancing.before))
    }
    for (let row = 0; row < cut.after.length; row++)
      if (matches(cut.after.texts(row), figure))
        parts.push(this.#portion(cut, cut.after, row, cut.balancing.after))
    return parts
  }

  /** A fact of the year, or the part of it on one side of the date. */
  #portion(cut: Cut, side: FactTable, row: number, balancing: ReadonlySet<number>): Explained {
    const texts = side.texts(row)
    const amount = side.amount[row]!
    if (balancing.has(row)) return this.#balancing(cut, texts, amount)
    const whole = this.#year.get(factKey(texts)) ?? this.#divided(texts)
    if (!whole) return this.#balancing(cut, texts, amount)
    const part = this.#whole(whole.texts, whole.amount)
    return whole.amount === amount
      ? part
      : { ...shared(part, fraction(amount, whole.amount)), kind: 'apportioned' }
  }

  #whole(texts: FactTexts, amount: bigint): Explained {
    return factPart({ texts, year: this.#input.interval, ...this.#opened }, amount, 'layer')
  }

  /** The fact whose interval the date cuts: it ends where its later part does. */
  #divided(texts: FactTexts): { readonly texts: FactTexts; readonly amount: bigint } | null {
    const { to } = parseIntervalText(texts.period ?? '')
    for (const one of this.#year.values()) {
      if (parseIntervalText(one.texts.period ?? '').to !== to) continue
      if (factKey({ ...one.texts, period: '' }) === factKey({ ...texts, period: '' })) return one
    }
    return null
  }

  /** What makes each layer sum to zero at the date: rounding, or the other side of what was divided by dates. */
  #balancing(cut: Cut, { layer = '' }: FactTexts, amount: bigint): Explained {
    const currency = this.#input.entity.functionalCurrency
    const others: Explained[] = []
    let divided = 0n
    for (let row = 0; row < cut.before.length; row++) {
      if (cut.before.text('layer', row) !== layer || cut.balancing.before.has(row)) continue
      const part = this.#portion(cut, cut.before, row, cut.balancing.before)
      if (part.kind === 'apportioned') divided++
      others.push(part)
    }
    const size = amount < 0n ? -amount : amount
    if (size <= divided) return roundingPart(amount, currency)
    const label = {
      ru: 'Другая сторона того, что стоит до даты',
      en: 'The other side of what stands before the date',
    }
    const parts = sumOfParts(others) === amount ? others : others.map(turned)
    const text = decimalText(amount, exponentOf(currency))
    return { label, kind: 'balancing', amount: text, currency, detail: { layer }, parts }
  }
}
