// Translation of one entity into the presentation currency (IAS 21.39–43; accounting-model.md §6), within the segment in
// which it belongs to the group. Each fact of the functional basis is carried to the presentation basis in its own
// layer; each asset and liability then closes by its own translation difference, and what the layer does not sum to
// zero by is the movement of the translation reserve (OCI). Guarantee: every layer sums to zero in minor units; totals
// are rounded once and divided among their detail; two proofs reach the reserve by other ways (proofs.ts).
//
// What a position (closing columns alone) opens with: position.ts.

import type { DatedFlowRow, Journal, OpeningRow } from '../../ledger/book.ts'
import { exponentOf } from '../../ledger/currency.ts'
import { FactTable } from '../../ledger/facts.ts'
import { type Check, type Finding, finding } from '../../ledger/finding.ts'
import {
  add,
  divide,
  type Fraction,
  fraction,
  multiply,
  roundHalfAway,
  subtract,
  ZERO,
} from '../../ledger/fraction.ts'
import { type Interval, intervalText } from '../../ledger/period.ts'
import type { Rates } from '../rates.ts'
import { rollForward } from '../roll.ts'
import type { Segment, TranslatedYear, TwoRates } from '../types.ts'
import { type DatedPart, datedParts, exactAmount } from './dated.ts'
import { spreadByPartner } from './division.ts'
import { canonical, type EntityYear, YearPeriods } from './entity-year.ts'
import { openPosition } from './position.ts'
import { presentationJournals } from './presentation-journals.ts'
import { proveReserve } from './proofs.ts'
import { type Cut, cutFacts } from './segment.ts'
import { type Origin, TranslatedFacts } from './translated-facts.ts'
import { closeBalances, closeLayers } from './translation-closing.ts'
import { missingAccount, rateOfAmounts, translateFirstOpening } from './translation-opening.ts'
import {
  RateDesk,
  type RatedPart,
  type RatedTotal,
  type Total,
  TotalRates,
  totalsOf,
} from './translation-rates.ts'

export interface TranslateInput extends EntityYear {
  readonly segments: readonly Segment[]
  readonly rates: Rates
  /** Facts of the layers mapped, adjustment:…, deferred-tax of the whole year to the reporting date. */
  readonly facts: FactTable
  readonly position: boolean
  /** The whole preceding fiscal year; null: nothing was translated then, or the entity comes in this year. */
  readonly previous: TranslatedYear | null
  readonly opensOn: string
  /** Rows of the entity. */
  readonly openings: readonly OpeningRow[]
  readonly datedFlows: readonly DatedFlowRow[]
  /** Those of `entityJournals`. */
  readonly journals: readonly Journal[]
  /** Date of the event by which the entity comes in: its balances come in at that day's rate (start of the segment). */
  readonly scopeInDate?: string
}

export function translateEntityYear(input: TranslateInput): TranslatedYear {
  return new Translation(input, false).derive()
}

/** The segment that reaches the reporting date, or null where the entity does not belong to the group then. */
function memberSegment({ segments, interval }: TranslateInput): Segment | null {
  const last = segments.at(-1)
  return last && last.method !== 'none' && last.interval.to >= interval.to ? last : null
}

export class Translation {
  readonly input: TranslateInput
  readonly made: TranslatedFacts
  readonly findings: Finding[] = []
  readonly checks: Check[] = []
  readonly #desk: RateDesk
  readonly #fromExponent: number
  readonly #toExponent: number
  /** Functional and presentation currency are one. */
  readonly #same: boolean
  #dated: readonly DatedPart[] = []
  /** Where the year was cut; null: it was not. */
  cut: Cut | null = null
  /** Rows of `made` before the journals in presentation currency. */
  translatedRows = 0
  /** What was translated: the functional facts of the segment. */
  translatedFunctional: FactTable
  /** The whole year's, of which that is a part: of a position with its openings taken out of what moved. */
  whole: FactTable

  constructor(input: TranslateInput, trace: boolean) {
    const { codes, entity, settings } = input
    this.input = input
    this.made = new TranslatedFacts(codes, settings.presentationCurrency, trace)
    this.translatedFunctional = new FactTable(codes)
    this.whole = new FactTable(codes)
    this.#desk = new RateDesk(
      input.rates,
      entity.functionalCurrency,
      settings.presentationCurrency,
      entity.code,
    )
    this.#same = entity.functionalCurrency === settings.presentationCurrency
    this.#fromExponent = exponentOf(entity.functionalCurrency)
    this.#toExponent = exponentOf(settings.presentationCurrency)
  }

  derive(): TranslatedYear {
    const { codes } = this.input
    const segment = memberSegment(this.input)
    if (!segment) return this.#outcome(new FactTable(codes), new FactTable(codes), [])
    const functional = this.#ofSegment(segment)
    this.translatedFunctional = functional
    const twoRates = this.#same ? this.#copy(functional) : this.#translate(functional, segment)
    this.translatedRows = this.made.facts.length
    const journals = presentationJournals(this.input, segment, this.made)
    this.findings.push(...journals.findings)
    return this.#outcome(functional, journals.facts, twoRates)
  }

  #outcome(functional: FactTable, journals: FactTable, twoRates: readonly TwoRates[]): TranslatedYear {
    return {
      functional,
      presentation: canonical(this.made.facts),
      journals,
      twoRates,
      estimated: this.cut?.estimated ?? false,
      findings: [...this.findings, ...this.#desk.findings],
      checks: this.checks,
    }
  }

  /** The functional facts of the segment, measure amount, rows of one key added up, in canonical order. */
  #ofSegment(segment: Segment): FactTable {
    const { chart, entity, facts, interval, position, previous, settings } = this.input
    const accounts = chart.byFactCode(facts.codes)
    const amount = facts.codes.measure.find('amount')
    const counted = facts.where(
      (row) => facts.measure[row] === amount && accounts[facts.account[row]!]?.class !== 'statistical',
    )
    const opened = position
      ? openPosition(counted, chart, previous?.functional ?? null, new YearPeriods(counted, interval).first)
      : counted
    const sorted = canonical(opened)
    this.whole = sorted
    const { parts, findings } = datedParts(this.input, sorted, segment.scopeIn || !this.#same)
    this.findings.push(...findings)
    this.#dated = parts
    if (!segment.scopeIn) return sorted
    this.cut = cutFacts(sorted, {
      chart,
      entity: entity.code,
      segment: { from: segment.interval.from, to: interval.to },
      apportionment: settings.apportionment,
      dated: parts,
      position,
    })
    if (this.cut.estimated) {
      const values = { entity: entity.code, date: segment.interval.from, by: settings.apportionment }
      this.findings.push(finding('ENT-306', 'warns', { subject: entity.code }, values))
    }
    return this.cut.facts
  }

  #copy(functional: FactTable): readonly TwoRates[] {
    for (let row = 0; row < functional.length; row++) {
      this.made.copy(functional, row, {}, functional.amount[row]!, { kind: 'same' })
    }
    return []
  }

  #translate(facts: FactTable, segment: Segment): readonly TwoRates[] {
    const { entity, interval, settings } = this.input
    const within: Interval = { from: segment.interval.from, to: interval.to }
    this.#open(facts, segment)
    const { totals, longer } = totalsOf(this.input, facts, within)
    if (longer) {
      const values = {
        entity: entity.code,
        interval: intervalText(longer),
        period: settings.translationPeriod,
      }
      this.findings.push(finding('ENT-305', 'warns', { subject: entity.code }, values))
    }
    const rated = this.#rate(facts, totals, within)
    for (const one of rated) this.#translateTotal(facts, one)
    const closing = this.#desk.spot(interval.to, `${entity.code} closing`)
    if (!closing) return []
    const last = new YearPeriods(facts, within).last
    const closingInput = { ...this.input, facts, closing, period: last }
    const closings = closeBalances(closingInput, this.made)
    const movement = closeLayers(closingInput, this.made)
    if (movement === null) {
      this.findings.push(missingAccount('translation-difference', entity.code))
      return []
    }
    const presentation = this.made.facts
    const closingRate = closing.rate
    const proof = proveReserve({ ...this.input, facts, presentation, rated, closingRate, movement, closings })
    const { asked, missing } = this.#desk
    this.checks.push(...proof.checks, {
      id: 'rates-present',
      scope: 'entity',
      subject: entity.code,
      severity: 'blocks',
      left: String(asked),
      right: String(asked - missing),
      difference: String(missing),
      passed: missing === 0,
      values: {},
    })
    return proof.twoRates
  }

  /** Openings as last translated, or those of the first year; what comes in with the segment has none. */
  #open(facts: FactTable, segment: Segment): void {
    const { chart, interval, previous } = this.input
    if (segment.scopeIn) return
    const period = new YearPeriods(facts, interval).first
    if (!previous || previous.presentation.length === 0) {
      const first = translateFirstOpening({ ...this.input, facts, desk: this.#desk, period }, this.made)
      this.findings.push(...first.findings)
      this.checks.push(...first.checks)
      return
    }
    // Journals in presentation currency stand beside what is translated and roll on their own.
    const translated = FactTable.of(facts.codes, previous.presentation)
    const journals = previous.journals
    for (let row = 0; journals && row < journals.length; row++) {
      translated.copy(journals, row, {}, -journals.amount[row]!)
    }
    const rolled = rollForward(translated, chart, period)
    for (let row = 0; row < rolled.length; row++) {
      this.made.copy(rolled, row, {}, rolled.amount[row]!, { kind: 'rolled' })
    }
  }

  #rate(facts: FactTable, totals: readonly Total[], segment: Interval): RatedTotal[] {
    const carriedRate = (account: number, layer: number): Fraction | null => {
      const opening = facts.codes.flow.find('opening')
      const stands = (table: FactTable): bigint =>
        table.sum(
          (row) =>
            table.account[row] === account && table.layer[row] === layer && table.flow[row] === opening,
        )
      const functional = stands(facts)
      if (functional === 0n) return null
      return rateOfAmounts(stands(this.made.facts), functional, this.#fromExponent, this.#toExponent)
    }
    const rates = new TotalRates(
      {
        ...this.input,
        desk: this.#desk,
        facts,
        segment,
        parts: this.#dated,
        scopeInDate: this.input.scopeInDate ?? segment.from,
        carriedRate,
      },
      totals,
    )
    const rated = totals.flatMap((total) => {
      const parts = rates.partsOf(total)
      if (!parts) return []
      const apart =
        parts.some(({ kind }) => kind === 'date' || kind === 'carried') && !isScopeIn(facts, total)
      const average = apart ? (rates.averageOf(total)?.rate ?? null) : null
      return [{ total, parts, average }]
    })
    this.findings.push(...rates.findings, ...rates.unused())
    return rated
  }

  /** Rounded once for the total, divided among its detail in canonical order. */
  #translateTotal(facts: FactTable, { total, parts }: RatedTotal): void {
    const base = parts.find(({ kind }) => kind === 'average') ?? parts[0]!
    const exact = parts.reduce((sum, part) => add(sum, this.#exact(part.amount, part.rate)), ZERO)
    const shift = this.#exact(1n, base.rate)
    const beside = parts.length === 1 ? ZERO : subtract(exact, multiply(fraction(total.amount), shift))
    const weights = total.rows.map((row) => facts.amount[row]!)
    const partners = total.rows.map((row) => facts.partner[row]!)
    const rounded = roundHalfAway(exact.numerator, exact.denominator)
    const amounts = spreadByPartner(partners, weights, shift, beside, rounded)
    const effective =
      total.amount === 0n || parts.length === 1
        ? base.rate
        : divide(weightedRate(parts), fraction(total.amount))
    for (const [index, row] of total.rows.entries()) {
      const origin: Origin = {
        kind: 'rate',
        functional: weights[index]!,
        rate: effective,
        rows: parts.flatMap((part) => part.rows),
        when: parts.map((part) => part.when).join('; '),
        how: parts.length === 1 ? base.kind : 'several',
      }
      this.made.copy(facts, row, {}, amounts[index]!, origin)
    }
  }

  #exact(amount: bigint, rate: Fraction): Fraction {
    return exactAmount(amount, rate, this.#fromExponent, this.#toExponent)
  }
}

const isScopeIn = (facts: FactTable, total: Total): boolean =>
  facts.codes.flow.text(total.flow) === 'scope-in'

const weightedRate = (parts: readonly RatedPart[]): Fraction =>
  parts.reduce((sum, { amount, rate }) => add(sum, multiply(fraction(amount), rate)), ZERO)
