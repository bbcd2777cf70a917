// Groups for the test of direct consolidation against that of sub-groups: chains and trees with acquisitions before the
// book and in its year, what each company's trial balance shows, and the registers. Amounts are whole units of currency,
// positive as people say them.

import fc from 'fast-check'
import {
  ACCOUNTS,
  account,
  acquire,
  bookOf,
  entity,
  item,
  type Line,
  paid,
  sale,
  stock,
} from '../../../src/close/group/testing.ts'
import type { Book, DividendRow } from '../../../src/ledger/book.ts'
import { fraction, roundHalfAway } from '../../../src/ledger/fraction.ts'

export const YEAR = { from: '2025-01-01', to: '2025-12-31' }
export const PARENT = 'E0'
/** Shares are in thousandths. Of multiples of this tenths of tenths of tenths are whole kopecks. */
export const UNIT = 400n

/** One subsidiary; amounts in whole units of currency, positive as people say them. */
export interface Subsidiary {
  readonly code: string
  readonly holder: string
  readonly share: bigint
  /** Held by the parent of the group beside its holder, bought on the same day. */
  readonly extra: bigint
  readonly inYear: boolean
  readonly capital: bigint
  readonly retained: bigint
  /** Fair value of plant above its book amount. */
  readonly uplift: bigint
  /** What was paid above the part of the net assets that was bought; below nil a bargain. */
  readonly premium: bigint
  readonly extraPremium: bigint
  /** Fair value of the outsiders' part above their part of the net assets; null: proportionate. */
  readonly nciPremium: bigint | null
  /** Retained earnings since the acquisition to the start of the book. */
  readonly movement: bigint
  readonly revenue: bigint
  readonly cost: bigint
  readonly oci: bigint
  readonly dividend: bigint
  /** The holder's books name the payer of a dividend, or do not. */
  readonly namesPayer: boolean
  /** Goodwill impaired in the year: not, by half, in full. */
  readonly impaired: 0n | 1n | 2n
}

export interface Sale {
  readonly seller: string
  readonly buyer: string
  readonly amount: bigint
  /** Not yet sold on at the reporting date. */
  readonly profit: bigint
}

export interface Group {
  readonly subsidiaries: readonly Subsidiary[]
  readonly sales: readonly Sale[]
}

export const times = (amount: bigint, thousandths: bigint): bigint =>
  roundHalfAway(amount * thousandths, 1000n)
export const netAssets = (one: Subsidiary): bigint => one.capital + one.retained + (one.uplift * 3n) / 4n
export const priceOf = (one: Subsidiary): bigint => times(netAssets(one), one.share) + one.premium
export const extraPriceOf = (one: Subsidiary): bigint =>
  one.extra === 0n ? 0n : times(netAssets(one), one.extra) + one.extraPremium
export const outsidersOf = (one: Subsidiary): bigint => 1000n - one.share - one.extra
export const nciAtAcquisition = (one: Subsidiary): bigint =>
  times(netAssets(one), outsidersOf(one)) + (one.nciPremium ?? 0n)
const goodwillOf = (one: Subsidiary): bigint =>
  priceOf(one) + extraPriceOf(one) + nciAtAcquisition(one) - netAssets(one)
export const impairmentOf = (one: Subsidiary): bigint =>
  goodwillOf(one) > 0n ? (goodwillOf(one) * one.impaired) / 2n : 0n

/** What the holder and the parent beside it get of a dividend, in whole units; together never more than was declared. */
export function dividendsOf({ dividend, extra, share }: Subsidiary): { holder: bigint; parent: bigint } {
  const holder = times(dividend, share)
  const parent = times(dividend, extra)
  return { holder, parent: parent < dividend - holder ? parent : dividend - holder }
}

export function linesOf({ sales, subsidiaries }: Group): Record<string, Line[]> {
  const lines: Record<string, Line[]> = {
    [PARENT]: [
      ['cash', 'opening', 1_000_000n * UNIT],
      ['capital', 'opening', -900_000n * UNIT],
      ['retained', 'opening', -100_000n * UNIT],
      ['cash', 'working-capital', 7n * UNIT],
      ['revenue', 'unspecified', -7n * UNIT],
    ],
  }
  for (const one of subsidiaries) {
    const flow = one.inYear ? 'scope-in' : 'opening'
    lines[one.code] = [
      ['ppe', flow, one.capital + one.retained + one.movement],
      ['capital', flow, -one.capital],
      ['retained', flow, -one.retained - one.movement],
      ['revenue', 'unspecified', -one.revenue],
      ['cost', 'unspecified', one.cost],
      ['cash', 'working-capital', one.revenue - one.cost],
      ['gain', 'revaluation', -one.oci],
      ['ppe', 'revaluation', one.oci],
      ['retained', 'dividends-declared', one.dividend],
    ]
    const { holder, parent } = dividendsOf(one)
    for (const [owner, part] of [
      [one.holder, holder],
      [PARENT, parent],
      ['', one.dividend - holder - parent],
    ] as const)
      lines[one.code]!.push(
        ['owed-dividends', 'dividends-declared', -part, owner],
        ['owed-dividends', 'dividends-paid', part, owner],
        ['cash', 'dividends-paid', -part],
      )
  }
  for (const one of subsidiaries) {
    const { holder, parent } = dividendsOf(one)
    for (const [investor, price, dividend] of [
      [one.holder, priceOf(one), holder],
      [PARENT, extraPriceOf(one), parent],
    ] as const) {
      const flow = one.inYear ? 'addition-paid' : 'opening'
      lines[investor]!.push(
        ['subsidiary', flow, price, one.code],
        ['cash', flow, -price],
        ['dividends', 'unspecified', -dividend, one.namesPayer ? one.code : ''],
        ['cash', 'dividends-received', dividend],
      )
    }
  }
  for (const { amount, buyer, seller } of sales) {
    lines[seller]!.push(
      ['revenue', 'unspecified', -amount],
      ['receivables', 'working-capital', amount, buyer],
    )
    lines[buyer]!.push(['cost', 'unspecified', amount], ['payables', 'working-capital', -amount, seller])
  }
  return lines
}

function dividendOf(payer: string, receiver: string, gross: bigint): DividendRow {
  const id = `${payer}-${receiver}`
  return {
    place: { file: 'intragroup/dividends.csv', row: 2 },
    hash: id,
    document: `intragroup/dividends.csv#${id}`,
    payer,
    receiver,
    declaredOn: '2025-12-15',
    year: '2025',
    gross: fraction(gross),
    currency: '',
    withholdingRate: null,
    paidOn: '2025-12-20',
    receiverBookedOn: '',
    receiverBookedAmount: null,
    receiverAccount: '',
  }
}

export function bookFrom({ sales, subsidiaries }: Group): Book {
  const DECEMBER = { from: '2025-12-01', to: '2025-12-31' }
  const ownership: Book['ownership'][number][] = []
  const considerations: Book['considerations'][number][] = []
  const acquisitions: Book['acquisitions'][number][] = []
  const goodwill: Book['goodwill'][number][] = []
  const dividends: DividendRow[] = []
  for (const [index, one] of subsidiaries.entries()) {
    const id = `O-${one.code}`
    const date = `${one.inYear ? 2025 : 2020}-0${index + 2}-01`
    const fairValue =
      one.nciPremium === null
        ? {}
        : { nciMeasurement: 'fair-value' as const, nciFairValue: fraction(nciAtAcquisition(one)) }
    ownership.push(acquire(id, date, one.holder, one.code, one.share, fairValue))
    considerations.push(paid(id, date, priceOf(one)))
    if (one.extra > 0n) {
      ownership.push(acquire(`${id}-x`, date, PARENT, one.code, one.extra, fairValue))
      considerations.push(paid(`${id}-x`, date, extraPriceOf(one)))
    }
    acquisitions.push(
      item(id, 'equity', 'capital', one.capital, null),
      item(id, 'equity', 'retained', one.retained, null),
    )
    if (one.uplift > 0n) acquisitions.push(item(id, 'plant', 'ppe', 0n, one.uplift))
    const { hash, place } = ownership[0]!
    if (impairmentOf(one) > 0n)
      goodwill.push({
        place,
        hash,
        document: `goodwill.csv#${id}`,
        acquisition: id,
        date: '2025-12-31',
        event: 'impairment',
        amount: fraction(impairmentOf(one)),
        currency: '',
        cgu: '',
      } as Book['goodwill'][number])
    const { holder, parent } = dividendsOf(one)
    for (const [receiver, part] of [
      [one.holder, holder],
      [PARENT, parent],
    ] as const)
      if (part > 0n) dividends.push(dividendOf(one.code, receiver, part))
  }
  return bookOf([entity(PARENT), ...subsidiaries.map(({ code }) => entity(code))], {
    accounts: [
      ...ACCOUNTS,
      account('gain', { class: 'oci', equityComponent: 'reserve' }),
      account('owed-dividends', { class: 'liability', role: 'dividends-payable', pair: 'dividends' }),
    ],
    ownership,
    considerations,
    acquisitions,
    goodwill,
    dividends,
    turnovers: sales.map(({ amount, buyer, seller }) => sale(seller, buyer, DECEMBER, amount)),
    inventoryProfit: sales.map(({ buyer, profit, seller }) => stock(seller, buyer, YEAR.to, profit, true)),
  })
}

const amount = (from: number, to: number, unit: bigint): fc.Arbitrary<bigint> =>
  fc.integer({ min: from, max: to }).map((value) => BigInt(value) * unit)

/** Shares and amounts are multiples of these; goodwill that is no whole unit is not impaired in full. */
interface Steps {
  readonly share: bigint
  readonly unit: bigint
  readonly inFull: boolean
}

const subsidiary = ({ inFull, share, unit }: Steps) =>
  fc.record({
    holder: fc.nat(),
    share: fc.integer({ min: Number(501n / share) + 1, max: Number(1000n / share) }),
    extra: fc.option(fc.nat({ max: Number(499n / share) }), { nil: 0 }),
    inYear: fc.boolean(),
    capital: amount(1, 500, unit),
    retained: amount(-100, 500, unit),
    uplift: amount(0, 50, unit),
    premium: amount(-40, 200, unit),
    extraPremium: amount(0, 50, unit),
    nciPremium: fc.option(amount(0, 30, unit)),
    movement: amount(-100, 300, unit),
    revenue: amount(0, 900, unit),
    cost: amount(0, 900, unit),
    oci: amount(-50, 50, unit),
    dividend: amount(0, 100, unit),
    namesPayer: fc.boolean(),
    impaired: fc.constantFrom(0n, 1n, inFull ? 2n : 0n),
  })

export const groups = (steps: Steps): fc.Arbitrary<Group> =>
  fc
    .record({
      all: fc.array(subsidiary(steps), { minLength: 1, maxLength: 4 }),
      sales: fc.array(
        fc.record({
          seller: fc.nat(),
          other: fc.nat(),
          amount: amount(1, 90, steps.unit),
          profit: amount(1, 9, steps.unit),
        }),
        { maxLength: 3 },
      ),
    })
    .map(({ all, sales }) => {
      const subsidiaries: Subsidiary[] = []
      for (const [index, one] of all.entries()) {
        const holder = one.holder % (index + 1)
        const held = subsidiaries[holder - 1]
        const share = BigInt(one.share) * steps.share
        const free = 1000n - share
        // Beside a holder who is not the parent itself, and of outsiders who are not at fair value.
        const wanted = BigInt(one.extra) * steps.share
        const extra = holder === 0 || one.nciPremium !== null ? 0n : wanted < free ? wanted : free
        const shared = extra > 0n
        subsidiaries.push({
          ...one,
          code: `E${index + 1}`,
          holder: `E${holder}`,
          share,
          extra,
          inYear: one.inYear || (held?.inYear ?? false),
          movement: one.inYear || held?.inYear ? 0n : one.movement,
          premium: shared && one.premium < 0n ? -one.premium : one.premium,
          nciPremium: free === 0n ? null : one.nciPremium,
          // Half of what two holders paid for is a matter of choice; nothing, or all of it, is not.
          impaired: shared && one.impaired === 1n ? (steps.inFull ? 2n : 0n) : one.impaired,
        })
      }
      const count = subsidiaries.length + 1
      const trade = sales.map(({ other, seller, ...one }) => {
        const from = seller % count
        return { ...one, seller: `E${from}`, buyer: `E${(from + 1 + (other % (count - 1))) % count}` }
      })
      const pairs = new Map(trade.map((one) => [`${one.seller} ${one.buyer}`, one]))
      return { subsidiaries, sales: [...pairs.values()] }
    })
