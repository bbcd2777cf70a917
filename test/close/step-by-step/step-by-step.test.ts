// Direct consolidation = step by step under `indirect_goodwill: full` (accounting-model.md §12, §7). The program attributes
// by the matrix of effective percentages; here each group is consolidated a second time by hand, from its lowest
// sub-group up: sum, eliminate the investment against the equity bought, give the sub-group's own outsiders their direct
// part, and take the result into the next level as if it were one company. Both must give every account of the group and
// non-controlling interests by flow and by the company that their part comes from.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { GroupYear } from '../../../src/close/group/consolidate.ts'
import { groupOf, type Line } from '../../../src/close/group/testing.ts'
import { add, ByHand, type Sums } from './by-hand.ts'
import { bookFrom, groups, linesOf, UNIT, YEAR } from './generated-group.ts'

const present = (sums: Sums): Record<string, bigint> =>
  Object.fromEntries([...sums].filter(([, amount]) => amount !== 0n).sort(([a], [b]) => (a < b ? -1 : 1)))

function accountsOf(lines: Readonly<Record<string, readonly Line[]>>, { facts }: GroupYear): Sums {
  const sums: Sums = new Map()
  for (const own of Object.values(lines)) for (const [name, , amount] of own) add(sums, name, amount * 100n)
  for (let row = 0; row < facts.length; row++) add(sums, facts.text('account', row), facts.amount[row]!)
  return sums
}

function nciOf({ facts }: GroupYear): Sums {
  const sums: Sums = new Map()
  for (let row = 0; row < facts.length; row++)
    if (facts.text('account', row) === 'nci')
      add(sums, `${facts.text('flow', row)} ${facts.text('entity', row)}`, facts.amount[row]!)
  return sums
}

const blocking = ({ checks, findings }: GroupYear): string[] => [
  ...findings.filter(({ severity }) => severity === 'blocks').map(({ code }) => code),
  ...checks.filter(({ passed, severity }) => !passed && severity === 'blocks').map(({ id }) => id),
]

const numRuns = process.env.NIGHTLY ? 2000 : 100

/** Where the two differ by more than `within` kopecks. */
function apart(one: Sums, other: Sums, within: (key: string) => bigint): string[] {
  const faults: string[] = []
  for (const key of new Set([...one.keys(), ...other.keys()])) {
    const difference = (one.get(key) ?? 0n) - (other.get(key) ?? 0n)
    if (difference > within(key) || -difference > within(key)) faults.push(`${key}: ${difference}`)
  }
  return faults
}

describe('direct consolidation', () => {
  it('is that of the sub-groups step by step, to the kopeck where no share has to be rounded', () => {
    fc.assert(
      fc.property(groups({ share: 100n, unit: UNIT, inFull: true }), (group) => {
        const lines = linesOf(group)
        const direct = groupOf(bookFrom(group)).close(YEAR, lines)
        const { accounts, nci } = new ByHand(group).whole()
        expect(blocking(direct)).toEqual([])
        expect(present(accountsOf(lines, direct))).toEqual(present(accounts))
        expect(present(nciOf(direct))).toEqual(present(nci))
      }),
      { numRuns },
    )
  })

  // The model's one exception: every level rounds what it gives to outsiders, the matrix rounds once. Of a company that
  // is half a kopeck for each of four levels and for what the parent holds beside, and for the matrix.
  it('is that of the sub-groups but for rounding where shares are odd', () => {
    const ROUNDED = new Set(['nci', 'retained', 'reserve'])
    fc.assert(
      fc.property(groups({ share: 7n, unit: 4n, inFull: false }), (group) => {
        const lines = linesOf(group)
        const direct = groupOf(bookFrom(group)).close(YEAR, lines)
        const { accounts, nci } = new ByHand(group).whole()
        expect(blocking(direct)).toEqual([])
        const bound = (key: string): bigint => (ROUNDED.has(key) ? 24n : key === 'goodwill' ? 2n : 0n)
        expect(apart(accountsOf(lines, direct), accounts, bound)).toEqual([])
        expect(apart(nciOf(direct), nci, () => 4n)).toEqual([])
      }),
      { numRuns },
    )
  })
})
