// Who belongs to the group and with which percentages on a date (accounting-model.md §7: four percentages, never
// exchanged; IFRS 10.5–18, IAS 28.5, 28.27). Holdings are the sums of dated deltas; nothing is stored as a result.

import type { Book, EntityRow, OwnershipRow } from '../../ledger/book.ts'
import { type Finding, finding } from '../../ledger/finding.ts'
import {
  add,
  compare,
  divide,
  type Fraction,
  fraction,
  fractionText,
  isZero,
  multiply,
  ONE,
  subtract,
  ZERO,
} from '../../ledger/fraction.ts'
import { addDays, type Interval } from '../../ledger/period.ts'
import type { Segment } from '../types.ts'

const HALF = fraction(1n, 2n)
const FIFTH = fraction(1n, 5n)

/** Acquire rows of one investee and moment: one acquisition, named by the first. */
export interface Acquisition {
  readonly id: string
  readonly investee: string
  /** First day of the segment after: the day itself (moment start) or the next (moment end). */
  readonly starts: string
  readonly date: string
  readonly rows: readonly OwnershipRow[]
}

export interface Ownership {
  readonly acquisitions: readonly Acquisition[]
  readonly findings: readonly Finding[]
  /** Percentages when all events up to the end of `date` have happened. */
  on(date: string): OwnershipOn
  /** Segments of the entity within the interval (accounting-model.md §7, first point). */
  segments(entity: string, interval: Interval): readonly Segment[]
  /** The acquisition that brought the entity into the group, if any. */
  acquisitionOf(entity: string): Acquisition | undefined
}

export interface OwnershipOn {
  /** investor → investee → direct share. */
  readonly direct: ReadonlyMap<string, ReadonlyMap<string, Fraction>>
  /** The parent and what it controls, in the order of their codes. */
  readonly consolidated: readonly string[]
  readonly associates: readonly string[]
  /** Owners' effective share in each consolidated entity; the parent's is one. */
  effective(entity: string): Fraction
  groupShare(entity: string): Fraction
  voting(entity: string): Fraction
  /** 1 − direct holdings of consolidated entities. */
  directOutsiders(entity: string): Fraction
}

/** The day from which an event counts. */
export const startsOn = (row: OwnershipRow): string =>
  row.moment === 'end' ? addDays(row.date, 1) : row.date

const percentOf = (row: OwnershipRow): Fraction | null => {
  if (row.percentDelta) return row.percentDelta
  if (row.sharesDelta && row.sharesTotalAfter && !isZero(row.sharesTotalAfter))
    return divide(row.sharesDelta, row.sharesTotalAfter)
  return null
}

/** Events of the format that this version does not derive are findings that name them, never ignored. */
function readEvents(book: Book): { rows: OwnershipRow[]; findings: Finding[] } {
  const findings: Finding[] = []
  const rows: OwnershipRow[] = []
  for (const row of book.ownership) {
    const notDerived = (what: string, value: string): void => {
      findings.push(finding('GRP-101', 'blocks', { ...row.place, value }, { id: row.id, what, word: value }))
    }
    if (row.event !== 'acquire') notDerived('event', row.event)
    else if (!['', 'acquisition', 'equity', 'none'].includes(row.method)) notDerived('method', row.method)
    else if (row.fairValueHeldBefore && !isZero(row.fairValueHeldBefore))
      notDerived('fair_value_held_before', 'step acquisition')
    else if (!percentOf(row)) findings.push(finding('GRP-102', 'blocks', row.place, { id: row.id }))
    else if (row.investor === row.investee)
      findings.push(finding('GRP-103', 'blocks', row.place, { id: row.id, entity: row.investee }))
    else rows.push(row)
  }
  return {
    rows: rows.sort((a, b) => (startsOn(a) < startsOn(b) ? -1 : startsOn(a) > startsOn(b) ? 1 : 0)),
    findings,
  }
}

function groupAcquisitions(rows: readonly OwnershipRow[]): {
  acquisitions: Acquisition[]
  findings: Finding[]
} {
  const acquisitions: Acquisition[] = []
  const findings: Finding[] = []
  for (const row of rows) {
    const known = acquisitions.findIndex((a) => a.investee === row.investee)
    const starts = startsOn(row)
    if (known < 0)
      acquisitions.push({ id: row.id, investee: row.investee, starts, date: row.date, rows: [row] })
    else if (acquisitions[known]!.starts === starts) {
      const first = acquisitions[known]!
      acquisitions[known] = { ...first, rows: [...first.rows, row] }
    } else
      findings.push(
        finding('GRP-104', 'blocks', row.place, {
          id: row.id,
          investee: row.investee,
          first: acquisitions[known]!.id,
        }),
      )
  }
  return { acquisitions, findings }
}

/** Solves (I − Hᵀ) e = h exactly; null where the matrix is singular. */
function solveEffective(
  members: readonly string[],
  parent: string,
  direct: ReadonlyMap<string, ReadonlyMap<string, Fraction>>,
): Map<string, Fraction> | null {
  const others = members.filter((code) => code !== parent)
  const n = others.length
  const share = (investor: string, investee: string): Fraction => direct.get(investor)?.get(investee) ?? ZERO
  const rows = others.map((j, row) => [
    ...others.map((i, column) => subtract(row === column ? ONE : ZERO, share(i, j))),
    share(parent, j),
  ])
  for (let pivot = 0; pivot < n; pivot++) {
    const swap = rows.findIndex((row, index) => index >= pivot && !isZero(row[pivot]!))
    if (swap < 0) return null
    ;[rows[pivot], rows[swap]] = [rows[swap]!, rows[pivot]!]
    const head = rows[pivot]![pivot]!
    rows[pivot] = rows[pivot]!.map((value) => divide(value, head))
    for (let row = 0; row < n; row++) {
      const factor = rows[row]![pivot]!
      if (row === pivot || isZero(factor)) continue
      rows[row] = rows[row]!.map((value, column) => subtract(value, multiply(factor, rows[pivot]![column]!)))
    }
  }
  return new Map([[parent, ONE], ...others.map((code, row): [string, Fraction] => [code, rows[row]![n]!])])
}

/** Control goes from the parent down: votes above one half held by what is controlled, or a decision on record. */
function controlled(
  book: Book,
  parent: string,
  votes: ReadonlyMap<string, ReadonlyMap<string, Fraction>>,
  methods: ReadonlyMap<string, string>,
  date: string,
): Set<string> {
  const decided = new Set(
    book.decisions
      .filter((d) => d.kind === 'control' && d.date <= date && (!d.validTo || d.validTo >= date))
      .map((d) => d.subject),
  )
  const inside = new Set([parent])
  for (let grew = true; grew; ) {
    grew = false
    for (const { code } of book.entities) {
      if (inside.has(code)) continue
      let held = ZERO
      for (const investor of inside) held = add(held, votes.get(investor)?.get(code) ?? ZERO)
      const method = methods.get(code) ?? ''
      if (isZero(held) || method === 'equity' || method === 'none') continue
      if (compare(held, HALF) > 0 || method === 'acquisition' || decided.has(code)) {
        inside.add(code)
        grew = true
      }
    }
  }
  return inside
}

const addTo = (
  into: Map<string, Map<string, Fraction>>,
  investor: string,
  investee: string,
  share: Fraction,
): void => {
  const held = into.get(investor) ?? new Map<string, Fraction>()
  held.set(investee, add(held.get(investee) ?? ZERO, share))
  into.set(investor, held)
}

function ownershipOn(
  book: Book,
  rows: readonly OwnershipRow[],
  date: string,
  findings: Finding[],
): OwnershipOn {
  const direct = new Map<string, Map<string, Fraction>>()
  const votes = new Map<string, Map<string, Fraction>>()
  const methods = new Map<string, string>()
  for (const row of rows) {
    if (row.date > date) continue
    addTo(direct, row.investor, row.investee, percentOf(row)!)
    addTo(votes, row.investor, row.investee, row.votesDelta ?? percentOf(row)!)
    if (row.method) methods.set(row.investee, row.method)
  }
  const { parent } = book.settings
  const sumOver = (
    of: ReadonlyMap<string, ReadonlyMap<string, Fraction>>,
    holders: Iterable<string>,
    investee: string,
  ): Fraction => {
    let sum = ZERO
    for (const holder of holders) sum = add(sum, of.get(holder)?.get(investee) ?? ZERO)
    return sum
  }
  let over = false
  for (const { code } of book.entities) {
    const total = sumOver(direct, direct.keys(), code)
    if (compare(total, ONE) > 0) {
      over = true
      const row = rows.findLast((r) => r.investee === code && r.date <= date)
      findings.push(
        finding('GRP-105', 'blocks', row?.place ?? { subject: code }, {
          entity: code,
          total: fractionText(multiply(total, fraction(100n))),
          date,
        }),
      )
    }
  }
  const inside = controlled(book, parent, votes, methods, date)
  const consolidated = book.entities
    .map((e) => e.code)
    .filter((code, i, all) => inside.has(code) && all.indexOf(code) === i)
    .sort()
  const solved = solveEffective(consolidated, parent, direct)
  const bad = !solved || [...solved.values()].some((e) => e.numerator < 0n || compare(e, ONE) > 0)
  // Shares above one have no solution either, and were named.
  if (bad && !over)
    findings.push(finding('GRP-106', 'blocks', { subject: consolidated.join(', ') }, { date }))
  const effective = bad ? new Map(consolidated.map((code) => [code, ONE])) : solved
  const associates = book.entities
    .map((e) => e.code)
    .filter((code, i, all) => {
      if (inside.has(code) || all.indexOf(code) !== i) return false
      const held = sumOver(votes, inside, code)
      const method = methods.get(code) ?? ''
      return !isZero(held) && method !== 'none' && (method === 'equity' || compare(held, FIFTH) >= 0)
    })
  return {
    direct,
    consolidated,
    associates: associates.sort(),
    effective: (entity) => effective.get(entity) ?? ZERO,
    groupShare: (entity) => sumOver(direct, inside, entity),
    voting: (entity) => sumOver(votes, inside, entity),
    directOutsiders: (entity) => (entity === parent ? ZERO : subtract(ONE, sumOver(direct, inside, entity))),
  }
}

/**
 * Reads ownership.csv and the decisions on control. Findings: events and methods that this version does not derive,
 * shares above 100 %, cycles that do not converge.
 */
export function readOwnership(book: Book): Ownership {
  const events = readEvents(book)
  const { acquisitions, findings: steps } = groupAcquisitions(events.rows)
  const findings = [...events.findings, ...steps]
  const kept = new Map<string, OwnershipOn>()
  const on = (date: string): OwnershipOn => {
    let known = kept.get(date)
    if (!known) {
      const found: Finding[] = []
      known = ownershipOn(book, events.rows, date, found)
      for (const one of found) {
        const seen = findings.some((f) => f.code === one.code && f.values.entity === one.values.entity)
        if (!seen) findings.push(one)
      }
      kept.set(date, known)
    }
    return known
  }
  for (const date of new Set([...events.rows.map((row) => row.date), '9999-12-31'])) on(date)
  const methodOn = (entity: string, date: string): Segment['method'] => {
    const view = on(date)
    return view.consolidated.includes(entity) ? 'full' : view.associates.includes(entity) ? 'equity' : 'none'
  }
  const segments = (entity: string, interval: Interval): Segment[] => {
    // What counts is what stands at the start of each day: an event at the end of a day cuts after it.
    const cuts = acquisitions.filter(
      (a) => a.date >= interval.from && a.date <= interval.to && a.starts > interval.from,
    )
    const before = methodOn(entity, addDays(interval.from, -1))
    const first = acquisitions.some((a) => a.starts === interval.from)
      ? methodOn(entity, interval.from)
      : before
    const result: Segment[] = [{ interval, method: first, scopeIn: first !== before }]
    for (const cut of [...cuts].sort((a, b) => (a.starts < b.starts ? -1 : 1))) {
      const last = result.at(-1)!
      const method = methodOn(entity, cut.date)
      if (method === last.method) continue
      result[result.length - 1] = {
        ...last,
        interval: { from: last.interval.from, to: addDays(cut.starts, -1) },
      }
      result.push({ interval: { from: cut.starts, to: interval.to }, method, scopeIn: method !== 'none' })
    }
    return result
  }
  return {
    acquisitions,
    findings,
    on,
    segments,
    acquisitionOf: (entity) => acquisitions.find((a) => a.investee === entity),
  }
}

/** The attributes of an entity in force on a date are folded by the reader; here only the code matters. */
export const codesOf = (entities: readonly EntityRow[]): string[] =>
  [...new Set(entities.map((e) => e.code))].sort()
