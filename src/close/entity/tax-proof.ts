// The proof of the effective tax rate (IAS 12.81(c)): profit before tax × the applicable rate, the named reasons why the
// tax expense is another figure, and what no reason explains. Each part comes from other facts than the expense itself:
// permanent differences from the measure ПР, journals from their lines, a change of rate from the row of the rate.

import type { GroupAccount, Journal, TaxRateRow } from '../../ledger/book.ts'
import { exponentOf } from '../../ledger/currency.ts'
import { FactTable } from '../../ledger/facts.ts'
import type { Check } from '../../ledger/finding.ts'
import {
  decimalText,
  divide,
  type Fraction,
  isZero,
  negate,
  ONE,
  powerOfTen,
  roundHalfAway,
  shareOf,
  subtract,
} from '../../ledger/fraction.ts'
import { dayBefore } from '../../ledger/period.ts'
import type { Measure } from '../../ledger/words.ts'
import type { StageFacts } from '../types.ts'
import { enactedRate } from './deferred-tax.ts'
import { compared, type EntityYear } from './entity-year.ts'

export interface TaxProofInput extends EntityYear {
  readonly mapped: StageFacts
  readonly adjusted: StageFacts
  readonly deferredTax: StageFacts
  readonly journals: readonly Journal[]
  readonly taxRates: readonly TaxRateRow[]
}

/** Minor units of the functional currency; a profit and a tax expense are positive. */
export interface TaxProof {
  readonly rate: Fraction
  readonly profit: bigint
  readonly tax: bigint
  /** Profit × rate. */
  readonly expected: bigint
  /** Of permanent differences of the year (measure ПР of results). */
  readonly permanent: bigint
  /** Of journals whose difference bears no deferred tax. */
  readonly untaxed: bigint
  /** Of dividends and shares of profit: their tax is the payer's, or is withheld at a rate of its own. */
  readonly dividends: bigint
  /** Of deferred tax at an enacted rate that is not applied yet, and of balances brought to a new one (12.81(d)). */
  readonly rateChange: bigint
}

/** The rate that the tax of a period is reckoned at (12.46): enacted by its end and in force. */
export function applicableRate(
  rows: readonly TaxRateRow[],
  jurisdiction: string,
  date: string,
): TaxRateRow | null {
  return enactedRate(
    rows.filter(({ effectiveFrom }) => effectiveFrom <= date),
    jurisdiction,
    date,
  )
}

/** Income tax by its role or its category: current, deferred, withheld. */
export const isTaxExpense = ({ role, ifrs18 }: GroupAccount): boolean =>
  role === 'current-tax-expense' || role === 'deferred-tax-expense' || ifrs18[''] === 'income-taxes'

const isResult = (account: GroupAccount): boolean => account.class === 'income' || account.class === 'expense'

export const isTaxBalance = ({ role }: GroupAccount): boolean =>
  role === 'deferred-tax-asset' || role === 'deferred-tax-liability'

const AFTER_TAX: ReadonlySet<string> = new Set(['dividend-income', 'share-of-profit-of-associates'])

/** Null: no rate of the jurisdiction is known, so there is nothing to compare with. */
export function taxProof(input: TaxProofInput): TaxProof | null {
  const { adjusted, codes, chart, deferredTax, entity, interval, journals, mapped, taxRates } = input
  const applied = applicableRate(taxRates, entity.jurisdiction, interval.to)
  const enacted = enactedRate(taxRates, entity.jurisdiction, interval.to)
  if (!applied || !enacted) return null
  const { rate } = applied
  const accounts = chart.byFactCode(codes)
  const sum = (
    facts: FactTable,
    fits: (account: GroupAccount, row: number) => boolean,
    measure: Measure = 'amount',
  ): bigint => {
    const code = codes.measure.find(measure)
    return facts.sum((row) => {
      const account = accounts[facts.account[row]!]
      return facts.measure[row] === code && account !== undefined && fits(account, row)
    })
  }
  const isPreTax = (account: GroupAccount): boolean => isResult(account) && !isTaxExpense(account)
  const isTax = (account: GroupAccount): boolean => isResult(account) && isTaxExpense(account)
  const ofJournals = (kind: Journal['deferredTax']): bigint => {
    const own = journals.filter(({ deferredTax: marked }) => marked === kind)
    const documents = new Set(own.map(({ document }) => codes.document.find(document)))
    const { facts } = adjusted
    return -sum(facts, (account, row) => isPreTax(account) && documents.has(facts.document[row]!))
  }
  const all = FactTable.of(codes, mapped.facts, adjusted.facts, deferredTax.facts)
  const profit = -sum(all, isPreTax)
  const changes = new Set(taxRates.map(({ document }) => codes.document.find(document)))
  const { facts: deferred } = deferredTax
  const changed = sum(deferred, (account, row) => isTax(account) && changes.has(deferred.document[row]!))
  const opening = codes.flow.find('opening')
  const { facts } = mapped
  const opened = sum(facts, (account, row) => isTaxBalance(account) && facts.flow[row] === opening)
  const before = enactedRate(taxRates, entity.jurisdiction, dayBefore(interval.from)) ?? enacted
  // Books that show permanent differences have their dividends among them, on whatever row.
  const permanent = codes.measure.find('permanent')
  const marked = facts.measure.subarray(0, facts.length).includes(permanent)
  const isAfterTax = (account: GroupAccount): boolean => isPreTax(account) && AFTER_TAX.has(account.role)
  const dividends = -sum(marked ? adjusted.facts : all, isAfterTax)
  return {
    rate,
    profit,
    tax: sum(all, isTax),
    expected: shareOf(profit, rate),
    permanent: shareOf(sum(facts, isPreTax, 'permanent'), rate),
    dividends: shareOf(dividends, negate(rate)),
    untaxed: shareOf(ofJournals('none'), negate(rate)),
    rateChange:
      changed +
      shareOf(ofJournals('calculator'), subtract(enacted.rate, rate)) +
      aboveRate(opened, before.rate, rate) -
      aboveRate(sum(facts, isTaxBalance), enacted.rate, rate),
  }
}

/** What of a balance of deferred tax at one rate is not there at another: balance × (1 − other ÷ own). */
export function aboveRate(balance: bigint, own: Fraction, other: Fraction): bigint {
  return isZero(own) ? 0n : shareOf(balance, subtract(ONE, divide(other, own)))
}

/** Profit × rate and the parts that are known: what the tax expense is compared with. */
export const explained = ({ dividends, expected, permanent, rateChange, untaxed }: TaxProof): bigint =>
  expected + permanent + dividends + untaxed + rateChange

/** `20.00`, `16.67`; of nothing, nothing. */
export const percent = (part: bigint, whole: bigint): string =>
  whole === 0n ? '–' : decimalText(roundHalfAway(part * 10_000n, whole), 2)

/** Warns where more than a unit of print is not explained: a reason nobody named, or tax of another year. */
export function effectiveTaxRate(input: TaxProofInput): Check[] {
  const proof = taxProof(input)
  if (!proof || (proof.profit === 0n && proof.tax === 0n)) return []
  const { entity, settings } = input
  const currency = entity.functionalCurrency
  const exponent = exponentOf(currency)
  const text = (amount: bigint): string => decimalText(amount, exponent)
  return [
    compared({
      id: 'effective-tax-rate',
      subject: entity.code,
      severity: 'warns',
      left: proof.tax,
      right: explained(proof),
      currency,
      within: BigInt(settings.unit) * powerOfTen(exponent),
      values: {
        entity: entity.code,
        currency,
        profit: text(proof.profit),
        rate: percent(proof.rate.numerator, proof.rate.denominator),
        effective: percent(proof.tax, proof.profit),
        expected: text(proof.expected),
        permanent: text(proof.permanent),
        dividends: text(proof.dividends),
        untaxed: text(proof.untaxed),
        rateChange: text(proof.rateChange),
      },
    }),
  ]
}
