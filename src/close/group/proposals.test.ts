import { describe, expect, it } from 'vitest'
import type { TurnoverRow } from '../../ledger/book.ts'
import type { Interval } from '../../ledger/period.ts'
import { NO_TRADE, type TradeYear } from '../types.ts'
import { decidedToStay } from './proposals.ts'
import { acquire, bookOf, entity, groupOf, sale } from './testing.ts'

const YEAR: Interval = { from: '2025-01-01', to: '2025-12-31' }
const HALF: Interval = { from: '2025-07-01', to: '2025-12-31' }

const entities = [entity('P'), entity('S')]

/** The parent sold for 1,200 with VAT; of 6,000 of its revenue 1,000 is VAT: net 1,000. */
const seller = (interval: Interval, sold: bigint): TradeYear => ({
  rows: [{ interval, partner: 'S', sold, bought: 0n }],
  results: [{ interval, revenue: 6000_00n, vat: 1000_00n }],
  revenueAccount: 'revenue',
  goods: true,
})
const buyer = (interval: Interval, bought: bigint): TradeYear => ({
  ...NO_TRADE,
  rows: [{ interval, partner: 'P', sold: 0n, bought }],
})

const proposed = (
  trade: Readonly<Record<string, TradeYear>>,
  turnovers: readonly TurnoverRow[] = [],
  acquired = '2024-01-01',
): Readonly<Record<string, string>>[] =>
  groupOf(bookOf(entities, { ownership: [acquire('O', acquired, 'P', 'S', 1000n)], turnovers }))
    .close(YEAR, {}, null, trade)
    .findings.filter(({ code }) => code === 'GRP-234')
    .map(({ severity, values }) => ({ severity, ...values }))

describe('turnovers that no register names', () => {
  it('stop the close, with the row to paste: settlements less the VAT of the seller', () => {
    expect(proposed({ P: seller(YEAR, 1200_00n), S: buyer(YEAR, 1190_00n) })).toEqual([
      expect.objectContaining({
        severity: 'blocks',
        sold: '1200.00',
        bought: '1190.00',
        vat: '16.67',
        amount: '1000.00',
        estimated: 'no',
        row: 'P,S,2025,goods,RUB,1000.00,revenue,cost,,yes',
      }),
    ])
  })

  it('are rounded once, from an exact share: 100.03 × 5 ÷ 6', () => {
    expect(proposed({ P: seller(YEAR, 100_03n) })[0]?.amount).toBe('83.36')
  })

  it('stand at what the buyer shows where the seller shows nothing', () => {
    const silent = { ...seller(YEAR, 0n), rows: [] }
    expect(proposed({ P: silent, S: buyer(YEAR, 600_00n) })[0]).toMatchObject({
      sold: '0.00',
      amount: '500.00',
    })
  })

  it('bear no VAT across a border, nor where the seller books none', () => {
    const abroad = [entity('P'), { ...entity('S'), jurisdiction: 'KZ' }]
    const book = bookOf(abroad, { ownership: [acquire('O', '2024-01-01', 'P', 'S', 1000n)] })
    const values = groupOf(book)
      .close(YEAR, {}, null, { P: seller(YEAR, 1200_00n) })
      .findings.find(({ code }) => code === 'GRP-234')?.values
    expect(values).toMatchObject({ vat: '0.00', amount: '1200.00' })
    expect(proposed({ P: { ...seller(YEAR, 1200_00n), results: [] } })[0]?.amount).toBe('1200.00')
  })

  it('are those of the time in the group: by the side whose file is cut there, else by days', () => {
    const [cut] = proposed({ P: seller(YEAR, 1200_00n), S: buyer(HALF, 1200_00n) }, [], HALF.from)
    expect(cut).toMatchObject({ amount: '1000.00', estimated: 'yes', from: HALF.from })
    expect(cut?.row).toContain('P,S,2025-H2,')
    // 184 of 365 days of 1,200.00 are 604.93; less a sixth 504.11.
    const [byDays] = proposed({ P: seller(YEAR, 1200_00n) }, [], HALF.from)
    expect(byDays).toMatchObject({ sold: '604.93', amount: '504.11' })
  })

  it('are answered by any row of the pair in that direction, accepted or not, but for interest', () => {
    const trade = { P: seller(YEAR, 1200_00n) }
    expect(proposed(trade, [sale('P', 'S', YEAR, 1000n)])).toEqual([])
    expect(proposed(trade, [{ ...sale('P', 'S', YEAR, 1000n), accepted: null }])).toEqual([])
    expect(proposed(trade, [{ ...sale('P', 'S', YEAR, 1000n), accepted: false }])).toEqual([])
    expect(proposed(trade, [sale('S', 'P', YEAR, 1000n)])).toHaveLength(1)
    expect(proposed(trade, [{ ...sale('P', 'S', YEAR, 10n), nature: 'interest' }])).toHaveLength(1)
    const before = { from: '2024-01-01', to: '2024-12-31' }
    expect(proposed(trade, [sale('P', 'S', before, 1000n)])).toHaveLength(1)
  })

  it('that are decided to stay are listed once', () => {
    const stays = { ...sale('P', 'S', YEAR, 1000n), accepted: false }
    expect(decidedToStay([sale('S', 'P', YEAR, 10n)])).toEqual([])
    expect(decidedToStay([stays, { ...stays, buyer: 'T' }])).toMatchObject([
      {
        code: 'GRP-235',
        severity: 'warns',
        values: { count: '2', pairs: 'P → S 2025-01-01/2025-12-31; P → T 2025-01-01/2025-12-31' },
      },
    ])
  })
})
