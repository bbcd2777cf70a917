// Live formulas of subtotals. A formula is written only where it gives the figure that stands beside it; a figure that is
// not the sum of its parts keeps its value alone, and a check of the close says so.

import { columnLetter } from './sheet.ts'

export interface Term {
  readonly row: number
  readonly sign: 1 | -1
}

/** From here on a range reads better than its cells one by one. */
const RUN = 3

/** `SUM(C7:C9)-C12+C14`: rows that follow each other with a plus are one range. */
export function sumDown(column: number, terms: readonly Term[]): string {
  const letter = columnLetter(column)
  const sorted = [...terms].sort((a, b) => a.row - b.row)
  const parts: string[] = []
  for (let at = 0; at < sorted.length; ) {
    let end = at + 1
    const { row, sign } = sorted[at]!
    while (sign === 1 && sorted[end]?.sign === 1 && sorted[end]?.row === row + end - at) end++
    if (end - at >= RUN) {
      parts.push(`+SUM(${letter}${row}:${letter}${row + end - at - 1})`)
      at = end
    } else {
      parts.push(`${sign === 1 ? '+' : '-'}${letter}${row}`)
      at++
    }
  }
  return parts.join('').replace(/^\+/, '')
}

/** The cells of one row in the columns, in order. */
export function sumAcross(row: number, columns: readonly number[]): string {
  const first = columns[0] ?? 1
  const following = columns.every((column, index) => column === first + index)
  if (columns.length >= RUN && following)
    return `SUM(${columnLetter(first)}${row}:${columnLetter(first + columns.length - 1)}${row})`
  return columns.map((column) => `${columnLetter(column)}${row}`).join('+')
}
