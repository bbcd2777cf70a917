// The close of a translated year (IAS 21.39(a), (c)): each asset and liability stands at the closing rate by its own
// translation difference, in its own layer; what each layer then does not sum to zero by is the movement of the
// translation reserve. With totals rounded once the reserve also takes what rounding leaves; proof 1 shows it.

import { exponentOf } from '../../ledger/currency.ts'
import { type FactKey, FactTable } from '../../ledger/facts.ts'
import { convert, ZERO } from '../../ledger/fraction.ts'
import type { FoundRate } from '../rates.ts'
import { exactAmount } from './dated.ts'
import { spreadByPartner } from './division.ts'
import type { EntityYear } from './entity-year.ts'
import type { TranslatedFacts } from './translated-facts.ts'

export interface ClosingInput extends EntityYear {
  /** Functional facts of the segment. */
  readonly facts: FactTable
  readonly closing: FoundRate
  /** `from/to` of the interval in which the differences stand. */
  readonly period: string
}

const DETAIL = ['entity', 'account', 'partner', 'analytics', 'layer'] as const

/** Posts the translation differences of assets and liabilities; gives how many totals were rounded. */
export function closeBalances(input: ClosingInput, made: TranslatedFacts): number {
  const { chart, closing, entity, facts, settings } = input
  const from = exponentOf(entity.functionalCurrency)
  const to = exponentOf(settings.presentationCurrency)
  const accounts = chart.byFactCode(facts.codes)
  const balances = (table: FactTable): FactTable =>
    table
      .where((row) => {
        const kind = accounts[table.account[row]!]?.class
        return kind === 'asset' || kind === 'liability'
      })
      .groupBy(DETAIL)
  const functional = balances(facts)
  const stands = balances(made.facts)
  const keys = FactTable.of(facts.codes, functional, stands).groupBy(DETAIL, true).sorted()
  const closings = amountsByKey(functional)
  const presented = amountsByKey(stands)
  const groups = new Map<string, number[]>()
  for (let row = 0; row < keys.length; row++) {
    const key = `${keys.account[row]},${keys.layer[row]}`
    const group = groups.get(key)
    if (group) group.push(row)
    else groups.set(key, [row])
  }
  const shift = exactAmount(1n, closing.rate, from, to)
  for (const rows of groups.values()) {
    const weights = rows.map((row) => closings.get(keyOf(keys, row)) ?? 0n)
    const total = weights.reduce((sum, weight) => sum + weight, 0n)
    const partners = rows.map((row) => keys.partner[row]!)
    const rounded = convert(total, closing.rate, from, to)
    const parts = spreadByPartner(partners, weights, shift, ZERO, rounded)
    for (const [index, row] of rows.entries()) {
      const before = presented.get(keyOf(keys, row)) ?? 0n
      made.copy(keys, row, differenceKey(input), parts[index]! - before, {
        kind: 'difference',
        closing: weights[index]!,
        stands: before,
        rate: closing.rate,
        rows: closing.rows,
      })
    }
  }
  return groups.size
}

/** Posts the movement of the reserve of each layer; gives their sum (debit positive), null where the role has no account. */
export function closeLayers(input: ClosingInput, made: TranslatedFacts): bigint | null {
  const { chart, codes, entity } = input
  const layers = [...new Set(made.facts.layer.subarray(0, made.facts.length))]
  const left = layers
    .map((layer) => ({ layer, amount: -made.sumOfLayer(layer) }))
    .filter(({ amount }) => amount !== 0n)
  if (left.length === 0) return 0n
  const account = chart.toWrite('translation-difference')
  if (!account) return null
  let movement = 0n
  for (const { layer, amount } of left) {
    movement += amount
    const key = { entity: codes.entity.code(entity.code), account: codes.account.code(account.code), layer }
    made.add({ ...key, ...differenceKey(input) }, amount, { kind: 'reserve' })
  }
  return movement
}

function differenceKey({ codes, entity, period }: ClosingInput): FactKey {
  return {
    period: codes.period.code(period),
    flow: codes.flow.code('translation-difference'),
    measure: codes.measure.code('amount'),
    document: codes.document.code(`derived/translate/${entity.code}`),
  }
}

const keyOf = (table: FactTable, row: number): string => DETAIL.map((column) => table[column][row]).join(',')

function amountsByKey(table: FactTable): Map<string, bigint> {
  const amounts = new Map<string, bigint>()
  for (let row = 0; row < table.length; row++) amounts.set(keyOf(table, row), table.amount[row]!)
  return amounts
}
