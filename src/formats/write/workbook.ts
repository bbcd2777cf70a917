// A workbook that an accountant hands on: statements as printed with live formulas for their subtotals, the worksheet
// behind them in exact amounts with outline levels, checks, findings, and the rows as read, joined by links. Made by
// exceljs, then packed again with fixed times and order: the same bytes twice.

import ExcelJS from 'exceljs'
import { unzipSync, zipSync } from 'fflate'
import { AMOUNT_COLUMNS } from '../../ledger/balance.ts'
import type { BalanceFile } from '../../ledger/book.ts'
import { decimalText } from '../../ledger/fraction.ts'
import type { Statement, StatementLine } from '../../statements/types.ts'
import { columnWords, dateWords, intervalWords, unitWords } from './amount-text.ts'
import { LABELS } from './labels.ts'
import type { Language, SubjectOutput } from './types.ts'

const SERIF = 'PT Serif'
const SANS = 'Arial'
const HAIR = { style: 'hair' as const, color: { argb: 'FFB8B8B0' } }
const THIN = { style: 'thin' as const, color: { argb: 'FF404040' } }
const DOUBLE = { style: 'double' as const, color: { argb: 'FF404040' } }
const LINK = { argb: 'FF1F4E9E' }
const SAFE_DIGITS = 15

const STATEMENT_SHEETS: Readonly<Record<string, { ru: string; en: string }>> = {
  'financial-position': { ru: 'ОФП', en: 'SFP' },
  'profit-or-loss': { ru: 'ОПУ', en: 'PL' },
  'comprehensive-income': { ru: 'ОПСД', en: 'OCI' },
  'changes-in-equity': { ru: 'ОИК', en: 'SOCE' },
  'cash-flows': { ru: 'ОДДС', en: 'CF' },
}

/** A number cell by its exact decimal text; what a double cannot hold exactly is written as text. */
function amountCell(text: string): number | string {
  const digits = text.replace(/[^\d]/g, '').replace(/^0+/, '')
  return digits.length <= SAFE_DIGITS ? JSON.parse(text) : text
}

const format = (decimals: number): string => {
  const places = decimals > 0 ? `.${'0'.repeat(decimals)}` : ''
  return `#,##0${places}_);(#,##0${places});"–"_);@`
}

interface Places {
  /** Statement line id → address of its row on the worksheet. */
  readonly worksheetRows: Map<string, number>
  readonly worksheetName: string
}

/** The workbook of one subject in one basis and language. */
export async function writeWorkbook(output: SubjectOutput, language: Language): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook()
  const when = new Date(`${output.set.period}T00:00:00Z`)
  book.creator = 'TrialBalance'
  book.lastModifiedBy = 'TrialBalance'
  book.created = when
  book.modified = when
  book.calcProperties.fullCalcOnLoad = false
  const words = LABELS[language]
  const contents: { sheet: string; title: string }[] = []
  const cover = book.addWorksheet(words.cover, { pageSetup: page('portrait') })
  const places: Places = {
    worksheetRows: new Map(),
    worksheetName: output.worksheet.id === 'transformation' ? words.transformation : words.consolidation,
  }
  planWorksheet(output, places)
  const used = new Set<string>()
  for (const statement of output.set.statements) {
    const base = STATEMENT_SHEETS[statement.id]![language]
    const name = used.has(base) ? `${base} ${statement.interval?.slice(0, 4) ?? used.size}` : base
    used.add(name)
    writeStatement(book, output, statement, name, places, language)
    contents.push({ sheet: name, title: statement.title[language] })
  }
  writeSheet(book, output, places, language)
  contents.push({ sheet: places.worksheetName, title: output.worksheet.title[language] })
  writeRollForwards(book, output, language, contents)
  writeChecks(book, output, language)
  contents.push({ sheet: words.checks, title: words.checks })
  writeFindings(book, output, language)
  contents.push({ sheet: words.findings, title: words.findings })
  for (const [entity, files] of byEntity(output.balances)) {
    const name = sheetName(`${words.rows} ${entity}`)
    writeRows(book, files, name, language)
    contents.push({ sheet: name, title: `${words.rowsTitle} ${entity}` })
  }
  writeCover(cover, output, contents, language)
  return repack(new Uint8Array(await book.xlsx.writeBuffer()))
}

const sheetName = (text: string): string => text.replace(/[\\/?*[\]:]/g, ' ').slice(0, 31)

const page = (orientation: 'portrait' | 'landscape'): Partial<ExcelJS.PageSetup> => ({
  paperSize: 9,
  orientation,
  fitToPage: true,
  fitToWidth: 1,
  fitToHeight: 0,
  margins: { left: 0.6, right: 0.6, top: 0.7, bottom: 0.7, header: 0.3, footer: 0.3 },
})

const footer = (output: SubjectOutput, language: Language): Partial<ExcelJS.HeaderFooter> => ({
  oddFooter: `&L${LABELS[language].fingerprint} ${output.fingerprint.root.slice(0, 12)}&C&A&R&P / &N`,
})

/** Text cells that look like formulas stay text: exceljs writes them as shared strings. */
const put = (
  sheet: ExcelJS.Worksheet,
  row: number,
  column: number,
  value: ExcelJS.CellValue,
  style: Partial<ExcelJS.Style> = {},
): ExcelJS.Cell => {
  const cell = sheet.getCell(row, column)
  cell.value = value
  if (typeof value === 'string' && /^[=+\-@\t\r]/.test(value))
    // quotePrefix is of the file format; the library's types do not name it.
    cell.style = { ...style, quotePrefix: true } as Partial<ExcelJS.Style>
  else cell.style = style
  return cell
}

function writeCover(
  sheet: ExcelJS.Worksheet,
  output: SubjectOutput,
  contents: readonly { sheet: string; title: string }[],
  language: Language,
): void {
  const { set, fingerprint } = output
  const words = LABELS[language]
  sheet.getColumn(1).width = 4
  sheet.getColumn(2).width = 70
  sheet.getColumn(3).width = 24
  put(sheet, 2, 2, set.entityName[language], { font: { name: SERIF, size: 20 } })
  put(
    sheet,
    3,
    2,
    `${words.basis[set.basis]} ${intervalWords(set.interval.from, set.interval.to, language)}`,
    { font: { name: SERIF, size: 12 } },
  )
  put(sheet, 4, 2, unitWords(set.unit, set.currency, language), {
    font: { name: SERIF, size: 11, italic: true },
  })
  let row = 6
  for (const { sheet: name, title } of contents) {
    put(
      sheet,
      row,
      2,
      { text: title, hyperlink: `#'${name}'!A1` },
      { font: { name: SANS, size: 10, color: LINK } },
    )
    put(sheet, row, 3, name, { font: { name: SANS, size: 9, color: { argb: 'FF808080' } } })
    row++
  }
  row++
  const facts: [string, string][] = [
    [words.book, output.book[language]],
    [words.reportingDate, dateWords(set.period, language)],
    [words.fingerprint, fingerprint.root],
    [words.program, output.programVersion],
    [words.draft, words.draftText],
  ]
  if (output.defaults.length > 0) facts.push([words.defaults, output.defaults.join(', ')])
  for (const [name, text] of facts) {
    put(sheet, row, 2, name, { font: { name: SANS, size: 9, color: { argb: 'FF808080' } } })
    put(sheet, row + 1, 2, text, { font: { name: SANS, size: 10 }, alignment: { wrapText: true } })
    row += 2
  }
}

/** Rows of the worksheet are known before it is written: statements link to them. */
function planWorksheet(output: SubjectOutput, places: Places): void {
  for (const [index, row] of output.worksheet.rows.entries()) {
    const key = `${row.statement}:${row.id}`
    if (row.kind !== 'account' && !places.worksheetRows.has(key)) places.worksheetRows.set(key, index + 6)
  }
}

function writeStatement(
  book: ExcelJS.Workbook,
  output: SubjectOutput,
  statement: Statement,
  name: string,
  places: Places,
  language: Language,
): void {
  const { set } = output
  const wide = statement.columns.length > 4
  const sheet = book.addWorksheet(name, {
    pageSetup: { ...page(wide ? 'landscape' : 'portrait'), printTitlesRow: '1:5' },
    headerFooter: footer(output, language),
    views: [{ state: 'frozen', xSplit: 1, ySplit: 5, showGridLines: false }],
  })
  sheet.getColumn(1).width = 62
  for (let i = 0; i < statement.columns.length; i++) sheet.getColumn(2 + i).width = 19
  put(sheet, 1, 1, set.entityName[language], { font: { name: SANS, size: 9, color: { argb: 'FF808080' } } })
  put(sheet, 2, 1, statement.title[language], { font: { name: SERIF, size: 14 } })
  const when =
    statement.id === 'financial-position'
      ? (language === 'ru' ? 'на ' : 'as at ') + dateWords(set.period, language)
      : intervalWords(set.interval.from, set.interval.to, language)
  put(
    sheet,
    3,
    1,
    `${statement.interval && statement.interval.slice(11) !== set.period ? columnWords(statement.interval, statement.title, language) : when}; ${unitWords(set.unit, set.currency, language)}`,
    { font: { name: SERIF, size: 10, italic: true } },
  )
  for (const [i, column] of statement.columns.entries()) {
    put(sheet, 5, 2 + i, columnWords(column.id, column.label, language), {
      font: { name: SANS, size: 9, bold: true },
      alignment: { horizontal: 'right', wrapText: true, vertical: 'bottom' },
      border: { bottom: THIN },
    })
  }
  put(sheet, 5, 1, '', { border: { bottom: THIN } })
  const rowOf = new Map(statement.lines.map((line, index) => [line.id, 6 + index]))
  for (const [index, line] of statement.lines.entries()) {
    const row = 6 + index
    const total = line.kind === 'total' || line.kind === 'subtotal'
    const last = index === statement.lines.length - 1
    const border: Partial<ExcelJS.Borders> = total
      ? { top: THIN, bottom: last ? DOUBLE : HAIR }
      : { bottom: last ? DOUBLE : HAIR }
    const target = places.worksheetRows.get(`${statement.id}:${line.id}`)
    const label = line.label[language]
    const font = { name: SERIF, size: 11, bold: total || line.kind === 'heading' }
    const value: ExcelJS.CellValue = target
      ? { text: label, hyperlink: `#'${places.worksheetName}'!A${target}` }
      : label
    put(sheet, row, 1, value, {
      font,
      alignment: { indent: line.level, wrapText: true, vertical: 'bottom' },
      border,
    })
    for (let column = 0; column < statement.columns.length; column++) {
      put(sheet, row, 2 + column, printedValue(line, column, rowOf, statement), {
        font: { name: SERIF, size: 11, bold: total },
        numFmt: format(0),
        alignment: { horizontal: 'right', vertical: 'bottom' },
        border,
      })
      if (line.moved[column]) sheet.getCell(row, 2 + column).note = LABELS[language].moved
    }
  }
}

/** A subtotal whose parts all stand on the sheet is a live formula with its value beside; else the printed amount. */
function printedValue(
  line: StatementLine,
  column: number,
  rowOf: ReadonlyMap<string, number>,
  statement: Statement,
): ExcelJS.CellValue {
  const printed = line.printed[column]
  if (printed === null || printed === undefined) return null
  const value = amountCell(printed.toString())
  if (!line.sums || line.sums.length === 0 || typeof value === 'string') return value
  const letter = letterOf(2 + column)
  const lines = new Map(statement.lines.map((one) => [one.id, one]))
  let sum = 0n
  const terms: string[] = []
  for (const { id, sign } of line.sums) {
    const row = rowOf.get(id)
    const part = lines.get(id)?.printed[column]
    if (row === undefined) return value
    sum += BigInt(sign) * (part ?? 0n)
    terms.push(`${sign === 1 ? '+' : '-'}${letter}${row}`)
  }
  return sum === printed ? live(terms.join('').replace(/^\+/, ''), value) : value
}

/** A formula with its value beside, so that a viewer that does not compute shows it. */
const live = (formula: string, result: number | string): ExcelJS.CellFormulaValue => ({
  formula,
  result,
  date1904: false,
})

function letterOf(column: number): string {
  let text = ''
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26))
    text = String.fromCharCode(65 + ((rest - 1) % 26)) + text
  return text
}

function writeSheet(book: ExcelJS.Workbook, output: SubjectOutput, places: Places, language: Language): void {
  const { worksheet } = output
  const sheet = book.addWorksheet(places.worksheetName, {
    pageSetup: { ...page('landscape'), printTitlesRow: '1:5' },
    headerFooter: footer(output, language),
    views: [{ state: 'frozen', xSplit: 1, ySplit: 5, showGridLines: false }],
    properties: { outlineLevelRow: 1 },
  })
  sheet.properties.outlineProperties = { summaryBelow: false, summaryRight: true }
  sheet.getColumn(1).width = 52
  put(sheet, 1, 1, output.set.entityName[language], {
    font: { name: SANS, size: 9, color: { argb: 'FF808080' } },
  })
  put(sheet, 2, 1, worksheet.title[language], { font: { name: SERIF, size: 14 } })
  put(
    sheet,
    3,
    1,
    `${unitWords(1, worksheet.currency, language).split(',')[0]}; ${dateWords(output.set.period, language)}`,
    { font: { name: SERIF, size: 10, italic: true } },
  )
  for (const [i, column] of worksheet.columns.entries()) {
    sheet.getColumn(2 + i).width = 20
    put(sheet, 5, 2 + i, column.label[language], {
      font: { name: SANS, size: 9, bold: true },
      alignment: { horizontal: 'right', wrapText: true, vertical: 'bottom' },
      border: { bottom: THIN },
    })
  }
  const rowOf = new Map(
    worksheet.rows.map((row, index) => [
      `${row.statement}:${row.kind === 'account' ? `${index}` : row.id}`,
      6 + index,
    ]),
  )
  const sumColumns = worksheet.columns.map((column) => column.kind === 'sum' || column.kind === 'total')
  for (const [index, row] of worksheet.rows.entries()) {
    const at = 6 + index
    const total = row.kind === 'total' || row.kind === 'subtotal'
    const border: Partial<ExcelJS.Borders> = total ? { top: THIN, bottom: HAIR } : { bottom: HAIR }
    put(sheet, at, 1, row.kind === 'account' ? `${row.id} ${row.label[language]}` : row.label[language], {
      font: {
        name: SANS,
        size: row.kind === 'account' ? 9 : 10,
        bold: total || row.kind === 'heading',
        color: { argb: row.kind === 'account' ? 'FF606060' : 'FF000000' },
      },
      alignment: { indent: row.level + (row.kind === 'account' ? 1 : 0), wrapText: true },
      border,
    })
    if (row.kind === 'account') sheet.getRow(at).outlineLevel = 1
    if (row.kind === 'heading') continue
    for (let column = 0; column < worksheet.columns.length; column++) {
      const value = amountCell(decimalText(row.amounts[column] ?? 0n, worksheet.exponent))
      const formula =
        typeof value === 'string' ? null : worksheetFormula(output, index, column, rowOf, sumColumns)
      put(sheet, at, 2 + column, formula ? live(formula, value) : value, {
        font: { name: SANS, size: row.kind === 'account' ? 9 : 10, bold: total || sumColumns[column]! },
        numFmt: format(worksheet.exponent),
        border,
      })
    }
  }
}

/** Sum columns add the columns before them; subtotals add their lines; a line adds the account rows below it. */
function worksheetFormula(
  output: SubjectOutput,
  index: number,
  column: number,
  rowOf: ReadonlyMap<string, number>,
  sumColumns: readonly boolean[],
): string | null {
  const { rows } = output.worksheet
  const row = rows[index]!
  const at = 6 + index
  const letter = letterOf(2 + column)
  if (row.sums && row.sums.length > 0) {
    const terms: string[] = []
    let sum = 0n
    for (const { id, sign } of row.sums) {
      const part = rowOf.get(`${row.statement}:${id}`)
      if (part === undefined) return null
      sum += BigInt(sign) * (rows[part - 6]!.amounts[column] ?? 0n)
      terms.push(`${sign === 1 ? '+' : '-'}${letter}${part}`)
    }
    return sum === row.amounts[column] ? terms.join('').replace(/^\+/, '') : null
  }
  if (row.kind === 'line') {
    let end = index
    let sum = 0n
    while (rows[end + 1]?.kind === 'account') sum += rows[++end]!.amounts[column] ?? 0n
    return end > index && sum === row.amounts[column] ? `SUM(${letter}${at + 1}:${letter}${6 + end})` : null
  }
  if (row.kind === 'account' && sumColumns[column]) {
    const first = output.worksheet.columns.findIndex(
      (one, i) => i > lastSum(sumColumns, column) && one.kind !== 'sum',
    )
    const from = lastSum(sumColumns, column) >= 0 ? lastSum(sumColumns, column) : Math.max(0, first)
    let sum = 0n
    for (let i = from; i < column; i++) sum += row.amounts[i] ?? 0n
    return sum === row.amounts[column] ? `SUM(${letterOf(2 + from)}${at}:${letterOf(1 + column)}${at})` : null
  }
  return null
}

const lastSum = (sumColumns: readonly boolean[], before: number): number =>
  sumColumns.slice(0, before).lastIndexOf(true)

function table(
  book: ExcelJS.Workbook,
  output: SubjectOutput,
  name: string,
  language: Language,
  heads: readonly (readonly [string, number])[],
  rows: readonly (readonly ExcelJS.CellValue[])[],
  numeric: readonly number[] = [],
): void {
  const sheet = book.addWorksheet(name, {
    pageSetup: { ...page('landscape'), printTitlesRow: '1:1' },
    headerFooter: footer(output, language),
    views: [{ state: 'frozen', ySplit: 1, showGridLines: false }],
  })
  for (const [i, [head, width]] of heads.entries()) {
    sheet.getColumn(1 + i).width = width
    put(sheet, 1, 1 + i, head, {
      font: { name: SANS, size: 9, bold: true },
      border: { bottom: THIN },
      alignment: { wrapText: true },
    })
  }
  for (const [index, cells] of rows.entries()) {
    for (const [i, cell] of cells.entries()) {
      const number = numeric.includes(i)
      put(sheet, 2 + index, 1 + i, cell, {
        font: { name: SANS, size: 9 },
        alignment: { wrapText: !number, vertical: 'top' },
        border: { bottom: HAIR },
        ...(number ? { numFmt: format(2) } : {}),
      })
    }
  }
  sheet.autoFilter = { from: { row: 1, column: 1 }, to: { row: 1, column: heads.length } }
}

function writeChecks(book: ExcelJS.Workbook, output: SubjectOutput, language: Language): void {
  const words = LABELS[language]
  const number = (text: string): ExcelJS.CellValue => (/^-?\d+(\.\d+)?$/.test(text) ? amountCell(text) : text)
  const rows = output.checks.map(({ check, text }) => [
    check.passed ? words.passed : check.severity === 'blocks' ? words.failed : words.warning,
    text[language],
    check.subject,
    number(check.left),
    number(check.right),
    number(check.difference),
    check.id,
  ])
  table(
    book,
    output,
    words.checks,
    language,
    [
      [words.state, 14],
      [words.check, 70],
      [words.subject, 24],
      [words.left, 20],
      [words.right, 20],
      [words.difference, 18],
      [words.code, 24],
    ],
    rows,
    [3, 4, 5],
  )
}

function writeFindings(book: ExcelJS.Workbook, output: SubjectOutput, language: Language): void {
  const words = LABELS[language]
  const rows = output.findings.map(({ finding, text, advice }) => [
    finding.severity === 'blocks' ? words.failed : words.warning,
    text[language],
    advice[language],
    finding.place.file ?? finding.place.subject ?? '',
    finding.place.row ?? null,
    finding.code,
  ])
  table(
    book,
    output,
    words.findings,
    language,
    [
      [words.state, 14],
      [words.finding, 80],
      [words.advice, 60],
      [words.file, 40],
      [words.row, 8],
      [words.code, 12],
    ],
    rows,
  )
}

function writeRollForwards(
  book: ExcelJS.Workbook,
  output: SubjectOutput,
  language: Language,
  contents: { sheet: string; title: string }[],
): void {
  if (output.rollForwards.length === 0) return
  const words = LABELS[language]
  const rows = output.rollForwards.map((row) => [
    row.kind,
    row.subject,
    row.component,
    row.currency,
    row.movement,
    amountCell(decimalText(row.amount, 2)),
  ])
  table(
    book,
    output,
    words.rollForwards,
    language,
    [
      [words.kind, 24],
      [words.subject, 24],
      [words.component, 24],
      [words.currency, 10],
      [words.movement, 22],
      [words.amount, 22],
    ],
    rows,
    [5],
  )
  contents.push({ sheet: words.rollForwards, title: words.rollForwards })
}

function byEntity(files: readonly BalanceFile[]): Map<string, BalanceFile[]> {
  const result = new Map<string, BalanceFile[]>()
  for (const file of files) result.set(file.entity, [...(result.get(file.entity) ?? []), file])
  return result
}

/** The rows as they were read: file, sheet, row number and the six amounts, so that the trail ends in the workbook too. */
function writeRows(
  book: ExcelJS.Workbook,
  files: readonly BalanceFile[],
  name: string,
  language: Language,
): void {
  const words = LABELS[language]
  const sheet = book.addWorksheet(name, {
    pageSetup: page('landscape'),
    views: [{ state: 'frozen', ySplit: 1, showGridLines: false }],
  })
  const heads: [string, number][] = [
    [words.file, 40],
    [words.sheet, 10],
    [words.row, 8],
    [words.account, 10],
    [words.name, 40],
    [words.subconto, 40],
    [words.indicator, 8],
    ...words.amounts.map((head): [string, number] => [head, 18]),
  ]
  for (const [i, [head, width]] of heads.entries()) {
    sheet.getColumn(1 + i).width = width
    put(sheet, 1, 1 + i, head, {
      font: { name: SANS, size: 9, bold: true },
      border: { bottom: THIN },
      alignment: { wrapText: true },
    })
  }
  let at = 2
  for (const { balance, document } of files) {
    for (let index = 0; index < balance.key.length; index++) {
      const key = balance.keys[balance.key[index]!]!
      const texts = [
        document,
        balance.sheets[balance.sheet[index]!] ?? '',
        balance.row[index]!,
        key.account,
        key.name,
        [...key.subconto, ...key.analytics, key.partner].filter(Boolean).join(' / '),
        key.printedIndicator || key.indicator,
      ]
      for (const [i, text] of texts.entries()) put(sheet, at, 1 + i, text, { font: { name: SANS, size: 9 } })
      for (const [i, column] of AMOUNT_COLUMNS.entries()) {
        const amount = balance.amounts[column][index]!
        if (amount === 0n) continue
        put(
          sheet,
          at,
          8 + i,
          amountCell(decimalText(amount, key.indicator === 'qty' ? 3 : balance.exponent)),
          { font: { name: SANS, size: 9 }, numFmt: '#,##0.00' },
        )
      }
      if (key.level > 0) sheet.getRow(at).outlineLevel = Math.min(7, key.level)
      at++
    }
  }
  sheet.properties.outlineProperties = { summaryBelow: false, summaryRight: true }
}

/** The parts in byte order with one fixed time: nothing of the clock stays in the file. */
function repack(bytes: Uint8Array): Uint8Array {
  const parts = unzipSync(bytes)
  const names = Object.keys(parts).sort((a, b) =>
    a === '[Content_Types].xml' ? -1 : b === '[Content_Types].xml' ? 1 : a < b ? -1 : 1,
  )
  const fixed: Record<string, [Uint8Array, { mtime: Date; level: 6 }]> = {}
  for (const name of names) fixed[name] = [parts[name]!, { mtime: new Date('2000-01-01T00:00:00'), level: 6 }]
  return zipSync(fixed)
}
