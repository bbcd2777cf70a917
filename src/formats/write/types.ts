// What the writers of documents for people are given: one subject (an entity or the group) in one basis of presentation.
// Words of checks and findings come rendered: writers know no catalogue.

import type { Text } from '../../close/types.ts'
import type { BalanceFile } from '../../ledger/book.ts'
import type { Check, Finding } from '../../ledger/finding.ts'
import type { StatementSet, Worksheet } from '../../statements/types.ts'
import type { Fingerprint, RollForwardRow } from './machine.ts'

export interface CheckInWords {
  readonly check: Check
  readonly text: Text
  /** Whom or what it is about. */
  readonly subject: Text
}

export interface FindingInWords {
  readonly finding: Finding
  readonly text: Text
  readonly advice: Text
}

/** An entity's own table, in its functional currency, for the workbook of the group. */
export interface EntityWorksheet {
  readonly entity: string
  readonly name: Text
  readonly worksheet: Worksheet
}

/** A row of a trial balance and an account of the group chart that it was mapped to. */
export interface RowOrigin {
  readonly entity: string
  /** Code of the group chart. */
  readonly account: string
  /** Path of the file below the book, and the row's index in its columns. */
  readonly document: string
  readonly index: number
}

export interface SubjectOutput {
  readonly book: Text
  readonly programVersion: string
  readonly fingerprint: Fingerprint
  readonly set: StatementSet
  /** The transformation table of an entity, the consolidation worksheet of the group. */
  readonly worksheet: Worksheet
  readonly checks: readonly CheckInWords[]
  readonly findings: readonly FindingInWords[]
  /** Files as read: of the entity, or of every member of the group. */
  readonly balances: readonly BalanceFile[]
  readonly rollForwards: readonly RollForwardRow[]
  /** Components of equity by the names of the accounts that hold them. */
  readonly components?: ReadonlyMap<string, Text>
  /** Settings taken by default. */
  readonly defaults: readonly string[]
  /** Of the group: the transformation tables of its members, so that the trail does not leave the workbook. */
  readonly transformations?: readonly EntityWorksheet[]
  /** Where given, account rows lead to the first row they were mapped from, and each row names its accounts. */
  readonly origins?: readonly RowOrigin[]
}
