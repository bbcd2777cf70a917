// How a trial-balance file was understood, before anything is done with it (book-format.md §6): for machines,
// whose names and forms are only ever added to, and in short for people.

import {
  AMOUNT_COLUMNS,
  type AmountColumn,
  type BalanceKey,
  type TrialBalance,
} from '../../ledger/balance.ts'
import { exponentOf } from '../../ledger/currency.ts'
import type { Check, Finding } from '../../ledger/finding.ts'
import { decimalText } from '../../ledger/fraction.ts'
import { type Six, zeroSix } from './amounts.ts'
import { isOffBalanceCode } from './sums.ts'

type Json = Readonly<Record<string, unknown>>

const NAMES: Readonly<Record<AmountColumn, string>> = {
  openingDebit: 'opening_debit',
  openingCredit: 'opening_credit',
  turnoverDebit: 'turnover_debit',
  turnoverCredit: 'turnover_credit',
  closingDebit: 'closing_debit',
  closingCredit: 'closing_credit',
}

/** Version of the format of a book, as in book.yaml and statements.json. */
const FORMAT = 1

/** True where a finding blocks: the file is not taken, whatever else was understood of it. */
export const isRefused = ({ findings }: TrialBalance): boolean =>
  findings.some(({ severity }) => severity === 'blocks')

/**
 * The JSON of book-format.md §6; of a refused file what it is and the findings alone.
 * @param words text and advice of a finding in the language of the user
 */
export function understood(
  balance: TrialBalance,
  checks: readonly Check[],
  words: (finding: Finding) => { readonly text: string; readonly advice: string },
): Json {
  const { account, exponent, file, format, hash, kind, organisation, periodFrom, periodTo, settings, title } =
    balance
  const findings = balance.findings.map((one) => {
    const { advice, text } = words(one)
    return { code: one.code, severity: one.severity, place: one.place, text, advice }
  })
  const identity = { format: FORMAT, file, sha256: hash }
  if (isRefused(balance)) return { ...identity, findings }
  return {
    ...identity,
    organisation,
    period_from: periodFrom,
    period_to: periodTo,
    kind,
    account,
    title,
    layout: format,
    settings,
    rows: rowsOf(balance),
    totals: balance.totals.map(({ amounts, indicator, row }) => ({
      indicator,
      row,
      ...sixOf((column) => amounts[column], exponentOfPrinted(indicator, exponent)),
    })),
    checks: checks.map(({ difference, id, left, passed, right, values }) => ({
      id,
      passed,
      place: placeOf(values),
      left,
      right,
      difference,
    })),
    findings,
  }
}

function rowsOf(balance: TrialBalance): Json[] {
  return Array.from({ length: balance.key.length }, (_, index) => {
    const key = balance.keys[balance.key[index]!]!
    return {
      sheet: balance.sheets[balance.sheet[index]!]!,
      row: balance.row[index]!,
      kind: key.kind,
      account: key.account,
      name: key.name,
      level: key.level,
      subconto: key.subconto.length > 0 ? key.subconto : key.analytics.filter((text) => text !== ''),
      indicator: key.printedIndicator || key.indicator,
      currency: key.currency,
      ...sixOf((column) => balance.amounts[column][index]!, exponentOfRow(key, balance.exponent)),
    }
  })
}

const sixOf = (amount: (column: AmountColumn) => bigint, exponent: number): Json =>
  Object.fromEntries(AMOUNT_COLUMNS.map((column) => [NAMES[column], amountText(amount(column), exponent)]))

/** An empty cell is `0`, not `0.00`. */
const amountText = (amount: bigint, exponent: number): string =>
  amount === 0n ? '0' : decimalText(amount, exponent)

/**
 * Amounts of currency rows are in minor units of their currency, quantities in thousandths
 * (ledger/balance.ts).
 */
export function exponentOfRow({ currency, indicator }: BalanceKey, exponent: number): number {
  if (indicator === 'qty') return 3
  return indicator === 'fc' && currency !== '' ? exponentOf(currency) : exponent
}

export const exponentOfPrinted = (indicator: string, exponent: number): number =>
  /^кол|^qty/i.test(indicator) ? 3 : exponent

/**
 * Sheet, row and column of a check that failed, and the account as its value; empty where it is about the
 * whole file.
 */
function placeOf({ sheet, row, column, account }: Readonly<Record<string, string>>): Json {
  return {
    ...(sheet ? { sheet } : {}),
    ...(row ? { row: Number.parseInt(row, 10) } : {}),
    ...(column ? { column } : {}),
    ...(account ? { value: account } : {}),
  }
}

type Language = 'ru' | 'en'

const WORDS = {
  ru: {
    general: 'общая ведомость',
    by_account: 'ведомость по счету',
    canonical: 'таблица в формате книги',
    organisation: 'Организация',
    period: 'Период',
    read: 'Прочитано как',
    rows: 'Строк',
    kinds: {
      account: 'счета',
      subconto: 'аналитика',
      group: 'группы',
      currency: 'валюта',
      quantity: 'количество',
      expanded: 'развёрнутое сальдо',
      control: 'контроль',
    },
    sums: ['Сальдо на начало', 'Обороты', 'Сальдо на конец'],
    sides: ['дебет', 'кредит'],
  },
  en: {
    general: 'general trial balance',
    by_account: 'trial balance of account',
    canonical: 'table in the format of a book',
    organisation: 'Organisation',
    period: 'Period',
    read: 'Read as',
    rows: 'Rows',
    kinds: {
      account: 'accounts',
      subconto: 'analytics',
      group: 'groups',
      currency: 'currency',
      quantity: 'quantity',
      expanded: 'expanded balances',
      control: 'control',
    },
    sums: ['Opening balance', 'Turnovers', 'Closing balance'],
    sides: ['debit', 'credit'],
  },
} as const

/** `31.12.2025` in Russian, as the book has it in English. */
const dateText = (date: string, language: Language): string =>
  language === 'ru' ? date.split('-').reverse().join('.') : date

/**
 * What was understood, in a few lines: what the file is, how many rows of which kind, and what its leaves add
 * up to.
 */
export function understoodText(balance: TrialBalance, language: Language): string {
  const words = WORDS[language]
  const { account, format, keys, kind, organisation, periodFrom, periodTo, settings, title } = balance
  const layout =
    format === 'canonical' ? words.canonical : `${words[kind]}${account === '' ? '' : ` ${account}`}`
  const counts = new Map<BalanceKey['kind'], number>()
  for (const code of balance.key) counts.set(keys[code]!.kind, (counts.get(keys[code]!.kind) ?? 0) + 1)
  const kinds = [...counts].map(([one, count]) => `${words.kinds[one]} ${count}`).join(', ')
  return [
    title,
    organisation === '' ? '' : `${words.organisation}: ${organisation}`,
    periodFrom === null
      ? ''
      : `${words.period}: ${dateText(periodFrom, language)} – ${dateText(periodTo ?? '', language)}`,
    `${words.read}: ${layout} (${format})`,
    ...settings.filter((line) => line !== title).map((line) => `  ${line}`),
    `${words.rows}: ${balance.key.length} (${kinds})`,
    ...sumLines(balance, language),
  ]
    .filter((line) => line !== '')
    .join('\n')
}

function sumLines(balance: TrialBalance, language: Language): string[] {
  const { sides, sums } = WORDS[language]
  const six = leafSums(balance)
  const text = (column: AmountColumn): string => grouped(decimalText(six[column], balance.exponent), language)
  const lines = [
    [text('openingDebit'), text('openingCredit')],
    [text('turnoverDebit'), text('turnoverCredit')],
    [text('closingDebit'), text('closingCredit')],
  ]
  const width = Math.max(...lines.flat().map((one) => one.length))
  return lines.map(
    ([debit = '', credit = ''], index) =>
      `  ${(sums[index] ?? '').padEnd(18)}${sides[0]} ${debit.padStart(width)}  ${sides[1]} ${credit.padStart(width)}`,
  )
}

/** The books' leaves within the balance: what is added up. */
export function leafSums(balance: TrialBalance): Six {
  const six = zeroSix()
  for (const [index, code] of balance.key.entries()) {
    const { account, indicator, leaf } = balance.keys[code]!
    const isBeside = balance.format === '1c-osv' && isOffBalanceCode(account)
    if (leaf && indicator === 'БУ' && !isBeside)
      for (const column of AMOUNT_COLUMNS) six[column] += balance.amounts[column][index]!
  }
  return six
}

/** 1234567.89 → 1 234 567,89 or 1,234,567.89. */
function grouped(amount: string, language: Language): string {
  const [whole = '', part] = amount.split('.')
  const thousands = whole.replace(/\B(?=(\d{3})+$)/g, language === 'ru' ? '\u00a0' : ',')
  return part === undefined ? thousands : `${thousands}${language === 'ru' ? ',' : '.'}${part}`
}
