// The rows below the header told apart (domain §5.5): what opens a line of the balance, what only continues
// it with another indicator, what is a total, and what a printed page adds. Where a line stands in the tree
// is not told here.

import type { Cell, GridRow, Sheet } from '../table/grid.ts'
import { type AccountCode, codeOf, codeOfCell, isSpoiledByDate } from './code.ts'
import { cellIn, type Header, hasAmounts, repeatsHeader } from './header.ts'
import { type Shown, shownOf } from './indicator.ts'
import type { Notes } from './notes.ts'
import {
  flat,
  isCompany,
  isExpandedTotal,
  isMissing,
  isPageService,
  isTitle,
  isTotal,
  MISSING,
  oneLine,
} from './printed.ts'
import type { Heading } from './report.ts'

/** One physical row of a line: its figures for one indicator. */
export interface Figures {
  readonly row: GridRow
  readonly shown: Shown
  /** False where the row is printed without any amount. */
  readonly has: boolean
}

export interface Entry {
  /** As printed; `<...>` where 1C has nothing to print. */
  readonly label: string
  readonly name: string
  readonly code: AccountCode | null
  /** Level by outline or indent; -1 where the file has neither. */
  readonly depth: number
  readonly italic: boolean
  /** A source of finance (КФО) in the ОСВ of a budget institution: accounts of its own stand below it. */
  readonly isFolder: boolean
  /** Excel shows a day where a code may have stood: `фев.68`. */
  readonly isDay: boolean
  /** Row number of its first row. */
  readonly row: number
  readonly figures: Figures[]
}

export interface Body {
  readonly entries: readonly Entry[]
  readonly totals: readonly Figures[]
  /** Rows with figures that are hidden in the file. */
  readonly hidden: number
  /** Levels are known from outline levels or indents. */
  readonly hasDepth: boolean
  /** A title below the header that opens another report, with the row at which it begins. */
  readonly second: { readonly title: string; readonly organisation: string; readonly row: number } | null
}

/** How far a row lies inside: its outline level, else the rank of its indent, else unknown. */
class Depths {
  readonly #byOutline: boolean
  readonly #ranks = new Map<number, number>()
  readonly #label: Header['label']

  constructor(rows: readonly GridRow[], label: Header['label']) {
    this.#label = label
    this.#byOutline = rows.some(({ outline }) => outline > 0)
    if (this.#byOutline) return
    const indents = new Set<number>()
    for (const row of rows) {
      const found = cellIn(row, label)
      if (found) indents.add(this.#indent(found.column, found.cell))
    }
    if (indents.size > 1)
      for (const [rank, indent] of [...indents].sort((a, b) => a - b).entries()) this.#ranks.set(indent, rank)
  }

  get isKnown(): boolean {
    return this.#byOutline || this.#ranks.size > 0
  }

  /** A level may be a column further right instead. */
  #indent(column: number, cell: Cell): number {
    return (column - this.#label.from) * 100_000 + cell.indent
  }

  of(row: GridRow, column: number, cell: Cell): number {
    if (this.#byOutline) return row.outline
    return this.#ranks.get(this.#indent(column, cell)) ?? -1
  }
}

const MARK = /^(БУ|НУ|ПР|ВР|Вал\.?|Кол\.?|Кол-во|Количество)$/

export class LineReader {
  readonly #sheet: Sheet
  readonly #header: Header
  readonly #heading: Pick<Heading, 'title' | 'organisation'>
  readonly #notes: Notes
  readonly #only: Shown
  readonly #shown = new Map<string, Shown>()
  readonly #entries: Entry[] = []
  readonly #totals: Figures[] = []
  #current: Entry | null = null
  #inTotals = false
  /** The totals being read are «Итого развернутое». */
  #isExpanded = false
  #hidden = 0

  constructor(
    sheet: Sheet,
    header: Header,
    heading: Pick<Heading, 'title' | 'organisation'>,
    only: Shown,
    notes: Notes,
  ) {
    this.#sheet = sheet
    this.#header = header
    this.#heading = heading
    this.#only = only
    this.#notes = notes
  }

  read(): Body {
    const { rows } = this.#sheet
    const start = rows.findIndex(({ row }) => row > this.#header.bottom)
    const body = start < 0 ? [] : rows.slice(start)
    const depths = new Depths(body, this.#header.label)
    let second: Body['second'] = null
    const headings = headingsIn(body, this.#header)
    const first = this.#heading
    for (let index = 0; index < body.length; index++) {
      const heading = headings.get(index)
      const isOther =
        heading &&
        (flat(heading.title) !== flat(first.title) ||
          (heading.organisation !== '' && flat(heading.organisation) !== flat(first.organisation)))
      if (heading && isOther) {
        second = { title: heading.title, organisation: heading.organisation, row: body[index]!.row }
        break
      }
      // The same title again: the heading of a printed page.
      if (heading) index = heading.until
      else this.#row(body[index]!, depths)
    }
    return {
      entries: this.#entries,
      totals: this.#totals,
      hidden: this.#hidden,
      hasDepth: depths.isKnown,
      second,
    }
  }

  #row(row: GridRow, depths: Depths): void {
    const { label, indicator, amounts } = this.#header
    if (repeatsHeader(row)) return
    const found = cellIn(row, label)
    const printed = found ? oneLine(found.cell.text) : ''
    // Without a column of indicators «Вал.» and «Кол.» stand where labels do.
    const isMark = !indicator && this.#current !== null && MARK.test(printed)
    const text = isMark ? '' : printed
    const mark = isMark ? printed : indicator ? (cellIn(row, indicator)?.cell.text ?? '') : ''
    const has = hasAmounts(row, amounts)
    const figures = { row, shown: mark === '' ? this.#only : this.#shownOf(mark, row), has }
    if (isPageService(text)) return
    if (isTotal(text)) {
      this.#inTotals = true
      this.#isExpanded = isExpandedTotal(text)
      this.#pushTotal(figures)
      return
    }
    if (text === '' && mark === '' && !has) return
    if (has && row.hidden) this.#hidden++
    if (text === '') this.#continue(row, figures, mark !== '')
    else if (!has && mark === '' && (this.#inTotals || this.#isHeaderWord(text))) return
    else this.#open(row, depths.of(row, found!.column, found!.cell), found!.cell, figures)
  }

  #pushTotal(figures: Figures): void {
    if (figures.has) this.#totals.push(this.#isExpanded ? expanded(figures) : figures)
  }

  #shownOf(mark: string, row: GridRow): Shown {
    const known = this.#shown.get(mark)
    if (known) return known
    const shown = shownOf(mark)
    this.#shown.set(mark, shown)
    if (shown.unknown)
      this.#notes.blocks('OSV-026', { sheet: this.#sheet.name, row: row.row, value: shown.printed })
    return shown
  }

  /** A level of the header on a second page. */
  #isHeaderWord(text: string): boolean {
    return this.#header.levels.includes(text) || /^(счет|account)$/.test(flat(text))
  }

  /**
   * A row without a label: another indicator of the line above, of the totals, or an analytics that is not
   * filled.
   */
  #continue(row: GridRow, figures: Figures, isMarked: boolean): void {
    const { has } = figures
    if (this.#inTotals) {
      this.#pushTotal(figures)
      return
    }
    const current = this.#current
    if (!current) {
      if (has) this.#notes.blocks('OSV-033', { sheet: this.#sheet.name, row: row.row })
      return
    }
    const repeated = current.figures.some(({ shown }) => shown.printed === figures.shown.printed)
    if (isMarked && !repeated) current.figures.push(figures)
    else if (has)
      this.#push({
        label: MISSING,
        name: '',
        code: null,
        depth: row.outline > 0 ? row.outline : -1,
        italic: false,
        isFolder: false,
        isDay: false,
        row: row.row,
        figures: [figures],
      })
  }

  #open(row: GridRow, depth: number, cell: Cell, figures: Figures): void {
    const { name: nameSpan, isBudget, isByAccounts } = this.#header
    const label = oneLine(cell.text)
    // «10.01, Сырье и материалы» in one cell.
    const comma = isByAccounts && !nameSpan ? label.indexOf(',') : -1
    const joined = comma > 0 ? codeOf(label.slice(0, comma)) : null
    const isSource = isBudget && /^\d$/.test(label)
    this.#inTotals = false
    this.#push({
      label: isMissing(label) ? MISSING : label,
      name: joined
        ? label.slice(comma + 1).trim()
        : oneLine((nameSpan && cellIn(row, nameSpan)?.cell.text) ?? ''),
      code: isSource ? null : (joined ?? codeOfCell(cell)),
      isFolder: isSource,
      depth,
      italic: cell.italic,
      isDay: isSpoiledByDate(cell),
      row: row.row,
      figures: [figures],
    })
  }

  #push(entry: Entry): void {
    this.#entries.push(entry)
    this.#current = entry
  }
}

/** «Итого развернутое» adds up balances that the rows need not show: to be seen, compared with nothing. */
const expanded = (figures: Figures): Figures => ({
  ...figures,
  shown: { ...figures.shown, printed: `${figures.shown.printed} развернуто`, kind: 'control' },
})

interface Repeated {
  readonly title: string
  /** A company above the title; '' where none is named: the words there may be a signature. */
  readonly organisation: string
  /** Index of its last row. */
  readonly until: number
}

const firstText = (row: GridRow): string => {
  for (const cell of row.cells.values()) return oneLine(cell.text)
  return ''
}

/**
 * Headings below the first, by the index of their first row: a title, words alone above it, all up to the
 * figures.
 */
function headingsIn(body: readonly GridRow[], header: Header): Map<number, Repeated> {
  const headings = new Map<number, Repeated>()
  let free = 0
  for (const [at, row] of body.entries()) {
    const title = firstText(row)
    if (at < free || !isTitle(title)) continue
    let from = at
    while (from > free && at - from < 4 && isWordsAlone(body[from - 1]!, header)) from--
    let until = at
    while (until + 1 < body.length && !isFigures(body[until + 1]!, header)) until++
    const organisation = body.slice(from, at).map(firstText).find(isCompany) ?? ''
    headings.set(from, { title, organisation, until })
    free = until + 1
  }
  return headings
}

function isWordsAlone(row: GridRow, header: Header): boolean {
  const text = firstText(row)
  return !hasAmounts(row, header.amounts) && codeOf(text) === null && !isTotal(text) && !isPageService(text)
}

/** A row that belongs to the table again: an account, or figures. */
function isFigures(row: GridRow, header: Header): boolean {
  if (repeatsHeader(row)) return false
  return hasAmounts(row, header.amounts) || codeOf(cellIn(row, header.label)?.cell.text ?? '') !== null
}
