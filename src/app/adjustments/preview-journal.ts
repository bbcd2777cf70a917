// What a journal would move before it is saved: the book is tried out with the journal as if it were approved, and the
// statements of its company and of the group are laid beside those of the book as it is.

import type { Text } from '../../close/types.ts'
import { RegisterFile } from '../../formats/book/edit-register.ts'
import { SCHEMAS } from '../../formats/book/schema.ts'
import { assert } from '../../ledger/finding.ts'
import { fractionText, parseDecimal, subtract } from '../../ledger/fraction.ts'
import { Refused } from '../../store/refused.ts'
import type { Access } from '../access.ts'
import { newFindings, overlaid, pathOf } from '../change-book.ts'
import { type Language, type Rendered, render } from '../messages.ts'
import type { OpenRevision, RevisionFiles, Room } from '../room/room.ts'
import { type StatementsView, statementsView } from '../room/statement-view.ts'
import { journalOf } from './change-journal.ts'
import { ADJUSTMENTS, documentOf, type JournalBody, nextId, rowsOf } from './journal-rows.ts'
import { findingsOf } from './journal-view.ts'

export interface MovedLine {
  /** null: the group. */
  readonly entity: string | null
  readonly statement: string
  readonly id: string
  /** Of changes in equity: the component; '' in other statements. */
  readonly component: string
  readonly kind: StatementsView['statements'][number]['lines'][number]['kind']
  readonly label: { readonly ru: string; readonly en: string }
  readonly currency: string
  readonly before: string
  readonly after: string
  readonly difference: string
}

export interface PreviewView {
  /** Of the journal as it would be: what blocks, and what warns. */
  readonly findings: readonly Rendered[]
  readonly blocked: boolean
  readonly moved: readonly MovedLine[]
}

export interface PreviewAsked {
  /** '' : a new journal. */
  readonly id: string
  readonly body: JournalBody
  readonly period: string | undefined
  readonly basis: string | undefined
  readonly withGroup: boolean
}

export async function previewJournal(
  room: Room,
  files: RevisionFiles,
  revision: OpenRevision,
  access: Access,
  { basis, body, id: asked, period, withGroup }: PreviewAsked,
  language: Language,
): Promise<PreviewView> {
  const { settings } = revision.book
  const schema = SCHEMAS.find(({ file }) => file === ADJUSTMENTS)
  assert(schema !== undefined, 'adjustments.csv is a register')
  const id = asked || nextId(revision.book.journals.map((one) => one.id))
  const path = pathOf(files, ADJUSTMENTS, settings.accounts)
  const file = await RegisterFile.read(files, path, schema, settings)
  const old = file.rows(documentOf(id))
  const signed = { author: access.login, approvedBy: '', state: 'recorded' } as const
  const rows = rowsOf(id, body, signed, old, journalOf(revision, id) ?? null)
  const changes = new Map<string, Uint8Array | null>([[ADJUSTMENTS, file.replaced(documentOf(id), rows)]])
  if (path !== '' && path !== ADJUSTMENTS) changes.set(path, null)
  const tried = await room.tryOut(overlaid(files, changes))
  const journal = journalOf(tried, id)
  const introduced = newFindings(revision.findings, tried.findings)
  const said = journal ? findingsOf(introduced, journal) : introduced
  if (introduced.length > 0) return answer(said.length > 0 ? said : introduced, [])
  const before = closeOrNull(revision, period)
  const after = closeOrNull(tried, period)
  if (!journal || !before || !after) return answer([], [])
  const views = [body.level === 'entity' ? body.entity : null, ...(withGroup ? [null] : [])]
  const moved = [...new Set(views)].flatMap((entity) =>
    movedLines(viewOrNull(before, entity, basis), viewOrNull(after, entity, basis), entity),
  )
  return answer(findingsOf(after.findings, journal), moved)

  function answer(findings: Parameters<typeof render>[0][], lines: readonly MovedLine[]): PreviewView {
    return {
      findings: findings.map((one) => render(one, language)),
      blocked: findings.some(({ severity }) => severity === 'blocks'),
      moved: lines,
    }
  }
}

type RoomClose = ReturnType<OpenRevision['close']>

export function closeOrNull(revision: OpenRevision, period: string | undefined): RoomClose | null {
  return orNull(() => revision.close(period))
}

export const viewOrNull = (
  close: RoomClose,
  entity: string | null,
  basis: string | undefined,
): StatementsView | null => orNull(() => statementsView(close, entity, basis))

/** A book without balances, or a company without statements, has nothing to move. */
function orNull<T>(work: () => T): T | null {
  try {
    return work()
  } catch (error) {
    if (error instanceof Refused) return null
    throw error
  }
}

/**
 * Figures of the period that differ, of every statement. Changes in equity stand by component: a line moves where one of
 * its components does, though its total may be what it was; the other statements hold the period in their first column.
 */
export function movedLines(
  before: StatementsView | null,
  after: StatementsView | null,
  entity: string | null,
): MovedLine[] {
  if (!after) return []
  const known = new Map(
    ofPeriod(before?.statements ?? []).flatMap((statement) =>
      figuresOf(statement).map(({ amount, column, line }) => {
        return [`${statement.id} ${line.id} ${column.id}`, amount] as const
      }),
    ),
  )
  return ofPeriod(after.statements).flatMap((statement) =>
    figuresOf(statement).flatMap(({ amount: is, column, line }): MovedLine[] => {
      const was = known.get(`${statement.id} ${line.id} ${column.id}`) ?? '0'
      const [a, b] = [parseDecimal(is), parseDecimal(was)]
      if (!a || !b) return []
      const difference = fractionText(subtract(a, b))
      if (difference === '0') return []
      const { id, kind, label } = line
      const { currency } = after
      const named = isByComponent(statement) ? joined(label, column.label) : label
      const component = isByComponent(statement) ? column.id : ''
      return [
        {
          entity,
          statement: statement.id,
          id,
          component,
          kind,
          label: named,
          currency,
          before: was,
          after: is,
          difference,
        },
      ]
    }),
  )
}

type StatementOf = StatementsView['statements'][number]

/** Changes in equity stand once for each interval, the period's own first. */
const ofPeriod = (statements: readonly StatementOf[]): StatementOf[] =>
  statements.filter(({ id }, index) => statements.findIndex((one) => one.id === id) === index)

const isByComponent = ({ id }: StatementOf): boolean => id === 'changes-in-equity'

const joined = (line: Text, column: Text): Text => ({
  ru: `${line.ru}: ${column.ru}`,
  en: `${line.en}: ${column.en}`,
})

/** Figures of the period: of changes in equity by component, of the others the first column. */
function figuresOf(statement: StatementOf) {
  return statement.lines.flatMap((line) =>
    statement.columns
      .slice(0, isByComponent(statement) ? undefined : 1)
      .map((column, index) => ({ line, column, amount: line.amounts[index] ?? '0' })),
  )
}
