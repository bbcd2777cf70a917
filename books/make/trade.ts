// Trade of a month: on the 10th what is due is paid, on the 20th goods and services are sold and bought, with VAT on
// deliveries (90.03, 19, 68.02) and on advances (76.АВ, 76.ВА).

import { type Bookkeeper, OTHER, VAT } from './bookkeeper.ts'
import { monthsBefore } from './calendar.ts'
import { between, part, thousand, vary } from './chance.ts'
import type { Company, Customer, Supplier } from './describe.ts'
import { type Amounts, outsideTax, permanent, type Side, taxed } from './ledger.ts'

export function settle(books: Bookkeeper, month: string): void {
  const date = `${month}-10`
  if (books.asleep(month)) return
  for (const customer of books.company.customers) collect(books, date, month, customer)
  for (const supplier of books.company.suppliers) {
    const due =
      books.bought.get(`${supplier.name}/${supplier.contract}/${monthsBefore(month, supplier.lag)}`) ?? 0n
    pay(books, date, supplier.name, supplier.contract, due)
  }
  const wages = -books.ledger.balance('70').bu
  if (wages > 0n) books.ledger.post(date, { account: '70' }, books.cash, wages)
  for (const { side, amounts } of interestDue(books)) books.ledger.post(date, side, books.cash, -amounts.bu)
}

function interestDue(books: Bookkeeper): { side: Side; amounts: Amounts }[] {
  return ['66.02', '66.04', '67.02', '67.04']
    .flatMap((account) => books.ledger.open(account))
    .filter(({ amounts }) => amounts.bu < 0n)
}

function collect(books: Bookkeeper, date: string, month: string, customer: Customer): void {
  const sub = [customer.name, customer.contract]
  if (customer.fallsSilent && month >= customer.fallsSilent) return
  const due = books.sold.get(`${customer.contract}/${monthsBefore(month, customer.lag)}`) ?? 0n
  const held = books.ledger.balance('62.01', sub).bu
  const paid = due < held ? due : held
  if (paid > 0n) books.ledger.post(date, books.cash, { account: '62.01', sub }, paid)
  if (!customer.advance) return
  const advance = part(due, BigInt(customer.advance), 100n)
  books.ledger.post(date, books.cash, { account: '62.02', sub }, advance)
  books.ledger.post(date, { account: '76.АВ', sub }, { account: '68.02' }, part(advance, VAT, 100n + VAT))
}

/** Pays a supplier what is due, no more than is owed. */
export function pay(books: Bookkeeper, date: string, name: string, contract: string, due: bigint): void {
  const sub = [name, contract]
  const owed = -books.ledger.balance('60.01', sub).bu
  const paid = due < owed ? due : owed
  if (paid > 0n) books.ledger.post(date, { account: '60.01', sub }, books.cash, paid)
}

export function trade(books: Bookkeeper, month: string): void {
  const date = `${month}-20`
  if (books.asleep(month)) return
  for (const customer of books.company.customers) {
    if ((customer.fallsSilent && month >= customer.fallsSilent) || (customer.from && month < customer.from))
      continue
    const net = books.planned(`${customer.contract}`, customer.monthly, month)
    sell(books, date, customer.name, customer.contract, customer.group, net)
    books.sold.set(`${customer.contract}/${month}`, net + part(net, VAT, 100n))
  }
  for (const supplier of books.company.suppliers) {
    const net = books.planned(`${supplier.name}${supplier.item}`, supplier.monthly, month, supplier.steady)
    const gross = buy(books, date, supplier, net)
    books.bought.set(`${supplier.name}/${supplier.contract}/${month}`, gross)
    prepay(books, date, supplier, gross)
  }
  for (const item of books.company.other) otherItem(books, date, month, item)
}

/** Revenue with VAT; an advance received before is set off, its VAT comes back. */
export function sell(
  books: Bookkeeper,
  date: string,
  name: string,
  contract: string,
  group: string,
  net: bigint,
): bigint {
  const sub = [name, contract]
  const vat = part(net, VAT, 100n)
  const revenue: Side = { account: '90.01.1', sub: [group] }
  books.ledger.post(date, { account: '62.01', sub }, revenue, net)
  books.ledger.post(date, { account: '62.01', sub }, revenue, outsideTax(vat))
  books.ledger.post(date, { account: '90.03', sub: [group] }, { account: '68.02' }, outsideTax(vat))
  const advance = -books.ledger.balance('62.02', sub).bu
  const set = advance < net + vat ? advance : net + vat
  if (set > 0n) {
    books.ledger.post(date, { account: '62.02', sub }, { account: '62.01', sub }, set)
    books.ledger.post(
      date,
      { account: '68.02' },
      { account: '76.АВ', sub },
      set === advance ? books.ledger.balance('76.АВ', sub).bu : part(set, VAT, 100n + VAT),
    )
  }
  return net + vat
}

/** A purchase with VAT, most of it deducted at once; an advance given before is set off. */
export function buy(books: Bookkeeper, date: string, supplier: Supplier, net: bigint, vatShort = 0n): bigint {
  const { ledger } = books
  const sub = [supplier.name, supplier.contract]
  const vat = supplier.exempt ? 0n : part(net, VAT, 100n) - vatShort
  const input = supplier.account.startsWith('10') || supplier.account.startsWith('41') ? '19.03' : '19.04'
  ledger.post(
    date,
    { account: supplier.account, sub: costSub(supplier, books.company) },
    { account: '60.01', sub },
    net,
  )
  ledger.post(date, { account: input, sub: [supplier.name] }, { account: '60.01', sub }, vat)
  // An invoice in fifty comes late: its VAT waits a month.
  const late = between(`${books.company.code}${supplier.name}${date}`, 0n, 49n) === 0n
  const waiting = ledger.balance(input, [supplier.name]).bu
  if (!late) ledger.post(date, { account: '68.02' }, { account: input, sub: [supplier.name] }, waiting)
  const advance = ledger.balance('60.02', sub).bu
  const set = advance < net + vat ? advance : net + vat
  if (set > 0n) {
    ledger.post(date, { account: '60.01', sub }, { account: '60.02', sub }, set)
    ledger.post(
      date,
      { account: '76.ВА', sub },
      { account: '68.02' },
      set === advance ? -ledger.balance('76.ВА', sub).bu : part(set, VAT, 100n + VAT),
    )
  }
  return net + vat
}

function prepay(books: Bookkeeper, date: string, supplier: Supplier, gross: bigint): void {
  if (!supplier.advance) return
  const sub = [supplier.name, supplier.contract]
  const advance = part(gross, BigInt(supplier.advance), 100n)
  books.ledger.post(date, { account: '60.02', sub }, books.cash, advance)
  if (!supplier.exempt)
    books.ledger.post(date, { account: '68.02' }, { account: '76.ВА', sub }, part(advance, VAT, 100n + VAT))
}

function otherItem(books: Bookkeeper, date: string, month: string, item: Company['other'][number]): void {
  if (item.only && !month.endsWith(`-${item.only}`)) return
  const amount = vary(`${books.company.code}/${item.item}/${month}`, thousand(item.monthly), 80n)
  const amounts = item.permanent ? permanent(amount) : taxed(amount)
  const sub = [item.counterparty, item.contract]
  const other: Side = { account: item.income ? '91.01' : '91.02', sub: [item.item] }
  if (item.item === OTHER.bank) books.ledger.post(date, other, books.cash, amounts)
  else if (item.income) {
    books.ledger.post(date, { account: '76.09', sub }, other, amounts)
    books.ledger.post(date, books.cash, { account: '76.09', sub }, amount)
  } else {
    books.ledger.post(date, other, { account: '76.09', sub }, amounts)
    books.ledger.post(date, { account: '76.09', sub }, books.cash, amount)
  }
}

function costSub(supplier: Supplier, company: Company): readonly string[] {
  return supplier.account.startsWith('20') ? [company.productGroup, supplier.item] : [supplier.item]
}
