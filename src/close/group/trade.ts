// Intragroup turnovers and the profit that is still in the group's inventory (IFRS 10.B86(c); deferred tax at the
// holder's enacted rate, IAS 12.74; accounting-model.md §7 "Intragroup turnovers", "Unrealised profit").

import type { EntityRow, InventoryProfitRow, TurnoverRow } from '../../ledger/book.ts'
import { FactTable } from '../../ledger/facts.ts'
import { finding } from '../../ledger/finding.ts'
import { add, divide, ONE, shareOf } from '../../ledger/fraction.ts'
import { addDays, intersect, intervalText } from '../../ledger/period.ts'
import { GroupChart } from '../chart.ts'
import {
  accountFor,
  amountOf,
  averageRate,
  type GroupContext,
  madeOf,
  spotRate,
  taxRate,
  toPresentation,
} from './context.ts'
import type { GroupLine } from './ledger.ts'

/** The time in this year in which both belong to the group. */
export function together(context: GroupContext, a: string, b: string): { from: string; to: string } {
  let from = context.year.from
  for (const code of [a, b]) {
    const segment = context.members.get(code)?.segment
    if (segment?.scopeIn && segment.interval.from > from) from = segment.interval.from
  }
  return { from, to: context.year.to }
}

/** Income of the seller against what the purchase became at the buyer, at the seller's amount. */
export function eliminateTurnovers(context: GroupContext, seller: string, buyer: string): void {
  const time = together(context, seller, buyer)
  for (const row of context.book.turnovers) {
    if (row.seller !== seller || row.buyer !== buyer || row.accepted === false) continue
    const common = intersect(row.period, time)
    if (!common) continue
    if (common.from !== row.period.from || common.to !== row.period.to) {
      const values = { interval: intervalText(row.period), from: time.from, to: time.to }
      context.findings.push(finding('GRP-231', 'blocks', { ...row.place, column: 'period' }, values))
      continue
    }
    eliminateTurnover(context, row)
  }
}

function eliminateTurnover(context: GroupContext, row: TurnoverRow): void {
  const seller = context.members.get(row.seller)!.entity
  const buyer = context.members.get(row.buyer)!.entity
  const currency = row.currency || seller.functionalCurrency
  const rate = averageRate(context, currency, row.period, row.document)
  const given = amountOf(context, row, row.amount, currency)
  if (!rate || given === null) return
  const amount = toPresentation(context, given, currency, rate)
  const income = row.sellerAccount
  const purchase = row.buyerAccount || (row.nature === 'goods' ? accountFor(context, 'cost-of-sales') : '')
  if (!income || !purchase) {
    const column = income ? 'buyer_account' : 'seller_account'
    context.findings.push(finding('GRP-232', 'blocks', { ...row.place, column }, { column }))
    return
  }
  if (!row.costOfSales && !isResult(context, purchase)) {
    const place = { ...row.place, column: 'cost_of_sales' }
    context.findings.push(finding('GRP-283', 'blocks', place, { account: purchase }))
    return
  }
  const period = intervalText(row.period)
  const sold: GroupLine = {
    entity: row.seller,
    partner: row.buyer,
    account: income,
    flow: 'unspecified',
    amount,
    period,
  }
  if (row.costOfSales) {
    // What was capitalised stays at the group's cost: the seller's cost leaves, its profit leaves the asset.
    const cost = amountOf(context, row, row.costOfSales, currency)
    const account = accountFor(context, 'cost-of-sales')
    if (cost === null || !account) return
    const costAmount = toPresentation(context, cost, currency, rate)
    const asset = context.chart.get(purchase)
    context.ledger.post('elimination:turnovers', row.document, [
      sold,
      { entity: row.seller, partner: row.buyer, account, flow: 'unspecified', amount: -costAmount, period },
      {
        entity: row.buyer,
        partner: row.seller,
        account: purchase,
        flow: asset?.flowDebit || 'working-capital',
        amount: costAmount - amount,
        period,
      },
    ])
    return
  }
  const bought = buyerAmount(context, row, buyer.functionalCurrency, amount)
  const lines = [
    sold,
    {
      entity: row.buyer,
      partner: row.seller,
      account: purchase,
      flow: 'unspecified' as const,
      amount: -bought,
      period,
    },
  ]
  if (bought !== amount) {
    const account = accountFor(context, 'intragroup-exchange-difference')
    if (!account) return
    lines.push({
      entity: row.buyer,
      partner: row.seller,
      account,
      flow: 'unspecified',
      amount: bought - amount,
      period,
    })
  }
  context.ledger.post('elimination:turnovers', row.document, lines)
}

/** Income, expense or OCI: there the whole price goes; of an asset only the profit in it does (IFRS 10.B86(c)). */
function isResult({ chart }: GroupContext, code: string): boolean {
  const account = chart.get(code)
  return account === undefined || GroupChart.isResult(account)
}

/** The buyer's own amount where it keeps other books: one transaction translated at two rates (§7). */
function buyerAmount(
  context: GroupContext,
  row: TurnoverRow,
  currency: string,
  sellerAmount: bigint,
): bigint {
  if (!row.buyerAmount) return sellerAmount
  const given = amountOf(context, row, row.buyerAmount, currency)
  const rate = averageRate(context, currency, row.period, row.document)
  return given === null || !rate ? sellerAmount : toPresentation(context, given, currency, rate)
}

interface Unrealised {
  readonly row: InventoryProfitRow
  readonly profit: bigint
  readonly tax: bigint
  readonly costAccount: string
}

/** Profit of the seller in the buyer's inventory and the deferred tax on it (IAS 12.74), presentation currency; null with a finding. */
export function profitInInventory(
  context: GroupContext,
  row: InventoryProfitRow,
  buyer: EntityRow,
): { profit: bigint; tax: bigint } | null {
  const currency = row.currency || buyer.functionalCurrency
  const rate = spotRate(context, currency, row.date, row.document)
  if (!rate) return null
  let own: bigint | null = null
  if (row.profit) own = amountOf(context, row, row.profit, currency)
  else if (row.amountAtTransferPrice && row.margin) {
    const price = amountOf(context, row, row.amountAtTransferPrice, currency)
    const share = row.marginBasis === 'on-cost' ? divide(row.margin, add(ONE, row.margin)) : row.margin
    own = price === null ? null : shareOf(price, share)
  } else context.findings.push(finding('GRP-233', 'blocks', row.place, {}))
  if (own === null) return null
  const profit = toPresentation(context, own, currency, rate)
  const taxed = row.deferredTax && context.book.settings.groupDeferredTax
  const tax = taxed ? taxRate(context, buyer, row.date) : null
  if (taxed && !tax) return null
  return { profit, tax: tax ? shareOf(profit, tax) : 0n }
}

function unrealisedOf(context: GroupContext, row: InventoryProfitRow): Unrealised | null {
  const buyer = context.members.get(row.buyer)?.entity
  const held = buyer && profitInInventory(context, row, buyer)
  if (!held) return null
  const costAccount = row.costAccount || accountFor(context, 'cost-of-sales')
  return costAccount ? { row, ...held, costAccount } : null
}

const LAYER = 'elimination:unrealised-profit'

/**
 * Profit in the holder's inventory, borne by the seller: what the last closing held is released through cost of sales,
 * what this closing holds is set up. `opening` is the pair's rolled opening, null in the first year.
 */
export function eliminateUnrealised(
  context: GroupContext,
  seller: string,
  buyer: string,
  opening: FactTable | null,
): void {
  const rows = context.book.inventoryProfit.filter((row) => row.seller === seller && row.buyer === buyer)
  const before = addDays(context.year.from, -1)
  if (!opening) for (const row of rows.filter((r) => r.date === before)) openUnrealised(context, row)
  releaseOpening(context, seller, buyer, opening ?? FactTable.of(context.ledger.codes, context.ledger.facts))
  for (const row of rows) {
    if (row.date !== context.year.to) continue
    const unrealised = unrealisedOf(context, row)
    if (unrealised) setUp(context, unrealised, 1n)
  }
}

function openUnrealised(context: GroupContext, row: InventoryProfitRow): void {
  const unrealised = unrealisedOf(context, row)
  const retained = accountFor(context, 'retained-earnings')
  if (!unrealised || !retained) return
  const { profit, tax } = unrealised
  const asset = accountFor(context, 'deferred-tax-asset')
  context.ledger.post(LAYER, row.document, [
    { entity: row.buyer, partner: row.seller, account: row.account, flow: 'opening', amount: -profit },
    { entity: row.buyer, partner: row.seller, account: asset, flow: 'opening', amount: tax },
    { entity: row.seller, partner: row.buyer, account: retained, flow: 'opening', amount: profit - tax },
  ])
}

function setUp(context: GroupContext, unrealised: Unrealised, sign: bigint): void {
  const { row, profit, tax, costAccount } = unrealised
  const stock = { entity: row.buyer, partner: row.seller }
  const cost = { entity: row.seller, partner: row.buyer }
  const lines: GroupLine[] = [
    { ...stock, account: row.account, flow: 'working-capital', amount: -profit * sign },
    { ...cost, account: costAccount, flow: 'unspecified', amount: profit * sign },
  ]
  if (tax !== 0n) {
    const asset = accountFor(context, 'deferred-tax-asset')
    const expense = accountFor(context, 'deferred-tax-expense')
    if (!asset || !expense) return
    lines.push({ ...stock, account: asset, flow: 'tax-profit-or-loss', amount: tax * sign })
    lines.push({ ...cost, account: expense, flow: 'tax-profit-or-loss', amount: -tax * sign })
  }
  context.ledger.post(LAYER, row.document, lines)
}

/** What the last closing held leaves through cost of sales: the opening's balance-sheet lines turned round. */
function releaseOpening(context: GroupContext, seller: string, buyer: string, opening: FactTable): void {
  const held = opening.where((row) => {
    if (opening.text('layer', row) !== LAYER || opening.text('flow', row) !== 'opening') return false
    // Of the pair's two directions: what the buyer sold to the seller opens in the buyer's retained earnings.
    if (context.chart.get(opening.text('account', row))?.class !== 'asset') return false
    return opening.text('entity', row) === buyer && opening.text('partner', row) === seller
  })
  for (let row = 0; row < held.length; row++) {
    const account = held.text('account', row)
    const deferred = context.chart.get(account)?.role === 'deferred-tax-asset'
    const amount = held.amount[row]!
    const against = deferred
      ? accountFor(context, 'deferred-tax-expense')
      : releaseCost(context, seller, buyer, account)
    const flow = deferred ? 'tax-profit-or-loss' : 'working-capital'
    if (!against) continue
    const opened = held.where((at) => at === row)
    const from = madeOf(context, opened, -1n)
    context.ledger.post(LAYER, `derived/unrealised-profit/${seller}|${buyer}`, [
      { entity: buyer, partner: seller, account, flow, amount: -amount, from },
      {
        entity: seller,
        partner: buyer,
        account: against,
        flow: deferred ? 'tax-profit-or-loss' : 'unspecified',
        amount,
        from: madeOf(context, opened, 1n),
      },
    ])
  }
}

/** Through which cost account what was held on `account` is released: that of the row which set it up. */
function releaseCost(context: GroupContext, seller: string, buyer: string, account: string): string {
  const row = context.book.inventoryProfit.findLast(
    (r) => r.seller === seller && r.buyer === buyer && r.account === account && r.date < context.year.to,
  )
  return row?.costAccount || accountFor(context, 'cost-of-sales')
}
