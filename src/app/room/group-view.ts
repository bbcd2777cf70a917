// The group on a date: who holds what of whom, the four percentages of each company with the way to the effective one,
// cycles, events, and how goodwill of each acquisition was computed.

import type { AcquisitionFigures } from '../../close/group/acquisition.ts'
import type { OwnershipOn } from '../../close/group/ownership.ts'
import type { Text } from '../../close/types.ts'
import type { Book } from '../../ledger/book.ts'
import { exponentOf } from '../../ledger/currency.ts'
import { entityOn } from '../../ledger/entity.ts'
import { compareBytes } from '../../ledger/facts.ts'
import {
  add,
  decimalText,
  type Fraction,
  fraction,
  isZero,
  multiply,
  roundHalfAway,
  ZERO,
} from '../../ledger/fraction.ts'
import type { OpenRevision } from './room.ts'

export interface GroupView {
  readonly date: string
  readonly currency: string
  readonly parent: string
  readonly nodes: readonly GroupNode[]
  readonly edges: readonly GroupEdge[]
  readonly events: readonly GroupEvent[]
  readonly acquisitions: readonly AcquisitionView[]
}

export interface GroupNode {
  readonly code: string
  readonly name: Text
  readonly method: 'parent' | 'full' | 'equity' | 'none'
  /** In percent, to four decimals: what companies of the group hold, votes, and the owners' effective share. */
  readonly groupShare: string
  readonly voting: string
  readonly effective: string
  readonly outsiders: string
  /** Effective share of each holder × what it holds; they sum to the effective share. */
  readonly ways: readonly {
    readonly holder: string
    readonly ofHolder: string
    readonly share: string
    readonly product: string
  }[]
  readonly inCycle: boolean
}

export interface GroupEdge {
  readonly investor: string
  readonly investee: string
  readonly share: string
  readonly inCycle: boolean
}

export interface GroupEvent {
  readonly id: string
  readonly date: string
  readonly event: string
  readonly investor: string
  readonly investee: string
  readonly percent: string
  readonly reason: string
}

export interface AcquisitionView {
  readonly id: string
  readonly investee: string
  readonly date: string
  readonly isFairValue: boolean
  readonly consideration: string
  readonly nci: string
  readonly netAssets: string
  /** consideration + nci − net assets; of the owners and of non-controlling interests. */
  readonly goodwill: string
  readonly goodwillOwners: string
  readonly goodwillNci: string
  /** Functional currency, and what one unit of it was in the presentation currency. */
  readonly functional: string
  readonly rate: string
  readonly items: readonly { readonly item: string; readonly book: string; readonly uplift: string }[]
}

/** A share in percent, to four decimals, without zeros at the end. */
export function percent(share: Fraction): string {
  const scaled = multiply(share, fraction(1_000_000n))
  const text = decimalText(roundHalfAway(scaled.numerator, scaled.denominator), 4)
  return text.replace(/\.?0+$/, '')
}

/** @param date the end of this day; the reporting date where not given */
export function groupView(
  revision: OpenRevision,
  period: string | undefined,
  date: string | undefined,
): GroupView {
  const room = revision.close(period)
  const { book } = revision
  const on = date || room.interval.to
  const view = room.close.derivation.ownership.on(on)
  const { parent, presentationCurrency } = book.settings
  const cycles = cyclesOf(view)
  const held = [...view.direct.values()].flatMap((of) => [...of].filter(([, share]) => !isZero(share)))
  const codes = new Set([parent, ...view.consolidated, ...view.associates, ...held.map(([code]) => code)])
  return {
    date: on,
    currency: presentationCurrency,
    parent,
    nodes: [...codes].sort(compareBytes).map((code) => nodeOf(book, view, code, on, cycles)),
    edges: edgesOf(view, cycles),
    events: eventsOf(book),
    acquisitions: room.close.derivation
      .group(room.interval)
      .year.value.figures.map((figures) => acquisitionOf(figures, presentationCurrency)),
  }
}

function nodeOf(
  book: Book,
  view: OwnershipOn,
  code: string,
  date: string,
  cycles: ReadonlyMap<string, number>,
): GroupNode {
  const { parent } = book.settings
  const row = entityOn(book, code, date) ?? book.entities.find((one) => one.code === code)
  const ways = view.consolidated.flatMap((holder) => {
    const share = view.direct.get(holder)?.get(code) ?? ZERO
    if (isZero(share)) return []
    return [{ holder, of: view.effective(holder), share, product: multiply(view.effective(holder), share) }]
  })
  const isFull = view.consolidated.includes(code)
  const sum = ways.reduce((total, { product }) => add(total, product), ZERO)
  return {
    code,
    name: { ru: row?.name || code, en: row?.nameEn || row?.name || code },
    method: code === parent ? 'parent' : isFull ? 'full' : view.associates.includes(code) ? 'equity' : 'none',
    groupShare: percent(view.groupShare(code)),
    voting: percent(view.voting(code)),
    effective: percent(isFull ? view.effective(code) : sum),
    outsiders: percent(isFull ? view.directOutsiders(code) : ZERO),
    ways: ways.map(({ holder, of, product, share }) => ({
      holder,
      ofHolder: percent(of),
      share: percent(share),
      product: percent(product),
    })),
    inCycle: cycles.has(code),
  }
}

function edgesOf(view: OwnershipOn, cycles: ReadonlyMap<string, number>): GroupEdge[] {
  return [...view.direct].flatMap(([investor, of]) =>
    [...of].flatMap(([investee, share]) => {
      const cycle = cycles.get(investor)
      const inCycle = cycle !== undefined && cycle === cycles.get(investee)
      return isZero(share) ? [] : [{ investor, investee, share: percent(share), inCycle }]
    }),
  )
}

/** Companies that hold each other, directly or through others: company → the number of its cycle. */
function cyclesOf({ direct }: OwnershipOn): Map<string, number> {
  const reach = (from: string): Set<string> => {
    const seen = new Set<string>()
    const next = [from]
    for (let at = next.pop(); at !== undefined; at = next.pop())
      for (const [code, share] of direct.get(at) ?? [])
        if (!isZero(share) && !seen.has(code)) {
          seen.add(code)
          next.push(code)
        }
    return seen
  }
  const reached = new Map([...direct.keys()].map((code) => [code, reach(code)]))
  const cycles = new Map<string, number>()
  let count = 0
  for (const [code, seen] of reached) {
    if (cycles.has(code) || !seen.has(code)) continue
    count++
    for (const other of seen) if (reached.get(other)?.has(code)) cycles.set(other, count)
  }
  return cycles
}

const eventsOf = (book: Book): GroupEvent[] =>
  book.ownership
    .map(({ date, event, id, investee, investor, percentDelta, reason }) => ({
      id,
      date,
      event,
      investor,
      investee,
      percent: percentDelta ? percent(percentDelta) : '',
      reason,
    }))
    .sort((a, b) => compareBytes(a.date, b.date) || compareBytes(a.id, b.id))

function acquisitionOf(figures: AcquisitionFigures, currency: string): AcquisitionView {
  const { acquisition, entity, goodwillPresentation, items, rate } = figures
  const text = (amount: bigint): string => decimalText(amount, exponentOf(currency))
  const own = (amount: bigint): string => decimalText(amount, exponentOf(entity.functionalCurrency))
  const six = multiply(rate, fraction(1_000_000n))
  return {
    id: acquisition.id,
    investee: acquisition.investee,
    date: acquisition.date,
    isFairValue: figures.atFairValue,
    consideration: text(figures.consideration),
    nci: text(figures.nciPresentation),
    netAssets: text(figures.netAssetsPresentation),
    goodwill: text(goodwillPresentation.owners + goodwillPresentation.nci),
    goodwillOwners: text(goodwillPresentation.owners),
    goodwillNci: text(goodwillPresentation.nci),
    functional: entity.functionalCurrency,
    rate: decimalText(roundHalfAway(six.numerator, six.denominator), 6).replace(/\.?0+$/, ''),
    items: items.map(({ bookAmount, difference, item }) => ({
      item,
      book: own(bookAmount),
      uplift: own(difference),
    })),
  }
}
