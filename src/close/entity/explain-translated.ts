// What a figure in presentation currency is made of (accounting-model.md §11): each functional part × its rate, and one
// part rounding; of a translation difference the closing at the closing rate less what the account stood at; of the
// reserve what the other lines of its layer leave. The derivation runs again and keeps where each fact came from.

import { exponentOf } from '../../ledger/currency.ts'
import type { FactTexts } from '../../ledger/facts.ts'
import { convert, decimalText, fractionText } from '../../ledger/fraction.ts'
import { GroupChart } from '../chart.ts'
import type { Explained, Text } from '../types.ts'
import { explainedOpening, keysOf, matches, minorOfText, sumExplained } from './explain.ts'
import { type TranslateInput, Translation } from './translate.ts'
import type { Origin } from './translated-facts.ts'

/** `figure` names the columns that count; amounts in presentation currency, debit positive. */
export function explainTranslated(input: TranslateInput, figure: FactTexts): Explained {
  return new Explanation(input, figure).explain()
}

/**
 * What a functional figure of the segment is made of, in the keys of the year's facts: where an interval was divided,
 * the part of each on the segment's side of the date; of what came in, the balances and results before it.
 */
export function explainSegment(input: TranslateInput, figure: FactTexts): Explained {
  const { chart, entity } = input
  const translation = new Translation(input, false)
  const year = translation.derive()
  const currency = entity.functionalCurrency
  const { cut } = translation
  const parts = new Parts(currency)
  if (!cut) {
    for (let row = 0; row < year.functional.length; row++) {
      const texts = year.functional.texts(row)
      if (matches(texts, figure)) parts.add(texts, year.functional.amount[row]!)
    }
    return sumExplained(figure, 'layer', currency, parts.list('layer', layerLabel))
  }
  for (let row = 0; row < cut.before.length; row++) {
    const texts = cut.before.texts(row)
    const account = chart.get(texts.account)
    const equity = account && GroupChart.isResult(account) && chart.closesTo(chart.componentOf(account))
    const moved = equity ? { account: equity.code, partner: '', analytics: '' } : {}
    const { period: _, ...asked } = figure
    const document = `derived/scope-in/${entity.code}`
    if (matches({ ...texts, ...moved, flow: 'scope-in', document }, asked))
      parts.add(texts, cut.before.amount[row]!)
  }
  for (let row = 0; row < cut.after.length; row++) {
    const texts = cut.after.texts(row)
    if (matches(texts, figure)) parts.add(texts, cut.after.amount[row]!)
  }
  return sumExplained(figure, 'layer', currency, parts.list('layer', layerLabel))
}

const layerLabel = (texts: FactTexts): Text => {
  const name = [texts.account, texts.flow, texts.layer].filter(Boolean).join(' · ')
  return { ru: name, en: name }
}

/** Amounts by account, flow, layer and document, in the order in which they were met. */
class Parts {
  readonly #sums = new Map<string, { texts: FactTexts; amount: bigint }>()
  readonly #currency: string

  constructor(currency: string) {
    this.#currency = currency
  }

  add(texts: FactTexts, amount: bigint): void {
    const { entity, account, flow, layer, document } = texts
    const key = [account, flow, layer, document].join('\n')
    const known = this.#sums.get(key)
    if (known) known.amount += amount
    else this.#sums.set(key, { texts: { entity, account, flow, layer, document }, amount })
  }

  list(kind: string, label: (texts: FactTexts) => Text): Explained[] {
    const exponent = exponentOf(this.#currency)
    return [...this.#sums.values()]
      .filter(({ amount }) => amount !== 0n)
      .map(({ texts, amount }) => ({
        label: label(texts),
        kind,
        amount: decimalText(amount, exponent),
        currency: this.#currency,
        detail: keysOf(texts),
      }))
  }
}

interface RateGroup {
  readonly texts: FactTexts
  readonly origin: Origin & { readonly kind: 'rate' }
  functional: bigint
}

interface DifferenceGroup {
  readonly texts: FactTexts
  readonly origin: Origin & { readonly kind: 'difference' }
  closing: bigint
  stands: bigint
}

class Explanation {
  readonly #input: TranslateInput
  readonly #figure: FactTexts
  readonly #currency: string
  readonly #from: number
  readonly #to: number
  readonly #parts: Explained[] = []
  readonly #rates = new Map<string, RateGroup>()
  readonly #differences = new Map<string, DifferenceGroup>()
  readonly #same: Parts
  #total = 0n

  constructor(input: TranslateInput, figure: FactTexts) {
    this.#input = input
    this.#figure = figure
    this.#currency = input.settings.presentationCurrency
    this.#from = exponentOf(input.entity.functionalCurrency)
    this.#to = exponentOf(this.#currency)
    this.#same = new Parts(this.#currency)
  }

  explain(): Explained {
    const translation = new Translation(this.#input, true)
    translation.derive()
    const { facts, origins } = translation.made
    let rolled = false
    for (let row = 0; row < facts.length; row++) {
      const texts = facts.texts(row)
      if (!matches(texts, this.#figure)) continue
      const origin = origins![row]!
      this.#total += facts.amount[row]!
      rolled ||= origin.kind === 'rolled'
      this.#take(texts, facts.amount[row]!, origin, translation)
    }
    if (rolled) this.#roll()
    for (const group of this.#rates.values()) this.#rated(group)
    for (const group of this.#differences.values()) this.#difference(group)
    this.#parts.push(...this.#same.list('layer', layerLabel))
    const found = this.#parts.reduce((sum, part) => sum + minorOfText(part.amount, this.#currency), 0n)
    if (found !== this.#total) {
      this.#push({ ru: 'Округление', en: 'Rounding' }, 'rounding', this.#total - found, {})
    }
    return sumExplained(this.#figure, 'translation', this.#currency, this.#parts)
  }

  #push(
    label: Text,
    kind: string,
    amount: bigint,
    detail: Record<string, string>,
    place?: Explained['place'],
  ): void {
    this.#parts.push({
      label,
      kind,
      amount: decimalText(amount, this.#to),
      currency: this.#currency,
      detail,
      ...(place ? { place } : {}),
    })
  }

  #take(texts: FactTexts, amount: bigint, origin: Origin, translation: Translation): void {
    switch (origin.kind) {
      case 'rate': {
        const { account, flow, layer, document } = texts
        const key = [account, flow, layer, document, fractionText(origin.rate)].join('\n')
        const group = this.#rates.get(key)
        if (group) group.functional += origin.functional
        else this.#rates.set(key, { texts, origin, functional: origin.functional })
        return
      }
      case 'difference': {
        const key = [texts.account, texts.layer].join('\n')
        const group = this.#differences.get(key)
        if (group) {
          group.closing += origin.closing
          group.stands += origin.stands
        } else {
          this.#differences.set(key, { texts, origin, closing: origin.closing, stands: origin.stands })
        }
        return
      }
      case 'given':
        this.#push(
          { ru: 'Входящий остаток', en: 'Opening' },
          'opening',
          amount,
          { document: origin.document },
          origin.place,
        )
        return
      case 'journal': {
        const { journal, date } = origin.posting
        const label = { ru: journal.text || journal.id, en: journal.textEn || journal.text || journal.id }
        this.#push(label, 'journal', amount, { journal: journal.id, date }, origin.place)
        return
      }
      case 'opening-reserve':
        this.#push(
          { ru: 'Резерв пересчета на начало', en: 'Opening translation reserve' },
          'translation',
          amount,
          keysOf(texts),
        )
        return
      case 'reserve':
        this.#reserve(texts, translation)
        return
      case 'same':
        this.#same.add(texts, amount)
        return
      case 'rolled':
    }
  }

  #roll(): void {
    const { chart, previous } = this.#input
    if (!previous) return
    const period = this.#figure.period
    const rolled = explainedOpening(previous.presentation, chart, period ?? '', {
      ...this.#figure,
      flow: 'opening',
    })
    this.#parts.push(...rolled)
  }

  #rated({ texts, origin, functional }: RateGroup): void {
    const { entity } = this.#input
    const currency = entity.functionalCurrency
    const amount = decimalText(functional, this.#from)
    const rate = fractionText(origin.rate)
    const { account, flow, layer, document } = texts
    const figure = { entity: entity.code, account, flow, layer, document, basis: `functional ${currency}` }
    this.#push(
      { ru: `${amount} ${currency} × ${rate}`, en: `${amount} ${currency} × ${rate}` },
      'translation',
      convert(functional, origin.rate, this.#from, this.#to),
      {
        ...keysOf(figure),
        functional: amount,
        rate,
        rate_of: origin.when,
        rate_kind: origin.how,
        rate_rows: [...new Set(origin.rows.map((row) => row.document))].join('; '),
      },
    )
  }

  #difference({ texts, origin, closing, stands }: DifferenceGroup): void {
    const currency = this.#input.entity.functionalCurrency
    const amount = decimalText(closing, this.#from)
    const rate = fractionText(origin.rate)
    const { account = '', layer = '' } = texts
    this.#push(
      {
        ru: `${account}: на конец ${amount} ${currency} × ${rate}`,
        en: `${account}: closing ${amount} ${currency} × ${rate}`,
      },
      'translation',
      convert(closing, origin.rate, this.#from, this.#to),
      {
        account,
        layer,
        functional: amount,
        rate,
        rate_rows: origin.rows.map((row) => row.document).join('; '),
      },
    )
    this.#push(
      { ru: `${account}: без курсовой разницы`, en: `${account}: before the difference` },
      'translation',
      -stands,
      { account, layer },
    )
  }

  /** The layer's net assets at the closing rate, less its equity as translated. */
  #reserve(texts: FactTexts, translation: Translation): void {
    const { chart } = this.#input
    const { facts } = translation.made
    let netAssets = 0n
    const equity = new Parts(this.#currency)
    for (let row = 0; row < facts.length; row++) {
      if (facts.text('layer', row) !== texts.layer) continue
      if (translation.made.origins?.[row]?.kind === 'reserve' || isJournal(translation, row)) continue
      const account = chart.get(facts.text('account', row))
      if (account?.class === 'asset' || account?.class === 'liability') netAssets += facts.amount[row]!
      else equity.add({ ...facts.texts(row), document: '' }, -facts.amount[row]!)
    }
    this.#push(
      { ru: 'Чистые активы по курсу на конец', en: 'Net assets at the closing rate' },
      'translation',
      -netAssets,
      { layer: texts.layer ?? '' },
    )
    this.#parts.push(...equity.list('translation', layerLabel))
  }
}

/** Journals in presentation currency join after the reserve is derived. */
function isJournal(translation: Translation, row: number): boolean {
  return row >= translation.translatedRows
}
