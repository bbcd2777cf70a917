// Small entities for the tests of the entity chain: accounts, journals and facts from a few words. Amounts are in whole
// units of the currency, debit positive, unless a name says otherwise.

import type {
  DatedFlowRow,
  EntityRow,
  GroupAccount,
  Journal,
  JournalLine,
  OpeningRow,
  RateRow,
  Settings,
  TaxRateRow,
} from '../../ledger/book.ts'
import { exponentOf } from '../../ledger/currency.ts'
import { COLUMNS, type Codes, FactTable } from '../../ledger/facts.ts'
import { decimalText, fraction, minorOf, negate, parseDecimal, parseShare } from '../../ledger/fraction.ts'
import { type Interval, parseInterval } from '../../ledger/period.ts'
import { FLOWS, type Flow } from '../../ledger/words.ts'
import { GroupChart } from '../chart.ts'
import { bookSettings, entityRow, groupAccount, testRow } from '../testing.ts'
import type { StageFacts } from '../types.ts'

export { groupAccount as account }

export const ACCOUNTS: readonly GroupAccount[] = [
  groupAccount('cash', { role: 'cash', monetary: true }),
  groupAccount('ppe', { flowDebit: 'addition-paid', flowCredit: 'charge' }),
  groupAccount('receivables', {
    role: 'trade-receivables',
    flowDebit: 'working-capital',
    flowCredit: 'working-capital',
  }),
  groupAccount('property'),
  groupAccount('dta', { role: 'deferred-tax-asset' }),
  groupAccount('payables', { class: 'liability', role: 'trade-payables' }),
  groupAccount('loans', { class: 'liability', flowDebit: 'repayment', flowCredit: 'proceeds' }),
  groupAccount('provisions', { class: 'liability', flowDebit: 'utilisation', flowCredit: 'charge' }),
  groupAccount('tax-payable', { class: 'liability', role: 'current-tax-payable' }),
  groupAccount('dtl', { class: 'liability', role: 'deferred-tax-liability' }),
  groupAccount('capital', {
    class: 'equity',
    role: 'share-capital',
    equityComponent: 'capital',
    translation: 'historical',
  }),
  groupAccount('retained', { class: 'equity', role: 'retained-earnings', equityComponent: 'retained' }),
  groupAccount('revaluation', { class: 'equity', equityComponent: 'revaluation' }),
  groupAccount('reserve', { class: 'equity', role: 'translation-reserve', equityComponent: 'reserve' }),
  groupAccount('revenue', { class: 'income', translation: 'average' }),
  groupAccount('gain', { class: 'income', flowDebit: 'revaluation', flowCredit: 'revaluation' }),
  groupAccount('expense', { class: 'expense', translation: 'average' }),
  groupAccount('tax', { class: 'expense', role: 'current-tax-expense' }),
  groupAccount('deferred-tax', { class: 'expense', role: 'deferred-tax-expense' }),
  groupAccount('oci', { class: 'oci', equityComponent: 'revaluation' }),
  groupAccount('cta', { class: 'oci', role: 'translation-difference', equityComponent: 'reserve' }),
]
export const CHART = new GroupChart(ACCOUNTS)

export const SETTINGS: Settings = bookSettings('A', '2024-01-01')

export const entity = (functionalCurrency = 'RUB', changes: Partial<EntityRow> = {}): EntityRow =>
  entityRow('A', { booksCurrency: functionalCurrency, functionalCurrency, ...changes })

export const interval = (text: string): Interval => parseInterval(text, '01-01')!

const isFlow = (word: string): word is Flow => word in FLOWS

/** `account amount`, `account amount flow`, `account amount flow partner`; a debit is positive. */
function journalLine(id: string, text: string, index: number): JournalLine {
  const [code = '', amount = '', flow = '', partner = ''] = text.split(/\s+/)
  const value = parseDecimal(amount)!
  const debit = value.numerator >= 0n
  return {
    ...testRow('adjustments.csv', id),
    place: { file: 'adjustments.csv', row: index + 2 },
    account: code,
    flow: isFlow(flow) ? flow : '',
    partner,
    analytics: [],
    dueOn: '',
    debit: debit ? value : null,
    credit: debit ? null : negate(value),
    text: '',
    textEn: '',
  }
}

/** `journal('J1', '2024-03-31', ['expense 100', 'provisions -100'])` */
export const journal = (
  id: string,
  date: string,
  lines: readonly string[],
  changes: Partial<Journal> = {},
): Journal => ({
  ...testRow('adjustments.csv', id),
  id,
  date,
  level: 'entity',
  entity: 'A',
  basis: 'functional',
  borneBy: '',
  kind: 'manual',
  template: '',
  cash: false,
  deferredTax: 'none',
  reversesOn: '',
  repeatsUntil: '',
  text: '',
  textEn: '',
  author: '',
  approvedBy: '',
  state: 'recorded',
  lines: lines.map((line, index) => journalLine(id, line, index)),
  ...changes,
})

/** `account flow amount [partner] [period]`, functional layer mapped. */
export function factsOf(
  codes: Codes,
  currency: string,
  lines: readonly string[],
  period = '2024-01-01/2024-12-31',
  layer = 'mapped',
): FactTable {
  const facts = new FactTable(codes)
  for (const line of lines) {
    const [code = '', flow = '', amount = '', partner = '', own = period] = line.split(/\s+/)
    facts.addTexts(
      {
        entity: 'A',
        period: own,
        account: code,
        flow,
        partner: partner === '-' ? '' : partner,
        layer,
        basis: `functional ${currency}`,
        measure: 'amount',
        document: `balances/A/${own}`,
      },
      minorOf(parseDecimal(amount)!, exponentOf(currency))!,
    )
  }
  return facts
}

export const stageOf = (facts: FactTable, position = false): StageFacts => ({
  codes: facts.codes,
  facts,
  present: facts.length > 0,
  position,
  findings: [],
  checks: [],
})

/** `CNY spot 2025-01-01 - 11.5`, `USD/CNY average 2025-01-01 2025-12-31 7` */
export function rate(text: string): RateRow {
  const [pair = '', type = '', from = '', to = '', value = ''] = text.split(/\s+/)
  const [currency = '', against = ''] = pair.split('/')
  return {
    ...testRow('rates.csv', `${pair} ${from}`),
    currency,
    against,
    type: type === 'spot' ? 'spot' : 'average',
    from,
    to: to === '-' ? '' : to,
    rate: parseShare(value)!,
    nominal: 1n,
    source: '',
  }
}

export const taxRate = (enactedOn: string, effectiveFrom: string, percent: bigint): TaxRateRow => ({
  ...testRow('tax_rates.csv', `RU ${effectiveFrom}`),
  jurisdiction: 'RU',
  enactedOn,
  effectiveFrom,
  rate: fraction(percent, 100n),
})

/** `2024-06-30 retained dividends-declared 50 [rate]` */
export function datedFlow(text: string, currency: string): DatedFlowRow {
  const [date = '', code = '', flow = '', amount = '', given] = text.split(/\s+/)
  return {
    ...testRow('dated_flows.csv', text),
    entity: 'A',
    date,
    account: code,
    flow: isFlow(flow) ? flow : 'unspecified',
    item: '',
    amount: parseDecimal(amount)!,
    currency,
    rate: given ? parseShare(given)! : null,
  }
}

/** `retained -3417750 -649373` */
export function openingRow(text: string): OpeningRow {
  const [code = '', functional = '', presentation = ''] = text.split(/\s+/)
  return {
    ...testRow('openings.csv', code),
    date: '2023-12-31',
    entity: 'A',
    account: code,
    flow: '',
    partner: '',
    item: '',
    holder: '',
    amountFunctional: parseDecimal(functional),
    amountPresentation: parseDecimal(presentation),
    source: '',
  }
}

/** Facts as `account flow amount layer`, in canonical order, added up over all other columns. */
export function shown(facts: FactTable): string[] {
  const sums = facts.groupBy(['account', 'flow', 'layer', 'basis', 'measure']).sorted()
  return Array.from({ length: sums.length }, (_, at) => {
    const { account: code, flow, layer, basis } = sums.texts(at)
    const currency = basis.split(' ').at(-1) ?? ''
    return `${code} ${flow} ${decimalText(sums.amount[at]!, exponentOf(currency)).replace(/\.00$/, '')} ${layer}`
  })
}

/** Σ amount of the facts whose texts are those given, in minor units. */
export function sumOf(facts: FactTable, texts: Partial<Record<(typeof COLUMNS)[number], string>>): bigint {
  return facts.sum((at) =>
    COLUMNS.every((column) => texts[column] === undefined || facts.text(column, at) === texts[column]),
  )
}
