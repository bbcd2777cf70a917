// Statements of entities and of the group over the derived facts: current year beside the year before, each in its own
// printing, kept by the graph (architecture.md "Incremental": each entity statement, each group statement).

import { contentHash } from '../close/graph.ts'
import { entityOn } from '../ledger/entity.ts'
import { FactTable } from '../ledger/facts.ts'
import type { Check } from '../ledger/finding.ts'
import { type Hashed, hashOfAll } from '../ledger/hash.ts'
import { type Interval, intervalText, precedingYear, yearBefore } from '../ledger/period.ts'
import type { BasisOfPresentation } from '../ledger/words.ts'
import { statementChecks } from '../statements/checks.ts'
import { statementSet } from '../statements/statement-set.ts'
import type { PeriodFacts, StatementInput, StatementSet } from '../statements/types.ts'
import type { CloseDerivation } from './derive-close.ts'

export interface DerivedStatements {
  readonly input: StatementInput
  readonly set: StatementSet
  readonly checks: readonly Check[]
}

interface Figures extends PeriodFacts {
  readonly hash: string
}

export class StatementDerivation {
  readonly close: CloseDerivation
  readonly #known = new Map<string, Hashed<DerivedStatements> | null>()
  readonly #figures = new Map<string, Figures | null>()
  readonly #inUnits = new Map<string, StatementSet>()

  readonly #layouts: string
  readonly #accounts: string

  constructor(close: CloseDerivation) {
    this.close = close
    this.#layouts = contentHash([], [...close.book.layouts])
    this.#accounts = hashOfAll(close.book.accounts.map((account) => account.hash))
  }

  /** Bases of presentation of a year: as the book lists them, else IAS 1, from 2027 on IFRS 18. */
  bases(interval: Interval): readonly BasisOfPresentation[] {
    const { basis } = this.close.book.settings
    return basis.length > 0 ? basis : [interval.from >= '2027-01-01' ? 'ifrs-18' : 'ias-1']
  }

  /** Statements of one entity (code) or of the group (null) in one basis; null where there are no figures. */
  statements(
    entity: string | null,
    interval: Interval,
    basis: BasisOfPresentation,
  ): Hashed<DerivedStatements> | null {
    const key = `${entity ?? ''} ${intervalText(interval)} ${basis}`
    const known = this.#known.get(key)
    if (known !== undefined) return known
    const derived = this.#derive(entity, interval, basis, key)
    this.#known.set(key, derived)
    return derived
  }

  /**
   * The same statements printed in another unit, comparatives as that unit prints them in their own year: print
   * rounding is done afresh, so that they foot in every unit.
   */
  inUnit(
    entity: string | null,
    interval: Interval,
    basis: BasisOfPresentation,
    unit: number,
  ): StatementSet | null {
    const own = this.statements(entity, interval, basis)?.value
    if (!own || own.set.unit === unit) return own?.set ?? null
    const key = `${entity ?? ''} ${intervalText(interval)} ${basis} ${unit}`
    const known = this.#inUnits.get(key)
    if (known) return known
    const { input } = own
    const years = [input.prior?.interval, input.priorYear?.interval]
    const printedPrior = years.flatMap((year) => (year && this.inUnit(entity, year, basis, unit)) ?? [])
    const set = statementSet({ ...input, settings: { ...input.settings, unit }, printedPrior })
    this.#inUnits.set(key, set)
    return set
  }

  #figuresOf(entity: string | null, interval: Interval): Figures | null {
    const key = `${entity ?? ''} ${intervalText(interval)}`
    const known = this.#figures.get(key)
    if (known !== undefined) return known
    const figures = entity === null ? this.#ofGroup(interval) : this.#ofEntity(entity, interval)
    this.#figures.set(key, figures)
    return figures
  }

  #ofEntity(code: string, interval: Interval): Figures | null {
    const figures = this.close.entity(code, interval)
    if (!figures?.mapped.value.present) return null
    const hash = hashOfAll([figures.mapped.hash, figures.adjusted.hash, figures.deferredTax.hash])
    return { interval, facts: figures.functional, position: figures.mapped.value.position, hash }
  }

  /** The group has figures in an interval only where every member has. */
  #ofGroup(interval: Interval): Figures | null {
    if (interval.to < this.close.opensOn) return null
    const group = this.close.group(interval)
    const view = this.close.ownership.on(interval.to)
    if (view.consolidated.some((code) => !group.input.members.has(code))) return null
    const members = [...group.input.members.values()]
    const above = group.year.value.facts.groupBy([
      'entity',
      'account',
      'flow',
      'analytics',
      'layer',
      'basis',
      'measure',
    ])
    const facts = FactTable.of(this.close.codes, group.totals.value, above)
    return {
      interval,
      facts,
      position: members.some((one) => one.position),
      hash: hashOfAll([group.totals.hash, group.year.hash]),
    }
  }

  #derive(
    entity: string | null,
    interval: Interval,
    basis: BasisOfPresentation,
    subject: string,
  ): Hashed<DerivedStatements> | null {
    const current = this.#figuresOf(entity, interval)
    if (!current) return null
    const { book, graph } = this.close
    const has = (other: Interval): Interval | null => (this.#figuresOf(entity, other) ? other : null)
    const [before, year] = [has(yearBefore(interval)), has(precedingYear(interval))]
    const [prior, priorYear] = [
      before && this.#figuresOf(entity, before),
      year && this.#figuresOf(entity, year),
    ]
    const earlier = [before, year].flatMap((other) => (other && this.statements(entity, other, basis)) ?? [])
    const printed = earlier.map((one) => one.value.set)
    const row = entity === null ? null : (entityOn(book, entity, interval.to) ?? null)
    const currency = row ? row.functionalCurrency : book.settings.presentationCurrency
    const input: StatementInput = {
      settings: book.settings,
      accounts: book.accounts,
      entity: row,
      currency,
      basis,
      current,
      prior,
      priorYear,
      layouts: book.layouts,
      printedPrior: printed,
    }
    const name = entity === null ? 'group-statements@1' : 'entity-statements@1'
    const shared = [book.settings.hash, this.#layouts, this.#accounts, row?.hash ?? '']
    const inputs = [
      current.hash,
      prior?.hash ?? '',
      priorYear?.hash ?? '',
      ...earlier.map((one) => one.hash),
      ...shared,
    ]
    return graph.derive(
      name,
      subject,
      inputs,
      () => {
        const set = statementSet(input)
        return { input, set, checks: statementChecks(input, set) }
      },
      // Nothing but next year's printing stands on it: what it was derived from names it.
      () => hashOfAll(inputs),
    )
  }
}
