// At which rate a total of one account, flow and layer stands (IAS 21.39–40; accounting-model.md §3, §6): the average of
// the translation period within the segment; the date, where one is named; the opening rate for restatements; the rate
// at which the equity stood for transfers within equity. Nothing is guessed: what is missing is a finding.

import type { RateRow } from '../../ledger/book.ts'
import { exponentOf } from '../../ledger/currency.ts'
import type { FactTable } from '../../ledger/facts.ts'
import { type Finding, finding } from '../../ledger/finding.ts'
import {
  add,
  decimalText,
  divide,
  type Fraction,
  fraction,
  isZero,
  multiply,
  ZERO,
} from '../../ledger/fraction.ts'
import {
  addMonths,
  dayBefore,
  endOfMonth,
  type Interval,
  intersect,
  intervalText,
  parseIntervalText,
} from '../../ledger/period.ts'
import { FLOWS, type Flow } from '../../ledger/words.ts'
import type { FoundRate, Rates } from '../rates.ts'
import { type DatedPart, missingRate, sumOfParts } from './dated.ts'
import type { EntityYear } from './entity-year.ts'

/** Asks for rates from functional to presentation currency and keeps account of what was missing. */
export class RateDesk {
  readonly findings: Finding[] = []
  asked = 0
  missing = 0
  readonly #rates: Rates
  readonly #from: string
  readonly #to: string
  readonly #entity: string
  readonly #seen = new Set<string>()

  constructor(rates: Rates, from: string, to: string, entity: string) {
    this.#rates = rates
    this.#from = from
    this.#to = to
    this.#entity = entity
  }

  spot(date: string, usedFor: string): FoundRate | null {
    return this.#note('spot', date, usedFor, this.#rates.spot(this.#from, this.#to, date))
  }

  average(interval: Interval, usedFor: string): FoundRate | null {
    return this.#note(
      'average',
      intervalText(interval),
      usedFor,
      this.#rates.average(this.#from, this.#to, interval),
    )
  }

  #note(type: string, when: string, usedFor: string, found: FoundRate | null): FoundRate | null {
    const key = `${type} ${when}`
    if (this.#seen.has(key)) return found
    this.#seen.add(key)
    this.asked++
    if (found) return found
    this.missing++
    const rate = { type, from: this.#from, to: this.#to, when }
    this.findings.push(missingRate({ subject: this.#entity }, rate, usedFor))
    return null
  }
}

/** A total of one account, flow, layer and translation period, with the rows that it is the sum of. */
export interface Total {
  readonly account: number
  readonly flow: number
  readonly layer: number
  readonly period: Interval
  readonly rows: readonly number[]
  readonly amount: bigint
}

/** A part of a total at one rate. */
export interface RatedPart {
  readonly amount: bigint
  readonly rate: Fraction
  readonly rows: readonly RateRow[]
  /** A date or an interval, as shown. */
  readonly when: string
  readonly kind: 'average' | 'date' | 'opening' | 'carried'
  readonly document: string
}

/** A total with its parts at their rates: what the proofs and the explanation read. */
export interface RatedTotal {
  readonly total: Total
  readonly parts: readonly RatedPart[]
  /** Average of the translation period, where parts stand apart from it. */
  readonly average: Fraction | null
}

/** The translation period of an interval of figures, within the segment (book policy; §6). */
export function translationPeriod(
  { settings }: Pick<EntityYear, 'settings'>,
  period: Interval,
  segment: Interval,
): { interval: Interval; longer: boolean } {
  const policy = settings.translationPeriod
  if (policy === 'year-to-date') return { interval: segment, longer: false }
  const from =
    policy === 'month' ? `${period.from.slice(0, 7)}-01` : quarterStart(period.from, settings.fiscalYearStart)
  const whole = { from, to: policy === 'month' ? endOfMonth(from) : dayBefore(addMonths(from, 3)) }
  const longer = period.to > whole.to
  return { interval: intersect(longer ? period : whole, segment) ?? segment, longer }
}

function quarterStart(date: string, fiscalYearStart: string): string {
  let from = `${Number.parseInt(date.slice(0, 4), 10) - 1}-${fiscalYearStart}`
  while (addMonths(from, 3) <= date) from = addMonths(from, 3)
  return from
}

export interface TotalsInput extends EntityYear {
  readonly desk: RateDesk
  readonly facts: FactTable
  readonly segment: Interval
  readonly parts: readonly DatedPart[]
  /** Rate of what came in with the segment. */
  readonly scopeInDate: string
  /** Presentation ÷ functional of an account's opening in a layer, null where it opens at nil. */
  readonly carriedRate: (account: number, layer: number) => Fraction | null
}

export class TotalRates {
  readonly findings: Finding[] = []
  readonly #input: TotalsInput
  readonly #totals: readonly Total[]
  readonly #used = new Set<DatedPart>()

  constructor(input: TotalsInput, totals: readonly Total[]) {
    this.#input = input
    this.#totals = totals
  }

  averageOf(total: Total): FoundRate | null {
    return this.#input.desk.average(total.period, this.#nameOf(total))
  }

  /** The parts of a total at their rates, or null where a rate is missing (a finding). */
  partsOf(total: Total): readonly RatedPart[] | null {
    const { codes, desk, interval, scopeInDate } = this.#input
    const word = codes.flow.text(total.flow)
    if (!isFlow(word)) return this.#refuse(total, word)
    switch (FLOWS[word].rate) {
      case 'opening': {
        const date = dayBefore(interval.from)
        return this.#single(total, desk.spot(date, this.#nameOf(total)), date, 'opening')
      }
      case 'average':
        return this.#dated(total, false)
      case 'date':
        if (word === 'scope-in') {
          return this.#single(total, desk.spot(scopeInDate, this.#nameOf(total)), scopeInDate, 'date')
        }
        return this.#dated(total, true)
      case 'carried':
        return this.#carried(total)
      case 'attributed':
      case 'none':
        return this.#refuse(total, word)
    }
  }

  /** Rows of dated_flows.csv in the segment that no translation period of the balances shows. */
  unused(): Finding[] {
    const { codes, entity, parts, segment } = this.#input
    return parts
      .filter((part) => part.isRow && part.date >= segment.from && !this.#used.has(part))
      .map(({ account, flow, place }) => {
        const values = { account: codes.account.text(account), entity: entity.code }
        return finding(
          'ENT-303',
          'blocks',
          { ...place, column: 'flow', value: codes.flow.text(flow) },
          values,
        )
      })
  }

  #nameOf({ account, flow }: Total): string {
    const { codes, entity } = this.#input
    return `${entity.code} ${codes.account.text(account)} ${codes.flow.text(flow)}`
  }

  #refuse(total: Total, flow: string): null {
    const { codes, entity } = this.#input
    const account = codes.account.text(total.account)
    this.findings.push(finding('ENT-307', 'blocks', { subject: entity.code, value: flow }, { account, flow }))
    return null
  }

  #single(total: Total, found: FoundRate | null, when: string, kind: RatedPart['kind']): RatedPart[] | null {
    return found && [{ amount: total.amount, rate: found.rate, rows: found.rows, when, kind, document: '' }]
  }

  /** Dated movements at their date, the rest at the average; an equity flow that stands at its date must have one. */
  #dated(total: Total, needsDate: boolean): RatedPart[] | null {
    const own = this.#input.parts.filter(
      ({ account, flow, layer, date }) =>
        account === total.account &&
        flow === total.flow &&
        layer === total.layer &&
        within(date, total.period),
    )
    for (const part of own) this.#used.add(part)
    const rest = total.amount - sumOfParts(own)
    if (needsDate && own.length === 0) {
      const answered = this.#answered(total)
      if (answered) return answered
    }
    const isEquity = this.#input.chart.get(this.#input.codes.account.text(total.account))?.class === 'equity'
    if (needsDate && isEquity && rest !== 0n) this.#needsDate(total, rest)
    const parts: RatedPart[] = []
    for (const { date, amount, rate, document } of own) {
      const found = rate ? { rate, rows: [] } : this.#input.desk.spot(date, document)
      if (!found) return null
      parts.push({ amount, rate: found.rate, rows: found.rows, when: date, kind: 'date', document })
    }
    if (rest !== 0n || own.length === 0) {
      const found = this.averageOf(total)
      if (!found) return null
      const when = intervalText(total.period)
      parts.push({ amount: rest, rate: found.rate, rows: found.rows, when, kind: 'average', document: '' })
    }
    return parts
  }

  /** The other side of dated movements in the same flow, where it answers them in full: at the same rates. */
  #answered(total: Total): RatedPart[] | null {
    const { parts, desk } = this.#input
    const others = parts.filter(({ flow, layer }) => flow === total.flow && layer === total.layer)
    const dated = sumOfParts(others)
    const sides = this.#totals.filter(
      ({ account, flow, layer }) =>
        flow === total.flow && layer === total.layer && !others.some((part) => part.account === account),
    )
    if (dated === 0n || sides.reduce((sum, { amount }) => sum + amount, 0n) !== -dated) return null
    let weighted = ZERO
    const rows: RateRow[] = []
    for (const { date, amount, rate, document } of others) {
      const found = rate ? { rate, rows: [] } : desk.spot(date, document)
      if (!found) return null
      weighted = add(weighted, multiply(fraction(amount), found.rate))
      rows.push(...found.rows)
    }
    const rate = divide(weighted, fraction(dated))
    const when = [...new Set(others.map(({ date }) => date))].join(', ')
    return [{ amount: total.amount, rate, rows, when, kind: 'date', document: others[0]!.document }]
  }

  #needsDate(total: Total, rest: bigint): void {
    const { codes, entity } = this.#input
    const values = {
      account: codes.account.text(total.account),
      flow: codes.flow.text(total.flow),
      amount: decimalText(rest, exponentOf(entity.functionalCurrency)),
      currency: entity.functionalCurrency,
    }
    this.findings.push(
      finding('ENT-302', 'blocks', { file: 'dated_flows.csv', subject: entity.code }, values),
    )
  }

  /** What an account gives up leaves at the rate at which it stood; what takes it up takes it at the same. */
  #carried(total: Total): RatedPart[] | null {
    const transfers = this.#totals.filter(({ flow, layer }) => flow === total.flow && layer === total.layer)
    let given = 0n
    let weighted = ZERO
    for (const one of transfers) {
      if (one.amount <= 0n) continue
      const rate = this.#rateGiven(one)
      if (!rate) return null
      given += one.amount
      weighted = add(weighted, multiply(fraction(one.amount), rate))
    }
    const rate =
      total.amount > 0n
        ? this.#rateGiven(total)
        : given === 0n
          ? this.averageOf(total)?.rate
          : divide(weighted, fraction(given))
    if (!rate) return null
    const when = intervalText(total.period)
    return [{ amount: total.amount, rate, rows: [], when, kind: 'carried', document: '' }]
  }

  #rateGiven(total: Total): Fraction | null {
    const carried = this.#input.carriedRate(total.account, total.layer)
    return carried && !isZero(carried) ? carried : (this.averageOf(total)?.rate ?? null)
  }
}

const within = (date: string, { from, to }: Interval): boolean => from <= date && date <= to
const isFlow = (word: string): word is Flow => word in FLOWS

/** Totals of the facts that are not openings, in canonical order of their first row. */
export function totalsOf(
  year: Pick<EntityYear, 'settings'>,
  facts: FactTable,
  segment: Interval,
): { totals: Total[]; longer: Interval | null } {
  const opening = facts.codes.flow.find('opening')
  const periods = new Map<number, { key: string; interval: Interval }>()
  let longest: Interval | null = null
  const groups = new Map<string, { rows: number[]; amount: bigint; period: Interval }>()
  for (let row = 0; row < facts.length; row++) {
    if (facts.flow[row] === opening) continue
    const code = facts.period[row]!
    let period = periods.get(code)
    if (!period) {
      const own = parseIntervalText(facts.codes.period.text(code))
      const { interval, longer } = translationPeriod(year, own, segment)
      if (longer) longest ??= own
      period = { key: intervalText(interval), interval }
      periods.set(code, period)
    }
    const key = `${facts.account[row]},${facts.flow[row]},${facts.layer[row]},${period.key}`
    const group = groups.get(key)
    if (group) {
      group.rows.push(row)
      group.amount += facts.amount[row]!
    } else groups.set(key, { rows: [row], amount: facts.amount[row]!, period: period.interval })
  }
  const totals = [...groups.values()].map(({ rows, amount, period }) => ({
    account: facts.account[rows[0]!]!,
    flow: facts.flow[rows[0]!]!,
    layer: facts.layer[rows[0]!]!,
    period,
    rows,
    amount,
  }))
  return { totals, longer: longest }
}
