import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decimalText, minorOf, parseDecimal } from '../../ledger/fraction.ts'
import type { Explained } from '../types.ts'
import { explainMapped, mappedRows, matches } from './explain.ts'
import type { MapInput } from './input.ts'
import { mapEntityYear } from './map.ts'
import { dated, mapInput, osv, RULES, rule, year } from './testing.ts'

const minor = (text: string): bigint => minorOf(parseDecimal(text)!, 2)!

/** `row column amount` of each part. */
const cells = (parts: readonly Explained[]): string[] =>
  parts.map(({ place, amount }) =>
    [place?.file?.replace('balances/', '').replace('.xlsx', ''), place?.row, place?.column, amount].join(' '),
  )

/** Every fact of the year is the sum of its parts. */
function expectExplained(input: MapInput): void {
  const { facts } = mapEntityYear(input)
  for (let row = 0; row < facts.length; row++) {
    const texts = facts.texts(row)
    if (texts.document.startsWith('derived/opening/')) continue
    const parts = explainMapped(input, matches(texts))
    const sum = parts.reduce((total, { amount }) => total + minor(amount), 0n)
    expect([facts.describe(row), decimalText(sum, 2)]).toEqual([
      facts.describe(row),
      decimalText(facts.amount[row]!, 2),
    ])
  }
}

describe('a mapped figure (accounting-model.md §11)', () => {
  it('is its cells, each with file, sheet, row, column and rule', () => {
    const input = mapInput([
      year(2025, '10.01 / Сталь ; 0 ; 30 ; 8\n10.01 / Медь ; 0 ; 5 ; 0\n51 ; 0 ; 8 ; 35'),
    ])
    const parts = explainMapped(input, matches({ account: 'inventories', flow: 'working-capital' }))
    expect(cells(parts)).toEqual([
      'E/2025-01-01_2025-12-31 8 E 30.00',
      'E/2025-01-01_2025-12-31 8 F -8.00',
      'E/2025-01-01_2025-12-31 9 E 5.00',
    ])
    expect(parts[0]).toMatchObject({
      kind: 'row',
      currency: 'RUB',
      label: { ru: '10.01 · Сталь' },
      place: { sheet: 'TDSheet' },
      detail: { rule: '10* inventories' },
    })
  })

  it('of an interval cut from two cumulative files is the later cell less the earlier', () => {
    const input = mapInput([
      osv('2025-01-01', '2025-06-30', '10.01 ; 0 ; 30 ; 0\n51 ; 0 ; 0 ; 30'),
      osv('2025-01-01', '2025-12-31', '10.01 ; 0 ; 50 ; 0\n51 ; 0 ; 0 ; 50'),
    ])
    const parts = explainMapped(input, matches({ account: 'inventories', period: '2025-07-01/2025-12-31' }))
    expect(cells(parts)).toEqual(['E/2025-01-01_2025-12-31 8 E 50.00', 'E/2025-01-01_2025-06-30 8 E -30.00'])
  })

  it('with a share names it, and what the cell holds', () => {
    const half = { numerator: 1n, denominator: 2n }
    const rules = [
      rule('10.01', 'inventories', { share: half, id: 'a' }),
      rule('10.01', 'prepayments', { share: half, id: 'b' }),
      ...RULES,
    ]
    const input = mapInput([year(2025, '10.01 ; 5 ; 0 ; 0\n51 ; -5 ; 0 ; 0')], { rules })
    const [part] = explainMapped(input, matches({ account: 'prepayments' }))
    expect(part).toMatchObject({ amount: '2.50', detail: { rule: 'b', share: '0.5', of: '5.00' } })
  })

  it('that a register row gave is that row', () => {
    const file = year(2025, '84.01 ; -100 ; 70 ; 0\n75.02 / Иванов ; 0 ; 0 ; 70\n51 ; 100 ; 0 ; 0')
    const input = mapInput([file], {
      datedFlows: [dated('2025-05-26', 'retained', 'dividends-declared', '70')],
    })
    const parts = explainMapped(input, matches({ account: 'retained', flow: 'dividends-declared' }))
    expect(parts).toMatchObject([{ amount: '70.00', place: { file: 'dated_flows.csv' } }])
  })

  it('leads from each account to its rows', () => {
    const rows = mappedRows(mapInput([year(2025, '62.01 / А ; 40 ; 10 ; 80\n51 ; -40 ; 80 ; 10')]))
    expect(rows.map(({ account, index }) => `${account} ${index}`).sort()).toEqual([
      'cash 1',
      'other-payables 0',
      'receivables 0',
    ])
  })
})

describe('every figure is explained to the kopeck', () => {
  it('openings, movements, what crosses, results with the closing, 84, transfers', () => {
    const first = year(
      2024,
      `
      62.01 / А ; 40 ; 10 ; 80
      08.04 ; 100 ; 300 ; 250
      01.01 / Станок ; 0 ; 270 ; 0
      68.90 ; -90 ; 0 ; 0
      68.02 ; -60 ; 0 ; 5
      69.01 ; -30 ; 0 ; 0
      51 ; 40 ; 150 ; 357
      62.02 / Б ; 0|-7 ; 0 ; 3
      76.АВ / Б ; 7 ; 0 ; 0
      09 ; 0 ; 5 ; 3
      82 ; 0 ; 0 ; 4
      75.02 / Иванов ; 0 ; 0 ; 6
      90.01 ; 0 ; 40 ; 40
      90.09 ; 0 ; 40 ; 40
      91.02 ; 0 ; 5 ; 5
      91.09 ; 0 ; 5 ; 5
      99.01 ; 0 ; 42 ; 42
      99.02.О ; 0 ; 5 ; 5
      84.01 ; 0 ; 10 ; 37`,
    )
    const input = mapInput([first], { interval: { from: '2024-01-01', to: '2024-12-31' } })
    const previous = mapEntityYear(input)
    expect(previous.findings.filter(({ severity }) => severity === 'blocks')).toEqual([])
    expectExplained(input)
    // The year after under other rules: the difference of the openings is explained too.
    const rules = [...RULES.filter(({ account }) => account !== '01*'), rule('01*', 'buildings')]
    const next = year(
      2025,
      `
      62.01 / А ; -30 ; 0 ; 0
      08.04 ; 150 ; 0 ; 0
      01.01 / Станок ; 270 ; 0 ; 0
      68.90 ; -90 ; 0 ; 0
      68.02 ; -65 ; 0 ; 0
      69.01 ; -30 ; 0 ; 0
      51 ; -167 ; 0 ; 0
      62.02 / Б ; -10 ; 0 ; 0
      76.АВ / Б ; 7 ; 0 ; 0
      09 ; 2 ; 0 ; 0
      82 ; -4 ; 0 ; 0
      75.02 / Иванов ; -6 ; 0 ; 0
      84.01 ; -27 ; 0 ; 0`,
    )
    expectExplained(mapInput([next], { codes: input.codes, rules, previous }))
  })

  it('whatever the turnovers of cumulative files are', () => {
    const amount = fc.integer({ min: 0, max: 1000 })
    fc.assert(
      fc.property(fc.array(fc.tuple(amount, amount), { minLength: 6, maxLength: 6 }), (turnovers) => {
        const accounts = ['10.01', '62.01 / А', '60.01 / Б', '66.01 / В', '08.04', '01.01']
        const file = (to: string, upTo: number): ReturnType<typeof osv> => {
          const rows = accounts.map((account, index) => {
            const [debit, credit] = index < upTo ? turnovers[index]! : [0, 0]
            return { text: `${account} ; 0 ; ${debit} ; ${credit}`, net: debit - credit }
          })
          const net = rows.reduce((sum, row) => sum + row.net, 0)
          const cash = `51 ; 0 ; ${net < 0 ? -net : 0} ; ${net > 0 ? net : 0}`
          return osv('2025-01-01', to, [...rows.map((row) => row.text), cash].join('\n'))
        }
        const input = mapInput([file('2025-06-30', 3), file('2025-12-31', 6)], {
          cuts: ['2025-06-30', '2025-12-31'],
        })
        expectExplained(input)
      }),
      { numRuns: 25 },
    )
  })
})
