// Columns of a register as columns of the grid: words, widths and choices by what the format says a cell holds.

import type { Register } from '../../api.ts'
import type { Column } from '../../grid/columns.ts'
import type { Language } from '../../words.ts'
import type { EditedRow } from './row-edits.ts'

type Given = Register['columns'][number]

const WIDTHS: Partial<Record<Given['kind'], number>> = {
  amount: 132,
  base: 120,
  date: 104,
  interval: 180,
  'month-day': 88,
  share: 96,
  rate: 104,
  integer: 88,
  'yes-no': 96,
  word: 152,
  currency: 88,
  entity: 176,
  account: 96,
  event: 96,
}

/** Texts that are long by what they say. */
const WIDE: ReadonlySet<string> = new Set(['name', 'name_en', 'text', 'note', 'reason', 'source', 'xbrl'])

const isChoice = ({ choices, kind }: Given): boolean =>
  choices.length > 0 || kind === 'entity' || kind === 'account' || kind === 'event'

function kindOf(column: Given): Column<EditedRow>['kind'] {
  if (isChoice(column)) return 'choice'
  if (column.kind === 'amount' || column.kind === 'date') return column.kind
  return 'text'
}

export function gridColumn(column: Given, language: Language): Column<EditedRow> {
  const { choices, isOpen, kind, name, needed, readOnly, title } = column
  const words = title[language]
  return {
    id: name,
    title: needed ? `${words} *` : words,
    kind: kindOf(column),
    width: Math.max(WIDTHS[kind] ?? (WIDE.has(name) ? 240 : 120), words.length * 7 + 32),
    get: ({ cells }) => cells[name] ?? '',
    ...(readOnly
      ? {}
      : { set: (row: EditedRow, value: string) => ({ ...row, cells: { ...row.cells, [name]: value } }) }),
    ...(isChoice(column)
      ? {
          choices: choices.map(({ label, value }) => ({ value, label: label[language] })),
          // What the book does not have is refused by the server with its place, so nothing typed is lost.
          open: isOpen || kind === 'entity' || kind === 'event' || kind === 'account',
          showsValue: kind === 'account' || kind === 'event' || kind === 'currency',
        }
      : {}),
  }
}

/** Shown though no row fills them yet: what one usually says. Registers of few columns show all. */
const USUAL: Readonly<Record<string, readonly string[]>> = {
  'entities.csv': ['name', 'jurisdiction', 'tax_id', 'chart', 'functional_currency', 'dormant'],
  'ownership.csv': ['percent_delta', 'votes_delta', 'method'],
  'acquisitions.csv': ['book_amount', 'fair_value', 'release', 'remaining_life_months'],
  'mapping.csv': ['entity', 'target', 'note'],
  'intragroup/turnovers.csv': ['contract', 'currency', 'buyer_account', 'cost_of_sales', 'accepted'],
}
const FEW = 9

/** Columns that some row fills, with those that every row needs and usual ones; all where `isAll`. */
export function shownColumns(
  { columns, name: register }: Register,
  rows: readonly EditedRow[],
  isAll: boolean,
): readonly Given[] {
  if (isAll || columns.length <= FEW) return columns
  const filled = new Set(rows.flatMap(({ cells }) => Object.keys(cells).filter((name) => cells[name] !== '')))
  const usual = USUAL[register] ?? []
  // A register that is empty shows what there is to fill.
  if (filled.size === 0 && usual.length === 0) return columns
  return columns.filter(({ name, needed }) => needed || filled.has(name) || usual.includes(name))
}
