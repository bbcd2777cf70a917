// The layouts that ship, by statement, basis of presentation and name, and the table of their lines for
// `format`.

import type { BasisOfPresentation } from '../../ledger/words.ts'
import type { StatementId } from '../types.ts'
import { CASH_FLOWS } from './cash-flows.ts'
import { CHANGES_IN_EQUITY } from './changes-in-equity.ts'
import { COMPREHENSIVE_INCOME } from './comprehensive-income.ts'
import { FINANCIAL_POSITION } from './financial-position.ts'
import type { Layout, LineKind } from './layout.ts'
import { PROFIT_OR_LOSS } from './profit-or-loss.ts'

export const STATEMENT_IDS = [
  'financial-position',
  'profit-or-loss',
  'comprehensive-income',
  'changes-in-equity',
  'cash-flows',
] as const satisfies readonly StatementId[]

/** Of each statement the layouts that ship; the first is taken where the book names none. */
export function shippedLayouts(statement: StatementId, basis: BasisOfPresentation): readonly Layout[] {
  switch (statement) {
    case 'financial-position':
      return [FINANCIAL_POSITION]
    case 'profit-or-loss':
      return PROFIT_OR_LOSS[basis]
    case 'comprehensive-income':
      return [COMPREHENSIVE_INCOME]
    case 'changes-in-equity':
      return [CHANGES_IN_EQUITY]
    case 'cash-flows':
      return [CASH_FLOWS[basis]]
  }
}

export interface ShippedLine {
  readonly statement: StatementId
  /** `both`, or the one basis of presentation whose layouts have the line. */
  readonly basis: BasisOfPresentation | 'both'
  readonly id: string
  readonly ru: string
  readonly en: string
  readonly kind: LineKind
}

/** Every line that ships, once per statement, in the order of print. */
export const STATEMENT_LINES: readonly ShippedLine[] = STATEMENT_IDS.flatMap((statement) => {
  const lines = new Map<string, ShippedLine>()
  for (const basis of ['ias-1', 'ifrs-18'] as const) {
    for (const layout of shippedLayouts(statement, basis)) {
      for (const { id, label, kind } of layout.lines) {
        if (kind === 'heading') continue
        const known = lines.get(id)
        if (!known) lines.set(id, { statement, basis, id, ru: label.ru, en: label.en, kind })
        else if (known.basis !== basis) lines.set(id, { ...known, basis: 'both' })
      }
    }
  }
  return [...lines.values()]
})
