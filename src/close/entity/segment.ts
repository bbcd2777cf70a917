// The part of an entity's year that belongs to the group (accounting-model.md §7, first point). What stood before the
// segment enters in flow `scope-in`, results in the equity that they close to; what happened before is left out.
//
// With figures that end at the date this is exact. An interval that the date cuts is divided: dated movements by their
// date, what answers them in the same flow alike, everything else by days or months. So the equity at the date is the
// opening, the apportioned result and the dated flows; where dated movements leave the other side out, the other side
// is cash. What rounding leaves goes to the largest balance of the layer. Such a segment is marked estimated.
//
// Of a position (closing columns alone) results are apportioned and balances stand whole at the date; what the result
// of the segment brought is taken from cash.

import type { Settings } from '../../ledger/book.ts'
import { COLUMNS, type FactKey, FactTable } from '../../ledger/facts.ts'
import { add, type Fraction, fraction, shareOf, ZERO } from '../../ledger/fraction.ts'
import {
  dayAfter,
  dayBefore,
  daysIn,
  endOfMonth,
  type Interval,
  intersect,
  intervalText,
  parseIntervalText,
} from '../../ledger/period.ts'
import { GroupChart } from '../chart.ts'
import { rollForward } from '../roll.ts'
import { type DatedPart, sumOfParts } from './dated.ts'
import { spreadByPartner } from './division.ts'
import { canonical } from './entity-year.ts'

export interface CutInput {
  readonly chart: GroupChart
  readonly entity: string
  /** From the start of the segment to the reporting date. */
  readonly segment: Interval
  readonly apportionment: Settings['apportionment']
  readonly dated: readonly DatedPart[]
  readonly position: boolean
}

export interface Cut {
  /** The segment's facts: flow `scope-in` and what happened in it. */
  readonly facts: FactTable
  readonly estimated: boolean
  /** What `facts` is made of, in the keys of the year: before the date, and after it. */
  readonly before: FactTable
  readonly after: FactTable
  /** Rows of the two that make each layer sum to zero at the date. */
  readonly balancing: { readonly before: ReadonlySet<number>; readonly after: ReadonlySet<number> }
}

/** `facts`: functional, whole fiscal year to the reporting date, measure amount, rows of one key added up, sorted. */
export function cutFacts(facts: FactTable, input: CutInput): Cut {
  return new Cutter(facts, input).cut()
}

/** Months of an interval, a month that it cuts as its days in it. */
export function monthsOf(interval: Interval): Fraction {
  let months = ZERO
  for (let from = interval.from; from <= interval.to; from = dayAfter(endOfMonth(from))) {
    const month = { from: `${from.slice(0, 7)}-01`, to: endOfMonth(from) }
    const days = daysIn(intersect(month, interval) ?? month)
    months = add(months, fraction(BigInt(days), BigInt(daysIn(month))))
  }
  return months
}

/** The part of `whole` that lies before `date`, by days or months. */
export function shareBefore(whole: Interval, date: string, by: Settings['apportionment']): Fraction {
  const before = { from: whole.from, to: dayBefore(date) }
  if (by === 'days') return fraction(BigInt(daysIn(before)), BigInt(daysIn(whole)))
  const part = monthsOf(before)
  const total = monthsOf(whole)
  return fraction(part.numerator * total.denominator, part.denominator * total.numerator)
}

interface Divided {
  readonly rows: number[]
  readonly period: Interval
}

class Cutter {
  readonly #facts: FactTable
  readonly #input: CutInput
  readonly #before: FactTable
  readonly #after: FactTable
  readonly #accounts: ReturnType<GroupChart['byFactCode']>
  readonly #mapped: number
  readonly #balancing = { before: new Set<number>(), after: new Set<number>() }
  #dividedFrom = 0

  constructor(facts: FactTable, input: CutInput) {
    this.#facts = facts
    this.#input = input
    this.#before = new FactTable(facts.codes, facts.length)
    this.#after = new FactTable(facts.codes, facts.length)
    this.#accounts = input.chart.byFactCode(facts.codes)
    this.#mapped = facts.codes.layer.find('mapped')
  }

  cut(): Cut {
    const divided = this.#takeWhole()
    this.#dividedFrom = this.#before.length
    for (const group of divided.values()) this.#divide(group)
    if (divided.size > 0) this.#balance()
    const { codes } = this.#facts
    const first = this.#firstPeriod()
    const flow = codes.flow.code('scope-in')
    const document = codes.document.code(`derived/scope-in/${this.#input.entity}`)
    const rolled = rollForward(this.#before, this.#input.chart, first)
    const facts = new FactTable(codes, rolled.length + this.#after.length)
    for (let row = 0; row < rolled.length; row++) facts.copy(rolled, row, { flow, document })
    facts.append(this.#after)
    return {
      facts: canonical(facts),
      estimated: divided.size > 0,
      before: this.#before,
      after: this.#after,
      balancing: this.#balancing,
    }
  }

  #firstPeriod(): string {
    const { from, to } = this.#input.segment
    const texts = new Set(
      Array.from({ length: this.#after.length }, (_, row) => this.#after.text('period', row)),
    )
    return [...texts].sort()[0] ?? intervalText({ from, to })
  }

  /** Copies what lies on one side of the date; gives what the date cuts, by account, flow, layer and interval. */
  #takeWhole(): Map<string, Divided> {
    const facts = this.#facts
    const { from } = this.#input.segment
    const opening = facts.codes.flow.find('opening')
    const divided = new Map<string, Divided>()
    for (let row = 0; row < facts.length; row++) {
      const period = parseIntervalText(facts.text('period', row))
      if (facts.flow[row] === opening || period.to < from) this.#before.copy(facts, row)
      else if (period.from >= from) this.#after.copy(facts, row)
      else {
        const key = `${facts.account[row]},${facts.flow[row]},${facts.layer[row]},${facts.period[row]}`
        const group = divided.get(key)
        if (group) group.rows.push(row)
        else divided.set(key, { rows: [row], period })
      }
    }
    return divided
  }

  #divide({ rows, period }: Divided): void {
    const facts = this.#facts
    const weights = rows.map((row) => facts.amount[row]!)
    const total = weights.reduce((sum, weight) => sum + weight, 0n)
    const { before, share, dated } = this.#beforeOf(rows[0]!, total, period)
    const beside = dated
      ? fraction(before * share.denominator - total * share.numerator, share.denominator)
      : ZERO
    const partners = rows.map((row) => facts.partner[row]!)
    const parts = spreadByPartner(partners, weights, share, beside, before)
    const after = this.#periodAfter(period)
    for (const [index, row] of rows.entries()) {
      const part = parts[index]!
      if (part !== 0n) this.#before.copy(facts, row, {}, part)
      const left = weights[index]! - part
      if (left !== 0n) this.#after.copy(facts, row, { period: after }, left)
    }
  }

  #periodAfter(period: Interval): number {
    return this.#facts.codes.period.code(intervalText({ from: this.#input.segment.from, to: period.to }))
  }

  /** How much of a total lies before the date, and the share by which its detail is divided. */
  #beforeOf(
    row: number,
    total: bigint,
    period: Interval,
  ): { before: bigint; share: Fraction; dated: boolean } {
    const facts = this.#facts
    const { apportionment, dated, position, segment } = this.#input
    const account = this.#accounts[facts.account[row]!]
    const balance = account && !GroupChart.isResult(account)
    const inFlow = dated.filter(({ flow, layer }) => flow === facts.flow[row] && layer === facts.layer[row])
    const own = inFlow.filter(
      ({ account: code, date }) => code === facts.account[row] && within(date, period),
    )
    const datedBefore = own.filter(({ date }) => date < segment.from)
    const share =
      position && balance && facts.layer[row] === this.#mapped
        ? fraction(1n)
        : shareBefore(period, segment.from, apportionment)
    if (own.length > 0) {
      const before = sumOfParts(datedBefore)
      return { before: before + shareOf(total - sumOfParts(own), share), share, dated: true }
    }
    // What answers dated movements in the same flow moves on their dates.
    const others = inFlow.filter(({ date }) => within(date, period))
    const answered = sumOfParts(others)
    if (answered !== 0n && answered === -total) {
      return { before: -sumOfParts(others.filter(({ date }) => date < segment.from)), share, dated: true }
    }
    return { before: shareOf(total, share), share, dated: false }
  }

  /** Each layer sums to zero at the date. */
  #balance(): void {
    const { codes } = this.#facts
    for (const layer of new Set(this.#before.layer.subarray(0, this.#before.length))) {
      const left = this.#before.sum((row) => this.#before.layer[row] === layer)
      if (left === 0n) continue
      const key = this.#placeOf(layer)
      this.#balancing.before.add(this.#before.length)
      this.#balancing.after.add(this.#after.length)
      this.#before.add({ ...key, period: codes.period.code(this.#firstPeriod()) }, -left)
      this.#after.add(key, left)
    }
  }

  /** Cash where dated movements or a position leave the other side out, else the largest balance that was divided. */
  #placeOf(layer: number): FactKey {
    const { codes } = this.#facts
    const { chart, dated, entity, position, segment } = this.#input
    const key: FactKey = {}
    const largest = this.#largest(layer)
    for (const column of COLUMNS) key[column] = this.#before[column][largest]!
    key.period = codes.period.code(intervalText(segment))
    const missing = dated.some((part) => part.layer === layer) || (position && layer === this.#mapped)
    const cash = missing ? chart.toWrite('cash') : null
    if (!cash) return key
    return {
      ...key,
      account: codes.account.code(cash.code),
      flow: codes.flow.code('unspecified'),
      partner: 0,
      analytics: 0,
      document: codes.document.code(`derived/scope-in/${entity}`),
    }
  }

  /**
   * The row of the layer to which rounding goes: of the largest total of an account and flow (a balance before a result,
   * divided before whole), so that detail does not decide which; of that total the largest row.
   */
  #largest(layer: number): number {
    const before = this.#before
    const totals = new Map<string, { rank: number; amount: bigint; row: number }>()
    for (let row = 0; row < before.length; row++) {
      if (before.layer[row] !== layer) continue
      const rank = (row >= this.#dividedFrom ? 2 : 0) + (this.#isBalance(row) ? 1 : 0)
      const key = `${rank},${before.account[row]},${before.flow[row]}`
      const amount = before.amount[row]!
      const total = totals.get(key)
      if (!total) totals.set(key, { rank, amount, row })
      else {
        total.amount += amount
        if (size(amount) > size(before.amount[total.row]!)) total.row = row
      }
    }
    let largest: { rank: number; amount: bigint; row: number } | null = null
    for (const total of totals.values()) {
      const difference = largest ? total.rank - largest.rank : 1
      const larger = largest && difference === 0 && size(total.amount) > size(largest.amount)
      if (difference > 0 || larger) largest = total
    }
    return largest?.row ?? 0
  }

  #isBalance(row: number): boolean {
    const account = this.#accounts[this.#before.account[row]!]
    return account !== undefined && !GroupChart.isResult(account)
  }
}

const size = (amount: bigint): bigint => (amount < 0n ? -amount : amount)
const within = (date: string, { from, to }: Interval): boolean => from <= date && date <= to
