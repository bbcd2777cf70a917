// Values of messages in words; the expected texts are how the field writes them.

import { describe, expect, it } from 'vitest'
import { valueWords } from './value-words.ts'

const plain = (name: string, value: string, language: 'ru' | 'en' = 'ru'): string =>
  valueWords(name, value, language).replaceAll('\u00a0', ' ')

describe('values of messages in words', () => {
  it('sets thousands apart in amounts and leaves codes of accounts alone', () => {
    expect(plain('left', '-1234567.80')).toBe('−1 234 567,80')
    expect(plain('left', '1234567.80', 'en')).toBe('1,234,567.80')
    expect(plain('difference', '0.01')).toBe('0,01')
    for (const code of ['90.01', '68.04.1', '76.АВ', '330100', '68.90, 76.02'])
      expect(plain('account', code)).toBe(code)
    expect(plain('list', '511000 dividends-paid 2025-06-09: -735300.00 RUB; 90.01')).toBe(
      '511000, дивиденды уплачены, 09.06.2025: −735 300,00 RUB; 90.01',
    )
  })

  it('leaves what stands in a file as it stands there', () => {
    expect(plain('value', '123456.78')).toBe('123456.78')
    expect(plain('file', 'balances/X/2025-01-01_2025-12-31.csv')).toBe('balances/X/2025-01-01_2025-12-31.csv')
  })

  it('says dates and intervals', () => {
    expect(plain('period', '2025-12-31')).toBe('31 декабря 2025 года')
    expect(plain('period', '2025-01-01/2025-12-31')).toBe('2025 год')
    expect(plain('period', '2025-01-01/2025-12-31', 'en')).toBe('2025')
    expect(plain('period', '2025-01-01/2025-06-30', 'en')).toBe('1 January 2025 – 30 June 2025')
    expect(plain('period', '2025-07')).toBe('2025-07')
    expect(plain('expected', '2025-07-01')).toBe('01.07.2025')
    expect(plain('when', '2025-01-01/2025-12-31')).toBe('01.01.2025 – 31.12.2025')
    expect(plain('when', '2025-12-31', 'en')).toBe('2025-12-31')
    expect(valueWords('value', '2025-02-29', 'ru', true)).toBe('2025-02-29')
  })

  it('says what a rate is needed for', () => {
    expect(plain('usedFor', 'ТОК closing')).toBe('ТОК, остатки на конец')
    expect(plain('usedFor', 'ТОК 124100 unspecified')).toBe('ТОК, счёт 124100, обороты')
    expect(plain('usedFor', 'considerations.csv#OWN-2 cash 2024-01-01')).toBe(
      'considerations.csv, OWN-2 cash 01.01.2024',
    )
  })

  it('calls pairs, sides, statements and bases by their names', () => {
    expect(plain('subject', 'АЗИ|СЕВ dividends')).toBe('АЗИ – СЕВ, дивиденды')
    expect(plain('subject', 'АЗИ|СЕВ')).toBe('АЗИ – СЕВ')
    expect(plain('subject', 'СЕВ 2025-12-31 closing', 'en')).toBe('СЕВ, 2025-12-31, closings')
    expect(plain('subject', 'СЕВ')).toBe('СЕВ')
    expect(plain('subject', 'СЕВ 2025-12-31 closing')).toBe('СЕВ, 31.12.2025, остатки на конец')
    expect(plain('subject', 'elimination:goodwill')).toBe('Гудвил')
    expect(plain('subject', 'balances/СЕВ/ОСВ total.csv')).toBe('balances/СЕВ/ОСВ total.csv')
    expect(plain('layer', 'mapped')).toBe('РСБУ в строках МСФО')
    expect(plain('statement', 'cash-flows')).toBe('о движении денежных средств')
    expect(plain('basis', 'ias-1', 'en')).toBe('IAS 1')
    expect(plain('basis', 'functional')).toBe('functional')
  })
})
