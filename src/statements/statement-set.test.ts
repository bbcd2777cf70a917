import { describe, expect, it } from 'vitest'
import { Codes } from '../ledger/facts.ts'
import { statementChecks } from './checks.ts'
import { factsOf, lineIds } from './facts-of.ts'
import { toJson } from './json.ts'
import { statementSet } from './statement-set.ts'
import { chart, facts, input, settings, year } from './testing.ts'
import type { StatementInput, StatementSet } from './types.ts'

/** `line amount …` of one statement in whole units; null columns as `-`. Printed lines only. */
function shown(set: StatementSet, statement: string, at = 0): Record<string, string> {
  const found = set.statements.filter(({ id }) => id === statement)[at]
  const lines = (found?.lines ?? []).filter(({ kind }) => kind !== 'heading')
  return Object.fromEntries(
    lines.map(({ id, amounts }) => [id, amounts.map((a) => (a === null ? '-' : `${a / 100n}`)).join(' ')]),
  )
}

/** Every figure of every statement is what its facts sum to: the inverse of presentation holds. */
function expectFactsBehindEveryFigure(own: StatementInput, set: StatementSet): void {
  for (const statement of set.statements) {
    for (const line of statement.lines) {
      for (const [column, amount] of line.amounts.entries()) {
        if (line.kind === 'heading' || amount === null) continue
        const found = factsOf(own, statement.id, line.id, column, statement.interval)
        expect(found && found.sign * found.facts.sum(), `${statement.id} ${line.id} ${column}`).toBe(amount)
      }
    }
  }
}

const failed = (own: StatementInput, set: StatementSet): string[] =>
  statementChecks(own, set).flatMap(({ id, passed, left, right, values }) =>
    passed ? [] : [`${id} ${left} ${right} ${values.line ?? ''}`],
  )

const SIMPLE = chart(`
  10 asset PropertyPlantAndEquipment
  20 asset Inventories
  30 asset TradeAndOtherCurrentReceivables
  40 asset CashAndCashEquivalents role=cash
  50 equity IssuedCapital component=capital
  60 equity RetainedEarnings component=earnings role=retained-earnings write
  61 equity RevaluationSurplus component=revaluation write
  70 liability TradeAndOtherCurrentPayables
  71 liability CurrentTaxLiabilitiesCurrent role=current-tax-payable
  75 liability Borrowings current=by-due-date
  80 income Revenue
  81 expense CostOfSales
  82 expense AdministrativeExpense
  83 expense IncomeTaxExpenseContinuingOperations role=current-tax-expense
  84 expense LossOnBears
  90 oci OtherComprehensiveIncomeNetOfTaxGainsLossesOnRevaluation component=revaluation`)

const YEAR = `
  10 opening 500
  40 opening 100
  50 opening -400
  60 opening -200
  10 charge -50
  10 revaluation 30
  90 revaluation -30
  80 unspecified -900
  81 unspecified 600
  82 unspecified 50
  83 tax-profit-or-loss 40
  84 unspecified 10
  71 tax-profit-or-loss -40
  71 tax-paid 15
  30 working-capital 900
  30 working-capital -800
  40 unspecified 200
  20 working-capital 25
  70 working-capital -60
  60 dividends-declared 120
  70 dividends-declared -120
  70 dividends-paid 120
  75 proceeds -500 due_on=2026-12-31
  75 proceeds -80 due_on=2027-01-01
  40 unspecified 535`

describe('statements of one company', () => {
  const codes = new Codes()
  const own = input(SIMPLE, facts(codes, YEAR))
  const set = statementSet(own)

  it('prints the financial position with the result of the year in retained earnings and reserves', () => {
    // Retained earnings: 200 + profit (900 − 600 − 50 − 40 − 10 = 200) − dividends 120 = 280.
    expect(shown(set, 'financial-position')).toEqual({
      PropertyPlantAndEquipment: '480 500',
      NoncurrentAssets: '480 500',
      Inventories: '25 0',
      TradeAndOtherCurrentReceivables: '100 0',
      CashAndCashEquivalents: '835 100',
      CurrentAssets: '960 100',
      Assets: '1440 600',
      IssuedCapital: '400 400',
      RevaluationSurplus: '30 0',
      RetainedEarnings: '280 200',
      Equity: '710 600',
      LongtermBorrowings: '80 0',
      NoncurrentLiabilities: '80 0',
      TradeAndOtherCurrentPayables: '60 0',
      ShorttermBorrowings: '500 0',
      CurrentTaxLiabilitiesCurrent: '25 0',
      CurrentLiabilities: '585 0',
      Liabilities: '665 0',
      EquityAndLiabilities: '1375 600',
    })
  })

  it('says that assets do not equal equity and liabilities where the facts do not balance', () => {
    // The facts above leave out what 65 of cash was received for.
    expect(failed(own, set).some((text) => text.startsWith('assets-equal'))).toBe(true)
  })
})

describe('statements of one company that balances', () => {
  const codes = new Codes()
  const own = input(SIMPLE, facts(codes, YEAR.replace('40 unspecified 535', '40 unspecified 470')))
  const set = statementSet(own)

  it('prints profit or loss with expenses negative, and an element of its own in its section', () => {
    expect(shown(set, 'profit-or-loss')).toEqual({
      Revenue: '900 -',
      CostOfSales: '-600 -',
      GrossProfit: '300 -',
      AdministrativeExpense: '-50 -',
      LossOnBears: '-10 -',
      ProfitLossFromOperatingActivities: '240 -',
      ProfitLossBeforeTax: '240 -',
      IncomeTaxExpenseContinuingOperations: '-40 -',
      ProfitLoss: '200 -',
    })
    const line = set.statements[1]?.lines.find(({ id }) => id === 'LossOnBears')
    expect(line?.label).toEqual({ ru: 'Счёт 84', en: 'Account 84' })
  })

  it('prints changes in equity by component', () => {
    const equity = set.statements.find(({ id }) => id === 'changes-in-equity')
    expect(equity?.interval).toBe('2025-01-01/2025-12-31')
    expect(equity?.columns.map(({ id }) => id)).toEqual([
      'IssuedCapital',
      'RevaluationSurplus',
      'RetainedEarnings',
      'Equity',
    ])
    expect(shown(set, 'changes-in-equity')).toEqual({
      'equity-opening': '400 0 200 600',
      ProfitLoss: '0 0 200 200',
      OtherComprehensiveIncome: '0 30 0 30',
      ComprehensiveIncome: '0 30 200 230',
      DividendsPaid: '0 0 -120 -120',
      Equity: '400 30 280 710',
    })
  })

  it('prints indirect cash flows as sums of facts', () => {
    expect(shown(set, 'cash-flows')).toEqual({
      ProfitLossBeforeTax: '240 -',
      AdjustmentsForDepreciationAndAmortisationExpense: '50 -',
      'operating-cash-flows-before-changes-in-working-capital': '290 -',
      AdjustmentsForDecreaseIncreaseInInventories: '-25 -',
      AdjustmentsForDecreaseIncreaseInTradeAndOtherReceivables: '-100 -',
      AdjustmentsForIncreaseDecreaseInTradeAndOtherPayables: '60 -',
      CashFlowsFromUsedInOperations: '225 -',
      IncomeTaxesPaidRefundClassifiedAsOperatingActivities: '-15 -',
      CashFlowsFromUsedInOperatingActivities: '210 -',
      CashFlowsFromUsedInInvestingActivities: '0 -',
      ProceedsFromBorrowingsClassifiedAsFinancingActivities: '580 -',
      DividendsPaidClassifiedAsFinancingActivities: '-120 -',
      CashFlowsFromUsedInFinancingActivities: '460 -',
      IncreaseDecreaseInCashAndCashEquivalentsBeforeEffectOfExchangeRateChanges: '670 -',
      IncreaseDecreaseInCashAndCashEquivalents: '670 -',
      'cash-and-cash-equivalents-opening': '100 -',
      CashAndCashEquivalents: '770 -',
    })
  })

  it('passes every check, and every figure is the sum of its facts', () => {
    expect(failed(own, set)).toEqual([])
    expectFactsBehindEveryFigure(own, set)
  })

  it('writes the machine file of the format', () => {
    const json = toJson(set)
    expect(Object.keys(json)).toEqual([
      'format',
      'book',
      'period',
      'basis',
      'entity',
      'currency',
      'statements',
    ])
    expect(json.statements.map(({ id }) => id)).toEqual([
      'financial-position',
      'profit-or-loss',
      'comprehensive-income',
      'changes-in-equity',
      'cash-flows',
    ])
    expect(json.statements[0]?.columns).toEqual(['2025-12-31', '2024-12-31'])
    expect(json.statements[1]?.columns).toEqual(['2025-01-01/2025-12-31', '2024-01-01/2024-12-31'])
    expect(json.statements[1]?.lines[1]).toEqual({
      id: 'CostOfSales',
      label: { ru: 'Себестоимость продаж', en: 'Cost of sales' },
      level: 0,
      kind: 'line',
      amounts: ['-600.00', null],
    })
    expect(json.statements.every(({ lines }) => lines.every(({ kind }) => kind !== 'heading'))).toBe(true)
  })

  it('names the statements in which an id stands', () => {
    const statements = lineIds(set)
      .filter(({ id }) => id === 'ProfitLoss')
      .map(({ statement }) => statement)
    expect(statements).toEqual(['profit-or-loss', 'comprehensive-income', 'changes-in-equity'])
  })

  it('takes comparatives from the year before and finds openings that are not its closing', () => {
    const prior = year(
      2024,
      facts(
        codes,
        '10 opening 500\n40 unspecified 100\n50 opening -400\n60 opening -100\n80 unspecified -100',
      ),
    )
    const both = { ...own, prior, priorYear: prior }
    const withPrior = statementSet(both)
    expect(shown(withPrior, 'profit-or-loss').ProfitLoss).toBe('200 100')
    expect(shown(withPrior, 'financial-position').RetainedEarnings).toBe('280 200')
    expect(
      withPrior.statements.filter(({ id }) => id === 'changes-in-equity').map(({ interval }) => interval),
    ).toEqual(['2025-01-01/2025-12-31', '2024-01-01/2024-12-31'])
    expect(failed(both, withPrior)).toEqual([])
    expectFactsBehindEveryFigure(both, withPrior)
    const moved = year(2024, facts(codes, '10 opening 490\n40 opening 110\n50 opening -400\n60 opening -200'))
    const other = { ...own, prior: moved, priorYear: moved }
    expect(failed(other, statementSet(other))).toEqual([
      'comparatives-are-openings 490.00 500.00 PropertyPlantAndEquipment',
    ])
  })
})

describe('a position', () => {
  it('prints position, profit and OCI; of changes in equity and cash flows what is known', () => {
    const codes = new Codes()
    const table = facts(
      codes,
      '10 unspecified 300\n40 unspecified 100\n50 unspecified -250\n60 unspecified -100\n60 dividends-declared 20\n80 unspecified -70',
    )
    const own = input(SIMPLE, table, { current: year(2025, table, true) })
    const set = statementSet(own)
    expect(shown(set, 'financial-position').RetainedEarnings).toBe('150 -')
    expect(shown(set, 'profit-or-loss').ProfitLoss).toBe('70 -')
    expect(shown(set, 'changes-in-equity')).toEqual({
      'equity-opening': '- - -',
      ProfitLoss: '0 70 70',
      ComprehensiveIncome: '0 70 70',
      DividendsPaid: '0 -20 -20',
      Equity: '250 150 400',
    })
    const cash = shown(set, 'cash-flows')
    expect(cash.ProfitLossBeforeTax).toBe('70 -')
    expect(cash.CashFlowsFromUsedInOperatingActivities).toBe('- -')
    expect(cash.CashAndCashEquivalents).toBe('100 -')
    for (const id of ['changes-in-equity', 'cash-flows']) {
      expect(set.statements.find((statement) => statement.id === id)?.remarks).toHaveLength(1)
    }
    expect(failed(own, set)).toEqual([])
  })
})

describe('elements and sections', () => {
  const codes = new Codes()
  it('gives a line to an element of a subtotal, so that a textbook total can be an account', () => {
    const accounts = chart(`
      1 asset NoncurrentAssets
      2 asset CurrentAssets
      3 asset Widgets current=non-current
      4 equity Equity component=e role=retained-earnings write
      5 liability CurrentLiabilities
      6 liability LoanNotes current=non-current`)
    const set = statementSet(
      input(
        accounts,
        facts(
          codes,
          '1 unspecified 10\n2 unspecified 20\n3 unspecified 5\n4 unspecified -15\n5 unspecified -8\n6 unspecified -12',
        ),
      ),
    )
    const position = shown(set, 'financial-position')
    expect(position).toMatchObject({
      Widgets: '5 -',
      NoncurrentAssets: '15 -',
      CurrentAssets: '20 -',
      Assets: '35 -',
      Equity: '15 -',
      LoanNotes: '12 -',
      NoncurrentLiabilities: '12 -',
      CurrentLiabilities: '8 -',
    })
  })

  it('splits by due date against twelve months after each column’s date; without a date it is current', () => {
    const accounts = chart(`
      1 liability LeaseLiabilities current=by-due-date
      2 asset Bonds current=by-due-date
      3 equity IssuedCapital component=capital`)
    const table = facts(
      codes,
      '1 opening -30 due_on=2026-06-30\n1 opening -7\n2 opening 40 due_on=2029-01-01\n2 opening 5 due_on=2025-03-31\n3 opening -8',
    )
    const position = shown(statementSet(input(accounts, table)), 'financial-position')
    expect(position).toMatchObject({
      NoncurrentLeaseLiabilities: '0 30',
      CurrentLeaseLiabilities: '37 7',
      Bonds: '5 5',
      'Bonds-non-current': '40 40',
    })
  })
})

describe('the group', () => {
  const accounts = chart(`
    10 asset PropertyPlantAndEquipment
    11 asset InvestmentsInSubsidiariesJointVenturesAndAssociates role=investment-in-subsidiary
    12 asset Goodwill role=goodwill
    40 asset CashAndCashEquivalents role=cash
    50 equity IssuedCapital component=capital
    60 equity RetainedEarnings component=earnings role=retained-earnings write
    62 equity ReserveOfExchangeDifferencesOnTranslation component=translation write
    65 equity NoncontrollingInterests component=nci role=non-controlling-interests
    70 liability TradeAndOtherCurrentPayables
    80 income Revenue
    90 oci OtherComprehensiveIncomeNetOfTaxExchangeDifferencesOnTranslation component=translation recycles`)
  const codes = new Codes()
  // P buys 80 % of S for 200 in cash; S has 150 of net assets, of them 30 cash; NCI 30, goodwill 80. Then S
  // earns 100.
  const table = facts(
    codes,
    `
    40 opening 500 entity=P
    50 opening -500 entity=P
    11 addition-paid 200 entity=P
    40 unspecified -200 entity=P
    10 scope-in 120 entity=S
    40 scope-in 30 entity=S
    50 scope-in -150 entity=S
    80 unspecified -100 entity=S
    40 unspecified 100 entity=S
    40 translation-difference 5 entity=S
    90 translation-difference -5 entity=S
    11 scope-in -200 entity=P layer=elimination:investment
    50 scope-in 150 entity=S layer=elimination:investment
    12 scope-in 80 entity=S layer=elimination:investment
    65 scope-in -30 entity=S layer=elimination:investment
    60 profit-attributed 20 entity=S layer=elimination:nci
    65 profit-attributed -20 entity=S layer=elimination:nci
    62 oci-attributed 1 entity=S layer=elimination:nci
    65 oci-attributed -1 entity=S layer=elimination:nci`,
  )
  const own = input(accounts, table, { entity: null, settings: settings({ parent: 'P' }) })
  const set = statementSet(own)

  it('attributes profit and comprehensive income to owners and non-controlling interests', () => {
    expect(shown(set, 'profit-or-loss')).toMatchObject({
      ProfitLoss: '100 -',
      ProfitLossAttributableToOwnersOfParent: '80 -',
      ProfitLossAttributableToNoncontrollingInterests: '20 -',
    })
    expect(shown(set, 'comprehensive-income')).toMatchObject({
      OtherComprehensiveIncomeThatWillBeReclassifiedToProfitOrLossNetOfTax: '5 -',
      ComprehensiveIncome: '105 -',
      ComprehensiveIncomeAttributableToOwnersOfParent: '84 -',
      ComprehensiveIncomeAttributableToNoncontrollingInterests: '21 -',
    })
  })

  it('leaves out a group of other comprehensive income that has no figures, and keeps the other (IAS 1.82A)', () => {
    expect(Object.keys(shown(set, 'comprehensive-income')).filter((id) => id.includes('ThatWill'))).toEqual([
      'OtherComprehensiveIncomeThatWillBeReclassifiedToProfitOrLossNetOfTax',
    ])
  })

  it('shows the acquisition in changes in equity and, net of cash acquired, in cash flows', () => {
    const equity = set.statements.find(({ id }) => id === 'changes-in-equity')
    expect(equity?.columns.map(({ id }) => id)).toEqual([
      'IssuedCapital',
      'ReserveOfExchangeDifferencesOnTranslation',
      'RetainedEarnings',
      'EquityAttributableToOwnersOfParent',
      'NoncontrollingInterests',
      'Equity',
    ])
    expect(shown(set, 'changes-in-equity')).toEqual({
      'equity-opening': '500 0 0 500 0 500',
      ProfitLoss: '0 0 80 80 20 100',
      OtherComprehensiveIncome: '0 4 0 4 1 5',
      ComprehensiveIncome: '0 4 80 84 21 105',
      IncreaseDecreaseThroughAcquisitionOfSubsidiary: '0 0 0 0 30 30',
      Equity: '500 4 80 584 51 635',
    })
    expect(shown(set, 'cash-flows')).toMatchObject({
      CashFlowsUsedInObtainingControlOfSubsidiariesOrOtherBusinessesClassifiedAsInvestingActivities: '-170 -',
      EffectOfExchangeRateChangesOnCashAndCashEquivalents: '5 -',
      CashAndCashEquivalents: '435 -',
    })
  })

  it('passes every check, and every figure is the sum of its facts', () => {
    expect(failed(own, set)).toEqual([])
    expectFactsBehindEveryFigure(own, set)
  })

  it('gives to the line of exchange what sides at two rates leave, and nothing of it to a group in one currency', () => {
    // A dividend of a foreign subsidiary: equity at the rate of its date 110, cash at the average 100, the
    // reserve 10.
    const paid = '60 dividends-paid 110 entity=S\n40 unspecified -100 entity=S'
    const foreign = facts(codes, `${paid}\n90 translation-difference -10 entity=S`)
    const translated = input(accounts, foreign, { entity: null, settings: settings({ parent: 'P' }) })
    const cash = statementSet(translated)
    expect(shown(cash, 'cash-flows')).toMatchObject({
      DividendsPaidToNoncontrollingInterests: '-110 -',
      EffectOfExchangeRateChangesOnCashAndCashEquivalents: '10 -',
      IncreaseDecreaseInCashAndCashEquivalents: '-100 -',
    })
    expect(failed(translated, cash)).toEqual([])
    expectFactsBehindEveryFigure(translated, cash)
    const home = input(accounts, facts(codes, `${paid}\n80 exchange-difference -10 entity=S`), {
      entity: null,
      settings: settings({ parent: 'P' }),
    })
    expect(failed(home, statementSet(home))).toEqual([
      'cash-flow-lines-equal-movement -110.00 -100.00 ',
      'cash-in-financial-position -110.00 -100.00 ',
      'beside-cash-flows-nil -10.00 0.00 ',
    ])
  })
})
