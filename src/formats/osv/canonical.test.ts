// The canonical trial balance (book-format.md §3). Its faults with their words: test/bad-input/files.test.ts.

import { describe, expect, it } from 'vitest'
import { AMOUNT_COLUMNS, type TrialBalance } from '../../ledger/balance.ts'
import { readTrialBalance } from './read.ts'
import { xlsxOf } from './testing.ts'

const read = (text: string, exponent = 2): Promise<TrialBalance> =>
  readTrialBalance(new TextEncoder().encode(text), 'balances/A/2025.csv', { exponent })

/** Each row as its six amounts in minor units. */
const amountsOf = ({ amounts, key }: TrialBalance): string[] =>
  Array.from(key, (_, index) => AMOUNT_COLUMNS.map((column) => amounts[column][index]).join(' '))
const codes = ({ findings }: TrialBalance): string[] =>
  findings.map(({ code, place: { column = '', row } }) => `${code} ${row} ${column}`)

describe('the canonical table', () => {
  it('names every dimension of a line', async () => {
    const balance = await read(
      `account,name,analytics_1,analytics_2,partner,contract,corr_account,flow,due_on,indicator,currency,unit,opening_debit,opening_credit,turnover_debit,turnover_credit,closing_debit,closing_credit
62.01,Покупатели,A,B,TOK,Д-1,90.01,working-capital,2026-03-31,БУ,JPY,,100,,20,5,115,
62.01,,A,B,TOK,Д-1,90.01,working-capital,2026-03-31,fc,JPY,,200,,40,10,230,
10.01,Материалы,,,,,,,,,,,5.5,,,,5.5,
10.01,,,,,,,,,qty,,kg,1.250,,,,1.25,
01,Основные средства,,,,,,,,НУ,,,1,,,,1,
`,
    )
    expect(balance.findings).toEqual([])
    expect(balance).toMatchObject({
      format: 'canonical',
      shape: 'turnovers',
      hasOpenings: true,
      kind: 'general',
      exponent: 2,
    })
    expect(balance.keys[0]).toEqual({
      kind: 'account',
      account: '62.01',
      name: 'Покупатели',
      level: 0,
      subconto: [],
      analytics: ['A', 'B'],
      partner: 'TOK',
      contract: 'Д-1',
      corrAccount: '90.01',
      flow: 'working-capital',
      dueOn: '2026-03-31',
      indicator: 'БУ',
      printedIndicator: 'БУ',
      currency: 'JPY',
      unit: '',
      leaf: true,
    })
    expect(balance.keys.map(({ indicator, kind, unit }) => `${kind} ${indicator} ${unit}`.trim())).toEqual([
      'account БУ',
      'currency fc',
      'account БУ',
      'quantity qty kg',
      'account НУ',
    ])
    // Kopecks; whole yen (ISO 4217: no minor unit); thousandths of a kilogram.
    expect(amountsOf(balance)).toEqual([
      '10000 0 2000 500 11500 0',
      '200 0 40 10 230 0',
      '550 0 0 0 550 0',
      '1250 0 0 0 1250 0',
      '100 0 0 0 100 0',
    ])
    expect([...balance.row]).toEqual([2, 3, 4, 5, 6])
    expect(balance.columns.closingDebit).toBe('closing_debit')
  })

  it('with closing columns alone is a position', async () => {
    const balance = await read('account;closing_debit;closing_credit\n1000;10,5;\n3000;;10,50\n')
    expect(balance).toMatchObject({ shape: 'position', hasOpenings: false })
    expect(amountsOf(balance)).toEqual(['0 0 0 0 1050 0', '0 0 0 0 0 1050'])
  })

  it('without closing columns closes at what the others lead to', async () => {
    const balance = await read(
      'account,opening_debit,turnover_debit,turnover_credit\n1000,10,5,20\n2000,1,2,0.5\n',
    )
    expect(amountsOf(balance)).toEqual(['1000 0 500 2000 0 500', '100 0 200 50 250 0'])
    expect(balance).toMatchObject({ shape: 'turnovers', hasOpenings: true })
  })

  it('with turnovers alone has no openings', async () => {
    expect(await read('account,turnover_debit,turnover_credit\n1000,5,\n')).toMatchObject({
      shape: 'turnovers',
      hasOpenings: false,
    })
  })

  it('reads amounts in the minor unit of the books', async () => {
    expect(amountsOf(await read('account,closing_debit\n1000,52340\n', 0))).toEqual(['0 0 0 0 52340 0'])
    expect(amountsOf(await read('account,closing_debit\n1000,1.234\n', 3))).toEqual(['0 0 0 0 1234 0'])
    expect(codes(await read('account,closing_debit\n1000,5.5\n', 0))).toEqual(['CANON-007 2 closing_debit'])
  })

  it('tells the decimal sign from the whole column, never from one cell', async () => {
    // 1,234 alone could be either; 2,5 in the same column says that the comma is decimal.
    expect(amountsOf(await read('account;closing_debit\n1;1,234\n2;2,5\n', 3))).toEqual([
      '0 0 0 0 1234 0',
      '0 0 0 0 2500 0',
    ])
    // What stands below decides as well as what stands above.
    expect(amountsOf(await read('account;closing_debit\n1;1,234.50\n2;1,234\n'))).toEqual([
      '0 0 0 0 123450 0',
      '0 0 0 0 123400 0',
    ])
    // Another column of the file tells where this one does not.
    expect(amountsOf(await read('account;closing_debit;closing_credit\n1;1,234;\n2;;2.5\n'))).toEqual([
      '0 0 0 0 123400 0',
      '0 0 0 0 0 250',
    ])
    expect(codes(await read('account;closing_debit\n1;1,234\n'))).toEqual(['CANON-009 2 closing_debit'])
  })

  it('is read from a sheet with the same header, numbers as they are stored', async () => {
    const bytes = xlsxOf([
      'account|name|closing_debit|closing_credit',
      '#51|Банк|#10.5|',
      '80.09|Капитал||10,50',
    ])
    const balance = await readTrialBalance(bytes, 'balances/A/2025.xlsx')
    expect(balance.findings).toEqual([])
    expect(balance).toMatchObject({ format: 'canonical', sheets: ['TDSheet'] })
    expect(balance.keys.map(({ account }) => account)).toEqual(['51', '80.09'])
    expect(amountsOf(balance)).toEqual(['0 0 0 0 1050 0', '0 0 0 0 0 1050'])
  })

  it('interns its lines: rows of one line have one key, whatever their amounts', async () => {
    const balance = await read(
      'account,analytics_1,turnover_debit,turnover_credit\n1,T1,5,\n1,T2,6,\n1,T1,,4\n',
    )
    expect(balance.keys).toHaveLength(2)
    expect([...balance.key]).toEqual([0, 1, 0])
  })

  it('keeps the place of analytics: the second alone is still the second', async () => {
    expect((await read('account,analytics_2,closing_debit\n1,x,5\n')).keys[0]?.analytics).toEqual(['', 'x'])
  })

  it('takes a misspelled header for what it is', async () => {
    expect(codes(await read('account,nam,closing_debit\n1,x,5\n'))).toEqual(['CANON-001 1 nam'])
  })

  it('names every fault of every row', async () => {
    const balance = await read(
      'account,flow,indicator,closing_debit\n1,x,,5\n2,,УУ,5\n3,,,abc\n,,,1\n4,,,5\n',
    )
    expect(codes(balance)).toEqual([
      'CANON-003 2 flow',
      'CANON-003 3 indicator',
      'CANON-006 4 closing_debit',
      'CANON-002 5 account',
    ])
    expect(balance.keys.map(({ account }) => account)).toEqual(['3', '4'])
  })

  it('wraps no sum: amounts beyond 64 bits together are told', async () => {
    const rows = Array.from({ length: 12 }, (_, index) => `${index + 10},90000000000000000`).join('\n')
    expect(codes(await read(`account,closing_debit\n${rows}\n`))).toEqual(['CANON-012 undefined '])
  })
})
