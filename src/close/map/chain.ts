// The chain of an entity's files within one fiscal year (accounting-model.md §2): which files are in force, what each
// interval holds, and that one continues the other. A file that starts where the one before started and ends later is
// cumulative: its interval is the difference of turnovers, line by line, and opens with the earlier closing.

import type { BalanceKey } from '../../ledger/balance.ts'
import type { BalanceFile, EntityRow } from '../../ledger/book.ts'
import { compareBytes } from '../../ledger/facts.ts'
import { type Finding, finding } from '../../ledger/finding.ts'
import { decimalText } from '../../ledger/fraction.ts'
import { dayAfter, type Interval, intervalText } from '../../ledger/period.ts'
import type { Indicator } from '../../ledger/words.ts'
import { addRows, type FileLines, isUnder, type LineContext, LineTable } from './lines.ts'

export interface ChainInterval {
  readonly interval: Interval
  readonly table: LineTable
  /** The files in force, the general one first; `LineTable.file` points here. */
  readonly files: readonly FileLines[]
  /** Of an interval cut from cumulative files: the files it was cut by, else []. */
  readonly earlier: readonly FileLines[]
}

export interface Chain {
  readonly intervals: readonly ChainInterval[]
  /** Closings alone (book-format.md §3, position). */
  readonly position: boolean
  readonly hasOpenings: boolean
  readonly findings: readonly Finding[]
}

export interface ChainInput {
  readonly entity: EntityRow
  /** From the start of the fiscal year to the reporting date. */
  readonly year: Interval
  readonly files: readonly BalanceFile[]
  /** Dates besides the fiscal-year start at which a chain may begin. */
  readonly starts: readonly string[]
}

/** Files of one interval: a general one, and finer ones by account. */
interface FileSet {
  readonly interval: Interval
  readonly general: BalanceFile | null
  readonly byAccount: readonly BalanceFile[]
}

const byPath = (a: BalanceFile, b: BalanceFile): number => compareBytes(a.document, b.document)

/** Files with equal interval (and account) are versions: the later by path is in force. */
function fileSets(files: readonly BalanceFile[]): FileSet[] {
  const sets = new Map<string, FileSet>()
  for (const file of [...files].sort(byPath)) {
    const key = `${file.from}/${file.to}`
    const set = sets.get(key) ?? { interval: { from: file.from, to: file.to }, general: null, byAccount: [] }
    if (file.account === '') sets.set(key, { ...set, general: file })
    else {
      const others = set.byAccount.filter((one) => one.account !== file.account)
      sets.set(key, { ...set, byAccount: [...others, file] })
    }
  }
  const order = ({ interval: { from, to } }: FileSet): string => `${from}/${to}`
  return [...sets.values()].sort((a, b) => (order(a) < order(b) ? -1 : 1))
}

interface Merged {
  readonly table: LineTable
  readonly files: readonly FileLines[]
}

/** The lines of an interval's files: rows of a file by account stand in place of those that they refine. */
function merge(context: LineContext, set: FileSet, findings: Finding[]): Merged {
  const table = new LineTable()
  const all = [...(set.general ? [set.general] : []), ...set.byAccount]
  const indicators = new Map(set.byAccount.map((file) => [file, indicatorsOf(file)]))
  const files = all.map((file, place) => {
    const finer = set.byAccount.filter(
      (one) => one !== file && (file.account === '' || isUnder(one.account, file.account)),
    )
    const skip = (key: BalanceKey): boolean => {
      if (file.account !== '' && !isUnder(key.account, file.account)) return true
      return finer.some(
        (one) => isUnder(key.account, one.account) && indicators.get(one)?.has(key.indicator) === true,
      )
    }
    return addRows(context, file, skip, table, place)
  })
  if (set.general) for (const file of set.byAccount) compareTotals(file, set.general, findings)
  return { table, files }
}

const indicatorsOf = (file: BalanceFile): ReadonlySet<Indicator> =>
  new Set(file.balance.keys.map((key) => key.indicator))

const TOTALS = ['opening', 'debit', 'credit', 'closing'] as const

/** Opening, turnovers and closing of an account and what lies below it, БУ, leaf rows. */
function totalsOf({ balance }: BalanceFile, account: string): Record<(typeof TOTALS)[number], bigint> {
  const sums = { opening: 0n, debit: 0n, credit: 0n, closing: 0n }
  const { amounts } = balance
  const counted = balance.keys.map(
    (key) =>
      key.leaf &&
      key.indicator === 'БУ' &&
      key.kind !== 'group' &&
      key.kind !== 'expanded' &&
      isUnder(key.account, account),
  )
  for (let row = 0; row < balance.key.length; row++) {
    if (!counted[balance.key[row]!]) continue
    sums.opening += amounts.openingDebit[row]! - amounts.openingCredit[row]!
    sums.debit += amounts.turnoverDebit[row]!
    sums.credit += amounts.turnoverCredit[row]!
    sums.closing += amounts.closingDebit[row]! - amounts.closingCredit[row]!
  }
  return sums
}

/** A file by account must come to the general row that its rows stand for. */
function compareTotals(file: BalanceFile, general: BalanceFile, findings: Finding[]): void {
  const [own, whole] = [totalsOf(file, file.account), totalsOf(general, file.account)]
  for (const what of TOTALS) {
    if (own[what] === whole[what]) continue
    const values = {
      account: file.account,
      what,
      detail: decimalText(own[what], file.balance.exponent),
      general: decimalText(whole[what], file.balance.exponent),
      other: general.document,
    }
    findings.push(finding('MAP-121', 'blocks', { file: file.document, value: file.account }, values))
  }
}

/** What a longer file adds to a shorter one that starts with it; lines that do not lead to their closing are named. */
function difference(
  context: LineContext,
  longer: LineTable,
  shorter: LineTable,
  place: FileSet,
): Merged & { faults: Finding[] } {
  const table = new LineTable()
  const faults: Finding[] = []
  const file = place.general?.document ?? ''
  const exponent = place.general?.balance.exponent ?? 2
  const lines = new Set([
    ...longer.key.subarray(0, longer.length),
    ...shorter.key.subarray(0, shorter.length),
  ])
  for (const line of lines) {
    const [now, before] = [longer.at(line), shorter.at(line)]
    const of = (lines: LineTable, row: number, column: (typeof TOTALS)[number]): bigint =>
      row < 0 ? 0n : lines[column][row]!
    const opening = before < 0 ? of(longer, now, 'opening') : shorter.closing[before]!
    const debit = of(longer, now, 'debit') - of(shorter, before, 'debit')
    const credit = of(longer, now, 'credit') - of(shorter, before, 'credit')
    const closing = of(longer, now, 'closing')
    table.add(line, now < 0 ? 0 : longer.file[now]!, opening, debit, credit, closing)
    if (opening + debit - credit === closing) continue
    const key = context.keys.keys[line]!
    const values = {
      line: [key.account, ...key.analytics].join(' · '),
      expected: decimalText(opening + debit - credit, exponent),
      closing: decimalText(closing, exponent),
    }
    faults.push(finding('MAP-122', 'blocks', { file, value: key.account }, values))
  }
  return { table, files: [], faults }
}

/**
 * The intervals of a fiscal year to the reporting date. Refused, each with a finding: a start that nothing allows, a
 * gap, an overlap that is not cumulative, balances by account without the general one, an end that is not reached.
 */
export function chainOf(context: LineContext, input: ChainInput): Chain {
  const { entity, year } = input
  const findings: Finding[] = []
  const intervals: ChainInterval[] = []
  const general: BalanceFile[] = []
  const sets = fileSets(input.files).filter(
    ({ interval }) => interval.from >= year.from && interval.to <= year.to,
  )
  let last: (Merged & { readonly from: string }) | null = null
  let reached = ''
  for (const set of sets) {
    const { from, to } = set.interval
    const document = set.general?.document ?? set.byAccount[0]?.document ?? ''
    const place = { file: document, subject: entity.code, value: intervalText(set.interval) }
    if (!set.general) {
      findings.push(finding('MAP-124', 'blocks', place))
      continue
    }
    const cumulative = last !== null && last.from === from
    if (last !== null && !cumulative && from <= reached) {
      findings.push(finding('MAP-125', 'blocks', place, { reached, expected: dayAfter(reached) }))
      continue
    }
    if (last !== null && !cumulative && from > dayAfter(reached))
      findings.push(finding('MAP-126', 'blocks', place, { reached, expected: dayAfter(reached) }))
    general.push(set.general)
    const merged = merge(context, set, findings)
    if (last === null) checkStart(input, set, merged.table, findings)
    if (last !== null && cumulative) {
      const cut = difference(context, merged.table, last.table, set)
      findings.push(...cut.faults)
      const interval = { from: dayAfter(reached), to }
      intervals.push({ interval, table: cut.table, files: merged.files, earlier: last.files })
    } else intervals.push({ interval: set.interval, ...merged, earlier: [] })
    last = { ...merged, from }
    reached = to
  }
  if (intervals.length > 0 && reached !== year.to && entity.dormant !== true)
    findings.push(
      finding('MAP-127', 'blocks', { subject: entity.code, value: reached }, { expected: year.to }),
    )
  return {
    intervals,
    position: general.length > 0 && general.every(({ balance }) => balance.shape === 'position'),
    hasOpenings: general.some(({ balance }) => balance.hasOpenings),
    findings,
  }
}

/** A chain begins with the fiscal year, at a date that the book allows, or with a foundation: nothing opens. */
function checkStart(input: ChainInput, set: FileSet, table: LineTable, findings: Finding[]): void {
  const { from } = set.interval
  if (from === input.year.from || input.starts.includes(from)) return
  const nothingOpens = table.opening.subarray(0, table.length).every((amount) => amount === 0n)
  if (nothingOpens && set.general?.balance.shape === 'turnovers') return
  const place = { file: set.general?.document ?? '', subject: input.entity.code, value: from }
  findings.push(finding('MAP-123', 'blocks', place, { expected: input.year.from }))
}

/** Sums by local account of one column, БУ. */
export function sumsByAccount(
  context: LineContext,
  table: LineTable,
  column: 'opening' | 'closing',
): Map<string, bigint> {
  const sums = new Map<string, bigint>()
  for (let row = 0; row < table.length; row++) {
    const key = context.keys.keys[table.key[row]!]!
    if (key.indicator !== 'БУ') continue
    sums.set(key.account, (sums.get(key.account) ?? 0n) + table[column][row]!)
  }
  return sums
}

export interface Mismatch {
  readonly account: string
  readonly closing: bigint
  readonly opening: bigint
}

/**
 * Closings and the next openings, account by account. Where one side has subaccounts that the other has not, they are
 * compared at the account that both have.
 */
export function bothSides(
  closings: ReadonlyMap<string, bigint>,
  openings: ReadonlyMap<string, bigint>,
): Mismatch[] {
  const leaves = new Set([...closings.keys(), ...openings.keys()])
  const common = (account: string): string => {
    for (let dot = account.indexOf('.'); dot > 0; dot = account.indexOf('.', dot + 1))
      if (leaves.has(account.slice(0, dot))) return account.slice(0, dot)
    return account
  }
  const sums = new Map<string, { closing: bigint; opening: bigint }>()
  const take = (amounts: ReadonlyMap<string, bigint>, side: 'closing' | 'opening'): void => {
    for (const [account, amount] of amounts) {
      const at = common(account)
      const sum = sums.get(at) ?? { closing: 0n, opening: 0n }
      sum[side] += amount
      sums.set(at, sum)
    }
  }
  take(closings, 'closing')
  take(openings, 'opening')
  return [...sums].map(([account, sum]) => ({ account, ...sum }))
}

/** Those whose closing is not the next opening. */
export const differing = (sides: readonly Mismatch[]): Mismatch[] =>
  sides
    .filter(({ closing, opening }) => closing !== opening)
    .sort((a, b) => compareBytes(a.account, b.account))
