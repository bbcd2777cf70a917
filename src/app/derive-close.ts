// The graph of a book put together: from documents to the facts of entities, pairs and the group, year by year. Every
// stage is asked for through the graph, keyed by the content of what it reads, so that running the whole again after a
// change derives only what depends on it (architecture.md "Incremental").
//
// An entity's year stands on its year before, the group's on the group's; years go back to the start of the book.

import type { GroupChart } from '../close/chart.ts'
import type { Graph } from '../close/graph.ts'
import type { Ownership } from '../close/group/ownership.ts'
import type { Rates } from '../close/rates.ts'
import type { Segment, TranslatedYear } from '../close/types.ts'
import type { Book } from '../ledger/book.ts'
import type { Codes } from '../ledger/facts.ts'
import type { Hashed } from '../ledger/hash.ts'
import type { Interval } from '../ledger/period.ts'
import { type AskedTranslation, EntityChains, type EntityFigures } from './derivation/entity-chains.ts'
import { type GroupFigures, GroupYears } from './derivation/group-years.ts'
import { BookInputs } from './derivation/inputs.ts'
import { type Outcome, outcomeOf } from './derivation/outcome.ts'

/** Everything that closes of one book derive; each stage is asked of the graph. */
export class CloseDerivation {
  readonly book: Book
  readonly graph: Graph
  readonly codes: Codes
  readonly chart: GroupChart
  readonly rates: Rates
  readonly ownership: Ownership
  readonly opensOn: string
  readonly #inputs: BookInputs
  readonly #entities: EntityChains
  readonly #groups: GroupYears

  constructor(book: Book, graph: Graph, codes: Codes) {
    const inputs = new BookInputs(book, graph, codes)
    this.book = book
    this.graph = graph
    this.codes = codes
    this.chart = inputs.chart
    this.rates = inputs.rates
    this.ownership = inputs.ownership
    this.opensOn = inputs.opensOn
    this.#inputs = inputs
    this.#entities = new EntityChains(inputs)
    this.#groups = new GroupYears(inputs, this.#entities)
  }

  /** The book's fiscal year in which the date lies, to that date. */
  intervalTo(date: string): Interval {
    return this.#inputs.intervalTo(date)
  }

  /** The last date at which every entity in scope has balances (the default of --period), or ''. */
  lastCompleteDate(): string {
    return this.#inputs.lastCompleteDate()
  }

  /** Entities with figures in the interval, by code: members, associates, and others that only have files. */
  entityCodes(interval: Interval): string[] {
    return this.#inputs.entityCodes(interval)
  }

  /** The chain of one entity to a date; null where the entity has no figures at all there. */
  entity(code: string, interval: Interval): EntityFigures | null {
    return this.#entities.entity(code, interval)
  }

  /** What the entity brings to the group's close of the interval, in presentation currency. */
  translated(figures: EntityFigures, segments: readonly Segment[]): Hashed<TranslatedYear> {
    return this.#entities.translated(figures, segments)
  }

  /** What the translation of an entity's year reads; explanations ask with the same. */
  translateInput(figures: EntityFigures, segments?: readonly Segment[]): AskedTranslation {
    return this.#entities.translateInput(figures, segments)
  }

  /** The group from the start of the fiscal year to a date, on its year before. */
  group(interval: Interval): GroupFigures {
    return this.#groups.group(interval)
  }

  /** The same in steps (GroupYears.groupInSteps). */
  groupInSteps(interval: Interval): Generator<void, GroupFigures> {
    return this.#groups.groupInSteps(interval)
  }

  /** All findings and checks of entities and group up to the interval, each once. */
  outcome(interval: Interval): Outcome {
    return outcomeOf(this.#inputs, this.#entities, this.#groups, interval)
  }
}
