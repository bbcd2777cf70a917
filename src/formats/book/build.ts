// From parsed rows to the typed registers of a book. What an empty cell means stands in schema.ts, or here where it depends
// on other columns or settings (book-format.md §2, §4). A cell that was refused gives zero: its finding blocks the book.

import type {
  AcquisitionReleaseRow,
  AcquisitionRow,
  AssociateRow,
  ConsiderationRow,
  CounterpartyRow,
  DatedFlowRow,
  DecisionRow,
  DifferenceRow,
  DividendRow,
  GoodwillRow,
  GroupAccount,
  InventoryProfitRow,
  Journal,
  JournalLine,
  LocalAccount,
  MappingRule,
  OpeningRow,
  OwnershipRow,
  RateRow,
  Settings,
  TaxRateRow,
  TurnoverRow,
} from '../../ledger/book.ts'
import { compareBytes } from '../../ledger/facts.ts'
import { type Fraction, ONE, ZERO } from '../../ledger/fraction.ts'
import { hashOfAll } from '../../ledger/hash.ts'
import type { ParsedRow } from './rows.ts'

/** A word of a column: the schema has checked it against the list that `T` is made of. */
const word = <T extends string>(row: ParsedRow, column: string, otherwise: T): T =>
  (row.text(column) || otherwise) as T // checked by canonicalValue, or refused with a finding that blocks
const needed = (row: ParsedRow, column: string): Fraction => row.fraction(column) ?? ZERO
/** What every row carries. */
export const base = (row: ParsedRow): { place: ParsedRow['place']; hash: string; document: string } => ({
  place: row.place,
  hash: row.hash,
  document: row.document,
})

export const counterpartyRow = (row: ParsedRow): CounterpartyRow => ({
  ...base(row),
  entity: row.text('entity'),
  text: row.text('text'),
  taxId: row.text('tax_id'),
  partner: row.text('partner'),
  validFrom: row.text('valid_from'),
})

export const localAccount = (row: ParsedRow): LocalAccount => ({
  ...base(row),
  code: row.text('code'),
  name: row.text('name'),
  type: word(row, 'type', 'both'),
  offBalance: row.yes('off_balance') ?? false,
  taxAccounting: row.yes('tax_accounting') ?? false,
  analytics: ['analytics_1', 'analytics_2', 'analytics_3'].map((name) => row.text(name)).filter(Boolean),
})

export function groupAccount(row: ParsedRow): GroupAccount {
  const accountClass = word<GroupAccount['class']>(row, 'class', 'asset')
  const result = accountClass === 'income' || accountClass === 'expense' || accountClass === 'oci'
  const translation = result ? 'average' : accountClass === 'equity' ? 'historical' : 'closing'
  return {
    ...base(row),
    code: row.text('code'),
    name: row.text('name'),
    nameEn: row.text('name_en'),
    class: accountClass,
    current: word(row, 'current', ''),
    monetary: row.yes('monetary') ?? false,
    translation: word(row, 'translation', translation),
    role: word(row, 'role', ''),
    roleWrite: row.yes('role_write') ?? false,
    equityComponent: row.text('equity_component'),
    recycles: row.yes('recycles') ?? false,
    partner: word(row, 'partner', ''),
    pair: word(row, 'pair', ''),
    flowDebit: word(row, 'flow_debit', ''),
    flowCredit: word(row, 'flow_credit', ''),
    cashFlow: row.pairs('cash_flow'),
    ifrs18: row.pairs('ifrs18'),
    xbrl: row.text('xbrl'),
  }
}

export const mappingRule = (row: ParsedRow): MappingRule => ({
  ...base(row),
  id: row.text('id'),
  priority: row.integer('priority') ?? 0,
  validFrom: row.text('valid_from'),
  validTo: row.text('valid_to'),
  entity: row.text('entity'),
  account: row.text('account'),
  analytics: ['analytics_1', 'analytics_2', 'analytics_3'].map((name) => row.text(name)),
  partner: row.text('partner'),
  side: word(row, 'side', ''),
  corrAccount: row.text('corr_account'),
  indicator: word(row, 'indicator', ''),
  measure: word(row, 'measure', 'balance'),
  target: row.text('target'),
  flowDebit: word(row, 'flow_debit', ''),
  flowCredit: word(row, 'flow_credit', ''),
  share: row.fraction('share') ?? ONE,
  note: row.text('note'),
})

export const openingRow = (row: ParsedRow): OpeningRow => ({
  ...base(row),
  date: row.text('date'),
  entity: row.text('entity'),
  account: row.text('account'),
  flow: word(row, 'flow', ''),
  partner: row.text('partner'),
  item: row.text('item'),
  holder: word(row, 'holder', ''),
  amountFunctional: row.fraction('amount_functional'),
  amountPresentation: row.fraction('amount_presentation'),
  source: row.text('source'),
})

export const rateRow = (row: ParsedRow, settings: Settings): RateRow => ({
  ...base(row),
  currency: row.text('currency'),
  against: row.text('against') || settings.presentationCurrency,
  type: word(row, 'type', 'spot'),
  from: row.text('from'),
  to: row.text('to'),
  rate: needed(row, 'rate'),
  nominal: BigInt(row.text('nominal')),
  source: row.text('source'),
})

export const taxRateRow = (row: ParsedRow): TaxRateRow => ({
  ...base(row),
  jurisdiction: row.text('jurisdiction'),
  enactedOn: row.text('enacted_on'),
  effectiveFrom: row.text('effective_from'),
  rate: needed(row, 'rate'),
})

export const datedFlowRow = (row: ParsedRow): DatedFlowRow => ({
  ...base(row),
  entity: row.text('entity'),
  date: row.text('date'),
  account: row.text('account'),
  flow: word(row, 'flow', 'unspecified'),
  item: row.text('item'),
  amount: needed(row, 'amount'),
  currency: row.text('currency'),
  rate: row.fraction('rate'),
})

const journalLine = (row: ParsedRow): JournalLine => ({
  ...base(row),
  account: row.text('account'),
  flow: word(row, 'flow', ''),
  partner: row.text('partner'),
  analytics: ['analytics_1', 'analytics_2', 'analytics_3'].map((name) => row.text(name)),
  dueOn: row.text('due_on'),
  debit: row.fraction('debit'),
  credit: row.fraction('credit'),
  text: row.text('text'),
  textEn: row.text('text_en'),
})

/** Rows of one id are one journal, one document. */
export function journals(rows: readonly ParsedRow[]): Journal[] {
  const byId = new Map<string, ParsedRow[]>()
  for (const row of rows) byId.set(row.text('id'), [...(byId.get(row.text('id')) ?? []), row])
  return [...byId.values()].map((lines) => {
    const first = lines[0]!
    const state = word<Journal['state']>(first, 'state', first.text('approved_by') ? 'approved' : 'recorded')
    return {
      place: first.place,
      document: first.document,
      hash: hashOfAll(lines.map((line) => line.hash).sort(compareBytes)),
      id: first.text('id'),
      date: first.text('date'),
      level: word(first, 'level', 'entity'),
      entity: first.text('entity'),
      basis: word(first, 'basis', first.text('level') === 'group' ? 'presentation' : 'functional'),
      borneBy: first.text('borne_by'),
      kind: word(first, 'kind', 'manual'),
      template: first.text('template'),
      cash: first.yes('cash') ?? false,
      deferredTax: word(first, 'deferred_tax', 'calculator'),
      reversesOn: first.text('reverses_on'),
      repeatsUntil: first.text('repeats_until'),
      text: first.text('text'),
      textEn: first.text('text_en'),
      author: first.text('author'),
      approvedBy: first.text('approved_by'),
      state,
      lines: lines.map(journalLine),
    }
  })
}

const STARTS = new Set([
  'acquire',
  'issue',
  'contribution',
  'buy-back',
  'control-gained',
  'merge',
  'method-change',
])

export const ownershipRow = (row: ParsedRow): OwnershipRow => ({
  ...base(row),
  id: row.text('id'),
  date: row.text('date'),
  moment: word(row, 'moment', STARTS.has(row.text('event')) ? 'start' : 'end'),
  event: row.text('event'),
  investor: row.text('investor'),
  investee: row.text('investee'),
  shareClass: row.text('share_class'),
  sharesDelta: row.fraction('shares_delta'),
  sharesTotalAfter: row.fraction('shares_total_after'),
  percentDelta: row.fraction('percent_delta'),
  votesDelta: row.fraction('votes_delta'),
  method: row.text('method'),
  nciMeasurement: word(row, 'nci_measurement', ''),
  nciFairValue: row.fraction('nci_fair_value'),
  fairValueHeldBefore: row.fraction('fair_value_held_before'),
  fairValueRetained: row.fraction('fair_value_retained'),
  fairValueCurrency: row.text('fair_value_currency'),
  nciFairValueCurrency: row.text('nci_fair_value_currency'),
  gainAccount: row.text('gain_account'),
  reason: row.text('reason'),
})

export const considerationRow = (row: ParsedRow): ConsiderationRow => ({
  ...base(row),
  event: row.text('event'),
  kind: row.text('kind'),
  date: row.text('date'),
  validFrom: row.text('valid_from'),
  dueOn: row.text('due_on'),
  currency: row.text('currency'),
  amount: needed(row, 'amount'),
  shareCapital: row.fraction('share_capital'),
  discountRate: row.fraction('discount_rate'),
  classification: word(row, 'classification', ''),
  inBooks: row.yes('in_books') ?? true,
  knownOn: row.text('known_on'),
})

export const acquisitionRow = (row: ParsedRow): AcquisitionRow => ({
  ...base(row),
  acquisition: row.text('acquisition'),
  investee: row.text('investee'),
  date: row.text('date'),
  item: row.text('item'),
  account: row.text('account'),
  bookAmount: row.fraction('book_amount'),
  fairValue: row.fraction('fair_value'),
  taxBase: row.text('tax_base') === 'none' ? 'none' : row.fraction('tax_base'),
  currency: row.text('currency'),
  release: word(row, 'release', ''),
  remainingLifeMonths: row.integer('remaining_life_months'),
  expenseAccount: row.text('expense_account'),
  cgu: row.text('cgu'),
  knownOn: row.text('known_on'),
})

export const acquisitionReleaseRow = (row: ParsedRow): AcquisitionReleaseRow => ({
  ...base(row),
  acquisition: row.text('acquisition'),
  item: row.text('item'),
  date: row.text('date'),
  share: row.fraction('share'),
  expenseAccount: row.text('expense_account'),
})

export const goodwillRow = (row: ParsedRow): GoodwillRow => ({
  ...base(row),
  acquisition: row.text('acquisition'),
  date: row.text('date'),
  event: word(row, 'event', 'impairment'),
  amount: needed(row, 'amount'),
  currency: row.text('currency'),
  cgu: row.text('cgu'),
})

export const associateRow = (row: ParsedRow): AssociateRow => ({
  ...base(row),
  investee: row.text('investee'),
  date: row.text('date'),
  event: word(row, 'event', 'profit'),
  amount: needed(row, 'amount'),
  currency: row.text('currency'),
})

export const turnoverRow = (row: ParsedRow): TurnoverRow => ({
  ...base(row),
  seller: row.text('seller'),
  buyer: row.text('buyer'),
  period: row.interval('period'),
  nature: word(row, 'nature', 'other'),
  contract: row.text('contract'),
  currency: row.text('currency'),
  amount: needed(row, 'amount'),
  sellerAccount: row.text('seller_account'),
  costOfSales: row.fraction('cost_of_sales'),
  buyerAccount: row.text('buyer_account'),
  buyerAmount: row.fraction('buyer_amount'),
  accepted: row.yes('accepted'),
})

export const inventoryProfitRow = (row: ParsedRow): InventoryProfitRow => ({
  ...base(row),
  seller: row.text('seller'),
  buyer: row.text('buyer'),
  date: row.text('date'),
  account: row.text('account'),
  costAccount: row.text('cost_account'),
  item: row.text('item'),
  amountAtTransferPrice: row.fraction('amount_at_transfer_price'),
  currency: row.text('currency'),
  margin: row.fraction('margin'),
  marginBasis: word(row, 'margin_basis', ''),
  profit: row.fraction('profit'),
  deferredTax: row.text('deferred_tax') !== 'none',
})

export const dividendRow = (row: ParsedRow): DividendRow => ({
  ...base(row),
  payer: row.text('payer'),
  receiver: row.text('receiver'),
  declaredOn: row.text('declared_on'),
  year: row.text('year'),
  gross: needed(row, 'gross'),
  currency: row.text('currency'),
  withholdingRate: row.fraction('withholding_rate'),
  paidOn: row.text('paid_on'),
  receiverBookedOn: row.text('receiver_booked_on'),
  receiverBookedAmount: row.fraction('receiver_booked_amount'),
  receiverAccount: row.text('receiver_account'),
})

export const differenceRow = (row: ParsedRow): DifferenceRow => ({
  ...base(row),
  period: row.interval('period'),
  entity: row.text('entity'),
  partner: row.text('partner'),
  account: row.text('account'),
  amount: row.fraction('amount'),
  target: row.text('target'),
  reason: row.text('reason'),
  decidedBy: row.text('decided_by'),
  decidedOn: row.text('decided_on'),
})

export const decisionRow = (row: ParsedRow): DecisionRow => ({
  ...base(row),
  id: row.text('id'),
  date: row.text('date'),
  kind: row.text('kind'),
  subject: row.text('subject'),
  reason: row.text('reason'),
  decidedBy: row.text('decided_by'),
  approvedBy: row.text('approved_by'),
  validTo: row.text('valid_to'),
})
