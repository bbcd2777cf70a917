// The first rows of a file that was sent, as they stand in it, so that its sender sees what was read.

import { columnLetters, type Sheet } from '../../formats/table/grid.ts'
import { readGrid } from '../../formats/table/read-grid.ts'
import type { Place } from '../../ledger/finding.ts'

/** Rows of the sheet as they stand in the file. */
export interface Preview {
  readonly sheet: string
  /** Letters of the columns. */
  readonly columns: readonly string[]
  readonly rows: readonly { readonly row: number; readonly cells: readonly string[] }[]
}

const PREVIEW_ROWS = 12
const PREVIEW_COLUMNS = 10

/** The head of the sheet that was read; of a refused file the rows around the place that was not. */
export async function previewOf(
  bytes: Uint8Array,
  name: string,
  blocking: Pick<Place, 'sheet' | 'row'>,
): Promise<Preview | null> {
  const { sheets } = await readGrid(bytes, name)
  const sheet = sheets.find((one) => one.name === blocking.sheet) ?? sheets.find(({ hidden }) => !hidden)
  if (!sheet) return null
  const { row } = blocking
  return sheetPreview(sheet, row === undefined ? 1 : Math.max(1, row - 3))
}

function sheetPreview(sheet: Sheet, from: number): Preview {
  const rows = []
  for (const row of sheet.rows) {
    if (row.row < from) continue
    rows.push(row)
    if (rows.length >= PREVIEW_ROWS) break
  }
  const last = Math.max(0, ...rows.flatMap(({ cells }) => [...cells.keys()]))
  const columns = Array.from({ length: Math.min(last + 1, PREVIEW_COLUMNS) }, (_, index) => index)
  return {
    sheet: sheet.name,
    columns: columns.map(columnLetters),
    rows: rows.map(({ cells, row }) => ({
      row,
      cells: columns.map((column) => (cells.get(column)?.text ?? '').slice(0, 200)),
    })),
  }
}
