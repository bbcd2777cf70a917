// Loans, deposits, the bank's credit line, and taxes by the single tax account (68.90).

import { type Bookkeeper, OTHER } from './bookkeeper.ts'
import { daysInYear, daysOf, lastDayOf, monthsBefore } from './calendar.ts'
import { part, thousand } from './chance.ts'
import type { Borrowing } from './describe.ts'
import type { Side } from './ledger.ts'

/** Interest of a month: balance × rate (hundredths of a percent a year) × days ÷ days of the year. */
export const interestOf = (balance: bigint, rate: number, month: string): bigint =>
  part(balance, BigInt(rate) * daysOf(month), 10_000n * daysInYear(month))

export function borrow(books: Bookkeeper, date: string, month: string, loan: Borrowing): void {
  const move = thousand(loan.moves[month] ?? 0)
  const side: Side = { account: loan.account, sub: [loan.lender, loan.contract] }
  if (move > 0n) books.ledger.post(date, books.cash, side, move)
  if (move < 0n) books.ledger.post(date, side, books.cash, -move)
}

export function deposit(books: Bookkeeper, date: string, month: string): void {
  const move = thousand(books.company.deposits?.moves[month] ?? 0)
  const side: Side = { account: '55.03', sub: [books.company.bank] }
  if (move > 0n) books.ledger.post(date, side, books.cash, move)
  if (move < 0n) books.ledger.post(date, books.cash, side, -move)
}

export function payTaxes(books: Bookkeeper, month: string): void {
  const { ledger } = books
  const date = `${month}-28`
  if (books.asleep(month)) return
  const monthBefore = lastDayOf(monthsBefore(month, 1))
  const accrued = taxesDue(books, monthBefore)
  let total = 0n
  for (const amount of accrued.values()) total += amount
  // The payment is made in whole hundreds, so that something always stays on the single tax account.
  const held = ledger.balance('68.90').bu
  const payment = total > held ? ((total - held) / 10_000n + 1n) * 10_000n : 0n
  if (payment > 0n) ledger.post(date, { account: '68.90' }, books.cash, payment)
  for (const [account, amount] of accrued) ledger.post(date, { account }, { account: '68.90' }, amount)
  const injuries = -ledger.balance('69.11').bu
  if (injuries > 0n) ledger.post(date, { account: '69.11' }, books.cash, injuries)
  const wages = books.wagesOf.get(monthsBefore(month, 1)) ?? 0n
  if (wages > 0n) ledger.post(date, { account: '70' }, books.cash, part(wages, 40n, 100n))
  useLine(books, date)
}

/** What stood as a debt at the end of the month before and still does. */
function taxesDue(books: Bookkeeper, monthBefore: string): Map<string, bigint> {
  const due = new Map<string, bigint>()
  const held = new Map<string, bigint>()
  for (const line of books.ledger.lines('2000-01-01', monthBefore)) {
    const sum = line.opening.bu + line.debit.bu - line.credit.bu
    held.set(line.account, (held.get(line.account) ?? 0n) + sum)
  }
  for (const account of ['68.01', '68.02', '68.04.1', '68.08', '69.09']) {
    const then = -(held.get(account) ?? 0n)
    const now = -books.ledger.balance(account).bu
    const amount = then < now ? then : now
    if (amount > 0n) due.set(account, amount)
  }
  return due
}

function useLine(books: Bookkeeper, date: string): void {
  const { line } = books.company
  if (!line) return
  const side: Side = { account: '66.01', sub: [line.bank, line.contract] }
  const cash = books.ledger.balance('51').bu
  const step = thousand(5000)
  if (cash < thousand(line.least))
    books.ledger.post(date, books.cash, side, ((thousand(line.least) - cash) / step + 1n) * step)
  if (cash <= thousand(line.most)) return
  const owed = -books.ledger.balance('66.01', side.sub).bu
  const spare = ((cash - thousand(line.most)) / step) * step
  const repaid = spare < owed ? spare : owed
  if (repaid > 0n) books.ledger.post(date, side, books.cash, repaid)
}

export function interest(
  books: Bookkeeper,
  date: string,
  month: string,
  account: string,
  lender: string,
  contract: string,
  rate: number,
): void {
  const sub = [lender, contract]
  const owed = -books.ledger.balance(account, sub).bu
  const due = { '66.01': '66.02', '66.03': '66.04', '67.01': '67.02', '67.03': '67.04' }[account] ?? '66.02'
  if (owed > 0n)
    books.ledger.post(
      date,
      { account: '91.02', sub: [OTHER.interestExpense] },
      { account: due, sub },
      interestOf(owed, rate, month),
    )
}

export function depositInterest(books: Bookkeeper, date: string, month: string): void {
  const { deposits, bank } = books.company
  const held = books.ledger.balance('55.03').bu
  if (!deposits || held <= 0n) return
  const interest = interestOf(held, deposits.rate, month)
  const sub = [bank, 'Договор банковского вклада № 7']
  books.ledger.post(
    date,
    { account: '76.09', sub },
    { account: '91.01', sub: [OTHER.interestIncome] },
    interest,
  )
  books.ledger.post(date, books.cash, { account: '76.09', sub }, interest)
}
