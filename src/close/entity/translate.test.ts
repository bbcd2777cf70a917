// Translation: IAS 21.39–41; domain.md §7.1; Hopkins & Halsey P8-33. Expected amounts are worked out beside each case.

import { describe, expect, it } from 'vitest'
import type { Journal } from '../../ledger/book.ts'
import { Codes } from '../../ledger/facts.ts'
import { decimalText } from '../../ledger/fraction.ts'
import { Rates } from '../rates.ts'
import type { Segment, TranslatedYear } from '../types.ts'
import { adjustEntityYear } from './adjust.ts'
import { explainTranslated } from './explain-translated.ts'
import { entityJournals } from './journals.ts'
import {
  CHART,
  datedFlow,
  entity,
  factsOf,
  interval,
  journal,
  openingRow,
  rate,
  SETTINGS,
  shown,
  stageOf,
  sumOf,
} from './testing.ts'
import { type TranslateInput, translateEntityYear } from './translate.ts'

interface Given {
  readonly currency?: string
  readonly year?: string
  readonly facts: readonly string[]
  readonly rates: readonly string[]
  readonly dated?: readonly string[]
  readonly openings?: readonly string[]
  readonly journals?: readonly Journal[]
  readonly position?: boolean
  readonly previous?: TranslatedYear | null
  readonly segments?: readonly Segment[]
  readonly codes?: Codes
  readonly settings?: Partial<typeof SETTINGS>
  readonly scopeInDate?: string
}

function inputOf(given: Given): TranslateInput {
  const codes = given.codes ?? new Codes()
  const currency = given.currency ?? 'CNY'
  const year = interval(given.year ?? '2024')
  const settings = { ...SETTINGS, ...given.settings }
  const mapped = stageOf(factsOf(codes, currency, given.facts, `${year.from}/${year.to}`))
  const base = { codes, chart: CHART, settings, entity: entity(currency), interval: year }
  const journals = entityJournals(given.journals ?? [], 'A', year.to)
  const adjusted = adjustEntityYear({ ...base, mapped, previous: null, journals })
  const facts = factsOf(codes, currency, [])
  facts.append(mapped.facts)
  facts.append(adjusted.facts)
  return {
    ...base,
    segments: given.segments ?? [{ interval: year, method: 'full', scopeIn: false }],
    rates: new Rates(given.rates.map(rate), settings.presentationCurrency),
    facts,
    position: given.position ?? false,
    previous: given.previous ?? null,
    opensOn: '2024-01-01',
    openings: (given.openings ?? []).map(openingRow),
    datedFlows: (given.dated ?? []).map((one) => datedFlow(one, currency)),
    journals,
    ...(given.scopeInDate ? { scopeInDate: given.scopeInDate } : {}),
  }
}
const translate = (given: Given): TranslatedYear => translateEntityYear(inputOf(given))
const failed = (year: TranslatedYear): string[] => [
  ...year.findings.filter(({ severity }) => severity === 'blocks').map(({ code }) => code),
  ...year.checks.filter(({ passed }) => !passed).map(({ id, difference }) => `${id} ${difference}`),
]
const value = (year: TranslatedYear, id: string, name: 'left' | 'right' | 'difference'): string | undefined =>
  year.checks.find((check) => check.id === id)?.[name]

// domain.md §7.1: opening net assets 1,000 at 90, profit 200 at 95, dividends 50 at 97, closing at 100:
// 90,000 + 19,000 − 4,850 = 104,150; closing 115,000; reserve 10,850 = 10,000 + 1,000 − 150.
const ORACLE: Given = {
  facts: [
    'cash opening 1000',
    'capital opening -1000',
    'cash unspecified 150',
    'revenue unspecified -200',
    'retained dividends-declared 50',
  ],
  rates: ['CNY spot 2023-12-31 - 90', 'CNY spot 2024-12-31 - 100', 'CNY average 2024-01-01 2024-12-31 95'],
  dated: ['2024-06-30 retained dividends-declared 50 97'],
}

describe('the oracle of the survey', () => {
  const year = translate(ORACLE)
  it('gives a movement of the reserve of 10,850, by both proofs', () => {
    expect(failed(year)).toEqual([])
    expect(shown(year.presentation)).toEqual([
      'capital opening -90000 mapped',
      'cash opening 90000 mapped',
      'cash translation-difference 10750 mapped',
      'cash unspecified 14250 mapped',
      'cta translation-difference -10850 mapped',
      'retained dividends-declared 4850 mapped',
      'revenue unspecified -19000 mapped',
    ])
    expect(value(year, 'reserve-from-equity', 'left')).toBe('10850.00')
    expect(value(year, 'reserve-from-equity', 'right')).toBe('10850.00')
    // Dividends of 50 stand at 97 in equity and at 95 on cash: 100 remains, listed.
    expect(value(year, 'reserve-from-balances', 'left')).toBe('100.00')
    expect(value(year, 'reserve-from-balances', 'right')).toBe('100.00')
    expect(year.twoRates?.map(({ account, flow, leaves }) => [account, flow, leaves])).toEqual([
      ['retained', 'dividends-declared', 10_000n],
    ])
  })
  it('the year after opens as last translated, the reserve in its component', () => {
    const codes = new Codes()
    const first = translate({ ...ORACLE, codes })
    const next = translate({
      codes,
      year: '2025',
      previous: first,
      facts: [
        'cash opening 1150',
        'capital opening -1000',
        'retained opening -150',
        'cash unspecified 10',
        'revenue unspecified -10',
      ],
      rates: ['CNY spot 2025-12-31 - 110', 'CNY average 2025-01-01 2025-12-31 105'],
    })
    expect(failed(next)).toEqual([])
    // Closing 1,160 × 110 = 127,600; opening 115,000 + profit 1,050: reserve 11,550.
    expect(shown(next.presentation)).toEqual([
      'capital opening -90000 mapped',
      'cash opening 115000 mapped',
      'cash translation-difference 11550 mapped',
      'cash unspecified 1050 mapped',
      'cta translation-difference -11550 mapped',
      'reserve opening -10850 mapped',
      'retained opening -14150 mapped',
      'revenue unspecified -1050 mapped',
    ])
  })
})

// Advanced Accounting, 3rd edition, P8-33: the published figures, exact where the source rounds (closing reserve
// 561,942.70 and total assets 2,578,493.82).
describe('the published case of a whole set of statements', () => {
  const given: Given = {
    currency: 'BRL',
    settings: { presentationCurrency: 'USD' },
    position: true,
    facts: [
      'cash unspecified 1852746',
      'receivables unspecified 1510320',
      'property unspecified 1939980',
      'ppe unspecified 3588312',
      'payables unspecified -1104096',
      'loans unspecified -2572752',
      'capital unspecified -434000',
      'revaluation unspecified -542500',
      'retained unspecified -3417750',
      'retained dividends-declared 91140',
      'revenue unspecified -6510000',
      'expense unspecified 5598600',
    ],
    openings: ['capital -434000 -43400', 'revaluation -542500 -54250', 'retained -3417750 -649373'],
    dated: ['2024-06-30 retained dividends-declared 91140'],
    rates: [
      'BRL average 2024-01-01 2024-12-31 0.25',
      'BRL spot 2024-12-31 - 0.29',
      'BRL spot 2024-06-30 - 0.27',
      'BRL spot 2023-12-31 - 0.19',
    ],
  }
  const year = translate(given)
  const closing = (...accounts: string[]): string =>
    decimalText(
      accounts.reduce((sum, account) => sum + sumOf(year.presentation, { account }), 0n),
      2,
    )
  it.each([
    ['cash', '537296.34'],
    ['receivables', '437992.80'],
    ['property', '562594.20'],
    ['ppe', '1040610.48'],
    ['payables', '-320187.84'],
    ['loans', '-746098.08'],
    ['capital', '-43400.00'],
    ['revaluation', '-54250.00'],
    ['revenue', '-1627500.00'],
    ['expense', '1399650.00'],
  ])('%s closes at %s', (account, expected) => {
    expect(closing(account)).toBe(expected)
  })
  it('retained earnings with the profit are 852,615.20, the reserve 561,942.70', () => {
    expect(closing('retained', 'revenue', 'expense')).toBe('-852615.20')
    expect(closing('reserve', 'cta')).toBe('-561942.70')
  })
  it('its reserve is proved from equity; the opening part from the rate of the day before', () => {
    expect(failed(year)).toEqual([])
    // 4,394,250 × 0.19 − 747,023 = 87,884.50 stood in the reserve when the year opened.
    expect(sumOf(year.presentation, { account: 'reserve', flow: 'opening' })).toBe(-8_788_450n)
  })
})

describe('openings of the first year', () => {
  const facts = ['cash opening 100', 'capital opening -60', 'retained opening -40']
  const rates = [
    'CNY spot 2023-12-31 - 12',
    'CNY spot 2024-12-31 - 12',
    'CNY average 2024-01-01 2024-12-31 12',
  ]
  it('stand at the rate of the day before', () => {
    expect(shown(translate({ facts, rates }).presentation)).toEqual([
      'capital opening -720 mapped',
      'cash opening 1200 mapped',
      'retained opening -480 mapped',
    ])
  })
  it('or at what openings.csv says, and the rest is the opening reserve, compared with its row', () => {
    const openings = ['capital -60 -600', 'reserve 0 -121']
    const year = translate({ facts, rates, openings })
    expect(shown(year.presentation)).toContain('reserve opening -120 mapped')
    expect(year.checks.find(({ id }) => id === 'opening-translation-reserve')).toMatchObject({
      left: '-120.00',
      right: '-121.00',
      severity: 'warns',
      passed: false,
    })
  })
})

describe('positions of two years', () => {
  it('open with what they closed with; what a balance moved is unspecified', () => {
    const codes = new Codes()
    const rates = [
      'CNY spot 2023-12-31 - 10',
      'CNY spot 2024-12-31 - 12',
      'CNY spot 2025-12-31 - 15',
      'CNY average 2024-01-01 2024-12-31 11',
      'CNY average 2025-01-01 2025-12-31 13',
    ]
    const first = translate({
      codes,
      rates,
      position: true,
      facts: ['cash unspecified 100', 'capital unspecified -70', 'revenue unspecified -30'],
    })
    expect(failed(first)).toEqual([])
    const next = translate({
      codes,
      rates,
      year: '2025',
      position: true,
      previous: first,
      facts: [
        'cash unspecified 140',
        'capital unspecified -70',
        'retained unspecified -30',
        'revenue unspecified -40',
      ],
    })
    expect(failed(next)).toEqual([])
    // Closing 140 × 15 = 2,100; opening 1,200 + profit 40 × 13: reserve 380.
    expect(shown(next.presentation)).toEqual([
      'capital opening -700 mapped',
      'cash opening 1200 mapped',
      'cash translation-difference 380 mapped',
      'cash unspecified 520 mapped',
      'cta translation-difference -380 mapped',
      'reserve opening -170 mapped',
      'retained opening -330 mapped',
      'revenue unspecified -520 mapped',
    ])
  })
})

describe('rates by flow', () => {
  const rates = [
    'CNY spot 2023-12-31 - 10',
    'CNY spot 2024-03-15 - 11',
    'CNY spot 2024-12-31 - 14',
    'CNY average 2024-01-01 2024-12-31 12',
  ]
  it.each<[string, readonly string[], readonly string[], readonly string[]]>([
    ['average', ['revenue unspecified -5', 'cash unspecified 5'], [], ['revenue unspecified -60']],
    [
      'a dated part, the rest at the average',
      ['ppe addition-paid 5', 'cash unspecified -5'],
      ['2024-03-15 ppe addition-paid 2'],
      ['ppe addition-paid 58'],
    ],
    [
      'a date of the row’s own',
      ['ppe addition-paid 5', 'cash unspecified -5'],
      ['2024-03-15 ppe addition-paid 5 13'],
      ['ppe addition-paid 65'],
    ],
    [
      'the other side of a dated flow at its rate',
      ['retained dividends-declared 5', 'payables dividends-declared -5'],
      ['2024-03-15 retained dividends-declared 5'],
      ['payables dividends-declared -55', 'retained dividends-declared 55'],
    ],
    [
      'restated at the opening rate',
      ['retained restatement 5', 'payables restatement -5'],
      [],
      ['payables restatement -50', 'retained restatement 50'],
    ],
  ])('%s', (_, facts, dated, expected) => {
    const year = translate({ facts, dated, rates })
    expect(failed(year)).toEqual([])
    expect(shown(year.presentation)).toEqual(expect.arrayContaining(expected.map((one) => `${one} mapped`)))
  })
  it('transfers within equity at the rate at which the equity stood', () => {
    const year = translate({
      facts: [
        'cash opening 10',
        'retained opening -10',
        'retained equity-transfer 4',
        'capital equity-transfer -4',
      ],
      openings: ['retained -10 -50'],
      rates,
    })
    expect(failed(year)).toEqual([])
    expect(shown(year.presentation)).toEqual(
      expect.arrayContaining(['retained equity-transfer 20 mapped', 'capital equity-transfer -20 mapped']),
    )
  })
  it('a journal dates its own flows', () => {
    const journals = [
      journal('J1', '2024-03-15', ['retained 5 dividends-declared', 'payables -5 dividends-declared']),
    ]
    const year = translate({ facts: ['cash unspecified 0'], journals, rates })
    expect(failed(year)).toEqual([])
    expect(shown(year.presentation)).toContain('retained dividends-declared 55 adjustment:other')
  })
  it('each layer has its own difference', () => {
    const journals = [journal('J1', '2024-12-31', ['property 5', 'gain -5'])]
    const year = translate({ facts: ['cash opening 1', 'capital opening -1'], journals, rates })
    expect(shown(year.presentation)).toEqual(
      expect.arrayContaining([
        'cta translation-difference -10 adjustment:other',
        'cta translation-difference -4 mapped',
        'property translation-difference 10 adjustment:other',
      ]),
    )
  })
})

describe('what is missing', () => {
  const facts = ['cash opening 10', 'capital opening -10', 'cash unspecified 5', 'revenue unspecified -5']
  const all = ['CNY spot 2023-12-31 - 10', 'CNY spot 2024-12-31 - 14', 'CNY average 2024-01-01 2024-12-31 12']
  it.each([0, 1, 2])('a rate (%i)', (left) => {
    const year = translate({ facts, rates: all.filter((_, index) => index !== left) })
    expect(year.findings.map(({ code }) => code)).toEqual(['ENT-301'])
  })
  it('a rate of a movement fails the check that counts them', () => {
    const rates = ({ checks }: ReturnType<typeof translate>) =>
      checks.filter(({ id }) => id === 'rates-present').map(({ passed }) => passed)
    expect(rates(translate({ facts, rates: all }))).toEqual([true])
    expect(rates(translate({ facts, rates: all.slice(0, 2) }))).toEqual([false])
  })
  it('the date of an equity flow that stands at its date', () => {
    const year = translate({ facts: ['cash unspecified 5', 'capital contribution -5'], rates: all })
    expect(year.findings.map(({ code, values }) => [code, values.account, values.amount])).toEqual([
      ['ENT-302', 'capital', '-5.00'],
    ])
  })
  it('a movement that a dated row claims', () => {
    const year = translate({ facts, rates: all, dated: ['2024-03-15 ppe addition-paid 1 11'] })
    expect(year.findings.map(({ code }) => code)).toEqual(['ENT-303'])
  })
  it('a flow that is not translated', () => {
    const year = translate({ facts: ['cash hyperinflation 5', 'retained hyperinflation -5'], rates: all })
    expect([...new Set(year.findings.map(({ code }) => code))]).toEqual(['ENT-307'])
  })
})

describe('translation periods', () => {
  const months = { settings: { translationPeriod: 'month' } } as const
  const rates = [
    'CNY spot 2023-12-31 - 10',
    'CNY spot 2024-02-29 - 10',
    'CNY average 2024-01-01 2024-01-31 10',
    'CNY average 2024-02-01 2024-02-29 20',
  ]
  const facts = [
    'cash unspecified 1 - 2024-01-01/2024-01-31',
    'revenue unspecified -1 - 2024-01-01/2024-01-31',
    'cash unspecified 2 - 2024-02-01/2024-02-29',
    'revenue unspecified -2 - 2024-02-01/2024-02-29',
  ]
  it('months stand at their own averages', () => {
    const year = translate({ ...months, year: '2024-01-01/2024-02-29', facts, rates })
    expect(failed(year)).toEqual([])
    expect(shown(year.presentation)).toContain('revenue unspecified -50 mapped')
  })
  it('a longer file stands at the average of its interval, with a warning', () => {
    const whole = ['cash unspecified 60', 'revenue unspecified -60']
    const year = translate({ ...months, year: '2024-01-01/2024-02-29', facts: whole, rates })
    expect(year.findings.map(({ code, severity }) => [code, severity])).toEqual([['ENT-305', 'warns']])
    // (10 × 31 + 20 × 29) ÷ 60 = 890 ÷ 60.
    expect(shown(year.presentation)).toContain('revenue unspecified -890 mapped')
  })
})

describe('one currency', () => {
  it('is a plain copy, and needs no rate', () => {
    const year = translate({
      currency: 'RUB',
      facts: ['cash unspecified 5', 'revenue unspecified -5'],
      rates: [],
    })
    expect(failed(year)).toEqual([])
    expect(shown(year.presentation)).toEqual(['cash unspecified 5 mapped', 'revenue unspecified -5 mapped'])
    expect(year.presentation.text('basis', 0)).toBe('presentation RUB')
  })
})

describe('journals in presentation currency', () => {
  const rates = [
    'CNY spot 2023-12-31 - 10',
    'CNY spot 2024-12-31 - 10',
    'CNY spot 2025-12-31 - 20',
    'CNY average 2024-01-01 2024-12-31 10',
    'CNY average 2025-01-01 2025-12-31 10',
  ]
  const journals = [
    journal('P1', '2024-12-31', ['property 7', 'gain -7'], { basis: 'presentation', template: 'T14' }),
  ]
  it('are not translated, roll forward, and leave the reserve alone', () => {
    const codes = new Codes()
    const facts = ['cash opening 10', 'capital opening -10']
    const first = translate({ codes, facts, rates, journals })
    expect(failed(first)).toEqual([])
    expect(shown(first.presentation)).toEqual(
      expect.arrayContaining(['property revaluation 7 adjustment:T14', 'gain revaluation -7 adjustment:T14']),
    )
    const next = translate({ codes, year: '2025', previous: first, facts, rates, journals })
    expect(failed(next)).toEqual([])
    expect(shown(next.presentation)).toEqual([
      'capital opening -100 mapped',
      'cash opening 100 mapped',
      'cash translation-difference 100 mapped',
      'cta translation-difference -100 mapped',
      'property opening 7 adjustment:T14',
      'retained opening -7 adjustment:T14',
    ])
  })
})

describe('explained', () => {
  const sumOfParts = (given: Given, figure: Parameters<typeof explainTranslated>[1]) =>
    explainTranslated(inputOf(given), figure)
  it('functional parts × their rates, and one part rounding', () => {
    const given = {
      ...ORACLE,
      facts: ['cash unspecified 0.03', 'revenue unspecified -0.01 X', 'revenue unspecified -0.02 Y'],
      dated: [],
      rates: ['CNY spot 2023-12-31 - 1', 'CNY spot 2024-12-31 - 1', 'CNY average 2024-01-01 2024-12-31 1.5'],
    }
    // 0.03 × 1.5 = 0.045 → 0.05 in all; X 0.015, Y 0.03.
    expect(sumOfParts(given, { account: 'revenue' }).amount).toBe('-0.05')
    const one = sumOfParts(given, { account: 'revenue', partner: 'X' })
    expect(one.parts?.map(({ kind, amount }) => [kind, amount])).toEqual([['translation', '-0.02']])
    expect(one.parts?.[0]?.detail).toMatchObject({ functional: '-0.01', rate: '1.5', rate_kind: 'average' })
  })
  it('a translation difference: closing × closing rate less what stood', () => {
    const one = sumOfParts(ORACLE, { account: 'cash', flow: 'translation-difference' })
    expect(one.amount).toBe('10750.00')
    expect(one.parts?.map(({ amount }) => amount)).toEqual(['115000.00', '-104250.00'])
  })
  it('the reserve: equity as translated, less net assets at the closing rate', () => {
    const one = sumOfParts(ORACLE, { account: 'cta' })
    expect(one.amount).toBe('-10850.00')
    expect(one.parts?.map(({ amount }) => amount)).toEqual(['-115000.00', '90000.00', '-4850.00', '19000.00'])
  })
})
