// One company's books while they are kept: the description, the ledger, and what the bookkeeper must remember between
// months. The work of a month is in trade.ts, assets.ts, money.ts, accruals.ts and closing.ts, in that order.

import { season } from './calendar.ts'
import { part, thousand, vary } from './chance.ts'
import type { Asset, Company } from './describe.ts'
import { Ledger, type Side } from './ledger.ts'

export const VAT = 20n
/** Items of account 91 as the group's 1C bases name them. */
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

export interface Held {
  readonly asset: Asset
  readonly account: '01.01' | '04.01'
  readonly wornAccount: '02.01' | '05'
  gone: boolean
}

export interface LeasePayment {
  readonly interest: bigint
  /** Net of VAT. */
  readonly payment: bigint
}

export class Bookkeeper {
  readonly company: Company
  readonly ledger = new Ledger()
  readonly held: Held[] = []
  /** What each customer bought and each supplier delivered, with VAT, by month. */
  readonly sold = new Map<string, bigint>()
  readonly bought = new Map<string, bigint>()
  readonly wagesOf = new Map<string, bigint>()
  readonly leases = new Map<string, LeasePayment[]>()

  constructor(company: Company) {
    this.company = company
  }

  get cash(): Side {
    return { account: '51', sub: [this.company.bank] }
  }

  growth(month: string): bigint {
    return BigInt(this.company.growth[month.slice(0, 4)] ?? 100)
  }

  /** A planned amount of thousands a month, grown, with its season and its unevenness; kopecks. */
  planned(name: string, monthly: number, month: string, steady = false): bigint {
    const base = part(thousand(monthly) * this.growth(month), steady ? 1000n : season(month), 100_000n)
    return vary(`${this.company.code}/${name}/${month}`, base, steady ? 15n : 60n)
  }

  hold(asset: Asset): Held {
    const held: Held = asset.intangible
      ? { asset, account: '04.01', wornAccount: '05', gone: false }
      : { asset, account: '01.01', wornAccount: '02.01', gone: false }
    this.held.push(held)
    return held
  }

  asleep(month: string): boolean {
    return this.company.dormantFrom !== undefined && month >= this.company.dormantFrom
  }
}

export const least = (a: bigint, b: bigint): bigint => (a < b ? a : b)

/** `10.01 Лист стальной` → the account and what lies on it. */
export function stockSide(key: string, productGroup: string): Side {
  const [account = '', ...name] = key.split(' ')
  if (account.startsWith('20')) return { account, sub: [productGroup, 'Материалы'] }
  return { account, sub: [name.join(' ')] }
}
