// The proof of the effective rate by hand: every expected value is profit × rate worked out beside the case.

import { describe, expect, it } from 'vitest'
import type { Journal } from '../../ledger/book.ts'
import { Codes } from '../../ledger/facts.ts'
import type { Check } from '../../ledger/finding.ts'
import { GroupChart } from '../chart.ts'
import { adjustEntityYear } from './adjust.ts'
import { deferredTaxEntityYear } from './deferred-tax.ts'
import { entityJournals } from './journals.ts'
import { effectiveTaxRate } from './tax-proof.ts'
import {
  ACCOUNTS,
  account,
  entity,
  factsOf,
  interval,
  journal,
  SETTINGS,
  stageOf,
  taxRate,
} from './testing.ts'

const CHART = new GroupChart([
  ...ACCOUNTS,
  account('dividends', { class: 'income', role: 'dividend-income' }),
])

interface Given {
  readonly journals?: readonly Journal[]
  /** `account amount`: measure ПР, debit positive. */
  readonly permanent?: readonly (readonly [string, bigint])[]
  readonly rates?: readonly ReturnType<typeof taxRate>[]
}

const OLD = taxRate('2000-01-01', '2000-01-01', 20n)

function proofOf(
  lines: readonly string[],
  { journals = [], permanent = [], rates = [OLD] }: Given = {},
): Check {
  const codes = new Codes()
  const year = interval('2024')
  const facts = factsOf(codes, 'RUB', lines, `${year.from}/${year.to}`)
  for (const [code, amount] of permanent)
    facts.addTexts({ entity: 'A', account: code, measure: 'permanent', layer: 'mapped' }, amount * 100n)
  const mapped = stageOf(facts)
  const own = entityJournals(journals, 'A', year.to)
  const base = {
    codes,
    chart: CHART,
    settings: SETTINGS,
    entity: entity(),
    interval: year,
    mapped,
    journals: own,
  }
  const adjusted = adjustEntityYear({ ...base, previous: null })
  const deferredTax = deferredTaxEntityYear({ ...base, adjusted, previous: null, taxRates: rates })
  return effectiveTaxRate({ ...base, adjusted, deferredTax, taxRates: rates })[0]!
}

const profit = (amount: number): string[] => [`cash unspecified ${amount}`, `revenue unspecified ${-amount}`]
const taxed = (amount: number): string[] => [
  `tax tax-profit-or-loss ${amount}`,
  `tax-payable tax-profit-or-loss ${-amount}`,
]

describe('the proof of the effective tax rate', () => {
  it('passes where the expense is profit × rate', () => {
    expect(proofOf([...profit(1000), ...taxed(200)])).toMatchObject({
      severity: 'warns',
      passed: true,
      left: '200.00',
      right: '200.00',
      values: { profit: '1000.00', rate: '20.00', effective: '20.00' },
    })
  })

  it('passes within a unit of print, warns beyond it', () => {
    expect(proofOf([...profit(1000), ...taxed(201)]).passed).toBe(true)
    expect(proofOf([...profit(1000), ...taxed(202)])).toMatchObject({
      passed: false,
      severity: 'warns',
      difference: '2.00',
    })
  })

  it('names permanent differences: 50 that are not deducted cost 10 of tax', () => {
    const check = proofOf([...profit(1000), ...taxed(210)], { permanent: [['expense', 50n]] })
    expect(check).toMatchObject({ passed: true, values: { permanent: '10.00', effective: '21.00' } })
  })

  it('names dividends, which bear the tax of their payer, unless the books have them among permanent differences', () => {
    const lines = [...profit(1000), ...taxed(200), 'cash unspecified 300', 'dividends unspecified -300']
    expect(proofOf(lines)).toMatchObject({ passed: true, values: { dividends: '-60.00' } })
    // 91.01 by analytics names the dividend, its row of ПР stands on the whole of 91.01.
    const marked = proofOf(lines, { permanent: [['revenue', -300n]] })
    expect(marked).toMatchObject({ passed: true, values: { permanent: '-60.00', dividends: '0.00' } })
  })

  it('names journals without deferred tax, and takes those with it as taxed', () => {
    const lines = ['property 100', 'expense -100']
    const none = [journal('J1', '2024-12-31', lines, { deferredTax: 'none' })]
    expect(proofOf([...profit(1000), ...taxed(200)], { journals: none })).toMatchObject({
      passed: true,
      values: { profit: '1100.00', untaxed: '-20.00' },
    })
    const calculated = [journal('J1', '2024-12-31', lines, { deferredTax: 'calculator' })]
    expect(proofOf([...profit(1000), ...taxed(200)], { journals: calculated })).toMatchObject({
      passed: true,
      left: '220.00',
      values: { untaxed: '0.00', rateChange: '0.00' },
    })
  })

  it('names a rate that is enacted and not applied: deferred tax already stands at it (12.47)', () => {
    const rates = [OLD, taxRate('2024-07-12', '2025-01-01', 25n)]
    // A temporary difference of 400 arose: current tax (1000 − 400) × 20 %, deferred 400 × 25 %.
    const lines = [
      ...profit(1000),
      ...taxed(120),
      'deferred-tax tax-profit-or-loss 100',
      'dtl tax-profit-or-loss -100',
    ]
    expect(proofOf(lines, { rates })).toMatchObject({
      passed: true,
      left: '220.00',
      values: { expected: '200.00', rateChange: '20.00' },
    })
    const journals = [
      journal('J1', '2024-12-31', ['property 100', 'expense -100'], { deferredTax: 'calculator' }),
    ]
    // 100 × 25 % of the journal, of which 5 are above the rate of the year.
    expect(proofOf([...profit(1000), ...taxed(200)], { journals, rates })).toMatchObject({
      passed: true,
      left: '225.00',
      values: { expected: '220.00', rateChange: '5.00' },
    })
  })

  it('is not made without a rate of the jurisdiction', () => {
    expect(proofOf([...profit(1000), ...taxed(200)], { rates: [] })).toBeUndefined()
  })
})
