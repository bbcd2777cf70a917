// The last day of a month: wages with the reserve for holidays (96), depreciation, interest, doubtful debts (63), the
// write-down of stock (14).

import { depreciate, payLease, spreadCosts } from './assets.ts'
import { type Bookkeeper, least, OTHER } from './bookkeeper.ts'
import { isQuarterEnd, lastDayOf } from './calendar.ts'
import { part, thousand } from './chance.ts'
import { type Side, temporary } from './ledger.ts'
import { depositInterest, interest } from './money.ts'

export function accrue(books: Bookkeeper, month: string): void {
  const date = lastDayOf(month)
  if (books.asleep(month)) return
  for (const { account, monthly } of books.company.staff) payroll(books, date, month, account, monthly)
  for (const held of books.held) depreciate(books, date, month, held)
  for (const one of books.company.leases) payLease(books, date, one)
  for (const loan of books.company.borrowings)
    interest(books, date, month, loan.account, loan.lender, loan.contract, loan.rate)
  const { line } = books.company
  if (line) interest(books, date, month, '66.01', line.bank, line.contract, line.rate)
  depositInterest(books, date, month)
  if (books.company.prepaidCosts) spreadCosts(books, date, month)
  if (isQuarterEnd(month)) {
    const tax = thousand(books.company.propertyTax)
    books.ledger.post(date, { account: '91.02', sub: [OTHER.propertyTax] }, { account: '68.08' }, tax)
    doubtful(books, date, month)
  }
  if (month.endsWith('-12')) writeDown(books, date, month)
}

function payroll(books: Bookkeeper, date: string, month: string, account: string, monthly: number): void {
  const { ledger } = books
  const wages = books.planned(`staff${account}`, monthly, month, true)
  const cost = (item: string): Side => ({
    account,
    sub: account.startsWith('20') ? [books.company.productGroup, item] : [item],
  })
  ledger.post(date, cost('Оплата труда'), { account: '70' }, wages)
  ledger.post(date, cost('Страховые взносы'), { account: '69.09' }, part(wages, 30n, 100n))
  ledger.post(date, cost('Страховые взносы'), { account: '69.11' }, part(wages, 4n, 1000n))
  const reserve = part(wages, 9n, 100n)
  ledger.post(
    date,
    cost('Оплата труда'),
    { account: '96.01.1', sub: ['Оценочное обязательство на оплату отпусков'] },
    temporary(reserve),
  )
  ledger.post(
    date,
    cost('Страховые взносы'),
    { account: '96.01.2', sub: ['Оценочное обязательство на оплату отпусков'] },
    temporary(part(reserve, 302n, 1000n)),
  )
  // Holidays are taken in summer above all.
  const taken = part(
    wages,
    month >= `${month.slice(0, 4)}-06` && month <= `${month.slice(0, 4)}-08` ? 18n : 5n,
    100n,
  )
  const held = -ledger.balance('96.01.1').bu
  const leave = taken < held ? taken : held
  const dues = part(leave, 30n, 100n)
  ledger.post(
    date,
    { account: '96.01.1', sub: ['Оценочное обязательство на оплату отпусков'] },
    { account: '70' },
    temporary(leave),
  )
  ledger.post(
    date,
    { account: '96.01.2', sub: ['Оценочное обязательство на оплату отпусков'] },
    { account: '69.09' },
    temporary(dues),
  )
  ledger.postTax(date, 'debit', cost('Оплата труда'), leave)
  ledger.postTax(date, 'debit', cost('Страховые взносы'), dues)
  ledger.postTax(date, 'credit', { account: '70' }, leave)
  ledger.postTax(date, 'credit', { account: '69.09' }, dues)
  const tax = part(wages + leave, 13n, 100n)
  ledger.post(date, { account: '70' }, { account: '68.01' }, tax)
  books.wagesOf.set(month, (books.wagesOf.get(month) ?? 0n) + wages + leave - tax)
}

/** A silent customer's debt is provided for in steps, as it grows old; the provision does not count for tax. */
function doubtful(books: Bookkeeper, date: string, month: string): void {
  for (const customer of books.company.customers) {
    if (!customer.fallsSilent || month < customer.fallsSilent) continue
    const sub = [customer.name, customer.contract]
    const debt = books.ledger.balance('62.01', sub).bu
    const held = -books.ledger.balance('63', sub).bu
    const aim = part(debt, BigInt(books.company.doubtful), 100n)
    const step = least(part(debt, 15n, 100n), aim - held)
    if (step > 0n)
      books.ledger.post(
        date,
        { account: '91.02', sub: [OTHER.doubtful] },
        { account: '63', sub },
        temporary(step),
      )
  }
}

function writeDown(books: Bookkeeper, date: string, month: string): void {
  const account = books.company.kind === 'trade' ? '14.02' : '14.01'
  const held = -books.ledger.balance(account).bu
  if (held > 0n)
    books.ledger.post(date, { account }, { account: '91.01', sub: [OTHER.writeDown] }, temporary(held))
  const aim = thousand(books.company.writeDown[month.slice(0, 4)] ?? 0)
  if (aim > 0n)
    books.ledger.post(date, { account: '91.02', sub: [OTHER.writeDown] }, { account }, temporary(aim))
}
