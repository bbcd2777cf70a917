// The layouts in which companies send their ОСВ: as 1C:Enterprise 8 prints them (domain.md §5.1, §5.2), each with its
// own ways. Zeros are empty cells; the account code stands in the first of its indicator rows only.

import type { Cell, Grid, GridRow } from './grid.ts'
import { columnName } from './grid.ts'
import { COLUMNS, type Osv, type OsvRow, type Six } from './osv.ts'

export interface Heading {
  readonly organisation: string
  /** `2025 г.`, `1 полугодие 2025 г.` */
  readonly period: string
}

const six = (amounts: Six): Cell[] =>
  COLUMNS.map((column) => (amounts[column] === 0n ? null : amounts[column]))
const SIDES = ['Дебет', 'Кредит', 'Дебет', 'Кредит', 'Дебет', 'Кредит']
const titleOf = (osv: Osv, heading: Heading): string =>
  `Оборотно-сальдовая ведомость${osv.account ? ` по счету ${osv.account}` : ''} за ${heading.period}`

/** Places the six amounts of a logical row into the physical columns of a layout. */
type Place = (lead: readonly Cell[], amounts: readonly Cell[]) => Cell[]
const plain: Place = (lead, amounts) => [...lead, ...amounts]

interface Shape {
  readonly lead: readonly string[]
  readonly settings: string
  readonly place: Place
  readonly columns: number
  /** Of the amounts: physical first columns (1 = A) and their widths, to merge. */
  readonly spans: readonly (readonly [first: number, width: number])[]
  readonly row: (row: OsvRow, index: number) => Cell[]
  /** Further lines of the head below the first, one for each kind of analytics. */
  readonly kinds?: readonly string[]
  readonly totalLead: (shown: string, index: number) => Cell[]
}

function gridOf(osv: Osv, heading: Heading, shape: Shape): Grid {
  const rows: GridRow[] = []
  const merges: string[] = []
  const add = (kind: GridRow['kind'], cells: readonly Cell[], level = 0): number =>
    rows.push({ level, cells, kind })
  const last = columnName(shape.columns)
  merges.push(`A${add('title', [heading.organisation])}:${last}${rows.length}`)
  merges.push(`A${add('title', [titleOf(osv, heading)])}:${last}${rows.length}`)
  add('blank', [])
  add('title', [`Выводимые данные: ${shape.settings}`])
  add('blank', [])
  head(shape, merges, add)
  for (const row of osv.rows)
    for (const [index, [, amounts]] of row.amounts.entries()) {
      const at = add('row', shape.place(shape.row(row, index), six(amounts)), row.level)
      mergeWide(shape, merges, at)
    }
  for (const [index, [shown, amounts]] of osv.totals.entries()) {
    const at = add('total', shape.place(shape.totalLead(shown, index), six(amounts)))
    mergeWide(shape, merges, at)
  }
  return { columns: shape.columns, rows, merges }
}

function mergeWide(shape: Shape, merges: string[], row: number): void {
  for (const [first, width] of shape.spans)
    if (width > 1) merges.push(`${columnName(first)}${row}:${columnName(first + width - 1)}${row}`)
}

function head(
  shape: Shape,
  merges: string[],
  add: (kind: GridRow['kind'], cells: readonly Cell[]) => number,
): void {
  const groups: Cell[] = [
    'Сальдо на начало периода',
    null,
    'Обороты за период',
    null,
    'Сальдо на конец периода',
    null,
  ]
  const top = add('head', shape.place(shape.lead, groups))
  const kinds = shape.kinds ?? []
  const under = [kinds[0] ?? null, ...shape.lead.slice(1).map(() => null)]
  const sides = add('head', shape.place(under, SIDES))
  for (const kind of kinds.slice(1)) add('head', [kind])
  if (kinds.length === 0)
    for (const column of shape.lead.keys())
      if (shape.lead[column] !== '')
        merges.push(`${columnName(column + 1)}${top}:${columnName(column + 1)}${sides}`)
  for (const pair of [0, 2, 4]) {
    const from = shape.spans[pair]
    const to = shape.spans[pair + 1]
    if (from && to) merges.push(`${columnName(from[0])}${top}:${columnName(to[0] + to[1] - 1)}${top}`)
  }
  mergeWide(shape, merges, sides)
}

const spansFrom = (first: number): (readonly [number, number])[] =>
  COLUMNS.map((_, index) => [first + index, 1] as const)

/** With names and a column of indicators: БУ, НУ, ПР, ВР in rows of their own. */
export function withIndicators(osv: Osv, heading: Heading): Grid {
  return gridOf(osv, heading, {
    lead: ['Счет', 'Наименование счета', 'Показа-\nтели'],
    settings:
      'БУ (данные бухгалтерского учета), НУ (данные налогового учета), ПР (данные по учету постоянных разниц), ВР (данные по учету временных разниц)',
    place: plain,
    columns: 9,
    spans: spansFrom(4),
    row: (row, index) => [
      index === 0 ? row.code : null,
      index === 0 ? row.name || null : null,
      row.amounts[index]?.[0] ?? null,
    ],
    totalLead: (shown, index) => [index === 0 ? 'Итого' : null, null, shown],
  })
}

/** With names, each amount over one to three merged columns, as wide reports come. */
export function withNamesWide(osv: Osv, heading: Heading): Grid {
  // A code; B–D name; E–F, G opening; H–J, K turnovers; L, M–N closing
  const spans = [
    [5, 2],
    [7, 1],
    [8, 3],
    [11, 1],
    [12, 1],
    [13, 2],
  ] as const
  const place: Place = (lead, amounts) => {
    const cells: Cell[] = Array.from({ length: 14 }, () => null)
    cells[0] = lead[0] ?? null
    cells[1] = lead[1] ?? null
    for (const [index, [first]] of spans.entries()) cells[first - 1] = amounts[index] ?? null
    return cells
  }
  return gridOf(osv, heading, {
    lead: ['Счет', 'Наименование счета'],
    settings: 'БУ (данные бухгалтерского учета)',
    place,
    columns: 14,
    spans,
    row: (row, index) => [index === 0 ? row.code : null, index === 0 ? row.name || null : null],
    totalLead: () => ['Итого', null],
  })
}

/** Code and name in one cell: `10.01, Сырье и материалы`. */
export function combined(osv: Osv, heading: Heading): Grid {
  return gridOf(osv, heading, {
    lead: ['Счет, Наименование счета'],
    settings: 'БУ (данные бухгалтерского учета)',
    place: plain,
    columns: 7,
    spans: spansFrom(2),
    row: (row) => [row.account ? `${row.code}, ${row.name}` : row.code],
    totalLead: () => ['Итого'],
  })
}

/** Code, name and, where there is foreign currency, indicators: БУ and below it Вал. */
export function withCurrency(osv: Osv, heading: Heading): Grid {
  return gridOf(osv, heading, {
    lead: ['Счет', 'Наименование счета', 'Показатели'],
    settings: 'БУ (данные бухгалтерского учета), Валютная сумма',
    place: plain,
    columns: 9,
    spans: spansFrom(4),
    row: (row, index) => [
      index === 0 ? row.code : null,
      index === 0 ? row.name || null : null,
      row.amounts[index]?.[0] ?? null,
    ],
    totalLead: (shown, index) => [index === 0 ? 'Итого' : null, null, shown],
  })
}

/** Code and name, nothing else. */
export function withNames(osv: Osv, heading: Heading): Grid {
  return gridOf(osv, heading, {
    lead: ['Счет', 'Наименование счета'],
    settings: 'БУ (данные бухгалтерского учета)',
    place: plain,
    columns: 8,
    spans: spansFrom(3),
    row: (row) => [row.code, row.name || null],
    totalLead: () => ['Итого', null],
  })
}

/** The ОСВ of one account: the kinds of analytics stacked in the head, counterparties and contracts below. */
export function byAccount(osv: Osv, heading: Heading): Grid {
  return gridOf(osv, heading, {
    lead: ['Счет'],
    settings: 'БУ (данные бухгалтерского учета)',
    place: plain,
    columns: 7,
    spans: spansFrom(2),
    kinds: osv.kinds,
    row: (row) => [row.code],
    totalLead: () => ['Итого'],
  })
}
