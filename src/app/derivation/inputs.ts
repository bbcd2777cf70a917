// What every derivation of a close reads of its book: registers with one hash each, files by entity, the ownership of every
// date, rules by entity. Nothing is derived here but who belongs to the group.

import { GroupChart } from '../../close/chart.ts'
import type { Graph } from '../../close/graph.ts'
import { type Ownership, readOwnership } from '../../close/group/ownership.ts'
import { Rates } from '../../close/rates.ts'
import type { BalanceFile, Book, MappingRule, Row } from '../../ledger/book.ts'
import { entityOn } from '../../ledger/entity.ts'
import { type Codes, compareBytes } from '../../ledger/facts.ts'
import { hashOfAll } from '../../ledger/hash.ts'
import { addMonths, dayBefore, fiscalYearOf, type Interval } from '../../ledger/period.ts'

const hashed = new WeakMap<readonly Row[], string>()

/** One hash of rows in any order; kept for the arrays that a book or a close holds on to. */
export function hashRows(rows: readonly Row[]): string {
  let hash = hashed.get(rows)
  if (hash === undefined) {
    hash = hashOfRows(rows)
    hashed.set(rows, hash)
  }
  return hash
}

const hashOfRows = (rows: readonly Row[]): string => hashOfAll(rows.map((row) => row.hash).sort(compareBytes))

const FREQUENCY = { month: 1, quarter: 3, 'half-year': 6, year: 12 } as const

/** Hashes of the registers that more than one stage reads. */
interface SharedHashes {
  readonly accounts: string
  readonly settings: string
  readonly rates: string
  readonly entities: string
  readonly ownership: string
  readonly charts: string
  readonly tax: string
}

/** A book as derivations ask it: its registers by what reads them, who belongs to the group, the years it reaches. */
export class BookInputs {
  readonly book: Book
  readonly graph: Graph
  readonly codes: Codes
  readonly chart: GroupChart
  readonly rates: Rates
  readonly ownership: Ownership
  readonly opensOn: string
  /** By entity. */
  readonly files: ReadonlyMap<string, readonly BalanceFile[]>
  readonly hashes: SharedHashes
  readonly #rules = new Map<string, readonly MappingRule[]>()
  readonly #commonRules: readonly MappingRule[]

  constructor(book: Book, graph: Graph, codes: Codes) {
    this.book = book
    this.graph = graph
    this.codes = codes
    this.chart = new GroupChart(book.accounts)
    this.rates = new Rates(book.rates, book.settings.presentationCurrency)
    const files = new Map<string, BalanceFile[]>()
    for (const file of book.balances) files.set(file.entity, [...(files.get(file.entity) ?? []), file])
    this.files = files
    this.#commonRules = book.mapping.filter((rule) => rule.entity === '')
    this.hashes = {
      accounts: hashRows(book.accounts),
      settings: book.settings.hash,
      rates: hashRows(book.rates),
      entities: hashRows(book.entities),
      ownership: hashRows([...book.ownership, ...book.decisions]),
      charts: hashRows([...book.charts.values()].flat()),
      tax: hashRows(book.taxRates),
    }
    const { ownership, entities, settings } = this.hashes
    this.ownership = graph.derive(
      'ownership@1',
      book.settings.parent,
      [ownership, entities, settings],
      () => readOwnership(book),
      () => ownership,
    ).value
    this.opensOn = book.settings.opensOn || this.#earliest()
  }

  #earliest(): string {
    const first = this.book.balances.map((file) => file.from).sort()[0] ?? '0001-01-01'
    return fiscalYearOf(first, this.book.settings.fiscalYearStart).from
  }

  /** The book's fiscal year in which the date lies, to that date. */
  intervalTo(date: string): Interval {
    return { from: fiscalYearOf(date, this.book.settings.fiscalYearStart).from, to: date }
  }

  /** The last date at which every entity in scope has balances (the default of --period), or ''. */
  lastCompleteDate(): string {
    const ends = [...new Set(this.book.balances.filter((file) => file.account === '').map((file) => file.to))]
      .sort()
      .reverse()
    const complete = (date: string): boolean =>
      this.ownership.on(date).consolidated.every((code) => {
        const dormant = entityOn(this.book, code, date)?.dormant ?? false
        return dormant || (this.files.get(code) ?? []).some((file) => file.to === date)
      })
    return ends.find(complete) ?? ends[0] ?? ''
  }

  /** Entities with figures in the interval, by code: members, associates, and others that only have files. */
  entityCodes(interval: Interval): string[] {
    const codes = [...new Set(this.book.entities.map((row) => row.code))].sort(compareBytes)
    return codes.filter(
      (code) => this.hasFigures(code, interval) || this.ownership.on(interval.to).consolidated.includes(code),
    )
  }

  /** True where a file of it lies in the interval. */
  hasFigures(code: string, interval: Interval): boolean {
    return (this.files.get(code) ?? []).some((file) => file.from >= interval.from && file.to <= interval.to)
  }

  /** True where it has a file of before the interval: its year stands on the year before. */
  hasEarlier(code: string, interval: Interval): boolean {
    return (this.files.get(code) ?? []).some((file) => file.to < interval.from)
  }

  /** Rules that can apply to an entity: one array for all its years. */
  rulesOf(code: string): readonly MappingRule[] {
    let rules = this.#rules.get(code)
    if (!rules) {
      const { mapping } = this.book
      const own = mapping.some((rule) => rule.entity === code)
      rules = own ? mapping.filter((rule) => rule.entity === '' || rule.entity === code) : this.#commonRules
      this.#rules.set(code, rules)
    }
    return rules
  }

  /** The ends of the reporting periods of the interval. */
  cuts(interval: Interval): string[] {
    const months = FREQUENCY[this.book.settings.frequency]
    const cuts: string[] = []
    for (let n = months; n <= 12; n += months) {
      const end = dayBefore(addMonths(interval.from, n))
      if (end < interval.to) cuts.push(end)
    }
    return [...cuts, interval.to]
  }
}
