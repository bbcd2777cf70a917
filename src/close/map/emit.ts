// Where mapped amounts are gathered: one sum per interval, group account, flow and detail (partner, analytics, document,
// measure), so that rows with one key are added up before anything is divided (accounting-model.md §1). An explanation
// listens to what is added; nobody else does.

import type { MappingRule, Row } from '../../ledger/book.ts'
import { type Codes, FactTable, type FactTexts } from '../../ledger/facts.ts'
import { FLOWS, type Flow } from '../../ledger/words.ts'
import type { GroupChart } from '../chart.ts'

/** The words of FLOWS in their order; the keys of an object literal are exactly these. */
const FLOW_WORDS = Object.keys(FLOWS) as readonly Flow[]
const FLOW_INDEX: ReadonlyMap<string, number> = new Map(FLOW_WORDS.map((flow, index) => [flow, index]))

const OPENING = FLOW_WORDS.indexOf('opening')

export type CellColumn = 'opening' | 'debit' | 'credit' | 'closing'

/** A cell of a line that an amount was read from; `sign` turns the column's own amount into debit positive. */
export interface Cell {
  /** Index of the interval in the chain. */
  readonly interval: number
  readonly line: number
  readonly column: CellColumn
  readonly sign: 1n | -1n
}

/** Where an amount that was added to a fact comes from. */
export interface Origin {
  readonly rule: MappingRule | null
  readonly cells: readonly Cell[]
  /** The register row that gave the amount, where it was not a trial balance. */
  readonly row: Row | null
  /** What was done, in the words of `messages.ts`; '' where the cells say all. */
  readonly note: string
  /** Facts of the year that the amount was taken from, each with the sign in which it was. */
  readonly facts?: readonly MappedFact[]
}

/** A fact of the year by its whole key. */
export interface MappedFact {
  readonly texts: FactTexts
  readonly amount: bigint
}

export type Trace = (fact: FactTexts, amount: bigint, origin: Origin) => void

/** Partner, analytics, document and measure of a line as codes, and a small integer for all four. */
export class Details {
  readonly partner: number[] = []
  readonly analytics: number[] = []
  readonly document: number[] = []
  readonly measure: number[] = []
  readonly #known = new Map<string, number>()

  of(partner: number, analytics: number, document: number, measure: number): number {
    const text = `${partner},${analytics},${document},${measure}`
    let detail = this.#known.get(text)
    if (detail === undefined) {
      detail = this.partner.length
      this.partner.push(partner)
      this.analytics.push(analytics)
      this.document.push(document)
      this.measure.push(measure)
      this.#known.set(text, detail)
    }
    return detail
  }
}

/** Sums of one interval. Sum 0 takes what is not to be added (see aggregate.ts). */
export class Sums {
  readonly detail: number[] = [0]
  readonly account: number[] = [0]
  readonly flow: number[] = [0]
  amounts = new BigInt64Array(64)
  readonly #known = new Map<number, number>()
  readonly #accounts: number

  constructor(accounts: number) {
    this.#accounts = accounts
  }

  /** The sum of a detail, account (index in the group chart) and flow. */
  of(detail: number, account: number, flow: Flow): number {
    const flowIndex = FLOW_INDEX.get(flow)!
    const key = (detail * this.#accounts + account) * FLOW_WORDS.length + flowIndex
    let sum = this.#known.get(key)
    if (sum === undefined) {
      sum = this.detail.length
      this.detail.push(detail)
      this.account.push(account)
      this.flow.push(flowIndex)
      this.#known.set(key, sum)
      if (sum >= this.amounts.length) {
        const wider = new BigInt64Array(sum * 2)
        wider.set(this.amounts)
        this.amounts = wider
      }
    }
    return sum
  }
}

export interface EmitterInput {
  readonly codes: Codes
  readonly chart: GroupChart
  readonly entity: string
  readonly currency: string
  readonly trace: Trace | null
}

/** Gathers the amounts of one entity and year. */
export class Emitter {
  readonly details = new Details()
  readonly tracing: boolean
  readonly #input: EmitterInput
  readonly #sums: Sums[] = []
  readonly #periods: number[] = []
  readonly #accounts: ReadonlyMap<string, number>
  readonly #basis: number
  readonly #entity: number
  readonly #layer: number

  constructor(input: EmitterInput) {
    const { chart, codes, currency, entity } = input
    this.#input = input
    this.tracing = input.trace !== null
    this.#accounts = new Map(chart.accounts.map((account, index) => [account.code, index]))
    this.#basis = codes.basis.code(`functional ${currency}`)
    this.#entity = codes.entity.code(entity)
    this.#layer = codes.layer.code('mapped')
  }

  /** Begins an interval; returns its index. */
  interval(period: string): number {
    this.#periods.push(this.#input.codes.period.code(period))
    this.#sums.push(new Sums(this.#input.chart.accounts.length))
    return this.#sums.length - 1
  }

  sums(interval: number): Sums {
    return this.#sums[interval]!
  }

  /** Index of a group account's code in the chart; -1: there is none. */
  accountIndex(code: string): number {
    return this.#accounts.get(code) ?? -1
  }

  /** Adds an amount; `origin` is asked for only where somebody listens. */
  add(
    interval: number,
    detail: number,
    account: number,
    flow: Flow,
    amount: bigint,
    origin: () => Origin,
  ): void {
    if (amount === 0n) return
    const sums = this.#sums[interval]!
    const sum = sums.of(detail, account, flow)
    sums.amounts[sum] = sums.amounts[sum]! + amount
    if (this.tracing) this.#input.trace?.(this.#texts(interval, sum), amount, origin())
  }

  #texts(interval: number, sum: number): FactTexts {
    const { chart, codes } = this.#input
    const sums = this.#sums[interval]!
    const detail = sums.detail[sum]!
    return {
      entity: codes.entity.text(this.#entity),
      period: codes.period.text(this.#periods[interval]!),
      account: chart.accounts[sums.account[sum]!]!.code,
      flow: FLOW_WORDS[sums.flow[sum]!]!,
      partner: codes.partner.text(this.details.partner[detail]!),
      analytics: codes.analytics.text(this.details.analytics[detail]!),
      layer: 'mapped',
      basis: codes.basis.text(this.#basis),
      measure: codes.measure.text(this.details.measure[detail]!),
      document: codes.document.text(this.details.document[detail]!),
    }
  }

  /** Σ over details of one account and flow in an interval, measure amount. */
  total(interval: number, account: number, flow: Flow): bigint {
    const sums = this.#sums[interval]!
    const amount = this.#input.codes.measure.code('amount')
    let total = 0n
    for (let sum = 1; sum < sums.detail.length; sum++) {
      if (sums.account[sum] !== account || FLOW_WORDS[sums.flow[sum]!] !== flow) continue
      if (this.details.measure[sums.detail[sum]!] === amount) total += sums.amounts[sum]!
    }
    return total
  }

  /** Facts of an interval that were gathered so far, measure amount, by account and flow; for explanations. */
  factsIn(interval: number, keep: (account: number, flow: Flow) => boolean): MappedFact[] {
    const sums = this.#sums[interval]!
    const amount = this.#input.codes.measure.code('amount')
    const facts: MappedFact[] = []
    for (let sum = 1; sum < sums.detail.length; sum++) {
      if (this.details.measure[sums.detail[sum]!] !== amount || sums.amounts[sum] === 0n) continue
      if (keep(sums.account[sum]!, FLOW_WORDS[sums.flow[sum]!]!))
        facts.push({ texts: this.#texts(interval, sum), amount: sums.amounts[sum]! })
    }
    return facts
  }

  /** Flows of one account in an interval with their sums, measure amount. */
  flowsOf(interval: number, account: number): Map<Flow, bigint> {
    const sums = this.#sums[interval]!
    const amount = this.#input.codes.measure.code('amount')
    const flows = new Map<Flow, bigint>()
    for (let sum = 1; sum < sums.detail.length; sum++) {
      if (sums.account[sum] !== account || this.details.measure[sums.detail[sum]!] !== amount) continue
      const flow = FLOW_WORDS[sums.flow[sum]!]!
      flows.set(flow, (flows.get(flow) ?? 0n) + sums.amounts[sum]!)
    }
    return flows
  }

  /** The facts gathered so far, zero sums left out, interval by interval in order of first use. */
  facts(): FactTable {
    return this.#facts(() => true)
  }

  /** The openings alone. */
  openings(): FactTable {
    return this.#facts((flow) => flow === OPENING)
  }

  /** Everything but the openings. */
  movements(): FactTable {
    return this.#facts((flow) => flow !== OPENING)
  }

  #facts(keep: (flow: number) => boolean): FactTable {
    const { chart, codes } = this.#input
    const flows = FLOW_WORDS.map((flow) => codes.flow.code(flow))
    const accounts = chart.accounts.map((account) => codes.account.code(account.code))
    const rows = this.#sums.reduce((total, sums) => total + sums.detail.length, 16)
    const facts = new FactTable(codes, rows)
    const { details } = this
    for (const [interval, sums] of this.#sums.entries()) {
      for (let sum = 1; sum < sums.detail.length; sum++) {
        const amount = sums.amounts[sum]!
        if (amount === 0n || !keep(sums.flow[sum]!)) continue
        const detail = sums.detail[sum]!
        facts.add(
          {
            entity: this.#entity,
            period: this.#periods[interval]!,
            account: accounts[sums.account[sum]!]!,
            flow: flows[sums.flow[sum]!]!,
            partner: details.partner[detail]!,
            analytics: details.analytics[detail]!,
            layer: this.#layer,
            basis: this.#basis,
            measure: details.measure[detail]!,
            document: details.document[detail]!,
          },
          amount,
        )
      }
    }
    return facts
  }
}
