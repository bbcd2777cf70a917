// The proof of the effective tax rate (IAS 12.81(c)): profit before tax × the applicable rate, the named reasons why the
// tax expense is another figure, and what no reason explains. Each part comes from other facts than the expense itself:
// permanent differences from the measure ПР, journals from their lines, a change of rate from the row of the rate.

import type { GroupAccount, Journal, TaxRateRow } from '../../ledger/book.ts'
import { exponentOf } from '../../ledger/currency.ts'
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
const isTaxExpense = ({ role, ifrs18 }: GroupAccount): boolean =>
  role === 'current-tax-expense' || role === 'deferred-tax-expense' || ifrs18[''] === 'income-taxes'

const isTaxBalance = ({ role }: GroupAccount): boolean =>
  role === 'deferred-tax-asset' || role === 'deferred-tax-liability'

const AFTER_TAX: ReadonlySet<string> = new Set(['dividend-income', 'share-of-profit-of-associates'])

/** What an account is to the proof; results and balances of tax are few among the facts. */
type Kind = 'before-tax' | 'after-tax' | 'tax' | 'balance' | null

export function kindOf(account: GroupAccount | undefined): Kind {
  if (!account) return null
  if (isTaxBalance(account)) return 'balance'
  if (account.class !== 'income' && account.class !== 'expense') return null
  if (isTaxExpense(account)) return 'tax'
  return AFTER_TAX.has(account.role) ? 'after-tax' : 'before-tax'
}

/** Sums over the stages in one pass each, debit positive. */
interface Read {
  result: bigint
  tax: bigint
  permanent: bigint
  /** Books that show permanent differences have their dividends among them, on whatever row. */
  hasPermanent: boolean
  dividends: { books: bigint; journals: bigint }
  journals: { none: bigint; calculator: bigint; own: bigint }
  /** Deferred tax that the rows of rates themselves moved. */
  changed: bigint
  /** Balances of deferred tax in the books, at the start and at the end. */
  opened: bigint
  closed: bigint
}

function read(input: TaxProofInput): Read {
  const { adjusted, codes, chart, deferredTax, journals, mapped, taxRates } = input
  const kinds = chart.byFactCode(codes).map(kindOf)
  const [amount, permanent] = [codes.measure.find('amount'), codes.measure.find('permanent')]
  const opening = codes.flow.find('opening')
  const marks = new Map(journals.map((one) => [codes.document.find(one.document), one.deferredTax]))
  const changes = new Set(taxRates.map(({ document }) => codes.document.find(document)))
  const sums: Read = {
    result: 0n,
    tax: 0n,
    permanent: 0n,
    hasPermanent: false,
    dividends: { books: 0n, journals: 0n },
    journals: { none: 0n, calculator: 0n, own: 0n },
    changed: 0n,
    opened: 0n,
    closed: 0n,
  }
  for (const { facts } of [mapped, adjusted, deferredTax]) {
    for (let row = 0; row < facts.length; row++) {
      const kind = kinds[facts.account[row]!]
      if (!kind) continue
      const value = facts.amount[row]!
      const isResult = kind === 'before-tax' || kind === 'after-tax'
      if (facts.measure[row] === permanent) {
        sums.hasPermanent = true
        if (isResult) sums.permanent += value
      }
      if (facts.measure[row] !== amount) continue
      if (kind === 'tax') {
        sums.tax += value
        if (facts === deferredTax.facts && changes.has(facts.document[row]!)) sums.changed += value
      } else if (kind === 'balance') {
        if (facts !== mapped.facts) continue
        sums.closed += value
        if (facts.flow[row] === opening) sums.opened += value
      } else {
        sums.result += value
        if (kind === 'after-tax') sums.dividends[facts === mapped.facts ? 'books' : 'journals'] += value
        const mark = facts === adjusted.facts ? marks.get(facts.document[row]!) : undefined
        if (mark) sums.journals[mark] += value
      }
    }
  }
  return sums
}

/** Null: no rate of the jurisdiction is known, so there is nothing to compare with. */
export function taxProof(input: TaxProofInput): TaxProof | null {
  const { entity, interval, taxRates } = input
  const applied = applicableRate(taxRates, entity.jurisdiction, interval.to)
  const enacted = enactedRate(taxRates, entity.jurisdiction, interval.to)
  if (!applied || !enacted) return null
  const { rate } = applied
  const before = enactedRate(taxRates, entity.jurisdiction, dayBefore(interval.from)) ?? enacted
  const sums = read(input)
  const { books, journals } = sums.dividends
  return {
    rate,
    profit: -sums.result,
    tax: sums.tax,
    expected: shareOf(sums.result, negate(rate)),
    permanent: shareOf(sums.permanent, rate),
    dividends: shareOf(sums.hasPermanent ? journals : books + journals, rate),
    untaxed: shareOf(sums.journals.none, rate),
    rateChange:
      sums.changed -
      shareOf(sums.journals.calculator, subtract(enacted.rate, rate)) +
      aboveRate(sums.opened, before.rate, rate) -
      aboveRate(sums.closed, enacted.rate, rate),
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
