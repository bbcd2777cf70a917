// A made-up close of a small group for the tests of writers: texts that would do harm if they were taken for markup or
// formulas, amounts longer than a double holds, a figure rounded to nothing, a column without figures.

import type { AmountColumn, BalanceKey, TrialBalance } from '../../ledger/balance.ts'
import type { BalanceFile } from '../../ledger/book.ts'
import { Codes, FactTable } from '../../ledger/facts.ts'
import { assert, finding } from '../../ledger/finding.ts'
import type { Statement, StatementLine, StatementSet, Worksheet } from '../../statements/types.ts'
import type { SubjectOutput } from './types.ts'

export const both = (ru: string, en = ru): { ru: string; en: string } => ({ ru, en })

type Kind = StatementLine['kind']
type Sums = readonly { readonly id: string; readonly sign: 1 | -1 }[]

const signed = (text: string): Sums =>
  text.split(' ').map((part) => ({ id: part.replace('-', ''), sign: part.startsWith('-') ? -1 : 1 }))

/** A line with amounts in kopecks, printed in thousands: by itself, so figures given here must foot as they are. */
function line(
  id: string,
  label: { ru: string; en: string },
  level: number,
  kind: Kind,
  amounts: readonly (bigint | null)[],
  sums?: string,
): StatementLine {
  const printed = amounts.map((amount) =>
    amount === null ? null : (amount + (amount < 0n ? -50_000n : 50_000n)) / 100_000n,
  )
  const moved = amounts.map(() => false)
  const base = { id, label, level, kind, amounts, printed, moved }
  return sums === undefined ? base : { ...base, sums: signed(sums) }
}

/** More than 2^53 kopecks. */
export const LONG = 123_456_789_012_345_678_900n

export const HARMFUL = '=HYPERLINK("http://example.org","x")'
export const MARKUP = '<img src=x onerror=alert(1)> & «"\'» #strong[x] $ {{7*7}}'

const position: Statement = {
  id: 'financial-position',
  title: both('Отчёт о финансовом положении', 'Statement of financial position'),
  columns: [
    { id: '2025-12-31', label: both('31 декабря 2025 г.', '31 December 2025') },
    { id: '2024-12-31', label: both('31 декабря 2024 г.', '31 December 2024') },
  ],
  remarks: [both('Составлено по остаткам.', 'Prepared from balances.')],
  lines: [
    line('assets', both('Активы', 'Assets'), 0, 'heading', [null, null]),
    {
      ...line(
        'PropertyPlantAndEquipment',
        both('Основные средства', 'Property, plant and equipment'),
        1,
        'line',
        [500_000_000n, 400_000_000n],
      ),
      note: '5',
    },
    line('Inventories', both(MARKUP), 1, 'line', [250_000_000n, 0n]),
    line('OtherCurrentFinancialAssets', both('Прочие активы', 'Other assets'), 1, 'line', [30_000n, null]),
    line('CashAndCashEquivalents', both('Денежные средства', 'Cash and cash equivalents'), 1, 'line', [
      -1_000_000n,
      100_000_000n,
    ]),
    {
      ...line(
        'Assets',
        both('Итого активы', 'Total assets'),
        0,
        'total',
        [749_030_000n, 500_000_000n],
        'PropertyPlantAndEquipment Inventories OtherCurrentFinancialAssets CashAndCashEquivalents',
      ),
      printed: [7490n, 5000n],
      moved: [false, true],
    },
    line('IssuedCapital', both(HARMFUL), 1, 'line', [749_030_000n, 500_000_000n]),
    line(
      'EquityAndLiabilities',
      both('Итого капитал и обязательства', 'Total equity and liabilities'),
      0,
      'total',
      [749_030_000n, 500_000_000n],
      'IssuedCapital',
    ),
  ],
}

function equity(year: string): Statement {
  return {
    id: 'changes-in-equity',
    title: both('Отчёт об изменениях в собственном капитале', 'Statement of changes in equity'),
    interval: `${year}-01-01/${year}-12-31`,
    columns: [
      'IssuedCapital',
      'RetainedEarnings',
      'EquityAttributableToOwnersOfParent',
      'NoncontrollingInterests',
      'Equity',
    ].map((id) => ({ id, label: both(id) })),
    remarks: [],
    lines: [
      line('equity-opening', both('На начало', 'Opening'), 0, 'subtotal', [
        100_000_000n,
        200_000_000n,
        300_000_000n,
        10_000_000n,
        310_000_000n,
      ]),
      line('ProfitLoss', both('Прибыль', 'Profit'), 0, 'line', [
        0n,
        50_000_000n,
        50_000_000n,
        1_000_000n,
        51_000_000n,
      ]),
      line(
        'Equity',
        both('На конец', 'Closing'),
        0,
        'total',
        [100_000_000n, 250_000_000n, 350_000_000n, 11_000_000n, 361_000_000n],
        'equity-opening ProfitLoss',
      ),
    ],
  }
}

const profit: Statement = {
  id: 'profit-or-loss',
  title: both('Отчёт о прибыли или убытке', 'Statement of profit or loss'),
  columns: [
    { id: '2025-01-01/2025-12-31', label: both('2025 год', '2025') },
    { id: '2024-01-01/2024-12-31', label: both('2024 год', '2024') },
  ],
  remarks: [],
  lines: [
    line('Revenue', both('Выручка', 'Revenue'), 0, 'line', [900_000_000n, 800_000_000n]),
    line('CostOfSales', both('Себестоимость', 'Cost of sales'), 0, 'line', [-700_000_000n, -650_000_000n]),
    line(
      'ProfitLoss',
      both('Прибыль', 'Profit'),
      0,
      'total',
      [200_000_000n, 150_000_000n],
      'Revenue CostOfSales',
    ),
  ],
}

/** A statement of many lines in parts of `size`, for what a page may part. */
export function longStatement(parts: number, size: number): Statement {
  const lines = Array.from({ length: parts }, (_, part) => {
    const ids = Array.from({ length: size }, (_, at) => `line-${part}-${at}`)
    return [
      line(`part-${part}`, both(`Часть ${part}`), 0, 'heading', [null, null]),
      ...ids.map((id) => line(id, both(`Строка ${id}`), 1, 'line', [100_000n, 100_000n])),
      line(
        `sum-${part}`,
        both(`Итого часть ${part}`),
        0,
        'subtotal',
        [BigInt(size) * 100_000n, BigInt(size) * 100_000n],
        ids.join(' '),
      ),
    ]
  }).flat()
  return { ...profit, lines }
}

export const sampleSet: StatementSet = {
  book: 'Группа',
  entity: 'group',
  entityName: both('Группа «Пример» & Co', 'Sample Group & Co'),
  currency: 'RUB',
  exponent: 2,
  unit: 1000,
  period: '2025-12-31',
  interval: { from: '2025-01-01', to: '2025-12-31' },
  basis: 'ias-1',
  statements: [position, profit, equity('2025'), equity('2024')],
}

const columns = (
  ids: readonly string[],
  kinds: readonly Worksheet['columns'][number]['kind'][],
): Worksheet['columns'] =>
  ids.map((id, index) => ({
    id,
    label: both(`Колонка ${id}`, `Column ${id}`),
    kind: kinds[index] ?? 'layer',
  }))

const consolidation: Worksheet = {
  id: 'consolidation',
  title: both('Таблица консолидации', 'Consolidation worksheet'),
  currency: 'RUB',
  exponent: 2,
  columns: columns(
    ['AAA', 'BBB', 'CCC', 'sum', 'elimination:balances', 'group'],
    ['entity', 'entity', 'entity', 'sum', 'layer', 'total'],
  ),
  rows: [
    {
      id: 'assets',
      statement: 'financial-position',
      label: both('Активы', 'Assets'),
      level: 0,
      kind: 'heading',
      amounts: [0n, 0n, 0n, 0n, 0n, 0n],
    },
    {
      id: 'Inventories',
      statement: 'financial-position',
      label: both('Запасы', 'Inventories'),
      level: 1,
      kind: 'line',
      amounts: [30_001n, 20_002n, LONG, LONG + 50_003n, -10_000n, LONG + 40_003n],
    },
    {
      id: '121100',
      statement: 'financial-position',
      label: both('Сырье', 'Materials'),
      level: 2,
      kind: 'account',
      amounts: [10_001n, 20_002n, LONG, LONG + 30_003n, 0n, LONG + 30_003n],
    },
    {
      id: '121200',
      statement: 'financial-position',
      label: both(HARMFUL),
      level: 2,
      kind: 'account',
      amounts: [20_000n, 0n, 0n, 20_000n, -10_000n, 10_000n],
    },
    {
      id: 'CashAndCashEquivalents',
      statement: 'financial-position',
      label: both('Деньги', 'Cash'),
      level: 1,
      kind: 'line',
      amounts: [-7n, 0n, 0n, -7n, 0n, -7n],
    },
    {
      id: 'Assets',
      statement: 'financial-position',
      label: both('Итого активы', 'Total assets'),
      level: 0,
      kind: 'total',
      amounts: [29_994n, 20_002n, LONG, LONG + 49_996n, -10_000n, LONG + 39_996n],
      sums: signed('Inventories CashAndCashEquivalents'),
    },
    {
      id: 'Revenue',
      statement: 'profit-or-loss',
      label: both('Выручка', 'Revenue'),
      level: 0,
      kind: 'line',
      amounts: [5n, 6n, 7n, 18n, -5n, 13n],
    },
    {
      id: '410100',
      statement: 'profit-or-loss',
      label: both('Выручка', 'Revenue'),
      level: 1,
      kind: 'account',
      amounts: [5n, 6n, 7n, 18n, -5n, 13n],
    },
  ],
}

const transformation: Worksheet = {
  id: 'transformation',
  title: both('Таблица трансформации', 'Transformation table'),
  currency: 'RUB',
  exponent: 2,
  columns: columns(['mapped', 'reclassifications', 'ifrs'], ['layer', 'layer', 'total']),
  rows: [
    {
      id: 'Inventories',
      statement: 'financial-position',
      label: both('Запасы', 'Inventories'),
      level: 1,
      kind: 'line',
      amounts: [10_001n, 20_000n, 30_001n],
    },
    {
      id: '121100',
      statement: 'financial-position',
      label: both('Сырье', 'Materials'),
      level: 2,
      kind: 'account',
      amounts: [10_001n, 0n, 10_001n],
    },
    {
      id: '121200',
      statement: 'financial-position',
      label: both('Товары', 'Goods'),
      level: 2,
      kind: 'account',
      amounts: [0n, 20_000n, 20_000n],
    },
  ],
}

const key = (account: string, more: Partial<BalanceKey> = {}): BalanceKey => ({
  kind: 'account',
  account,
  name: `Счет ${account}`,
  level: 0,
  subconto: [],
  analytics: [],
  partner: '',
  contract: '',
  corrAccount: '',
  flow: '',
  dueOn: '',
  indicator: 'БУ',
  printedIndicator: '',
  currency: '',
  unit: '',
  leaf: true,
  ...more,
})

/** Rows `[key, row in the file, six amounts]`. */
function balance(
  file: string,
  rows: readonly (readonly [BalanceKey, number, readonly bigint[]])[],
): TrialBalance {
  const amounts = (column: number): BigInt64Array =>
    BigInt64Array.from(rows.map(([, , values]) => values[column] ?? 0n))
  const of = (make: (index: number) => BigInt64Array): Record<AmountColumn, BigInt64Array> => ({
    openingDebit: make(0),
    openingCredit: make(1),
    turnoverDebit: make(2),
    turnoverCredit: make(3),
    closingDebit: make(4),
    closingCredit: make(5),
  })
  return {
    format: '1c-osv',
    file,
    hash: 'ab'.repeat(32),
    organisation: 'ООО «А»',
    title: 'Оборотно-сальдовая ведомость за 2025 г.',
    periodFrom: '2025-01-01',
    periodTo: '2025-12-31',
    kind: 'general',
    account: '',
    settings: [],
    subcontoKinds: [],
    shape: 'turnovers',
    hasOpenings: true,
    exponent: 2,
    keys: rows.map(([one]) => one),
    sheets: ['TDSheet'],
    key: Int32Array.from(rows.keys()),
    sheet: new Int32Array(rows.length),
    row: Int32Array.from(rows.map(([, row]) => row)),
    amounts: of(amounts),
    columns: {
      openingDebit: 'C',
      openingCredit: 'D',
      turnoverDebit: 'E',
      turnoverCredit: 'F',
      closingDebit: 'G',
      closingCredit: 'H',
    },
    totals: [
      {
        indicator: 'БУ',
        sheet: 'TDSheet',
        row: 30,
        amounts: {
          openingDebit: 1n,
          openingCredit: 1n,
          turnoverDebit: 2n,
          turnoverCredit: 2n,
          closingDebit: 3n,
          closingCredit: 3n,
        },
      },
    ],
    findings: [],
  }
}

export const FILE = 'balances/AAA/2025-01-01_2025-12-31.xlsx'

const file = (document: string, of: TrialBalance): BalanceFile => ({
  place: { file: document },
  hash: of.hash,
  document,
  entity: 'AAA',
  from: '2025-01-01',
  to: '2025-12-31',
  account: '',
  balance: of,
})

export const sampleOutput: SubjectOutput = {
  book: both('Книга', 'Book'),
  programVersion: '0.0.0-test',
  fingerprint: { root: '0123456789abcdef'.repeat(4), inputs: 'a'.repeat(64), figures: 'b'.repeat(64) },
  set: sampleSet,
  worksheet: consolidation,
  transformations: [{ entity: 'AAA', name: both('ООО «А»', 'A LLC'), worksheet: transformation }],
  checks: [
    {
      check: {
        id: 'sides-equal',
        scope: 'group',
        subject: 'group',
        severity: 'blocks',
        left: '100.00',
        right: '100.00',
        difference: '0.00',
        passed: true,
        values: {},
      },
      subject: both('group'),
      text: both('Стороны равны', 'Sides are equal'),
    },
    {
      check: {
        id: 'intragroup-pair',
        scope: 'pair',
        subject: 'AAA|BBB',
        severity: 'warns',
        left: '12.35',
        right: '12.30',
        difference: '0.05',
        passed: false,
        values: {},
      },
      subject: both('AAA|BBB'),
      text: both(MARKUP),
    },
    {
      check: {
        id: 'counted',
        scope: 'entity',
        subject: 'AAA',
        severity: 'blocks',
        left: '2',
        right: 'две',
        difference: '0',
        passed: false,
        values: {},
      },
      subject: both('AAA'),
      text: both('Посчитано', 'Counted'),
    },
  ],
  findings: [
    {
      finding: finding('TST-001', 'warns', { file: FILE, sheet: 'TDSheet', row: 7, column: 'C' }),
      text: both(HARMFUL),
      advice: both('@Исправить', '@Mend'),
    },
  ],
  balances: [
    file(
      FILE,
      balance(FILE, [
        [key('10'), 8, [100n, 0n, 5_000n, 0n, 5_100n, 0n]],
        [key('10.01', { level: 1, name: HARMFUL }), 9, [100n, 0n, 5_000n, 0n, 5_100n, 0n]],
        [
          key('', { kind: 'subconto', level: 2, subconto: ['Склад', '+Болт'], name: '+Болт' }),
          10,
          [100n, 0n, 5_000n, 0n, -5_100n, 0n],
        ],
        [
          key('52', { kind: 'currency', indicator: 'fc', printedIndicator: 'Вал.', currency: 'KWD' }),
          11,
          [1_234n, 0n, 0n, 0n, 1_234n, 0n],
        ],
        [
          key('10', { kind: 'quantity', indicator: 'qty', printedIndicator: 'Кол.' }),
          12,
          [1_500n, 0n, 0n, 0n, 1_500n, 0n],
        ],
      ]),
    ),
  ],
  rollForwards: [
    {
      kind: 'goodwill',
      subject: 'A-1',
      component: 'owners',
      currency: 'RUB',
      movement: 'opening',
      amount: 7_000n,
    },
    {
      kind: 'goodwill',
      subject: 'A-1',
      component: 'owners',
      currency: 'RUB',
      movement: 'impairment',
      amount: -1_800n,
    },
    {
      kind: 'goodwill',
      subject: 'A-1',
      component: 'owners',
      currency: 'RUB',
      movement: 'closing',
      amount: 5_200n,
    },
  ],
  defaults: ['frequency', 'layouts'],
  origins: [
    { entity: 'AAA', account: '121100', document: FILE, index: 1 },
    { entity: 'AAA', account: '121100', document: FILE, index: 2 },
    { entity: 'AAA', account: '121200', document: FILE, index: 2 },
  ],
}

export function sampleFacts(): FactTable {
  const facts = new FactTable(new Codes())
  const base = {
    entity: 'AAA',
    period: '2025-01-01/2025-12-31',
    flow: 'opening',
    layer: 'mapped',
    basis: 'functional RUB',
    measure: 'amount',
  }
  facts.addTexts({ ...base, account: '121200', document: FILE }, -5n)
  facts.addTexts(
    { ...base, account: '121100', document: 'derived/opening/AAA', analytics: 'item=a, "b"' },
    123_456n,
  )
  facts.addTexts({ ...base, account: '121100', measure: 'quantity', document: FILE }, 1_500n)
  facts.addTexts({ ...base, entity: 'ААА', account: '121100', basis: 'presentation JPY', document: FILE }, 7n)
  return facts
}

// A second way to the figures of a workbook: its formulas evaluated over exact integers.

/** Cells of `C7:E7` or `C7:C9`. */
function cellsOf(range: string): string[] {
  const match = /^([A-Z]+)(\d+):([A-Z]+)(\d+)$/.exec(range)
  assert(match !== null, `not a range: ${range}`)
  const [, left = '', top = '', right = '', bottom = ''] = match
  const cells: string[] = []
  for (let row = Number.parseInt(top, 10); row <= Number.parseInt(bottom, 10); row++)
    for (let column = numberOf(left); column <= numberOf(right); column++)
      cells.push(`${letterOf(column)}${row}`)
  return cells
}

const numberOf = (letters: string): number =>
  [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0)

const letterOf = (column: number): string =>
  column <= 26
    ? String.fromCharCode(64 + column)
    : letterOf(Math.floor((column - 1) / 26)) + letterOf(((column - 1) % 26) + 1)

/** `SUM(C7:C9)-C12+C14` and `ROUND(D4-E4,2)` over the values of cells, all in one minor unit. */
export function evaluate(formula: string, amountOf: (cell: string) => bigint): bigint {
  const inner = /^ROUND\((.*),\d+\)$/.exec(formula)?.[1] ?? formula
  let sum = 0n
  let read = ''
  for (const [whole, sign, range, cell = ''] of inner.matchAll(/([+-]?)(?:SUM\(([^)]+)\)|([A-Z]+\d+))/g)) {
    const cells = range === undefined ? [cell] : cellsOf(range)
    const part = cells.reduce((total, at) => total + amountOf(at), 0n)
    sum += sign === '-' ? -part : part
    read += whole
  }
  assert(read === inner, `a formula that is not understood: ${formula}`)
  return sum
}
