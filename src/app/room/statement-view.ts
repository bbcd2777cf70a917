// Statements, worksheets and explanations as the browser shows them: amounts as exact decimals in currency units, what
// is printed as whole units of print.

import type { Explained, Text } from '../../close/types.ts'
import { entityOn } from '../../ledger/entity.ts'
import { finding } from '../../ledger/finding.ts'
import { decimalText } from '../../ledger/fraction.ts'
import type { BasisOfPresentation } from '../../ledger/words.ts'
import type { Statement, StatementId, StatementSet, Worksheet } from '../../statements/types.ts'
import { consolidationWorksheet, transformationTable } from '../../statements/worksheet.ts'
import type { DerivedStatements } from '../derive-statements.ts'
import { explainFigure } from '../explain-figure.ts'
import { inputRefused } from '../failure.ts'
import type { OpenRevision, RoomClose } from './room.ts'

export interface StatementView {
  readonly id: StatementId
  readonly title: Text
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
  const { of, basis: found } = setOf(room, entity, basis)
  const { set } = of
  return {
    period: set.period,
    interval: room.interval,
    basis: found,
    bases: room.close.statements.bases(room.interval),
    entity,
    name: set.entityName,
    currency: set.currency,
    unit: unit ?? set.unit,
    statements: set.statements.map((statement) => statementView(set, statement)),
  }
}

function statementView({ exponent }: StatementSet, statement: Statement): StatementView {
  const { id, title, interval, columns, lines, remarks } = statement
  return {
    id,
    title,
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

function setOf(
  room: RoomClose,
  entity: string | null,
  basis: string | undefined,
): { readonly of: DerivedStatements; readonly basis: BasisOfPresentation } {
  const bases = room.close.statements.bases(room.interval)
  const asked = bases.find((one) => one === basis) ?? bases[0]
  const found = room.close.derived.find((one) => one.entity === entity && one.basis === asked)
  if (!found) throw inputRefused(finding('CLO-006', 'blocks', { value: entity ?? 'group' }))
  return found
}

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
  }[]
}

/** The transformation table of an entity, or the consolidation worksheet of the group (null). */
export function worksheetView(
  room: RoomClose,
  entity: string | null,
  basis: string | undefined,
): WorksheetView {
  const { of } = setOf(room, entity, basis)
  const { book, interval } = room.close
  const names = [...new Set(book.entities.map((row) => row.code))].map((code) => {
    const row = entityOn(book, code, interval.to)
    const name = { ru: row?.name ?? code, en: row?.nameEn || row?.name || code }
    return { code, name, mainActivities: row?.mainActivities ?? book.settings.mainActivities }
  })
  const sheet = entity === null ? consolidationWorksheet(of.input, names) : transformationTable(of.input)
  return {
    id: sheet.id,
    title: sheet.title,
    currency: sheet.currency,
    columns: sheet.columns,
    rows: sheet.rows.map(({ id, statement, label, level, kind, amounts }) => ({
      id,
      statement,
      label,
      level,
      kind,
      amounts: amounts.map((amount) => decimalText(amount, sheet.exponent)),
    })),
  }
}

export interface ExplainAsked {
  readonly period?: string
  readonly entity: string | null
  readonly basis?: string
  /** `statement:id` */
  readonly line: string
  /** Id of the statement's column: a date, `from/to`, or a component of equity; the first (equity: total) if not given. */
  readonly column?: string
  /** Changes in equity: `from/to` of the statement. */
  readonly interval?: string
  /** Which part of which step was opened, from the figure itself down. */
  readonly path: readonly number[]
}

type Alone = Omit<Explained, 'parts'>

/** One step of an explanation: the figure at the end of the path with its parts, and the way to it. */
export interface ExplainView {
  readonly trail: readonly Alone[]
  readonly figure: Alone
  readonly parts: readonly (Alone & { readonly opens: boolean })[]
}

/** @throws Refused CLO-006…CLO-010; comparatives are explained by the close in which they were the current year */
export function explainView(revision: OpenRevision, asked: ExplainAsked): ExplainView {
  const { basis, column, entity, line, path } = asked
  const request = { entity: entity ?? 'group', ...(basis ? { basis } : {}) }
  const room = revision.close(periodOf(asked))
  const { explained, findings } = explainFigure(room.close, request, line, path.length + 2, column)
  if (!explained) throw inputRefused(...findings)
  const trail: Alone[] = []
  let at: Explained = explained
  for (const index of path) {
    const next: Explained | undefined = at.parts?.[index]
    if (!next) throw inputRefused(finding('CLO-010', 'blocks', { value: path.join('.') }))
    trail.push(alone(at))
    at = next
  }
  return {
    trail,
    figure: alone(at),
    parts: (at.parts ?? []).map((part) => ({ ...alone(part), opens: (part.parts?.length ?? 0) > 0 })),
  }
}

/** The close that a column is the current year of: its date, or the end of its interval. */
function periodOf({ column, interval, period }: ExplainAsked): string | undefined {
  const named = /\d{4}-\d{2}-\d{2}$/.exec(interval ?? column ?? '')?.[0]
  return named ? `${named}/${named}` : period
}

const alone = ({ parts: _, ...rest }: Explained): Alone => rest
