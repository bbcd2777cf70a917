// Trial balances of a book: what came in for which company and interval, and how it stands.

import { isRefused, leafSums } from '../../formats/osv/understood.ts'
import type { AmountColumn, TrialBalance } from '../../ledger/balance.ts'
import type { BalanceFile, Book } from '../../ledger/book.ts'
import { entityOn } from '../../ledger/entity.ts'
import { compareBytes } from '../../ledger/facts.ts'
import type { Finding } from '../../ledger/finding.ts'
import { decimalText } from '../../ledger/fraction.ts'
import { fiscalYearOf, parseInterval } from '../../ledger/period.ts'
import { checksOfFile } from '../file-checks.ts'
import type { OpenRevision } from './room.ts'

export type BalanceState = 'done' | 'warns' | 'blocks'

/** A file as the list shows it. */
export interface ListedBalance {
  readonly entity: string
  readonly path: string
  /** `2025-01-01_2025-12-31`, of an account `2025-01-01_2025-12-31_60`: its name in addresses. */
  readonly name: string
  readonly from: string
  readonly to: string
  readonly account: string
  readonly format: string
  readonly kind: TrialBalance['kind']
  readonly rows: number
  readonly currency: string
  readonly closingDebit: string
  readonly closingCredit: string
  readonly state: BalanceState
  readonly found: number
  readonly failed: number
  readonly hash: string
}

export interface BalancesView {
  /** The fiscal year to the date that was asked for; empty without balances. */
  readonly from: string
  readonly to: string
  readonly files: readonly ListedBalance[]
}

/** `balances/МЕТ/2025-01-01_2025-12-31_60.xlsx` → `2025-01-01_2025-12-31_60`. */
export const nameOf = ({ from, to, account }: Pick<BalanceFile, 'from' | 'to' | 'account'>): string =>
  [from, to, account].filter((part) => part !== '').join('_')

/** Findings that are of the file itself, by what they name as their place. */
export const findingsOf = (path: string, findings: readonly Finding[]): Finding[] =>
  findings.filter(({ place }) => place.file === path)

/** A close's findings where it can be derived; else those of reading, which say why it cannot. */
export function findingsOfClose(revision: OpenRevision, period: string | undefined): readonly Finding[] {
  return revision.book.balances.length === 0 ? revision.findings : revision.close(period).findings
}

/** Files of the fiscal year of the period, to its end; all without a period. */
export function balancesView(revision: OpenRevision, period: string | undefined): BalancesView {
  const { book } = revision
  const within = yearTo(book, period)
  const findings = findingsOfClose(revision, period)
  const files = book.balances
    .filter(({ from, to }) => from >= within.from && to <= within.to)
    .sort(
      (a, b) =>
        compareBytes(a.entity, b.entity) ||
        compareBytes(a.from, b.from) ||
        compareBytes(a.to, b.to) ||
        compareBytes(a.account, b.account),
    )
  return { ...within, files: files.map((file) => listed(book, file, findings)) }
}

function yearTo(book: Book, period: string | undefined): { from: string; to: string } {
  const named = period ? parseInterval(period, book.settings.fiscalYearStart) : null
  if (!named) return { from: '0001-01-01', to: '9999-12-31' }
  return { from: fiscalYearOf(named.to, book.settings.fiscalYearStart).from, to: named.to }
}

export function listed(book: Book, file: BalanceFile, findings: readonly Finding[]): ListedBalance {
  const { account, balance, document, entity, from, hash, to } = file
  const own = findingsOf(document, findings)
  const failed = checksOfFile(book, file).filter(({ passed }) => !passed)
  const blocks = [...own, ...failed].some(({ severity }) => severity === 'blocks') || isRefused(balance)
  const sum = closingOf(balance)
  return {
    entity,
    path: document,
    name: nameOf(file),
    from,
    to,
    account,
    format: balance.format,
    kind: balance.kind,
    rows: balance.key.length,
    currency: entityOn(book, entity, to)?.booksCurrency ?? '',
    closingDebit: decimalText(sum('closingDebit'), balance.exponent),
    closingCredit: decimalText(sum('closingCredit'), balance.exponent),
    state: blocks ? 'blocks' : own.length + failed.length > 0 ? 'warns' : 'done',
    found: own.length,
    failed: failed.length,
    hash,
  }
}

/** The total that the file prints of its books, else the sum of its leaves. */
export function closingOf(balance: TrialBalance): (column: AmountColumn) => bigint {
  const printed = balance.totals.find(({ indicator }) => indicator === '' || indicator === 'БУ')
  const six = printed?.amounts ?? leafSums(balance)
  return (column) => six[column]
}
