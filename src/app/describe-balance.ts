// How a trial-balance file was understood, before anything is done with it (book-format.md §6). Names and forms here
// are a format that others read: they are added to, never changed.

import type { AmountColumn, BalanceKey, TrialBalance } from '../ledger/balance.ts'
import { exponentOf } from '../ledger/currency.ts'
import type { Check } from '../ledger/finding.ts'
import { decimalText } from '../ledger/fraction.ts'
import { type Language, render } from './messages.ts'

const NAMES: readonly (readonly [AmountColumn, string])[] = [
  ['openingDebit', 'opening_debit'],
  ['openingCredit', 'opening_credit'],
  ['turnoverDebit', 'turnover_debit'],
  ['turnoverCredit', 'turnover_credit'],
  ['closingDebit', 'closing_debit'],
  ['closingCredit', 'closing_credit'],
]

/** Of a file that was refused, what it is and the findings alone. */
export function describeBalance(
  balance: TrialBalance,
  checks: readonly Check[],
  language: Language,
): Readonly<Record<string, unknown>> {
  const { account, file, format, hash, kind, organisation, periodFrom, periodTo, settings, title } = balance
  const findings = balance.findings.map((one) => {
    const { advice, code, place, severity, text } = render(one, language)
    return { code, severity, place, text, advice }
  })
  const identity = { format, file, sha256: hash }
  if (isRefused(balance)) return { ...identity, findings }
  return {
    ...identity,
    organisation,
    period_from: periodFrom,
    period_to: periodTo,
    kind,
    account,
    title,
    settings,
    rows: rowsOf(balance),
    totals: balance.totals.map(({ amounts, indicator, row }) => ({
      indicator,
      row,
      ...amountsOf((column) => decimalText(amounts[column], balance.exponent)),
    })),
    checks: checks.map(({ difference, id, left, passed, right, subject, values }) => ({
      id,
      passed,
      place: values.place ?? subject,
      left,
      right,
      difference,
    })),
    findings,
  }
}

export const isRefused = ({ findings, key }: TrialBalance): boolean =>
  key.length === 0 && findings.some(({ severity }) => severity === 'blocks')

function rowsOf(balance: TrialBalance): Readonly<Record<string, unknown>>[] {
  return Array.from({ length: balance.key.length }, (_, index) => {
    const key = balance.keys[balance.key[index]!]!
    const exponent = exponentOfRow(key, balance.exponent)
    return {
      sheet: balance.sheets[balance.sheet[index]!]!,
      row: balance.row[index]!,
      kind: key.kind,
      account: key.account,
      name: key.name,
      level: key.level,
      subconto: key.subconto,
      indicator: key.printedIndicator || key.indicator,
      currency: key.currency,
      ...amountsOf((column) => decimalText(balance.amounts[column][index]!, exponent)),
    }
  })
}

const amountsOf = (text: (column: AmountColumn) => string): Record<string, string> =>
  Object.fromEntries(NAMES.map(([column, name]) => [name, plain(text(column))]))

/** An empty cell is `0`, not `0.00`. */
const plain = (amount: string): string => (/^-?0(\.0+)?$/.test(amount) ? '0' : amount)

/** Amounts of `fc` rows are in minor units of their currency, quantities in thousandths (ledger/balance.ts). */
function exponentOfRow({ currency, indicator }: BalanceKey, exponent: number): number {
  if (indicator === 'qty') return 3
  return indicator === 'fc' && currency !== '' ? exponentOf(currency) : exponent
}
