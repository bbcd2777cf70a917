// What an entity's settlements with companies of the book show of sales and purchases (accounting-model.md §7,
// "Intragroup turnovers"): income and expenses name no partner, 62 and 60 do. Read from the files' turnovers and not
// from facts, which hold what a balance moved by in one flow and no longer what was sold and what was paid.

import type { Interval } from '../../ledger/period.ts'
import type { TradeRow, TradeYear } from '../types.ts'
import type { LineKey, Side } from './lines.ts'
import { RuleBook } from './rules.ts'
import type { MapRun } from './run.ts'

/** Settlements without advances and bills: a debit is a sale, a credit a purchase, with VAT (Order 94n, 60 and 62). */
const SALES = /^62(\.(01|21|31|Р)(\..*)?)?$/
const PURCHASES = /^60(\.(01|21|31)(\..*)?)?$/
const REVENUE = /^90\.01(\.|$)/
const REVENUE_VAT = /^90\.03(\.|$)/
/** Who sells from finished products or goods sells goods; anybody else, services. */
const STOCK = /^4[1-3](\.|$)/

/** Flows of books in the group chart that a sale or a purchase stands in. */
const TRADE_FLOWS = new Set(['', 'unspecified', 'working-capital', 'addition-non-cash'])

/** What one line is to trade; null: nothing. */
type Kind = 'sales' | 'purchases' | 'revenue' | 'vat' | 'stock' | null

/** Sales to and purchases from each company of the book, by interval; `rules` are those of the reporting date. */
export function tradeOf(run: MapRun, rules: RuleBook): TradeYear {
  const { entity, entities } = run.input
  const companies = new Set(entities.map(({ code }) => code).filter((code) => code !== entity.code))
  const kindOf = run.russian ? kindIn1c() : kindInGroupChart(run)
  const kinds = run.context.keys.keys.map((key): Kind => (key.indicator === 'БУ' ? kindOf(key) : null))
  const rows = new Map<string, TradeRow>()
  const results: { interval: Interval; revenue: bigint; vat: bigint }[] = []
  const revenue = new Map<string, bigint>()
  let goods = false
  for (const { interval, table } of run.chain.intervals) {
    const own = { interval, revenue: 0n, vat: 0n }
    for (let row = 0; row < table.length; row++) {
      const kind = kinds[table.key[row]!]
      if (!kind) continue
      const key = run.key(table.key[row]!)
      const [debit, credit] = [table.debit[row]!, table.credit[row]!]
      if (kind === 'revenue') {
        own.revenue += credit
        const account = targetOf(run, rules, key, 'credit')
        revenue.set(account, (revenue.get(account) ?? 0n) + credit)
      } else if (kind === 'vat') own.vat += debit
      else if (kind === 'stock') goods ||= credit !== 0n
      else if (companies.has(key.partner)) addRow(rows, interval, key.partner, kind, debit, credit)
    }
    results.push(own)
  }
  const largest = [...revenue].sort(([a, x], [b, y]) => (x === y ? (a < b ? -1 : 1) : x > y ? -1 : 1))[0]
  return {
    rows: [...rows.values()].filter(({ sold, bought }) => sold !== 0n || bought !== 0n),
    results,
    revenueAccount: largest?.[0] ?? '',
    goods,
  }
}

function addRow(
  rows: Map<string, TradeRow>,
  interval: Interval,
  partner: string,
  kind: 'sales' | 'purchases',
  debit: bigint,
  credit: bigint,
): void {
  const text = `${partner} ${interval.from}/${interval.to}`
  const known = rows.get(text) ?? { interval, partner, sold: 0n, bought: 0n }
  const { sold, bought } = known
  rows.set(text, kind === 'sales' ? { ...known, sold: sold + debit } : { ...known, bought: bought + credit })
}

/** By account, once for all its lines. */
function kindIn1c(): (key: LineKey) => Kind {
  const kinds = new Map<string, Kind>()
  return ({ account }) => {
    let kind = kinds.get(account)
    if (kind === undefined) {
      kind = kindOf1c(account)
      kinds.set(account, kind)
    }
    return kind
  }
}

function kindOf1c(account: string): Kind {
  if (SALES.test(account)) return 'sales'
  if (PURCHASES.test(account)) return 'purchases'
  if (REVENUE.test(account)) return 'revenue'
  if (REVENUE_VAT.test(account)) return 'vat'
  return STOCK.test(account) ? 'stock' : null
}

/** Of other books: monetary settlements that pairs are compared by, by the group account of the line. */
function kindInGroupChart(run: MapRun): (key: LineKey) => Kind {
  const { chart, entity, interval, members, rules: all } = run.input
  // Rules of its own, so that none counts as reached because it was asked here.
  const rules = new RuleBook(all, entity.code, interval.to, members)
  return (key) => {
    if (!TRADE_FLOWS.has(key.flow)) return null
    const account = chart.get(targetOf(run, rules, key, run.usualSide(key)))
    if (!account) return null
    if (account.class === 'income') return 'revenue'
    if (account.role === 'inventories') return 'stock'
    if (account.pair !== 'settlements' || !account.monetary) return null
    if (account.class === 'asset') return 'sales'
    return account.class === 'liability' ? 'purchases' : null
  }
}

/** The group account of a line on a side; '' where no rule fits. */
const targetOf = (run: MapRun, rules: RuleBook, key: LineKey, side: Side): string =>
  run.isGroupChart ? key.account : (rules.decide(key, side)?.rules[0]?.target ?? '')
