// Fixed assets and leases: bought and built through 08, depreciated, sold through 01.09; rights of use by FSBU 25 on
// 01.03 with the debt on 76.07; costs paid for a year in advance on 97.

import { type Bookkeeper, type Held, type LeasePayment, least, OTHER, VAT } from './bookkeeper.ts'
import { monthsBefore } from './calendar.ts'
import { part, thousand, vary } from './chance.ts'
import type { Company } from './describe.ts'
import { negate, outsideTax, type Side, temporary } from './ledger.ts'
import { borrow, deposit } from './money.ts'
import { pay } from './trade.ts'

export function invest(books: Bookkeeper, month: string): void {
  const date = `${month}-25`
  if (books.asleep(month)) return
  for (const purchase of books.company.purchases) {
    const sub = [purchase.supplier, purchase.contract]
    if (monthsBefore(month, 1) === purchase.month)
      pay(books, date, purchase.supplier, purchase.contract, -books.ledger.balance('60.01', sub).bu)
    if (month !== purchase.month) continue
    const cost = vary(`${books.company.code}/${purchase.name}`, thousand(purchase.cost), 5n)
    const work: Side = { account: purchase.intangible ? '08.05' : '08.04.2', sub: [purchase.name] }
    books.ledger.post(date, work, { account: '60.01', sub }, cost)
    capitalVat(
      books,
      date,
      purchase.supplier,
      sub,
      part(cost, VAT, 100n),
      purchase.intangible ? '19.02' : '19.01',
    )
    const held = books.hold({ ...purchase, worn: 0, wornForTax: 0 })
    books.ledger.post(date, { account: held.account, sub: [purchase.name] }, work, cost)
  }
  for (const building of books.company.buildings) build(books, date, month, building)
  for (const disposal of books.company.disposals) if (disposal.month === month) dispose(books, date, disposal)
  for (const loan of books.company.borrowings) borrow(books, date, month, loan)
  deposit(books, date, month)
  if (books.company.prepaidCosts && month.endsWith('-01')) prepaidCosts(books, date, month)
}

function capitalVat(
  books: Bookkeeper,
  date: string,
  supplier: string,
  sub: readonly string[],
  vat: bigint,
  account: string,
): void {
  books.ledger.post(date, { account, sub: [supplier] }, { account: '60.01', sub }, vat)
  books.ledger.post(date, { account: '68.02' }, { account, sub: [supplier] }, vat)
}

function build(books: Bookkeeper, date: string, month: string, building: Company['buildings'][number]): void {
  const sub = [building.contractor, building.contract]
  if (month > building.from && month <= next(building.to))
    pay(books, date, building.contractor, building.contract, -books.ledger.balance('60.01', sub).bu)
  if (month < building.from || month > building.to) return
  const cost = vary(`${books.company.code}/${building.name}/${month}`, thousand(building.monthly), 90n)
  books.ledger.post(date, { account: '08.03', sub: [building.name] }, { account: '60.01', sub }, cost)
  capitalVat(books, date, building.contractor, sub, part(cost, VAT, 100n), '19.01')
  if (month !== building.to || building.months === undefined) return
  const whole = books.ledger.balance('08.03', [building.name])
  books.hold({
    name: building.name,
    cost: 0,
    worn: 0,
    wornForTax: 0,
    months: building.months,
    monthsForTax: building.months,
    expense: building.expense ?? '25',
  })
  books.ledger.post(
    date,
    { account: '01.01', sub: [building.name] },
    { account: '08.03', sub: [building.name] },
    whole,
  )
}

function dispose(books: Bookkeeper, date: string, disposal: Company['disposals'][number]): void {
  const { ledger } = books
  const sub = [disposal.asset]
  const item: Side = { account: '91.02', sub: [OTHER.assets] }
  const price = thousand(disposal.price)
  const vat = part(price, VAT, 100n)
  const buyer: Side = { account: '62.01', sub: [disposal.buyer, disposal.contract] }
  ledger.post(date, { account: '01.09', sub }, { account: '01.01', sub }, ledger.balance('01.01', sub))
  ledger.post(
    date,
    { account: '02.01', sub },
    { account: '01.09', sub },
    negate(ledger.balance('02.01', sub)),
  )
  ledger.post(date, item, { account: '01.09', sub }, ledger.balance('01.09', sub))
  ledger.post(date, buyer, { account: '91.01', sub: [OTHER.assets] }, price)
  ledger.post(date, buyer, { account: '91.01', sub: [OTHER.assets] }, outsideTax(vat))
  ledger.post(date, item, { account: '68.02' }, outsideTax(vat))
  ledger.post(date, books.cash, buyer, price + vat)
  for (const held of books.held) if (held.asset.name === disposal.asset) held.gone = true
}

export function depreciate(books: Bookkeeper, date: string, month: string, held: Held): void {
  const { asset } = held
  const bought =
    books.company.purchases.find((one) => one.name === asset.name)?.month ??
    books.company.buildings.find((one) => one.name === asset.name)?.to
  if (held.gone || bought === month) return
  const sub = [asset.name]
  const cost = books.ledger.balance(held.account, sub)
  const worn = books.ledger.balance(held.wornAccount, sub)
  const bu = least(part(cost.bu, 1n, BigInt(asset.months)), cost.bu + worn.bu)
  const nu = least(part(cost.nu, 1n, BigInt(asset.monthsForTax)), cost.nu + worn.nu)
  const expense: Side = {
    account: asset.expense,
    sub: asset.expense.startsWith('20') ? [books.company.productGroup, 'Амортизация'] : ['Амортизация'],
  }
  books.ledger.post(date, expense, { account: held.wornAccount, sub }, temporary(bu, nu))
}

/** The debt stands with its VAT and its interest to come; both are set against it (76.07.9, 76.07.5). */
export function openLease(books: Bookkeeper, date: string, lease: Company['leases'][number]): void {
  const sub = [lease.lessor, lease.contract]
  const schedule = scheduleOf(lease)
  books.leases.set(lease.contract, schedule)
  const earned: Side = { account: '84.01' }
  const interest = schedule.reduce((sum, one) => sum + one.interest, 0n)
  const paid = schedule.reduce((sum, one) => sum + one.payment, 0n)
  const vat = schedule.reduce((sum, one) => sum + part(one.payment, VAT, 100n), 0n)
  books.ledger.post(date, earned, { account: '76.07.1', sub }, paid + vat)
  books.ledger.post(date, { account: '76.07.5', sub }, earned, interest)
  books.ledger.post(date, { account: '76.07.9', sub }, earned, vat)
}

export function payLease(books: Bookkeeper, date: string, lease: Company['leases'][number]): void {
  const { ledger } = books
  const sub = [lease.lessor, lease.contract]
  const left = ledger.balance('01.03', [lease.asset]).bu + ledger.balance('02.03', [lease.asset]).bu
  const expense: Side = {
    account: lease.expense,
    sub: lease.expense.startsWith('20') ? [books.company.productGroup, 'Аренда'] : ['Аренда'],
  }
  if (left > 0n) {
    const bu = least(part(thousand(lease.cost), 1n, BigInt(lease.months)), left)
    ledger.post(date, expense, { account: '02.03', sub: [lease.asset] }, temporary(bu))
  }
  const due = books.leases.get(lease.contract)?.shift()
  if (!due) return
  const vat = part(due.payment, VAT, 100n)
  ledger.post(
    date,
    { account: '91.02', sub: [OTHER.leaseInterest] },
    { account: '76.07.5', sub },
    temporary(due.interest),
  )
  ledger.post(date, { account: '76.07.1', sub }, { account: '76.07.2', sub }, due.payment + vat)
  ledger.post(date, { account: '19.04', sub: [lease.lessor] }, { account: '76.07.9', sub }, vat)
  ledger.post(date, { account: '68.02' }, { account: '19.04', sub: [lease.lessor] }, vat)
  ledger.post(date, { account: '76.07.2', sub }, books.cash, due.payment + vat)
  ledger.postTax(date, 'debit', expense, due.payment)
}

function prepaidCosts(books: Bookkeeper, date: string, month: string): void {
  const plan = books.company.prepaidCosts
  if (!plan) return
  const sub = [plan.supplier, plan.contract]
  const cost = vary(`${books.company.code}/${plan.item}/${month}`, thousand(plan.yearly), 20n)
  books.ledger.post(date, { account: '97.21', sub: [plan.item] }, { account: '60.01', sub }, cost)
  books.ledger.post(
    date,
    { account: '19.04', sub: [plan.supplier] },
    { account: '60.01', sub },
    part(cost, VAT, 100n),
  )
  books.ledger.post(
    date,
    { account: '68.02' },
    { account: '19.04', sub: [plan.supplier] },
    part(cost, VAT, 100n),
  )
  books.ledger.post(date, { account: '60.01', sub }, books.cash, cost + part(cost, VAT, 100n))
}

export function spreadCosts(books: Bookkeeper, date: string, month: string): void {
  const plan = books.company.prepaidCosts
  if (!plan) return
  const held = books.ledger.balance('97.21').bu
  const left = 13n - BigInt(month.slice(5))
  books.ledger.post(
    date,
    { account: '26', sub: [plan.item] },
    { account: '97.21', sub: [plan.item] },
    part(held, 1n, left),
  )
}

/** Payments until the debt is gone: interest at the end of each month on what is owed, the last payment is the rest. */
export function scheduleOf(lease: Company['leases'][number]): LeasePayment[] {
  const schedule: LeasePayment[] = []
  let owed = thousand(lease.liability)
  while (owed > 0n) {
    const interest = part(owed, BigInt(lease.rate), 120_000n)
    const payment = least(thousand(lease.payment), owed + interest)
    if (payment <= interest) throw new Error(`${lease.contract}: the payment does not cover the interest`)
    schedule.push({ interest, payment })
    owed += interest - payment
  }
  return schedule
}

const next = (month: string): string => monthsBefore(month, -1)
