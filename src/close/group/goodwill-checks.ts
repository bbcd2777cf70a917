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

type ByFlow = ReadonlyMap<string, bigint>

/** Goodwill among facts by acquisition and flow. */
function goodwillOf({ chart }: GroupContext, facts: FactTable): ReadonlyMap<string, ByFlow> {
  const accounts = chart.byFactCode(facts.codes)
  const sums = new Map<string, Map<string, bigint>>()
  for (let row = 0; row < facts.length; row++) {
    if (accounts[facts.account[row]!]?.role !== 'goodwill') continue
    const { acquisition = '' } = parseAnalytics(facts.text('analytics', row))
    const own = sums.get(acquisition) ?? new Map<string, bigint>()
    const flow = facts.text('flow', row)
    sums.set(acquisition, own.set(flow, (own.get(flow) ?? 0n) + facts.amount[row]!))
  }
  return sums
}

const NONE: ByFlow = new Map()

const total = (flows: ByFlow): bigint => [...flows.values()].reduce((sum, amount) => sum + amount, 0n)

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
  const now = goodwillOf(context, groupFacts)
  const then = before && {
    presentation: goodwillOf(context, before.facts),
    functional: goodwillOf(context, before.functional),
  }
  for (const one of figures) {
    const { id } = one.acquisition
    const own = one.entity.functionalCurrency
    const isForeign = own !== context.currency
    const rate = spotRate(context, own, context.year.to, id)
    if (!rate) continue
    const flows = now.get(id) ?? NONE
    const isNew = one.acquisition.date >= context.year.from
    const opened = (): bigint => {
      if (then) return total(then[isForeign ? 'functional' : 'presentation'].get(id) ?? NONE)
      if (isGiven && !isForeign) return flows.get('opening') ?? 0n
      const history: Interval = { from: '', to: dayBefore(context.year.from) }
      return isNew ? 0n : acquiredOf(one) - impaired(context, one, history)
    }
    const acquired = isNew ? acquiredOf(one) : 0n
    const closing = opened() + acquired - impaired(context, one, context.year)
    const text = (flow: string): string => decimalText(flows.get(flow) ?? 0n, context.exponent)
    compareAmounts(context, {
      id: 'goodwill-roll-forward',
      scope: 'group',
      subject: id,
      left: total(flows),
      right: toPresentation(context, closing, own, rate),
      // Owners' and outsiders' parts are rounded apart where there is a rate.
      within: isForeign ? 1n : 0n,
      values: {
        opening: text('opening'),
        acquired: text('scope-in'),
        impairment: text('impairment'),
        translation: text('translation-difference'),
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
