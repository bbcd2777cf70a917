// Every register of a book (book-format.md §2) as one table: files, columns, kinds of values, words. Reading, writing
// and the command `format` all stand on it.

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

export type ColumnKind =
  | 'text'
  | 'date'
  | 'interval'
  | 'month-day'
  | 'amount'
  | 'share'
  | 'rate'
  | 'integer'
  | 'yes-no'
  | 'word'
  | 'list'
  | 'pairs'

export interface ColumnSchema {
  readonly name: string
  readonly kind: ColumnKind
  readonly needed: boolean
  readonly words?: readonly string[]
}

export interface FileSchema {
  readonly file: string
  readonly columns: readonly ColumnSchema[]
  /** Columns that identify a row: its document name. */
  readonly key: readonly string[]
  /** Rows with one key are one document. */
  readonly grouped?: boolean
}

const FLOW_WORDS = Object.keys(FLOWS)

/** `name:kind!` — `!` needed; `kind` may be `word(a|b)`; text where no kind is given. */
function columns(text: string, words: Readonly<Record<string, readonly string[]>> = {}): ColumnSchema[] {
  return text
    .split(/\s+/)
    .filter(Boolean)
    .map((part) => {
      const needed = part.endsWith('!')
      const [name = '', kind = 'text'] = part.replace(/!$/, '').split(':')
      const list = words[kind]
      if (list) return { name, kind: 'word', needed, words: list }
      return { name, kind: kind as ColumnKind, needed }
    })
}

const WORDS: Readonly<Record<string, readonly string[]>> = {
  class: CLASSES,
  current: ['current', 'non-current', 'by-due-date'],
  translation: ['closing', 'average', 'historical'],
  role: ROLES,
  'partner-need': ['required', 'optional'],
  pair: ['settlements', 'loans', 'dividends', 'leases', 'other'],
  flow: FLOW_WORDS,
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
  event: OWNERSHIP_EVENTS,
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
}

const file = (name: string, key: string, text: string, grouped = false): FileSchema => ({
  file: name,
  key: key.split(' '),
  columns: columns(text, WORDS),
  grouped,
})

export const CHART_SCHEMA = file(
  'charts/‹name›.csv',
  'code',
  'code! name! type:account-type! off_balance:yes-no tax_accounting:yes-no analytics_1 analytics_2 analytics_3',
)

export const SCHEMAS: readonly FileSchema[] = [
  file(
    'entities.csv',
    'code valid_from',
    'code! name! name_en valid_from:date jurisdiction tax_id registration_number chart books_currency functional_currency fiscal_year_start:month-day reporting_lag_months:integer dormant:yes-no main_activities:list segment',
  ),
  file('counterparties.csv', 'entity text tax_id', 'entity text! tax_id partner! valid_from:date'),
  file(
    'accounts.csv',
    'code',
    'code! name! name_en class:class! current:current monetary:yes-no translation:translation role:role role_write:yes-no equity_component recycles:yes-no partner:partner-need pair:pair flow_debit:flow flow_credit:flow cash_flow:pairs ifrs18:pairs xbrl',
  ),
  file(
    'mapping.csv',
    'id',
    'id! priority:integer valid_from:date valid_to:date entity account! analytics_1 analytics_2 analytics_3 partner side:side corr_account indicator:indicator measure:measure target flow_debit:flow flow_credit:flow share:share note',
  ),
  file(
    'openings.csv',
    'date entity account flow partner item holder',
    'date:date! entity account! flow:flow partner item holder:holder amount_functional:amount amount_presentation:amount source',
  ),
  file(
    'rates.csv',
    'currency against type from to',
    'currency! against type:rate-type! from:date! to:date rate:rate! nominal:integer source',
  ),
  file(
    'tax_rates.csv',
    'jurisdiction enacted_on effective_from',
    'jurisdiction! enacted_on:date! effective_from:date! rate:share!',
  ),
  file(
    'dated_flows.csv',
    'entity date account flow item',
    'entity! date:date! account! flow:flow! item amount:amount! currency rate:rate',
  ),
  file(
    'adjustments.csv',
    'id',
    'id! date:date! level:level entity basis:basis borne_by kind:journal-kind template account! flow:flow partner analytics_1 analytics_2 analytics_3 due_on:date debit:amount credit:amount cash:yes-no deferred_tax:deferred-tax reverses_on:date repeats_until:date text text_en author approved_by state:journal-state',
    true,
  ),
  file(
    'ownership.csv',
    'id',
    'id! date:date! moment:moment event:event! investor! investee! share_class shares_delta:rate shares_total_after:rate percent_delta:share votes_delta:share method:method nci_measurement:nci nci_fair_value:amount fair_value_held_before:amount fair_value_retained:amount fair_value_currency nci_fair_value_currency gain_account reason',
  ),
  file(
    'considerations.csv',
    'event kind date valid_from',
    'event! kind:consideration-kind! date:date! valid_from:date due_on:date currency amount:amount! share_capital:amount discount_rate:share classification:classification in_books:yes-no! known_on:date',
  ),
  file(
    'acquisitions.csv',
    'acquisition item account date',
    'acquisition! investee date:date item! account! book_amount:amount fair_value:amount tax_base currency release:release remaining_life_months:integer expense_account cgu known_on:date',
  ),
  file(
    'acquisition_releases.csv',
    'acquisition item date',
    'acquisition! item! date:date! share:share expense_account',
  ),
  file(
    'goodwill.csv',
    'acquisition date event cgu',
    'acquisition! date:date! event:goodwill-event! amount:amount! currency cgu',
  ),
  file(
    'associates.csv',
    'investee date event',
    'investee! date:date! event:associate-event! amount:amount! currency',
  ),
  file(
    'intragroup/turnovers.csv',
    'seller buyer period nature contract',
    'seller! buyer! period:interval! nature:nature! contract currency amount:amount! seller_account cost_of_sales:amount buyer_account buyer_amount:amount accepted:yes-no',
  ),
  file(
    'intragroup/inventory_profit.csv',
    'seller buyer date account item',
    'seller! buyer! date:date! account! cost_account item amount_at_transfer_price:amount currency margin:share margin_basis:margin-basis profit:amount deferred_tax:yes-none',
  ),
  file(
    'intragroup/asset_profit.csv',
    'seller buyer date asset',
    'seller! buyer! date:date! asset account price:amount carrying_amount:amount currency remaining_life_months:integer seller_account depreciation_account deferred_tax:yes-none disposed_on:date',
  ),
  file(
    'intragroup/dividends.csv',
    'payer receiver declared_on year',
    'payer! receiver declared_on:date! year gross:amount! currency withholding_rate:share paid_on:date receiver_booked_on:date receiver_booked_amount:amount receiver_account',
  ),
  file(
    'intragroup/differences.csv',
    'period entity partner account',
    'period:interval! entity! partner! account! target! reason decided_by decided_on:date',
  ),
  file(
    'components.csv',
    'component entity',
    'component! entity! analytics held_for_sale_from:date discontinued_from:date',
  ),
  file(
    'decisions.csv',
    'id',
    'id! date:date! kind:decision-kind! subject! reason decided_by approved_by valid_to:date',
  ),
]
