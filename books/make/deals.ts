// What the companies of the group do with each other: goods, services, loans, dividends, the purchase of the quarry.
// Each deal is posted into both ledgers, so both sides agree, but for one invoice that the buyer took in some rubles
// short.

import type { Code } from './names.ts'

export interface Deal {
  readonly seller: Code
  readonly buyer: Code
  readonly contract: string
  /** Account and item where the purchase lands in the buyer's books. */
  readonly account: string
  readonly item: string
  /** Product group of the seller's revenue. */
  readonly group: string
  /** Net of VAT, thousands in an average month of 2023, grown with the seller. */
  readonly monthly: number
  readonly lag: 1 | 2
  readonly from?: string
  readonly nature: 'goods' | 'services'
  readonly steady?: boolean
}

const management = (buyer: Code, monthly: number, from?: string): Deal => ({
  seller: 'СЕВ',
  buyer,
  contract: `Договор № У-${buyer} об оказании услуг управления`,
  account: '26',
  item: 'Услуги управления',
  group: 'Услуги управления',
  monthly,
  lag: 1,
  nature: 'services',
  steady: true,
  ...(from ? { from } : {}),
})

export const DEALS: readonly Deal[] = [
  {
    seller: 'МЕТ',
    buyer: 'ТДС',
    contract: 'Договор поставки № 1-МТ от 01.12.2021',
    account: '41.01',
    item: 'Металлопрокат',
    group: 'Металлопрокат',
    monthly: 96_000,
    lag: 2,
    nature: 'goods',
  },
  {
    seller: 'КГР',
    buyer: 'ТДС',
    contract: 'Договор поставки № 77-Щ от 01.07.2025',
    account: '41.01',
    item: 'Щебень',
    group: 'Щебень и блоки',
    monthly: 17_500,
    lag: 1,
    from: '2025-07',
    nature: 'goods',
  },
  {
    seller: 'РЕМ',
    buyer: 'МЕТ',
    contract: 'Договор подряда № 1-РМ от 10.01.2022',
    account: '25',
    item: 'Ремонт оборудования',
    group: 'Ремонт оборудования',
    monthly: 9_900,
    lag: 2,
    nature: 'services',
  },
  {
    seller: 'ЛОГ',
    buyer: 'МЕТ',
    contract: 'Договор перевозки № 2-ЛМ от 10.01.2022',
    account: '25',
    item: 'Перевозка сырья',
    group: 'Перевозки',
    monthly: 6_700,
    lag: 1,
    nature: 'services',
  },
  {
    seller: 'ЛОГ',
    buyer: 'ТДС',
    contract: 'Договор перевозки № 3-ЛТ от 10.01.2022',
    account: '44.01',
    item: 'Доставка покупателям',
    group: 'Перевозки',
    monthly: 2_900,
    lag: 1,
    nature: 'services',
  },
  {
    seller: 'ЛОГ',
    buyer: 'КГР',
    contract: 'Договор перевозки № 5-ЛК от 01.07.2025',
    account: '25',
    item: 'Перевозка',
    group: 'Перевозки',
    monthly: 1_300,
    lag: 1,
    from: '2025-07',
    nature: 'services',
  },
  management('МЕТ', 3_400),
  management('КГР', 1_500, '2025-07'),
  management('ТДС', 1_300),
  management('ЛОГ', 650),
  management('РЕМ', 350),
]

/** The buyer of December 2025's largest invoice took its VAT in 4 rubles 37 kopecks short: nobody has settled it yet. */
export const SHORT = { seller: 'МЕТ', buyer: 'ТДС', month: '2025-12', amount: 437n } as const

/** Yuan a month that the trading house sells to the company in Shenzhen. */
export const YUAN_DEAL = {
  seller: 'ТДС',
  buyer: 'АЗИ',
  contract: 'Contract ST-2021/04',
  customer: 'Severny Asia Trading Co., Ltd.',
  monthly: 205_000n,
  bank: '40702156500000000356, АО "Онежский банк"',
  group: 'Товары (экспорт)',
} as const

export interface Loan {
  readonly lender: Code
  readonly borrower: Code
  readonly contract: string
  readonly opening: number
  readonly moves: Readonly<Record<string, number>>
  /** Hundredths of a percent a year. */
  readonly rate: number
}

export const LOANS: readonly Loan[] = [
  {
    lender: 'СЕВ',
    borrower: 'МЕТ',
    contract: 'Договор займа № 2-З от 01.03.2022',
    opening: 450_000,
    moves: { '2024-06': -30_000, '2025-03': 60_000, '2025-12': -60_000 },
    rate: 1_020,
  },
  {
    lender: 'СЕВ',
    borrower: 'ЛОГ',
    contract: 'Договор займа № 5-З от 15.08.2022',
    opening: 110_000,
    moves: { '2024-09': 20_000, '2025-06': -40_000, '2025-11': -10_000 },
    rate: 1_100,
  },
]

export interface Dividend {
  readonly payer: Code
  /** Declared on the 26th of this month, paid on the 27th of the month after. */
  readonly month: string
  /** Owners of the group and outsiders, thousands. */
  readonly parts: readonly {
    readonly receiver: Code | null
    readonly name: string
    readonly amount: number
    readonly withheld?: number
  }[]
}

/** The quarry's owners before the group came. */
const quarryOwners = (amount: number): Dividend['parts'] => [
  { receiver: null, name: 'ООО "Северо-Западные недра"', amount: (amount / 5) * 4 },
  { receiver: null, name: 'Муниципальное имущество района', amount: amount / 5 },
]

export const DIVIDENDS: readonly Dividend[] = [
  { payer: 'МЕТ', month: '2024-05', parts: [{ receiver: 'СЕВ', name: 'АО "Северный"', amount: 150_000 }] },
  { payer: 'ТДС', month: '2024-05', parts: [{ receiver: 'СЕВ', name: 'АО "Северный"', amount: 90_000 }] },
  { payer: 'МЕТ', month: '2025-05', parts: [{ receiver: 'СЕВ', name: 'АО "Северный"', amount: 160_000 }] },
  { payer: 'ТДС', month: '2025-05', parts: [{ receiver: 'СЕВ', name: 'АО "Северный"', amount: 110_000 }] },
  {
    payer: 'ЛОГ',
    month: '2025-04',
    parts: [
      { receiver: 'МЕТ', name: 'ООО "Северный Металл"', amount: 11_700 },
      { receiver: null, name: 'Участник – физическое лицо', amount: 300, withheld: 39 },
    ],
  },
  { payer: 'КГР', month: '2024-05', parts: quarryOwners(110_000) },
  { payer: 'КГР', month: '2025-04', parts: quarryOwners(150_000) },
  {
    payer: 'СЕВ',
    month: '2024-06',
    parts: [
      { receiver: null, name: 'ООО "Инвестиционная компания Полюс"', amount: 37_200 },
      { receiver: null, name: 'Акционеры – физические лица', amount: 22_800, withheld: 2_964 },
    ],
  },
  {
    payer: 'СЕВ',
    month: '2025-06',
    parts: [
      { receiver: null, name: 'ООО "Инвестиционная компания Полюс"', amount: 46_500 },
      { receiver: null, name: 'Акционеры – физические лица', amount: 28_500, withheld: 3_705 },
    ],
  },
]

/** What the associate pays out; received by the steel works, net of the tax withheld. Month, thousands. */
export const ASSOCIATE_DIVIDENDS: readonly (readonly [month: string, amount: number])[] = [
  ['2024-06', 2_400],
  ['2025-06', 3_000],
]

/** The quarry: shares paid for in cash on 1 July 2025; another part is due in two years and is booked when paid. */
export const ACQUISITION = {
  buyer: 'СЕВ',
  month: '2025-07',
  seller: 'ООО "Северо-Западные недра"',
  contract: 'Договор купли-продажи акций № 1 от 20.06.2025',
  cash: 640_000,
} as const

/** To the reserve fund of the joint-stock company, from profit: month, thousands. */
export const RESERVE = { company: 'СЕВ', month: '2024-06', amount: 2_000 } as const

/** The company in Shenzhen pays out a part of its profit: declared, paid; yuan; tax withheld in China, percent. */
export const YUAN_DIVIDEND = {
  payer: 'АЗИ',
  receiver: 'СЕВ',
  month: '2025-06',
  declared: '2025-06-05',
  paid: '2025-06-09',
  toParent: 1_200_000n,
  toOthers: 300_000n,
  withheld: 5n,
} as const
