// Each check of the group with what makes it fail: wrong input, or a group fact that nothing stands behind.

import { expect, it } from 'vitest'
import type { Book, RateRow } from '../../ledger/book.ts'
import type { Check } from '../../ledger/finding.ts'
import { fraction, ONE } from '../../ledger/fraction.ts'
import { acquire, bookOf, entity, groupOf, item, type Line, paid } from './testing.ts'

const Y25 = { from: '2025-01-01', to: '2025-12-31' }
const Y26 = { from: '2026-01-01', to: '2026-12-31' }

const book = bookOf([entity('P'), entity('S')], {
  ownership: [acquire('O1', '2020-01-01', 'P', 'S', 800n)],
  considerations: [paid('O1', '2020-01-01', 70_000n)],
  acquisitions: [item('O1', 'equity', 'capital', 80_000n, null)],
})
const P: Line[] = [
  ['subsidiary', 'opening', 70_000n, 'S'],
  ['ppe', 'opening', 130_000n],
  ['capital', 'opening', -200_000n],
]
const S: Line[] = [
  ['ppe', 'opening', 80_000n],
  ['capital', 'opening', -80_000n],
  ['revenue', 'unspecified', -1_000n],
  ['cash', 'unspecified', 1_000n],
]

const failed = (checks: readonly Check[]): string[] =>
  checks.flatMap(({ difference, id, passed, subject }) => (passed ? [] : [`${id} ${subject} ${difference}`]))

it('passes all of them as it should be', () => {
  expect(failed(groupOf(book).close(Y25, { P, S }).checks)).toEqual([])
})

it('investment-eliminated, consideration-in-books: the books hold more than was paid', () => {
  const more: Line[] = [
    ['subsidiary', 'opening', 70_005n, 'S'],
    ['ppe', 'opening', 129_995n],
    ['capital', 'opening', -200_000n],
  ]
  expect(failed(groupOf(book).close(Y25, { P: more, S }).checks)).toEqual([
    'investment-eliminated S 5.00',
    'consideration-in-books S 5.00',
  ])
})

it('nci-from-net-assets: net assets of the subsidiary moved by more than its profit', () => {
  const group = groupOf(book).close(Y25, { P, S: [...S, ['ppe', 'unspecified', 50n]] })
  // A fifth of 50.
  expect(failed(group.checks)).toEqual(['nci-from-net-assets S -10.00'])
})

it('group-layer-balances: a journal of the group with one side', () => {
  const test = groupOf(book)
  const group = test.close(Y25, { P, S })
  const facts = group.facts.where(() => true)
  const row = [...Array(facts.length).keys()].find((at) => facts.text('layer', at) === 'elimination:goodwill')
  facts.copy(group.facts, row ?? 0, {}, 700n)
  expect(failed(test.checks({ ...group, facts }))).toContain('group-layer-balances elimination:goodwill 7.00')
})

it('group-opening: the year opens with other figures than the year before closed with', () => {
  const test = groupOf(book)
  const group = test.close(Y25, { P, S })
  const next: Line[] = [
    ['ppe', 'opening', 80_000n],
    ['capital', 'opening', -80_000n],
    ['cash', 'opening', 1_000n],
    ['retained', 'opening', -1_000n],
  ]
  expect(failed(test.close(Y26, { P, S: next }, group).checks)).toEqual([])
  const facts = group.facts.where(() => true)
  const row = [...Array(facts.length).keys()].find((at) => facts.text('account', at) === 'goodwill')
  facts.copy(group.facts, row ?? 0, {}, 700n)
  const other = test.close(Y26, { P, S: next }, { ...group, facts })
  expect(failed(other.checks)).toEqual([
    'goodwill-roll-forward O1 -7.00',
    'group-opening goodwill -7.00',
    'group-opening total -7.00',
  ])
})

it('net-assets-at-acquisition: the register says other net assets than the trial balance (the register holds)', () => {
  const bought = bookOf([entity('P'), entity('S')], {
    ownership: [acquire('O1', '2025-07-01', 'P', 'S', 1_000n)],
    considerations: [paid('O1', '2025-07-01', 800n)],
    acquisitions: [item('O1', 'equity', 'capital', 750n, null)],
  })
  const buyer: Line[] = [
    ['subsidiary', 'addition-paid', 800n, 'S'],
    ['cash', 'addition-paid', -800n],
  ]
  const of = (netAssets: bigint) =>
    groupOf(bought).close(Y25, {
      P: buyer,
      S: [
        ['ppe', 'scope-in', netAssets],
        ['capital', 'scope-in', -netAssets],
      ],
    })
  expect(failed(of(750n).checks)).toEqual([])
  const check = of(740n).checks.find(({ id }) => id === 'net-assets-at-acquisition')
  expect(check).toMatchObject({ passed: false, severity: 'warns', difference: '10.00' })
})

it('dividends-to-outsiders: the register says another amount than the books distributed', () => {
  const dividend = (gross: bigint) => ({
    place: {},
    hash: 'D',
    document: 'intragroup/dividends.csv#D',
    payer: 'S',
    receiver: '',
    declaredOn: '2025-06-01',
    year: '2024',
    gross: fraction(gross),
    currency: '',
    withholdingRate: null,
    paidOn: '',
    receiverBookedOn: '',
    receiverBookedAmount: null,
    receiverAccount: '',
  })
  const paying: Line[] = [
    ...S,
    ['capital', 'dividends-declared', 200n],
    ['payables', 'dividends-declared', -200n],
  ]
  const of = (gross: bigint) =>
    groupOf({ ...book, dividends: [dividend(gross)] })
      .close(Y25, { P, S: paying })
      .checks.filter(({ id }) => id === 'dividends-to-outsiders')
  expect(of(200n)).toMatchObject([{ passed: true }])
  expect(of(150n)).toMatchObject([{ passed: false, severity: 'warns', difference: '-50.00' }])
})

it('goodwill-at-closing-rate: goodwill as presented is not that of the operation at the closing rate', () => {
  const rate = (type: RateRow['type'], from: string, to: string): RateRow => ({
    place: {},
    hash: '',
    document: '',
    currency: 'CNY',
    against: '',
    type,
    from,
    to,
    rate: ONE,
    nominal: 1n,
    source: '',
  })
  const rates = [rate('spot', '2019-12-31', '2026-12-31'), rate('average', '2025-01-01', '2025-12-31')]
  const test = groupOf({ ...book, entities: [entity('P'), entity('S', 'CNY')], rates })
  const group = test.close(Y25, { P, S })
  const of = (checks: readonly Check[]) => checks.filter(({ id }) => id === 'goodwill-at-closing-rate')
  expect(of(group.checks)).toMatchObject([{ passed: true, left: '6000.00' }])
  expect(only(group.checks, 'goodwill-roll-forward')).toEqual(['O1 6000.00 6000.00 0.00 true'])
  const facts = group.facts.where(() => true)
  const row = [...Array(facts.length).keys()].find((at) => facts.text('account', at) === 'goodwill')
  facts.copy(group.facts, row ?? 0, {}, 700n)
  const changed = test.checks({ ...group, facts })
  expect(of(changed)).toMatchObject([{ passed: false, difference: '7.00' }])
  expect(only(changed, 'goodwill-roll-forward')).toEqual(['O1 6007.00 6000.00 7.00 false'])
})

const only = (checks: readonly Check[], id: string) =>
  checks
    .filter((check) => check.id === id)
    .map(({ difference, left, passed, right, subject }) =>
      [subject, left, right, difference, passed].join(' '),
    )

it('ownership-within-whole: the shares of one investee come to more than the whole', () => {
  const of = (second: bigint) => {
    const entities = [entity('P'), entity('Q'), entity('S')]
    const holding = bookOf(entities, {
      ownership: [
        acquire('O1', '2020-01-01', 'P', 'S', 700n),
        acquire('O2', '2020-01-01', 'P', 'Q', 1_000n),
        acquire('O3', '2020-01-01', 'Q', 'S', second),
      ],
    })
    return only(groupOf(holding).close(Y25, {}).checks, 'ownership-within-whole')
  }
  expect(of(300n)).toEqual(['S 100 100 0 true', 'Q 100 100 0 true'])
  expect(of(325n)).toEqual(['S 102.5 100 2.5 false', 'Q 100 100 0 true'])
})

it('ownership-within-whole: thirds are shown as they are', () => {
  const third = bookOf([entity('P'), entity('S')], {
    ownership: [acquire('O1', '2020-01-01', 'P', 'S', 0n, { percentDelta: fraction(2n, 3n) })],
  })
  const { checks } = groupOf(third).close(Y25, {})
  expect(only(checks, 'ownership-within-whole')).toEqual(['S 200/3 100 0 true'])
  const effective = checks.find(({ id }) => id === 'effective-and-nci')
  expect(effective).toMatchObject({ left: '100', values: { effective: '200/3', outsiders: '100/3' } })
})

// P holds 80 % of B, B 70 % of C, C 10 % of B; outsiders 10 % of B and 30 % of C: e_B = 0.8 / (1 − 0.07).
const CIRCLE = bookOf([entity('P'), entity('B'), entity('C')], {
  ownership: [
    acquire('O1', '2020-01-01', 'P', 'B', 800n),
    acquire('O2', '2020-01-01', 'B', 'C', 700n),
    acquire('O3', '2020-01-01', 'C', 'B', 100n),
  ],
})

it('effective-and-nci: owners and outsiders share the whole, in a circle too', () => {
  const { checks } = groupOf(CIRCLE).close(Y25, {})
  expect(only(checks, 'effective-and-nci')).toEqual(['B 100 100 0 true', 'C 100 100 0 true'])
  const [b, c] = checks.filter(({ id }) => id === 'effective-and-nci')
  expect([b?.values.effective, c?.values.effective]).toEqual(['8000/93', '5600/93'])
})

it('effective-and-nci: with more than the whole held by the group, no outsiders are left to make it up', () => {
  const over = bookOf([entity('P'), entity('Q'), entity('S')], {
    ownership: [
      acquire('O1', '2020-01-01', 'P', 'S', 700n),
      acquire('O2', '2020-01-01', 'P', 'Q', 1_000n),
      acquire('O3', '2020-01-01', 'Q', 'S', 325n),
    ],
  })
  // 102.5 % cannot be: all is taken for the owners', and what outsiders hold by the register is −2.5 %.
  expect(only(groupOf(over).close(Y25, {}).checks, 'effective-and-nci')).toEqual([
    'Q 100 100 0 true',
    'S 97.5 100 -2.5 false',
  ])
})

it('group-journals-balance: a journal of the group with sides that differ', () => {
  const of = (credit: bigint) => {
    const line = {
      place: {},
      hash: '',
      document: '',
      flow: '',
      partner: '',
      analytics: [],
      dueOn: '',
    } as const
    const journal: Book['journals'][number] = {
      place: {},
      hash: '',
      document: 'adjustments.csv#J1',
      id: 'J1',
      date: '2025-12-31',
      level: 'group',
      entity: '',
      // Refused by its basis before it is posted: the register is added up all the same.
      basis: 'functional',
      borneBy: '',
      kind: 'manual',
      template: '',
      cash: false,
      deferredTax: 'none',
      reversesOn: '',
      repeatsUntil: '',
      text: '',
      textEn: '',
      author: '',
      approvedBy: '',
      state: 'recorded',
      lines: [
        { ...line, account: 'cost', debit: fraction(50n), credit: null, text: '', textEn: '' },
        { ...line, account: 'ppe', debit: null, credit: fraction(credit), text: '', textEn: '' },
      ],
    }
    return only(
      groupOf({ ...book, journals: [journal] }).close(Y25, { P, S }).checks,
      'group-journals-balance',
    )
  }
  expect(of(50n)).toEqual(['group 50.00 50.00 0.00 true'])
  expect(of(49n)).toEqual(['group 50.00 49.00 1.00 false'])
})

it('goodwill-roll-forward: of an operation in rubles, opening, acquired, impaired and carried on', () => {
  const impairment: Book['goodwill'][number] = {
    place: {},
    hash: '',
    document: 'acquisitions/goodwill.csv#1',
    acquisition: 'O1',
    date: '2025-06-30',
    event: 'impairment',
    amount: fraction(2_500n),
    currency: '',
    cgu: '',
  }
  const test = groupOf({ ...book, goodwill: [impairment] })
  const group = test.close(Y25, { P, S })
  // 70,000 for 80 % of 80,000; 6,000 − 2,500.
  expect(only(group.checks, 'goodwill-roll-forward')).toEqual(['O1 3500.00 3500.00 0.00 true'])
  const facts = group.facts.where(
    (row) =>
      group.facts.text('flow', row) !== 'impairment' || group.facts.text('account', row) !== 'goodwill',
  )
  expect(only(test.checks({ ...group, facts }), 'goodwill-roll-forward')).toEqual([
    'O1 6000.00 3500.00 2500.00 false',
  ])
})

it('nci-from-net-assets: closing from what came in, the share of the profit and dividends', () => {
  const rows = (checks: readonly Check[]) => only(checks, 'nci-from-net-assets')
  const test = groupOf(book)
  const group = test.close(Y25, { P, S })
  // A fifth of 80,000 and of 1,000.
  expect(rows(group.checks)).toEqual(['S 16200.00 16200.00 0.00 true'])
  const posted = (row: number): boolean =>
    group.facts.text('account', row) === 'nci' && group.facts.text('document', row) === 'ownership.csv#O1'
  const facts = group.facts.where((row) => !posted(row))
  expect(rows(test.checks({ ...group, facts }))).toEqual(['S 200.00 16200.00 -16000.00 false'])
})

it('nci-from-net-assets: outsiders measured at fair value, with their part of an impairment', () => {
  const atFairValue = {
    ...book,
    ownership: [
      acquire('O1', '2025-01-01', 'P', 'S', 800n, {
        nciMeasurement: 'fair-value',
        nciFairValue: fraction(17_000n),
      }),
    ],
    considerations: [paid('O1', '2025-01-01', 70_000n)],
    acquisitions: [],
  }
  const bought: Line[] = [
    ['subsidiary', 'addition-paid', 70_000n, 'S'],
    ['cash', 'addition-paid', -70_000n],
  ]
  const came: Line[] = [
    ['ppe', 'scope-in', 80_000n],
    ['capital', 'scope-in', -80_000n],
    ['revenue', 'unspecified', -1_000n],
    ['cash', 'unspecified', 1_000n],
  ]
  const test = groupOf(atFairValue)
  const group = test.close(Y25, { P: bought, S: came })
  expect(only(group.checks, 'nci-from-net-assets')).toEqual(['S 17200.00 17200.00 0.00 true'])
  expect(only(group.checks, 'goodwill-roll-forward')).toEqual(['O1 7000.00 7000.00 0.00 true'])
})

it('nci-from-net-assets: the direct outsiders bear their part of dividends, and no more than that', () => {
  const dividend = (receiver: string, gross: bigint): Book['dividends'][number] => ({
    place: {},
    hash: receiver,
    document: `intragroup/dividends.csv#${receiver}`,
    payer: 'S',
    receiver,
    declaredOn: '2025-06-01',
    year: '2024',
    gross: fraction(gross),
    currency: '',
    withholdingRate: null,
    paidOn: '2025-06-01',
    receiverBookedOn: '2025-06-01',
    receiverBookedAmount: fraction(gross),
    receiverAccount: '',
  })
  const paying: Line[] = [...S, ['capital', 'dividends-declared', 200n], ['cash', 'dividends-paid', -200n]]
  const taking: Line[] = [...P, ['cash', 'dividends-received', 160n], ['dividends', 'unspecified', -160n]]
  const of = (...dividends: Book['dividends']) =>
    only(groupOf({ ...book, dividends }).close(Y25, { P: taking, S: paying }).checks, 'nci-from-net-assets')
  // A fifth of 80,000, of 1,000 and of −200.
  expect(of(dividend('P', 160n))).toEqual(['S 16160.00 16160.00 0.00 true'])
  // Without the row of the parent the outsiders would bear all of it.
  expect(of()).toEqual(['S 16000.00 16160.00 -160.00 false'])
  // A row without a receiver says that they took more than their share.
  expect(of(dividend('P', 150n), dividend('', 50n))).toEqual(['S 16150.00 16150.00 0.00 true'])
})
