// The worker in which SheetJS reads an .xls: gives plain cells back and nothing else.

import { parentPort, workerData } from 'node:worker_threads'
import { read } from '@e965/xlsx'

try {
  const workbook = read(workerData, {
    type: 'array',
    cellNF: true,
    cellStyles: true,
    cellText: false,
    cellFormula: false,
  })
  const sheets = workbook.SheetNames.map((name, index) => {
    const sheet = workbook.Sheets[name] ?? {}
    const cells = Object.entries(sheet)
      .filter(([address]) => !address.startsWith('!'))
      .map(([a, cell]) => ({
        a,
        t: String(cell.t ?? ''),
        v: cell.t === 'e' ? String(cell.w ?? '#') : String(cell.v ?? ''),
        z: String(cell.z ?? ''),
      }))
    const levels = (sheet['!rows'] ?? []).map((row) => row?.level ?? 0)
    const hidden = (workbook.Workbook?.Sheets?.[index]?.Hidden ?? 0) !== 0
    return { name, hidden, cells, levels, merges: sheet['!merges'] ?? [] }
  })
  parentPort?.postMessage({ sheets })
} catch (error) {
  parentPort?.postMessage({ error: String(error) })
}
