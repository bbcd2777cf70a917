import {
  array,
  asyncProperty,
  constantFrom,
  integer,
  option,
  assert as property,
  record,
  string,
} from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Settings } from '../../ledger/book.ts'
import type { Finding } from '../../ledger/finding.ts'
import { type ParsedRegisters, parseRegisters } from './registers.ts'
import { type BookFiles, readSettings } from './settings.ts'
import { bookOf, SMALL } from './testing.ts'
import { writeBook } from './write-book.ts'

async function parse(files: BookFiles): Promise<ParsedRegisters> {
  const findings: Finding[] = []
  const settings: Settings | null = await readSettings(files, files.list(), findings)
  if (!settings) throw new Error('book.yaml does not read')
  const parsed = await parseRegisters(files, settings, findings)
  expect(findings).toEqual([])
  return parsed
}

const hashes = (parsed: ParsedRegisters): string[] =>
  [...parsed.values()].flatMap((rows) => rows.map((row) => `${row.document} ${row.hash}`))

const text = string({ unit: constantFrom('а', 'Б', ' ', ',', ';', '"', '.', '7', "'", '\t', '\n', '=') })
const amount = integer({ min: -10_000_000, max: 10_000_000 })
const row = record({
  item: text,
  date: integer({ min: 1, max: 28 }),
  functional: option(amount),
  flow: constantFrom('', 'opening', 'Charge'),
})

/** One amount as people write it: trailing zeros or none, a point or a comma. */
const written = (value: number | null, comma: boolean): string => {
  if (value === null) return ''
  const sign = value < 0 ? '-' : ''
  const digits = String(Math.abs(value)).padStart(3, '0')
  return `${sign}${digits.slice(0, -2)}${comma ? ',' : '.'}${digits.slice(-2)}`
}
const cell = (value: string): string => `"${value.replaceAll('"', '""')}"`

describe('a written book', () => {
  it('reads back with the same documents and hashes, and is written the same again', async () => {
    await property(
      asyncProperty(array(row, { maxLength: 8 }), constantFrom(true, false), async (rows, comma) => {
        const lines = rows.map(({ date, flow, functional, item }) =>
          [
            cell(item),
            `2024-12-${String(date).padStart(2, '0')}`,
            '124100',
            flow,
            written(functional, comma),
          ].join(';'),
        )
        const source = bookOf({
          ...SMALL,
          'openings.csv': `item;date;account;flow;amount_functional\r\n${lines.join('\r\n')}\r\n`,
          'balances/SEV/2025-01-01_2025-12-31.xlsx': Uint8Array.of(80, 75, 3, 4),
        })
        const { files, findings } = await writeBook(source)
        expect(findings).toEqual([])
        const copy = bookOf(Object.fromEntries(files))
        expect(hashes(await parse(copy))).toEqual(hashes(await parse(source)))
        expect((await writeBook(copy)).files).toEqual(files)
        expect(files.get('balances/SEV/2025-01-01_2025-12-31.xlsx')).toEqual(Uint8Array.of(80, 75, 3, 4))
      }),
      { numRuns: 60 },
    )
  })

  it('leaves out columns that no row fills, and keeps the name of the chart', async () => {
    const { files } = await writeBook(
      bookOf({
        ...SMALL,
        'book.yaml': `${SMALL['book.yaml']}accounts: charts.of/ours.csv\n`,
        'charts.of/ours.csv': 'xbrl,name_en,class,code,name\nCashAndCashEquivalents,,asset,1,Касса\n',
      }),
    )
    expect(new TextDecoder().decode(files.get('charts.of/ours.csv'))).toBe(
      'code,name,class,xbrl\n1,Касса,asset,CashAndCashEquivalents\n',
    )
  })

  it('is not written where a cell is refused: it would be lost', async () => {
    const { files, findings } = await writeBook(
      bookOf({ ...SMALL, 'rates.csv': 'currency,type,from,rate\nJPY,spot,вчера,1\n' }),
    )
    expect(files.size).toBe(0)
    expect(findings.map(({ code }) => code)).toEqual(['BOOK-011'])
  })
})
