// An entity that has only a position (book-format.md §3: closing columns alone) gives no movements. For translation and
// the group its balances need an opening all the same (accounting-model.md §2a): in its first year what its equity
// accounts moved without a flow of its own counts as before the opening, where openings.csv gives none; later its
// opening is what it closed with, and the rest of each balance is flow unspecified.

import { type FactKey, FactTable } from '../../ledger/facts.ts'
import type { GroupChart } from '../chart.ts'
import { rollForward } from '../roll.ts'

/** `facts` of layer mapped and others, measure amount; `previous` the functional facts of the year before, or null. */
export function openPosition(
  facts: FactTable,
  chart: GroupChart,
  previous: FactTable | null,
  period: string,
): FactTable {
  return previous && previous.length > 0
    ? withRolled(facts, chart, previous, period)
    : firstYear(facts, chart)
}

function firstYear(facts: FactTable, chart: GroupChart): FactTable {
  const { codes } = facts
  const accounts = chart.byFactCode(codes)
  const opening = codes.flow.code('opening')
  const unspecified = codes.flow.find('unspecified')
  const mapped = codes.layer.find('mapped')
  const opened = new Set<number>()
  for (let row = 0; row < facts.length; row++) {
    if (facts.flow[row] === opening && facts.layer[row] === mapped) opened.add(facts.account[row]!)
  }
  return changed(facts, (row) => {
    const account = facts.account[row]!
    const counts = accounts[account]?.class === 'equity' && facts.layer[row] === mapped
    return counts && facts.flow[row] === unspecified && !opened.has(account) ? { flow: opening } : {}
  })
}

function withRolled(facts: FactTable, chart: GroupChart, previous: FactTable, period: string): FactTable {
  const { codes } = facts
  const opening = codes.flow.code('opening')
  const unspecified = codes.flow.code('unspecified')
  const mapped = codes.layer.find('mapped')
  const result = changed(facts, (row) =>
    facts.flow[row] === opening && facts.layer[row] === mapped ? { flow: unspecified } : {},
  )
  const rolled = rollForward(previous, chart, period)
  for (let row = 0; row < rolled.length; row++) {
    if (rolled.layer[row] !== mapped) continue
    result.copy(rolled, row)
    result.copy(rolled, row, { flow: unspecified }, -rolled.amount[row]!)
  }
  return result
}

function changed(facts: FactTable, changes: (row: number) => FactKey): FactTable {
  const result = new FactTable(facts.codes, facts.length)
  for (let row = 0; row < facts.length; row++) result.copy(facts, row, changes(row))
  return result
}
