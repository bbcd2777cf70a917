// Segments: accounting-model.md §7, first point; book-format.md §1 (months). Expected amounts are worked out by hand.

import { describe, expect, it } from 'vitest'
import { Codes } from '../../ledger/facts.ts'
import { fractionText } from '../../ledger/fraction.ts'
import { Rates } from '../rates.ts'
import type { Segment, TranslatedYear } from '../types.ts'
import { explainSegment } from './explain-segment.ts'
import { monthsOf, shareBefore } from './segment.ts'
import { CHART, datedFlow, entity, factsOf, interval, rate, SETTINGS, shown } from './testing.ts'
import { type TranslateInput, translateEntityYear } from './translate.ts'

interface Given {
  readonly from: string
  readonly facts: readonly string[]
  readonly dated?: readonly string[]
  readonly currency?: string
  readonly rates?: readonly string[]
  readonly apportionment?: 'days' | 'months'
  readonly position?: boolean
  readonly scopeInDate?: string
  readonly method?: Segment['method']
}

function inputOf(given: Given): TranslateInput {
  const codes = new Codes()
  const currency = given.currency ?? 'RUB'
  const year = interval('2025')
  return {
    codes,
    chart: CHART,
    settings: { ...SETTINGS, apportionment: given.apportionment ?? 'days' },
    entity: entity(currency),
    interval: year,
    segments: [
      { interval: { from: year.from, to: '2025-12-30' }, method: 'none', scopeIn: false },
      { interval: { from: given.from, to: year.to }, method: given.method ?? 'full', scopeIn: true },
    ],
    rates: new Rates((given.rates ?? []).map(rate), 'RUB'),
    facts: factsOf(codes, currency, given.facts, `${year.from}/${year.to}`),
    position: given.position ?? false,
    previous: null,
    opensOn: '2024-01-01',
    openings: [],
    datedFlows: (given.dated ?? []).map((one) => datedFlow(one, currency)),
    journals: [],
    ...(given.scopeInDate ? { scopeInDate: given.scopeInDate } : {}),
  }
}
const cut = (given: Given): TranslatedYear => translateEntityYear(inputOf(given))

describe('shares of an interval', () => {
  it.each([
    ['2025-01-01/2025-12-31', '2025-07-01', 'days', '181/365'],
    ['2025-01-01/2025-12-31', '2025-07-01', 'months', '0.5'],
    ['2025-04-01/2025-06-30', '2025-05-16', 'months', '46/93'],
  ] as const)('%s before %s by %s = %s', (whole, date, by, expected) => {
    expect(fractionText(shareBefore(interval(whole), date, by))).toBe(expected)
  })
  it('a month that is cut counts by its days', () => {
    expect(fractionText(monthsOf(interval('2025-02-15/2025-03-31')))).toBe('1.5')
  })
})

describe('figures that end at the date', () => {
  const facts = [
    'cash opening 100 - 2025-01-01/2025-06-30',
    'capital opening -100 - 2025-01-01/2025-06-30',
    'cash unspecified 30 - 2025-01-01/2025-06-30',
    'revenue unspecified -30 - 2025-01-01/2025-06-30',
    'cash unspecified 50 - 2025-07-01/2025-12-31',
    'revenue unspecified -50 - 2025-07-01/2025-12-31',
  ]
  it('come in exactly, results in the equity that they close to', () => {
    const year = cut({ from: '2025-07-01', facts })
    expect(year.estimated).toBe(false)
    expect(year.findings).toEqual([])
    expect(shown(year.functional)).toEqual([
      'capital scope-in -100 mapped',
      'cash scope-in 130 mapped',
      'cash unspecified 50 mapped',
      'retained scope-in -30 mapped',
      'revenue unspecified -50 mapped',
    ])
  })
  it('at the rate of the event; what happened after at the average of the segment', () => {
    const year = cut({
      from: '2025-07-01',
      scopeInDate: '2025-07-01',
      facts,
      currency: 'CNY',
      rates: ['CNY spot 2025-07-01 - 10', 'CNY spot 2025-12-31 - 12', 'CNY average 2025-07-01 2025-12-31 11'],
    })
    expect(year.findings).toEqual([])
    expect(year.checks.filter(({ passed }) => !passed)).toEqual([])
    // Net assets 180 × 12 − (130 × 10 + 50 × 11) = 310.
    expect(shown(year.presentation)).toEqual([
      'capital scope-in -1000 mapped',
      'cash scope-in 1300 mapped',
      'cash translation-difference 310 mapped',
      'cash unspecified 550 mapped',
      'cta translation-difference -310 mapped',
      'retained scope-in -300 mapped',
      'revenue unspecified -550 mapped',
    ])
  })
  it('a file that starts at the date brings its openings in', () => {
    const after = facts
      .slice(4)
      .concat('cash opening 130 - 2025-07-01/2025-12-31', 'capital opening -130 - 2025-07-01/2025-12-31')
    expect(shown(cut({ from: '2025-07-01', facts: after }).functional)).toContain('cash scope-in 130 mapped')
  })
  it('nothing where the entity does not belong to the group', () => {
    expect(cut({ from: '2025-07-01', facts, method: 'none' }).presentation.length).toBe(0)
  })
})

describe('an interval that the date cuts', () => {
  const facts = [
    'cash opening 100',
    'capital opening -100',
    'receivables working-capital 365',
    'revenue unspecified -365',
  ]
  it('is divided by days, and says so', () => {
    const year = cut({ from: '2025-07-01', facts })
    expect(year.estimated).toBe(true)
    expect(year.findings.map(({ code, severity }) => [code, severity])).toEqual([['ENT-306', 'warns']])
    expect(shown(year.functional)).toEqual([
      'capital scope-in -100 mapped',
      'cash scope-in 100 mapped',
      'receivables scope-in 181 mapped',
      'receivables working-capital 184 mapped',
      'retained scope-in -181 mapped',
      'revenue unspecified -184 mapped',
    ])
    expect(year.functional.totals('period').get('2025-07-01/2025-12-31')).toBe(0n)
  })
  it('or by months', () => {
    const year = cut({
      from: '2025-04-01',
      facts: ['receivables working-capital 12', 'revenue unspecified -12'],
      apportionment: 'months',
    })
    expect(shown(year.functional)).toContain('revenue unspecified -9 mapped')
  })
  it('dated movements go by their date, what answers them in the same flow alike', () => {
    const dividends = ['retained dividends-declared 40', 'payables dividends-declared -40']
    const early = cut({
      from: '2025-07-01',
      facts: [...facts, ...dividends],
      dated: ['2025-03-01 retained dividends-declared 40'],
    })
    expect(shown(early.functional)).toEqual(
      expect.arrayContaining(['retained scope-in -141 mapped', 'payables scope-in -40 mapped']),
    )
    const late = cut({
      from: '2025-07-01',
      facts: [...facts, ...dividends],
      dated: ['2025-08-01 retained dividends-declared 40'],
    })
    expect(shown(late.functional)).toEqual(
      expect.arrayContaining([
        'retained dividends-declared 40 mapped',
        'payables dividends-declared -40 mapped',
      ]),
    )
  })
  it('where a dated movement leaves its other side out, that is cash', () => {
    const contribution = ['capital contribution -365', 'cash unspecified 365']
    const year = cut({
      from: '2025-07-01',
      facts: [...facts, ...contribution],
      dated: ['2025-03-01 capital contribution -365'],
    })
    expect(shown(year.functional)).toEqual(
      expect.arrayContaining(['capital scope-in -465 mapped', 'cash scope-in 465 mapped']),
    )
    expect(shown(year.functional).join()).not.toContain('cash unspecified')
  })
  it('rounds each total once; the kopeck goes to the largest balance', () => {
    const uneven = ['receivables working-capital 0.02', 'cash unspecified 0.01', 'revenue unspecified -0.03']
    const year = cut({ from: '2025-07-01', facts: uneven })
    // 181/365 of 2, 1 and −3 kopecks: 1, 0, −1.
    expect(shown(year.functional)).toEqual([
      'cash unspecified 0.01 mapped',
      'receivables scope-in 0.01 mapped',
      'receivables working-capital 0.01 mapped',
      'retained scope-in -0.01 mapped',
      'revenue unspecified -0.02 mapped',
    ])
  })
})

describe('a position', () => {
  it('stands at the date with its balances less what the segment brought', () => {
    const facts = [
      'receivables unspecified 500',
      'cash unspecified 100',
      'capital unspecified -235',
      'revenue unspecified -365',
    ]
    const year = cut({ from: '2025-07-01', facts, position: true })
    expect(shown(year.functional)).toEqual([
      'capital scope-in -235 mapped',
      'cash scope-in -84 mapped',
      'cash unspecified 184 mapped',
      'receivables scope-in 500 mapped',
      'retained scope-in -181 mapped',
      'revenue unspecified -184 mapped',
    ])
  })
})

describe('explained', () => {
  it('what came in is made of the balances and results before the date', () => {
    const facts = [
      'cash opening 100',
      'capital opening -100',
      'cash unspecified 365',
      'revenue unspecified -365',
    ]
    const input = inputOf({ from: '2025-07-01', facts })
    const cash = explainSegment(input, { account: 'cash', flow: 'scope-in' })
    expect(cash.amount).toBe('281.00')
    expect(cash.parts?.map(({ amount, detail }) => [amount, detail?.flow])).toEqual([
      ['100.00', 'opening'],
      ['181.00', 'unspecified'],
    ])
    const retained = explainSegment(input, { account: 'retained', flow: 'scope-in' })
    expect(retained.parts?.map(({ amount, detail }) => [amount, detail?.account])).toEqual([
      ['-181.00', 'revenue'],
    ])
    expect(explainSegment(input, { account: 'revenue' }).amount).toBe('-184.00')
  })
})
