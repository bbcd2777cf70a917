// The proof of the group's effective tax rate (IAS 12.81(c), 12.85): profit before tax × the parent's rate, other rates
// of other countries, what the companies' own proofs explain, and what the group's layers do to profit without doing it
// to tax. Layers that bear tax are taken at their rate, and what they differ by is what nothing explains.

import type { FactTable } from '../../ledger/facts.ts'
import { decimalText, type Fraction, negate, powerOfTen, shareOf, subtract } from '../../ledger/fraction.ts'
import { dayBefore } from '../../ledger/period.ts'
import { enactedRate } from '../entity/deferred-tax.ts'
import { aboveRate, applicableRate, kindOf, percent } from '../entity/tax-proof.ts'
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
  readonly applied: Fraction
  readonly enacted: Fraction
  readonly before: Fraction
}

/** Of one entity, debit positive, presentation currency. */
interface Sums {
  /** Of its own facts. */
  result: bigint
  tax: bigint
  /** Of facts of the group that bear it. */
  ofGroup: bigint
  taxOfGroup: bigint
  /** Of those in layers without tax, and of those untaxed by their registers. */
  eliminated: bigint
  untaxed: bigint
  withheld: bigint
  /** Unrealised profit by who holds the goods. */
  readonly held: Map<string, bigint>
  /** Deferred tax of the group's layers at the start and at the end. */
  opened: bigint
  closed: bigint
}

export function checkEffectiveTaxRate(context: GroupContext, groupFacts: FactTable): void {
  const rates = ratesOf(context)
  const parent = rates?.get(context.book.settings.parent)
  if (!rates || !parent) return
  const sums = new Map([...rates.keys()].map((entity) => [entity, ownSums(context, entity)]))
  addGroupFacts(context, groupFacts, sums)
  const parts = { jurisdictions: 0n, companies: 0n, eliminations: 0n, untaxed: 0n, rateChange: 0n }
  let [result, tax] = [0n, 0n]
  for (const [entity, own] of sums) {
    const { applied, before, enacted } = rates.get(entity)!
    const all = own.result + own.ofGroup
    result += all
    tax += own.tax + own.taxOfGroup
    parts.jurisdictions -= shareOf(all, subtract(applied, parent.applied))
    // Unrealised profit is the seller's, its tax stands at the holder's rate (12.74).
    for (const [holder, amount] of own.held)
      parts.jurisdictions += shareOf(amount, subtract(applied, rates.get(holder)?.applied ?? applied))
    parts.companies += own.tax + shareOf(own.result, applied)
    parts.eliminations += shareOf(own.eliminated, applied) + own.withheld
    parts.untaxed += shareOf(own.untaxed, applied)
    parts.rateChange += aboveRate(own.opened, before, applied) - aboveRate(own.closed, enacted, applied)
  }
  if (result !== 0n || tax !== 0n) compareTax(context, parent.applied, { result, tax }, parts)
}

/** Results and tax of a member's own facts. */
function ownSums(context: GroupContext, entity: string): Sums {
  const facts = context.members.get(entity)!.translated.presentation
  const kinds = context.chart.byFactCode(facts.codes).map(kindOf)
  const isTax = (row: number): boolean => kinds[facts.account[row]!] === 'tax'
  const isResult = (row: number): boolean => {
    const kind = kinds[facts.account[row]!]
    return kind === 'before-tax' || kind === 'after-tax'
  }
  const none = {
    ofGroup: 0n,
    taxOfGroup: 0n,
    eliminated: 0n,
    untaxed: 0n,
    withheld: 0n,
    opened: 0n,
    closed: 0n,
  }
  return { ...none, result: facts.sum(isResult), tax: facts.sum(isTax), held: new Map() }
}

/** One pass over the facts of the group. */
function addGroupFacts(context: GroupContext, facts: FactTable, sums: ReadonlyMap<string, Sums>): void {
  const { codes } = facts
  const kinds = context.chart.byFactCode(codes).map(kindOf)
  const isUntaxed = untaxedDocuments(context)
  for (let row = 0; row < facts.length; row++) {
    const kind = kinds[facts.account[row]!]
    const own = kind ? sums.get(facts.text('entity', row)) : undefined
    if (!kind || !own) continue
    const amount = facts.amount[row]!
    const layer = facts.text('layer', row)
    if (kind === 'balance') {
      own.closed += amount
      if (facts.text('flow', row) === 'opening') own.opened += amount
    } else if (kind === 'tax') {
      own.taxOfGroup += amount
      if (layer === 'elimination:dividends') own.withheld += amount
    } else {
      own.ofGroup += amount
      if (WITHOUT_TAX.has(layer)) own.eliminated += amount
      else if (isUntaxed(facts.text('document', row))) own.untaxed += amount
      if (layer !== 'elimination:unrealised-profit') continue
      const holder = facts.text('partner', row)
      own.held.set(holder, (own.held.get(holder) ?? 0n) + amount)
    }
  }
}

function compareTax(
  context: GroupContext,
  rate: Fraction,
  { result, tax }: Pick<Sums, 'result' | 'tax'>,
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
function ratesOf(context: GroupContext): ReadonlyMap<string, Rated> | null {
  const { taxRates } = context.book
  const rates = new Map<string, Rated>()
  for (const [entity, member] of context.members) {
    const { jurisdiction } = member.entity
    const applied = applicableRate(taxRates, jurisdiction, context.year.to)
    const enacted = enactedRate(taxRates, jurisdiction, context.year.to)
    if (!applied || !enacted) return null
    const before = enactedRate(taxRates, jurisdiction, dayBefore(context.year.from)) ?? enacted
    rates.set(entity, { applied: applied.rate, enacted: enacted.rate, before: before.rate })
  }
  return rates
}

/** Group journals and rows of unrealised profit that bear no deferred tax by the word of their registers. */
function untaxedDocuments({ book }: GroupContext): (document: string) => boolean {
  if (!book.settings.groupDeferredTax) return () => true
  const journals = book.journals.filter(
    ({ deferredTax, level }) => level === 'group' && deferredTax === 'none',
  )
  const stock = book.inventoryProfit.filter(({ deferredTax }) => !deferredTax)
  const documents = new Set([...journals, ...stock].map(({ document }) => document))
  return (document) => documents.has(document)
}
