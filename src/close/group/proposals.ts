// Intragroup turnovers that no register names, proposed from settlements less VAT (IFRS 10.B86(c); accounting-model.md
// §7 "Intragroup turnovers"). Nothing is eliminated by a proposal: it stops the close until the row stands in the
// register, since revenue of the group that only the group paid for is a misstatement.

import type { EntityRow, TurnoverRow } from '../../ledger/book.ts'
import { exponentOf } from '../../ledger/currency.ts'
import { type Finding, finding } from '../../ledger/finding.ts'
import {
  add,
  decimalText,
  divide,
  type Fraction,
  fraction,
  ONE,
  roundHalfAway,
  subtract,
  ZERO,
} from '../../ledger/fraction.ts'
import { daysIn, type Interval, intersect, intervalText, parseInterval } from '../../ledger/period.ts'
import type { TradeYear } from '../types.ts'
import type { GroupContext, Member } from './context.ts'

/** What a pair reads of a member's trade: its own rows with the other, and the seller's VAT. */
export const tradeWith = ({ trade }: Member, partner: string): TradeYear => ({
  ...trade,
  rows: trade.rows.filter((row) => row.partner === partner),
})

const FILE = 'intragroup/turnovers.csv'
export const PROPOSED_COLUMNS =
  'seller,buyer,period,nature,currency,amount,seller_account,buyer_account,buyer_amount,accepted'

/** Interest is not settled on 60 and 62: its row says nothing of goods and services. */
const isOfTrade = ({ nature }: TurnoverRow): boolean => nature !== 'interest'

/** Proposes what the seller sold to the buyer in the time both belong to the group, where no row speaks of it. */
export function proposeTurnovers(context: GroupContext, time: Interval, a: Member, b: Member): void {
  const [seller, buyer] = [a.entity, b.entity]
  const known = context.book.turnovers.some(
    (row) =>
      row.seller === seller.code &&
      row.buyer === buyer.code &&
      isOfTrade(row) &&
      intersect(row.period, time) !== null,
  )
  if (known) return
  const sold = within(a.trade.rows, time, (row) => (row.partner === buyer.code ? row.sold : 0n))
  const bought = within(b.trade.rows, time, (row) => (row.partner === seller.code ? row.bought : 0n))
  if (sold.amount.numerator === 0n && bought.amount.numerator === 0n) return
  const vat = seller.jurisdiction === buyer.jurisdiction ? vatShare(a.trade, time) : ZERO
  context.findings.push(proposal(context, time, { seller: a, buyer: b, sold, bought, vat }))
}

interface Proposed {
  readonly seller: Member
  readonly buyer: Member
  /** In minor units of each one's functional currency, VAT included. */
  readonly sold: Shown
  readonly bought: Shown
  readonly vat: Fraction
}

interface Shown {
  readonly amount: Fraction
  /** True where an interval of the file reaches beyond the time: its amount is divided by days (§7). */
  readonly estimated: boolean
}

/** The seller's side, unless the buyer's alone shows the trade, or shows it without an estimate. */
function isSellers(sold: Shown, bought: Shown): boolean {
  if (sold.amount.numerator === 0n) return false
  return !sold.estimated || bought.estimated || bought.amount.numerator === 0n
}

function proposal(context: GroupContext, time: Interval, { seller, buyer, ...figures }: Proposed): Finding {
  const { sold, bought, vat } = figures
  const fromSeller = isSellers(sold, bought)
  const own = fromSeller ? seller.entity : buyer.entity
  const amount = text(own, fromSeller ? sold : bought, subtract(ONE, vat))
  const isForeign = seller.entity.functionalCurrency !== buyer.entity.functionalCurrency
  const cells = [
    seller.entity.code,
    buyer.entity.code,
    periodText(time, context.book.settings.fiscalYearStart),
    seller.trade.goods ? 'goods' : 'services',
    own.functionalCurrency,
    amount,
    seller.trade.revenueAccount,
    context.chart.toWrite('cost-of-sales')?.code ?? '',
    // The buyer's own amount, where the two keep different money: one transaction at two rates.
    isForeign && fromSeller && bought.amount.numerator !== 0n ? text(buyer.entity, bought) : '',
    'yes',
  ]
  return finding(
    'GRP-234',
    'blocks',
    { file: FILE, subject: `${seller.entity.code} → ${buyer.entity.code}` },
    {
      seller: seller.entity.code,
      buyer: buyer.entity.code,
      from: time.from,
      to: time.to,
      sold: text(seller.entity, sold),
      sellerCurrency: seller.entity.functionalCurrency,
      bought: text(buyer.entity, bought),
      buyerCurrency: buyer.entity.functionalCurrency,
      vat: percentText(vat),
      estimated: sold.estimated || bought.estimated ? 'yes' : 'no',
      amount,
      currency: own.functionalCurrency,
      columns: PROPOSED_COLUMNS,
      row: cells.map(cell).join(','),
    },
  )
}

/** Σ of rows of the time, exact; what reaches beyond it by the days that lie in it. */
function within<T extends { readonly interval: Interval }>(
  rows: readonly T[],
  time: Interval,
  amountOf: (row: T) => bigint,
): Shown {
  let sum = ZERO
  let estimated = false
  for (const row of rows) {
    const common = intersect(row.interval, time)
    const amount = amountOf(row)
    if (!common || amount === 0n) continue
    const [part, whole] = [BigInt(daysIn(common)), BigInt(daysIn(row.interval))]
    estimated ||= part !== whole
    sum = add(sum, fraction(amount * part, whole))
  }
  return { amount: sum, estimated }
}

/** The VAT in the seller's gross revenue of the time: 90.03 ÷ 90.01; nil where no VAT is seen. */
function vatShare({ results }: TradeYear, time: Interval): Fraction {
  const { amount: revenue } = within(results, time, (one) => one.revenue)
  const { amount: vat } = within(results, time, (one) => one.vat)
  return revenue.numerator > 0n && vat.numerator > 0n ? divide(vat, revenue) : ZERO
}

/** An amount less its VAT, rounded once. */
const text = (entity: EntityRow, { amount }: Shown, rest: Fraction = ONE): string =>
  decimalText(
    roundHalfAway(amount.numerator * rest.numerator, amount.denominator * rest.denominator),
    exponentOf(entity.functionalCurrency),
  )

const percentText = (share: Fraction): string =>
  decimalText(roundHalfAway(share.numerator * 10_000n, share.denominator), 2)

/** The shortest way the format has for an interval. */
function periodText(time: Interval, fiscalYearStart: string): string {
  const year = time.to.slice(0, 4)
  const short = [year, `${year}-H1`, `${year}-H2`].find((name) => {
    const one = parseInterval(name, fiscalYearStart)
    return one?.from === time.from && one.to === time.to
  })
  return short ?? intervalText(time)
}

const cell = (value: string): string => (/[",\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value)

/** Rows that a person has decided not to eliminate: said once, whoever reads the close sees what stays. */
export function decidedToStay(turnovers: readonly TurnoverRow[]): Finding[] {
  const rows = turnovers.filter(({ accepted }) => accepted === false)
  if (rows.length === 0) return []
  const pairs = rows.map(({ seller, buyer, period }) => `${seller} → ${buyer} ${intervalText(period)}`)
  const values = { count: rows.length, pairs: [...new Set(pairs)].sort().join('; ') }
  return [finding('GRP-235', 'warns', { file: FILE, column: 'accepted' }, values)]
}
