// Workbooks as 1C and Excel write them, and against another reader of workbooks.

import { readFileSync } from 'node:fs'
import { readXlsx } from 'hucre/xlsx'
import { describe, expect, it } from 'vitest'
import { partsOf, xlsxOf, zipOf } from '../osv/testing.ts'
import { columnLetters, type Grid, parseAddress } from './grid.ts'
import { plainDecimal } from './numbers.ts'
import { readGrid } from './read-grid.ts'
import { readTable } from './read-table.ts'

const SHEET = 'xl/worksheets/sheet1.xml'

async function grid(parts: Readonly<Record<string, string>>): Promise<Grid> {
  const read = await readGrid(zipOf(parts), 'a.xlsx')
  expect(read.findings).toEqual([])
  return read
}

/** A workbook of one sheet with these rows of XML. */
const withRows = (rows: string, more: Readonly<Record<string, string>> = {}): Record<string, string> => ({
  ...partsOf([{ name: 'TDSheet', rows: [] }]),
  [SHEET]: `<worksheet xmlns="x"><dimension ref="A1:XFD1048576"/><sheetData>${rows}</sheetData></worksheet>`,
  ...more,
})

const textsOf = ({ sheets }: Grid): string[] =>
  sheets.flatMap(({ rows }) =>
    rows.map(
      ({ row, cells }) =>
        `${row}: ${[...cells].map(([column, { text }]) => `${columnLetters(column)}=${text}`).join(' ')}`,
    ),
  )

const STYLES = `<styleSheet xmlns="x"><numFmts><numFmt numFmtId="164" formatCode="00.00"/><numFmt numFmtId="165" formatCode="0&quot;.Н&quot;"/></numFmts>
  <fonts><font/><font><i/></font><font><i val="0"/></font></fonts><cellStyleXfs><xf fontId="1"/></cellStyleXfs>
  <cellXfs><xf/><xf numFmtId="164"/><xf numFmtId="165"/><xf numFmtId="14"/><xf fontId="1"><alignment indent="3"/></xf><xf fontId="2"/></cellXfs>
  <dxfs><dxf><numFmt numFmtId="0" formatCode="dd.mm"/><font><i/></font></dxf></dxfs></styleSheet>`

describe('a workbook', () => {
  it('has its strings under a name in other letters, rich, phonetic and escaped ones', async () => {
    const strings = `<sst xmlns="x"><si><t>Счет</t></si><si><r><t>Показа-</t></r><r><rPr><b/></rPr><t xml:space="preserve">
тели</t></r><rPh sb="0" eb="1"><t>нет</t></rPh></si><si><t>a_x000D_b</t></si><si/></sst>`
    const rows = `<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>2</v></c><c r="D1" t="s"><v>3</v></c></row>`
    expect(textsOf(await grid(withRows(rows, { 'xl/SharedStrings.xml': strings })))).toEqual([
      '1: A=Счет B=Показа-\nтели C=a\rb',
    ])
  })

  it('may leave out addresses, and write empty cells as errors without a value', async () => {
    const rows =
      '<row><c><v>1</v></c><c t="e"/><c t="e"><v></v></c><c><v>2</v></c></row><row r="5"><c r="C5"><v>3</v></c><c><v>4</v></c></row><row><c><v>5</v></c></row>'
    expect(textsOf(await grid(withRows(rows)))).toEqual(['1: A=1 D=2', '5: C=3 D=4', '6: A=5'])
  })

  it('gives the stored value of a formula, texts, truth values and errors', async () => {
    const rows = `<row r="1"><c r="A1"><f>B1+1</f><v>2.5</v></c><c r="B1" t="str"><f>x</f><v>итого</v></c><c r="C1" t="str"><f>x</f><v></v></c>
      <c r="D1" t="b"><v>1</v></c><c r="E1" t="e"><f>1/0</f><v>#DIV/0!</v></c><c r="F1" t="inlineStr"><is><t>да</t></is></c><c r="G1" t="d"><v>2025-05-01T00:00:00</v></c></row>`
    const read = await grid(withRows(rows))
    expect(textsOf(read)).toEqual(['1: A=2.5 B=итого D=TRUE E=#DIV/0! F=да G=2025-05-01'])
    expect(read.sheets[0]?.rows[0]?.cells.get(4)?.error).toBe('#DIV/0!')
  })

  it('shows codes and days by the formats of its cells', async () => {
    const rows =
      '<row r="1"><c r="A1" s="1"><v>10.1</v></c><c r="B1" s="2"><v>94</v></c><c r="C1" s="3"><v>45778</v></c><c r="D1" s="4"><v>7</v></c><c r="E1" s="5"><v>7</v></c></row>'
    const read = await grid(withRows(rows, { 'xl/styles.xml': STYLES }))
    expect(textsOf(read)).toEqual(['1: A=10.10 B=94.Н C=2025-05-01 D=7 E=7'])
    const cells = read.sheets[0]!.rows[0]!.cells
    expect([3, 4].map((column) => [cells.get(column)?.indent, cells.get(column)?.italic])).toEqual([
      [3, true],
      [0, false],
    ])
    const days1904 = withRows(rows, { 'xl/styles.xml': STYLES })
    days1904['xl/workbook.xml'] = (days1904['xl/workbook.xml'] ?? '').replace(
      '<sheets>',
      '<workbookPr date1904="1"/><sheets>',
    )
    expect(textsOf(await grid(days1904))).toEqual(['1: A=10.10 B=94.Н C=2029-05-02 D=7 E=7'])
  })

  it('keeps outline levels, hidden rows and sheets, and merges', async () => {
    const read = await readGrid(
      zipOf(
        partsOf([
          { name: 'Лист1', rows: ['a', ['b', { outline: 2, hidden: true }]], merges: ['A1:C2'] },
          { name: 'Лист2', hidden: true, rows: ['c'] },
        ]),
      ),
      'a.xlsx',
    )
    expect(read.sheets.map(({ hidden, name }) => [name, hidden])).toEqual([
      ['Лист1', false],
      ['Лист2', true],
    ])
    expect(read.sheets[0]?.rows.map(({ hidden, outline }) => [outline, hidden])).toEqual([
      [0, false],
      [2, true],
    ])
    expect(read.sheets[0]?.merges).toEqual([{ top: 1, left: 0, bottom: 2, right: 2 }])
  })

  it('leaves links and embedded objects alone, and names them', async () => {
    const parts = {
      ...partsOf([{ name: 'A', rows: ['1'] }]),
      'xl/externalLinks/externalLink1.xml': '<x/>',
      'xl/embeddings/a.xlsx': 'PK',
    }
    const { findings, sheets } = await readGrid(zipOf(parts), 'a.xlsx')
    expect(sheets[0]?.rows).toHaveLength(1)
    expect(findings.map(({ code, severity, values }) => [code, severity, values.count])).toEqual([
      ['FILE-021', 'warns', '2'],
    ])
  })

  it('reads a dimension of a whole sheet with three cells at once', async () => {
    const before = performance.now()
    expect(textsOf(await grid(withRows('<row r="1048576"><c r="A1048576"><v>1</v></c></row>')))).toEqual([
      '1048576: A=1',
    ])
    expect(performance.now() - before).toBeLessThan(1_000)
  })

  it('as a register gives rows of texts, and an error of Excel as a finding', async () => {
    const { findings, sheets } = await readTable(xlsxOf(['account|name', '#1.5||!#N/A']), 'charts/x.xlsx')
    expect(sheets).toEqual([
      {
        name: 'TDSheet',
        rows: [
          { row: 1, cells: ['account', 'name'] },
          { row: 2, cells: ['1.5', '', '#N/A'] },
        ],
      },
    ])
    expect(findings.map(({ code, place }) => [code, place])).toEqual([
      ['FILE-025', { file: 'charts/x.xlsx', sheet: 'TDSheet', row: 2, column: 'C', value: '#N/A' }],
    ])
  })

  const BOOK = new URL('../../../books/severny/balances/', import.meta.url)
  it.each([
    'СЕВ/2025-01-01_2025-12-31.xlsx',
    'МЕТ/2025-01-01_2025-12-31.xlsx',
    'ЛОГ/2025-01-01_2025-12-31_60.xlsx',
    'МЕТ/2025-01-01_2025-12-31_62.xlsx',
  ])('%s is read as another reader reads it: the same cells in the same places', async (name) => {
    const bytes = new Uint8Array(readFileSync(new URL(name, BOOK)))
    const ours = (await readGrid(bytes, name)).sheets[0]!
    const theirs = (await readXlsx(bytes)).sheets[0]!
    const seen = ours.rows.flatMap(({ row, cells }) =>
      [...cells].map(
        ([column, cell]) => `${row} ${column} ${cell.number === '' ? cell.text : plainDecimal(cell.number)}`,
      ),
    )
    const expected = theirs.rows.flatMap((row, at) =>
      row.flatMap((value, column) =>
        value === null || value === '' ? [] : [`${at + 1} ${column} ${String(value)}`],
      ),
    )
    expect(seen.length).toBeGreaterThan(50)
    expect(seen).toEqual(expected)
    const merged = (theirs.merges ?? []).map(({ startRow, startCol, endRow, endCol }) =>
      [startRow + 1, startCol, endRow + 1, endCol].join(' '),
    )
    expect(
      ours.merges.map(({ top, left, bottom, right }) => [top, left, bottom, right].join(' ')).sort(),
    ).toEqual(merged.sort())
  })
})

describe('an address', () => {
  it('is a column and a row', () => {
    expect(['A1', 'Z9', 'AA10', 'XFD1048576'].map(parseAddress)).toEqual([
      { column: 0, row: 1 },
      { column: 25, row: 9 },
      { column: 26, row: 10 },
      { column: 16_383, row: 1_048_576 },
    ])
    expect(['', 'A', '1', 'A0x', 'АБ1', 'AAAA1'].map(parseAddress)).toEqual([
      null,
      null,
      null,
      null,
      null,
      null,
    ])
    expect([0, 25, 26, 701, 702, 16_383].map(columnLetters)).toEqual(['A', 'Z', 'AA', 'ZZ', 'AAA', 'XFD'])
  })
})
