// One company's books for one month after another: what a bookkeeper in 1C posts, phase by phase. Dates grow, so that
// deals between two companies can be posted into both ledgers between the phases.

import { daysInYear, daysOf, isQuarterEnd, lastDayOf, monthsBefore, season } from './calendar.ts'
import { between, part, thousand, vary } from './chance.ts'
import type { Asset, Borrowing, Company, Customer, Supplier } from './describe.ts'
import { type Amounts, Ledger, negate, outsideTax, permanent, type Side, taxed, temporary } from './ledger.ts'

export const VAT = 20n
export const OTHER = {
  assets: 'Реализация основных средств',
  interestIncome: 'Проценты к получению',
  interestExpense: 'Проценты к уплате',
  leaseInterest: 'Проценты по обязательствам по аренде',
  bank: 'Расходы на услуги банков',
  exchange: 'Курсовые разницы',
  doubtful: 'Отчисления в резервы по сомнительным долгам',
  writeDown: 'Отчисления в резервы под обесценение запасов',
  propertyTax: 'Налог на имущество',
  dividends: 'Доходы от участия в других организациях',
} as const

interface Held {
  readonly asset: Asset
  readonly account: '01.01' | '04.01'
  readonly wornAccount: '02.01' | '05'
  gone: boolean
}

/** Interest of a month, thousands of nothing: balance × rate (hundredths of a percent) × days ÷ days of the year. */
export const interestOf = (balance: bigint, rate: number, month: string): bigint =>
  part(balance, BigInt(rate) * daysOf(month), 10_000n * daysInYear(month))

export class Bookkeeper {
  readonly company: Company
  readonly ledger = new Ledger()
  readonly #held: Held[] = []
  /** What each customer bought and each supplier delivered, with VAT, by month. */
  readonly #sold = new Map<string, bigint>()
  readonly #bought = new Map<string, bigint>()

  constructor(company: Company) {
    this.company = company
  }

  get cash(): Side {
    return { account: '51', sub: [this.company.bank] }
  }

  #growth(month: string): bigint {
    return BigInt(this.company.growth[month.slice(0, 4)] ?? 100)
  }

  /** A planned amount of thousands a month, grown, with its season and its unevenness; kopecks. */
  planned(name: string, monthly: number, month: string, steady = false): bigint {
    const base = part(thousand(monthly) * this.#growth(month), steady ? 1000n : season(month), 100_000n)
    return vary(`${this.company.code}/${name}/${month}`, base, steady ? 15n : 60n)
  }

  /** Opening of 2023: what the company owns and owes; what is left is earned before. */
  open(date: string): void {
    const { company, ledger } = this
    const earned: Side = { account: '84.01' }
    const own = (side: Side, amount: bigint | Amounts): void => ledger.post(date, side, earned, amount)
    const owe = (side: Side, amount: bigint): void => ledger.post(date, earned, side, amount)
    own(this.cash, thousand(company.cash))
    for (const asset of company.assets) {
      const held = this.#hold(asset)
      own({ account: held.account, sub: [asset.name] }, thousand(asset.cost))
      const worn = temporary(thousand(asset.worn), thousand(asset.wornForTax))
      ledger.post(date, earned, { account: held.wornAccount, sub: [asset.name] }, worn)
    }
    for (const lease of company.leases) {
      own({ account: '01.03', sub: [lease.asset] }, temporary(thousand(lease.cost)))
      ledger.post(date, earned, { account: '02.03', sub: [lease.asset] }, temporary(thousand(lease.worn)))
      this.#openLease(date, lease)
    }
    for (const [account, name, amount] of company.investments) own({ account, sub: [name] }, thousand(amount))
    for (const loan of company.borrowings)
      owe({ account: loan.account, sub: [loan.lender, loan.contract] }, thousand(loan.opening))
    if (company.line)
      owe(
        { account: '66.01', sub: [company.line.bank, company.line.contract] },
        thousand(company.line.opening),
      )
    for (const [name, percent] of company.shareholders)
      owe(
        { account: company.organisation.startsWith('АО') ? '80.01' : '80.09', sub: [name] },
        part(thousand(company.capital), BigInt(percent), 1000n),
      )
    if (company.reserve) owe({ account: '82.01' }, thousand(company.reserve))
    if (company.premium) owe({ account: '83.02' }, thousand(company.premium))
    for (const [account, name, amount] of company.offBalance ?? [])
      ledger.register(date, 'debit', { account, sub: [name] }, thousand(amount))
    this.#openStocks(date, own)
  }

  #openStocks(date: string, own: (side: Side, amount: bigint) => void): void {
    for (const [key, amount] of Object.entries(this.company.stocks))
      own(stockSide(key, this.company.productGroup), thousand(amount))
    for (const customer of this.company.customers) {
      if (customer.from) continue
      const monthly = thousand(customer.monthly)
      const gross = monthly + part(monthly, VAT, 100n)
      for (let back = 1; back <= customer.lag; back++)
        this.#sold.set(`${customer.contract}/${monthsBefore(date.slice(0, 7), back - 1)}`, gross)
      own({ account: '62.01', sub: [customer.name, customer.contract] }, gross * BigInt(customer.lag))
    }
    for (const supplier of this.company.suppliers) {
      const monthly = thousand(supplier.monthly)
      const gross = monthly + (supplier.exempt ? 0n : part(monthly, VAT, 100n))
      for (let back = 1; back <= supplier.lag; back++)
        this.#bought.set(
          `${supplier.name}/${supplier.contract}/${monthsBefore(date.slice(0, 7), back - 1)}`,
          gross,
        )
      this.ledger.post(
        date,
        { account: '84.01' },
        { account: '60.01', sub: [supplier.name, supplier.contract] },
        gross * BigInt(supplier.lag),
      )
    }
  }

  #hold(asset: Asset): Held {
    const held: Held = asset.intangible
      ? { asset, account: '04.01', wornAccount: '05', gone: false }
      : { asset, account: '01.01', wornAccount: '02.01', gone: false }
    this.#held.push(held)
    return held
  }

  asleep(month: string): boolean {
    return this.company.dormantFrom !== undefined && month >= this.company.dormantFrom
  }

  // --- the 10th: what is due is paid -------------------------------------------------------------------------------

  settle(month: string): void {
    const date = `${month}-10`
    if (this.asleep(month)) return
    for (const customer of this.company.customers) this.#collect(date, month, customer)
    for (const supplier of this.company.suppliers) {
      const due =
        this.#bought.get(`${supplier.name}/${supplier.contract}/${monthsBefore(month, supplier.lag)}`) ?? 0n
      this.pay(date, supplier.name, supplier.contract, due)
    }
    const wages = -this.ledger.balance('70').bu
    if (wages > 0n) this.ledger.post(date, { account: '70' }, this.cash, wages)
    for (const { side, amounts } of this.#interestDue()) this.ledger.post(date, side, this.cash, -amounts.bu)
  }

  #interestDue(): { side: Side; amounts: Amounts }[] {
    return ['66.02', '66.04', '67.02', '67.04']
      .flatMap((account) => this.ledger.open(account))
      .filter(({ amounts }) => amounts.bu < 0n)
  }

  #collect(date: string, month: string, customer: Customer): void {
    const sub = [customer.name, customer.contract]
    if (customer.fallsSilent && month >= customer.fallsSilent) return
    const due = this.#sold.get(`${customer.contract}/${monthsBefore(month, customer.lag)}`) ?? 0n
    const held = this.ledger.balance('62.01', sub).bu
    const paid = due < held ? due : held
    if (paid > 0n) this.ledger.post(date, this.cash, { account: '62.01', sub }, paid)
    if (!customer.advance) return
    const advance = part(due, BigInt(customer.advance), 100n)
    this.ledger.post(date, this.cash, { account: '62.02', sub }, advance)
    this.ledger.post(date, { account: '76.АВ', sub }, { account: '68.02' }, part(advance, VAT, 100n + VAT))
  }

  /** Pays a supplier what is due, no more than is owed. */
  pay(date: string, name: string, contract: string, due: bigint): void {
    const sub = [name, contract]
    const owed = -this.ledger.balance('60.01', sub).bu
    const paid = due < owed ? due : owed
    if (paid > 0n) this.ledger.post(date, { account: '60.01', sub }, this.cash, paid)
  }

  // --- the 20th: trade ---------------------------------------------------------------------------------------------

  trade(month: string): void {
    const date = `${month}-20`
    if (this.asleep(month)) return
    for (const customer of this.company.customers) {
      if ((customer.fallsSilent && month >= customer.fallsSilent) || (customer.from && month < customer.from))
        continue
      const net = this.planned(`${customer.contract}`, customer.monthly, month)
      this.sell(date, customer.name, customer.contract, customer.group, net)
      this.#sold.set(`${customer.contract}/${month}`, net + part(net, VAT, 100n))
    }
    for (const supplier of this.company.suppliers) {
      const net = this.planned(`${supplier.name}${supplier.item}`, supplier.monthly, month, supplier.steady)
      const gross = this.buy(date, supplier, net)
      this.#bought.set(`${supplier.name}/${supplier.contract}/${month}`, gross)
      this.#prepay(date, supplier, gross)
    }
    for (const item of this.company.other) this.#otherItem(date, month, item)
  }

  /** Revenue with VAT; an advance received before is set off, its VAT comes back. */
  sell(date: string, name: string, contract: string, group: string, net: bigint): bigint {
    const sub = [name, contract]
    const vat = part(net, VAT, 100n)
    const revenue: Side = { account: '90.01.1', sub: [group] }
    this.ledger.post(date, { account: '62.01', sub }, revenue, net)
    this.ledger.post(date, { account: '62.01', sub }, revenue, outsideTax(vat))
    this.ledger.post(date, { account: '90.03', sub: [group] }, { account: '68.02' }, outsideTax(vat))
    const advance = -this.ledger.balance('62.02', sub).bu
    const set = advance < net + vat ? advance : net + vat
    if (set > 0n) {
      this.ledger.post(date, { account: '62.02', sub }, { account: '62.01', sub }, set)
      this.ledger.post(
        date,
        { account: '68.02' },
        { account: '76.АВ', sub },
        set === advance ? this.ledger.balance('76.АВ', sub).bu : part(set, VAT, 100n + VAT),
      )
    }
    return net + vat
  }

  /** A purchase with VAT, most of it deducted at once; an advance given before is set off. */
  buy(date: string, supplier: Supplier, net: bigint, vatShort = 0n): bigint {
    const { ledger } = this
    const sub = [supplier.name, supplier.contract]
    const vat = supplier.exempt ? 0n : part(net, VAT, 100n) - vatShort
    const input = supplier.account.startsWith('10') || supplier.account.startsWith('41') ? '19.03' : '19.04'
    ledger.post(
      date,
      { account: supplier.account, sub: costSub(supplier, this.company) },
      { account: '60.01', sub },
      net,
    )
    ledger.post(date, { account: input, sub: [supplier.name] }, { account: '60.01', sub }, vat)
    // An invoice in fifty comes late: its VAT waits a month.
    const late = between(`${this.company.code}${supplier.name}${date}`, 0n, 49n) === 0n
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

  #prepay(date: string, supplier: Supplier, gross: bigint): void {
    if (!supplier.advance) return
    const sub = [supplier.name, supplier.contract]
    const advance = part(gross, BigInt(supplier.advance), 100n)
    this.ledger.post(date, { account: '60.02', sub }, this.cash, advance)
    if (!supplier.exempt)
      this.ledger.post(date, { account: '68.02' }, { account: '76.ВА', sub }, part(advance, VAT, 100n + VAT))
  }

  #otherItem(date: string, month: string, item: Company['other'][number]): void {
    if (item.only && !month.endsWith(`-${item.only}`)) return
    const amount = vary(`${this.company.code}/${item.item}/${month}`, thousand(item.monthly), 80n)
    const amounts = item.permanent ? permanent(amount) : taxed(amount)
    const sub = [item.counterparty, item.contract]
    const other: Side = { account: item.income ? '91.01' : '91.02', sub: [item.item] }
    if (item.item === OTHER.bank) this.ledger.post(date, other, this.cash, amounts)
    else if (item.income) {
      this.ledger.post(date, { account: '76.09', sub }, other, amounts)
      this.ledger.post(date, this.cash, { account: '76.09', sub }, amount)
    } else {
      this.ledger.post(date, other, { account: '76.09', sub }, amounts)
      this.ledger.post(date, { account: '76.09', sub }, this.cash, amount)
    }
  }

  // --- the 25th: assets, money -------------------------------------------------------------------------------------

  invest(month: string): void {
    const date = `${month}-25`
    if (this.asleep(month)) return
    for (const purchase of this.company.purchases) {
      const sub = [purchase.supplier, purchase.contract]
      if (monthsBefore(month, 1) === purchase.month)
        this.pay(date, purchase.supplier, purchase.contract, -this.ledger.balance('60.01', sub).bu)
      if (month !== purchase.month) continue
      const cost = vary(`${this.company.code}/${purchase.name}`, thousand(purchase.cost), 5n)
      const work: Side = { account: purchase.intangible ? '08.05' : '08.04.2', sub: [purchase.name] }
      this.ledger.post(date, work, { account: '60.01', sub }, cost)
      this.#capitalVat(
        date,
        purchase.supplier,
        sub,
        part(cost, VAT, 100n),
        purchase.intangible ? '19.02' : '19.01',
      )
      const held = this.#hold({ ...purchase, worn: 0, wornForTax: 0 })
      this.ledger.post(date, { account: held.account, sub: [purchase.name] }, work, cost)
    }
    for (const building of this.company.buildings) this.#build(date, month, building)
    for (const disposal of this.company.disposals) if (disposal.month === month) this.#dispose(date, disposal)
    for (const loan of this.company.borrowings) this.#borrow(date, month, loan)
    this.#deposit(date, month)
    if (this.company.prepaidCosts && month.endsWith('-01')) this.#prepaidCosts(date, month)
  }

  #capitalVat(date: string, supplier: string, sub: readonly string[], vat: bigint, account: string): void {
    this.ledger.post(date, { account, sub: [supplier] }, { account: '60.01', sub }, vat)
    this.ledger.post(date, { account: '68.02' }, { account, sub: [supplier] }, vat)
  }

  #build(date: string, month: string, building: Company['buildings'][number]): void {
    const sub = [building.contractor, building.contract]
    if (month > building.from && month <= next(building.to))
      this.pay(date, building.contractor, building.contract, -this.ledger.balance('60.01', sub).bu)
    if (month < building.from || month > building.to) return
    const cost = vary(`${this.company.code}/${building.name}/${month}`, thousand(building.monthly), 90n)
    this.ledger.post(date, { account: '08.03', sub: [building.name] }, { account: '60.01', sub }, cost)
    this.#capitalVat(date, building.contractor, sub, part(cost, VAT, 100n), '19.01')
    if (month !== building.to || building.months === undefined) return
    const whole = this.ledger.balance('08.03', [building.name])
    this.#hold({
      name: building.name,
      cost: 0,
      worn: 0,
      wornForTax: 0,
      months: building.months,
      monthsForTax: building.months,
      expense: building.expense ?? '25',
    })
    this.ledger.post(
      date,
      { account: '01.01', sub: [building.name] },
      { account: '08.03', sub: [building.name] },
      whole,
    )
  }

  #dispose(date: string, disposal: Company['disposals'][number]): void {
    const { ledger } = this
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
    ledger.post(date, this.cash, buyer, price + vat)
    for (const held of this.#held) if (held.asset.name === disposal.asset) held.gone = true
  }

  #borrow(date: string, month: string, loan: Borrowing): void {
    const move = thousand(loan.moves[month] ?? 0)
    const side: Side = { account: loan.account, sub: [loan.lender, loan.contract] }
    if (move > 0n) this.ledger.post(date, this.cash, side, move)
    if (move < 0n) this.ledger.post(date, side, this.cash, -move)
  }

  #deposit(date: string, month: string): void {
    const move = thousand(this.company.deposits?.moves[month] ?? 0)
    const side: Side = { account: '55.03', sub: [this.company.bank] }
    if (move > 0n) this.ledger.post(date, side, this.cash, move)
    if (move < 0n) this.ledger.post(date, this.cash, side, -move)
  }

  #prepaidCosts(date: string, month: string): void {
    const plan = this.company.prepaidCosts
    if (!plan) return
    const sub = [plan.supplier, plan.contract]
    const cost = vary(`${this.company.code}/${plan.item}/${month}`, thousand(plan.yearly), 20n)
    this.ledger.post(date, { account: '97.21', sub: [plan.item] }, { account: '60.01', sub }, cost)
    this.ledger.post(
      date,
      { account: '19.04', sub: [plan.supplier] },
      { account: '60.01', sub },
      part(cost, VAT, 100n),
    )
    this.ledger.post(
      date,
      { account: '68.02' },
      { account: '19.04', sub: [plan.supplier] },
      part(cost, VAT, 100n),
    )
    this.ledger.post(date, { account: '60.01', sub }, this.cash, cost + part(cost, VAT, 100n))
  }

  // --- the 28th: taxes by the single tax account, wages in advance, the credit line ---------------------------------

  payTaxes(month: string): void {
    const { ledger } = this
    const date = `${month}-28`
    if (this.asleep(month)) return
    const monthBefore = lastDayOf(monthsBefore(month, 1))
    const accrued = this.#taxesDue(monthBefore)
    let total = 0n
    for (const amount of accrued.values()) total += amount
    // The payment is made in whole hundreds, so that something always stays on the single tax account.
    const held = ledger.balance('68.90').bu
    const payment = total > held ? ((total - held) / 10_000n + 1n) * 10_000n : 0n
    if (payment > 0n) ledger.post(date, { account: '68.90' }, this.cash, payment)
    for (const [account, amount] of accrued) ledger.post(date, { account }, { account: '68.90' }, amount)
    const injuries = -ledger.balance('69.11').bu
    if (injuries > 0n) ledger.post(date, { account: '69.11' }, this.cash, injuries)
    const wages = this.#wagesOf.get(monthsBefore(month, 1)) ?? 0n
    if (wages > 0n) ledger.post(date, { account: '70' }, this.cash, part(wages, 40n, 100n))
    this.#useLine(date)
  }

  readonly #wagesOf = new Map<string, bigint>()

  /** What stood as a debt at the end of the month before and still does. */
  #taxesDue(monthBefore: string): Map<string, bigint> {
    const due = new Map<string, bigint>()
    const held = new Map<string, bigint>()
    for (const line of this.ledger.lines('2000-01-01', monthBefore)) {
      const sum = line.opening.bu + line.debit.bu - line.credit.bu
      held.set(line.account, (held.get(line.account) ?? 0n) + sum)
    }
    for (const account of ['68.01', '68.02', '68.04.1', '68.08', '69.09']) {
      const then = -(held.get(account) ?? 0n)
      const now = -this.ledger.balance(account).bu
      const amount = then < now ? then : now
      if (amount > 0n) due.set(account, amount)
    }
    return due
  }

  #useLine(date: string): void {
    const { line } = this.company
    if (!line) return
    const side: Side = { account: '66.01', sub: [line.bank, line.contract] }
    const cash = this.ledger.balance('51').bu
    const step = thousand(5000)
    if (cash < thousand(line.least))
      this.ledger.post(date, this.cash, side, ((thousand(line.least) - cash) / step + 1n) * step)
    if (cash <= thousand(line.most)) return
    const owed = -this.ledger.balance('66.01', side.sub).bu
    const spare = ((cash - thousand(line.most)) / step) * step
    const repaid = spare < owed ? spare : owed
    if (repaid > 0n) this.ledger.post(date, side, this.cash, repaid)
  }

  // --- the last day: accruals --------------------------------------------------------------------------------------

  accrue(month: string): void {
    const date = lastDayOf(month)
    if (this.asleep(month)) return
    for (const { account, monthly } of this.company.staff) this.#payroll(date, month, account, monthly)
    for (const held of this.#held) this.#depreciate(date, month, held)
    for (const lease of this.company.leases) this.#lease(date, lease)
    for (const loan of this.company.borrowings)
      this.#interest(date, month, loan.account, loan.lender, loan.contract, loan.rate)
    const { line } = this.company
    if (line) this.#interest(date, month, '66.01', line.bank, line.contract, line.rate)
    this.#depositInterest(date, month)
    if (this.company.prepaidCosts) this.#spreadCosts(date, month)
    if (isQuarterEnd(month)) {
      const tax = thousand(this.company.propertyTax)
      this.ledger.post(date, { account: '91.02', sub: [OTHER.propertyTax] }, { account: '68.08' }, tax)
      this.#doubtful(date, month)
    }
    if (month.endsWith('-12')) this.#writeDown(date, month)
  }

  #payroll(date: string, month: string, account: string, monthly: number): void {
    const { ledger } = this
    const wages = this.planned(`staff${account}`, monthly, month, true)
    const cost = (item: string): Side => ({
      account,
      sub: account.startsWith('20') ? [this.company.productGroup, item] : [item],
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
    this.#wagesOf.set(month, (this.#wagesOf.get(month) ?? 0n) + wages + leave - tax)
  }

  #depreciate(date: string, month: string, held: Held): void {
    const { asset } = held
    const bought =
      this.company.purchases.find((one) => one.name === asset.name)?.month ??
      this.company.buildings.find((one) => one.name === asset.name)?.to
    if (held.gone || bought === month) return
    const sub = [asset.name]
    const cost = this.ledger.balance(held.account, sub)
    const worn = this.ledger.balance(held.wornAccount, sub)
    const bu = least(part(cost.bu, 1n, BigInt(asset.months)), cost.bu + worn.bu)
    const nu = least(part(cost.nu, 1n, BigInt(asset.monthsForTax)), cost.nu + worn.nu)
    const expense: Side = {
      account: asset.expense,
      sub: asset.expense.startsWith('20') ? [this.company.productGroup, 'Амортизация'] : ['Амортизация'],
    }
    this.ledger.post(date, expense, { account: held.wornAccount, sub }, temporary(bu, nu))
  }

  /** The debt stands with its VAT and its interest to come; both are set against it (76.07.9, 76.07.5). */
  #openLease(date: string, lease: Company['leases'][number]): void {
    const sub = [lease.lessor, lease.contract]
    const schedule = scheduleOf(lease)
    this.#leases.set(lease.contract, schedule)
    const earned: Side = { account: '84.01' }
    const interest = schedule.reduce((sum, one) => sum + one.interest, 0n)
    const paid = schedule.reduce((sum, one) => sum + one.payment, 0n)
    const vat = schedule.reduce((sum, one) => sum + part(one.payment, VAT, 100n), 0n)
    this.ledger.post(date, earned, { account: '76.07.1', sub }, paid + vat)
    this.ledger.post(date, { account: '76.07.5', sub }, earned, interest)
    this.ledger.post(date, { account: '76.07.9', sub }, earned, vat)
  }

  readonly #leases = new Map<string, LeasePayment[]>()

  #lease(date: string, lease: Company['leases'][number]): void {
    const { ledger } = this
    const sub = [lease.lessor, lease.contract]
    const left = ledger.balance('01.03', [lease.asset]).bu + ledger.balance('02.03', [lease.asset]).bu
    const expense: Side = {
      account: lease.expense,
      sub: lease.expense.startsWith('20') ? [this.company.productGroup, 'Аренда'] : ['Аренда'],
    }
    if (left > 0n) {
      const bu = least(part(thousand(lease.cost), 1n, BigInt(lease.months)), left)
      ledger.post(date, expense, { account: '02.03', sub: [lease.asset] }, temporary(bu))
    }
    const due = this.#leases.get(lease.contract)?.shift()
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
    ledger.post(date, { account: '76.07.2', sub }, this.cash, due.payment + vat)
    ledger.postTax(date, 'debit', expense, due.payment)
  }

  #interest(
    date: string,
    month: string,
    account: string,
    lender: string,
    contract: string,
    rate: number,
  ): void {
    const sub = [lender, contract]
    const owed = -this.ledger.balance(account, sub).bu
    const due = { '66.01': '66.02', '66.03': '66.04', '67.01': '67.02', '67.03': '67.04' }[account] ?? '66.02'
    if (owed > 0n)
      this.ledger.post(
        date,
        { account: '91.02', sub: [OTHER.interestExpense] },
        { account: due, sub },
        interestOf(owed, rate, month),
      )
  }

  #depositInterest(date: string, month: string): void {
    const { deposits, bank } = this.company
    const held = this.ledger.balance('55.03').bu
    if (!deposits || held <= 0n) return
    const interest = interestOf(held, deposits.rate, month)
    const sub = [bank, 'Договор банковского вклада № 7']
    this.ledger.post(
      date,
      { account: '76.09', sub },
      { account: '91.01', sub: [OTHER.interestIncome] },
      interest,
    )
    this.ledger.post(date, this.cash, { account: '76.09', sub }, interest)
  }

  #spreadCosts(date: string, month: string): void {
    const plan = this.company.prepaidCosts
    if (!plan) return
    const held = this.ledger.balance('97.21').bu
    const left = 13n - BigInt(month.slice(5))
    this.ledger.post(
      date,
      { account: '26', sub: [plan.item] },
      { account: '97.21', sub: [plan.item] },
      part(held, 1n, left),
    )
  }

  /** A silent customer's debt is provided for in steps, as it grows old; the provision does not count for tax. */
  #doubtful(date: string, month: string): void {
    for (const customer of this.company.customers) {
      if (!customer.fallsSilent || month < customer.fallsSilent) continue
      const sub = [customer.name, customer.contract]
      const debt = this.ledger.balance('62.01', sub).bu
      const held = -this.ledger.balance('63', sub).bu
      const aim = part(debt, BigInt(this.company.doubtful), 100n)
      const step = least(part(debt, 15n, 100n), aim - held)
      if (step > 0n)
        this.ledger.post(
          date,
          { account: '91.02', sub: [OTHER.doubtful] },
          { account: '63', sub },
          temporary(step),
        )
    }
  }

  #writeDown(date: string, month: string): void {
    const account = this.company.kind === 'trade' ? '14.02' : '14.01'
    const held = -this.ledger.balance(account).bu
    if (held > 0n)
      this.ledger.post(date, { account }, { account: '91.01', sub: [OTHER.writeDown] }, temporary(held))
    const aim = thousand(this.company.writeDown[month.slice(0, 4)] ?? 0)
    if (aim > 0n)
      this.ledger.post(date, { account: '91.02', sub: [OTHER.writeDown] }, { account }, temporary(aim))
  }
}

interface LeasePayment {
  readonly interest: bigint
  /** Net of VAT. */
  readonly payment: bigint
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

const least = (a: bigint, b: bigint): bigint => (a < b ? a : b)

const next = (month: string): string => monthsBefore(month, -1)

function costSub(supplier: Supplier, company: Company): readonly string[] {
  return supplier.account.startsWith('20') ? [company.productGroup, supplier.item] : [supplier.item]
}

/** `10.01 Лист стальной` → the account and what lies on it. */
export function stockSide(key: string, productGroup: string): Side {
  const [account = '', ...name] = key.split(' ')
  if (account.startsWith('20')) return { account, sub: [productGroup, 'Материалы'] }
  return { account, sub: [name.join(' ')] }
}
