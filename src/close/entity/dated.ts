// Movements whose date is known (accounting-model.md §6, book-format.md §2): rows of dated_flows.csv, and lines of
// journals in flows that stand at their date. A row is part of what the balances show, never an addition.

import type { DatedFlowRow, Journal } from '../../ledger/book.ts'
import { exponentOf } from '../../ledger/currency.ts'
import type { FactTable } from '../../ledger/facts.ts'
import { type Finding, finding, type Place } from '../../ledger/finding.ts'
import { convert, divide, type Fraction, fraction, minorOf, multiply } from '../../ledger/fraction.ts'
import { FLOWS } from '../../ledger/words.ts'
import type { Rates } from '../rates.ts'
import type { EntityYear } from './entity-year.ts'
import { postingsOf } from './journals.ts'

/** Codes of account, flow and layer: what a total is taken over. */
export interface DatedPart {
  readonly account: number
  readonly flow: number
  readonly layer: number
  readonly date: string
  /** Functional minor units, debit positive. */
  readonly amount: bigint
  /** Presentation units for one functional unit, where the row gives it. */
  readonly rate: Fraction | null
  readonly document: string
  readonly place: Place
  /** A row of dated_flows.csv; else a journal's line. */
  readonly isRow: boolean
}

export interface DatedInput extends EntityYear {
  readonly rates: Rates
  readonly datedFlows: readonly DatedFlowRow[]
  readonly journals: readonly Journal[]
}

/** The dated parts of the year's functional facts; those of journals only where they are asked for. */
export function datedParts(
  input: DatedInput,
  facts: FactTable,
  ofJournals: boolean,
): { parts: DatedPart[]; findings: Finding[] } {
  const findings: Finding[] = []
  const parts: DatedPart[] = []
  const layers = input.datedFlows.length > 0 ? layersOf(facts) : new Map<string, number>()
  for (const row of input.datedFlows) {
    if (row.date < input.interval.from || row.date > input.interval.to) continue
    const account = facts.codes.account.find(row.account)
    const flow = facts.codes.flow.find(row.flow)
    const found = layers.get(`${account},${flow}`)
    if (!found) {
      const place = { ...row.place, column: 'flow', value: row.flow }
      findings.push(finding('ENT-303', 'blocks', place, { account: row.account, entity: row.entity }))
      continue
    }
    const money = moneyOf(row, input, findings)
    if (!money) continue
    const { date, document, place } = row
    parts.push({ account, flow, layer: found, date, document, place, isRow: true, ...money })
  }
  if (ofJournals) parts.push(...journalParts(input))
  return { parts, findings }
}

/** For account and flow the layer in which they stand: the mapped one before adjustments. */
function layersOf(facts: FactTable): Map<string, number> {
  const mapped = facts.codes.layer.find('mapped')
  const layers = new Map<string, number>()
  for (let row = 0; row < facts.length; row++) {
    const key = `${facts.account[row]},${facts.flow[row]}`
    if (!layers.has(key) || facts.layer[row] === mapped) layers.set(key, facts.layer[row]!)
  }
  return layers
}

/** The row in functional currency; its own rate is in presentation units for one unit of the row's currency. */
function moneyOf(
  row: DatedFlowRow,
  { entity, rates }: DatedInput,
  findings: Finding[],
): { amount: bigint; rate: Fraction | null } | null {
  const functional = entity.functionalCurrency
  const currency = row.currency || functional
  const given = minorOf(row.amount, exponentOf(currency))
  if (given === null) {
    findings.push(finding('ENT-304', 'blocks', { ...row.place, column: 'amount' }, { currency }))
    return null
  }
  if (currency === functional) return { amount: given, rate: row.rate }
  const found = rates.spot(currency, functional, row.date)
  if (!found) {
    findings.push(
      missingRate(row.place, { type: 'spot', from: currency, to: functional, when: row.date }, row.document),
    )
    return null
  }
  const amount = convert(given, found.rate, exponentOf(currency), exponentOf(functional))
  return { amount, rate: row.rate && divide(row.rate, found.rate) }
}

/** A rate that rates.csv does not give. */
export function missingRate(
  place: Place,
  rate: { readonly type: string; readonly from: string; readonly to: string; readonly when: string },
  usedFor: string,
): Finding {
  return finding('ENT-301', 'blocks', { ...place, file: place.file ?? 'rates.csv' }, { ...rate, usedFor })
}

function journalParts(input: DatedInput): DatedPart[] {
  const { codes, entity, interval } = input
  const scope = {
    ...input,
    basis: 'functional',
    currency: entity.functionalCurrency,
    to: interval.to,
  } as const
  return postingsOf(input.journals, scope).postings.flatMap(({ date, layer, journal, lines }) =>
    date < interval.from
      ? []
      : lines
          .filter(({ flow }) => FLOWS[flow].rate === 'date')
          .map(({ account, flow, amount, line }) => ({
            account: codes.account.code(account.code),
            flow: codes.flow.code(flow),
            layer: codes.layer.code(layer),
            date,
            amount,
            rate: null,
            document: journal.document,
            place: line.place,
            isRow: false,
          })),
  )
}

/** Σ of the parts in one account, flow and layer. */
export const sumOfParts = (parts: readonly DatedPart[]): bigint =>
  parts.reduce((sum, { amount }) => sum + amount, 0n)

/** Amount × rate as an exact number of minor units of the target. */
export function exactAmount(
  amount: bigint,
  rate: Fraction,
  fromExponent: number,
  toExponent: number,
): Fraction {
  const shift = fraction(10n ** BigInt(toExponent), 10n ** BigInt(fromExponent))
  return multiply(multiply(fraction(amount), rate), shift)
}
