// Any figure explained (accounting-model.md §11): a line of a statement, or a cell of the transformation table or of the
// consolidation worksheet → accounts → entities → layers → facts → journal lines, mapped rows of the imported file,
// translation, eliminations. The parts of each step sum exactly to the figure; a step that does not is a failed assertion.

import type { Explained, Text } from '../close/types.ts'
import { type Finding, finding } from '../ledger/finding.ts'
import { factsOf, type LineId, lineIds, type TakenFacts } from '../statements/facts-of.ts'
import { cellFacts, worksheetLines } from '../statements/worksheet.ts'
import { sheetOf } from '../statements/worksheet-columns.ts'
import type { DerivedClose } from './close-book.ts'
import type { DerivedStatements } from './derive-statements.ts'
import type { CloseRequest, FigurePlace } from './engine.ts'
import { Steps, type Walk } from './explain-facts.ts'
import { membersOfClose } from './members.ts'

interface Figure extends TakenFacts {
  readonly label: Text
  readonly column: string
}

interface Explanation {
  /** An id that is not there, or stands in several statements: a finding with the choices. */
  readonly findings: readonly Finding[]
  readonly explained: Explained | null
}

const refused = (...findings: Finding[]): Explanation => ({ explained: null, findings })

/**
 * Explains `line` (`id` or `statement:id`) of the group or of the entity and basis that the request names, or a cell of
 * the worksheet on that line.
 */
export function explainFigure(
  close: DerivedClose,
  request: CloseRequest,
  line: string,
  walk: number | Walk,
  place: FigurePlace = {},
): Explanation {
  const entity = !request.entity || request.entity === 'group' ? null : request.entity
  const bases = close.statements.bases(close.interval)
  const basis = bases.find((one) => one === request.basis) ?? bases[0]
  const derived = close.derived.find((one) => one.entity === entity && one.basis === basis)?.of
  if (!derived) return refused(finding('CLO-006', 'blocks', { value: request.entity ?? 'group' }))
  const { cell } = place
  const lines = cell ? worksheetLines(derived.input, membersOfClose(close)) : lineIds(derived.set)
  const asked = lineNamed(lines, line)
  if ('code' in asked) return refused(asked)
  const figure = cell
    ? figureOfCell(close, derived, asked, cell, place.row)
    : figureOfLine(derived, asked, place.column)
  if ('code' in figure) return refused(figure)
  const steps = new Steps(close, figure.sign, derived.set.currency)
  const { depth, path } = typeof walk === 'number' ? { depth: walk, path: null } : walk
  const next = { depth: depth - 1, path }
  const parts = depth > 0 ? steps.accounts(figure.facts, entity !== null, next) : undefined
  const amount = figure.sign * figure.facts.sum()
  const detail = { statement: asked.statement, column: figure.column }
  return { findings: [], explained: steps.figure(figure.label, 'line', amount, detail, parts) }
}

/** The one line that a text names, or the finding with the choices. */
function lineNamed(lines: readonly LineId[], text: string): LineId | Finding {
  const at = text.indexOf(':')
  const [statement, id] = [text.slice(0, Math.max(at, 0)), text.slice(at + 1)]
  const named = ({ id, statement }: LineId): string => `${statement}:${id}`
  const fitting = lines.filter((one) => one.id === id && (statement === '' || one.statement === statement))
  const [asked] = fitting
  if (!asked) {
    const start = id.toLowerCase().slice(0, 6)
    const near = lines.filter((one) => id !== '' && one.id.toLowerCase().includes(start))
    const known = (near.length > 0 ? near : lines).slice(0, 12).map(named).join(', ')
    return finding('CLO-007', 'blocks', { value: text }, { known })
  }
  if (fitting.length === 1) return asked
  return finding('CLO-008', 'blocks', { value: text }, { choices: fitting.map(named).join(', ') })
}

/**
 * Of changes in equity the component that is asked for, else the total; of other statements the current column: another
 * one is explained by the close in which it was the current one.
 */
function figureOfLine(
  { input, set }: DerivedStatements,
  { id, label, statement }: LineId,
  asked: string | undefined,
): Figure | Finding {
  const printed = set.statements.find((one) => one.id === statement)?.columns.map((one) => one.id) ?? []
  const known = statement === 'changes-in-equity' ? printed : printed.slice(0, 1)
  const column = asked === undefined ? known.length - 1 : known.indexOf(asked)
  if (column === -1 && asked !== undefined) {
    const place = { value: asked, column: 'column' }
    return finding('CLO-014', 'blocks', place, { known: known.join(', ') })
  }
  const found = factsOf(input, statement, id, column)
  if (!found) return finding('CLO-009', 'blocks', { value: `${statement}:${id}` })
  return { ...found, label, column: printed[column] ?? '' }
}

/** A cell says in its label of which account and column it is. */
function figureOfCell(
  close: DerivedClose,
  { input }: DerivedStatements,
  { id: line, label, statement }: LineId,
  column: string,
  row: string | undefined,
): Figure | Finding {
  const members = membersOfClose(close)
  const columns = sheetOf(input, members).plan.map((one) => one.column.id)
  if (!columns.includes(column)) {
    const place = { value: column, column: 'cell' }
    return finding('CLO-014', 'blocks', place, { known: columns.join(', ') })
  }
  const found = cellFacts(input, members, { statement, line, column, row })
  if (!found) {
    const known = input.accounts.map(({ code }) => code).slice(0, 12)
    return finding(
      'CLO-014',
      'blocks',
      { value: row ?? '', column: 'row' },
      { known: `${known.join(', ')} …` },
    )
  }
  const words = [label, ...(found.row ? [found.row] : []), found.column]
  const said = (language: 'ru' | 'en'): string => words.map((one) => one[language]).join(' · ')
  return { ...found, label: { ru: said('ru'), en: said('en') }, column }
}
