import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { analyticsText, COLUMNS, Codes, compareBytes, FactTable, type FactTexts } from './facts.ts'

type Row = readonly [FactTexts, bigint]

const rows: fc.Arbitrary<Row[]> = fc.array(
  fc.tuple(
    fc.record({
      entity: fc.constantFrom('МЕТ', 'ТДС'),
      account: fc.constantFrom('111000', '121300', '311000', '411000'),
      flow: fc.constantFrom('opening', 'working-capital', ''),
      partner: fc.constantFrom('', 'АЗИ'),
    }),
    fc.bigInt({ min: -1_000_000n, max: 1_000_000n }),
  ),
  { maxLength: 60 },
)

function tableOf(rows: readonly Row[], codes = new Codes()): FactTable {
  const table = new FactTable(codes)
  for (const [texts, amount] of rows) table.addTexts(texts, amount)
  return table
}

/** A table as texts: what it says, whatever its codes are. */
const said = (table: FactTable): string[] =>
  Array.from({ length: table.length }, (_, row) => `${table.describe(row)} ${table.amount[row]}`)

describe('aggregation', () => {
  it('does not depend on the order of rows, and keeps the total', () => {
    fc.assert(
      fc.property(rows, (given) => {
        const by = ['entity', 'account'] as const
        const one = tableOf(given).groupBy(by)
        const other = tableOf([...given].reverse()).groupBy(by)
        expect(said(other).sort()).toEqual(said(one).sort())
        expect(one.sum()).toBe(given.reduce((sum, [, amount]) => sum + amount, 0n))
      }),
    )
  })

  it('is the sum that a plain walk over the rows gives', () => {
    fc.assert(
      fc.property(rows, (given) => {
        const plain = new Map<string, bigint>()
        for (const [{ account = '' }, amount] of given)
          plain.set(account, (plain.get(account) ?? 0n) + amount)
        expect(tableOf(given).totals('account')).toEqual(plain)
        const grouped = tableOf(given).groupBy(['account'], true)
        const sums = Array.from(
          { length: grouped.length },
          (_, row) => [grouped.text('account', row), grouped.amount[row]] as const,
        )
        expect(new Map(sums)).toEqual(plain)
      }),
    )
  })

  it('leaves out groups of zero unless they are wanted', () => {
    const table = tableOf([
      [{ account: '1' }, 5n],
      [{ account: '1' }, -5n],
    ])
    expect([table.groupBy(['account']).length, table.groupBy(['account'], true).length]).toEqual([0, 1])
  })
})

describe('a table', () => {
  it('in canonical order says the same whatever the order of its rows and the numbers of its codes', () => {
    fc.assert(
      fc.property(rows, (given) => {
        const codes = new Codes()
        for (const texts of ['яя', '411000', 'ТДС']) codes.account.code(texts)
        const grouped = (table: FactTable): FactTable =>
          table.groupBy(['entity', 'account', 'flow', 'partner'])
        const one = grouped(tableOf(given)).sorted()
        const other = grouped(tableOf([...given].reverse(), codes)).sorted()
        expect(said(other)).toEqual(said(one))
      }),
    )
  })

  it('divides into what is kept and what is not without loss', () => {
    fc.assert(
      fc.property(rows, fc.integer({ min: 0, max: 3 }), (given, account) => {
        const table = tableOf(given)
        const [kept, left] = [
          table.where((row) => table.account[row] === account),
          table.where((row) => table.account[row] !== account),
        ]
        expect(kept.length + left.length).toBe(table.length)
        expect(kept.sum() + left.sum()).toBe(table.sum())
        expect(said(FactTable.of(table.codes, kept, left)).sort()).toEqual(said(table).sort())
      }),
    )
  })

  it('grows past its first room without losing a row, a column or its bound', () => {
    const codes = new Codes()
    const [table, all] = [new FactTable(codes, 1), new FactTable(codes)]
    for (let n = 0; n < 100; n++) table.addTexts({ account: `${n}`, document: `d${n}` }, BigInt(n))
    for (let n = 0; n < 100; n++) all.copy(table, n, { flow: codes.flow.code('opening') }, -table.amount[n]!)
    expect([table.length, table.sum(), table.bound]).toEqual([100, 4950n, 4950n])
    expect([all.text('document', 77), all.text('flow', 77), all.amount[77]]).toEqual(['d77', 'opening', -77n])
    all.append(table)
    expect([all.length, all.sum(), all.bound]).toEqual([200, 0n, 9900n])
    expect(COLUMNS.every((column) => all[column].length === all.amount.length)).toBe(true)
  })

  it('refuses amounts whose sum could leave 64 bits, on each way in', () => {
    const half = 1n << 62n
    const codes = new Codes()
    const [one, other] = [tableOf([[{}, half]], codes), tableOf([[{}, -half]], codes)]
    expect(() => one.add({}, half)).toThrow('64 bits')
    expect(() => tableOf([[{}, half]], codes).append(other)).toThrow('64 bits')
    expect(() => tableOf([[{}, half]], codes).copy(other, 0)).toThrow('64 bits')
    expect(() => tableOf([[{}, half]], codes).addTexts({}, half)).toThrow('64 bits')
  })
})

describe('order by bytes', () => {
  it('is the order of UTF-8', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (a, b) => {
        expect(Math.sign(compareBytes(a, b))).toBe(Math.sign(Buffer.compare(Buffer.from(a), Buffer.from(b))))
      }),
    )
  })

  it('writes analytics in one way', () => {
    expect(analyticsText({ b: '2;', a: '1=1', c: '' })).toBe('a=1\\=1;b=2\\;')
  })
})
