import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dialectOf, RowSplitter } from './csv.ts'
import { readGrid } from './read-grid.ts'

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)
/** Cyrillic А–я and Latin letters alone. */
const cp1251 = (text: string): Uint8Array =>
  Uint8Array.from([...text].map((c) => (c >= 'А' ? c.charCodeAt(0) - 0x410 + 0xc0 : c.charCodeAt(0))))
const utf16 = (text: string): Uint8Array => new Uint8Array(Buffer.from(`\ufeff${text}`, 'utf16le'))

/** Rows as `number: cell|cell`; empty cells at the end are not there. */
async function rowsOf(bytes: Uint8Array): Promise<string[]> {
  const { findings, sheets } = await readGrid(bytes, 'a.csv')
  expect(findings).toEqual([])
  return (sheets[0]?.rows ?? []).map(({ cells, row }) => {
    const texts: string[] = []
    for (const [column, { text }] of cells) texts[column] = text
    return `${row}: ${Array.from(texts, (text) => text ?? '').join('|')}`
  })
}

describe('delimited text', () => {
  it('is read with its quotes, empty lines and line ends of any system', async () => {
    const text = 'счет;имя\r\n\r\n50;"a;""b"""\n51;"две\nстроки";конец\r52;последняя'
    expect(await rowsOf(utf8(text))).toEqual([
      '1: счет|имя',
      '3: 50|a;"b"',
      '4: 51|две\nстроки|конец',
      '6: 52|последняя',
    ])
  })

  it('is read in UTF-8 with and without BOM, in UTF-16 and in windows-1251', async () => {
    const text = 'Счет;Имя\r\n50;Касса'
    const rows = ['1: Счет|Имя', '2: 50|Касса']
    expect(await rowsOf(utf8(text))).toEqual(rows)
    expect(await rowsOf(utf8(`\ufeff${text}`))).toEqual(rows)
    expect(await rowsOf(utf16(text))).toEqual(rows)
    expect(await rowsOf(cp1251(text))).toEqual(rows)
  })

  it('keeps leading spaces as the level of a row', async () => {
    const { sheets } = await readGrid(utf8('50;1\n  50.01;1\n\u00a0\u00a0\u00a0\u00a0ООО;1'), 'a.csv')
    expect(sheets[0]?.rows.map(({ cells }) => [cells.get(0)?.text, cells.get(0)?.indent])).toEqual([
      ['50', 0],
      ['50.01', 2],
      ['ООО', 4],
    ])
  })

  it('takes quotes within an unquoted text, and those that begin it, as they are', async () => {
    expect(await rowsOf(utf8('ООО "Ромашка"\t1\n"Ромашка" ООО\t2'))).toEqual([
      '1: ООО "Ромашка"|1',
      '2: "Ромашка" ООО|2',
    ])
  })

  it('obeys `sep=`, and counts its line', async () => {
    expect(await rowsOf(utf8('sep=#\r\n50#1;2\r\n51#3'))).toEqual(['2: 50|1;2', '3: 51|3'])
  })

  it.each([
    ['account,name,closing_debit\n51,"Счета; расчетные",1', ','],
    ['account;closing_debit\n51;1,5', ';'],
    ['account\tclosing_debit\n51\t1,5', '\t'],
    ['ООО "Ромашка", г. Москва\nСчет, Наименование;Дебет;Кредит\n50, Касса;1,00;\n51, Банк;2,00;', ';'],
    ['ООО "Ромашка"\nСчет\tДебет\n50\t1,00', '\t'],
    ['Счет,Дебет\n50,"1,00"', ','],
    ['одна колонка', ';'],
  ])('%j is divided by %j', (text, delimiter) => expect(dialectOf(utf8(text)).delimiter).toBe(delimiter))

  it('comes out the same in whatever pieces it comes', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', '"', ';', '\n', '\r', ' ', 'я'), maxLength: 8 })
    const row = fc.array(cell, { minLength: 1, maxLength: 4 })
    const split = (pieces: readonly string[]): string[][] => {
      const rows: string[][] = []
      const splitter = new RowSplitter(';', (_, cells) => rows.push([...cells]))
      for (const piece of pieces) splitter.push(piece)
      splitter.end()
      return rows
    }
    fc.assert(
      fc.property(
        fc.array(row, { minLength: 1, maxLength: 5 }),
        fc.integer({ min: 1, max: 7 }),
        (rows, size) => {
          const text = rows
            .map((cells) => cells.map((one) => `"${one.replaceAll('"', '""')}"`).join(';'))
            .join('\r\n')
          const pieces = Array.from({ length: Math.ceil(text.length / size) }, (_, at) =>
            text.slice(at * size, (at + 1) * size),
          )
          expect(split(pieces)).toEqual(rows)
          expect(split([text])).toEqual(rows)
        },
      ),
    )
  })
})
