// Checks of one entity and fiscal year in functional currency (accounting-model.md §10). Those of its translation stand
// with the translated year.

import type { Journal, OpeningRow, TaxRateRow } from '../../ledger/book.ts'
import { exponentOf } from '../../ledger/currency.ts'
import { FactTable } from '../../ledger/facts.ts'
import type { Check } from '../../ledger/finding.ts'
import { minorOf } from '../../ledger/fraction.ts'
import { dayBefore } from '../../ledger/period.ts'
import { FLOWS } from '../../ledger/words.ts'
import { actingIn, journalsCheck } from '../journal-balance.ts'
import { rollForward } from '../roll.ts'
import type { StageFacts } from '../types.ts'
import { compared, type EntityYear } from './entity-year.ts'
import { hasNoCashLine } from './journal-flows.ts'
import { postingsOf } from './journals.ts'
import { effectiveTaxRate } from './tax-proof.ts'

export interface EntityChecksInput extends EntityYear {
  readonly mapped: StageFacts
  readonly adjusted: StageFacts
  readonly deferredTax: StageFacts
  /** Those of `entityJournals`. */
  readonly journals: readonly Journal[]
  /** The whole preceding fiscal year; null or left out: the entity had no figures then. */
  readonly previous?: Pick<EntityChecksInput, 'mapped' | 'adjusted' | 'deferredTax'> | null
  /** Rows of openings.csv of the entity. */
  readonly openings?: readonly OpeningRow[]
  /** Without a rate of the entity's jurisdiction there is nothing to reconcile its tax with. */
  readonly taxRates: readonly TaxRateRow[]
}

export function entityChecks(input: EntityChecksInput): Check[] {
  if (!input.mapped.present) return []
  const facts = amountsOf(input)
  return [
    ...layersBalance(input, facts),
    ...openingIsClosing(input, facts),
    ...openingAsGiven(input, facts),
    assetsAreFinanced(input, facts),
    ...journalsBalance(input),
    ...journalsMoveNoMoney(input),
    ...effectiveTaxRate(input),
  ]
}

function amountsOf({
  codes,
  mapped,
  adjusted,
  deferredTax,
}: Pick<EntityChecksInput, 'codes' | 'mapped' | 'adjusted' | 'deferredTax'>): FactTable {
  const amount = codes.measure.find('amount')
  const all = FactTable.of(codes, mapped.facts, adjusted.facts, deferredTax.facts)
  return all.where((row) => all.measure[row] === amount)
}

/** Debits and credits of each layer. */
function layersBalance({ entity }: EntityYear, facts: FactTable): Check[] {
  const layers = [...new Set(facts.layer.subarray(0, facts.length))]
  return layers.map((layer) => {
    const side = (sign: 1n | -1n): bigint =>
      facts.sum((row) => facts.layer[row] === layer && facts.amount[row]! * sign > 0n) * sign
    const name = facts.codes.layer.text(layer)
    return compared({
      id: 'layer-balances',
      subject: `${entity.code} ${name}`,
      left: side(1n),
      right: side(-1n),
      currency: entity.functionalCurrency,
      values: { entity: entity.code, layer: name },
    })
  })
}

/** What each account opens with is what it closed with, income, expense and OCI in what they close to. */
function openingIsClosing(input: EntityChecksInput, facts: FactTable): Check[] {
  const { chart, codes, entity, previous, mapped } = input
  // A position gives no openings to compare.
  if (!previous?.mapped.present || mapped.position) return []
  const opening = codes.flow.find('opening')
  const own = facts.where((row) => facts.flow[row] === opening)
  const rolled = rollForward(amountsOf({ codes, ...previous }), chart, '')
  const difference = FactTable.of(codes, rolled)
  for (let row = 0; row < own.length; row++) difference.copy(own, row, {}, -own.amount[row]!)
  const accounts = difference.groupBy(['account', 'layer']).sorted()
  const currency = entity.functionalCurrency
  const sum = (table: FactTable, account: number, layer: number): bigint =>
    table.sum((row) => table.account[row] === account && table.layer[row] === layer)
  const differing = Array.from({ length: accounts.length }, (_, row) => {
    const [account, layer] = [accounts.account[row]!, accounts.layer[row]!]
    const values = { account: codes.account.text(account), layer: codes.layer.text(layer) }
    return compared({
      id: 'opening-equals-closing',
      subject: `${entity.code} ${values.account}`,
      left: sum(own, account, layer),
      right: sum(rolled, account, layer),
      currency,
      values,
    })
  })
  if (differing.length > 0) return differing
  const debits = (table: FactTable): bigint => {
    const totals = table.groupBy(['account', 'layer'])
    return totals.sum((row) => totals.amount[row]! > 0n)
  }
  return [
    compared({
      id: 'opening-equals-closing',
      subject: entity.code,
      left: debits(own),
      right: debits(rolled),
      currency,
      values: { account: '', layer: '' },
    }),
  ]
}

/** openings.csv, `amount_functional`, is compared with the opening columns and journals (§2a): a difference blocks. */
function openingAsGiven(input: EntityChecksInput, facts: FactTable): Check[] {
  const { codes, entity, interval, mapped, openings = [], previous } = input
  if (previous || mapped.position) return []
  const given = new Map<string, bigint>()
  for (const row of openings) {
    if (row.amountFunctional === null || row.date !== dayBefore(interval.from)) continue
    const amount = minorOf(row.amountFunctional, exponentOf(entity.functionalCurrency))
    if (amount !== null) given.set(row.account, amount + (given.get(row.account) ?? 0n))
  }
  const opening = codes.flow.find('opening')
  return [...given].map(([account, right]) => {
    const code = codes.account.find(account)
    const left = facts.sum((row) => facts.flow[row] === opening && facts.account[row] === code)
    const subject = `${entity.code} ${account}`
    return compared({
      id: 'opening-as-given',
      subject,
      left,
      right,
      currency: entity.functionalCurrency,
      values: { account },
    })
  })
}

/** Assets = liabilities + equity with the results not yet closed. */
function assetsAreFinanced({ chart, entity }: EntityYear, facts: FactTable): Check {
  const accounts = chart.byFactCode(facts.codes)
  const assets = facts.sum((row) => accounts[facts.account[row]!]?.class === 'asset')
  const financing = facts.sum((row) => {
    const kind = accounts[facts.account[row]!]?.class
    return kind !== 'asset' && kind !== 'statistical'
  })
  return compared({
    id: 'assets-equal-liabilities-and-equity',
    subject: entity.code,
    left: assets,
    right: -financing,
    currency: entity.functionalCurrency,
    values: { entity: entity.code },
  })
}

/** Debits = credits of the journals that act in the year, each of them, in the currency that they are written in. */
function journalsBalance({ entity, interval, journals, previous, settings }: EntityChecksInput): Check[] {
  const acting = actingIn(journals, interval, !previous)
  const isPresentation = ({ basis }: Journal): boolean => basis === 'presentation'
  const own = acting.filter((journal) => !isPresentation(journal))
  const presented = acting.filter(isPresentation)
  const row = (of: readonly Journal[], currency: string): Check => {
    const subject = `${entity.code} ${interval.to} ${currency}`
    return journalsCheck({ id: 'journals-balance', scope: 'entity', subject }, of, currency)
  }
  return [
    ...(own.length > 0 ? [row(own, entity.functionalCurrency)] : []),
    ...(presented.length > 0 ? [row(presented, settings.presentationCurrency)] : []),
  ]
}

/**
 * What of a journal has no line in the cash flow statement sums to nil (§9), restatements apart. Of the entity as a whole
 * the statement of cash flows checks it.
 */
function journalsMoveNoMoney(input: EntityChecksInput): Check[] {
  const { entity, interval } = input
  const currency = entity.functionalCurrency
  const scope = { ...input, basis: 'functional', currency, to: interval.to } as const
  const sums = new Map<string, { journal: Journal; without: bigint; restated: bigint }>()
  for (const { date, journal, lines, reversal } of postingsOf(input.journals, scope).postings) {
    // A reversal mirrors what it undoes: where that passes, so does it.
    if (date < interval.from || reversal) continue
    const sum = sums.get(journal.id) ?? { journal, without: 0n, restated: 0n }
    for (const { account, flow, amount } of lines) {
      if (FLOWS[flow].cash === 'opening') sum.restated += amount
      else if (hasNoCashLine(account, flow)) sum.without += amount
    }
    sums.set(journal.id, sum)
  }
  return [...sums.values()].map(({ journal, without, restated }) =>
    compared({
      id: 'non-cash-flows-of-journal',
      subject: `${entity.code} ${journal.id}`,
      left: without === 0n ? restated : without,
      right: 0n,
      currency,
      values: { journal: journal.id },
    }),
  )
}
