// The header of a trial balance: which columns hold what (domain §5.5). The row that names opening, turnovers
// and closing, below it Debit and Credit; a logical column is as wide as the header's merged cell, since wide
// layouts spread one column over one to three physical ones, row by row. Nothing is told from a single word
// «Кредит», which stands three times.

import { AMOUNT_COLUMNS, type AmountColumn } from '../../ledger/balance.ts'
import type { Cell, GridRow, Merge, Sheet } from '../table/grid.ts'
import { codeOf } from './code.ts'
import { flat, oneLine, tight } from './printed.ts'

/** Physical columns of one logical one, both in it. */
export interface Span {
  readonly from: number
  readonly to: number
}

export interface Header {
  /** Row numbers of its first and last row. */
  readonly top: number
  readonly bottom: number
  /** What the layout has of the six; one column for both sides is the debit one (`signed`). */
  readonly amounts: ReadonlyMap<AmountColumn, Span>
  /** Balances stand in one column each, debit positive. */
  readonly signed: boolean
  readonly label: Span
  readonly name: Span | null
  readonly indicator: Span | null
  /** The label column is headed «Счет». */
  readonly isByAccounts: boolean
  /** The ОСВ of a budget institution: the label column is headed «КПС». */
  readonly isBudget: boolean
  /** Grouping levels of a balance by account as the header stacks them: Контрагенты, Договоры. */
  readonly levels: readonly string[]
}

type Group = 'opening' | 'turnover' | 'closing'
type Side = 'Debit' | 'Credit'

const BALANCE = '(?:сальдо|остат[а-я]*|ост\\.?|balance)'
const OPENING = new RegExp(
  `^${BALANCE} ?(?:на |at |as of )?(?:the )?(?:нач|begin|start)|^(?:нач[а-я]*\\.?|входящ[а-я]*|opening|beginning) ${BALANCE}`,
)
const CLOSING = new RegExp(
  `^${BALANCE} ?(?:на |at |as of )?(?:the )?(?:кон|end)|^(?:кон[а-я]*\\.?|исходящ[а-я]*|closing|ending) ${BALANCE}`,
)
const TURNOVER =
  /^(?:обороты?|об\.)(?![а-я])|^turnovers?(?![a-z])|^(?:приход|расход|поступление|списание|выбытие)(?![а-я])/
/** «Сальдо на 01.01.2025»: the first is the opening, the last the closing. */
const DATED = new RegExp(`^${BALANCE} на \\d`)

function groupOf(text: string): Group | 'dated' | null {
  const line = flat(text)
  if (line.length > 60) return null
  if (OPENING.test(line)) return 'opening'
  if (CLOSING.test(line)) return 'closing'
  if (TURNOVER.test(line)) return 'turnover'
  return DATED.test(line) ? 'dated' : null
}

function sideOf(text: string): Side | null {
  const line = flat(text)
  if (/^(?:дебет|дт\.?|debit|dr\.?|приход|поступление)(?![а-яa-z])/.test(line)) return 'Debit'
  return /^(?:кредит|кт\.?|credit|cr\.?|расход|списание|выбытие)(?![а-яa-z])/.test(line) ? 'Credit' : null
}

/** The side at the end of a cell that names group and side together: «Сальдо на начало Дт». */
function innerSide(text: string): Side | null {
  const last = /(дебет|дт|debit|dr|кредит|кт|credit|cr)\.?\)?$/.exec(flat(text))?.[1]
  if (last === undefined) return sideOf(text)
  return /^(д|d)/.test(last) ? 'Debit' : 'Credit'
}

interface Named {
  readonly column: number
  readonly text: string
  readonly group: Group
}

function groupsIn(row: GridRow): Named[] {
  const found = [...row.cells].flatMap(([column, { text }]) => {
    const group = groupOf(text)
    return group ? [{ column, text, group }] : []
  })
  const dated = found.filter(({ group }) => group === 'dated')
  return found.flatMap((one): Named[] => {
    if (one.group !== 'dated') return [{ ...one, group: one.group }]
    if (dated.length !== 2) return []
    return [{ ...one, group: one === dated[0] ? 'opening' : 'closing' }]
  })
}

const sidesIn = (row: GridRow): number =>
  [...row.cells.values()].filter(({ text }) => sideOf(text) !== null).length

/** Finds the header; null where the sheet has none. `byAccount`: the title names one account. */
export function findHeader(sheet: Sheet, byAccount: boolean): Header | null {
  for (const [index, row] of sheet.rows.entries()) {
    const groups = groupsIn(row)
    if (new Set(groups.map(({ group }) => group)).size < 3) continue
    const below = sheet.rows.slice(index + 1, index + 4).find((next) => sidesIn(next) >= 2)
    const builder = new HeaderBuilder(sheet, index, byAccount)
    const header = (below && builder.twoRows(groups, below)) || builder.oneRow(groups)
    if (header) return header
  }
  return null
}

class HeaderBuilder {
  readonly #sheet: Sheet
  readonly #index: number
  readonly #byAccount: boolean
  readonly #merges: readonly Merge[]

  constructor(sheet: Sheet, index: number, byAccount: boolean) {
    this.#sheet = sheet
    this.#index = index
    this.#byAccount = byAccount
    const top = this.#rowNumber(index)
    this.#merges = sheet.merges.filter((merge) => merge.top <= top + 8 && merge.bottom >= top)
  }

  #rowNumber(index: number): number {
    return this.#sheet.rows[index]?.row ?? 0
  }

  /** The last column of the merged cell that begins here, or null. */
  #mergedTo(row: number, column: number): number | null {
    const merge = this.#merges.find((one) => one.top <= row && one.bottom >= row && one.left === column)
    return merge && merge.right > column ? merge.right : null
  }

  twoRows(groups: readonly Named[], below: GridRow): Header | null {
    const top = this.#rowNumber(this.#index)
    const sides = [...below.cells].flatMap(([column, { text }]) => {
      const side = sideOf(text)
      return side ? [{ column, side }] : []
    })
    const amounts = new Map<AmountColumn, Span>()
    for (const [at, { column, group }] of groups.entries()) {
      const next = groups[at + 1]?.column
      const end = this.#mergedTo(top, column) ?? (next === undefined ? Number.MAX_SAFE_INTEGER : next - 1)
      for (const [index, { column: from, side }] of sides.entries()) {
        const name = `${group}${side}` as const
        if (from < column || from > end || amounts.has(name)) continue
        const following = sides[index + 1]?.column
        const to =
          this.#mergedTo(below.row, from) ??
          (following === undefined || following > end ? from : following - 1)
        amounts.set(name, { from, to: Math.max(from, to) })
      }
    }
    return AMOUNT_COLUMNS.every((name) => amounts.has(name)) ? this.#header(amounts, false, below.row) : null
  }

  /** Group and side in one cell, or one column for each balance. */
  oneRow(groups: readonly Named[]): Header | null {
    const top = this.#rowNumber(this.#index)
    const amounts = new Map<AmountColumn, Span>()
    for (const { column, group, text } of groups) {
      const side = innerSide(text)
      const name = `${group}${side ?? 'Debit'}` as const
      if (!amounts.has(name)) amounts.set(name, { from: column, to: this.#mergedTo(top, column) ?? column })
    }
    const signed = !amounts.has('openingCredit') && !amounts.has('closingCredit')
    const needed = signed
      ? AMOUNT_COLUMNS.filter((name) => !/^(opening|closing)Credit$/.test(name))
      : AMOUNT_COLUMNS
    return needed.every((name) => amounts.has(name)) ? this.#header(amounts, signed, top) : null
  }

  #header(amounts: ReadonlyMap<AmountColumn, Span>, signed: boolean, sides: number): Header | null {
    const top = this.#rowNumber(this.#index)
    const first = Math.min(...[...amounts.values()].map(({ from }) => from))
    const labels = this.#labels(top, sides, first)
    const heads = labels.filter(({ row }) => row === labels[0]?.row)
    const indicator = labels.find(({ cell }) => /^(показател|indicator)/.test(tight(cell.text)))
    const account = labels.find(({ cell }) =>
      /^(счет|субсчет|кпс|account|код счета|номер счета|№ счета)(?![а-яa-z])/.test(flat(cell.text)),
    )
    const label = account ?? labels.find((one) => one !== indicator)
    if (!label) return null
    const name = labels.find(
      ({ cell, column }) =>
        column !== label.column &&
        /^(наименование|название|name|description)(?![а-яa-z])/.test(flat(cell.text)),
    )
    const spanOf = ({ column, row }: { column: number; row: number }): Span => {
      const next = [...heads, ...labels].map((one) => one.column).filter((one) => one > column)
      return { from: column, to: this.#mergedTo(row, column) ?? Math.min(first, ...next) - 1 }
    }
    const span = spanOf(label)
    const stacked = labels.filter(
      ({ column }) =>
        column >= span.from && column <= span.to && column !== indicator?.column && column !== name?.column,
    )
    const { more, bottom } = this.#levelsBelow(span, amounts, sides)
    return {
      top,
      bottom,
      amounts,
      signed,
      label: span,
      name: name ? spanOf(name) : null,
      indicator: indicator ? spanOf(indicator) : null,
      isByAccounts: account !== undefined,
      isBudget: flat(label.cell.text).startsWith('кпс'),
      levels: [...stacked.map(({ cell }) => cell.text), ...more].flatMap(levelsIn),
    }
  }

  #labels(top: number, sides: number, first: number): { row: number; column: number; cell: Cell }[] {
    const found: { row: number; column: number; cell: Cell }[] = []
    for (const row of this.#sheet.rows.slice(this.#index, this.#index + 12)) {
      if (row.row < top || row.row > sides) break
      for (const [column, cell] of row.cells) if (column < first) found.push({ row: row.row, column, cell })
    }
    return found
  }

  /**
   * In a balance by account the levels go on below Debit and Credit: rows of words alone, until the first
   * account.
   */
  #levelsBelow(
    label: Span,
    amounts: ReadonlyMap<AmountColumn, Span>,
    sides: number,
  ): { more: string[]; bottom: number } {
    const more: string[] = []
    let bottom = sides
    if (!this.#byAccount) return { more, bottom }
    for (const row of this.#sheet.rows.slice(this.#index, this.#index + 12)) {
      if (row.row <= sides) continue
      const cells = [...row.cells]
      const text = cells[0]?.[1].text ?? ''
      const isWords =
        cells.length === 1 && cells.every(([column]) => column >= label.from && column <= label.to)
      if (!isWords || codeOf(text) !== null || hasAmounts(row, amounts)) break
      more.push(text)
      bottom = row.row
    }
    // Words that nothing follows are rows, not a header.
    const follows = this.#sheet.rows.some((row) => row.row > bottom && hasAmounts(row, amounts))
    return follows ? { more, bottom } : { more: [], bottom: sides }
  }
}

const NOT_LEVELS = /^(счет|субсчет|account|наименование|name|валюта|currency|кпс)(?![а-яa-z])/

const levelsIn = (text: string): string[] =>
  text
    .split(/\n|,(?= )/)
    .map(oneLine)
    .filter((level) => level !== '' && !NOT_LEVELS.test(flat(level)))

const isBlank = (cell: Cell): boolean => cell.number === '' && cell.text.trim() === ''

/** The only cell of the row in a logical column; two are told to `twice`. */
export function cellIn(
  row: GridRow,
  span: Span,
  twice?: (column: number) => void,
): { column: number; cell: Cell } | null {
  if (span.from === span.to) {
    const cell = row.cells.get(span.from)
    return cell && !isBlank(cell) ? { column: span.from, cell } : null
  }
  let found: { column: number; cell: Cell } | null = null
  for (const [column, cell] of row.cells) {
    if (column < span.from || column > span.to || isBlank(cell)) continue
    if (found) twice?.(column)
    else found = { column, cell }
  }
  return found
}

export function hasAmounts(row: GridRow, amounts: ReadonlyMap<AmountColumn, Span>): boolean {
  for (const span of amounts.values()) if (cellIn(row, span)) return true
  return false
}

/** True where a row repeats the header: a printed page begins. */
export function repeatsHeader(row: GridRow): boolean {
  if (row.cells.size < 2) return false
  // Nearly every row has a number, and a header has none.
  for (const cell of row.cells.values())
    if (cell.number !== '' || /^[-−(]?\d[\d\s\u00a0]*[.,]\d\d/.test(cell.text)) return false
  return new Set(groupsIn(row).map(({ group }) => group)).size >= 2 || sidesIn(row) >= 4
}
