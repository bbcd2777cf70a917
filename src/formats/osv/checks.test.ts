// The checks of a file by itself (domain §5.5), each seen to pass and to fail by one kopeck. Differences are
// counted by hand from the grids.

import { describe, expect, it } from 'vitest'
import type { LocalAccount } from '../../ledger/book.ts'
import type { Check } from '../../ledger/finding.ts'
import { fileChecks } from './checks.ts'
import { readTrialBalance } from './read.ts'
import { type FileRow, xlsxOf } from './testing.ts'

const HEAD: readonly FileRow[] = [
  'Счет|Показатели|Сальдо на начало периода||Обороты за период||Сальдо на конец периода|',
  '||Дебет|Кредит|Дебет|Кредит|Дебет|Кредит',
]
const below = (outline: number, cells: string): FileRow => [cells, { outline }]

/**
 * A small balance that passes everything: cash, a customer with two contracts, capital, revenue closed to 99.
 */
const GOOD: readonly FileRow[] = [
  'ООО "Ромашка"',
  'Оборотно-сальдовая ведомость за 2025 г.',
  ...HEAD,
  '50|БУ|#100||#30|#20|#110|',
  '62|БУ|#40|#40|#50|#30|#60|#40',
  below(1, '62.01|БУ|#40||#50|#30|#60|'),
  below(2, 'ООО "Альфа"|БУ|#40||#50|#30|#60|'),
  below(1, '62.02|БУ||#40||||#40'),
  '80|БУ||#100||||#100',
  '90|БУ|||#50|#50||',
  below(1, '90.01|БУ||||#50||#50'),
  below(1, '90.09|БУ|||#50||#50|'),
  '99|БУ||||#50||#50',
  '20|БУ|||#20||#20|',
  '|НУ|||#15||#15|',
  '|ПР|||#5||#5|',
  '001|БУ|#7||||#7|',
  'Итого|БУ|#140|#140|#150|#150|#190|#190',
]
const checksOf = async (rows: readonly FileRow[], chart?: readonly LocalAccount[]): Promise<Check[]> => {
  const balance = await readTrialBalance(xlsxOf(rows), 'balance.xlsx')
  expect(balance.findings).toEqual([])
  return fileChecks(balance, chart)
}
const failed = (checks: readonly Check[]): string[] =>
  checks
    .filter(({ passed }) => !passed)
    .map(
      ({ difference, id, left, right, values }) =>
        `${id} ${values.row}${values.column}: ${left} ${right} ${difference}`,
    )
const changed = (from: string, to: string): readonly FileRow[] => {
  const cellsOf = (row: FileRow): string => (typeof row === 'string' ? row : row[0])
  expect(GOOD.filter((row) => cellsOf(row) === from)).toHaveLength(1)
  return GOOD.map((row) => (cellsOf(row) === from ? (typeof row === 'string' ? to : [to, row[1]]) : row))
}

describe('a trial balance that is right', () => {
  it('passes every check that applies, each once, with both sides', async () => {
    const checks = await checksOf(GOOD)
    expect(failed(checks)).toEqual([])
    expect(checks.filter(({ id }) => /^C[1-36]$/.test(id))).toMatchObject([
      { id: 'C1', left: '140.00', right: '140.00', scope: 'file', severity: 'blocks' },
      { id: 'C2', left: '150.00', right: '150.00' },
      { id: 'C3', left: '240.00', right: '240.00' },
      { id: 'C6', difference: '0.00' },
    ])
    expect([...new Set(checks.map(({ id }) => id))].sort()).toEqual(
      ['C1', 'C10', 'C11', 'C14', 'C16', 'C2', 'C3', 'C4', 'C5', 'C6'].sort(),
    )
  })

  it('by account has no two sides to compare', async () => {
    const rows: readonly FileRow[] = [
      'ООО "Ромашка"',
      'Оборотно-сальдовая ведомость по счету 62 за 2025 г.',
      ...HEAD,
      '62|БУ|#40||||#40|',
      below(1, 'ООО "Альфа"|БУ|#40||||#40|'),
      'Итого|БУ|#40||||#40|',
    ]
    const ids = (await checksOf(rows)).map(({ id }) => id)
    expect(ids).not.toContain('C1')
    expect(ids).not.toContain('C11')
    expect(failed(await checksOf(rows))).toEqual([])
  })
})

describe('one kopeck', () => {
  it('C1, C4, C6: an opening that was changed', async () => {
    expect(
      failed(await checksOf(changed('50|БУ|#100||#30|#20|#110|', '50|БУ|#100.01||#30|#20|#110|'))),
    ).toEqual(['C1 : 140.01 140.00 0.01', 'C4 5G: 110.01 110.00 0.01', 'C6 19C: 140.00 140.01 -0.01'])
  })

  it('C2, C4, C6: a turnover that was changed', async () => {
    expect(
      failed(await checksOf(changed('50|БУ|#100||#30|#20|#110|', '50|БУ|#100||#30|#20.01|#110|'))),
    ).toEqual(['C2 : 150.00 150.01 -0.01', 'C4 5G: 109.99 110.00 -0.01', 'C6 19F: 150.00 150.01 -0.01'])
  })

  it('C3, C4, C6: a closing that was changed', async () => {
    expect(
      failed(await checksOf(changed('50|БУ|#100||#30|#20|#110|', '50|БУ|#100||#30|#20|#110.01|'))),
    ).toEqual(['C3 : 240.01 240.00 0.01', 'C4 5G: 110.00 110.01 -0.01', 'C6 19G: 190.00 190.01 -0.01'])
  })

  it('C5: an account that is not the sum of what lies below it', async () => {
    const rows = changed('62.02|БУ||#40||||#40', '62.02|БУ||#40.01||||#40.01')
    expect(failed(await checksOf(rows))).toEqual([
      'C1 : 140.00 140.01 -0.01',
      'C3 : 240.00 240.01 -0.01',
      'C5 6C: 0.00 -0.01 0.01',
      'C5 6G: 20.00 19.99 0.01',
    ])
  })

  it('C6: a total that was typed over', async () => {
    const rows = changed(
      'Итого|БУ|#140|#140|#150|#150|#190|#190',
      'Итого|БУ|#140|#140|#150|#150|#190|#190.01',
    )
    expect(failed(await checksOf(rows))).toEqual(['C6 19H: 190.01 190.00 0.01'])
  })

  it('C11: the auxiliary account of an entry of balances that was not finished', async () => {
    const rows = GOOD.flatMap((row) => (row === '001|БУ|#7||||#7|' ? ['000|БУ||||#0.01||#0.01', row] : [row]))
    expect(failed(await checksOf(rows))).toContain('C11 18: -0.01 0.00 -0.01')
  })

  it('C16: a tax base that the differences do not explain', async () => {
    expect(failed(await checksOf(changed('|ПР|||#5||#5|', '|ПР|||#4.99||#4.99|')))).toEqual([
      'C16 15E: 20.00 19.99 0.01',
      'C16 15G: 20.00 19.99 0.01',
    ])
  })
})

describe('what is told apart', () => {
  it('C14: thousands are named by the report itself', async () => {
    const rows = [GOOD[0]!, GOOD[1]!, 'Единица измерения: тыс. руб.', ...GOOD.slice(2)]
    const balance = await readTrialBalance(xlsxOf(rows), 'balance.xlsx')
    expect(balance.findings.map(({ code, severity }) => `${code} ${severity}`)).toEqual(['OSV-020 blocks'])
    expect(fileChecks(balance).filter(({ id }) => id === 'C14')).toMatchObject([
      { passed: false, left: '1000', right: '1' },
    ])
  })

  it('C10 warns: results that were not closed', async () => {
    const rows = changed('90.09|БУ|||#50||#50|', '90.08|БУ|||#49||#49|')
    const checks = (await checksOf(rows)).filter(({ id }) => id === 'C10')
    expect(checks).toMatchObject([{ severity: 'warns', left: '-1.00', passed: false }])
  })

  it('off-balance accounts stay beside both sides', async () => {
    expect(failed(await checksOf(changed('001|БУ|#7||||#7|', '001|БУ|#8||||#8|')))).toEqual([])
  })

  it('C8, C9: with the chart of the company, codes it does not know and balances on the wrong side', async () => {
    const account = (code: string, type: LocalAccount['type']): LocalAccount => ({
      place: {},
      hash: '',
      document: '',
      code,
      name: '',
      type,
      offBalance: code === '001',
      taxAccounting: true,
      analytics: [],
    })
    const known = ['62', '90', '99', '20', '001'].map((code) => account(code, 'both'))
    const checks = await checksOf(GOOD, [...known, account('50', 'passive')])
    expect(failed(checks)).toEqual(['C8 10: 1 0 1', 'C9 5G: 110.00 0.00 110.00'])
    expect(checks.find(({ id }) => id === 'C8')?.values).toMatchObject({ account: '80' })
    expect(checks.find(({ id }) => id === 'C9')?.severity).toBe('warns')
  })
})
