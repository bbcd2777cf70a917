import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sumAcross, sumDown } from './formula.ts'
import { evaluate } from './testing.ts'

describe('formulas of subtotals', () => {
  it('read as an accountant writes them', () => {
    const plus = (...rows: number[]): { row: number; sign: 1 }[] => rows.map((row) => ({ row, sign: 1 }))
    expect(sumDown(3, plus(7, 8, 9))).toBe('SUM(C7:C9)')
    expect(sumDown(3, plus(7, 8))).toBe('C7+C8')
    expect(sumDown(28, [...plus(9, 8, 7), { row: 12, sign: -1 }, ...plus(14)])).toBe('SUM(AB7:AB9)-AB12+AB14')
    expect(sumDown(1, [{ row: 2, sign: -1 }])).toBe('-A2')
    expect(sumAcross(7, [3, 4, 5])).toBe('SUM(C7:E7)')
    expect(sumAcross(7, [3, 5, 6])).toBe('C7+E7+F7')
  })

  it('give the sum of their terms, whatever the terms are', () => {
    const terms = fc.uniqueArray(
      fc.record({ row: fc.integer({ min: 1, max: 40 }), sign: fc.constantFrom(1, -1) }),
      {
        minLength: 1,
        selector: ({ row }) => row,
      },
    )
    fc.assert(
      fc.property(terms, fc.array(fc.bigInt(), { minLength: 41, maxLength: 41 }), (list, values) => {
        const typed = list.map(({ row, sign }) => ({ row, sign: sign === 1 ? (1 as const) : (-1 as const) }))
        const expected = typed.reduce((sum, { row, sign }) => sum + BigInt(sign) * values[row]!, 0n)
        expect(evaluate(sumDown(5, typed), (at) => values[Number.parseInt(at.slice(1), 10)]!)).toBe(expected)
      }),
    )
  })
})
