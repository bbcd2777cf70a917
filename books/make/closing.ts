// The end of a month, a quarter and a year in one company's books: costs to output and sales (20, 25, 26, 44), the
// results (90.09, 91.09 to 99), current tax by 68.04 and deferred tax by 09 and 77 (PBU 18/02, balance method), and in
// December the reformation: every subaccount of 90 and 91 and all of 99 to 84.

import { type Bookkeeper, stockSide } from './bookkeeper.ts'
import { isQuarterEnd, isYearEnd, lastDayOf } from './calendar.ts'
import { between, part, thousand } from './chance.ts'
import { type Amounts, type Ledger, negate, outsideTax, plus, type Side, taxed } from './ledger.ts'

const SALES_RESULT: Side = { account: '90.09' }
const OTHER_RESULT: Side = { account: '91.09' }
const PROFIT: Side = { account: '99.01.1' }

/** Percent of profit tax of a month, and the one at which differences are valued: 25 % was enacted in July 2024. */
const currentRate = (month: string): bigint => (month < '2025-01' ? 20n : 25n)
const deferredRate = (month: string): bigint => (month < '2024-12' ? 20n : 25n)

export function closeMonth(books: Bookkeeper, month: string): void {
  const date = lastDayOf(month)
  const { ledger, company } = books
  if (books.asleep(month)) return
  if (company.kind === 'trade') sellGoods(books, date, month)
  else produce(books, date, month)
  const group = [company.productGroup]
  ledger.close(date, '26', () => ({ account: '90.08.1', sub: group }))
  ledger.close(date, '44', () => ({ account: '90.07.1', sub: group }))
  toResult(ledger, date, '90', SALES_RESULT)
  toResult(ledger, date, '91', OTHER_RESULT)
  currentTax(ledger, date, month)
  if (isQuarterEnd(month)) deferredTax(books, date, month)
  if (isYearEnd(month)) reform(ledger, date)
}

/** Stock that stays: the plan, grown by the year and uneven by the month. */
function kept(books: Bookkeeper, key: string, plan: number, month: string): bigint {
  const growth = BigInt(books.company.growth[month.slice(0, 4)] ?? 100)
  const uneven = 1000n + between(`${books.company.code}/${key}/${month}`, -90n, 90n)
  return part(thousand(plan) * growth, uneven, 100_000n) + between(`${key}/${month}/kopecks`, 0n, 99_999n)
}

const less = (a: Amounts, b: Amounts): Amounts => plus(a, negate(b))

function issue(books: Bookkeeper, date: string, from: Side, to: Side, stays: bigint): void {
  const held = books.ledger.balance(from.account, from.sub)
  if (held.bu > stays) books.ledger.post(date, to, from, less(held, taxed(stays)))
}

function sellGoods(books: Bookkeeper, date: string, month: string): void {
  const { company } = books
  for (const [key, plan] of Object.entries(company.stocks)) {
    const from = stockSide(key, company.productGroup)
    const cost: Side = from.account.startsWith('41')
      ? { account: '90.02.1', sub: [company.productGroup] }
      : { account: '44.01', sub: ['Материалы'] }
    issue(books, date, from, cost, kept(books, key, plan, month))
  }
}

function produce(books: Bookkeeper, date: string, month: string): void {
  const { company, ledger } = books
  const group = company.productGroup
  const stocks = Object.entries(company.stocks)
  for (const [key, plan] of stocks) {
    if (!key.startsWith('10')) continue
    const to: Side = key.startsWith('10.01')
      ? { account: '20.01', sub: [group, 'Материалы'] }
      : { account: '25', sub: ['Топливо и запасные части'] }
    issue(books, date, stockSide(key, group), to, kept(books, key, plan, month))
  }
  ledger.close(date, '25', (from) => ({ account: '20.01', sub: [group, from.sub?.[0] ?? ''] }))
  const unfinished = stocks.find(([key]) => key === '20.01')
  const finished = stocks.find(([key]) => key.startsWith('43'))
  const output: Side = finished ? stockSide(finished[0], group) : { account: '90.02.1', sub: [group] }
  const stays = unfinished ? kept(books, unfinished[0], unfinished[1], month) : 0n
  for (const { side } of ledger.open('20.01')) {
    const inProgress = side.sub?.[1] === 'Материалы' ? stays : 0n
    issue(books, date, { account: '20.01', sub: side.sub ?? [] }, output, inProgress)
  }
  if (finished)
    issue(
      books,
      date,
      output,
      { account: '90.02.1', sub: [group] },
      kept(books, finished[0], finished[1], month),
    )
}

/** What the subaccounts of 90 or 91 earned or lost this month goes to 99; they stay open until the year ends. */
function toResult(ledger: Ledger, date: string, account: string, result: Side): void {
  const sum = ledger.balance(account)
  if (sum.bu === 0n && sum.nu === 0n) return
  if (sum.bu <= 0n) ledger.post(date, result, PROFIT, negate(sum))
  else ledger.post(date, PROFIT, result, sum)
}

function currentTax(ledger: Ledger, date: string, month: string): void {
  const base = -ledger.balance('99.01.1').nu
  const due = base > 0n ? part(base, currentRate(month), 100n) : 0n
  const step = due - ledger.balance('99.02.Т').bu
  // A tax that falls within the year is taken back by a reversal: less turnover, not a turnover on the other side.
  ledger.post(date, { account: '99.02.Т' }, { account: '68.04.2' }, outsideTax(step))
  ledger.post(date, { account: '68.04.2' }, { account: '68.04.1' }, step)
  if (isYearEnd(month) && base < 0n)
    throw new Error(`${date}: a tax loss, which the sample books do not carry`)
}

/** Differences between the books and tax by kind, debit positive: what will be taxed later, or deducted if negative. */
function differences(books: Bookkeeper): [kind: string, difference: bigint][] {
  const { ledger } = books
  const vr = (...accounts: string[]): bigint =>
    accounts.reduce((sum, account) => sum + ledger.balance(account).vr, 0n)
  return [
    ['Основные средства', vr('01.01', '02.01', '08')],
    ['Нематериальные активы', vr('04', '05')],
    ['Права пользования активами', vr('01.03', '02.03')],
    ['Арендные обязательства', ledger.balance('76.07').bu],
    ['Оценочные обязательства и резервы', vr('96')],
    ['Резервы сомнительных долгов', vr('63')],
    ['Запасы', vr('14')],
  ]
}

function deferredTax(books: Bookkeeper, date: string, month: string): void {
  const { ledger } = books
  const expense: Side = { account: '99.02.О' }
  for (const [kind, difference] of differences(books)) {
    const target = part(difference, deferredRate(month), 100n)
    const asset: Side = { account: '09', sub: [kind] }
    const liability: Side = { account: '77', sub: [kind] }
    const assetStep = (target < 0n ? -target : 0n) - ledger.balance('09', [kind]).bu
    const liabilityStep = (target > 0n ? target : 0n) + ledger.balance('77', [kind]).bu
    if (assetStep > 0n) ledger.post(date, asset, expense, outsideTax(assetStep))
    if (assetStep < 0n) ledger.post(date, expense, asset, outsideTax(-assetStep))
    if (liabilityStep > 0n) ledger.post(date, expense, liability, outsideTax(liabilityStep))
    if (liabilityStep < 0n) ledger.post(date, liability, expense, outsideTax(-liabilityStep))
  }
}

/** 31 December: 90 and 91 are closed within themselves, the tax to 99.01.1, the net profit or loss to 84. */
function reform(ledger: Ledger, date: string): void {
  for (const account of ['90.01', '90.02', '90.03', '90.07', '90.08'])
    ledger.close(date, account, () => SALES_RESULT)
  for (const account of ['91.01', '91.02']) ledger.close(date, account, () => OTHER_RESULT)
  ledger.close(date, '99.02', () => PROFIT)
  const profit = ledger.balance('99.01.1')
  const earned: Side = { account: profit.bu <= 0n ? '84.01' : '84.02' }
  ledger.close(date, '99.01.1', () => earned)
  for (const account of ['90', '91', '99']) {
    const left = ledger.balance(account)
    if (left.bu !== 0n) throw new Error(`${date}: ${account} is not closed`)
  }
}
