// Fair-value adjustments of an acquisition: what each item's fair value was above its book amount, how much of that is
// released by a date, and the deferred tax on what is left (IFRS 3.18, 3.24; IAS 12.19, 12.66). The difference and its
// tax belong to the operation and stand in its functional currency (IAS 21.47).

import type { AcquisitionReleaseRow, AcquisitionRow } from '../../ledger/book.ts'
import { exponentOf } from '../../ledger/currency.ts'
import { finding } from '../../ledger/finding.ts'
import {
  add,
  compare,
  convert,
  type Fraction,
  fraction,
  isZero,
  negate,
  ONE,
  shareOf,
  subtract,
  ZERO,
} from '../../ledger/fraction.ts'
import { addMonths, dayBefore, daysIn, wholeMonths } from '../../ledger/period.ts'
import { accountFor, amountOf, type GroupContext, taxRate } from './context.ts'
import type { Acquisition } from './ownership.ts'

export interface FairValueItem {
  readonly row: AcquisitionRow
  readonly item: string
  readonly account: string
  /** Debit positive, minor units of the functional currency: an asset worth more is positive. */
  readonly bookAmount: bigint
  readonly difference: bigint
  /** Fair value less tax base, debit positive: what the deferred tax stands on. */
  readonly taxable: bigint
  readonly expenseAccount: string
  /** Share of the difference released by the end of `date`, 0…1. */
  readonly releasedBy: (date: string) => Fraction
  /** Rows of acquisition_releases.csv by which it is released, in the order of their dates. */
  readonly releases: readonly AcquisitionReleaseRow[]
}

/** Months from the start of `from` to the end of `to`; a month that is cut counts by its days. */
export function monthsBetween(from: string, to: string): Fraction {
  if (to < from) return ZERO
  const { months, days } = wholeMonths({ from, to })
  const start = addMonths(from, months)
  const length = daysIn({ from: start, to: dayBefore(addMonths(from, months + 1)) })
  return add(fraction(BigInt(months)), fraction(BigInt(days), BigInt(length)))
}

function releasesOf(
  { book }: GroupContext,
  { acquisition, item, release }: AcquisitionRow,
): AcquisitionReleaseRow[] {
  if (release !== 'on-sale' && release !== 'on-settlement') return []
  const rows = book.acquisitionReleases.filter((row) => row.acquisition === acquisition && row.item === item)
  return rows.sort((a, b) => (a.date < b.date ? -1 : 1))
}

function releaseOf(
  context: GroupContext,
  acquisition: Acquisition,
  row: AcquisitionRow,
  releases: readonly AcquisitionReleaseRow[],
): (date: string) => Fraction {
  if (row.release === 'straight-line') {
    const life = BigInt(row.remainingLifeMonths ?? 0)
    if (life <= 0n) {
      context.findings.push(
        finding('GRP-211', 'blocks', { ...row.place, column: 'remaining_life_months' }, { item: row.item }),
      )
      return () => ZERO
    }
    return (date) => {
      const months = monthsBetween(acquisition.starts, date)
      const share = fraction(months.numerator, months.denominator * life)
      return compare(share, ONE) > 0 ? ONE : share
    }
  }
  if (row.release === 'on-sale' || row.release === 'on-settlement') {
    return (date) => {
      let released = ZERO
      for (const release of releases) {
        if (release.date > date) continue
        released = add(released, release.share ?? subtract(ONE, released))
      }
      return compare(released, ONE) > 0 ? ONE : released
    }
  }
  return () => ZERO
}

/** The rows of acquisitions.csv of one acquisition that are assets and liabilities, first row of each item. */
export function fairValueItems(
  context: GroupContext,
  acquisition: Acquisition,
  functional: string,
): FairValueItem[] {
  const items: FairValueItem[] = []
  const seen = new Set<string>()
  for (const row of context.book.acquisitions) {
    if (row.acquisition !== acquisition.id || row.item === 'equity') continue
    const key = `${row.item}|${row.account}`
    if (seen.has(key)) {
      context.findings.push(
        finding('GRP-101', 'blocks', row.place, {
          id: acquisition.id,
          what: 'acquisitions.csv',
          word: row.item,
        }),
      )
      continue
    }
    seen.add(key)
    const account = context.chart.get(row.account)
    if (!account || (account.class !== 'asset' && account.class !== 'liability')) {
      context.findings.push(
        finding(
          'GRP-212',
          'blocks',
          { ...row.place, column: 'account', value: row.account },
          { item: row.item },
        ),
      )
      continue
    }
    const currency = row.currency || functional
    const rate =
      currency === functional
        ? ONE
        : (context.rates.spot(currency, functional, acquisition.date)?.rate ?? null)
    if (!rate) {
      const { date: when } = acquisition
      const values = { from: currency, to: functional, type: 'spot', when, usedFor: row.document }
      context.findings.push(finding('ENT-301', 'blocks', { file: 'rates.csv' }, values))
      continue
    }
    const sign = account.class === 'asset' ? 1n : -1n
    const minor = (value: Fraction): bigint => {
      const amount = amountOf(context, row, value, currency) ?? 0n
      return sign * convert(amount, rate, exponentOf(currency), exponentOf(functional))
    }
    const book = row.bookAmount ? minor(row.bookAmount) : 0n
    const fair = row.fairValue ? minor(row.fairValue) : book
    const base = row.taxBase === 'none' ? fair : row.taxBase ? minor(row.taxBase) : book
    const releases = releasesOf(context, row)
    items.push({
      row,
      item: row.item,
      account: row.account,
      bookAmount: book,
      difference: fair - book,
      taxable: row.taxBase === 'none' ? 0n : fair - base,
      expenseAccount: row.expenseAccount,
      releasedBy: releaseOf(context, acquisition, row, releases),
      releases,
    })
  }
  return items
}

/**
 * What is released after `before` to the end of `to`, by the account that bears it: that of the release, else that of the
 * item, '' where neither names one.
 */
export function releasedBetween(item: FairValueItem, before: string, to: string): Map<string, bigint> {
  const parts = new Map<string, bigint>()
  const take = (account: string, amount: bigint): void => {
    if (amount !== 0n) parts.set(account, (parts.get(account) ?? 0n) + amount)
  }
  let last = before
  for (const { date, expenseAccount } of item.releases) {
    if (date <= before || date > to) continue
    take(expenseAccount || item.expenseAccount, remaining(item, last) - remaining(item, date))
    last = date
  }
  take(item.expenseAccount, remaining(item, last) - remaining(item, to))
  return parts
}

/** What of the difference is left at the end of `date`, debit positive. */
export const remaining = (item: FairValueItem, date: string): bigint =>
  item.difference - shareOf(item.difference, item.releasedBy(date))

/**
 * Deferred tax that stands at the end of `date` on what is left, debit positive (a liability is negative): the rate
 * enacted by then × the taxable difference not yet released. 0 with a finding where the rate is missing.
 */
export function deferredTaxOn(
  context: GroupContext,
  item: FairValueItem,
  investee: string,
  date: string,
): bigint {
  if (!context.book.settings.groupDeferredTax || item.taxable === 0n) return 0n
  const entity = context.members.get(investee)?.entity
  const rate = entity && taxRate(context, entity, date)
  if (!rate || isZero(rate)) return 0n
  const left = item.taxable - shareOf(item.taxable, item.releasedBy(date))
  return shareOf(left, negate(rate))
}

/** The account that bears a deferred tax balance of this sign. */
export const deferredTaxAccount = (context: GroupContext, balance: bigint): string =>
  accountFor(context, balance < 0n ? 'deferred-tax-liability' : 'deferred-tax-asset')
