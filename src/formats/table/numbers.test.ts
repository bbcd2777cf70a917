import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decimalText } from '../../ledger/fraction.ts'
import { nearestMinor, numberText, plainDecimal, printedAmount, SignCount, signOf } from './numbers.ts'

describe('a stored number', () => {
  it.each([
    ['410342.34', '410342.34'],
    ['1.5E+2', '150'],
    ['1.23E+08', '123000000'],
    ['-1E-2', '-0.01'],
    ['0.30000000000000004', '0.30000000000000004'],
    ['12.50', '12.5'],
    ['-0', '0'],
    ['1.7976931348623157E+308', `17976931348623157${'0'.repeat(292)}`],
    ['н/д', 'н/д'],
  ])('%s is %s', (source, shown) => expect(plainDecimal(source)).toBe(shown))

  // What Excel shows: ECMA-376 part 1, 18.8.30 (number formats).
  it.each([
    ['1', '00', '01'],
    ['94', '0".Н"', '94.Н'],
    ['10.1', '00.00', '10.10'],
    ['10.1', '0.00', '10.10'],
    ['10.1', '#,##0.00', '10.10'],
    ['10.1', 'General', '10.1'],
    ['9', '000', '009'],
    ['1', '0\\.\\0\\1', '1.01'],
    ['1234.567', '0.00', '1234.567'],
    ['1200', '0.00', '1200'],
    ['-5', '#,##0.00;[Red]-#,##0.00', '-5'],
    ['0.25', '0%', '25%'],
    ['0.125', '0.0%', '12.5%'],
    ['45778', 'dd.mm.yyyy', '2025-05-01'],
    ['45778.75', 'dd.mm.yyyy h:mm', '2025-05-01'],
    ['1', 'yyyy-mm-dd', '1900-01-01'],
    ['61', 'yyyy-mm-dd', '1900-03-01'],
    ['45778', '[$-419]mmmm yyyy;@', '2025-05-01'],
  ])('%s in the format %s is shown as %s', (source, format, shown) =>
    expect(numberText(source, format)).toBe(shown),
  )

  it('of a workbook that counts days from 1904 is another day', () => {
    expect(numberText('44316', 'dd.mm.yyyy', true)).toBe('2025-05-01')
  })
})

describe('the nearest kopeck', () => {
  it.each([
    ['1234.5', 123450n, false],
    ['0.30000000000000004', 30n, false],
    ['1.005', 101n, true],
    ['1.0009', 100n, false],
    ['-0.999', -100n, false],
    ['-0.9989', -100n, true],
    ['1E-7', 0n, false],
    ['90071992547409.93', 9007199254740993n, false],
  ])('of %s is %s, further than 0.001: %s', (source, amount, far) => {
    expect(nearestMinor(source, 2)).toEqual({ amount, far })
  })

  it('is told for every double that a kopeck is stored as', () => {
    fc.assert(
      fc.property(fc.bigInt(-(10n ** 14n), 10n ** 14n), (amount) => {
        // The text that a program writes for the nearest double, as Excel does.
        const source = String(JSON.parse(decimalText(amount, 2)))
        expect(nearestMinor(source, 2)).toEqual({ amount, far: false })
      }),
    )
  })
})

describe('a printed amount', () => {
  it.each([
    ['1 234,50', 123450n],
    ['1\u00a0234,50', 123450n],
    ['1\u202f234,50', 123450n],
    ['1\u2009234,\n50', 123450n],
    ["1'234,50", 123450n],
    ['1.234,50', 123450n],
    ['1.234.567,89', 123456789n],
    ['(1 234,50)', -123450n],
    ['1234,50-', -123450n],
    ['−1234,50', -123450n],
    ['–1234,50', -123450n],
    ['-1234,5', -123450n],
    ['+1234,5', 123450n],
    ['1 234,50 руб.', 123450n],
    ['1 234,50 ₽', 123450n],
    ['1234', 123400n],
    ['12345678901234567890,12', 1234567890123456789012n],
    ['-', 0n],
    ['—', 0n],
    ['- руб.', 0n],
    ['', 0n],
  ])('%s with a decimal comma is %s kopecks', (text, amount) => {
    expect(printedAmount(text, ',', 2)).toEqual({ amount, far: false })
  })

  it.each(['1.234.56,00', '12.34', '1,2,3', 'н/д', '#####', '1,5,0', '12 34 руб коп', '1e5', '٣'])(
    '%s is none',
    (text) => {
      expect(printedAmount(text, ',', 2)).toBeNull()
    },
  )

  it('is read back whatever it was grouped with', () => {
    const spaces = fc.constantFrom(' ', '\u00a0', '\u202f', '.', '')
    fc.assert(
      fc.property(fc.bigInt(-(10n ** 17n), 10n ** 17n), spaces, (amount, space) => {
        const [whole = '', part = ''] = decimalText(amount, 2).split('.')
        const text = `${whole.replace(/\B(?=(\d{3})+$)/g, space)},${part}`
        expect(printedAmount(text, ',', 2)).toEqual({ amount, far: false })
      }),
    )
  })

  it('of a million digits is refused at once', () => {
    const digits = '9'.repeat(1_000_000)
    const before = performance.now()
    expect(printedAmount(digits, ',', 2)).toBeNull()
    expect(nearestMinor(digits, 2)).toBeNull()
    expect(signOf(`${digits},${digits}`)).not.toBe('open')
    expect(performance.now() - before).toBeLessThan(500)
  })
})

describe('the decimal sign', () => {
  it.each([
    ['1,5', ','],
    ['1.50', '.'],
    ['1,234.56', '.'],
    ['1.234,56', ','],
    ['1,234,567', '.'],
    ['1.234.567', ','],
    ['0,123', ','],
    ['1234,567', ','],
    ['1,234', 'open'],
    ['1.234', 'open'],
    ['1234', ''],
    ['н/д', ''],
  ])('of %s is told as «%s»', (text, sign) => expect(signOf(text)).toBe(sign))

  const decided = (...texts: string[]): string | null => {
    const count = new SignCount()
    for (const text of texts) count.add(text)
    return count.decide()
  }

  it('of a file is that of most of its numbers', () => {
    expect(decided('1,5', '1,234', '2,50')).toBe(',')
    expect(decided('1.5', '1,234')).toBe('.')
    expect(decided('1,5', '2,5', '1.5')).toBe(',')
  })

  it('is left open where nothing tells it, and does not matter where there is none', () => {
    expect(decided('1,234', '2,345')).toBeNull()
    expect(decided('1,5', '1.5')).toBeNull()
    expect(decided('100', '200')).toBe('.')
  })
})
