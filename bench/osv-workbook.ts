// A trial balance by account as 1C writes it to xlsx, made in code: account, its two subaccounts, counterparties and their
// contracts as outline levels, texts in the shared table, amounts as stored numbers. The same bytes on each run.

import { strToU8, zipSync } from 'fflate'
import { numbers } from './say.ts'

export const ROWS = 100_000
const SUBACCOUNTS = ['62.01', '62.02'] as const
const CONTRACTS = 4
/** Rows of a counterparty with its contracts; one for the account and one for each subaccount stand above. */
const OF_A_PARTNER = 1 + CONTRACTS

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const SPREADSHEET = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

/** Opening, turnovers and closing, debit and credit of each, in kopecks. */
type SixKopecks = number[]

interface Line {
  readonly text: string
  readonly level: number
  readonly six: SixKopecks
}

/** All lines below the header, sums above what they sum. Debit and credit balances stay apart, as «развёрнуто» shows. */
function makeLines(): Line[] {
  const next = numbers(62)
  const lines: Line[] = []
  const open = (text: string, level: number, above: readonly SixKopecks[]): SixKopecks[] => {
    const six = [0, 0, 0, 0, 0, 0]
    lines.push({ text, level, six })
    return [...above, six]
  }
  const account = open('62', 0, [])
  const partners = Math.ceil((ROWS - 1 - SUBACCOUNTS.length) / OF_A_PARTNER / SUBACCOUNTS.length)
  for (const [at, code] of SUBACCOUNTS.entries()) {
    const subaccount = open(code, 1, account)
    for (let partner = 0; partner < partners && lines.length < ROWS; partner++) {
      const named = at * partners + partner + 1
      const own = open(`ООО "Покупатель ${named}"`, 2, subaccount)
      for (let contract = 1; contract <= CONTRACTS && lines.length < ROWS; contract++) {
        const [, ...above] = open(`Договор поставки № ${named}-${contract} от 15.01.2025`, 3, own).reverse()
        const [opening, debit, credit] = [
          next(90_000_000) - 20_000_000,
          next(50_000_000) + 1,
          next(50_000_000) + 1,
        ]
        const closing = opening + debit - credit
        const six = [Math.max(opening, 0), Math.max(-opening, 0), debit, credit]
        six.push(Math.max(closing, 0), Math.max(-closing, 0))
        for (const sums of [lines.at(-1)!.six, ...above])
          for (const [column, amount] of six.entries()) sums[column] = sums[column]! + amount
      }
    }
  }
  return lines
}

const inMarkup = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')

class SharedStrings {
  readonly #known = new Map<string, number>()
  #count = 0

  of(text: string): number {
    const index = this.#known.get(text) ?? this.#known.size
    this.#known.set(text, index)
    this.#count++
    return index
  }

  xml(): string {
    const items = [...this.#known.keys()].map(
      (text) => `<si><t xml:space="preserve">${inMarkup(text)}</t></si>`,
    )
    return `${HEAD}<sst xmlns="${MAIN}" count="${this.#count}" uniqueCount="${items.length}">${items.join('')}</sst>`
  }
}

const COLUMNS = ['B', 'C', 'D', 'E', 'F', 'G'] as const

const roubles = (kopecks: number): string =>
  `${Math.floor(kopecks / 100)}.${String(kopecks % 100).padStart(2, '0')}`

function lineXml({ text, level, six }: Line, row: number, strings: SharedStrings, style: number): string {
  const cells = six.map((amount, column) => {
    const at = `${COLUMNS[column]}${row}`
    return amount === 0
      ? `<c r="${at}" s="${style}"/>`
      : `<c r="${at}" s="${style}"><v>${roubles(amount)}</v></c>`
  })
  const outline = level > 0 ? ` outlineLevel="${level}"` : ''
  return `<row r="${row}"${outline}><c r="A${row}" s="1" t="s"><v>${strings.of(text)}</v></c>${cells.join('')}</row>`
}

const HEADER: readonly (readonly (readonly [column: string, text: string])[])[] = [
  [['A', 'ООО "Завод"']],
  [['A', 'Оборотно-сальдовая ведомость по счету 62 за 2025 г.']],
  [['A', 'Выводимые данные: БУ (данные бухгалтерского учета)']],
  [],
  [
    ['A', 'Счет'],
    ['B', 'Сальдо на начало периода'],
    ['D', 'Обороты за период'],
    ['F', 'Сальдо на конец периода'],
  ],
  [
    ['A', 'Контрагенты'],
    ...COLUMNS.map((column, index) => [column, index % 2 === 0 ? 'Дебет' : 'Кредит'] as const),
  ],
  [['A', 'Договоры']],
]
const MERGES = ['B5:C5', 'D5:E5', 'F5:G5', ...COLUMNS.map((column) => `${column}6:${column}7`)]

function sheetXml(lines: readonly Line[], strings: SharedStrings): string {
  const rows = HEADER.map((cells, index) => {
    const at = index + 1
    const texts = cells.map(
      ([column, text]) => `<c r="${column}${at}" s="1" t="s"><v>${strings.of(text)}</v></c>`,
    )
    return `<row r="${at}">${texts.join('')}</row>`
  })
  for (const line of lines) rows.push(lineXml(line, rows.length + 1, strings, 2))
  rows.push(lineXml({ ...lines[0]!, text: 'Итого' }, rows.length + 1, strings, 2))
  const merges = MERGES.map((ref) => `<mergeCell ref="${ref}"/>`).join('')
  return (
    `${HEAD}<worksheet xmlns="${MAIN}"><sheetPr><outlinePr summaryBelow="0"/></sheetPr>` +
    `<dimension ref="A1:G${rows.length}"/><sheetData>${rows.join('')}</sheetData>` +
    `<mergeCells count="${MERGES.length}">${merges}</mergeCells></worksheet>`
  )
}

const relation = (id: number, type: string, target: string): string =>
  `<Relationship Id="rId${id}" Type="${OFFICE}/${type}" Target="${target}"/>`
const relations = (...all: readonly string[]): string =>
  `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${all.join('')}</Relationships>`
const part = (name: string, type: string): string =>
  `<Override PartName="/xl/${name}.xml" ContentType="${SPREADSHEET}.${type}+xml"/>`

const STYLES =
  `${HEAD}<styleSheet xmlns="${MAIN}"><numFmts count="1"><numFmt numFmtId="164" formatCode="#,##0.00"/></numFmts>` +
  '<fonts count="1"><font><sz val="8"/><name val="Arial"/></font></fonts>' +
  '<fills count="1"><fill><patternFill patternType="none"/></fill></fills><borders count="1"><border/></borders>' +
  '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
  `<cellXfs count="3">${[0, 49, 164].map((number) => `<xf numFmtId="${number}" fontId="0" fillId="0" borderId="0" xfId="0"/>`).join('')}</cellXfs></styleSheet>`

/** The workbook of `ROWS` lines, and what its closing net comes to in kopecks. */
export function osvWorkbook(): { readonly bytes: Uint8Array; readonly closing: bigint } {
  const lines = makeLines()
  const strings = new SharedStrings()
  const sheet = sheetXml(lines, strings)
  const parts: Readonly<Record<string, string>> = {
    '[Content_Types].xml':
      `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/>` +
      '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
      `${part('workbook', 'sheet.main')}${part('worksheets/sheet1', 'worksheet')}` +
      `${part('styles', 'styles')}${part('sharedStrings', 'sharedStrings')}</Types>`,
    '_rels/.rels': relations(relation(1, 'officeDocument', 'xl/workbook.xml')),
    'xl/workbook.xml':
      `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>` +
      '<sheet name="TDSheet" sheetId="1" r:id="rId1"/></sheets></workbook>',
    'xl/_rels/workbook.xml.rels': relations(
      relation(1, 'worksheet', 'worksheets/sheet1.xml'),
      relation(2, 'styles', 'styles.xml'),
      relation(3, 'sharedStrings', 'sharedStrings.xml'),
    ),
    'xl/styles.xml': STYLES,
    'xl/sharedStrings.xml': strings.xml(),
    'xl/worksheets/sheet1.xml': sheet,
  }
  const files = Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)]))
  const [closingDebit = 0, closingCredit = 0] = lines[0]!.six.slice(4)
  return {
    bytes: zipSync(files, { mtime: '2026-01-01T00:00:00' }),
    closing: BigInt(closingDebit) - BigInt(closingCredit),
  }
}
