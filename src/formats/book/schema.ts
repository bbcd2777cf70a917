// Every register of a book (book-format.md §2) as one table: files, columns, what a column holds, words, defaults, and
// what tells rows apart. Reading, writing, the checks between registers and the command `format` all stand on it.

import {
  CLASSES,
  CONSIDERATION_KINDS,
  FLOWS,
  INDICATORS,
  JOURNAL_KINDS,
  JOURNAL_STATES,
  METHODS,
  OWNERSHIP_EVENTS,
  ROLES,
} from '../../ledger/words.ts'

/**
 * `entity`, `account` and `event` are codes that must stand in entities.csv, in the group chart, in ownership.csv;
 * `base` is an amount or the word none; `pairs` is `name=value; …`.
 */
export const COLUMN_KINDS = [
  'text',
  'entity',
  'account',
  'event',
  'currency',
  'date',
  'interval',
  'month-day',
  'amount',
  'base',
  'share',
  'rate',
  'integer',
  'yes-no',
  'word',
  'list',
  'pairs',
] as const
export type ColumnKind = (typeof COLUMN_KINDS)[number]

export interface ColumnSchema {
  readonly name: string
  readonly kind: ColumnKind
  readonly needed: boolean
  /** What an empty cell means where it means one thing for all rows; '' else. */
  readonly otherwise: string
  readonly words?: readonly string[]
}

export interface FileSchema {
  readonly file: string
  readonly columns: readonly ColumnSchema[]
  /** Columns that identify a row: its document name. */
  readonly key: readonly string[]
  /** Columns that are the same in all rows of one key, which are then one document; none: one row, one document. */
  readonly head: readonly string[]
}

const WORDS: Readonly<Record<string, readonly string[]>> = {
  class: CLASSES,
  current: ['current', 'non-current', 'by-due-date'],
  translation: ['closing', 'average', 'historical'],
  role: ROLES,
  'partner-need': ['required', 'optional'],
  pair: ['settlements', 'loans', 'dividends', 'leases', 'other'],
  flow: Object.keys(FLOWS),
  side: ['debit', 'credit'],
  indicator: INDICATORS,
  measure: ['balance', 'turnover'],
  holder: ['owners', 'nci'],
  'rate-type': ['spot', 'average'],
  level: ['entity', 'group'],
  basis: ['books', 'functional', 'presentation'],
  'journal-kind': JOURNAL_KINDS,
  'journal-state': JOURNAL_STATES,
  'deferred-tax': ['calculator', 'own', 'none'],
  moment: ['start', 'end'],
  'ownership-event': OWNERSHIP_EVENTS,
  method: METHODS,
  nci: ['proportionate', 'fair-value'],
  'consideration-kind': CONSIDERATION_KINDS,
  classification: ['liability', 'equity'],
  release: ['straight-line', 'on-sale', 'on-settlement', 'none'],
  'goodwill-event': ['impairment', 'disposal', 'reallocation'],
  'associate-event': ['profit', 'oci', 'other-equity', 'dividend', 'impairment', 'obligation'],
  nature: ['goods', 'services', 'assets', 'interest', 'rent', 'other'],
  'margin-basis': ['on-price', 'on-cost'],
  'yes-none': ['yes', 'none'],
  'decision-kind': [
    'restate',
    'current-period',
    'reject',
    'control',
    'difference',
    'keep-as-published',
    'accept-warning',
  ],
  'account-type': ['active', 'passive', 'both'],
  activity: ['investing', 'financing'],
}

const kindOf = (name: string): ColumnKind | undefined => COLUMN_KINDS.find((kind) => kind === name)

/**
 * `name:kind!=default`: `!` where a value is needed; `kind` one of COLUMN_KINDS or the name of a list of words (with
 * `[]` a list of them); text where none is given.
 */
function columnOf(text: string): ColumnSchema {
  const match = /^([a-z0-9_]+)(?::([a-z-]+)(\[\])?)?(!)?(?:=(.+))?$/.exec(text)
  const [, name = '', type = 'text', isList, needed, otherwise = ''] = match ?? []
  const words = WORDS[type]
  const kind = words ? (isList ? 'list' : 'word') : kindOf(type)
  if (!match || !kind) throw new Error(`invariant: a column of the schema reads ${text}`)
  return { name, kind, needed: needed === '!', otherwise, ...(words ? { words } : {}) }
}

const file = (name: string, key: string, text: string, head = ''): FileSchema => ({
  file: name,
  key: key.split(' '),
  columns: text.split(/\s+/).filter(Boolean).map(columnOf),
  head: head.split(' ').filter(Boolean),
})

export const CHART_SCHEMA = file(
  'charts/‹name›.csv',
  'code',
  'code! name! type:account-type=both off_balance:yes-no=no tax_accounting:yes-no=no analytics_1 analytics_2 analytics_3',
)

/** The canonical trial balance (book-format.md §3), for the command `format`; its reader is ../osv/canonical.ts. */
export const BALANCE_SCHEMA = file(
  'balances/‹entity›/‹from›_‹to›[_‹account›].csv',
  'account',
  `account! name analytics_1 analytics_2 analytics_3 partner contract corr_account flow:flow
     due_on:date indicator:indicator=БУ currency:currency unit opening_debit:amount opening_credit:amount
     turnover_debit:amount turnover_credit:amount closing_debit:amount closing_credit:amount`,
)

export const ACCOUNTS_SCHEMA = file(
  'accounts.csv',
  'code',
  `code! name! name_en class:class! current:current monetary:yes-no=no translation:translation
     role:role role_write:yes-no=no equity_component recycles:yes-no=no partner:partner-need pair:pair
     flow_debit:flow flow_credit:flow cash_flow:pairs ifrs18:pairs xbrl`,
)

export const MAPPING_SCHEMA = file(
  'mapping.csv',
  'id',
  `id! priority:integer=0 valid_from:date valid_to:date entity:entity account! analytics_1 analytics_2
     analytics_3 partner side:side corr_account indicator:indicator measure:measure=balance
     target:account flow_debit:flow flow_credit:flow share:share=1 note`,
)

export const SCHEMAS: readonly FileSchema[] = [
  file(
    'entities.csv',
    'code valid_from',
    `code! name name_en valid_from:date jurisdiction tax_id registration_number chart
     books_currency:currency functional_currency:currency fiscal_year_start:month-day
     reporting_lag_months:integer dormant:yes-no main_activities:activity[] segment`,
  ),
  file(
    'counterparties.csv',
    'entity text tax_id valid_from',
    'entity:entity text! tax_id partner! valid_from:date',
  ),
  ACCOUNTS_SCHEMA,
  MAPPING_SCHEMA,
  file(
    'openings.csv',
    'date entity account flow partner item holder',
    `date:date! entity:entity account:account! flow:flow partner item holder:holder
     amount_functional:amount amount_presentation:amount source`,
  ),
  file(
    'rates.csv',
    'currency against type from to',
    `currency:currency! against:currency type:rate-type! from:date! to:date rate:rate! nominal:integer=1 source`,
  ),
  file(
    'tax_rates.csv',
    'jurisdiction enacted_on effective_from',
    'jurisdiction! enacted_on:date! effective_from:date! rate:share!',
  ),
  file(
    'dated_flows.csv',
    'entity date account flow item',
    'entity:entity! date:date! account:account! flow:flow! item amount:amount! currency:currency rate:rate',
  ),
  file(
    'adjustments.csv',
    'id',
    `id! date:date! level:level=entity entity:entity basis:basis borne_by:entity kind:journal-kind=manual
     template account:account! flow:flow partner analytics_1 analytics_2 analytics_3 due_on:date
     debit:amount credit:amount cash:yes-no=no deferred_tax:deferred-tax=calculator reverses_on:date
     repeats_until:date text text_en author approved_by state:journal-state`,
    `date level entity basis borne_by kind template cash deferred_tax reverses_on repeats_until author approved_by state`,
  ),
  file(
    'ownership.csv',
    'id',
    `id! date:date! moment:moment event:ownership-event! investor:entity! investee:entity! share_class
     shares_delta:rate shares_total_after:rate percent_delta:share votes_delta:share method:method
     nci_measurement:nci nci_fair_value:amount fair_value_held_before:amount fair_value_retained:amount
     fair_value_currency:currency nci_fair_value_currency:currency gain_account:account reason`,
  ),
  file(
    'considerations.csv',
    'event kind date valid_from due_on',
    `event:event! kind:consideration-kind! date:date! valid_from:date due_on:date currency:currency
     amount:amount! share_capital:amount discount_rate:share classification:classification
     in_books:yes-no! known_on:date`,
  ),
  file(
    'acquisitions.csv',
    'acquisition item account date',
    `acquisition:event! investee:entity date:date! item! account:account! book_amount:amount
     fair_value:amount tax_base:base currency:currency release:release remaining_life_months:integer
     expense_account:account cgu known_on:date`,
  ),
  file(
    'acquisition_releases.csv',
    'acquisition item date',
    'acquisition:event! item! date:date! share:share expense_account:account',
  ),
  file(
    'goodwill.csv',
    'acquisition date event cgu',
    'acquisition:event! date:date! event:goodwill-event! amount:amount! currency:currency cgu',
  ),
  file(
    'associates.csv',
    'investee date event',
    'investee:entity! date:date! event:associate-event! amount:amount! currency:currency',
  ),
  file(
    'intragroup/turnovers.csv',
    'seller buyer period nature contract seller_account buyer_account',
    `seller:entity! buyer:entity! period:interval! nature:nature! contract currency:currency
     amount:amount! seller_account:account cost_of_sales:amount buyer_account:account buyer_amount:amount
     accepted:yes-no`,
  ),
  file(
    'intragroup/inventory_profit.csv',
    'seller buyer date account item',
    `seller:entity! buyer:entity! date:date! account:account! cost_account:account item
     amount_at_transfer_price:amount currency:currency margin:share margin_basis:margin-basis
     profit:amount deferred_tax:yes-none=yes`,
  ),
  file(
    'intragroup/asset_profit.csv',
    'seller buyer date asset',
    `seller:entity! buyer:entity! date:date! asset account:account price:amount carrying_amount:amount
     currency:currency remaining_life_months:integer seller_account:account depreciation_account:account
     deferred_tax:yes-none=yes disposed_on:date`,
  ),
  file(
    'intragroup/dividends.csv',
    'payer receiver declared_on year',
    `payer:entity! receiver:entity declared_on:date! year gross:amount! currency:currency
     withholding_rate:share paid_on:date receiver_booked_on:date receiver_booked_amount:amount
     receiver_account:account`,
  ),
  file(
    'intragroup/differences.csv',
    'period entity partner account',
    `period:interval! entity:entity! partner:entity! account:account! amount:amount target:account! reason
     decided_by decided_on:date`,
  ),
  file(
    'components.csv',
    'component entity',
    'component! entity:entity! analytics held_for_sale_from:date discontinued_from:date',
  ),
  file(
    'decisions.csv',
    'id',
    'id! date:date! kind:decision-kind! subject! reason decided_by approved_by valid_to:date',
  ),
]

/** The registers whose rows this version reads and does not derive: each row becomes a finding of the close. */
export const FOREIGN = ['intragroup/asset_profit.csv', 'components.csv']
