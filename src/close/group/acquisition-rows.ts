// Columns of ownership.csv, and rows about acquisitions (considerations.csv, acquisitions.csv, acquisition_releases.csv,
// goodwill.csv) that no derivation would take: what this version does not derive, what contradicts the rest of its row,
// and what names an acquisition or an item that is not there. Each is said once per book (book-format.md §2).

import type {
  AcquisitionReleaseRow,
  AcquisitionRow,
  Book,
  ConsiderationRow,
  OwnershipRow,
  Row,
} from '../../ledger/book.ts'
import { type Finding, finding } from '../../ledger/finding.ts'
import {
  add,
  compare,
  divide,
  type Fraction,
  fractionText,
  isZero,
  ONE,
  ZERO,
} from '../../ledger/fraction.ts'
import { addMonths, dayBefore } from '../../ledger/period.ts'
import type { GroupChart } from '../chart.ts'
import type { Acquisition, Ownership } from './ownership.ts'
import { Standings } from './register-rows.ts'

const notDerived = (row: Row, id: string, column: string, value: string): Finding =>
  finding('GRP-101', 'blocks', { ...row.place, column, value }, { id, what: column, word: value })

const noEffect = (row: Row, column: string, value: string, why: string): Finding =>
  finding('GRP-277', 'blocks', { ...row.place, column, value }, { why })

/** Ordinary shares and shares of a limited company carry the share that they say; other classes have rights of their own. */
const ORDINARY = /^(ordinary|common|обыкновенн\p{L}*|дол[яи])( |$)/iu

/** Everything on these rows that would have no effect on the close of `date`. */
export function acquisitionRowFindings(
  book: Book,
  chart: GroupChart,
  ownership: Ownership,
  date: string,
): Finding[] {
  const rows = new AcquisitionRows(book, chart, ownership, date)
  return [
    ...book.ownership.flatMap((row) => ownershipColumns(row)),
    ...ownership.acquisitions.flatMap((acquisition) => acquireRows(book, acquisition)),
    ...book.considerations.flatMap((row) => rows.consideration(row)),
    ...book.acquisitions.flatMap((row) => rows.item(row)),
    ...rows.releases(),
    ...book.goodwill.flatMap((row) => rows.impaired(row, row.acquisition, row.date)),
  ]
}

function ownershipColumns(row: OwnershipRow): Finding[] {
  // Another event is refused whole.
  if (row.event !== 'acquire') return []
  const found: Finding[] = []
  if (row.gainAccount !== '') found.push(notDerived(row, row.id, 'gain_account', row.gainAccount))
  if (row.fairValueRetained)
    found.push(notDerived(row, row.id, 'fair_value_retained', fractionText(row.fairValueRetained)))
  if (row.shareClass !== '' && !ORDINARY.test(row.shareClass))
    found.push(notDerived(row, row.id, 'share_class', row.shareClass))
  const { percentDelta, sharesDelta, sharesTotalAfter } = row
  const shares =
    sharesDelta && sharesTotalAfter && !isZero(sharesTotalAfter)
      ? divide(sharesDelta, sharesTotalAfter)
      : null
  if (percentDelta && shares && !isSame(percentDelta, shares))
    found.push(noEffect(row, 'shares_delta', fractionText(sharesDelta ?? ZERO), 'shares'))
  const share = percentDelta ?? shares
  if (share && share.numerator <= 0n) found.push(noEffect(row, 'event', row.event, 'givenUp'))
  return found
}

/** The shares of a register are often cut to some decimals: 0.3333 says one third. */
function isSame(percent: Fraction, shares: Fraction): boolean {
  const apart = add(percent, { numerator: -shares.numerator, denominator: shares.denominator })
  const size = apart.numerator < 0n ? -apart.numerator : apart.numerator
  return size * 10_000n <= apart.denominator
}

/** How outsiders are measured is said once for an acquisition, by its first row. */
function acquireRows({ settings }: Book, { rows }: Acquisition): Finding[] {
  const [first, ...others] = rows
  if (!first) return []
  const found: Finding[] = []
  const measured = first.nciMeasurement || settings.nciMeasurement
  if (first.nciFairValue && measured !== 'fair-value')
    found.push(noEffect(first, 'nci_fair_value', fractionText(first.nciFairValue), 'measurement'))
  for (const row of others) {
    if (row.nciMeasurement !== '' && row.nciMeasurement !== measured)
      found.push(noEffect(row, 'nci_measurement', row.nciMeasurement, 'firstRow'))
    const same = row.nciFairValue && first.nciFairValue && compare(row.nciFairValue, first.nciFairValue) === 0
    if (row.nciFairValue && !same)
      found.push(noEffect(row, 'nci_fair_value', fractionText(row.nciFairValue), 'firstRow'))
  }
  return found
}

class AcquisitionRows {
  readonly #book: Book
  readonly #chart: GroupChart
  readonly #date: string
  readonly #standings: Standings
  /** By the id of each of its rows. */
  readonly #byRow = new Map<string, Acquisition>()

  constructor(book: Book, chart: GroupChart, ownership: Ownership, date: string) {
    this.#book = book
    this.#chart = chart
    this.#date = date
    this.#standings = new Standings(book, ownership)
    for (const one of ownership.acquisitions) for (const row of one.rows) this.#byRow.set(row.id, one)
  }

  /** The acquisition of a row, null where it is of a later time or was refused itself. */
  #of(id: string): Acquisition | null {
    const acquisition = this.#byRow.get(id)
    return acquisition && acquisition.date <= this.#date ? acquisition : null
  }

  /** Within a year of the acquisition what became known of that day is taken as if it had been known (IFRS 3.45–49). */
  #knownLate(row: Row, knownOn: string, id: string, acquisition: Acquisition): Finding[] {
    const late = knownOn > this.#date || knownOn >= addMonths(acquisition.starts, 12)
    return late ? [notDerived(row, id, 'known_on', knownOn)] : []
  }

  consideration(row: ConsiderationRow): Finding[] {
    const acquisition = this.#of(row.event)
    if (!acquisition) return []
    const standing = this.#standings.of(acquisition.investee, this.#date)
    // Contingent consideration and later rows are refused whole, where the acquisition is derived.
    if (row.kind === 'contingent' || row.validFrom !== '')
      return standing === 'none' ? [notDerived(row, row.event, 'kind', row.kind)] : []
    const found = this.#knownLate(row, row.knownOn, row.event, acquisition)
    const { classification, dueOn, kind } = row
    const usual = kind === 'own-shares' ? 'equity' : kind === 'deferred' ? 'liability' : ''
    if (classification !== '' && classification !== usual)
      found.push(notDerived(row, row.event, 'classification', classification))
    if (row.shareCapital && kind !== 'own-shares')
      found.push(noEffect(row, 'share_capital', fractionText(row.shareCapital), 'kind'))
    if (row.discountRate && kind !== 'deferred')
      found.push(noEffect(row, 'discount_rate', fractionText(row.discountRate), 'kind'))
    if (row.discountRate && kind === 'deferred' && dueOn <= acquisition.starts)
      found.push(noEffect(row, 'discount_rate', fractionText(row.discountRate), 'due'))
    if (!row.inBooks && standing === 'none')
      found.push(notDerived(row, row.event, 'in_books', `no (${acquisition.investee})`))
    return found
  }

  /** Of what is said of an acquisition by its name: that it is one, and of a company that is consolidated. */
  #named(row: Row, id: string): { acquisition: Acquisition | null; found: Finding[] } {
    const acquisition = this.#of(id)
    if (!acquisition || acquisition.id === id) return { acquisition, found: [] }
    const place = { ...row.place, column: 'acquisition', value: id }
    return { acquisition: null, found: [finding('GRP-276', 'blocks', place, { expected: acquisition.id })] }
  }

  item(row: AcquisitionRow): Finding[] {
    const { acquisition, found } = this.#named(row, row.acquisition)
    if (!acquisition) return found
    if (row.investee !== '' && row.investee !== acquisition.investee)
      found.push(noEffect(row, 'investee', row.investee, 'investee'))
    // At the start of 1 April stands what stood at the end of 31 March.
    if (![acquisition.date, acquisition.starts, dayBefore(acquisition.starts)].includes(row.date))
      found.push(notDerived(row, row.acquisition, 'date', row.date))
    found.push(...this.#knownLate(row, row.knownOn, row.acquisition, acquisition))
    if (row.item === 'equity') return [...found, ...this.#equity(row)]
    if (this.#standings.of(acquisition.investee, this.#date) !== 'member')
      found.push(notDerived(row, row.acquisition, 'item', row.item))
    const life = row.remainingLifeMonths
    if (life !== null && row.release !== 'straight-line')
      found.push(noEffect(row, 'remaining_life_months', String(life), 'release'))
    if (row.expenseAccount !== '' && (row.release === '' || row.release === 'none'))
      found.push(noEffect(row, 'expense_account', row.expenseAccount, 'release'))
    return found
  }

  /** Net assets in the books stand as they are: nothing of them is revalued or released. */
  #equity(row: AcquisitionRow): Finding[] {
    const found: Finding[] = []
    if (row.fairValue) found.push(noEffect(row, 'fair_value', fractionText(row.fairValue), 'equity'))
    if (row.taxBase !== null)
      found.push(
        noEffect(row, 'tax_base', row.taxBase === 'none' ? 'none' : fractionText(row.taxBase), 'equity'),
      )
    if (row.release !== '' && row.release !== 'none')
      found.push(noEffect(row, 'release', row.release, 'equity'))
    if (row.expenseAccount !== '') found.push(noEffect(row, 'expense_account', row.expenseAccount, 'equity'))
    if (row.remainingLifeMonths !== null)
      found.push(noEffect(row, 'remaining_life_months', String(row.remainingLifeMonths), 'equity'))
    const accountClass = this.#chart.get(row.account)?.class
    if (accountClass !== undefined && accountClass !== 'equity')
      found.push(noEffect(row, 'account', row.account, 'equityAccount'))
    return found
  }

  releases(): Finding[] {
    const sums = new Map<string, Fraction>()
    const dated = [...this.#book.acquisitionReleases].sort((a, b) => (a.date < b.date ? -1 : 1))
    return dated.flatMap((row) => this.#release(row, sums))
  }

  #release(row: AcquisitionReleaseRow, sums: Map<string, Fraction>): Finding[] {
    const { acquisition, found } = this.#named(row, row.acquisition)
    if (!acquisition) return found
    const items = this.#book.acquisitions.filter(
      (one) => one.acquisition === row.acquisition && one.item === row.item && row.item !== 'equity',
    )
    if (items.length === 0) return [...found, noEffect(row, 'item', row.item, 'item')]
    if (!items.some(({ release }) => release === 'on-sale' || release === 'on-settlement'))
      found.push(noEffect(row, 'item', row.item, 'releaseByRows'))
    if (row.date < acquisition.starts) found.push(noEffect(row, 'date', row.date, 'before'))
    const key = `${row.acquisition}|${row.item}`
    const before = sums.get(key) ?? ZERO
    const after = row.share ? add(before, row.share) : ONE
    if (compare(after, ONE) > 0 || (row.share === null && compare(before, ONE) >= 0))
      found.push(noEffect(row, 'share', row.share ? fractionText(row.share) : '', 'over'))
    sums.set(key, after)
    return found
  }

  /** Goodwill is that of a subsidiary; an associate's is within its investment (IAS 28.42). */
  impaired(row: Row, id: string, date: string): Finding[] {
    const { acquisition, found } = this.#named(row, id)
    if (!acquisition || date > this.#date) return found
    if (date < acquisition.date) found.push(noEffect(row, 'date', date, 'before'))
    if (this.#standings.of(acquisition.investee, this.#date) !== 'member')
      found.push(notDerived(row, id, 'acquisition', id))
    return found
  }
}
