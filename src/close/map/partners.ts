// Whose balance it is (book-format.md §2, Counterparties): the canonical column, else the row of counterparties.csv that
// fits, else the entity with the same name or tax id. Nothing else is tried; what only resembles an entity is listed.

import type { CounterpartyRow, EntityRow } from '../../ledger/book.ts'
import { type Finding, finding } from '../../ledger/finding.ts'

const FORMS = [
  'общество с ограниченной ответственностью',
  'публичное акционерное общество',
  'закрытое акционерное общество',
  'открытое акционерное общество',
  'непубличное акционерное общество',
  'акционерное общество',
  'товарищество с ограниченной ответственностью',
  'индивидуальный предприниматель',
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
  'inc',
  'gmbh',
  'co',
]

const bare = new Map<string, string>()

/** A name without quotes, case, spaces and the legal form. */
export function bareName(name: string): string {
  let known = bare.get(name)
  if (known === undefined) {
    known = strip(name)
    bare.set(name, known)
  }
  return known
}

function strip(name: string): string {
  let text = name
    .toLowerCase()
    .replace(/ё/g, 'е')
    .replace(/[«»"'“”„.,()]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  for (const form of FORMS) {
    if (text.startsWith(`${form} `)) text = text.slice(form.length + 1)
    if (text.endsWith(` ${form}`)) text = text.slice(0, -form.length - 1)
  }
  return text.replace(/\s/g, '')
}

export const fitsPattern = (pattern: string, text: string): boolean => {
  if (!pattern.includes('*')) return pattern === text
  const parts = pattern.split('*')
  let at = 0
  for (const [index, part] of parts.entries()) {
    const found = index === 0 ? (text.startsWith(part) ? 0 : -1) : text.indexOf(part, at)
    if (found < 0) return false
    at = found + part.length
  }
  return parts.at(-1) === '' || text.endsWith(parts.at(-1) ?? '')
}

export class Partners {
  readonly findings: Finding[] = []
  readonly #entity: string
  readonly #counterparties: readonly CounterpartyRow[]
  readonly #byName = new Map<string, string[]>()
  readonly #codes: ReadonlySet<string>
  readonly #known = new Map<string, string>()

  constructor(
    entity: string,
    counterparties: readonly CounterpartyRow[],
    entities: readonly EntityRow[],
    date: string,
  ) {
    this.#entity = entity
    this.#codes = new Set(entities.map((row) => row.code))
    this.#counterparties = counterparties.filter(
      (row) => (row.entity === '' || row.entity === entity) && row.validFrom <= date,
    )
    for (const row of entities) {
      for (const name of [row.name, row.nameEn, row.taxId]) {
        if (name === '') continue
        const bare = bareName(name)
        const codes = this.#byName.get(bare) ?? []
        if (!codes.includes(row.code)) this.#byName.set(bare, [...codes, row.code])
      }
    }
  }

  /** The canonical column: a code, or a text that the same rules recognise. */
  canonical(text: string): string {
    return this.#codes.has(text) ? text : this.recognise(text, '') || text
  }

  /** The partner of a counterparty's text in a file, '' where it is an outsider without a row. */
  recognise(text: string, file: string): string {
    const known = this.#known.get(text)
    if (known !== undefined) return known
    const row = this.#counterparties.find(
      (one) => fitsPattern(one.text, text) || (one.taxId !== '' && text.includes(one.taxId)),
    )
    const partner = row ? row.partner : this.#byNames(text, file)
    this.#known.set(text, partner)
    return partner
  }

  #byNames(text: string, file: string): string {
    const bare = bareName(text)
    const codes = this.#byName.get(bare) ?? []
    if (codes.length > 1) {
      this.findings.push(
        finding(
          'MAP-101',
          'blocks',
          { file, value: text, subject: this.#entity },
          { codes: codes.join(', ') },
        ),
      )
      return ''
    }
    if (codes.length === 1) return codes[0]!
    const near = [...this.#byName].find(
      ([name]) => bare.length >= 5 && name.length >= 5 && (bare.includes(name) || name.includes(bare)),
    )
    if (near) {
      this.findings.push(
        finding(
          'MAP-102',
          'warns',
          { file, value: text, subject: this.#entity },
          { code: near[1].join(', ') },
        ),
      )
    }
    return ''
  }
}
