// The layouts in which trial balances come (domain §12A; layouts L1–L11 as public readers of 1C exports
// describe them). Expected rows are written out by hand from the grid above them.

import { describe, expect, it } from 'vitest'
import { fileChecks } from './checks.ts'
import { readTrialBalance } from './read.ts'
import { csvOf, type FileRow, htmlOf, linesOf, xlsOf, xlsxOf } from './testing.ts'

const HEAD: readonly FileRow[] = [
  'Счет|Наименование счета|Показа-тели|Сальдо на начало периода||Обороты за период||Сальдо на конец периода|',
  '|||Дебет|Кредит|Дебет|Кредит|Дебет|Кредит',
]
const HEAD_MERGES = ['A6:A7', 'B6:B7', 'C6:C7', 'D6:E6', 'F6:G6', 'H6:I6']

const GENERAL: readonly FileRow[] = [
  'ООО "Ромашка"',
  'Оборотно-сальдовая ведомость за 1 полугодие 2026 г.',
  '',
  'Выводимые данные: БУ (данные бухгалтерского учета), НУ (данные налогового учета), ПР (данные по учету постоянных разниц), ВР (данные по учету временных разниц)',
  '',
  ...HEAD,
  '01|Основные средства|БУ|#12500000||#1200000||#13700000|',
  '||НУ|#12300000||#1200000||#13500000|',
  '||ПР||||||',
  '||ВР|#200000||||#200000|',
  ['01.01|Основные средства в организации|БУ|#12500000||#1200000||#13700000|', { outline: 1 }],
  '||НУ|#12300000||#1200000||#13500000|',
  '||ПР||||||',
  '||ВР|#200000||||#200000|',
  '60|Расчеты с поставщиками|БУ||||#1000000||#1000000',
  '62|Расчеты с покупателями и заказчиками|БУ||#1200000|#15000000|#1809793.99|#11990206.01|',
  ['62.02|Расчеты по авансам полученным|БУ||#1200000|#1200000|||', { outline: 1 }],
  ['62.21|Расчеты с покупателями (в валюте)|БУ|||#13800000|#1809793.99|#11990206.01|', { outline: 1 }],
  ['CNY||БУ|||#13800000|#1809793.99|#11990206.01|', { outline: 2 }],
  '||Вал.|||#1200000|#150000|#1050000|',
  '76.АВ|НДС по авансам и предоплатам|БУ|#200000|||#200000||',
  '80|Уставный капитал|БУ||#11500000||||#11500000',
  '90|Продажи|БУ|||#15000000|#15000000||',
  ['90.01|Выручка|БУ||||#15000000||#15000000', { outline: 1 }],
  [
    '90.01.1|Выручка по деятельности с основной системой налогообложения|БУ||||#15000000||#15000000',
    { outline: 2 },
  ],
  ['90.02|Себестоимость продаж|БУ|||#1809793.99||#1809793.99|', { outline: 1 }],
  ['90.09|Прибыль / убыток от продаж|БУ|||#13190206.01||#13190206.01|', { outline: 1 }],
  '99|Прибыли и убытки|БУ||||#13190206.01||#13190206.01',
  'Итого||БУ|#12700000|#12700000|#31200000|#31200000|#25690206.01|#25690206.01',
  '||НУ|#12300000||#1200000||#13500000|',
]

describe('a general trial balance with indicators (12A A)', () => {
  it('tells accounts, currencies and indicators apart, each figure a leaf once', async () => {
    const balance = await readTrialBalance(xlsxOf(GENERAL, HEAD_MERGES), 'a.xlsx')
    expect(balance).toMatchObject({
      format: '1c-osv',
      kind: 'general',
      organisation: 'ООО "Ромашка"',
      title: 'Оборотно-сальдовая ведомость за 1 полугодие 2026 г.',
      periodFrom: '2026-01-01',
      periodTo: '2026-06-30',
      findings: [],
    })
    expect(linesOf(balance)).toEqual([
      '8 account 01 БУ: 12500000.00 - 1200000.00 - 13700000.00 -',
      '9 account 01 НУ: 12300000.00 - 1200000.00 - 13500000.00 -',
      '11 account 01 ВР: 200000.00 - - - 200000.00 -',
      '12 account 01.01 БУ leaf: 12500000.00 - 1200000.00 - 13700000.00 -',
      '13 account 01.01 НУ leaf: 12300000.00 - 1200000.00 - 13500000.00 -',
      '15 account 01.01 ВР leaf: 200000.00 - - - 200000.00 -',
      '16 account 60 БУ leaf: - - - 1000000.00 - 1000000.00',
      '17 account 62 БУ: - 1200000.00 15000000.00 1809793.99 11990206.01 -',
      '18 account 62.02 БУ leaf: - 1200000.00 1200000.00 - - -',
      '19 account 62.21 БУ: - - 13800000.00 1809793.99 11990206.01 -',
      '20 currency 62.21 CNY БУ leaf: - - 13800000.00 1809793.99 11990206.01 -',
      '21 currency 62.21 CNY Вал. leaf: - - 1200000.00 150000.00 1050000.00 -',
      '22 account 76.АВ БУ leaf: 200000.00 - - 200000.00 - -',
      '23 account 80 БУ leaf: - 11500000.00 - - - 11500000.00',
      '24 account 90 БУ: - - 15000000.00 15000000.00 - -',
      '25 account 90.01 БУ: - - - 15000000.00 - 15000000.00',
      '26 account 90.01.1 БУ leaf: - - - 15000000.00 - 15000000.00',
      '27 account 90.02 БУ leaf: - - 1809793.99 - 1809793.99 -',
      '28 account 90.09 БУ leaf: - - 13190206.01 - 13190206.01 -',
      '29 account 99 БУ leaf: - - - 13190206.01 - 13190206.01',
    ])
    expect(balance.totals.map(({ indicator, row }) => `${row} ${indicator}`)).toEqual(['30 БУ', '31 НУ'])
    expect(balance.columns).toMatchObject({ openingDebit: 'D', closingCredit: 'I' })
  })

  it.each([
    ['HTML', (rows: readonly FileRow[]) => htmlOf(rows), 'a.xls'],
    ['text in windows-1251', (rows: readonly FileRow[]) => csvOf(rows, 'windows-1251'), 'a.csv'],
    ['BIFF', (rows: readonly FileRow[]) => xlsOf(rows), 'a.xls'],
  ])('gives the same leaves from %s', async (_, make, file) => {
    const leaves = (lines: string[]): string[] => lines.filter((line) => line.includes(' leaf'))
    const expected = await readTrialBalance(xlsxOf(GENERAL, HEAD_MERGES), 'a.xlsx')
    const balance = await readTrialBalance(make(GENERAL), file)
    expect(balance.findings).toEqual([])
    expect(leaves(linesOf(balance))).toEqual(leaves(linesOf(expected)))
  })

  it('passes its checks: the grid was made to balance', async () => {
    const balance = await readTrialBalance(xlsxOf(GENERAL, HEAD_MERGES), 'a.xlsx')
    expect(fileChecks(balance).filter(({ passed }) => !passed)).toEqual([])
  })
})

const BY_ACCOUNT_HEAD: readonly FileRow[] = [
  'Счет|Сальдо на начало периода||Обороты за период||Сальдо на конец периода|',
  'Контрагенты|Дебет|Кредит|Дебет|Кредит|Дебет|Кредит',
  'Договоры||||||',
]

describe('a trial balance by account, expanded (12A B)', () => {
  const rows: readonly FileRow[] = [
    'ООО "Ромашка"',
    'Оборотно-сальдовая ведомость по счету 60 за 3 квартал 2026 г.',
    ...BY_ACCOUNT_HEAD,
    '60|#300|#1000|#500|#300|#100|#600',
    ['60.01||#1000|#500|#100||#600', { outline: 1 }],
    ['ООО "Поставщик"||#1000|#500|#100||#600', { outline: 2 }],
    ['Договор №5 от 01.02.2025||#1000|#500|#100||#600', { outline: 3 }],
    ['60.02|#300|||#200|#100|', { outline: 1 }],
    ['АО "Дочка"|#300|||#200|#100|', { outline: 2 }],
    ['<...>|#300|||#200|#100|', { outline: 3 }],
    'Итого|#300|#1000|#500|#300|#100|#600',
  ]

  it('puts contracts below counterparties below accounts; only the deepest are added up', async () => {
    const balance = await readTrialBalance(xlsxOf(rows, ['B3:C3', 'D3:E3', 'F3:G3']), 'b.xlsx')
    expect(balance).toMatchObject({
      format: '1c-osv-account',
      kind: 'by_account',
      account: '60',
      periodFrom: '2026-07-01',
      periodTo: '2026-09-30',
      subcontoKinds: ['Контрагенты', 'Договоры'],
      findings: [],
    })
    expect(linesOf(balance)).toEqual([
      '6 account 60 БУ: 300.00 1000.00 500.00 300.00 100.00 600.00',
      '7 account 60.01 БУ: - 1000.00 500.00 100.00 - 600.00',
      '8 subconto 60.01 ООО "Поставщик" БУ: - 1000.00 500.00 100.00 - 600.00',
      '9 subconto 60.01 ООО "Поставщик" / Договор №5 от 01.02.2025 БУ leaf: - 1000.00 500.00 100.00 - 600.00',
      '10 account 60.02 БУ: 300.00 - - 200.00 100.00 -',
      '11 subconto 60.02 АО "Дочка" БУ: 300.00 - - 200.00 100.00 -',
      '12 subconto 60.02 АО "Дочка" / <...> БУ leaf: 300.00 - - 200.00 100.00 -',
    ])
    expect(fileChecks(balance).filter(({ passed }) => !passed)).toEqual([])
  })
})

const read = (rows: readonly FileRow[], merges: readonly string[] = []) =>
  readTrialBalance(xlsxOf(rows, merges), 'balance.xlsx')
const codes = ({ findings }: { findings: readonly { code: string }[] }): string[] =>
  findings.map(({ code }) => code)
const title = (text: string): readonly FileRow[] => ['ООО "Ромашка"', `Оборотно-сальдовая ведомость ${text}`]
const PAIRS: readonly FileRow[] = [
  'Счет|Сальдо на начало периода||Обороты за период||Сальдо на конец периода|',
  '|Дебет|Кредит|Дебет|Кредит|Дебет|Кредит',
]

describe('layouts of others', () => {
  it('L1: Kazakhstan, account and name in one cell, amounts as text with a point', async () => {
    const balance = await read([
      'ТОО name',
      'Оборотно-сальдовая ведомость за 2025 г.',
      '',
      'Выводимые данные: БУ',
      '',
      'Счет, Наименование|Сальдо на начало периода||Обороты за период||Сальдо на конец периода|',
      '|Дебет|Кредит|Дебет|Кредит|Дебет|Кредит',
      '1000, Денежные средства|410342.34||373566806.94|372972403.93|1004745.35|',
      '1200, Краткосрочная дебиторская задолженность|26403663.49||414853325.8|418885901.3|22371087.99|',
    ])
    expect(balance).toMatchObject({ organisation: 'ТОО name', periodFrom: '2025-01-01', findings: [] })
    expect(linesOf(balance)).toEqual([
      '8 account 1000 БУ leaf: 410342.34 - 373566806.94 372972403.93 1004745.35 -',
      '9 account 1200 БУ leaf: 26403663.49 - 414853325.80 418885901.30 22371087.99 -',
    ])
    expect(balance.keys.map(({ name }) => name)).toEqual([
      'Денежные средства',
      'Краткосрочная дебиторская задолженность',
    ])
    expect(fileChecks(balance).filter(({ id }) => id === 'C4')).toMatchObject([{ passed: true }])
  })

  it('L2: an item is a row of money and a row of quantity, numbers are text with spaces and commas', async () => {
    const balance = await read([
      ...title('по счету 10.01 за Июнь 2026 г.'),
      'Счет|Показатели|Сальдо на начало периода||Обороты за период||Сальдо на конец периода|',
      'Номенклатура||Дебет|Кредит|Дебет|Кредит|Дебет|Кредит',
      '10.01|БУ|1\u00a0234,50|||234,50|1\u00a0000,00|',
      ['Болт|БУ|1\u00a0234,50|||234,50|1\u00a0000,00|', { outline: 1 }],
      ['|Кол.|12,345|||2,345|10,000|', { outline: 1 }],
      'Итого|БУ|1\u00a0234,50|||234,50|1\u00a0000,00|',
    ])
    expect(balance).toMatchObject({ account: '10.01', subcontoKinds: ['Номенклатура'], findings: [] })
    expect(linesOf(balance)).toEqual([
      '5 account 10.01 БУ: 1234.50 - - 234.50 1000.00 -',
      '6 subconto 10.01 Болт БУ leaf: 1234.50 - - 234.50 1000.00 -',
      '7 quantity 10.01 Болт Кол. leaf: 12.345 - - 2.345 10.000 -',
    ])
  })

  it('L3: fixed assets, the period in a row of its own, a column beside the label', async () => {
    const balance = await read([
      'Оборотно-сальдовая ведомость по счету 01.01',
      'Период: 2026 г.',
      'Основное средство|Инв. номер|Сальдо на начало периода||Оборот за период||Сальдо на конец периода|',
      '||Дебет|Кредит|Дебет|Кредит|Дебет|Кредит',
      'Станок|000001|#100||||#100|',
      'Итого||#100||||#100|',
    ])
    expect(balance).toMatchObject({ account: '01.01', periodFrom: '2026-01-01', periodTo: '2026-12-31' })
    expect(linesOf(balance)).toEqual(['5 subconto 01.01 Станок БУ leaf: 100.00 - - - 100.00 -'])
  })

  it('L4: a budget institution, amounts over merged columns, codes of sources of funds above the accounts', async () => {
    const wide = (...cells: string[]): string => {
      const row = Array.from({ length: 20 }, () => '')
      for (const [index, column] of [0, 3, 6, 9, 14, 16, 19].entries()) row[column] = cells[index] ?? ''
      return row.join('|')
    }
    const balance = await read(
      [
        ...title('за 2026 г.'),
        wide('КПС', 'Сальдо на начало периода', '', 'Обороты за период', '', 'Сальдо на конец периода'),
        wide('', 'Дебет', 'Кредит', 'Дебет', 'Кредит', 'Дебет', 'Кредит'),
        wide('#4', '#100', '', '', '', '#100'),
        [wide('101.34', '#100', '', '', '', '#100'), { outline: 1 }],
        wide('#5', '#40', '', '', '', '#40'),
        [wide('101.34', '#40', '', '', '', '#40'), { outline: 1 }],
        wide('Итого', '#140', '', '', '', '#140'),
      ],
      ['D3:I3', 'J3:P3', 'Q3:T3', 'D4:F4', 'G4:I4', 'J4:N4', 'O4:P4', 'Q4:S4'],
    )
    expect(codes(balance)).toEqual([])
    expect(linesOf(balance).filter((line) => line.includes('leaf'))).toEqual([
      '6 account 101.34 БУ leaf: 100.00 - - - 100.00 -',
      '8 account 101.34 БУ leaf: 40.00 - - - 40.00 -',
    ])
  })

  it('L5: Uzbekistan, four digits, contracts below counterparties', async () => {
    const balance = await read([
      ...title('по счету 4010 за Январь 2026 г.'),
      'Счет|Сальдо на начало||Оборот||Сальдо на конец|',
      'Контрагенты|Дебет|Кредит|Дебет|Кредит|Дебет|Кредит',
      'Договоры||||||',
      '4010|#10|||#4|#6|',
      ['"NAVOIY" AJ, ИНН 200000000|#10|||#4|#6|', { outline: 1 }],
      ['№12 от 01.01.2026|#10|||#4|#6|', { outline: 2 }],
    ])
    expect(balance).toMatchObject({
      account: '4010',
      subcontoKinds: ['Контрагенты', 'Договоры'],
      findings: [],
    })
    expect(linesOf(balance).at(-1)).toBe(
      '8 subconto 4010 "NAVOIY" AJ, ИНН 200000000 / №12 от 01.01.2026 БУ leaf: 10.00 - - 4.00 6.00 -',
    )
  })

  it('L6: a pension fund, the account after its law in brackets', async () => {
    const balance = await read([
      'НПФ',
      'Оборотно-сальдовая ведомость по счету (пост. 803-П) 397.03 за Февраль 2026 г.',
      'Выводимые данные: БУ (данные бухгалтерского учета)',
      '',
      ...PAIRS,
      '397.03|#1|||#1||',
    ])
    expect(balance).toMatchObject({ account: '397.03', periodFrom: '2026-02-01', periodTo: '2026-02-28' })
    expect(linesOf(balance)).toEqual(['7 account 397.03 БУ leaf: 1.00 - - 1.00 - -'])
  })

  it('L7: months in English, a range', async () => {
    const balance = await read([...title('за January 2023 - July 2023'), ...PAIRS, '50|#1||#2||#3|'])
    expect(balance).toMatchObject({ periodFrom: '2023-01-01', periodTo: '2023-07-31', findings: [] })
  })

  it('L8: any two days, analytics by their code', async () => {
    const balance = await read([
      ...title('по счету 76.10 за 01.01.2016 - 06.11.2017'),
      'Работники организаций.Код|Сальдо на начало периода||Обороты за период||Сальдо на конец периода|',
      '|Дебет|Кредит|Дебет|Кредит|Дебет|Кредит',
      '0000000012||#5|#5|||',
      'Итого||#5|#5|||',
    ])
    expect(balance).toMatchObject({ account: '76.10', periodFrom: '2016-01-01', periodTo: '2017-11-06' })
    expect(balance.subcontoKinds).toEqual(['Работники организаций.Код'])
    expect(linesOf(balance)).toEqual(['5 subconto 76.10 0000000012 БУ leaf: - 5.00 5.00 - - -'])
  })

  it('L9: stock on a single day, short words in one row of the header', async () => {
    const balance = await read([
      ...title('по счету 43 за 23 августа 2026 г.'),
      'Номенклатура|Ост. нач.|Приход|Расход|Ост. кон.',
      'Щебень|1\u00a0234,56|100,00|34,56|1\u00a0300,00',
    ])
    expect(balance).toMatchObject({
      account: '43',
      periodFrom: '2026-08-23',
      periodTo: '2026-08-23',
      findings: [],
    })
    expect(linesOf(balance)).toEqual(['4 subconto 43 Щебень БУ leaf: 1234.56 - 100.00 34.56 1300.00 -'])
  })

  it('L10: a card of an account is not a trial balance', async () => {
    const balance = await read([
      'ООО "Ромашка"',
      'Карточка счета 51 за Июнь 2026 г.',
      'Выводимые данные: БУ (данные бухгалтерского учета)',
      'Отбор: Банковские счета Равно "40702810"',
      'Период|Документ|Аналитика Дт|Аналитика Кт|Дебет||Кредит||Текущее сальдо|',
      '||||Счет||Счет|||',
      'Сальдо на начало|||||||||#100',
    ])
    expect(balance.key).toHaveLength(0)
    expect(balance.findings).toMatchObject([
      { code: 'OSV-003', severity: 'blocks', values: { report: 'Карточка счета' } },
    ])
  })

  it('L11: «Счет, Наименование счета» with the column of indicators', async () => {
    const balance = await read(
      [
        ...title('за 2025 г.'),
        '',
        'Счет, Наименование счета|Показатели|Сальдо на начало периода||Обороты за период|||Сальдо на конец периода|',
        '||Дебет|Кредит|Дебет||Кредит|Дебет|Кредит',
        '3210, Авансы покупателей, полученные|БУ||#7|#3||#1||#5',
      ],
      ['A4:A5', 'B4:B5', 'C4:D4', 'E4:G4', 'H4:I4', 'E5:F5'],
    )
    expect(linesOf(balance)).toEqual(['6 account 3210 БУ leaf: - 7.00 3.00 1.00 - 5.00'])
    expect(balance.keys[0]?.name).toBe('Авансы покупателей, полученные')
  })
})

describe('rows that are there to be seen', () => {
  const general = (...rows: FileRow[]): readonly FileRow[] => [...title('за 2025 г.'), ...PAIRS, ...rows]

  it('folders in italics repeat what lies in them', async () => {
    const balance = await read(
      general(
        '10|#30||||#30|',
        ['Крепеж|#30||||#30|', { outline: 1, italic: true }],
        ['Болт|#10||||#10|', { outline: 2 }],
        ['Гайка|#20||||#20|', { outline: 2 }],
      ),
    )
    expect(linesOf(balance)).toEqual([
      '5 account 10 БУ: 30.00 - - - 30.00 -',
      '6 group 10 БУ: 30.00 - - - 30.00 -',
      '7 subconto 10 Болт БУ leaf: 10.00 - - - 10.00 -',
      '8 subconto 10 Гайка БУ leaf: 20.00 - - - 20.00 -',
    ])
  })

  it('a folder with nothing below it is the only place of its figures', async () => {
    const balance = await read(
      general('10|#30||||#30|', ['Крепеж|#30||||#30|', { outline: 1, italic: true }]),
    )
    expect(linesOf(balance).filter((line) => line.includes('leaf'))).toHaveLength(1)
  })

  it('an expanded row repeats its account on both sides', async () => {
    const balance = await read(
      general('76|#100||||#100|', ['Развернутое сальдо|#300|#200|||#300|#200', { outline: 1 }]),
    )
    expect(linesOf(balance)).toEqual([
      '5 account 76 БУ leaf: 100.00 - - - 100.00 -',
      '6 expanded 76 БУ: 300.00 200.00 - - 300.00 200.00',
    ])
  })

  it('a control row belongs to no measure', async () => {
    const balance = await read([
      ...title('за 2025 г.'),
      ...['Счет|Показатели|Сальдо на начало периода||Обороты за период||Сальдо на конец периода|'],
      '||Дебет|Кредит|Дебет|Кредит|Дебет|Кредит',
      '41|БУ|#10||||#10|',
      '|НУ|#9||||#9|',
      '|БУ-НУ-ПР-ВР|#1||||#1|',
    ])
    expect(linesOf(balance)).toEqual([
      '5 account 41 БУ leaf: 10.00 - - - 10.00 -',
      '6 account 41 НУ leaf: 9.00 - - - 9.00 -',
      '7 control 41 БУ-НУ-ПР-ВР: 1.00 - - - 1.00 -',
    ])
  })

  it('a printed page repeats the header and adds its total', async () => {
    const balance = await read(
      general(
        '50|#1||||#1|',
        'Итого по странице|#1||||#1|',
        ...PAIRS,
        '51|#2||||#2|',
        'Итого|#3||||#3|',
        'Ответственный:',
      ),
    )
    expect(balance.findings).toEqual([])
    expect(linesOf(balance)).toEqual([
      '5 account 50 БУ leaf: 1.00 - - - 1.00 -',
      '9 account 51 БУ leaf: 2.00 - - - 2.00 -',
    ])
    expect(balance.totals.map(({ row }) => row)).toEqual([10])
  })

  it('a grouping above the accounts is none of them', async () => {
    const balance = await read(
      general('ОБ|#3||||#3|', ['50|#1||||#1|', { outline: 1 }], ['51|#2||||#2|', { outline: 1 }]),
    )
    expect(linesOf(balance).map((line) => line.split(':')[0])).toEqual([
      '5 group БУ',
      '6 account 50 БУ leaf',
      '7 account 51 БУ leaf',
    ])
  })
})

describe('the tree without outlines', () => {
  it('is told by indents', async () => {
    const balance = await read([
      ...title('за 2025 г.'),
      ...PAIRS,
      '60||#3||||#3',
      ['60.01||#3||||#3', { indent: 1 }],
      ['ООО "А"||#3||||#3', { indent: 2 }],
    ])
    expect(linesOf(balance).at(-1)).toBe('7 subconto 60.01 ООО "А" БУ leaf: - 3.00 - - - 3.00')
    expect(linesOf(balance).filter((line) => line.includes('leaf'))).toHaveLength(1)
  })

  it('is told by codes, also where a subaccount stands above its account', async () => {
    const balance = await read([
      ...title('за 2025 г.'),
      ...PAIRS,
      '60.01||#3||||#3',
      '60||#3||||#3',
      '50|#3||||#3|',
    ])
    expect(linesOf(balance).map((line) => line.split(':')[0])).toEqual([
      '5 account 60.01 БУ leaf',
      '6 account 60 БУ',
      '7 account 50 БУ leaf',
    ])
  })

  it('takes 1010 below 1000 in a chart of four digits', async () => {
    const balance = await read([
      ...title('за 2025 г.'),
      ...PAIRS,
      '1000|#3||||#3|',
      '1010|#3||||#3|',
      '1100|#4||||#4|',
    ])
    expect(linesOf(balance).map((line) => line.split(':')[0])).toEqual([
      '5 account 1000 БУ',
      '6 account 1010 БУ leaf',
      '7 account 1100 БУ leaf',
    ])
  })
})

describe('account codes that Excel spoiled', () => {
  it('are what the format of the number shows', async () => {
    const balance = await read([
      ...title('за 2025 г.'),
      ...PAIRS,
      ['#1|#1||||#1|', { format: '00' }],
      '#4|#1||||#1|',
      ['#94|#1||||#1|', { format: '0".Н"' }],
      ['#10.1|#1||||#1|', { format: '00.00' }],
    ])
    expect(balance.keys.map(({ account }) => account)).toEqual(['01', '04', '94.Н', '10.10'])
    expect(balance.findings).toEqual([])
  })

  it('are restored from Latin letters, with a warning', async () => {
    const balance = await read([...title('за 2025 г.'), ...PAIRS, '76.AB|#1||||#1|'])
    expect(balance.keys[0]?.account).toBe('76.АВ')
    expect(balance.findings).toMatchObject([
      { code: 'OSV-018', severity: 'warns', place: { row: 5, value: '76.AB' } },
    ])
  })
})

describe('amounts', () => {
  const amountsOf = async (...texts: string[]) =>
    linesOf(
      await readTrialBalance(
        csvOf([...title('за 2025 г.'), ...PAIRS, ...texts.map((text, index) => `${50 + index}|||${text}`)]),
        'b.csv',
      ),
    ).map((line) => line.split(' ').at(-4))

  it('are read in every writing that people and programs give them', async () => {
    expect(
      await amountsOf(
        '1 234,50',
        '1\u00a0234,50',
        '1\u202f234,50',
        '(1 234,50)',
        '1234,50-',
        '\u22121234,50',
        '–1234,50',
        '1 234,50 руб.',
        '—',
        '1.234,50',
      ),
    ).toEqual([
      '1234.50',
      '1234.50',
      '1234.50',
      '-1234.50',
      '-1234.50',
      '-1234.50',
      '-1234.50',
      '1234.50',
      '-',
      '1234.50',
    ])
    expect(await amountsOf('1,234.50', "1'234.50")).toEqual(['1234.50', '1234.50'])
  })

  it('stored as doubles are their nearest kopeck', async () => {
    const balance = await read([
      ...title('за 2025 г.'),
      ...PAIRS,
      '50|#0.30000000000000004||#1.5E+2||#150.3|',
    ])
    expect(linesOf(balance)).toEqual(['5 account 50 БУ leaf: 0.30 - 150.00 - 150.30 -'])
    expect(balance.findings).toEqual([])
  })

  it('of currencies without minor units are whole', async () => {
    const balance = await readTrialBalance(
      xlsxOf([...title('за 2025 г.'), ...PAIRS, '50|#12||||#12|']),
      'jpy.xlsx',
      { exponent: 0 },
    )
    expect(balance.amounts.openingDebit[0]).toBe(12n)
  })
})

describe('what stands around the figures', () => {
  it('«Выводимые данные:» and what is displayed may stand in two cells', async () => {
    const { findings, settings } = await readTrialBalance(
      xlsxOf([
        'ООО "Ромашка"',
        'Оборотно-сальдовая ведомость за 2025 г.',
        'Выводимые данные:|НУ (данные налогового учета)',
        'Счет|Сальдо на начало периода||Обороты за период||Сальдо на конец периода|',
        '|Дебет|Кредит|Дебет|Кредит|Дебет|Кредит',
        '50|#1||||#1|',
      ]),
      'a.xlsx',
    )
    expect(settings).toEqual(['Выводимые данные: НУ (данные налогового учета)'])
    // The figures are of tax accounting alone: no books in the file.
    expect(findings.map(({ code }) => code)).toEqual(['OSV-030'])
  })

  it('an expanded total is shown and compared with nothing', async () => {
    const balance = await readTrialBalance(
      xlsxOf([
        'ООО "Ромашка"',
        'Оборотно-сальдовая ведомость по счету 60 за 2025 г.',
        'Счет|Сальдо на начало периода||Обороты за период||Сальдо на конец периода|',
        '|Дебет|Кредит|Дебет|Кредит|Дебет|Кредит',
        '60||#2||||#2',
        'Итого||#2||||#2',
        'Итого развернутое|#5|#7|||#5|#7',
      ]),
      'a.xlsx',
    )
    expect(balance.totals.map(({ indicator, row }) => `${row} ${indicator}`)).toEqual([
      '6 БУ',
      '7 БУ развернуто',
    ])
    expect(fileChecks(balance).filter(({ passed }) => !passed)).toEqual([])
  })

  it('«Вал.» and «Кол.» may stand where labels do', async () => {
    const balance = await readTrialBalance(
      xlsxOf([
        'ООО "Ромашка"',
        'Оборотно-сальдовая ведомость за 2025 г.',
        'Счет|Сальдо на начало периода||Обороты за период||Сальдо на конец периода|',
        '|Дебет|Кредит|Дебет|Кредит|Дебет|Кредит',
        '10|#5||||#5|',
        'Кол.|#1.25||||#1.25|',
        ['52|#90||||#90|', { outline: 0 }],
        ['USD|#90||||#90|', { outline: 1 }],
        ['Вал.|#1||||#1|', { outline: 1 }],
      ]),
      'a.xlsx',
    )
    expect(balance.findings).toEqual([])
    expect(linesOf(balance).map((line) => line.split(':')[0])).toEqual([
      '5 account 10 БУ leaf',
      '6 quantity 10 Кол. leaf',
      '7 account 52 БУ',
      '8 currency 52 USD БУ leaf',
      '9 currency 52 USD Вал. leaf',
    ])
  })

  it('analytics of turnovers alone leave the balance on the row of the account', async () => {
    const balance = await readTrialBalance(
      xlsxOf([
        'ООО "Ромашка"',
        'Оборотно-сальдовая ведомость по счету 91.01 за 2025 г.',
        'Счет|Сальдо на начало периода||Обороты за период||Сальдо на конец периода|',
        'Прочие доходы и расходы|Дебет|Кредит|Дебет|Кредит|Дебет|Кредит',
        ['91.01||#1||#5||#6', { outline: 0 }],
        ['Проценты||||#3||', { outline: 1 }],
        ['Аренда||||#2||', { outline: 1 }],
      ]),
      'a.xlsx',
    )
    expect(balance.findings.map(({ code, severity }) => `${code} ${severity}`)).toEqual(['OSV-031 warns'])
    expect(linesOf(balance).map((line) => line.split(':')[0])).toEqual([
      '5 account 91.01 БУ leaf',
      '6 subconto 91.01 Проценты БУ',
      '7 subconto 91.01 Аренда БУ',
    ])
    expect(fileChecks(balance).filter(({ passed }) => !passed)).toEqual([])
  })
})
