// On which line of which statement a fact stands, in one basis of presentation. Every line is a sum of facts,
// each with factor +1 or -1 (facts: debit positive; statements: book-format.md §5), so that explain can take
// it apart again.
//   - Financial position: assets on their own side, liabilities and equity on theirs; income, expense and OCI stand in
//     the equity account they close to (accounting-model.md §3).
//   - Profit or loss: by `xbrl` (IAS 1), by category and `xbrl` (IFRS 18.47–68; exchange differences take the category
//     of the monetary item, 18.B65–B68).
//   - Attribution to owners and non-controlling interests: from the flows profit-attributed and oci-attributed (§7).

import { GroupChart } from '../close/chart.ts'
import type { Text } from '../close/types.ts'
import type { GroupAccount } from '../ledger/book.ts'
import type { BasisOfPresentation } from '../ledger/words.ts'
import { CashLines } from './cash-lines.ts'
import type { Cell } from './cells.ts'
import { twelveMonthsAfter } from './labels.ts'
import { EQUITY_OPENING, OTHER_CHANGES, ROW_OF_FLOW } from './layout/changes-in-equity.ts'
import { LineTable } from './line-table.ts'
import { chosenLayout } from './read-layout.ts'
import type { StatementId, StatementInput } from './types.ts'

export interface Placed {
  readonly line: string
  /** Changes in equity: the line of the component of equity; '' elsewhere. */
  readonly column: string
  /** Amount of the line = Σ factor × amount of the fact. */
  readonly factor: 1 | -1
}

/** What of a column decides where facts stand. */
export interface ColumnContext {
  /** The date at which due dates are looked at. */
  readonly date: string
  /** True where facts were translated: the line of exchange takes what sides at two rates leave (§9). */
  readonly translated: boolean
}

const TAX_ROLES = new Set(['current-tax-expense', 'deferred-tax-expense'])
const labelOf = (account: GroupAccount): Text => ({ ru: account.name, en: account.nameEn || account.name })
const placed = (line: string, factor: 1 | -1, column = ''): Placed => ({ line, column, factor })

interface PositionLines {
  readonly current: string
  readonly nonCurrent: string
  readonly factor: 1 | -1
}

const kept = new WeakMap<
  readonly GroupAccount[],
  Map<string, { layouts: unknown; presentation: Presentation }>
>()

/** The presentation of a book's accounts in one basis: one for all its entities and years that show the same. */
export function presentationOf(input: StatementInput): Presentation {
  const activities = input.entity ? input.entity.mainActivities : input.settings.mainActivities
  const key = JSON.stringify([input.basis, input.entity === null, activities, input.settings.layouts])
  const ofAccounts =
    kept.get(input.accounts) ?? new Map<string, { layouts: unknown; presentation: Presentation }>()
  kept.set(input.accounts, ofAccounts)
  const known = ofAccounts.get(key)
  if (known && known.layouts === input.layouts) return known.presentation
  const presentation = new Presentation(input)
  ofAccounts.set(key, { layouts: input.layouts, presentation })
  return presentation
}

export class Presentation {
  readonly basis: BasisOfPresentation
  readonly group: boolean
  readonly chart: GroupChart
  readonly activities: readonly string[]
  readonly #tables = new Map<StatementId, LineTable>()
  readonly #position = new Map<string, PositionLines>()
  /** Component of equity → where what closes to it stands. */
  readonly #closing = new Map<string, PositionLines>()
  readonly #profit = new Map<string, string>()
  readonly #oci = new Map<string, string>()
  /** Monetary account → its line of exchange differences where that is not the line of the exchange account. */
  readonly #exchange = new Map<string, { readonly from: string; readonly to: string }>()
  readonly #cash: CashLines

  constructor(input: StatementInput) {
    this.basis = input.basis
    this.group = input.entity === null
    this.chart = new GroupChart(input.accounts)
    this.activities = input.entity ? input.entity.mainActivities : input.settings.mainActivities
    for (const statement of [
      'financial-position',
      'profit-or-loss',
      'comprehensive-income',
      'changes-in-equity',
      'cash-flows',
    ] as const) {
      this.#tables.set(statement, new LineTable(chosenLayout(input, statement), this.group))
    }
    for (const account of input.accounts) {
      if (account.class === 'statistical') continue
      if (account.class === 'income' || account.class === 'expense')
        this.#profit.set(account.code, this.#profitLine(account))
      else if (account.class === 'oci') this.#oci.set(account.code, this.#ociLine(account))
      else this.#position.set(account.code, this.#positionLines(account))
    }
    for (const account of input.accounts)
      if (GroupChart.isResult(account)) this.#position.set(account.code, this.#closingLines(account))
    if (this.basis === 'ifrs-18') this.#splitExchangeDifferences()
    this.#cash = new CashLines(this)
  }

  table(statement: StatementId): LineTable {
    const table = this.#tables.get(statement)
    if (!table) throw new Error(`invariant: no layout of ${statement}`)
    return table
  }

  /** The line of the financial position on which an account stands when it falls due within a year. */
  positionLine(account: GroupAccount): string {
    return this.#position.get(account.code)?.current ?? ''
  }

  profitLine(account: GroupAccount): string {
    return this.#profit.get(account.code) ?? ''
  }

  isNci(account: GroupAccount): boolean {
    return (
      account.role === 'non-controlling-interests' || this.positionLine(account) === 'NoncontrollingInterests'
    )
  }

  /** IFRS 18 category of income and expense; of a balance-sheet account '' where its chart says nothing. */
  category(account: GroupAccount): string {
    if (TAX_ROLES.has(account.role)) return 'income-taxes'
    for (const activity of this.activities) {
      const category = account.ifrs18[activity]
      if (category) return category
    }
    return account.ifrs18[''] ?? ''
  }

  place(statement: StatementId, cell: Cell, context: ColumnContext): readonly Placed[] {
    switch (statement) {
      case 'financial-position':
        return this.#placePosition(cell, context.date)
      case 'profit-or-loss':
        return this.#placeProfit(cell)
      case 'comprehensive-income':
        return this.#placeComprehensive(cell)
      case 'changes-in-equity':
        return this.#placeEquity(cell)
      case 'cash-flows':
        return this.#cash.place(cell, context.translated)
    }
  }

  /** True for the facts that must sum to nil beside the lines of cash flows (§9). */
  besideCashFlows(cell: Cell): boolean {
    return this.#cash.beside(cell)
  }

  /** Net factor with which a cell enters a line of profit or loss and all its parts. */
  profitFactor(cell: Cell, subtotal: string): number {
    const table = this.table('profit-or-loss')
    let factor = 0
    for (const part of this.#placeProfit(cell)) {
      if (table.get(part.line)?.within !== '' && table.isWithin(part.line, subtotal)) factor += part.factor
    }
    return factor
  }

  #placePosition({ account, dueOn }: Cell, date: string): readonly Placed[] {
    const lines = this.#position.get(account.code)
    if (!lines) return []
    const later = account.current === 'by-due-date' && dueOn !== '' && dueOn > twelveMonthsAfter(date)
    return [placed(later ? lines.nonCurrent : lines.current, lines.factor)]
  }

  #placeProfit(cell: Cell): readonly Placed[] {
    const { account, flow } = cell
    const line = this.#profit.get(account.code)
    if (line !== undefined) {
      return this.group
        ? [placed(line, -1), placed('ProfitLossAttributableToOwnersOfParent', -1)]
        : [placed(line, -1)]
    }
    if (flow === 'exchange-difference') {
      const exchange = this.#exchange.get(account.code)
      return exchange ? [placed(exchange.from, -1), placed(exchange.to, 1)] : []
    }
    if (!this.group || flow !== 'profit-attributed' || account.class !== 'equity') return []
    const nci = this.isNci(account)
    return [
      placed(
        nci ? 'ProfitLossAttributableToNoncontrollingInterests' : 'ProfitLossAttributableToOwnersOfParent',
        -1,
      ),
    ]
  }

  #placeComprehensive({ account, flow }: Cell): readonly Placed[] {
    const owners = placed('ComprehensiveIncomeAttributableToOwnersOfParent', -1)
    if (GroupChart.isResult(account)) {
      const line = account.class === 'oci' ? this.#oci.get(account.code)! : 'ProfitLoss'
      return this.group ? [placed(line, -1), owners] : [placed(line, -1)]
    }
    const attributed = flow === 'profit-attributed' || flow === 'oci-attributed'
    if (!this.group || !attributed || account.class !== 'equity') return []
    return [
      this.isNci(account) ? placed('ComprehensiveIncomeAttributableToNoncontrollingInterests', -1) : owners,
    ]
  }

  #placeEquity({ account, flow }: Cell): readonly Placed[] {
    const column = this.positionLine(account)
    if (GroupChart.isResult(account)) {
      return [placed(account.class === 'oci' ? 'OtherComprehensiveIncome' : 'ProfitLoss', -1, column)]
    }
    if (account.class !== 'equity') return []
    const row = ROW_OF_FLOW[flow] ?? OTHER_CHANGES
    const table = this.table('changes-in-equity')
    return [placed(row === EQUITY_OPENING ? row : (table.lineOf(row) ?? OTHER_CHANGES), -1, column)]
  }

  #positionLines(account: GroupAccount): PositionLines {
    const table = this.table('financial-position')
    const element = account.xbrl || `account-${account.code}`
    const key = account.class
    const own = (nonCurrent: boolean): string => {
      const section = table.section(key === 'equity' ? key : nonCurrent ? `${key} non-current` : key, element)
      const subtotal = table.get(element)?.kind === 'subtotal' || table.get(element)?.kind === 'total'
      return table.own(
        element,
        section,
        subtotal ? 'detail' : nonCurrent ? 'non-current' : key,
        labelOf(account),
      )
    }
    const side = (line: string): 1 | -1 => (table.isWithin(line, 'Assets') ? 1 : -1)
    const known = table.lineOf(element)
    if (account.current !== 'by-due-date') {
      const line = known ?? own(account.current === 'non-current')
      return { current: line, nonCurrent: line, factor: side(line) }
    }
    const pair = table.layout.byDueDate[element]
    const place = (nonCurrent: boolean): string => {
      const named = pair && table.lineOf(nonCurrent ? pair.nonCurrent : pair.current)
      if (named) return named
      const longTerm = known !== undefined && table.sectionKeyOf(known)?.endsWith('non-current')
      return known !== undefined && longTerm === nonCurrent ? known : own(nonCurrent)
    }
    const current = place(false)
    return { current, nonCurrent: place(true), factor: side(current) }
  }

  /** Income, expense and OCI stand where the equity account of their component stands. */
  #closingLines(account: GroupAccount): PositionLines {
    const component = this.chart.componentOf(account)
    const known = this.#closing.get(component)
    if (known) return known
    const lines = this.#linesOfComponent(account, component)
    this.#closing.set(component, lines)
    return lines
  }

  #linesOfComponent(account: GroupAccount, component: string): PositionLines {
    const equity = this.chart.closesTo(component)
    const lines = equity && this.#position.get(equity.code)
    if (lines) return lines
    // No or two accounts to write to: a finding of statementFindings blocks; the sums stay whole meanwhile.
    const line = account.class === 'oci' ? 'OtherReserves' : 'RetainedEarnings'
    const table = this.table('financial-position')
    const id =
      table.lineOf(line) ?? table.own(line, table.section('equity', line), 'equity', { ru: line, en: line })
    return { current: id, nonCurrent: id, factor: -1 }
  }

  #profitLine(account: GroupAccount): string {
    const table = this.table('profit-or-loss')
    const element = account.xbrl || `account-${account.code}`
    const known = table.lineOf(element)
    if (this.basis === 'ias-1' && known) return known
    const home = known && table.sectionKeyOf(known)
    return this.#lineInCategory(account, this.category(account) || home || 'operating')
  }

  /** The line of an account's element within a category: the layout's where it stands there, else one of its own. */
  #lineInCategory(account: GroupAccount, category: string): string {
    const table = this.table('profit-or-loss')
    const element = account.xbrl || `account-${account.code}`
    const home = table.lineOf(element)
    if (home && table.sectionKeyOf(home) === category) return home
    const known = table.get(element)
    const subtotal = known?.kind === 'subtotal' || known?.kind === 'total'
    const label = known && !subtotal ? known.label : labelOf(account)
    return table.own(element, table.section(category, element), subtotal ? 'detail' : category, label)
  }

  #ociLine(account: GroupAccount): string {
    const table = this.table('comprehensive-income')
    const element = account.xbrl || `account-${account.code}`
    const known = table.lineOf(element)
    if (known && known !== 'ProfitLoss') return known
    const section = table.section(account.recycles ? 'recycles' : 'stays', element)
    const kind = table.get(element)?.kind
    return table.own(
      element,
      section,
      kind === undefined || kind === 'line' ? 'oci' : 'detail',
      labelOf(account),
    )
  }

  #splitExchangeDifferences(): void {
    const account = this.chart.toWrite('exchange-difference-in-profit-or-loss')
    if (!account) return
    const from = this.profitLine(account)
    const own = this.category(account) || 'operating'
    for (const item of this.chart.accounts) {
      if (!item.monetary || (item.class !== 'asset' && item.class !== 'liability')) continue
      const category = this.category(item)
      if (category === '' || category === own) continue
      this.#exchange.set(item.code, { from, to: this.#lineInCategory(account, category) })
    }
  }
}
