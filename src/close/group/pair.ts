// Two companies of the group and what stands between them (IFRS 10.B86(c); accounting-model.md §7): balances by account
// group with the difference left where it is, turnovers, unrealised profit in inventory, dividends. Derived per pair,
// so that a change in one company touches its own pairs only.

import type { Book, DifferenceRow, EntityRow } from '../../ledger/book.ts'
import type { FactTable } from '../../ledger/facts.ts'
import { type Check, type Finding, finding } from '../../ledger/finding.ts'
import { decimalText } from '../../ledger/fraction.ts'
import { intervalText, parseIntervalText } from '../../ledger/period.ts'
import { FLOWS, type Flow, flowNamed } from '../../ledger/words.ts'
import type { GroupChart } from '../chart.ts'
import { turned } from '../explained.ts'
import { rollForward } from '../roll.ts'
import type { Explained } from '../types.ts'
import { amountOf, compareAmounts, type GroupContext, type Member, madeOf } from './context.ts'
import { GroupLedger, type GroupLine, type Posting, type Reason } from './ledger.ts'

/** One side's facts with the other as partner, presentation currency. */
export interface PairSide {
  readonly member: Member
  readonly facts: FactTable
}

export interface PairResult {
  readonly name: string
  readonly facts: FactTable
  /** Kept only while an explanation is asked for. */
  readonly postings: readonly Posting[]
  readonly findings: readonly Finding[]
  readonly checks: readonly Check[]
}

export const pairName = (a: string, b: string): string => (a < b ? `${a}|${b}` : `${b}|${a}`)

/** Facts of an entity with the partner, on accounts that bear a pair group. */
export function sideOf(member: Member, partner: string, chart: GroupChart): FactTable {
  const facts = member.translated.presentation
  const code = facts.codes.partner.find(partner)
  const accounts = chart.byFactCode(facts.codes)
  return facts.where(
    (row) => facts.partner[row] === code && (accounts[facts.account[row]!]?.pair ?? '') !== '',
  )
}

/** Opening of the pair from the year before. */
export const rollPair = (previous: FactTable, chart: GroupChart, period: string): FactTable =>
  rollForward(previous, chart, period)

interface Side {
  readonly entity: string
  readonly partner: string
  readonly facts: FactTable
  /** First day in the group this year, '' when from the start. */
  readonly entered: string
}

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

/** What the two books leave apart, and where it stays. */
interface Stands {
  readonly bearer: Side
  readonly account: string
  readonly difference: bigint
}

const total = (facts: FactTable): bigint => facts.sum()
const size = (value: bigint): bigint => (value < 0n ? -value : value)

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

/** Beyond the tolerance a difference blocks until it is decided upon (§7); within it, or decided, it warns. */
function checkPair(
  context: GroupContext,
  group: string,
  [left, right]: readonly [Side, Side],
  { account, bearer, difference }: Stands,
  isDecided: boolean,
): void {
  // A part of a minor unit tolerates nothing more.
  const { denominator, numerator } = context.book.settings.tolerance
  const tolerance = (numerator * 10n ** BigInt(context.exponent)) / denominator
  const text = (amount: bigint): string => decimalText(amount, context.exponent)
  context.checks.push({
    id: 'intragroup-pair',
    scope: 'pair',
    subject: `${pairName(left.entity, right.entity)} ${group}`,
    severity: size(difference) <= tolerance || isDecided ? 'warns' : 'blocks',
    left: text(total(left.facts)),
    right: text(-total(right.facts)),
    difference: text(difference),
    passed: difference === 0n,
    values: {
      group,
      tolerance: text(tolerance),
      first: left.entity,
      second: right.entity,
      bearer: bearer.entity,
      account,
    },
  })
}

/** Decisions on differences of the two, by either side, that hold at the date of the close. */
function decisionsOn({ book, year }: GroupContext, a: string, b: string): DifferenceRow[] {
  return book.differences.filter(
    (row) =>
      ((row.entity === a && row.partner === b) || (row.entity === b && row.partner === a)) &&
      row.period.from <= year.to &&
      row.period.to >= year.to,
  )
}

/**
 * Decisions on record move the difference, or the amount of it that they give, to a named account. What earlier ones
 * moved stays moved, and comes back where the difference has since gone. Gives the decisions that were looked at, and
 * whether they leave nothing of the difference.
 */
function decideDifference(
  context: GroupContext,
  group: string,
  bearer: Side,
  difference: bigint,
  opening: FactTable | null,
): { readonly rows: readonly DifferenceRow[]; readonly isSettled: boolean } {
  const rows = decisionsOn(context, bearer.entity, bearer.partner).filter(
    (row) => context.chart.get(row.account)?.pair === group,
  )
  let left = difference - returnMoved(context, group, bearer, difference, opening)
  for (const row of rows) {
    // A decision for several years did its part in the first of them.
    const isDone = row.period.from < context.year.from && left === 0n
    if (isDone) continue
    if (left === 0n && difference === 0n) unneeded(context, row, 'warns')
    else if (row.entity !== bearer.entity || left === 0n) unneeded(context, row, 'blocks')
    else left -= moveDifference(context, row, bearer, left)
  }
  return { rows, isSettled: left === 0n }
}

/** What of the difference decisions of earlier years have moved; what is no longer there goes back from its target. */
function returnMoved(
  context: GroupContext,
  group: string,
  bearer: Side,
  difference: bigint,
  opening: FactTable | null,
): bigint {
  if (!opening) return 0n
  const held = opening.where(
    (row) =>
      opening.text('layer', row) === 'elimination:difference' &&
      context.chart.get(opening.text('account', row))?.pair === group,
  )
  const moved = -held.sum()
  const isWithin = moved < 0n ? difference <= moved : difference >= moved
  if (moved === 0n || isWithin) return moved
  // Of another sign, none of it is left; else what is more than the difference.
  const stays = moved < 0n === difference < 0n ? difference : 0n
  const [entity, account] = [held.text('entity', 0), held.text('account', 0)]
  const decision = context.book.differences.findLast(
    (row) => row.entity === entity && row.account === account && row.period.from < context.year.from,
  )
  if (!decision) return moved
  const partner = entity === bearer.entity ? bearer.partner : bearer.entity
  context.ledger.post('elimination:difference', decision.document, [
    { entity, partner, account, flow: 'unspecified', amount: moved - stays },
    { entity, account: decision.target, flow: 'unspecified', amount: stays - moved },
  ])
  return stays
}

function unneeded(context: GroupContext, row: DifferenceRow, severity: 'blocks' | 'warns'): void {
  const { account, entity, partner } = row
  context.findings.push(finding('GRP-282', severity, row.place, { account, entity, partner }))
}

/** Posts one decision; gives what it moved, in the sign of the difference. */
function moveDifference(context: GroupContext, row: DifferenceRow, bearer: Side, left: bigint): bigint {
  const stands = bearer.facts.totals('account').has(row.account)
  const given = row.amount ? amountOf(context, row, row.amount, context.currency) : null
  const amount = given === null ? left : left < 0n ? -given : given
  const within = amount !== 0n && (left < 0n ? amount < 0n && amount >= left : amount > 0n && amount <= left)
  if (!stands || !context.chart.get(row.target) || !within) {
    const values = { account: row.account, entity: bearer.entity, target: row.target }
    context.findings.push(finding('GRP-221', 'blocks', row.place, values))
    return 0n
  }
  const { entity, partner } = bearer
  context.ledger.post('elimination:difference', row.document, [
    { entity, partner, account: row.account, flow: 'unspecified', amount: -amount },
    { entity, account: row.target, flow: 'unspecified', amount },
  ])
  return amount
}

/** A context for one pair: its own ledger, findings and checks. */
export function pairContext(context: GroupContext): GroupContext {
  const ledger = new GroupLedger({
    codes: context.ledger.codes,
    period: intervalText(context.year),
    currency: context.currency,
    currencyOf: (entity) => context.members.get(entity)?.entity.functionalCurrency ?? context.currency,
    trace: context.ledger.postings !== null,
  })
  return { ...context, ledger, findings: [], checks: [] }
}

/** Rows of the intragroup registers between the two, in either direction. */
export function rowsBetween(book: Book, a: string, b: string): { hash: string }[] {
  const both = (x: string, y: string): boolean => (x === a && y === b) || (x === b && y === a)
  return [
    ...book.turnovers.filter((row) => both(row.seller, row.buyer)),
    ...book.inventoryProfit.filter((row) => both(row.seller, row.buyer)),
    ...book.dividends.filter((row) => both(row.payer, row.receiver)),
    ...book.differences.filter((row) => both(row.entity, row.partner)),
  ]
}

export const entityName = (entity: EntityRow): string => entity.name || entity.code

/**
 * Intragroup flows are nil in the cash flow statement: over all that the pair eliminates, what enters the statement —
 * results, and movements of balances that have a line — sums to nil, since what one side paid the other received. Pairs
 * in two currencies leave what two rates do, and a position has no movements: those are not compared.
 */
export function checkCashFlows(context: GroupContext, a: Member, b: Member): void {
  const foreign = a.entity.functionalCurrency !== b.entity.functionalCurrency
  if (foreign || a.position || b.position || context.ledger.facts.length === 0) return
  const { facts } = context.ledger
  const left = facts.sum((row) => {
    const account = context.chart.get(facts.text('account', row))
    const { cash } = FLOWS[flowNamed(facts.text('flow', row))]
    return account !== undefined && account.class !== 'equity' && cash !== 'none' && cash !== 'opening'
  })
  const subject = pairName(a.entity.code, b.entity.code)
  compareAmounts(context, { id: 'intragroup-cash-flows', scope: 'pair', subject, left, right: 0n })
}
