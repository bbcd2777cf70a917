// The sample books close, and main figures of the group agree with a second way: sums over the companies' postings,
// the register's own arithmetic, nothing of the program's derivations.

import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { bookFolder } from '../../src/app/book-folder.ts'
import { closeBook } from '../../src/app/close-book.ts'
import type { Closed } from '../../src/app/engine.ts'
import { type Asia, simulateAsia } from './asia.ts'
import { part, thousand } from './chance.ts'
import { A } from './chart.ts'
import { ACQUISITION } from './deals.ts'
import { decimal } from './grid.ts'
import { type Group, simulate } from './group.ts'
import { type Code, NAMES } from './names.ts'

const folder = (book: string) => bookFolder(join(import.meta.dirname, '..', book))
const close = (book: string, period: string): Promise<Closed> => closeBook(folder(book), { period }, () => {})

let group: Group
let asia: Asia
const closes = new Map<string, Closed>()
beforeAll(async () => {
  group = simulate()
  asia = simulateAsia(group)
  for (const year of ['2024', '2025']) closes.set(year, await close('severny', year))
})

const closed = (year: string): Closed => {
  const one = closes.get(year)
  if (!one) throw new Error(`no close of ${year}`)
  return one
}
const figure = (line: string, year = '2025'): string | undefined =>
  closed(year).explain(line, 1).explained?.amount
const ledgerOf = (code: Code) => {
  const books = group.books.get(code)
  if (!books) throw new Error(`no books of ${code}`)
  return books.ledger
}
const members = new Set<string>(Object.values(NAMES))

/** Yuan on an account of the company in Shenzhen within some dates, fen. */
const yuan = (account: string, from: string, to: string): bigint =>
  asia.entries.reduce(
    (sum, { date, side, amount }) =>
      side.account === account && date >= from && date <= to ? sum + amount : sum,
    0n,
  )

describe('the group Severny', () => {
  it.each(['2024', '2025'])('closes for %s, with nothing that blocks', (year) => {
    const { blocked, findings, checks } = closed(year)
    expect(findings.filter((one) => one.severity === 'blocks')).toEqual([])
    expect(checks.filter((one) => !one.passed && one.severity === 'blocks')).toEqual([])
    expect(blocked).toBe(false)
  })

  it('warns of the short invoice and of a kopeck between two currencies, of no other pair', () => {
    const pairs = closed('2025').checks.filter((one) => !one.passed && one.scope === 'pair')
    expect(pairs.map(({ id, subject, difference }) => [id, subject, difference])).toEqual([
      ['intragroup-pair', 'АЗИ|ТДС settlements', '0.01'],
      ['intragroup-pair', 'МЕТ|ТДС settlements', '4.37'],
    ])
  })

  it('sells to outsiders what its postings say, the quarry from July', () => {
    let revenue = 0n
    for (const [code, { ledger }] of group.books) {
      const from = code === 'КГР' ? '2025-07-01' : '2025-01-01'
      for (const { date, debit, credit, amounts } of ledger.postings) {
        if (date < from || credit?.account !== '90.01.1' || members.has(debit?.sub?.[0] ?? '')) continue
        // The tax amount of a sale is its amount without VAT; exports in yuan go to a member.
        revenue += amounts.nu
      }
    }
    const shenzhen = part(-yuan(A.revenueGoods, '2025-01-01', '2025-12-31'), 114_318n, 10_000n)
    const asAgent = thousand(12_400)
    expect(figure('profit-or-loss:Revenue')).toBe(decimal(revenue + shenzhen - asAgent))
  })

  it('holds the cash of its companies, with the deposit of 90 days', () => {
    let cash = thousand(150_000)
    for (const { ledger } of group.books.values())
      cash += ledger.balance('51').bu + ledger.balance('52').bu + ledger.balance('57').bu
    const shenzhen = part(yuan(A.cash, '2000-01-01', '2025-12-31'), 111_592n, 10_000n)
    expect(figure('financial-position:CashAndCashEquivalents')).toBe(decimal(cash + shenzhen))
  })

  it('has the goodwill of two purchases: price less the share of net assets', () => {
    // Steel works: 590,000 − (480,000 + 50,000 less 20 % tax), impaired by 18,000.
    const steel = thousand(590_000 - 480_000 - 50_000 + 10_000 - 18_000)
    // Quarry: its equity on 30 June, fair values of 103,000 more less 25 % tax; 110,000 in two years at 17 %.
    let equity = 0n
    for (const { date, debit, credit, amounts } of ledgerOf('КГР').postings) {
      if (date > '2025-06-30') break
      if (debit && /^(8|9[019])/.test(debit.account)) equity -= amounts.bu
      if (credit && /^(8|9[019])/.test(credit.account)) equity += amounts.bu
    }
    const netAssets = equity + thousand(103_000) - thousand(25_750)
    const deferred = part(thousand(110_000), 10_000n, 13_689n)
    const outsiders = part(netAssets, 20n, 100n)
    const quarry = thousand(ACQUISITION.cash) + deferred + outsiders - netAssets
    expect(figure('financial-position:Goodwill')).toBe(decimal(steel + quarry))
  })

  it('carries the port at cost and its share of profit less dividends', () => {
    const port =
      thousand(40_000) + part(thousand(42_600 + 26_480 + 31_250), 30n, 100n) - thousand(2_400 + 3_000)
    expect(figure('financial-position:InvestmentAccountedForUsingEquityMethod')).toBe(decimal(port))
  })

  it('opens 2025 with the equity that 2024 closed with', () => {
    const before = figure('financial-position:Equity', '2024')
    expect(before).toMatch(/^\d+\.\d\d$/)
    expect(figure('changes-in-equity:equity-opening')).toBe(before)
  })
})

describe("the tutorial's book", () => {
  it('closes, with the figures that the tutorial names', async () => {
    const { blocked, checks, explain } = await close('first-steps', '2025')
    expect([blocked, checks.every((one) => one.passed)]).toEqual([false, true])
    const amounts = [
      'profit-or-loss:Revenue',
      'profit-or-loss:CostOfSales',
      'profit-or-loss:AdministrativeExpense',
      'profit-or-loss:ProfitLossBeforeTax',
      'profit-or-loss:ProfitLoss',
      'financial-position:Assets',
    ]
    expect(amounts.map((line) => explain(line, 1).explained?.amount)).toEqual([
      '32532357.24',
      '-21960151.09',
      '-3543124.78',
      '6959121.20',
      '5219340.90',
      '24388874.62',
    ])
  })
})
