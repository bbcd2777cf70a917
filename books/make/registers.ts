// The registers of the sample group that do not depend on the chart of accounts: who belongs to it, names of
// counterparties, rates, who owns whom and what was paid.

import type { Files } from './balances.ts'
import { lastDayOf } from './calendar.ts'
import { thousand } from './chance.ts'
import { csv, type Value } from './csv.ts'
import { ACQUISITION } from './deals.ts'
import { KNOWN_POINTS, rateText, YUAN_AVERAGES, yuanAtEndOf, yuanMonths } from './rates.ts'

type Rows = readonly Readonly<Record<string, Value>>[]

export const BOOK = `# Книга вымышленной группы «Северный»: см. README.md рядом.
format: 1
name: Группа «Северный»
name_en: Severny Group
parent: СЕВ
presentation_currency: RUB
unit: 1000
languages: [ru, en]
basis: [ias-1, ifrs-18]
fiscal_year_start: 01-01
frequency: year
opens_on: 2024-01-01
translation_period: year-to-date
apportionment: days
nci_measurement: proportionate
indirect_goodwill: full
group_deferred_tax: yes
approval: second-person
tolerance: 100
accounts: standard
`

const ENTITY_COLUMNS = [
  'code',
  'name',
  'name_en',
  'valid_from',
  'jurisdiction',
  'tax_id',
  'registration_number',
  'chart',
  'books_currency',
  'functional_currency',
  'fiscal_year_start',
  'reporting_lag_months',
  'dormant',
  'main_activities',
  'segment',
]
const russian = { jurisdiction: 'RU', chart: 'ru-94n', books_currency: 'RUB', functional_currency: 'RUB' }

// Taxpayer numbers are made up: their check digits are wrong on purpose, so that they are nobody's.
const ENTITIES: Rows = [
  {
    ...russian,
    code: 'СЕВ',
    name: 'АО «Северный»',
    name_en: 'Severny JSC',
    tax_id: '7801234560',
    segment: 'Управление',
  },
  {
    ...russian,
    code: 'МЕТ',
    name: 'ООО «Северный Металл»',
    name_en: 'Severny Metal LLC',
    tax_id: '7801234567',
    segment: 'Металл',
  },
  {
    ...russian,
    code: 'КГР',
    name: 'АО «Карельский гранит»',
    name_en: 'Karelian Granite JSC',
    tax_id: '1001234561',
    segment: 'Камень',
  },
  {
    ...russian,
    code: 'ЛОГ',
    name: 'ООО «Северная Логистика»',
    name_en: 'Severny Logistics LLC',
    tax_id: '7801234562',
    segment: 'Перевозки',
  },
  {
    ...russian,
    code: 'ТДС',
    name: 'ООО «Торговый дом Северный»',
    name_en: 'Severny Trading House LLC',
    tax_id: '7801234563',
    segment: 'Торговля',
  },
  {
    ...russian,
    code: 'РЕМ',
    name: 'ООО «Северный Ремонт»',
    name_en: 'Severny Repair LLC',
    tax_id: '7801234564',
    segment: 'Металл',
  },
  {
    code: 'АЗИ',
    name: 'Северный Азия (Шэньчжэнь)',
    name_en: 'Severny Asia Trading Co., Ltd.',
    jurisdiction: 'CN',
    chart: 'group',
    books_currency: 'CNY',
    functional_currency: 'CNY',
    registration_number: '914403000000000000',
    segment: 'Торговля',
  },
  {
    ...russian,
    code: 'ПЛД',
    name: 'АО «Порт Ладога»',
    name_en: 'Port Ladoga JSC',
    tax_id: '4701234565',
    segment: 'Перевозки',
  },
  {
    ...russian,
    code: 'РЗВ',
    name: 'ООО «Северный Резерв»',
    name_en: 'Severny Reserve LLC',
    tax_id: '7801234566',
    dormant: 'no',
    segment: 'Управление',
  },
  { code: 'РЗВ', valid_from: '2025-01-01', dormant: 'yes' },
]

// Only what the names themselves do not tell: a foreign spelling, and outsiders whom the group calls by one name.
const COUNTERPARTIES: Rows = [
  { text: 'Severny Asia Trading*', partner: 'АЗИ' },
  { text: 'ООО "Северэнергосбыт"', partner: 'Северэнергосбыт' },
  { text: 'АО "Банк Невский"', partner: 'Банк Невский' },
  { text: 'АО "Онежский банк"', partner: 'Онежский банк' },
]

const TAX_RATES: Rows = [
  { jurisdiction: 'RU', enacted_on: '2008-11-26', effective_from: '2009-01-01', rate: '20%' },
  { jurisdiction: 'RU', enacted_on: '2024-07-12', effective_from: '2025-01-01', rate: '25%' },
  { jurisdiction: 'CN', enacted_on: '2007-03-16', effective_from: '2008-01-01', rate: '25%' },
]

const MADE_UP = 'made up / вымышлен'
const BANK_OF_RUSSIA = 'Bank of Russia / Банк России'

function rates(): Uint8Array {
  const rows: Record<string, Value>[] = []
  for (const month of yuanMonths()) {
    rows.push({
      currency: 'CNY',
      against: 'RUB',
      type: 'spot',
      from: lastDayOf(month),
      rate: rateText(yuanAtEndOf(month)),
      nominal: 1,
      source: MADE_UP,
    })
  }
  rows.push({
    currency: 'CNY',
    against: 'RUB',
    type: 'spot',
    from: '2021-06-01',
    rate: '11.5100',
    nominal: 1,
    source: MADE_UP,
  })
  for (const [from, currency, rate] of KNOWN_POINTS)
    rows.push({ currency, against: 'RUB', type: 'spot', from, rate, nominal: 1, source: BANK_OF_RUSSIA })
  for (const [from, to, rate] of YUAN_AVERAGES)
    rows.push({
      currency: 'CNY',
      against: 'RUB',
      type: 'average',
      from,
      to,
      rate,
      nominal: 1,
      source: MADE_UP,
    })
  const key = (row: Record<string, Value>): string => `${row.currency}${row.type}${row.from}${row.to ?? ''}`
  rows.sort((a, b) => (key(a) < key(b) ? -1 : 1))
  return csv(['currency', 'against', 'type', 'from', 'to', 'rate', 'nominal', 'source'], rows)
}

/** Who bought whom. What lies before 2024 is history: it gives percentages, goodwill and remaining lives. */
const OWNERSHIP: Rows = [
  {
    id: 'П-01',
    date: '2019-04-01',
    event: 'acquire',
    investor: 'СЕВ',
    investee: 'МЕТ',
    percent_delta: '100%',
    votes_delta: '100%',
    reason: 'Покупка 100 % долей',
  },
  {
    id: 'П-02',
    date: '2018-02-01',
    event: 'acquire',
    investor: 'МЕТ',
    investee: 'ЛОГ',
    percent_delta: '97.5%',
    votes_delta: '97.5%',
    reason: 'Учреждение',
  },
  {
    id: 'П-03',
    date: '2017-09-01',
    event: 'acquire',
    investor: 'СЕВ',
    investee: 'ТДС',
    percent_delta: '100%',
    votes_delta: '100%',
    reason: 'Учреждение',
  },
  {
    id: 'П-04',
    date: '2020-03-01',
    event: 'acquire',
    investor: 'СЕВ',
    investee: 'РЕМ',
    percent_delta: '100%',
    votes_delta: '100%',
    reason: 'Учреждение',
  },
  {
    id: 'П-05',
    date: '2021-06-01',
    event: 'acquire',
    investor: 'СЕВ',
    investee: 'АЗИ',
    percent_delta: '80%',
    votes_delta: '80%',
    reason: 'Учреждение вместе с местным партнером',
  },
  {
    id: 'П-06',
    date: '2021-10-01',
    event: 'acquire',
    investor: 'СЕВ',
    investee: 'РЗВ',
    percent_delta: '100%',
    votes_delta: '100%',
    reason: 'Учреждение',
  },
  {
    id: 'П-07',
    date: '2022-03-01',
    event: 'acquire',
    investor: 'МЕТ',
    investee: 'ПЛД',
    percent_delta: '30%',
    votes_delta: '30%',
    reason: 'Покупка 30 % акций: значительное влияние',
  },
  {
    id: 'П-08',
    date: '2025-07-01',
    moment: 'start',
    event: 'acquire',
    investor: 'СЕВ',
    investee: 'КГР',
    percent_delta: '80%',
    votes_delta: '80%',
    nci_measurement: 'proportionate',
    reason: 'Покупка 80 % акций: контроль',
  },
]

export const QUARRY_PURCHASE = 'П-08'
export const STEEL_PURCHASE = 'П-01'
export const PORT_PURCHASE = 'П-07'

const paid = (event: string, date: string, rubles: number): Readonly<Record<string, Value>> => ({
  event,
  kind: 'cash',
  date,
  currency: 'RUB',
  amount: thousand(rubles),
  in_books: 'yes',
})

const CONSIDERATIONS: Rows = [
  paid('П-01', '2019-04-01', 590_000),
  paid('П-02', '2018-02-01', 87_750),
  paid('П-03', '2017-09-01', 10_000),
  paid('П-04', '2020-03-01', 10_000),
  paid('П-05', '2021-06-01', 27_624),
  paid('П-06', '2021-10-01', 1_000),
  paid('П-07', '2022-03-01', 40_000),
  paid('П-08', '2025-07-01', ACQUISITION.cash),
  // The second instalment is booked in the ledger when it is paid: the group recognises it at once, discounted.
  {
    event: 'П-08',
    kind: 'deferred',
    date: '2025-07-01',
    due_on: '2027-06-30',
    currency: 'RUB',
    amount: thousand(110_000),
    discount_rate: '17%',
    classification: 'liability',
    in_books: 'no',
  },
]

/** The port's own amounts from its last row to the date; the dividend is what the group received. */
const ASSOCIATES: Rows = [
  { investee: 'ПЛД', date: '2023-12-31', event: 'profit', amount: thousand(42_600), currency: 'RUB' },
  { investee: 'ПЛД', date: '2024-06-27', event: 'dividend', amount: thousand(2_400), currency: 'RUB' },
  { investee: 'ПЛД', date: '2024-12-31', event: 'profit', amount: thousand(26_480), currency: 'RUB' },
  { investee: 'ПЛД', date: '2025-06-27', event: 'dividend', amount: thousand(3_000), currency: 'RUB' },
  { investee: 'ПЛД', date: '2025-12-31', event: 'profit', amount: thousand(31_250), currency: 'RUB' },
]

const DECISIONS: Rows = [
  {
    id: 'Р-01',
    date: '2025-07-01',
    kind: 'control',
    subject: 'КГР',
    reason: '80 % голосов; совет директоров назначает СЕВ (IFRS 10.6–7)',
    decided_by: 'methodologist',
    approved_by: 'group-controller',
  },
]

export function registers(): Files {
  return new Map([
    ['book.yaml', new TextEncoder().encode(BOOK)],
    ['entities.csv', csv(ENTITY_COLUMNS, ENTITIES)],
    ['counterparties.csv', csv(['entity', 'text', 'tax_id', 'partner', 'valid_from'], COUNTERPARTIES)],
    ['rates.csv', rates()],
    ['tax_rates.csv', csv(['jurisdiction', 'enacted_on', 'effective_from', 'rate'], TAX_RATES)],
    [
      'ownership.csv',
      csv(
        [
          'id',
          'date',
          'moment',
          'event',
          'investor',
          'investee',
          'percent_delta',
          'votes_delta',
          'nci_measurement',
          'reason',
        ],
        OWNERSHIP,
      ),
    ],
    [
      'considerations.csv',
      csv(
        [
          'event',
          'kind',
          'date',
          'due_on',
          'currency',
          'amount',
          'discount_rate',
          'classification',
          'in_books',
        ],
        CONSIDERATIONS,
      ),
    ],
    ['associates.csv', csv(['investee', 'date', 'event', 'amount', 'currency'], ASSOCIATES)],
    [
      'decisions.csv',
      csv(['id', 'date', 'kind', 'subject', 'reason', 'decided_by', 'approved_by', 'valid_to'], DECISIONS),
    ],
  ])
}
