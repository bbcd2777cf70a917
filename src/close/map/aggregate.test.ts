import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { aggregateLines, SUMS_PER_KEY } from './aggregate.ts'

const RANGE = 1n << 63n

describe('lines added into sums', () => {
  it('are what adding them one by one gives, on the side of their balance', () => {
    const amount = fc.bigInt({ min: -(1n << 40n), max: 1n << 40n })
    const line = fc.record({
      key: fc.nat(3),
      opening: fc.oneof(amount, fc.constant(0n)),
      debit: amount,
      credit: amount,
      closing: amount,
    })
    fc.assert(
      fc.property(
        fc.array(line, { minLength: 1, maxLength: 40 }),
        fc.array(fc.nat(9), { minLength: 24, maxLength: 24 }),
        (rows, places) => {
          const sided = Uint8Array.of(1, 0, 1, 0)
          const half = rows.length >> 1
          const sums = new BigInt64Array(20)
          const column = (name: 'opening' | 'debit' | 'credit' | 'closing'): BigInt64Array =>
            BigInt64Array.from(rows, (row) => row[name])
          const lines = {
            key: Int32Array.from(rows, (row) => row.key),
            opening: column('opening'),
            debit: column('debit'),
            credit: column('credit'),
            closing: column('closing'),
          }
          aggregateLines(
            lines,
            Int32Array.of(0, half, rows.length),
            { sums: Int32Array.from(places), sided },
            sums,
            10,
            1n << 50n,
          )
          const expected = new BigInt64Array(20)
          for (const [index, { key, opening, debit, credit, closing }] of rows.entries()) {
            const isCredit = sided[key] === 1 && (opening === 0n ? closing : opening) < 0n
            const at = key * SUMS_PER_KEY + (isCredit ? 3 : 0)
            const base = index < half ? 0 : 10
            expected[base + places[at]!]! += opening
            expected[base + places[at + 1]!]! += debit
            expected[base + places[at + 2]!]! -= credit
          }
          expect(sums).toEqual(expected)
        },
      ),
    )
  })

  it('are not added where their range is not proved', () => {
    const empty = new BigInt64Array(0)
    const lines = { key: new Int32Array(0), opening: empty, debit: empty, credit: empty, closing: empty }
    const keys = { sums: new Int32Array(0), sided: new Uint8Array(0) }
    expect(() => aggregateLines(lines, Int32Array.of(0, 0), keys, new BigInt64Array(1), 1, RANGE)).toThrow(
      '64 bits',
    )
  })
})
