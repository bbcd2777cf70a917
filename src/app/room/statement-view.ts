// Statements, worksheets and explanations as the browser shows them: amounts as exact decimals in currency units, what
// is printed as whole units of print.

import type { Text } from '../../close/types.ts'
import { type Language, unitOf } from '../../formats/write/amount-text.ts'
import { titleOf, whenOf } from '../../formats/write/labels.ts'
import { finding } from '../../ledger/finding.ts'
import { decimalText } from '../../ledger/fraction.ts'
import type { BasisOfPresentation } from '../../ledger/words.ts'
import type { Statement, StatementId, StatementSet, Worksheet } from '../../statements/types.ts'
import { worksheetOf } from '../../statements/worksheet.ts'
import type { DerivedStatements } from '../derive-statements.ts'
import { inputRefused } from '../failure.ts'
import { membersOfClose } from '../members.ts'
import type { RoomClose } from './room.ts'

export interface StatementView {
  readonly id: StatementId
  readonly title: Text
  /** For when and in what unit: «за год, закончившийся …, в тысячах российских рублей». */
  readonly head: Text
  readonly interval?: string
  readonly columns: readonly { readonly id: string; readonly label: Text }[]
  readonly lines: readonly {
    readonly id: string
    readonly label: Text
    readonly level: number
    readonly kind: 'heading' | 'line' | 'subtotal' | 'total'
    readonly amounts: readonly (string | null)[]
    readonly printed: readonly (string | null)[]
    readonly note: string
  }[]
  readonly remarks: readonly Text[]
}

export interface StatementsView {
  readonly period: string
  readonly interval: { readonly from: string; readonly to: string }
  readonly basis: string
  readonly bases: readonly string[]
  /** null: the group. */
  readonly entity: string | null
  readonly name: Text
  readonly currency: string
  readonly unit: number
  readonly statements: readonly StatementView[]
}

/** Statements of an entity or of the group (null) in one basis. @throws Refused CLO-006 where there are none */
export function statementsView(
  room: RoomClose,
  entity: string | null,
  basis: string | undefined,
  unit?: number,
): StatementsView {
  const found = basisOf(room, entity, basis)
  const set = room.close.statements.inUnit(
    entity,
    room.interval,
    found,
    unit ?? room.close.book.settings.unit,
  )
  if (!set) throw inputRefused(finding('CLO-006', 'blocks', { value: entity ?? 'group' }))
  return {
    period: set.period,
    interval: room.interval,
    basis: found,
    bases: room.close.statements.bases(room.interval),
    entity,
    name: set.entityName,
    currency: set.currency,
    unit: set.unit,
    statements: set.statements.map((statement) => statementView(set, statement)),
  }
}

function statementView(set: StatementSet, statement: Statement): StatementView {
  const { id, interval, columns, lines, remarks } = statement
  const { exponent } = set
  const inBoth = (make: (language: Language) => string): Text => ({ ru: make('ru'), en: make('en') })
  return {
    id,
    title: inBoth((language) => titleOf(set, statement, language)),
    head: inBoth(
      (language) => `${whenOf(set, statement, language)}, ${unitOf(set.unit, set.currency, language)}`,
    ),
    ...(interval === undefined ? {} : { interval }),
    columns,
    lines: lines.map((line) => ({
      id: line.id,
      label: line.label,
      level: line.level,
      kind: line.kind,
      amounts: line.amounts.map((amount) => (amount === null ? null : decimalText(amount, exponent))),
      printed: line.printed.map((amount) => (amount === null ? null : String(amount))),
      note: line.note ?? '',
    })),
    remarks,
  }
}

/** The derived statements of a subject. @throws Refused CLO-006 where there are none */
export function derivedOf(
  room: RoomClose,
  entity: string | null,
  basis: string | undefined,
): DerivedStatements {
  const bases = room.close.statements.bases(room.interval)
  const asked = bases.find((one) => one === basis) ?? bases[0]
  const found = room.close.derived.find((one) => one.entity === entity && one.basis === asked)
  if (!found) throw inputRefused(finding('CLO-006', 'blocks', { value: entity ?? 'group' }))
  return found.of
}

const basisOf = (room: RoomClose, entity: string | null, basis: string | undefined): BasisOfPresentation =>
  derivedOf(room, entity, basis).set.basis

export interface WorksheetView {
  readonly id: Worksheet['id']
  readonly title: Text
  readonly currency: string
  readonly columns: Worksheet['columns']
  readonly rows: readonly {
    readonly id: string
    readonly statement: StatementId
    readonly label: Text
    readonly level: number
    readonly kind: Worksheet['rows'][number]['kind']
    readonly amounts: readonly string[]
    /** Of a subtotal or total: the lines of its statement that it adds up. */
    readonly sums: readonly { readonly id: string; readonly sign: 1 | -1 }[]
  }[]
}

/** The transformation table of an entity, or the consolidation worksheet of the group (null). */
export function worksheetView(
  room: RoomClose,
  entity: string | null,
  basis: string | undefined,
): WorksheetView {
  const sheet = worksheetOfRoom(room, entity, basis)
  return {
    id: sheet.id,
    title: sheet.title,
    currency: sheet.currency,
    columns: sheet.columns,
    rows: sheet.rows.map(({ id, statement, label, level, kind, amounts, sums = [] }) => ({
      id,
      statement,
      label,
      level,
      kind,
      amounts: amounts.map((amount) => decimalText(amount, sheet.exponent)),
      sums,
    })),
  }
}

/** The worksheet itself, exact. @throws Refused CLO-006 */
export const worksheetOfRoom = (
  room: RoomClose,
  entity: string | null,
  basis: string | undefined,
): Worksheet => worksheetOf(derivedOf(room, entity, basis).input, membersOfClose(room.close))
