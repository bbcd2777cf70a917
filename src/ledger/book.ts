// A book in memory: every register of book-format.md §2, read and checked for form, each row with its place and hash.
// Texts that are not given are '', dates and numbers that are not given are null. Amounts are exact decimals in whole
// units of their currency (`minorOf` turns them into minor units), shares and rates exact fractions.

import type { TrialBalance } from './balance.ts'
import type { Place } from './finding.ts'
import type { Fraction } from './fraction.ts'
import type { Interval } from './period.ts'
import type { AccountClass, BasisOfPresentation, Flow, Indicator, Role } from './words.ts'

/** What every register row carries. */
export interface Row {
  readonly place: Place
  /** SHA-256 of the row in canonical form (architecture.md, Identity): given fields, normalised, sorted by column. */
  readonly hash: string
  /** `adjustments.csv#ADJ-01`, `rates.csv#CNY 2025-12-31`: how facts and trails name the row. */
  readonly document: string
}

export interface Settings extends Row {
  readonly format: number
  readonly name: string
  readonly nameEn: string
  readonly parent: string
  readonly presentationCurrency: string
  readonly unit: number
  readonly languages: readonly ('ru' | 'en')[]
  /** Empty: by the rule of book-format.md §2 (years beginning from 2027: ifrs-18, else ias-1). */
  readonly basis: readonly BasisOfPresentation[]
  /** MM-DD */
  readonly fiscalYearStart: string
  readonly frequency: 'month' | 'quarter' | 'half-year' | 'year'
  /** '' : the start of the earliest file's fiscal year. */
  readonly opensOn: string
  readonly transitionDate: string
  readonly translationPeriod: 'month' | 'quarter' | 'year-to-date'
  readonly apportionment: 'days' | 'months'
  readonly nciMeasurement: 'proportionate' | 'fair-value'
  readonly indirectGoodwill: 'full' | 'parent-share'
  readonly groupDeferredTax: boolean
  readonly mainActivities: readonly string[]
  readonly approval: 'second-person' | 'none'
  readonly tolerance: Fraction
  /** `standard`, or a file below the book. */
  readonly accounts: string
  readonly layouts: Readonly<Record<string, string>>
  /** Names of settings that were not given and taken by default. */
  readonly defaults: readonly string[]
}

export interface EntityRow extends Row {
  readonly code: string
  readonly name: string
  readonly nameEn: string
  readonly validFrom: string
  readonly jurisdiction: string
  readonly taxId: string
  readonly registrationNumber: string
  /** `ru-94n`, `group` (no mapping needed), or a chart of the book. */
  readonly chart: string
  readonly booksCurrency: string
  readonly functionalCurrency: string
  readonly fiscalYearStart: string
  readonly reportingLagMonths: number
  /** null: not given. */
  readonly dormant: boolean | null
  readonly mainActivities: readonly string[]
  readonly segment: string
}

export interface CounterpartyRow extends Row {
  readonly entity: string
  readonly text: string
  readonly taxId: string
  readonly partner: string
  readonly validFrom: string
}

/** An account of a local chart. */
export interface LocalAccount extends Row {
  readonly code: string
  readonly name: string
  readonly type: 'active' | 'passive' | 'both'
  readonly offBalance: boolean
  readonly taxAccounting: boolean
  /** Kinds of subconto in order: `Контрагенты`, `Договоры` … */
  readonly analytics: readonly string[]
}

/** An account of the group chart (accounts.csv). */
export interface GroupAccount extends Row {
  readonly code: string
  readonly name: string
  readonly nameEn: string
  readonly class: AccountClass
  readonly current: 'current' | 'non-current' | 'by-due-date' | ''
  readonly monetary: boolean
  readonly translation: 'closing' | 'average' | 'historical'
  readonly role: Role | ''
  readonly roleWrite: boolean
  readonly equityComponent: string
  readonly recycles: boolean
  readonly partner: 'required' | 'optional' | ''
  readonly pair: 'settlements' | 'loans' | 'dividends' | 'leases' | 'other' | ''
  readonly flowDebit: Flow | ''
  readonly flowCredit: Flow | ''
  /** flow → statement line id. */
  readonly cashFlow: Readonly<Record<string, string>>
  /** '' key: the category without a main activity; else by activity. */
  readonly ifrs18: Readonly<Record<string, string>>
  readonly xbrl: string
}

export interface MappingRule extends Row {
  readonly id: string
  readonly priority: number
  readonly validFrom: string
  readonly validTo: string
  readonly entity: string
  /** `62.01`, `60*`, `10..16` */
  readonly account: string
  /** Index 0 is analytics_1; '' = any. Equal or `*` pattern. */
  readonly analytics: readonly string[]
  /** '' = any, a code, `member`, `outside`. */
  readonly partner: string
  readonly side: 'debit' | 'credit' | ''
  readonly corrAccount: string
  readonly indicator: Indicator | ''
  readonly measure: 'balance' | 'turnover'
  /** Account of the group chart; '' = deliberately excluded (off-balance only). */
  readonly target: string
  readonly flowDebit: Flow | ''
  readonly flowCredit: Flow | ''
  readonly share: Fraction
  readonly note: string
}

/** A trial-balance file of `balances/‹entity›/`, with what its name says. */
export interface BalanceFile extends Row {
  readonly entity: string
  readonly from: string
  readonly to: string
  /** '' for a general file. */
  readonly account: string
  readonly balance: TrialBalance
}

export interface OpeningRow extends Row {
  readonly date: string
  readonly entity: string
  readonly account: string
  readonly flow: Flow | ''
  readonly partner: string
  readonly item: string
  readonly holder: 'owners' | 'nci' | ''
  readonly amountFunctional: Fraction | null
  readonly amountPresentation: Fraction | null
  readonly source: string
}

export interface RateRow extends Row {
  readonly currency: string
  readonly against: string
  readonly type: 'spot' | 'average'
  readonly from: string
  readonly to: string
  readonly rate: Fraction
  readonly nominal: bigint
  readonly source: string
}

export interface TaxRateRow extends Row {
  readonly jurisdiction: string
  readonly enactedOn: string
  readonly effectiveFrom: string
  readonly rate: Fraction
}

export interface DatedFlowRow extends Row {
  readonly entity: string
  readonly date: string
  readonly account: string
  readonly flow: Flow
  readonly item: string
  /** Signed, debit positive, in `currency`. */
  readonly amount: Fraction
  readonly currency: string
  readonly rate: Fraction | null
}

export interface JournalLine extends Row {
  readonly account: string
  readonly flow: Flow | ''
  readonly partner: string
  readonly analytics: readonly string[]
  readonly dueOn: string
  readonly debit: Fraction | null
  readonly credit: Fraction | null
  readonly text: string
  readonly textEn: string
}

/** The rows of adjustments.csv with one id: one document. */
export interface Journal extends Row {
  readonly id: string
  readonly date: string
  readonly level: 'entity' | 'group'
  readonly entity: string
  readonly basis: 'books' | 'functional' | 'presentation'
  readonly borneBy: string
  readonly kind: 'manual' | 'template' | 'calculator' | 'transition'
  readonly template: string
  readonly cash: boolean
  readonly deferredTax: 'calculator' | 'own' | 'none'
  readonly reversesOn: string
  readonly repeatsUntil: string
  readonly text: string
  readonly textEn: string
  readonly author: string
  readonly approvedBy: string
  readonly state: 'draft' | 'pending' | 'approved' | 'recorded'
  readonly lines: readonly JournalLine[]
}

export interface OwnershipRow extends Row {
  readonly id: string
  readonly date: string
  readonly moment: 'start' | 'end'
  readonly event: string
  readonly investor: string
  readonly investee: string
  readonly shareClass: string
  readonly sharesDelta: Fraction | null
  readonly sharesTotalAfter: Fraction | null
  readonly percentDelta: Fraction | null
  readonly votesDelta: Fraction | null
  readonly method: string
  readonly nciMeasurement: 'proportionate' | 'fair-value' | ''
  readonly nciFairValue: Fraction | null
  readonly fairValueHeldBefore: Fraction | null
  readonly fairValueRetained: Fraction | null
  readonly fairValueCurrency: string
  readonly nciFairValueCurrency: string
  readonly gainAccount: string
  readonly reason: string
}

export interface ConsiderationRow extends Row {
  readonly event: string
  readonly kind: string
  readonly date: string
  readonly validFrom: string
  readonly dueOn: string
  readonly currency: string
  readonly amount: Fraction
  readonly shareCapital: Fraction | null
  readonly discountRate: Fraction | null
  readonly classification: 'liability' | 'equity' | ''
  readonly inBooks: boolean
  readonly knownOn: string
}

export interface AcquisitionRow extends Row {
  readonly acquisition: string
  readonly investee: string
  readonly date: string
  readonly item: string
  readonly account: string
  readonly bookAmount: Fraction | null
  readonly fairValue: Fraction | null
  /** null: equal to the book amount; 'none': no deferred tax on this row. */
  readonly taxBase: Fraction | 'none' | null
  readonly currency: string
  readonly release: 'straight-line' | 'on-sale' | 'on-settlement' | 'none' | ''
  readonly remainingLifeMonths: number | null
  readonly expenseAccount: string
  readonly cgu: string
  readonly knownOn: string
}

export interface AcquisitionReleaseRow extends Row {
  readonly acquisition: string
  readonly item: string
  readonly date: string
  readonly share: Fraction | null
  readonly expenseAccount: string
}

export interface GoodwillRow extends Row {
  readonly acquisition: string
  readonly date: string
  readonly event: 'impairment' | 'disposal' | 'reallocation'
  readonly amount: Fraction
  readonly currency: string
  readonly cgu: string
}

export interface AssociateRow extends Row {
  readonly investee: string
  readonly date: string
  readonly event: 'profit' | 'oci' | 'other-equity' | 'dividend' | 'impairment' | 'obligation'
  readonly amount: Fraction
  readonly currency: string
}

export interface TurnoverRow extends Row {
  readonly seller: string
  readonly buyer: string
  /** As written: an interval of book-format.md §1, resolved. */
  readonly period: Interval
  readonly nature: 'goods' | 'services' | 'assets' | 'interest' | 'rent' | 'other'
  readonly contract: string
  readonly currency: string
  readonly amount: Fraction
  readonly sellerAccount: string
  readonly costOfSales: Fraction | null
  readonly buyerAccount: string
  readonly buyerAmount: Fraction | null
  readonly accepted: boolean | null
}

export interface InventoryProfitRow extends Row {
  readonly seller: string
  readonly buyer: string
  readonly date: string
  readonly account: string
  readonly costAccount: string
  readonly item: string
  readonly amountAtTransferPrice: Fraction | null
  readonly currency: string
  readonly margin: Fraction | null
  readonly marginBasis: 'on-price' | 'on-cost' | ''
  readonly profit: Fraction | null
  readonly deferredTax: boolean
}

export interface DividendRow extends Row {
  readonly payer: string
  /** '' : outsiders. */
  readonly receiver: string
  readonly declaredOn: string
  readonly year: string
  readonly gross: Fraction
  readonly currency: string
  readonly withholdingRate: Fraction | null
  readonly paidOn: string
  readonly receiverBookedOn: string
  readonly receiverBookedAmount: Fraction | null
  readonly receiverAccount: string
}

export interface DifferenceRow extends Row {
  readonly period: Interval
  readonly entity: string
  readonly partner: string
  readonly account: string
  /** Of the difference, in presentation currency; null: all of it. */
  readonly amount: Fraction | null
  readonly target: string
  readonly reason: string
  readonly decidedBy: string
  readonly decidedOn: string
}

export interface DecisionRow extends Row {
  readonly id: string
  readonly date: string
  readonly kind: string
  readonly subject: string
  readonly reason: string
  readonly decidedBy: string
  readonly approvedBy: string
  readonly validTo: string
}

/** A register of the format that this version does not derive: its rows are findings, never ignored. */
export interface ForeignRow extends Row {
  readonly register: string
}

export interface Book {
  readonly settings: Settings
  readonly entities: readonly EntityRow[]
  readonly counterparties: readonly CounterpartyRow[]
  /** By name; `ru-94n` ships. */
  readonly charts: ReadonlyMap<string, readonly LocalAccount[]>
  readonly accounts: readonly GroupAccount[]
  readonly mapping: readonly MappingRule[]
  readonly balances: readonly BalanceFile[]
  readonly openings: readonly OpeningRow[]
  readonly rates: readonly RateRow[]
  readonly taxRates: readonly TaxRateRow[]
  readonly datedFlows: readonly DatedFlowRow[]
  readonly journals: readonly Journal[]
  readonly ownership: readonly OwnershipRow[]
  readonly considerations: readonly ConsiderationRow[]
  readonly acquisitions: readonly AcquisitionRow[]
  readonly acquisitionReleases: readonly AcquisitionReleaseRow[]
  readonly goodwill: readonly GoodwillRow[]
  readonly associates: readonly AssociateRow[]
  readonly turnovers: readonly TurnoverRow[]
  readonly inventoryProfit: readonly InventoryProfitRow[]
  readonly dividends: readonly DividendRow[]
  readonly differences: readonly DifferenceRow[]
  readonly decisions: readonly DecisionRow[]
  /** Rows of asset_profit.csv, components.csv, registers/… */
  readonly foreign: readonly ForeignRow[]
  /** layouts/‹name›.yaml as parsed values, by name. */
  readonly layouts: ReadonlyMap<string, unknown>
}
