// A register as rows of texts, from CSV or from a sheet of XLSX (book-format.md §1).

import { type Finding, finding } from '../../ledger/finding.ts'
import { readGrid } from './read-grid.ts'

export interface Table {
  readonly sheets: readonly {
    readonly name: string
    readonly rows: readonly { readonly row: number; readonly cells: readonly string[] }[]
  }[]
  readonly findings: readonly Finding[]
}

/** Text of each cell as a person sees it; numbers as exact decimal text with a point, dates as ISO. */
export async function readTable(bytes: Uint8Array, file: string): Promise<Table> {
  if (bytes.length === 0) return { sheets: [], findings: [finding('TABLE-001', 'blocks', { file })] }
  const grid = await readGrid(bytes, file)
  return {
    findings: grid.findings,
    sheets: grid.sheets.map((sheet) => ({
      name: sheet.name,
      rows: sheet.rows
        .filter((row) => row.cells.size > 0)
        .map((row) => {
          const width = Math.max(...row.cells.keys()) + 1
          return {
            row: row.row,
            cells: Array.from({ length: width }, (_, index) => row.cells.get(index)?.text ?? ''),
          }
        }),
    })),
  }
}
