// Each check of the group with what makes it fail: wrong input, or a group fact that nothing stands behind.

import { expect, it } from 'vitest'
import type { RateRow } from '../../ledger/book.ts'
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
  expect(failed(other.checks)).toEqual(['group-opening goodwill -7.00', 'group-opening total -7.00'])
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
  const facts = group.facts.where(() => true)
  const row = [...Array(facts.length).keys()].find((at) => facts.text('account', at) === 'goodwill')
  facts.copy(group.facts, row ?? 0, {}, 700n)
  expect(of(test.checks({ ...group, facts }))).toMatchObject([{ passed: false, difference: '7.00' }])
})
