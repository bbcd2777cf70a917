// What is done on threads gives what the same work gives in place; what goes wrong there is told, and does not end the
// program.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { unzipSync } from 'fflate'
import { expect, it } from 'vitest'
import { readTrialBalance } from '../../formats/osv/read.ts'
import { previewOf } from '../uploads/preview.ts'
import { archiveBeside, previewBeside, readBeside } from './beside.ts'
import { Thread } from './thread.ts'

const FILE = 'balances/СЕВ/2024-01-01_2024-12-31.xlsx'
const own = new Uint8Array(readFileSync(join(import.meta.dirname, '../../../books/severny', FILE)))

/** Large enough for the thread: a zip may be followed by anything in the gap before its directory, text by more rows. */
function largeText(): Uint8Array {
  const head =
    'account,name,opening_debit,opening_credit,turnover_debit,turnover_credit,closing_debit,closing_credit'
  const rows = Array.from({ length: 5000 }, (_, row) => `01.${row},Счёт ${row},0,0,${row}.50,0,${row}.50,0`)
  return new TextEncoder().encode(`${head}\n${rows.join('\n')}\n`)
}

it('a balance read on the thread is the one read in place, with its keys in order', async () => {
  const bytes = largeText()
  const beside = await readBeside(bytes, 'large.csv', { exponent: 2 })
  expect(beside.keys).toHaveLength(5000)
  expect(beside).toEqual(await readTrialBalance(bytes, 'large.csv', { exponent: 2 }))
})

it('a refused file is refused on the thread with the same findings', async () => {
  const bytes = largeText().fill(0x00, 100, 200)
  const beside = await readBeside(bytes, 'broken.csv')
  expect(beside.findings).not.toEqual([])
  expect(beside).toEqual(await readTrialBalance(bytes, 'broken.csv'))
})

it('the first rows are those found in place', async () => {
  const bytes = largeText()
  expect(await previewBeside(bytes, 'large.csv', { row: 40 })).toEqual(
    await previewOf(bytes, 'large.csv', { row: 40 }),
  )
})

it('an archive holds the files as they were, and the same files give the same bytes', async () => {
  const files = new Map([[FILE, own]])
  const [first, second] = await Promise.all([archiveBeside(files), archiveBeside(files)])
  expect(first).toEqual(second)
  expect(unzipSync(first)[FILE]).toEqual(own)
})

/** A thread that doubles numbers, says «no» to 13 and ends itself at 666. */
const doubling = (): Thread<number, number, string> => {
  const serve = JSON.stringify(new URL('./serve.ts', import.meta.url).href)
  const code = `
    import { answering } from ${serve}
    answering((asked, part) => {
      if (asked === 13) throw new Error('no 13')
      if (asked === 666) process.exit(7)
      part('half of it')
      return { answer: asked * 2 }
    })`
  return new Thread(new URL(`data:text/javascript,${encodeURIComponent(code)}`), 64)
}

it('answers come to whom they belong, parts before them', async () => {
  const thread = doubling()
  const parts: string[] = []
  const answers = await Promise.all([1, 2, 3].map((n) => thread.run(n, (part) => parts.push(`${n} ${part}`))))
  expect(answers).toEqual([2, 4, 6])
  expect(parts).toEqual(['1 half of it', '2 half of it', '3 half of it'])
})

it('a fault is told to who asked, and the next is answered', async () => {
  const thread = doubling()
  const both = await Promise.allSettled([thread.run(13), thread.run(4)])
  expect(both.map(({ status }) => status)).toEqual(['rejected', 'fulfilled'])
  await expect(thread.run(13)).rejects.toThrow('no 13')
})

it('a thread that ends leaves nobody waiting, and another begins', async () => {
  const thread = doubling()
  const both = await Promise.allSettled([thread.run(666), thread.run(4)])
  expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
  expect(await thread.run(5)).toBe(10)
})
