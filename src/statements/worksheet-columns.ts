// The columns of the transformation table (local figures → reclassifications → adjustments by template → deferred tax →
// IFRS) and of the consolidation worksheet (entities → sum → group adjustments and eliminations by kind → group), and in
// which of them a fact stands (accounting-model.md §3).

import type { Text } from '../close/types.ts'
import { compareBytes, type FactTable } from '../ledger/facts.ts'
import { ELIMINATIONS, TEMPLATES } from '../ledger/words.ts'
import { OwnActivities, type WorksheetEntity } from './own-activities.ts'
import type { StatementInput, Worksheet } from './types.ts'

/** A column that facts go to, or one that adds up others. */
export interface Plan {
  readonly column: Worksheet['columns'][number]
  /** Indices of columns that it adds up; none: facts go here. */
  readonly of: readonly number[]
}

export interface Sheet {
  readonly id: Worksheet['id']
  readonly title: Text
  readonly plan: readonly Plan[]
  /** Per row of the facts, index into `plan`. */
  readonly columnOf: (row: number) => number
  /** Entities in categories of their own, and the column of what moves them into the group's. */
  readonly moves?: { readonly own: OwnActivities; readonly column: number }
}

export interface NamedEntity extends WorksheetEntity {
  readonly name: Text
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

/** РСБУ → МСФО of one entity. */
export function transformationSheet(input: StatementInput): Sheet {
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
  return {
    id: 'transformation',
    title: { ru: 'Таблица трансформации', en: 'Transformation table' },
    plan,
    columnOf: (row) => atCode[facts.layer[row]!]!,
  }
}

/** Entities → sum → group adjustments and eliminations → group; entities without facts are left out. */
export function consolidationSheet(input: StatementInput, entities: readonly NamedEntity[]): Sheet {
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
  const own = new OwnActivities(
    input,
    entities.filter(({ code }) => used.has(code)),
  )
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
  const title = { ru: 'Таблица консолидации', en: 'Consolidation worksheet' }
  return {
    id: 'consolidation',
    title,
    plan,
    columnOf: (row) =>
      entityLayers[facts.layer[row]!] ? memberAt[facts.entity[row]!]! : layerAt[facts.layer[row]!]!,
    ...(moved ? { moves: { own, column: sumAt + 1 + layers.indexOf('presentation') } } : {}),
  }
}

/** The worksheet of a subject: of an entity its transformation table, of the group the consolidation worksheet. */
export const sheetOf = (input: StatementInput, entities: readonly NamedEntity[]): Sheet =>
  input.entity === null ? consolidationSheet(input, entities) : transformationSheet(input)
