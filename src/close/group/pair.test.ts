import { describe, expect, it } from 'vitest'
import type { GroupYear } from './consolidate.ts'
import { acquire, bookOf, closing, entity, groupOf, item, type Line, paid } from './testing.ts'

const Y25 = { from: '2025-01-01', to: '2025-12-31' }
const Y26 = { from: '2026-01-01', to: '2026-12-31' }

/** S owes P 8,000 by P's books and 7,000 by its own. */
const apart: Record<string, Line[]> = {
  P: [
    ['subsidiary', 'opening', 80_000n, 'S'],
    ['receivables', 'opening', 8_000n, 'S'],
    ['capital', 'opening', -88_000n],
  ],
  S: [
    ['ppe', 'opening', 87_000n],
    ['capital', 'opening', -80_000n],
    ['payables', 'opening', -7_000n, 'P'],
  ],
}
const book = bookOf([entity('P'), entity('S')], {
  ownership: [acquire('O1', '2020-01-01', 'P', 'S', 1000n)],
  considerations: [paid('O1', '2020-01-01', 80_000n)],
  acquisitions: [item('O1', 'equity', 'capital', 80_000n, null)],
})

/** What the pair takes out in a flow, in whole units. */
const eliminated = (group: GroupYear, flow: string): number =>
  Number(
    group.facts.sum(
      (row) =>
        group.facts.text('layer', row) === 'elimination:balances' && group.facts.text('flow', row) === flow,
    ),
  ) / 100

describe('balances between two members that start apart from each other', () => {
  it('go out opening against opening: the difference stays in the opening of the side that shows more', () => {
    const group = groupOf(book).close(Y25, apart)
    expect(eliminated(group, 'opening')).toBe(0)
    expect(eliminated(group, 'unspecified')).toBe(0)
    expect(closing(apart, group, 'receivables')).toBe(1_000)
    expect(closing(apart, group, 'payables')).toBe(0)
  })

  it('leave nothing once the other side has caught up, whichever side shows more by then', () => {
    const lines: Record<string, Line[]> = {
      P: apart.P!,
      S: [...apart.S!, ['payables', 'working-capital', -1_000n, 'P'], ['ppe', 'charge', 1_000n]],
    }
    const group = groupOf(book).close(Y25, lines)
    expect(closing(lines, group, 'receivables')).toBe(0)
    expect(closing(lines, group, 'payables')).toBe(0)
    expect(eliminated(group, 'opening')).toBe(0)
  })

  it('move the difference of the year before off its account when the other side comes to show more', () => {
    const groups = groupOf(book)
    const first = groups.close(Y25, apart)
    const lines: Record<string, Line[]> = {
      P: [...apart.P!],
      S: [...apart.S!, ['payables', 'working-capital', -3_000n, 'P'], ['ppe', 'charge', 3_000n]],
    }
    const second = groups.close(Y26, lines, first)
    expect(closing(lines, second, 'receivables')).toBe(0)
    expect(closing(lines, second, 'payables')).toBe(-2_000)
  })
})
