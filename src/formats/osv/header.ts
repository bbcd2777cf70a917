// The header of an ОСВ: which columns hold what (domain §5.5: the group row with at least three of opening, turnovers,
// closing; the row below with Дебет and Кредит; columns found by the header's merges, never by neighbourhood).

import type { AmountColumn } from '../../ledger/balance.ts'
import type { Cell, GridRow, Sheet } from '../table/grid.ts'

export interface Header {
  /** Row numbers of the group row and of the row with debit and credit. */
  readonly top: number
  readonly bottom: number
  readonly amounts: ReadonlyMap<AmountColumn, number>
  readonly accountColumn: number
  /** -1 where there is none. */
  readonly nameColumn: number
  readonly indicatorColumn: number
  /** «Счет, Наименование» in one cell. */
  readonly combined: boolean
  /** Names of grouping levels that stand under «Счет» in the header of a balance by account. */
  readonly levels: readonly string[]
}

const flat = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[\s\u00a0-]+/g, ' ')
    .replace(/ё/g, 'е')
    .trim()
const tight = (text: string): string => text.toLowerCase().replace(/[^а-яa-z]/g, '')

type Group = 'opening' | 'turnover' | 'closing'

function groupOf(text: string): Group | null {
  const t = flat(text)
  if (/(сальдо|ост\.?|остаток).*(на )?нач|opening|beginning/.test(t)) return 'opening'
  if (/^оборот|turnover/.test(t)) return 'turnover'
  if (/(сальдо|ост\.?|остаток).*(на )?кон|closing|ending/.test(t)) return 'closing'
  return null
}

const isDebit = (text: string): boolean =>
  /^(дебет|дт|debit|dr)\b/.test(flat(text)) || /^(дебет|дт)$/.test(tight(text))
const isCredit = (text: string): boolean =>
  /^(кредит|кт|credit|cr)\b/.test(flat(text)) || /^(кредит|кт)$/.test(tight(text))

/** Finds the header; null where the sheet has none. */
export function findHeader(sheet: Sheet): Header | null {
  for (const [index, row] of sheet.rows.entries()) {
    const groups = [...row.cells].flatMap(([column, cell]) => {
      const group = groupOf(cell.text)
      return group ? [{ column, group }] : []
    })
    if (new Set(groups.map((one) => one.group)).size < 3) continue
    const below = sheet.rows
      .slice(index + 1, index + 4)
      .find(
        (next) =>
          [...next.cells.values()].filter((cell) => isDebit(cell.text) || isCredit(cell.text)).length >= 2,
      )
    if (!below) continue
    const header = headerOf(sheet, row, below, groups)
    if (header) return header
  }
  return null
}

function headerOf(
  sheet: Sheet,
  top: GridRow,
  bottom: GridRow,
  groups: readonly { column: number; group: Group }[],
): Header | null {
  const amounts = new Map<AmountColumn, number>()
  for (const [index, { column, group }] of groups.entries()) {
    const merge = sheet.merges.find(
      (one) => one.top <= top.row && one.bottom >= top.row && one.left === column,
    )
    const end = Math.max(merge?.right ?? column, (groups[index + 1]?.column ?? 1_000) - 1)
    for (const [at, cell] of bottom.cells) {
      if (at < column || at > end) continue
      if (isDebit(cell.text) && !amounts.has(`${group}Debit`)) amounts.set(`${group}Debit`, at)
      else if (isCredit(cell.text) && !amounts.has(`${group}Credit`)) amounts.set(`${group}Credit`, at)
    }
  }
  if (amounts.size < 6) return null
  const first = Math.min(...amounts.values())
  const labels: [number, Cell, number][] = []
  for (const row of sheet.rows) {
    if (row.row < top.row || row.row > bottom.row) continue
    for (const [column, cell] of row.cells) if (column < first) labels.push([column, cell, row.row])
  }
  const indicator = labels.find(([, cell]) => tight(cell.text).startsWith('показател'))
  const account = labels.find(([, cell]) => /^(счет|account)/.test(flat(cell.text)))
  const name = labels.find(
    ([column, cell]) => column !== account?.[0] && /^(наименование|name)/.test(flat(cell.text)),
  )
  const accountColumn = account?.[0] ?? labels[0]?.[0] ?? 0
  const combined = /^(счет|account)\s*,/.test(flat(account?.[1].text ?? '')) && !name
  const levels = labels
    .filter(([column, cell]) => column === accountColumn && cell !== account?.[1])
    .sort(([, , a], [, , b]) => a - b)
    .flatMap(([, cell]) => cell.text.split(/\n|,\s+(?=[А-ЯA-Z])/))
    .map((text) => text.trim())
    .filter(Boolean)
  return {
    top: top.row,
    bottom: bottom.row,
    amounts,
    accountColumn,
    nameColumn: name?.[0] ?? -1,
    indicatorColumn: indicator?.[0] ?? -1,
    combined,
    levels,
  }
}

/** True where a row repeats the header (a printed page begins). */
export function repeatsHeader(row: GridRow, header: Header): boolean {
  const texts = [...row.cells.values()].map((cell) => cell.text)
  const groups = texts.filter((text) => groupOf(text) !== null).length
  const sides = [...header.amounts.values()].filter((column) => {
    const text = row.cells.get(column)?.text ?? ''
    return isDebit(text) || isCredit(text)
  }).length
  return groups >= 3 || sides >= 4
}
