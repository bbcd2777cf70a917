// What the group's year asks: its members' years, every pair of them, the consolidation above, its checks and the tree of
// totals. A pair is keyed by what its two sides show, so that a change elsewhere leaves it alone.

import { contentHash } from '../../close/graph.ts'
import {
  consolidateYear,
  derivePair,
  type GroupInput,
  type GroupYear,
  groupChecks,
} from '../../close/group/consolidate.ts'
import type { Member } from '../../close/group/context.ts'
import { type PairResult, pairName, rowsBetween, sideOf } from '../../close/group/pair.ts'
import { tradeWith } from '../../close/group/proposals.ts'
import { totalsOf } from '../../close/group/totals.ts'
import { compareBytes, FactTable } from '../../ledger/facts.ts'
import { type Hashed, hashOfAll } from '../../ledger/hash.ts'
import { type Interval, intervalText, precedingYear } from '../../ledger/period.ts'
import type { EntityChains } from './entity-chains.ts'
import { type BookInputs, hashRows } from './inputs.ts'

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

/** The group of every interval, on its year before. */
export class GroupYears {
  readonly #inputs: BookInputs
  readonly #entities: EntityChains
  readonly #groups = new Map<string, GroupFigures>()

  constructor(inputs: BookInputs, entities: EntityChains) {
    this.#inputs = inputs
    this.#entities = entities
  }

  #member(code: string, interval: Interval): { member: Member; hash: string } | null {
    const figures = this.#entities.entity(code, interval)
    const segments = this.#entities.segmentsOf(code, interval)
    const segment = segments.at(-1)
    if (!figures?.mapped.value.present || !segment || segment.method === 'none') return null
    const translated = this.#entities.translated(figures, segments)
    const { position, trade } = figures.mapped.value
    return {
      member: { entity: figures.entity, segment, translated: translated.value, position, trade },
      hash: translated.hash,
    }
  }

  /** The group from the start of the fiscal year to a date, on its year before. */
  group(interval: Interval): GroupFigures {
    const steps = this.groupInSteps(interval)
    for (;;) {
      const next = steps.next()
      if (next.done) return next.value
    }
  }

  /** The same in steps: between two of them its caller may do other work, or leave it there. */
  *groupInSteps(interval: Interval): Generator<void, GroupFigures> {
    const key = intervalText(interval)
    const known = this.#groups.get(key)
    if (known) return known
    const before = precedingYear(interval)
    const previous = before.to >= this.#inputs.opensOn ? yield* this.groupInSteps(before) : null
    const view = this.#inputs.ownership.on(interval.to)
    const members = new Map<string, Member>()
    const associates = new Map<string, Member | null>()
    const hashes = new Map<string, string>()
    for (const code of [...view.consolidated, ...view.associates]) {
      yield
      const found = this.#member(code, interval)
      if (found) hashes.set(code, found.hash)
      if (view.associates.includes(code)) associates.set(code, found?.member ?? null)
      else if (found) members.set(code, found.member)
    }
    const { book, chart, codes, rates, ownership, opensOn } = this.#inputs
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
    const pairs = yield* this.#pairs(input, previous)
    const read = [...hashes.values(), previous?.year.hash ?? '', this.#registers(view.associates)]
    yield
    const year = this.#inputs.graph.derive(
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
    yield
    const checks = this.#inputs.graph.derive(
      'group-checks@1',
      key,
      [...read, year.hash],
      () => groupChecks(input, year.value),
      (outcome) => contentHash([], outcome),
    )
    yield
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
    const totals = totalsOf(this.#inputs.graph, codes, parts, key)
    const figures = { interval, input, pairs, year, checks, facts, totals }
    this.#groups.set(key, figures)
    return figures
  }

  /** Registers that the consolidation reads, apart from those of pairs. */
  #registers(associates: readonly string[]): string {
    const { book } = this.#inputs
    const { accounts, rates, settings, ownership, tax, entities } = this.#inputs.hashes
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

  *#pairs(input: GroupInput, previous: GroupFigures | null): Generator<void, Hashed<PairResult>[]> {
    const { accounts, rates, settings, ownership, tax, entities } = this.#inputs.hashes
    const names = [...input.members.keys()].sort(compareBytes)
    const before = new Map((previous?.pairs ?? []).map((pair) => [pair.value.name, pair]))
    const pairs: Hashed<PairResult>[] = []
    for (const [index, a] of names.entries()) {
      for (const b of names.slice(index + 1)) {
        yield
        const [left, right] = [input.members.get(a)!, input.members.get(b)!]
        const sides = [sideOf(left, b, this.#inputs.chart), sideOf(right, a, this.#inputs.chart)]
        const last = before.get(pairName(a, b))
        const rows = hashOfAll(rowsBetween(this.#inputs.book, a, b).map((row) => row.hash))
        const segments = JSON.stringify([left.segment, right.segment])
        const trade = contentHash([], [tradeWith(left, b), tradeWith(right, a)])
        const pair = this.#inputs.graph.derive(
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
          ({ checks, facts, findings }) => contentHash([facts], [findings, checks]),
        )
        pairs.push(pair)
      }
    }
    return pairs
  }
}
