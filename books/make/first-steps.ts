// The book of the tutorial: one company, one year, one ОСВ, one journal.

import { accrue } from './accruals.ts'
import { adjustmentFile, FIRST_JOURNALS } from './adjustments.ts'
import { invest } from './assets.ts'
import type { Files } from './balances.ts'
import { Bookkeeper, OTHER } from './bookkeeper.ts'
import { monthsFrom } from './calendar.ts'
import { closeMonth } from './closing.ts'
import { csv } from './csv.ts'
import type { Company } from './describe.ts'
import { withNames } from './layouts.ts'
import { mappingFile } from './mapping.ts'
import { payTaxes } from './money.ts'
import { open } from './opening.ts'
import { generalOsv } from './osv.ts'
import { settle, trade } from './trade.ts'
import { xlsx } from './xlsx.ts'

export const WORKSHOP: Company = {
  code: 'МАС',
  organisation: 'ООО "Мастерская на Онежской"',
  kind: 'services',
  productGroup: 'Мебель на заказ',
  bank: '40702810500000000811, АО "Онежский банк"',
  growth: { 2024: 100, 2025: 112 },
  shareholders: [['Участник – физическое лицо', 1000]],
  capital: 1_000,
  cash: 2_400,
  stocks: { '10.01 Доска и плита': 1_900 },
  customers: [
    {
      name: 'ООО "Гостиница Заонежье"',
      contract: 'Договор № 1 от 15.01.2024',
      group: 'Мебель на заказ',
      monthly: 1_450,
      lag: 1,
      advance: 30,
    },
    {
      name: 'ООО "Кафе Причал"',
      contract: 'Договор № 4 от 01.02.2024',
      group: 'Мебель на заказ',
      monthly: 980,
      lag: 2,
    },
  ],
  suppliers: [
    {
      name: 'ООО "Лесторг"',
      contract: 'Договор поставки № 11',
      account: '10.01',
      item: 'Доска и плита',
      monthly: 760,
      lag: 1,
    },
    {
      name: 'ООО "Северэнергосбыт"',
      contract: 'Договор энергоснабжения № 5120',
      account: '25',
      item: 'Электроэнергия',
      monthly: 90,
      lag: 1,
    },
  ],
  staff: [
    { account: '20.01', monthly: 520 },
    { account: '26', monthly: 180 },
  ],
  assets: [
    {
      name: 'Станки',
      cost: 6_400,
      worn: 1_900,
      wornForTax: 1_900,
      months: 96,
      monthsForTax: 96,
      expense: '20.01',
    },
  ],
  purchases: [],
  buildings: [],
  disposals: [],
  leases: [],
  borrowings: [],
  other: [{ item: OTHER.bank, income: false, monthly: 6, counterparty: '', contract: '' }],
  propertyTax: 0,
  doubtful: 0,
  writeDown: {},
  investments: [],
}

const BOOK = `# Книга учебника docs/ru/first-steps.md
format: 1
name: Мастерская на Онежской
name_en: Onega Workshop
parent: МАС
presentation_currency: RUB
`

/** The workshop's books from 2024 on; its 2025 is printed. */
export function simulateWorkshop(): Bookkeeper {
  const books = new Bookkeeper(WORKSHOP)
  open(books, '2023-12-31')
  for (const month of monthsFrom(2024, 2025))
    for (const phase of [settle, trade, invest, payTaxes, accrue, closeMonth]) phase(books, month)
  return books
}

export function firstSteps(): Files {
  const { ledger, company } = simulateWorkshop()
  const osv = generalOsv(ledger, '2025-01-01', '2025-12-31', {
    tax: false,
    analytics: ['60', '62', '76', '91'],
    currency: false,
  })
  const entity = {
    code: 'МАС',
    name: 'ООО «Мастерская на Онежской»',
    name_en: 'Onega Workshop LLC',
    jurisdiction: 'RU',
    chart: 'ru-94n',
    books_currency: 'RUB',
    functional_currency: 'RUB',
  }
  return new Map([
    ['book.yaml', new TextEncoder().encode(BOOK)],
    ['entities.csv', csv(Object.keys(entity), [entity])],
    ['mapping.csv', mappingFile([])],
    [
      'tax_rates.csv',
      csv(
        ['jurisdiction', 'enacted_on', 'effective_from', 'rate'],
        [{ jurisdiction: 'RU', enacted_on: '2024-07-12', effective_from: '2025-01-01', rate: '25%' }],
      ),
    ],
    ['adjustments.csv', adjustmentFile(FIRST_JOURNALS)],
    [
      'balances/МАС/2025-01-01_2025-12-31.xlsx',
      xlsx(withNames(osv, { organisation: company.organisation, period: '2025 г.' })),
    ],
  ])
}
