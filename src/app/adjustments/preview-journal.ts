// What a journal would move before it is saved: the book is tried out with the journal as if it were approved, and the
// statements of its company and of the group are laid beside those of the book as it is.

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

/** Lines whose figure of the period differs; changes in equity repeat them by component and are left out. */
export function movedLines(
  before: StatementsView | null,
  after: StatementsView | null,
  entity: string | null,
): MovedLine[] {
  if (!after) return []
  const known = new Map(
    (before?.statements ?? []).flatMap(({ id, lines }) =>
      lines.map((line) => [`${id} ${line.id}`, line.amounts[0] ?? '0'] as const),
    ),
  )
  return after.statements
    .filter(({ id }) => id !== 'changes-in-equity')
    .flatMap((statement) =>
      statement.lines.flatMap((line): MovedLine[] => {
        const is = line.amounts[0] ?? '0'
        const was = known.get(`${statement.id} ${line.id}`) ?? '0'
        const [a, b] = [parseDecimal(is), parseDecimal(was)]
        if (!a || !b) return []
        const difference = fractionText(subtract(a, b))
        if (difference === '0') return []
        const { id, kind, label } = line
        return [
          {
            entity,
            statement: statement.id,
            id,
            kind,
            label,
            currency: after.currency,
            before: was,
            after: is,
            difference,
          },
        ]
      }),
    )
}
