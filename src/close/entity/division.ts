// Dividing a rounded total among its parts so that detail never moves a total (accounting-model.md §1).

import { type Fraction, fraction, multiply, subtract } from '../../ledger/fraction.ts'

/**
 * Whole parts of `total` as near to the exact parts `numerators[i] ÷ denominator` as they can be: each is cut toward
 * zero, and what is left goes one unit at a time to the largest remainders, ties to the earlier place. Parts may be of
 * both signs and may sum to zero. `denominator` > 0.
 */
export function divideRounded(numerators: readonly bigint[], denominator: bigint, total: bigint): bigint[] {
  const parts = numerators.map((numerator) => numerator / denominator)
  let left = total - parts.reduce((sum, part) => sum + part, 0n)
  if (left === 0n || parts.length === 0) return parts
  const unit = left < 0n ? -1n : 1n
  const places = numerators.map((numerator, index) => ({ index, rest: (numerator % denominator) * unit }))
  places.sort((a, b) => (a.rest < b.rest ? 1 : a.rest > b.rest ? -1 : a.index - b.index))
  for (let at = 0; left !== 0n; at = (at + 1) % places.length, left -= unit) {
    const { index } = places[at]!
    parts[index] = parts[index]! + unit
  }
  return parts
}

const sizeOf = (amount: bigint): bigint => (amount < 0n ? -amount : amount)

/**
 * Parts weight × rate of `total`; what the total has beside (`extra` = exact total − Σ weight × rate) is spread in
 * proportion to the sizes of the weights.
 */
export function spread(weights: readonly bigint[], rate: Fraction, extra: Fraction, total: bigint): bigint[] {
  if (weights.length === 1) return [total]
  const sizes = weights.map(sizeOf)
  const size = sizes.reduce((sum, one) => sum + one, 0n)
  if (extra.numerator === 0n || size === 0n) {
    return divideRounded(
      weights.map((weight) => weight * rate.numerator),
      rate.denominator,
      total,
    )
  }
  const share = fraction(extra.numerator, extra.denominator * size)
  const numerators = weights.map(
    (weight, index) =>
      weight * rate.numerator * share.denominator + sizes[index]! * share.numerator * rate.denominator,
  )
  return divideRounded(numerators, rate.denominator * share.denominator, total)
}

/**
 * The same, first among partners and then within each, so that no detail below a partner moves what is eliminated
 * against it. `partners`: of each part.
 */
export function spreadByPartner(
  partners: readonly number[],
  weights: readonly bigint[],
  rate: Fraction,
  extra: Fraction,
  total: bigint,
): bigint[] {
  const places = new Map<number, number[]>()
  for (const [index, partner] of partners.entries()) {
    const known = places.get(partner)
    if (known) known.push(index)
    else places.set(partner, [index])
  }
  if (places.size === 1 || places.size === partners.length) return spread(weights, rate, extra, total)
  const groups = [...places.values()]
  const sums = groups.map((group) => group.reduce((sum, index) => sum + weights[index]!, 0n))
  const parts: bigint[] = Array.from({ length: weights.length }, () => 0n)
  for (const [number, whole] of spread(sums, rate, extra, total).entries()) {
    const group = groups[number]!
    const own = group.map((index) => weights[index]!)
    const beside =
      extra.numerator === 0n ? extra : subtract(fraction(whole), multiply(fraction(sums[number]!), rate))
    for (const [place, part] of spread(own, rate, beside, whole).entries()) parts[group[place]!] = part
  }
  return parts
}
