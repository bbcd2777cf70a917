// Small trial balances, charts and rules for the tests of the mapping, written as an accountant writes them.

import { AMOUNT_COLUMNS, type AmountColumn, type BalanceKey } from '../../ledger/balance.ts'
import type {
  BalanceFile,
  CounterpartyRow,
  DatedFlowRow,
  EntityRow,
  GroupAccount,
  LocalAccount,
  MappingRule,
  OpeningRow,
  Row,
  Settings,
} from '../../ledger/book.ts'
import { Codes, type Column } from '../../ledger/facts.ts'
import { assert } from '../../ledger/finding.ts'
import { decimalText, fraction, minorOf, ONE, parseDecimal } from '../../ledger/fraction.ts'
import type { Flow, Indicator } from '../../ledger/words.ts'
import { GroupChart } from '../chart.ts'
import { bookSettings, entityRow, groupAccount } from '../testing.ts'
import type { MapInput, MappedYear } from './input.ts'
import { mapEntityYear } from './map.ts'

const ROW: Row = { place: {}, hash: '', document: 'test' }

/** `code type kinds…`; the parents of a subaccount have rows of their own. */
const LOCAL_TEXT = `
000 both
001 both off
01 active
01.01 active Основные средства
01.09 active Основные средства
02 passive
02.01 passive Основные средства
08 active
08.04 active Номенклатура
09 active
10 active
10.01 active Номенклатура
19 active Контрагенты
20 active
26 active
50 active
50.03 active
51 active
52 active
55 active
55.03 active
58 active
58.01 active Контрагенты
60 both
60.01 passive Контрагенты,Договоры,Документы расчетов с контрагентом
60.02 active Контрагенты,Договоры,Документы расчетов с контрагентом
62 both
62.01 active Контрагенты,Договоры,Документы расчетов с контрагентом
62.02 passive Контрагенты,Договоры,Документы расчетов с контрагентом
63 passive Контрагенты
66 passive
66.01 passive Контрагенты,Договоры
66.02 passive Контрагенты,Договоры
67 passive
67.01 passive Контрагенты,Договоры
68 both
68.01 both
68.02 both
68.04 both
68.04.1 both
68.04.2 both
68.90 both
69 both
69.01 both
70 both
75 both
75.01 active
75.02 passive Учредители
76 both
76.АВ active Контрагенты,Счета-фактуры
76.ВА passive Контрагенты,Счета-фактуры
77 passive
80 passive
82 passive
83 passive
83.01 passive
84 both
84.01 both
84.02 both
90 both
90.01 passive Номенклатурные группы
90.02 active Номенклатурные группы
90.03 active
90.09 both
91 both
91.01 passive Прочие доходы и расходы
91.02 active Прочие доходы и расходы
91.09 both
99 both
99.01 both Прибыли и убытки
99.02 both
99.02.Т both
99.02.О both
`

export const LOCAL: readonly LocalAccount[] = LOCAL_TEXT.trim()
  .split('\n')
  .map((line) => {
    const [, code = '', type = '', rest = ''] = /^(\S+) (\S+) ?(.*)$/.exec(line) ?? []
    assert(type === 'active' || type === 'passive' || type === 'both', line)
    const offBalance = rest === 'off'
    const analytics = offBalance || rest === '' ? [] : rest.split(',')
    return { ...ROW, code, name: code, type, offBalance, taxAccounting: true, analytics }
  })

const group = (code: string, cls: GroupAccount['class'], changes: Partial<GroupAccount> = {}): GroupAccount =>
  groupAccount(code, { class: cls, ...changes })

export const GROUP: readonly GroupAccount[] = [
  group('ppe', 'asset'),
  group('buildings', 'asset'),
  group('depreciation', 'asset'),
  group('construction', 'asset'),
  group('inventories', 'asset', { role: 'inventories' }),
  group('subsidiaries', 'asset', { role: 'investment-in-subsidiary' }),
  group('investments', 'asset'),
  group('receivables', 'asset', { role: 'trade-receivables' }),
  group('allowance', 'asset'),
  group('other-receivables', 'asset', { role: 'other-receivables' }),
  group('prepayments', 'asset'),
  group('taxes-recoverable', 'asset'),
  group('tax-asset', 'asset'),
  group('deferred-asset', 'asset', { role: 'deferred-tax-asset' }),
  group('deposits', 'asset'),
  group('cash', 'asset', { role: 'cash' }),
  group('unpaid', 'equity', { equityComponent: 'capital' }),
  group('capital', 'equity', { role: 'share-capital', roleWrite: true, equityComponent: 'capital' }),
  group('reserve', 'equity', { equityComponent: 'reserve' }),
  group('surplus', 'equity', { equityComponent: 'surplus' }),
  group('retained', 'equity', { role: 'retained-earnings', equityComponent: 'retained' }),
  group('loans', 'liability'),
  group('long-loans', 'liability'),
  group('interest', 'liability'),
  group('payables', 'liability', { role: 'trade-payables' }),
  group('other-payables', 'liability', { role: 'other-payables' }),
  group('contract-liabilities', 'liability'),
  group('taxes', 'liability'),
  group('social', 'liability'),
  group('income-tax', 'liability', { role: 'current-tax-payable' }),
  group('deferred-liability', 'liability', { role: 'deferred-tax-liability' }),
  group('wages', 'liability'),
  group('dividends', 'liability', { role: 'dividends-payable' }),
  group('revenue', 'income'),
  group('cost', 'expense', { role: 'cost-of-sales' }),
  group('other-income', 'income'),
  group('other-expense', 'expense'),
  group('disposals', 'income'),
  group('penalties', 'expense'),
  group('tax', 'expense', { role: 'current-tax-expense' }),
  group('deferred-tax', 'expense', { role: 'deferred-tax-expense' }),
  group('notes', 'statistical'),
]

export const CHART = new GroupChart(GROUP)

export const rule = (account: string, target: string, changes: Partial<MappingRule> = {}): MappingRule => {
  const id =
    changes.id ?? [account, changes.side, ...(changes.analytics ?? []), target].filter(Boolean).join(' ')
  return {
    ...ROW,
    priority: 0,
    validFrom: '',
    validTo: '',
    entity: '',
    account,
    analytics: [],
    partner: '',
    side: '',
    corrAccount: '',
    indicator: '',
    measure: 'balance',
    target,
    flowDebit: '',
    flowCredit: '',
    share: ONE,
    note: '',
    ...changes,
    place: { file: 'mapping.csv' },
    document: `mapping.csv#${id}`,
    id,
  }
}

const bySide = (account: string, debit: string, credit: string): MappingRule[] => [
  rule(account, debit, { side: 'debit' }),
  rule(account, credit, { side: 'credit' }),
]

export const RULES: readonly MappingRule[] = [
  rule('01*', 'ppe'),
  rule('02*', 'depreciation'),
  rule('08*', 'construction'),
  rule('09', 'deferred-asset'),
  rule('10*', 'inventories'),
  rule('19*', 'taxes-recoverable'),
  rule('20', 'inventories'),
  rule('26', 'inventories'),
  rule('50*', 'cash'),
  rule('50.03', 'prepayments'),
  rule('51', 'cash'),
  rule('52', 'cash'),
  rule('55.03', 'deposits'),
  rule('58.01', 'investments'),
  rule('58.01', 'subsidiaries', { partner: 'member', id: '58 member' }),
  ...bySide('60.01', 'other-receivables', 'payables'),
  ...bySide('60.02', 'prepayments', 'other-payables'),
  ...bySide('62.01', 'receivables', 'other-payables'),
  ...bySide('62.02', 'other-receivables', 'contract-liabilities'),
  rule('63', 'allowance'),
  rule('66.01', 'loans'),
  rule('66.02', 'interest'),
  rule('67*', 'long-loans'),
  ...bySide('68*', 'taxes-recoverable', 'taxes'),
  ...bySide('68.04*', 'tax-asset', 'income-tax'),
  ...bySide('69*', 'taxes-recoverable', 'social'),
  ...bySide('70', 'other-receivables', 'wages'),
  rule('75.01', 'unpaid'),
  rule('75.02', 'dividends'),
  ...bySide('76*', 'other-receivables', 'other-payables'),
  rule('77', 'deferred-liability'),
  rule('80', 'capital'),
  rule('82', 'reserve'),
  rule('83*', 'surplus'),
  rule('84*', 'retained'),
  rule('90.01*', 'revenue', { measure: 'turnover' }),
  rule('90.02*', 'cost', { measure: 'turnover' }),
  rule('90.03', 'revenue', { measure: 'turnover' }),
  rule('91.01', 'other-income', { measure: 'turnover' }),
  rule('91.02', 'other-expense', { measure: 'turnover' }),
  rule('99.01*', 'penalties', { measure: 'turnover' }),
  rule('99.02*', 'tax', { measure: 'turnover' }),
  rule('99.02.О', 'deferred-tax', { measure: 'turnover' }),
]

/** Rubles as text → kopecks. */
function kopecks(text: string): bigint {
  const value = parseDecimal(text.trim() || '0')
  const minor = value && minorOf(value, 2)
  assert(minor !== null, `not an amount: ${text}`)
  return minor
}

/** `100`, `-100` (credit), `100|-20` (both sides of an expanded balance) → debit and credit. */
function balanceSides(text: string): readonly [bigint, bigint] {
  const amounts = text.split('|').map(kopecks)
  const sum = (sign: 1n | -1n): bigint =>
    amounts.reduce((total, amount) => (amount * sign > 0n ? total + amount * sign : total), 0n)
  return [sum(1n), sum(-1n)]
}

const MARKS: readonly Indicator[] = ['НУ', 'ПР', 'ВР', 'fc', 'qty']

function keyOf(text: string, changes: Partial<BalanceKey>): BalanceKey {
  const [head = '', ...subconto] = text.split(' / ').map((part) => part.trim())
  const [account = '', mark = '', currency = ''] = head.split(' ')
  const indicator = MARKS.find((one) => one === mark) ?? 'БУ'
  return {
    kind: indicator === 'fc' ? 'currency' : subconto.length > 0 ? 'subconto' : 'account',
    account,
    name: account,
    level: subconto.length,
    subconto,
    analytics: [],
    partner: '',
    contract: '',
    corrAccount: '',
    flow: '',
    dueOn: '',
    indicator,
    printedIndicator: indicator,
    currency: currency || (indicator === 'БУ' ? mark : ''),
    unit: '',
    leaf: true,
    ...changes,
  }
}

export interface FileOptions {
  readonly account?: string
  readonly entity?: string
  readonly document?: string
  readonly organisation?: string
  readonly subcontoKinds?: readonly string[]
  readonly shape?: 'turnovers' | 'position'
  readonly hasOpenings?: boolean
  /** Canonical columns of each row, by its number from 0. */
  readonly keys?: Readonly<Record<number, Partial<BalanceKey>>>
}

/**
 * A trial balance: one row a line, `account / analytics ; opening ; debit ; credit ; closing` in rubles, balances with a
 * sign (debit positive); without the closing it is what the others lead to. `62.01 USD` is a row in a currency, `52 fc
 * USD` its amounts in it, `01.01 НУ` a tax base.
 */
export function osv(from: string, to: string, text: string, options: FileOptions = {}): BalanceFile {
  const lines = text.trim().split('\n')
  const amounts = Object.fromEntries(
    AMOUNT_COLUMNS.map((column) => [column, new BigInt64Array(lines.length)]),
  ) as Record<AmountColumn, BigInt64Array> // filled with every column
  const keys = lines.map((line, row) => {
    const [head = '', opening = '', debit = '', credit = '', closing] = line
      .split(';')
      .map((part) => part.trim())
    const open = balanceSides(opening)
    const reached = open[0] - open[1] + kopecks(debit) - kopecks(credit)
    const close = closing === undefined ? balanceSides(decimalText(reached, 2)) : balanceSides(closing)
    const six = [open[0], open[1], kopecks(debit), kopecks(credit), close[0], close[1]]
    for (const [index, column] of AMOUNT_COLUMNS.entries()) amounts[column][row] = six[index]!
    return keyOf(head, options.keys?.[row] ?? {})
  })
  const { account = '', entity = 'E' } = options
  const document = options.document ?? `balances/${entity}/${from}_${to}${account ? `_${account}` : ''}.xlsx`
  return {
    ...ROW,
    document,
    entity,
    from,
    to,
    account,
    balance: {
      format: '1c-osv',
      file: document,
      hash: '',
      organisation: options.organisation ?? '',
      title: '',
      periodFrom: from,
      periodTo: to,
      kind: account === '' ? 'general' : 'by_account',
      account,
      settings: [],
      subcontoKinds: options.subcontoKinds ?? [],
      shape: options.shape ?? 'turnovers',
      hasOpenings: options.hasOpenings ?? options.shape !== 'position',
      exponent: 2,
      keys,
      sheets: ['TDSheet'],
      key: Int32Array.from(lines, (_, row) => row),
      sheet: new Int32Array(lines.length),
      row: Int32Array.from(lines, (_, row) => row + 8),
      amounts,
      columns: {
        openingDebit: 'C',
        openingCredit: 'D',
        turnoverDebit: 'E',
        turnoverCredit: 'F',
        closingDebit: 'G',
        closingCredit: 'H',
      },
      totals: [],
      findings: [],
    },
  }
}

/** A trial balance of a whole year. */
export const year = (which: number, text: string, options: FileOptions = {}): BalanceFile =>
  osv(`${which}-01-01`, `${which}-12-31`, text, options)

export const entity = (code: string, changes: Partial<EntityRow> = {}): EntityRow =>
  entityRow(code, { chart: 'ru-94n', ...changes })

export const counterparty = (
  text: string,
  partner: string,
  changes: Partial<CounterpartyRow> = {},
): CounterpartyRow => ({
  ...ROW,
  entity: '',
  text,
  taxId: '',
  partner,
  validFrom: '',
  ...changes,
})

export const dated = (
  date: string,
  account: string,
  flow: Flow,
  amount: string,
  currency = 'RUB',
): DatedFlowRow => ({
  ...ROW,
  document: `dated_flows.csv#${date} ${flow}`,
  place: { file: 'dated_flows.csv' },
  entity: 'E',
  date,
  account,
  flow,
  item: '',
  amount: fraction(kopecks(amount), 100n),
  currency,
  rate: null,
})

export const opened = (account: string, amount: string, date = '2024-12-31'): OpeningRow => ({
  ...ROW,
  document: `openings.csv#${account}`,
  place: { file: 'openings.csv' },
  date,
  entity: 'E',
  account,
  flow: '',
  partner: '',
  item: '',
  holder: '',
  amountFunctional: fraction(kopecks(amount), 100n),
  amountPresentation: null,
  source: '',
})

const SETTINGS: Settings = bookSettings('E', '', { unit: 1000, basis: [] })

/** The input of one entity to the end of 2025, or to where `changes` say. */
export function mapInput(files: readonly BalanceFile[], changes: Partial<MapInput> = {}): MapInput {
  const interval = changes.interval ?? { from: '2025-01-01', to: '2025-12-31' }
  const own = changes.entity ?? entity('E')
  return {
    codes: new Codes(),
    cuts: [interval.to],
    starts: [],
    settings: SETTINGS,
    localChart: LOCAL,
    chart: CHART,
    rules: RULES,
    counterparties: [],
    entities: [own],
    members: new Set(),
    datedFlows: [],
    openings: [],
    previous: null,
    ...changes,
    entity: own,
    interval,
    files,
  }
}

export const mapYear = (files: readonly BalanceFile[], changes: Partial<MapInput> = {}): MappedYear =>
  mapEntityYear(mapInput(files, changes))

/** Facts as lines `account flow amount`, measure amount, in byte order; other columns on demand. */
export function lines(mapped: MappedYear, by: readonly Column[] = ['account', 'flow']): string[] {
  const { facts } = mapped
  const amount = facts.codes.measure.find('amount')
  const sums = facts
    .where((row) => facts.measure[row] === amount)
    .groupBy(by)
    .sorted()
  return Array.from({ length: sums.length }, (_, row) =>
    [
      ...by.map((column) => sums.text(column, row)),
      decimalText(sums.amount[row]!, 2).replace(/\.00$/, ''),
    ].join(' '),
  )
}

/** Codes of findings, blocking ones first as they came. */
export const codes = (mapped: MappedYear): string[] => mapped.findings.map(({ code }) => code)
export const blocking = (mapped: MappedYear): string[] =>
  mapped.findings.filter(({ severity }) => severity === 'blocks').map(({ code }) => code)
