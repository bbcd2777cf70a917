// The proof of the group's effective rate by hand, at 25 %.

import { describe, expect, it } from 'vitest'
import type { Journal, TaxRateRow } from '../../ledger/book.ts'
import type { Check } from '../../ledger/finding.ts'
import { fraction } from '../../ledger/fraction.ts'
import type { Interval } from '../../ledger/period.ts'
import { journal } from '../entity/testing.ts'
import { acquire, bookOf, entity, groupOf, type Line, sale, stock } from './testing.ts'

const YEAR: Interval = { from: '2025-01-01', to: '2025-12-31' }
const END = YEAR.to

/** The parent earned 1,000 and bears 250, the subsidiary 400 and bears 100. */
const LINES: Readonly<Record<string, readonly Line[]>> = {
  P: [
    ['revenue', 'unspecified', -1000n],
    ['cash', 'unspecified', 750n],
    ['tax', 'tax-profit-or-loss', 250n],
  ],
  S: [
    ['revenue', 'unspecified', -400n],
    ['cash', 'unspecified', 300n],
    ['tax', 'tax-profit-or-loss', 100n],
  ],
}

const rate = (jurisdiction: string, percent: bigint, effectiveFrom = '2000-01-01'): TaxRateRow => ({
  place: {},
  hash: '',
  document: 'tax_rates.csv',
  jurisdiction,
  enactedOn: '2000-01-01',
  effectiveFrom,
  rate: fraction(percent, 100n),
})

interface Given {
  readonly lines?: Readonly<Record<string, readonly Line[]>>
  readonly registers?: Parameters<typeof bookOf>[1]
  readonly settings?: Parameters<typeof bookOf>[2]
  /** Of the subsidiary. */
  readonly jurisdiction?: string
}

function proofOf({
  lines = LINES,
  registers = {},
  settings = {},
  jurisdiction = 'RU',
}: Given): Check | undefined {
  const entities = [entity('P'), { ...entity('S'), jurisdiction }]
  const ownership = [acquire('O', '2024-01-01', 'P', 'S', 1000n)]
  const taxRates = [rate('RU', 25n), rate('AE', 10n)]
  const book = bookOf(entities, { ownership, taxRates, ...registers }, settings)
  return groupOf(book)
    .close(YEAR, lines)
    .checks.find(({ id }) => id === 'group-effective-tax-rate')
}

/** 60 more of income in the group, with no tax but what the journal carries. */
const ofGroup = (deferredTax: Journal['deferredTax']): Journal => ({
  ...journal('G1', END, ['receivables 60', 'revenue -60'], { deferredTax }),
  document: 'adjustments.csv#G1',
  level: 'group',
  basis: 'presentation',
  borneBy: 'P',
})

describe('the proof of the effective tax rate of the group', () => {
  it('passes where every company bears its rate, and turnovers between them change nothing', () => {
    expect(proofOf({ registers: { turnovers: [sale('P', 'S', YEAR, 200n)] } })).toMatchObject({
      severity: 'warns',
      passed: true,
      left: '350.00',
      values: { profit: '1400.00', rate: '25.00', effective: '25.00', companies: '0.00' },
    })
  })

  it('names what another country does: 400 at 10 % is 60 less than at 25 %', () => {
    const abroad: Given['lines'] = {
      ...LINES,
      S: [...LINES.S!.slice(0, 1), ['cash', 'unspecified', 360n], ['tax', 'tax-profit-or-loss', 40n]],
    }
    expect(proofOf({ lines: abroad, jurisdiction: 'AE' })).toMatchObject({
      passed: true,
      left: '290.00',
      values: { jurisdictions: '-60.00' },
    })
  })

  it('takes unrealised profit at the rate of the holder (12.74): 80 of the parent in stock at 10 %', () => {
    const abroad: Given['lines'] = { ...LINES, S: [] }
    const inventoryProfit = [stock('P', 'S', END, 80n, true)]
    expect(proofOf({ lines: abroad, jurisdiction: 'AE', registers: { inventoryProfit } })).toMatchObject({
      passed: true,
      left: '242.00',
      values: { expected: '230.00', jurisdictions: '12.00' },
    })
  })

  it('names unrealised profit and journals that bear no deferred tax by their registers or the settings', () => {
    const untaxed = { ...stock('P', 'S', END, 80n), document: 'inventory_profit.csv#1' }
    expect(proofOf({ registers: { inventoryProfit: [untaxed] } })).toMatchObject({
      passed: true,
      values: { untaxed: '20.00' },
    })
    expect(proofOf({ registers: { journals: [ofGroup('none')] } })).toMatchObject({
      passed: true,
      values: { untaxed: '-15.00' },
    })
    expect(
      proofOf({ registers: { journals: [ofGroup('calculator')] }, settings: { groupDeferredTax: false } }),
    ).toMatchObject({ passed: true, values: { untaxed: '-15.00' } })
  })

  it('warns where a journal that says it carries its tax does not', () => {
    expect(proofOf({ registers: { journals: [ofGroup('calculator')] } })?.passed).toBe(true)
    expect(proofOf({ registers: { journals: [ofGroup('own')] } })).toMatchObject({
      passed: false,
      severity: 'warns',
      difference: '-15.00',
    })
  })

  it('is not made where the rate of a member is not known', () => {
    expect(proofOf({ jurisdiction: 'KZ' })).toBeUndefined()
  })
})
