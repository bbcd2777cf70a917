// The lines of the shipped cash flow layouts by flow and account, where the account's `cash_flow` names none.

import type { GroupAccount } from '../ledger/book.ts'
import { assertNever } from '../ledger/finding.ts'
import type { Flow } from '../ledger/words.ts'
import type { Cell } from './cells.ts'
import type { Presentation } from './presentation.ts'

const TANGIBLE = new Set(['PropertyPlantAndEquipment', 'RightofuseAssets', 'ConstructionInProgress'])
const AMORTISED = new Set([...TANGIBLE, 'IntangibleAssetsOtherThanGoodwill', 'InvestmentProperty'])
const RECEIVABLES = new Set([
  'TradeAndOtherCurrentReceivables',
  'NoncurrentReceivables',
  'CurrentContractAssets',
  'NoncurrentContractAssets',
  'CurrentPrepayments',
])
const PAYABLES = new Set([
  'TradeAndOtherCurrentPayables',
  'NoncurrentPayables',
  'CurrentContractLiabilities',
  'NoncurrentContractLiabilities',
])
const OBTAINING =
  'CashFlowsUsedInObtainingControlOfSubsidiariesOrOtherBusinessesClassifiedAsInvestingActivities'
const LOSING = 'CashFlowsFromLosingControlOfSubsidiariesOrOtherBusinessesClassifiedAsInvestingActivities'
const OTHER_INVESTING = 'OtherInflowsOutflowsOfCashClassifiedAsInvestingActivities'
const OTHER_FINANCING = 'OtherInflowsOutflowsOfCashClassifiedAsFinancingActivities'
const LOAN_MADE = 'CashAdvancesAndLoansMadeToOtherPartiesClassifiedAsInvestingActivities'
const LOAN_RETURNED =
  'CashReceiptsFromRepaymentOfAdvancesAndLoansMadeToOtherPartiesClassifiedAsInvestingActivities'

/** Purchase and sale by what the account holds. */
function investmentLines(account: GroupAccount, element: string): readonly [purchase: string, sale: string] {
  if (TANGIBLE.has(element)) {
    return [
      'PurchaseOfPropertyPlantAndEquipmentClassifiedAsInvestingActivities',
      'ProceedsFromSalesOfPropertyPlantAndEquipmentClassifiedAsInvestingActivities',
    ]
  }
  if (element === 'IntangibleAssetsOtherThanGoodwill') {
    return [
      'PurchaseOfIntangibleAssetsClassifiedAsInvestingActivities',
      'ProceedsFromSalesOfIntangibleAssetsClassifiedAsInvestingActivities',
    ]
  }
  if (element === 'InvestmentProperty') {
    return ['PurchaseOfInvestmentProperty', 'ProceedsFromSalesOfInvestmentProperty']
  }
  if (account.role === 'investment-in-subsidiary') return [OBTAINING, LOSING]
  if (account.role === 'investment-in-associate' || element === 'InvestmentAccountedForUsingEquityMethod') {
    return ['PurchaseOfInterestsInAssociates', 'ProceedsFromSalesOfInterestsInAssociates']
  }
  const loan = account.role === 'net-investment-loan' || account.role === 'financial-investment'
  return loan || element.endsWith('FinancialAssets')
    ? [LOAN_MADE, LOAN_RETURNED]
    : [OTHER_INVESTING, OTHER_INVESTING]
}

/** What is acquired and not yet paid for stands on these roles; paying it is a financing flow of its own kind. */
const UNPAID_CONSIDERATION = new Set(['deferred-consideration', 'contingent-consideration'])

/** The line of a flow of class cash; interest and dividends received are placed by `activityLine`. */
export function cashLineOfFlow({ account, flow, ownEntity }: Cell, element: string, nci: boolean): string {
  switch (flow) {
    case 'addition-paid':
      return investmentLines(account, element)[0]
    case 'disposal-receipt':
      return investmentLines(account, element)[1]
    case 'proceeds':
      if (account.class === 'asset') return LOAN_RETURNED
      return 'ProceedsFromBorrowingsClassifiedAsFinancingActivities'
    case 'repayment':
      if (account.class === 'asset') return LOAN_RETURNED
      if (UNPAID_CONSIDERATION.has(account.role)) return OTHER_FINANCING
      if (element.endsWith('LeaseLiabilities'))
        return 'PaymentsOfLeaseLiabilitiesClassifiedAsFinancingActivities'
      return 'RepaymentsOfBorrowingsClassifiedAsFinancingActivities'
    case 'interest-paid':
    case 'interest-received':
    case 'dividends-received':
      return flow
    case 'dividends-paid':
      return nci || !ownEntity
        ? 'DividendsPaidToNoncontrollingInterests'
        : 'DividendsPaidClassifiedAsFinancingActivities'
    case 'tax-paid':
      return 'IncomeTaxesPaidRefundClassifiedAsOperatingActivities'
    case 'contribution':
      return nci ? 'ProceedsFromContributionsOfNoncontrollingInterests' : 'contributions-by-owners'
    case 'issue':
      return nci ? 'ProceedsFromContributionsOfNoncontrollingInterests' : 'ProceedsFromIssuingShares'
    case 'own-shares':
      return 'PaymentsToAcquireOrRedeemEntitysShares'
    case 'change-of-interest':
      return 'changes-in-ownership-interests-in-subsidiaries'
    default:
      return OTHER_FINANCING
  }
}

/**
 * Interest and dividends by basis of presentation: IAS 1 interest paid in operating activities, received in
 * investing ones; IFRS 18 paid in financing, received in investing ones, but operating for the main activity
 * (IAS 7.34A–34D).
 */
export function activityLine(line: string, { basis, activities }: Presentation): string {
  const main = (activity: string): boolean => basis === 'ifrs-18' && activities.includes(activity)
  const received = main('investing') ? 'Operating' : 'Investing'
  switch (line) {
    case 'interest-paid':
      return `InterestPaidClassifiedAs${basis === 'ias-1' || main('financing') ? 'Operating' : 'Financing'}Activities`
    case 'interest-received':
      return `InterestReceivedClassifiedAs${received}Activities`
    case 'dividends-received':
      return `DividendsReceivedClassifiedAs${received}Activities`
    default:
      return line
  }
}

/** Working capital: the line of a flow of class operating on a balance-sheet account. */
export function workingCapitalLine(account: GroupAccount, element: string, flow: Flow): string {
  switch (account.class) {
    case 'equity':
    case 'oci':
      return 'other-changes-in-equity-accounts'
    case 'asset':
    case 'liability':
      break
    case 'income':
    case 'expense':
    case 'statistical':
      throw new Error(`invariant: ${account.code} is not a balance-sheet account`)
    default:
      assertNever(account.class)
  }
  if (flow === 'utilisation') return 'utilisation-of-provisions'
  if (account.role === 'inventories' || element === 'Inventories')
    return 'AdjustmentsForDecreaseIncreaseInInventories'
  if (account.role.endsWith('-receivables') || RECEIVABLES.has(element)) {
    return 'AdjustmentsForDecreaseIncreaseInTradeAndOtherReceivables'
  }
  if (account.role.endsWith('-payables') || PAYABLES.has(element)) {
    return 'AdjustmentsForIncreaseDecreaseInTradeAndOtherPayables'
  }
  return account.class === 'asset'
    ? 'AdjustmentsForDecreaseIncreaseInOtherAssets'
    : 'AdjustmentsForIncreaseDecreaseInOtherLiabilities'
}

/** Adjustments: the line of a flow that is in profit and not cash, on a balance-sheet account. */
export function inProfitLine(account: GroupAccount, element: string, flow: Flow): string {
  switch (flow) {
    case 'share-of-result':
      return 'AdjustmentsForUndistributedProfitsOfAssociates'
    case 'interest-accrued':
      return account.class === 'asset' ? 'AdjustmentsForFinanceIncome' : 'AdjustmentsForFinanceCosts'
    case 'impairment':
    case 'impairment-reversal':
      return 'AdjustmentsForImpairmentLossReversalOfImpairmentLossRecognisedInProfitOrLoss'
    default:
      return AMORTISED.has(element)
        ? 'AdjustmentsForDepreciationAndAmortisationExpense'
        : 'AdjustmentsForProvisions'
  }
}

/** Adjustments: where income or expense of a flow is taken out of the starting result. */
export function adjustmentOfFlow(flow: Flow): string {
  switch (flow) {
    case 'addition-paid':
    case 'disposal-receipt':
      return 'AdjustmentsForLossesGainsOnDisposalOfNoncurrentAssets'
    case 'interest-paid':
    case 'interest-accrued':
      return 'AdjustmentsForFinanceCosts'
    case 'interest-received':
      return 'AdjustmentsForFinanceIncome'
    case 'dividends-received':
      return 'AdjustmentsForDividendIncome'
    case 'exchange-difference':
    case 'translation-difference':
      return 'AdjustmentsForUnrealisedForeignExchangeLossesGains'
    case 'revaluation':
      return 'AdjustmentsForFairValueGainsLosses'
    case 'scope-in':
    case 'scope-out':
    case 'reclassification':
    case 'addition-non-cash':
    case 'hyperinflation':
      return 'OtherAdjustmentsForNoncashItems'
    default:
      return 'OtherAdjustmentsForWhichCashEffectsAreInvestingOrFinancingCashFlow'
  }
}
