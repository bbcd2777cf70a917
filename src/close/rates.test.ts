// Rates as book-format.md §2 defines them. Expected values are worked out by hand beside each case.

import { describe, expect, it } from 'vitest'
import type { RateRow } from '../ledger/book.ts'
import { fractionText, parseDecimal } from '../ledger/fraction.ts'
import { Rates } from './rates.ts'

let place = 1
/** `CNY spot 2025-01-01 - 11.5`, `JPY/RUB average 2025-01-01 2025-01-31 52.34 100`. */
function row(text: string): RateRow {
  const [pair = '', type = '', from = '', to = '', rate = '', nominal = '1'] = text.split(/\s+/)
  const [currency = '', against = ''] = pair.split('/')
  place++
  return {
    place: { file: 'rates.csv', row: place },
    hash: `h${place}`,
    document: `rates.csv#${text}`,
    currency,
    against,
    type: type === 'spot' ? 'spot' : 'average',
    from,
    to: to === '-' ? '' : to,
    rate: parseDecimal(rate)!,
    nominal: BigInt(nominal),
    source: '',
  }
}
const rates = (...lines: string[]): Rates => new Rates(lines.map(row), 'RUB')
const text = (found: { rate: Parameters<typeof fractionText>[0] } | null): string | null =>
  found && fractionText(found.rate)

type Expected = string | null

describe('spot rates', () => {
  const table = rates(
    'USD spot 2024-12-28 - 100.5',
    'USD spot 2024-12-31 - 101.6797',
    'USD spot 2025-02-01 2025-03-31 90',
    'JPY spot 2024-12-31 - 65.3 100',
    'EUR/USD spot 2024-12-31 - 1.04',
    'CNY/HKD spot 2024-12-31 - 1.05',
    'EUR/HKD spot 2024-12-31 - 8.4',
  )
  it.each<[string, string, string, Expected, string]>([
    ['USD', 'RUB', '2024-12-31', '101.6797', 'the row of the day'],
    ['USD', 'RUB', '2024-12-30', '100.5', 'until the next row'],
    ['USD', 'RUB', '2025-01-10', '101.6797', 'ten days'],
    ['USD', 'RUB', '2025-01-11', null, 'no longer than ten days'],
    ['USD', 'RUB', '2025-03-31', '90', 'to its end'],
    ['USD', 'RUB', '2025-04-01', null, 'not after its end'],
    ['USD', 'RUB', '2024-12-27', null, 'not before the first row'],
    ['RUB', 'USD', '2025-03-31', '1/90', 'inverse'],
    ['JPY', 'RUB', '2024-12-31', '0.653', 'nominal'],
    ['RUB', 'RUB', '1999-01-01', '1', 'one currency'],
    ['EUR', 'RUB', '2024-12-31', '105.746888', 'cross through a currency of both: 1.04 × 101.6797'],
    ['JPY', 'USD', '2024-12-31', '6530/1016797', 'cross through the presentation currency: 0.653 ÷ 101.6797'],
    ['CNY', 'EUR', '2024-12-31', '0.125', 'cross through any common currency: 1.05 ÷ 8.4'],
    ['CNY', 'RUB', '2024-12-31', null, 'no cross over two currencies'],
  ])('%s → %s on %s = %s (%s)', (from, to, date, expected) => {
    expect(text(table.spot(from, to, date))).toBe(expected)
  })
  it('names the rows it used', () => {
    expect(table.spot('EUR', 'RUB', '2024-12-31')!.rows.map((r) => r.currency)).toEqual(['EUR', 'USD'])
  })
})

describe('average rates', () => {
  const table = rates(
    'CNY average 2025-01-01 2025-12-31 11.5',
    'CNY average 2025-01-01 2025-01-31 13',
    'CNY average 2025-02-01 2025-02-28 12',
    'CNY average 2025-03-01 2025-03-31 10',
    'CNY average 2025-04-01 2025-06-30 9',
    'USD average 2025-01-01 2025-01-31 50 100',
  )
  it.each<[string, string, string, string, Expected, string]>([
    ['CNY', 'RUB', '2025-01-01', '2025-12-31', '11.5', 'the row with that interval, not what tiles it'],
    ['CNY', 'RUB', '2025-01-01', '2025-02-28', '739/59', '(13 × 31 + 12 × 28) ÷ 59'],
    ['CNY', 'RUB', '2025-01-01', '2025-06-30', '1868/181', '(13 × 31 + 12 × 28 + 10 × 31 + 9 × 91) ÷ 181'],
    ['CNY', 'RUB', '2025-01-17', '2025-02-07', '279/22', 'cut months by their days: (13 × 15 + 12 × 7) ÷ 22'],
    ['CNY', 'RUB', '2025-02-10', '2025-02-12', '12', 'within one month'],
    ['CNY', 'RUB', '2025-04-01', '2025-05-31', null, 'a quarter is not cut'],
    ['CNY', 'RUB', '2025-01-01', '2025-07-31', null, 'a gap'],
    ['USD', 'CNY', '2025-01-01', '2025-01-31', '1/26', 'cross: 0.5 ÷ 13'],
    ['RUB', 'CNY', '2025-01-01', '2025-01-31', '1/13', 'inverse'],
  ])('%s → %s, %s/%s = %s (%s)', (from, to, start, end, expected) => {
    expect(text(table.average(from, to, { from: start, to: end }))).toBe(expected)
  })
})

describe('rows that cannot be used', () => {
  it.each<[string, string[]]>([
    ['ENT-001', ['USD spot 2025-01-01 - 0']],
    ['ENT-001', ['USD spot 2025-01-01 - 90 0']],
    ['ENT-002', ['USD average 2025-01-01 - 90']],
    ['ENT-003', ['USD spot 2025-01-01 - 90', 'USD/RUB spot 2025-01-01 - 91']],
  ])('%s', (code, lines) => {
    expect(rates(...lines).findings.map((f) => f.code)).toEqual([code])
  })
  it('the same rate twice is no contradiction', () => {
    expect(rates('USD spot 2025-01-01 - 90', 'USD/RUB spot 2025-01-01 - 9000 100').findings).toEqual([])
  })
})
