// The proof of the group's effective tax rate (IAS 12.81(c), 12.85): profit before tax × the parent's rate, other rates
// of other countries, what the companies' own proofs explain, and what the group's layers do to profit without doing it
// to tax. Layers that bear tax are taken at their rate, and what they differ by is what nothing explains.

import type { GroupAccount } from '../../ledger/book.ts'
import type { FactTable } from '../../ledger/facts.ts'
import { decimalText, type Fraction, negate, powerOfTen, shareOf, subtract } from '../../ledger/fraction.ts'
import { dayBefore } from '../../ledger/period.ts'
import { enactedRate } from '../entity/deferred-tax.ts'
import { aboveRate, applicableRate, isTaxBalance, isTaxExpense, percent } from '../entity/tax-proof.ts'
import { compareAmounts, type GroupContext } from './context.ts'

/** Layers whose effect on profit is no effect on taxable profit: of one group, or net of tax already (12.15, 12.39). */
const WITHOUT_TAX = new Set([
  'elimination:balances',
  'elimination:difference',
  'elimination:turnovers',
  'elimination:dividends',
  'elimination:investment',
  'elimination:goodwill',
  'elimination:nci',
  'elimination:equity-method',
])

interface Rated {
  readonly entity: string
  readonly applied: Fraction
  readonly enacted: Fraction
  readonly before: Fraction
}

/** Debit positive, presentation currency. */
interface Sums {
  result: bigint
  tax: bigint
}

export function checkEffectiveTaxRate(context: GroupContext, groupFacts: FactTable): void {
  const rates = ratesOf(context)
  const parent = rates?.find(({ entity }) => entity === context.book.settings.parent)
  if (!rates || !parent) return
  const parts = { jurisdictions: 0n, companies: 0n, eliminations: 0n, untaxed: 0n, rateChange: 0n }
  const total: Sums = { result: 0n, tax: 0n }
  const untaxed = untaxedDocuments(context)
  for (const { entity, applied, before, enacted } of rates) {
    const member = context.members.get(entity)!.translated.presentation
    const own = sumsOf(context, member, () => true)
    const ofGroup = (fits: (layer: string, row: number) => boolean): Sums =>
      sumsOf(
        context,
        groupFacts,
        (row) => groupFacts.text('entity', row) === entity && fits(groupFacts.text('layer', row), row),
      )
    const all = ofGroup(() => true)
    const eliminated = ofGroup((layer) => WITHOUT_TAX.has(layer))
    const marked = ofGroup((layer, row) => {
      return !WITHOUT_TAX.has(layer) && (untaxed === 'all' || untaxed.has(groupFacts.text('document', row)))
    })
    // Unrealised profit is the seller's, its tax stands at the holder's rate (12.74): the partner of the line.
    for (const holder of rates) {
      const held = ofGroup(
        (layer, row) =>
          layer === 'elimination:unrealised-profit' && groupFacts.text('partner', row) === holder.entity,
      )
      parts.jurisdictions += shareOf(held.result, subtract(applied, holder.applied))
    }
    const withheld = ofGroup((layer) => layer === 'elimination:dividends').tax
    total.result += own.result + all.result
    total.tax += own.tax + all.tax
    parts.jurisdictions -= shareOf(own.result + all.result, subtract(applied, parent.applied))
    parts.companies += own.tax + shareOf(own.result, applied)
    parts.eliminations += shareOf(eliminated.result, applied) + withheld
    parts.untaxed += shareOf(marked.result, applied)
    const [opened, closed] = deferredOf(context, groupFacts, entity)
    parts.rateChange += aboveRate(opened, before, applied) - aboveRate(closed, enacted, applied)
  }
  if (total.result === 0n && total.tax === 0n) return
  compareTax(context, parent.applied, total, parts)
}

function compareTax(
  context: GroupContext,
  rate: Fraction,
  { result, tax }: Sums,
  parts: Readonly<Record<string, bigint>>,
): void {
  const expected = shareOf(result, negate(rate))
  const right = Object.values(parts).reduce((sum, part) => sum + part, expected)
  const text = (amount: bigint): string => decimalText(amount, context.exponent)
  compareAmounts(context, {
    id: 'group-effective-tax-rate',
    scope: 'group',
    subject: context.book.settings.parent,
    severity: 'warns',
    left: tax,
    right,
    within: BigInt(context.book.settings.unit) * powerOfTen(context.exponent),
    values: {
      currency: context.currency,
      profit: text(-result),
      rate: percent(rate.numerator, rate.denominator),
      effective: percent(tax, -result),
      expected: text(expected),
      ...Object.fromEntries(Object.entries(parts).map(([name, amount]) => [name, text(amount)])),
    },
  })
}

/** Null where the rate of a member is not known: there is nothing to reconcile with. */
function ratesOf(context: GroupContext): readonly Rated[] | null {
  const { taxRates } = context.book
  const rates: Rated[] = []
  for (const [entity, member] of context.members) {
    const { jurisdiction } = member.entity
    const applied = applicableRate(taxRates, jurisdiction, context.year.to)
    const enacted = enactedRate(taxRates, jurisdiction, context.year.to)
    if (!applied || !enacted) return null
    const before = enactedRate(taxRates, jurisdiction, dayBefore(context.year.from)) ?? enacted
    rates.push({ entity, applied: applied.rate, enacted: enacted.rate, before: before.rate })
  }
  return rates
}

/** Group journals and rows of unrealised profit that bear no deferred tax by the word of their registers. */
function untaxedDocuments({ book }: GroupContext): 'all' | ReadonlySet<string> {
  if (!book.settings.groupDeferredTax) return 'all'
  const journals = book.journals.filter(
    ({ deferredTax, level }) => level === 'group' && deferredTax === 'none',
  )
  const stock = book.inventoryProfit.filter(({ deferredTax }) => !deferredTax)
  return new Set([...journals, ...stock].map(({ document }) => document))
}

const isResult = (account: GroupAccount): boolean => account.class === 'income' || account.class === 'expense'

function sumsOf(context: GroupContext, facts: FactTable, fits: (row: number) => boolean): Sums {
  const accounts = context.chart.byFactCode(facts.codes)
  const sum = (tax: boolean): bigint =>
    facts.sum((row) => {
      const account = accounts[facts.account[row]!]
      return account !== undefined && isResult(account) && isTaxExpense(account) === tax && fits(row)
    })
  return { result: sum(false), tax: sum(true) }
}

/** Deferred tax of the group's layers at the start and at the end, debit positive. */
function deferredOf(context: GroupContext, facts: FactTable, entity: string): readonly [bigint, bigint] {
  const accounts = context.chart.byFactCode(facts.codes)
  const fits = (row: number): boolean => {
    const account = accounts[facts.account[row]!]
    return account !== undefined && isTaxBalance(account) && facts.text('entity', row) === entity
  }
  return [facts.sum((row) => fits(row) && facts.text('flow', row) === 'opening'), facts.sum(fits)]
}
