// Dividends of a company that gives closing columns alone (book-format.md §3, position): those of dividends.csv are taken
// out of the closing of retained earnings in their own flow, as those of dated_flows.csv are. Expected by hand: outsiders
// have 20 % of net assets, whatever way the dividend went.

import { describe, expect, it } from 'vitest'
import { deriveClose } from '../../src/app/close-book.ts'
import { CloseDerivation } from '../../src/app/derive-close.ts'
import { Graph } from '../../src/close/graph.ts'
import { readBook } from '../../src/formats/book/read-book.ts'
import { bookOf } from '../../src/formats/book/testing.ts'
import { Codes } from '../../src/ledger/facts.ts'
import { toJson } from '../../src/statements/json.ts'

const BOOK: Readonly<Record<string, string>> = {
  'book.yaml': 'format: 1\nname: Пример\nparent: P\npresentation_currency: RUB\nopens_on: 2025-01-01\n',
  'entities.csv': 'code,name,chart\nP,P,group\nS,S,group\n',
  'ownership.csv': 'id,date,event,investor,investee,percent_delta\nA1,2023-01-01,acquire,P,S,80%\n',
  'considerations.csv': 'event,kind,date,currency,amount,in_books\nA1,cash,2023-01-01,RUB,1040.00,yes\n',
  'acquisitions.csv':
    'acquisition,date,item,account,book_amount\nA1,2023-01-01,equity,310100,1000.00\nA1,2023-01-01,equity,330100,300.00\n',
  'balances/P/2025-01-01_2025-12-31.csv':
    'account,partner,closing_debit,closing_credit\n124100,,1040.00,\n115100,S,1040.00,\n310100,,,2000.00\n640300,,,80.00\n',
  // Retained earnings of 500 before a dividend of 100; profit of 50.
  'balances/S/2025-01-01_2025-12-31.csv':
    'account,closing_debit,closing_credit\n124100,1450.00,\n310100,,1000.00\n330100,,400.00\n610100,,80.00\n620100,30.00,\n',
}
const DIVIDENDS = 'payer,receiver,declared_on,gross\nS,P,2025-05-01,80.00\nS,,2025-05-01,20.00\n'
const DATED = 'entity,date,account,flow,amount\nS,2025-05-01,330100,dividends-declared,100.00\n'

async function close(files: Readonly<Record<string, string>>) {
  const { book, findings } = await readBook(bookOf({ ...BOOK, ...files }))
  if (!book) throw new Error(JSON.stringify(findings))
  const [codes, graph] = [new Codes(), new Graph()]
  const derived = deriveClose(
    book,
    new CloseDerivation(book, graph, codes).intervalTo('2025-12-31'),
    graph,
    codes,
  )
  const group = derived.derived.find((one) => one.entity === null)
  if (!group) throw new Error('no statements of the group')
  const json = toJson(group.of.set)
  const amounts = (statement: string, line: string): readonly (string | null)[] =>
    json.statements.find(({ id }) => id === statement)?.lines.find(({ id }) => id === line)?.amounts ?? []
  const failed = derived.checks.filter(({ passed }) => !passed).map(({ id }) => id)
  return { amounts, failed, blocks: derived.findings.filter(({ severity }) => severity === 'blocks') }
}

describe('a dividend of a position', () => {
  it.each([
    ['by dividends.csv', { 'intragroup/dividends.csv': DIVIDENDS }],
    ['by both registers, once', { 'intragroup/dividends.csv': DIVIDENDS, 'dated_flows.csv': DATED }],
  ])('%s leaves outsiders their share of what is left', async (_, files) => {
    const { amounts, blocks, failed } = await close(files)
    expect([blocks, failed]).toEqual([[], []])
    // 20 % of 1,000 + 400 + 50; the dividend to them was 20.
    expect(amounts('financial-position', 'NoncontrollingInterests')[0]).toBe('290.00')
    expect(amounts('changes-in-equity', 'DividendsPaid')).toContain('-20.00')
    expect(amounts('profit-or-loss', 'ProfitLoss')[0]).toBe('50.00')
  })
})
