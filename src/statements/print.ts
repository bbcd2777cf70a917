// Print rounding of one column (accounting-model.md §1): figures in rubles, thousands or millions that foot.
// The total is rounded, then divided among its parts by largest remainder, from totals down, so that no
// figure is off by a whole unit. Figures that stand elsewhere already (profit, opening and closing cash) are
// taken as printed there: `fixed`. Where these cannot be met so, subtotals give way, then movement lines by
// one unit, then the layout's line "rounding".

import { assert } from '../ledger/finding.ts'
import { roundHalfAway } from '../ledger/fraction.ts'
import type { Figures } from './assemble.ts'
import { type LayoutLine, ROUNDING } from './layout/layout.ts'

export interface Printed {
  readonly printed: ReadonlyMap<string, bigint | null>
  readonly moved: ReadonlySet<string>
}

interface Range {
  low: bigint
  high: bigint
}

/** How far lines may give way: 0 within their unit, 1 subtotals free, 2 lines by one unit, 3 the line "rounding". */
type Slack = 0 | 1 | 2 | 3

const FAR = 1_000_000n

export const floorOf = (amount: bigint, unit: bigint): bigint => {
  const quotient = amount / unit
  return amount < 0n && quotient * unit !== amount ? quotient - 1n : quotient
}
export const ceilOf = (amount: bigint, unit: bigint): bigint => -floorOf(-amount, unit)

/** What a line prints by itself, and the lines whose print differs from that. */
export function movedOf(
  exact: Figures,
  printed: ReadonlyMap<string, bigint | null>,
  unit: bigint,
): Set<string> {
  const moved = new Set<string>()
  for (const [id, amount] of exact) {
    const print = printed.get(id) ?? null
    if (amount !== null && print !== null && roundHalfAway(amount, unit) !== print) moved.add(id)
  }
  return moved
}

/**
 * @param lines in the order of the layout
 * @param exact of every line, minor units
 * @param unit minor units in a unit of print (thousands of rubles: 100000)
 * @param fixed figures printed elsewhere, in units of print
 */
export function printColumn(
  lines: readonly LayoutLine[],
  exact: Figures,
  unit: bigint,
  fixed: ReadonlyMap<string, bigint> = new Map(),
): Printed {
  if (unit === 1n) return { printed: exact, moved: new Set() }
  for (const slack of [0, 1, 2, 3] as const) {
    const printed = new Column(lines, exact, unit, fixed, slack).print()
    if (printed) return { printed, moved: movedOf(exact, printed, unit) }
  }
  // Only figures fixed against each other cannot be met: then they win, and the check of printed figures says
  // so.
  const printed = new Column(lines, exact, unit, new Map(), 0).print()
  assert(printed !== null, 'print rounding without fixed figures always foots')
  for (const [id, figure] of fixed) printed.set(id, figure)
  return { printed, moved: movedOf(exact, printed, unit) }
}

class Column {
  readonly #exact: Figures
  readonly #unit: bigint
  readonly #fixed: ReadonlyMap<string, bigint>
  readonly #slack: Slack
  readonly #lines: readonly LayoutLine[]
  readonly #parts = new Map<string, LayoutLine[]>()
  readonly #splits = new Map<string, LayoutLine[]>()
  readonly #ranges = new Map<string, Range>()
  readonly #printed = new Map<string, bigint | null>()

  constructor(
    lines: readonly LayoutLine[],
    exact: Figures,
    unit: bigint,
    fixed: ReadonlyMap<string, bigint>,
    slack: Slack,
  ) {
    this.#lines = lines.filter((line) => line.kind !== 'heading')
    this.#exact = exact
    this.#unit = unit
    this.#fixed = fixed
    this.#slack = slack
    for (const line of this.#lines) {
      if (line.splits) this.#splits.set(line.splits, [...(this.#splits.get(line.splits) ?? []), line])
      else if (line.within) this.#parts.set(line.within, [...(this.#parts.get(line.within) ?? []), line])
    }
  }

  /** null: the fixed figures cannot be met with this slack. */
  print(): Map<string, bigint | null> | null {
    for (const line of this.#lines) {
      if (this.#exact.get(line.id) === null) this.#printed.set(line.id, this.#fixed.get(line.id) ?? null)
    }
    for (const line of this.#lines) {
      if (this.#printed.has(line.id) || !this.#isRoot(line)) continue
      const range = this.#rangeOf(line)
      if (range.low > range.high) return null
      const nearest = roundHalfAway(this.#amount(line), this.#unit)
      const figure = nearest < range.low ? range.low : nearest > range.high ? range.high : nearest
      if (!this.#put(line, figure)) return null
    }
    return this.#printed
  }

  /** Parts of what is unknown, or unknown in part, stand by themselves. */
  #isRoot(line: LayoutLine): boolean {
    const above = line.splits ?? line.within
    return above === '' || !this.#isWhole(above)
  }

  #isWhole(id: string): boolean {
    if (this.#exact.get(id) === null) return false
    return !(this.#parts.get(id) ?? []).some((part) => this.#exact.get(part.id) === null)
  }

  #amount(line: LayoutLine): bigint {
    return this.#exact.get(line.id) ?? 0n
  }

  #partsOf(line: LayoutLine): readonly LayoutLine[] {
    return this.#isWhole(line.id) ? (this.#parts.get(line.id) ?? []) : []
  }

  /** What a line can print, from its own amount and from what its parts can. */
  #rangeOf(line: LayoutLine): Range {
    const known = this.#ranges.get(line.id)
    if (known) return known
    const amount = this.#amount(line)
    const fixed = this.#fixed.get(line.id)
    const parts = this.#partsOf(line)
    const own: Range = { low: floorOf(amount, this.#unit), high: ceilOf(amount, this.#unit) }
    let range = own
    if (parts.length > 0) {
      const inner: Range = { low: 0n, high: 0n }
      for (const part of parts) {
        const { low, high } = this.#rangeOf(part)
        inner.low += part.sign === 1 ? low : -high
        inner.high += part.sign === 1 ? high : -low
      }
      range = this.#slack === 0 ? this.#both(inner, own) : inner
    } else if (line.id === ROUNDING)
      range = this.#slack === 3 ? { low: -FAR, high: FAR } : { low: 0n, high: 0n }
    else if (this.#slack >= 2 && amount !== 0n && line.splits === undefined) {
      const nearest = roundHalfAway(amount, this.#unit)
      range = { low: nearest - 1n, high: nearest + 1n }
    }
    if (fixed !== undefined)
      range = parts.length > 0 ? this.#both(range, { low: fixed, high: fixed }) : { low: fixed, high: fixed }
    this.#ranges.set(line.id, range)
    return range
  }

  #both(a: Range, b: Range): Range {
    return { low: a.low > b.low ? a.low : b.low, high: a.high < b.high ? a.high : b.high }
  }

  /** Prints a line and divides its figure among its parts; false where that cannot be done. */
  #put(line: LayoutLine, figure: bigint): boolean {
    this.#printed.set(line.id, figure)
    return this.#divide(figure, this.#partsOf(line)) && this.#divide(figure, this.#splits.get(line.id) ?? [])
  }

  #divide(total: bigint, parts: readonly LayoutLine[]): boolean {
    const known = parts.filter((part) => this.#exact.get(part.id) !== null)
    if (known.length === 0) return true
    if (known.some((part) => this.#rangeOf(part).low > this.#rangeOf(part).high)) return false
    const figures = known.map((part) => {
      const { low, high } = this.#rangeOf(part)
      const nearest = roundHalfAway(this.#amount(part), this.#unit)
      return nearest < low ? low : nearest > high ? high : nearest
    })
    const sum = (): bigint =>
      known.reduce((all, part, index) => all + BigInt(part.sign) * figures[index]!, 0n)
    for (let rest = total - sum(); rest !== 0n; rest = total - sum()) {
      const index = this.#nextToMove(known, figures, rest > 0n ? 1n : -1n)
      if (index === -1) return false
      figures[index] = figures[index]! + BigInt(known[index]!.sign) * (rest > 0n ? 1n : -1n)
    }
    return known.every((part, index) => this.#put(part, figures[index]!))
  }

  /** The part that is furthest from its exact amount in the direction of the move; "rounding" comes last. */
  #nextToMove(parts: readonly LayoutLine[], figures: readonly bigint[], direction: bigint): number {
    let best = -1
    let gain = 0n
    for (const [index, part] of parts.entries()) {
      const step = BigInt(part.sign) * direction
      const figure = figures[index]! + step
      const { low, high } = this.#rangeOf(part)
      if (figure < low || figure > high) continue
      const own = (this.#amount(part) - figures[index]! * this.#unit) * step
      const reach = part.id === ROUNDING ? own - FAR * FAR * this.#unit : own
      if (best === -1 || reach > gain) {
        best = index
        gain = reach
      }
    }
    return best
  }
}
