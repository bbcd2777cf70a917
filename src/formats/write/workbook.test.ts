import ExcelJS from 'exceljs'
import { strFromU8, unzipSync } from 'fflate'
import { readXlsx } from 'hucre'
import { beforeAll, describe, expect, it } from 'vitest'
import { fraction, minorOf, parseDecimal } from '../../ledger/fraction.ts'
import { evaluate, FILE, HARMFUL, LONG, longStatement, MARKUP, sampleOutput, sampleSet } from './testing.ts'
import { writeWorkbook } from './workbook.ts'

const bytes = writeWorkbook(sampleOutput, 'ru')
const parts = Object.fromEntries(
  Object.entries(unzipSync(bytes)).map(([name, part]): [string, string] => [name, strFromU8(part)]),
)
const book = new ExcelJS.Workbook()

beforeAll(async () => {
  // exceljs declares the Buffer of an older Node.
  await book.xlsx.load(Buffer.from(bytes) as unknown as ExcelJS.Buffer)
})

const sheet = (name: string): ExcelJS.Worksheet => book.getWorksheet(name)!

/** XML of a sheet by its name. */
function xmlOf(name: string): string {
  const index = book.worksheets.findIndex((one) => one.name === name)
  return parts[`xl/worksheets/sheet${index + 1}.xml`]!
}

/** Row of a sheet whose cell in the column holds the text. */
function rowOf(name: string, column: string, text: string): number {
  let found = 0
  sheet(name).eachRow((row, number) => {
    if (row.getCell(column).text === text && found === 0) found = number
  })
  return found
}

const locationOf = (name: string, cell: string): string | undefined =>
  new RegExp(`<hyperlink ref="${cell}" location="([^"]*)"/>`).exec(xmlOf(name))?.[1]

describe('a workbook', () => {
  it('is the same bytes twice, and other bytes for another close', () => {
    expect(Buffer.from(writeWorkbook(sampleOutput, 'ru')).equals(Buffer.from(bytes))).toBe(true)
    const other = writeWorkbook({ ...sampleOutput, programVersion: '9' }, 'ru')
    expect(Buffer.from(other).equals(Buffer.from(bytes))).toBe(false)
  })

  it('bears the reporting date and no name of a person', () => {
    expect(parts['docProps/core.xml']).toContain(
      '<dcterms:created xsi:type="dcterms:W3CDTF">2025-12-31T00:00:00Z<',
    )
    expect(parts['docProps/core.xml']).not.toMatch(/creator|lastModifiedBy/)
  })

  it('has its sheets in the order of a reader, in both languages', () => {
    expect(book.worksheets.map(({ name }) => name)).toEqual([
      'Обложка',
      'ОФП',
      'ОПУ',
      'Капитал 2025',
      'Капитал 2024',
      'Консолидация',
      'Трансформация AAA',
      'Движение остатков',
      'Округление',
      'Проверки',
      'Замечания',
      'Исходные файлы',
      'ОСВ AAA',
    ])
    expect(strFromU8(unzipSync(writeWorkbook(sampleOutput, 'en'))['xl/workbook.xml']!)).toContain(
      'name="P&amp;L"',
    )
  })

  it('is read alike by another reader', async () => {
    const read = await readXlsx(bytes)
    const names = read.sheets.map(({ name }) => name)
    expect(names).toEqual(book.worksheets.map(({ name }) => name))
  })

  it('links to places that are there', () => {
    for (const { name } of book.worksheets) {
      for (const [, location = ''] of xmlOf(name).matchAll(
        /<hyperlink ref="[A-Z]+\d+" location="([^"]*)"/g,
      )) {
        const [, target = '', row = ''] = /^'(.*)'![A-Z]+(\d+)$/.exec(location) ?? []
        expect(book.getWorksheet(target), location).toBeDefined()
        expect(sheet(target).rowCount, location).toBeGreaterThanOrEqual(Number.parseInt(row, 10))
      }
    }
  })

  it('holds no formula and no error that a text of the book made', () => {
    for (const [name, xml] of Object.entries(parts)) {
      expect(xml, name).not.toContain('<f>HYPERLINK')
      expect(xml, name).not.toMatch(/t="e"/)
    }
    const row = rowOf('ОСВ AAA', 'E', HARMFUL)
    const cell = sheet('ОСВ AAA').getCell(row, 5)
    expect([cell.type, cell.value]).toEqual([ExcelJS.ValueType.String, HARMFUL])
    const look = new RegExp(`<c r="E${row}" s="(\\d+)" t="s">`).exec(xmlOf('ОСВ AAA'))![1]!
    const looks = [...parts['xl/styles.xml']!.matchAll(/<xf [^>]*xfId="0"[^>]*>/g)].map(([xf]) => xf)
    expect(looks[Number.parseInt(look, 10)]).toContain('quotePrefix="1"')
  })
})

describe('a statement in a workbook', () => {
  it('has live subtotals with their figures beside, printed amounts and a bracketed format', () => {
    const total = sheet('ОФП').getCell(rowOf('ОФП', 'A', 'Итого активы'), 3)
    expect(total.value).toEqual({ formula: 'SUM(C8:C11)', result: 7490 })
    expect(total.numFmt).toBe('#,##0_);(#,##0);"–"_)')
    expect(total.border.bottom?.style).toBe('double')
    expect(total.border.top?.style).toBe('thin')
    expect(sheet('ОПУ').getCell(rowOf('ОПУ', 'A', 'Прибыль'), 3).formula).toBe('C7+C8')
  })

  it('prints 0 for what is rounded to nothing, and leaves empty what has no figures', () => {
    const row = rowOf('ОФП', 'A', 'Прочие активы')
    expect(sheet('ОФП').getCell(row, 3).numFmt).toBe('#,##0_);(#,##0);0_)')
    expect(sheet('ОФП').getCell(row, 4).value).toBeNull()
  })

  it('adds the columns of equity across', () => {
    const row = rowOf('Капитал 2025', 'A', 'Прибыль')
    expect(sheet('Капитал 2025').getCell(row, 4).formula).toBe(`B${row}+C${row}`)
    expect(sheet('Капитал 2025').getCell(row, 6).formula).toBe(`D${row}+E${row}`)
  })

  it('is set up for A4 with heads that stay and repeat', () => {
    const { pageSetup, views } = sheet('ОФП')
    expect(pageSetup).toMatchObject({ paperSize: 9, orientation: 'portrait', fitToWidth: 1 })
    expect(views[0]).toMatchObject({ state: 'frozen', xSplit: 1, ySplit: 6, showGridLines: false })
    expect(parts['xl/workbook.xml']).toContain(`localSheetId="1">'ОФП'!$1:$6</definedName>`)
    expect(sheet('Капитал 2025').pageSetup.orientation).toBe('landscape')
  })

  it('leads to the worksheet, from there to the table of the entity and to the row of its file', () => {
    const line = rowOf('Консолидация', 'B', 'Запасы')
    expect(locationOf('ОФП', `F${rowOf('ОФП', 'A', MARKUP)}`)).toBe(`'Консолидация'!A${line}`)
    const materials = rowOf('Консолидация', 'A', '121100')
    const own = rowOf('Трансформация AAA', 'A', '121100')
    expect(locationOf('Консолидация', `C${materials}`)).toBe(`'Трансформация AAA'!C${own}`)
    const place = locationOf('Трансформация AAA', `C${own}`)
    expect(place).toBe(`'ОСВ AAA'!A${rowOf('ОСВ AAA', 'C', '9')}`)
  })

  it('has a place for a note, and the notes it is given', () => {
    expect(sheet('ОФП').getCell(rowOf('ОФП', 'A', 'Основные средства'), 2).text).toBe('5')
  })
})

describe('a worksheet in a workbook', () => {
  it('folds account rows and entity columns, heads on the upper side', () => {
    const row = rowOf('Консолидация', 'A', '121100')
    expect(sheet('Консолидация').getRow(row).outlineLevel).toBe(1)
    expect(sheet('Консолидация').getColumn(3).outlineLevel).toBe(1)
    expect(xmlOf('Консолидация')).toContain('<outlinePr summaryBelow="0" summaryRight="1"/>')
  })

  it('holds amounts longer than a double to the last kopeck', () => {
    const row = rowOf('Консолидация', 'A', '121100')
    expect(xmlOf('Консолидация')).toMatch(
      new RegExp(`<c r="E${row}" s="\\d+"><v>1234567890123456789\\.00</v>`),
    )
    expect(xmlOf('Консолидация')).toMatch(
      new RegExp(`<c r="F${row}" [^>]*><f>SUM\\(C${row}:E${row}\\)</f><v>1234567890123457089\\.03</v>`),
    )
    expect(LONG > 2n ** 53n).toBe(true)
    expect(
      sheet('Обложка')
        .getColumn(2)
        .values.some((value) => `${value}`.includes('15 знаков')),
    ).toBe(true)
  })

  it('sums lines from accounts, totals from lines, the group from the sum and the eliminations', () => {
    const inventories = rowOf('Консолидация', 'B', 'Запасы')
    expect(sheet('Консолидация').getCell(inventories, 3).formula).toBe(
      `C${inventories + 1}+C${inventories + 2}`,
    )
    const total = rowOf('Консолидация', 'B', 'Итого активы')
    expect(sheet('Консолидация').getCell(total, 6).formula).toBe(`F${inventories}+F${total - 1}`)
    expect(sheet('Консолидация').getCell(inventories, 8).formula).toBe(`F${inventories}+G${inventories}`)
  })

  it('gives each formula the value that stands beside it', () => {
    let formulas = 0
    for (const { name } of book.worksheets) {
      const values = new Map<string, bigint>()
      const cells = [
        ...xmlOf(name).matchAll(/<c r="([A-Z]+\d+)" s="\d+">(?:<f>([^<]*)<\/f>)?<v>([^<]*)<\/v>/g),
      ]
      for (const [, at = '', , value = ''] of cells)
        values.set(at, minorOf(parseDecimal(value) ?? fraction(0n), 4)!)
      for (const [, at = '', formula, value] of cells) {
        if (formula === undefined) continue
        formulas++
        expect(
          evaluate(formula, (cell) => values.get(cell) ?? 0n),
          `${name} ${at} ${formula}`,
        ).toBe(minorOf(parseDecimal(value ?? '') ?? fraction(0n), 4))
      }
    }
    expect(formulas).toBeGreaterThan(30)
  })
})

describe('the lists of a workbook', () => {
  it('show failed checks first, both sides and a live difference', () => {
    const rows = [4, 5, 6].map((row) =>
      [1, 2, 4, 5].map((column) => sheet('Проверки').getCell(row, column).text),
    )
    expect(rows).toEqual([
      ['внимание', MARKUP, '12.35', '12.3'],
      ['не сходится', 'Посчитано', '2', 'две'],
      ['сходится', 'Стороны равны', '100', '100'],
    ])
    expect(sheet('Проверки').getCell('F4').value).toEqual({ formula: 'ROUND(D4-E4,2)', result: 0.05 })
    expect(sheet('Проверки').getCell('F5').value).toBe(0)
    expect(sheet('Проверки').autoFilter).toBe('A3:G6')
  })

  it('show roll-forwards across with closing as the sum', () => {
    expect(sheet('Движение остатков').getRow(4).values).toEqual([
      undefined,
      'Гудвил',
      'A-1',
      'собственники',
      'RUB',
      70,
      -18,
      { formula: 'SUM(E4:F4)', result: 52 },
    ])
  })

  it('show what print rounding moved', () => {
    expect([3, 4, 5, 6].map((column) => sheet('Округление').getCell(4, column).text)).toEqual([
      '31\u00a0декабря 2024\u00a0года',
      '5000000',
      '5000',
      '5000',
    ])
  })

  it('show the rows as read: file, sheet, row, subconto, decimals of their kind, accounts of the group', () => {
    const row = (number: number): unknown[] =>
      [1, 2, 3, 4, 5, 6, 8, 9, 10, 14, 16].map((column) => sheet('ОСВ AAA').getCell(number, column).text)
    const first = rowOf('ОСВ AAA', 'C', '8')
    expect(row(first + 2)).toEqual([
      FILE,
      'TDSheet',
      '10',
      '',
      '+Болт',
      'Склад / +Болт',
      'БУ',
      '',
      '1',
      '-51',
      '121100, 121200',
    ])
    expect(row(first + 3).slice(6, 9)).toEqual(['Вал.', 'KWD', '1.234'])
    expect(row(first + 4).slice(6, 9)).toEqual(['Кол.', '', '1.5'])
    expect(sheet('ОСВ AAA').getRow(first + 2).outlineLevel).toBe(2)
    expect(row(first + 5).slice(4, 5)).toEqual(['Итого в файле'])
  })

  it('name the source files with their hash', () => {
    expect(sheet('Исходные файлы').getCell('G4').text).toBe('ab'.repeat(32))
    expect(locationOf('Исходные файлы', 'B4')).toBe(`'ОСВ AAA'!A4`)
  })
})

describe('what a spreadsheet cannot take', () => {
  it('is told apart: names of sheets are cut, cleaned and made unique', async () => {
    const names = [
      'a/b*[c]?:\\',
      "'quoted'",
      'Очень длинное обозначение организации',
      'Очень длинное обозначение организацию',
    ]
    const balances = names.map((entity) => ({ ...sampleOutput.balances[0]!, entity }))
    const output = { ...sampleOutput, balances, transformations: [], origins: [] }
    const read = new ExcelJS.Workbook()
    await read.xlsx.load(Buffer.from(writeWorkbook(output, 'ru')) as unknown as ExcelJS.Buffer)
    const taken = read.worksheets.map(({ name }) => name).slice(-4)
    expect(taken).toEqual([
      'ОСВ a b  c',
      "ОСВ 'quoted",
      'ОСВ Очень длинное обозначение о',
      'ОСВ Очень длинное обозначение 2',
    ])
  })

  it('is written so that it can be read: controls, half surrogates, very long texts', async () => {
    const label = `a\u0000b\u0007c_x0041_\ud800 ${'я'.repeat(40_000)}`
    const [first, ...others] = sampleSet.statements
    const lines = first!.lines.map((line, index) =>
      index === 1 ? { ...line, label: { ru: label, en: label } } : line,
    )
    const output = { ...sampleOutput, set: { ...sampleSet, statements: [{ ...first!, lines }, ...others] } }
    const read = new ExcelJS.Workbook()
    await read.xlsx.load(Buffer.from(writeWorkbook(output, 'ru')) as unknown as ExcelJS.Buffer)
    const text = read.getWorksheet('ОФП')!.getCell('A8').text
    expect(text.startsWith('a\u0000b\u0007c_x0041_\ufffd яяя')).toBe(true)
  })

  it('does not stop a long statement: it takes several pages', async () => {
    const set = { ...sampleSet, statements: [longStatement(12, 10)] }
    const xml = strFromU8(
      unzipSync(writeWorkbook({ ...sampleOutput, set }, 'ru'))['xl/worksheets/sheet2.xml']!,
    )
    expect(xml).toContain('fitToWidth="1" fitToHeight="0"')
  })
})
