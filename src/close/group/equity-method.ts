// Associates (IAS 28.10, 28.27–28, 28.38–39; accounting-model.md §7 "Equity method"): cost, plus the group's share of
// profit and of other equity since the purchase, less dividends, impairment and the share of profit that is still in
// inventory after trade with the group, never below nil unless obliged.

import { type Fraction, fraction, isZero } from '../../ledger/fraction.ts'
import { type Flow, flowNamed } from '../../ledger/words.ts'
import { divideRounded } from '../entity/division.ts'
import { shared, sumOfParts, turned, withRounding } from '../explained.ts'
import type { Explained } from '../types.ts'
import { type Movement, movementsOf } from './associate-movements.ts'
import { type Consideration, considerationsOf, postConsideration } from './consideration.ts'
import { accountFor, type GroupContext, type Member, madeOf, registerPart, sumOf } from './context.ts'
import type { GroupLine, Reason } from './ledger.ts'
import type { Acquisition } from './ownership.ts'

const LAYER = 'elimination:equity-method'

/** A member that holds the associate: it bears its part of every movement (28.27: the group's share is all of theirs). */
interface Holder {
  readonly investor: string
  readonly share: Fraction
}

function holdersOf({ at }: GroupContext, investee: string): Holder[] {
  return at.consolidated.flatMap((investor) => {
    const share = at.direct.get(investor)?.get(investee)
    return share && !isZero(share) ? [{ investor, share }] : []
  })
}

/** An amount of the group by holder, in proportion to what each holds. */
function byHolder(holders: readonly Holder[], amount: bigint): { investor: string; amount: bigint }[] {
  const common = holders.reduce((product, { share }) => product * share.denominator, 1n)
  const weights = holders.map(({ share }) => (share.numerator * common) / share.denominator)
  const whole = weights.reduce((sum, weight) => sum + weight, 0n)
  const parts = divideRounded(
    weights.map((weight) => weight * amount),
    whole,
    amount,
  )
  return holders.map(({ investor }, index) => ({ investor, amount: parts[index]! }))
}

/** Carrying amount, with the losses that were not recognised (28.39), presentation currency. */
export interface Carried {
  carrying: bigint
  unrecognised: bigint
}

/** Losses stop at nil; what is not recognised is kept and made good first (28.38–39). */
function recognise(state: Carried, movement: Movement): bigint {
  if (movement.kind !== 'profit' && movement.kind !== 'oci') {
    state.carrying += movement.amount
    return movement.amount
  }
  let amount = movement.amount
  if (amount > 0n && state.unrecognised > 0n) {
    const made = amount < state.unrecognised ? amount : state.unrecognised
    state.unrecognised -= made
    amount -= made
  }
  if (state.carrying + amount < 0n) {
    const most = state.carrying > 0n ? -state.carrying : 0n
    state.unrecognised += most - amount
    amount = most
  }
  state.carrying += amount
  return amount
}

const FLOW_OF: Readonly<Record<Movement['kind'], Flow>> = {
  profit: 'share-of-result',
  oci: 'revaluation',
  'other-equity': 'revaluation',
  dividend: 'dividends-received',
  impairment: 'impairment',
}

/**
 * Posts the year of one associate and gives what it closes with, null where the chart lacks an account. `before` is what
 * the preceding year closed with; without it the movements since the purchase are replayed, and in the first year what
 * history brought stands in the opening.
 */
export function applyEquityMethod(
  context: GroupContext,
  acquisition: Acquisition,
  member: Member | null,
  before: Carried | undefined,
): Carried | null {
  const share = context.at.groupShare(acquisition.investee)
  const holders = holdersOf(context, acquisition.investee)
  const investment = accountFor(context, 'investment-in-associate')
  if (!investment) return null
  const history = acquisition.date < context.opensOn
  const paid = considerationsOf(context, acquisition)
  for (const consideration of paid) {
    if (!consideration.inBooks && (context.firstYear || acquisition.date >= context.year.from)) {
      postConsideration(context, acquisition, consideration, history, 'investment-in-associate')
    }
  }
  const state: Carried = before
    ? { ...before }
    : { carrying: costOf(context, acquisition, holders, paid), unrecognised: 0n }
  let beforeYear = 0n
  const earlier: Explained[] = []
  for (const movement of movementsOf(context, acquisition, member, share)) {
    const isEarlier = movement.date < context.year.from
    if (movement.date > context.year.to || (before && isEarlier)) continue
    const amount = recognise(state, movement)
    if (isEarlier) {
      beforeYear += amount
      earlier.push(...recognisedParts(context, acquisition, movement, amount, share))
    } else postMovement(context, holders, acquisition, investment, movement, amount)
  }
  if (context.firstYear && beforeYear !== 0n) {
    const retained = accountFor(context, 'retained-earnings')
    if (!retained) return null
    const flow = 'opening'
    const lines = byHolder(holders, beforeYear).flatMap(({ amount, investor: entity }): GroupLine[] => [
      {
        entity,
        partner: acquisition.investee,
        account: investment,
        flow,
        amount,
        from: () => partOf(earlier, amount, beforeYear),
      },
      {
        entity,
        account: retained,
        flow,
        amount: -amount,
        from: () => partOf(earlier, amount, beforeYear).map(turned),
      },
    ])
    context.ledger.post(LAYER, `derived/equity-method/${acquisition.investee}`, lines)
  }
  for (const { investor } of holders) unifyAccount(context, acquisition, investor, investment)
  return state
}

/** What each holder paid: the register, else its own books (accounts with the investee as partner). */
function costOf(
  context: GroupContext,
  { investee }: Acquisition,
  holders: readonly Holder[],
  paid: readonly Consideration[],
): bigint {
  return holders.reduce((cost, { investor }) => {
    const own = paid.filter((one) => one.investor === investor)
    if (own.length > 0) return own.reduce((sum, { amount }) => sum + amount, cost)
    const facts = context.members.get(investor)?.translated.presentation
    if (!facts) return cost
    const partner = facts.codes.partner.find(investee)
    const held = facts.where((row) => facts.partner[row] === partner)
    const inBooks = sumOf(
      held,
      (code) => holdsInvestment(context, code),
      () => true,
    )
    return cost + inBooks
  }, 0n)
}

const holdsInvestment = (context: GroupContext, code: string): boolean => {
  const role = context.chart.get(code)?.role
  return (
    role === 'investment-in-associate' ||
    role === 'financial-investment' ||
    role === 'investment-in-subsidiary'
  )
}

function postMovement(
  context: GroupContext,
  holders: readonly Holder[],
  acquisition: Acquisition,
  investment: string,
  movement: Movement,
  amount: bigint,
): void {
  if (amount === 0n) return
  const roleOf = {
    profit: 'share-of-profit-of-associates',
    oci: 'share-of-oci-of-associates',
    'other-equity': 'retained-earnings',
    dividend: 'dividend-income',
    impairment: 'impairment-of-associates',
  } as const
  const against = accountFor(context, roleOf[movement.kind])
  if (!against) return
  const flow = FLOW_OF[movement.kind]
  const other: Flow = movement.kind === 'dividend' ? 'unspecified' : flow
  const partner = acquisition.investee
  const isRow = !movement.document.startsWith('derived/')
  const lines = byHolder(holders, amount).flatMap(
    ({ amount: part, investor: entity }, index): GroupLine[] => {
      const { share } = holders[index]!
      const from: Reason = () => recognisedParts(context, acquisition, movement, part, share)
      // The register's row says it itself.
      const made = (reason: Reason): Pick<GroupLine, 'from'> => (isRow ? {} : { from: reason })
      return [
        { entity, partner, account: investment, flow, amount: part, ...made(from) },
        { entity, partner, account: against, flow: other, amount: -part, ...made(() => from().map(turned)) },
      ]
    },
  )
  context.ledger.post(LAYER, movement.document, lines)
}

/**
 * The parts of what was recognised of a movement at a share of it. Where losses stopped at nil, or were made good first
 * (28.38–39), what was not recognised of it is a part of its own, at the event by which the associate is held.
 */
function recognisedParts(
  context: GroupContext,
  acquisition: Acquisition,
  movement: Movement,
  amount: bigint,
  share: Fraction,
): readonly Explained[] {
  const parts = movement.from(share)
  const rest = amount - sumOfParts(parts)
  const rounding = BigInt(parts.length + 1)
  if (rest <= rounding && rest >= -rounding) return withRounding(parts, amount, context.currency)
  const label = { ru: 'Убытки, которые не признаны (28.38–39)', en: 'Losses not recognised (28.38–39)' }
  return [...parts, { ...registerPart(context, acquisition.rows[0]!, rest), label }]
}

/** One holder's part of a figure of all of them. */
const partOf = (parts: readonly Explained[], amount: bigint, of: bigint): Explained[] =>
  amount === of ? [...parts] : parts.map((part) => shared(part, fraction(amount, of)))

const BY_ACCOUNT = ['account', 'flow'] as const

/** What the investor keeps on other investment accounts with the associate as partner is shown as the associate. */
function unifyAccount(
  context: GroupContext,
  acquisition: Acquisition,
  investor: string,
  investment: string,
): void {
  const facts = context.members.get(investor)?.translated.presentation
  if (!facts) return
  const partner = facts.codes.partner.find(acquisition.investee)
  const held = facts.where(
    (row) =>
      facts.partner[row] === partner &&
      facts.text('account', row) !== investment &&
      holdsInvestment(context, facts.text('account', row)),
  )
  const others = held.groupBy(BY_ACCOUNT)
  for (let row = 0; row < others.length; row++) {
    const flow = flowNamed(others.text('flow', row))
    if (flow === 'opening' && !context.firstYear) continue
    const side = { entity: investor, partner: acquisition.investee, flow }
    const own = held.where((at) => BY_ACCOUNT.every((one) => held[one][at] === others[one][row]))
    context.ledger.post(LAYER, `derived/equity-method/${acquisition.investee}`, [
      {
        ...side,
        account: others.text('account', row),
        amount: -others.amount[row]!,
        from: madeOf(context, own, -1n),
      },
      { ...side, account: investment, amount: others.amount[row]!, from: madeOf(context, own, 1n) },
    ])
  }
}
