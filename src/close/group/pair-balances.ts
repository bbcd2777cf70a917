// The balances of one account group between two members (IFRS 10.B86(c); accounting-model.md §7 "Intragroup balances"):
// both sides in full, each in its own flows, but for their difference, which stays on the account of the side that shows
// more. What the last close left stays in the opening.

import type { DifferenceRow } from '../../ledger/book.ts'
import type { FactTable } from '../../ledger/facts.ts'
import { parseIntervalText } from '../../ledger/period.ts'
import { type Flow, flowNamed } from '../../ledger/words.ts'
import { turned } from '../explained.ts'
import type { Explained } from '../types.ts'
import { type GroupContext, madeOf } from './context.ts'
import type { GroupLine, Reason } from './ledger.ts'
import { type PairSide, pairName } from './pair.ts'
import {
  checkPair,
  decideDifference,
  decisionsOn,
  type Side,
  size,
  total,
  unneeded,
} from './pair-differences.ts'

/**
 * Eliminates the balances of one account group: both sides in full, each in its own flows, but for their difference,
 * which stays on the account of the side that shows more. What the last close left stays in the opening.
 */
export function eliminateBalances(
  context: GroupContext,
  a: PairSide,
  b: PairSide,
  opening: FactTable | null,
): void {
  const groups = new Set<string>()
  for (const side of [a, b]) {
    for (let row = 0; row < side.facts.length; row++) {
      groups.add(context.chart.get(side.facts.text('account', row))?.pair ?? '')
    }
  }
  const left = new Set(decisionsOn(context, a.member.entity.code, b.member.entity.code))
  for (const group of [...groups].sort())
    for (const done of eliminateGroup(context, group, a, b, opening)) left.delete(done)
  for (const row of left) unneeded(context, row, context.chart.get(row.account)?.pair ? 'warns' : 'blocks')
}

function sidesOf(context: GroupContext, group: string, a: PairSide, b: PairSide): [Side, Side] {
  const pick = (side: PairSide, other: PairSide): Side => ({
    entity: side.member.entity.code,
    partner: other.member.entity.code,
    facts: side.facts.where((row) => context.chart.get(side.facts.text('account', row))?.pair === group),
    entered: other.member.segment.scopeIn ? other.member.segment.interval.from : '',
  })
  return [pick(a, b), pick(b, a)]
}

const BY_MOVEMENT = ['period', 'account', 'flow'] as const

function eliminateGroup(
  context: GroupContext,
  group: string,
  a: PairSide,
  b: PairSide,
  opening: FactTable | null,
): readonly DifferenceRow[] {
  const [left, right] = sidesOf(context, group, a, b)
  const lines: GroupLine[] = []
  const left0 = startOf(context, group, left, opening)
  const right0 = startOf(context, group, right, opening)
  for (const side of [left, right]) {
    const sums = side.facts.groupBy(BY_MOVEMENT)
    for (let row = 0; row < sums.length; row++) {
      const flow = flowOfElimination(sums, row, side.entered)
      if (flow === 'opening' && opening) continue
      const isOf = (at: number): boolean => BY_MOVEMENT.every((one) => side.facts[one][at] === sums[one][row])
      lines.push({
        entity: side.entity,
        partner: side.partner,
        account: sums.text('account', row),
        flow,
        amount: -sums.amount[row]!,
        period: sums.text('period', row),
        from: () => madeOf(context, side.facts.where(isOf), -1n)(),
      })
    }
  }
  const started = opening ? stayedBefore(left0, right0) : staysAtStart(left0, right0, lines)
  const difference = total(left.facts) + total(right.facts)
  const apart: Reason = () => [left, right].flatMap(({ facts }) => madeOf(context, facts, 1n)())
  const bearer = size(total(left.facts)) >= size(total(right.facts)) ? left : right
  lines.push(...restOf(started, bearer, difference, apart))
  const name = pairName(left.entity, right.entity)
  if (lines.length > 0) context.ledger.post('elimination:balances', `derived/pair/${name}`, lines)
  const stands = { bearer, account: largest(bearer.facts.totals('account')), difference }
  const { isSettled, rows } = decideDifference(context, group, bearer, difference, opening)
  checkPair(context, group, [left, right], stands, isSettled)
  return rows
}

/** What a side starts the year with towards the other, by account: its own balances, and what was left of them. */
interface Start {
  readonly side: Side
  /** opening, or scope-in where one of the two comes in during the year. */
  readonly flow: Flow
  readonly balances: ReadonlyMap<string, bigint>
  /** Of these what the last close left, nil where there was none. */
  readonly left: ReadonlyMap<string, bigint>
  /** The facts that these are, of one account or of all. */
  readonly from: (account?: string) => readonly Explained[]
}

function startOf(context: GroupContext, group: string, side: Side, opening: FactTable | null): Start {
  const balances = new Map<string, bigint>()
  const isStart = (row: number): boolean => {
    const flow = flowOfElimination(side.facts, row, side.entered)
    return flow === 'opening' || flow === 'scope-in'
  }
  let flow: Flow = 'opening'
  for (let row = 0; row < side.facts.length; row++) {
    if (!isStart(row)) continue
    if (flowOfElimination(side.facts, row, side.entered) === 'scope-in') flow = 'scope-in'
    const account = side.facts.text('account', row)
    balances.set(account, (balances.get(account) ?? 0n) + side.facts.amount[row]!)
  }
  const left = new Map<string, bigint>(opening ? balances : [])
  const isLeft = (facts: FactTable, row: number): boolean =>
    facts.text('entity', row) === side.entity &&
    context.chart.get(facts.text('account', row))?.pair === group &&
    facts.text('layer', row) === 'elimination:balances'
  for (let row = 0; opening && row < opening.length; row++) {
    if (!isLeft(opening, row)) continue
    const account = opening.text('account', row)
    left.set(account, (left.get(account) ?? 0n) + opening.amount[row]!)
  }
  const isOf = (facts: FactTable, row: number, account?: string): boolean =>
    account === undefined || facts.text('account', row) === account
  const from = (account?: string): readonly Explained[] => [
    ...madeOf(
      context,
      side.facts.where((row) => isStart(row) && isOf(side.facts, row, account)),
      1n,
    )(),
    ...(opening
      ? madeOf(
          context,
          opening.where((row) => isLeft(opening, row) && isOf(opening, row, account)),
          1n,
        )()
      : []),
  ]
  return { side, flow, balances, left, from }
}

interface Stayed {
  readonly side: Side
  readonly account: string
  readonly amount: bigint
  readonly from: Reason
}

const stayedBefore = (...starts: readonly Start[]): Stayed[] =>
  starts.flatMap(({ side, left, from }) =>
    [...left].map(([account, amount]) => ({ side, account, amount, from: () => from(account) })),
  )

/**
 * Nothing was closed before: what the two sides start with apart from each other stays where the side that shows more
 * has it, as they started with it. Opening goes against opening, so that no movement of the year is made of it.
 */
function staysAtStart(a: Start, b: Start, lines: GroupLine[]): Stayed[] {
  const sum = ({ balances }: Start): bigint => [...balances.values()].reduce((all, one) => all + one, 0n)
  const amount = sum(a) + sum(b)
  const bearer = size(sum(a)) >= size(sum(b)) ? a : b
  const account = largest(bearer.balances)
  if (amount === 0n || account === '') return []
  const { side } = bearer
  const flow = a.flow === 'scope-in' || b.flow === 'scope-in' ? 'scope-in' : 'opening'
  const from: Reason = () => [...a.from(), ...b.from()]
  lines.push({ entity: side.entity, partner: side.partner, account, flow, amount, from })
  return [{ side, account, amount, from }]
}

/** From where the difference stood at the start to where it stands now: the rest of each account, in unspecified. */
function restOf(started: readonly Stayed[], bearer: Side, difference: bigint, apart: Reason): GroupLine[] {
  const account = largest(bearer.facts.totals('account'))
  const closing: Stayed[] = account ? [{ side: bearer, account, amount: difference, from: apart }] : []
  const rest = new Map<string, Stayed>()
  for (const [sign, stayed] of [
    [-1n, started],
    [1n, closing],
  ] as const) {
    for (const { side, account, amount, from } of stayed) {
      const key = `${side.entity} ${account}`
      const known = rest.get(key)
      rest.set(key, {
        side,
        account,
        amount: (known?.amount ?? 0n) + sign * amount,
        from: () => [...(known?.from() ?? []), ...(sign === 1n ? from() : from().map(turned))],
      })
    }
  }
  return [...rest.values()]
    .filter(({ amount }) => amount !== 0n)
    .map(({ side, account, amount, from }) => ({
      entity: side.entity,
      partner: side.partner,
      account,
      flow: 'unspecified',
      amount,
      from,
    }))
}

/** A balance with a company that comes in during the year is taken out as it comes in: in flow scope-in. */
function flowOfElimination(facts: FactTable, row: number, entered: string): Flow {
  const flow = flowNamed(facts.text('flow', row))
  if (!entered) return flow
  const before = flow === 'opening' || parseIntervalText(facts.text('period', row)).to < entered
  return before ? 'scope-in' : flow
}

function largest(amounts: ReadonlyMap<string, bigint>): string {
  let best = ''
  let most = -1n
  for (const [account, amount] of amounts) {
    if (size(amount) > most || (size(amount) === most && account < best)) {
      best = account
      most = size(amount)
    }
  }
  return best
}
