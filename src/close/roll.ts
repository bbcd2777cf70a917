// The opening of the next fiscal year from the facts of a year (accounting-model.md §3, §5): what an account holds
// opens it; income, expense and OCI open at nil and their total opens the equity account they close to. One function
// for every layer and basis: mapped, adjusted, deferred tax, translated, group.

import { type FactKey, FactTable } from '../ledger/facts.ts'
import { GroupChart } from './chart.ts'

/**
 * @param facts whole fiscal year, openings included, one or more measures, layers, entities
 * @param period `from/to` of the first interval of the next year
 * @returns facts in flow `opening`, document `derived/opening/‹entity›`; rows that come to zero are left out.
 * Each layer and entity keeps its sum: what summed to zero still does.
 */
export function rollForward(facts: FactTable, chart: GroupChart, period: string): FactTable {
  const { codes } = facts
  const accountOf = chart.byFactCode(codes)
  const opening = codes.flow.code('opening')
  const periodCode = codes.period.code(period)
  const unclosed = new FactTable(codes, facts.length)
  for (let row = 0; row < facts.length; row++) {
    const account = accountOf[facts.account[row]!]
    const changes: FactKey = { flow: opening, period: periodCode }
    if (account && GroupChart.isResult(account)) {
      const equity = chart.closesTo(chart.componentOf(account))
      if (equity) {
        changes.account = codes.account.code(equity.code)
        changes.partner = 0
        changes.analytics = 0
      }
    }
    changes.document = codes.document.code(`derived/opening/${facts.text('entity', row)}`)
    unclosed.copy(facts, row, changes)
  }
  return unclosed.groupBy([
    'entity',
    'period',
    'account',
    'flow',
    'partner',
    'analytics',
    'layer',
    'basis',
    'measure',
    'document',
  ])
}
