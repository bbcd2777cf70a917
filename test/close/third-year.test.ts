// The year after the sample group's two: what the group rolled is in balance, and a file that does not lead on from the
// year before is a finding, never a fault of the program.

import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { bookFolder } from '../../src/app/book-folder.ts'
import { overlaid } from '../../src/app/change-book.ts'
import { closeBook } from '../../src/app/close-book.ts'
import { CloseDerivation } from '../../src/app/derive-close.ts'
import { Graph } from '../../src/close/graph.ts'
import { rollForward } from '../../src/close/roll.ts'
import { readBook } from '../../src/formats/book/read-book.ts'
import { Codes } from '../../src/ledger/facts.ts'

const SEVERNY = bookFolder(join(import.meta.dirname, '../../books/severny'))

describe('a third year', () => {
  it('opens with group facts that are in balance layer by layer', async () => {
    const { book } = await readBook(SEVERNY)
    if (!book) throw new Error('the sample group does not read')
    const derivation = new CloseDerivation(book, new Graph(), new Codes())
    const { own } = derivation.group({ from: '2025-01-01', to: '2025-12-31' }).year.value
    const rolled = rollForward(own, derivation.chart, '2026-01-01/2026-03-31')
    expect(rolled.length).toBeGreaterThan(0)
    expect([...rolled.totals('layer')].filter(([, sum]) => sum !== 0n)).toEqual([])
  })

  it('says of a file that does not lead on from the year before which accounts those are', async () => {
    const again = await SEVERNY.read('balances/АЗИ/2025-01-01_2025-12-31.csv')
    const files = overlaid(SEVERNY, new Map([['balances/АЗИ/2026-01-01_2026-03-31.csv', again]]))
    const { findings, write } = await closeBook(files, { period: '2026-Q1' }, () => {})
    const codes = new Set(findings.filter(({ severity }) => severity === 'blocks').map(({ code }) => code))
    expect(codes).toContain('MAP-128')
    expect(write).toBeNull()
  })
})
