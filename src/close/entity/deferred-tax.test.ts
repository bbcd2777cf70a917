// Deferred tax on journals: IAS 12.15, 12.47, 12.57–62A, 12.74; accounting-model.md §5.

import { describe, expect, it } from 'vitest'
import type { Journal, TaxRateRow } from '../../ledger/book.ts'
import { Codes } from '../../ledger/facts.ts'
import type { StageFacts } from '../types.ts'
import { adjustEntityYear } from './adjust.ts'
import { type DeferredTaxInput, deferredTaxEntityYear } from './deferred-tax.ts'
import { explainDeferredTax } from './explain-deferred-tax.ts'
import { entityJournals } from './journals.ts'
import { CHART, entity, factsOf, interval, journal, SETTINGS, shown, stageOf, taxRate } from './testing.ts'

/** Russia: 20 %, and 25 % from 2025, enacted on 12 July 2024. */
const RUSSIA = [taxRate('2008-11-26', '2009-01-01', 20n), taxRate('2024-07-12', '2025-01-01', 25n)]
const FLAT = [taxRate('2008-11-26', '2009-01-01', 20n)]

interface Years {
  readonly mapped?: Readonly<Record<string, readonly string[]>>
  readonly rates?: readonly TaxRateRow[]
}

/** Deferred tax of the last of the years, each on the one before. */
function inputOf(
  years: readonly string[],
  journals: readonly Journal[],
  given: Years = {},
): DeferredTaxInput {
  const codes = new Codes()
  let adjusted: StageFacts | null = null
  let previous: StageFacts | null = null
  let input: DeferredTaxInput | null = null
  for (const year of years) {
    const within = interval(year)
    const period = `${within.from}/${within.to}`
    const mapped = stageOf(factsOf(codes, 'RUB', given.mapped?.[year] ?? ['cash unspecified 0'], period))
    const base = {
      codes,
      chart: CHART,
      settings: SETTINGS,
      entity: entity(),
      interval: within,
      mapped,
      journals: entityJournals(journals, 'A', within.to),
    }
    previous = input ? deferredTaxEntityYear(input) : null
    adjusted = adjustEntityYear({ ...base, previous: adjusted })
    input = { ...base, adjusted, previous, taxRates: given.rates ?? FLAT }
  }
  return input!
}
const taxed = (years: readonly string[], journals: readonly Journal[], given?: Years): StageFacts =>
  deferredTaxEntityYear(inputOf(years, journals, given))

const CALCULATED = { deferredTax: 'calculator' } as const

describe('the tax of a journal', () => {
  it.each<[string, readonly string[], readonly string[]]>([
    [
      'taxable: a liability, an expense',
      ['property 1000', 'expense -1000'],
      ['deferred-tax tax-profit-or-loss 200', 'dtl tax-profit-or-loss -200'],
    ],
    [
      'deductible: an asset, income',
      ['expense 1000', 'provisions -1000'],
      ['deferred-tax tax-profit-or-loss -200', 'dta tax-profit-or-loss 200'],
    ],
    ['OCI bears its own (12.61A)', ['property 1000', 'oci -1000'], ['dtl tax-oci -200', 'oci tax-oci 200']],
    [
      'equity bears its own',
      ['property 1000 addition-non-cash', 'retained -1000 addition-non-cash'],
      ['dtl tax-equity -200', 'retained tax-equity 200'],
    ],
    [
      'each side the rate × its amount',
      ['property 1000 revaluation', 'oci -700 revaluation', 'gain -300 revaluation'],
      [
        'deferred-tax tax-profit-or-loss 60',
        'dtl tax-oci -140',
        'dtl tax-profit-or-loss -60',
        'oci tax-oci 140',
      ],
    ],
    [
      'no difference, but profit against OCI',
      ['oci 100', 'gain -100 revaluation'],
      ['deferred-tax tax-profit-or-loss 20', 'oci tax-oci -20'],
    ],
    ['a reclassification bears none', ['receivables 50', 'loans -50'], []],
    ['nor does revenue against expense', ['revenue 50', 'expense -50'], []],
    ['nor current tax', ['tax 50', 'tax-payable -50'], []],
  ])('%s', (_, lines, expected) => {
    const { facts, findings } = taxed(['2024'], [journal('J1', '2024-12-31', lines, CALCULATED)])
    expect(findings).toEqual([])
    expect(shown(facts)).toEqual(expected.map((one) => `${one} deferred-tax`))
  })
  it('rounds once; the parts sum to it', () => {
    const lines = ['property 0.03 revaluation', 'oci -0.02 revaluation', 'gain -0.01 revaluation']
    const rates = [taxRate('2000-01-01', '2000-01-01', 50n)]
    const { facts } = taxed(['2024'], [journal('J1', '2024-12-31', lines, CALCULATED)], { rates })
    // 0.03 × 50 % = 0.015 → 0.02; parts 0.01 and 0.005 → 0.01.
    expect(shown(facts)).toEqual([
      'deferred-tax tax-profit-or-loss 0.01 deferred-tax',
      'dtl tax-oci -0.01 deferred-tax',
      'dtl tax-profit-or-loss -0.01 deferred-tax',
      'oci tax-oci 0.01 deferred-tax',
    ])
  })
  it('is not there for journals marked own or none', () => {
    const lines = ['property 1000', 'expense -1000']
    const journals = [
      journal('J1', '2024-12-31', lines, { deferredTax: 'own' }),
      journal('J2', '2024-12-31', lines, { deferredTax: 'none' }),
    ]
    expect(taxed(['2024'], journals, { rates: [] })).toMatchObject({ findings: [], facts: { length: 0 } })
  })
  it('opens the first year where the journal does: results in what they close to', () => {
    const journals = [journal('J1', '2023-12-31', ['property 1000', 'oci -400', 'expense -600'], CALCULATED)]
    const lines = journals[0]!.lines.map((line) => ({ ...line, flow: 'revaluation' as const }))
    const { facts } = taxed(['2024'], [{ ...journals[0]!, lines }])
    expect(shown(facts)).toEqual([
      'dtl opening -200 deferred-tax',
      'retained opening 120 deferred-tax',
      'revaluation opening 80 deferred-tax',
    ])
  })
})

describe('the rate', () => {
  // domain.md §7.9: difference 1 000, 200 before the enactment, 250 after it, + 50 in 2024.
  const journals = [journal('J1', '2023-12-31', ['property 1000', 'expense -1000'], CALCULATED)]
  it('stands at 20 % before the enactment', () => {
    expect(shown(taxed(['2023'], journals, { rates: RUSSIA }).facts)).toEqual([
      'deferred-tax tax-profit-or-loss 200 deferred-tax',
      'dtl tax-profit-or-loss -200 deferred-tax',
    ])
  })
  it('at 25 % from the enactment: the effect of 50 is in 2024, not in 2025', () => {
    expect(shown(taxed(['2023', '2024'], journals, { rates: RUSSIA }).facts)).toEqual([
      'deferred-tax tax-profit-or-loss 50 deferred-tax',
      'dtl opening -200 deferred-tax',
      'dtl tax-profit-or-loss -50 deferred-tax',
      'retained opening 200 deferred-tax',
    ])
    expect(shown(taxed(['2023', '2024', '2025'], journals, { rates: RUSSIA }).facts)).toEqual([
      'dtl opening -250 deferred-tax',
      'retained opening 250 deferred-tax',
    ])
  })
  it('changes tax where the difference was recognised (12.60): OCI keeps its part', () => {
    const mixed = [
      journal(
        'J1',
        '2023-12-31',
        ['property 600', 'expense -600', 'property 400 revaluation', 'oci -400'],
        CALCULATED,
      ),
    ]
    // 5 % more of 1 000: of 600 to profit or loss, of 400 to OCI.
    expect(shown(taxed(['2023', '2024'], mixed, { rates: RUSSIA }).facts)).toEqual([
      'deferred-tax tax-profit-or-loss 30 deferred-tax',
      'dtl opening -200 deferred-tax',
      'dtl tax-oci -20 deferred-tax',
      'dtl tax-profit-or-loss -30 deferred-tax',
      'oci tax-oci 20 deferred-tax',
      'retained opening 120 deferred-tax',
      'revaluation opening 80 deferred-tax',
    ])
  })
  it('of an opening journal goes by its equity account: retained earnings are results, a reserve is OCI', () => {
    const before = [
      journal('J1', '2023-12-31', ['property 1000', 'retained -1000'], CALCULATED),
      journal('J2', '2023-12-31', ['property 400', 'revaluation -400'], CALCULATED),
      journal('J3', '2023-12-31', ['property 200', 'capital -200'], CALCULATED),
    ]
    const { facts } = taxed(['2024'], before, { rates: RUSSIA })
    expect(shown(facts).filter((line) => !line.includes('opening') && !line.startsWith('dtl'))).toEqual([
      'capital tax-equity 10 deferred-tax',
      'deferred-tax tax-profit-or-loss 50 deferred-tax',
      'oci tax-oci 20 deferred-tax',
    ])
  })
  it('of a half-year that ends before the enactment is the old one', () => {
    expect(shown(taxed(['2023', '2024-H1'], journals, { rates: RUSSIA }).facts)).toEqual([
      'dtl opening -200 deferred-tax',
      'retained opening 200 deferred-tax',
    ])
  })
  it('a difference that reverses takes its tax back at the rate at which it stands', () => {
    const reversed = [{ ...journals[0]!, reversesOn: '2024-12-31' }]
    expect(shown(taxed(['2023', '2024', '2025'], reversed, { rates: RUSSIA }).facts)).toEqual([])
    const { facts } = taxed(['2023', '2024'], reversed, { rates: RUSSIA })
    // Opening 200, + 50 by the rate, − 250: the asset that the reversal sets up is offset against the liability.
    expect(shown(facts)).toEqual([
      'deferred-tax tax-profit-or-loss -200 deferred-tax',
      'dta reclassification -250 deferred-tax',
      'dta tax-profit-or-loss 250 deferred-tax',
      'dtl opening -200 deferred-tax',
      'dtl reclassification 250 deferred-tax',
      'dtl tax-profit-or-loss -50 deferred-tax',
      'retained opening 200 deferred-tax',
    ])
  })
  it('where there is none, a difference that needs it blocks and names the jurisdiction', () => {
    const { facts, findings } = taxed(['2023'], journals, { rates: [] })
    expect(
      findings.map(({ code, severity, values }) => [code, severity, values.jurisdiction, values.date]),
    ).toEqual([['ENT-201', 'blocks', 'RU', '2023-12-31']])
    expect(facts.length).toBe(0)
  })
})

describe('the offset (12.74)', () => {
  it('leaves the net on its side, over mapped balances and journals', () => {
    const mapped = { 2024: ['cash opening -70', 'dta opening 100', 'dtl opening -30'] }
    const journals = [journal('J1', '2024-12-31', ['property 1000', 'expense -1000'], CALCULATED)]
    const { facts } = taxed(['2024'], journals, { mapped })
    // Assets 100; liabilities 30 + 200: net liability 130.
    expect(shown(facts)).toEqual([
      'deferred-tax tax-profit-or-loss 200 deferred-tax',
      'dta reclassification -100 deferred-tax',
      'dtl reclassification 100 deferred-tax',
      'dtl tax-profit-or-loss -200 deferred-tax',
    ])
  })
  it('moves nothing where only one side stands', () => {
    const mapped = { 2024: ['cash opening -100', 'dta opening 100'] }
    expect(taxed(['2024'], [], { mapped }).facts.length).toBe(0)
  })
})

describe('taxed by both', () => {
  it.each<[string, readonly string[]]>([
    ['ENT-203', ['property 1000', 'expense -800', 'dtl -200 tax-profit-or-loss', 'gain 0 revaluation']],
    ['ENT-204', ['tax 50', 'payables -50 tax-profit-or-loss']],
  ])('%s', (code, lines) => {
    const journals = [
      journal(
        'J1',
        '2024-12-31',
        lines.map((line) => (line.includes(' -800') ? `${line} unspecified` : line)),
        CALCULATED,
      ),
    ]
    const { findings } = taxed(['2024'], [{ ...journals[0]!, lines: withFlows(journals[0]!) }])
    expect(findings.map((one) => one.code)).toEqual([code])
  })
})

/** Flows that make the journal readable: these tests are about tax. */
const withFlows = (one: Journal): Journal['lines'] =>
  one.lines.map((line) => ({ ...line, flow: 'tax-profit-or-loss' as const }))

describe('explained', () => {
  it('rate × difference of each journal, changes of rate, what was carried', () => {
    const journals = [journal('J1', '2023-12-31', ['property 1000', 'expense -1000'], CALCULATED)]
    const input = inputOf(['2023', '2024'], journals, { rates: RUSSIA })
    const figure = explainDeferredTax(input, { account: 'dtl' })
    expect(figure.amount).toBe('-250.00')
    expect(figure.parts?.map(({ kind, amount, detail }) => [kind, amount, detail?.rate ?? ''])).toEqual([
      ['opening', '-200.00', ''],
      ['journal', '-50.00', '0.25'],
    ])
  })
})
