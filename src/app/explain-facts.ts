// Facts taken apart as their derivations made them: by account and flow, entity, layer, and then the fact itself — rows
// of the file, lines of journals, functional amounts at their rates, what an elimination removes, the year before. The
// parts of each step sum exactly to the figure; where a part is in another currency, its rate stands in its detail.

import { minorOfText } from '../close/explained.ts'
import type { Explained, Text } from '../close/types.ts'
import { exponentOf } from '../ledger/currency.ts'
import { entityOn } from '../ledger/entity.ts'
import { type Column, FactTable } from '../ledger/facts.ts'
import { assert } from '../ledger/finding.ts'
import { decimalText } from '../ledger/fraction.ts'
import { layerWords } from '../statements/worksheet-columns.ts'
import type { DerivedClose } from './close-book.ts'
import { FactOrigins } from './fact-origins.ts'

const same = (text: string): Text => ({ ru: text, en: text })

/** How far down an explanation goes: everywhere to a depth, or only along the parts that were opened. */
export interface Walk {
  readonly depth: number
  /** The parts to open, from here down; null: all of them. */
  readonly path: readonly number[] | null
}

/** The walk below part `index`, or null where it ends. */
function into({ depth, path }: Walk, index: number): Walk | null {
  if (depth <= 0 || (path !== null && path[0] !== index)) return null
  return { depth: depth - 1, path: path?.slice(1) ?? null }
}

/** Due date of an analytics text: all that statements keep of it. */
const dueOf = (analytics: string): string =>
  analytics.split(';').find((pair) => pair.startsWith('due_on=')) ?? ''

/** What explanations of one close share: made once. */
interface Kept {
  readonly origins: FactOrigins
  /** Rows of the close's facts by what a statement knows of them. */
  readonly rows: ReadonlyMap<string, readonly number[]>
}

const kept = new WeakMap<DerivedClose, Kept>()

function keptOf(close: DerivedClose): Kept {
  const known = kept.get(close)
  if (known) return known
  const rows = new Map<string, number[]>()
  for (let row = 0; row < close.facts.length; row++) {
    const key = statementKey(close.facts, row)
    const same = rows.get(key)
    if (same) same.push(row)
    else rows.set(key, [row])
  }
  const made = { origins: new FactOrigins(close.derivation), rows }
  kept.set(close, made)
  return made
}

/** The origins of a close's facts: kept with the close, which never changes. */
export const originsOf = (close: DerivedClose): FactOrigins => keptOf(close).origins

const STATEMENT_COLUMNS = ['entity', 'account', 'flow', 'layer', 'basis', 'measure'] as const

const statementKey = (table: FactTable, row: number): string =>
  `${STATEMENT_COLUMNS.map((column) => table[column][row]).join(',')},${dueOf(table.text('analytics', row))}`

export class Steps {
  readonly #close: DerivedClose
  readonly #sign: bigint
  readonly #currency: string
  readonly #exponent: number
  readonly #kept: Kept

  /** @param sign 1 where the statement shows a debit as positive, else −1 */
  constructor(close: DerivedClose, sign: bigint, currency: string) {
    this.#close = close
    this.#sign = sign
    this.#currency = currency
    this.#exponent = exponentOf(currency)
    this.#kept = keptOf(close)
  }

  /** A figure with its parts: they must sum to it. */
  figure(
    label: Text,
    kind: string,
    amount: bigint,
    detail: Record<string, string>,
    parts: readonly Explained[] = [],
  ): Explained {
    const base = {
      label,
      kind,
      amount: decimalText(amount, this.#exponent),
      currency: this.#currency,
      detail,
    }
    if (parts.length === 0) return base
    const own = parts.filter((part) => part.currency === this.#currency)
    const sum = own.reduce((total, part) => total + minorOfText(part.amount, part.currency), 0n)
    assert(own.length === 0 || sum === amount, `parts of ${label.en} come to ${sum}, the figure is ${amount}`)
    return { ...base, parts }
  }

  accounts(facts: FactTable, alone: boolean, walk: Walk): Explained[] {
    const moved = split(facts, 'account').flatMap(([code, part]) =>
      split(part, 'flow').map(([flow, own]) => ({ code, flow, own })),
    )
    return moved.map(({ code, flow, own }, index) => {
      const account = this.#close.derivation.chart.get(code)
      const name = account?.name ?? code
      const label = { ru: `${name} · ${flow}`, en: `${account?.nameEn || name} · ${flow}` }
      const next = into(walk, index)
      const parts = next ? (alone ? this.#layers(own, next) : this.#entities(own, next)) : []
      return this.figure(label, 'account', this.#sign * own.sum(), { account: code, flow }, parts)
    })
  }

  #entities(facts: FactTable, walk: Walk): Explained[] {
    return split(facts, 'entity').map(([code, own], index) => {
      const entity = entityOn(this.#close.book, code, this.#close.interval.to)
      const label = { ru: entity?.name || code, en: entity?.nameEn || entity?.name || code }
      const next = into(walk, index)
      const parts = next ? this.#layers(own, next) : []
      return this.figure(label, 'entity', this.#sign * own.sum(), { entity: code }, parts)
    })
  }

  #layers(facts: FactTable, walk: Walk): Explained[] {
    // The company's own figures come first, then what was made of them.
    const layers = split(facts, 'layer').sort(([a], [b]) => Number(b === 'mapped') - Number(a === 'mapped'))
    return layers.map(([layer, own], index) => {
      const next = into(walk, index)
      const parts = next ? this.#facts(this.#withDocuments(own), next) : []
      return this.figure(layerWords(layer), 'layer', this.#sign * own.sum(), { layer }, parts)
    })
  }

  /**
   * Facts of statements carry neither document nor partner; the facts of the close do. A line that takes some facts off
   * has them turned round.
   */
  #withDocuments(facts: FactTable): FactTable {
    const all = this.#close.facts
    const asked = new Map<string, bigint>()
    for (let row = 0; row < facts.length; row++) {
      const key = statementKey(facts, row)
      asked.set(key, (asked.get(key) ?? 0n) + facts.amount[row]!)
    }
    const wide = new FactTable(all.codes)
    for (const [key, sum] of asked) {
      const rows = this.#kept.rows.get(key) ?? []
      const own = rows.reduce((total, row) => total + all.amount[row]!, 0n)
      assert(sum === own || sum === -own, `facts of ${key} come to ${own}, the line has ${sum}`)
      for (const row of rows) wide.copy(all, row, {}, sum === own ? all.amount[row]! : -all.amount[row]!)
    }
    return wide.sorted()
  }

  #facts(facts: FactTable, walk: Walk): Explained[] {
    const parts: Explained[] = []
    for (let row = 0; row < facts.length; row++) {
      const texts = facts.texts(row)
      const amount = this.#sign * facts.amount[row]!
      const detail: Record<string, string> = {}
      for (const name of ['flow', 'partner', 'analytics', 'period', 'document'] as const)
        if (texts[name]) detail[name] = texts[name]
      const label = same([texts.document, texts.partner, texts.analytics].filter(Boolean).join(' · '))
      const fact = { texts, year: this.#close.interval }
      const place = this.#kept.origins.placeOf(texts.document)
      const shown = this.figure(label, kindOf(texts.layer), amount, detail)
      parts.push(this.#opened({ ...shown, ...(place ? { place } : {}), fact }, into(walk, row)))
    }
    return parts
  }

  /** A part with what stands below it, as far as the walk goes. */
  #opened(part: Explained, walk: Walk | null): Explained {
    const { fact, parts: own, ...rest } = part
    const parts = this.#kept.origins.below(part)
    if (parts.length === 0) return rest
    if (walk === null) return own || !fact ? { ...rest, more: true } : { ...rest, fact }
    return { ...rest, parts: parts.map((each, index) => this.#opened(each, into(walk, index))) }
  }
}

const kindOf = (layer: string): string =>
  layer.startsWith('elimination:')
    ? 'elimination'
    : layer.startsWith('group-adjustment:')
      ? 'journal'
      : 'fact'

function split(facts: FactTable, column: Column): [string, FactTable][] {
  const codes = [...new Set(facts[column].subarray(0, facts.length))]
  return codes
    .map((code): [string, FactTable] => [
      facts.codes[column].text(code),
      facts.where((row) => facts[column][row] === code),
    ])
    .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
}
