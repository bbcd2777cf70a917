// What an acquisition cost (IFRS 3.37): rows of considerations.csv. What is not in the investor's books is posted by
// the engine against cash, capital or deferred consideration; deferred amounts count at their present value, and the
// interest unwinds to the amount that will be paid (book-format.md §2, Considerations; IFRS 9.5.4.1).

import { Decimal } from 'decimal.js'
import type { ConsiderationRow } from '../../ledger/book.ts'
import { analyticsText } from '../../ledger/facts.ts'
import { finding } from '../../ledger/finding.ts'
import {
  type Fraction,
  fraction,
  isZero,
  parseDecimal,
  roundHalfAway,
  shareOf,
} from '../../ledger/fraction.ts'
import { addMonths, dayBefore, daysIn, wholeMonths } from '../../ledger/period.ts'
import { accountFor, amountOf, type GroupContext, spotRate, toPresentation } from './context.ts'
import { monthsBetween } from './fair-values.ts'
import type { GroupLine } from './ledger.ts'
import type { Acquisition } from './ownership.ts'

const Exact = Decimal.clone({ precision: 60 })

export interface Consideration {
  readonly row: ConsiderationRow
  readonly investor: string
  /** What counts at the acquisition, minor units of the presentation currency. */
  readonly amount: bigint
  readonly inBooks: boolean
}

/** amount ÷ (1 + rate)^(months ÷ 12), the rest of a month as days ÷ 365, in minor units. */
export function presentValue(amount: bigint, rate: Fraction, from: string, due: string): bigint {
  const growth = growthTo(rate, from, due)
  const value = new Exact(amount.toString()).div(growth)
  return decimalToMinor(value)
}

function growthTo(rate: Fraction, from: string, to: string): Decimal {
  if (to < from) return new Exact(1)
  const { months, days } = wholeMonths({ from, to })
  const base = new Exact(1).plus(new Exact(rate.numerator.toString()).div(rate.denominator.toString()))
  const years = new Exact(months).div(12).plus(new Exact(days).div(365))
  return base.pow(years)
}

function decimalToMinor(value: Decimal): bigint {
  const text = value.toFixed(20)
  const exact = parseDecimal(text)
  if (!exact) throw new Error(`invariant: not a decimal ${text}`)
  return roundHalfAway(exact.numerator, exact.denominator)
}

/**
 * The deferred liability at the end of `date`: it grows by the year's interest at each anniversary, straight by months
 * in between, and is the amount itself on the due day.
 */
export function deferredAt(amount: bigint, rate: Fraction, start: string, due: string, date: string): bigint {
  if (date >= due) return amount
  const opening = presentValue(amount, rate, start, due)
  if (date < start) return opening
  let anniversary = start
  let years = 0
  while (dayBefore(addMonths(start, 12 * (years + 1))) <= date) {
    years++
    anniversary = addMonths(start, 12 * years)
  }
  const principal = decimalToMinor(
    new Exact(opening.toString()).times(growthTo(rate, start, dayBefore(anniversary))),
  )
  const end = dayBefore(addMonths(anniversary, 12)) < due ? dayBefore(addMonths(anniversary, 12)) : due
  const target = end === due ? amount : principal + shareOf(principal, rate)
  const elapsed = monthsBetween(anniversary, date)
  const whole = monthsBetween(anniversary, end)
  if (isZero(whole)) return principal
  const share = fraction(elapsed.numerator * whole.denominator, elapsed.denominator * whole.numerator)
  return principal + shareOf(target - principal, share)
}

const daysAreIn = (from: string, to: string): boolean => from <= to && daysIn({ from, to }) > 0

/** Considerations of an acquisition, by investor. Kinds that this version does not derive are findings. */
export function considerationsOf(context: GroupContext, acquisition: Acquisition): Consideration[] {
  const result: Consideration[] = []
  for (const event of acquisition.rows) {
    for (const row of context.book.considerations.filter((c) => c.event === event.id)) {
      const derived =
        row.kind === 'cash' ||
        row.kind === 'own-shares' ||
        row.kind === 'deferred' ||
        (row.inBooks && row.kind !== 'contingent')
      if (!derived || row.validFrom) {
        context.findings.push(
          finding('GRP-101', 'blocks', row.place, {
            id: event.id,
            what: 'kind',
            word: row.validFrom ? 'valid_from' : row.kind,
          }),
        )
        continue
      }
      const currency = row.currency || context.currency
      const amount = amountOf(context, row, row.amount, currency)
      const rate = spotRate(context, currency, row.date || acquisition.date, row.document)
      if (amount === null || !rate) continue
      let counted = amount
      if (row.kind === 'deferred' && row.discountRate && daysAreIn(acquisition.starts, row.dueOn)) {
        counted = presentValue(amount, row.discountRate, acquisition.starts, row.dueOn)
      }
      result.push({
        row,
        investor: event.investor,
        amount: toPresentation(context, counted, currency, rate),
        inBooks: row.inBooks,
      })
    }
  }
  return result
}

/** When it is due tells whether it is current (IAS 1.69). */
const dueOf = (row: ConsiderationRow): string => analyticsText({ due_on: row.dueOn })

/** Posts what the investor's books do not hold: investment against cash, capital or deferred consideration. */
export function postConsideration(
  context: GroupContext,
  acquisition: Acquisition,
  consideration: Consideration,
  history: boolean,
  role: 'investment-in-subsidiary' | 'investment-in-associate' = 'investment-in-subsidiary',
): void {
  const { row, investor, amount } = consideration
  const investment = accountFor(context, role)
  if (!investment) return
  const flow = history ? 'opening' : row.kind === 'cash' ? 'addition-paid' : 'addition-non-cash'
  const lines: GroupLine[] = [
    { entity: investor, account: investment, flow, amount, partner: acquisition.investee },
  ]
  if (row.kind === 'cash')
    lines.push({ entity: investor, account: accountFor(context, 'cash'), flow, amount: -amount })
  else if (row.kind === 'own-shares') {
    const currency = row.currency || context.currency
    const given = row.shareCapital && amountOf(context, row, row.shareCapital, currency)
    const rate = spotRate(context, currency, row.date || acquisition.date, row.document)
    const nominal = given && rate ? toPresentation(context, given, currency, rate) : 0n
    lines.push({ entity: investor, account: accountFor(context, 'share-capital'), flow, amount: -nominal })
    if (amount !== nominal)
      lines.push({
        entity: investor,
        account: accountFor(context, 'share-premium'),
        flow,
        amount: nominal - amount,
      })
  } else {
    lines.push({
      entity: investor,
      account: accountFor(context, 'deferred-consideration'),
      flow,
      amount: -amount,
      analytics: dueOf(row),
    })
  }
  if (lines.some((line) => line.account === '')) return
  context.ledger.post('elimination:investment', row.document, lines)
}

/** Interest on deferred consideration that the engine holds, and its payment on the due day, within the year. */
export function unwindDeferred(
  context: GroupContext,
  acquisition: Acquisition,
  consideration: Consideration,
  from: string,
): void {
  const { row, investor } = consideration
  if (row.kind !== 'deferred' || row.inBooks) return
  const currency = row.currency || context.currency
  if (currency !== context.currency) {
    context.findings.push(
      finding('GRP-101', 'blocks', row.place, { id: row.event, what: 'currency', word: currency }),
    )
    return
  }
  const amount = amountOf(context, row, row.amount, currency) ?? 0n
  const at = (date: string): bigint =>
    row.discountRate ? deferredAt(amount, row.discountRate, acquisition.starts, row.dueOn, date) : amount
  const opening = from > acquisition.starts ? at(dayBefore(from)) : consideration.amount
  const interest = at(context.year.to) - opening
  const liability = accountFor(context, 'deferred-consideration')
  if (interest !== 0n && !(dayBefore(from) >= row.dueOn && row.dueOn)) {
    const expense = accountFor(context, 'unwinding-of-discount')
    if (liability && expense) {
      context.ledger.post('elimination:investment', row.document, [
        { entity: investor, account: expense, flow: 'unspecified', amount: interest },
        {
          entity: investor,
          account: liability,
          flow: 'interest-accrued',
          amount: -interest,
          analytics: dueOf(row),
        },
      ])
    }
  }
  if (row.dueOn && row.dueOn >= from && row.dueOn <= context.year.to) {
    const cash = accountFor(context, 'cash')
    if (liability && cash) {
      context.ledger.post('elimination:investment', row.document, [
        { entity: investor, account: liability, flow: 'repayment', amount, analytics: dueOf(row) },
        { entity: investor, account: cash, flow: 'repayment', amount: -amount },
      ])
    }
  }
}

/** History before the first year: interest to the opening, in retained earnings of the investor. */
export function openDeferred(
  context: GroupContext,
  acquisition: Acquisition,
  consideration: Consideration,
  openingDate: string,
): void {
  const { row, investor } = consideration
  if (row.kind !== 'deferred' || row.inBooks || !row.discountRate) return
  const amount = amountOf(context, row, row.amount, context.currency) ?? 0n
  const interest =
    deferredAt(amount, row.discountRate, acquisition.starts, row.dueOn, openingDate) - consideration.amount
  const liability = accountFor(context, 'deferred-consideration')
  const retained = accountFor(context, 'retained-earnings')
  if (interest === 0n || !liability || !retained) return
  context.ledger.post('elimination:investment', row.document, [
    { entity: investor, account: retained, flow: 'opening', amount: interest },
    { entity: investor, account: liability, flow: 'opening', amount: -interest, analytics: dueOf(row) },
  ])
}
