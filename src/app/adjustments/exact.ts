// Powers that are no fractions: to sixty digits, rounded once at the end. A discount counts as considerations do
// (book-format.md §2): amount ÷ (1 + rate)^(months ÷ 12), the rest of a month as days ÷ 365, from the day after.

import { Decimal } from 'decimal.js'
import { type Fraction, parseDecimal, roundHalfAway } from '../../ledger/fraction.ts'
import { dayAfter, wholeMonths } from '../../ledger/period.ts'

const Sixty = Decimal.clone({ precision: 60 })

export type Exact = Decimal

export const exactOf = (value: Exact | Fraction): Exact =>
  value instanceof Decimal ? value : new Sixty(value.numerator.toString()).div(value.denominator.toString())

export function exactDiscounted(amount: bigint, rate: Fraction, date: string, due: string): Exact {
  const { days, months } = wholeMonths({ from: dayAfter(date), to: due })
  const years = new Sixty(months).div(12).plus(new Sixty(days).div(365))
  return new Sixty(amount.toString()).div(exactOf(rate).plus(1).pow(years))
}

/** To the minor unit, half away from zero. */
export function wholeOf(value: Exact): bigint {
  const exact = parseDecimal(value.toFixed(20))
  if (!exact) throw new Error(`invariant: not a decimal ${value.toString()}`)
  return roundHalfAway(exact.numerator, exact.denominator)
}
