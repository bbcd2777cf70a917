// Facts taken apart as their derivations made them: by account and flow, entity, layer, and then the fact itself — rows
// of the file, lines of journals, functional amounts at their rates, what an elimination removes, the year before. The
// parts of each step sum exactly to the figure; where a part is in another currency, its rate stands in its detail.

import { explainAdjustment } from '../close/entity/adjust.ts'
import { explainedOpening } from '../close/entity/explain.ts'
import { explainDeferredTax } from '../close/entity/explain-deferred-tax.ts'
import { explainTranslated } from '../close/entity/explain-translated.ts'
import { explainAttributed } from '../close/group/explain-attribution.ts'
import { explainMapped, matches } from '../close/map/explain.ts'
import type { Explained, Text } from '../close/types.ts'
import { exponentOf } from '../ledger/currency.ts'
import { entityOn } from '../ledger/entity.ts'
import type { Column, FactTable, FactTexts } from '../ledger/facts.ts'
import { assert, type Place } from '../ledger/finding.ts'
import { decimalText, minorOf, parseDecimal } from '../ledger/fraction.ts'
import { type Interval, intervalText, precedingYear } from '../ledger/period.ts'
import { layerWords } from '../statements/worksheet.ts'
import type { DerivedClose } from './close-book.ts'

const same = (text: string): Text => ({ ru: text, en: text })

export const minorOfText = (text: string, currency: string): bigint => {
  const value = parseDecimal(text)
  const minor = value && minorOf(value, exponentOf(currency))
  assert(minor !== null, `not an amount of ${currency}: ${text}`)
  return minor
}

/** The same explanation with every amount turned round: a line that shows a credit as positive. */
function turned(part: Explained): Explained {
  const other = (text: string): string =>
    decimalText(-minorOfText(text, part.currency), exponentOf(part.currency))
  const { amount, detail, parts } = part
  return {
    ...part,
    amount: other(amount),
    // What a share was taken of turns with it.
    ...(detail?.of === undefined ? {} : { detail: { ...detail, of: other(detail.of) } }),
    ...(parts ? { parts: parts.map(turned) } : {}),
  }
}

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

/** Cuts an explanation below a depth. */
function cut(part: Explained, depth: number): Explained {
  if (!part.parts) return part
  const { parts, ...rest } = part
  return depth <= 0 ? rest : { ...rest, parts: parts.map((one) => cut(one, depth - 1)) }
}

const isEntityLayer = (layer: string): boolean =>
  layer === 'mapped' || layer === 'deferred-tax' || layer.startsWith('adjustment:')

/** Due date of an analytics text: all that statements keep of it. */
const dueOf = (analytics: string): string =>
  analytics.split(';').find((pair) => pair.startsWith('due_on=')) ?? ''

export class Steps {
  readonly #close: DerivedClose
  readonly #sign: bigint
  readonly #currency: string
  readonly #exponent: number

  /** @param sign 1 where the statement shows a debit as positive, else −1 */
  constructor(close: DerivedClose, sign: bigint, currency: string) {
    this.#close = close
    this.#sign = sign
    this.#currency = currency
    this.#exponent = exponentOf(currency)
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

  /** Facts of statements carry neither document nor partner; the facts of the close do. */
  #withDocuments(facts: FactTable): FactTable {
    const all = this.#close.facts
    const by = ['entity', 'account', 'flow', 'layer', 'basis', 'measure'] as const
    const key = (table: FactTable, row: number): string =>
      `${by.map((column) => table[column][row]).join(',')},${dueOf(table.text('analytics', row))}`
    const keys = new Set<string>()
    for (let row = 0; row < facts.length; row++) keys.add(key(facts, row))
    const wide = all.where((row) => keys.has(key(all, row)))
    return wide.sum() === facts.sum() ? wide : facts
  }

  #facts(facts: FactTable, walk: Walk): Explained[] {
    const parts: Explained[] = []
    for (let row = 0; row < facts.length; row++) {
      const texts = facts.texts(row)
      const amount = facts.amount[row]!
      const detail: Record<string, string> = {}
      for (const name of ['flow', 'partner', 'analytics', 'period', 'document'] as const)
        if (texts[name]) detail[name] = texts[name]
      const label = same([texts.document, texts.partner, texts.analytics].filter(Boolean).join(' · '))
      const next = into(walk, row)
      const made = next ? this.#source(texts, amount, this.#close.interval) : []
      const inner = made.map((part) => cut(this.#sign === 1n ? part : turned(part), walk.depth - 1))
      const place = this.#placeOf(texts.document)
      const shown = this.figure(label, kindOf(texts.layer), this.#sign * amount, detail, inner)
      parts.push({ ...shown, ...(place ? { place } : {}) })
    }
    return parts
  }

  /** The parts of one fact, debit positive; where they do not come to it exactly, none. */
  #source(texts: FactTexts, amount: bigint, interval: Interval): Explained[] {
    const parts = isEntityLayer(texts.layer ?? '')
      ? this.#ofEntity(texts, interval)
      : this.#ofGroup(texts, amount, interval)
    const sum = parts.reduce((total, part) => total + minorOfText(part.amount, part.currency), 0n)
    assert(
      parts.length === 0 || sum === amount,
      `parts of ${JSON.stringify(texts)} come to ${sum}, not ${amount}`,
    )
    return parts
  }

  #ofEntity(texts: FactTexts, interval: Interval): Explained[] {
    const figures = this.#close.derivation.entity(texts.entity ?? '', interval)
    if (!figures) return []
    const functional = `functional ${figures.entity.functionalCurrency}`
    const presented = (texts.basis ?? '').startsWith('presentation')
    if (presented && figures.entity.functionalCurrency !== this.#currency) {
      const { input } = this.#close.derivation.translateInput(figures)
      const translated = explainTranslated(input, texts)
      return (translated.parts ?? []).map((part) => this.#functionalBelow(part, functional, interval))
    }
    if (
      presented &&
      this.#close.derivation.group(interval).input.members.get(texts.entity ?? '')?.segment.scopeIn
    ) {
      // What came in, and what an interval was divided into, is named by the translation's own cut.
      const { input } = this.#close.derivation.translateInput(figures)
      return (explainTranslated(input, texts).parts ?? []).map((part) =>
        this.#functionalBelow(part, functional, interval),
      )
    }
    return this.#ofStage({ ...texts, basis: functional }, interval)
  }

  /** Below a translated part: the functional figure it was made of, in its own currency. */
  #functionalBelow(part: Explained, basis: string, interval: Interval): Explained {
    const { detail } = part
    if (
      !detail?.document ||
      !detail.account ||
      detail.document.startsWith('derived/') ||
      part.kind === 'rounding'
    )
      return part
    const key: FactTexts = {
      entity: detail.entity ?? '',
      account: detail.account,
      flow: detail.flow ?? '',
      layer: detail.layer ?? '',
      document: detail.document,
      basis,
    }
    const rows = this.#ofStage(key, interval)
    const inOne = rows.every((row) => row.currency === part.currency)
    const sum = rows.reduce((total, row) => total + minorOfText(row.amount, row.currency), 0n)
    // In one currency the rows are the figure; where an interval was divided they are not, and the cut is the end.
    const fits = !inOne || sum === minorOfText(part.amount, part.currency)
    return rows.length > 0 && !part.parts && fits ? { ...part, parts: rows } : part
  }

  /** A functional figure of the year, by its stage. */
  #ofStage(key: FactTexts, interval: Interval): Explained[] {
    const { derivation } = this.#close
    const figures = derivation.entity(key.entity ?? '', interval)
    if (!figures) return []
    const { layer = '' } = key
    const before = derivation.entity(key.entity ?? '', precedingYear(interval))
    const parts = layer.startsWith('adjustment:')
      ? (explainAdjustment(figures.inputs.adjust, key).parts ?? [])
      : layer === 'deferred-tax'
        ? (explainDeferredTax(figures.inputs.deferredTax, key).parts ?? [])
        : key.document?.startsWith('derived/opening/') && before
          ? explainedOpening(before.mapped.value.facts, derivation.chart, key.period ?? '', key)
          : explainMapped(figures.inputs.map, matches(key))
    return parts.map((part) => this.#yearBefore(part, interval))
  }

  /** An opening goes on into the year before: the closing that it was. */
  #yearBefore(part: Explained, interval: Interval): Explained {
    const { detail, parts } = part
    if (part.kind !== 'opening' || parts || !detail?.account || !detail.entity) return part
    const before = precedingYear(interval)
    if (before.to < this.#close.derivation.opensOn) return part
    const key: FactTexts = {}
    for (const column of ['entity', 'account', 'layer', 'basis', 'measure', 'partner', 'analytics'] as const)
      if (detail[column] !== undefined) key[column] = detail[column]
    const inner = this.#ofStage(key, before)
    const sum = inner.reduce((total, one) => total + minorOfText(one.amount, one.currency), 0n)
    return inner.length > 0 && sum === minorOfText(part.amount, part.currency)
      ? { ...part, parts: inner }
      : part
  }

  /** A fact of a group layer: the facts it removes, the results it attributes, or the year before. */
  #ofGroup(texts: FactTexts, amount: bigint, interval: Interval): Explained[] {
    const { derivation } = this.#close
    const { document = '' } = texts
    if (document.startsWith('derived/opening/')) {
      const before = precedingYear(interval)
      if (before.to < derivation.opensOn) return []
      const { facts } = derivation.group(before).year.value
      const parts = explainedOpening(facts, derivation.chart, intervalText(interval), {
        ...texts,
        period: intervalText(interval),
      })
      const sum = parts.reduce((total, part) => total + minorOfText(part.amount, part.currency), 0n)
      return sum === amount ? parts : []
    }
    if (document.startsWith('derived/pair/')) return this.#removed(texts, amount, interval)
    if (document.startsWith('derived/nci/')) return this.#attributed(texts, amount, interval)
    return []
  }

  /** A pair's elimination: the member's facts turned round, and the difference that stays. */
  #removed(texts: FactTexts, amount: bigint, interval: Interval): Explained[] {
    const member = this.#close.derivation.group(interval).input.members.get(texts.entity ?? '')
    if (!member) return []
    const { presentation } = member.translated
    const parts: Explained[] = []
    let removed = 0n
    for (let row = 0; row < presentation.length; row++) {
      const own = presentation.texts(row)
      const fits =
        own.account === texts.account && own.partner === texts.partner && own.period === texts.period
      if (!fits || own.flow !== texts.flow) continue
      removed -= presentation.amount[row]!
      parts.push(
        this.#part(same(`− ${own.document}`), 'elimination', -presentation.amount[row]!, {
          flow: own.flow,
          layer: own.layer,
          document: own.document,
        }),
      )
    }
    const label = { ru: 'Разница пары остаётся', en: 'The difference of the pair stays' }
    if (removed !== amount) parts.push(this.#part(label, 'difference', amount - removed, {}))
    return parts
  }

  /** The outsiders' part: their share × the facts that it was taken of, each with the row that it comes from. */
  #attributed(texts: FactTexts, amount: bigint, interval: Interval): Explained[] {
    const { input, year } = this.#close.derivation.group(interval)
    const placed = (part: Explained): Explained => {
      const place = part.detail?.document ? this.#placeOf(part.detail.document) : null
      return {
        ...part,
        ...(place ? { place } : {}),
        ...(part.parts ? { parts: part.parts.map(placed) } : {}),
      }
    }
    return explainAttributed(input, year.value, texts, amount).map(placed)
  }

  #part(label: Text, kind: string, amount: bigint, detail: Record<string, string>): Explained {
    return { label, kind, amount: decimalText(amount, this.#exponent), currency: this.#currency, detail }
  }

  /** The register row that a document names. */
  #placeOf(document: string): Place | null {
    const [file = '', id] = document.split('#')
    if (id === undefined || !file) return null
    const { book } = this.#close
    const rows = [
      ...book.journals,
      ...book.ownership,
      ...book.considerations,
      ...book.acquisitions,
      ...book.turnovers,
      ...book.inventoryProfit,
      ...book.dividends,
      ...book.associates,
      ...book.goodwill,
      ...book.differences,
    ]
    return rows.find((row) => row.document === document)?.place ?? { file }
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
