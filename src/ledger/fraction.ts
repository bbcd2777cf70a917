// Amounts, rates and shares. An amount is a bigint in minor units (debit positive, credit negative); a rate, a share
// or an amount as a person wrote it is an exact fraction of two integers. `roundHalfAway` is the only place that rounds.

export interface Fraction {
  readonly numerator: bigint
  /** Always positive. */
  readonly denominator: bigint
}

export const ZERO: Fraction = { numerator: 0n, denominator: 1n }
export const ONE: Fraction = { numerator: 1n, denominator: 1n }

const POWERS: bigint[] = [1n]

/** 10 to the power `n`, n ≥ 0. */
export function powerOfTen(n: number): bigint {
  for (let i = POWERS.length; i <= n; i++) POWERS.push(POWERS[i - 1]! * 10n)
  return POWERS[n]!
}

function gcd(a: bigint, b: bigint): bigint {
  let x = a < 0n ? -a : a
  let y = b < 0n ? -b : b
  while (y !== 0n) [x, y] = [y, x % y]
  return x
}

/** The fraction in lowest terms with a positive denominator. Throws on a zero denominator: a broken invariant. */
export function fraction(numerator: bigint, denominator = 1n): Fraction {
  if (denominator === 0n) throw new Error('fraction: zero denominator')
  const sign = denominator < 0n ? -1n : 1n
  const divisor = gcd(numerator, denominator) || 1n
  return { numerator: (sign * numerator) / divisor, denominator: (sign * denominator) / divisor }
}

export const multiply = (a: Fraction, b: Fraction): Fraction =>
  fraction(a.numerator * b.numerator, a.denominator * b.denominator)
export const divide = (a: Fraction, b: Fraction): Fraction =>
  fraction(a.numerator * b.denominator, a.denominator * b.numerator)
export const add = (a: Fraction, b: Fraction): Fraction =>
  fraction(a.numerator * b.denominator + b.numerator * a.denominator, a.denominator * b.denominator)
export const subtract = (a: Fraction, b: Fraction): Fraction => add(a, negate(b))
export const negate = (a: Fraction): Fraction => ({ numerator: -a.numerator, denominator: a.denominator })
export const inverse = (a: Fraction): Fraction => fraction(a.denominator, a.numerator)
export const isZero = (a: Fraction): boolean => a.numerator === 0n

/** Negative, zero or positive as a < b, a = b, a > b. */
export function compare(a: Fraction, b: Fraction): number {
  const left = a.numerator * b.denominator
  const right = b.numerator * a.denominator
  return left < right ? -1 : left > right ? 1 : 0
}

/** `1234.56`, `-0.5`, `12`: a decimal with a point. `null` for anything else. */
export function parseDecimal(text: string): Fraction | null {
  const match = /^([+-]?)(\d+)(?:\.(\d+))?$/.exec(text)
  if (!match) return null
  const [, sign, whole, part = ''] = match
  const value = fraction(BigInt(whole! + part), powerOfTen(part.length))
  return sign === '-' ? negate(value) : value
}

/** A share or a rate: `0.8`, `80%`, `1/3`. `null` for anything else. */
export function parseShare(text: string): Fraction | null {
  if (text.endsWith('%')) {
    const percent = parseDecimal(text.slice(0, -1).trim())
    return percent && fraction(percent.numerator, percent.denominator * 100n)
  }
  const parts = text.split('/')
  if (parts.length === 2) {
    const [above, below] = parts.map((part) => parseDecimal(part.trim()))
    return above && below && !isZero(below) ? divide(above, below) : null
  }
  return parseDecimal(text)
}

/** numerator ÷ denominator to the nearest integer, half away from zero. The only rounding of the code base. */
export function roundHalfAway(numerator: bigint, denominator: bigint): bigint {
  if (denominator < 0n) return roundHalfAway(-numerator, -denominator)
  const quotient = numerator / denominator
  const rest = numerator % denominator
  const twice = (rest < 0n ? -rest : rest) * 2n
  if (twice < denominator) return quotient
  return numerator < 0n ? quotient - 1n : quotient + 1n
}

/**
 * Amount × rate, from minor units of one currency to minor units of another, rounded once.
 * `rate` is in whole units of the target for one whole unit of the source.
 */
export function convert(amount: bigint, rate: Fraction, fromExponent: number, toExponent: number): bigint {
  return roundHalfAway(
    amount * rate.numerator * powerOfTen(toExponent),
    rate.denominator * powerOfTen(fromExponent),
  )
}

/** Amount × share within one currency, rounded once. */
export const shareOf = (amount: bigint, share: Fraction): bigint =>
  roundHalfAway(amount * share.numerator, share.denominator)

/** A decimal in whole units → minor units, or `null` when it has more decimals than the currency. */
export function minorOf(value: Fraction, exponent: number): bigint | null {
  const scaled = value.numerator * powerOfTen(exponent)
  return scaled % value.denominator === 0n ? scaled / value.denominator : null
}

/** Minor units → the shortest exact decimal text with `exponent` decimals: -123456n, 2 → `-1234.56`. */
export function decimalText(amount: bigint, exponent: number): string {
  const sign = amount < 0n ? '-' : ''
  const digits = (amount < 0n ? -amount : amount).toString().padStart(exponent + 1, '0')
  if (exponent === 0) return sign + digits
  return `${sign}${digits.slice(0, -exponent)}.${digits.slice(-exponent)}`
}

/** The fraction as text: a decimal when it has one, else `n/d`. Canonical: equal fractions give equal text. */
export function fractionText(value: Fraction): string {
  const { numerator, denominator } = fraction(value.numerator, value.denominator)
  let rest = denominator
  let decimals = 0
  for (const prime of [2n, 5n]) {
    let count = 0
    while (rest % prime === 0n) {
      rest /= prime
      count++
    }
    decimals = Math.max(decimals, count)
  }
  if (rest !== 1n) return `${numerator}/${denominator}`
  return decimalText((numerator * powerOfTen(decimals)) / denominator, decimals)
}

/**
 * Divides `total` in proportion to `weights` (of any sign; their sum must not be zero unless total is zero) so that the
 * parts sum to the total exactly: each part is rounded toward zero, and what is left goes one unit at a time to the
 * largest remainders, ties to the earlier place, so callers give weights in canonical order.
 */
export function divideByLargestRemainder(total: bigint, weights: readonly bigint[]): bigint[] {
  const sum = weights.reduce((a, b) => a + b, 0n)
  if (sum === 0n) {
    if (total !== 0n) throw new Error('divideByLargestRemainder: weights sum to zero')
    return weights.map(() => 0n)
  }
  const parts = weights.map((weight) => (total * weight) / sum)
  const remainders = weights.map((weight, index) => {
    const rest = (total * weight) % sum
    return { index, rest, size: rest < 0n ? -rest : rest }
  })
  let left = total - parts.reduce((a, b) => a + b, 0n)
  const unit = left < 0n ? -1n : 1n
  // Prefer the places whose remainder points the same way as what is left; with weights of one sign all do.
  const direction = (rest: bigint): boolean => (sum < 0n ? -rest : rest) * unit > 0n
  remainders.sort((a, b) => {
    const byWay = Number(direction(b.rest)) - Number(direction(a.rest))
    return byWay || (a.size < b.size ? 1 : a.size > b.size ? -1 : a.index - b.index)
  })
  for (let i = 0; left !== 0n; i = (i + 1) % remainders.length) {
    const place = remainders[i]!
    parts[place.index] = parts[place.index]! + unit
    left -= unit
  }
  return parts
}
