import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cellsOf, clipboardText, decimalSignOf, readAmount, readDate } from './paste.ts'

describe('cells of the clipboard', () => {
  it.each([
    [
      'a\tb\r\nc\td\r\n',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    [
      'a\t\n\tb',
      [
        ['a', ''],
        ['', 'b'],
      ],
    ],
    ['"две\nстроки"\t"в ""кавычках"""', [['две\nстроки', 'в "кавычках"']]],
    ['"Ромашка" ООО\t1', [['"Ромашка" ООО', '1']]],
    ['"не закрыто\t1', [['"не закрыто', '1']]],
    ['одна', [['одна']]],
    ['', []],
  ])('%j', (text, rows) => expect(cellsOf(text)).toEqual(rows))

  it('come back as they were copied, 50 × 20', () => {
    const cell = fc.string({ unit: fc.constantFrom('1', 'я', '"', '\t', '\n', ' ', ',', '('), maxLength: 8 })
    const range = fc.array(fc.array(cell, { minLength: 20, maxLength: 20 }), { minLength: 50, maxLength: 50 })
    fc.assert(
      fc.property(range, (rows) => {
        expect(cellsOf(clipboardText(rows))).toEqual(rows)
      }),
      { numRuns: 20 },
    )
  })
})

describe('an amount', () => {
  it.each([
    ['1 234,56', '1234.56'],
    ['1\u00a0234\u202f567,80', '1234567.8'],
    ['(1 234,56)', '-1234.56'],
    ['-5', '-5'],
    ['−5,10', '-5.1'],
    ['7,00-', '-7'],
    ['1.234,56', '1234.56'],
    ['14 118 206.40', '14118206.4'],
    ['1 600 533,33 ₽', '1600533.33'],
    ['12 руб.', '12'],
    ['0,00', '0'],
    ['-0', '0'],
    ['–', ''],
    ['', ''],
    ['9007199254740993,01', '9007199254740993.01'],
    ['007', '7'],
    [',5', '0.5'],
  ])('with a decimal comma: %j is %j', (cell, value) => expect(readAmount(cell, ',')).toEqual({ value }))

  it.each([
    ['1,234.56', '1234.56'],
    ['1,234', '1234'],
    ['(1,234,567)', '-1234567'],
    ['12,5', '12.5'],
  ])('with a decimal point: %j is %j', (cell, value) => expect(readAmount(cell, '.')).toEqual({ value }))

  it('tells a letter in place of a digit, and how it would read', () => {
    expect(readAmount('1 2З6,50', ',')).toEqual({ fault: 'letter', at: 3, asked: '1236.5' })
    expect(readAmount('1O0', ',')).toEqual({ fault: 'letter', at: 1, asked: '100' })
  })

  it('tells what is no number, and where', () => {
    expect(readAmount('итого', ',')).toMatchObject({ fault: 'number', at: 0 })
    expect(readAmount('12x5', ',')).toEqual({ fault: 'number', at: 2, asked: '' })
    expect(readAmount('1,2,3', ',')).toMatchObject({ fault: 'sign' })
    expect(readAmount('#ССЫЛКА!', ',')).toMatchObject({ fault: 'number' })
  })

  it('reads back whatever is written either way, exactly', () => {
    const minor = fc.bigInt({ min: -(10n ** 18n), max: 10n ** 18n })
    fc.assert(
      fc.property(minor, fc.constantFrom(',' as const, '.' as const), (value, sign) => {
        const digits = (value < 0n ? -value : value).toString().padStart(3, '0')
        const whole = digits.slice(0, -2).replace(/\B(?=(\d{3})+$)/g, '\u00a0')
        const written = `${whole}${sign}${digits.slice(-2)}`
        const read = readAmount(value < 0n ? `(${written})` : written, sign)
        const exact = `${digits.slice(0, -2).replace(/^0+(?=\d)/, '')}.${digits.slice(-2)}`.replace(
          /\.?0+$/,
          '',
        )
        const expected = value === 0n ? '0' : `${value < 0n ? '-' : ''}${exact}`
        // `.?0+$` would take zeros of a whole number too: those are put back by their cents.
        if (digits.endsWith('00')) {
          const hundreds = digits.slice(0, -2).replace(/^0+(?=\d)/, '')
          expect(read).toEqual({ value: value < 0n ? `-${hundreds}` : hundreds })
        } else expect(read).toEqual({ value: expected })
      }),
    )
  })
})

describe('the decimal sign of a paste', () => {
  it.each([
    [['1,234', '5,50'], ','],
    [['1,234', '5.50'], '.'],
    [['1.234.567', '1'], ','],
    [['1,234,567'], '.'],
    [['1.234,56'], ','],
    [['1,234'], null],
    [['имя', '12'], null],
  ] as const)('%j: %j', (cells, sign) => expect(decimalSignOf(cells)).toBe(sign))
})

describe('a date', () => {
  it.each([
    ['31.12.2025', '2025-12-31'],
    ['2025-12-31', '2025-12-31'],
    ['1/2/25', '2025-02-01'],
    ['2025-12-31 00:00:00', '2025-12-31'],
    ['30.02.2025', null],
    ['вчера', null],
  ])('%j is %j', (cell, date) => expect(readDate(cell)).toBe(date))
})
