// Any figure explained (accounting-model.md §11): statement line → accounts → entities → layers → facts → journal lines,
// mapped rows of the imported file, translation, eliminations. The parts of each step sum exactly to the figure; a step
// that does not is a failed assertion.

import { explainAdjustment } from '../close/entity/adjust.ts'
import { explainedOpening } from '../close/entity/explain.ts'
import { explainDeferredTax } from '../close/entity/explain-deferred-tax.ts'
import { explainMapped, matches } from '../close/map/explain.ts'
import type { Explained, Text } from '../close/types.ts'
import { exponentOf } from '../ledger/currency.ts'
import type { Column, FactTable, FactTexts } from '../ledger/facts.ts'
import { assert, finding, type Place } from '../ledger/finding.ts'
import { decimalText, minorOf, parseDecimal } from '../ledger/fraction.ts'
import { factsOf, lineIds } from '../statements/facts-of.ts'
import type { DerivedClose } from './close-book.ts'
import { precedingYear } from './derive-close.ts'
import type { CloseRequest, Explanation } from './engine.ts'

const same = (text: string): Text => ({ ru: text, en: text })

/** Explains `line` (`id` or `statement:id`) of the group or of the entity and basis that the request names. */
export function explainFigure(
  close: DerivedClose,
  request: CloseRequest,
  line: string,
  depth: number,
): Explanation {
  const entity = !request.entity || request.entity === 'group' ? null : request.entity
  const bases = close.statements.bases(close.interval)
  const basis = bases.find((one) => one === request.basis) ?? bases[0]
  const derived = close.derived.find((one) => one.entity === entity && one.basis === basis)?.of
  if (!derived)
    return { explained: null, findings: [finding('CLO-006', 'blocks', { value: request.entity ?? 'group' })] }
  const [statement, id] = line.includes(':')
    ? [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1)]
    : ['', line]
  const all = lineIds(derived.set)
  const fitting = all.filter((one) => one.id === id && (statement === '' || one.statement === statement))
  if (fitting.length === 0) {
    const near = all.filter((one) => one.id.toLowerCase().includes(id.toLowerCase().slice(0, 6)) && id !== '')
    const known = (near.length > 0 ? near : all)
      .slice(0, 12)
      .map((one) => `${one.statement}:${one.id}`)
      .join(', ')
    return { explained: null, findings: [finding('CLO-007', 'blocks', { value: line }, { known })] }
  }
  if (fitting.length > 1) {
    const choices = fitting.map((one) => `${one.statement}:${one.id}`).join(', ')
    return { explained: null, findings: [finding('CLO-008', 'blocks', { value: line }, { choices })] }
  }
  const asked = fitting[0]!
  const printed = derived.set.statements.find((one) => one.id === asked.statement)!
  const column = asked.statement === 'changes-in-equity' ? printed.columns.length - 1 : 0
  const found = factsOf(derived.input, asked.statement, asked.id, column)
  if (!found) return { explained: null, findings: [finding('CLO-009', 'blocks', { value: line })] }
  const steps = new Steps(close, found.sign, derived.set.currency)
  const parts = depth > 0 ? steps.accounts(found.facts, entity !== null, depth - 1) : undefined
  const amount = found.sign * found.facts.sum()
  const label = { ru: asked.label.ru, en: asked.label.en }
  return {
    findings: [],
    explained: steps.figure(
      label,
      'line',
      amount,
      { statement: asked.statement, column: printed.columns[column]?.id ?? '' },
      parts,
    ),
  }
}

class Steps {
  readonly #close: DerivedClose
  readonly #sign: bigint
  readonly #currency: string
  readonly #exponent: number

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
    parts?: readonly Explained[],
  ): Explained {
    const base = {
      label,
      kind,
      amount: decimalText(amount, this.#exponent),
      currency: this.#currency,
      detail,
    }
    if (!parts || parts.length === 0) return base
    const sum = parts.reduce((total, part) => total + this.#minor(part.amount), 0n)
    assert(sum === amount, `parts of ${label.en} come to ${sum}, the figure is ${amount}`)
    return { ...base, parts }
  }

  #minor(text: string): bigint {
    const value = parseDecimal(text)
    const minor = value && minorOf(value, this.#exponent)
    assert(minor !== null, `not an amount: ${text}`)
    return minor
  }

  #split(facts: FactTable, column: Column): [string, FactTable][] {
    const codes = [...new Set(facts[column].subarray(0, facts.length))]
    return codes
      .map((code): [string, FactTable] => [
        facts.codes[column].text(code),
        facts.where((row) => facts[column][row] === code),
      ])
      .filter(([, part]) => part.length > 0)
      .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
  }

  accounts(facts: FactTable, alone: boolean, depth: number): Explained[] {
    return this.#split(facts, 'account').flatMap(([code, part]) =>
      this.#split(part, 'flow').map(([flow, own]) => {
        const account = this.#close.derivation.chart.get(code)
        const label = {
          ru: `${account?.name ?? code} · ${flow}`,
          en: `${account?.nameEn || account?.name || code} · ${flow}`,
        }
        const parts =
          depth > 0 ? (alone ? this.#layers(own, depth - 1) : this.#entities(own, depth - 1)) : undefined
        return this.figure(label, 'account', this.#sign * own.sum(), { account: code, flow }, parts)
      }),
    )
  }

  #entities(facts: FactTable, depth: number): Explained[] {
    return this.#split(facts, 'entity').map(([code, own]) => {
      const entity = this.#close.book.entities.find((row) => row.code === code)
      const label = { ru: entity?.name || code, en: entity?.nameEn || entity?.name || code }
      return this.figure(
        label,
        'entity',
        this.#sign * own.sum(),
        { entity: code },
        depth > 0 ? this.#layers(own, depth - 1) : undefined,
      )
    })
  }

  #layers(facts: FactTable, depth: number): Explained[] {
    return this.#split(facts, 'layer').map(([layer, own]) => {
      const parts = depth > 0 ? this.#facts(own, layer, depth - 1) : undefined
      return this.figure(same(layer), 'layer', this.#sign * own.sum(), { layer }, parts)
    })
  }

  /** The facts of one entity and layer: each taken apart as its derivation made it. */
  #facts(facts: FactTable, layer: string, depth: number): Explained[] {
    const wide = this.#withDocuments(facts, layer)
    const parts: Explained[] = []
    for (let row = 0; row < wide.length; row++) {
      const texts = wide.texts(row)
      const amount = this.#sign * wide.amount[row]!
      const detail: Record<string, string> = {}
      for (const name of ['flow', 'partner', 'analytics', 'period', 'document'] as const)
        if (texts[name]) detail[name] = texts[name]
      const label = same(
        [texts.document, texts.partner, texts.analytics].filter(Boolean).join(' · ') || layer,
      )
      const inner = depth > 0 ? this.#source(texts, wide.amount[row]!, depth) : []
      const kind = layer.startsWith('elimination:')
        ? 'elimination'
        : layer.startsWith('group-adjustment:')
          ? 'journal'
          : 'fact'
      const place = this.#placeOf(texts.document)
      parts.push({ ...this.figure(label, kind, amount, detail, inner), ...(place ? { place } : {}) })
    }
    return parts
  }

  /** Statement facts of the group carry no document; the facts of the close do. */
  #withDocuments(facts: FactTable, layer: string): FactTable {
    const all = this.#close.facts
    const by = [
      'entity',
      'period',
      'account',
      'flow',
      'partner',
      'analytics',
      'layer',
      'basis',
      'measure',
    ] as const
    const keys = new Set<string>()
    const key = (table: FactTable, row: number): string => by.map((column) => table[column][row]).join(',')
    for (let row = 0; row < facts.length; row++) keys.add(key(facts, row))
    const wide = all.where((row) => keys.has(key(all, row)))
    return wide.sum() === facts.sum() && layer !== '' ? wide : facts
  }

  #placeOf(document: string): Place | null {
    const [file = '', id] = document.split('#')
    if (id === undefined || !file) return null
    const { book } = this.#close
    const rows = [
      ...book.journals,
      ...book.ownership,
      ...book.acquisitions,
      ...book.turnovers,
      ...book.inventoryProfit,
      ...book.dividends,
      ...book.associates,
      ...book.goodwill,
    ]
    return rows.find((row) => row.document === document)?.place ?? { file }
  }

  /** One fact of an entity layer: in another currency its functional parts, else rows, journals, the year before. */
  #source(texts: FactTexts, amount: bigint, depth: number): Explained[] {
    const { derivation, interval } = this.#close
    const figures = derivation.entity(texts.entity ?? '', interval)
    if (!figures || ((texts.layer ?? '').includes(':') && !(texts.layer ?? '').startsWith('adjustment:')))
      return []
    if (figures.entity.functionalCurrency !== this.#currency) return []
    const key: FactTexts = { ...texts, basis: `functional ${figures.entity.functionalCurrency}` }
    const parts = this.#ofStage(key, depth)
    const signed = parts.map((part) =>
      this.#sign === 1n
        ? part
        : { ...part, amount: decimalText(-this.#minor(part.amount), this.#exponent), parts: undefined },
    )
    const sum = signed.reduce((total, part) => total + this.#minor(part.amount), 0n)
    return sum === this.#sign * amount ? signed : []
  }

  #ofStage(key: FactTexts, depth: number): readonly Explained[] {
    const { derivation, interval } = this.#close
    const figures = derivation.entity(key.entity ?? '', interval)!
    const { layer = '' } = key
    if (layer.startsWith('adjustment:')) return explainAdjustment(figures.inputs.adjust, key).parts ?? []
    if (layer === 'deferred-tax') return explainDeferredTax(figures.inputs.deferredTax, key).parts ?? []
    if (key.document?.startsWith('derived/opening/')) {
      const before = derivation.entity(key.entity ?? '', precedingYear(interval))
      if (!before) return []
      void depth
      return explainedOpening(before.mapped.value.facts, derivation.chart, key.period ?? '', key)
    }
    return explainMapped(figures.inputs.map, matches(key))
  }
}
