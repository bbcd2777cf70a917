// Statement of profit or loss. IAS 1: by function (1.103) and by nature (1.102), with profit from operating
// activities as the customary subtotal; IFRS 18: the five categories and their required subtotals (18.47,
// 69–72, 75). Expenses, tax and losses are negative, so that every subtotal is a plain sum.

import { flatten, type Layout, line, type Part, sum } from './layout.ts'

const revenue = line('Revenue', 'Выручка', 'Revenue')
const grossProfit = sum(
  'GrossProfit',
  'Валовая прибыль',
  'Gross profit',
  [revenue, line('CostOfSales', 'Себестоимость продаж', 'Cost of sales')],
  { flat: true },
)
const creditLosses = line(
  'ImpairmentLossImpairmentGainAndReversalOfImpairmentLossDeterminedInAccordanceWithIFRS9',
  'Убыток от обесценения (прибыль от обесценения и восстановление убытка), определённый в соответствии с МСФО (IFRS) 9',
  'Impairment loss (impairment gain and reversal of impairment loss) determined in accordance with IFRS 9',
)
const otherIncome = line('OtherIncome', 'Прочие доходы', 'Other income')
const byFunction: readonly Part[] = [
  grossProfit,
  otherIncome,
  line('DistributionCosts', 'Коммерческие расходы', 'Distribution costs'),
  line('AdministrativeExpense', 'Административные расходы', 'Administrative expenses'),
  line(
    'ResearchAndDevelopmentExpense',
    'Расходы на исследования и разработки',
    'Research and development expense',
  ),
  creditLosses,
  line('OtherExpenseByFunction', 'Прочие расходы', 'Other expense, by function'),
  line('OtherGainsLosses', 'Прочие прибыли (убытки)', 'Other gains (losses)'),
]
const byNature: readonly Part[] = [
  revenue,
  otherIncome,
  line(
    'ChangesInInventoriesOfFinishedGoodsAndWorkInProgress',
    'Изменение запасов готовой продукции и незавершённого производства',
    'Changes in inventories of finished goods and work in progress',
  ),
  line(
    'RawMaterialsAndConsumablesUsed',
    'Использованное сырьё и расходные материалы',
    'Raw materials and consumables used',
  ),
  line('EmployeeBenefitsExpense', 'Расходы на вознаграждения работникам', 'Employee benefits expense'),
  line(
    'DepreciationAndAmortisationExpense',
    'Расходы на амортизацию',
    'Depreciation and amortisation expense',
  ),
  line(
    'ImpairmentLossReversalOfImpairmentLossRecognisedInProfitOrLoss',
    'Убыток от обесценения (восстановление убытка), признанный в составе прибыли или убытка',
    'Impairment loss (reversal of impairment loss) recognised in profit or loss',
  ),
  creditLosses,
  line('OtherExpenseByNature', 'Прочие расходы', 'Other expenses, by nature'),
  line('OtherGainsLosses', 'Прочие прибыли (убытки)', 'Other gains (losses)'),
]
const equityMethod = line(
  'ShareOfProfitLossOfAssociatesAndJointVenturesAccountedForUsingEquityMethod',
  'Доля в прибыли (убытке) ассоциированных организаций и совместных предприятий, учитываемых методом долевого участия',
  'Share of profit (loss) of associates and joint ventures accounted for using equity method',
)
const tax = line('IncomeTaxExpenseContinuingOperations', 'Расход по налогу на прибыль', 'Income tax expense')
const discontinued = line(
  'ProfitLossFromDiscontinuedOperations',
  'Прибыль (убыток) от прекращённой деятельности',
  'Profit (loss) from discontinued operations',
)
const attributable: readonly Part[] = [
  line(
    'ProfitLossAttributableToOwnersOfParent',
    'Прибыль (убыток), относимая к собственникам материнской организации',
    'Profit (loss), attributable to owners of parent',
    { group: true, splits: 'ProfitLoss' },
  ),
  line(
    'ProfitLossAttributableToNoncontrollingInterests',
    'Прибыль (убыток), относимая к неконтролирующим долям участия',
    'Profit (loss), attributable to non-controlling interests',
    { group: true, splits: 'ProfitLoss' },
  ),
]
const title = { ru: 'Отчёт о прибыли или убытке', en: 'Statement of profit or loss' }
const flat = { flat: true } as const

const profit = (beforeTax: Part): readonly Part[] => [
  sum(
    'ProfitLoss',
    'Прибыль (убыток)',
    'Profit (loss)',
    [
      sum(
        'ProfitLossFromContinuingOperations',
        'Прибыль (убыток) от продолжающейся деятельности',
        'Profit (loss) from continuing operations',
        [beforeTax, tax],
        { flat: true, optional: true },
      ),
      discontinued,
    ],
    flat,
  ),
  ...attributable,
]

const ias1 = (name: string, operating: readonly Part[]): Layout => ({
  name,
  statement: 'profit-or-loss',
  title,
  lines: flatten(
    profit(
      sum(
        'ProfitLossBeforeTax',
        'Прибыль (убыток) до налогообложения',
        'Profit (loss) before tax',
        [
          sum(
            'ProfitLossFromOperatingActivities',
            'Прибыль (убыток) от операционной деятельности',
            'Profit (loss) from operating activities',
            operating,
            flat,
          ),
          line('FinanceIncome', 'Финансовые доходы', 'Finance income'),
          line('FinanceCosts', 'Финансовые расходы', 'Finance costs'),
          equityMethod,
        ],
        flat,
      ),
    ),
  ),
  sections: {
    operating: 'ProfitLossFromOperatingActivities',
    investing: 'ProfitLossBeforeTax',
    financing: 'ProfitLossBeforeTax',
    'income-taxes': 'ProfitLossFromContinuingOperations',
    discontinued: 'ProfitLoss',
  },
  byDueDate: {},
})

const ifrs18 = (name: string, operating: readonly Part[]): Layout => ({
  name,
  statement: 'profit-or-loss',
  title,
  lines: flatten(
    profit(
      sum(
        'ProfitLossBeforeTax',
        'Прибыль (убыток) до налога на прибыль',
        'Profit (loss) before income taxes',
        [
          sum(
            'ProfitLossBeforeFinancingAndIncomeTaxes',
            'Прибыль (убыток) до финансирования и налога на прибыль',
            'Profit (loss) before financing and income taxes',
            [
              sum(
                'OperatingProfitLoss',
                'Операционная прибыль (убыток)',
                'Operating profit (loss)',
                operating,
                flat,
              ),
              equityMethod,
              line(
                'FinanceIncome',
                'Доходы от инвестиций и денежных средств',
                'Income from investments and cash',
              ),
            ],
            flat,
          ),
          line(
            'FinanceCosts',
            'Расходы по обязательствам, связанным с привлечением финансирования',
            'Expenses of liabilities from raising finance and interest on other liabilities',
          ),
        ],
        flat,
      ),
    ),
  ),
  sections: {
    operating: 'OperatingProfitLoss',
    investing: 'ProfitLossBeforeFinancingAndIncomeTaxes',
    financing: 'ProfitLossBeforeTax',
    'income-taxes': 'ProfitLossFromContinuingOperations',
    discontinued: 'ProfitLoss',
  },
  byDueDate: {},
})

export const PROFIT_OR_LOSS = {
  'ias-1': [ias1('by-function', byFunction), ias1('by-nature', byNature)],
  'ifrs-18': [ifrs18('by-function', byFunction), ifrs18('by-nature', byNature)],
} as const
