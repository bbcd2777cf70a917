// A BIFF .xls, through SheetJS in a worker with a limited heap and time: an old format is read by a well-kept library,
// and a hostile file can at most end the worker.

import { Worker } from 'node:worker_threads'
import { finding } from '../../ledger/finding.ts'
import { type Cell, type Grid, type GridRow, parseAddress } from './grid.ts'
import { numberText } from './numbers.ts'

const SECONDS = 60
const HEAP_MB = 1024

interface RawCell {
  readonly a: string
  readonly t: string
  readonly v: string
  readonly z: string
}

interface RawSheet {
  readonly name: string
  readonly hidden: boolean
  readonly cells: readonly RawCell[]
  readonly levels: readonly number[]
  readonly merges: readonly { s: { r: number; c: number }; e: { r: number; c: number } }[]
}

type Answer = { readonly sheets: readonly RawSheet[] } | { readonly error: string }

function inWorker(bytes: Uint8Array): Promise<Answer> {
  return new Promise((resolve) => {
    const worker = new Worker(new URL('./xls-worker.ts', import.meta.url), {
      workerData: bytes,
      resourceLimits: { maxOldGenerationSizeMb: HEAP_MB },
    })
    const timer = setTimeout(() => {
      resolve({ error: 'timeout' })
      void worker.terminate()
    }, SECONDS * 1000)
    const done = (answer: Answer): void => {
      clearTimeout(timer)
      resolve(answer)
      void worker.terminate()
    }
    worker.on('message', done)
    worker.on('error', (error) => done({ error: String(error) }))
    worker.on('exit', () => done({ error: 'exit' }))
  })
}

/** Reads an .xls; a password or a broken file is a finding. */
export async function readXlsGrid(bytes: Uint8Array, file: string): Promise<Grid> {
  const answer = await inWorker(bytes)
  if ('error' in answer) {
    const code = /password|encrypt/i.test(answer.error) ? 'FILE-009' : 'FILE-019'
    return { container: 'xls', sheets: [], findings: [finding(code, 'blocks', { file })] }
  }
  const sheets = answer.sheets.map((sheet) => {
    const byRow = new Map<number, Map<number, Cell>>()
    for (const { a, t, v, z } of sheet.cells) {
      const at = parseAddress(a)
      if (!at || v === '') continue
      const row = byRow.get(at.row) ?? new Map<number, Cell>()
      const isNumber = t === 'n'
      row.set(at.column, {
        text: isNumber ? numberText(v, z) : v,
        number: isNumber ? v : '',
        format: z,
        indent: 0,
        italic: false,
        error: t === 'e' ? v : '',
      })
      byRow.set(at.row, row)
    }
    const rows: GridRow[] = [...byRow]
      .sort(([x], [y]) => x - y)
      .map(([row, cells]) => ({
        row,
        cells,
        outline: sheet.levels[row - 1] ?? 0,
        hidden: false,
      }))
    const merges = sheet.merges.map(({ s, e }) => ({ top: s.r + 1, left: s.c, bottom: e.r + 1, right: e.c }))
    return { name: sheet.name, rows, merges, hidden: sheet.hidden }
  })
  return { container: 'xls', sheets, findings: [] }
}
