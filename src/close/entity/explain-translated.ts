// What a figure in presentation currency is made of (accounting-model.md §11): each functional part × its rate, and one
// part rounding; of a translation difference the closing at the closing rate less what the account stood at; of the
// reserve what the other lines of its layer leave. The derivation runs again and keeps where each fact came from.

import { exponentOf } from '../../ledger/currency.ts'
import { FactTable, type FactTexts } from '../../ledger/facts.ts'
import { convert, decimalText, fractionText } from '../../ledger/fraction.ts'
import {
  explainedOpening,
  factKey,
  factParts,
  keysOf,
  matches,
  sumExplained,
  withRounding,
} from '../explained.ts'
import type { Explained, Text } from '../types.ts'
import { SegmentOrigins } from './explain-segment.ts'
import { type TranslateInput, Translation } from './translate.ts'
import type { Origin } from './translated-facts.ts'

/** `figure` names the columns that count; amounts in presentation currency, debit positive. */
export const explainTranslated = (input: TranslateInput, figure: FactTexts): Explained =>
  new TranslationOrigins(input).explain(figure)

interface RateGroup {
  readonly texts: FactTexts
  readonly origin: Origin & { readonly kind: 'rate' }
  functional: bigint
  readonly parts: Explained[]
}

interface DifferenceGroup {
  readonly texts: FactTexts
  readonly origin: Origin & { readonly kind: 'difference' }
  readonly rows: number[]
  closing: bigint
  stands: bigint
}

const DETAIL = ['entity', 'account', 'partner', 'analytics', 'layer'] as const

/** One translated year with where each of its facts came from: derived once, asked as often as one likes. */
export class TranslationOrigins {
  readonly input: TranslateInput
  readonly translation: Translation
  readonly segment: SegmentOrigins
  readonly #rows = new Map<string, number[]>()

  constructor(input: TranslateInput) {
    this.input = input
    this.translation = new Translation(input, true)
    this.translation.derive()
    this.segment = new SegmentOrigins(input, this.translation)
    const { facts } = this.translation.made
    for (let row = 0; row < facts.length; row++) {
      const key = factKey(facts.texts(row))
      const known = this.#rows.get(key)
      if (known) known.push(row)
      else this.#rows.set(key, [row])
    }
  }

  explain(figure: FactTexts): Explained {
    const { facts } = this.translation.made
    const rows = Array.from({ length: facts.length }, (_, row) => row)
    return new Explanation(this, figure).explain(rows.filter((row) => matches(facts.texts(row), figure)))
  }

  /** Parts of the facts of one whole key. */
  of(texts: FactTexts): readonly Explained[] {
    return new Explanation(this, texts).explain(this.#rows.get(factKey(texts)) ?? []).parts ?? []
  }
}

const layerLabel = (texts: FactTexts): Text => {
  const name = [texts.account, texts.flow, texts.layer].filter(Boolean).join(' · ')
  return { ru: name, en: name }
}

class Explanation {
  readonly #origins: TranslationOrigins
  readonly #input: TranslateInput
  readonly #figure: FactTexts
  readonly #currency: string
  readonly #from: number
  readonly #to: number
  readonly #parts: Explained[] = []
  readonly #rates = new Map<string, RateGroup>()
  readonly #differences = new Map<string, DifferenceGroup>()
  #total = 0n

  constructor(origins: TranslationOrigins, figure: FactTexts) {
    const { input } = origins
    this.#origins = origins
    this.#input = input
    this.#figure = figure
    this.#currency = input.settings.presentationCurrency
    this.#from = exponentOf(input.entity.functionalCurrency)
    this.#to = exponentOf(this.#currency)
  }

  explain(rows: readonly number[]): Explained {
    const { facts, origins } = this.#origins.translation.made
    let rolled = false
    for (const row of rows) {
      const origin = origins![row]!
      this.#total += facts.amount[row]!
      rolled ||= origin.kind === 'rolled'
      this.#take(row, facts.texts(row), facts.amount[row]!, origin)
    }
    if (rolled) this.#roll()
    for (const group of this.#rates.values()) this.#rated(group)
    for (const group of this.#differences.values()) this.#difference(group)
    const parts = withRounding(this.#parts, this.#total, this.#currency)
    return sumExplained(this.#figure, 'translation', this.#currency, parts)
  }

  #push(
    label: Text,
    kind: string,
    amount: bigint,
    detail: Record<string, string>,
    below: Pick<Explained, 'place' | 'parts'> = {},
  ): void {
    const text = decimalText(amount, this.#to)
    this.#parts.push({ label, kind, amount: text, currency: this.#currency, detail, ...below })
  }

  #take(row: number, texts: FactTexts, amount: bigint, origin: Origin): void {
    switch (origin.kind) {
      case 'rate':
        this.#takeRate(texts, origin)
        return
      case 'difference':
        this.#takeDifference(row, texts, origin)
        return
      case 'given':
        this.#push(
          { ru: 'Входящий остаток', en: 'Opening' },
          'opening',
          amount,
          { document: origin.document },
          { place: origin.place },
        )
        return
      case 'journal': {
        const { journal, date } = origin.posting
        const label = { ru: journal.text || journal.id, en: journal.textEn || journal.text || journal.id }
        this.#push(label, 'journal', amount, { journal: journal.id, date }, { place: origin.place })
        return
      }
      case 'opening-reserve':
        this.#openingReserve(texts, amount)
        return
      case 'reserve':
        this.#reserve(texts)
        return
      case 'same':
        this.#parts.push(...this.#functional(texts))
        return
      case 'rolled':
    }
  }

  /** The functional facts that a fact was translated from: of an interval that was divided, their parts. */
  #functional(texts: FactTexts): readonly Explained[] {
    return this.#origins.segment.of({
      ...texts,
      basis: `functional ${this.#input.entity.functionalCurrency}`,
    })
  }

  #takeRate(texts: FactTexts, origin: RateGroup['origin']): void {
    const { account, flow, layer, document } = texts
    const key = [account, flow, layer, document, fractionText(origin.rate)].join('\n')
    const group = this.#rates.get(key)
    const parts = this.#functional(texts)
    if (group) {
      group.functional += origin.functional
      group.parts.push(...parts)
    } else this.#rates.set(key, { texts, origin, functional: origin.functional, parts: [...parts] })
  }

  #takeDifference(row: number, texts: FactTexts, origin: DifferenceGroup['origin']): void {
    const key = [texts.account, texts.layer].join('\n')
    const { closing, stands } = origin
    const group = this.#differences.get(key)
    if (group) {
      group.closing += closing
      group.stands += stands
      group.rows.push(row)
    } else this.#differences.set(key, { texts, origin, rows: [row], closing, stands })
  }

  #roll(): void {
    const { chart, interval, previous } = this.#input
    if (!previous) return
    const figure = { ...this.#figure, flow: 'opening' }
    const period = this.#figure.period ?? ''
    this.#parts.push(...explainedOpening(previous.presentation, chart, interval, period, figure))
  }

  #rated({ texts, origin, functional, parts }: RateGroup): void {
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
      { parts },
    )
  }

  #difference({ texts, origin, rows, closing, stands }: DifferenceGroup): void {
    const currency = this.#input.entity.functionalCurrency
    const amount = decimalText(closing, this.#from)
    const rate = fractionText(origin.rate)
    const { account = '', layer = '' } = texts
    const named = this.#input.chart.get(account)
    const name = { ru: named?.name ?? account, en: named?.nameEn || named?.name || account }
    const { made, translatedFunctional } = this.#origins.translation
    const { facts, origins } = made
    const detailOf = (table: FactTable, row: number): string =>
      DETAIL.map((column) => table[column][row]).join(',')
    const asked = new Set(rows.map((row) => detailOf(facts, row)))
    const standing = facts.where((row) => {
      const { kind } = origins![row]!
      const before = kind !== 'difference' && kind !== 'reserve' && kind !== 'journal'
      return before && row < rows[0]! && asked.has(detailOf(facts, row))
    })
    const held = translatedFunctional.where((row) => asked.has(detailOf(translatedFunctional, row)))
    this.#push(
      {
        ru: `${name.ru}: на конец ${amount} ${currency} × ${rate}`,
        en: `${name.en}: closing ${amount} ${currency} × ${rate}`,
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
      { parts: this.#origins.segment.ofTable(held) },
    )
    this.#push(
      { ru: `${name.ru}: без курсовой разницы`, en: `${name.en}: before the difference` },
      'translation',
      -stands,
      { account, layer },
      { parts: factParts(standing, this.#input.interval, -1n) },
    )
  }

  /** What the opening of the first year does not sum to zero by, layer by layer. */
  #openingReserve(texts: FactTexts, amount: bigint): void {
    const { facts, origins } = this.#origins.translation.made
    const opened = facts.where((row) => {
      const isOpening = facts.text('flow', row) === 'opening' && facts.text('layer', row) === texts.layer
      return isOpening && origins![row]!.kind !== 'opening-reserve' && origins![row]!.kind !== 'journal'
    })
    const functional = this.#origins.translation.translatedFunctional.where((row) => {
      const table = this.#origins.translation.translatedFunctional
      return table.text('flow', row) === 'opening' && table.text('layer', row) === texts.layer
    })
    const own = factParts(opened, this.#input.interval, -1n)
    const netAssets = amount + opened.sum()
    const label = { ru: 'Резерв пересчёта на начало', en: 'Opening translation reserve' }
    this.#push(label, 'translation', -opened.sum(), keysOf(texts), { parts: own })
    const sum = functional.sum()
    if (sum === 0n) return
    const shown = decimalText(sum, this.#from)
    const net = { ru: 'Чистые активы на начало', en: 'Net assets at the start' }
    const rate = fractionText({
      numerator: netAssets * 10n ** BigInt(this.#from),
      denominator: sum * 10n ** BigInt(this.#to),
    })
    const detail = { layer: texts.layer ?? '', functional: shown, rate }
    this.#push(net, 'translation', netAssets, detail, { parts: this.#origins.segment.ofTable(functional) })
  }

  /** The layer's net assets at the closing rate, less its equity as translated. */
  #reserve(texts: FactTexts): void {
    const { chart, interval } = this.#input
    const { made, translatedRows } = this.#origins.translation
    const { facts, origins } = made
    const netAssets = new FactTable(facts.codes)
    const equity = new Map<string, FactTable>()
    for (let row = 0; row < translatedRows; row++) {
      if (facts.text('layer', row) !== texts.layer || origins![row]!.kind === 'reserve') continue
      const account = chart.get(facts.text('account', row))
      const isNet = account?.class === 'asset' || account?.class === 'liability'
      const key = `${facts.text('account', row)}\n${facts.text('flow', row)}`
      const table = isNet ? netAssets : (equity.get(key) ?? new FactTable(facts.codes))
      if (!isNet) equity.set(key, table)
      table.copy(facts, row)
    }
    this.#push(
      { ru: 'Чистые активы по курсу на конец', en: 'Net assets at the closing rate' },
      'translation',
      -netAssets.sum(),
      { layer: texts.layer ?? '' },
      { parts: factParts(netAssets, interval, -1n) },
    )
    for (const table of equity.values()) {
      if (table.sum() === 0n) continue
      const { account, entity, flow, layer } = table.texts(0)
      const parts = factParts(table, interval, -1n)
      const key = { entity, account, flow, layer }
      this.#push(layerLabel(key), 'translation', -table.sum(), keysOf(key), { parts })
    }
  }
}
