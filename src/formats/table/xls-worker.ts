// The worker in which SheetJS reads an .xls: gives plain cells back and nothing else.

import { parentPort, workerData } from 'node:worker_threads'
import { read } from '@e965/xlsx'

/** Type, value and number format of a cell; row and column from 0. */
export type RawCell = readonly [row: number, column: number, type: string, value: string, format: string]

export interface RawSheet {
  readonly name: string
  readonly hidden: boolean
  /** Index from 0. */
  readonly hiddenColumns: readonly number[]
  readonly cells: readonly RawCell[]
  readonly levels: readonly (readonly [row: number, level: number, hidden: boolean])[]
  readonly merges: readonly (readonly [top: number, left: number, bottom: number, right: number])[]
}

export type Answer =
  | { readonly sheets: readonly RawSheet[]; readonly date1904: boolean }
  | { readonly error: string }

/** Error values of BIFF ([MS-XLS] 2.5.10). */
const ERRORS: ReadonlyMap<unknown, string> = new Map([
  [0x00, '#NULL!'],
  [0x07, '#DIV/0!'],
  [0x0f, '#VALUE!'],
  [0x17, '#REF!'],
  [0x1d, '#NAME?'],
  [0x24, '#NUM!'],
  [0x2a, '#N/A'],
])

function answer(): Answer {
  const workbook = read(workerData, {
    type: 'array',
    dense: true,
    cellNF: true,
    cellText: false,
    cellFormula: false,
    cellHTML: false,
    cellStyles: true,
  })
  const sheets = workbook.SheetNames.map((name, index): RawSheet => {
    const sheet = workbook.Sheets[name]
    const cells: RawCell[] = []
    for (const [row, columns] of (sheet?.['!data'] ?? []).entries()) {
      for (const [column, cell] of (columns ?? []).entries()) {
        if (!cell || cell.t === 'z') continue
        const value = cell.t === 'e' ? (ERRORS.get(cell.v) ?? '#ERROR!') : String(cell.v ?? '')
        if (value !== '') cells.push([row, column, cell.t, value, String(cell.z ?? '')])
      }
    }
    const levels = (sheet?.['!rows'] ?? []).flatMap((row, at) =>
      row ? [[at, row.level ?? 0, row.hidden === true] as const] : [],
    )
    const merges = (sheet?.['!merges'] ?? []).map(({ s, e }) => [s.r, s.c, e.r, e.c] as const)
    const hidden = (workbook.Workbook?.Sheets?.[index]?.Hidden ?? 0) !== 0
    const hiddenColumns = (sheet?.['!cols'] ?? []).flatMap((column, at) => (column?.hidden ? [at] : []))
    return { name, hidden, hiddenColumns, cells, levels, merges }
  })
  return { sheets, date1904: workbook.Workbook?.WBProps?.date1904 === true }
}

try {
  parentPort?.postMessage(answer())
} catch (error) {
  parentPort?.postMessage({ error: String(error) })
}
