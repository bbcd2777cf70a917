import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Codes, FactTable } from '../ledger/facts.ts'
import { statementChecks } from './checks.ts'
import type { LayoutLine } from './layout/layout.ts'
import { printColumn } from './print.ts'
import { printEquityCells } from './print-equity.ts'
import { statementSet } from './statement-set.ts'
import { addFact, chart, input, settings, year } from './testing.ts'
import type { Statement, StatementInput, StatementSet } from './types.ts'

const lines = (text: string): LayoutLine[] =>
  text
    .trim()
    .split('\n')
    .map((row) => {
      const [id = '', within = '', option = ''] = row.trim().split(/\s+/)
      const base = { id, label: { ru: id, en: id }, level: 0, kind: 'line', sign: 1 } as const
      return { ...base, within: within === '-' ? '' : within, ...(option ? { splits: option } : {}) }
    })

describe('one column', () => {
  const layout = lines(`
    a T
    b T
    c T
    T -`)
  const print = (a: bigint, b: bigint, c: bigint): (bigint | null | undefined)[] => {
    const { printed, moved } = printColumn(
      layout,
      new Map([
        ['a', a],
        ['b', b],
        ['c', c],
        ['T', a + b + c],
      ]),
      1000n,
    )
    return ['a', 'b', 'c', 'T'].map((id) => (moved.has(id) ? printed.get(id) : printed.get(id)))
  }

  it('divides the rounded total by largest remainder', () => {
    // 1.4 + 1.4 + 1.4 = 4.2 → 4, of the parts 1 + 1 + 1 the first takes the unit that is left.
    expect(print(1400n, 1400n, 1400n)).toEqual([2n, 1n, 1n, 4n])
    expect(print(1499n, 1300n, 1400n)).toEqual([2n, 1n, 1n, 4n])
    // 1.6 + 1.6 + 1.6 = 4.8 → 5, not 6.
    expect(print(1600n, 1700n, 1500n)).toEqual([2n, 2n, 1n, 5n])
    expect(print(-1600n, -1700n, -1500n)).toEqual([-2n, -2n, -1n, -5n])
    expect(print(2500n, -2500n, 0n)).toEqual([3n, -3n, 0n, 0n])
  })

  it('marks what moved', () => {
    const exact = new Map([
      ['a', 1400n],
      ['b', 1400n],
      ['c', 1400n],
      ['T', 4200n],
    ])
    expect([...printColumn(layout, exact, 1000n).moved]).toEqual(['a'])
  })

  it('takes fixed figures as they are', () => {
    const exact = new Map([
      ['a', 1400n],
      ['b', 1400n],
      ['c', 1400n],
      ['T', 4200n],
    ])
    const { printed } = printColumn(layout, exact, 1000n, new Map([['c', 2n]]))
    expect([...printed]).toEqual(
      [
        ['a', 1n],
        ['b', 1n],
        ['c', 2n],
        ['T', 4n],
      ].sort(([x], [y]) => [...printed.keys()].indexOf(`${x}`) - [...printed.keys()].indexOf(`${y}`)),
    )
  })

  it('with margins that cannot be met within units moves lines by one unit, then takes the line "rounding"', () => {
    const flows = lines(`
      a I
      rounding I
      I C
      O C
      C -`)
    const exact = new Map([
      ['a', 200n],
      ['rounding', 0n],
      ['I', 200n],
      ['O', 400n],
      ['C', 600n],
    ])
    const one = printColumn(
      flows,
      exact,
      1000n,
      new Map([
        ['O', 0n],
        ['C', 1n],
      ]),
    )
    expect(one.printed.get('a')).toBe(1n)
    expect(one.printed.get('rounding')).toBe(0n)
    const three = printColumn(
      flows,
      exact,
      1000n,
      new Map([
        ['O', 0n],
        ['C', 3n],
      ]),
    )
    expect(three.printed.get('a')).toBe(1n)
    expect(three.printed.get('rounding')).toBe(2n)
    expect(three.printed.get('I')).toBe(3n)
  })
})

describe('changes in equity', () => {
  it('keeps margins; inner movements absorb, then the row "rounding"', () => {
    // Opening 10.4 → 10 and closing 20.8 → 21 with profit 10.4 → 10 fixed: no movement is left to take the
    // unit.
    const rows = [
      { id: 'opening', cells: [10400n], fixed: [10n] },
      { id: 'profit', cells: [10400n], totals: [10n] },
    ]
    expect([...printEquityCells(rows, [21n], [[0], []], 1000n)]).toEqual([
      ['opening', [10n]],
      ['profit', [10n]],
      ['rounding', [1n]],
    ])
    const withIssue = [...rows, { id: 'issue', cells: [300n] }]
    expect(printEquityCells(withIssue, [21n], [[0], []], 1000n).get('issue')).toEqual([1n])
    expect(printEquityCells(withIssue, [21n], [[0], []], 1000n).has('rounding')).toBe(false)
  })
})

const CHART = chart(`
  cash asset CashAndCashEquivalents role=cash
  receivables asset TradeAndOtherCurrentReceivables
  ppe asset PropertyPlantAndEquipment
  odd asset Odd current=non-current
  debt liability LongtermBorrowings
  payables liability TradeAndOtherCurrentPayables
  capital equity IssuedCapital component=capital
  reserve equity RevaluationSurplus component=revaluation write
  earnings equity RetainedEarnings component=earnings role=retained-earnings write
  nci equity NoncontrollingInterests component=nci role=non-controlling-interests
  sales income Revenue
  cost expense CostOfSales
  fee expense OtherExpenseByFunction
  interest expense FinanceCosts
  tax expense IncomeTaxExpenseContinuingOperations role=current-tax-expense
  surplus oci OtherComprehensiveIncomeNetOfTaxGainsLossesOnRevaluation component=revaluation`)

/** Entries that real books make: both sides with their flows. */
const ENTRIES = [
  ['cash', 'opening', 'capital', 'opening'],
  ['ppe', 'opening', 'earnings', 'opening'],
  ['ppe', 'opening', 'reserve', 'opening'],
  ['odd', 'opening', 'nci', 'opening'],
  ['receivables', 'working-capital', 'sales', 'unspecified'],
  ['cost', 'unspecified', 'payables', 'working-capital'],
  ['fee', 'unspecified', 'cash', 'unspecified'],
  ['fee', 'charge', 'ppe', 'charge'],
  ['interest', 'interest-accrued', 'debt', 'interest-accrued'],
  ['debt', 'interest-paid', 'cash', 'unspecified'],
  ['tax', 'tax-profit-or-loss', 'payables', 'tax-profit-or-loss'],
  ['ppe', 'addition-paid', 'cash', 'unspecified'],
  ['cash', 'unspecified', 'debt', 'proceeds'],
  ['earnings', 'dividends-declared', 'payables', 'dividends-declared'],
  ['payables', 'dividends-paid', 'cash', 'unspecified'],
  ['ppe', 'revaluation', 'surplus', 'revaluation'],
  ['cash', 'unspecified', 'capital', 'issue'],
  ['earnings', 'profit-attributed', 'nci', 'profit-attributed'],
  ['reserve', 'oci-attributed', 'nci', 'oci-attributed'],
  ['nci', 'dividends-declared', 'payables', 'dividends-declared'],
] as const

const books = fc.array(fc.tuple(fc.nat(ENTRIES.length - 1), fc.bigInt(-300_000n, 300_000n)), {
  maxLength: 40,
})

function tableOf(codes: Codes, entries: readonly (readonly [number, bigint])[]): FactTable {
  const table = new FactTable(codes)
  for (const [index, amount] of entries) {
    const [debit, debitFlow, credit, creditFlow] = ENTRIES[index]!
    addFact(table, { account: debit, flow: debitFlow, amount })
    addFact(table, { account: credit, flow: creditFlow, amount: -amount })
  }
  return table
}

const find = (set: StatementSet, id: string): Statement =>
  set.statements.find((statement) => statement.id === id)!
const printedAt = (
  set: StatementSet,
  statement: string,
  line: string,
  column: number,
): bigint | null | undefined => find(set, statement).lines.find(({ id }) => id === line)?.printed[column]

/** Columns whose figures are within a unit of the exact ones, and marked where they are not the nearest. */
function expectNear(statement: Statement, unit: bigint, always: boolean): void {
  for (const line of statement.lines) {
    for (const [at, exact] of line.amounts.entries()) {
      const printed = line.printed[at]
      if (exact === null || printed === null || printed === undefined) continue
      const off = printed * unit - exact
      const size = off < 0n ? -off : off
      if (always) expect(size < unit, `${statement.id} ${line.id}`).toBe(true)
      if (!line.moved[at]) expect(size * 2n <= unit, `${statement.id} ${line.id}`).toBe(true)
    }
  }
}

function expectEquityFoots(set: StatementSet): void {
  for (const equity of set.statements.filter(({ id }) => id === 'changes-in-equity')) {
    const at = (id: string): number => equity.columns.findIndex((column) => column.id === id)
    const owners = at('EquityAttributableToOwnersOfParent')
    for (const line of equity.lines) {
      const figure = (column: number): bigint => line.printed[column] ?? 0n
      const parts = equity.columns.flatMap(({ id }, column) =>
        ['EquityAttributableToOwnersOfParent', 'NoncontrollingInterests', 'Equity'].includes(id)
          ? []
          : [figure(column)],
      )
      const sum = parts.reduce((a, b) => a + b, 0n)
      const nci = at('NoncontrollingInterests') === -1 ? 0n : figure(at('NoncontrollingInterests'))
      if (owners !== -1) expect(figure(owners)).toBe(sum)
      expect(figure(at('Equity'))).toBe(sum + nci)
    }
  }
}

function expectMargins(set: StatementSet): void {
  const equity = find(set, 'changes-in-equity')
  for (const [column, { id }] of equity.columns.entries()) {
    expect(printedAt(set, 'changes-in-equity', 'Equity', column)).toBe(
      printedAt(set, 'financial-position', id, 0) ?? 0n,
    )
    expect(printedAt(set, 'changes-in-equity', 'equity-opening', column)).toBe(
      printedAt(set, 'financial-position', id, 1) ?? 0n,
    )
  }
  const total = equity.columns.length - 1
  expect(printedAt(set, 'changes-in-equity', 'ProfitLoss', total) ?? 0n).toBe(
    printedAt(set, 'profit-or-loss', 'ProfitLoss', 0),
  )
  expect(printedAt(set, 'changes-in-equity', 'ComprehensiveIncome', total)).toBe(
    printedAt(set, 'comprehensive-income', 'ComprehensiveIncome', 0),
  )
  expect(printedAt(set, 'comprehensive-income', 'ProfitLoss', 0) ?? 0n).toBe(
    printedAt(set, 'profit-or-loss', 'ProfitLoss', 0),
  )
  expect(printedAt(set, 'cash-flows', 'CashAndCashEquivalents', 0)).toBe(
    printedAt(set, 'financial-position', 'CashAndCashEquivalents', 0) ?? 0n,
  )
  expect(printedAt(set, 'cash-flows', 'cash-and-cash-equivalents-opening', 0)).toBe(
    printedAt(set, 'financial-position', 'CashAndCashEquivalents', 1) ?? 0n,
  )
  expect(printedAt(set, 'cash-flows', 'ProfitLossBeforeTax', 0) ?? 0n).toBe(
    printedAt(set, 'profit-or-loss', 'ProfitLossBeforeTax', 0),
  )
}

describe('a whole set in rubles and thousands', () => {
  it('foots in print, keeps margins, leaves exact figures alone, and marks what moved', () => {
    fc.assert(
      fc.property(books, fc.constantFrom(1 as const, 1000 as const), fc.boolean(), (entries, unit, group) => {
        const table = tableOf(new Codes(), entries)
        const exact = statementSet(input(CHART, table, { entity: group ? null : input(CHART, table).entity }))
        const own: StatementInput = {
          ...input(CHART, table, { settings: settings({ unit }) }),
          ...(group ? { entity: null } : {}),
        }
        const set = statementSet(own)
        const minor = BigInt(unit) * 100n
        expect(statementChecks(own, set).filter(({ passed }) => !passed)).toEqual([])
        for (const [at, statement] of set.statements.entries()) {
          const oneWay = statement.id !== 'cash-flows' && statement.id !== 'changes-in-equity'
          expectNear(statement, minor, oneWay)
          const amounts = statement.lines
            .filter(({ id }) => id !== 'rounding')
            .map(({ id, amounts }) => [id, amounts])
          expect(amounts).toEqual(
            exact.statements[at]!.lines.filter(({ id }) => id !== 'rounding').map(({ id, amounts }) => [
              id,
              amounts,
            ]),
          )
        }
        expectEquityFoots(set)
        expectMargins(set)
      }),
      { numRuns: 150 },
    )
  })

  it('reprints comparatives as they stood in their own year', () => {
    fc.assert(
      fc.property(books, books, (before, now) => {
        const codes = new Codes()
        const prior = year(2024, tableOf(codes, before))
        const print = settings({ unit: 1000 })
        const first = statementSet(
          input(CHART, prior.facts, { settings: print, entity: null, current: prior }),
        )
        const second = statementSet(
          input(CHART, tableOf(codes, now), {
            settings: print,
            entity: null,
            prior,
            priorYear: prior,
            printedPrior: [first],
          }),
        )
        for (const statement of first.statements) {
          const again = second.statements.find(
            ({ id, interval }) =>
              id === statement.id && (interval === undefined || interval === statement.interval),
          )!
          for (const line of statement.lines) {
            if (line.kind === 'heading') continue
            const same = again.lines.find(({ id }) => id === line.id)
            for (const [at, { id }] of statement.columns.entries()) {
              const column = again.columns.findIndex((candidate) => candidate.id === id)
              if (column !== -1 && line.printed[at] !== null)
                expect(same?.printed[column] ?? 0n).toBe(line.printed[at])
            }
          }
        }
      }),
      { numRuns: 40 },
    )
  })
})
