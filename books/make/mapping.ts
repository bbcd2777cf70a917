// mapping.csv of the sample books: the rules of the full chart of Order 94n that ship, and after them the book's own.

import { readFileSync } from 'node:fs'
import { type Options, parse } from 'csv-parse/sync'
import { A } from './chart.ts'
import { csv, type Value } from './csv.ts'

const FILE = new URL('../../src/formats/book/standard/mapping-ru-94n.csv', import.meta.url)
const options: Options = { bom: true }

export type Rule = Readonly<Record<string, Value>>

/** A rule for accounts whose shipped rules look at the side of the balance: one for each side. */
function eachSide(rule: Rule): Rule[] {
  return [
    { ...rule, id: `${rule.id}-ДТ`, side: 'debit' },
    { ...rule, id: `${rule.id}-КТ`, side: 'credit' },
  ]
}

const services = (entity: string): Rule[] =>
  ['90.01*', '90.03'].map((account) => ({
    id: `С-${entity}-${account}`,
    priority: 1,
    entity,
    account,
    measure: 'turnover',
    target: A.revenueServices,
    note: 'Компания оказывает услуги',
  }))

/** Fixed assets of the steel works by their names: its ОСВ shows them. */
const buildings = (name: string): Rule[] => [
  { id: `С-01-${name}`, account: '01.01', analytics_1: `${name}*`, measure: 'balance', target: A.buildings },
  {
    id: `С-02-${name}`,
    account: '02.01',
    analytics_1: `${name}*`,
    measure: 'balance',
    target: A.buildingsWorn,
  },
]

export const OWN_RULES: readonly Rule[] = [
  {
    id: 'С-58-ПЛД',
    priority: 1,
    account: '58.01*',
    partner: 'ПЛД',
    measure: 'balance',
    target: A.associate,
    note: 'Порт Ладога: существенное влияние',
  },
  {
    id: 'С-58.03-группа',
    account: '58.03',
    partner: 'member',
    measure: 'balance',
    target: A.loansMade,
    note: 'Займы компаниям группы долгосрочные',
  },
  ...eachSide({
    id: 'С-76.09-проценты',
    account: '76.09',
    analytics_2: 'Договор займа*',
    partner: 'member',
    measure: 'balance',
    target: A.interestReceivable,
    flow_debit: 'interest-accrued',
    flow_credit: 'interest-received',
    note: 'Проценты по займам внутри группы стоят там же, где займы',
  }),
  ...buildings('Цех'),
  ...services('СЕВ'),
  ...services('ЛОГ'),
  ...services('РЕМ'),
]

export function mappingFile(own: readonly Rule[]): Uint8Array {
  const rows: string[][] = parse(readFileSync(FILE), options)
  const [columns = [], ...shipped] = rows
  const rules: Rule[] = shipped.map((cells) =>
    Object.fromEntries(columns.map((column, index) => [column, cells[index] ?? ''])),
  )
  return csv(columns, [...rules, ...own])
}
