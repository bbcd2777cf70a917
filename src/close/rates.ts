// Exchange rates of a book (IAS 21.22, 21.39–40; book-format.md §2, rates.csv): exact fractions, never a guess. A rate
// that the register does not give is null, and the caller's blocking finding.
//
// Spot: the latest row of the pair on or before the date; with `to` it holds to that day, without it until the next row
// of the pair and at most ten days. Average: the row with that very interval, else the rows that tile it, weighted by
// days, a calendar month that the interval cuts by its days in it. A pair is looked for as written, then turned round
// (the inverse), then as a cross through the presentation currency, then through any other currency, in alphabetical order.

import type { RateRow } from '../ledger/book.ts'
import { compareBytes } from '../ledger/facts.ts'
import { type Finding, finding } from '../ledger/finding.ts'
import {
  add,
  compare,
  divide,
  type Fraction,
  fraction,
  inverse,
  multiply,
  ONE,
  ZERO,
} from '../ledger/fraction.ts'
import {
  addDays,
  dayAfter,
  daysIn,
  endOfMonth,
  type Interval,
  intersect,
  intervalText,
} from '../ledger/period.ts'

/** Days that a spot rate without `to` holds after its own day. */
const SPOT_HOLDS_DAYS = 10

export interface FoundRate {
  /** Units of the currency asked for, for one unit of the other. */
  readonly rate: Fraction
  /** The rows it was made of; none where both currencies are the same. */
  readonly rows: readonly RateRow[]
}

const pairOf = (currency: string, against: string): string => `${currency}/${against}`

/** `rate` is for `nominal` units. */
const unitRate = (row: RateRow): Fraction => divide(row.rate, fraction(row.nominal))

const isWholeMonth = ({ from, to }: Interval): boolean => from.endsWith('-01') && endOfMonth(from) === to

type Find = (currency: string, against: string) => FoundRate | null

export class Rates {
  /** Rows that cannot be used: a rate or a nominal that is not positive, an average without an end, a rate given twice. */
  readonly findings: readonly Finding[]
  /** Sorted by `from`. */
  readonly #spot = new Map<string, RateRow[]>()
  readonly #average = new Map<string, RateRow[]>()
  readonly #currencies: readonly string[]
  readonly #known = new Map<string, FoundRate | null>()

  constructor(rows: readonly RateRow[], presentationCurrency: string) {
    const findings: Finding[] = []
    const currencies = new Set<string>()
    const seen = new Map<string, RateRow>()
    const sorted = [...rows].sort((a, b) => compareBytes(a.from, b.from) || compareBytes(a.to, b.to))
    for (const row of sorted) {
      const against = row.against || presentationCurrency
      const refused = refuse(row, against)
      if (refused) {
        findings.push(refused)
        continue
      }
      const key = [row.type, row.currency, against, row.from, row.type === 'average' ? row.to : ''].join(' ')
      const first = seen.get(key)
      if (first) {
        if (compare(unitRate(first), unitRate(row)) === 0 && first.to === row.to) continue
        const values = {
          pair: pairOf(row.currency, against),
          from: row.from,
          first: `${first.place.row ?? ''}`,
        }
        findings.push(finding('ENT-003', 'blocks', row.place, values))
        continue
      }
      seen.set(key, row)
      currencies.add(row.currency).add(against)
      const table = row.type === 'spot' ? this.#spot : this.#average
      const list = table.get(pairOf(row.currency, against))
      if (list) list.push(row)
      else table.set(pairOf(row.currency, against), [row])
    }
    findings.push(...[...this.#spot].flatMap(([pair, list]) => overlapsOfSpot(pair, list)))
    findings.push(...[...this.#average].flatMap(([pair, list]) => overlapsOfAverage(pair, list)))
    this.findings = findings
    const others = [...currencies].filter((currency) => currency !== presentationCurrency).sort(compareBytes)
    this.#currencies = [presentationCurrency, ...others]
  }

  /** Units of `to` for one unit of `from` on `date`; null: rates.csv does not give it. */
  spot(from: string, to: string, date: string): FoundRate | null {
    return this.#remember(`spot ${from} ${to} ${date}`, from, to, (currency, against) => {
      const rows = this.#spot.get(pairOf(currency, against)) ?? []
      const row = rows.findLast((candidate) => candidate.from <= date)
      if (!row || date > (row.to || addDays(row.from, SPOT_HOLDS_DAYS))) return null
      return { rate: unitRate(row), rows: [row] }
    })
  }

  /** Average of the interval, units of `to` for one unit of `from`; null: rates.csv does not give it. */
  average(from: string, to: string, interval: Interval): FoundRate | null {
    return this.#remember(
      `average ${from} ${to} ${interval.from}/${interval.to}`,
      from,
      to,
      (currency, against) => {
        const rows = this.#average.get(pairOf(currency, against)) ?? []
        const exact = rows.find((row) => row.from === interval.from && row.to === interval.to)
        if (exact) return { rate: unitRate(exact), rows: [exact] }
        const tiles = tile(rows, interval, interval.from)
        return tiles && weightedByDays(tiles, interval)
      },
    )
  }

  #remember(key: string, from: string, to: string, find: Find): FoundRate | null {
    if (from === to) return { rate: ONE, rows: [] }
    let found = this.#known.get(key)
    if (found === undefined) {
      found = this.#resolve(from, to, find)
      this.#known.set(key, found)
    }
    return found
  }

  #resolve(from: string, to: string, find: Find): FoundRate | null {
    const eitherWay = (a: string, b: string): FoundRate | null => {
      const direct = find(a, b)
      if (direct) return direct
      const turned = find(b, a)
      return turned && { rate: inverse(turned.rate), rows: turned.rows }
    }
    const found = eitherWay(from, to)
    if (found) return found
    for (const through of this.#currencies) {
      if (through === from || through === to) continue
      const first = eitherWay(from, through)
      const second = first && eitherWay(through, to)
      if (second) return { rate: multiply(first.rate, second.rate), rows: [...first.rows, ...second.rows] }
    }
    return null
  }
}

function refuse(row: RateRow, against: string): Finding | null {
  const pair = pairOf(row.currency, against)
  if (row.rate.numerator <= 0n || row.nominal <= 0n) return finding('ENT-001', 'blocks', row.place, { pair })
  if (row.type === 'average' && !row.to)
    return finding('ENT-002', 'blocks', { ...row.place, column: 'to' }, { pair })
  return null
}

/** A spot row with an end that reaches into the next one of the pair: two rates of one day. */
function overlapsOfSpot(pair: string, rows: readonly RateRow[]): Finding[] {
  return rows.flatMap((row, index) => {
    const next = rows[index + 1]
    if (!next || !row.to || row.to < next.from || compare(unitRate(row), unitRate(next)) === 0) return []
    const values = { pair, to: row.to, from: next.from, next: `${next.place.row ?? ''}` }
    return [finding('ENT-004', 'blocks', { ...row.place, column: 'to' }, values)]
  })
}

/** Averages of which neither lies in the other make up no average of a longer interval. */
function overlapsOfAverage(pair: string, rows: readonly RateRow[]): Finding[] {
  return rows.flatMap((row, index) => {
    const first = rows.find((other, at) => at < index && other.to >= row.from && other.to < row.to)
    if (!first || first.from === row.from) return []
    const values = {
      pair,
      interval: intervalText(row),
      first: `${first.place.row ?? ''}`,
      other: intervalText(first),
    }
    return [finding('ENT-005', 'warns', row.place, values)]
  })
}

/**
 * The rows that cover the interval from `cursor` on without gap or overlap, longest first; a calendar month may reach
 * beyond either end of it. null: there are none.
 */
function tile(rows: readonly RateRow[], interval: Interval, cursor: string): RateRow[] | null {
  if (cursor > interval.to) return []
  const fits = rows.filter((row) => {
    const starts = row.from === cursor || (cursor === interval.from && row.from < cursor && isWholeMonth(row))
    const ends = row.to <= interval.to || isWholeMonth(row)
    return starts && ends && row.to >= cursor
  })
  fits.sort((a, b) => compareBytes(b.to, a.to) || compareBytes(b.from, a.from))
  for (const row of fits) {
    const rest = tile(rows, interval, dayAfter(row.to))
    if (rest) return [row, ...rest]
  }
  return null
}

function weightedByDays(tiles: readonly RateRow[], interval: Interval): FoundRate {
  let sum = ZERO
  for (const row of tiles) {
    const days = daysIn(intersect(row, interval) ?? interval)
    sum = add(sum, multiply(unitRate(row), fraction(BigInt(days))))
  }
  return { rate: divide(sum, fraction(BigInt(daysIn(interval)))), rows: tiles }
}
