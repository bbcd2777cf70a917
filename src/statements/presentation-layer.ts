// The layer presentation as facts (accounting-model.md §9; IFRS 18.49–51): where the categories of an entity's own
// statements differ from the group's, its result is taken out of one and put into the other. Two facts on the account
// that moves, in its flow, told apart by the analytics `category`; they sum to zero, so that nothing but the categories
// of IFRS 18 changes.

import { GroupChart } from '../close/chart.ts'
import { analyticsText, FactTable } from '../ledger/facts.ts'
import { flowNamed } from '../ledger/words.ts'
import type { Cell } from './cells.ts'
import { OwnActivities, type WorksheetEntity } from './own-activities.ts'
import { type Presentation, presentationOf } from './presentation.ts'
import type { StatementInput } from './types.ts'
import { isEntityLayer } from './worksheet-columns.ts'

const MOVED_BY = ['entity', 'period', 'account', 'flow', 'basis', 'measure'] as const

/** The category in which a fact stands in profit or loss; '' where it stands in none. */
function categoryOf(presentation: Presentation, cell: Cell): string {
  const context = { date: '', translated: false }
  // Of an exchange difference the last place is where it is moved to.
  const place = presentation
    .place('profit-or-loss', cell, context)
    .findLast(({ line }) => presentation.table('profit-or-loss').sectionKeyOf(line) !== undefined)
  if (place) return presentation.table('profit-or-loss').sectionKeyOf(place.line) ?? ''
  const exchange = presentation.chart.toWrite('exchange-difference-in-profit-or-loss')
  return cell.flow === 'exchange-difference' && exchange ? presentation.category(exchange) || 'operating' : ''
}

/**
 * The facts of the layer for the close's facts in one basis of presentation; none under IAS 1, and none where all
 * entities have the activities of the group.
 *
 * @param input of the group
 */
export function presentationLayer(
  input: StatementInput,
  entities: readonly WorksheetEntity[],
  facts: FactTable,
): FactTable {
  const layer = new FactTable(facts.codes)
  const own = new OwnActivities(input, entities)
  const group = presentationOf(input)
  const moving = facts.where(
    (row) =>
      own.of(facts.text('entity', row)) !== undefined &&
      facts.text('measure', row) === 'amount' &&
      isEntityLayer(facts.text('layer', row)),
  )
  const sums = moving.groupBy(MOVED_BY)
  for (let row = 0; row < sums.length; row++) {
    const texts = sums.texts(row)
    const account = group.chart.get(texts.account)
    const presentation = own.of(texts.entity)?.presentation
    if (!account || !presentation) continue
    const flow = flowNamed(texts.flow)
    if (!GroupChart.isResult(account) && flow !== 'exchange-difference') continue
    const cell: Cell = { account, flow, dueOn: '', ownEntity: false }
    const [from, to] = [categoryOf(presentation, cell), categoryOf(group, cell)]
    if (from === to) continue
    const document = `derived/presentation/${input.basis}/${texts.entity}`
    const moved = { ...texts, layer: 'presentation', document }
    layer.addTexts({ ...moved, analytics: analyticsText({ category: from }) }, -sums.amount[row]!)
    layer.addTexts({ ...moved, analytics: analyticsText({ category: to }) }, sums.amount[row]!)
  }
  return layer.sorted()
}

/** The facts that a fact of the layer takes from one category into another. */
export function movedFacts(facts: FactTable, moved: Readonly<Record<string, string>>): FactTable {
  return facts.where(
    (row) =>
      isEntityLayer(facts.text('layer', row)) &&
      MOVED_BY.every((column) => facts.text(column, row) === (moved[column] ?? '')),
  )
}
