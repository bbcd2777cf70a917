// Roll-forwards of what only the group has (book-format.md §5, roll-forwards.csv): goodwill by acquisition and holder,
// non-controlling interests by investee and component, the translation reserve, investments in associates, unrealised
// profit, deferred consideration. Movements are signed to add up to closing, positive as the balance is.

import { compareBytes, type FactTable, parseAnalytics } from '../../ledger/facts.ts'
import type { GroupContext } from './context.ts'

export interface RollForward {
  readonly kind:
    | 'goodwill'
    | 'nci'
    | 'translation-reserve'
    | 'investment'
    | 'unrealised-profit'
    | 'deferred-consideration'
  readonly subject: string
  readonly component: string
  readonly currency: string
  readonly movement: string
  readonly amount: bigint
}

const MOVEMENT_OF: Readonly<Record<string, string>> = {
  opening: 'opening',
  'scope-in': 'acquired',
  'addition-paid': 'acquired',
  'addition-non-cash': 'acquired',
  impairment: 'impairment',
  'translation-difference': 'translation',
  'profit-attributed': 'profit',
  'share-of-result': 'profit',
  'oci-attributed': 'oci',
  revaluation: 'oci',
  'dividends-declared': 'dividends',
  'dividends-received': 'dividends',
  contribution: 'contribution',
  'change-of-interest': 'change-of-interest',
  'interest-accrued': 'unwinding',
}

const ORDER = [
  'opening',
  'acquired',
  'impairment',
  'disposal',
  'translation',
  'profit',
  'oci',
  'dividends',
  'contribution',
  'change-of-interest',
  'unwinding',
  'released',
  'other',
  'closing',
]

class Collector {
  readonly #sums = new Map<string, { row: Omit<RollForward, 'amount'>; amount: bigint }>()

  add(
    kind: RollForward['kind'],
    subject: string,
    component: string,
    currency: string,
    movement: string,
    amount: bigint,
  ): void {
    for (const name of [movement, 'closing']) {
      const key = JSON.stringify([kind, subject, component, currency, name])
      const known = this.#sums.get(key)
      if (known) known.amount += amount
      else this.#sums.set(key, { row: { kind, subject, component, currency, movement: name }, amount })
    }
  }

  rows(): RollForward[] {
    const text = (row: RollForward): string =>
      [row.kind, row.subject, row.component, row.currency].join('\u0001')
    return [...this.#sums.values()]
      .map(({ row, amount }) => ({ ...row, amount }))
      .filter((row) => row.amount !== 0n || row.movement === 'closing')
      .sort((a, b) => compareBytes(text(a), text(b)) || ORDER.indexOf(a.movement) - ORDER.indexOf(b.movement))
  }
}

/** All roll-forwards of one year, from the group's facts and (translation reserve, investments) the members'. */
export function rollForwards(
  context: GroupContext,
  groupFacts: FactTable,
  functional: FactTable,
): RollForward[] {
  const collector = new Collector()
  const tables = [
    groupFacts,
    ...[...context.members.values()].map((member) => member.translated.presentation),
  ]
  for (const table of tables)
    for (let row = 0; row < table.length; row++) collectPresentation(context, collector, table, row)
  for (let row = 0; row < functional.length; row++) {
    const account = context.chart.get(functional.text('account', row))
    if (account?.role !== 'goodwill') continue
    const currency = functional.text('basis', row).split(' ')[1] ?? ''
    const pairs = parseAnalytics(functional.text('analytics', row))
    const movement = MOVEMENT_OF[functional.text('flow', row)] ?? 'other'
    collector.add(
      'goodwill',
      pairs.acquisition ?? '',
      pairs.holder ?? '',
      currency,
      movement,
      functional.amount[row]!,
    )
  }
  return collector.rows()
}

function collectPresentation(
  context: GroupContext,
  collector: Collector,
  table: FactTable,
  row: number,
): void {
  const account = context.chart.get(table.text('account', row))
  if (!account) return
  const movement = MOVEMENT_OF[table.text('flow', row)] ?? 'other'
  const amount = table.amount[row]!
  const entity = table.text('entity', row)
  const { currency } = context
  const pairs = parseAnalytics(table.text('analytics', row))
  if (account.role === 'goodwill' && pairs.acquisition) {
    collector.add('goodwill', pairs.acquisition, pairs.holder ?? '', currency, movement, amount)
  } else if (account.role === 'non-controlling-interests') {
    collector.add('nci', entity, pairs.component ?? '', currency, movement, -amount)
    const reserve = context.chart.toWrite('translation-reserve')?.equityComponent
    if (reserve && pairs.component === reserve)
      collector.add('translation-reserve', entity, 'nci', currency, movement, -amount)
  } else if (account.role === 'translation-reserve' || account.role === 'translation-difference') {
    collector.add('translation-reserve', entity, 'owners', currency, movement, -amount)
  } else if (account.role === 'investment-in-associate') {
    collector.add('investment', table.text('partner', row), '', currency, movement, amount)
  } else if (account.role === 'deferred-consideration') {
    collector.add('deferred-consideration', entity, '', currency, movement, -amount)
  }
  if (
    table.text('layer', row) === 'elimination:unrealised-profit' &&
    account.class === 'asset' &&
    account.role !== 'deferred-tax-asset'
  ) {
    const kind = table.text('flow', row) === 'opening' ? 'opening' : amount > 0n ? 'released' : 'other'
    collector.add('unrealised-profit', table.text('partner', row), '', currency, kind, -amount)
  }
}
