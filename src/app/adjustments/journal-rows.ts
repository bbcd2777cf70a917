// A journal as it is edited, and the rows of adjustments.csv that it is kept as. A field that nobody changed stays as it
// was given, or as it was left out: what was not edited keeps its hash.

import type { GivenRow } from '../../formats/book/edit-register.ts'
import { SCHEMAS } from '../../formats/book/schema.ts'
import type { Journal, JournalLine } from '../../ledger/book.ts'
import { fractionText } from '../../ledger/fraction.ts'

export const ADJUSTMENTS = 'adjustments.csv'

export interface LineBody {
  readonly account: string
  readonly flow: string
  readonly partner: string
  readonly analytics: readonly string[]
  readonly dueOn: string
  /** Decimal text in whole units of the currency; '' : the other side. */
  readonly debit: string
  readonly credit: string
  readonly text: string
  readonly textEn: string
}

export interface JournalBody {
  readonly date: string
  readonly level: 'entity' | 'group'
  readonly entity: string
  readonly basis: 'books' | 'functional' | 'presentation'
  readonly borneBy: string
  readonly kind: Journal['kind']
  readonly template: string
  readonly cash: boolean
  readonly deferredTax: Journal['deferredTax']
  readonly reversesOn: string
  readonly repeatsUntil: string
  readonly lines: readonly LineBody[]
}

export type JournalState = Journal['state']

export interface Signed {
  readonly author: string
  readonly approvedBy: string
  readonly state: JournalState
}

export const documentOf = (id: string): string => `${ADJUSTMENTS}#${id}`

const lineBody = (line: JournalLine): LineBody => ({
  account: line.account,
  flow: line.flow,
  partner: line.partner,
  analytics: [0, 1, 2].map((index) => line.analytics[index] ?? ''),
  dueOn: line.dueOn,
  debit: line.debit ? fractionText(line.debit) : '',
  credit: line.credit ? fractionText(line.credit) : '',
  text: line.text,
  textEn: line.textEn,
})

export const bodyOf = (journal: Journal): JournalBody => ({
  date: journal.date,
  level: journal.level,
  entity: journal.entity,
  basis: journal.basis,
  borneBy: journal.borneBy,
  kind: journal.kind,
  template: journal.template,
  cash: journal.cash,
  deferredTax: journal.deferredTax,
  reversesOn: journal.reversesOn,
  repeatsUntil: journal.repeatsUntil,
  lines: journal.lines.map(lineBody),
})

const SCHEMA = SCHEMAS.find(({ file }) => file === ADJUSTMENTS)
const HEAD = new Set(SCHEMA?.head ?? [])
const OTHERWISE = new Map((SCHEMA?.columns ?? []).map(({ name, otherwise }) => [name, otherwise]))

const headCells = (body: JournalBody, signed: Signed): [string, string][] => [
  ['date', body.date],
  ['level', body.level],
  ['entity', body.entity],
  ['basis', body.basis],
  ['borne_by', body.borneBy],
  ['kind', body.kind],
  ['template', body.template],
  ['cash', body.cash ? 'yes' : 'no'],
  ['deferred_tax', body.deferredTax],
  ['reverses_on', body.reversesOn],
  ['repeats_until', body.repeatsUntil],
  ['author', signed.author],
  ['approved_by', signed.approvedBy],
  ['state', signed.state],
]

const lineCells = (line: LineBody): [string, string][] => [
  ['account', line.account],
  ['flow', line.flow],
  ['partner', line.partner],
  ['analytics_1', line.analytics[0] ?? ''],
  ['analytics_2', line.analytics[1] ?? ''],
  ['analytics_3', line.analytics[2] ?? ''],
  ['due_on', line.dueOn],
  ['debit', line.debit],
  ['credit', line.credit],
  ['text', line.text],
  ['text_en', line.textEn],
]

/** What a head field of the journal means where its rows leave it out. */
function leftOut(column: string, journal: Journal | null): string {
  if (column === 'state' && journal) return journal.state
  if (column === 'basis' && journal) return journal.basis
  return OTHERWISE.get(column) ?? ''
}

/** `old` are the rows that the journal is kept as now; none: it is new. */
export function rowsOf(
  id: string,
  body: JournalBody,
  signed: Signed,
  old: readonly GivenRow[],
  journal: Journal | null,
): GivenRow[] {
  const head = headCells(body, signed)
  return body.lines.map((line, index) => {
    const same = old[index]
    const row = new Map<string, string>([['id', id]])
    for (const [column, value] of [...head, ...lineCells(line)]) {
      const base = HEAD.has(column) ? (same ?? old[0]) : same
      const given = base?.get(column)
      const meant = given ?? (base && HEAD.has(column) ? leftOut(column, journal) : '')
      if (base && meant === value) {
        if (given !== undefined) row.set(column, given)
      } else if (value !== '') row.set(column, value)
    }
    return row
  })
}

/** Debit and credit change places: the journal undone. */
export const mirrored = (lines: readonly LineBody[]): LineBody[] =>
  lines.map((line) => ({ ...line, debit: line.credit, credit: line.debit }))

/** The next number of the numbering that most journals go by: К-118 after К-117. */
export function nextId(ids: readonly string[]): string {
  const series = new Map<string, { count: number; last: bigint; width: number }>()
  for (const id of ids) {
    const [, prefix, digits] = /^(.*?)(\d+)$/.exec(id) ?? []
    if (prefix === undefined || digits === undefined) continue
    const known = series.get(prefix) ?? { count: 0, last: 0n, width: digits.length }
    const number = BigInt(digits)
    series.set(prefix, {
      count: known.count + 1,
      last: number > known.last ? number : known.last,
      width: Math.max(known.width, digits.length),
    })
  }
  const [most] = [...series].sort(([, a], [, b]) => b.count - a.count)
  if (!most) return 'К-001'
  const [prefix, { last, width }] = most
  return `${prefix}${String(last + 1n).padStart(width, '0')}`
}
