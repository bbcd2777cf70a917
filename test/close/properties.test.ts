// Properties that hold of every close (accounting-model.md §12), tried on the sample group and on a small one: what must
// change nothing, what must scale, and that a change taken back leaves no trace. Those of one stage stand beside it.

import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { bookFolder } from '../../src/app/book-folder.ts'
import { type DerivedClose, deriveClose } from '../../src/app/close-book.ts'
import { Graph } from '../../src/close/graph.ts'
import { readBook } from '../../src/formats/book/read-book.ts'
import { bookOf } from '../../src/formats/book/testing.ts'
import { AMOUNT_COLUMNS, type TrialBalance } from '../../src/ledger/balance.ts'
import type { BalanceFile, Book } from '../../src/ledger/book.ts'
import { Codes } from '../../src/ledger/facts.ts'
import { sha256 } from '../../src/ledger/hash.ts'
import { toJson } from '../../src/statements/json.ts'
import { BAL, BAL_LINES, balance, GROUP, SEV, SEV_LINES, TOK, TOK_LINES } from '../bad-input/small-group.ts'

const folder = join(import.meta.dirname, '../../books/severny')
const YEAR = { from: '2025-01-01', to: '2025-12-31' }

async function readFrom(files: Parameters<typeof readBook>[0]): Promise<Book> {
  const { book, findings } = await readBook(files)
  if (!book) throw new Error(JSON.stringify(findings))
  return book
}

const sample = readFrom(bookFolder(folder))
const smallOf = (files: Readonly<Record<string, string>>): Promise<Book> =>
  readFrom(bookOf({ ...GROUP, ...files }))

const closeOf = (book: Book, graph = new Graph(), codes = new Codes()): DerivedClose =>
  deriveClose(book, YEAR, graph, codes)

const statements = ({ derived }: DerivedClose): string =>
  JSON.stringify(derived.map(({ of }) => toJson(of.set)))

/** What blocks or warns and which checks failed, in an order of their own. */
const told = ({ checks, findings }: DerivedClose): readonly string[] =>
  [
    ...findings.map(({ code, place, severity }) => [code, severity, place.file, place.row].join(' ')),
    ...checks.map(({ difference, id, passed, subject }) => [id, subject, difference, passed].join(' ')),
  ].sort()

/** The group's amounts in kopecks by account and flow. */
function amountsOf(close: DerivedClose): Map<string, bigint> {
  const { facts } = close.derivation.group(YEAR)
  const sums = new Map<string, bigint>()
  for (let row = 0; row < facts.length; row++) {
    const key = `${facts.text('account', row)} ${facts.text('flow', row)}`
    sums.set(key, (sums.get(key) ?? 0n) + facts.amount[row]!)
  }
  return new Map([...sums].filter(([, amount]) => amount !== 0n).sort())
}

/** A trial balance with its rows the other way round; each keeps its number in the file. */
function turned(balance: TrialBalance): TrialBalance {
  const { amounts, key, row, sheet } = balance
  return {
    ...balance,
    key: key.toReversed(),
    row: row.toReversed(),
    sheet: sheet.toReversed(),
    amounts: Object.fromEntries(
      AMOUNT_COLUMNS.map((column) => [column, amounts[column].toReversed()]),
      // Every column is there.
    ) as unknown as TrialBalance['amounts'],
  }
}

const REGISTERS = [
  'entities',
  'counterparties',
  'accounts',
  'mapping',
  'journals',
  'rates',
  'taxRates',
  'ownership',
  'considerations',
  'acquisitions',
  'acquisitionReleases',
  'goodwill',
  'associates',
  'turnovers',
  'inventoryProfit',
  'dividends',
  'differences',
  'decisions',
  'openings',
  'datedFlows',
] as const satisfies readonly (keyof Book)[]

const ORDERS: [string, readonly (keyof Book)[]][] = [
  ['companies', ['entities', 'ownership']],
  ['rows of every register', REGISTERS],
]

describe('the order of what is read', () => {
  it.each(ORDERS)('of %s changes nothing', async (_, names) => {
    const book = await sample
    const reversed = names.map((name) => {
      const rows = book[name]
      return [name, Array.isArray(rows) ? rows.toReversed() : rows]
    })
    const other = closeOf({ ...book, ...Object.fromEntries(reversed) })
    const first = closeOf(book)
    expect(statements(other)).toBe(statements(first))
    expect(told(other)).toEqual(told(first))
  })

  it('of files, and of rows within them, changes nothing', async () => {
    const book = await sample
    const balances = book.balances.toReversed().map((file) => ({ ...file, balance: turned(file.balance) }))
    const [other, first] = [closeOf({ ...book, balances }), closeOf(book)]
    expect(statements(other)).toBe(statements(first))
    expect(told(other)).toEqual(told(first))
  })
})

describe('one more analytics column', () => {
  it('moves no statement line', async () => {
    const book = await sample
    const detailed = book.balances.map((file): BalanceFile => {
      if (file.balance.format !== 'canonical') return file
      const keys = file.balance.keys.map((key, index) => ({
        ...key,
        analytics: [...key.analytics, `item ${index % 3}`],
      }))
      return { ...file, hash: sha256(`${file.hash} detailed`), balance: { ...file.balance, keys } }
    })
    expect(detailed).not.toEqual(book.balances)
    expect(statements(closeOf({ ...book, balances: detailed }))).toBe(statements(closeOf(book)))
  })
})

describe('ten times the amounts', () => {
  it('are ten times the group', async () => {
    const times = (lines: string): string =>
      lines.replace(/; *(-?\d+)/g, (_, amount: string) => `; ${Number(amount) * 10}`)
    // A price at which goodwill is whole in yen too: else its rounding is a part of what is compared.
    const lines = SEV_LINES.replace('58.01|TOK ; 500', '58.01|TOK ; 504').replace('; 480 ;', '; 476 ;')
    const considerations = GROUP['considerations.csv']!.replace(',500,', ',504,')
    const first = await smallOf({ [SEV]: balance(lines), 'considerations.csv': considerations })
    const tenfold = await smallOf({
      [SEV]: balance(times(lines)),
      [BAL]: balance(times(BAL_LINES)),
      [TOK]: balance(times(TOK_LINES)),
      'acquisitions.csv': GROUP['acquisitions.csv']!.replace(/(\d+)$/gm, '$10'),
      'considerations.csv': considerations.replace(/,(\d+),yes$/gm, ',$10,yes'),
    })
    const expected = [...amountsOf(closeOf(first))].map(([key, amount]) => [key, amount * 10n])
    expect(expected.length).toBeGreaterThan(10)
    expect([...amountsOf(closeOf(tenfold))]).toEqual(expected)
  })
})

describe('a company', () => {
  it('removed with its events leaves what was there without it, also where results are kept', async () => {
    const before = await smallOf({})
    const rows = (name: string): string =>
      GROUP[name]!.split('\n')
        .filter((line) => !/\b(?:TOK|OWN-2)\b/.test(line))
        .join('\n')
    const names = ['entities.csv', 'ownership.csv', 'acquisitions.csv', 'considerations.csv']
    const without = await readFrom(
      bookOf({
        ...GROUP,
        ...Object.fromEntries(names.map((name) => [name, rows(name)])),
        [SEV]: balance(SEV_LINES.replace('58.01|TOK', '58.01')),
        [TOK]: null,
      }),
    )
    const [graph, codes] = [new Graph(), new Codes()]
    const full = closeOf(before, graph, codes)
    const kept = closeOf(without, graph, codes)
    const fresh = closeOf(without)
    expect(statements(kept)).toBe(statements(fresh))
    expect(told(kept)).toEqual(told(fresh))
    expect(statements(kept)).not.toBe(statements(full))
    // And brought back it is as if it had never been away.
    expect(statements(closeOf(before, graph, codes))).toBe(statements(full))
  })
})
