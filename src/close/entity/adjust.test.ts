// Adjustments: accounting-model.md §5, flows by §3 and §9. Expected facts are worked out by hand.

import { describe, expect, it } from 'vitest'
import type { Journal } from '../../ledger/book.ts'
import { Codes } from '../../ledger/facts.ts'
import type { StageFacts } from '../types.ts'
import { adjustEntityYear, explainAdjustment } from './adjust.ts'
import { entityJournals, strayJournals } from './journals.ts'
import { CHART, entity, factsOf, interval, journal, SETTINGS, shown, stageOf } from './testing.ts'

interface Given {
  readonly year?: string
  readonly mapped?: readonly string[]
  readonly previous?: StageFacts | null
  readonly codes?: Codes
  readonly frequency?: 'month' | 'quarter' | 'half-year' | 'year'
}

function inputOf(journals: readonly Journal[], given: Given = {}) {
  const codes = given.codes ?? new Codes()
  const year = interval(given.year ?? '2024')
  return {
    codes,
    chart: CHART,
    settings: { ...SETTINGS, frequency: given.frequency ?? 'year' },
    entity: entity(),
    interval: year,
    mapped: stageOf(factsOf(codes, 'RUB', given.mapped ?? [`cash unspecified 0 - ${year.from}/${year.to}`])),
    previous: given.previous ?? null,
    journals: entityJournals(journals, 'A', year.to),
  }
}
const adjust = (journals: readonly Journal[], given?: Given): StageFacts =>
  adjustEntityYear(inputOf(journals, given))

describe('journals of a year', () => {
  it('post to the layer of their template with the flows given', () => {
    const { facts, findings } = adjust([
      journal('J1', '2024-12-31', ['property 100 addition-non-cash', 'payables -100 addition-non-cash'], {
        template: 'T07',
      }),
    ])
    expect(findings).toEqual([])
    expect(shown(facts)).toEqual([
      'payables addition-non-cash -100 adjustment:T07',
      'property addition-non-cash 100 adjustment:T07',
    ])
  })
  it('are taken when recorded or approved, of this entity, not later than the reporting date', () => {
    const lines = ['expense 1', 'provisions -1']
    const all = [
      journal('J1', '2024-12-31', lines, { state: 'approved' }),
      journal('J2', '2024-12-31', lines, { state: 'draft' }),
      journal('J3', '2024-12-31', lines, { state: 'pending' }),
      journal('J4', '2025-01-01', lines),
      journal('J5', '2024-12-31', lines, { entity: 'B' }),
      journal('J6', '2024-12-31', lines, { level: 'group' }),
    ]
    expect(entityJournals(all, 'A', '2024-12-31').map(({ id }) => id)).toEqual(['J1'])
    expect(strayJournals(all, [entity()]).map(({ code, values }) => `${code} ${values.id}`)).toEqual([
      'ENT-114 J5',
    ])
  })
  it('stand in the interval of the files in which their date lies', () => {
    const mapped = [
      'cash unspecified 1 - 2024-01-01/2024-03-31',
      'cash unspecified 1 - 2024-04-01/2024-12-31',
    ]
    const { facts } = adjust([journal('J1', '2024-04-01', ['expense 1', 'provisions -1'])], { mapped })
    expect(facts.text('period', 0)).toBe('2024-04-01/2024-12-31')
  })
  it('dated before the first year open it, results in the equity they close to', () => {
    const { facts } = adjust([
      journal('J1', '2023-12-31', ['expense 30', 'oci -10', 'provisions -20 charge']),
    ])
    expect(shown(facts)).toEqual([
      'provisions opening -20 adjustment:other',
      'retained opening 30 adjustment:other',
      'revaluation opening -10 adjustment:other',
    ])
  })
})

describe('roll-forward', () => {
  it('opens the next year with what the journal left on the balance sheet; its result opens in retained earnings', () => {
    const codes = new Codes()
    const journals = [journal('J1', '2024-06-30', ['expense 40', 'provisions -40'])]
    const previous = adjust(journals, { codes })
    const next = adjust(journals, { codes, year: '2025', previous })
    expect(shown(next.facts)).toEqual([
      'provisions opening -40 adjustment:other',
      'retained opening 40 adjustment:other',
    ])
  })
  it('reverses on the day that the journal names: in the year after, against its result', () => {
    const codes = new Codes()
    const journals = [
      journal('J1', '2024-12-31', ['expense 40', 'provisions -40'], { reversesOn: '2025-01-01' }),
    ]
    const previous = adjust(journals, { codes })
    const next = adjust(journals, { codes, year: '2025', previous })
    expect(shown(next.facts)).toEqual([
      'expense unspecified -40 adjustment:other',
      'provisions charge 40 adjustment:other',
      'provisions opening -40 adjustment:other',
      'retained opening 40 adjustment:other',
    ])
  })
  it.each([
    ['month', '12'],
    ['quarter', '4'],
    ['half-year', '2'],
    ['year', '1'],
  ] as const)('repeats by the reporting frequency: %s, %s times in a year', (frequency, times) => {
    const journals = [
      journal('J1', '2024-01-31', ['expense 1', 'provisions -1'], { repeatsUntil: '2024-12-31' }),
    ]
    expect(shown(adjust(journals, { frequency }).facts)[0]).toBe(
      `expense unspecified ${times} adjustment:other`,
    )
  })
})

describe('flows that are not given', () => {
  const flowsOf = (lines: readonly string[], changes: Partial<Journal> = {}): string[] => {
    const { facts, findings } = adjust([journal('J1', '2024-12-31', lines, changes)])
    return findings.length > 0
      ? findings.map(({ code }) => code)
      : shown(facts).map((one) => one.split(' ').slice(0, 2).join(' '))
  }
  it.each<[string, readonly string[], Partial<Journal>, readonly string[]]>([
    ['a charge', ['expense 5', 'property -5'], {}, ['expense unspecified', 'property charge']],
    [
      'the account says',
      ['expense 5', 'receivables -5'],
      {},
      ['expense unspecified', 'receivables working-capital'],
    ],
    [
      'no cash flow of the account in a journal that is not cash',
      ['ppe 5', 'expense -5'],
      {},
      ['expense unspecified', 'ppe charge'],
    ],
    [
      'only balance-sheet accounts',
      ['receivables 5', 'loans -5'],
      {},
      ['loans reclassification', 'receivables reclassification'],
    ],
    [
      'with cash among them',
      ['cash 5', 'property -5'],
      {},
      ['cash reclassification', 'property reclassification'],
    ],
    ['fair value in profit', ['property 5', 'gain -5'], {}, ['gain revaluation', 'property revaluation']],
    [
      'the account’s flow gives way to what sums to nil',
      ['receivables 5', 'gain -5'],
      {},
      ['gain revaluation', 'receivables revaluation'],
    ],
    ['OCI', ['property 5', 'oci -5'], {}, ['oci revaluation', 'property revaluation']],
    [
      'current tax',
      ['tax 5', 'tax-payable -5'],
      {},
      ['tax tax-profit-or-loss', 'tax-payable tax-profit-or-loss'],
    ],
    [
      'equity among itself',
      ['retained 5', 'revaluation -5'],
      {},
      ['retained equity-transfer', 'revaluation equity-transfer'],
    ],
    [
      'equity without cash',
      ['property 5', 'capital -5'],
      {},
      ['capital addition-non-cash', 'property addition-non-cash'],
    ],
    [
      'restated',
      ['retained 5 restatement', 'provisions -5'],
      {},
      ['provisions restatement', 'retained restatement'],
    ],
    [
      'a given flow in profit',
      ['provisions 5 utilisation', 'payables -5'],
      {},
      ['payables working-capital', 'provisions utilisation'],
    ],
    [
      'an addition and its depreciation',
      ['property 9 addition-non-cash', 'loans -9 addition-non-cash', 'expense 2', 'property -2'],
      {},
      ['expense unspecified', 'loans addition-non-cash', 'property addition-non-cash', 'property charge'],
    ],
    ['a cash journal', ['cash 5', 'loans -5'], { cash: true }, ['cash unspecified', 'loans proceeds']],
    ['profit and equity at once', ['property 5', 'retained -3', 'expense -2'], {}, ['ENT-106']],
  ])('%s', (_, lines, changes, expected) => {
    expect(flowsOf(lines, changes)).toEqual(expected)
  })
})

describe('a journal that is refused', () => {
  it.each<[string, readonly string[], Partial<Journal>]>([
    ['ENT-101', ['expense 5', 'provisions -4.99'], {}],
    ['ENT-102', ['expense 5', 'unknown -5'], {}],
    ['ENT-104', ['expense 0.001', 'provisions -0.001'], {}],
    ['ENT-105', ['ppe 5 addition-paid', 'payables -5 working-capital'], {}],
    ['ENT-105', ['cash 5 unspecified', 'payables -5 working-capital'], {}],
    ['ENT-109', ['expense 5', 'provisions -5'], { reversesOn: '2024-12-31' }],
    ['ENT-110', ['expense 5', 'provisions -5'], { repeatsUntil: '2024-12-30' }],
    ['ENT-112', ['property 5 opening', 'payables -5 opening'], {}],
  ])('%s', (code, lines, changes) => {
    const { facts, findings } = adjust([journal('J1', '2024-12-31', lines, changes)])
    expect([...new Set(findings.map((f) => f.code))]).toEqual([code])
    expect(facts.length).toBe(0)
  })
  it('all of them at once', () => {
    const { findings } = adjust([
      journal('J1', '2024-12-31', ['unknown 1', 'nobody -1']),
      journal('J2', '2024-12-31', ['expense 5', 'provisions -4']),
    ])
    expect(findings.map(({ code }) => code)).toEqual(['ENT-102', 'ENT-102', 'ENT-101'])
  })
  it('journals in books currency need books in functional currency', () => {
    const input = inputOf([journal('J1', '2024-12-31', ['expense 5', 'provisions -5'], { basis: 'books' })])
    const { findings } = adjustEntityYear({ ...input, entity: entity('USD', { booksCurrency: 'RUB' }) })
    expect(findings.map(({ code }) => code)).toEqual(['ENT-107'])
  })
})

describe('explained', () => {
  it('a figure is its journal lines and what was rolled, to the kopeck', () => {
    const codes = new Codes()
    const journals = [
      journal('J1', '2024-12-31', ['expense 40', 'provisions -40'], { template: 'T24' }),
      journal('J2', '2025-12-31', ['provisions 15.5', 'expense -15.5'], { template: 'T24' }),
    ]
    const previous = adjust(journals, { codes })
    const input = inputOf(journals, { codes, year: '2025', previous })
    const closing = explainAdjustment(input, { account: 'provisions' })
    expect(closing.amount).toBe('-24.50')
    expect(closing.parts?.map(({ kind, amount, place }) => [kind, amount, place?.row])).toEqual([
      ['opening', '-40.00', undefined],
      ['journal', '15.50', 2],
    ])
    const retained = explainAdjustment(input, { account: 'retained', flow: 'opening' })
    expect(retained.parts?.map(({ amount, detail }) => [amount, detail?.account])).toEqual([
      ['40.00', 'expense'],
    ])
  })
})
