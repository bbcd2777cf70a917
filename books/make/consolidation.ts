// Registers of the sample group that follow from its ledgers: dated flows of account 84, fair values at the purchases,
// turnovers and stock within the group, dividends, the opening of the company in Shenzhen.

import { type Asia, asiaOpening } from './asia.ts'
import type { Files } from './balances.ts'
import { part, thousand } from './chance.ts'
import { A } from './chart.ts'
import { csv, type Value } from './csv.ts'
import { DIVIDENDS, RESERVE, YUAN_DIVIDEND } from './deals.ts'
import { type Dealt, type Group, yuanDividendBooked } from './group.ts'
import type { Code } from './names.ts'
import { PORT_PURCHASE, QUARRY_PURCHASE, STEEL_PURCHASE } from './registers.ts'

type Rows = Record<string, Value>[]

/** What the profit on account 84 was used for: dividends and the reserve; debit positive. */
function datedFlows(): Uint8Array {
  const rows: Rows = []
  for (const { payer, month, parts } of DIVIDENDS) {
    const amount = parts.reduce((sum, one) => sum + thousand(one.amount), 0n)
    rows.push({
      entity: payer,
      date: `${month}-26`,
      account: A.retainedEarnings,
      flow: 'dividends-declared',
      amount,
      currency: 'RUB',
    })
  }
  rows.push({
    entity: RESERVE.company,
    date: `${RESERVE.month}-26`,
    account: A.retainedEarnings,
    flow: 'equity-transfer',
    amount: thousand(RESERVE.amount),
    currency: 'RUB',
  })
  const whole = (YUAN_DIVIDEND.toParent + YUAN_DIVIDEND.toOthers) * 100n
  const yuan = { entity: YUAN_DIVIDEND.payer, currency: 'CNY' }
  const { declared, paid } = YUAN_DIVIDEND
  rows.push(
    { ...yuan, date: declared, account: A.retainedEarnings, flow: 'dividends-declared', amount: whole },
    { ...yuan, date: declared, account: A.dividendsPayable, flow: 'dividends-declared', amount: -whole },
    { ...yuan, date: paid, account: A.dividendsPayable, flow: 'dividends-paid', amount: whole },
  )
  rows.sort((a, b) => (`${a.entity}${a.date}` < `${b.entity}${b.date}` ? -1 : 1))
  return csv(['entity', 'date', 'account', 'flow', 'item', 'amount', 'currency'], rows)
}

/** Net assets and fair values at the purchases. Where there is a trial balance at the date it gives the net assets. */
function acquisitions(): Uint8Array {
  const equity = (
    acquisition: string,
    investee: string,
    date: string,
    account: string,
    amount: bigint,
    currency = 'RUB',
  ): Record<string, Value> => ({
    acquisition,
    investee,
    date,
    item: 'equity',
    account,
    book_amount: amount,
    currency,
  })
  const rows: Rows = [
    equity(STEEL_PURCHASE, 'МЕТ', '2019-04-01', A.shareCapital, thousand(400_000)),
    equity(STEEL_PURCHASE, 'МЕТ', '2019-04-01', A.retainedEarnings, thousand(80_000)),
    {
      acquisition: STEEL_PURCHASE,
      investee: 'МЕТ',
      date: '2019-04-01',
      item: 'Цех холодного проката',
      account: A.buildings,
      book_amount: thousand(486_000),
      fair_value: thousand(516_000),
      release: 'straight-line',
      remaining_life_months: 240,
      expense_account: A.costOfSales,
      cgu: 'Прокат',
    },
    {
      acquisition: STEEL_PURCHASE,
      investee: 'МЕТ',
      date: '2019-04-01',
      item: 'Прокатный стан',
      account: A.machinery,
      book_amount: thousand(412_000),
      fair_value: thousand(432_000),
      release: 'straight-line',
      remaining_life_months: 72,
      expense_account: A.costOfSales,
      cgu: 'Прокат',
    },
    equity('П-02', 'ЛОГ', '2018-02-01', A.shareCapital, thousand(90_000)),
    equity('П-03', 'ТДС', '2017-09-01', A.shareCapital, thousand(10_000)),
    equity('П-04', 'РЕМ', '2020-03-01', A.shareCapital, thousand(10_000)),
    equity('П-05', 'АЗИ', '2021-06-01', A.shareCapital, thousand(3_000), 'CNY'),
    equity('П-06', 'РЗВ', '2021-10-01', A.shareCapital, thousand(1_000)),
    equity(PORT_PURCHASE, 'ПЛД', '2022-03-01', A.shareCapital, thousand(60_000)),
    equity(PORT_PURCHASE, 'ПЛД', '2022-03-01', A.retainedEarnings, thousand(48_000)),
    {
      acquisition: QUARRY_PURCHASE,
      investee: 'КГР',
      date: '2025-07-01',
      item: 'Право пользования недрами',
      account: A.intangibles,
      book_amount: thousand(32_500),
      fair_value: thousand(108_500),
      release: 'straight-line',
      remaining_life_months: 180,
      expense_account: A.costOfSales,
      cgu: 'Карьер',
    },
    {
      acquisition: QUARRY_PURCHASE,
      investee: 'КГР',
      date: '2025-07-01',
      item: 'Подъездной путь',
      account: A.machinery,
      book_amount: thousand(75_200),
      fair_value: thousand(96_200),
      release: 'straight-line',
      remaining_life_months: 210,
      expense_account: A.costOfSales,
      cgu: 'Карьер',
    },
    {
      acquisition: QUARRY_PURCHASE,
      investee: 'КГР',
      date: '2025-07-01',
      item: 'Блоки на складе',
      account: A.goods,
      book_amount: thousand(21_400),
      fair_value: thousand(27_400),
      release: 'on-sale',
      expense_account: A.costOfSales,
      cgu: 'Карьер',
    },
  ]
  return csv(
    [
      'acquisition',
      'investee',
      'date',
      'item',
      'account',
      'book_amount',
      'fair_value',
      'currency',
      'release',
      'remaining_life_months',
      'expense_account',
      'cgu',
    ],
    rows,
  )
}

const RELEASES: Rows = [
  {
    acquisition: QUARRY_PURCHASE,
    item: 'Блоки на складе',
    date: '2025-12-31',
    expense_account: A.costOfSales,
  },
]
const GOODWILL: Rows = [
  {
    acquisition: STEEL_PURCHASE,
    date: '2025-12-31',
    event: 'impairment',
    amount: thousand(18_000),
    currency: 'RUB',
    cgu: 'Прокат',
  },
]

const SELLER: Readonly<Record<Code, string>> = {
  СЕВ: A.revenueServices,
  МЕТ: A.revenueGoods,
  КГР: A.revenueGoods,
  ЛОГ: A.revenueServices,
  ТДС: A.revenueGoods,
  РЕМ: A.revenueServices,
  РЗВ: A.revenueServices,
  АЗИ: A.revenueGoods,
  ПЛД: A.revenueServices,
}

/** Where a purchase ends up in the buyer's profit or loss. */
function buyerAccount(account: string): string {
  if (account.startsWith('26')) return A.administrative
  return account.startsWith('44') ? A.selling : A.costOfSales
}

/** Sales, services and interest within the group by year; the quarry's from the day it belongs to it. */
function turnovers(group: Group): Uint8Array {
  const rows: Rows = []
  for (const year of ['2024', '2025']) {
    const months = group.dealt.filter((one) => one.month.startsWith(year))
    const deals = new Map<string, Dealt[]>()
    for (const one of months) {
      const key = `${one.seller}${one.buyer}${one.deal?.contract ?? ''}`
      deals.set(key, [...(deals.get(key) ?? []), one])
    }
    for (const all of deals.values()) {
      const [first] = all
      if (!first) continue
      const { seller, buyer, deal } = first
      const quarry = seller === 'КГР' || buyer === 'КГР'
      rows.push({
        seller,
        buyer,
        period: quarry ? `${year}-H2` : year,
        nature: deal?.nature ?? 'goods',
        contract: deal?.contract ?? 'Contract ST-2021/04',
        currency: 'RUB',
        amount: all.reduce((sum, one) => sum + one.net, 0n),
        seller_account: SELLER[seller],
        buyer_account: deal ? buyerAccount(deal.account) : A.costOfSales,
        accepted: 'yes',
        ...(deal ? {} : { buyer_amount: all.reduce((sum, one) => sum + one.yuan, 0n) }),
      })
    }
    for (const loan of new Set(group.interest.map((one) => one.loan))) {
      const amount = group.interest
        .filter((one) => one.loan === loan && one.month.startsWith(year))
        .reduce((sum, one) => sum + one.amount, 0n)
      rows.push({
        seller: loan.lender,
        buyer: loan.borrower,
        period: year,
        nature: 'interest',
        contract: loan.contract,
        currency: 'RUB',
        amount,
        seller_account: A.interestIncome,
        buyer_account: A.interestExpense,
        accepted: 'yes',
      })
    }
  }
  return csv(
    [
      'seller',
      'buyer',
      'period',
      'nature',
      'contract',
      'currency',
      'amount',
      'seller_account',
      'cost_of_sales',
      'buyer_account',
      'buyer_amount',
      'accepted',
    ],
    rows,
  )
}

/** Gross profit over revenue of a company's own books in a year, in whole percent: the margin it sells at. */
function margin(group: Group, code: Code, year: string): string {
  const ledger = group.books.get(code)?.ledger
  if (!ledger) throw new Error(`no books of ${code}`)
  let revenue = 0n
  let cost = 0n
  for (const line of ledger.lines(`${year}-01-01`, `${year}-12-31`)) {
    if (line.account.startsWith('90.01')) revenue += line.credit.bu
    if (line.account === '90.03') revenue -= line.debit.bu
    if (line.account.startsWith('90.02')) cost += line.debit.bu
  }
  return `${part(100n, revenue - cost, revenue)}%`
}

/** Goods of the group in the stock of another of its companies at the year ends, at the price between them. */
function inventoryProfit(group: Group, asia: Asia): Uint8Array {
  const rows: Rows = []
  const stock = (item: string, date: string): bigint => {
    let sum = 0n
    for (const line of group.books.get('ТДС')?.ledger.lines('2000-01-01', date) ?? [])
      if (line.account === '41.01' && line.sub[0] === item) sum += line.debit.bu - line.credit.bu
    return sum
  }
  for (const year of ['2023', '2024', '2025']) {
    const date = `${year}-12-31`
    const row = { date, account: A.goods, margin_basis: 'on-price', deferred_tax: 'yes' }
    rows.push({
      ...row,
      seller: 'МЕТ',
      buyer: 'ТДС',
      item: 'Металлопрокат',
      amount_at_transfer_price: stock('Металлопрокат', date),
      currency: 'RUB',
      margin: margin(group, 'МЕТ', year),
    })
    if (year === '2025')
      rows.push({
        ...row,
        seller: 'КГР',
        buyer: 'ТДС',
        item: 'Щебень',
        amount_at_transfer_price: stock('Щебень', date),
        currency: 'RUB',
        margin: margin(group, 'КГР', year),
      })
    rows.push({
      ...row,
      seller: 'ТДС',
      buyer: 'АЗИ',
      item: 'Goods from the trading house',
      amount_at_transfer_price: asia.stockFromGroup.get(date) ?? 0n,
      currency: 'CNY',
      margin: margin(group, 'ТДС', year),
    })
  }
  return csv(
    [
      'seller',
      'buyer',
      'date',
      'account',
      'item',
      'amount_at_transfer_price',
      'currency',
      'margin',
      'margin_basis',
      'deferred_tax',
    ],
    rows,
  )
}

/** Distributions of companies while they belong to the group; those of the parent to its shareholders too. */
function dividends(): Uint8Array {
  const rows: Rows = []
  for (const { payer, month, parts } of DIVIDENDS) {
    if (payer === 'КГР') continue
    const [year = ''] = month.split('-')
    const next = month.slice(0, 5) + (BigInt(month.slice(5)) + 1n).toString().padStart(2, '0')
    const outsiders = parts
      .filter((one) => !one.receiver)
      .reduce((sum, one) => sum + thousand(one.amount), 0n)
    const row = {
      payer,
      declared_on: `${month}-26`,
      year: `${BigInt(year) - 1n}`,
      currency: 'RUB',
      paid_on: `${next}-27`,
    }
    for (const { receiver, amount } of parts)
      if (receiver)
        rows.push({
          ...row,
          receiver,
          gross: thousand(amount),
          receiver_booked_on: `${month}-26`,
          receiver_booked_amount: thousand(amount),
        })
    if (outsiders > 0n) rows.push({ ...row, receiver: '', gross: outsiders })
  }
  const yuan = {
    payer: YUAN_DIVIDEND.payer,
    declared_on: YUAN_DIVIDEND.declared,
    year: '2024',
    currency: 'CNY',
    paid_on: YUAN_DIVIDEND.paid,
  }
  rows.push(
    {
      ...yuan,
      receiver: YUAN_DIVIDEND.receiver,
      gross: YUAN_DIVIDEND.toParent * 100n,
      withholding_rate: `${YUAN_DIVIDEND.withheld}%`,
      receiver_booked_on: YUAN_DIVIDEND.declared,
      receiver_booked_amount: yuanDividendBooked(),
    },
    { ...yuan, receiver: '', gross: YUAN_DIVIDEND.toOthers * 100n },
  )
  return csv(
    [
      'payer',
      'receiver',
      'declared_on',
      'year',
      'gross',
      'currency',
      'withholding_rate',
      'paid_on',
      'receiver_booked_on',
      'receiver_booked_amount',
    ],
    rows,
  )
}

/** What the equity of the company in Shenzhen was translated at before the book opens; credit is negative. */
function openings(asia: Asia): Uint8Array {
  const earned = asiaOpening(asia, A.retainedEarnings)
  const row = { date: '2023-12-31', entity: 'АЗИ' }
  return csv(
    ['date', 'entity', 'account', 'amount_functional', 'amount_presentation', 'source'],
    [
      {
        ...row,
        account: A.shareCapital,
        amount_functional: -thousand(3_000),
        amount_presentation: -thousand(34_530),
        source: 'Курс 11,51 на 1 июня 2021 года',
      },
      {
        ...row,
        account: A.retainedEarnings,
        amount_functional: earned,
        amount_presentation: part(earned, 118_640n, 10_000n),
        source: 'Прибыль 2021–2023 годов по средним курсам',
      },
    ],
  )
}

export function consolidationRegisters(group: Group, asia: Asia): Files {
  return new Map([
    ['dated_flows.csv', datedFlows()],
    ['acquisitions.csv', acquisitions()],
    ['acquisition_releases.csv', csv(['acquisition', 'item', 'date', 'share', 'expense_account'], RELEASES)],
    ['goodwill.csv', csv(['acquisition', 'date', 'event', 'amount', 'currency', 'cgu'], GOODWILL)],
    ['openings.csv', openings(asia)],
    ['intragroup/turnovers.csv', turnovers(group)],
    ['intragroup/inventory_profit.csv', inventoryProfit(group, asia)],
    ['intragroup/dividends.csv', dividends()],
  ])
}
