// Percentages as checks (accounting-model.md §7, §10): exact fractions, in per cent, as decimals where they have one.

import type { Check } from '../../ledger/finding.ts'
import {
  add,
  compare,
  type Fraction,
  fraction,
  fractionText,
  multiply,
  ONE,
  subtract,
  ZERO,
} from '../../ledger/fraction.ts'
import { actingIn, journalsCheck } from '../journal-balance.ts'
import type { GroupContext } from './context.ts'

const HUNDRED = fraction(100n)
const percent = (share: Fraction): string => fractionText(multiply(share, HUNDRED))

const row = (
  id: string,
  subject: string,
  left: Fraction,
  excess: Fraction,
  values: Readonly<Record<string, string>>,
): Check => ({
  id,
  scope: 'group',
  subject,
  severity: 'blocks',
  left: percent(left),
  right: percent(ONE),
  difference: percent(excess),
  passed: excess.numerator === 0n,
  values,
})

/** What all that hold an investee hold of it comes to no more than the whole: the difference is what is above it. */
export function checkHoldings(context: GroupContext): void {
  const held = new Map<string, { sum: Fraction; investors: string[] }>()
  for (const [investor, holdings] of context.at.direct) {
    for (const [investee, share] of holdings) {
      const known = held.get(investee) ?? { sum: ZERO, investors: [] }
      known.investors.push(investor)
      held.set(investee, { ...known, sum: add(known.sum, share) })
    }
  }
  for (const [investee, { investors, sum }] of held) {
    const excess = compare(sum, ONE) > 0 ? subtract(sum, ONE) : ZERO
    const values = { investors: investors.sort().join(', ') }
    context.checks.push(row('ownership-within-whole', investee, sum, excess, values))
  }
}

/**
 * Owners' effective share + outsiders' = 1. The outsiders' share is reached from the other end: what outsiders hold of
 * the investee itself, and through each member that holds it what outsiders have in that member.
 */
export function checkEffective(context: GroupContext): void {
  const { at, book } = context
  for (const code of at.consolidated) {
    if (code === book.settings.parent) continue
    let outsiders = at.directOutsiders(code)
    for (const investor of at.consolidated) {
      const share = at.direct.get(investor)?.get(code)
      if (share) outsiders = add(outsiders, multiply(share, subtract(ONE, at.effective(investor))))
    }
    const effective = at.effective(code)
    const whole = add(effective, outsiders)
    const values = { effective: percent(effective), outsiders: percent(outsiders) }
    context.checks.push(row('effective-and-nci', code, whole, subtract(whole, ONE), values))
  }
}

/** Debits = credits in each journal of the group that acts in the year. */
export function checkGroupJournals(context: GroupContext): void {
  const taken = context.book.journals.filter(
    ({ level, state }) => level === 'group' && (state === 'approved' || state === 'recorded'),
  )
  const acting = actingIn(taken, context.year, context.firstYear)
  if (acting.length === 0) return
  const named = { id: 'group-journals-balance', scope: 'group', subject: 'group' } as const
  context.checks.push(journalsCheck(named, acting, context.currency))
}
