// From a check to what it compares: a figure of a statement, a pair of companies, a file, a worksheet. Only what is
// there is led to.

import type { Check } from '../../ledger/finding.ts'
import type { RoomClose } from './room.ts'

export interface CheckWay {
  readonly to: 'statement' | 'pair' | 'balance' | 'transformation' | 'consolidation' | 'charts'
  readonly entity?: string
  readonly basis?: string
  readonly statement?: string
  readonly line?: string
  readonly column?: string
  /** `МЕТ|ТДС` */
  readonly pair?: string
  readonly file?: string
}

export interface CheckWays {
  readonly left?: CheckWay
  readonly right?: CheckWay
}

type Figure = readonly [statement: string, line: string]

/** Both sides of the checks of statements; `''` for the line that the check itself names. */
const FIGURES: Readonly<Record<string, readonly [Figure | null, Figure | null]>> = {
  'assets-equal-equity-and-liabilities': [
    ['financial-position', 'Assets'],
    ['financial-position', 'EquityAndLiabilities'],
  ],
  'cash-in-financial-position': [
    ['cash-flows', 'CashAndCashEquivalents'],
    ['financial-position', 'CashAndCashEquivalents'],
  ],
  'comprehensive-income-in-changes-in-equity': [
    ['comprehensive-income', 'ComprehensiveIncome'],
    ['changes-in-equity', 'ComprehensiveIncome'],
  ],
  'profit-in-changes-in-equity': [
    ['profit-or-loss', 'ProfitLoss'],
    ['changes-in-equity', 'ProfitLoss'],
  ],
  'equity-in-financial-position': [null, ['financial-position', '']],
  'profit-in-cash-flows': [
    ['cash-flows', ''],
    ['profit-or-loss', ''],
  ],
  'comparatives-are-openings': [['financial-position', ''], null],
  'owners-and-nci': [['profit-or-loss', ''], null],
}

const CONSOLIDATION =
  /^(group-layer-balances|investment-eliminated|consideration-in-books|group-opening|group-journals-balance)$/
const CHARTS = /^(nci-from-net-assets|goodwill-|reserve-from-)/
const TRANSFORMATION =
  /^(layer-balances|assets-equal-liabilities-and-equity|effective-tax-rate|non-cash-flows|journals-balance)/

export function waysOf(room: RoomClose, check: Check): CheckWays {
  const { id, scope, subject, values } = check
  const [first = ''] = subject.split(' ')
  if (scope === 'pair') {
    const way: CheckWay = { to: 'pair', pair: first }
    return { left: way, right: way }
  }
  if (scope === 'file') return { left: { to: 'balance', file: subject } }
  const figures = FIGURES[id]
  if (figures) {
    const [left, right] = figures.map((figure) => figure && figureWay(room, check, figure))
    return { ...(left ? { left } : {}), ...(right ? { right } : {}) }
  }
  if (id === 'printed-figures-foot' && values.statement && values.line) {
    const left = figureWay(room, check, [values.statement, ''])
    return left ? { left } : {}
  }
  if (CONSOLIDATION.test(id)) return { left: { to: 'consolidation' } }
  if (CHARTS.test(id)) return { left: { to: 'charts' } }
  if (TRANSFORMATION.test(id)) return { left: { to: 'transformation', entity: first } }
  return {}
}

function figureWay({ close }: RoomClose, check: Check, [statement, named]: Figure): CheckWay | null {
  const { basis, line: own = '', period } = check.values
  const line = named || own
  const entity = check.scope === 'group' ? null : (check.subject.split(' ')[0] ?? '')
  const set = close.derived.find((one) => one.entity === entity && one.basis === basis)?.of.set
  const found = set?.statements.find((one) => one.id === statement && one.lines.some(({ id }) => id === line))
  if (!found || !basis) return null
  const column = found.columns.find(({ id }) => id === period)?.id
  return {
    to: 'statement',
    ...(entity === null ? {} : { entity }),
    basis,
    statement,
    line,
    ...(column ? { column } : {}),
  }
}
