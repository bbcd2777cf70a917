// What every step of the consolidation works with: the book, the year, who belongs to the group in it, the ledger that
// the steps post to, and the ways to ask for an account by role, a rate or a tax rate so that what is missing becomes a
// finding and never a guess.

import type { Book, EntityRow, Row } from '../../ledger/book.ts'
import { exponentOf } from '../../ledger/currency.ts'
import type { FactTable } from '../../ledger/facts.ts'
import { type Check, type Finding, finding } from '../../ledger/finding.ts'
import { convert, decimalText, type Fraction, minorOf, ONE } from '../../ledger/fraction.ts'
import type { Interval } from '../../ledger/period.ts'
import { type Flow, isFlow, type Role } from '../../ledger/words.ts'
import type { GroupChart } from '../chart.ts'
import { factParts } from '../explained.ts'
import type { Rates } from '../rates.ts'
import type { Explained, Segment, TradeYear, TranslatedYear } from '../types.ts'
import type { GroupLedger, Reason } from './ledger.ts'
import type { Ownership, OwnershipOn } from './ownership.ts'

/** One entity of the close in this year. */
export interface Member {
  readonly entity: EntityRow
  /** The segment in which it belongs to the group; it reaches to the reporting date. */
  readonly segment: Segment
  readonly translated: TranslatedYear
  readonly position: boolean
  /** What its settlements show of trade with other companies: read by its pairs alone. */
  readonly trade: TradeYear
}

export interface GroupContext {
  readonly book: Book
  readonly chart: GroupChart
  readonly rates: Rates
  readonly currency: string
  readonly exponent: number
  /** Start of the parent's fiscal year → reporting date. */
  readonly year: Interval
  /** The day before the book's first figures stand; events before are history. */
  readonly opensOn: string
  /** True where no group figures of a preceding year exist: openings come from history. */
  readonly firstYear: boolean
  readonly ownership: Ownership
  readonly at: OwnershipOn
  readonly members: ReadonlyMap<string, Member>
  readonly associates: ReadonlyMap<string, Member | null>
  readonly ledger: GroupLedger
  readonly findings: Finding[]
  readonly checks: Check[]
}

export const functionalOf = (entity: EntityRow): string => entity.functionalCurrency

/** The account that a role is written to, or '' with a finding: the caller leaves its journal out. */
export function accountFor(context: GroupContext, role: Role, component?: string): string {
  const account = context.chart.toWrite(role, component)
  if (account) return account.code
  const bearing = context.chart.bearing(role, component)
  const code = bearing.length === 0 ? 'GRP-201' : 'GRP-205'
  if (!context.findings.some((f) => f.code === code && f.values.role === role)) {
    const place = { file: 'accounts.csv', column: 'role', value: role }
    const codesOf = (accounts: typeof bearing): string => accounts.map((one) => one.code).join(', ') || '–'
    const values = {
      role,
      accounts: codesOf(bearing),
      marked: codesOf(bearing.filter((one) => one.roleWrite)),
    }
    context.findings.push(finding(code, 'blocks', place, bearing.length === 0 ? { role } : values))
  }
  return ''
}

/** Spot rate to the presentation currency, or null with a finding. */
export function spotRate(
  context: GroupContext,
  currency: string,
  date: string,
  usedFor: string,
): Fraction | null {
  if (currency === context.currency) return ONE
  const found = context.rates.spot(currency, context.currency, date)
  if (found) return found.rate
  missingRate(context, currency, 'spot', date, usedFor)
  return null
}

/** Average rate of an interval to the presentation currency, or null with a finding. */
export function averageRate(
  context: GroupContext,
  currency: string,
  interval: Interval,
  usedFor: string,
): Fraction | null {
  if (currency === context.currency || interval.from > interval.to) return ONE
  const found = context.rates.average(currency, context.currency, interval)
  if (found) return found.rate
  missingRate(context, currency, 'average', `${interval.from}/${interval.to}`, usedFor)
  return null
}

function missingRate(
  context: GroupContext,
  currency: string,
  type: string,
  when: string,
  usedFor: string,
): void {
  const values = { from: currency, to: context.currency, type, when, usedFor }
  const isKnown = context.findings.some(
    (f) => f.code === 'ENT-301' && f.values.from === currency && f.values.when === when,
  )
  if (!isKnown) context.findings.push(finding('ENT-301', 'blocks', { file: 'rates.csv' }, values))
}

/** An amount of a register in minor units of its currency, or null with a finding (more decimals than the currency). */
export function amountOf(context: GroupContext, row: Row, value: Fraction, currency: string): bigint | null {
  const minor = minorOf(value, exponentOf(currency))
  if (minor !== null) return minor
  context.findings.push(finding('GRP-203', 'blocks', row.place, { currency }))
  return null
}

export function toPresentation(
  context: GroupContext,
  amount: bigint,
  currency: string,
  rate: Fraction,
): bigint {
  return convert(amount, rate, exponentOf(currency), context.exponent)
}

/** Enacted income tax rate for reversal after `date` (IAS 12.47), or null with a finding. */
export function taxRate(context: GroupContext, entity: EntityRow, date: string): Fraction | null {
  const known = context.book.taxRates.filter(
    (row) => row.jurisdiction === entity.jurisdiction && row.enactedOn <= date,
  )
  known.sort((a, b) => (a.effectiveFrom < b.effectiveFrom ? -1 : 1))
  const latest = known.at(-1)
  if (latest) return latest.rate
  const seen = context.findings.some(
    (f) => f.code === 'GRP-204' && f.values.jurisdiction === entity.jurisdiction,
  )
  if (!seen) {
    const values = { jurisdiction: entity.jurisdiction || '—', entity: entity.code, date }
    context.findings.push(
      finding('GRP-204', 'blocks', { file: 'tax_rates.csv', subject: entity.code }, values),
    )
  }
  return null
}

/** Σ presentation facts of an entity by a predicate on account code and flow. */
export function sumOf(
  facts: FactTable,
  account: (code: string) => boolean,
  flow: (flow: Flow | '') => boolean,
): bigint {
  const { codes } = facts
  const accounts = codes.account.texts.map(account)
  const flows = codes.flow.texts.map((text) => (text === '' || isFlow(text) ? flow(text) : false))
  return facts.sum((row) => accounts[facts.account[row]!]! && flows[facts.flow[row]!]!)
}

/** Adds a check of two amounts in presentation currency. */
export function compareAmounts(
  context: GroupContext,
  check: {
    id: string
    scope: Check['scope']
    subject: string
    severity?: Check['severity']
    left: bigint
    right: bigint
    /** Passed where the two differ by no more than this; left out: not at all. */
    within?: bigint
    values?: Record<string, string>
  },
): void {
  const { left, right, within = 0n } = check
  context.checks.push({
    id: check.id,
    scope: check.scope,
    subject: check.subject,
    severity: check.severity ?? 'blocks',
    left: decimalText(left, context.exponent),
    right: decimalText(right, context.exponent),
    difference: decimalText(left - right, context.exponent),
    passed: left - right <= within && right - left <= within,
    values: check.values ?? {},
  })
}

/** The reason of a line that was made of facts: each with the sign, and × the share, in which it entered. */
export const madeOf =
  (context: Pick<GroupContext, 'year'>, facts: FactTable, sign: 1n | -1n, share?: Fraction): Reason =>
  () =>
    factParts(facts, context.year, sign, share ? { share } : {})

/** A row of a register as a part: the row is the end of the way. */
export const registerPart = (
  { currency, exponent }: Pick<GroupContext, 'currency' | 'exponent'>,
  { document, place }: Row,
  amount: bigint,
): Explained => ({
  label: { ru: document, en: document },
  kind: 'register',
  amount: decimalText(amount, exponent),
  currency,
  place,
  detail: { document },
})
