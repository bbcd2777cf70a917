// Edits of a register as changes of its rows: what is sent, which row a finding is of, and how edits lie over a register
// that changed meanwhile. Cells are texts as a person writes them; the server reads them.

import type { Register, Rendered } from '../../api.ts'
import type { Language } from '../../words.ts'

export interface EditedRow {
  /** The row of the register it is; '' for a new one. */
  readonly document: string
  readonly etag: string
  readonly cells: Readonly<Record<string, string>>
}

export interface RowChange {
  readonly document: string
  readonly etag: string
  readonly cells: Readonly<Record<string, string>> | null
}

/** As a draft keeps it. */
export const isRowChange = (value: unknown): value is RowChange =>
  typeof value === 'object' && value !== null && 'document' in value && 'etag' in value && 'cells' in value

/** A row that was changed by somebody since the edit of it began. */
export const isOverChanged = (now: readonly EditedRow[], changes: readonly RowChange[]): boolean =>
  changes.some(
    ({ document, etag }) =>
      document !== '' && !now.some((row) => row.document === document && row.etag === etag),
  )

export const EMPTY_ROW: EditedRow = { document: '', etag: '', cells: {} }

/** Shares as percents, decimals with the sign of the language; fractions and all else as they are. */
export function shownValue(kind: string, value: string, language: Language): string {
  if ((kind !== 'share' && kind !== 'rate') || !/^-?\d+(\.\d+)?$/.test(value)) return value
  const text = kind === 'share' ? `${timesHundred(value)}%` : value
  return language === 'ru' ? text.replace('.', ',') : text
}

/** The point two places to the right: `0.975` → `97.5`. */
function timesHundred(value: string): string {
  const sign = value.startsWith('-') ? '-' : ''
  const [whole = '', decimals = ''] = value.replace('-', '').split('.')
  const padded = decimals.padEnd(2, '0')
  const left = `${whole}${padded.slice(0, 2)}`.replace(/^0+(?=\d)/, '')
  const right = padded.slice(2)
  return `${sign}${left}${right === '' ? '' : `.${right}`}`
}

export const rowsOf = ({ columns, entries }: Register, language: Language): EditedRow[] =>
  entries.map(({ cells, document, etag }) => ({
    document,
    etag,
    cells: Object.fromEntries(
      columns.flatMap(({ kind, name }, index) => {
        const value = cells[index] ?? ''
        return value === '' ? [] : [[name, shownValue(kind, value, language)]]
      }),
    ),
  }))

export const isEmpty = ({ cells }: EditedRow): boolean => Object.values(cells).every((value) => value === '')

function same(a: EditedRow, b: EditedRow): boolean {
  const names = new Set([...Object.keys(a.cells), ...Object.keys(b.cells)])
  return [...names].every((name) => (a.cells[name] ?? '') === (b.cells[name] ?? ''))
}

const keyOf = ({ document, etag }: Pick<EditedRow, 'document' | 'etag'>): string => `${document}\n${etag}`

/** Which row of the register each row on the screen is; -1: a new one. A copied row has the name of its pattern. */
function claims(was: readonly EditedRow[], is: readonly EditedRow[]): number[] {
  const at = new Map(was.map((row, index) => [keyOf(row), index]))
  const taken = new Set<number>()
  return is.map((row) => {
    const index = row.document === '' ? undefined : at.get(keyOf(row))
    if (index === undefined || taken.has(index)) return -1
    taken.add(index)
    return index
  })
}

/** From the register as it was read to the one on the screen. */
export function changesOf(was: readonly EditedRow[], is: readonly EditedRow[]): RowChange[] {
  const claimed = claims(was, is)
  const changes: RowChange[] = []
  for (const [index, row] of is.entries()) {
    const old = was[claimed[index] ?? -1]
    if (!old) {
      if (!isEmpty(row)) changes.push({ document: '', etag: '', cells: row.cells })
    } else if (isEmpty(row)) changes.push({ document: old.document, etag: old.etag, cells: null })
    else if (!same(old, row)) changes.push({ document: old.document, etag: old.etag, cells: row.cells })
  }
  const kept = new Set(claimed)
  for (const [index, { document, etag }] of was.entries())
    if (!kept.has(index)) changes.push({ document, etag, cells: null })
  return changes
}

/**
 * Rows on the screen in the order in which the file would have them: those that are there in their order, then new ones.
 * The head is line 1 of the file.
 */
export function fileOrder(was: readonly EditedRow[], is: readonly EditedRow[]): number[] {
  const claimed = claims(was, is)
  const filled = is.flatMap((row, index) => (isEmpty(row) ? [] : [index]))
  const place = (index: number): number => {
    const old = claimed[index] ?? -1
    return old < 0 ? was.length + index : old
  }
  return filled.sort((a, b) => place(a) - place(b))
}

/** Findings of a refused edit by the row on the screen, and those that are of no row of this register. */
export function faultsByRow(
  findings: readonly Rendered[],
  files: readonly string[],
  order: readonly number[],
): { readonly rows: ReadonlyMap<number, readonly Rendered[]>; readonly others: readonly Rendered[] } {
  const rows = new Map<number, Rendered[]>()
  const others: Rendered[] = []
  for (const one of findings) {
    const { file, row } = one.place
    const index = row !== undefined && file !== undefined && files.includes(file) ? order[row - 2] : undefined
    if (index === undefined) others.push(one)
    else rows.set(index, [...(rows.get(index) ?? []), one])
  }
  return { rows, others }
}

/** The edits laid over the register as it is now: a row that is gone is added again, other rows are as they are now. */
export function laidOver(now: readonly EditedRow[], changes: readonly RowChange[]): EditedRow[] {
  const asked = new Map(changes.filter(({ document }) => document !== '').map((one) => [one.document, one]))
  const known = new Set(now.map(({ document }) => document))
  const kept = now.flatMap((row): EditedRow[] => {
    const change = asked.get(row.document)
    if (!change) return [row]
    return change.cells ? [{ ...row, cells: change.cells }] : []
  })
  const added = changes.flatMap(({ cells, document }): EditedRow[] =>
    cells && (document === '' || !known.has(document)) ? [{ document: '', etag: '', cells }] : [],
  )
  return [...kept, ...added]
}
