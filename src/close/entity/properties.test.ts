// Properties of the entity chain (accounting-model.md §12): balanced in → balanced out in every layer and basis, detail
// never moves a total, order changes nothing, monthly files give the year.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Codes, FactTable } from '../../ledger/facts.ts'
import { decimalText, fraction } from '../../ledger/fraction.ts'
import { Rates } from '../rates.ts'
import { rollForward } from '../roll.ts'
import { divideRounded, spread } from './division.ts'
import { explainTranslated } from './explain-translated.ts'
import { CHART, datedFlow, entity, factsOf, interval, rate, SETTINGS, shown } from './testing.ts'
import { type TranslateInput, translateEntityYear } from './translate.ts'

const amount = fc.bigInt({ min: -10_000_000n, max: 10_000_000n })
const KINDS = [
  ['cash', 'unspecified'],
  ['receivables', 'working-capital'],
  ['ppe', 'addition-paid'],
  ['property', 'charge'],
  ['payables', 'working-capital'],
  ['loans', 'proceeds'],
  ['revenue', 'unspecified'],
  ['expense', 'unspecified'],
  ['oci', 'revaluation'],
  ['retained', 'unspecified'],
] as const
const MONTHS = ['2024-01-01/2024-01-31', '2024-02-01/2024-02-29', '2024-03-01/2024-03-31'] as const
const LAYERS = ['mapped', 'adjustment:T01'] as const

interface Entry {
  readonly kind: number
  readonly against: number
  readonly amount: bigint
  readonly partner: string
  readonly month: number
  readonly layer: number
  readonly opening: boolean
}

const entry: fc.Arbitrary<Entry> = fc.record({
  kind: fc.nat(KINDS.length - 1),
  against: fc.nat(KINDS.length - 1),
  amount,
  partner: fc.constantFrom('', 'X', 'Y', 'Z'),
  month: fc.nat(2),
  layer: fc.nat(1),
  opening: fc.boolean(),
})
const entries = fc.array(entry, { minLength: 1, maxLength: 25 })

/** Double entries as facts; income and expense never open. */
function factsFrom(codes: Codes, list: readonly Entry[], oneFile: boolean, withPartners = true): FactTable {
  const facts = new FactTable(codes)
  for (const one of list) {
    for (const [kind, sign] of [
      [one.kind, 1n],
      [one.against, -1n],
    ] as const) {
      const [account, flow] = KINDS[kind]!
      const opens = one.opening && kind < 6 && one.against < 6 && one.kind < 6
      const period = oneFile ? '2024-01-01/2024-03-31' : MONTHS[opens ? 0 : one.month]!
      facts.append(
        factsOf(
          codes,
          'CNY',
          [
            `${account} ${opens ? 'opening' : flow} ${decimalText(sign * one.amount, 2)} ${withPartners && one.partner ? one.partner : '-'}`,
          ],
          period,
          LAYERS[one.layer]!,
        ),
      )
    }
  }
  return facts
}

const RATES = new Rates(
  [
    'CNY spot 2023-12-31 - 11.3729',
    'CNY spot 2024-02-10 - 12.0107',
    'CNY spot 2024-03-31 - 13.1313',
    'CNY average 2024-01-01 2024-01-31 11.7003',
    'CNY average 2024-02-01 2024-02-29 12.3457',
    'CNY average 2024-03-01 2024-03-31 12.9991',
  ].map(rate),
  'RUB',
)

const inputOf = (facts: FactTable, changes: Partial<TranslateInput> = {}): TranslateInput => ({
  codes: facts.codes,
  chart: CHART,
  settings: SETTINGS,
  entity: entity('CNY'),
  interval: interval('2024-01-01/2024-03-31'),
  segments: [{ interval: interval('2024-01-01/2024-03-31'), method: 'full', scopeIn: false }],
  rates: RATES,
  facts,
  position: false,
  previous: null,
  opensOn: '2024-01-01',
  openings: [],
  datedFlows: [],
  journals: [],
  ...changes,
})

const SCOPES = [
  {},
  {
    segments: [{ interval: { from: '2024-02-11', to: '2024-03-31' }, method: 'full', scopeIn: true }],
    scopeInDate: '2024-02-10',
  },
  { settings: { ...SETTINGS, translationPeriod: 'month' } },
] as const satisfies readonly Partial<TranslateInput>[]

describe('translation', () => {
  it('keeps every layer at zero in both bases, and proves the reserve within rounding', () => {
    fc.assert(
      fc.property(entries, fc.boolean(), fc.constantFrom(...SCOPES), (list, oneFile, scope) => {
        const year = translateEntityYear(inputOf(factsFrom(new Codes(), list, oneFile), scope))
        expect(year.findings.filter(({ severity }) => severity === 'blocks')).toEqual([])
        for (const table of [year.functional, year.presentation]) {
          for (const [layer, sum] of table.totals('layer')) expect([layer, sum]).toEqual([layer, 0n])
        }
        expect(year.checks.filter(({ passed }) => !passed)).toEqual([])
      }),
      { numRuns: 150 },
    )
  })

  it('detail moves no total', () => {
    fc.assert(
      fc.property(entries, fc.constantFrom(...SCOPES), (list, scope) => {
        const [withDetail, without] = [true, false].map((partners) =>
          shown(
            translateEntityYear(inputOf(factsFrom(new Codes(), list, true, partners), scope)).presentation,
          ),
        )
        expect(withDetail).toEqual(without)
      }),
      { numRuns: 100 },
    )
  })

  it('of a year in monthly files is that of one file, under year-to-date', () => {
    fc.assert(
      fc.property(entries, (list) => {
        const [months, year] = [false, true].map((oneFile) =>
          shown(translateEntityYear(inputOf(factsFrom(new Codes(), list, oneFile))).presentation),
        )
        expect(months).toEqual(year)
      }),
      { numRuns: 100 },
    )
  })

  it('does not depend on the order of facts', () => {
    fc.assert(
      fc.property(entries, fc.constantFrom(...SCOPES), (list, scope) => {
        const texts = [list, [...list].reverse()].map((ordered) => {
          const { presentation } = translateEntityYear(inputOf(factsFrom(new Codes(), ordered, false), scope))
          return Array.from({ length: presentation.length }, (_, row) => [
            presentation.describe(row),
            presentation.amount[row],
          ])
        })
        expect(texts[0]).toEqual(texts[1])
      }),
      { numRuns: 60 },
    )
  })

  it('is explained to the kopeck, account by account', () => {
    fc.assert(
      fc.property(entries, fc.constantFrom(...KINDS), (list, [account]) => {
        const facts = factsFrom(new Codes(), list, true)
        const input = inputOf(facts)
        const { presentation } = translateEntityYear(input)
        const total = presentation.sum((row) => presentation.text('account', row) === account)
        expect(explainTranslated(input, { account }).amount).toBe(decimalText(total, 2))
      }),
      { numRuns: 40 },
    )
  })

  it('ten times the amounts give ten times the results, up to rounding', () => {
    fc.assert(
      fc.property(entries, (list) => {
        const tenfold = list.map((one) => ({ ...one, amount: one.amount * 10n }))
        const [single, ten] = [list, tenfold].map((of) =>
          translateEntityYear(inputOf(factsFrom(new Codes(), of, true))).presentation.totals('account'),
        )
        for (const [account, sum] of single!) {
          const difference = (ten!.get(account) ?? 0n) - sum * 10n
          expect(difference < 0n ? -difference : difference).toBeLessThanOrEqual(400n)
        }
      }),
      { numRuns: 50 },
    )
  })
})

describe('the year after', () => {
  it('opens as the year before closed, in both bases, and is proved again', () => {
    fc.assert(
      fc.property(entries, entries, fc.constantFrom(...SCOPES), (first, second, scope) => {
        const codes = new Codes()
        const before = translateEntityYear(inputOf(factsFrom(codes, first, true), scope))
        const period = '2024-01-01/2024-03-31'
        const moved = second.map((one) => ({ ...one, opening: false }))
        const facts = FactTable.of(
          codes,
          rollForward(before.functional, CHART, period),
          factsFrom(codes, moved, true),
        )
        const year = translateEntityYear(inputOf(facts, { previous: before }))
        for (const [layer, sum] of year.presentation.totals('layer'))
          expect([layer, sum]).toEqual([layer, 0n])
        expect(year.checks.filter(({ passed }) => !passed)).toEqual([])
        const rolled = rollForward(before.presentation, CHART, period).totals('account')
        const opened = year.presentation.where((row) => year.presentation.text('flow', row) === 'opening')
        const byAccount = (totals: Map<string, bigint>) =>
          new Map([...totals].filter(([, sum]) => sum !== 0n).sort())
        expect(byAccount(opened.totals('account'))).toEqual(byAccount(rolled))
      }),
      { numRuns: 80 },
    )
  })
})

describe('dated movements in a segment that is cut', () => {
  it('keep every layer at zero and the sum of both sides of the date', () => {
    fc.assert(
      fc.property(
        entries,
        fc.bigInt({ min: 1n, max: 9_999n }),
        fc.integer({ min: 1, max: 31 }),
        (list, cents, day) => {
          const codes = new Codes()
          const facts = factsFrom(codes, list, true)
          const text = decimalText(cents, 2)
          facts.append(
            factsOf(
              codes,
              'CNY',
              [`retained dividends-declared ${text}`, `cash unspecified -${text}`],
              '2024-01-01/2024-03-31',
            ),
          )
          const date = `2024-01-${String(day).padStart(2, '0')}`
          const datedFlows = [datedFlow(`${date} retained dividends-declared ${text} 12`, 'CNY')]
          const year = translateEntityYear(inputOf(facts, { ...SCOPES[1], datedFlows }))
          for (const [layer, sum] of year.functional.totals('layer'))
            expect([layer, sum]).toEqual([layer, 0n])
          const cash = (table: FactTable): bigint => table.sum((row) => table.text('account', row) === 'cash')
          expect(cash(year.functional)).toBe(cash(facts))
        },
      ),
      { numRuns: 60 },
    )
  })
})

describe('dividing a rounded total', () => {
  it('parts sum to it, each within a unit of its exact share', () => {
    const weights = fc.array(fc.bigInt({ min: -1_000_000n, max: 1_000_000n }), {
      minLength: 1,
      maxLength: 12,
    })
    const denominators = fc.bigInt({ min: 1n, max: 10_000n })
    fc.assert(
      fc.property(weights, denominators, (numerators, denominator) => {
        const sum = numerators.reduce((a, b) => a + b, 0n)
        const total = sum / denominator
        const parts = divideRounded(numerators, denominator, total)
        expect(parts.reduce((a, b) => a + b, 0n)).toBe(total)
        for (const [index, part] of parts.entries()) {
          const rest = part * denominator - numerators[index]!
          expect((rest < 0n ? -rest : rest) < denominator).toBe(true)
        }
      }),
    )
  })
  it('what stands apart is spread by size', () => {
    // 1 and 3 at rate 1, and 4 beside: 1 + 1, 3 + 3.
    expect(spread([1n, 3n], fraction(1n), fraction(4n), 8n)).toEqual([2n, 6n])
    expect(spread([-1n, 3n], fraction(1n), fraction(4n), 6n)).toEqual([0n, 6n])
  })
})
