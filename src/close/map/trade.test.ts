import { describe, expect, it } from 'vitest'
import { entity, mapYear, osv, year } from './testing.ts'

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
