// Totals of the members as a tree of sums in the order of their codes, 32 to a node (architecture.md "Incremental"): a
// change in one company derives the nodes on its path again and gives the same bytes as a derivation from nothing.
// Statements of the group stand on the root. The entity stays: checks and the worksheet ask for it.

import { type Codes, type Column, compareBytes, FactTable } from '../../ledger/facts.ts'
import type { Hashed } from '../../ledger/hash.ts'
import { contentHash, type Graph } from '../graph.ts'

const WIDTH = 32

/** What statements read of a fact; partner, period and document are not among it. */
const KEPT: readonly Column[] = ['entity', 'account', 'flow', 'analytics', 'layer', 'basis', 'measure']

export interface MemberFacts {
  readonly code: string
  readonly facts: FactTable
  readonly hash: string
}

/** One member's facts as the tree adds them: of the analytics only due dates are asked for. */
function leaf(member: MemberFacts): FactTable {
  const { facts } = member
  const { codes } = facts
  const dues = codes.analytics.texts.map((text) => {
    const due = text.split(';').find((pair) => pair.startsWith('due_on='))
    return due === undefined ? 0 : codes.analytics.code(due)
  })
  const plain = new FactTable(codes, facts.length)
  for (let row = 0; row < facts.length; row++)
    plain.copy(facts, row, { analytics: dues[facts.analytics[row]!]! })
  return plain.groupBy(KEPT)
}

/** The root of the tree: facts of all members added up, in canonical order. */
export function totalsOf(
  graph: Graph,
  codes: Codes,
  members: readonly MemberFacts[],
  period: string,
): Hashed<FactTable> {
  const sorted = [...members].sort((a, b) => compareBytes(a.code, b.code))
  let level: { name: string; node: Hashed<FactTable> }[] = []
  for (let at = 0; at < sorted.length; at += WIDTH) {
    const part = sorted.slice(at, at + WIDTH)
    const name = `${part[0]!.code}…${part.at(-1)!.code} ${period}`
    const node = graph.derive(
      'totals@1',
      name,
      part.map((one) => one.hash),
      () =>
        FactTable.of(codes, ...part.map(leaf))
          .groupBy(KEPT)
          .sorted(),
      (facts) => contentHash([facts]),
    )
    level.push({ name, node })
  }
  while (level.length > 1) {
    const above: typeof level = []
    for (let at = 0; at < level.length; at += WIDTH) {
      const part = level.slice(at, at + WIDTH)
      const name = `${part[0]!.name} … ${part.at(-1)!.name}`
      const node = graph.derive(
        'totals@1',
        name,
        part.map((one) => one.node.hash),
        () =>
          FactTable.of(codes, ...part.map((one) => one.node.value))
            .groupBy(KEPT)
            .sorted(),
        (facts) => contentHash([facts]),
      )
      above.push({ name, node })
    }
    level = above
  }
  return level[0]?.node ?? { hash: '', value: new FactTable(codes) }
}
