// Rows of dated_flows.csv refine assumed flows (accounting-model.md §4): a row is part of what the balances show, never
// an addition, so what it names moves from the flow in which it was assumed to its own. 84 is explained by its rows in
// retained.ts; this is for every other account.

import type { Flow } from '../../ledger/words.ts'
import type { Origin } from './emit.ts'
import { datedAmount } from './retained.ts'
import type { MapRun } from './run.ts'

/** Flows that no row of dated_flows.csv is taken out of. */
const FIXED: ReadonlySet<Flow> = new Set(['opening', 'reclassification', 'restatement'])

/** @param done accounts whose rows were taken already */
export function refineByDatedFlows(run: MapRun, done: ReadonlySet<number>): void {
  for (const [interval, { interval: dates }] of run.chain.intervals.entries()) {
    const rows = run.input.datedFlows.filter((row) => row.date >= dates.from && row.date <= dates.to)
    const taken = new Map<string, bigint>()
    for (const row of rows) {
      const account = run.emitter.accountIndex(row.account)
      const amount = datedAmount(run, row)
      if (account < 0 || done.has(account) || amount === null || amount === 0n) continue
      const key = `${account} ${row.flow}`
      const flows = run.emitter.flowsOf(interval, account)
      // What rows before took of this flow is no longer free for this one.
      const free = (flows.get(row.flow) ?? 0n) - (taken.get(key) ?? 0n)
      taken.set(key, (taken.get(key) ?? 0n) + amount)
      if (sameWay(free, amount) && size(free) >= size(amount)) continue
      const missing = sameWay(free, amount) ? amount - free : amount
      const from = widest(flows, row.flow, missing)
      // Nothing moved on it in the books: a journal may bear the flow, and translation says where none does.
      if (!from) continue
      const origin = (): Origin => ({ rule: null, cells: [], row, note: '' })
      const detail = run.plainDetail(interval)
      run.emitter.add(interval, detail, account, row.flow, missing, origin)
      run.emitter.add(interval, detail, account, from, -missing, origin)
    }
  }
}

const size = (amount: bigint): bigint => (amount < 0n ? -amount : amount)
const sameWay = (a: bigint, b: bigint): boolean => (a > 0n && b > 0n) || (a < 0n && b < 0n)

/** The flow that holds most on the side of `amount`; else the one that holds most at all. */
function widest(flows: ReadonlyMap<Flow, bigint>, own: Flow, amount: bigint): Flow | null {
  const others = [...flows].filter(([flow, held]) => flow !== own && !FIXED.has(flow) && held !== 0n)
  const sameSide = others.filter(([, held]) => sameWay(held, amount))
  const from = sameSide.length > 0 ? sameSide : others
  if (from.length === 0) return null
  return from.reduce((best, one) => (size(one[1]) > size(best[1]) ? one : best))[0]
}
