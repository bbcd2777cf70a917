// What is wrong with the layouts and with how the group chart meets them, before any figure is placed. Each
// finding names the row of accounts.csv or the place in the layout.

import { GroupChart } from '../close/chart.ts'
import type { GroupAccount, Settings } from '../ledger/book.ts'
import { type Finding, finding } from '../ledger/finding.ts'
import type { BasisOfPresentation } from '../ledger/words.ts'
import { STATEMENT_IDS } from './layout/shipped.ts'
import { readChosenLayout } from './read-layout.ts'

/** Findings of the layouts that the book names, and of the accounts' `xbrl`, `cash_flow` and `equity_component`. */
export function statementFindings(input: {
  readonly settings: Settings
  readonly accounts: readonly GroupAccount[]
  readonly basis: BasisOfPresentation
  readonly layouts: ReadonlyMap<string, unknown>
}): readonly Finding[] {
  const findings: Finding[] = []
  const chart = new GroupChart(input.accounts)
  const chosen = STATEMENT_IDS.map((statement) => readChosenLayout(input, statement))
  for (const { findings: own } of chosen) findings.push(...own)
  const cashFlows = chosen.find(({ layout }) => layout.statement === 'cash-flows')?.layout.lines ?? []
  const parents = new Set(cashFlows.map((line) => line.within))
  const leaves = new Set(
    cashFlows
      .filter((line) => line.kind !== 'heading' && !parents.has(line.id))
      .flatMap((line) => [line.id, ...(line.elements ?? [])]),
  )
  for (const account of input.accounts) {
    if (account.class === 'statistical') continue
    const { code, place } = account
    if (account.xbrl === '')
      findings.push(finding('ST-003', 'blocks', { ...place, column: 'xbrl' }, { account: code }))
    for (const [flow, line] of Object.entries(account.cashFlow)) {
      if (leaves.has(line)) continue
      findings.push(
        finding(
          'ST-004',
          'blocks',
          { ...place, column: 'cash_flow', value: line },
          { account: code, flow, line },
        ),
      )
    }
    if (!GroupChart.isResult(account)) continue
    const component = chart.componentOf(account)
    if (chart.closesTo(component)) continue
    const at = { ...place, column: 'equity_component', value: component }
    findings.push(finding('ST-005', 'blocks', at, { account: code, component }))
  }
  return findings
}
