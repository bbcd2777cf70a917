// What the mapping of one entity × fiscal year takes and gives.

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
import type { Codes } from '../../ledger/facts.ts'
import type { Interval } from '../../ledger/period.ts'
import type { GroupChart } from '../chart.ts'
import type { StageFacts, TradeYear } from '../types.ts'
import type { Trace } from './emit.ts'

export interface MapInput {
  readonly codes: Codes
  /** The entity's attributes in force at the reporting date. */
  readonly entity: EntityRow
  /** Fiscal-year start → reporting date. */
  readonly interval: Interval
  /** Ends of the book's reporting periods within the interval, the reporting date among them, in order. */
  readonly cuts: readonly string[]
  /** The entity's files that lie in the fiscal year. */
  readonly files: readonly BalanceFile[]
  /** Dates at which a chain may begin besides the fiscal-year start: start of the book, entry into the group. */
  readonly starts: readonly string[]
  readonly settings: Settings
  readonly localChart: readonly LocalAccount[]
  readonly chart: GroupChart
  readonly rules: readonly MappingRule[]
  readonly counterparties: readonly CounterpartyRow[]
  readonly entities: readonly EntityRow[]
  /** Entities of the group at the reporting date: the conditions `member` and `outside` of rules. */
  readonly members: ReadonlySet<string>
  /** The same on another date, where composition changes between reporting periods. */
  readonly membersOn?: (date: string) => ReadonlySet<string>
  readonly datedFlows: readonly DatedFlowRow[]
  /** Rows of openings.csv of this entity. */
  readonly openings: readonly OpeningRow[]
  /** The preceding fiscal year of the entity. */
  readonly previous: MappedYear | null
  /** Asked for by an explanation: every amount that goes into a fact, and where it comes from. */
  readonly trace?: Trace
}

export interface MappedYear extends StageFacts {
  /** Closing of each local account, for the check at the turn of the year; off-balance accounts are left out. */
  readonly closings: ReadonlyMap<string, bigint>
  /** What settlements with companies of the book show of trade with them. */
  readonly trade: TradeYear
  /** Rules in force that no line of the entity reached. */
  readonly unusedRules: readonly MappingRule[]
}
