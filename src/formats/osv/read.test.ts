// What a file is, is told from its bytes, and whatever they are the answer is a trial balance or findings: never a
// thrown error, never a figure without its row.

import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sha256 } from '../../ledger/hash.ts'
import { fileChecks } from './checks.ts'
import { readTrialBalance } from './read.ts'
import { csvOf, type FileRow, htmlOf, linesOf, xlsOf, xlsxOf } from './testing.ts'

const ROWS: readonly FileRow[] = [
  'ООО "Ромашка"',
  'Оборотно-сальдовая ведомость за 2025 г.',
  'Счет|Сальдо на начало периода||Обороты за период||Сальдо на конец периода|',
  '|Дебет|Кредит|Дебет|Кредит|Дебет|Кредит',
  '50|1 234,50||||1 234,50|',
  '80||1 234,50||||1 234,50',
  'Итого|1 234,50|1 234,50|||1 234,50|1 234,50',
]

describe('a file', () => {
  const LINES = [
    '5 account 50 БУ leaf: 1234.50 - - - 1234.50 -',
    '6 account 80 БУ leaf: - 1234.50 - - - 1234.50',
  ]
  const utf16 = (): Uint8Array =>
    new Uint8Array(Buffer.from(`\ufeff${new TextDecoder().decode(csvOf(ROWS))}`, 'utf16le'))
  const html1251 = (): Uint8Array => {
    const page = new TextDecoder().decode(htmlOf(ROWS)).replace('charset="utf-8"', 'charset="windows-1251"')
    // А–я stand together in windows-1251; the page has no other letters beyond ASCII.
    const byte = (c: string): number =>
      c >= 'А' && c <= 'я' ? c.charCodeAt(0) - 0x410 + 0xc0 : c.charCodeAt(0)
    return Uint8Array.from([...page].map(byte))
  }

  it.each([
    ['xlsx', xlsxOf(ROWS), 'ОСВ.csv'],
    ['xls', xlsOf(ROWS), 'ОСВ.xlsx'],
    ['html', htmlOf(ROWS), 'ОСВ.xls'],
    ['html in windows-1251', html1251(), 'ОСВ.xls'],
    ['csv', csvOf(ROWS), 'ОСВ.xlsx'],
    ['csv in windows-1251', csvOf(ROWS, 'windows-1251'), 'ОСВ.txt'],
    ['text in UTF-16', utf16(), 'ОСВ.txt'],
  ])('is %s by its content, whatever its name', async (_, bytes, name) => {
    const balance = await readTrialBalance(bytes, name)
    expect(balance.findings).toEqual([])
    expect(linesOf(balance)).toEqual(LINES)
    expect(balance).toMatchObject({
      file: name,
      hash: sha256(bytes),
      organisation: 'ООО "Ромашка"',
      periodTo: '2025-12-31',
    })
  })

  const SAMPLES = [
    'СЕВ/2025-01-01_2025-12-31_60.xlsx',
    'ТДС/2025-01-01_2025-12-31_75.xls',
    'ЛОГ/2025-01-01_2025-12-31.csv',
    'АЗИ/2025-01-01_2025-12-31.csv',
  ].map(
    (name) =>
      new Uint8Array(readFileSync(new URL(`../../../books/severny/balances/${name}`, import.meta.url))),
  )

  it('with any of its bytes changed, lost or doubled gives figures or findings, and throws nothing', async () => {
    const change = fc.record({
      at: fc.nat(200_000),
      what: fc.constantFrom('set', 'cut', 'insert'),
      byte: fc.integer({ min: 0, max: 255 }),
    })
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...SAMPLES),
        fc.array(change, { minLength: 1, maxLength: 12 }),
        async (sample, changes) => {
          let bytes: Uint8Array = sample.slice()
          for (const { at, byte, what } of changes) {
            const place = bytes.length === 0 ? 0 : at % bytes.length
            if (what === 'set') bytes[place] = byte
            else if (what === 'cut') bytes = bytes.slice(0, place)
            else bytes = Buffer.concat([bytes.subarray(0, place), Uint8Array.of(byte), bytes.subarray(place)])
          }
          const balance = await readTrialBalance(bytes, 'ОСВ')
          fileChecks(balance)
          expect(balance.findings.length + balance.key.length).toBeGreaterThan(0)
          expect(balance.row.every((row) => row > 0)).toBe(true)
        },
      ),
      { numRuns: 300 },
    )
  })
})
