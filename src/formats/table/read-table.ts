// A register as rows of texts, from CSV or from a sheet of XLSX (book-format.md §1).

import type { Finding } from '../../ledger/finding.ts'
import { columnLetters } from './grid.ts'
import { errorCells, readGrid } from './read-grid.ts'

export interface Table {
  readonly sheets: readonly {
    readonly name: string
    readonly rows: readonly { readonly row: number; readonly cells: readonly string[] }[]
  }[]
  readonly findings: readonly Finding[]
}

/** Text of each cell as a person sees it; numbers as exact decimal text with a point, dates as ISO. */
export async function readTable(bytes: Uint8Array, file: string): Promise<Table> {
  const grid = await readGrid(bytes, file)
  return {
    findings: [...grid.findings, ...errorCells(grid, file, columnLetters)],
    sheets: grid.sheets.map(({ name, rows }) => ({
      name,
      rows: rows.map(({ row, cells }) => {
        const texts: string[] = []
        for (const [column, { text }] of cells) {
          while (texts.length < column) texts.push('')
          texts.push(text)
        }
        return { row, cells: texts }
      }),
    })),
  }
}
