import { describe, expect, it } from 'vitest'
import { addAmounts, inUnits, isZero, writeAmount } from './amount.ts'

describe('amounts', () => {
  it.each([
    ['190000000', '1000', '190000.0'],
    ['1250', '1000', '1.3'],
    ['-1250', '1000', '-1.3'],
    ['1249.99', '1000', '1.2'],
    ['49', '1000', '0.0'],
    ['9007199254740993.01', '1000000', '9007199254.7'],
    ['1000.5', '1', '1001'],
  ])('%s in units of %s is %s', (amount, unit, shown) => expect(inUnits(amount, unit)).toBe(shown))

  it('add up exactly', () => {
    expect(addAmounts(['0.1', '0.2', '9007199254740993'])).toBe('9007199254740993.3')
    expect(addAmounts(['1', '-1.00'])).toBe('0.00')
    expect(isZero(addAmounts([]))).toBe(true)
  })

  it('are written with brackets in statements, with a minus in registers, zero as a dash', () => {
    const shown = (amount: string, style: 'brackets' | 'minus') =>
      writeAmount(amount, style, 'ru').replace(/\s/g, ' ')
    expect(shown('-3120452.10', 'brackets')).toBe('(3 120 452,10)')
    expect(shown('-3120452.10', 'minus')).toBe('−3 120 452,10')
    expect(shown('0.00', 'minus')).toBe('–')
  })
})
