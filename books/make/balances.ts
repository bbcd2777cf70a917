// Which trial balance each company sends, in which layout and for which interval (book-format.md §2, balances/).

import type { Grid } from './grid.ts'
import type { Group } from './group.ts'
import {
  byAccount,
  combined,
  type Heading,
  withCurrency,
  withIndicators,
  withNames,
  withNamesWide,
} from './layouts.ts'
import type { Ledger } from './ledger.ts'
import type { Code } from './names.ts'
import { accountOsv, generalOsv, type Osv, type OsvOptions } from './osv.ts'
import { csv1251, htmlAsXls, tabbed } from './texts.ts'
import { xlsx } from './xlsx.ts'

export type Files = Map<string, Uint8Array>

interface Span {
  readonly from: string
  readonly to: string
  /** As 1C says it in the title. */
  readonly said: string
}

const YEAR_2024: Span = { from: '2024-01-01', to: '2024-12-31', said: '2024 г.' }
const YEAR_2025: Span = { from: '2025-01-01', to: '2025-12-31', said: '2025 г.' }
const HALVES_2025: readonly Span[] = [
  { from: '2025-01-01', to: '2025-06-30', said: '1 полугодие 2025 г.' },
  { from: '2025-07-01', to: '2025-12-31', said: '2 полугодие 2025 г.' },
]
/** Each from the start of the year: the quarter is the difference to the one before. */
const CUMULATIVE_2025: readonly Span[] = [
  { from: '2025-01-01', to: '2025-03-31', said: '1 квартал 2025 г.' },
  { from: '2025-01-01', to: '2025-06-30', said: '1 полугодие 2025 г.' },
  { from: '2025-01-01', to: '2025-09-30', said: 'Январь 2025 г. - Сентябрь 2025 г.' },
  YEAR_2025,
]

/** How a company sends what it has. */
interface Package {
  readonly code: Code
  readonly spans: readonly Span[]
  readonly extension: 'xlsx' | 'xls' | 'csv' | 'txt'
  readonly options: OsvOptions
  readonly layout: (osv: Osv, heading: Heading) => Grid
  readonly write: (grid: Grid) => Uint8Array
  /** Accounts sent by analytics too, each in a file of its own. */
  readonly details: readonly string[]
  readonly detailExtension: 'xlsx' | 'xls'
  readonly writeDetail: (grid: Grid) => Uint8Array
}

const plainOptions: OsvOptions = { tax: false, analytics: [], currency: false }
const workbook = (grid: Grid): Uint8Array => xlsx(grid)
const inXlsx = {
  extension: 'xlsx',
  detailExtension: 'xlsx',
  options: plainOptions,
  write: workbook,
  writeDetail: workbook,
} as const

export const PACKAGES: readonly Package[] = [
  {
    ...inXlsx,
    code: 'СЕВ',
    spans: [YEAR_2024, YEAR_2025],
    layout: withNamesWide,
    write: (grid) => xlsx(grid, { emptyAsError: true }),
    details: ['58', '60', '62', '66', '67', '75', '76', '91'],
  },
  {
    ...inXlsx,
    code: 'МЕТ',
    spans: [YEAR_2024, YEAR_2025],
    options: { ...plainOptions, tax: true, analytics: ['01.01', '02.01'] },
    layout: withIndicators,
    details: ['58', '60', '62', '66', '67', '75', '76', '91'],
  },
  {
    ...inXlsx,
    code: 'КГР',
    spans: HALVES_2025,
    layout: combined,
    write: (grid) => xlsx(grid, { capitalStrings: true }),
    details: ['60', '62', '66', '67', '75', '76', '91'],
  },
  {
    ...inXlsx,
    code: 'ЛОГ',
    spans: [YEAR_2024, ...CUMULATIVE_2025],
    extension: 'csv',
    layout: withNames,
    write: csv1251,
    details: ['60', '62', '66', '67', '75', '76', '91'],
  },
  {
    ...inXlsx,
    code: 'ТДС',
    spans: [YEAR_2024, YEAR_2025],
    extension: 'xls',
    options: { ...plainOptions, currency: true },
    layout: withCurrency,
    write: htmlAsXls,
    details: ['60', '62', '66', '75', '76', '91'],
    detailExtension: 'xls',
    writeDetail: htmlAsXls,
  },
  {
    ...inXlsx,
    code: 'РЕМ',
    spans: [YEAR_2024, YEAR_2025],
    extension: 'txt',
    options: { ...plainOptions, analytics: ['60', '62', '76', '91'] },
    layout: withNames,
    write: tabbed,
    details: [],
  },
  {
    ...inXlsx,
    code: 'РЗВ',
    spans: [YEAR_2024],
    options: { ...plainOptions, analytics: ['91'] },
    layout: withNames,
    details: [],
  },
]

const KINDS: Readonly<Record<string, readonly string[]>> = {
  75: ['Учредители'],
  91: ['Прочие доходы и расходы'],
}
const kindsOf = (account: string): readonly string[] => KINDS[account] ?? ['Контрагенты', 'Договоры']

const used = (ledger: Ledger, account: string, span: Span): boolean =>
  ledger
    .lines(span.from, span.to)
    .some(
      (line) =>
        line.account.startsWith(account) &&
        (line.opening.bu !== 0n || line.debit.bu !== 0n || line.credit.bu !== 0n),
    )

/** The files of `balances/` by path below the book. */
export function balanceFiles(group: Group): Files {
  const files: Files = new Map()
  for (const sent of PACKAGES) {
    const books = group.books.get(sent.code)
    if (!books) throw new Error(`no books of ${sent.code}`)
    for (const span of sent.spans) {
      const heading = { organisation: books.company.organisation, period: span.said }
      const path = `balances/${sent.code}/${span.from}_${span.to}`
      const general = generalOsv(books.ledger, span.from, span.to, sent.options)
      files.set(`${path}.${sent.extension}`, sent.write(sent.layout(general, heading)))
      for (const account of sent.details) {
        if (!used(books.ledger, account, span)) continue
        const osv = accountOsv(books.ledger, account, span.from, span.to, kindsOf(account))
        files.set(`${path}_${account}.${sent.detailExtension}`, sent.writeDetail(byAccount(osv, heading)))
      }
    }
  }
  return files
}
