// What columns of the group's registers do to its figures: the account of a release, the amount of a decision on a
// difference, the currency of equity at an acquisition.

import { describe, expect, it } from 'vitest'
import type { AcquisitionReleaseRow, DifferenceRow, RateRow } from '../../ledger/book.ts'
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
const row = { place: {}, hash: '', document: 'test' }
const codes = ({ findings }: GroupYear): string[] =>
  findings.map(({ code, severity }) => `${code} ${severity}`)

describe('the account that bears a release (acquisition_releases.csv, expense_account)', () => {
  const release = (date: string, share: bigint, expenseAccount: string): AcquisitionReleaseRow => ({
    ...row,
    acquisition: 'O1',
    item: 'stock',
    date,
    share: fraction(share, 100n),
    expenseAccount,
  })
  const book = bookOf(
    [entity('P'), entity('S')],
    {
      accounts: [...ACCOUNTS, account('write-off', { class: 'expense' })],
      ownership: [acquire('O1', '2025-01-01', 'P', 'S', 1_000n)],
      considerations: [paid('O1', '2025-01-01', 1_000n)],
      acquisitions: [
        item('O1', 'equity', 'capital', 900n, null),
        item('O1', 'stock', 'inventories', 500n, 600n, { release: 'on-sale', expenseAccount: 'cost' }),
      ],
      acquisitionReleases: [
        release('2025-03-01', 30n, ''),
        release('2025-09-01', 20n, 'write-off'),
        release('2026-09-01', 50n, 'write-off'),
      ],
    },
    { groupDeferredTax: false },
  )
  const lines: Record<string, Line[]> = {
    P: [
      ['cash', 'opening', 1_000n],
      ['capital', 'opening', -1_000n],
      ['cash', 'addition-paid', -1_000n],
      ['subsidiary', 'addition-paid', 1_000n, 'S'],
    ],
    S: [
      ['inventories', 'scope-in', 900n],
      ['capital', 'scope-in', -900n],
    ],
  }

  it('is its own, else that of the item; the item is released whole', () => {
    const group = groupOf(book)
    const first = group.close(Y25, lines)
    expect(closing({}, first, 'cost')).toBe(30)
    expect(closing({}, first, 'write-off')).toBe(20)
    expect(closing({}, first, 'inventories')).toBe(50)
    const second = group.close(Y26, {}, first)
    expect(closing({}, second, 'cost')).toBe(0)
    expect(closing({}, second, 'write-off')).toBe(50)
    expect(closing({}, second, 'inventories')).toBe(0)
  })
})

describe('a decision on the difference of a pair (differences.csv)', () => {
  const decision = (changes: Partial<DifferenceRow>): DifferenceRow => ({
    ...row,
    period: Y25,
    entity: 'P',
    partner: 'S',
    account: 'receivables',
    amount: null,
    target: 'cost',
    reason: '',
    decidedBy: '',
    decidedOn: '',
    ...changes,
  })
  const lines: Record<string, Line[]> = {
    P: [
      ['subsidiary', 'opening', 1_000n, 'S'],
      ['capital', 'opening', -1_000n],
      ['receivables', 'working-capital', 100n, 'S'],
      ['revenue', 'unspecified', -100n],
    ],
    S: [
      ['cash', 'opening', 1_000n],
      ['capital', 'opening', -1_000n],
      ['payables', 'working-capital', -90n, 'P'],
      ['cost', 'unspecified', 90n],
    ],
  }
  const close = (differences: readonly DifferenceRow[]): GroupYear =>
    groupOf(
      bookOf([entity('P'), entity('S')], {
        ownership: [acquire('O1', '2020-01-01', 'P', 'S', 1_000n)],
        considerations: [paid('O1', '2020-01-01', 1_000n)],
        acquisitions: [item('O1', 'equity', 'capital', 1_000n, null)],
        differences,
      }),
    ).close(Y25, lines)

  it.each([
    ['all of it', [decision({})], 0],
    ['the amount that it gives', [decision({ amount: fraction(4n) })], 6],
    [
      'the rest, by a second decision',
      [decision({ amount: fraction(4n) }), decision({ target: 'impairment' })],
      0,
    ],
  ] as const)('moves %s', (_, rows, left) => {
    const group = close(rows)
    expect(closing(lines, group, 'receivables')).toBe(left)
    expect(closing(lines, group, 'cost') + closing(lines, group, 'impairment')).toBe(90 + 10 - left)
    expect(codes(group)).toEqual([])
  })

  it('is weighed against a tolerance in whole minor units, the rest of one cut off', () => {
    const book = bookOf(
      [entity('P'), entity('S')],
      {
        ownership: [acquire('O1', '2020-01-01', 'P', 'S', 1_000n)],
        considerations: [paid('O1', '2020-01-01', 1_000n)],
        acquisitions: [item('O1', 'equity', 'capital', 1_000n, null)],
      },
      { tolerance: fraction(10_009n, 1_000n) },
    )
    const pair = groupOf(book)
      .close(Y25, lines)
      .checks.find(({ id }) => id === 'intragroup-pair')
    expect([pair?.severity, pair?.values.tolerance, pair?.difference]).toEqual(['warns', '10.00', '10.00'])
  })

  it.each([
    ['more than there is', [decision({ amount: fraction(11n) })], 'GRP-221 blocks'],
    [
      'that of the other side',
      [decision({ entity: 'S', partner: 'P', account: 'payables' })],
      'GRP-282 blocks',
    ],
    ['what another moved', [decision({}), decision({ target: 'impairment' })], 'GRP-282 blocks'],
    ['where there is none', [decision({ account: 'other-receivables' })], 'GRP-282 warns'],
    ['on an account of no pair', [decision({ account: 'cash' })], 'GRP-282 blocks'],
  ] as const)('is said where it would move %s', (_, rows, code) => {
    expect(codes(close(rows))).toEqual([code])
  })
})

describe('a decision on a difference in the year after', () => {
  const opened: Record<string, Line[]> = {
    P: [
      ['subsidiary', 'opening', 1_000n, 'S'],
      ['capital', 'opening', -1_000n],
      ['receivables', 'opening', 100n, 'S'],
      ['retained', 'opening', -100n],
    ],
    S: [
      ['cash', 'opening', 1_000n],
      ['capital', 'opening', -1_000n],
      ['payables', 'opening', -90n, 'P'],
      ['retained', 'opening', 90n],
    ],
  }
  const first: Record<string, Line[]> = {
    P: [
      ['subsidiary', 'opening', 1_000n, 'S'],
      ['capital', 'opening', -1_000n],
      ['receivables', 'working-capital', 100n, 'S'],
      ['revenue', 'unspecified', -100n],
    ],
    S: [
      ['cash', 'opening', 1_000n],
      ['capital', 'opening', -1_000n],
      ['payables', 'working-capital', -90n, 'P'],
      ['cost', 'unspecified', 90n],
    ],
  }
  const row25 = {
    ...row,
    period: Y25,
    entity: 'P',
    partner: 'S',
    account: 'receivables',
    amount: null,
    target: 'cost',
    reason: '',
    decidedBy: '',
    decidedOn: '',
  }
  const close = (lines: Record<string, Line[]>, period = Y25): GroupYear => {
    const group = groupOf(
      bookOf([entity('P'), entity('S')], {
        ownership: [acquire('O1', '2020-01-01', 'P', 'S', 1_000n)],
        considerations: [paid('O1', '2020-01-01', 1_000n)],
        acquisitions: [item('O1', 'equity', 'capital', 1_000n, null)],
        differences: [{ ...row25, period }],
      }),
    )
    return group.close(Y26, lines, group.close(Y25, first))
  }

  it.each([
    ['stays moved while the difference stands', Y25],
    ['moves once, though it is for two years', { from: '2025-01-01', to: '2026-12-31' }],
  ])('%s', (_, period) => {
    const group = close(opened, period)
    expect(closing(opened, group, 'receivables')).toBe(0)
    expect(closing(opened, group, 'cost')).toBe(0)
    expect(closing(opened, group, 'retained')).toBe(0)
    expect(codes(group)).toEqual([])
  })

  it('comes back where the company has since written it off itself', () => {
    const writtenOff: Record<string, Line[]> = {
      ...opened,
      P: [...opened.P!, ['receivables', 'working-capital', -10n, 'S'], ['cost', 'unspecified', 10n]],
    }
    const group = close(writtenOff)
    expect(closing(writtenOff, group, 'receivables')).toBe(0)
    // The loss was of the first year: the second shows none.
    expect(closing(writtenOff, group, 'cost')).toBe(0)
    expect(closing(writtenOff, group, 'retained')).toBe(0)
  })
})

describe('equity at an acquisition in another currency than the functional one', () => {
  const rate: RateRow = {
    ...row,
    currency: 'USD',
    against: 'RUB',
    type: 'spot',
    from: '2025-01-01',
    to: '',
    rate: fraction(90n),
    nominal: 1n,
    source: '',
  }
  const close = (rates: readonly RateRow[]): GroupYear =>
    groupOf(
      bookOf([entity('P'), entity('S')], {
        rates,
        ownership: [acquire('O1', '2025-01-01', 'P', 'S', 1_000n)],
        considerations: [paid('O1', '2025-01-01', 1_000n)],
        acquisitions: [item('O1', 'equity', 'capital', 10n, null, { currency: 'USD' })],
      }),
    ).close(Y25, { P: [['subsidiary', 'addition-paid', 1_000n, 'S']], S: [['capital', 'scope-in', -900n]] })

  it('is taken at the rate of the day', () => {
    const group = close([rate])
    // 1,000 paid for 10 USD at 90.
    expect(closing({}, group, 'goodwill')).toBe(100)
  })

  it('so are the shares that are given for it, nominal and premium', () => {
    const book = bookOf([entity('P'), entity('S')], {
      rates: [rate],
      ownership: [acquire('O1', '2025-01-01', 'P', 'S', 1_000n)],
      considerations: [
        paid('O1', '2025-01-01', 10n, {
          kind: 'own-shares',
          currency: 'USD',
          shareCapital: fraction(4n),
          inBooks: false,
        }),
      ],
      acquisitions: [item('O1', 'equity', 'capital', 900n, null)],
    })
    const group = groupOf(book).close(Y25, { P: [], S: [['capital', 'scope-in', -900n]] })
    expect(closing({}, group, 'capital')).toBe(900 - 360)
    expect(closing({}, group, 'premium')).toBe(-540)
  })

  it('an impairment of goodwill in a currency without a rate is said', () => {
    const book = bookOf([entity('P'), entity('S')], {
      ownership: [acquire('O1', '2025-01-01', 'P', 'S', 1_000n)],
      considerations: [paid('O1', '2025-01-01', 1_000n)],
      acquisitions: [item('O1', 'equity', 'capital', 900n, null)],
      goodwill: [
        {
          ...row,
          acquisition: 'O1',
          date: '2025-12-31',
          event: 'impairment',
          amount: fraction(1n),
          currency: 'USD',
          cgu: '',
        },
      ],
    })
    const lines: Record<string, Line[]> = {
      P: [['subsidiary', 'addition-paid', 1_000n, 'S']],
      S: [['capital', 'scope-in', -900n]],
    }
    expect(codes(groupOf(book).close(Y25, lines))).toContain('ENT-301 blocks')
  })

  it('needs the rate', () => {
    expect(codes(close([]))).toContain('ENT-301 blocks')
  })
})
