// Goodwill as checks (accounting-model.md §10, IFRS 3.32, IAS 21.47): what stands in the balance against what the registers
// and the year before say, and against its own amount in the currency of the operation.

import { exponentOf } from '../../ledger/currency.ts'
import { type FactTable, parseAnalytics } from '../../ledger/facts.ts'
import { convert, decimalText, minorOf, ONE } from '../../ledger/fraction.ts'
import { dayBefore, type Interval } from '../../ledger/period.ts'
import type { AcquisitionFigures } from './acquisition.ts'
import { compareAmounts, type GroupContext, spotRate, toPresentation } from './context.ts'

/** What the year before left: the facts of the group in presentation currency and those of operations in theirs. */
export interface Before {
  readonly facts: FactTable
  readonly functional: FactTable
}

/** Goodwill of an acquisition among facts, of the flows that are kept. */
function goodwillOf(
  { chart }: GroupContext,
  facts: FactTable,
  { acquisition, entity }: AcquisitionFigures,
  keep: (flow: string) => boolean = () => true,
): bigint {
  const accounts = chart.byFactCode(facts.codes)
  const code = facts.codes.entity.find(entity.code)
  return facts.sum(
    (row) =>
      facts.entity[row] === code &&
      accounts[facts.account[row]!]?.role === 'goodwill' &&
      parseAnalytics(facts.text('analytics', row)).acquisition === acquisition.id &&
      keep(facts.text('flow', row)),
  )
}

/** What goodwill.csv impairs in the interval, in the currency of the operation. */
function impaired(context: GroupContext, figures: AcquisitionFigures, { from, to }: Interval): bigint {
  const { acquisition, entity } = figures
  const own = entity.functionalCurrency
  let sum = 0n
  for (const row of context.book.goodwill) {
    const isOwn = row.acquisition === acquisition.id && row.event === 'impairment'
    if (!isOwn || row.date < from || row.date > to) continue
    const currency = row.currency || own
    const amount = minorOf(row.amount, exponentOf(currency)) ?? 0n
    const rate = currency === own ? ONE : context.rates.spot(currency, own, row.date)?.rate
    if (rate) sum += convert(amount, rate, exponentOf(currency), exponentOf(own))
  }
  return sum
}

/** Goodwill as it was acquired, in the currency of the operation; a bargain leaves none (IFRS 3.34). */
function acquiredOf({ goodwill, goodwillPresentation: { nci, owners } }: AcquisitionFigures): bigint {
  return owners + nci < 0n ? 0n : goodwill.owners + goodwill.nci
}

/**
 * Opening + acquired + translation − impairment = closing, of each acquisition. The opening is the closing of the year
 * before; in a first year what history leaves by the registers, or what openings.csv gives. All of it is added up in the
 * currency of the operation and taken at the closing rate: what that adds is the translation.
 */
export function checkGoodwillRolls(
  context: GroupContext,
  groupFacts: FactTable,
  figures: readonly AcquisitionFigures[],
  before: Before | null,
): void {
  const isGiven = context.book.openings.some(({ entity }) => entity === '')
  for (const one of figures) {
    const own = one.entity.functionalCurrency
    const isForeign = own !== context.currency
    const rate = spotRate(context, own, context.year.to, one.acquisition.id)
    if (!rate) continue
    const isNew = one.acquisition.date >= context.year.from
    const history: Interval = { from: '', to: dayBefore(context.year.from) }
    const opened = (): bigint => {
      if (before) return goodwillOf(context, isForeign ? before.functional : before.facts, one)
      if (isGiven && !isForeign) return goodwillOf(context, groupFacts, one, (flow) => flow === 'opening')
      return isNew ? 0n : acquiredOf(one) - impaired(context, one, history)
    }
    const [opening, acquired] = [opened(), isNew ? acquiredOf(one) : 0n]
    const impairment = impaired(context, one, context.year)
    const closing = goodwillOf(context, groupFacts, one)
    const right = toPresentation(context, opening + acquired - impairment, own, rate)
    const text = (amount: bigint): string => decimalText(amount, context.exponent)
    const of = (wanted: string): bigint => goodwillOf(context, groupFacts, one, (flow) => flow === wanted)
    const moved = { opening: of('opening'), acquired: of('scope-in'), impairment: of('impairment') }
    compareAmounts(context, {
      id: 'goodwill-roll-forward',
      scope: 'group',
      subject: one.acquisition.id,
      left: closing,
      right,
      // Owners' and outsiders' parts are rounded apart where there is a rate.
      within: isForeign ? 1n : 0n,
      values: {
        opening: text(moved.opening),
        acquired: text(moved.acquired),
        impairment: text(moved.impairment),
        translation: text(of('translation-difference')),
      },
    })
  }
}

/** Goodwill in the currency of the operation at the closing rate = goodwill as presented (IAS 21.47). */
export function checkGoodwill(
  context: GroupContext,
  groupFacts: FactTable,
  functional: FactTable,
  figures: readonly AcquisitionFigures[],
): void {
  for (const one of figures) {
    if (one.entity.functionalCurrency === context.currency) continue
    const rate = spotRate(context, one.entity.functionalCurrency, context.year.to, one.acquisition.id)
    if (!rate) continue
    const on = (facts: FactTable): bigint =>
      facts.sum(
        (row) =>
          (facts === functional || facts.text('layer', row) === 'elimination:goodwill') &&
          facts.text('entity', row) === one.entity.code &&
          context.chart.get(facts.text('account', row))?.role === 'goodwill',
      )
    const closing = convert(on(functional), rate, exponentOf(one.entity.functionalCurrency), context.exponent)
    // Owners' and outsiders' parts are rounded apart.
    const presented = on(groupFacts)
    compareAmounts(context, {
      id: 'goodwill-at-closing-rate',
      scope: 'group',
      subject: one.acquisition.id,
      left: presented,
      right: closing,
      within: 1n,
    })
  }
}
