// The transformation table (local figures in IFRS lines → reclassifications → adjustments by template → IFRS)
// and the consolidation worksheet (entities → sum → group adjustments and eliminations by kind → group): the
// same facts as the statements, with layers or entities as columns (accounting-model.md §3), rows by line and
// account, exact amounts.

import { GroupChart } from '../close/chart.ts'
import type { Text } from '../close/types.ts'
import { exponentOf } from '../ledger/currency.ts'
import { compareBytes, type FactTable } from '../ledger/facts.ts'
import { assert } from '../ledger/finding.ts'
import { ELIMINATIONS, TEMPLATES } from '../ledger/words.ts'
import { type Figures, partsOf, printedLines, sumsOf, withSubtotals } from './assemble.ts'
import { type Builder, builderOf } from './builder.ts'
import type { Cell } from './cells.ts'
import { OwnActivities, type WorksheetEntity } from './own-activities.ts'
import type { StatementId, StatementInput, Worksheet } from './types.ts'

type WorksheetColumn = Worksheet['columns'][number]
type WorksheetRow = Worksheet['rows'][number]

const STATEMENTS = ['financial-position', 'profit-or-loss'] as const satisfies readonly StatementId[]

/** Profit and OCI of the year stand in equity lines of the position as one row each, not account by account. */
const RESULT_ROWS: Readonly<Record<string, Text>> = {
  ProfitLoss: { ru: 'Прибыль (убыток) за период', en: 'Profit (loss) for the period' },
  OtherComprehensiveIncome: {
    ru: 'Прочий совокупный доход за период',
    en: 'Other comprehensive income for the period',
  },
}

/** A column that facts go to, or one that adds up others. */
interface Plan {
  readonly column: WorksheetColumn
  /** Indices of columns that it adds up; none: facts go here. */
  readonly of: readonly number[]
}

interface Sheet {
  readonly plan: readonly Plan[]
  /** Per row of the facts, index into `plan`. */
  readonly columnOf: (row: number) => number
  /** Entities in categories of their own, and the column of what moves them into the group's. */
  readonly moves?: { readonly own: OwnActivities; readonly column: number }
}

function amountsByLine(
  builder: Builder,
  statement: StatementId,
  { plan, columnOf, moves }: Sheet,
): { lines: Map<string, bigint[]>; details: Map<string, Map<string, bigint[]>> } {
  const column = builder.columns.of(statement)[0]
  assert(
    column?.facts !== undefined && column.facts !== null && column.cells !== null,
    'a worksheet has facts',
  )
  const { facts, cells, context } = column
  const places = cells.cells.map((cell) => builder.presentation.place(statement, cell, context))
  const lines = new Map<string, bigint[]>()
  const details = new Map<string, Map<string, bigint[]>>()
  const add = (sums: Map<string, bigint[]>, id: string, at: number, amount: bigint): void => {
    const known = sums.get(id) ?? plan.map(() => 0n)
    known[at] = known[at]! + amount
    sums.set(id, known)
  }
  const addTo = (line: string, cell: number, at: number, amount: bigint): void => {
    add(lines, line, at, amount)
    const inner = details.get(line) ?? new Map<string, bigint[]>()
    add(inner, detailOf(cells.cells[cell]!, statement), at, amount)
    details.set(line, inner)
  }
  const result = statement === 'profit-or-loss'
  for (let row = 0; row < facts.length; row++) {
    const cell = cells.ofRow[row]!
    if (cell === -1) continue
    const at = columnOf(row)
    const { id, kind } = plan[at]!.column
    const own = moves && result && kind === 'entity' ? moves.own.of(id) : undefined
    for (const { line, factor } of places[cell]!)
      addTo(line, cell, own && moves ? moves.column : at, BigInt(factor) * facts.amount[row]!)
    if (!own || !moves) continue
    for (const { line, factor } of own.presentation.place(statement, cells.cells[cell]!, context)) {
      const amount = BigInt(factor) * facts.amount[row]!
      addTo(own.line(line), cell, at, amount)
      addTo(own.line(line), cell, moves.column, -amount)
    }
  }
  for (const sums of [lines, ...details.values()]) for (const amounts of sums.values()) addUp(amounts, plan)
  return { lines, details }
}

function detailOf({ account }: Cell, statement: StatementId): string {
  if (statement !== 'financial-position' || !GroupChart.isResult(account)) return account.code
  return account.class === 'oci' ? 'OtherComprehensiveIncome' : 'ProfitLoss'
}

function addUp(amounts: bigint[], plan: readonly Plan[]): void {
  for (const [at, { of }] of plan.entries())
    if (of.length > 0) amounts[at] = of.reduce((sum, from) => sum + amounts[from]!, 0n)
}

function rowsOf(builder: Builder, statement: StatementId, sheet: Sheet): WorksheetRow[] {
  const common = builder.lines(statement)
  const layout = statement === 'profit-or-loss' ? (sheet.moves?.own.lines(common) ?? common) : common
  const { lines, details } = amountsByLine(builder, statement, sheet)
  const columns: Figures[] = sheet.plan.map((_, at) =>
    withSubtotals(layout, new Map([...lines].map(([id, amounts]) => [id, amounts[at]!]))),
  )
  const kept = printedLines(layout, columns, columns)
  const parts = partsOf(layout)
  return layout
    .filter((line) => kept.has(line.id))
    .flatMap((line) => {
      const heading = line.kind === 'heading'
      const sums = heading ? [] : sumsOf(line, parts, kept)
      const own: WorksheetRow = {
        id: line.id,
        statement,
        label: line.label,
        level: line.level,
        kind: line.kind,
        amounts: columns.map((column) => (heading ? 0n : (column.get(line.id) ?? 0n))),
        ...(sums.length > 0 ? { sums } : {}),
      }
      return line.splits
        ? [own]
        : [own, ...detailRows(builder, statement, line.level + 1, details.get(line.id))]
    })
}

function detailRows(
  builder: Builder,
  statement: StatementId,
  level: number,
  details: ReadonlyMap<string, readonly bigint[]> | undefined,
): WorksheetRow[] {
  if (!details) return []
  const accounts = builder.presentation.chart.accounts.map(({ code, name, nameEn }) => ({
    id: code,
    label: { ru: name, en: nameEn || name },
  }))
  const results = Object.entries(RESULT_ROWS).map(([id, label]) => ({ id, label }))
  return [...accounts, ...results].flatMap(({ id, label }) => {
    const amounts = details.get(id)
    if (!amounts?.some((amount) => amount !== 0n)) return []
    return [{ id, statement, label, level, kind: 'account', amounts } as const]
  })
}

function worksheet(builder: Builder, id: Worksheet['id'], title: Text, sheet: Sheet): Worksheet {
  const { currency } = builder.input
  return {
    id,
    title,
    currency,
    exponent: exponentOf(currency),
    columns: sheet.plan.map(({ column }) => column),
    rows: STATEMENTS.flatMap((statement) => rowsOf(builder, statement, sheet)),
  }
}

const RECLASSIFICATIONS: Text = { ru: 'Реклассификации', en: 'Reclassifications' }
const DEFERRED_TAX: Text = { ru: 'Отложенный налог', en: 'Deferred tax' }

function templateLabel(template: string): Text {
  const shipped = TEMPLATES[template]
  if (shipped) return { ru: `${template} ${shipped.ru}`, en: `${template} ${shipped.en}` }
  return template === 'other'
    ? { ru: 'Прочие корректировки', en: 'Other adjustments' }
    : { ru: template, en: template }
}

/** Layers that facts have, as text, in the order in which `rank` puts them, ties by bytes. */
function layersOf(facts: FactTable, rank: (layer: string) => number): string[] {
  const used = new Set<number>()
  for (let row = 0; row < facts.length; row++) used.add(facts.layer[row]!)
  return [...used]
    .map((code) => facts.codes.layer.text(code))
    .sort((a, b) => rank(a) - rank(b) || compareBytes(a, b))
}

/** Column of the transformation table of an entity layer; reclassifications stand together. */
function transformationColumn(layer: string): { id: string; label: Text } {
  if (layer === 'mapped' || layer === '')
    return { id: 'mapped', label: { ru: 'РСБУ в строках МСФО', en: 'Local GAAP in IFRS lines' } }
  if (layer === 'deferred-tax') return { id: layer, label: DEFERRED_TAX }
  const template = layer.replace(/^adjustment:/, '')
  if (template === 'reclassification' || TEMPLATES[template]?.reclassifies)
    return { id: 'reclassifications', label: RECLASSIFICATIONS }
  return { id: layer, label: templateLabel(template) }
}

const TRANSFORMATION_ORDER = ['mapped', 'reclassifications']

/** РСБУ → МСФО of one entity: financial position and profit or loss from the start of the fiscal year. */
export function transformationTable(input: StatementInput): Worksheet {
  const { facts } = input.current
  const rank = (layer: string): number => {
    const { id } = transformationColumn(layer)
    if (id === 'deferred-tax') return 4
    return id === 'adjustment:other'
      ? 3
      : TRANSFORMATION_ORDER.includes(id)
        ? TRANSFORMATION_ORDER.indexOf(id)
        : 2
  }
  const columns = new Map<string, Text>([['mapped', transformationColumn('mapped').label]])
  const ofLayer = new Map<string, string>()
  for (const layer of layersOf(facts, rank)) {
    const { id, label } = transformationColumn(layer)
    columns.set(id, label)
    ofLayer.set(layer, id)
  }
  const ids = [...columns.keys()]
  const plan: Plan[] = [...columns].map(([id, label]) => ({ column: { id, label, kind: 'layer' }, of: [] }))
  plan.push({
    column: { id: 'ifrs', label: { ru: 'МСФО', en: 'IFRS' }, kind: 'total' },
    of: plan.map((_, at) => at),
  })
  const atCode = facts.codes.layer.texts.map((text) => ids.indexOf(ofLayer.get(text) ?? 'mapped'))
  const title = { ru: 'Таблица трансформации', en: 'Transformation table' }
  return worksheet(builderOf(input), 'transformation', title, {
    plan,
    columnOf: (row) => atCode[facts.layer[row]!]!,
  })
}

const ELIMINATION_LABELS: Readonly<Record<(typeof ELIMINATIONS)[number], Text>> = {
  investment: { ru: 'Вложения и капитал', en: 'Investment and equity' },
  goodwill: { ru: 'Гудвил', en: 'Goodwill' },
  'fair-value': { ru: 'Справедливая стоимость при приобретении', en: 'Fair values at acquisition' },
  balances: { ru: 'Внутригрупповые остатки', en: 'Intragroup balances' },
  turnovers: { ru: 'Внутригрупповые обороты', en: 'Intragroup turnovers' },
  'unrealised-profit': { ru: 'Нереализованная прибыль', en: 'Unrealised profit' },
  dividends: { ru: 'Внутригрупповые дивиденды', en: 'Intragroup dividends' },
  nci: { ru: 'Неконтролирующие доли участия', en: 'Non-controlling interests' },
  'equity-method': { ru: 'Метод долевого участия', en: 'Equity method' },
  'impairment-of-members': { ru: 'Обесценение вложений в организации группы', en: 'Impairment of members' },
  difference: { ru: 'Расхождения внутри группы', en: 'Intragroup differences' },
}

/** The column in which a layer stands: of the transformation table, or of the consolidation worksheet. */
export const layerLabel = (layer: string): Text =>
  isEntityLayer(layer) ? transformationColumn(layer).label : groupLayer(layer)

export const isEntityLayer = (layer: string): boolean =>
  layer === '' || layer === 'mapped' || layer === 'deferred-tax' || layer.startsWith('adjustment:')

function groupLayer(layer: string): Text {
  const elimination = ELIMINATIONS.find((kind) => layer === `elimination:${kind}`)
  if (elimination) return ELIMINATION_LABELS[elimination]
  if (layer === 'presentation') return { ru: 'Представление', en: 'Presentation' }
  if (layer === 'group-adjustment:reclassification') return RECLASSIFICATIONS
  return templateLabel(layer.replace(/^group-adjustment:/, ''))
}

/** A layer as the columns of the worksheets call it; reclassifications have a template of their own here. */
export const layerWords = (layer: string): Text =>
  isEntityLayer(layer)
    ? layer.startsWith('adjustment:')
      ? templateLabel(layer.replace(/^adjustment:/, ''))
      : transformationColumn(layer).label
    : groupLayer(layer)

/**
 * Entities → sum → group adjustments and eliminations → group.
 * @param input of the group; its facts hold the entity layers of every consolidated entity, translated
 * @param entities names in the order of the columns; those without facts are left out
 */
export function consolidationWorksheet(
  input: StatementInput,
  entities: readonly (WorksheetEntity & { readonly name: Text })[],
): Worksheet {
  const { facts } = input.current
  const { codes } = facts
  const entityLayers = codes.layer.texts.map(isEntityLayer)
  const used = new Set<string>()
  for (let row = 0; row < facts.length; row++)
    if (entityLayers[facts.layer[row]!]) used.add(facts.text('entity', row))
  const names = new Map(entities.map(({ code, name }) => [code, name]))
  const listed = entities.map(({ code }) => code).filter((code) => used.has(code))
  const members = [...listed, ...[...used].filter((code) => !names.has(code)).sort(compareBytes)]
  const rank = (layer: string): number => {
    const at = ELIMINATIONS.findIndex((kind) => layer === `elimination:${kind}`)
    return at === -1 ? (layer === 'presentation' ? ELIMINATIONS.length : -1) : at
  }
  const own = new OwnActivities(input, entities)
  const moved = members.some((code) => own.of(code) !== undefined)
  const found = layersOf(facts, rank).filter((layer) => !isEntityLayer(layer))
  const layers = moved ? [...found.filter((layer) => layer !== 'presentation'), 'presentation'] : found
  const sumAt = members.length
  const plan: Plan[] = members.map((code) => ({
    column: { id: code, label: names.get(code) ?? { ru: code, en: code }, kind: 'entity' },
    of: [],
  }))
  plan.push({
    column: { id: 'sum', label: { ru: 'Сумма', en: 'Sum' }, kind: 'sum' },
    of: members.map((_, at) => at),
  })
  for (const layer of layers)
    plan.push({ column: { id: layer, label: groupLayer(layer), kind: 'layer' }, of: [] })
  const last = layers.map((_, at) => sumAt + 1 + at)
  plan.push({
    column: { id: 'group', label: { ru: 'Группа', en: 'Group' }, kind: 'total' },
    of: [sumAt, ...last],
  })
  const memberAt = codes.entity.texts.map((text) => members.indexOf(text))
  const layerAt = codes.layer.texts.map((text) => sumAt + 1 + layers.indexOf(text))
  const columnOf = (row: number): number =>
    entityLayers[facts.layer[row]!] ? memberAt[facts.entity[row]!]! : layerAt[facts.layer[row]!]!
  const title = { ru: 'Таблица консолидации', en: 'Consolidation worksheet' }
  const moves = moved ? { moves: { own, column: sumAt + 1 + layers.indexOf('presentation') } } : {}
  return worksheet(builderOf(input), 'consolidation', title, { plan, columnOf, ...moves })
}

/** The facts of a line that stand in one column of the worksheet; of a column that adds up, those of all it adds. */
export function factsOfColumn(facts: FactTable, sheet: Worksheet['id'], column: string): FactTable {
  const layers = facts.codes.layer.texts
  if (sheet === 'transformation') {
    if (column === 'ifrs') return facts
    const inColumn = layers.map((layer) => transformationColumn(layer).id === column)
    return facts.where((row) => inColumn[facts.layer[row]!]!)
  }
  if (column === 'group') return facts
  const ofEntity = layers.map(isEntityLayer)
  if (column === 'sum') return facts.where((row) => ofEntity[facts.layer[row]!]!)
  const layer = layers.indexOf(column)
  const entity = facts.codes.entity.find(column)
  return facts.where((row) =>
    ofEntity[facts.layer[row]!]! ? facts.entity[row] === entity : facts.layer[row] === layer,
  )
}

/** The facts of an account row of a worksheet: of a result row, every account that closes to it. */
export function factsOfRow(facts: FactTable, input: StatementInput, row: string): FactTable {
  const classes = new Map(input.accounts.map((account) => [account.code, account.class]))
  const wanted = facts.codes.account.texts.map((code) => {
    if (row === 'OtherComprehensiveIncome') return classes.get(code) === 'oci'
    if (row === 'ProfitLoss') return classes.get(code) === 'income' || classes.get(code) === 'expense'
    return code === row
  })
  return facts.where((at) => wanted[facts.account[at]!]!)
}
