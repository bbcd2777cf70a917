// Rows of the intragroup registers, of associates.csv and of decisions.csv that no derivation would ever take: of
// companies that are not in the group, of days that no close has, of kinds that this version does not know what to do
// with. Each is said once per book; none is left out in silence. Rows of another period than those that are closed, and
// of the time before a company came in, are simply not of this close.

import type { Book, DividendRow, InventoryProfitRow, Row, TurnoverRow } from '../../ledger/book.ts'
import { type Finding, finding } from '../../ledger/finding.ts'
import { fractionText } from '../../ledger/fraction.ts'
import { addMonths, dayBefore, fiscalYearOf, isEndOfMonth } from '../../ledger/period.ts'
import type { Ownership } from './ownership.ts'

/** How a company stands to the group on a day; `later`: it comes in after it, `unknown`: its event was refused. */
export type Standing = 'member' | 'associate' | 'later' | 'unknown' | 'none'

/** What of a book is closed: from the day it opens to the reporting date. */
export interface Closed {
  readonly opensOn: string
  readonly date: string
}

export class Standings {
  readonly #ownership: Ownership
  readonly #refused: ReadonlySet<string>
  readonly #known = new Map<string, Standing>()

  constructor(book: Book, ownership: Ownership) {
    this.#ownership = ownership
    const investees = book.ownership.map((row) => row.investee)
    this.#refused = new Set(investees.filter((code) => !ownership.acquisitionOf(code)))
  }

  of(code: string, date: string): Standing {
    const key = `${code} ${date}`
    let standing = this.#known.get(key)
    if (!standing) {
      const view = this.#ownership.on(date)
      const starts = this.#ownership.acquisitionOf(code)?.starts ?? ''
      if (view.consolidated.includes(code)) standing = 'member'
      else if (view.associates.includes(code)) standing = 'associate'
      else if (this.#refused.has(code)) standing = 'unknown'
      else standing = starts > date ? 'later' : 'none'
      this.#known.set(key, standing)
    }
    return standing
  }
}

/** All that is wrong with the rows by whom and when they are about. */
export function registerRowFindings(book: Book, ownership: Ownership, closed: Closed): Finding[] {
  const standings = new Standings(book, ownership)
  return [
    ...book.turnovers.flatMap((row) => turnover(row, standings, closed)),
    ...inventoryProfit(book, standings, closed),
    ...book.dividends.flatMap((row) => dividend(row, standings, closed)),
    ...differences(book, standings, closed),
    ...associates(book, standings, closed),
    ...decisions(book),
  ]
}

const notInGroup = (row: Row, column: string, entity: string, date: string): Finding =>
  finding('GRP-271', 'blocks', { ...row.place, column, value: entity }, { entity, date })

const withItself = (row: Row, column: string, entity: string): Finding =>
  finding('GRP-272', 'blocks', { ...row.place, column, value: entity }, { entity })

const noEffect = (row: Row, column: string, value: string, why: string): Finding =>
  finding('GRP-277', 'blocks', { ...row.place, column, value }, { why })

function turnover(row: TurnoverRow, standings: Standings, { opensOn, date }: Closed): Finding[] {
  const { from, to } = row.period
  if (row.accepted === false || to < opensOn || from > date) return []
  if (row.seller === row.buyer) return [withItself(row, 'buyer', row.buyer)]
  const sides = { seller: standings.of(row.seller, to), buyer: standings.of(row.buyer, to) }
  // Trade with an associate is not eliminated (IAS 28.28: only the profit that is left in inventory).
  const found = partiesOutside(row, { seller: row.seller, buyer: row.buyer }, sides, to)
  if (sides.seller === 'associate' && sides.buyer === 'associate')
    found.push(notInGroup(row, 'seller', row.seller, to))
  if (row.costOfSales && row.buyerAmount)
    found.push(noEffect(row, 'buyer_amount', fractionText(row.buyerAmount), 'capitalised'))
  return found
}

/** The parties of a row that are nothing to the group on the day. */
function partiesOutside(
  row: Row,
  codes: Readonly<Record<string, string>>,
  sides: Readonly<Record<string, Standing>>,
  date: string,
): Finding[] {
  return Object.entries(codes)
    .filter(([column]) => sides[column] === 'none')
    .map(([column, code]) => notInGroup(row, column, code, date))
}

function inventoryProfit(book: Book, standings: Standings, closed: Closed): Finding[] {
  const before = dayBefore(closed.opensOn)
  return book.inventoryProfit.flatMap((row) => {
    if (row.date < before || row.date > closed.date) return []
    const found = twoWays(row)
    if (row.seller === row.buyer) return [...found, withItself(row, 'buyer', row.buyer)]
    if (!isEndOfMonth(row.date) && row.date !== closed.date && row.date !== before)
      found.push(finding('GRP-274', 'blocks', { ...row.place, column: 'date', value: row.date }))
    const sides = {
      seller: standings.of(row.seller, row.date),
      buyer: standings.of(row.buyer, row.date),
    }
    found.push(...partiesOutside(row, { seller: row.seller, buyer: row.buyer }, sides, row.date))
    if (sides.seller === 'associate' && sides.buyer === 'associate')
      found.push(notInGroup(row, 'seller', row.seller, row.date))
    return found
  })
}

/** The profit itself, or a price and its margin: both would be two answers. */
function twoWays(row: InventoryProfitRow): Finding[] {
  return row.profit && row.margin ? [noEffect(row, 'margin', fractionText(row.margin), 'twoWays')] : []
}

function dividend(row: DividendRow, standings: Standings, { opensOn, date }: Closed): Finding[] {
  const { payer, receiver, declaredOn } = row
  if (declaredOn < opensOn || declaredOn > date) return []
  if (payer === receiver) return [withItself(row, 'receiver', receiver)]
  const found: Finding[] = []
  const ofPayer = standings.of(payer, declaredOn)
  if (ofPayer === 'none') found.push(notInGroup(row, 'payer', payer, declaredOn))
  if (ofPayer === 'associate')
    found.push(finding('GRP-273', 'blocks', { ...row.place, column: 'payer', value: payer }))
  const ofReceiver = receiver === '' ? 'member' : standings.of(receiver, declaredOn)
  if (ofReceiver === 'none' || ofReceiver === 'associate')
    found.push(notInGroup(row, 'receiver', receiver, declaredOn))
  return found
}

/** The ends of the fiscal years that are closed, and the reporting date. */
function closingDates({ opensOn, date }: Closed, yearStart: string): string[] {
  const dates = [date]
  let start = fiscalYearOf(date, yearStart).from
  for (; dayBefore(start) >= opensOn; start = addMonths(start, -12)) dates.push(dayBefore(start))
  return dates
}

function differences(book: Book, standings: Standings, closed: Closed): Finding[] {
  const dates = closingDates(closed, book.settings.fiscalYearStart)
  return book.differences.flatMap((row) => {
    const date = dates.find((one) => row.period.from <= one && row.period.to >= one)
    if (date === undefined) return []
    if (row.entity === row.partner) return [withItself(row, 'partner', row.partner)]
    return (['entity', 'partner'] as const).flatMap((column) => {
      const standing = standings.of(row[column], date)
      return standing === 'none' || standing === 'associate'
        ? [notInGroup(row, column, row[column], date)]
        : []
    })
  })
}

function associates(book: Book, standings: Standings, closed: Closed): Finding[] {
  return book.associates.flatMap((row) => {
    if (row.date > closed.date) return []
    const standing = standings.of(row.investee, row.date)
    if (standing !== 'member' && standing !== 'none') return []
    return [
      finding(
        'GRP-275',
        'blocks',
        { ...row.place, column: 'investee', value: row.investee },
        { date: row.date },
      ),
    ]
  })
}

/** Only control is decided on in this version: nothing is published, so there is nothing to restate, keep or reject. */
function decisions(book: Book): Finding[] {
  return book.decisions.flatMap((row) => {
    const { id, kind, subject } = row
    if (kind !== 'control')
      return [finding('GRP-278', 'blocks', { ...row.place, column: 'kind', value: kind }, { id })]
    const place = { ...row.place, column: 'subject', value: subject }
    const held = book.ownership.filter((one) => one.investee === subject)
    const controls = held.length > 0 && held.every((one) => one.method !== 'equity' && one.method !== 'none')
    const found = controls ? [] : [finding('GRP-279', 'blocks', place, { id })]
    if (
      book.settings.approval === 'second-person' &&
      row.approvedBy !== '' &&
      row.approvedBy === row.decidedBy
    )
      found.push(
        finding('GRP-280', 'blocks', { ...row.place, column: 'approved_by', value: row.approvedBy }, { id }),
      )
    return found
  })
}
