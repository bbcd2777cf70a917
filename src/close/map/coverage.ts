// Which row of a trial balance goes where and by which rule: the mapping is derived again and listened to. What the
// screens of trial balances and of the mapping show stands on it; no figure does.

import type { Cell } from './emit.ts'
import { CellReader } from './explain.ts'
import type { MapInput } from './input.ts'
import type { LineKey, Side } from './lines.ts'
import { deriveMapping } from './map.ts'
import type { LineKind } from './run.ts'

export interface Target {
  /** Account of the group chart. */
  readonly account: string
  /** Id of the rule; '' where books are kept in the group chart, or several rules come to it together. */
  readonly rule: string
}

/** A row of a file with what it goes to. */
export interface CoveredRow extends Target {
  readonly document: string
  /** The row's place in the columns of the file. */
  readonly index: number
}

/** What a rule does in an entity's year. */
export interface RuleUse {
  readonly lines: number
  /** Σ of the amounts that it brought, minor units of the books currency, debit positive. */
  readonly amount: bigint
}

export interface CoveredLine {
  readonly key: LineKey
  readonly kind: LineKind
  readonly targets: readonly Target[]
}

export interface UnmappedLine {
  readonly key: LineKey
  readonly sides: readonly Side[]
  readonly opening: bigint
  readonly debit: bigint
  readonly credit: bigint
  readonly closing: bigint
  readonly place: { readonly file?: string; readonly sheet?: string; readonly row?: number }
}

export interface Coverage {
  readonly rows: readonly CoveredRow[]
  readonly rules: ReadonlyMap<string, RuleUse>
  readonly lines: readonly CoveredLine[]
  readonly unmapped: readonly UnmappedLine[]
}

class Heard {
  readonly rows: { account: string; rule: string; cells: readonly Cell[] }[] = []
  readonly rules = new Map<string, { lines: Set<number>; amount: bigint }>()
  readonly targets = new Map<number, Map<string, string>>()

  add(account: string, rule: string, cells: readonly Cell[], amount: bigint): void {
    if (cells.length > 0) this.rows.push({ account, rule, cells })
    for (const { line } of cells) {
      const own = this.targets.get(line) ?? new Map<string, string>()
      if (!own.get(account)) own.set(account, rule)
      this.targets.set(line, own)
    }
    if (rule === '') return
    const use = this.rules.get(rule) ?? { lines: new Set(), amount: 0n }
    use.amount += amount
    for (const { line } of cells) use.lines.add(line)
    this.rules.set(rule, use)
  }
}

/** The mapping of one entity × fiscal year seen from its lines. */
export function coverageOf(input: MapInput): Coverage {
  const heard = new Heard()
  const { run } = deriveMapping({
    ...input,
    trace: ({ account = '', measure }, amount, { cells, rule }) =>
      heard.add(account, rule?.id ?? '', cells, measure === 'amount' ? amount : 0n),
  })
  const targetsOf = (line: number): Target[] =>
    [...(heard.targets.get(line) ?? [])].map(([account, rule]) => ({ account, rule }))
  return {
    rows: rowsOf(heard, new CellReader(run)),
    rules: new Map([...heard.rules].map(([id, { amount, lines }]) => [id, { lines: lines.size, amount }])),
    lines: run.context.keys.keys.map((key, line) => ({
      key,
      kind: run.kinds[line] ?? 'balance',
      targets: targetsOf(line),
    })),
    unmapped: run.linesWithoutRule().map(({ line, sides, ...amounts }) => ({
      key: run.key(line),
      sides: [...sides],
      ...amounts,
      place: run.place(line),
    })),
  }
}

function rowsOf(heard: Heard, reader: CellReader): CoveredRow[] {
  const rows = new Map<string, CoveredRow>()
  for (const { account, cells, rule } of heard.rows) {
    for (const cell of cells) {
      for (const { document, index } of reader.rows(cell)) {
        const key = `${account}\n${document}\n${index}`
        if (!rows.get(key)?.rule) rows.set(key, { account, rule, document, index })
      }
    }
  }
  return [...rows.values()]
}
