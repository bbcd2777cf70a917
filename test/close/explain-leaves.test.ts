// Every figure of the sample group's statements taken apart to its leaves (accounting-model.md §11): each step sums
// exactly to its figure, and every leaf is a row of a trial balance, a row of a register, or rounding. A fact is walked
// once, wherever it is met; `NIGHTLY` asks every line of every statement, in both bases.

import { join } from 'node:path'
import { expect, it } from 'vitest'
import { bookFolder } from '../../src/app/book-folder.ts'
import { deriveClose } from '../../src/app/close-book.ts'
import { explainFigure } from '../../src/app/explain-figure.ts'
import { minorOfText } from '../../src/close/explained.ts'
import { Graph } from '../../src/close/graph.ts'
import { readBook } from '../../src/formats/book/read-book.ts'
import { Codes } from '../../src/ledger/facts.ts'
import { lineIds } from '../../src/statements/facts-of.ts'
import { codeIn } from './codes-in-words.ts'
import { Walk, walkFacts } from './leaves.ts'

const isWhole = process.env.NIGHTLY !== undefined
const folder = join(import.meta.dirname, '../../books/severny')
const { book } = await readBook(bookFolder(folder))
if (!book) throw new Error('the sample book is not read')
const close = deriveClose(book, { from: '2025-01-01', to: '2025-12-31' }, new Graph(), new Codes())

/** Levels from a line down to the facts: accounts, entities (of the group), layers, facts. */
const levelsOf = (entity: string | null): number => (entity === null ? 4 : 3)

it.each([
  ['Запасы · unspecified', 'Inventories', 'unspecified'],
  ['Запасы', 'Inventories · elimination:balances', 'n:b'],
  ['Запасы · impairment', 'Inventories · impairment', 'impairment'],
  ['Запасы · оборотный капитал', 'Inventories · working-capital', 'working-capital'],
  ['Долгосрочные займы', 'Non-current loans · impairment', ''],
])('knows a code from words: %s | %s', (ru, en, code) => {
  expect(codeIn({ ru, en })).toBe(code)
})

it('leads from every fact of the close to rows of files and registers', () => {
  const walk = walkFacts(close)
  expect(walk.faults.slice(0, 5)).toEqual([])
  for (const count of walk.leaves.values()) expect(count).toBeGreaterThan(10)
  expect([...walk.leaves.keys()].sort()).toEqual(['rounding', 'row of a register', 'row of a trial balance'])
})

it.each(close.derived.filter(({ basis }) => isWhole || basis === 'ias-1'))(
  'leads from every line of $entity, $basis, to the facts of the close',
  ({ basis, entity, of }) => {
    const walk = new Walk(close)
    const request = { entity: entity ?? 'group', basis }
    for (const { id, statement } of lineIds(of.set)) {
      // Of changes in equity each component, and the total.
      const components =
        statement === 'changes-in-equity'
          ? of.set.statements.find((one) => one.id === statement)!.columns.map((column) => column.id)
          : [undefined]
      for (const component of components) {
        const line = `${statement}:${id}`
        const { explained, findings } = explainFigure(close, request, line, levelsOf(entity), {
          column: component,
        })
        // A line of a statement that the entity has no figures for.
        if (!explained) expect(findings.map(({ code }) => code)).toEqual(['CLO-009'])
        else if (explained.parts) walk.go(explained)
        else expect(minorOfText(explained.amount, explained.currency)).toBe(0n)
      }
    }
    expect(walk.faults.slice(0, 5)).toEqual([])
  },
)
