// The chain of an entity's files within one fiscal year (accounting-model.md §2): which files are in force, what each
// interval holds, and that one continues the other. A cumulative file's interval is the difference of turnovers.

import type { BalanceFile } from '../../ledger/book.ts'
import { type Finding, finding } from '../../ledger/finding.ts'
import { decimalText } from '../../ledger/fraction.ts'
import { dayAfter, type Interval, intervalText } from '../../ledger/period.ts'
import { type Line, type LineContext, linesOf } from './lines.ts'

export interface ChainInterval {
  readonly interval: Interval
  readonly lines: ReadonlyMap<string, Line>
}

export interface Chain {
  readonly intervals: readonly ChainInterval[]
  readonly position: boolean
  readonly hasOpenings: boolean
  readonly findings: readonly Finding[]
}

interface FileSet {
  readonly interval: Interval
  readonly general: BalanceFile | null
  readonly byAccount: readonly BalanceFile[]
}

/** Files of one interval together; of two general files the later by path is in force. */
function fileSets(files: readonly BalanceFile[]): FileSet[] {
  const sets = new Map<string, FileSet>()
  for (const file of [...files].sort((a, b) => (a.document < b.document ? -1 : 1))) {
    const key = `${file.from}/${file.to}`
    const known = sets.get(key) ?? {
      interval: { from: file.from, to: file.to },
      general: null,
      byAccount: [],
    }
    if (file.account === '') sets.set(key, { ...known, general: file })
    else
      sets.set(key, {
        ...known,
        byAccount: [...known.byAccount.filter((f) => f.account !== file.account), file],
      })
  }
  return [...sets.values()].sort((a, b) =>
    a.interval.from !== b.interval.from
      ? a.interval.from < b.interval.from
        ? -1
        : 1
      : a.interval.to < b.interval.to
        ? -1
        : 1,
  )
}

const under = (code: string, account: string): boolean => code === account || code.startsWith(`${account}.`)

/** Lines of an interval: the general file, with the accounts that have a file of their own taken from there. */
function mergedLines(context: LineContext, set: FileSet, findings: Finding[]): Map<string, Line> {
  const detailed = set.byAccount.map((file) => file.account)
  const lines = set.general
    ? linesOf(context, set.general, (code) => detailed.some((account) => under(code, account)))
    : new Map<string, Line>()
  const whole = set.general ? linesOf(context, set.general, () => false) : null
  for (const file of set.byAccount) {
    const own = linesOf(context, file, (code) => !under(code, file.account))
    if (whole) compareTotals(file, own, whole, findings)
    for (const [key, line] of own) lines.set(key, line)
  }
  return lines
}

/** A file by account must give the totals of the general row (its rows stand in its place). */
function compareTotals(
  file: BalanceFile,
  own: ReadonlyMap<string, Line>,
  whole: ReadonlyMap<string, Line>,
  findings: Finding[],
): void {
  const sum = (lines: Iterable<Line>): [bigint, bigint, bigint] => {
    let [opening, turnover, closing] = [0n, 0n, 0n]
    for (const line of lines) {
      if (line.key.indicator !== 'БУ' || !under(line.key.account, file.account)) continue
      opening += line.opening
      turnover += line.debit - line.credit
      closing += line.closing
    }
    return [opening, turnover, closing]
  }
  const [a, b] = [sum(own.values()), sum(whole.values())]
  for (const [index, what] of (['opening', 'turnover', 'closing'] as const).entries()) {
    if (a[index] === b[index]) continue
    const values = {
      account: file.account,
      what,
      detail: decimalText(a[index]!, file.balance.exponent),
      general: decimalText(b[index]!, file.balance.exponent),
    }
    findings.push(finding('MAP-121', 'blocks', { file: file.document, value: file.account }, values))
  }
}

/** What a longer file adds to a shorter one that starts with it: turnovers less turnovers, opening = its closing. */
function difference(
  longer: ReadonlyMap<string, Line>,
  shorter: ReadonlyMap<string, Line>,
  file: string,
  findings: Finding[],
): Map<string, Line> {
  const result = new Map<string, Line>()
  for (const key of new Set([...longer.keys(), ...shorter.keys()])) {
    const [long, short] = [longer.get(key), shorter.get(key)]
    const opening = short ? short.closing : (long?.opening ?? 0n)
    const debit = (long?.debit ?? 0n) - (short?.debit ?? 0n)
    const credit = (long?.credit ?? 0n) - (short?.credit ?? 0n)
    const closing = long ? long.closing : 0n
    if (opening + debit - credit !== closing) {
      const { account } = (long ?? short)!.key
      findings.push(finding('MAP-122', 'blocks', { file, value: account }, { account }))
    }
    result.set(key, {
      key: (long ?? short)!.key,
      opening,
      debit,
      credit,
      closing,
      sources: [...(long?.sources ?? []), ...(short?.sources ?? [])],
    })
  }
  return result
}

/**
 * The intervals of a fiscal year to the reporting date. Refused: a gap, an overlap that is not cumulative, an end that
 * is not reached. `starts` are the dates at which a chain may begin.
 */
export function chainOf(
  context: LineContext,
  files: readonly BalanceFile[],
  year: Interval,
  starts: readonly string[],
): Chain {
  const findings: Finding[] = []
  const sets = fileSets(files).filter((set) => set.interval.from >= year.from && set.interval.to <= year.to)
  const intervals: ChainInterval[] = []
  const start = sets[0]?.interval.from ?? year.from
  const subject = context.entity.code
  if (sets[0] && start !== year.from && !starts.includes(start)) {
    findings.push(
      finding(
        'MAP-123',
        'blocks',
        { file: sets[0].general?.document ?? '', subject, value: start },
        { expected: year.from },
      ),
    )
  }
  let reached = ''
  let cumulative: { lines: ReadonlyMap<string, Line>; from: string; to: string } | null = null
  for (const set of sets) {
    const file = set.general?.document ?? set.byAccount[0]?.document ?? ''
    const lines = mergedLines(context, set, findings)
    const place = { file, subject, value: intervalText(set.interval) }
    if (!set.general && set.byAccount.length > 0) findings.push(finding('MAP-124', 'blocks', place))
    if (cumulative && set.interval.from === cumulative.from) {
      const own = difference(lines, cumulative.lines, file, findings)
      intervals.push({ interval: { from: dayAfter(cumulative.to), to: set.interval.to }, lines: own })
    } else if (reached === '' || set.interval.from === dayAfter(reached)) {
      intervals.push({ interval: set.interval, lines })
    } else {
      const code = set.interval.from <= reached ? 'MAP-125' : 'MAP-126'
      findings.push(finding(code, 'blocks', place, { reached, expected: dayAfter(reached) }))
      intervals.push({ interval: set.interval, lines })
    }
    cumulative = { lines, from: set.interval.from, to: set.interval.to }
    reached = set.interval.to
  }
  if (sets.length > 0 && reached !== year.to) {
    findings.push(finding('MAP-127', 'blocks', { subject, value: reached }, { expected: year.to }))
  }
  const general = sets.flatMap((set) => (set.general ? [set.general] : []))
  checkContinuity(intervals, subject, context, findings)
  return {
    intervals,
    position: general.length > 0 && general.every((file) => file.balance.shape === 'position'),
    hasOpenings: general.some((file) => file.balance.hasOpenings),
    findings,
  }
}

/** Closing of one interval = opening of the next, account by account (C7, C12). */
function checkContinuity(
  intervals: readonly ChainInterval[],
  subject: string,
  context: LineContext,
  findings: Finding[],
): void {
  for (let i = 1; i < intervals.length; i++) {
    const before = sumByAccount(intervals[i - 1]!.lines, 'closing')
    const after = sumByAccount(intervals[i]!.lines, 'opening')
    for (const account of new Set([...before.keys(), ...after.keys()])) {
      const [left, right] = [before.get(account) ?? 0n, after.get(account) ?? 0n]
      if (left === right) continue
      const file = intervals[i]!.lines.values().next().value?.sources[0]?.file
      const exponent = file?.balance.exponent ?? 2
      const values = { account, closing: decimalText(left, exponent), opening: decimalText(right, exponent) }
      findings.push(
        finding('MAP-128', 'blocks', { file: file?.document ?? '', subject, value: account }, values),
      )
    }
  }
  void context
}

export function sumByAccount(
  lines: ReadonlyMap<string, Line>,
  column: 'opening' | 'closing',
): Map<string, bigint> {
  const sums = new Map<string, bigint>()
  for (const line of lines.values()) {
    if (line.key.indicator !== 'БУ') continue
    sums.set(line.key.account, (sums.get(line.key.account) ?? 0n) + line[column])
  }
  return sums
}
