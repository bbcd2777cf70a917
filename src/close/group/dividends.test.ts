// Dividends among members with tax withheld (IAS 12.2, 12.39–40), in the year of declaration and a year late. What is
// expected follows from the group as one company: a dividend among members leaves nothing but the tax that left it.

import { describe, expect, it } from 'vitest'
import type { DividendRow } from '../../ledger/book.ts'
import { fraction } from '../../ledger/fraction.ts'
import type { GroupYear } from './consolidate.ts'
import {
  ACCOUNTS,
  account,
  acquire,
  bookOf,
  closing,
  entity,
  groupOf,
  item,
  type Line,
  paid,
} from './testing.ts'

const Y25 = { from: '2025-01-01', to: '2025-12-31' }
const Y26 = { from: '2026-01-01', to: '2026-12-31' }
const Y27 = { from: '2027-01-01', to: '2027-12-31' }

const dividend = (changes: Partial<DividendRow> = {}): DividendRow => ({
  place: { file: 'intragroup/dividends.csv', row: 2 },
  hash: 'D',
  document: 'intragroup/dividends.csv#D',
  payer: 'S',
  receiver: 'P',
  declaredOn: '2025-06-01',
  year: '2024',
  gross: fraction(1_000n),
  currency: '',
  withholdingRate: fraction(13n, 100n),
  paidOn: '2025-07-01',
  receiverBookedOn: '',
  receiverBookedAmount: null,
  receiverAccount: '',
  ...changes,
})

const groupWith = (row: DividendRow) =>
  groupOf(
    bookOf([entity('P'), entity('S')], {
      accounts: [
        ...ACCOUNTS,
        account('owed-tax', { class: 'liability', role: 'current-tax-payable' }),
        account('owed-dividends', { class: 'liability', role: 'dividends-payable', pair: 'dividends' }),
      ],
      ownership: [acquire('O1', '2020-01-01', 'P', 'S', 1_000n)],
      considerations: [paid('O1', '2020-01-01', 5_000n)],
      acquisitions: [item('O1', 'equity', 'capital', 5_000n, null)],
      dividends: [row],
    }),
  )

const OPENED: Readonly<Record<string, readonly Line[]>> = {
  P: [
    ['subsidiary', 'opening', 5_000n, 'S'],
    ['capital', 'opening', -5_000n],
  ],
  S: [
    ['cash', 'opening', 7_000n],
    ['capital', 'opening', -5_000n],
    ['retained', 'opening', -2_000n],
  ],
}
const and = (more: Readonly<Record<string, readonly Line[]>>): Record<string, readonly Line[]> =>
  Object.fromEntries(Object.entries(OPENED).map(([code, lines]) => [code, [...lines, ...(more[code] ?? [])]]))

const blocking = ({ checks, findings }: GroupYear): string[] => [
  ...findings.filter(({ severity }) => severity === 'blocks').map(({ code }) => code),
  ...checks.filter(({ passed, severity }) => !passed && severity === 'blocks').map(({ id }) => id),
]

/** Paid in the year: 870 to the parent, 130 to the tax authority. */
const PAID = and({
  P: [
    ['cash', 'dividends-received', 870n],
    ['dividends', 'unspecified', -870n],
  ],
  S: [
    ['retained', 'dividends-declared', 1_000n],
    ['owed-dividends', 'dividends-declared', -1_000n, 'P'],
    ['owed-dividends', 'dividends-paid', 1_000n, 'P'],
    ['cash', 'dividends-paid', -1_000n],
  ],
})

describe('tax withheld from a dividend among members', () => {
  it.each([
    ['the rate gives it', {}],
    ['the amount booked agrees with the rate', { receiverBookedAmount: fraction(870n) }],
    ['the amount booked gives it', { receiverBookedAmount: fraction(870n), withholdingRate: null }],
    [
      'the tax is rounded to a whole unit',
      {
        receiverBookedAmount: fraction(870n),
        gross: fraction(1_000n),
        withholdingRate: fraction(12_960n, 100_000n),
      },
    ],
  ] as const)('is income tax of the receiver: %s', (_, changes) => {
    const group = groupWith(dividend(changes)).close(Y25, PAID)
    expect(blocking(group)).toEqual([])
    expect(closing(PAID, group, 'dividends')).toBe(0)
    expect(closing(PAID, group, 'tax')).toBe(130)
    expect(closing(PAID, group, 'owed-tax')).toBe(0)
    // 2,000 less the tax is what the owners still have.
    expect(closing(PAID, group, 'retained') + closing(PAID, group, 'tax')).toBe(-1_870)
  })

  it('rolls into the second and the third year: nothing of it is posted again', () => {
    const group = groupWith(dividend())
    const after: Readonly<Record<string, readonly Line[]>> = {
      P: [
        ['cash', 'opening', 870n],
        ['subsidiary', 'opening', 5_000n, 'S'],
        ['capital', 'opening', -5_000n],
        ['retained', 'opening', -870n],
      ],
      S: [
        ['cash', 'opening', 6_000n],
        ['capital', 'opening', -5_000n],
        ['retained', 'opening', -1_000n],
      ],
    }
    const second = group.close(Y26, after, group.close(Y25, PAID))
    const third = group.close(Y27, after, second)
    for (const year of [second, third]) {
      expect(blocking(year)).toEqual([])
      expect(closing(after, year, 'retained')).toBe(-1_870)
      expect(closing(after, year, 'subsidiary')).toBe(0)
    }
  })

  it('stops the close where the rate and the amount disagree', () => {
    const row = dividend({ receiverBookedAmount: fraction(900n) })
    const { findings } = groupWith(row).close(Y25, PAID)
    const said = findings.filter(({ code }) => code === 'GRP-281')
    expect(said[0]?.place).toEqual({ file: 'intragroup/dividends.csv', row: 2, column: 'withholding_rate' })
    expect(said[0]?.values).toEqual({
      gross: '1000.00',
      rate: '0.13',
      expected: '870.00',
      booked: '900.00',
      currency: 'RUB',
    })
  })

  it('is of the year of declaration where the receiver books it a year late', () => {
    const row = dividend({
      paidOn: '2026-02-01',
      receiverBookedOn: '2026-02-01',
      receiverBookedAmount: fraction(870n),
    })
    const group = groupWith(row)
    const declared = and({
      S: [
        ['retained', 'dividends-declared', 1_000n],
        ['owed-dividends', 'dividends-declared', -1_000n, 'P'],
      ],
    })
    const first = group.close(Y25, declared)
    expect(blocking(first)).toEqual([])
    expect(closing(declared, first, 'dividends')).toBe(0)
    expect(closing(declared, first, 'tax')).toBe(130)
    expect(closing(declared, first, 'owed-tax')).toBe(-130)
    expect(closing(declared, first, 'owed-dividends') + closing(declared, first, 'other-receivables')).toBe(0)
    const next: Record<string, Line[]> = {
      P: [
        ['subsidiary', 'opening', 5_000n, 'S'],
        ['capital', 'opening', -5_000n],
        ['cash', 'dividends-received', 870n],
        ['dividends', 'unspecified', -870n],
      ],
      S: [
        ['cash', 'opening', 7_000n],
        ['capital', 'opening', -5_000n],
        ['retained', 'opening', -1_000n],
        ['owed-dividends', 'opening', -1_000n, 'P'],
        ['owed-dividends', 'dividends-paid', 1_000n, 'P'],
        ['cash', 'dividends-paid', -1_000n],
      ],
    }
    const second = group.close(Y26, next, first)
    expect(blocking(second)).toEqual([])
    for (const code of ['dividends', 'tax', 'owed-tax', 'owed-dividends', 'other-receivables'])
      expect([code, closing(next, second, code)]).toEqual([code, 0])
  })
})
