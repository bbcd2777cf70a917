// What a trial balance may have wrong in its content, one fault each: the code and the place that the reader
// must give. The words are under test in test/bad-input/.

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { TrialBalance } from '../../ledger/balance.ts'
import { readTrialBalance } from './read.ts'
import { type FileRow, type FileSheet, linesOf, partsOf, xlsxOf, zipOf } from './testing.ts'

const TITLE = 'Оборотно-сальдовая ведомость за 2025 г.'
const HEAD: readonly FileRow[] = [
  'Счет|Сальдо на начало периода||Обороты за период||Сальдо на конец периода|',
  '|Дебет|Кредит|Дебет|Кредит|Дебет|Кредит',
]
const INDICATED: readonly FileRow[] = [
  'Счет|Показатели|Сальдо на начало периода||Обороты за период||Сальдо на конец периода|',
  '||Дебет|Кредит|Дебет|Кредит|Дебет|Кредит',
]
const file = (...rows: FileRow[]): readonly FileRow[] => ['ООО "Ромашка"', TITLE, ...HEAD, ...rows]

const told = ({ findings }: TrialBalance): string[] =>
  findings.map(({ code, place: { column = '', row = '', value }, severity }) =>
    [code, severity, `${column}${row}`, value].filter((part) => part).join(' '),
  )

const CASES: readonly (readonly [fault: string, rows: readonly FileRow[], findings: readonly string[]])[] = [
  ['nothing at all', [''], ['OSV-002 blocks']],
  ['no header', ['ООО "Ромашка"', TITLE, '50|#1||||#1|'], ['OSV-001 blocks']],
  ['a header with nothing below it', file(), ['OSV-017 blocks 4']],
  ['a total with nothing above it', file('Итого|#1|#1|||#1|#1'), ['OSV-017 blocks 4']],
  [
    'an account that stands twice',
    file('50|#1||||#1|', '51|#1||||#1|', '50|#2||||#2|'),
    ['OSV-012 blocks 7 50'],
  ],
  ['an error of Excel', file('50|!#REF!||||#1|'), ['OSV-014 blocks B5 #REF!']],
  ['a third decimal', file('50|#1.005||||#1|'), ['OSV-015 blocks B5 1.005']],
  ['a word for an amount', file('50|н/д||||#1|'), ['OSV-016 blocks B5 н/д']],
  [
    'an amount beyond 64 bits',
    file('50|12345678901234567890,12||||#1|'),
    ['OSV-023 blocks B5 12345678901234567890,12'],
  ],
  [
    'a number too long for a double',
    file('50|#1234567890123456.8||||#1234567890123456.8|'),
    ['OSV-024 warns B5 1234567890123456.8', 'OSV-024 warns F5 1234567890123456.8'],
  ],
  ['a formula without a value', file('50|=A1||||#1|'), ['FILE-018 blocks B5']],
  ['10.1 beside 10.10', file('#10.1|#1||||#1|', '10.10|#2||||#2|'), ['OSV-019 blocks 5 10.1']],
  [
    'a code that became a day',
    file(['#46143|#1||||#1|', { format: 'dd.mm' }]),
    ['OSV-025 blocks 5 2026-05-01'],
  ],
  ['Latin letters', file('94.H|#1||||#1|'), ['OSV-018 warns 5 94.H']],
  [
    'Latin and Russian letters that collide',
    file('94.H|#1||||#1|', '94.Н|#1||||#1|'),
    ['OSV-018 warns 5 94.H', 'OSV-012 blocks 6 94.Н'],
  ],
  [
    'figures under a name that is no account',
    file('50|#1||||#1|', ['50.01|#1||||#1|', { outline: 1 }], 'Прочее|#1||||#1|'),
    ['OSV-037 blocks 7 Прочее'],
  ],
  [
    'figures without a label above the first account',
    file('|#1||||#1|', '50|#1||||#1|'),
    ['OSV-033 blocks 5'],
  ],
  ['a filtered row', file(['50|#1||||#1|', { hidden: true }], '51|#1||||#1|'), ['OSV-027 warns']],
  [
    'thousands',
    ['ООО "Ромашка"', TITLE, 'Единица измерения: тыс. руб.', ...HEAD, '50|#1||||#1|'],
    ['OSV-020 blocks Единица измерения: тыс. руб.'],
  ],
  [
    'a title without a period',
    ['ООО "Ромашка"', 'Оборотно-сальдовая ведомость', ...HEAD, '50|#1||||#1|'],
    ['OSV-032 warns Оборотно-сальдовая ведомость'],
  ],
  [
    'another period below',
    [
      ...file('50|#1||||#1|'),
      'ООО "Ромашка"',
      'Оборотно-сальдовая ведомость за 2024 г.',
      ...HEAD,
      '50|#1||||#1|',
    ],
    ['OSV-022 blocks 6'],
  ],
  [
    'an unknown indicator',
    ['ООО "Ромашка"', TITLE, ...INDICATED, '50|БУ|#1||||#1|', '|УУ|#1||||#1|'],
    ['OSV-026 blocks 6 УУ'],
  ],
  ['no figures of the books', ['ООО "Ромашка"', TITLE, ...INDICATED, '50|НУ|#1||||#1|'], ['OSV-030 blocks']],
  [
    'a currency that is not named',
    ['ООО "Ромашка"', TITLE, ...INDICATED, '52|БУ|#90||||#90|', '|Вал.|#1||||#1|'],
    ['OSV-029 warns 5 52'],
  ],
  [
    'an analysis of an account',
    ['ООО "Ромашка"', 'Анализ счета 51 за 2025 г.', 'Счет|Кор. Счет|Дебет|Кредит'],
    ['OSV-003 blocks'],
  ],
  [
    'turnovers of an account',
    ['ООО "Ромашка"', 'Обороты счета 26 за 2025 г.', 'Счет|Дебет|Кредит'],
    ['OSV-003 blocks'],
  ],
  ['an amount of 1,234', file('50|1,234||||1,234|'), ['OSV-013 blocks B5 1,234']],
  [
    'the same report for another organisation below',
    [...file('50|#1||||#1|'), 'ООО "Лютик"', TITLE, ...HEAD, '51|#1||||#1|'],
    ['OSV-021 blocks 6'],
  ],
]

describe('a trial balance with one fault', () => {
  it.each(CASES)('%s', async (_, rows, findings) => {
    expect(told(await readTrialBalance(xlsxOf(rows), 'balance.xlsx'))).toEqual(findings)
  })

  it('on two sheets, or on a hidden one beside', async () => {
    const sheet = (name: string, hidden = false): FileSheet => ({ name, hidden, rows: file('50|#1||||#1|') })
    const read = async (...sheets: FileSheet[]) =>
      told(await readTrialBalance(zipOf(partsOf(sheets)), 'two.xlsx'))
    expect(await read(sheet('A'), sheet('B'))).toEqual(['OSV-010 blocks'])
    expect(await read(sheet('A'), sheet('B', true))).toEqual(['OSV-028 warns'])
    expect(await read({ name: 'Прочее', rows: ['1|2'] }, sheet('B'))).toEqual([])
  })

  it('names all faults, not the first alone', async () => {
    const rows = file('50|!#REF!||||н/д|', '50|#1.005||||#1|')
    expect(
      told(await readTrialBalance(xlsxOf(rows), 'b.xlsx'))
        .map((line) => line.slice(0, 7))
        .sort(),
    ).toEqual(['OSV-012', 'OSV-014', 'OSV-015', 'OSV-016'])
  })
})

describe('texts of strangers', () => {
  it('are texts: names of objects, formulas, markup', async () => {
    const names = ['__proto__', 'constructor', '=cmd|calc', '<img src=x onerror=alert(1)>', '{{7*7}}']
    const rows = file(
      `41|#${names.length}||||#${names.length}|`,
      ...names.map((name): FileRow => [`${name.replace(/[=|]/g, '')}|#1||||#1|`, { outline: 1 }]),
    )
    const balance = await readTrialBalance(xlsxOf(rows), 'b.xlsx')
    expect(balance.findings).toEqual([])
    expect(balance.keys.slice(1).map(({ subconto }) => subconto[0])).toEqual(
      names.map((name) => name.replace(/[=|]/g, '')),
    )
  })
})

interface Branch {
  readonly label: string
  readonly amount: number
  readonly below: readonly Branch[]
}

/** A branch is worth what lies below it; a branch without any is worth its own amount. */
const worth = ({ amount, below }: Branch): number =>
  below.length === 0 ? amount : below.reduce((sum, one) => sum + worth(one), 0)
const rowsOf = (branch: Branch, outline: number, label: string): FileRow[] => [
  [`${label}|#${worth(branch)}||||#${worth(branch)}|`, { outline }],
  ...branch.below.flatMap((one, index) => rowsOf(one, outline + 1, `${one.label} ${outline}-${index}`)),
]

describe('leaves', () => {
  const branch: fc.Memo<Branch> = fc.memo((depth) =>
    fc.record({
      label: fc.constantFrom('ООО "А"', 'Договор', '2024', 'Реализация от 01.02.2025', 'USD-1', '<...>'),
      amount: fc.integer({ min: -1000, max: 1000 }),
      below: depth > 1 ? fc.array(branch(depth - 1), { maxLength: 3 }) : fc.constant([]),
    }),
  )

  it('add up to the accounts, whatever the tree', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(branch(4), { minLength: 1, maxLength: 4 }), async (branches) => {
        const rows = branches.flatMap((one, index) => rowsOf(one, 0, `${60 + index}`))
        const balance = await readTrialBalance(xlsxOf(file(...rows)), 'b.xlsx')
        let sum = 0n
        for (const [index, code] of balance.key.entries())
          if (balance.keys[code]?.leaf) sum += balance.amounts.closingDebit[index] ?? 0n
        expect(balance.findings).toEqual([])
        expect(sum).toBe(BigInt(branches.reduce((all, one) => all + worth(one), 0)) * 100n)
        expect(linesOf(balance)).toHaveLength(rows.length)
      }),
      { numRuns: 40 },
    )
  })
})
