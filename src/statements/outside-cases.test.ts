// Published examples: IAS 7 Illustrative Example A (indirect method) and an IFRS 18 statement of profit or
// loss.

import { describe, expect, it } from 'vitest'
import { Codes } from '../ledger/facts.ts'
import { statementChecks } from './checks.ts'
import { statementSet } from './statement-set.ts'
import { chart, facts, input, settings } from './testing.ts'
import type { StatementSet } from './types.ts'

const amounts = (set: StatementSet, statement: string): Record<string, bigint> =>
  Object.fromEntries(
    (set.statements.find(({ id }) => id === statement)?.lines ?? []).flatMap(({ id, kind, amounts }) =>
      kind === 'heading' ? [] : [[id, (amounts[0] ?? 0n) / 100n]],
    ),
  )

const CHART = chart(`
  cash asset CashAndCashEquivalents role=cash ifrs18=investing monetary
  receivables asset TradeAndOtherCurrentReceivables
  interest-receivable asset OtherCurrentFinancialAssets
  inventory asset Inventories
  portfolio asset OtherNoncurrentFinancialAssets
  subsidiary asset InvestmentsInSubsidiariesJointVenturesAndAssociates role=investment-in-subsidiary
  ppe asset PropertyPlantAndEquipment
  depreciation asset PropertyPlantAndEquipment
  payables liability TradeAndOtherCurrentPayables
  interest-payable liability OtherCurrentFinancialLiabilities
  tax-payable liability CurrentTaxLiabilitiesCurrent role=current-tax-payable
  debt liability LongtermBorrowings ifrs18=financing monetary
  leases liability NoncurrentLeaseLiabilities
  capital equity IssuedCapital component=capital
  earnings equity RetainedEarnings component=earnings role=retained-earnings write
  sales income Revenue
  cost expense CostOfSales
  depreciation-expense expense AdministrativeExpense
  admin expense AdministrativeExpense
  interest expense FinanceCosts ifrs18=financing
  investment-income income FinanceIncome ifrs18=investing
  exchange expense OtherGainsLosses role=exchange-difference-in-profit-or-loss
  tax expense IncomeTaxExpenseContinuingOperations role=current-tax-expense`)

// Balances of 20X1 and what happened in 20X2, as the example tells it: plant of 80 with 60 of depreciation
// sold for 20; additions of 1,250, of them 900 by leases; interest of 400 accrued, 270 paid; investment
// income of 300 interest (200 received) and 200 dividends received; tax of 300 and 900 paid; a subsidiary for
// 590.
const EXAMPLE_A = `
  cash opening 160
  receivables opening 1200
  inventory opening 1950
  portfolio opening 2500
  ppe opening 1910
  depreciation opening -1060
  payables opening -1890
  interest-payable opening -100
  tax-payable opening -1000
  debt opening -1040
  capital opening -1250
  earnings opening -1380
  sales unspecified -30650
  receivables working-capital 30650
  receivables working-capital -30150
  cash unspecified 30150
  cost unspecified 26000
  inventory working-capital -1050
  payables working-capital 1740
  cash unspecified -26690
  depreciation-expense charge 450
  depreciation charge -450
  admin unspecified 910
  cash unspecified -910
  interest interest-accrued 400
  interest-payable interest-accrued -400
  interest-payable interest-paid 270
  cash unspecified -270
  investment-income interest-accrued -300
  interest-receivable interest-accrued 300
  interest-receivable interest-received -200
  investment-income dividends-received -200
  cash unspecified 400
  exchange exchange-difference 40
  cash exchange-difference -40
  tax tax-profit-or-loss 300
  tax-payable tax-profit-or-loss -300
  tax-payable tax-paid 900
  cash unspecified -900
  ppe addition-paid 350
  cash unspecified -350
  ppe addition-non-cash 900
  leases addition-non-cash -900
  leases repayment 90
  cash unspecified -90
  ppe disposal-receipt -80
  depreciation disposal-receipt 60
  cash unspecified 20
  subsidiary addition-paid 590
  cash unspecified -590
  subsidiary scope-in -590
  inventory scope-in 100
  receivables scope-in 100
  cash scope-in 40
  ppe scope-in 650
  payables scope-in -100
  debt scope-in -200
  capital issue -250
  cash unspecified 250
  debt proceeds -250
  cash unspecified 250
  earnings dividends-paid 1200
  cash unspecified -1200`

describe('IAS 7 Illustrative Example A', () => {
  const table = facts(new Codes(), EXAMPLE_A)

  it('in IAS 1 form, from profit before tax', () => {
    const own = input(CHART, table)
    const set = statementSet(own)
    expect(statementChecks(own, set).filter(({ passed }) => !passed)).toEqual([])
    expect(amounts(set, 'cash-flows')).toEqual({
      ProfitLossBeforeTax: 3350n,
      AdjustmentsForDepreciationAndAmortisationExpense: 450n,
      AdjustmentsForFinanceCosts: 400n,
      AdjustmentsForFinanceIncome: -300n,
      AdjustmentsForDividendIncome: -200n,
      AdjustmentsForUnrealisedForeignExchangeLossesGains: 40n,
      'operating-cash-flows-before-changes-in-working-capital': 3740n,
      AdjustmentsForDecreaseIncreaseInInventories: 1050n,
      AdjustmentsForDecreaseIncreaseInTradeAndOtherReceivables: -500n,
      AdjustmentsForIncreaseDecreaseInTradeAndOtherPayables: -1740n,
      CashFlowsFromUsedInOperations: 2550n,
      InterestPaidClassifiedAsOperatingActivities: -270n,
      IncomeTaxesPaidRefundClassifiedAsOperatingActivities: -900n,
      CashFlowsFromUsedInOperatingActivities: 1380n,
      PurchaseOfPropertyPlantAndEquipmentClassifiedAsInvestingActivities: -350n,
      ProceedsFromSalesOfPropertyPlantAndEquipmentClassifiedAsInvestingActivities: 20n,
      CashFlowsUsedInObtainingControlOfSubsidiariesOrOtherBusinessesClassifiedAsInvestingActivities: -550n,
      InterestReceivedClassifiedAsInvestingActivities: 200n,
      DividendsReceivedClassifiedAsInvestingActivities: 200n,
      CashFlowsFromUsedInInvestingActivities: -480n,
      ProceedsFromIssuingShares: 250n,
      ProceedsFromBorrowingsClassifiedAsFinancingActivities: 250n,
      PaymentsOfLeaseLiabilitiesClassifiedAsFinancingActivities: -90n,
      DividendsPaidClassifiedAsFinancingActivities: -1200n,
      CashFlowsFromUsedInFinancingActivities: -790n,
      IncreaseDecreaseInCashAndCashEquivalentsBeforeEffectOfExchangeRateChanges: 110n,
      EffectOfExchangeRateChangesOnCashAndCashEquivalents: -40n,
      IncreaseDecreaseInCashAndCashEquivalents: 70n,
      'cash-and-cash-equivalents-opening': 160n,
      CashAndCashEquivalents: 230n,
    })
  })

  it('in IFRS 18 form, from operating profit: interest paid is financing, the exchange loss on cash is investing', () => {
    const own = input(CHART, table, { basis: 'ifrs-18' })
    const set = statementSet(own)
    expect(statementChecks(own, set).filter(({ passed }) => !passed)).toEqual([])
    expect(amounts(set, 'profit-or-loss')).toEqual({
      Revenue: 30650n,
      CostOfSales: -26000n,
      GrossProfit: 4650n,
      AdministrativeExpense: -1360n,
      OperatingProfitLoss: 3290n,
      FinanceIncome: 500n,
      'OtherGainsLosses-investing': -40n,
      ProfitLossBeforeFinancingAndIncomeTaxes: 3750n,
      FinanceCosts: -400n,
      ProfitLossBeforeTax: 3350n,
      IncomeTaxExpenseContinuingOperations: -300n,
      ProfitLoss: 3050n,
    })
    expect(amounts(set, 'cash-flows')).toMatchObject({
      OperatingProfitLoss: 3290n,
      'operating-cash-flows-before-changes-in-working-capital': 3740n,
      CashFlowsFromUsedInOperations: 2550n,
      CashFlowsFromUsedInOperatingActivities: 1650n,
      CashFlowsFromUsedInInvestingActivities: -480n,
      InterestPaidClassifiedAsFinancingActivities: -270n,
      CashFlowsFromUsedInFinancingActivities: -1060n,
      EffectOfExchangeRateChangesOnCashAndCashEquivalents: -40n,
      CashAndCashEquivalents: 230n,
    })
  })

  it('in IFRS 18 form for an entity that finances customers: interest paid is operating', () => {
    const bank = CHART.map((account) =>
      account.code === 'interest'
        ? { ...account, ifrs18: { '': 'financing', financing: 'operating' } }
        : account,
    )
    const base = input(bank, table, { basis: 'ifrs-18' })
    const own = { ...base, entity: { ...base.entity!, mainActivities: ['financing'] } }
    const set = statementSet(own)
    expect(statementChecks(own, set).filter(({ passed }) => !passed)).toEqual([])
    expect(amounts(set, 'cash-flows')).toMatchObject({
      OperatingProfitLoss: 2890n,
      AdjustmentsForFinanceCosts: 400n,
      InterestPaidClassifiedAsOperatingActivities: -270n,
      CashFlowsFromUsedInOperatingActivities: 1380n,
      CashFlowsFromUsedInFinancingActivities: -790n,
    })
    expect(amounts(set, 'profit-or-loss')['FinanceCosts-operating']).toBe(-400n)
  })
})

describe('IFRS 18: categories and subtotals', () => {
  it('75 − 40 − 20 − 5 = 10; − 5 = 5; − 4 = 1; − 10 − 15 = −24', () => {
    const accounts = chart(`
      cash asset CashAndCashEquivalents role=cash
      earnings equity RetainedEarnings component=earnings role=retained-earnings write
      revenue income Revenue
      staff expense EmployeeBenefitsExpense
      other expense OtherExpenseByNature
      depreciation expense DepreciationAndAmortisationExpense
      jv expense ShareOfProfitLossOfAssociatesAndJointVenturesAccountedForUsingEquityMethod ifrs18=investing
      interest expense FinanceCosts ifrs18=financing
      tax expense IncomeTaxExpenseContinuingOperations role=current-tax-expense
      discontinued expense ProfitLossFromDiscontinuedOperations ifrs18=discontinued`)
    const table = facts(
      new Codes(),
      `
      revenue unspecified -75
      staff unspecified 40
      other unspecified 20
      depreciation unspecified 5
      jv unspecified 5
      interest unspecified 4
      tax tax-profit-or-loss 10
      discontinued unspecified 15
      cash unspecified -24`,
    )
    const own = input(accounts, table, {
      basis: 'ifrs-18',
      settings: settings({ layouts: { 'profit-or-loss': 'by-nature' } }),
    })
    expect(amounts(statementSet(own), 'profit-or-loss')).toMatchObject({
      OperatingProfitLoss: 10n,
      ProfitLossBeforeFinancingAndIncomeTaxes: 5n,
      ProfitLossBeforeTax: 1n,
      ProfitLossFromContinuingOperations: -9n,
      ProfitLoss: -24n,
    })
  })
})
