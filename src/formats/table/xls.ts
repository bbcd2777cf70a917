// A BIFF .xls, through SheetJS in a worker with a limited heap and time: an old format is read by a well-kept
// library, and a hostile file can at most end the worker.

import { Worker } from 'node:worker_threads'
import { type CellKind, columnLetters, type Grid, type Sheet, SheetBuilder } from './grid.ts'
import type { Limits } from './limits.ts'
import { isDateFormat, numberText } from './numbers.ts'
import { RefusedFile } from './refused.ts'
import type { Answer, RawSheet } from './xls-worker.ts'

const SECONDS = 60
const HEAP_MB = 1024

function inWorker(bytes: Uint8Array): Promise<Answer> {
  return new Promise((resolve) => {
    const worker = new Worker(new URL('./xls-worker.ts', import.meta.url), {
      workerData: bytes,
      // The library may write to a console, which is the program's, not its own.
      stdout: true,
      stderr: true,
      resourceLimits: { maxOldGenerationSizeMb: HEAP_MB },
    })
    const done = (answer: Answer): void => {
      clearTimeout(timer)
      resolve(answer)
      void worker.terminate()
    }
    const timer = setTimeout(() => done({ error: `${SECONDS} s` }), SECONDS * 1000)
    worker.on('message', done)
    worker.on('error', (error) => done({ error: String(error) }))
    worker.on('exit', () => done({ error: 'exit' }))
  })
}

/** @throws RefusedFile for a password or a broken file */
export async function readXlsGrid(bytes: Uint8Array, limits: Limits): Promise<Grid> {
  const answer = await inWorker(bytes)
  if ('error' in answer) {
    const { error } = answer
    throw new RefusedFile(/password|encrypt/i.test(error) ? 'FILE-009' : 'FILE-019', {
      reason: error.slice(0, 200),
    })
  }
  const cells = answer.sheets.reduce((sum, sheet) => sum + sheet.cells.length, 0)
  if (cells > limits.cells) throw new RefusedFile('FILE-016', { what: '.xls' })
  return {
    container: 'xls',
    sheets: answer.sheets.map((sheet) => sheetOf(sheet, answer.date1904)),
    findings: [],
  }
}

function sheetOf(raw: RawSheet, date1904: boolean): Sheet {
  const builder = new SheetBuilder()
  const rows = new Map(raw.levels.map(([row, level, hidden]) => [row, { level, hidden }]))
  const close = (row: number): void => builder.endRow(row + 1, rows.get(row)?.level, rows.get(row)?.hidden)
  let open = -1
  for (const [row, column, type, value, format] of raw.cells) {
    if (row !== open && open >= 0) close(open)
    open = row
    // Days of the 1904 system are told here, where the workbook is known.
    const isOldDay = type === 'n' && date1904 && isDateFormat(format)
    const kind: CellKind = type === 'e' ? 'error' : type === 'n' && !isOldDay ? 'number' : 'text'
    const source = isOldDay ? numberText(value, format, true) : type === 'b' ? value.toUpperCase() : value
    if (!builder.cell(column, kind, source, { format, indent: 0, italic: false }))
      throw new RefusedFile('FILE-019', { reason: `${columnLetters(column)}${row + 1}` })
  }
  if (open >= 0) close(open)
  for (const [top, left, bottom, right] of raw.merges)
    builder.merge({ top: top + 1, left, bottom: bottom + 1, right })
  for (const column of raw.hiddenColumns) builder.hideColumns(column, column)
  return builder.build(raw.name, raw.hidden)
}
