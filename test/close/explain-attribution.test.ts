// The outsiders' part explained (accounting-model.md §11: of an attributed figure, share × the facts attributed).

import { join } from 'node:path'
import { expect, it } from 'vitest'
import { bookFolder } from '../../src/app/book-folder.ts'
import { deriveClose } from '../../src/app/close-book.ts'
import { explainFigure } from '../../src/app/explain-figure.ts'
import { Graph } from '../../src/close/graph.ts'
import { explainAttributed } from '../../src/close/group/explain-attribution.ts'
import type { Explained } from '../../src/close/types.ts'
import { readBook } from '../../src/formats/book/read-book.ts'
import { Codes } from '../../src/ledger/facts.ts'
import { parseShare, roundHalfAway } from '../../src/ledger/fraction.ts'

const folder = join(import.meta.dirname, '../../books/severny')
const { book } = await readBook(bookFolder(folder))
if (!book) throw new Error('the sample book is not read')
const close = deriveClose(book, { from: '2025-01-01', to: '2025-12-31' }, new Graph(), new Codes())

const kopecks = (amount: string): bigint => BigInt(amount.replace('.', ''))
const sum = (parts: readonly Explained[]): bigint =>
  parts.reduce((all, part) => all + kopecks(part.amount), 0n)

/** Every step sums to its figure, and every part but rounding is its share × what it was taken of. */
function expectExact(part: Explained): void {
  const { share, of } = part.detail ?? {}
  if (part.kind === 'attribution') {
    const { numerator, denominator } = parseShare(share!)!
    expect(kopecks(part.amount)).toBe(roundHalfAway(kopecks(of!) * numerator, denominator))
  }
  if (!part.parts) return
  // A share of one fact has that fact's own parts below it; a share of many has the share of each.
  const isOfFact = part.kind === 'attribution' && part.detail?.document !== undefined
  const isTranslated = part.parts[0]?.currency !== part.currency
  const base = isTranslated ? part.detail!.functional! : isOfFact ? of! : part.amount
  expect(sum(part.parts)).toBe(kopecks(base))
  for (const one of part.parts) expectExact(one)
}

it('gives every fact that attributes a year’s result as share × facts, exact to the kopeck', () => {
  const { input, year } = close.derivation.group(close.interval)
  let explained = 0
  for (let row = 0; row < close.facts.length; row++) {
    const line = close.facts.texts(row)
    if (!line.document.startsWith('derived/nci/') || !line.flow.endsWith('-attributed')) continue
    const amount = close.facts.amount[row]!
    const parts = explainAttributed(input, year.value, line, amount)
    expect(sum(parts), `${line.entity} ${line.account} ${line.flow}`).toBe(amount)
    expect(parts.length).toBeGreaterThan(0)
    for (const part of parts) expectExact(part)
    explained++
  }
  // АЗИ profit and reserve, КГР and ЛОГ profit, each on equity and on non-controlling interests.
  expect(explained).toBe(8)
})

it('takes the share of all that the company earned, as the facts of the close show it', () => {
  const line = 'ProfitLossAttributableToNoncontrollingInterests'
  const { explained } = explainFigure(close, {}, line, 8)
  const company = explained?.parts?.[0]?.parts?.find((part) => part.detail?.entity === 'АЗИ')
  const parts = company?.parts?.[0]?.parts?.[0]?.parts ?? []
  const of = parts.reduce((all, part) => all + kopecks(part.detail?.of ?? '0.00'), 0n)
  const accounts = new Map(book.accounts.map((account) => [account.code, account]))
  // Profit as the statement shows it: a credit positive.
  const earned = -close.facts.sum((row) => {
    const { account, basis, entity, layer, measure } = close.facts.texts(row)
    const result = ['income', 'expense'].includes(accounts.get(account)?.class ?? '')
    return (
      result && entity === 'АЗИ' && measure === 'amount' && basis === 'presentation RUB' && layer === 'mapped'
    )
  })
  expect(of).toBe(earned)
  expect(parts.map((part) => part.label.en)).toContain(
    '0.2 × Revenue from sale of goods · unspecified · mapped',
  )
  if (explained) expectExact(explained)
})

it('gives nothing for a line that attributes nothing', () => {
  const { input, year } = close.derivation.group(close.interval)
  const line = { entity: 'АЗИ', account: '340100', flow: 'profit-attributed', document: 'derived/nci/АЗИ' }
  expect(explainAttributed(input, year.value, { ...line, analytics: 'component=other' }, 100n)).toEqual([])
  expect(explainAttributed(input, year.value, { ...line, account: 'none' }, 100n)).toEqual([])
  expect(explainAttributed(input, year.value, { ...line, document: 'derived/nci/X' }, 100n)).toEqual([])
})
