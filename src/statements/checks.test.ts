// Each check of the statements fails on the figure that it is about: a set with one amount changed by a ruble.

import { expect, it } from 'vitest'
import { Codes } from '../ledger/facts.ts'
import { statementChecks } from './checks.ts'
import { statementSet } from './statement-set.ts'
import { chart, facts, input, settings } from './testing.ts'
import type { StatementId, StatementSet } from './types.ts'

// P owns 80 % of S: both bring cash and capital, S earns 100 and revalues by 10; outsiders have a fifth of both.
const own = input(
  chart(`
    10 asset PropertyPlantAndEquipment
    40 asset CashAndCashEquivalents role=cash
    50 equity IssuedCapital component=capital
    60 equity RetainedEarnings component=earnings role=retained-earnings write
    61 equity RevaluationSurplus component=revaluation write
    65 equity NoncontrollingInterests component=nci role=non-controlling-interests
    80 income Revenue
    90 oci OtherComprehensiveIncomeNetOfTaxGainsLossesOnRevaluation component=revaluation`),
  facts(
    new Codes(),
    `
    40 opening 500 entity=P
    50 opening -500 entity=P
    80 unspecified -100 entity=S
    40 unspecified 100 entity=S
    10 revaluation 10 entity=S
    90 revaluation -10 entity=S
    60 profit-attributed 20 entity=S layer=elimination:nci
    65 profit-attributed -20 entity=S layer=elimination:nci
    61 oci-attributed 2 entity=S layer=elimination:nci
    65 oci-attributed -2 entity=S layer=elimination:nci`,
  ),
  { entity: null, settings: settings({ parent: 'P' }) },
)
const set = statementSet(own)

type Changed = 'amounts' | 'printed'

/** The set with one figure of the year more by a ruble; of changes in equity, the one in the column of the total. */
function changed(statement: StatementId, line: string, of: Changed): StatementSet {
  const statements = set.statements.map((one) => {
    const column = one.id === 'changes-in-equity' ? one.columns.length - 1 : 0
    const more = (figures: readonly (bigint | null)[]) =>
      figures.map((figure, at) => (at === column && figure !== null ? figure + 100n : figure))
    const lines = one.lines.map((each) => (each.id === line ? { ...each, [of]: more(each[of]) } : each))
    return one.id === statement ? { ...one, lines } : one
  })
  return { ...set, statements }
}

const failed = (of: StatementSet): string[] => [
  ...new Set(statementChecks(own, of).flatMap(({ id, passed }) => (passed ? [] : [id]))),
]

it('passes all of them as derived', () => {
  expect(failed(set)).toEqual([])
})

it.each<[string, StatementId, string, Changed]>([
  ['assets-equal-equity-and-liabilities', 'financial-position', 'Assets', 'amounts'],
  ['equity-in-financial-position', 'financial-position', 'Equity', 'amounts'],
  ['profit-in-changes-in-equity', 'changes-in-equity', 'ProfitLoss', 'amounts'],
  ['comprehensive-income-in-changes-in-equity', 'changes-in-equity', 'ComprehensiveIncome', 'amounts'],
  ['owners-and-nci', 'profit-or-loss', 'ProfitLossAttributableToNoncontrollingInterests', 'amounts'],
  ['owners-and-nci', 'comprehensive-income', 'ComprehensiveIncomeAttributableToOwnersOfParent', 'amounts'],
  ['profit-in-cash-flows', 'cash-flows', 'ProfitLossBeforeTax', 'amounts'],
  ['cash-flow-lines-equal-movement', 'cash-flows', 'IncreaseDecreaseInCashAndCashEquivalents', 'amounts'],
  ['cash-in-financial-position', 'cash-flows', 'CashAndCashEquivalents', 'amounts'],
  ['printed-figures-foot', 'financial-position', 'Assets', 'printed'],
])('%s fails on another figure in %s: %s', (id, statement, line, of) => {
  expect(failed(changed(statement, line, of))).toEqual([id])
})
