// The graph of a book put together: from documents to the facts of entities, pairs and the group, year by year. Every
// stage is asked for through the graph, keyed by the content of what it reads, so that running the whole again after a
// change derives only what depends on it (architecture.md "Incremental").
//
// An entity's year stands on its year before, the group's on the group's; years go back to the start of the book.

import { GroupChart } from '../close/chart.ts'
import { type AdjustInput, adjustEntityYear } from '../close/entity/adjust.ts'
import { entityChecks } from '../close/entity/checks.ts'
import { type DeferredTaxInput, deferredTaxEntityYear } from '../close/entity/deferred-tax.ts'
import { entityJournals } from '../close/entity/journals.ts'
import { registerFindings } from '../close/entity/register-findings.ts'
import { type TranslateInput, translateEntityYear } from '../close/entity/translate.ts'
import { contentHash, type Graph } from '../close/graph.ts'
import { acquisitionRowFindings } from '../close/group/acquisition-rows.ts'
import {
  consolidateYear,
  derivePair,
  type GroupInput,
  type GroupYear,
  groupChecks,
} from '../close/group/consolidate.ts'
import type { Member } from '../close/group/context.ts'
import { type Ownership, readOwnership } from '../close/group/ownership.ts'
import { type PairResult, pairName, rowsBetween, sideOf } from '../close/group/pair.ts'
import { decidedToStay, tradeWith } from '../close/group/proposals.ts'
import { registerRowFindings } from '../close/group/register-rows.ts'
import { totalsOf } from '../close/group/totals.ts'
import type { MapInput, MappedYear } from '../close/map/input.ts'
import { mapEntityYear } from '../close/map/map.ts'
import { Rates } from '../close/rates.ts'
import type { Segment, StageFacts, TranslatedYear } from '../close/types.ts'
import type { BalanceFile, Book, DatedFlowRow, EntityRow, MappingRule, Row } from '../ledger/book.ts'
import { entityOn } from '../ledger/entity.ts'
import { type Codes, compareBytes, FactTable } from '../ledger/facts.ts'
import { type Check, type Finding, finding } from '../ledger/finding.ts'
import { type Hashed, hashOfAll } from '../ledger/hash.ts'
import {
  addMonths,
  dayBefore,
  endOfMonth,
  fiscalYearOf,
  type Interval,
  intervalText,
  isEndOfMonth,
} from '../ledger/period.ts'

const hashed = new WeakMap<readonly Row[], string>()

/** One hash of rows in any order; kept for the arrays that a book or a close holds on to. */
function hashRows(rows: readonly Row[]): string {
  let hash = hashed.get(rows)
  if (hash === undefined) {
    hash = hashOfRows(rows)
    hashed.set(rows, hash)
  }
  return hash
}

const hashOfRows = (rows: readonly Row[]): string => hashOfAll(rows.map((row) => row.hash).sort(compareBytes))

/** The whole fiscal year before the one that starts with the interval. */
export const precedingYear = (interval: Interval): Interval => ({
  from: addMonths(interval.from, -12),
  to: dayBefore(interval.from),
})

/** The same interval a year before; an end of month stays one (IAS 34.20). */
export function yearBefore(interval: Interval): Interval {
  const to = addMonths(interval.to, -12)
  return { from: addMonths(interval.from, -12), to: isEndOfMonth(interval.to) ? endOfMonth(to) : to }
}

const FREQUENCY = { month: 1, quarter: 3, 'half-year': 6, year: 12 } as const

/** One entity from the start of its fiscal year to a date, stage by stage. */
export interface EntityFigures {
  readonly entity: EntityRow
  readonly interval: Interval
  readonly mapped: Hashed<MappedYear>
  readonly adjusted: Hashed<StageFacts>
  readonly deferredTax: Hashed<StageFacts>
  /** All three, measure amount: what the entity's own statements stand on. */
  readonly functional: FactTable
  readonly checks: Hashed<readonly Check[]>
  readonly inputs: {
    readonly map: MapInput
    readonly adjust: AdjustInput
    readonly deferredTax: DeferredTaxInput
  }
}

export interface GroupFigures {
  readonly interval: Interval
  readonly input: GroupInput
  readonly pairs: readonly Hashed<PairResult>[]
  readonly year: Hashed<GroupYear>
  readonly checks: Hashed<ReturnType<typeof groupChecks>>
  /** Facts of the members and of the group, presentation currency. */
  readonly facts: FactTable
  /** Members added up to what statements read: the root of the tree of totals. */
  readonly totals: Hashed<FactTable>
}

const stageHash = (stage: StageFacts): string => contentHash([stage.facts], [stage.present, stage.position])

/** The next year compares its openings with the closings of local accounts, so they are part of the content. */
const mappedHash = (mapped: MappedYear): string =>
  contentHash([mapped.facts], [mapped.present, mapped.position, [...mapped.closings], mapped.trade])

/** Books that this version does not remeasure (MAP-131) need no rates of the currency that it would have been into. */
function withoutRatesOfBooks(findings: readonly Finding[]): readonly Finding[] {
  const refused = new Set(
    findings.filter(({ code }) => code === 'MAP-131').map(({ values }) => values.functional),
  )
  return findings.filter(({ code, values }) => code !== 'ENT-301' || !refused.has(values.from))
}

/** Everything that closes of one book derive; each stage is asked of the graph. */
export class CloseDerivation {
  readonly book: Book
  readonly graph: Graph
  readonly codes: Codes
  readonly chart: GroupChart
  readonly rates: Rates
  readonly ownership: Ownership
  readonly opensOn: string
  readonly #files: ReadonlyMap<string, readonly BalanceFile[]>
  readonly #shared: {
    readonly accounts: string
    readonly settings: string
    readonly rates: string
    readonly entities: string
    readonly ownership: string
    readonly charts: string
    readonly tax: string
  }
  readonly #entities = new Map<string, EntityFigures | null>()
  readonly #rules = new Map<string, readonly MappingRule[]>()
  readonly #commonRules: readonly MappingRule[]
  readonly #groups = new Map<string, GroupFigures>()

  constructor(book: Book, graph: Graph, codes: Codes) {
    this.book = book
    this.graph = graph
    this.codes = codes
    this.chart = new GroupChart(book.accounts)
    this.rates = new Rates(book.rates, book.settings.presentationCurrency)
    const files = new Map<string, BalanceFile[]>()
    for (const file of book.balances) files.set(file.entity, [...(files.get(file.entity) ?? []), file])
    this.#files = files
    this.#commonRules = book.mapping.filter((rule) => rule.entity === '')
    this.#shared = {
      accounts: hashRows(book.accounts),
      settings: book.settings.hash,
      rates: hashRows(book.rates),
      entities: hashRows(book.entities),
      ownership: hashRows([...book.ownership, ...book.decisions]),
      charts: hashRows([...book.charts.values()].flat()),
      tax: hashRows(book.taxRates),
    }
    const { ownership, entities, settings } = this.#shared
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
        return dormant || (this.#files.get(code) ?? []).some((file) => file.to === date)
      })
    return ends.find(complete) ?? ends[0] ?? ''
  }

  /** Entities with figures in the interval, by code: members, associates, and others that only have files. */
  entityCodes(interval: Interval): string[] {
    const codes = [...new Set(this.book.entities.map((row) => row.code))].sort(compareBytes)
    return codes.filter(
      (code) =>
        this.#hasFigures(code, interval) || this.ownership.on(interval.to).consolidated.includes(code),
    )
  }

  #hasFigures(code: string, interval: Interval): boolean {
    return (this.#files.get(code) ?? []).some((file) => file.from >= interval.from && file.to <= interval.to)
  }

  #hasEarlier(code: string, interval: Interval): boolean {
    return (this.#files.get(code) ?? []).some((file) => file.to < interval.from)
  }

  /** Rules that can apply to an entity: one array for all its years. */
  #rulesOf(code: string): readonly MappingRule[] {
    let rules = this.#rules.get(code)
    if (!rules) {
      const { mapping } = this.book
      const own = mapping.some((rule) => rule.entity === code)
      rules = own ? mapping.filter((rule) => rule.entity === '' || rule.entity === code) : this.#commonRules
      this.#rules.set(code, rules)
    }
    return rules
  }

  #cuts(interval: Interval): string[] {
    const months = FREQUENCY[this.book.settings.frequency]
    const cuts: string[] = []
    for (let n = months; n <= 12; n += months) {
      const end = dayBefore(addMonths(interval.from, n))
      if (end < interval.to) cuts.push(end)
    }
    return [...cuts, interval.to]
  }

  /** The chain of one entity to a date; null where the entity has no figures at all there. */
  entity(code: string, interval: Interval): EntityFigures | null {
    const key = `${code} ${intervalText(interval)}`
    const known = this.#entities.get(key)
    if (known !== undefined) return known
    const entity = entityOn(this.book, code, interval.to)
    const member = this.ownership.on(interval.to).consolidated.includes(code)
    const figures =
      entity && (member || this.#hasFigures(code, interval))
        ? this.#deriveEntity(entity, interval, key)
        : null
    this.#entities.set(key, figures)
    return figures
  }

  /**
   * Rows of dated_flows.csv of the entity to the end of the interval. A position shows no movements, so that the dividends
   * that dividends.csv names are taken out of its retained earnings too, each in its own flow (book-format.md §3).
   */
  #datedFlows(code: string, { from, to }: Interval): DatedFlowRow[] {
    const rows = this.book.datedFlows.filter((row) => row.entity === code && row.date <= to)
    const files = (this.#files.get(code) ?? []).filter((file) => file.from >= from && file.to <= to)
    const isPosition = files.length > 0 && files.every(({ balance }) => balance.shape === 'position')
    const account = isPosition ? this.chart.toWrite('retained-earnings')?.code : undefined
    if (account === undefined) return rows
    const flow = 'dividends-declared'
    const known = new Set(rows.filter((row) => row.flow === flow).map(({ date }) => date))
    const declared = this.book.dividends
      .filter((row) => row.payer === code && row.declaredOn >= from && row.declaredOn <= to)
      .filter((row) => !known.has(row.declaredOn))
      .map(({ currency, declaredOn: date, document, gross: amount, hash, place }): DatedFlowRow => {
        const row = { entity: code, date, account, flow, item: '', amount, currency, rate: null } as const
        return { ...row, place, hash, document }
      })
    return [...rows, ...declared]
  }

  #deriveEntity(entity: EntityRow, interval: Interval, subject: string): EntityFigures {
    const { book, chart, codes, graph } = this
    const { settings } = book
    const previous = this.#hasEarlier(entity.code, interval)
      ? this.entity(entity.code, precedingYear(interval))
      : null
    const own = <T extends { readonly entity: string }>(rows: readonly T[]): T[] =>
      rows.filter((row) => row.entity === entity.code)
    const files = own(book.balances).filter((file) => file.from >= interval.from && file.to <= interval.to)
    const rules = this.#rulesOf(entity.code)
    const dated = this.#datedFlows(entity.code, interval)
    const openings = own(book.openings)
    const at = this.ownership.on(interval.to)
    const acquired = this.ownership.acquisitionOf(entity.code)?.starts ?? ''
    const map: MapInput = {
      codes,
      entity,
      interval,
      cuts: this.#cuts(interval),
      files,
      starts: [this.opensOn, acquired],
      settings,
      localChart: book.charts.get(entity.chart) ?? [],
      chart,
      rules,
      counterparties: book.counterparties,
      entities: book.entities,
      members: new Set(at.consolidated),
      membersOn: (date) => new Set(this.ownership.on(date).consolidated),
      datedFlows: dated,
      openings,
      previous: previous?.mapped.value ?? null,
    }
    const base = { codes, chart, settings, entity, interval }
    const { accounts, charts, settings: settingsHash, entities, ownership, tax } = this.#shared
    const mapped = graph.derive(
      'map@1',
      subject,
      [
        hashRows(files),
        previous?.mapped.hash ?? '',
        hashRows(rules),
        accounts,
        charts,
        hashRows(book.counterparties),
        entities,
        ownership,
        hashRows(dated),
        hashRows(openings),
        settingsHash,
      ],
      () => mapEntityYear(map),
      mappedHash,
    )
    const journals = entityJournals(book.journals, entity.code, interval.to)
    const adjust: AdjustInput = {
      ...base,
      mapped: mapped.value,
      previous: previous?.adjusted.value ?? null,
      journals,
    }
    const journalHash = hashRows(journals)
    const adjusted = graph.derive(
      'adjust@1',
      subject,
      [mapped.hash, previous?.adjusted.hash ?? '', journalHash, accounts, settingsHash, entities],
      () => adjustEntityYear(adjust),
      stageHash,
    )
    const deferred: DeferredTaxInput = {
      ...base,
      mapped: mapped.value,
      adjusted: adjusted.value,
      previous: previous?.deferredTax.value ?? null,
      journals,
      taxRates: book.taxRates,
    }
    const deferredTax = graph.derive(
      'deferred-tax@1',
      subject,
      [
        mapped.hash,
        adjusted.hash,
        previous?.deferredTax.hash ?? '',
        journalHash,
        tax,
        accounts,
        settingsHash,
        entities,
      ],
      () => deferredTaxEntityYear(deferred),
      stageHash,
    )
    const measure = codes.measure.code('amount')
    const all = FactTable.of(codes, mapped.value.facts, adjusted.value.facts, deferredTax.value.facts)
    const functional = all.where((row) => all.measure[row] === measure)
    const checks = graph.derive(
      'entity-checks@1',
      subject,
      [
        ...[mapped, adjusted, deferredTax, previous?.mapped, previous?.adjusted, previous?.deferredTax].map(
          (stage) => stage?.hash ?? '',
        ),
        accounts,
        journalHash,
        hashRows(openings),
        tax,
        settingsHash,
        entities,
      ],
      () =>
        entityChecks({
          ...base,
          mapped: mapped.value,
          adjusted: adjusted.value,
          deferredTax: deferredTax.value,
          journals,
          openings,
          taxRates: book.taxRates,
          previous: previous && {
            mapped: previous.mapped.value,
            adjusted: previous.adjusted.value,
            deferredTax: previous.deferredTax.value,
          },
        }),
      (list) => contentHash([], list),
    )
    return {
      entity,
      interval,
      mapped,
      adjusted,
      deferredTax,
      functional,
      checks,
      inputs: { map, adjust, deferredTax: deferred },
    }
  }

  /** What the entity brings to the group's close of the interval, in presentation currency. */
  translated(figures: EntityFigures, segments: readonly Segment[]): Hashed<TranslatedYear> {
    const { entity, interval } = figures
    const { input, previousHash } = this.translateInput(figures, segments)
    const { accounts, rates, settings: settingsHash, entities } = this.#shared
    return this.graph.derive(
      'translate@1',
      `${entity.code} ${intervalText(interval)}`,
      [
        figures.mapped.hash,
        figures.adjusted.hash,
        figures.deferredTax.hash,
        previousHash,
        rates,
        accounts,
        settingsHash,
        entities,
        hashRows(input.openings),
        hashRows(input.datedFlows),
        hashRows(input.journals),
        JSON.stringify([segments, input.scopeInDate ?? '']),
      ],
      () => translateEntityYear(input),
      (year) =>
        contentHash(
          [year.functional, year.presentation, ...(year.journals ? [year.journals] : [])],
          year.estimated,
        ),
    )
  }

  /** What the translation of an entity's year reads; explanations ask with the same. */
  translateInput(
    figures: EntityFigures,
    segments: readonly Segment[] = this.#segmentsOf(figures.entity.code, figures.interval),
  ): { readonly input: TranslateInput; readonly previousHash: string } {
    const { book, chart, codes } = this
    const { settings } = book
    const { entity, interval } = figures
    const before = precedingYear(interval)
    const earlier = this.#hasEarlier(entity.code, interval) ? this.entity(entity.code, before) : null
    const segmentsBefore = this.ownership.segments(entity.code, before)
    const was = entity.code === settings.parent || segmentsBefore.at(-1)?.method !== 'none'
    const previous =
      earlier && was && !segments.some((one) => one.scopeIn)
        ? this.translated(earlier, this.#segmentsOf(entity.code, before))
        : null
    const acquired = this.ownership.acquisitionOf(entity.code)
    const input: TranslateInput = {
      codes,
      chart,
      settings,
      entity,
      interval,
      segments,
      rates: this.rates,
      facts: figures.functional,
      position: figures.mapped.value.position,
      previous: previous?.value ?? null,
      opensOn: this.opensOn,
      openings: book.openings.filter((row) => row.entity === entity.code),
      datedFlows: this.#datedFlows(entity.code, interval),
      journals: entityJournals(book.journals, entity.code, interval.to),
      ...(acquired ? { scopeInDate: acquired.date } : {}),
    }
    return { input, previousHash: previous?.hash ?? '' }
  }

  #segmentsOf(code: string, interval: Interval): readonly Segment[] {
    if (code === this.book.settings.parent) return [{ interval, method: 'full', scopeIn: false }]
    return this.ownership.segments(code, interval)
  }

  #member(code: string, interval: Interval): { member: Member; hash: string } | null {
    const figures = this.entity(code, interval)
    const segments = this.#segmentsOf(code, interval)
    const segment = segments.at(-1)
    if (!figures?.mapped.value.present || !segment || segment.method === 'none') return null
    const translated = this.translated(figures, segments)
    const { position, trade } = figures.mapped.value
    return {
      member: { entity: figures.entity, segment, translated: translated.value, position, trade },
      hash: translated.hash,
    }
  }

  /** The group from the start of the fiscal year to a date, on its year before. */
  group(interval: Interval): GroupFigures {
    const key = intervalText(interval)
    const known = this.#groups.get(key)
    if (known) return known
    const before = precedingYear(interval)
    const previous = before.to >= this.opensOn ? this.group(before) : null
    const view = this.ownership.on(interval.to)
    const members = new Map<string, Member>()
    const associates = new Map<string, Member | null>()
    const hashes = new Map<string, string>()
    for (const code of [...view.consolidated, ...view.associates]) {
      const found = this.#member(code, interval)
      if (found) hashes.set(code, found.hash)
      if (view.associates.includes(code)) associates.set(code, found?.member ?? null)
      else if (found) members.set(code, found.member)
    }
    const { book, chart, codes, rates, ownership, opensOn } = this
    const input: GroupInput = {
      book,
      chart,
      rates,
      codes,
      year: interval,
      opensOn,
      ownership,
      members,
      associates,
      previous: previous?.year.value ?? null,
    }
    const pairs = this.#pairs(input, previous)
    const read = [...hashes.values(), previous?.year.hash ?? '', this.#registers(view.associates)]
    const year = this.graph.derive(
      'consolidate@1',
      key,
      [...read, ...pairs.map((pair) => pair.hash)],
      () =>
        consolidateYear(
          input,
          pairs.map((pair) => pair.value),
        ),
      ({ facts, functional, rollForwards, associates }) =>
        contentHash([facts, functional], [rollForwards, [...associates]]),
    )
    const checks = this.graph.derive(
      'group-checks@1',
      key,
      [...read, year.hash],
      () => groupChecks(input, year.value),
      (outcome) => contentHash([], outcome),
    )
    const facts = FactTable.of(
      codes,
      ...[...members.values()].map((one) => one.translated.presentation),
      year.value.facts,
    )
    const parts = [...members].map(([code, one]) => ({
      code,
      facts: one.translated.presentation,
      hash: hashes.get(code) ?? '',
    }))
    const totals = totalsOf(this.graph, codes, parts, key)
    const figures = { interval, input, pairs, year, checks, facts, totals }
    this.#groups.set(key, figures)
    return figures
  }

  /** Registers that the consolidation reads, apart from those of pairs. */
  #registers(associates: readonly string[]): string {
    const { book } = this
    const { accounts, rates, settings, ownership, tax, entities } = this.#shared
    const journals = book.journals.filter((journal) => journal.level === 'group')
    const associated = new Set(associates)
    const rows = [
      ...book.considerations,
      ...book.acquisitions,
      ...book.acquisitionReleases,
      ...book.goodwill,
      ...book.associates,
      ...book.dividends,
      ...journals,
      ...book.foreign,
      ...book.openings,
      // What is between two members is of their pair; trade with associates is of the group.
      ...book.inventoryProfit.filter((row) => associated.has(row.seller) || associated.has(row.buyer)),
    ]
    return hashOfAll([accounts, rates, settings, ownership, tax, entities, hashRows(rows)])
  }

  #pairs(input: GroupInput, previous: GroupFigures | null): Hashed<PairResult>[] {
    const { accounts, rates, settings, ownership, tax, entities } = this.#shared
    const names = [...input.members.keys()].sort(compareBytes)
    const before = new Map((previous?.pairs ?? []).map((pair) => [pair.value.name, pair]))
    return names.flatMap((a, index) =>
      names.slice(index + 1).map((b) => {
        const [left, right] = [input.members.get(a)!, input.members.get(b)!]
        const sides = [sideOf(left, b, this.chart), sideOf(right, a, this.chart)]
        const last = before.get(pairName(a, b))
        const rows = hashOfAll(rowsBetween(this.book, a, b).map((row) => row.hash))
        const segments = JSON.stringify([left.segment, right.segment])
        const trade = contentHash([], [tradeWith(left, b), tradeWith(right, a)])
        return this.graph.derive(
          'pair@1',
          `${pairName(a, b)} ${intervalText(input.year)}`,
          [
            contentHash(sides),
            rows,
            last?.hash ?? '',
            segments,
            trade,
            accounts,
            rates,
            settings,
            ownership,
            tax,
            entities,
          ],
          () => derivePair(input, a, b, last?.value.facts ?? null),
          // The group's year hands on what pairs found, so a finding is content as a figure is.
          (pair) => contentHash([pair.facts], [pair.findings, pair.checks]),
        )
      }),
    )
  }

  /** All findings and checks of entities and group up to the interval, each once. */
  outcome(interval: Interval): { findings: Finding[]; checks: Check[] } {
    const findings: Finding[] = [
      ...this.ownership.findings,
      ...decidedToStay(this.book.turnovers),
      ...registerFindings(this.book, this.rates, this.opensOn, interval.to),
      ...registerRowFindings(this.book, this.ownership, { opensOn: this.opensOn, date: interval.to }),
      ...acquisitionRowFindings(this.book, this.chart, this.ownership, interval.to),
    ]
    const checks: Check[] = []
    const years = [interval]
    for (let before = precedingYear(interval); before.to >= this.opensOn; before = precedingYear(before))
      years.push(before)
    for (const year of years) {
      const group = this.group(year)
      for (const code of this.entityCodes(year)) {
        const figures = this.entity(code, year)
        if (!figures) continue
        const translated =
          group.input.members.get(code)?.translated ?? group.input.associates.get(code)?.translated
        for (const stage of [
          figures.mapped.value,
          figures.adjusted.value,
          figures.deferredTax.value,
          ...(translated ? [translated] : []),
        ]) {
          findings.push(...stage.findings.filter((one) => year === interval || one.severity === 'blocks'))
          if (year === interval) checks.push(...stage.checks)
        }
        if (year === interval) checks.push(...figures.checks.value)
      }
      // Without all members the group is not there: its rates and checks would only repeat what is missing.
      const whole = this.ownership.on(year.to).consolidated.every((code) => group.input.members.has(code))
      const ofGroup = [...group.year.value.findings, ...group.checks.value.findings].filter(
        ({ code }) => whole || code !== 'ENT-301',
      )
      findings.push(...ofGroup.filter((one) => year === interval || one.severity === 'blocks'))
      const own = whole ? [...group.year.value.checks, ...group.checks.value.checks] : []
      checks.push(
        ...own.filter((check) => year === interval || (!check.passed && check.severity === 'blocks')),
      )
    }
    findings.push(...this.#beforeOpening(precedingYear(years.at(-1)!)))
    const seen = new Set<string>()
    const once = findings.filter((one) => {
      // One rate that is missing is one row to add, whatever asks for it: who asks first says so.
      const { from, to, type, when } = one.values
      const isRate = one.code === 'ENT-301'
      const text = JSON.stringify(isRate ? [from, to, type, when] : [one.code, one.place, one.values])
      return seen.has(text) ? false : seen.add(text)
    })
    return {
      findings: [
        ...withoutRatesOfBooks(once),
        ...this.#outsideGroup(interval),
        ...this.#idleJournals(interval),
        ...this.#ownYears(),
        ...this.#taxFigures(interval),
      ],
      checks,
    }
  }

  /** Entities with files that nobody of the group holds, and years of their own that this version does not put together. */
  #outsideGroup(interval: Interval): Finding[] {
    // An event that cannot be read may be the one that holds it.
    if (this.ownership.findings.some(({ severity }) => severity === 'blocks')) return []
    const view = this.ownership.on(interval.to)
    return this.entityCodes(interval)
      .filter((code) => !view.consolidated.includes(code) && !view.associates.includes(code))
      .map((code) => finding('CLO-001', 'warns', { file: 'ownership.csv', subject: code }))
  }

  /** What is wrong with files of before the book opens: the first year of their entity stands on them. */
  #beforeOpening(last: Interval): Finding[] {
    const first = this.book.balances.map(({ from }) => from).sort()[0] ?? last.to
    const findings: Finding[] = []
    for (let year = last; year.to >= first; year = precedingYear(year)) {
      for (const code of this.#files.keys()) {
        const figures = this.#hasFigures(code, year) ? this.entity(code, year) : null
        if (!figures) continue
        for (const stage of [figures.mapped.value, figures.adjusted.value, figures.deferredTax.value])
          findings.push(...stage.findings.filter(({ severity }) => severity === 'blocks'))
      }
    }
    return findings
  }

  /** Tax figures of the year are carried along (measures of facts.csv), and no deferred tax is derived from them. */
  #taxFigures({ from, to }: Interval): Finding[] {
    const bears = ({ balance }: BalanceFile): boolean =>
      balance.keys.some(({ indicator }) => indicator === 'НУ' || indicator === 'ПР' || indicator === 'ВР')
    const codes = [...this.#files]
      .filter(([, files]) => files.some((file) => file.from >= from && file.to <= to && bears(file)))
      .map(([code]) => code)
    if (codes.length === 0) return []
    return [
      finding('CLO-013', 'warns', { file: 'balances/' }, { entities: codes.sort(compareBytes).join(', ') }),
    ]
  }

  /** Journals of the year for entities that have neither figures nor a place in the group: nothing takes them. */
  #idleJournals(interval: Interval): Finding[] {
    const known = new Set(this.book.entities.map(({ code }) => code))
    const active = new Set(this.entityCodes(interval))
    return this.book.journals
      .filter(({ date, entity, level }) => {
        const isOfYear = date >= interval.from && date <= interval.to
        return level === 'entity' && isOfYear && known.has(entity) && !active.has(entity)
      })
      .map(({ entity, id, place }) =>
        finding('CLO-011', 'warns', { ...place, column: 'entity', value: entity }, { entity, id }),
      )
  }

  #ownYears(): Finding[] {
    const findings: Finding[] = []
    for (const row of this.book.entities) {
      if (row.fiscalYearStart !== this.book.settings.fiscalYearStart)
        findings.push(
          finding(
            'CLO-002',
            'blocks',
            { ...row.place, column: 'fiscal_year_start', value: row.fiscalYearStart },
            { entity: row.code },
          ),
        )
      if (row.reportingLagMonths !== 0)
        findings.push(
          finding(
            'CLO-002',
            'blocks',
            { ...row.place, column: 'reporting_lag_months', value: String(row.reportingLagMonths) },
            { entity: row.code },
          ),
        )
    }
    return findings
  }
}
