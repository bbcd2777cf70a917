// What goes where in one company or all: accounts of the books to lines of the group chart, as a flow diagram and its table.

import type { EntityFigures } from '../derivation/entity-chains.ts'
import { coverageOfYear } from '../room/coverage.ts'

export interface MappingFlow {
  /** Account of the books without its subaccounts. */
  readonly account: string
  readonly target: string
  /** Lines of the books that go there. */
  readonly lines: number
}

/** The most numerous first. */
export function mappingFlows(years: readonly EntityFigures[]): MappingFlow[] {
  const flows = new Map<string, MappingFlow>()
  // Books in the group chart are mapped by nothing.
  for (const year of years.filter(({ entity }) => entity.chart !== 'group')) {
    for (const { key, targets } of coverageOfYear(year).lines) {
      const account = key.account.split('.')[0] ?? key.account
      for (const target of new Set(targets.map((one) => one.account))) {
        const text = `${account} ${target}`
        const known = flows.get(text)
        flows.set(text, { account, target, lines: (known?.lines ?? 0) + 1 })
      }
    }
  }
  return [...flows.values()].sort((a, b) => b.lines - a.lines)
}
