// What one company's year asks, stage by stage: its files mapped, its journals, deferred tax, checks, and what it brings to
// the group's close. Each stage is keyed by the content of what it reads; a year stands on the year before.

import { type AdjustInput, adjustEntityYear } from '../../close/entity/adjust.ts'
import { entityChecks } from '../../close/entity/checks.ts'
import { type DeferredTaxInput, deferredTaxEntityYear } from '../../close/entity/deferred-tax.ts'
import { entityJournals } from '../../close/entity/journals.ts'
import { type TranslateInput, translateEntityYear } from '../../close/entity/translate.ts'
import { contentHash } from '../../close/graph.ts'
import type { MapInput, MappedYear } from '../../close/map/input.ts'
import { mapEntityYear } from '../../close/map/map.ts'
import type { Segment, StageFacts, TranslatedYear } from '../../close/types.ts'
import type { DatedFlowRow, EntityRow, Journal, OpeningRow } from '../../ledger/book.ts'
import { entityOn } from '../../ledger/entity.ts'
import { FactTable } from '../../ledger/facts.ts'
import type { Check } from '../../ledger/finding.ts'
import type { Hashed } from '../../ledger/hash.ts'
import { type Interval, intervalText, precedingYear } from '../../ledger/period.ts'
import { type BookInputs, hashRows } from './inputs.ts'

interface Stages {
  readonly mapped: Hashed<MappedYear>
  readonly adjusted: Hashed<StageFacts>
  readonly deferredTax: Hashed<StageFacts>
}

/** One entity from the start of its fiscal year to a date, stage by stage. */
export interface EntityFigures extends Stages {
  readonly entity: EntityRow
  readonly interval: Interval
  /** All three, measure amount: what the entity's own statements stand on. */
  readonly functional: FactTable
  readonly checks: Hashed<readonly Check[]>
  readonly inputs: {
    readonly map: MapInput
    readonly adjust: AdjustInput
    readonly deferredTax: DeferredTaxInput
  }
}

/** What the translation of an entity's year reads, with the hash of the year before it. */
export interface AskedTranslation {
  readonly input: TranslateInput
  readonly previousHash: string
}

/** What all stages of one entity and year share. */
interface Year {
  readonly subject: string
  readonly base: Pick<AdjustInput, 'codes' | 'chart' | 'settings' | 'entity' | 'interval'>
  readonly previous: EntityFigures | null
  readonly openings: readonly OpeningRow[]
  readonly journals: readonly Journal[]
  readonly journalHash: string
}

const stageHash = (stage: StageFacts): string => contentHash([stage.facts], [stage.present, stage.position])

/** The next year compares its openings with the closings of local accounts, so they are part of the content. */
const mappedHash = (mapped: MappedYear): string =>
  contentHash([mapped.facts], [mapped.present, mapped.position, [...mapped.closings], mapped.trade])

/** The chain of every entity and year: mapped, adjusted, deferred tax, checks; then translated for the group. */
export class EntityChains {
  readonly #inputs: BookInputs
  readonly #entities = new Map<string, EntityFigures | null>()

  constructor(inputs: BookInputs) {
    this.#inputs = inputs
  }

  /** The chain of one entity to a date; null where the entity has no figures at all there. */
  entity(code: string, interval: Interval): EntityFigures | null {
    const key = `${code} ${intervalText(interval)}`
    const known = this.#entities.get(key)
    if (known !== undefined) return known
    const entity = entityOn(this.#inputs.book, code, interval.to)
    const member = this.#inputs.ownership.on(interval.to).consolidated.includes(code)
    const figures =
      entity && (member || this.#inputs.hasFigures(code, interval))
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
    const rows = this.#inputs.book.datedFlows.filter((row) => row.entity === code && row.date <= to)
    const files = (this.#inputs.files.get(code) ?? []).filter((file) => file.from >= from && file.to <= to)
    const isPosition = files.length > 0 && files.every(({ balance }) => balance.shape === 'position')
    const account = isPosition ? this.#inputs.chart.toWrite('retained-earnings')?.code : undefined
    if (account === undefined) return rows
    const flow = 'dividends-declared'
    const known = new Set(rows.filter((row) => row.flow === flow).map(({ date }) => date))
    const declared = this.#inputs.book.dividends
      .filter((row) => row.payer === code && row.declaredOn >= from && row.declaredOn <= to)
      .filter((row) => !known.has(row.declaredOn))
      .map(({ currency, declaredOn: date, document, gross: amount, hash, place }): DatedFlowRow => {
        const row = { entity: code, date, account, flow, item: '', amount, currency, rate: null } as const
        return { ...row, place, hash, document }
      })
    return [...rows, ...declared]
  }

  #deriveEntity(entity: EntityRow, interval: Interval, subject: string): EntityFigures {
    const { book, chart, codes } = this.#inputs
    const previous = this.#inputs.hasEarlier(entity.code, interval)
      ? this.entity(entity.code, precedingYear(interval))
      : null
    const journals = entityJournals(book.journals, entity.code, interval.to)
    const year: Year = {
      subject,
      base: { codes, chart, settings: book.settings, entity, interval },
      previous,
      openings: book.openings.filter((row) => row.entity === entity.code),
      journals,
      journalHash: hashRows(journals),
    }
    const map = this.#mapInput(year)
    const mapped = this.#mapped(year, map)
    const { adjust, adjusted } = this.#adjusted(year, mapped)
    const { deferred, deferredTax } = this.#deferredTax(year, mapped, adjusted)
    const measure = codes.measure.code('amount')
    const all = FactTable.of(codes, mapped.value.facts, adjusted.value.facts, deferredTax.value.facts)
    const stages = { mapped, adjusted, deferredTax }
    return {
      entity,
      interval,
      ...stages,
      functional: all.where((row) => all.measure[row] === measure),
      checks: this.#checks(year, stages),
      inputs: { map, adjust, deferredTax: deferred },
    }
  }

  #mapInput({ base, openings, previous }: Year): MapInput {
    const { book, opensOn, ownership } = this.#inputs
    const { entity, interval } = base
    return {
      ...base,
      cuts: this.#inputs.cuts(interval),
      files: book.balances.filter(
        (file) => file.entity === entity.code && file.from >= interval.from && file.to <= interval.to,
      ),
      starts: [opensOn, ownership.acquisitionOf(entity.code)?.starts ?? ''],
      localChart: book.charts.get(entity.chart) ?? [],
      rules: this.#inputs.rulesOf(entity.code),
      counterparties: book.counterparties,
      entities: book.entities,
      members: new Set(ownership.on(interval.to).consolidated),
      membersOn: (date) => new Set(ownership.on(date).consolidated),
      datedFlows: this.#datedFlows(entity.code, interval),
      openings,
      previous: previous?.mapped.value ?? null,
    }
  }

  #mapped({ previous, subject }: Year, map: MapInput): Hashed<MappedYear> {
    const { accounts, charts, entities, ownership, settings } = this.#inputs.hashes
    return this.#inputs.graph.derive(
      'map@1',
      subject,
      [
        hashRows(map.files),
        previous?.mapped.hash ?? '',
        hashRows(map.rules),
        accounts,
        charts,
        hashRows(map.counterparties),
        entities,
        ownership,
        hashRows(map.datedFlows),
        hashRows(map.openings),
        settings,
      ],
      () => mapEntityYear(map),
      mappedHash,
    )
  }

  #adjusted({ base, journalHash, journals, previous, subject }: Year, mapped: Hashed<MappedYear>) {
    const { accounts, entities, settings } = this.#inputs.hashes
    const adjust: AdjustInput = {
      ...base,
      mapped: mapped.value,
      previous: previous?.adjusted.value ?? null,
      journals,
    }
    const adjusted = this.#inputs.graph.derive(
      'adjust@1',
      subject,
      [mapped.hash, previous?.adjusted.hash ?? '', journalHash, accounts, settings, entities],
      () => adjustEntityYear(adjust),
      stageHash,
    )
    return { adjust, adjusted }
  }

  #deferredTax(year: Year, mapped: Hashed<MappedYear>, adjusted: Hashed<StageFacts>) {
    const { base, journalHash, journals, previous, subject } = year
    const { accounts, entities, settings, tax } = this.#inputs.hashes
    const deferred: DeferredTaxInput = {
      ...base,
      mapped: mapped.value,
      adjusted: adjusted.value,
      previous: previous?.deferredTax.value ?? null,
      journals,
      taxRates: this.#inputs.book.taxRates,
    }
    const before = previous?.deferredTax.hash ?? ''
    const deferredTax = this.#inputs.graph.derive(
      'deferred-tax@1',
      subject,
      [mapped.hash, adjusted.hash, before, journalHash, tax, accounts, settings, entities],
      () => deferredTaxEntityYear(deferred),
      stageHash,
    )
    return { deferred, deferredTax }
  }

  #checks(year: Year, stages: Stages): Hashed<readonly Check[]> {
    const { base, journalHash, journals, openings, previous, subject } = year
    const { accounts, entities, settings, tax } = this.#inputs.hashes
    const hashesOf = (of: Stages | null): string[] =>
      [of?.mapped, of?.adjusted, of?.deferredTax].map((stage) => stage?.hash ?? '')
    const valuesOf = ({ adjusted, deferredTax, mapped }: Stages) => ({
      mapped: mapped.value,
      adjusted: adjusted.value,
      deferredTax: deferredTax.value,
    })
    const read = [accounts, journalHash, hashRows(openings), tax, settings, entities]
    return this.#inputs.graph.derive(
      'entity-checks@1',
      subject,
      [...hashesOf(stages), ...hashesOf(previous), ...read],
      () =>
        entityChecks({
          ...base,
          ...valuesOf(stages),
          journals,
          openings,
          taxRates: this.#inputs.book.taxRates,
          previous: previous && valuesOf(previous),
        }),
      (list) => contentHash([], list),
    )
  }

  /** What the entity brings to the group's close of the interval, in presentation currency. */
  translated(figures: EntityFigures, segments: readonly Segment[]): Hashed<TranslatedYear> {
    const { entity, interval } = figures
    const { input, previousHash } = this.translateInput(figures, segments)
    const { accounts, rates, settings: settingsHash, entities } = this.#inputs.hashes
    return this.#inputs.graph.derive(
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
    segments: readonly Segment[] = this.segmentsOf(figures.entity.code, figures.interval),
  ): AskedTranslation {
    const { book, chart, codes } = this.#inputs
    const { settings } = book
    const { entity, interval } = figures
    const before = precedingYear(interval)
    const earlier = this.#inputs.hasEarlier(entity.code, interval) ? this.entity(entity.code, before) : null
    const segmentsBefore = this.#inputs.ownership.segments(entity.code, before)
    const was = entity.code === settings.parent || segmentsBefore.at(-1)?.method !== 'none'
    const previous =
      earlier && was && !segments.some((one) => one.scopeIn)
        ? this.translated(earlier, this.segmentsOf(entity.code, before))
        : null
    const acquired = this.#inputs.ownership.acquisitionOf(entity.code)
    const input: TranslateInput = {
      codes,
      chart,
      settings,
      entity,
      interval,
      segments,
      rates: this.#inputs.rates,
      facts: figures.functional,
      position: figures.mapped.value.position,
      previous: previous?.value ?? null,
      opensOn: this.#inputs.opensOn,
      openings: book.openings.filter((row) => row.entity === entity.code),
      datedFlows: this.#datedFlows(entity.code, interval),
      journals: entityJournals(book.journals, entity.code, interval.to),
      ...(acquired ? { scopeInDate: acquired.date } : {}),
    }
    return { input, previousHash: previous?.hash ?? '' }
  }

  /** Its segments of the year; the parent belongs to the group all along. */
  segmentsOf(code: string, interval: Interval): readonly Segment[] {
    if (code === this.#inputs.book.settings.parent) return [{ interval, method: 'full', scopeIn: false }]
    return this.#inputs.ownership.segments(code, interval)
  }
}
