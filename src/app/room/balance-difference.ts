// Two versions of a trial balance row by row: what came, what went, what changed. A row is told by what it says, not by
// where it stands, so that a row put in between moves nothing.

import { exponentOfRow } from '../../formats/osv/understood.ts'
import {
  AMOUNT_COLUMNS,
  type AmountColumn,
  type BalanceKey,
  bySix,
  type TrialBalance,
} from '../../ledger/balance.ts'
import { decimalText } from '../../ledger/fraction.ts'
import { Breath } from '../threads/thread.ts'

type Six = Readonly<Record<AmountColumn, string>>

export interface RowDifference {
  readonly kind: 'added' | 'removed' | 'changed'
  readonly account: string
  readonly name: string
  readonly path: readonly string[]
  readonly indicator: string
  /** Rows of the sheets; null where one has it not. */
  readonly rowBefore: number | null
  readonly rowAfter: number | null
  readonly before: Six | null
  readonly after: Six | null
}

export interface BalanceDifference {
  readonly added: number
  readonly removed: number
  readonly changed: number
  readonly same: number
  /** The first of them; all are counted. */
  readonly rows: readonly RowDifference[]
  readonly more: number
}

/** A list longer than this is read by nobody; the counts say all. */
const SHOWN = 2000

interface Line {
  readonly key: BalanceKey
  readonly index: number
}

/** Rows by what they say; equal ones are told apart by their order. */
async function linesOf(balance: TrialBalance, breath: Breath): Promise<Map<string, Line>> {
  const lines = new Map<string, Line>()
  const seen = new Map<string, number>()
  for (let index = 0; index < balance.key.length; index++) {
    await breath.take()
    const key = balance.keys[balance.key[index]!]!
    const text = JSON.stringify([
      key.kind,
      key.account,
      key.subconto,
      key.analytics,
      key.partner,
      key.contract,
      key.corrAccount,
      key.flow,
      key.dueOn,
      key.indicator,
      key.currency,
      key.unit,
      key.kind === 'group' ? key.name : '',
    ])
    const before = seen.get(text) ?? 0
    seen.set(text, before + 1)
    lines.set(`${text} ${before}`, { key, index })
  }
  return lines
}

/** Others are answered meanwhile: of 100,000 rows it takes a second. */
export async function balanceDifference(
  before: TrialBalance,
  after: TrialBalance,
): Promise<BalanceDifference> {
  const breath = new Breath()
  const was = await linesOf(before, breath)
  const is = await linesOf(after, breath)
  const rows: RowDifference[] = []
  const counts = { added: 0, removed: 0, changed: 0, same: 0 }
  const say = (kind: RowDifference['kind'], own: Line | undefined, other: Line | undefined): void => {
    counts[kind]++
    if (rows.length < SHOWN) rows.push(rowOf(kind, before, own, after, other))
  }
  for (const [text, line] of is) {
    await breath.take()
    const old = was.get(text)
    if (!old) say('added', undefined, line)
    else if (
      AMOUNT_COLUMNS.some((name) => before.amounts[name][old.index] !== after.amounts[name][line.index])
    )
      say('changed', old, line)
    else counts.same++
  }
  for (const [text, line] of was) if (!is.has(text)) say('removed', line, undefined)
  return { ...counts, rows, more: counts.added + counts.removed + counts.changed - rows.length }
}

function rowOf(
  kind: RowDifference['kind'],
  before: TrialBalance,
  own: Line | undefined,
  after: TrialBalance,
  other: Line | undefined,
): RowDifference {
  const { key } = (other ?? own)!
  return {
    kind,
    account: key.account,
    name: key.name,
    path:
      key.subconto.length > 0 ? key.subconto : [key.partner, ...key.analytics].filter((text) => text !== ''),
    indicator: key.printedIndicator || key.indicator,
    rowBefore: own ? before.row[own.index]! : null,
    rowAfter: other ? after.row[other.index]! : null,
    before: own ? sixOf(before, own) : null,
    after: other ? sixOf(after, other) : null,
  }
}

const sixOf = (balance: TrialBalance, { index, key }: Line): Six =>
  bySix((name) => decimalText(balance.amounts[name][index]!, exponentOfRow(key, balance.exponent)))
