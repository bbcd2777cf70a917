// What the books of two members leave apart (accounting-model.md §7 "Intragroup balances"): shown to both by a check that
// blocks beyond the tolerance, and moved to a named account only by a decision on record (differences.csv).

import type { DifferenceRow } from '../../ledger/book.ts'
import type { FactTable } from '../../ledger/facts.ts'
import { finding } from '../../ledger/finding.ts'
import { decimalText } from '../../ledger/fraction.ts'
import { amountOf, type GroupContext } from './context.ts'
import { pairName } from './pair.ts'

export interface Side {
  readonly entity: string
  readonly partner: string
  readonly facts: FactTable
  /** First day in the group this year, '' when from the start. */
  readonly entered: string
}

/** What the two books leave apart, and where it stays. */
export interface Stands {
  readonly bearer: Side
  readonly account: string
  readonly difference: bigint
}

export const total = (facts: FactTable): bigint => facts.sum()
export const size = (value: bigint): bigint => (value < 0n ? -value : value)

/** Beyond the tolerance a difference blocks until it is decided upon (§7); within it, or decided, it warns. */
export function checkPair(
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
export function decisionsOn({ book, year }: GroupContext, a: string, b: string): DifferenceRow[] {
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
export function decideDifference(
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

export function unneeded(context: GroupContext, row: DifferenceRow, severity: 'blocks' | 'warns'): void {
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
