// The fixed words of a book (book-format.md §4), with what the derivations must know of each flow
// (accounting-model.md §3). Renaming one breaks every book: words are only ever added.

export const CLASSES = ['asset', 'liability', 'equity', 'income', 'expense', 'oci', 'statistical'] as const
export type AccountClass = (typeof CLASSES)[number]

/** At which rate a flow is translated unless `dated_flows.csv` gives its date (IAS 21.39–40). */
export type FlowRate = 'opening' | 'average' | 'date' | 'carried' | 'attributed' | 'none'
/** What a flow of a balance-sheet account is to the cash flow statement (IAS 7). */
export type CashClass = 'none' | 'cash' | 'operating' | 'in-profit' | 'opening'

export const FLOWS = {
  opening: { rate: 'opening', cash: 'opening' },
  restatement: { rate: 'opening', cash: 'opening' },
  'scope-in': { rate: 'date', cash: 'none' },
  'scope-out': { rate: 'date', cash: 'none' },
  'addition-paid': { rate: 'average', cash: 'cash' },
  'disposal-receipt': { rate: 'average', cash: 'cash' },
  'addition-non-cash': { rate: 'average', cash: 'none' },
  'share-of-result': { rate: 'average', cash: 'in-profit' },
  proceeds: { rate: 'average', cash: 'cash' },
  repayment: { rate: 'average', cash: 'cash' },
  'working-capital': { rate: 'average', cash: 'operating' },
  unspecified: { rate: 'average', cash: 'operating' },
  charge: { rate: 'average', cash: 'in-profit' },
  utilisation: { rate: 'average', cash: 'operating' },
  impairment: { rate: 'average', cash: 'in-profit' },
  'impairment-reversal': { rate: 'average', cash: 'in-profit' },
  'interest-accrued': { rate: 'average', cash: 'in-profit' },
  'interest-paid': { rate: 'average', cash: 'cash' },
  'interest-received': { rate: 'average', cash: 'cash' },
  'dividends-received': { rate: 'average', cash: 'cash' },
  revaluation: { rate: 'average', cash: 'none' },
  'tax-profit-or-loss': { rate: 'average', cash: 'none' },
  'tax-oci': { rate: 'average', cash: 'none' },
  'tax-equity': { rate: 'average', cash: 'none' },
  'tax-paid': { rate: 'average', cash: 'cash' },
  'dividends-declared': { rate: 'date', cash: 'none' },
  'dividends-paid': { rate: 'date', cash: 'cash' },
  contribution: { rate: 'date', cash: 'cash' },
  issue: { rate: 'date', cash: 'cash' },
  'own-shares': { rate: 'date', cash: 'cash' },
  'change-of-interest': { rate: 'date', cash: 'cash' },
  'equity-transfer': { rate: 'carried', cash: 'none' },
  reclassification: { rate: 'average', cash: 'none' },
  'exchange-difference': { rate: 'average', cash: 'none' },
  'translation-difference': { rate: 'none', cash: 'none' },
  'profit-attributed': { rate: 'attributed', cash: 'none' },
  'oci-attributed': { rate: 'attributed', cash: 'none' },
  hyperinflation: { rate: 'none', cash: 'none' },
} as const satisfies Record<string, { rate: FlowRate; cash: CashClass }>
export type Flow = keyof typeof FLOWS

export const isFlow = (text: string): text is Flow => text in FLOWS

/** The flow of a fact: what stands in the dictionary of flows is one. */
export function flowNamed(text: string): Flow {
  if (!isFlow(text)) throw new Error(`invariant: ${text} is not a flow`)
  return text
}

export const INDICATORS = ['БУ', 'НУ', 'ПР', 'ВР', 'fc', 'qty'] as const
export type Indicator = (typeof INDICATORS)[number]

export const isIndicator = (text: string): text is Indicator => INDICATORS.some((one) => one === text)

export const MEASURES = [
  'amount',
  'tax-base',
  'permanent',
  'temporary',
  'transaction-amount',
  'quantity',
] as const
export type Measure = (typeof MEASURES)[number]
export const MEASURE_OF: Readonly<Record<Indicator, Measure>> = {
  БУ: 'amount',
  НУ: 'tax-base',
  ПР: 'permanent',
  ВР: 'temporary',
  fc: 'transaction-amount',
  qty: 'quantity',
}

export const OWNERSHIP_EVENTS = [
  'acquire',
  'dispose',
  'issue',
  'buy-back',
  'contribution',
  'transfer',
  'merge',
  'liquidate',
  'control-gained',
  'control-lost',
  'method-change',
] as const
export const METHODS = [
  'acquisition',
  'predecessor',
  'predecessor-restated',
  'reverse',
  'equity',
  'joint-operation',
  'none',
] as const
export const CONSIDERATION_KINDS = [
  'cash',
  'own-shares',
  'deferred',
  'contingent',
  'settlement',
  'other',
] as const
export const JOURNAL_KINDS = ['manual', 'template', 'calculator', 'transition'] as const
export const JOURNAL_STATES = ['draft', 'pending', 'approved', 'recorded'] as const
export const ELIMINATIONS = [
  'investment',
  'goodwill',
  'fair-value',
  'balances',
  'turnovers',
  'unrealised-profit',
  'dividends',
  'nci',
  'equity-method',
  'impairment-of-members',
  'difference',
] as const
export type Elimination = (typeof ELIMINATIONS)[number]

export const ROLES = [
  'cash',
  'trade-receivables',
  'trade-payables',
  'other-receivables',
  'other-payables',
  'inventories',
  'cost-of-sales',
  'investment-in-subsidiary',
  'investment-impairment',
  'net-investment-loan',
  'loan-loss-allowance',
  'investment-in-associate',
  'financial-investment',
  'goodwill',
  'goodwill-impairment',
  'investment-impairment-expense',
  'credit-loss-expense',
  'bargain-purchase-gain',
  'remeasurement-of-interest-held-before',
  'gain-on-loss-of-control',
  'gain-on-disposal-of-associate',
  'share-of-profit-of-associates',
  'share-of-oci-of-associates',
  'impairment-of-associates',
  'dividend-income',
  'dividends-payable',
  'deferred-consideration',
  'contingent-consideration',
  'contingent-consideration-change',
  'unwinding-of-discount',
  'exchange-difference-in-profit-or-loss',
  'translation-difference',
  'translation-reserve',
  'deferred-tax-asset',
  'deferred-tax-liability',
  'deferred-tax-expense',
  'current-tax-expense',
  'current-tax-payable',
  'share-capital',
  'share-premium',
  'treasury-shares',
  'retained-earnings',
  'transactions-with-nci',
  'non-controlling-interests',
  'intragroup-difference',
  'intragroup-exchange-difference',
  'rounding',
] as const
export type Role = (typeof ROLES)[number]

export type BasisOfPresentation = 'ias-1' | 'ifrs-18'

/** Shipped adjustment templates (domain.md §9): T01–T38; true where the template only reclassifies. */
export const TEMPLATES: Readonly<Record<string, { ru: string; en: string; reclassifies: boolean }>> = {
  T01: {
    ru: 'Основные средства: параллельный учёт',
    en: 'Property, plant and equipment: parallel records',
    reclassifies: false,
  },
  T02: { ru: 'Компоненты и капитальные ремонты', en: 'Components and overhauls', reclassifies: false },
  T03: { ru: 'Условная первоначальная стоимость', en: 'Deemed cost', reclassifies: false },
  T04: {
    ru: 'Обесценение внеоборотных активов',
    en: 'Impairment of non-current assets',
    reclassifies: false,
  },
  T05: { ru: 'Незавершённое строительство', en: 'Construction in progress', reclassifies: false },
  T06: {
    ru: 'Нематериальные активы и расходы будущих периодов',
    en: 'Intangible assets and deferred costs',
    reclassifies: false,
  },
  T07: { ru: 'Аренда', en: 'Leases', reclassifies: false },
  T08: { ru: 'Инвестиционная недвижимость', en: 'Investment property', reclassifies: false },
  T09: {
    ru: 'Запасы: чистая возможная цена продажи',
    en: 'Inventories: net realisable value',
    reclassifies: false,
  },
  T10: { ru: 'Запасы: накладные расходы', en: 'Inventories: overheads', reclassifies: false },
  T11: { ru: 'Ожидаемые кредитные убытки', en: 'Expected credit losses', reclassifies: false },
  T12: {
    ru: 'Дисконтирование долгосрочной задолженности',
    en: 'Discounting of long-term balances',
    reclassifies: false,
  },
  T13: {
    ru: 'Эффективная процентная ставка по займам',
    en: 'Effective interest on loans',
    reclassifies: false,
  },
  T14: {
    ru: 'Справедливая стоимость финансовых активов',
    en: 'Fair value of financial assets',
    reclassifies: false,
  },
  T15: {
    ru: 'Отсечение: неотфактурованные поставки',
    en: 'Cut-off: uninvoiced supplies',
    reclassifies: false,
  },
  T16: { ru: 'Агентская выручка', en: 'Revenue as an agent', reclassifies: true },
  T17: { ru: 'Активы по договорам', en: 'Contract assets', reclassifies: false },
  T18: { ru: 'НДС с авансов', en: 'VAT on advances', reclassifies: true },
  T19: { ru: 'Авансы на капитальные вложения', en: 'Advances for capital expenditure', reclassifies: true },
  T20: { ru: 'Развёрнутые остатки', en: 'Expanded balances', reclassifies: true },
  T21: { ru: 'Долгосрочная и краткосрочная части', en: 'Non-current and current parts', reclassifies: true },
  T22: { ru: 'Депозиты', en: 'Deposits', reclassifies: true },
  T23: { ru: 'Отпуска и премии', en: 'Holiday pay and bonuses', reclassifies: false },
  T24: { ru: 'Оценочные обязательства', en: 'Provisions', reclassifies: false },
  T25: { ru: 'Государственные субсидии', en: 'Government grants', reclassifies: false },
  T26: { ru: 'Отложенный налог', en: 'Deferred tax', reclassifies: false },
  T27: { ru: 'Текущий налог на прибыль', en: 'Current income tax', reclassifies: false },
  T28: { ru: 'Капитал', en: 'Equity', reclassifies: true },
  T29: { ru: 'Собственные акции и опционы', en: 'Treasury shares and puts', reclassifies: false },
  T30: { ru: 'Выплаты на основе акций', en: 'Share-based payment', reclassifies: false },
  T31: { ru: 'Ошибки прошлых периодов', en: 'Prior period errors', reclassifies: false },
  T32: {
    ru: 'События после отчётного периода',
    en: 'Events after the reporting period',
    reclassifies: false,
  },
  T33: { ru: 'Операции со связанными сторонами', en: 'Related party terms', reclassifies: false },
  T34: { ru: 'Выбывающие группы', en: 'Disposal groups', reclassifies: true },
  T35: { ru: 'Расходы по характеру и функции', en: 'Expenses by nature and function', reclassifies: true },
  T36: { ru: 'Курсовые разницы по категориям', en: 'Exchange differences by category', reclassifies: true },
  T37: { ru: 'Отраслевые корректировки', en: 'Industry adjustments', reclassifies: false },
  T38: { ru: 'Финансирование поставщиков', en: 'Supplier finance', reclassifies: true },
}
