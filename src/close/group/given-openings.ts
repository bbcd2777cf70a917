// Group rows of openings.csv: goodwill, non-controlling interests, reserves and unrealised profit as they stood at the
// start of the book. Where they are given they hold; what history gives instead is shown by a check, and the difference
// goes to the owners' retained earnings (accounting-model.md §2a).

import type { OpeningRow } from '../../ledger/book.ts'
import { analyticsText, parseAnalytics } from '../../ledger/facts.ts'
import { finding } from '../../ledger/finding.ts'
import { fractionText } from '../../ledger/fraction.ts'
import { addDays } from '../../ledger/period.ts'
import { accountFor, amountOf, compareAmounts, type GroupContext } from './context.ts'

/** Which entity a row bears: that of the acquisition or entity that `item` names, else the root. */
function bearerOf(context: GroupContext, row: OpeningRow): string {
  const acquisition = context.ownership.acquisitions.find((one) => one.id === row.item)
  if (acquisition) return acquisition.investee
  if (context.members.has(row.item)) return row.item
  return row.partner !== '' && context.members.has(row.partner) ? row.partner : context.book.settings.parent
}

/** `item` is the id of an acquisition, or the code of a member; goodwill of nobody could be taken for the parent's. */
const isNamed = (context: GroupContext, row: OpeningRow): boolean =>
  row.item === '' ||
  context.members.has(row.item) ||
  context.associates.has(row.item) ||
  context.ownership.acquisitions.some((one) => one.id === row.item)

function layerOf(context: GroupContext, row: OpeningRow): string {
  const role = context.chart.get(row.account)?.role
  if (role === 'goodwill') return 'elimination:goodwill'
  if (role === 'non-controlling-interests') return 'elimination:nci'
  if (role === 'inventories') return 'elimination:unrealised-profit'
  return 'group-adjustment:other'
}

/** Posts the difference between what openings.csv gives of the group and what history gave. First year only. */
export function takeGivenOpenings(context: GroupContext): void {
  if (!context.firstYear) return
  const before = addDays(context.year.from, -1)
  for (const row of context.book.openings) {
    if (row.entity !== '') continue
    if (row.date !== before) {
      context.findings.push(
        finding('GRP-261', 'blocks', { ...row.place, column: 'date', value: row.date }, { expected: before }),
      )
      continue
    }
    if (!row.amountPresentation) {
      context.findings.push(finding('GRP-262', 'blocks', { ...row.place, column: 'amount_presentation' }))
      continue
    }
    if (!isNamed(context, row)) {
      const place = { ...row.place, column: 'item', value: row.item }
      context.findings.push(finding('GRP-277', 'blocks', place, { why: 'itemUnknown' }))
      continue
    }
    if (row.amountFunctional) {
      const value = fractionText(row.amountFunctional)
      const place = { ...row.place, column: 'amount_functional', value }
      context.findings.push(finding('GRP-277', 'blocks', place, { why: 'groupFunctional' }))
      continue
    }
    const given = amountOf(context, row, row.amountPresentation, context.currency)
    const retained = accountFor(context, 'retained-earnings')
    if (given === null || !retained) continue
    const entity = bearerOf(context, row)
    const derived = derivedOpening(context, row, entity)
    const subject = [row.account, row.item, row.holder].filter(Boolean).join(' ')
    compareAmounts(context, {
      id: 'group-openings-given',
      scope: 'group',
      subject,
      severity: 'warns',
      left: given,
      right: derived,
    })
    if (given === derived) continue
    const acquisition = context.ownership.acquisitions.some((one) => one.id === row.item) ? row.item : ''
    const analytics = analyticsText({ acquisition, holder: row.holder, component: componentOf(context, row) })
    context.ledger.post(layerOf(context, row), row.document, [
      {
        entity,
        account: row.account,
        flow: 'opening',
        amount: given - derived,
        analytics,
        partner: row.partner,
      },
      { entity: context.book.settings.parent, account: retained, flow: 'opening', amount: derived - given },
    ])
  }
}

const componentOf = (context: GroupContext, row: OpeningRow): string =>
  context.chart.get(row.account)?.role === 'non-controlling-interests'
    ? (context.chart.toWrite('retained-earnings')?.equityComponent ?? '')
    : ''

/** What history gave on the row's account: of the acquisition and holder it names, else of the entity or in all. */
function derivedOpening(context: GroupContext, row: OpeningRow, entity: string): bigint {
  const { facts } = context.ledger
  const ofEntity = row.item !== '' || row.partner !== ''
  return facts.sum((index) => {
    if (facts.text('account', index) !== row.account || facts.text('flow', index) !== 'opening') return false
    const pairs = parseAnalytics(facts.text('analytics', index))
    if (row.holder !== '' && pairs.holder !== undefined && pairs.holder !== row.holder) return false
    if (pairs.acquisition !== undefined && pairs.acquisition === row.item) return true
    return !ofEntity || facts.text('entity', index) === entity
  })
}
