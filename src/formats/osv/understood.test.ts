import { describe, expect, it } from 'vitest'
import { fileChecks } from './checks.ts'
import { readTrialBalance } from './read.ts'
import { type FileRow, xlsxOf } from './testing.ts'
import { understood, understoodText } from './understood.ts'

const ROWS: readonly FileRow[] = [
  'ООО "Ромашка"',
  'Оборотно-сальдовая ведомость за 1 полугодие 2026 г.',
  'Выводимые данные: БУ (данные бухгалтерского учета), Валютная сумма, Количество',
  'Счет|Наименование счета|Показатели|Сальдо на начало периода||Обороты за период||Сальдо на конец периода|',
  '|||Дебет|Кредит|Дебет|Кредит|Дебет|Кредит',
  '10|Материалы|БУ|#1||||#1|',
  '||Кол.|#2.5||||#2.5|',
  '62|Покупатели|БУ|#1 |||#1||',
  ['62.21|в валюте|БУ|#1|||#1||', { outline: 1 }],
  ['CNY||БУ|#1|||#1||', { outline: 2 }],
  ['||Вал.|#0.09|||#0.09||', { outline: 2 }],
  '80|Капитал|БУ||#2|#1|||#1',
  'Итого||БУ|#2|#2|#1|#1|#1|#1',
]

const words = (): { text: string; advice: string } => ({ text: 'текст', advice: 'совет' })

describe('what a file was understood as', () => {
  it('is given to machines in the form of book-format.md §6', async () => {
    const balance = await readTrialBalance(xlsxOf(ROWS), 'ОСВ.xlsx')
    const json = understood(balance, fileChecks(balance), words)
    expect(Object.keys(json)).toEqual([
      'format',
      'file',
      'sha256',
      'organisation',
      'period_from',
      'period_to',
      'kind',
      'account',
      'title',
      'layout',
      'settings',
      'rows',
      'totals',
      'checks',
      'findings',
    ])
    expect(json).toMatchObject({
      format: 1,
      layout: '1c-osv',
      file: 'ОСВ.xlsx',
      organisation: 'ООО "Ромашка"',
      period_from: '2026-01-01',
      period_to: '2026-06-30',
      kind: 'general',
      account: '',
      title: 'Оборотно-сальдовая ведомость за 1 полугодие 2026 г.',
      settings: ['Выводимые данные: БУ (данные бухгалтерского учета), Валютная сумма, Количество'],
      findings: [],
    })
    const row = (
      at: number,
      kind: string,
      account: string,
      name: string,
      level: number,
      indicator: string,
      currency: string,
      six: readonly string[],
    ): unknown => ({
      sheet: 'TDSheet',
      row: at,
      kind,
      account,
      name,
      level,
      subconto: [],
      indicator,
      currency,
      opening_debit: six[0],
      opening_credit: six[1],
      turnover_debit: six[2],
      turnover_credit: six[3],
      closing_debit: six[4],
      closing_credit: six[5],
    })
    const six = (text: string): readonly string[] => text.split(' ')
    expect(json.rows).toEqual([
      row(6, 'account', '10', 'Материалы', 0, 'БУ', '', six('1.00 0 0 0 1.00 0')),
      row(7, 'quantity', '10', 'Материалы', 0, 'Кол.', '', six('2.500 0 0 0 2.500 0')),
      row(8, 'account', '62', 'Покупатели', 0, 'БУ', '', six('1.00 0 0 1.00 0 0')),
      row(9, 'account', '62.21', 'в валюте', 1, 'БУ', '', six('1.00 0 0 1.00 0 0')),
      row(10, 'currency', '62.21', 'CNY', 2, 'БУ', 'CNY', six('1.00 0 0 1.00 0 0')),
      row(11, 'currency', '62.21', 'CNY', 2, 'Вал.', 'CNY', six('0.09 0 0 0.09 0 0')),
      row(12, 'account', '80', 'Капитал', 0, 'БУ', '', six('0 2.00 1.00 0 0 1.00')),
    ])
    expect(json.totals).toEqual([
      {
        indicator: 'БУ',
        row: 13,
        opening_debit: '2.00',
        opening_credit: '2.00',
        turnover_debit: '1.00',
        turnover_credit: '1.00',
        closing_debit: '1.00',
        closing_credit: '1.00',
      },
    ])
    expect(json.checks).toContainEqual({
      id: 'C1',
      passed: true,
      place: {},
      left: '2.00',
      right: '2.00',
      difference: '0.00',
    })
  })

  it('names the place of a check that failed', async () => {
    const rows = ROWS.map((row) =>
      row === '10|Материалы|БУ|#1||||#1|' ? '10|Материалы|БУ|#1||||#1.01|' : row,
    )
    const balance = await readTrialBalance(xlsxOf(rows), 'ОСВ.xlsx')
    const json = understood(balance, fileChecks(balance), words)
    expect(json.checks).toContainEqual({
      id: 'C4',
      passed: false,
      place: { sheet: 'TDSheet', row: 6, column: 'H', value: '10' },
      left: '1.00',
      right: '1.01',
      difference: '-0.01',
    })
  })

  it('of a refused file is what it is and the findings alone', async () => {
    const balance = await readTrialBalance(new Uint8Array(0), 'ОСВ.xlsx')
    expect(understood(balance, [], words)).toEqual({
      format: 1,
      file: 'ОСВ.xlsx',
      // SHA-256 of nothing (FIPS 180-4).
      sha256: 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
      findings: [
        {
          code: 'TABLE-001',
          severity: 'blocks',
          place: { file: 'ОСВ.xlsx' },
          text: 'текст',
          advice: 'совет',
        },
      ],
    })
  })

  it('is told to people in a few lines, in their language', async () => {
    const balance = await readTrialBalance(xlsxOf(ROWS), 'ОСВ.xlsx')
    expect(understoodText(balance, 'ru').split('\n')).toEqual([
      'Оборотно-сальдовая ведомость за 1 полугодие 2026 г.',
      'Организация: ООО "Ромашка"',
      'Период: 01.01.2026 – 30.06.2026',
      'Прочитано как: общая ведомость (1c-osv)',
      '  Выводимые данные: БУ (данные бухгалтерского учета), Валютная сумма, Количество',
      'Строк: 7 (счета 4, количество 1, валюта 2)',
      '  Сальдо на начало  дебет 2,00  кредит 2,00',
      '  Обороты           дебет 1,00  кредит 1,00',
      '  Сальдо на конец   дебет 1,00  кредит 1,00',
    ])
    expect(understoodText(balance, 'en')).toContain('Rows: 7 (accounts 4, quantity 1, currency 2)')
  })
})
