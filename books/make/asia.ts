// The company in Shenzhen, which keeps its books in yuan in the group chart and sends the canonical table
// (book-format.md §3): a row for each account, partner and flow. Its year is simulated like the others', in fen.

import { daysInYear, daysOf, isQuarterEnd, lastDayOf, monthsBefore, monthsFrom, season } from './calendar.ts'
import { between, part, vary } from './chance.ts'
import { A } from './chart.ts'
import { csv, type Value } from './csv.ts'
import { YUAN_DIVIDEND } from './deals.ts'
import type { Group } from './group.ts'

interface Side {
  readonly account: string
  readonly flow: string
  readonly partner?: string
}

interface Entry {
  readonly date: string
  readonly side: Side
  /** Debit positive. */
  readonly amount: bigint
}

const yuan = (thousands: number): bigint => BigInt(thousands) * 100_000n
const VAT = 13n
const GROWTH: Readonly<Record<string, bigint>> = { 2023: 100n, 2024: 111n, 2025: 124n }

const side = (account: string, flow: string, partner = ''): Side => ({ account, flow, partner })
const CASH = side(A.cash, 'unspecified')
const working = (account: string, partner = ''): Side => side(account, 'working-capital', partner)
const result = (account: string, partner = ''): Side => side(account, 'unspecified', partner)

/** Thousands of yuan a month. */
const PLAN = { sales: 2_560, local: 1_560, stock: 3_300, wages: 168, selling: 104, rent: 46 }
const LEASE = { right: yuan(2_520), months: 60n, payment: yuan(46), rate: 460n }
const EQUIPMENT = { cost: yuan(2_400), worn: yuan(860), months: 84n }
const LOAN = { amount: yuan(2_800), rate: 480n }

class Books {
  readonly entries: Entry[] = []

  post(date: string, debit: Side, credit: Side, amount: bigint): void {
    if (amount === 0n) return
    if (amount < 0n) throw new Error(`${date}: ${debit.account} ${credit.account} below nil`)
    this.entries.push({ date, side: debit, amount }, { date, side: credit, amount: -amount })
  }

  balance(account: string, partner?: string): bigint {
    let sum = 0n
    for (const entry of this.entries)
      if (entry.side.account === account && (partner === undefined || entry.side.partner === partner))
        sum += entry.amount
    return sum
  }
}

export interface Asia {
  readonly entries: readonly Entry[]
  /** Goods of the trading house in stock at the year ends, fen at the transfer price. */
  readonly stockFromGroup: ReadonlyMap<string, bigint>
}

/** Cost and price of what the trading house sold, by month, fen. */
export function simulateAsia(group: Group): Asia {
  const books = new Books()
  const bought = new Map(group.dealt.filter((one) => one.buyer === 'АЗИ').map((one) => [one.month, one.yuan]))
  const sold = new Map<string, bigint>()
  const local = new Map<string, bigint>()
  const stockFromGroup = new Map<string, bigint>()
  open(books)
  for (const month of monthsFrom(2023, 2025)) {
    if (month === YUAN_DIVIDEND.month) payOut(books)
    settle(books, month, bought, sold, local)
    trade(books, month, bought, sold, local)
    accrue(books, month)
    // A month and a half of what came from the trading house lies in the warehouse.
    if (month.endsWith('-12'))
      stockFromGroup.set(
        lastDayOf(month),
        (bought.get(month) ?? 0n) + part(bought.get(monthsBefore(month, 1)) ?? 0n, 1n, 2n),
      )
  }
  return { entries: books.entries, stockFromGroup }
}

/** Declared and paid within days, the tax withheld with it. */
function payOut(books: Books): void {
  const parts = [
    ['СЕВ', YUAN_DIVIDEND.toParent],
    ['', YUAN_DIVIDEND.toOthers],
  ] as const
  for (const [partner, amount] of parts) {
    const declared = side(A.dividendsPayable, 'dividends-declared', partner)
    books.post(
      YUAN_DIVIDEND.declared,
      side(A.retainedEarnings, 'dividends-declared'),
      declared,
      amount * 100n,
    )
    books.post(YUAN_DIVIDEND.paid, side(A.dividendsPayable, 'dividends-paid', partner), CASH, amount * 100n)
  }
}

const START = '2022-12-31'

function open(books: Books): void {
  const earned = side(A.retainedEarnings, 'opening')
  const own = (account: string, amount: bigint): void =>
    books.post(START, side(account, 'opening'), earned, amount)
  const owe = (account: string, amount: bigint): void =>
    books.post(START, earned, side(account, 'opening'), amount)
  own(A.cash, yuan(1_650))
  own(A.machinery, EQUIPMENT.cost)
  owe(A.machineryWorn, EQUIPMENT.worn)
  own(A.goods, yuan(PLAN.stock))
  own(A.rightOfUse, LEASE.right)
  owe(A.rightOfUseWorn, yuan(294))
  owe(A.leaseLong, yuan(2_180))
  owe(A.borrowingsShort, LOAN.amount)
  owe(A.shareCapital, yuan(3_000))
}

function settle(
  books: Books,
  month: string,
  bought: Map<string, bigint>,
  sold: Map<string, bigint>,
  local: Map<string, bigint>,
): void {
  const date = `${month}-10`
  books.post(date, CASH, working(A.tradeReceivables), sold.get(monthsBefore(month, 1)) ?? 0n)
  books.post(date, working(A.tradePayables, 'ТДС'), CASH, bought.get(monthsBefore(month, 2)) ?? 0n)
  books.post(date, working(A.tradePayables), CASH, local.get(monthsBefore(month, 1)) ?? 0n)
  const taxes = -books.balance(A.otherTaxes)
  if (taxes > 0n) books.post(date, working(A.otherTaxes), CASH, taxes)
  const wages = -books.balance(A.wages)
  if (wages > 0n) books.post(date, working(A.wages), CASH, wages)
  const tax = -books.balance(A.incomeTaxPayable)
  if (tax > 0n && isQuarterEnd(monthsBefore(month, 1)))
    books.post(date, side(A.incomeTaxPayable, 'tax-paid'), CASH, tax)
}

function trade(
  books: Books,
  month: string,
  bought: Map<string, bigint>,
  sold: Map<string, bigint>,
  local: Map<string, bigint>,
): void {
  const date = `${month}-20`
  const growth = GROWTH[month.slice(0, 4)] ?? 100n
  const planned = (name: string, thousands: number): bigint =>
    vary(`asia/${name}/${month}`, part(yuan(thousands) * growth, season(month), 100_000n), 50n)
  const sales = planned('sales', PLAN.sales)
  const output = part(sales, VAT, 100n)
  books.post(date, working(A.tradeReceivables), result(A.revenueGoods), sales)
  books.post(date, working(A.tradeReceivables), working(A.otherTaxes), output)
  sold.set(month, sales + output)
  const imported = bought.get(month) ?? 0n
  books.post(date, working(A.goods), working(A.tradePayables, 'ТДС'), imported)
  books.post(date, working(A.otherTaxes), CASH, part(imported, VAT, 100n))
  const purchase = planned('local', PLAN.local)
  const input = part(purchase, VAT, 100n)
  books.post(date, working(A.goods), working(A.tradePayables), purchase)
  books.post(date, working(A.otherTaxes), working(A.tradePayables), input)
  local.set(month, purchase + input)
  books.post(date, result(A.selling), CASH, planned('selling', PLAN.selling))
}

function accrue(books: Books, month: string): void {
  const date = lastDayOf(month)
  const growth = GROWTH[month.slice(0, 4)] ?? 100n
  const kept = part(yuan(PLAN.stock) * growth, 1000n + between(`asia/stock/${month}`, -80n, 80n), 100_000n)
  books.post(date, result(A.costOfSales), working(A.goods), books.balance(A.goods) - kept)
  const wages = vary(`asia/wages/${month}`, part(yuan(PLAN.wages), growth, 100n), 20n)
  books.post(date, result(A.administrative), working(A.wages), wages)
  books.post(date, result(A.administrative), working(A.wages), part(wages, 28n, 100n))
  books.post(
    date,
    result(A.selling),
    side(A.machineryWorn, 'charge'),
    part(EQUIPMENT.cost, 1n, EQUIPMENT.months),
  )
  lease(books, date)
  const interest = part(LOAN.amount, LOAN.rate * daysOf(month), 10_000n * daysInYear(month))
  books.post(date, result(A.interestExpense), CASH, interest)
  if (isQuarterEnd(month)) chargeTax(books, date, month)
}

function lease(books: Books, date: string): void {
  const left = books.balance(A.rightOfUse) + books.balance(A.rightOfUseWorn)
  const step = part(LEASE.right, 1n, LEASE.months)
  if (left > 0n)
    books.post(date, result(A.selling), side(A.rightOfUseWorn, 'charge'), step < left ? step : left)
  const owed = -books.balance(A.leaseLong)
  if (owed <= 0n) return
  const interest = part(owed, LEASE.rate, 120_000n)
  books.post(date, result(A.leaseInterest), side(A.leaseLong, 'interest-accrued'), interest)
  const payment = LEASE.payment < owed + interest ? LEASE.payment : owed + interest
  books.post(date, side(A.leaseLong, 'repayment'), CASH, payment)
}

const RESULTS: readonly string[] = [
  A.revenueGoods,
  A.costOfSales,
  A.selling,
  A.administrative,
  A.interestExpense,
  A.leaseInterest,
]

/** 25 % of the year's profit so far, less what was charged. */
function chargeTax(books: Books, date: string, month: string): void {
  const year = month.slice(0, 4)
  let profit = 0n
  let charged = 0n
  for (const entry of books.entries) {
    if (!entry.date.startsWith(year)) continue
    if (RESULTS.includes(entry.side.account)) profit -= entry.amount
    if (entry.side.account === A.currentTax) charged += entry.amount
  }
  const step = part(profit > 0n ? profit : 0n, 25n, 100n) - charged
  if (step > 0n)
    books.post(
      date,
      side(A.currentTax, 'tax-profit-or-loss'),
      side(A.incomeTaxPayable, 'tax-profit-or-loss'),
      step,
    )
}

const isResult = (account: string): boolean => RESULTS.includes(account) || account === A.currentTax

/** What an account held when the book opens, results before counted as earned; debit positive. */
export function asiaOpening(asia: Asia, account: string): bigint {
  let sum = 0n
  for (const { date, side: at, amount } of asia.entries) {
    if (
      date < '2024-01-01' &&
      (at.account === account || (account === A.retainedEarnings && isResult(at.account)))
    )
      sum += amount
  }
  return sum
}

const COLUMNS = [
  'account',
  'name',
  'partner',
  'flow',
  'currency',
  'opening_debit',
  'opening_credit',
  'turnover_debit',
  'turnover_credit',
  'closing_debit',
  'closing_credit',
]

interface Moved {
  opening: bigint
  debit: bigint
  credit: bigint
}

/** The canonical table of a year: income and expense start at nil, what they came to before stands in retained earnings. */
export function asiaBalance(asia: Asia, year: string, names: ReadonlyMap<string, string>): Uint8Array {
  const rows = new Map<string, Moved>()
  const moved = (account: string, partner: string, flow: string): Moved => {
    const key = `${account}\u0001${partner}\u0001${flow}`
    const known = rows.get(key)
    if (known) return known
    const fresh = { opening: 0n, debit: 0n, credit: 0n }
    rows.set(key, fresh)
    return fresh
  }
  for (const {
    date,
    side: { account, partner = '', flow },
    amount,
  } of asia.entries) {
    if (date.slice(0, 4) > year) continue
    if (date.slice(0, 4) < year)
      moved(isResult(account) ? A.retainedEarnings : account, isResult(account) ? '' : partner, '').opening +=
        amount
    else if (amount > 0n) moved(account, partner, flow).debit += amount
    else moved(account, partner, flow).credit -= amount
  }
  const table: Record<string, Value>[] = []
  for (const key of [...rows.keys()].sort()) {
    const [account = '', partner = '', flow = ''] = key.split('\u0001')
    const { opening, debit, credit } = rows.get(key) ?? { opening: 0n, debit: 0n, credit: 0n }
    const closing = opening + debit - credit
    if (opening === 0n && debit === 0n && credit === 0n) continue
    table.push({
      account,
      name: names.get(account) ?? '',
      partner,
      flow,
      currency: 'CNY',
      ...sides('opening', opening),
      ...(debit !== 0n ? { turnover_debit: debit } : {}),
      ...(credit !== 0n ? { turnover_credit: credit } : {}),
      ...sides('closing', closing),
    })
  }
  return csv(COLUMNS, table)
}

const sides = (name: 'opening' | 'closing', amount: bigint): Record<string, Value> =>
  amount === 0n ? {} : amount > 0n ? { [`${name}_debit`]: amount } : { [`${name}_credit`]: -amount }
