// What an acquisition of control comes to (IFRS 3, accounting-model.md §7): the price, the identifiable net assets at fair
// value, the outsiders' part and goodwill. acquisition-journals.ts posts it.

import type { AcquisitionRow, EntityRow } from '../../ledger/book.ts'
import { exponentOf } from '../../ledger/currency.ts'
import { finding } from '../../ledger/finding.ts'
import { convert, type Fraction, fraction, inverse, ONE, shareOf, subtract } from '../../ledger/fraction.ts'
import { addDays } from '../../ledger/period.ts'
import { type Consideration, considerationsOf } from './consideration.ts'
import {
  accountFor,
  amountOf,
  compareAmounts,
  type GroupContext,
  spotRate,
  toPresentation,
} from './context.ts'
import { deferredTaxOn, type FairValueItem, fairValueItems } from './fair-values.ts'
import { investmentInBooks } from './investment.ts'
import type { Acquisition } from './ownership.ts'

/** An account of the investee's equity as it came in; the row that gives it, else what its books hold. */
export interface EquityAtAcquisition {
  readonly account: string
  readonly functional: bigint
  readonly row: AcquisitionRow | null
}

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
  readonly equity: readonly EquityAtAcquisition[]
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
): EquityAtAcquisition[] {
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
      return { account: row.account, functional: -bookEquity(context, acquisition, row, functional), row }
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
  if (!history) return [...scopeIn].map(([account, amount]) => ({ account, functional: amount, row: null }))
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
    equity = [{ account: retained, functional: -net, row: null }]
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
