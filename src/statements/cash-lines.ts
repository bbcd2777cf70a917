// On which line of the indirect cash flow statement a fact stands (accounting-model.md §9; IAS 7.18–22, 28,
// 31–35, 39–42; in IFRS 18 form IAS 7.33A, 34A–34D). No line is found by difference: each is a sum of facts.
//   - Facts that are neither openings nor on cash accounts enter their line with minus their amount: balance-sheet and
//     OCI accounts by `cash_flow` of the account for the flow, else by the class of the flow; income and expense in the
//     starting result, below the start on a line of their own; what has flow class cash or none is taken out again.
//   - Facts on cash accounts in the flows scope, reclassification, exchange and translation enter with plus.
//   - What has no line, what was taken out as none, and those facts on cash accounts sum to nil in functional currency
//     (`beside`); in presentation currency to what sides at two rates leave, which the line of exchange takes.

import type { GroupAccount } from '../ledger/book.ts'
import { FLOWS, type Flow } from '../ledger/words.ts'
import {
  activityLine,
  adjustmentOfFlow,
  cashLineOfFlow,
  inProfitLine,
  workingCapitalLine,
} from './cash-rules.ts'
import type { Cell } from './cells.ts'
import {
  CASH_FLOW_START,
  CASH_OPENING,
  CASH_RECLASSIFIED,
  EXCHANGE_ON_CASH,
  FINANCING_RESULT,
  INVESTING_RESULT,
} from './layout/cash-flows.ts'
import type { Placed, Presentation } from './presentation.ts'

/** Lines of facts on cash accounts, by flow. */
const ON_CASH: Partial<Readonly<Record<Flow, string>>> = {
  'scope-in': 'CashFlowsUsedInObtainingControlOfSubsidiariesOrOtherBusinessesClassifiedAsInvestingActivities',
  'scope-out': 'CashFlowsFromLosingControlOfSubsidiariesOrOtherBusinessesClassifiedAsInvestingActivities',
  reclassification: CASH_RECLASSIFIED,
  'exchange-difference': EXCHANGE_ON_CASH,
  'translation-difference': EXCHANGE_ON_CASH,
  hyperinflation: EXCHANGE_ON_CASH,
}

interface CashPlace {
  readonly placed: readonly Placed[]
  readonly beside: boolean
}

const NOWHERE: CashPlace = { placed: [], beside: true }

export class CashLines {
  readonly #presentation: Presentation
  readonly #start: string

  constructor(presentation: Presentation) {
    this.#presentation = presentation
    this.#start = CASH_FLOW_START[presentation.basis]
  }

  place(cell: Cell, translated: boolean): readonly Placed[] {
    const { placed, beside } = this.#of(cell)
    return translated && beside ? [...placed, this.#on(EXCHANGE_ON_CASH, -1)] : placed
  }

  beside(cell: Cell): boolean {
    return this.#of(cell).beside
  }

  /** A default line as the layout has it: under its own id, or among the `elements` of a line of the user's. */
  #on(line: string, factor: 1 | -1): Placed {
    return { line: this.#presentation.table('cash-flows').lineOf(line) ?? line, column: '', factor }
  }

  #of(cell: Cell): CashPlace {
    const { account, flow } = cell
    if (account.role === 'cash') {
      if (FLOWS[flow].cash === 'opening') return { placed: [this.#on(CASH_OPENING, 1)], beside: false }
      const line = ON_CASH[flow]
      if (!line) return { placed: [], beside: false }
      return { placed: [this.#on(line, 1), ...this.#movedByExchange(cell)], beside: true }
    }
    if (FLOWS[flow].cash === 'opening') return { placed: [], beside: false }
    if (account.class === 'income' || account.class === 'expense') return this.#result(cell)
    const moved = this.#movedByExchange(cell)
    const line = account.cashFlow[flow] ?? this.#balanceLine(cell)
    if (line !== '') return { placed: [this.#on(line, -1), ...moved], beside: false }
    return moved.length > 0 ? { placed: moved, beside: true } : NOWHERE
  }

  #balanceLine(cell: Cell): string {
    const { account, flow } = cell
    const presentation = this.#presentation
    const element = presentation.positionLine(account)
    switch (FLOWS[flow].cash) {
      case 'cash':
        return activityLine(cashLineOfFlow(cell, element, presentation.isNci(account)), presentation)
      case 'operating':
        return workingCapitalLine(account, element, flow)
      case 'in-profit':
        return this.#accruedLine(account, flow) || inProfitLine(account, element, flow)
      case 'none':
      case 'opening':
        return ''
    }
  }

  /**
   * IFRS 18: what was accrued against a result below the start (a share of result, interest) meets that
   * result on one line, where the two leave what was received or paid without a flow of its own. '' where the
   * result is in the start.
   */
  #accruedLine(account: GroupAccount, flow: Flow): string {
    const { basis, activities } = this.#presentation
    if (basis !== 'ifrs-18') return ''
    const given = this.#presentation.category(account)
    const usual =
      flow === 'share-of-result'
        ? 'investing'
        : flow !== 'interest-accrued'
          ? 'operating'
          : account.class === 'asset'
            ? activities.includes('investing')
              ? 'operating'
              : 'investing'
            : activities.includes('financing')
              ? 'operating'
              : 'financing'
    return this.#categoryLine(given || usual)
  }

  #categoryLine(category: string): string {
    return category === 'investing' ? INVESTING_RESULT : category === 'financing' ? FINANCING_RESULT : ''
  }

  #result(cell: Cell): CashPlace {
    const { account, flow } = cell
    const presentation = this.#presentation
    const inStart = presentation.profitFactor(cell, this.#start) !== 0
    const cash = FLOWS[flow].cash
    const named = account.cashFlow[flow]
    if (!inStart && named === undefined && cash !== 'cash') {
      const own = cash === 'none' ? '' : this.#lineBelowStart(account)
      return own === '' ? NOWHERE : { placed: [this.#on(own, -1)], beside: false }
    }
    const start = inStart ? [this.#on(this.#start, -1)] : []
    if (named === undefined && cash !== 'cash' && cash !== 'none') return { placed: start, beside: false }
    const takenOut = inStart ? [this.#on(adjustmentOfFlow(flow), 1)] : []
    if (named === undefined && cash === 'none') return { placed: [...start, ...takenOut], beside: true }
    const line = named ?? activityLine(cashLineOfFlow(cell, 'PropertyPlantAndEquipment', false), presentation)
    return { placed: [...start, ...takenOut, this.#on(line, -1)], beside: false }
  }

  /** Items below the start: tax has no line (tax paid has), discontinued operations and IFRS 18 categories have theirs. */
  #lineBelowStart(account: GroupAccount): string {
    const profit = this.#presentation.table('profit-or-loss')
    const line = this.#presentation.profitLine(account)
    const section = profit.sectionKeyOf(line)
    if (section === 'income-taxes' || this.#presentation.category(account) === 'income-taxes') return ''
    if (section === 'discontinued') return 'ProfitLossFromDiscontinuedOperations'
    return this.#presentation.basis === 'ifrs-18' ? this.#categoryLine(section ?? '') : ''
  }

  /** IFRS 18: exchange differences of monetary items that profit or loss moves into or out of the start (18.B65). */
  #movedByExchange(cell: Cell): readonly Placed[] {
    if (cell.flow !== 'exchange-difference') return []
    const factor = this.#presentation.profitFactor(cell, this.#start)
    if (factor === 0) return []
    const sign = factor > 0 ? 1 : -1
    return [
      this.#on(this.#start, sign),
      this.#on(adjustmentOfFlow('exchange-difference'), sign === 1 ? -1 : 1),
    ]
  }
}
