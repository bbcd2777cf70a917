// Statement of cash flows, indirect (IAS 7.18(b), 20). IAS 1 form: from profit before tax, interest paid in
// operating activities, interest and dividends received in investing ones, dividends paid in financing ones.
// IFRS 18 form: from operating profit, interest paid in financing activities (IAS 7.33A, 34A as amended by
// IFRS 18). Which fact stands on which line: ../cash-lines.ts.

import { flatten, type Layout, line, type Part, ROUNDING, sum } from './layout.ts'

export const CASH_OPENING = 'cash-and-cash-equivalents-opening'
export const EXCHANGE_ON_CASH = 'EffectOfExchangeRateChangesOnCashAndCashEquivalents'
export const CASH_RECLASSIFIED = 'reclassification-of-cash'
/** IFRS 18: what profit or loss shows below the start, less what was accrued without cash. */
export const INVESTING_RESULT = 'income-and-expenses-of-the-investing-category'
export const FINANCING_RESULT = 'income-and-expenses-of-the-financing-category'

const adjustments: readonly Part[] = [
  line(
    'AdjustmentsForDepreciationAndAmortisationExpense',
    'Амортизация',
    'Adjustments for depreciation and amortisation expense',
  ),
  line(
    'AdjustmentsForImpairmentLossReversalOfImpairmentLossRecognisedInProfitOrLoss',
    'Обесценение (восстановление обесценения)',
    'Adjustments for impairment loss (reversal of impairment loss)',
  ),
  line(
    'AdjustmentsForProvisions',
    'Начисление оценочных резервов и обязательств',
    'Adjustments for provisions and loss allowances',
  ),
  line(
    'AdjustmentsForLossesGainsOnDisposalOfNoncurrentAssets',
    'Убытки (прибыли) от выбытия внеоборотных активов',
    'Adjustments for losses (gains) on disposal of non-current assets',
  ),
  line('AdjustmentsForFinanceCosts', 'Финансовые расходы', 'Adjustments for finance costs'),
  line('AdjustmentsForFinanceIncome', 'Финансовые доходы', 'Adjustments for finance income'),
  line('AdjustmentsForDividendIncome', 'Доходы в виде дивидендов', 'Adjustments for dividend income'),
  line(
    'AdjustmentsForUndistributedProfitsOfAssociates',
    'Доля в прибыли объектов метода долевого участия',
    'Adjustments for undistributed profits of equity-accounted investees',
  ),
  line(
    'AdjustmentsForUnrealisedForeignExchangeLossesGains',
    'Курсовые разницы',
    'Adjustments for foreign exchange losses (gains)',
  ),
  line(
    'AdjustmentsForFairValueGainsLosses',
    'Изменение справедливой стоимости',
    'Adjustments for fair value losses (gains)',
  ),
  line('OtherAdjustmentsForNoncashItems', 'Прочие неденежные статьи', 'Other adjustments for non-cash items'),
  line(
    'OtherAdjustmentsForWhichCashEffectsAreInvestingOrFinancingCashFlow',
    'Прочие статьи, денежные потоки по которым относятся к инвестиционной или финансовой деятельности',
    'Other adjustments for which cash effects are investing or financing cash flow',
  ),
]

const workingCapital: readonly Part[] = [
  line(
    'AdjustmentsForDecreaseIncreaseInInventories',
    'Уменьшение (увеличение) запасов',
    'Decrease (increase) in inventories',
  ),
  line(
    'AdjustmentsForDecreaseIncreaseInTradeAndOtherReceivables',
    'Уменьшение (увеличение) торговой и прочей дебиторской задолженности',
    'Decrease (increase) in trade and other receivables',
  ),
  line(
    'AdjustmentsForDecreaseIncreaseInOtherAssets',
    'Уменьшение (увеличение) прочих активов',
    'Decrease (increase) in other assets',
  ),
  line(
    'AdjustmentsForIncreaseDecreaseInTradeAndOtherPayables',
    'Увеличение (уменьшение) торговой и прочей кредиторской задолженности',
    'Increase (decrease) in trade and other payables',
  ),
  line(
    'AdjustmentsForIncreaseDecreaseInOtherLiabilities',
    'Увеличение (уменьшение) прочих обязательств',
    'Increase (decrease) in other liabilities',
  ),
  line(
    'utilisation-of-provisions',
    'Использование оценочных резервов и обязательств',
    'Provisions and allowances used',
  ),
  line(
    'other-changes-in-equity-accounts',
    'Прочие изменения собственного капитала',
    'Other changes in equity accounts',
  ),
]

const paid = (
  activity: 'Operating' | 'Investing' | 'Financing',
): Readonly<Record<'interest' | 'income' | 'dividends', Part>> => ({
  interest: line(`InterestPaidClassifiedAs${activity}Activities`, 'Проценты уплаченные', 'Interest paid'),
  income: line(
    `InterestReceivedClassifiedAs${activity}Activities`,
    'Проценты полученные',
    'Interest received',
  ),
  dividends: line(
    `DividendsReceivedClassifiedAs${activity}Activities`,
    'Дивиденды полученные',
    'Dividends received',
  ),
})
const operating = paid('Operating')
const investing = paid('Investing')
const financing = paid('Financing')

const investingLines: readonly Part[] = [
  line(
    'PurchaseOfPropertyPlantAndEquipmentClassifiedAsInvestingActivities',
    'Приобретение основных средств',
    'Purchase of property, plant and equipment',
  ),
  line(
    'ProceedsFromSalesOfPropertyPlantAndEquipmentClassifiedAsInvestingActivities',
    'Поступления от продажи основных средств',
    'Proceeds from sales of property, plant and equipment',
  ),
  line(
    'PurchaseOfIntangibleAssetsClassifiedAsInvestingActivities',
    'Приобретение нематериальных активов',
    'Purchase of intangible assets',
  ),
  line(
    'ProceedsFromSalesOfIntangibleAssetsClassifiedAsInvestingActivities',
    'Поступления от продажи нематериальных активов',
    'Proceeds from sales of intangible assets',
  ),
  line(
    'PurchaseOfInvestmentProperty',
    'Приобретение инвестиционной недвижимости',
    'Purchase of investment property',
  ),
  line(
    'ProceedsFromSalesOfInvestmentProperty',
    'Поступления от продажи инвестиционной недвижимости',
    'Proceeds from sales of investment property',
  ),
  line(
    'CashFlowsUsedInObtainingControlOfSubsidiariesOrOtherBusinessesClassifiedAsInvestingActivities',
    'Приобретение дочерних организаций за вычетом полученных денежных средств',
    'Obtaining control of subsidiaries, net of cash acquired',
  ),
  line(
    'CashFlowsFromLosingControlOfSubsidiariesOrOtherBusinessesClassifiedAsInvestingActivities',
    'Потеря контроля над дочерними организациями за вычетом выбывших денежных средств',
    'Losing control of subsidiaries, net of cash disposed of',
  ),
  line(
    'PurchaseOfInterestsInAssociates',
    'Приобретение долей в ассоциированных и совместных организациях',
    'Purchase of interests in associates and joint ventures',
  ),
  line(
    'ProceedsFromSalesOfInterestsInAssociates',
    'Поступления от продажи долей в ассоциированных и совместных организациях',
    'Proceeds from sales of interests in associates and joint ventures',
  ),
  line(
    'CashAdvancesAndLoansMadeToOtherPartiesClassifiedAsInvestingActivities',
    'Займы выданные и приобретение финансовых активов',
    'Loans made to other parties and purchase of financial assets',
  ),
  line(
    'CashReceiptsFromRepaymentOfAdvancesAndLoansMadeToOtherPartiesClassifiedAsInvestingActivities',
    'Возврат займов выданных и продажа финансовых активов',
    'Repayment of loans made to other parties and sale of financial assets',
  ),
  investing.income,
  investing.dividends,
  line(
    'OtherInflowsOutflowsOfCashClassifiedAsInvestingActivities',
    'Прочие поступления (платежи) по инвестиционной деятельности',
    'Other inflows (outflows) of cash, investing activities',
  ),
]

const financingLines: readonly Part[] = [
  line('ProceedsFromIssuingShares', 'Поступления от выпуска акций', 'Proceeds from issuing shares'),
  line('contributions-by-owners', 'Взносы собственников', 'Contributions by owners'),
  line(
    'ProceedsFromContributionsOfNoncontrollingInterests',
    'Взносы держателей неконтролирующих долей',
    'Contributions of non-controlling interests',
  ),
  line(
    'PaymentsToAcquireOrRedeemEntitysShares',
    'Выкуп и продажа собственных акций',
    "Payments to acquire or redeem entity's shares",
  ),
  line(
    'changes-in-ownership-interests-in-subsidiaries',
    'Изменение долей участия в дочерних организациях без потери контроля',
    'Changes in ownership interests in subsidiaries without loss of control',
  ),
  line(
    'ProceedsFromBorrowingsClassifiedAsFinancingActivities',
    'Поступления кредитов и займов',
    'Proceeds from borrowings',
  ),
  line(
    'RepaymentsOfBorrowingsClassifiedAsFinancingActivities',
    'Погашение кредитов и займов',
    'Repayments of borrowings',
  ),
  line(
    'PaymentsOfLeaseLiabilitiesClassifiedAsFinancingActivities',
    'Погашение обязательств по аренде',
    'Payments of lease liabilities',
  ),
  financing.interest,
  line(
    'DividendsPaidClassifiedAsFinancingActivities',
    'Дивиденды, уплаченные собственникам',
    'Dividends paid to owners',
  ),
  line(
    'DividendsPaidToNoncontrollingInterests',
    'Дивиденды, уплаченные держателям неконтролирующих долей',
    'Dividends paid to non-controlling interests',
  ),
  line(
    'OtherInflowsOutflowsOfCashClassifiedAsFinancingActivities',
    'Прочие поступления (платежи) по финансовой деятельности',
    'Other inflows (outflows) of cash, financing activities',
  ),
]

function cashFlows(
  start: Part,
  below: readonly Part[],
  inInvesting: readonly Part[],
  inFinancing: readonly Part[],
): Layout {
  const flat = { flat: true } as const
  const beforeWorkingCapital = sum(
    'operating-cash-flows-before-changes-in-working-capital',
    'Денежные потоки до изменений оборотного капитала',
    'Operating cash flows before changes in working capital',
    [start, ...below, ...adjustments],
    flat,
  )
  const operations = sum(
    'CashFlowsFromUsedInOperations',
    'Денежные потоки, полученные от операций (использованные в операциях)',
    'Cash generated from (used in) operations',
    [beforeWorkingCapital, ...workingCapital],
    flat,
  )
  const fromOperating = sum(
    'CashFlowsFromUsedInOperatingActivities',
    'Денежные потоки от операционной деятельности',
    'Cash flows from (used in) operating activities',
    [
      operations,
      operating.interest,
      operating.income,
      operating.dividends,
      line(
        'IncomeTaxesPaidRefundClassifiedAsOperatingActivities',
        'Налог на прибыль уплаченный',
        'Income taxes paid',
      ),
      line(
        'OtherInflowsOutflowsOfCashClassifiedAsOperatingActivities',
        'Прочие поступления (платежи) по операционной деятельности',
        'Other inflows (outflows) of cash, operating activities',
      ),
    ],
    { heading: ['Операционная деятельность', 'Operating activities'] },
  )
  const fromInvesting = sum(
    'CashFlowsFromUsedInInvestingActivities',
    'Денежные потоки от инвестиционной деятельности',
    'Cash flows from (used in) investing activities',
    [...investingLines, ...inInvesting],
    { heading: ['Инвестиционная деятельность', 'Investing activities'] },
  )
  const fromFinancing = sum(
    'CashFlowsFromUsedInFinancingActivities',
    'Денежные потоки от финансовой деятельности',
    'Cash flows from (used in) financing activities',
    [...financingLines, ...inFinancing],
    { heading: ['Финансовая деятельность', 'Financing activities'] },
  )
  const before = sum(
    'IncreaseDecreaseInCashAndCashEquivalentsBeforeEffectOfExchangeRateChanges',
    'Увеличение (уменьшение) денежных средств до влияния изменений валютных курсов',
    'Increase (decrease) in cash and cash equivalents before effect of exchange rate changes',
    [fromOperating, fromInvesting, fromFinancing],
    flat,
  )
  const increase = sum(
    'IncreaseDecreaseInCashAndCashEquivalents',
    'Увеличение (уменьшение) денежных средств и эквивалентов денежных средств',
    'Increase (decrease) in cash and cash equivalents',
    [
      before,
      line(EXCHANGE_ON_CASH, 'Влияние изменений валютных курсов', 'Effect of exchange rate changes'),
      line(CASH_RECLASSIFIED, 'Реклассификация денежных средств', 'Reclassification of cash'),
      line(ROUNDING, 'Округление', 'Rounding'),
    ],
    flat,
  )
  return {
    name: 'indirect',
    statement: 'cash-flows',
    title: { ru: 'Отчёт о движении денежных средств', en: 'Statement of cash flows' },
    lines: flatten([
      sum(
        'CashAndCashEquivalents',
        'Денежные средства и эквиваленты денежных средств на конец периода',
        'Cash and cash equivalents at end of period',
        [
          increase,
          line(
            CASH_OPENING,
            'Денежные средства и эквиваленты денежных средств на начало периода',
            'Cash and cash equivalents at beginning of period',
            { kind: 'subtotal' },
          ),
        ],
        flat,
      ),
    ]),
    sections: {},
    byDueDate: {},
  }
}

const discontinued = line(
  'ProfitLossFromDiscontinuedOperations',
  'Прибыль (убыток) от прекращённой деятельности',
  'Profit (loss) from discontinued operations',
)

export const CASH_FLOWS = {
  'ias-1': cashFlows(
    line('ProfitLossBeforeTax', 'Прибыль (убыток) до налогообложения', 'Profit (loss) before tax'),
    [discontinued],
    [],
    [],
  ),
  'ifrs-18': cashFlows(
    line('OperatingProfitLoss', 'Операционная прибыль (убыток)', 'Operating profit (loss)'),
    [discontinued],
    [
      line(
        INVESTING_RESULT,
        'Прочие доходы и расходы инвестиционной категории',
        'Other income and expenses of the investing category',
      ),
    ],
    [
      line(
        FINANCING_RESULT,
        'Прочие доходы и расходы финансовой категории',
        'Other income and expenses of the financing category',
      ),
    ],
  ),
} as const

/** The line of profit or loss from which cash flows start, in each basis of presentation. */
export const CASH_FLOW_START = { 'ias-1': 'ProfitLossBeforeTax', 'ifrs-18': 'OperatingProfitLoss' } as const
