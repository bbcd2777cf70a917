import { describe, expect, it } from 'vitest'
import { coverageOf } from './coverage.ts'
import { mapInput, RULES, rule, year } from './testing.ts'

describe('the coverage of a mapping', () => {
  const file = year(2025, '62.01 / А ; 40 ; 10 ; 80\n51 ; -40 ; 80 ; 10')

  it('names the account and the rule of every row', () => {
    const { rows } = coverageOf(mapInput([file]))
    expect(rows.map(({ account, index }) => `${account} ${index}`).sort()).toEqual([
      'cash 1',
      'other-payables 0',
      'receivables 0',
    ])
    const known = new Set(RULES.map(({ id }) => id))
    for (const { rule: id } of rows) expect(known.has(id)).toBe(true)
  })

  it('counts lines of a rule and what it brought: the closing of its lines', () => {
    const rules = [...RULES.filter(({ account }) => account !== '51'), rule('51', 'cash', { id: 'bank' })]
    const { rules: used } = coverageOf(mapInput([file], { rules }))
    // 51: opening −40, debit 80, credit 10.
    expect(used.get('bank')).toEqual({ lines: 1, amount: 3000n })
  })

  it('lists lines without a rule one by one, with their amounts and place', () => {
    const rules = RULES.filter(({ account }) => account !== '10.01' && account !== '10*')
    const two = year(2025, '10.01 / Сталь ; 5 ; 2 ; 1\n10.01 / Трубы ; 1 ; 0 ; 0\n51 ; -6 ; 1 ; 2')
    const { unmapped } = coverageOf(
      mapInput([two], { rules: rules.filter((one) => !/^10/.test(one.account)) }),
    )
    expect(
      unmapped.map(({ key, closing, debit }) => [key.account, key.analytics[0], debit, closing]),
    ).toEqual([
      ['10.01', 'Сталь', 200n, 600n],
      ['10.01', 'Трубы', 0n, 100n],
    ])
    expect(unmapped[0]?.place.row).toBeGreaterThan(0)
  })
})
