// What the mapping of one entity × fiscal year takes and gives, and how its facts are collected.

import type {
  BalanceFile,
  CounterpartyRow,
  DatedFlowRow,
  EntityRow,
  LocalAccount,
  MappingRule,
  OpeningRow,
  Settings,
} from '../../ledger/book.ts'
import { exponentOf } from '../../ledger/currency.ts'
import { analyticsText, type Codes, FactTable, type FactTexts } from '../../ledger/facts.ts'
import { minorOf } from '../../ledger/fraction.ts'
import type { Interval } from '../../ledger/period.ts'
import type { GroupChart } from '../chart.ts'
import type { StageFacts } from '../types.ts'
import type { Line, LineKey } from './lines.ts'

export interface MapInput {
  readonly codes: Codes
  readonly entity: EntityRow
  /** Fiscal-year start → reporting date. */
  readonly interval: Interval
  /** Ends of the book's reporting periods within the interval, the reporting date among them, in order. */
  readonly cuts: readonly string[]
  readonly files: readonly BalanceFile[]
  /** Dates at which a chain may begin besides the fiscal-year start: start of the book, entry into the group. */
  readonly starts: readonly string[]
  readonly settings: Settings
  readonly localChart: readonly LocalAccount[]
  readonly chart: GroupChart
  readonly rules: readonly MappingRule[]
  readonly counterparties: readonly CounterpartyRow[]
  readonly entities: readonly EntityRow[]
  readonly members: ReadonlySet<string>
  readonly datedFlows: readonly DatedFlowRow[]
  /** Rows of openings.csv of this entity. */
  readonly openings: readonly OpeningRow[]
  readonly previous: MappedYear | null
  /** Asked for by an explanation: every amount that goes into a fact, with the line and rule it comes from. */
  readonly trace?: (fact: FactTexts, amount: bigint, from: Origin) => void
}

/** Where a part of a mapped fact comes from. */
export interface Origin {
  readonly line: Line | null
  readonly column: 'opening' | 'turnover' | 'closing' | 'derived'
  readonly rule: MappingRule | null
  readonly text: string
}

export interface MappedYear extends StageFacts {
  /** Closing of each local account, for the check at the turn of the year. */
  readonly closings: ReadonlyMap<string, bigint>
  readonly unusedRules: readonly MappingRule[]
}

/** Collects facts; every amount goes through here, so that an explanation can listen. */
export class Emitter {
  readonly facts: FactTable
  readonly #input: MapInput
  readonly basis: string

  constructor(input: MapInput) {
    this.#input = input
    this.facts = new FactTable(input.codes, 256)
    this.basis = `functional ${input.entity.functionalCurrency}`
  }

  emit(texts: FactTexts, amount: bigint, from: Origin): void {
    if (amount === 0n) return
    const fact: FactTexts = {
      entity: this.#input.entity.code,
      layer: 'mapped',
      basis: this.basis,
      measure: 'amount',
      ...texts,
    }
    this.facts.addTexts(fact, amount)
    this.#input.trace?.(fact, amount, from)
  }

  /** Rows with one key added up, zero sums left out. */
  summed(): FactTable {
    return this.facts.groupBy([
      'entity',
      'period',
      'account',
      'flow',
      'partner',
      'analytics',
      'layer',
      'basis',
      'measure',
      'document',
    ])
  }
}

/** Analytics of a line as facts carry them. */
export function lineAnalytics(key: LineKey): string {
  const pairs: Record<string, string> = { contract: key.contract, due_on: key.dueOn }
  for (const [index, text] of key.analytics.entries())
    if (text !== key.contract) pairs[`analytics_${index + 1}`] = text
  return analyticsText(pairs)
}

/** The amount of a dated flow in minor units of the entity's currency, or null. */
export const datedAmount = (input: MapInput, row: DatedFlowRow): bigint | null =>
  minorOf(row.amount, exponentOf(row.currency || input.entity.functionalCurrency))
