// One reader, one file, one process: `read-xlsx-child.ts <reader> <file>`. A library is loaded by its own child alone.
// Peers give cells; ours gives accounts, levels, leaves and exact amounts out of them.

import { readFileSync } from 'node:fs'
import { measureHere } from './child.ts'

type Result = Readonly<Record<string, string>>

const [reader = '', file = ''] = process.argv.slice(2)
const rows = (count: number): Result => ({ rows: String(count) })

const READERS: Readonly<Record<string, () => Promise<Result>>> = {
  idle: () => Promise.resolve({}),
  async ours() {
    const { readTrialBalance } = await import('../src/formats/osv/read.ts')
    const balance = await readTrialBalance(readFileSync(file), file)
    let closing = 0n
    for (const [index, key] of balance.key.entries()) {
      if (!balance.keys[key]!.leaf) continue
      closing += balance.amounts.closingDebit[index]! - balance.amounts.closingCredit[index]!
    }
    const findings = balance.findings.map(({ code }) => code).join(' ')
    return { ...rows(balance.key.length), closing: String(closing), findings }
  },
  async 'hucre-stream'() {
    const { streamXlsxRows } = await import('hucre/xlsx')
    let count = 0
    for await (const _ of streamXlsxRows(readFileSync(file))) count++
    return rows(count)
  },
  async hucre() {
    const { readXlsx } = await import('hucre/xlsx')
    const { sheets } = await readXlsx(readFileSync(file))
    return rows(sheets[0]?.rows.length ?? 0)
  },
  async sheetjs() {
    const { read, utils } = await import('@e965/xlsx')
    const sheet = read(readFileSync(file), { dense: true }).Sheets.TDSheet
    return rows(utils.decode_range(sheet?.['!ref'] ?? 'A1').e.r + 1)
  },
  async 'exceljs-stream'() {
    const { default: excel } = await import('exceljs')
    let count = 0
    const options = {
      worksheets: 'emit',
      sharedStrings: 'cache',
      styles: 'cache',
      hyperlinks: 'ignore',
    } as const
    for await (const sheet of new excel.stream.xlsx.WorkbookReader(file, { ...options, entries: 'emit' }))
      for await (const _ of sheet) count++
    return rows(count)
  },
  async exceljs() {
    const { default: excel } = await import('exceljs')
    const book = new excel.Workbook()
    await book.xlsx.readFile(file)
    return rows(book.worksheets[0]?.rowCount ?? 0)
  },
}

const chosen = READERS[reader]
if (!chosen) throw new Error(`no reader "${reader}": ${Object.keys(READERS).join(', ')}`)
await measureHere(chosen)
