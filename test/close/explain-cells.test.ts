// Every cell of the worksheets of the sample group, in both bases, taken apart (accounting-model.md §11): its parts sum
// exactly to the cell, step by step down to the facts of the close, which explain-leaves.test.ts leads to their rows
// (IFRS 18: the first step; `NIGHTLY`: all of them).

import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { bookFolder } from '../../src/app/book-folder.ts'
import { deriveClose } from '../../src/app/close-book.ts'
import { explainFigure } from '../../src/app/explain-figure.ts'
import { missingValues } from '../../src/app/messages.ts'
import { Graph } from '../../src/close/graph.ts'
import { readBook } from '../../src/formats/book/read-book.ts'
import { Codes } from '../../src/ledger/facts.ts'
import { walkCells } from './cells.ts'

const isWhole = process.env.NIGHTLY !== undefined
const folder = join(import.meta.dirname, '../../books/severny')
const { book } = await readBook(bookFolder(folder))
if (!book) throw new Error('the sample book is not read')
const close = deriveClose(book, { from: '2025-01-01', to: '2025-12-31' }, new Graph(), new Codes())

describe('every cell of a worksheet', () => {
  it.each(close.derived)('of $entity, $basis, comes to what its parts come to', ({ basis, entity }) => {
    const { cells, faults } = walkCells(close, entity, basis, isWhole || basis === 'ias-1' ? 4 : 1)
    expect(faults.slice(0, 5)).toEqual([])
    expect(cells).toBeGreaterThan(entity === null ? 700 : entity === 'РЗВ' ? 5 : 70)
  })
})

it.each([
  ['financial-position:Assets', { cell: 'НЕТ' }, 'CLO-014'],
  ['financial-position:Inventories', { cell: 'МЕТ', row: '000000' }, 'CLO-014'],
  ['financial-position:Nothing', { cell: 'МЕТ' }, 'CLO-007'],
  ['financial-position:Assets', { column: '2024-12-31' }, 'CLO-014'],
  ['changes-in-equity:ProfitLoss', { column: 'Nothing' }, 'CLO-014'],
])('a figure that is not there is refused, never another shown: %s %j', (line, place, code) => {
  const { explained, findings } = explainFigure(close, {}, line, 1, place)
  expect([explained, ...findings.map((one) => one.code)]).toEqual([null, code])
  expect(findings.flatMap(missingValues)).toEqual([])
})
