// A trial balance of 100,000 rows read from xlsx, and the same file by other readers, each in a process of its own. Limit of
// ours: 300 MB over an idle process, the worst of all runs. The time is that of loading the reader and reading the file.

import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inChild, type Said } from './child.ts'
import { osvWorkbook, ROWS } from './osv-workbook.ts'
import { rowWithMemory, say } from './say.ts'

const RUNS = 3
const LIMIT_MB = 300

const PEERS = [
  ['hucre, row by row', 'hucre-stream'],
  ['hucre, whole workbook', 'hucre'],
  ['SheetJS (@e965/xlsx), whole workbook', 'sheetjs'],
  ['exceljs, row by row', 'exceljs-stream'],
  ['exceljs, whole workbook', 'exceljs'],
] as const

interface Taken extends Said {
  /** Most memory of all runs. */
  readonly peak: number
}

/** The middle time and the greatest peak of several processes. */
async function take(reader: string, file: string): Promise<Taken> {
  const all: Said[] = []
  for (let run = 0; run < RUNS; run++) all.push(await inChild('read-xlsx-child.ts', [reader, file]))
  const middle = [...all].sort((a, b) => a.milliseconds - b.milliseconds)[Math.floor(RUNS / 2)]!
  return { ...middle, peak: Math.max(...all.map(({ peak }) => peak)) }
}

async function compare(file: string, closing: bigint): Promise<void> {
  const idle = await take('idle', file)
  const ours = await take('ours', file)
  rowWithMemory('idle process', idle.milliseconds, idle.peak)
  const over = ours.peak - idle.peak
  const limit = `limit ${LIMIT_MB} MB: ${over < LIMIT_MB * 1_000_000 ? 'kept' : 'EXCEEDED'}`
  rowWithMemory('ours: accounts, levels and exact amounts', ours.milliseconds, over, limit)
  for (const [name, reader] of PEERS) {
    const peer = await take(reader, file)
    const theirs = peer.peak - idle.peak
    const ratios = `${(peer.milliseconds / ours.milliseconds).toFixed(1)}× our time, ${(theirs / over).toFixed(1)}× our memory`
    rowWithMemory(`${name} (cells alone)`, peer.milliseconds, theirs, ratios)
    // The header and the total are rows to a peer.
    if (peer.result.rows !== String(ROWS + 8)) say(`  it saw ${peer.result.rows} rows`)
  }
  const { closing: read, findings, rows } = ours.result
  const isRight = rows === String(ROWS) && read === String(closing) && findings === ''
  say(
    isRight
      ? `${rows} rows were read; the leaves come to the closing that was written`
      : `WRONG: ${JSON.stringify(ours.result)}`,
  )
}

export async function bench(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'bench-'))
  try {
    const { bytes, closing } = osvWorkbook()
    const file = join(folder, 'osv.xlsx')
    await writeFile(file, bytes)
    say(`${ROWS} rows, ${(bytes.length / 1_000_000).toFixed(1)} MB; memory is over the idle process`)
    await compare(file, closing)
  } finally {
    await rm(folder, { recursive: true })
  }
}
