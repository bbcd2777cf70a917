// Checks of accounting-model.md §10 that stand on statements. Exact figures first, then figures of print.
// Each compares two sums of different facts, or a figure with what its parts print.

import { exponentOf } from '../ledger/currency.ts'
import type { Check } from '../ledger/finding.ts'
import { decimalText } from '../ledger/fraction.ts'
import { FLOWS } from '../ledger/words.ts'
import { type Builder, builderOf, subjectOf } from './builder.ts'
import { type ColumnFacts, leafFigures } from './columns.ts'
import { CASH_FLOW_START } from './layout/cash-flows.ts'
import type { Statement, StatementInput, StatementSet } from './types.ts'

type Values = Readonly<Record<string, string>>

class Checks {
  readonly all: Check[] = []
  readonly #builder: Builder
  readonly #set: StatementSet

  constructor(input: StatementInput, set: StatementSet) {
    this.#builder = builderOf(input)
    this.#set = set
    this.#position()
    this.#equity()
    this.#cash()
    this.#printed()
    this.#comparatives()
  }

  #compare(
    id: string,
    left: bigint,
    right: bigint,
    values: Values,
    subject = subjectOf(this.#builder.input),
  ): void {
    const { input } = this.#builder
    const exponent = exponentOf(input.currency)
    this.all.push({
      id,
      scope: input.entity || subject !== 'group' ? 'entity' : 'group',
      subject,
      severity: 'blocks',
      left: decimalText(left, exponent),
      right: decimalText(right, exponent),
      difference: decimalText(left - right, exponent),
      passed: left === right,
      values: { basis: input.basis, ...values },
    })
  }

  #statement(id: Statement['id'], interval?: string): Statement | undefined {
    return this.#set.statements.find((statement) => statement.id === id && statement.interval === interval)
  }

  #amount(statement: Statement | undefined, line: string, column: number): bigint | null {
    return statement?.lines.find(({ id }) => id === line)?.amounts[column] ?? null
  }

  #position(): void {
    const position = this.#statement('financial-position')
    for (const [at, { id }] of position?.columns.entries() ?? []) {
      const assets = this.#amount(position, 'Assets', at)
      const rest = this.#amount(position, 'EquityAndLiabilities', at)
      if (assets !== null && rest !== null)
        this.#compare('assets-equal-equity-and-liabilities', assets, rest, { period: id })
    }
  }

  /** Profit and comprehensive income as in their statements; closing of each component as in the financial position. */
  #equity(): void {
    const pairs = [
      ['profit-in-changes-in-equity', 'profit-or-loss', 'ProfitLoss'],
      ['comprehensive-income-in-changes-in-equity', 'comprehensive-income', 'ComprehensiveIncome'],
    ] as const
    const position = this.#statement('financial-position')
    for (const equity of this.#set.statements.filter(({ id }) => id === 'changes-in-equity')) {
      const period = equity.interval ?? ''
      const total = equity.columns.findIndex(({ id }) => id === 'Equity')
      for (const [id, statement, line] of pairs) {
        const own = this.#statement(statement)
        const left = this.#amount(own, line, own?.columns.findIndex((column) => column.id === period) ?? -1)
        const right = this.#amount(equity, line, total)
        if (left !== null && right !== null) this.#compare(id, left, right, { period })
      }
      const date = period.split('/')[1] ?? ''
      const column = position?.columns.findIndex(({ id }) => id === date) ?? -1
      for (const [at, { id }] of equity.columns.entries()) {
        const left = this.#amount(equity, 'Equity', at)
        if (left === null || column === -1) continue
        this.#compare('equity-in-financial-position', left, this.#amount(position, id, column) ?? 0n, {
          period: date,
          line: id,
        })
      }
    }
    this.#attribution()
  }

  #attribution(): void {
    if (this.#builder.input.entity) return
    for (const [id, total] of [
      ['profit-or-loss', 'ProfitLoss'],
      ['comprehensive-income', 'ComprehensiveIncome'],
    ] as const) {
      const statement = this.#statement(id)
      for (const [at, { id: period }] of statement?.columns.entries() ?? []) {
        const all = this.#amount(statement, total, at)
        const owners = this.#amount(statement, `${total}AttributableToOwnersOfParent`, at)
        const nci = this.#amount(statement, `${total}AttributableToNoncontrollingInterests`, at)
        if (all !== null && owners !== null && nci !== null)
          this.#compare('owners-and-nci', owners + nci, all, { period, line: total })
      }
    }
  }

  #cash(): void {
    const flows = this.#statement('cash-flows')
    for (const [at, column] of this.#builder.columns.of('cash-flows').entries()) {
      if (!column.cells || column.movementsUnknown) continue
      let movement = 0n
      let closing = 0n
      for (const [index, { account, flow }] of column.cells.cells.entries()) {
        if (account.role !== 'cash') continue
        closing += column.cells.amounts[index]!
        if (FLOWS[flow].cash !== 'opening') movement += column.cells.amounts[index]!
      }
      const values = { period: column.id }
      const start = CASH_FLOW_START[this.#builder.input.basis]
      const profit = this.#amount(this.#statement('profit-or-loss'), start, at) ?? 0n
      this.#compare('profit-in-cash-flows', this.#amount(flows, start, at) ?? 0n, profit, {
        ...values,
        line: start,
      })
      const lines = this.#amount(flows, 'IncreaseDecreaseInCashAndCashEquivalents', at) ?? 0n
      this.#compare('cash-flow-lines-equal-movement', lines, movement, values)
      this.#compare(
        'cash-in-financial-position',
        this.#amount(flows, 'CashAndCashEquivalents', at) ?? 0n,
        closing,
        values,
      )
      this.#besideCashFlows(column)
    }
  }

  /**
   * What has no line sums to nil wherever nothing was translated: of an entity and of a group in one currency
   * all facts, else the entity layers of each entity that keeps its books in the currency of presentation.
   */
  #besideCashFlows(column: ColumnFacts): void {
    const { facts, cells, context } = column
    if (!facts || !cells) return
    const { presentation, input } = this.#builder
    const beside = cells.cells.map((cell) => presentation.besideCashFlows(cell))
    const values = { period: column.id }
    if (!context.translated) {
      let sum = 0n
      for (const [index, amount] of cells.amounts.entries()) if (beside[index]) sum += amount
      this.#compare('beside-cash-flows-nil', sum, 0n, values)
      return
    }
    const translation = facts.codes.flow.find('translation-difference')
    const foreign = new Set<number>()
    const sums = new Map<number, bigint>()
    const group = facts.codes.layer.texts.map((text) =>
      /^(group-adjustment|elimination|presentation)/.test(text),
    )
    for (let row = 0; row < facts.length; row++) {
      const entity = facts.entity[row]!
      if (facts.flow[row] === translation) foreign.add(entity)
      const cell = cells.ofRow[row]!
      if (group[facts.layer[row]!] || cell === -1 || !beside[cell]) continue
      sums.set(entity, (sums.get(entity) ?? 0n) + facts.amount[row]!)
    }
    for (const [entity, sum] of sums) {
      if (foreign.has(entity)) continue
      const code = facts.codes.entity.text(entity)
      this.#compare('beside-cash-flows-nil', sum, 0n, values, code || subjectOf(input))
    }
  }

  /** Every printed subtotal is the sum of the printed lines it adds up. */
  #printed(): void {
    const { input } = this.#builder
    for (const statement of this.#set.statements) {
      let off = 0n
      let line = ''
      for (const subtotal of statement.lines) {
        for (const [at, printed] of subtotal.printed.entries()) {
          if (!subtotal.sums || printed === null) continue
          const parts = subtotal.sums.map(({ id, sign }) => {
            const figure = statement.lines.find((part) => part.id === id)?.printed[at]
            return figure === null || figure === undefined ? null : BigInt(sign) * figure
          })
          if (parts.some((part) => part === null)) continue
          const difference = parts.reduce<bigint>((sum, part) => sum + (part ?? 0n), 0n) - printed
          if (difference !== 0n) line ||= subtotal.id
          off += difference < 0n ? -difference : difference
        }
      }
      const period = statement.interval ?? this.#set.period
      const values: Values = { basis: input.basis, statement: statement.id, period, line }
      const scope = input.entity ? 'entity' : 'group'
      const common = {
        id: 'printed-figures-foot',
        scope,
        subject: subjectOf(input),
        severity: 'blocks',
        values,
      } as const
      this.all.push({ ...common, left: `${off}`, right: '0', difference: `${off}`, passed: off === 0n })
    }
  }

  /** The financial position at the end of the preceding year = what this year opened with, line by line. */
  #comparatives(): void {
    const { input, presentation, columns } = this.#builder
    const column = columns.of('financial-position')[1]
    if (!input.priorYear || !column?.cells) return
    const now = columns.of('financial-position')[0]
    if (!now?.cells || columns.of('cash-flows')[0]?.movementsUnknown) return
    const opening: ColumnFacts = {
      ...now,
      id: column.id,
      openingsOnly: true,
      context: { ...now.context, date: column.context.date },
    }
    const left = leafFigures(presentation, 'financial-position', column)
    const right = leafFigures(presentation, 'financial-position', opening)
    let worst: { line: string; left: bigint; right: bigint } | null = null
    const size = (amount: bigint): bigint => (amount < 0n ? -amount : amount)
    for (const line of new Set([...left.keys(), ...right.keys()])) {
      const [a, b] = [left.get(line) ?? 0n, right.get(line) ?? 0n]
      if (a !== b && (!worst || size(a - b) > size(worst.left - worst.right)))
        worst = { line, left: a, right: b }
    }
    const assets = (figures: ReadonlyMap<string, bigint>): bigint =>
      [...figures].reduce(
        (sum, [line, amount]) =>
          presentation.table('financial-position').isWithin(line, 'Assets') ? sum + amount : sum,
        0n,
      )
    const found = worst ?? { line: 'Assets', left: assets(left), right: assets(right) }
    this.#compare('comparatives-are-openings', found.left, found.right, {
      period: column.id,
      line: found.line,
    })
  }
}

/** Every check of one set; `values` carry basis, period and line where they apply. */
export const statementChecks = (input: StatementInput, set: StatementSet): readonly Check[] =>
  new Checks(input, set).all
