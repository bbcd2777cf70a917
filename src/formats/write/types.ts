// What the writers of documents for people are given: one subject (an entity or the group) in one basis of presentation.

import type { Text } from '../../close/types.ts'
import type { BalanceFile } from '../../ledger/book.ts'
import type { Check, Finding } from '../../ledger/finding.ts'
import type { StatementSet, Worksheet } from '../../statements/types.ts'
import type { Fingerprint, RollForwardRow } from './machine.ts'

export type Language = 'ru' | 'en'

export interface CheckInWords {
  readonly check: Check
  readonly text: Text
}

export interface FindingInWords {
  readonly finding: Finding
  readonly text: Text
  readonly advice: Text
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
  /** Settings taken by default. */
  readonly defaults: readonly string[]
}
