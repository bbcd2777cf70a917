// What the figures of an acquisition are made of (IFRS 3.32; accounting-model.md §11): the price, the outsiders' part and
// the net assets, down to rows of registers and facts of the investee as it came in. In presentation currency at the rate
// of the acquisition; or in the operation's own, where what is asked about stands there at another rate (IAS 21.47).
// Debit positive.

import type { Row } from '../../ledger/book.ts'
import { exponentOf } from '../../ledger/currency.ts'
import type { FactTable } from '../../ledger/facts.ts'
import {
  convert,
  decimalText,
  type Fraction,
  fractionText,
  inverse,
  ONE,
  subtract,
} from '../../ledger/fraction.ts'
import { addDays } from '../../ledger/period.ts'
import { shared, turned, withRounding } from '../explained.ts'
import type { Explained, Text } from '../types.ts'
import type { AcquisitionFigures, EquityAtAcquisition } from './acquisition.ts'
import { type GroupContext, madeOf, registerPart, toPresentation } from './context.ts'
import { deferredTaxOn, type FairValueItem } from './fair-values.ts'
import { investmentFacts } from './investment.ts'

const OUTSIDERS: Text = {
  ru: 'Неконтролирующие доли участия при приобретении (3.19)',
  en: 'Non-controlling interests at the acquisition (3.19)',
}
const NET_ASSETS: Text = {
  ru: 'Идентифицируемые чистые активы (3.18)',
  en: 'Identifiable net assets (3.18)',
}
const DEFERRED_TAX: Text = { ru: 'Отложенный налог', en: 'Deferred tax' }

/** An amount × a rate as a part, with what the amount was made of. */
export function translatedPart(
  amount: bigint,
  from: string,
  to: string,
  rate: Fraction,
  of: { readonly when: string; readonly document: string; readonly parts: readonly Explained[] },
): Explained {
  const functional = decimalText(amount, exponentOf(from))
  const label = `${functional} ${from} × ${fractionText(rate)}`
  return {
    label: { ru: label, en: label },
    kind: 'translation',
    amount: decimalText(convert(amount, rate, exponentOf(from), exponentOf(to)), exponentOf(to)),
    currency: to,
    detail: { functional, rate: fractionText(rate), rate_of: of.when, document: of.document },
    parts: withRounding(of.parts, amount, from),
  }
}

/** Amounts of an acquisition in one of the two currencies it is told in. */
interface Told {
  readonly currency: string
  /** Of an amount in the investee's currency. */
  readonly own: (functional: bigint) => bigint
  readonly nci: bigint
  readonly netAssets: bigint
  readonly nciGoodwill: bigint
}

export class AcquisitionOrigins {
  readonly #context: GroupContext
  readonly #figures: AcquisitionFigures
  readonly #told: Told
  readonly #isForeign: boolean

  /** @param inFunctional told in the investee's currency, not in the presentation currency */
  constructor(context: GroupContext, figures: AcquisitionFigures, inFunctional = false) {
    this.#context = context
    this.#figures = figures
    const {
      entity,
      goodwill,
      goodwillPresentation,
      nci,
      nciPresentation,
      netAssets,
      netAssetsPresentation,
      rate,
    } = figures
    this.#isForeign = entity.functionalCurrency !== context.currency
    this.#told = inFunctional
      ? {
          currency: entity.functionalCurrency,
          own: (functional) => functional,
          nci,
          netAssets,
          nciGoodwill: goodwill.nci,
        }
      : {
          currency: context.currency,
          own: (functional) => toPresentation(context, functional, entity.functionalCurrency, rate),
          nci: nciPresentation,
          netAssets: netAssetsPresentation,
          nciGoodwill: goodwillPresentation.nci,
        }
  }

  /** A row of a register that gives an amount in the investee's currency. */
  row(row: Row, functional: bigint): Explained {
    const { currency, own } = this.#told
    const { acquisition, entity, rate } = this.#figures
    const part = registerPart({ currency, exponent: exponentOf(currency) }, row, own(functional))
    if (!this.#isForeign || currency === entity.functionalCurrency) return part
    const text = decimalText(functional, exponentOf(entity.functionalCurrency))
    const at = { functional: text, rate: fractionText(rate), rate_of: acquisition.date }
    return { ...part, detail: { ...part.detail, ...at } }
  }

  /** What is held in presentation currency; in the investee's it is divided by the rate of the acquisition. */
  #paid(amount: bigint, document: string, parts: readonly Explained[]): readonly Explained[] {
    const { currency } = this.#told
    if (currency === this.#context.currency) return parts
    const { acquisition, rate } = this.#figures
    const of = { when: acquisition.date, document, parts }
    return [translatedPart(amount, this.#context.currency, currency, inverse(rate), of)]
  }

  /** What was paid: rows of considerations.csv, else what the investors' books hold. */
  price(): Explained[] {
    const { acquisition, considerations, history } = this.#figures
    if (considerations.length > 0)
      return considerations.flatMap(({ amount, row }) =>
        this.#paid(amount, row.document, [registerPart(this.#context, row, amount)]),
      )
    return acquisition.rows.flatMap(({ document, investor, investee }) => {
      const held = investmentFacts(this.#context, investor, investee, history)
      return this.#paid(held.sum(), document, madeOf(this.#context, held, 1n)())
    })
  }

  /** One account of the investee's equity at the acquisition, as equity stands: a credit is negative. */
  equity({ account, functional, row }: EquityAtAcquisition): Explained[] {
    const { entity, items } = this.#figures
    if (row) return [this.row(row, functional)]
    const cameIn = this.#cameIn(entity.code, account)
    if (cameIn.length > 0) return [...madeOf(this.#context, cameIn, 1n)()]
    return items.map((item) => this.row(item.row, -item.bookAmount))
  }

  #cameIn(code: string, account: string): FactTable {
    const facts = this.#context.members.get(code)!.translated.presentation
    return facts.where(
      (row) => facts.text('flow', row) === 'scope-in' && facts.text('account', row) === account,
    )
  }

  /** Equity as booked and what the fair values added to it; net assets are positive. */
  netAssets(): Explained[] {
    const equity = this.#figures.equity.flatMap((one) => this.equity(one))
    return [...equity.map(turned), ...this.fairValues()]
  }

  /** What the fair values of the items added, with the deferred tax on it. */
  fairValues(): Explained[] {
    const { acquisition, entity, items } = this.#figures
    const before = addDays(acquisition.starts, -1)
    return items.flatMap((item) => {
      const tax = deferredTaxOn(this.#context, item, entity.code, before)
      return this.fairValue(item, item.difference, tax)
    })
  }

  /** A part of an item's difference and the deferred tax on it. */
  fairValue({ row }: FairValueItem, difference: bigint, tax: bigint): Explained[] {
    return [
      ...(difference === 0n ? [] : [this.row(row, difference)]),
      ...(tax === 0n ? [] : [{ ...this.row(row, tax), label: DEFERRED_TAX }]),
    ]
  }

  #figure(label: Text, kind: string, amount: bigint, parts: readonly Explained[]): Explained {
    const { currency } = this.#told
    return {
      label,
      kind,
      amount: decimalText(amount, exponentOf(currency)),
      currency,
      parts: withRounding(parts, amount, currency),
    }
  }

  #shareOfNetAssets(amount: bigint, share: Fraction): Explained {
    const parts = this.netAssets().map((part) => shared(part, share))
    return this.#figure(OUTSIDERS, 'attribution', amount, parts)
  }

  /** Non-controlling interests at the acquisition, positive: the fair value given, else their share of the net assets. */
  outsiders(): Explained {
    const { acquisition, atFairValue, directOutsiders, nci: functional } = this.#figures
    const { nci } = this.#told
    const [first] = acquisition.rows
    if (atFairValue) return { ...this.row(first!, functional), label: OUTSIDERS }
    if (this.#context.book.settings.indirectGoodwill === 'full')
      return this.#shareOfNetAssets(nci, directOutsiders)
    // Outsiders of the investor bear their part of the price (`parent_share`).
    const { at } = this.#context
    const ofNetAssets = subtract(ONE, at.effective(acquisition.investee))
    const ofPrice = subtract(ONE, at.effective(first!.investor))
    return this.#figure(OUTSIDERS, 'attribution', nci, [
      ...this.netAssets().map((part) => shared(part, ofNetAssets)),
      ...(ofPrice.numerator === 0n ? [] : this.price().map((part) => turned(shared(part, ofPrice)))),
    ])
  }

  /** Goodwill (IFRS 3.32) of one holder: with outsiders at fair value their part is what is above their share. */
  goodwill(holder: 'owners' | 'nci'): Explained[] {
    const { atFairValue, directOutsiders } = this.#figures
    const { nci, nciGoodwill, netAssets } = this.#told
    const ofShare = (): Explained =>
      atFairValue ? this.#shareOfNetAssets(nci - nciGoodwill, directOutsiders) : this.outsiders()
    if (holder === 'nci') return [this.outsiders(), turned(ofShare())]
    const net = this.#figure(NET_ASSETS, 'net-assets', netAssets, this.netAssets())
    return [...this.price(), ofShare(), turned(net)]
  }
}
