// What happens to an acquisition in a year after it: the fair values are released, the goodwill is impaired, and what
// stands in the operation's currency is brought to the closing rate (IFRS 3.54, IAS 36.104, C4–C6, IAS 21.47).

import type { GoodwillRow } from '../../ledger/book.ts'
import { exponentOf } from '../../ledger/currency.ts'
import { analyticsText, type FactTable } from '../../ledger/facts.ts'
import { finding } from '../../ledger/finding.ts'
import {
  convert,
  decimalText,
  type Fraction,
  fractionText,
  minorOf,
  ONE,
  shareOf,
} from '../../ledger/fraction.ts'
import { addDays } from '../../ledger/period.ts'
import { sumOfParts, turned } from '../explained.ts'
import type { Explained } from '../types.ts'
import type { AcquisitionFigures } from './acquisition.ts'
import { goodwillAnalytics } from './acquisition-journals.ts'
import {
  accountFor,
  amountOf,
  averageRate,
  type GroupContext,
  madeOf,
  spotRate,
  toPresentation,
} from './context.ts'
import { deferredTaxAccount, deferredTaxOn, releasedBetween } from './fair-values.ts'
import type { GroupLine, Reason } from './ledger.ts'

/** The part of the year in which the investee belongs to the group. */
const inGroup = (context: GroupContext, figures: AcquisitionFigures): { from: string; to: string } => ({
  from: figures.acquisition.starts > context.year.from ? figures.acquisition.starts : context.year.from,
  to: context.year.to,
})

/** Releases of fair-value adjustments in the year, with their deferred tax, borne by the investee. */
export function releaseFairValues(context: GroupContext, figures: AcquisitionFigures): void {
  const { entity, acquisition } = figures
  const interval = inGroup(context, figures)
  const functional = entity.functionalCurrency
  const rate = averageRate(context, functional, interval, acquisition.id)
  if (!rate || interval.from > interval.to) return
  const foreign = functional !== context.currency
  const before = addDays(interval.from, -1)
  for (const item of figures.items) {
    const analytics = analyticsText({ acquisition: acquisition.id, item: item.item })
    const move = (account: string, flow: GroupLine['flow'], amount: bigint): GroupLine => ({
      entity: entity.code,
      account,
      flow,
      analytics,
      amount: toPresentation(context, amount, functional, rate),
      functional: foreign ? amount : undefined,
    })
    const layer = 'elimination:fair-value'
    for (const [account, released] of releasedBetween(item, before, interval.to)) {
      const expense = account || accountFor(context, 'cost-of-sales')
      if (!expense) continue
      const line = move(item.account, 'charge', -released)
      context.ledger.post(layer, item.row.document, [
        line,
        { ...move(expense, 'unspecified', released), amount: -line.amount },
      ])
    }
    const taxBefore = deferredTaxOn(context, item, entity.code, before)
    const taxAfter = deferredTaxOn(context, item, entity.code, interval.to)
    const tax = taxAfter - taxBefore
    if (tax !== 0n) {
      const account = deferredTaxAccount(context, taxBefore === 0n ? taxAfter : taxBefore)
      const expense = accountFor(context, 'deferred-tax-expense')
      if (!account || !expense) continue
      const line = move(account, 'tax-profit-or-loss', tax)
      const document = item.row.document
      context.ledger.post(layer, document, [
        line,
        { ...move(expense, 'tax-profit-or-loss', -tax), amount: -line.amount },
      ])
    }
  }
}

/** Goodwill before the first of these rows, functional; given openings may hold another, which history does not know. */
function goodwillLeft(
  context: GroupContext,
  { acquisition, entity, goodwill }: AcquisitionFigures,
  rows: readonly GoodwillRow[],
): bigint | null {
  if (context.book.openings.some((row) => row.entity === '')) return null
  const first = rows[0]?.date ?? ''
  const earlier = context.book.goodwill.filter(
    (row) => row.acquisition === acquisition.id && row.event === 'impairment' && row.date < first,
  )
  const own = entity.functionalCurrency
  if (earlier.some((row) => row.currency && row.currency !== own)) return null
  const impaired = earlier.reduce((sum, row) => sum + (minorOf(row.amount, exponentOf(own)) ?? 0n), 0n)
  return goodwill.owners + goodwill.nci - impaired
}

/** Goodwill impairments of the year (and, in the first year, those of history) by holder (IAS 36.C4–C6). */
export function impairGoodwill(
  context: GroupContext,
  figures: AcquisitionFigures,
  rows: readonly GoodwillRow[],
): void {
  const { entity, acquisition } = figures
  const functional = entity.functionalCurrency
  let left = goodwillLeft(context, figures, rows)
  for (const row of rows) {
    if (row.acquisition !== acquisition.id || row.date > context.year.to) continue
    if (row.event !== 'impairment') {
      context.findings.push(
        finding('GRP-101', 'blocks', row.place, { id: acquisition.id, what: 'event', word: row.event }),
      )
      continue
    }
    const history = row.date < context.year.from
    if (history && !context.firstYear) continue
    const currency = row.currency || functional
    const given = amountOf(context, row, row.amount, currency)
    const cross =
      currency === functional ? ONE : (context.rates.spot(currency, functional, row.date)?.rate ?? null)
    const rate = history
      ? spotRate(context, functional, addDays(context.year.from, -1), row.document)
      : averageRate(context, functional, inGroup(context, figures), row.document)
    if (!cross) {
      const missing = { type: 'spot', when: row.date, from: currency, to: functional }
      const values = { ...missing, usedFor: row.document }
      context.findings.push(finding('ENT-301', 'blocks', { file: 'rates.csv' }, values))
    }
    const account = accountFor(context, 'goodwill')
    const expense = history
      ? accountFor(context, 'retained-earnings')
      : accountFor(context, 'goodwill-impairment')
    if (given === null || !cross || !rate || !account || !expense) continue
    const amount = convert(given, cross, exponentOf(currency), exponentOf(functional))
    if (left !== null && amount > left) {
      const exponent = exponentOf(functional)
      const values = {
        id: acquisition.id,
        amount: decimalText(amount, exponent),
        currency: functional,
        goodwill: decimalText(left, exponent),
      }
      context.findings.push(finding('GRP-215', 'blocks', { ...row.place, column: 'amount' }, values))
      continue
    }
    if (left !== null) left -= amount
    const ofNci = figures.atFairValue ? shareOf(amount, figures.directOutsiders) : 0n
    for (const holder of ['owners', 'nci'] as const) {
      const part = holder === 'nci' ? ofNci : amount - ofNci
      const presented = toPresentation(context, part, functional, rate)
      const analytics = goodwillAnalytics(acquisition.id, holder)
      const foreign = functional !== context.currency
      context.ledger.post('elimination:goodwill', row.document, [
        {
          entity: entity.code,
          account: expense,
          flow: history ? 'opening' : 'impairment',
          amount: presented,
          analytics,
        },
        {
          entity: entity.code,
          account,
          flow: history ? 'opening' : 'impairment',
          amount: -presented,
          functional: foreign ? -part : undefined,
          analytics,
        },
      ])
    }
  }
}

const STANDS_BY = ['entity', 'account', 'analytics', 'layer'] as const

/** Functional parts at one rate. */
function atRate(
  { currency: to, exponent }: GroupContext,
  parts: readonly Explained[],
  currency: string,
  rate: Fraction,
  amount: bigint,
): Explained {
  const functional = decimalText(sumOfParts(parts), exponentOf(currency))
  const text = `${functional} ${currency} × ${fractionText(rate)}`
  const detail = { functional, rate: fractionText(rate) }
  const label = { ru: text, en: text }
  return { label, kind: 'translation', amount: decimalText(amount, exponent), currency: to, detail, parts }
}

/**
 * Brings what stands in foreign operations' currencies to the closing rate: each asset and liability closes by its own
 * translation difference, against other comprehensive income, in its own layer and with its own analytics.
 */
export function retranslate(context: GroupContext): void {
  const { ledger } = context
  const functional = ledger.functional.groupBy([...STANDS_BY, 'basis'], true)
  const facts = ledger.facts
  const key = (entity: number, account: number, analytics: number, layer: number): string =>
    `${entity},${account},${analytics},${layer}`
  const presented = new Map<string, bigint>()
  for (let row = 0; row < facts.length; row++) {
    const at = key(facts.entity[row]!, facts.account[row]!, facts.analytics[row]!, facts.layer[row]!)
    presented.set(at, (presented.get(at) ?? 0n) + facts.amount[row]!)
  }
  const balance = (code: string): boolean => {
    const account = context.chart.get(code)
    return account?.class === 'asset' || account?.class === 'liability'
  }
  for (let row = 0; row < functional.length; row++) {
    const account = functional.text('account', row)
    if (!balance(account)) continue
    const entity = functional.text('entity', row)
    const currency = functional.text('basis', row).split(' ')[1] ?? ''
    const rate = spotRate(context, currency, context.year.to, entity)
    if (!rate) continue
    const closing = toPresentation(context, functional.amount[row]!, currency, rate)
    const at = key(
      functional.entity[row]!,
      functional.account[row]!,
      functional.analytics[row]!,
      functional.layer[row]!,
    )
    const difference = closing - (presented.get(at) ?? 0n)
    if (difference === 0n) continue
    const oci = accountFor(context, 'translation-difference')
    if (!oci) return
    const line = {
      entity,
      flow: 'translation-difference' as const,
      analytics: functional.text('analytics', row),
    }
    const reason: Reason = () => {
      const isOwn = (table: FactTable, one: number): boolean =>
        STANDS_BY.every((column) => table[column][one] === functional[column][row])
      const held = ledger.functional.where((one) => isOwn(ledger.functional, one))
      const before = facts.where((one) => isOwn(facts, one))
      return [
        atRate(context, madeOf(context, held, 1n)(), currency, rate, closing),
        ...madeOf(context, before, -1n)(),
      ]
    }
    // Before it is posted: the difference is no part of itself.
    const parts = ledger.postings ? reason() : []
    context.ledger.post(functional.text('layer', row), `derived/retranslation/${entity}`, [
      { ...line, account, amount: difference, from: () => parts },
      { ...line, account: oci, amount: -difference, from: () => parts.map(turned) },
    ])
  }
}
