import { describe, expect, it } from 'vitest'
import {
  amountText,
  atWords,
  columnWords,
  dateWords,
  decimalWords,
  exactText,
  intervalWords,
  printedText,
  unitWords,
} from './amount-text.ts'

describe('amounts', () => {
  it('stand in brackets, with a dash for nothing and an empty place for no figures', () => {
    const ru = (amount: bigint | null): string => amountText(amount, 0, 'ru')
    expect([1_234_567n, -3_120_452n, 0n, null, 999n, -1_000n].map(ru)).toEqual([
      '1\u00a0234\u00a0567',
      '(3\u00a0120\u00a0452)',
      '–',
      '',
      '999',
      '(1\u00a0000)',
    ])
  })

  it('are exact at any length, with the marks of the language', () => {
    expect(amountText(-123_456_789_012_345_678_991n, 2, 'ru')).toBe(
      '(1\u00a0234\u00a0567\u00a0890\u00a0123\u00a0456\u00a0789,91)',
    )
    expect(amountText(123_456_789_012_345_678_991n, 2, 'en')).toBe('1,234,567,890,123,456,789.91')
    expect(amountText(5n, 3, 'en')).toBe('0.005')
  })

  it('are 0 where they are rounded to nothing, a dash where they are nothing', () => {
    expect([
      printedText(0n, 29_942n, 'ru'),
      printedText(0n, 0n, 'ru'),
      printedText(null, null, 'ru'),
    ]).toEqual(['0', '–', ''])
  })

  it('have a minus sign in registers', () => {
    expect(exactText(-34_194_250n, 2, 'ru')).toBe('−341\u00a0942,50')
    expect(decimalWords('-1234.5', 'en')).toBe('−1,234.5')
    expect(decimalWords('две', 'ru')).toBe('две')
  })
})

describe('dates and units', () => {
  it('are in the genitive', () => {
    expect(dateWords('2025-12-31', 'ru')).toBe('31\u00a0декабря 2025\u00a0года')
    expect(atWords('2025-05-01', 'ru')).toBe('на 1\u00a0мая 2025\u00a0года')
    expect(atWords('2025-05-01', 'en')).toBe('as at 1\u00a0May 2025')
  })

  it('name the length of an interval', () => {
    const words = (from: string, to: string): string =>
      intervalWords({ from, to }, 'ru').replaceAll('\u00a0', ' ')
    expect(words('2025-01-01', '2025-12-31')).toBe('за год, закончившийся 31 декабря 2025 года')
    expect(words('2024-07-01', '2025-06-30')).toBe('за год, закончившийся 30 июня 2025 года')
    expect(words('2025-01-01', '2025-06-30')).toBe('за шесть месяцев, закончившихся 30 июня 2025 года')
    expect(words('2025-02-01', '2025-02-28')).toBe('за месяц, закончившийся 28 февраля 2025 года')
    expect(words('2025-03-05', '2025-12-31')).toBe('за период с 5 марта 2025 года по 31 декабря 2025 года')
    expect(intervalWords({ from: '2025-01-01', to: '2025-09-30' }, 'en')).toBe(
      'for the nine months ended 30\u00a0September 2025',
    )
  })

  it('name the unit once', () => {
    expect(unitWords(1000, 'RUB', 'ru')).toBe('в тысячах российских рублей, если не указано иное')
    expect(unitWords(1_000_000, 'CNY', 'ru')).toBe('в миллионах китайских юаней, если не указано иное')
    expect(unitWords(1, 'RUB', 'ru')).toBe('в российских рублях, если не указано иное')
    expect(unitWords(1000, 'XAU', 'en')).toBe('in thousands of XAU, unless otherwise stated')
  })

  it('head a column: a date in words, else as the statement says', () => {
    const label = { ru: '2025 год', en: '2025' }
    expect(columnWords({ id: '2025-12-31', label }, 'ru')).toBe('31\u00a0декабря 2025\u00a0года')
    expect(columnWords({ id: '2025-01-01/2025-12-31', label }, 'en')).toBe('2025')
  })
})
