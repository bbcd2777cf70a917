// Small groups for the tests of the consolidation: a book from a few rows, members from a few facts.

import type {
  AcquisitionRow,
  AssociateRow,
  Book,
  ConsiderationRow,
  EntityRow,
  GroupAccount,
  InventoryProfitRow,
  OwnershipRow,
  Row,
  TurnoverRow,
} from '../../ledger/book.ts'
import { Codes, FactTable, type FactTexts } from '../../ledger/facts.ts'
import type { Check } from '../../ledger/finding.ts'
import { fraction, ONE } from '../../ledger/fraction.ts'
import type { Interval } from '../../ledger/period.ts'
import { GroupChart } from '../chart.ts'
import { Rates } from '../rates.ts'
import { bookSettings, entityRow, groupAccount } from '../testing.ts'
import { NO_TRADE, type Segment, type TradeYear } from '../types.ts'
import { consolidateYear, derivePair, type GroupInput, type GroupYear, groupChecks } from './consolidate.ts'
import type { Member } from './context.ts'
import { readOwnership } from './ownership.ts'

const row: Row = { place: {}, hash: '', document: 'test' }

export { groupAccount as account }

/** A chart with the roles that the consolidation writes to. */
export const ACCOUNTS: readonly GroupAccount[] = [
  groupAccount('ppe'),
  groupAccount('goodwill', { role: 'goodwill' }),
  groupAccount('subsidiary', { role: 'investment-in-subsidiary' }),
  groupAccount('associate', { role: 'investment-in-associate' }),
  groupAccount('inventories', { role: 'inventories' }),
  groupAccount('receivables', { role: 'trade-receivables', pair: 'settlements', monetary: true }),
  groupAccount('other-receivables', { role: 'other-receivables', pair: 'dividends', monetary: true }),
  groupAccount('cash', { role: 'cash', monetary: true }),
  groupAccount('dta', { role: 'deferred-tax-asset' }),
  groupAccount('capital', { class: 'equity', role: 'share-capital', equityComponent: 'capital' }),
  groupAccount('premium', { class: 'equity', role: 'share-premium', equityComponent: 'premium' }),
  groupAccount('retained', { class: 'equity', role: 'retained-earnings', equityComponent: 'retained' }),
  groupAccount('reserve', { class: 'equity', role: 'translation-reserve', equityComponent: 'reserve' }),
  groupAccount('nci', { class: 'equity', role: 'non-controlling-interests', equityComponent: 'nci' }),
  groupAccount('dtl', { class: 'liability', role: 'deferred-tax-liability' }),
  groupAccount('payables', {
    class: 'liability',
    role: 'trade-payables',
    pair: 'settlements',
    monetary: true,
  }),
  groupAccount('deferred', { class: 'liability', role: 'deferred-consideration' }),
  groupAccount('revenue', { class: 'income' }),
  groupAccount('cost', { class: 'expense', role: 'cost-of-sales' }),
  groupAccount('unwinding', { class: 'expense', role: 'unwinding-of-discount' }),
  groupAccount('impairment', { class: 'expense', role: 'goodwill-impairment' }),
  groupAccount('bargain', { class: 'income', role: 'bargain-purchase-gain' }),
  groupAccount('dividends', { class: 'income', role: 'dividend-income' }),
  groupAccount('tax', { class: 'expense', role: 'current-tax-expense' }),
  groupAccount('deferred-tax', { class: 'expense', role: 'deferred-tax-expense' }),
  groupAccount('share', { class: 'income', role: 'share-of-profit-of-associates' }),
  groupAccount('cta', { class: 'oci', role: 'translation-difference', equityComponent: 'reserve' }),
]

export const entity = (code: string, functionalCurrency = 'RUB'): EntityRow =>
  entityRow(code, { booksCurrency: functionalCurrency, functionalCurrency })

export const acquire = (
  id: string,
  date: string,
  investor: string,
  investee: string,
  percent: bigint,
  changes: Partial<OwnershipRow> = {},
): OwnershipRow => ({
  ...row,
  id,
  document: `ownership.csv#${id}`,
  date,
  moment: 'start',
  event: 'acquire',
  investor,
  investee,
  shareClass: '',
  sharesDelta: null,
  sharesTotalAfter: null,
  percentDelta: fraction(percent, 1000n),
  votesDelta: null,
  method: '',
  nciMeasurement: '',
  nciFairValue: null,
  fairValueHeldBefore: null,
  fairValueRetained: null,
  fairValueCurrency: '',
  nciFairValueCurrency: '',
  gainAccount: '',
  reason: '',
  ...changes,
})

export const paid = (
  event: string,
  date: string,
  amount: bigint,
  changes: Partial<ConsiderationRow> = {},
): ConsiderationRow => ({
  ...row,
  event,
  kind: 'cash',
  date,
  validFrom: '',
  dueOn: '',
  currency: 'RUB',
  amount: fraction(amount),
  shareCapital: null,
  discountRate: null,
  classification: '',
  inBooks: true,
  knownOn: '',
  ...changes,
})

export const item = (
  acquisition: string,
  name: string,
  code: string,
  book: bigint,
  fair: bigint | null,
  changes: Partial<AcquisitionRow> = {},
): AcquisitionRow => ({
  ...row,
  acquisition,
  investee: '',
  date: '',
  item: name,
  account: code,
  bookAmount: fraction(book),
  fairValue: fair === null ? null : fraction(fair),
  taxBase: null,
  currency: '',
  release: 'none',
  remainingLifeMonths: null,
  expenseAccount: '',
  cgu: '',
  knownOn: '',
  ...changes,
})

export const sale = (seller: string, buyer: string, period: Interval, amount: bigint): TurnoverRow => ({
  ...row,
  seller,
  buyer,
  period,
  nature: 'goods',
  contract: '',
  currency: 'RUB',
  amount: fraction(amount),
  sellerAccount: 'revenue',
  costOfSales: null,
  buyerAccount: 'cost',
  buyerAmount: null,
  accepted: true,
})

export const stock = (
  seller: string,
  buyer: string,
  date: string,
  profit: bigint,
  deferredTax = false,
): InventoryProfitRow => ({
  ...row,
  seller,
  buyer,
  date,
  account: 'inventories',
  costAccount: '',
  item: '',
  amountAtTransferPrice: null,
  currency: 'RUB',
  margin: null,
  marginBasis: '',
  profit: fraction(profit),
  deferredTax,
})

export const ofAssociate = (
  investee: string,
  date: string,
  event: AssociateRow['event'],
  amount: bigint,
): AssociateRow => ({
  ...row,
  investee,
  date,
  event,
  amount: fraction(amount),
  currency: 'RUB',
})

export function bookOf(
  entities: readonly EntityRow[],
  registers: Partial<Book>,
  settings: Partial<Book['settings']> = {},
): Book {
  return {
    settings: bookSettings(entities[0]!.code, '2025-01-01', settings),
    entities,
    counterparties: [],
    charts: new Map(),
    accounts: ACCOUNTS,
    mapping: [],
    balances: [],
    openings: [],
    rates: [],
    taxRates: [
      {
        ...row,
        jurisdiction: 'RU',
        enactedOn: '2000-01-01',
        effectiveFrom: '2000-01-01',
        rate: fraction(1n, 4n),
      },
    ],
    datedFlows: [],
    journals: [],
    ownership: [],
    considerations: [],
    acquisitions: [],
    acquisitionReleases: [],
    goodwill: [],
    associates: [],
    turnovers: [],
    inventoryProfit: [],
    dividends: [],
    differences: [],
    decisions: [],
    foreign: [],
    layouts: new Map(),
    ...registers,
  }
}

/** Facts as `account flow amount [partner]` in whole units, debit positive. */
export type Line = readonly [account: string, flow: string, amount: bigint, partner?: string]

export function factsOf(
  codes: Codes,
  code: string,
  year: Interval,
  basis: string,
  lines: readonly Line[],
): FactTable {
  const facts = new FactTable(codes)
  for (const [accountCode, flow, amount, partner = ''] of lines) {
    const texts: FactTexts = {
      entity: code,
      period: `${year.from}/${year.to}`,
      account: accountCode,
      flow,
      partner,
      layer: 'mapped',
      basis,
      measure: 'amount',
      document: `balances/${code}`,
    }
    facts.addTexts(texts, amount * 100n)
  }
  return facts
}

export interface TestGroup {
  readonly codes: Codes
  close(
    year: Interval,
    facts: Readonly<Record<string, readonly Line[]>>,
    previous?: GroupYear | null,
    trade?: Readonly<Record<string, TradeYear>>,
  ): GroupYear
  /** The checks of the year closed last, over other facts of the group. */
  checks(year: GroupYear): readonly Check[]
}

/** Closes years of a group whose members all keep rubles; pairs are derived as the program does. */
export function groupOf(book: Book): TestGroup {
  const codes = new Codes()
  const chart = new GroupChart(book.accounts)
  const pairs = new Map<string, FactTable>()
  let last: GroupInput | null = null
  return {
    codes,
    checks: (year) => (last ? groupChecks(last, year).checks : []),
    close(year, lines, previous = null, trade = {}) {
      const ownership = readOwnership(book)
      const view = ownership.on(year.to)
      const members = new Map<string, Member>()
      for (const row of book.entities) {
        if (!view.consolidated.includes(row.code)) continue
        const segment: Segment = ownership.segments(row.code, year).at(-1)!
        const given = lines[row.code] ?? []
        const functional = factsOf(codes, row.code, year, 'functional RUB', given)
        const presentation = factsOf(codes, row.code, year, 'presentation RUB', given)
        members.set(row.code, {
          entity: row,
          segment,
          position: false,
          trade: trade[row.code] ?? NO_TRADE,
          translated: { functional, presentation, estimated: false, findings: [], checks: [] },
        })
      }
      const input: GroupInput = {
        book,
        chart,
        rates: new Rates(book.rates, 'RUB'),
        codes,
        year,
        opensOn: book.settings.opensOn,
        ownership,
        members,
        associates: new Map(view.associates.map((code) => [code, null])),
        previous,
      }
      last = input
      const names = [...members.keys()].sort()
      const results = names.flatMap((a, i) =>
        names.slice(i + 1).map((b) => {
          const result = derivePair(input, a, b, previous ? (pairs.get(`${a}|${b}`) ?? null) : null)
          pairs.set(`${a}|${b}`, result.facts)
          return result
        }),
      )
      const derived = consolidateYear(input, results)
      const { findings, checks } = groupChecks(input, derived)
      return {
        ...derived,
        findings: [...derived.findings, ...findings],
        checks: [...derived.checks, ...checks],
      }
    },
  }
}

/** Closing of an account over members and group, in whole units (debit positive), from all flows. */
export function closing(
  lines: Readonly<Record<string, readonly Line[]>>,
  group: GroupYear,
  code: string,
): number {
  let sum = group.facts.sum((index) => group.facts.text('account', index) === code)
  for (const own of Object.values(lines))
    for (const [name, , amount] of own) if (name === code) sum += amount * 100n
  return Number(sum) / 100
}

export { ONE }
