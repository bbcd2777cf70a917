// Statement presenting comprehensive income, items net of tax, in the two groups of IAS 1.82A and IFRS 18.88:
// those that will not be and those that will be reclassified to profit or loss (`recycles` of the account).

import { flatten, type Layout, line, sum } from './layout.ts'

export const COMPREHENSIVE_INCOME: Layout = {
  name: 'net-of-tax',
  statement: 'comprehensive-income',
  title: { ru: 'Отчёт о совокупном доходе', en: 'Statement of comprehensive income' },
  lines: flatten([
    sum(
      'ComprehensiveIncome',
      'Общий совокупный доход',
      'Total comprehensive income',
      [
        line('ProfitLoss', 'Прибыль (убыток)', 'Profit (loss)'),
        sum(
          'OtherComprehensiveIncome',
          'Прочий совокупный доход',
          'Other comprehensive income',
          [
            sum(
              'OtherComprehensiveIncomeThatWillNotBeReclassifiedToProfitOrLossNetOfTax',
              'Прочий совокупный доход, который не будет реклассифицирован в состав прибыли или убытка, за вычетом налога',
              'Other comprehensive income that will not be reclassified to profit or loss, net of tax',
              [
                line(
                  'OtherComprehensiveIncomeNetOfTaxGainsLossesOnRevaluation',
                  'Переоценка основных средств и нематериальных активов',
                  'Gains (losses) on revaluation',
                ),
                line(
                  'OtherComprehensiveIncomeNetOfTaxGainsLossesOnRemeasurementsOfDefinedBenefitPlans',
                  'Переоценка планов с установленными выплатами',
                  'Gains (losses) on remeasurements of defined benefit plans',
                ),
                line(
                  'OtherComprehensiveIncomeNetOfTaxGainsLossesFromInvestmentsInEquityInstruments',
                  'Прибыли (убытки) от инвестиций в долевые инструменты',
                  'Gains (losses) from investments in equity instruments',
                ),
                line(
                  'ShareOfOtherComprehensiveIncomeOfAssociatesAndJointVenturesAccountedForUsingEquityMethodThatWillNotBeReclassifiedToProfitOrLossNetOfTax',
                  'Доля в прочем совокупном доходе объектов метода долевого участия, который не будет реклассифицирован',
                  'Share of other comprehensive income of equity-accounted investees that will not be reclassified',
                ),
              ],
              { flat: true, omitNil: true },
            ),
            sum(
              'OtherComprehensiveIncomeThatWillBeReclassifiedToProfitOrLossNetOfTax',
              'Прочий совокупный доход, который будет реклассифицирован в состав прибыли или убытка, за вычетом налога',
              'Other comprehensive income that will be reclassified to profit or loss, net of tax',
              [
                line(
                  'OtherComprehensiveIncomeNetOfTaxExchangeDifferencesOnTranslation',
                  'Курсовые разницы от пересчёта',
                  'Exchange differences on translation',
                ),
                line(
                  'OtherComprehensiveIncomeNetOfTaxCashFlowHedges',
                  'Хеджирование денежных потоков',
                  'Cash flow hedges',
                ),
                line(
                  'OtherComprehensiveIncomeNetOfTaxFinancialAssetsMeasuredAtFairValueThroughOtherComprehensiveIncome',
                  'Финансовые активы, оцениваемые по справедливой стоимости через прочий совокупный доход',
                  'Financial assets measured at fair value through other comprehensive income',
                ),
                line(
                  'ShareOfOtherComprehensiveIncomeOfAssociatesAndJointVenturesAccountedForUsingEquityMethodThatWillBeReclassifiedToProfitOrLossNetOfTax',
                  'Доля в прочем совокупном доходе объектов метода долевого участия, который будет реклассифицирован',
                  'Share of other comprehensive income of equity-accounted investees that will be reclassified',
                ),
              ],
              { flat: true, omitNil: true },
            ),
          ],
          { flat: true },
        ),
      ],
      { flat: true },
    ),
    line(
      'ComprehensiveIncomeAttributableToOwnersOfParent',
      'Совокупный доход, относимый к собственникам материнской организации',
      'Comprehensive income, attributable to owners of parent',
      { group: true, splits: 'ComprehensiveIncome' },
    ),
    line(
      'ComprehensiveIncomeAttributableToNoncontrollingInterests',
      'Совокупный доход, относимый к неконтролирующим долям участия',
      'Comprehensive income, attributable to non-controlling interests',
      { group: true, splits: 'ComprehensiveIncome' },
    ),
  ]),
  sections: {
    stays: 'OtherComprehensiveIncomeThatWillNotBeReclassifiedToProfitOrLossNetOfTax',
    recycles: 'OtherComprehensiveIncomeThatWillBeReclassifiedToProfitOrLossNetOfTax',
  },
  byDueDate: {},
}
