// The effective tax rates of the sample group: explained to the unit of print wherever the trial balance tells why.

import { join } from 'node:path'
import { expect, it } from 'vitest'
import { bookFolder } from '../../src/app/book-folder.ts'
import { deriveClose } from '../../src/app/close-book.ts'
import { Graph } from '../../src/close/graph.ts'
import { readBook } from '../../src/formats/book/read-book.ts'
import { Codes } from '../../src/ledger/facts.ts'

const folder = join(import.meta.dirname, '../../books/severny')

it.each([
  // The year in which 25 % was enacted while 20 % applied: deferred tax stands above the rate of the year.
  ['2024', ['СЕВ']],
  ['2025', ['КГР', 'СЕВ']],
])(
  'in %s only companies with expenses not deducted and no tax indicators in their files are left: %s',
  async (year, left) => {
    const { book } = await readBook(bookFolder(folder))
    const { checks } = deriveClose(
      book!,
      { from: `${year}-01-01`, to: `${year}-12-31` },
      new Graph(),
      new Codes(),
    )
    const of = (id: string): typeof checks => checks.filter((check) => check.id === id)
    expect(of('effective-tax-rate').length).toBeGreaterThan(5)
    const failed = of('effective-tax-rate').filter(({ passed }) => !passed)
    expect(failed.map(({ subject }) => subject)).toEqual(left)
    expect(failed.every(({ severity }) => severity === 'warns')).toBe(true)
    expect(of('group-effective-tax-rate')).toMatchObject([{ passed: true }])
  },
)
