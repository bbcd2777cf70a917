import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  add,
  compare,
  convert,
  decimalText,
  divideByLargestRemainder,
  fraction,
  fractionText,
  inverse,
  minorOf,
  multiply,
  ONE,
  parseDecimal,
  parseShare,
  roundHalfAway,
  subtract,
} from './fraction.ts'

const amounts = fc.bigInt({ min: -(1n << 62n), max: 1n << 62n })
const fractions = fc
  .tuple(fc.bigInt({ min: -1_000_000n, max: 1_000_000n }), fc.bigInt({ min: 1n, max: 1_000_000n }))
  .map(([n, d]) => fraction(n, d))

describe('rounding', () => {
  it.each([
    [5n, 2n, 3n],
    [-5n, 2n, -3n],
    [5n, -2n, -3n],
    [4n, 3n, 1n],
    [-4n, 3n, -1n],
    [1n, 2n, 1n],
    [-1n, 2n, -1n],
    [0n, 7n, 0n],
  ])('%s ÷ %s is %s', (a, b, expected) => {
    expect(roundHalfAway(a, b)).toBe(expected)
  })

  it('is nowhere more than a half off, and turns round with the sign', () => {
    fc.assert(
      fc.property(amounts, fc.bigInt({ min: 1n, max: 1_000_000n }), (a, b) => {
        const rest = a - roundHalfAway(a, b) * b
        expect((rest < 0n ? -rest : rest) * 2n <= b).toBe(true)
        expect(roundHalfAway(-a, b)).toBe(-roundHalfAway(a, b))
      }),
    )
  })

  it('loses nothing where a total is divided: the parts sum to it, none is a unit off', () => {
    fc.assert(
      fc.property(
        amounts,
        fc.array(fc.bigInt({ min: 0n, max: 1_000_000_000n }), { minLength: 1, maxLength: 12 }),
        (total, weights) => {
          const sum = weights.reduce((a, b) => a + b, 0n)
          if (sum === 0n) return
          const parts = divideByLargestRemainder(total, weights)
          expect(parts.reduce((a, b) => a + b, 0n)).toBe(total)
          for (const [index, part] of parts.entries()) {
            const off = part * sum - total * weights[index]!
            expect((off < 0n ? -off : off) < sum).toBe(true)
          }
        },
      ),
    )
  })

  it('divides in proportion to weights of both signs too, and refuses those that come to nothing', () => {
    const parts = divideByLargestRemainder(100n, [3n, -1n, 4n])
    expect(parts.reduce((a, b) => a + b, 0n)).toBe(100n)
    expect(divideByLargestRemainder(0n, [1n, -1n])).toEqual([0n, 0n])
    expect(() => divideByLargestRemainder(1n, [1n, -1n])).toThrow('sum to zero')
  })

  it('happens once in a conversion, in the minor units of the target', () => {
    // 1 234.56 at 13.4567 is 16 613.103552; yen have no minor unit, dinars three.
    const rate = parseDecimal('13.4567')!
    expect(convert(123_456n, rate, 2, 2)).toBe(1_661_310n)
    expect(convert(123_456n, rate, 2, 0)).toBe(16_613n)
    expect(convert(123_456n, rate, 2, 3)).toBe(16_613_104n)
  })
})

describe('fractions', () => {
  it('add, take away, multiply and invert exactly', () => {
    fc.assert(
      fc.property(fractions, fractions, (a, b) => {
        expect(subtract(add(a, b), b)).toEqual(a)
        expect(compare(add(a, b), add(b, a))).toBe(0)
        if (a.numerator !== 0n) expect(multiply(a, inverse(a))).toEqual(ONE)
      }),
    )
  })

  it('give one text each, that reads back', () => {
    fc.assert(
      fc.property(fractions, (a) => {
        expect(parseShare(fractionText(a))).toEqual(a)
      }),
    )
  })

  it.each([
    ['0.8', 4n, 5n],
    ['80%', 4n, 5n],
    ['1/3', 1n, 3n],
    ['-12.50', -25n, 2n],
  ])('%s is %s/%s', (text, n, d) => {
    expect(parseShare(text)).toEqual({ numerator: n, denominator: d })
  })

  it.each(['', '1,5', '1e3', '1/0', '.5', '5.', 'NaN', '0x10', '1 000'])('%s is none', (text) => {
    expect(parseShare(text)).toBeNull()
  })

  it('are amounts only where the currency has the decimals', () => {
    expect(minorOf(parseDecimal('10.25')!, 2)).toBe(1025n)
    expect(minorOf(parseDecimal('10.255')!, 2)).toBeNull()
    fc.assert(
      fc.property(amounts, fc.integer({ min: 0, max: 4 }), (amount, exponent) => {
        expect(minorOf(parseDecimal(decimalText(amount, exponent))!, exponent)).toBe(amount)
      }),
    )
  })
})
