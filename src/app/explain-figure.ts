// Any figure explained (accounting-model.md §11): statement line → accounts → entities → layers → facts → journal lines,
// mapped rows of the imported file, translation, eliminations. The parts of each step sum exactly to the figure; a step
// that does not is a failed assertion.

import type { FactTable } from '../ledger/facts.ts'
import { finding } from '../ledger/finding.ts'
import { factsOf, lineIds } from '../statements/facts-of.ts'
import type { StatementInput } from '../statements/types.ts'
import type { DerivedClose } from './close-book.ts'
import type { CloseRequest, Explanation } from './engine.ts'
import { Steps, type Walk } from './explain-facts.ts'

/**
 * Explains `line` (`id` or `statement:id`) of the group or of the entity and basis that the request names.
 * `component`: of changes in equity the column, the total where not given. `only`: a part of the figure's facts.
 */
export function explainFigure(
  close: DerivedClose,
  request: CloseRequest,
  line: string,
  walk: number | Walk,
  component?: string,
  only: (facts: FactTable, input: StatementInput) => FactTable = (facts) => facts,
): Explanation {
  const entity = !request.entity || request.entity === 'group' ? null : request.entity
  const bases = close.statements.bases(close.interval)
  const basis = bases.find((one) => one === request.basis) ?? bases[0]
  const derived = close.derived.find((one) => one.entity === entity && one.basis === basis)?.of
  if (!derived)
    return { explained: null, findings: [finding('CLO-006', 'blocks', { value: request.entity ?? 'group' })] }
  const [statement, id] = line.includes(':')
    ? [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1)]
    : ['', line]
  const lines = lineIds(derived.set)
  const fitting = lines.filter((one) => one.id === id && (statement === '' || one.statement === statement))
  if (fitting.length === 0) {
    const near = lines.filter(
      (one) => one.id.toLowerCase().includes(id.toLowerCase().slice(0, 6)) && id !== '',
    )
    const known = (near.length > 0 ? near : lines)
      .slice(0, 12)
      .map((one) => `${one.statement}:${one.id}`)
      .join(', ')
    return { explained: null, findings: [finding('CLO-007', 'blocks', { value: line }, { known })] }
  }
  if (fitting.length > 1) {
    const choices = fitting.map((one) => `${one.statement}:${one.id}`).join(', ')
    return { explained: null, findings: [finding('CLO-008', 'blocks', { value: line }, { choices })] }
  }
  const asked = fitting[0]!
  const printed = derived.set.statements.find((one) => one.id === asked.statement)!
  const named = printed.columns.findIndex((one) => one.id === component)
  const total = asked.statement === 'changes-in-equity' ? printed.columns.length - 1 : 0
  const column = asked.statement === 'changes-in-equity' && named >= 0 ? named : total
  const all = factsOf(derived.input, asked.statement, asked.id, column)
  const found = all && { ...all, facts: only(all.facts, derived.input) }
  if (!found) return { explained: null, findings: [finding('CLO-009', 'blocks', { value: line })] }
  const steps = new Steps(close, found.sign, derived.set.currency)
  const { depth, path } = typeof walk === 'number' ? { depth: walk, path: null } : walk
  const parts =
    depth > 0 ? steps.accounts(found.facts, entity !== null, { depth: depth - 1, path }) : undefined
  const amount = found.sign * found.facts.sum()
  const label = { ru: asked.label.ru, en: asked.label.en }
  return {
    findings: [],
    explained: steps.figure(
      label,
      'line',
      amount,
      { statement: asked.statement, column: printed.columns[column]?.id ?? '' },
      parts,
    ),
  }
}
