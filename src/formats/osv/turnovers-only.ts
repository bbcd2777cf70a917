// Analytics that 1C keeps for turnovers alone (the sign «Только обороты» of an analytics, as on 91.01): the
// rows below an account then show its turnovers and no balance. The account row is what counts; its detail is
// there to be seen.

import type { AmountRows } from './amounts.ts'
import type { Shown } from './indicator.ts'
import type { Node } from './tree.ts'

interface Row {
  readonly node: Node
  readonly shown: Shown
}

interface Below {
  debit: bigint
  credit: bigint
  hasBalance: boolean
}

export interface TurnoverDetail {
  readonly parents: readonly Row[]
  /** Rows that hold the balance, by index. */
  readonly holds: ReadonlySet<number>
  /** Rows of their detail. */
  readonly below: ReadonlySet<number>
}

const keyed = ({ indicator }: Shown, node: Node, ids: Map<Node, number>): string => {
  const id = ids.get(node) ?? ids.size
  ids.set(node, id)
  return `${id} ${indicator}`
}

export function turnoversOnly(rows: readonly Row[], amounts: AmountRows): TurnoverDetail {
  const ids = new Map<Node, number>()
  const sums = new Map<string, Below>()
  for (const [index, { node, shown }] of rows.entries()) {
    const { parent } = node
    if (
      parent?.kind !== 'account' ||
      node.kind === 'account' ||
      node.kind === 'expanded' ||
      shown.kind !== null
    )
      continue
    const key = keyed(shown, parent, ids)
    const sum = sums.get(key) ?? { debit: 0n, credit: 0n, hasBalance: false }
    sum.debit += amounts.at(index, 'turnoverDebit')
    sum.credit += amounts.at(index, 'turnoverCredit')
    sum.hasBalance ||= hasBalance(amounts, index)
    sums.set(key, sum)
  }
  const parents: Row[] = []
  const holds = new Set<number>()
  const flagged = new Set<string>()
  for (const [index, row] of rows.entries()) {
    if (row.node.kind !== 'account' || !ids.has(row.node)) continue
    const key = keyed(row.shown, row.node, ids)
    const sum = sums.get(key)
    if (!sum || sum.hasBalance || !hasBalance(amounts, index)) continue
    if (
      sum.debit !== amounts.at(index, 'turnoverDebit') ||
      sum.credit !== amounts.at(index, 'turnoverCredit')
    )
      continue
    parents.push(row)
    holds.add(index)
    flagged.add(key)
  }
  const below = new Set<number>()
  if (flagged.size > 0) {
    for (const [index, { node, shown }] of rows.entries())
      for (let above = node.parent; above !== null; above = above.parent)
        if (ids.has(above) && flagged.has(keyed(shown, above, ids))) below.add(index)
  }
  return { parents, holds, below }
}

const hasBalance = (amounts: AmountRows, index: number): boolean =>
  amounts.at(index, 'openingDebit') !== 0n ||
  amounts.at(index, 'openingCredit') !== 0n ||
  amounts.at(index, 'closingDebit') !== 0n ||
  amounts.at(index, 'closingCredit') !== 0n
