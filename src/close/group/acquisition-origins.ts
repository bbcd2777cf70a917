// What the figures of an acquisition are made of (IFRS 3.32; accounting-model.md §11): the price, the outsiders' part and
// the net assets, down to rows of registers and facts of the investee as it came in. Presentation currency, debit
// positive; each is told at the rate of the acquisition, so that what history stands at in another currency is not told.

import type { FactTable } from '../../ledger/facts.ts'
import { decimalText, type Fraction } from '../../ledger/fraction.ts'
import { addDays } from '../../ledger/period.ts'
import { shared, turned, withRounding } from '../explained.ts'
import type { Explained, Text } from '../types.ts'
import type { AcquisitionFigures, EquityAtAcquisition } from './acquisition.ts'
import { type GroupContext, madeOf, registerPart, toPresentation } from './context.ts'
import { deferredTaxOn } from './fair-values.ts'
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

export class AcquisitionOrigins {
  readonly #context: GroupContext
  readonly #figures: AcquisitionFigures

  constructor(context: GroupContext, figures: AcquisitionFigures) {
    this.#context = context
    this.#figures = figures
  }

  #present(functional: bigint): bigint {
    const { entity, rate } = this.#figures
    return toPresentation(this.#context, functional, entity.functionalCurrency, rate)
  }

  /** What was paid: rows of considerations.csv, else what the investors' books hold. */
  price(): Explained[] {
    const { acquisition, considerations, history } = this.#figures
    if (considerations.length > 0)
      return considerations.map(({ amount, row }) => registerPart(this.#context, row, amount))
    return acquisition.rows.flatMap(({ investor, investee }) => [
      ...madeOf(this.#context, investmentFacts(this.#context, investor, investee, history), 1n)(),
    ])
  }

  /** One account of the investee's equity at the acquisition, as equity stands: a credit is negative. */
  equity({ account, functional, row }: EquityAtAcquisition): Explained[] {
    const { entity, items } = this.#figures
    if (row) return [registerPart(this.#context, row, this.#present(functional))]
    const cameIn = this.#cameIn(entity.code, account)
    if (cameIn.length > 0) return [...madeOf(this.#context, cameIn, 1n)()]
    return items.map((item) => registerPart(this.#context, item.row, this.#present(-item.bookAmount)))
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
      const value = registerPart(this.#context, item.row, this.#present(item.difference))
      if (tax === 0n) return [value]
      return [value, { ...registerPart(this.#context, item.row, this.#present(tax)), label: DEFERRED_TAX }]
    })
  }

  #figure(label: Text, kind: string, amount: bigint, parts: readonly Explained[]): Explained {
    const { currency, exponent } = this.#context
    return {
      label,
      kind,
      amount: decimalText(amount, exponent),
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
    const { acquisition, atFairValue, directOutsiders, nciPresentation } = this.#figures
    const [first] = acquisition.rows
    if (atFairValue) return { ...registerPart(this.#context, first!, nciPresentation), label: OUTSIDERS }
    return this.#shareOfNetAssets(nciPresentation, directOutsiders)
  }

  /** Goodwill (IFRS 3.32) of one holder: with outsiders at fair value their part is what is above their share. */
  goodwill(holder: 'owners' | 'nci'): Explained[] {
    const { directOutsiders, goodwillPresentation, nciPresentation, netAssetsPresentation } = this.#figures
    const share = nciPresentation - goodwillPresentation.nci
    const ofShare = (): Explained => this.#shareOfNetAssets(share, directOutsiders)
    if (holder === 'nci') return [this.outsiders(), turned(ofShare())]
    const net = this.#figure(NET_ASSETS, 'net-assets', netAssetsPresentation, this.netAssets())
    return [...this.price(), ofShare(), turned(net)]
  }

  /** False where outsiders of the investor bear a part of the price (`parent_share`): the row of the event says it. */
  get isTold(): boolean {
    return this.#context.book.settings.indirectGoodwill === 'full'
  }
}
