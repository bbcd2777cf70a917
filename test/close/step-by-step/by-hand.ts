// A group consolidated by hand, from its lowest sub-group up; amounts in kopecks, debit positive.

import type { Line } from '../../../src/close/group/testing.ts'
import {
  dividendsOf,
  extraPriceOf,
  type Group,
  impairmentOf,
  linesOf,
  nciAtAcquisition,
  netAssets,
  outsidersOf,
  PARENT,
  priceOf,
  type Subsidiary,
  times,
} from './generated-group.ts'

export type Sums = Map<string, bigint>
export const add = (sums: Sums, key: string, amount: bigint): void => {
  sums.set(key, (sums.get(key) ?? 0n) + amount)
}

/** A group of companies under one of them, as one company. */
interface SubGroup {
  readonly accounts: Sums
  /** What its owners have of what equity moved since they bought it: `kind company` that it comes from. */
  readonly moved: Sums
  /** Non-controlling interests: `flow company`. */
  readonly nci: Sums
}

/** Of one holder's goodwill: of two holders' together nothing or all is impaired. */
const lostOf = (held: Subsidiary, goodwill: bigint): bigint =>
  held.impaired === 2n ? goodwill : impairmentOf(held) * 100n

const FLOWS = { opening: 'opening', profit: 'profit-attributed', oci: 'oci-attributed' } as const
type Moved = keyof typeof FLOWS

export class ByHand {
  readonly #group: Group
  readonly #lines: Readonly<Record<string, readonly Line[]>>

  constructor(group: Group) {
    this.#group = group
    this.#lines = linesOf(group)
  }

  /** The whole group: the top level besides takes what the parent bought of its sub-groups' companies itself. */
  whole(): SubGroup {
    const all = this.subGroup(PARENT)
    for (const { amount } of this.#group.sales) {
      add(all.accounts, 'revenue', amount * 100n)
      add(all.accounts, 'cost', -amount * 100n)
      add(all.accounts, 'receivables', -amount * 100n)
      add(all.accounts, 'payables', amount * 100n)
    }
    return all
  }

  subGroup(code: string): SubGroup {
    const one: SubGroup = { accounts: new Map(), moved: new Map(), nci: new Map() }
    for (const [name, , amount] of this.#lines[code]!) add(one.accounts, name, amount * 100n)
    const own = this.#group.subsidiaries.find((each) => each.code === code)
    const result = (name: string): bigint => one.accounts.get(name) ?? 0n
    add(one.moved, `opening ${code}`, -(own?.movement ?? 0n) * 100n)
    add(one.moved, `profit ${code}`, result('revenue') + result('cost'))
    add(one.moved, `oci ${code}`, result('gain'))
    for (const { profit, seller } of this.#group.sales) {
      if (seller !== code) continue
      // What is not yet sold on is not earned by the seller (§7 "Unrealised profit"), with deferred tax at 25 %.
      add(one.accounts, 'inventories', -profit * 100n)
      add(one.accounts, 'cost', profit * 100n)
      add(one.accounts, 'dta', profit * 25n)
      add(one.accounts, 'deferred-tax', -profit * 25n)
      add(one.moved, `profit ${code}`, profit * 75n)
    }
    for (const held of this.#group.subsidiaries.filter(({ holder }) => holder === code)) this.#take(one, held)
    if (code === PARENT) for (const held of this.#group.subsidiaries) this.#takeExtra(one, held)
    return one
  }

  /** One more company, with all below it, under its holder. */
  #take(one: SubGroup, held: Subsidiary): void {
    const { code, inYear, share } = held
    const below = this.subGroup(code)
    for (const [name, amount] of below.accounts) add(one.accounts, name, amount)
    for (const [key, amount] of below.nci) add(one.nci, key, amount)
    const outside = 1000n - share
    const net = netAssets(held) * 100n
    // Bought: the price against what was there, the outsiders' part beside it (IFRS 3.32).
    const nci = held.nciPremium === null ? times(net, outside) : nciAtAcquisition(held) * 100n
    const goodwill = priceOf(held) * 100n + nci - net
    add(one.accounts, 'subsidiary', -priceOf(held) * 100n)
    add(one.accounts, 'capital', held.capital * 100n)
    add(one.accounts, 'retained', held.retained * 100n)
    add(one.accounts, 'ppe', held.uplift * 100n)
    add(one.accounts, 'dtl', -held.uplift * 25n)
    this.#outsiders(one, inYear ? 'scope-in' : 'opening', code, -nci, '')
    this.#goodwill(one, held, goodwill)
    // Earned since: the outsiders of this level take their part of what all below brings to its owners.
    for (const [key, amount] of below.moved) {
      const [kind, from] = key.split(' ') as [Moved, string]
      const part = times(amount, outside)
      this.#outsiders(one, FLOWS[kind], from, part, kind === 'oci' ? 'reserve' : 'retained')
      add(one.moved, key, amount - part)
    }
    // Distributed: the holder's part never left, the rest is the outsiders'.
    const received = dividendsOf(held).holder * 100n
    add(one.accounts, 'dividends', received)
    add(one.accounts, 'retained', -received)
    this.#outsiders(one, 'dividends-declared', code, held.dividend * 100n - received, 'retained')
  }

  #goodwill(one: SubGroup, held: Subsidiary, goodwill: bigint): void {
    const { code, holder, inYear } = held
    const outsiders = held.nciPremium === null ? times(netAssets(held) * 100n, outsidersOf(held)) : null
    const whole = (priceOf(held) + extraPriceOf(held) - netAssets(held)) * 100n
    if (whole + (outsiders ?? nciAtAcquisition(held) * 100n) < 0n) {
      // A bargain (IFRS 3.34): profit of the buyer, of years before its retained earnings.
      add(one.accounts, inYear ? 'bargain' : 'retained', goodwill)
      add(one.moved, `${inYear ? 'profit' : 'opening'} ${holder}`, goodwill)
      return
    }
    const lost = lostOf(held, goodwill)
    add(one.accounts, 'goodwill', goodwill - lost)
    add(one.accounts, 'impairment', lost)
    // IAS 36.C6: with outsiders at fair value they bear their part, else the buyer all of it.
    const ofOutsiders = held.nciPremium === null ? 0n : times(lost, outsidersOf(held))
    this.#outsiders(one, 'profit-attributed', code, ofOutsiders, 'retained')
    add(one.moved, `profit ${holder}`, lost - ofOutsiders)
  }

  /** What the parent holds beside the sub-group was outsiders' to the sub-group. */
  #takeExtra(one: SubGroup, held: Subsidiary): void {
    const { code, extra, inYear } = held
    if (extra === 0n) return
    const bought = times(netAssets(held) * 100n, extra)
    const goodwill = extraPriceOf(held) * 100n - bought
    add(one.accounts, 'subsidiary', -extraPriceOf(held) * 100n)
    this.#outsiders(one, inYear ? 'scope-in' : 'opening', code, bought, '')
    const lost = lostOf(held, goodwill)
    add(one.accounts, 'goodwill', goodwill - lost)
    add(one.accounts, 'impairment', lost)
    for (const [key, amount] of this.subGroup(code).moved) {
      const [kind, from] = key.split(' ') as [Moved, string]
      const part = -times(amount, extra)
      this.#outsiders(one, FLOWS[kind], from, part, kind === 'oci' ? 'reserve' : 'retained')
    }
    const received = dividendsOf(held).parent * 100n
    add(one.accounts, 'dividends', received)
    add(one.accounts, 'retained', -received)
    // #take gave it to the outsiders, out of retained earnings.
    this.#outsiders(one, 'dividends-declared', code, -received, 'retained')
  }

  /** Non-controlling interests, and the equity account that they take it from. */
  #outsiders(one: SubGroup, flow: string, from: string, amount: bigint, equity: string): void {
    add(one.nci, `${flow} ${from}`, amount)
    add(one.accounts, 'nci', amount)
    if (equity !== '') add(one.accounts, equity, -amount)
  }
}
