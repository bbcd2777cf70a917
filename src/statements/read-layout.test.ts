import { describe, expect, it } from 'vitest'
import { Codes } from '../ledger/facts.ts'
import { statementFindings } from './findings.ts'
import { CASH_FLOWS } from './layout/cash-flows.ts'
import { STATEMENT_IDS, STATEMENT_LINES, shippedLayouts } from './layout/shipped.ts'
import { STATEMENT_MESSAGES } from './messages.ts'
import { statementSet } from './statement-set.ts'
import { chart, facts, input, settings } from './testing.ts'

describe('layouts that ship', () => {
  for (const statement of STATEMENT_IDS) {
    for (const basis of ['ias-1', 'ifrs-18'] as const) {
      for (const layout of shippedLayouts(statement, basis)) {
        it(`${statement}, ${basis}, ${layout.name}: ids are unique, parts have their subtotal, sections are subtotals`, () => {
          const ids = layout.lines.map(({ id }) => id)
          expect(new Set(ids).size).toBe(ids.length)
          const totals = new Set(
            layout.lines.filter(({ kind }) => kind === 'subtotal' || kind === 'total').map(({ id }) => id),
          )
          for (const { within } of layout.lines) if (within) expect(totals).toContain(within)
          for (const section of Object.values(layout.sections)) expect(totals).toContain(section)
          for (const { nonCurrent, current } of Object.values(layout.byDueDate)) {
            expect(ids).toContain(nonCurrent)
            expect(ids).toContain(current)
          }
          for (const { id, label } of layout.lines) {
            expect(label.ru, id).toMatch(/[а-я]/i)
            expect(label.en, id).toMatch(/^[ -~]+$/)
          }
        })
      }
    }
  }

  it('lists every line once per statement', () => {
    const keys = STATEMENT_LINES.map(({ statement, id }) => `${statement}:${id}`)
    expect(new Set(keys).size).toBe(keys.length)
    expect(STATEMENT_LINES.find(({ id }) => id === 'OperatingProfitLoss')?.basis).toBe('ifrs-18')
  })
})

const ACCOUNTS = chart(`
  10 asset PropertyPlantAndEquipment disposal-receipt>Sales
  40 asset CashAndCashEquivalents role=cash
  60 equity RetainedEarnings component=earnings role=retained-earnings write
  80 income Revenue
  90 oci OtherComprehensiveIncomeNetOfTaxCashFlowHedges component=hedging`)

describe('findings of the chart', () => {
  it('names the account and the column', () => {
    const accounts = [...ACCOUNTS, ...chart('99 asset ')]
    const found = statementFindings({ settings: settings(), accounts, basis: 'ias-1', layouts: new Map() })
    expect(found.map(({ code, place, values }) => [code, place.column, values.account])).toEqual([
      ['ST-004', 'cash_flow', '10'],
      ['ST-005', 'equity_component', '90'],
      ['ST-003', 'xbrl', '99'],
    ])
    for (const { code } of found) expect(STATEMENT_MESSAGES[code]).toBeDefined()
  })
})

const OWN = {
  title: { ru: 'Отчёт', en: 'Report' },
  lines: [
    { id: 'Revenue', ru: 'Выручка', en: 'Sales' },
    {
      id: 'costs',
      ru: 'Расходы',
      en: 'Costs',
      elements: ['CostOfSales', 'AdministrativeExpense'],
      within: 'ProfitLossBeforeTax',
    },
    { id: 'ProfitLossBeforeTax', kind: 'subtotal', ru: 'До налога', en: 'Before tax', within: 'ProfitLoss' },
    { id: 'ProfitLoss', kind: 'total', ru: 'Прибыль', en: 'Profit' },
    { id: 'ProfitLossAttributableToOwnersOfParent', ru: 'а', en: 'a', group: true, splits: 'ProfitLoss' },
    {
      id: 'ProfitLossAttributableToNoncontrollingInterests',
      ru: 'а',
      en: 'a',
      group: true,
      splits: 'ProfitLoss',
    },
  ],
  sections: {
    operating: 'ProfitLossBeforeTax',
    investing: 'ProfitLossBeforeTax',
    financing: 'ProfitLossBeforeTax',
    'income-taxes': 'ProfitLoss',
    discontinued: 'ProfitLoss',
  },
}
const good = {
  ...OWN,
  lines: OWN.lines.map((line) => (line.id === 'Revenue' ? { ...line, within: 'ProfitLossBeforeTax' } : line)),
}
const chosen = settings({ layouts: { 'profit-or-loss': 'short' } })

describe('a layout of the user’s own', () => {
  it('takes the place of the shipped one', () => {
    const accounts = chart(`
      40 asset CashAndCashEquivalents role=cash
      60 equity RetainedEarnings component=earnings role=retained-earnings write
      80 income Revenue
      81 expense CostOfSales
      82 expense AdministrativeExpense
      83 expense FinanceCosts`)
    const table = facts(
      new Codes(),
      '80 unspecified -100\n81 unspecified 60\n82 unspecified 10\n83 unspecified 5\n40 unspecified 25',
    )
    const own = input(accounts, table, { settings: chosen, layouts: new Map([['short', good]]) })
    const profit = statementSet(own).statements[1]!
    expect(profit.title.ru).toBe('Отчёт')
    expect(profit.lines.map(({ id, amounts }) => [id, amounts[0]])).toEqual([
      ['Revenue', 10000n],
      ['costs', -7000n],
      ['FinanceCosts', -500n],
      ['ProfitLossBeforeTax', 2500n],
      ['ProfitLoss', 2500n],
    ])
    expect(statementFindings(own)).toEqual([])
  })

  const wrong = (layout: unknown): string[] =>
    statementFindings({
      settings: chosen,
      accounts: [],
      basis: 'ias-1',
      layouts: new Map([['short', layout]]),
    }).map(({ code, values }) => `${code} ${values.where ?? values.name}`)

  it('is refused with every place that is wrong', () => {
    expect(wrong(null)).toEqual(['ST-002 '])
    expect(wrong({ ...good, lines: [] })).toContain('ST-002 lines')
    const lines = [
      ...good.lines,
      { id: 'Revenue', ru: 'x', within: 'costs' },
      { kind: 'sum', sign: 2, level: -1, elements: 'x' },
    ]
    expect(wrong({ ...good, lines })).toEqual([
      'ST-002 lines[8].id',
      'ST-002 lines[8].kind',
      'ST-002 lines[8].sign',
      'ST-002 lines[8].level',
      'ST-002 lines[8].elements',
      'ST-002 lines[7].id',
      'ST-002 lines[7].within',
    ])
    expect(wrong({ ...good, sections: { operating: 'costs', other: 'x' } })).toEqual([
      'ST-002 sections.other',
      'ST-002 sections.operating',
      'ST-002 sections.income-taxes',
    ])
    const circle = good.lines.map((line) =>
      line.id === 'ProfitLoss' ? { ...line, within: 'ProfitLossBeforeTax' } : line,
    )
    expect(wrong({ ...good, lines: circle })).toContain('ST-002 lines[4].within')
    expect(wrong({ ...good, lines: good.lines.filter(({ id }) => !id.endsWith('Interests')) })).toEqual([
      'ST-002 lines',
    ])
  })

  it('that does not exist is named with those that do', () => {
    const [found] = statementFindings({ settings: chosen, accounts: [], basis: 'ias-1', layouts: new Map() })
    expect(found?.values).toEqual({
      statement: 'profit-or-loss',
      name: 'short',
      names: 'by-function, by-nature',
    })
  })

  it('of cash flows may collect default lines under its own', () => {
    const lines = CASH_FLOWS['ias-1'].lines.map(({ label, ...line }) => ({ ...line, ...label }))
    const other = 'AdjustmentsForFairValueGainsLosses'
    const joined = lines
      .filter(({ id }) => id !== other)
      .map((line) => (line.id === 'OtherAdjustmentsForNoncashItems' ? { ...line, elements: [other] } : line))
    const own = settings({ layouts: { 'cash-flows': 'mine' } })
    expect(
      statementFindings({
        settings: own,
        accounts: [],
        basis: 'ias-1',
        layouts: new Map([['mine', { lines: joined }]]),
      }),
    ).toEqual([])
  })
})
