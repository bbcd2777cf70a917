// Acquisition accounting (IFRS 3, IFRS 10.B86(b); accounting-model.md §7): goodwill, the fair values, the investment
// against the equity at acquisition, and the outsiders' part of it. In the year of the event in flow `scope-in`; for
// history, in flow `opening` of the book's first year, at the opening rate, with what the rates moved since the
// acquisition in the translation reserve.
//
// The four journals (layers investment, fair-value, goodwill, nci) meet in retained earnings of the investee, where
// they sum to zero at the rate of the acquisition.

import type { AcquisitionRow, EntityRow } from '../../ledger/book.ts'
import { exponentOf } from '../../ledger/currency.ts'
import { analyticsText, FactTable } from '../../ledger/facts.ts'
import { finding } from '../../ledger/finding.ts'
import {
  convert,
  divide,
  type Fraction,
  fraction,
  inverse,
  multiply,
  ONE,
  shareOf,
  subtract,
} from '../../ledger/fraction.ts'
import { addDays } from '../../ledger/period.ts'
import type { Flow } from '../../ledger/words.ts'
import { type Consideration, considerationsOf, openDeferred, postConsideration } from './consideration.ts'
import {
  accountFor,
  amountOf,
  compareAmounts,
  type GroupContext,
  spotRate,
  sumOf,
  toPresentation,
} from './context.ts'
import {
  deferredTaxAccount,
  deferredTaxOn,
  type FairValueItem,
  fairValueItems,
  remaining,
} from './fair-values.ts'
import type { GroupLine } from './ledger.ts'
import type { Acquisition } from './ownership.ts'

/** What is known of one acquisition of control; functional amounts in the investee's currency, debit positive. */
export interface AcquisitionFigures {
  readonly acquisition: Acquisition
  readonly entity: EntityRow
  readonly history: boolean
  /** Presentation units for one functional unit at the acquisition. */
  readonly rate: Fraction
  readonly considerations: readonly Consideration[]
  /** Presentation. */
  readonly consideration: bigint
  readonly equity: readonly { readonly account: string; readonly functional: bigint }[]
  readonly items: readonly FairValueItem[]
  /** Identifiable net assets at fair value, after deferred tax, functional, positive as net assets. */
  readonly netAssets: bigint
  readonly netAssetsPresentation: bigint
  readonly directOutsiders: Fraction
  /** Non-controlling interests at acquisition, positive. */
  readonly nci: bigint
  readonly nciPresentation: bigint
  readonly atFairValue: boolean
  /** Goodwill of the owners and of the non-controlling interests, functional, debit positive. */
  readonly goodwill: { readonly owners: bigint; readonly nci: bigint }
  readonly goodwillPresentation: { readonly owners: bigint; readonly nci: bigint }
  /** Share of the owners' goodwill that outsiders of the investors bear. */
  readonly outsidersOfInvestor: Fraction
}

const isEquity =
  (context: GroupContext) =>
  (code: string): boolean =>
    context.chart.get(code)?.class === 'equity'

/** Equity of the investee at the acquisition, by account (functional, debit positive). */
function equityAtAcquisition(
  context: GroupContext,
  acquisition: Acquisition,
  entity: EntityRow,
  history: boolean,
): { account: string; functional: bigint }[] {
  const functional = entity.functionalCurrency
  const rows = context.book.acquisitions.filter(
    (row) => row.acquisition === acquisition.id && row.item === 'equity',
  )
  const member = context.members.get(entity.code)
  const scopeIn = new Map<string, bigint>()
  if (!history && member) {
    const facts = member.translated.functional
    for (let row = 0; row < facts.length; row++) {
      const account = facts.text('account', row)
      if (facts.text('flow', row) !== 'scope-in' || !isEquity(context)(account)) continue
      scopeIn.set(account, (scopeIn.get(account) ?? 0n) + facts.amount[row]!)
    }
  }
  if (rows.length > 0) {
    const given = rows.map((row) => {
      return { account: row.account, functional: -bookEquity(context, acquisition, row, functional) }
    })
    if (!history && member) {
      const left = given.reduce((sum, one) => sum - one.functional, 0n)
      const right = -[...scopeIn.values()].reduce((sum, amount) => sum + amount, 0n)
      // The rows hold (book-format.md §2, Acquisitions); what the trial balance says instead is shown.
      const severity = 'warns' as const
      compareAmounts(context, {
        id: 'net-assets-at-acquisition',
        scope: 'entity',
        subject: entity.code,
        severity,
        left,
        right,
      })
    }
    return given
  }
  if (!history) return [...scopeIn].map(([account, amount]) => ({ account, functional: amount }))
  return []
}

/** A row of equity in minor units of the functional currency; 0 with a finding where it cannot be had. */
function bookEquity(
  context: GroupContext,
  acquisition: Acquisition,
  row: AcquisitionRow,
  functional: string,
): bigint {
  const currency = row.currency || functional
  const amount = row.bookAmount ? amountOf(context, row, row.bookAmount, currency) : 0n
  if (!amount || currency === functional) return amount ?? 0n
  const rate = context.rates.spot(currency, functional, acquisition.date)?.rate
  if (rate) return convert(amount, rate, exponentOf(currency), exponentOf(functional))
  const missing = { type: 'spot', when: acquisition.date, from: currency, to: functional }
  const values = { ...missing, usedFor: row.document }
  context.findings.push(finding('ENT-301', 'blocks', { file: 'rates.csv' }, values))
  return 0n
}

function outsidersOfInvestors(
  context: GroupContext,
  considerations: readonly Consideration[],
  acquisition: Acquisition,
  netAssets: bigint,
): Fraction {
  let weighted = 0n
  let total = 0n
  const scale = 1_000_000_000_000n
  for (const row of acquisition.rows) {
    const price = considerations
      .filter((c) => c.investor === row.investor)
      .reduce((sum, c) => sum + c.amount, 0n)
    const share = context.at.direct.get(row.investor)?.get(acquisition.investee) ?? ONE
    const goodwill = price - shareOf(netAssets, share)
    const outside = subtract(ONE, context.at.effective(row.investor))
    weighted += shareOf(goodwill * scale, outside)
    total += goodwill * scale
  }
  if (acquisition.rows.length === 1) return subtract(ONE, context.at.effective(acquisition.rows[0]!.investor))
  return total === 0n ? fraction(0n) : fraction(weighted, total)
}

/** The price from considerations.csv, else what the investors' books hold on the investment (partner: the investee). */
function priceOf(
  context: GroupContext,
  acquisition: Acquisition,
  considerations: readonly Consideration[],
  history: boolean,
): bigint {
  if (considerations.length > 0) return considerations.reduce((sum, c) => sum + c.amount, 0n)
  return acquisition.rows.reduce(
    (sum, row) => sum + investmentInBooks(context, row.investor, acquisition.investee, history),
    0n,
  )
}

/** Investment accounts of an investor with the investee as partner, presentation, without translation differences. */
export function investmentInBooks(
  context: GroupContext,
  investor: string,
  investee: string,
  history: boolean,
): bigint {
  const member = context.members.get(investor)
  if (!member) return 0n
  const facts = member.translated.presentation
  const partner = facts.codes.partner.find(investee)
  const openingOnly = history && !member.position
  const held = facts.where((row) => facts.partner[row] === partner)
  const counts = (flow: Flow | ''): boolean =>
    openingOnly ? flow === 'opening' : flow !== 'translation-difference'
  return sumOf(held, (code) => isInvestment(context, code), counts)
}

export function isInvestment(context: GroupContext, code: string): boolean {
  const role = context.chart.get(code)?.role
  return (
    role === 'investment-in-subsidiary' ||
    role === 'investment-in-associate' ||
    role === 'financial-investment'
  )
}

/** All figures of one acquisition, or null with findings. */
export function figuresOf(
  context: GroupContext,
  acquisition: Acquisition,
  history: boolean,
): AcquisitionFigures | null {
  const entity = context.members.get(acquisition.investee)?.entity
  if (!entity) return null
  const functional = entity.functionalCurrency
  const rate = spotRate(context, functional, acquisition.date, acquisition.rows[0]!.document)
  if (!rate) return null
  const considerations = considerationsOf(context, acquisition)
  const items = fairValueItems(context, acquisition, functional)
  let equity = equityAtAcquisition(context, acquisition, entity, history)
  if (equity.length === 0) {
    const net = items.reduce((sum, item) => sum + item.bookAmount, 0n)
    const retained = accountFor(context, 'retained-earnings')
    // A company that comes in empty has no net assets, and that is known; of history it has to be said.
    if (items.length === 0 && history) {
      context.findings.push(
        finding('GRP-213', 'blocks', acquisition.rows[0]!.place, {
          id: acquisition.id,
          investee: entity.code,
        }),
      )
      return null
    }
    equity = [{ account: retained, functional: -net }]
  }
  const before = addDays(acquisition.starts, -1)
  const book = -equity.reduce((sum, one) => sum + one.functional, 0n)
  const uplift = items.reduce(
    (sum, item) => sum + item.difference + deferredTaxOn(context, item, entity.code, before),
    0n,
  )
  const netAssets = book + uplift
  const price = priceOf(context, acquisition, considerations, history)
  const toFunctional = (amount: bigint): bigint =>
    convert(amount, inverse(rate), context.exponent, exponentOf(functional))
  const priceFunctional = functional === context.currency ? price : toFunctional(price)
  const outsiders = context.at.directOutsiders(entity.code)
  const first = acquisition.rows[0]!
  const atFairValue =
    (first.nciMeasurement || context.book.settings.nciMeasurement) === 'fair-value' &&
    outsiders.numerator > 0n
  const nci = nciAtAcquisition(context, acquisition, {
    netAssets,
    priceFunctional,
    outsiders,
    atFairValue,
    functional,
    rate,
  })
  if (nci === null) return null
  const netAssetsPresentation = toPresentation(context, netAssets, functional, rate)
  const nciPresentation = toPresentation(context, nci, functional, rate)
  const nciGoodwill = atFairValue ? nci - shareOf(netAssets, outsiders) : 0n
  const nciGoodwillPresentation = toPresentation(context, nciGoodwill, functional, rate)
  return {
    acquisition,
    entity,
    history,
    rate,
    considerations,
    consideration: price,
    equity,
    items,
    netAssets,
    netAssetsPresentation,
    directOutsiders: outsiders,
    nci,
    nciPresentation,
    atFairValue,
    goodwill: { owners: priceFunctional + nci - netAssets - nciGoodwill, nci: nciGoodwill },
    goodwillPresentation: {
      owners: price + nciPresentation - netAssetsPresentation - nciGoodwillPresentation,
      nci: nciGoodwillPresentation,
    },
    outsidersOfInvestor: outsidersOfInvestors(context, considerations, acquisition, netAssetsPresentation),
  }
}

function nciAtAcquisition(
  context: GroupContext,
  acquisition: Acquisition,
  base: {
    netAssets: bigint
    priceFunctional: bigint
    outsiders: Fraction
    atFairValue: boolean
    functional: string
    rate: Fraction
  },
): bigint | null {
  const first = acquisition.rows[0]!
  if (base.atFairValue) {
    if (!first.nciFairValue) {
      context.findings.push(
        finding('GRP-214', 'blocks', { ...first.place, column: 'nci_fair_value' }, { id: acquisition.id }),
      )
      return null
    }
    const currency = first.nciFairValueCurrency || first.fairValueCurrency || base.functional
    const amount = amountOf(context, first, first.nciFairValue, currency)
    const to =
      currency === base.functional
        ? ONE
        : (context.rates.spot(currency, base.functional, acquisition.date)?.rate ?? null)
    if (amount === null) return null
    if (!to) {
      spotRate(context, currency, acquisition.date, first.document)
      return null
    }
    return convert(amount, to, exponentOf(currency), exponentOf(base.functional))
  }
  if (context.book.settings.indirectGoodwill === 'parent-share') {
    // Outsiders of the investor bear their part of the price: NCI = outsiders' effective share of net assets less it.
    const outside = subtract(ONE, context.at.effective(acquisition.investee))
    const ofInvestor = subtract(ONE, context.at.effective(first.investor))
    return shareOf(base.netAssets, outside) - shareOf(base.priceFunctional, ofInvestor)
  }
  return shareOf(base.netAssets, base.outsiders)
}

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

  constructor(context: GroupContext, figures: AcquisitionFigures, now: Fraction, retained: string) {
    this.#context = context
    this.#figures = figures
    this.#now = now
    this.#retained = retained
    this.#flow = figures.history ? 'opening' : 'scope-in'
    this.#document = figures.acquisition.rows[0]!.document
  }

  #foreign(amount: bigint): bigint | undefined {
    return this.#figures.entity.functionalCurrency === this.#context.currency ? undefined : amount
  }

  #present(amount: bigint, rate: Fraction): bigint {
    return toPresentation(this.#context, amount, this.#figures.entity.functionalCurrency, rate)
  }

  /** Closes a journal: `meets` in retained earnings at the rate of acquisition, the rest in the reserve. */
  #post(layer: string, lines: GroupLine[], meets: bigint, functionalMeets?: bigint): void {
    const { entity } = this.#figures
    const all = [...lines]
    all.push({
      entity: entity.code,
      account: this.#retained,
      flow: this.#flow,
      amount: meets,
      functional: functionalMeets,
    })
    const rest = all.reduce((sum, line) => sum + line.amount, 0n)
    if (rest !== 0n) {
      const reserve = accountFor(this.#context, 'translation-reserve')
      if (!reserve) return
      all.push({ entity: entity.code, account: reserve, flow: this.#flow, amount: -rest })
    }
    this.#context.ledger.post(`elimination:${layer}`, this.#document, all)
  }

  investment(): void {
    const { figures, context } = { figures: this.#figures, context: this.#context }
    const lines: GroupLine[] = figures.equity.map(({ account, functional }) => {
      const rate = figures.history ? openingRate(context, figures.entity, account, this.#now) : figures.rate
      return {
        entity: figures.entity.code,
        account,
        flow: this.#flow,
        amount: -this.#present(functional, rate),
      }
    })
    for (const line of investmentLines(context, figures, this.#flow)) lines.push(line)
    const book = figures.equity.reduce((sum, one) => sum + this.#present(one.functional, figures.rate), 0n)
    this.#post('investment', lines, figures.consideration + book)
  }

  fairValues(date: string): void {
    const { figures, context } = { figures: this.#figures, context: this.#context }
    if (figures.items.length === 0) return
    const lines: GroupLine[] = []
    let released = 0n
    const atAcquisition = figures.items.reduce(
      (sum, item) =>
        sum +
        item.difference +
        deferredTaxOn(context, item, figures.entity.code, addDays(figures.acquisition.starts, -1)),
      0n,
    )
    let standing = 0n
    for (const item of figures.items) {
      const left = remaining(item, date)
      const tax = deferredTaxOn(context, item, figures.entity.code, date)
      standing += left + tax
      const analytics = analyticsText({ acquisition: figures.acquisition.id, item: item.item })
      lines.push({
        entity: figures.entity.code,
        account: item.account,
        flow: this.#flow,
        amount: this.#present(left, this.#now),
        functional: this.#foreign(left),
        analytics,
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
        })
      }
    }
    released = atAcquisition - standing
    // What was released before the opening is retained earnings of the investee at the opening rate.
    if (released !== 0n) {
      const analytics = analyticsText({ acquisition: figures.acquisition.id, item: 'released' })
      lines.push({
        entity: figures.entity.code,
        account: this.#retained,
        flow: this.#flow,
        amount: this.#present(released, this.#now),
        analytics,
      })
    }
    this.#post('fair-value', lines, -this.#upliftPresentation())
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
      })
    }
    this.#post('goodwill', lines, -total)
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
    }
    this.#post('goodwill', [line], -total)
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
        },
      ],
      figures.nciPresentation,
    )
  }
}

/** Everything on investment accounts with the investee as partner, taken out at what the investors paid. */
function investmentLines(context: GroupContext, figures: AcquisitionFigures, flow: Flow): GroupLine[] {
  const lines: GroupLine[] = []
  let left = figures.consideration
  for (const investor of new Set(figures.acquisition.rows.map((row) => row.investor))) {
    const posted = figures.considerations
      .filter((c) => c.investor === investor && !c.inBooks)
      .reduce((sum, c) => sum + c.amount, 0n)
    const written = accountFor(context, 'investment-in-subsidiary')
    if (posted !== 0n)
      lines.push({
        entity: investor,
        account: written,
        flow,
        amount: -posted,
        partner: figures.acquisition.investee,
      })
    left -= posted
    const member = context.members.get(investor)
    const facts = member?.translated.presentation ?? new FactTable(context.ledger.codes)
    // History was bought before the year: only what stands in the opening (a position has no movements).
    const openingOnly = figures.history && member?.position === false
    const partner = facts.codes.partner.find(figures.acquisition.investee)
    const held = new Map<string, bigint>()
    for (let row = 0; row < facts.length; row++) {
      const account = facts.text('account', row)
      if (
        facts.partner[row] !== partner ||
        !isInvestment(context, account) ||
        facts.text('flow', row) === 'translation-difference'
      )
        continue
      if (openingOnly && facts.text('flow', row) !== 'opening') continue
      held.set(account, (held.get(account) ?? 0n) + facts.amount[row]!)
    }
    for (const [account, amount] of held) {
      lines.push({ entity: investor, account, flow, amount: -amount, partner: figures.acquisition.investee })
      left -= amount
    }
  }
  // What the register says was in the books and is not there stays visible: the check "investment eliminated" fails.
  if (left !== 0n) {
    const account = accountFor(context, 'investment-in-subsidiary')
    const investor = figures.acquisition.rows[0]!.investor
    if (account)
      lines.push({ entity: investor, account, flow, amount: -left, partner: figures.acquisition.investee })
  }
  return lines
}
