// One trial balance: what the file is, what it adds up to, what its checks and the close found in it.

import type { Coverage } from '../../close/map/coverage.ts'
import { exponentOfPrinted } from '../../formats/osv/understood.ts'
import { type AmountColumn, bySix } from '../../ledger/balance.ts'
import type { BalanceFile } from '../../ledger/book.ts'
import { entityOn } from '../../ledger/entity.ts'
import type { Check, Finding } from '../../ledger/finding.ts'
import { decimalText } from '../../ledger/fraction.ts'
import { intervalText } from '../../ledger/period.ts'
import { checksOfFile } from '../file-checks.ts'
import { type Language, type Rendered, render, renderCheck } from '../messages.ts'
import { findingsOf, findingsOfClose, type ListedBalance, listed, nameOf } from './balance-list.ts'
import { type RowsPage, rowsPage } from './balance-rows.ts'
import { coverageOfFile } from './coverage.ts'
import type { OpenRevision } from './room.ts'

export interface FileCheckView {
  readonly id: string
  readonly severity: Check['severity']
  readonly passed: boolean
  readonly left: string
  readonly right: string
  readonly difference: string
  readonly text: string
  readonly advice: string
  readonly sheet: string
  /** null: the check is about the whole file. */
  readonly row: number | null
  readonly column: string
}

export interface BalanceView extends ListedBalance {
  readonly entityName: { readonly ru: string; readonly en: string }
  readonly organisation: string
  readonly title: string
  readonly settings: readonly string[]
  readonly sheets: readonly string[]
  readonly columns: Readonly<Record<AmountColumn, string>>
  readonly totals: readonly {
    readonly indicator: string
    readonly sheet: string
    readonly row: number
    readonly amounts: Readonly<Record<AmountColumn, string>>
  }[]
  /** The interval of the mapping that the targets are of; '' without one. */
  readonly mappedIn: string
  /** Accounts of the group chart that rows go to. */
  readonly accounts: readonly { readonly code: string; readonly name: string; readonly nameEn: string }[]
  readonly unmapped: number
  readonly findings: readonly Rendered[]
  readonly checks: readonly FileCheckView[]
  /** Other files of the company and interval: of accounts, or the general one. */
  readonly beside: readonly { readonly name: string; readonly account: string; readonly rows: number }[]
}

/** A file of the book with those that stand beside it. */
export interface FoundBalance {
  readonly file: BalanceFile
  readonly beside: readonly BalanceFile[]
}

/** The file of a company by its name (`2025-01-01_2025-12-31_60`); null: the book has none. */
export function findBalance({ book }: OpenRevision, entity: string, name: string): FoundBalance | null {
  const own = book.balances.filter((one) => one.entity === entity)
  const file = own.find((one) => nameOf(one) === name)
  if (!file) return null
  return { file, beside: own.filter((one) => one !== file && one.from === file.from && one.to === file.to) }
}

/** What is known of a file beside itself: the findings about it, and where its rows go. */
function about(
  revision: OpenRevision,
  file: BalanceFile,
  period: string | undefined,
): { findings: readonly Finding[]; coverage: Coverage | null; mappedIn: string } {
  const room = revision.close(period)
  const covered = coverageOfFile(revision, room, file)
  return {
    findings: findingsOf(file.document, findingsOfClose(revision, period)),
    coverage: covered?.coverage ?? null,
    mappedIn: covered ? intervalText(covered.interval) : '',
  }
}

export function balanceView(
  revision: OpenRevision,
  { beside, file }: FoundBalance,
  period: string | undefined,
  language: Language,
): BalanceView {
  const { book } = revision
  const { balance } = file
  const { coverage, findings, mappedIn } = about(revision, file, period)
  const row = entityOn(book, file.entity, file.to)
  const reached = new Set(
    coverage?.rows.flatMap((one) => (one.document === file.document ? [one.account] : [])),
  )
  const name = row?.name ?? file.entity
  return {
    ...listed(book, file, findings),
    entityName: { ru: name, en: row?.nameEn || name },
    organisation: balance.organisation,
    title: balance.title,
    settings: balance.settings,
    sheets: balance.sheets,
    columns: balance.columns,
    totals: balance.totals.map(({ amounts, indicator, row: at, sheet }) => ({
      indicator,
      sheet,
      row: at,
      amounts: bySix((column) =>
        decimalText(amounts[column], exponentOfPrinted(indicator, balance.exponent)),
      ),
    })),
    mappedIn,
    accounts: book.accounts
      .filter(({ code }) => reached.has(code))
      .map((account) => ({
        code: account.code,
        name: account.name,
        nameEn: account.nameEn || account.name,
      })),
    unmapped: coverage?.unmapped.filter(({ place }) => place.file === file.document).length ?? 0,
    findings: findings.map((one) => render(one, language)),
    checks: checksOfFile(book, file).map((check) => checkView(check, language)),
    beside: beside.map((one) => ({ name: nameOf(one), account: one.account, rows: one.balance.key.length })),
  }
}

export function checkView(check: Check, language: Language): FileCheckView {
  const { difference, id, left, passed, right, severity, values } = check
  return {
    id,
    severity,
    passed,
    left,
    right,
    difference,
    ...renderCheck(check, language),
    sheet: values.sheet ?? '',
    row: values.row ? Number.parseInt(values.row, 10) : null,
    column: values.column ?? '',
  }
}

/** A page of the file's rows. */
export function balanceRows(
  revision: OpenRevision,
  { beside, file }: FoundBalance,
  period: string | undefined,
  first: number,
  count: number,
): RowsPage {
  const { coverage, findings } = about(revision, file, period)
  return rowsPage({
    file,
    coverage,
    findings,
    checks: checksOfFile(revision.book, file),
    byAccount: file.account === '' ? beside.flatMap(({ account }) => (account ? [account] : [])) : [],
    first,
    count,
  })
}
