// The rows of a trial balance as a tree: which lies below which, which are on screen at a level, what a search shows.

import type { RowsPage } from '../../api.ts'

export const AMOUNTS = [
  'openingDebit',
  'openingCredit',
  'turnoverDebit',
  'turnoverCredit',
  'closingDebit',
  'closingCredit',
] as const

export interface Row {
  /** Place among all rows of the file. */
  readonly index: number
  readonly row: number
  readonly sheet: string
  readonly kind: RowsPage['kind'][number]
  readonly level: number
  readonly account: string
  readonly name: string
  readonly detail: string
  readonly indicator: string
  readonly leaf: boolean
  /** Six decimal texts in the order of AMOUNTS; '' for zero. */
  readonly amounts: readonly string[]
  readonly targets: readonly string[]
  readonly rule: string
  readonly note: RowsPage['note'][number]
  readonly state: RowsPage['state'][number]
  /** The row above it in the tree, -1 for none; of a further indicator, as of the row it stands with. */
  readonly parent: number
  /** The first row of the same account and analytics: its own index, but for further indicators. */
  readonly first: number
  /** 1 accounts, 2 subaccounts, 3 analytics. */
  readonly tier: 1 | 2 | 3
}

export interface Tree {
  readonly rows: readonly Row[]
  /** Rows that have rows below them. */
  readonly parents: ReadonlySet<number>
}

/** Pages of columns → rows with their places in the tree. */
export function treeOf(pages: readonly RowsPage[]): Tree {
  const rows: Row[] = []
  const parents = new Set<number>()
  const path: number[] = []
  for (const page of pages) {
    for (let at = 0; at < page.row.length; at++) {
      const index = rows.length
      const level = page.level[at] ?? 0
      const before = rows[index - 1]
      const one = { level, account: page.account[at] ?? '', name: page.name[at] ?? '', kind: page.kind[at]! }
      const indicator = page.indicator[at] ?? ''
      const goesOn = before !== undefined && standsWith(before, one, indicator, rows[before.first])
      const parent = goesOn ? before.parent : (path.slice(0, level).findLast((up) => up >= 0) ?? -1)
      if (!goesOn) {
        path.length = Math.min(path.length, level)
        while (path.length < level) path.push(-1)
        path[level] = index
        if (parent >= 0) parents.add(parent)
      }
      rows.push({
        ...one,
        index,
        indicator,
        parent,
        first: goesOn ? before.first : index,
        row: page.row[at] ?? 0,
        sheet: page.sheet[at] ?? '',
        detail: page.detail[at] ?? '',
        leaf: page.leaf[at] ?? false,
        amounts: AMOUNTS.map((name) => page.amounts[name][at] ?? ''),
        targets: page.targets[at] ?? [],
        rule: page.rules[at] ?? '',
        note: page.note[at] ?? '',
        state: page.state[at] ?? '',
        tier: one.kind !== 'account' ? 3 : level === 0 ? 1 : 2,
      })
    }
  }
  return { rows, parents }
}

/** A further indicator of the same account or analytics stands in the next row. */
function standsWith(
  before: Row,
  { account, kind, level, name }: Pick<Row, 'account' | 'kind' | 'level' | 'name'>,
  indicator: string,
  first: Row | undefined,
): boolean {
  return (
    before.level === level &&
    before.account === account &&
    (before.name === name || name === '') &&
    before.kind === kind &&
    first?.indicator !== indicator &&
    before.indicator !== indicator
  )
}

export interface Shown {
  /** 1, 2 or 3. */
  readonly level: number
  /** Rows opened or shut by hand. */
  readonly toggled: ReadonlyMap<number, boolean>
  /** Indicators that are left out. */
  readonly hidden: ReadonlySet<string>
  readonly filter: 'all' | 'unmapped' | 'findings'
  readonly find: string
}

/** Indexes of the rows on screen. A search or a filter shows what it finds with all that stands above it. */
export function shownRows({ rows }: Tree, { filter, find, hidden, level, toggled }: Shown): number[] {
  const wanted = find.trim().toLowerCase()
  const isSearch = wanted !== '' || filter !== 'all'
  const found = isSearch ? foundRows(rows, filter, wanted) : null
  const visible = new Uint8Array(rows.length)
  const shown: number[] = []
  for (const row of rows) {
    const up = row.parent
    const isOpen = (): boolean => up < 0 || (toggled.get(up) ?? row.tier <= level)
    const own = row.first !== row.index
    const seen = found
      ? found[row.first] === 1
      : own
        ? visible[row.first] === 1
        : (up < 0 || visible[up] === 1) && isOpen()
    if (!seen) continue
    visible[row.index] = 1
    if (!hidden.has(row.indicator)) shown.push(row.index)
  }
  return shown
}

function foundRows(rows: readonly Row[], filter: Shown['filter'], wanted: string): Uint8Array {
  const found = new Uint8Array(rows.length)
  for (const row of rows) {
    const fits =
      (filter === 'all' || (filter === 'unmapped' ? row.state === 'unmapped' : row.state !== '')) &&
      (wanted === '' ||
        row.account.toLowerCase().startsWith(wanted) ||
        `${row.name} ${row.detail}`.toLowerCase().includes(wanted))
    if (!fits) continue
    for (let at = row.first; at >= 0 && found[at] !== 1; at = rows[at]!.parent) found[at] = 1
  }
  return found
}

/** Opens all that stands above a row, so that it is on screen. */
export function openedTo(
  { rows }: Tree,
  index: number,
  toggled: ReadonlyMap<number, boolean>,
): ReadonlyMap<number, boolean> {
  const next = new Map(toggled)
  for (let at = rows[index]?.parent ?? -1; at >= 0; at = rows[at]!.parent) next.set(at, true)
  return next
}
