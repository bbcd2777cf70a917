// The sample group month by month: each company's own bookkeeping, and between its phases the deals of deals.ts, which
// both sides post on the same day.

import { accrue } from './accruals.ts'
import { invest } from './assets.ts'
import { Bookkeeper, OTHER, VAT } from './bookkeeper.ts'
import { lastDayOf, monthsBefore, monthsFrom, season } from './calendar.ts'
import { part, thousand, vary } from './chance.ts'
import { closeMonth } from './closing.ts'
import { MET, SEV, TDS } from './companies-north.ts'
import { KGR, LOG, REM, RZV } from './companies-others.ts'
import {
  ACQUISITION,
  ASSOCIATE_DIVIDENDS,
  DEALS,
  type Deal,
  DIVIDENDS,
  type Dividend,
  LOANS,
  type Loan,
  RESERVE,
  SHORT,
  YUAN_DEAL,
  YUAN_DIVIDEND,
} from './deals.ts'
import { negate, permanent, type Side } from './ledger.ts'
import { interestOf, payTaxes } from './money.ts'
import { type Code, NAMES } from './names.ts'
import { open } from './opening.ts'
import { yuanAtEndOf } from './rates.ts'
import { buy, sell, settle, trade } from './trade.ts'

const START = '2022-12-31'

/** A deal of one month as both sides booked it: kopecks without VAT; yuan in fen. */
export interface Dealt {
  readonly month: string
  readonly seller: Code
  readonly buyer: Code
  readonly deal: Deal | null
  readonly net: bigint
  readonly yuan: bigint
}

export interface Group {
  readonly books: ReadonlyMap<Code, Bookkeeper>
  readonly dealt: readonly Dealt[]
  /** Interest between companies by month, kopecks. */
  readonly interest: readonly { readonly month: string; readonly loan: Loan; readonly amount: bigint }[]
}

class Simulation {
  readonly books = new Map<Code, Bookkeeper>()
  readonly dealt: Dealt[] = []
  readonly interest: { month: string; loan: Loan; amount: bigint }[] = []
  readonly #gross = new Map<string, bigint>()

  constructor() {
    for (const company of [SEV, MET, KGR, LOG, TDS, REM, RZV])
      this.books.set(company.code as Code, new Bookkeeper(company))
  }

  of(code: Code): Bookkeeper {
    const books = this.books.get(code)
    if (!books) throw new Error(`no company ${code}`)
    return books
  }

  run(first: number, last: number): void {
    for (const books of this.books.values()) open(books, START)
    for (const deal of DEALS) if (!deal.from) this.#openDeal(deal)
    for (const loan of LOANS) this.#openLoan(loan)
    for (const month of monthsFrom(first, last)) this.#month(month)
  }

  #month(month: string): void {
    if (month === ACQUISITION.month) this.#acquire()
    if (month === YUAN_DIVIDEND.month) this.#yuanDividend()
    for (const loan of LOANS) this.#payInterest(month, loan)
    for (const deal of DEALS) this.#payDeal(month, deal)
    this.#receiveYuan(month)
    for (const books of this.books.values()) settle(books, month)
    for (const deal of DEALS) this.#deal(month, deal)
    this.#sellForYuan(month)
    for (const books of this.books.values()) trade(books, month)
    for (const loan of LOANS) this.#moveLoan(month, loan)
    this.#sellYuan(month)
    for (const books of this.books.values()) invest(books, month)
    for (const dividend of DIVIDENDS) if (dividend.month === month) this.#declare(dividend)
    this.#reserve(month)
    for (const dividend of DIVIDENDS)
      if (monthsBefore(month, 1) === dividend.month) this.#payDividend(month, dividend)
    this.#associateDividend(month)
    for (const books of this.books.values()) payTaxes(books, month)
    for (const books of this.books.values()) accrue(books, month)
    for (const loan of LOANS) this.#accrueInterest(month, loan)
    this.#revalueYuan(month)
    for (const books of this.books.values()) closeMonth(books, month)
  }

  // --- goods and services ------------------------------------------------------------------------------------------

  #openDeal(deal: Deal): void {
    const monthly = thousand(deal.monthly)
    const gross = monthly + part(monthly, VAT, 100n)
    const owed = gross * BigInt(deal.lag)
    for (let back = 1; back <= deal.lag; back++)
      this.#gross.set(`${deal.contract}/${monthsBefore('2022-12', back - 1)}`, gross)
    const earned: Side = { account: '84.01' }
    this.of(deal.seller).ledger.post(
      START,
      { account: '62.01', sub: [NAMES[deal.buyer], deal.contract] },
      earned,
      owed,
    )
    this.of(deal.buyer).ledger.post(
      START,
      earned,
      { account: '60.01', sub: [NAMES[deal.seller], deal.contract] },
      owed,
    )
  }

  #payDeal(month: string, deal: Deal): void {
    const due = this.#gross.get(`${deal.contract}/${monthsBefore(month, deal.lag)}`) ?? 0n
    if (due === 0n) return
    const date = `${month}-10`
    const seller = this.of(deal.seller)
    const buyer = this.of(deal.buyer)
    seller.ledger.post(date, seller.cash, { account: '62.01', sub: [NAMES[deal.buyer], deal.contract] }, due)
    buyer.ledger.post(date, { account: '60.01', sub: [NAMES[deal.seller], deal.contract] }, buyer.cash, due)
  }

  #deal(month: string, deal: Deal): void {
    if (deal.from && month < deal.from) return
    const seller = this.of(deal.seller)
    const net = seller.planned(deal.contract, deal.monthly, month, deal.steady)
    const gross = sell(seller, `${month}-20`, NAMES[deal.buyer], deal.contract, deal.group, net)
    const short =
      SHORT.seller === deal.seller && SHORT.buyer === deal.buyer && SHORT.month === month ? SHORT.amount : 0n
    const supplier = {
      name: NAMES[deal.seller],
      contract: deal.contract,
      account: deal.account,
      item: deal.item,
      monthly: 0,
      lag: deal.lag,
    }
    buy(this.of(deal.buyer), `${month}-20`, supplier, net, short)
    this.#gross.set(`${deal.contract}/${month}`, gross)
    this.dealt.push({ month, seller: deal.seller, buyer: deal.buyer, deal, net, yuan: 0n })
  }

  // --- goods for yuan ----------------------------------------------------------------------------------------------

  readonly #yuanSold = new Map<string, bigint>()

  get #receivable(): Side {
    return { account: '62.21', sub: [YUAN_DEAL.customer, YUAN_DEAL.contract], currency: 'CNY' }
  }

  get #yuanAccount(): Side {
    return { account: '52', sub: [YUAN_DEAL.bank], currency: 'CNY' }
  }

  #rubles(fen: bigint, month: string): bigint {
    return part(fen, yuanAtEndOf(monthsBefore(month, 1)), 10_000n)
  }

  #sellForYuan(month: string): void {
    const { ledger, company } = this.of('ТДС')
    const base = part(
      YUAN_DEAL.monthly * 100n * BigInt(company.growth[month.slice(0, 4)] ?? 100),
      season(month),
      100_000n,
    )
    const fen = vary(`yuan/${month}`, base, 70n)
    const rubles = this.#rubles(fen, month)
    ledger.post(
      `${month}-20`,
      { ...this.#receivable, foreign: fen },
      { account: '90.01.1', sub: [YUAN_DEAL.group] },
      rubles,
    )
    this.#yuanSold.set(month, fen)
    this.dealt.push({ month, seller: 'ТДС', buyer: 'АЗИ', deal: null, net: rubles, yuan: fen })
  }

  /** Paid two months later, at the rate to which the debt was brought at the end of the month before. */
  #receiveYuan(month: string): void {
    const fen = this.#yuanSold.get(monthsBefore(month, 2)) ?? 0n
    if (fen === 0n) return
    const { ledger } = this.of('ТДС')
    ledger.post(
      `${month}-10`,
      { ...this.#yuanAccount, foreign: fen },
      { ...this.#receivable, foreign: fen },
      this.#rubles(fen, month),
    )
  }

  /** Nine tenths of the yuan are sold; the bank takes 0.4 %. */
  #sellYuan(month: string): void {
    const { ledger, cash } = this.of('ТДС')
    const fen = part(ledger.foreign('52'), 9n, 10n)
    if (fen <= 0n) return
    const sale: Side = { account: '57.22' }
    const date = `${month}-25`
    const rubles = this.#rubles(fen, month)
    const received = part(rubles, 996n, 1000n)
    ledger.post(date, sale, { ...this.#yuanAccount, foreign: fen }, rubles)
    ledger.post(date, cash, sale, received)
    ledger.post(date, { account: '91.02', sub: [OTHER.bank] }, sale, rubles - received)
  }

  #revalueYuan(month: string): void {
    const { ledger } = this.of('ТДС')
    for (const side of [this.#yuanAccount, this.#receivable]) {
      const aim = part(ledger.foreign(side.account), yuanAtEndOf(month), 10_000n)
      const step = aim - ledger.balance(side.account).bu
      if (step > 0n) ledger.post(lastDayOf(month), side, { account: '91.01', sub: [OTHER.exchange] }, step)
      if (step < 0n) ledger.post(lastDayOf(month), { account: '91.02', sub: [OTHER.exchange] }, side, -step)
    }
  }

  // --- loans -------------------------------------------------------------------------------------------------------

  #openLoan(loan: Loan): void {
    const earned: Side = { account: '84.01' }
    this.of(loan.lender).ledger.post(
      START,
      { account: '58.03', sub: [NAMES[loan.borrower], loan.contract] },
      earned,
      thousand(loan.opening),
    )
    this.of(loan.borrower).ledger.post(
      START,
      earned,
      { account: '67.03', sub: [NAMES[loan.lender], loan.contract] },
      thousand(loan.opening),
    )
  }

  #moveLoan(month: string, loan: Loan): void {
    const move = thousand(loan.moves[month] ?? 0)
    const lender = this.of(loan.lender)
    const borrower = this.of(loan.borrower)
    const given: Side = { account: '58.03', sub: [NAMES[loan.borrower], loan.contract] }
    const taken: Side = { account: '67.03', sub: [NAMES[loan.lender], loan.contract] }
    const date = `${month}-25`
    if (move > 0n) {
      lender.ledger.post(date, given, lender.cash, move)
      borrower.ledger.post(date, borrower.cash, taken, move)
    } else if (move < 0n) {
      lender.ledger.post(date, lender.cash, given, -move)
      borrower.ledger.post(date, taken, borrower.cash, -move)
    }
  }

  #accrueInterest(month: string, loan: Loan): void {
    const owed = -this.of(loan.borrower).ledger.balance('67.03', [NAMES[loan.lender], loan.contract]).bu
    const amount = interestOf(owed, loan.rate, month)
    const date = lastDayOf(month)
    this.of(loan.borrower).ledger.post(
      date,
      { account: '91.02', sub: [OTHER.interestExpense] },
      { account: '67.04', sub: [NAMES[loan.lender], loan.contract] },
      amount,
    )
    this.of(loan.lender).ledger.post(
      date,
      { account: '76.09', sub: [NAMES[loan.borrower], loan.contract] },
      { account: '91.01', sub: [OTHER.interestIncome] },
      amount,
    )
    this.interest.push({ month, loan, amount })
  }

  #payInterest(month: string, loan: Loan): void {
    const sub = [NAMES[loan.lender], loan.contract]
    const lender = this.of(loan.lender)
    const borrower = this.of(loan.borrower)
    const owed = negate(borrower.ledger.balance('67.04', sub))
    borrower.ledger.post(`${month}-10`, { account: '67.04', sub }, borrower.cash, owed)
    lender.ledger.post(
      `${month}-10`,
      lender.cash,
      { account: '76.09', sub: [NAMES[loan.borrower], loan.contract] },
      owed,
    )
  }

  // --- equity ------------------------------------------------------------------------------------------------------

  #declare(dividend: Dividend): void {
    const date = `${dividend.month}-26`
    for (const { receiver, name, amount } of dividend.parts) {
      this.of(dividend.payer).ledger.post(
        date,
        { account: '84.01' },
        { account: '75.02', sub: [name] },
        thousand(amount),
      )
      if (!receiver) continue
      const owing: Side = { account: '76.03', sub: [NAMES[dividend.payer]] }
      this.of(receiver).ledger.post(
        date,
        owing,
        { account: '91.01', sub: [OTHER.dividends] },
        permanent(thousand(amount)),
      )
    }
  }

  #payDividend(month: string, dividend: Dividend): void {
    const date = `${month}-27`
    const payer = this.of(dividend.payer)
    for (const { receiver, name, amount, withheld } of dividend.parts) {
      const tax = thousand(withheld ?? 0)
      const owed: Side = { account: '75.02', sub: [name] }
      payer.ledger.post(date, owed, { account: '68.01' }, tax)
      payer.ledger.post(date, owed, payer.cash, thousand(amount) - tax)
      if (!receiver) continue
      const receiving = this.of(receiver)
      receiving.ledger.post(
        date,
        receiving.cash,
        { account: '76.03', sub: [NAMES[dividend.payer]] },
        thousand(amount),
      )
    }
  }

  #associateDividend(month: string): void {
    for (const [when, amount] of ASSOCIATE_DIVIDENDS) {
      if (when !== month) continue
      const { ledger, cash } = this.of('МЕТ')
      const owing: Side = { account: '76.03', sub: [NAMES.ПЛД] }
      ledger.post(
        `${month}-27`,
        owing,
        { account: '91.01', sub: [OTHER.dividends] },
        permanent(thousand(amount)),
      )
      ledger.post(`${month}-27`, cash, owing, thousand(amount))
    }
  }

  /** What the parent books of the dividend from Shenzhen is net of the tax withheld there. */
  #yuanDividend(): void {
    const { ledger, cash } = this.of(YUAN_DIVIDEND.receiver)
    const owing: Side = { account: '76.03', sub: [NAMES.АЗИ] }
    const net = yuanDividendBooked()
    const income: Side = { account: '91.01', sub: [OTHER.dividends] }
    ledger.post(YUAN_DIVIDEND.declared, owing, income, permanent(net))
    ledger.post(YUAN_DIVIDEND.paid, cash, owing, net)
  }

  #reserve(month: string): void {
    if (month !== RESERVE.month) return
    this.of(RESERVE.company).ledger.post(
      `${month}-26`,
      { account: '84.01' },
      { account: '82.01' },
      thousand(RESERVE.amount),
    )
  }

  #acquire(): void {
    const { ledger, cash } = this.of(ACQUISITION.buyer)
    const seller: Side = { account: '76.09', sub: [ACQUISITION.seller, ACQUISITION.contract] }
    const date = `${ACQUISITION.month}-01`
    ledger.post(date, { account: '58.01.2', sub: [NAMES.КГР] }, seller, thousand(ACQUISITION.cash))
    ledger.post(date, seller, cash, thousand(ACQUISITION.cash))
  }
}

/** Kopecks: the net amount at the rate of the end of the month before. */
export function yuanDividendBooked(): bigint {
  const net = part(YUAN_DIVIDEND.toParent * 100n, 100n - YUAN_DIVIDEND.withheld, 100n)
  return part(net, yuanAtEndOf(monthsBefore(YUAN_DIVIDEND.month, 1)), 10_000n)
}

/** The group's books from 2023 on; 2023 is there to give 2024 an opening that was lived, and is not printed. */
export function simulate(): Group {
  const simulation = new Simulation()
  simulation.run(2023, 2025)
  return simulation
}
