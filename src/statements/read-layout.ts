// Which layout a statement takes (`layouts` of book.yaml), and layouts/‹name›.yaml as a layout: the same
// lines as data that the shipped ones are, so that users copy and change them without code
// (accounting-model.md §9).

import type { Settings } from '../ledger/book.ts'
import { type Finding, finding, type Place } from '../ledger/finding.ts'
import type { BasisOfPresentation } from '../ledger/words.ts'
import { CASH_FLOW_START, CASH_FLOWS } from './layout/cash-flows.ts'
import { CHANGES_IN_EQUITY } from './layout/changes-in-equity.ts'
import type { Layout, LayoutLine, LineKind } from './layout/layout.ts'
import { shippedLayouts } from './layout/shipped.ts'
import type { StatementId } from './types.ts'

export interface LayoutChoice {
  readonly settings: Settings
  readonly basis: BasisOfPresentation
  readonly layouts: ReadonlyMap<string, unknown>
}

const KINDS: readonly string[] = ['heading', 'line', 'subtotal', 'total'] satisfies LineKind[]

/** The layout of a statement and what is wrong with the one that the book names; then the shipped one is returned. */
export function readChosenLayout(
  { settings, basis, layouts }: LayoutChoice,
  statement: StatementId,
): { layout: Layout; findings: readonly Finding[] } {
  const shipped = shippedLayouts(statement, basis)
  const name = settings.layouts[statement]
  const standard = shipped[0]!
  if (!name) return { layout: standard, findings: [] }
  const known = shipped.find((layout) => layout.name === name)
  if (known) return { layout: known, findings: [] }
  if (!layouts.has(name)) {
    const names = [...shipped.map((layout) => layout.name), ...layouts.keys()].join(', ')
    return {
      layout: standard,
      findings: [finding('ST-001', 'blocks', settings.place, { statement, name, names })],
    }
  }
  const reader = new LayoutReader(name, statement, basis)
  const layout = reader.read(layouts.get(name), standard)
  return { layout: reader.findings.length > 0 ? standard : layout, findings: reader.findings }
}

export const chosenLayout = (choice: LayoutChoice, statement: StatementId): Layout =>
  readChosenLayout(choice, statement).layout

/** Lines without which the statements cannot be tied to each other. */
function neededLines(statement: StatementId, basis: BasisOfPresentation): readonly string[] {
  const leaves = (layout: Layout): readonly string[] => {
    const parents = new Set(layout.lines.map((line) => line.within))
    return layout.lines
      .filter((line) => line.kind !== 'heading' && !parents.has(line.id))
      .map((line) => line.id)
  }
  switch (statement) {
    case 'financial-position':
      return ['Assets', 'EquityAndLiabilities', 'Equity', 'EquityAttributableToOwnersOfParent', 'Liabilities']
    case 'profit-or-loss':
      return [
        'ProfitLoss',
        CASH_FLOW_START[basis],
        'ProfitLossAttributableToOwnersOfParent',
        'ProfitLossAttributableToNoncontrollingInterests',
      ]
    case 'comprehensive-income':
      return [
        'ProfitLoss',
        'OtherComprehensiveIncome',
        'ComprehensiveIncome',
        'ComprehensiveIncomeAttributableToOwnersOfParent',
        'ComprehensiveIncomeAttributableToNoncontrollingInterests',
      ]
    case 'changes-in-equity':
      return [...leaves(CHANGES_IN_EQUITY), 'ComprehensiveIncome', 'Equity']
    case 'cash-flows':
      return [
        ...leaves(CASH_FLOWS[basis]),
        'CashAndCashEquivalents',
        'IncreaseDecreaseInCashAndCashEquivalents',
      ]
  }
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

class LayoutReader {
  readonly findings: Finding[] = []
  readonly #name: string
  readonly #statement: StatementId
  readonly #basis: BasisOfPresentation

  constructor(name: string, statement: StatementId, basis: BasisOfPresentation) {
    this.#name = name
    this.#statement = statement
    this.#basis = basis
  }

  read(value: unknown, standard: Layout): Layout {
    if (!isRecord(value)) {
      this.#wrong('', 'lines')
      return standard
    }
    const entries = Array.isArray(value.lines) ? value.lines : []
    if (entries.length === 0) this.#wrong('lines', 'a list of lines')
    const lines = entries.map((entry, index) => this.#line(entry, index))
    this.#structure(lines)
    const sections = this.#sections(value.sections, standard, lines)
    const title = isRecord(value.title)
      ? {
          ru: this.#text(value.title, 'ru', 'title') || standard.title.ru,
          en: this.#text(value.title, 'en', 'title') || standard.title.en,
        }
      : standard.title
    return {
      name: this.#name,
      statement: this.#statement,
      title,
      lines,
      sections,
      byDueDate: this.#byDueDate(value.by_due_date, standard),
    }
  }

  #wrong(where: string, expected: string, value: unknown = ''): void {
    const place: Place = {
      file: `layouts/${this.#name}.yaml`,
      column: where,
      value: typeof value === 'string' ? value : JSON.stringify(value),
    }
    this.findings.push(finding('ST-002', 'blocks', place, { where, expected }))
  }

  #text(record: Readonly<Record<string, unknown>>, key: string, where: string): string {
    const value = record[key]
    if (value === undefined || value === null) return ''
    if (typeof value === 'string') return value
    this.#wrong(`${where}.${key}`, 'text', value)
    return ''
  }

  #line(entry: unknown, index: number): LayoutLine {
    const where = `lines[${index + 1}]`
    const record = isRecord(entry) ? entry : {}
    if (!isRecord(entry)) this.#wrong(where, 'a line with id, ru, en', entry)
    const id = this.#text(record, 'id', where)
    if (id === '') this.#wrong(`${where}.id`, 'an id')
    const ru = this.#text(record, 'ru', where)
    const en = this.#text(record, 'en', where)
    const kind = this.#text(record, 'kind', where) || 'line'
    if (!KINDS.includes(kind)) this.#wrong(`${where}.kind`, KINDS.join(', '), kind)
    const sign = record.sign ?? 1
    if (sign !== 1 && sign !== -1) this.#wrong(`${where}.sign`, '1, -1', sign)
    const level = record.level ?? 0
    const isLevel = typeof level === 'number' && Number.isInteger(level) && level >= 0
    if (!isLevel) this.#wrong(`${where}.level`, '0, 1, 2 …', level)
    const elements = record.elements ?? []
    const isList = Array.isArray(elements) && elements.every((element) => typeof element === 'string')
    if (!isList) this.#wrong(`${where}.elements`, 'a list of element names', elements)
    const note = this.#text(record, 'note', where)
    const splits = this.#text(record, 'splits', where)
    return {
      id,
      label: { ru: ru || en || id, en: en || ru || id },
      kind: KINDS.includes(kind) ? (kind as LineKind) : 'line', // checked in the line above
      level: isLevel ? level : 0,
      within: this.#text(record, 'within', where),
      sign: sign === -1 ? -1 : 1,
      ...(isList && elements.length > 0 ? { elements } : {}),
      ...(record.group === true ? { group: true } : {}),
      ...(record.optional === true ? { optional: true } : {}),
      ...(record.omit_nil === true ? { omitNil: true } : {}),
      ...(splits ? { splits } : {}),
      ...(note ? { note } : {}),
    }
  }

  #structure(lines: readonly LayoutLine[]): void {
    const byId = new Map<string, LayoutLine>()
    for (const [index, line] of lines.entries()) {
      if (byId.has(line.id)) this.#wrong(`lines[${index + 1}].id`, 'an id that no other line has', line.id)
      else if (line.id !== '') byId.set(line.id, line)
    }
    for (const [index, line] of lines.entries()) {
      const parent = byId.get(line.within)
      const isTotal = parent && (parent.kind === 'subtotal' || parent.kind === 'total')
      if (line.within !== '' && !isTotal)
        this.#wrong(`lines[${index + 1}].within`, 'the id of a subtotal or total', line.within)
      let steps = 0
      for (let at = parent; at && steps <= lines.length; at = byId.get(at.within)) steps++
      if (steps > lines.length) this.#wrong(`lines[${index + 1}].within`, 'no circle', line.within)
    }
    const collected = new Set(lines.flatMap((line) => [line.id, ...(line.elements ?? [])]))
    const missing = neededLines(this.#statement, this.#basis).filter((id) => !collected.has(id))
    if (missing.length > 0) this.#wrong('lines', missing.join(', '))
  }

  #sections(
    value: unknown,
    standard: Layout,
    lines: readonly LayoutLine[],
  ): Readonly<Record<string, string>> {
    const given = isRecord(value) ? value : {}
    if (value !== undefined && !isRecord(value)) this.#wrong('sections', 'section: id of a subtotal', value)
    for (const key of Object.keys(given)) {
      if (standard.sections[key] === undefined)
        this.#wrong(`sections.${key}`, Object.keys(standard.sections).join(', '), key)
    }
    const totals = new Set(
      lines.filter((line) => line.kind === 'subtotal' || line.kind === 'total').map((line) => line.id),
    )
    const sections: Record<string, string> = {}
    for (const [key, usual] of Object.entries(standard.sections)) {
      const id = given[key] === undefined ? usual : this.#text(given, key, 'sections')
      if (!totals.has(id)) this.#wrong(`sections.${key}`, 'the id of a subtotal or total', id)
      sections[key] = id
    }
    return sections
  }

  #byDueDate(value: unknown, standard: Layout): Layout['byDueDate'] {
    if (value === undefined) return standard.byDueDate
    if (!isRecord(value)) {
      this.#wrong('by_due_date', 'element: {non_current, current}', value)
      return standard.byDueDate
    }
    const pairs: Record<string, { nonCurrent: string; current: string }> = { ...standard.byDueDate }
    for (const [element, pair] of Object.entries(value)) {
      const where = `by_due_date.${element}`
      if (!isRecord(pair)) this.#wrong(where, '{non_current, current}', pair)
      else
        pairs[element] = {
          nonCurrent: this.#text(pair, 'non_current', where),
          current: this.#text(pair, 'current', where),
        }
    }
    return pairs
  }
}
