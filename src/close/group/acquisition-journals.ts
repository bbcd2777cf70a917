// The journals of an acquisition (IFRS 3, IFRS 10.B86(b); accounting-model.md §7): goodwill, the fair values, the investment
// against the equity at acquisition, and the outsiders' part of it. In the year of the event in flow `scope-in`; for
// history, in flow `opening` of the book's first year, at the opening rate, with what the rates moved since the
// acquisition in the translation reserve.
//
// The four journals (layers investment, fair-value, goodwill, nci) meet in retained earnings of the investee, where
// they sum to zero at the rate of the acquisition.

import type { EntityRow } from '../../ledger/book.ts'
import { exponentOf } from '../../ledger/currency.ts'
import { analyticsText, type FactTable } from '../../ledger/facts.ts'
import { decimalText, divide, type Fraction, fraction, multiply, ONE } from '../../ledger/fraction.ts'
import { addDays } from '../../ledger/period.ts'
import type { Flow } from '../../ledger/words.ts'
import { turned, withRounding } from '../explained.ts'
import type { Explained } from '../types.ts'
import type { AcquisitionFigures } from './acquisition.ts'
import { AcquisitionOrigins, translatedPart } from './acquisition-origins.ts'
import { openDeferred, postConsideration } from './consideration.ts'
import { accountFor, type GroupContext, spotRate, sumOf, toPresentation } from './context.ts'
import { deferredTaxAccount, deferredTaxOn, type FairValueItem, remaining } from './fair-values.ts'
import { investmentLines } from './investment.ts'
import type { GroupLine, Reason } from './ledger.ts'

export const goodwillAnalytics = (acquisition: string, holder: 'owners' | 'nci'): string =>
  analyticsText({ acquisition, holder })

/** Rate at which an entity's account stands in its opening: presentation ÷ functional, else the opening rate. */
function openingRate(context: GroupContext, entity: EntityRow, account: string, rate: Fraction): Fraction {
  const member = context.members.get(entity.code)
  if (!member || entity.functionalCurrency === context.currency) return ONE
  const at = (facts: FactTable): bigint =>
    sumOf(
      facts,
      (code) => code === account,
      (flow) => flow === 'opening',
    )
  const functional = at(member.translated.functional)
  if (functional === 0n) return rate
  const scale = fraction(
    10n ** BigInt(exponentOf(entity.functionalCurrency)),
    10n ** BigInt(context.exponent),
  )
  return multiply(divide(fraction(at(member.translated.presentation)), fraction(functional)), scale)
}

/** Posts the four journals of an acquisition: in flow scope-in, or for history in flow opening of the first year. */
export function postAcquisition(context: GroupContext, figures: AcquisitionFigures): void {
  const { acquisition, entity, history } = figures
  const retained = accountFor(context, 'retained-earnings')
  if (!retained) return
  const openingDate = addDays(context.year.from, -1)
  const functional = entity.functionalCurrency
  const now = history ? spotRate(context, functional, openingDate, acquisition.id) : figures.rate
  if (!now) return
  for (const consideration of figures.considerations) {
    if (!consideration.inBooks) postConsideration(context, acquisition, consideration, history)
    if (history) openDeferred(context, acquisition, consideration, openingDate)
  }
  const journal = new AcquisitionJournals(context, figures, now, retained)
  journal.investment()
  journal.fairValues(history ? openingDate : addDays(acquisition.starts, -1))
  journal.goodwill()
  journal.nci()
}

class AcquisitionJournals {
  readonly #context: GroupContext
  readonly #figures: AcquisitionFigures
  readonly #now: Fraction
  readonly #retained: string
  readonly #flow: Flow
  readonly #document: string
  readonly #origins: AcquisitionOrigins
  /** History in another currency stands at the opening rate: what it is made of is told in that currency. */
  readonly #carried: AcquisitionOrigins | null

  constructor(context: GroupContext, figures: AcquisitionFigures, now: Fraction, retained: string) {
    this.#context = context
    this.#figures = figures
    this.#now = now
    this.#retained = retained
    this.#flow = figures.history ? 'opening' : 'scope-in'
    this.#document = figures.acquisition.rows[0]!.document
    this.#origins = new AcquisitionOrigins(context, figures)
    const isCarried = figures.history && figures.entity.functionalCurrency !== context.currency
    this.#carried = isCarried ? new AcquisitionOrigins(context, figures, true) : null
  }

  /** The reason of a line that is `functional` × `rate`: asked only while an explanation is. */
  #told(
    functional: bigint,
    rate: Fraction,
    reason: (origins: AcquisitionOrigins) => readonly Explained[],
  ): Pick<GroupLine, 'from'> {
    const carried = this.#carried
    if (!carried) return { from: () => reason(this.#origins) }
    const when = addDays(this.#context.year.from, -1)
    const currencies = [this.#figures.entity.functionalCurrency, this.#context.currency] as const
    const document = this.#document
    return {
      from: () => [
        translatedPart(functional, ...currencies, rate, { when, document, parts: reason(carried) }),
      ],
    }
  }

  #foreign(amount: bigint): bigint | undefined {
    return this.#figures.entity.functionalCurrency === this.#context.currency ? undefined : amount
  }

  #present(amount: bigint, rate: Fraction): bigint {
    return toPresentation(this.#context, amount, this.#figures.entity.functionalCurrency, rate)
  }

  /** Closes a journal: `meets` in retained earnings at the rate of acquisition, the rest in the reserve. */
  #post(layer: string, lines: GroupLine[], meets: bigint, from: () => readonly Explained[]): void {
    const { entity } = this.#figures
    const all = [...lines]
    all.push({
      entity: entity.code,
      account: this.#retained,
      flow: this.#flow,
      amount: meets,
      from,
    })
    const rest = all.reduce((sum, line) => sum + line.amount, 0n)
    if (rest !== 0n) {
      const reserve = accountFor(this.#context, 'translation-reserve')
      if (!reserve) return
      const lines = [...all]
      const from: Reason = () => lines.map((line) => this.#otherSide(line))
      all.push({ entity: entity.code, account: reserve, flow: this.#flow, amount: -rest, from })
    }
    this.#context.ledger.post(`elimination:${layer}`, this.#document, all)
  }

  /** A line of the journal as a part of what balances it. */
  #otherSide({ account, amount, entity, flow, from }: GroupLine): Explained {
    const { currency, exponent } = this.#context
    const parts = from ? withRounding(from().map(turned), -amount, currency) : []
    return {
      label: { ru: account, en: account },
      kind: 'journal',
      amount: decimalText(-amount, exponent),
      currency,
      detail: { entity, account, flow, document: this.#document },
      ...(parts.length > 0 ? { parts } : {}),
    }
  }

  investment(): void {
    const { figures, context } = { figures: this.#figures, context: this.#context }
    const origins = this.#origins
    const lines: GroupLine[] = figures.equity.map((one) => {
      const { account, functional } = one
      const rate = figures.history ? openingRate(context, figures.entity, account, this.#now) : figures.rate
      return {
        entity: figures.entity.code,
        account,
        flow: this.#flow,
        amount: -this.#present(functional, rate),
        ...this.#told(-functional, rate, (told) => told.equity(one).map(turned)),
      }
    })
    for (const line of investmentLines(context, figures, this.#flow)) lines.push(line)
    const book = figures.equity.reduce((sum, one) => sum + this.#present(one.functional, figures.rate), 0n)
    this.#post('investment', lines, figures.consideration + book, () => [
      ...origins.price(),
      ...figures.equity.flatMap((one) => origins.equity(one)),
    ])
  }

  fairValues(date: string): void {
    const { figures, context } = { figures: this.#figures, context: this.#context }
    if (figures.items.length === 0) return
    const lines: GroupLine[] = []
    const before = addDays(figures.acquisition.starts, -1)
    const released: { item: FairValueItem; difference: bigint; tax: bigint }[] = []
    for (const item of figures.items) {
      const left = remaining(item, date)
      const tax = deferredTaxOn(context, item, figures.entity.code, date)
      const taxBefore = deferredTaxOn(context, item, figures.entity.code, before)
      released.push({ item, difference: item.difference - left, tax: taxBefore - tax })
      const analytics = analyticsText({ acquisition: figures.acquisition.id, item: item.item })
      lines.push({
        entity: figures.entity.code,
        account: item.account,
        flow: this.#flow,
        amount: this.#present(left, this.#now),
        functional: this.#foreign(left),
        analytics,
        ...this.#told(left, this.#now, (told) => told.fairValue(item, left, 0n)),
      })
      if (tax !== 0n) {
        const account = deferredTaxAccount(context, tax)
        lines.push({
          entity: figures.entity.code,
          account,
          flow: this.#flow,
          amount: this.#present(tax, this.#now),
          functional: this.#foreign(tax),
          analytics,
          ...this.#told(tax, this.#now, (told) => told.fairValue(item, 0n, tax)),
        })
      }
    }
    // What was released before the opening is retained earnings of the investee at the opening rate.
    const total = released.reduce((sum, { difference, tax }) => sum + difference + tax, 0n)
    if (total !== 0n) {
      const analytics = analyticsText({ acquisition: figures.acquisition.id, item: 'released' })
      lines.push({
        entity: figures.entity.code,
        account: this.#retained,
        flow: this.#flow,
        amount: this.#present(total, this.#now),
        analytics,
        ...this.#told(total, this.#now, (told) =>
          released.flatMap(({ difference, item, tax }) => told.fairValue(item, difference, tax)),
        ),
      })
    }
    this.#post('fair-value', lines, -this.#upliftPresentation(), () => this.#origins.fairValues().map(turned))
  }

  /** Uplift after tax in presentation at the acquisition: what the fair values added to the net assets. */
  #upliftPresentation(): bigint {
    const { figures } = { figures: this.#figures }
    const book = figures.equity.reduce((sum, one) => sum + this.#present(one.functional, figures.rate), 0n)
    return figures.netAssetsPresentation + book
  }

  goodwill(): void {
    const { figures, context } = { figures: this.#figures, context: this.#context }
    const total = figures.goodwillPresentation.owners + figures.goodwillPresentation.nci
    if (total < 0n) {
      this.#bargain(total)
      return
    }
    const account = accountFor(context, 'goodwill')
    if (!account) return
    const lines: GroupLine[] = []
    for (const holder of ['owners', 'nci'] as const) {
      const functional = figures.goodwill[holder]
      const amount =
        this.#flow === 'opening' ? this.#present(functional, this.#now) : figures.goodwillPresentation[holder]
      const same = figures.entity.functionalCurrency === context.currency
      lines.push({
        entity: figures.entity.code,
        account,
        flow: this.#flow,
        amount: same ? figures.goodwillPresentation[holder] : amount,
        functional: this.#foreign(functional),
        analytics: goodwillAnalytics(figures.acquisition.id, holder),
        ...this.#told(functional, this.#now, (told) => told.goodwill(holder)),
      })
    }
    this.#post('goodwill', lines, -total, () => this.#whole().map(turned))
  }

  /** Goodwill of both holders. */
  #whole(): readonly Explained[] {
    return [...this.#origins.goodwill('owners'), ...this.#origins.goodwill('nci')]
  }

  /** A bargain purchase goes to profit or loss of the owners (IFRS 3.34), history to retained earnings. */
  #bargain(total: bigint): void {
    const { figures, context } = { figures: this.#figures, context: this.#context }
    const gain = figures.history ? this.#retained : accountFor(context, 'bargain-purchase-gain')
    if (!gain) return
    const analytics = goodwillAnalytics(figures.acquisition.id, 'owners')
    const line: GroupLine = {
      entity: figures.entity.code,
      account: gain,
      flow: this.#flow === 'opening' ? 'opening' : 'revaluation',
      amount: total,
      analytics,
      from: () => this.#whole(),
    }
    this.#post('goodwill', [line], -total, () => this.#whole().map(turned))
  }

  nci(): void {
    const { figures, context } = { figures: this.#figures, context: this.#context }
    if (figures.nciPresentation === 0n) return
    const account = accountFor(context, 'non-controlling-interests')
    if (!account) return
    const component = context.chart.toWrite('retained-earnings')?.equityComponent ?? ''
    const analytics = analyticsText({ component })
    this.#post(
      'nci',
      [
        {
          entity: figures.entity.code,
          account,
          flow: this.#flow,
          amount: -figures.nciPresentation,
          analytics,
          from: () => [turned(this.#origins.outsiders())],
        },
      ],
      figures.nciPresentation,
      () => [this.#origins.outsiders()],
    )
  }
}
