// What must hold of an entity (accounting-model.md §10): each check is shown passing, and with the input that fails it.

import { describe, expect, it } from 'vitest'
import type { Journal, OpeningRow } from '../../ledger/book.ts'
import { Codes } from '../../ledger/facts.ts'
import type { Check } from '../../ledger/finding.ts'
import { adjustEntityYear } from './adjust.ts'
import { type EntityChecksInput, entityChecks } from './checks.ts'
import { deferredTaxEntityYear } from './deferred-tax.ts'
import { entityJournals } from './journals.ts'
import {
  CHART,
  entity,
  factsOf,
  interval,
  journal,
  openingRow,
  SETTINGS,
  stageOf,
  taxRate,
} from './testing.ts'

interface Given {
  readonly year?: string
  readonly journals?: readonly Journal[]
  readonly previous?: EntityChecksInput
  readonly openings?: readonly OpeningRow[]
  readonly codes?: Codes
}

function inputOf(facts: readonly string[], given: Given = {}): EntityChecksInput {
  const { codes = given.previous?.codes ?? new Codes(), previous } = given
  const year = interval(given.year ?? '2024')
  const mapped = stageOf(factsOf(codes, 'RUB', facts, `${year.from}/${year.to}`))
  const journals = entityJournals(given.journals ?? [], 'A', year.to)
  const base = { codes, chart: CHART, settings: SETTINGS, entity: entity(), interval: year, mapped, journals }
  const adjusted = adjustEntityYear({ ...base, previous: previous?.adjusted ?? null })
  const taxRates = [taxRate('2000-01-01', '2000-01-01', 20n)]
  const deferredTax = deferredTaxEntityYear({
    ...base,
    adjusted,
    previous: previous?.deferredTax ?? null,
    taxRates,
  })
  return {
    ...base,
    adjusted,
    deferredTax,
    previous: previous ?? null,
    openings: given.openings ?? [],
    taxRates: [],
  }
}
const failed = (checks: readonly Check[]): string[] =>
  checks
    .filter(({ passed }) => !passed)
    .map(({ id, subject, difference }) => `${id} ${subject} ${difference}`)

const SOUND = ['cash opening 100', 'capital opening -100', 'cash unspecified 20', 'revenue unspecified -20']

describe('checks of an entity', () => {
  it('pass where everything holds, and say what they compared', () => {
    const journals = [
      journal('J1', '2024-12-31', ['property 10', 'expense -10'], { deferredTax: 'calculator' }),
    ]
    const first = inputOf(SOUND, { journals })
    const next = inputOf(['cash opening 120', 'capital opening -100', 'retained opening -20'], {
      year: '2025',
      journals,
      previous: first,
    })
    expect(failed([...entityChecks(first), ...entityChecks(next)])).toEqual([])
    expect(entityChecks(next).map(({ id, subject, left }) => [id, subject, left])).toEqual([
      ['layer-balances', 'A mapped', '120.00'],
      ['layer-balances', 'A adjustment:other', '10.00'],
      ['layer-balances', 'A deferred-tax', '2.00'],
      ['opening-equals-closing', 'A', '132.00'],
      ['assets-equal-liabilities-and-equity', 'A', '130.00'],
    ])
    expect(entityChecks(first).at(-1)).toMatchObject({
      id: 'non-cash-flows-of-journal',
      subject: 'A J1',
      left: '0.00',
    })
    expect(entityChecks(first).find(({ id }) => id === 'journals-balance')).toMatchObject({
      subject: 'A 2024-12-31 RUB',
      left: '10.00',
      right: '10.00',
      difference: '0.00',
      passed: true,
    })
  })
  it.each<[string, readonly string[], Given]>([
    ['layer-balances A mapped 1.00', ['cash opening 101', 'capital opening -100'], {}],
    [
      'opening-as-given A cash 1.00',
      SOUND,
      { openings: [openingRow('cash 99 -'), openingRow('capital -100 -')] },
    ],
    [
      'non-cash-flows-of-journal A J1 10.00',
      SOUND,
      { journals: [journal('J1', '2024-12-31', ['property 10 revaluation', 'expense -10 unspecified'])] },
    ],
  ])('fail: %s', (expected, facts, given) => {
    expect(failed(entityChecks(inputOf(facts, given)))).toContain(expected)
  })
  it('fail: journals that do not balance, one by one: what one lacks another does not make good', () => {
    const journals = [
      journal('J1', '2024-12-31', ['expense 5', 'provisions -4.99']),
      journal('J2', '2024-12-31', ['expense 5', 'provisions -5.01']),
      journal('J3', '2024-12-31', ['expense 5', 'provisions -5']),
      journal('J4', '2024-12-31', ['expense 5', 'provisions -4'], { basis: 'presentation' }),
    ]
    const rows = entityChecks(inputOf(SOUND, { journals })).filter(({ id }) => id === 'journals-balance')
    expect(rows).toMatchObject([
      {
        subject: 'A 2024-12-31 RUB',
        left: '15.00',
        right: '15.00',
        difference: '0.02',
        passed: false,
        values: { journals: 'J1, J2' },
      },
      { subject: 'A 2024-12-31 RUB', left: '5.00', right: '4.00', passed: false, values: { journals: 'J4' } },
    ])
  })
  it('fail: an account opens with other than it closed', () => {
    const first = inputOf(SOUND)
    const next = inputOf(
      ['cash opening 115', 'receivables opening 5', 'capital opening -100', 'retained opening -20'],
      {
        year: '2025',
        previous: first,
      },
    )
    expect(failed(entityChecks(next))).toEqual([
      'opening-equals-closing A cash -5.00',
      'opening-equals-closing A receivables 5.00',
    ])
  })
})
