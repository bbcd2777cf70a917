// Whose balance it is (book-format.md §2, Counterparties): the canonical column, else the row of counterparties.csv that
// fits, else the entity with the same name or tax id after quotes, spaces, case and the legal form are set aside.
// Nothing else is tried; what only resembles an entity is listed (C18), never taken for it.

import type { CounterpartyRow, EntityRow } from '../../ledger/book.ts'
import { type Finding, finding } from '../../ledger/finding.ts'

/** Longer forms first; each stands at the start or at the end of a name. */
const FORMS = [
  'общество с ограниченной ответственностью',
  'товарищество с ограниченной ответственностью',
  'непубличное акционерное общество',
  'публичное акционерное общество',
  'открытое акционерное общество',
  'закрытое акционерное общество',
  'индивидуальный предприниматель',
  'акционерное общество',
  'limited liability company',
  'joint stock company',
  'ооо',
  'пао',
  'зао',
  'оао',
  'нао',
  'ао',
  'тоо',
  'ип',
  'co ltd',
  'limited',
  'ltd',
  'llc',
  'jsc',
  'inc',
  'gmbh',
  'co',
].map((form) => ({ before: `${form} `, after: ` ${form}` }))

/** A name without quotes, spaces, case and legal form: `ООО «Север-Металл»` → `северметалл`. */
export function bareName(name: string): string {
  let text = name
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
  for (const { before, after } of FORMS) {
    if (text.startsWith(before)) text = text.slice(before.length)
    else if (text.endsWith(after)) text = text.slice(0, -after.length)
  }
  return text.replaceAll(' ', '')
}

/** A test for texts that are equal, or equal to a pattern in which `*` stands for any characters. */
export function matcherOf(pattern: string): (text: string) => boolean {
  const parts = pattern.split('*')
  const [first = '', last = ''] = [parts[0], parts.at(-1)]
  const inner = parts.slice(1, -1)
  if (parts.length === 1) return (text) => text === pattern
  if (inner.length === 0 && last === '') return (text) => text.startsWith(first)
  const [only = ''] = inner
  if (inner.length === 1 && first === '' && last === '') return (text) => text.includes(only)
  return (text) => {
    if (text.length < first.length + last.length || !text.startsWith(first) || !text.endsWith(last))
      return false
    let at = first.length
    for (const part of inner) {
      const found = text.indexOf(part, at)
      if (found < 0) return false
      at = found + part.length
    }
    return at <= text.length - last.length
  }
}

/** The same for one text. */
export function fitsPattern(pattern: string, text: string): boolean {
  if (!pattern.includes('*')) return pattern === text
  return matcherOf(pattern)(text)
}

const namesOfRows = new WeakMap<EntityRow, readonly string[]>()

/** Name and tax id of an entity as they are compared; kept with the row, which never changes. */
function namesOf(row: EntityRow): readonly string[] {
  let names = namesOfRows.get(row)
  if (!names) {
    names = [row.name, row.taxId].map(bareName).filter((name) => name !== '')
    namesOfRows.set(row, names)
  }
  return names
}

const digits = (text: string): readonly string[] => text.match(/\d+/g) ?? []

/** Names this short resemble too much. */
const SHORTEST_NAME = 5

export class Partners {
  readonly findings: Finding[] = []
  /** Texts that only resemble an entity, each with the codes. */
  readonly resembling = new Map<string, string>()
  readonly #entity: string
  readonly #rows: readonly CounterpartyRow[]
  readonly #byName = new Map<string, Set<string>>()
  readonly #codes: ReadonlySet<string>
  readonly #known = new Map<string, string>()

  /** @param date rows of counterparties.csv hold from their `valid_from` on */
  constructor(
    entity: string,
    counterparties: readonly CounterpartyRow[],
    entities: readonly EntityRow[],
    date: string,
  ) {
    this.#entity = entity
    this.#codes = new Set(entities.map((row) => row.code))
    this.#rows = inForce(counterparties, entity, date)
    for (const row of entities) {
      for (const bare of namesOf(row)) {
        const codes = this.#byName.get(bare)
        if (codes) codes.add(row.code)
        else this.#byName.set(bare, new Set([row.code]))
      }
    }
  }

  /** Texts that are a company of the book, and how many; those that only look like one, or like several. */
  get companies(): { readonly recognised: number; readonly alike: readonly string[] } {
    const ambiguous = new Set(
      this.findings.flatMap(({ code, place }) => (code === 'MAP-101' ? [place.value ?? ''] : [])),
    )
    const recognised = [...this.#known].filter(
      ([text, partner]) => this.#codes.has(partner) && !ambiguous.has(text),
    )
    return { recognised: recognised.length, alike: [...new Set([...this.resembling.keys(), ...ambiguous])] }
  }

  /** The canonical column: a code of the book, else what a counterparty's text is; what neither is stays a name. */
  canonical(text: string, file: string): string {
    return this.#codes.has(text) ? text : this.recognise(text, file) || text
  }

  /** The partner of a counterparty's text; '' where it is an outsider without a row of counterparties.csv. */
  recognise(text: string, file: string): string {
    const known = this.#known.get(text)
    if (known !== undefined) return known
    const partner = this.#byRow(text, file) ?? this.#byEntity(text, file)
    this.#known.set(text, partner)
    return partner
  }

  #byRow(text: string, file: string): string | null {
    const fitting = this.#rows.filter(
      (row) =>
        (row.text !== '' && fitsPattern(row.text, text)) ||
        (row.taxId !== '' && digits(text).includes(row.taxId)),
    )
    const best = fitting.filter((row) => closeness(row) === Math.max(...fitting.map(closeness)))
    const partners = [...new Set(best.map((row) => row.partner))]
    if (partners.length > 1) this.#ambiguous(text, file, partners)
    return partners[0] ?? null
  }

  #byEntity(text: string, file: string): string {
    const bare = bareName(text)
    const codes = [...(this.#byName.get(bare) ?? [])].filter((code) => code !== this.#entity)
    if (codes.length > 1) {
      this.#ambiguous(text, file, codes)
      return ''
    }
    if (codes.length === 0) this.#resemblance(text, bare, file)
    return codes[0] ?? ''
  }

  #ambiguous(text: string, file: string, codes: readonly string[]): void {
    const place = { file, value: text, subject: this.#entity }
    this.findings.push(finding('MAP-101', 'blocks', place, { codes: [...codes].sort().join(', ') }))
  }

  #resemblance(text: string, bare: string, file: string): void {
    if (bare.length < SHORTEST_NAME || this.#byName.has(bare)) return
    const near = [...this.#byName]
      .filter(([name]) => name.length >= SHORTEST_NAME && resembles(bare, name))
      .flatMap(([, codes]) => [...codes])
      .filter((code) => code !== this.#entity)
    if (near.length === 0) return
    const codes = [...new Set(near)].sort().join(', ')
    this.resembling.set(text, codes)
    this.findings.push(
      finding('MAP-102', 'warns', { file, value: text, subject: this.#entity }, { code: codes }),
    )
  }
}

/** A row of the entity before one for all; an equal text before a pattern, a longer pattern before a shorter. */
const closeness = (row: CounterpartyRow): number =>
  (row.entity === '' ? 0 : 100_000) + (row.text.includes('*') ? 0 : 10_000) + row.text.length

/** Of rows with one entity, text and tax id the latest that has begun (book-format.md §1). */
function inForce(rows: readonly CounterpartyRow[], entity: string, date: string): readonly CounterpartyRow[] {
  const latest = new Map<string, CounterpartyRow>()
  for (const row of rows) {
    if ((row.entity !== '' && row.entity !== entity) || row.validFrom > date) continue
    const key = [row.entity, row.text, row.taxId].join('\n')
    const known = latest.get(key)
    if (!known || known.validFrom <= row.validFrom) latest.set(key, row)
  }
  return [...latest.values()]
}

/** One name within the other, or one letter added, left out or changed. */
function resembles(a: string, b: string): boolean {
  if (a.includes(b) || b.includes(a)) return true
  if (Math.abs(a.length - b.length) > 1) return false
  let start = 0
  while (start < a.length && a[start] === b[start]) start++
  let end = 0
  while (end < a.length - start && end < b.length - start && a.at(-1 - end) === b.at(-1 - end)) end++
  return Math.max(a.length, b.length) - start - end <= 1
}
