import { describe, expect, it } from 'vitest'
import { GroupChart } from '../chart.ts'
import type { MapInput } from './input.ts'
import { entity, GROUP, mapYear, osv, rule, year } from './testing.ts'

const companies = { entities: [entity('E'), entity('Б'), entity('В')], members: new Set(['E', 'Б', 'В']) }
const partner = { 0: { partner: 'Б' }, 1: { partner: 'Б' }, 2: { partner: 'В' }, 3: { partner: 'Б' } }

describe('trade with companies of the book', () => {
  it('is what 62 debited and 60 credited: no advances, nothing paid, nobody outside', () => {
    const { trade } = mapYear(
      [
        year(
          2025,
          `62.01 ; ; 1200 ; 700
           62.02 ; ; 500 ; 500
           60.01 ; ; 100 ; 360
           60.02 ; ; 90 ; 90
           62.01 ; ; 4800 ; 4800
           51 ; ; 5500 ; 100
           80 ; -4000
           10 ; 4000 ; 360 ; 3960
           68.02 ; ; ; 1000
           90.01 ; ; ; 6000
           90.03 ; ; 1000 ;
           90.02 ; ; 3960 ;
           90.09 ; ; 1040 ;
           99.01 ; ; ; 1040`,
          { keys: partner },
        ),
      ],
      companies,
    )
    const interval = { from: '2025-01-01', to: '2025-12-31' }
    expect(trade).toEqual({
      rows: [
        { interval, partner: 'Б', sold: 1200_00n, bought: 0n },
        { interval, partner: 'В', sold: 0n, bought: 360_00n },
      ],
      results: [{ interval, revenue: 6000_00n, vat: 1000_00n }],
      revenueAccount: 'revenue',
      goods: false,
    })
  })

  it('of cumulative files is that of each interval', () => {
    const file = (to: string, sold: number): ReturnType<typeof osv> =>
      osv(
        '2025-01-01',
        to,
        `62.01 ; ; ${sold} ; ${sold}
         51 ; ; ${sold} ;
         90.01 ; ; ; ${sold}`,
        { keys: partner },
      )
    const { trade } = mapYear([file('2025-06-30', 100), file('2025-12-31', 250)], companies)
    expect(trade.rows.map(({ interval, sold }) => [interval.to, sold])).toEqual([
      ['2025-06-30', 100_00n],
      ['2025-12-31', 150_00n],
    ])
  })

  const settled = new Set(['receivables', 'payables', 'prepayments'])
  const chart = new GroupChart(
    GROUP.map((one) =>
      settled.has(one.code) ? { ...one, pair: 'settlements', monetary: one.code !== 'prepayments' } : one,
    ),
  )

  it('of books in the group chart is what monetary settlements moved by, but for exchange differences', () => {
    const { trade } = mapYear(
      [
        year(
          2025,
          `receivables ; ; 100 ; 40
           payables ; ; 30 ; 70
           prepayments ; ; 20 ;
           receivables ; ; 5 ;
           revenue ; ; ; 100
           cost ; ; 70 ;
           other-income ; ; ; 5
           cash ; ; 40 ; 50`,
          {
            keys: {
              0: { partner: 'Б' },
              1: { partner: 'Б' },
              2: { partner: 'Б' },
              3: { partner: 'Б', flow: 'exchange-difference' },
            },
          },
        ),
      ],
      { ...companies, chart, rules: [], entity: entity('E', { chart: 'group' }) },
    )
    expect(trade.rows).toMatchObject([{ partner: 'Б', sold: 100_00n, bought: 70_00n }])
    expect(trade).toMatchObject({ revenueAccount: 'revenue', results: [{ revenue: 105_00n, vat: 0n }] })
  })

  it('of another chart goes by the usual side of an account, and reaches no rule', () => {
    const account = (code: string, type: 'active' | 'passive'): MapInput['localChart'][number] => ({
      ...GROUP[0]!,
      code,
      name: code,
      type,
      offBalance: false,
      taxAccounting: false,
      analytics: [],
    })
    const rules = [
      rule('1000', 'receivables', { side: 'debit' }),
      rule('2000', 'other-receivables', { side: 'debit' }),
      rule('2000', 'payables', { side: 'credit' }),
      rule('3000', 'cash'),
      rule('9000', 'revenue'),
    ]
    const mapped = mapYear(
      [
        year(
          2025,
          `1000 ; ; 100 ; 20
           2000 ; ; 10 ; 60
           3000 ; ; 70 ; 0
           9000 ; ; ; 100`,
          { keys: { 0: { partner: 'Б' }, 1: { partner: 'Б' } } },
        ),
      ],
      {
        ...companies,
        chart,
        rules,
        localChart: [
          account('1000', 'active'),
          account('2000', 'passive'),
          account('3000', 'active'),
          account('9000', 'passive'),
        ],
        entity: entity('E', { chart: 'own' }),
      },
    )
    expect(mapped.trade.rows).toMatchObject([{ partner: 'Б', sold: 100_00n, bought: 60_00n }])
    expect(mapped.unusedRules.map(({ id }) => id)).toEqual(['2000 debit other-receivables'])
  })

  it('is not there in a position: closings show no movements', () => {
    const { trade } = mapYear(
      [
        year(2025, '62.01 ; ; ; ; 100\n 80 ; ; ; ; -100', {
          shape: 'position',
          keys: partner,
        }),
      ],
      companies,
    )
    expect(trade.rows).toEqual([])
  })
})
