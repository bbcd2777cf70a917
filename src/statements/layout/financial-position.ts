// Statement of financial position, current / non-current (IAS 1.54, 60; IFRS 18.96, 103: goodwill stands
// apart).

import { flatten, type Layout, line, sum } from './layout.ts'

const nonCurrentAssets = sum(
  'NoncurrentAssets',
  'Итого внеоборотные активы',
  'Total non-current assets',
  [
    line('PropertyPlantAndEquipment', 'Основные средства', 'Property, plant and equipment'),
    line('RightofuseAssets', 'Активы в форме права пользования', 'Right-of-use assets'),
    line('InvestmentProperty', 'Инвестиционная недвижимость', 'Investment property'),
    line('Goodwill', 'Гудвил', 'Goodwill'),
    line(
      'IntangibleAssetsOtherThanGoodwill',
      'Нематериальные активы, за исключением гудвила',
      'Intangible assets other than goodwill',
    ),
    line('NoncurrentBiologicalAssets', 'Внеоборотные биологические активы', 'Non-current biological assets'),
    line(
      'InvestmentAccountedForUsingEquityMethod',
      'Инвестиции, учитываемые методом долевого участия',
      'Investments accounted for using equity method',
    ),
    line('InvestmentsInSubsidiaries', 'Инвестиции в дочерние организации', 'Investments in subsidiaries'),
    line(
      'InvestmentsInSubsidiariesJointVenturesAndAssociates',
      'Инвестиции в дочерние, совместные и ассоциированные организации',
      'Investments in subsidiaries, joint ventures and associates',
    ),
    line('DeferredTaxAssets', 'Отложенные налоговые активы', 'Deferred tax assets'),
    line(
      'NoncurrentReceivables',
      'Долгосрочная торговая и прочая дебиторская задолженность',
      'Trade and other non-current receivables',
    ),
    line('NoncurrentContractAssets', 'Внеоборотные активы по договорам', 'Non-current contract assets'),
    line(
      'NoncurrentRestrictedCashAndCashEquivalents',
      'Внеоборотные денежные средства с ограничением использования',
      'Non-current restricted cash and cash equivalents',
    ),
    line(
      'OtherNoncurrentFinancialAssets',
      'Прочие внеоборотные финансовые активы',
      'Other non-current financial assets',
    ),
    line(
      'OtherNoncurrentNonfinancialAssets',
      'Прочие внеоборотные нефинансовые активы',
      'Other non-current non-financial assets',
    ),
  ],
  { heading: ['Внеоборотные активы', 'Non-current assets'] },
)

const currentAssets = sum(
  'CurrentAssets',
  'Итого оборотные активы',
  'Total current assets',
  [
    line('Inventories', 'Запасы', 'Inventories'),
    line('CurrentBiologicalAssets', 'Оборотные биологические активы', 'Current biological assets'),
    line(
      'TradeAndOtherCurrentReceivables',
      'Торговая и прочая дебиторская задолженность',
      'Trade and other current receivables',
    ),
    line('CurrentContractAssets', 'Активы по договорам', 'Current contract assets'),
    line('CurrentPrepayments', 'Авансы выданные и предоплаты', 'Current prepayments'),
    line('CurrentTaxAssetsCurrent', 'Текущие налоговые активы', 'Current tax assets, current'),
    line(
      'OtherCurrentFinancialAssets',
      'Прочие оборотные финансовые активы',
      'Other current financial assets',
    ),
    line(
      'OtherCurrentNonfinancialAssets',
      'Прочие оборотные нефинансовые активы',
      'Other current non-financial assets',
    ),
    line(
      'CurrentRestrictedCashAndCashEquivalents',
      'Денежные средства с ограничением использования',
      'Current restricted cash and cash equivalents',
    ),
    line(
      'CashAndCashEquivalents',
      'Денежные средства и эквиваленты денежных средств',
      'Cash and cash equivalents',
    ),
    line(
      'NoncurrentAssetsOrDisposalGroupsClassifiedAsHeldForSale',
      'Внеоборотные активы или выбывающие группы, классифицированные как предназначенные для продажи',
      'Non-current assets or disposal groups classified as held for sale',
    ),
  ],
  { heading: ['Оборотные активы', 'Current assets'] },
)

const equity = sum(
  'Equity',
  'Итого собственный капитал',
  'Total equity',
  [
    sum(
      'EquityAttributableToOwnersOfParent',
      'Итого собственный капитал, относимый к собственникам материнской организации',
      'Total equity attributable to owners of parent',
      [
        line('IssuedCapital', 'Выпущенный капитал', 'Issued capital'),
        line('SharePremium', 'Эмиссионный доход', 'Share premium'),
        line('AdditionalPaidinCapital', 'Добавочный капитал', 'Additional paid-in capital'),
        line('TreasuryShares', 'Собственные выкупленные акции', 'Treasury shares'),
        line('RevaluationSurplus', 'Прирост стоимости от переоценки', 'Revaluation surplus'),
        line(
          'ReserveOfExchangeDifferencesOnTranslation',
          'Резерв курсовых разниц от пересчёта',
          'Reserve of exchange differences on translation',
        ),
        line('OtherReserves', 'Прочие резервы', 'Other reserves'),
        line('RetainedEarnings', 'Нераспределённая прибыль', 'Retained earnings'),
      ],
      { group: true, flat: true },
    ),
    line('NoncontrollingInterests', 'Неконтролирующие доли участия', 'Non-controlling interests'),
  ],
  { heading: ['Собственный капитал', 'Equity'] },
)

const nonCurrentLiabilities = sum(
  'NoncurrentLiabilities',
  'Итого долгосрочные обязательства',
  'Total non-current liabilities',
  [
    line('LongtermBorrowings', 'Долгосрочные кредиты и займы', 'Long-term borrowings'),
    line(
      'NoncurrentLeaseLiabilities',
      'Долгосрочные обязательства по аренде',
      'Non-current lease liabilities',
    ),
    line('DeferredTaxLiabilities', 'Отложенные налоговые обязательства', 'Deferred tax liabilities'),
    line('NoncurrentProvisions', 'Долгосрочные оценочные обязательства', 'Non-current provisions'),
    line(
      'NoncurrentPayables',
      'Долгосрочная торговая и прочая кредиторская задолженность',
      'Trade and other non-current payables',
    ),
    line(
      'NoncurrentContractLiabilities',
      'Долгосрочные обязательства по договорам',
      'Non-current contract liabilities',
    ),
    line(
      'OtherNoncurrentFinancialLiabilities',
      'Прочие долгосрочные финансовые обязательства',
      'Other non-current financial liabilities',
    ),
    line(
      'OtherNoncurrentNonfinancialLiabilities',
      'Прочие долгосрочные нефинансовые обязательства',
      'Other non-current non-financial liabilities',
    ),
  ],
  { heading: ['Долгосрочные обязательства', 'Non-current liabilities'] },
)

const currentLiabilities = sum(
  'CurrentLiabilities',
  'Итого краткосрочные обязательства',
  'Total current liabilities',
  [
    line(
      'TradeAndOtherCurrentPayables',
      'Торговая и прочая кредиторская задолженность',
      'Trade and other current payables',
    ),
    line('CurrentContractLiabilities', 'Обязательства по договорам', 'Current contract liabilities'),
    line('ShorttermBorrowings', 'Краткосрочные кредиты и займы', 'Short-term borrowings'),
    line(
      'CurrentPortionOfLongtermBorrowings',
      'Краткосрочная часть долгосрочных кредитов и займов',
      'Current portion of long-term borrowings',
    ),
    line('CurrentLeaseLiabilities', 'Краткосрочные обязательства по аренде', 'Current lease liabilities'),
    line('CurrentProvisions', 'Краткосрочные оценочные обязательства', 'Current provisions'),
    line(
      'CurrentProvisionsForEmployeeBenefits',
      'Краткосрочные обязательства по вознаграждениям работникам',
      'Current provisions for employee benefits',
    ),
    line(
      'CurrentTaxLiabilitiesCurrent',
      'Текущие налоговые обязательства',
      'Current tax liabilities, current',
    ),
    line('DividendPayables', 'Дивиденды к выплате', 'Dividend payables'),
    line(
      'OtherCurrentFinancialLiabilities',
      'Прочие краткосрочные финансовые обязательства',
      'Other current financial liabilities',
    ),
    line(
      'OtherCurrentNonfinancialLiabilities',
      'Прочие краткосрочные нефинансовые обязательства',
      'Other current non-financial liabilities',
    ),
    line(
      'LiabilitiesIncludedInDisposalGroupsClassifiedAsHeldForSale',
      'Обязательства выбывающих групп, классифицированных как предназначенные для продажи',
      'Liabilities included in disposal groups classified as held for sale',
    ),
  ],
  { heading: ['Краткосрочные обязательства', 'Current liabilities'] },
)

const pair = (nonCurrent: string, current: string): { nonCurrent: string; current: string } => ({
  nonCurrent,
  current,
})
const borrowings = pair('LongtermBorrowings', 'ShorttermBorrowings')
const leases = pair('NoncurrentLeaseLiabilities', 'CurrentLeaseLiabilities')
const provisions = pair('NoncurrentProvisions', 'CurrentProvisions')
const receivables = pair('NoncurrentReceivables', 'TradeAndOtherCurrentReceivables')
const payables = pair('NoncurrentPayables', 'TradeAndOtherCurrentPayables')
const contractAssets = pair('NoncurrentContractAssets', 'CurrentContractAssets')
const contractLiabilities = pair('NoncurrentContractLiabilities', 'CurrentContractLiabilities')
const financialAssets = pair('OtherNoncurrentFinancialAssets', 'OtherCurrentFinancialAssets')
const otherAssets = pair('OtherNoncurrentNonfinancialAssets', 'OtherCurrentNonfinancialAssets')
const financialLiabilities = pair('OtherNoncurrentFinancialLiabilities', 'OtherCurrentFinancialLiabilities')
const otherLiabilities = pair('OtherNoncurrentNonfinancialLiabilities', 'OtherCurrentNonfinancialLiabilities')

export const FINANCIAL_POSITION: Layout = {
  name: 'current-non-current',
  statement: 'financial-position',
  title: { ru: 'Отчёт о финансовом положении', en: 'Statement of financial position' },
  lines: flatten([
    sum('Assets', 'Итого активы', 'Total assets', [nonCurrentAssets, currentAssets], {
      heading: ['Активы', 'Assets'],
    }),
    sum(
      'EquityAndLiabilities',
      'Итого собственный капитал и обязательства',
      'Total equity and liabilities',
      [
        equity,
        sum(
          'Liabilities',
          'Итого обязательства',
          'Total liabilities',
          [nonCurrentLiabilities, currentLiabilities],
          {
            heading: ['Обязательства', 'Liabilities'],
          },
        ),
      ],
      { heading: ['Собственный капитал и обязательства', 'Equity and liabilities'] },
    ),
  ]),
  sections: {
    asset: 'CurrentAssets',
    'asset non-current': 'NoncurrentAssets',
    liability: 'CurrentLiabilities',
    'liability non-current': 'NoncurrentLiabilities',
    equity: 'EquityAttributableToOwnersOfParent',
  },
  byDueDate: {
    Borrowings: borrowings,
    LongtermBorrowings: borrowings,
    ShorttermBorrowings: borrowings,
    LeaseLiabilities: leases,
    NoncurrentLeaseLiabilities: leases,
    CurrentLeaseLiabilities: leases,
    Provisions: provisions,
    NoncurrentProvisions: provisions,
    CurrentProvisions: provisions,
    TradeAndOtherReceivables: receivables,
    NoncurrentReceivables: receivables,
    TradeAndOtherCurrentReceivables: receivables,
    TradeAndOtherPayables: payables,
    NoncurrentPayables: payables,
    TradeAndOtherCurrentPayables: payables,
    ContractAssets: contractAssets,
    NoncurrentContractAssets: contractAssets,
    CurrentContractAssets: contractAssets,
    ContractLiabilities: contractLiabilities,
    NoncurrentContractLiabilities: contractLiabilities,
    CurrentContractLiabilities: contractLiabilities,
    OtherFinancialAssets: financialAssets,
    OtherNoncurrentFinancialAssets: financialAssets,
    OtherCurrentFinancialAssets: financialAssets,
    OtherNonfinancialAssets: otherAssets,
    OtherNoncurrentNonfinancialAssets: otherAssets,
    OtherCurrentNonfinancialAssets: otherAssets,
    OtherFinancialLiabilities: financialLiabilities,
    OtherNoncurrentFinancialLiabilities: financialLiabilities,
    OtherCurrentFinancialLiabilities: financialLiabilities,
    OtherNonfinancialLiabilities: otherLiabilities,
    OtherNoncurrentNonfinancialLiabilities: otherLiabilities,
    OtherCurrentNonfinancialLiabilities: otherLiabilities,
  },
}
