// The checks that trial balances allow by themselves (domain §5.5), over the files that a close stands on: each file with
// the chart of its company. What fails stands with its row; what passed, once for each company and check, of its last file.

import { fileChecks } from '../formats/osv/checks.ts'
import type { BalanceFile, Book, EntityRow, GroupAccount, LocalAccount } from '../ledger/book.ts'
import { entityOn } from '../ledger/entity.ts'
import type { Check } from '../ledger/finding.ts'
import type { Interval } from '../ledger/period.ts'

/** Books in the group chart have no chart of their own: its statistical accounts stand beside the balance. */
const asLocal = ({ place, hash, document, code, name, class: kind }: GroupAccount): LocalAccount => ({
  place,
  hash,
  document,
  code,
  name,
  type: 'both',
  offBalance: kind === 'statistical',
  taxAccounting: false,
  analytics: [],
})

const checked = new WeakMap<BalanceFile, readonly Check[]>()

/** Checks of one file with the chart of its company; kept with the file, which never changes. */
export function checksOfFile(book: Book, file: BalanceFile): readonly Check[] {
  let checks = checked.get(file)
  if (!checks) {
    checks = file.balance.key.length > 0 ? fileChecks(balanceOf(file), chartOf(book, file)) : []
    checked.set(file, checks)
  }
  return checks
}

/** Checks of the files of `entities` up to the end of the interval. */
export function checksOfFiles(book: Book, entities: readonly string[], interval: Interval): Check[] {
  const checks: Check[] = []
  for (const code of entities) {
    const last = new Map<string, Check>()
    const failed: Check[] = []
    for (const file of filesOf(book, code, interval)) {
      for (const check of checksOfFile(book, file)) {
        if (check.passed) last.set(check.id, check)
        else failed.push(check)
      }
    }
    const failing = new Set(failed.map(({ id }) => id))
    checks.push(...failed, ...[...last.values()].filter(({ id }) => !failing.has(id)))
  }
  return checks
}

/** In the order of their ends; general files last among those of one interval, since they say more. */
const filesOf = (book: Book, entity: string, { to }: Interval): BalanceFile[] =>
  book.balances
    .filter((file) => file.entity === entity && file.to <= to && file.balance.key.length > 0)
    .sort((a, b) =>
      a.to !== b.to ? (a.to < b.to ? -1 : 1) : Number(a.account === '') - Number(b.account === ''),
    )

/** A canonical table does not say what it is of: its name does. */
const balanceOf = ({ account, balance }: BalanceFile): BalanceFile['balance'] =>
  account === '' || balance.kind === 'by_account' ? balance : { ...balance, kind: 'by_account' }

const chartOf = (book: Book, { entity, to }: BalanceFile): readonly LocalAccount[] =>
  chartFor(book, { chart: entityOn(book, entity, to)?.chart ?? '' })

export const chartFor = (
  { accounts, charts }: Book,
  { chart }: Pick<EntityRow, 'chart'>,
): readonly LocalAccount[] => (chart === 'group' ? accounts.map(asLocal) : (charts.get(chart) ?? []))
