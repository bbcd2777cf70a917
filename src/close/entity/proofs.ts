// Two proofs of the translation reserve (accounting-model.md §6). Proof 1 reaches its movement from equity alone:
// opening net assets × (closing rate − the rate at which they stood) + Σ equity flow × (closing rate − its rate). Proof 2
// reaches what the translation differences of assets and liabilities leave against it from the flows whose two sides
// stand at two rates. Neither reads what the other posted; what rounding leaves is shown and bounded by the number of
// totals that were rounded.

import { exponentOf } from '../../ledger/currency.ts'
import type { FactTable } from '../../ledger/facts.ts'
import type { Check } from '../../ledger/finding.ts'
import {
  add,
  decimalText,
  type Fraction,
  fraction,
  roundHalfAway,
  subtract,
  ZERO,
} from '../../ledger/fraction.ts'
import { GroupChart } from '../chart.ts'
import type { TwoRates } from '../types.ts'
import { exactAmount } from './dated.ts'
import { compared, type EntityYear } from './entity-year.ts'
import type { RatedTotal } from './translation-rates.ts'

export interface ProofInput extends EntityYear {
  readonly position: boolean
  readonly facts: FactTable
  /** Everything translated, differences and reserve included, without journals in presentation currency. */
  readonly presentation: FactTable
  readonly rated: readonly RatedTotal[]
  readonly closingRate: Fraction
  /** Σ of the reserve posted, debit positive. */
  readonly movement: bigint
  /** Accounts × layers brought to the closing rate. */
  readonly closings: number
}

export interface Proof {
  readonly checks: readonly Check[]
  /** Flows whose two sides stand at two rates. */
  readonly twoRates: readonly TwoRates[]
}

export function proveReserve(input: ProofInput): Proof {
  const twoRates = input.rated.flatMap((one) => leavesOf(input, one))
  // Of a position the movements of assets and liabilities are not known.
  const second = input.position ? [] : [proof2(input, twoRates)]
  return { checks: [proof1(input), ...second], twoRates }
}

function exact(input: ProofInput, amount: bigint, rate: Fraction): Fraction {
  const { entity, settings } = input
  return exactAmount(
    amount,
    rate,
    exponentOf(entity.functionalCurrency),
    exponentOf(settings.presentationCurrency),
  )
}

/** Half a unit for each total that was rounded. */
const bound = (totals: number): bigint => BigInt(totals + 2) / 2n

function proof1(input: ProofInput): Check {
  const { chart, closingRate, entity, facts, movement, presentation, rated, settings } = input
  const accounts = chart.byFactCode(facts.codes)
  const isEquity = (account: number): boolean => {
    const one = accounts[account]
    return one !== undefined && (one.class === 'equity' || GroupChart.isResult(one))
  }
  const opening = facts.codes.flow.find('opening')
  const opened = (table: FactTable): bigint =>
    table.sum((row) => table.flow[row] === opening && isEquity(table.account[row]!))
  const openingStands = -opened(presentation)
  let gain = subtract(exact(input, -opened(facts), closingRate), fraction(openingStands))
  let rounded = input.closings
  for (const { total, parts } of rated) {
    if (!isEquity(total.account)) continue
    rounded++
    for (const { amount, rate } of parts) {
      gain = subtract(gain, subtract(exact(input, amount, closingRate), exact(input, amount, rate)))
    }
  }
  const left = -movement
  const right = roundHalfAway(gain.numerator, gain.denominator)
  const currency = settings.presentationCurrency
  const rounding = decimalText(left - right, exponentOf(currency))
  const values = { entity: entity.code, rounding, currency }
  return compared({
    id: 'reserve-from-equity',
    subject: entity.code,
    left,
    right,
    currency,
    within: bound(rounded),
    values,
  })
}

function proof2(input: ProofInput, twoRates: readonly TwoRates[]): Check {
  const { chart, entity, facts, movement, presentation, rated, settings } = input
  const difference = facts.codes.flow.find('translation-difference')
  const accounts = chart.byFactCode(facts.codes)
  const balances = presentation.sum((row) => {
    const kind = accounts[presentation.account[row]!]?.class
    return presentation.flow[row] === difference && (kind === 'asset' || kind === 'liability')
  })
  let leaves = ZERO
  for (const { functional, rate, average } of twoRates) {
    leaves = add(leaves, exact(input, functional, subtract(rate, average)))
  }
  const right = roundHalfAway(leaves.numerator, leaves.denominator)
  const left = -(balances + movement)
  const currency = settings.presentationCurrency
  const exponent = exponentOf(currency)
  const list = twoRates
    .map((one) => `${one.account} ${one.flow} ${one.when}: ${decimalText(one.leaves, exponent)} ${currency}`)
    .join('; ')
  const values = {
    entity: entity.code,
    rounding: decimalText(left - right, exponent),
    list: list || '—',
    currency,
  }
  return compared({
    id: 'reserve-from-balances',
    subject: entity.code,
    left,
    right,
    currency,
    within: bound(rated.length),
    values,
  })
}

/** What each part of a total that does not stand at the average leaves against it. */
function leavesOf(input: ProofInput, { total, parts, average }: RatedTotal): TwoRates[] {
  if (!average) return []
  const { codes } = input
  return parts
    .filter(({ kind }) => kind === 'date' || kind === 'carried')
    .map(({ amount, rate, when, document }) => {
      const leaves = exact(input, amount, subtract(rate, average))
      return {
        account: codes.account.text(total.account),
        flow: codes.flow.text(total.flow),
        layer: codes.layer.text(total.layer),
        document,
        when,
        functional: amount,
        rate,
        average,
        leaves: roundHalfAway(leaves.numerator, leaves.denominator),
      }
    })
    .filter(({ rate, average: at }) => rate.numerator * at.denominator !== at.numerator * rate.denominator)
}
