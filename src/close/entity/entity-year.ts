// What the derivations of one entity and fiscal year share.

import type { EntityRow, Settings } from '../../ledger/book.ts'
import { exponentOf } from '../../ledger/currency.ts'
import { COLUMNS, type Codes, type FactTable } from '../../ledger/facts.ts'
import type { Check } from '../../ledger/finding.ts'
import { decimalText } from '../../ledger/fraction.ts'
import { type Interval, intervalText, parseIntervalText } from '../../ledger/period.ts'
import type { GroupChart } from '../chart.ts'

export interface EntityYear {
  readonly codes: Codes
  readonly chart: GroupChart
  readonly settings: Settings
  /** The entity's attributes in force at the reporting date. */
  readonly entity: EntityRow
  /** From the first day of the fiscal year to the reporting date. */
  readonly interval: Interval
}

/** The intervals of an entity's figures: those of its files. Without any, the fiscal year itself. */
export class YearPeriods {
  readonly #intervals: readonly Interval[]
  readonly #year: Interval

  constructor(facts: FactTable, year: Interval) {
    const codes = new Set(facts.period.subarray(0, facts.length))
    const intervals = [...codes].map((code) => parseIntervalText(facts.codes.period.text(code)))
    this.#intervals = intervals
      .filter(({ from, to }) => from <= to)
      .sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : a.to < b.to ? -1 : 1))
    this.#year = year
  }

  /** `from/to` of the first interval: where openings stand. */
  get first(): string {
    return intervalText(this.#intervals[0] ?? this.#year)
  }

  get last(): string {
    return intervalText(this.#intervals.at(-1) ?? this.#year)
  }

  /** `from/to` of the interval in which the date lies. */
  of(date: string): string {
    return intervalText(this.#intervals.find(({ from, to }) => from <= date && date <= to) ?? this.#year)
  }
}

/** The facts in canonical order, rows of one key added up, zero sums left out. */
export function canonical(facts: FactTable): FactTable {
  const sorted = facts.sorted()
  const rows: number[] = []
  const amounts: bigint[] = []
  for (let row = 0; row < sorted.length; ) {
    let amount = sorted.amount[row]!
    let next = row + 1
    while (next < sorted.length && sameKey(sorted, row, next)) {
      amount += sorted.amount[next]!
      next++
    }
    if (amount !== 0n) {
      rows.push(row)
      amounts.push(amount)
    }
    row = next
  }
  return sorted.select(rows, COLUMNS, amounts)
}

function sameKey(facts: FactTable, a: number, b: number): boolean {
  for (const column of COLUMNS) if (facts[column][a] !== facts[column][b]) return false
  return true
}

export interface Compared {
  readonly id: string
  readonly subject: string
  readonly severity?: Check['severity']
  readonly left: bigint
  readonly right: bigint
  readonly currency: string
  /** Not passed where the two differ by more than this (rounding that is shown). */
  readonly within?: bigint
  readonly values?: Readonly<Record<string, string>>
}

/** A check of two amounts in minor units, scope entity. */
export function compared(check: Compared): Check {
  const exponent = exponentOf(check.currency)
  const difference = check.left - check.right
  const size = difference < 0n ? -difference : difference
  return {
    id: check.id,
    scope: 'entity',
    subject: check.subject,
    severity: check.severity ?? 'blocks',
    left: decimalText(check.left, exponent),
    right: decimalText(check.right, exponent),
    difference: decimalText(difference, exponent),
    passed: size <= (check.within ?? 0n),
    values: check.values ?? {},
  }
}
