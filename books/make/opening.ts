// The first balance: what the company owns and owes; what is left was earned before (84.01).

import { openLease } from './assets.ts'
import { type Bookkeeper, stockSide, VAT } from './bookkeeper.ts'
import { monthsBefore } from './calendar.ts'
import { part, thousand } from './chance.ts'
import { type Amounts, type Side, temporary } from './ledger.ts'

/** Opening of 2023: what the company owns and owes; what is left is earned before. */
export function open(books: Bookkeeper, date: string): void {
  const { company, ledger } = books
  const earned: Side = { account: '84.01' }
  const own = (side: Side, amount: bigint | Amounts): void => ledger.post(date, side, earned, amount)
  const owe = (side: Side, amount: bigint): void => ledger.post(date, earned, side, amount)
  own(books.cash, thousand(company.cash))
  for (const asset of company.assets) {
    const held = books.hold(asset)
    own({ account: held.account, sub: [asset.name] }, thousand(asset.cost))
    const worn = temporary(thousand(asset.worn), thousand(asset.wornForTax))
    ledger.post(date, earned, { account: held.wornAccount, sub: [asset.name] }, worn)
  }
  for (const lease of company.leases) {
    own({ account: '01.03', sub: [lease.asset] }, temporary(thousand(lease.cost)))
    ledger.post(date, earned, { account: '02.03', sub: [lease.asset] }, temporary(thousand(lease.worn)))
    openLease(books, date, lease)
  }
  for (const [account, name, amount] of company.investments) own({ account, sub: [name] }, thousand(amount))
  for (const loan of company.borrowings)
    owe({ account: loan.account, sub: [loan.lender, loan.contract] }, thousand(loan.opening))
  if (company.line)
    owe({ account: '66.01', sub: [company.line.bank, company.line.contract] }, thousand(company.line.opening))
  for (const [name, percent] of company.shareholders)
    owe(
      { account: company.organisation.startsWith('АО') ? '80.01' : '80.09', sub: [name] },
      part(thousand(company.capital), BigInt(percent), 1000n),
    )
  if (company.reserve) owe({ account: '82.01' }, thousand(company.reserve))
  if (company.premium) owe({ account: '83.02' }, thousand(company.premium))
  for (const [account, name, amount] of company.offBalance ?? [])
    ledger.register(date, 'debit', { account, sub: [name] }, thousand(amount))
  openStocks(books, date, own)
}

function openStocks(books: Bookkeeper, date: string, own: (side: Side, amount: bigint) => void): void {
  for (const [key, amount] of Object.entries(books.company.stocks))
    own(stockSide(key, books.company.productGroup), thousand(amount))
  for (const customer of books.company.customers) {
    if (customer.from) continue
    const monthly = thousand(customer.monthly)
    const gross = monthly + part(monthly, VAT, 100n)
    for (let back = 1; back <= customer.lag; back++)
      books.sold.set(`${customer.contract}/${monthsBefore(date.slice(0, 7), back - 1)}`, gross)
    own({ account: '62.01', sub: [customer.name, customer.contract] }, gross * BigInt(customer.lag))
  }
  for (const supplier of books.company.suppliers) {
    const monthly = thousand(supplier.monthly)
    const gross = monthly + (supplier.exempt ? 0n : part(monthly, VAT, 100n))
    for (let back = 1; back <= supplier.lag; back++)
      books.bought.set(
        `${supplier.name}/${supplier.contract}/${monthsBefore(date.slice(0, 7), back - 1)}`,
        gross,
      )
    books.ledger.post(
      date,
      { account: '84.01' },
      { account: '60.01', sub: [supplier.name, supplier.contract] },
      gross * BigInt(supplier.lag),
    )
  }
}
