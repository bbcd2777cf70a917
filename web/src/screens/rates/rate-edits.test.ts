import { describe, expect, it } from 'vitest'
import {
  begun,
  changesOf,
  EMPTY_RATE,
  isWhole,
  laidOver,
  type RateRow,
  restored,
  typedChanges,
} from './rate-edits.ts'

const row = (document: string, rate: string): RateRow => ({
  ...EMPTY_RATE,
  document,
  currency: 'CNY',
  type: 'spot',
  from: document.slice(-10) || '2025-12-31',
  rate,
})
const WAS = [row('CNY 2025-01-31', '11'), row('CNY 2025-02-28', '12')]
const [first, second] = WAS
if (!first || !second) throw new Error('two rows')
const { document: _, ...secondRate } = second

describe('edits of rates', () => {
  it('are sent as rows changed, added and removed, and nothing else', () => {
    expect(changesOf(WAS, WAS)).toEqual([])
    const { document: _, ...changed } = { ...first, rate: '11.5' }
    const { document: __, ...added } = row('', '13')
    expect(changesOf(WAS, [{ ...first, rate: '11.5' }, row('', '13'), EMPTY_RATE])).toEqual([
      { document: 'CNY 2025-01-31', rate: changed },
      { document: '', rate: added },
      { document: 'CNY 2025-02-28', rate: null },
    ])
    // A copy of a row is a new one.
    expect(changesOf(WAS, [first, second, second])).toEqual([{ document: '', rate: secondRate }])
  })

  it('lie over a table that someone changed meanwhile', () => {
    const mine = changesOf(WAS, [{ ...first, rate: '11.5' }, second, row('', '13')])
    const now = [{ ...first, rate: '10' }, row('CNY 2025-03-31', '14')]
    expect(laidOver(now, mine).map(({ rate }) => rate)).toEqual(['11.5', '14', '13'])
    expect(laidOver([second], mine).map(({ document, rate }) => [document, rate])).toEqual([
      ['CNY 2025-02-28', '12'],
      ['', '11.5'],
      ['', '13'],
    ])
  })

  it('are whole with a currency, a kind, a date and a rate; an average with its end', () => {
    expect(isWhole(first)).toBe(true)
    expect(isWhole({ ...first, rate: '' })).toBe(false)
    expect(isWhole({ ...first, type: 'average' })).toBe(false)
    expect(isWhole({ ...first, type: 'average', to: '2025-12-31' })).toBe(true)
  })

  it('are kept as a draft with rows that have no rate yet, and lie over the table when it is opened again', () => {
    const asked = {
      currency: 'USD',
      against: 'RUB',
      type: 'spot',
      from: '2025-12-31',
      to: '',
      text: '',
    } as const
    const rates = WAS.map((one) => ({ ...one, type: 'spot' as const }))
    const given = { rates, missing: [asked] }
    const [untouched] = begun(given.missing)
    if (!untouched) throw new Error('a row is begun')
    expect(typedChanges(given, [untouched, ...WAS])).toEqual([])
    const halfTyped = { ...EMPTY_RATE, currency: 'EUR' }
    const typed = typedChanges(given, [{ ...untouched, rate: '80' }, ...WAS, halfTyped])
    expect(restored(given, typed).map(({ currency, rate }) => [currency, rate])).toEqual([
      ['CNY', '11'],
      ['CNY', '12'],
      ['USD', '80'],
      ['EUR', ''],
    ])
  })
})
