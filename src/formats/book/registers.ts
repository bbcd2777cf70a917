// The registers of a book, each read by its schema: typed rows for the close, and the parsed rows that the checks between
// registers and the writer stand on.

import type { Book, ForeignRow, GroupAccount, LocalAccount, Settings } from '../../ledger/book.ts'
import { type Finding, finding } from '../../ledger/finding.ts'
import { sha256 } from '../../ledger/hash.ts'
import { readTable } from '../table/read-table.ts'
import {
  acquisitionReleaseRow,
  acquisitionRow,
  associateRow,
  considerationRow,
  counterpartyRow,
  datedFlowRow,
  decisionRow,
  differenceRow,
  dividendRow,
  goodwillRow,
  groupAccount,
  inventoryProfitRow,
  journals,
  localAccount,
  mappingRule,
  openingRow,
  ownershipRow,
  rateRow,
  taxRateRow,
  turnoverRow,
} from './build.ts'
import { entityRows } from './entities.ts'
import { type ParsedRow, readRows } from './rows.ts'
import { ACCOUNTS_SCHEMA, CHART_SCHEMA, type FileSchema, FOREIGN, SCHEMAS } from './schema.ts'
import { type BookFiles, readYaml } from './settings.ts'
import { STANDARD } from './standard.ts'

/** Parsed rows by register: the schema's file name, and `charts/‹name›.csv`. */
export type ParsedRegisters = ReadonlyMap<string, readonly ParsedRow[]>

export interface Registers {
  readonly book: Omit<Book, 'balances'>
  readonly parsed: ParsedRegisters
}

const CHART = /^charts\/([^/]+)\.(csv|xlsx)$/

/** Reads every register of the book; what is wrong in them is added to `findings`. */
export async function readRegisters(
  files: BookFiles,
  settings: Settings,
  findings: Finding[],
): Promise<Registers> {
  const parsed = await parseRegisters(files, settings, findings)
  const of = (file: string): readonly ParsedRow[] => parsed.get(file) ?? []
  const book: Omit<Book, 'balances'> = {
    settings,
    entities: entityRows(of('entities.csv'), settings),
    counterparties: of('counterparties.csv').map(counterpartyRow),
    charts: chartsOf(parsed),
    accounts: accountsOf(parsed, settings),
    mapping: of('mapping.csv').map(mappingRule),
    openings: of('openings.csv').map(openingRow),
    rates: of('rates.csv').map((row) => rateRow(row, settings)),
    taxRates: of('tax_rates.csv').map(taxRateRow),
    datedFlows: of('dated_flows.csv').map(datedFlowRow),
    journals: journals(of('adjustments.csv')),
    ownership: of('ownership.csv').map(ownershipRow),
    considerations: of('considerations.csv').map(considerationRow),
    acquisitions: of('acquisitions.csv').map(acquisitionRow),
    acquisitionReleases: of('acquisition_releases.csv').map(acquisitionReleaseRow),
    goodwill: of('goodwill.csv').map(goodwillRow),
    associates: of('associates.csv').map(associateRow),
    turnovers: of('intragroup/turnovers.csv').map(turnoverRow),
    inventoryProfit: of('intragroup/inventory_profit.csv').map(inventoryProfitRow),
    dividends: of('intragroup/dividends.csv').map(dividendRow),
    differences: of('intragroup/differences.csv').map(differenceRow),
    decisions: of('decisions.csv').map(decisionRow),
    foreign: [
      ...FOREIGN.flatMap((file) => of(file).map(foreignRow)),
      ...(await calculatorRows(files, findings)),
    ],
    layouts: await readLayouts(files, findings),
  }
  return { book, parsed }
}

/** Parsed rows of every register that the book has. */
export async function parseRegisters(
  files: BookFiles,
  settings: Settings,
  findings: Finding[],
): Promise<ParsedRegisters> {
  const paths = files.list()
  const parsed = new Map<string, ParsedRow[]>()
  const add = async (path: string, schema: FileSchema): Promise<void> => {
    const other = parsed.get(schema.file)?.[0]?.place.file
    if (other) findings.push(finding('BOOK-022', 'blocks', { file: path }, { other }))
    else parsed.set(schema.file, await parseTable(files, path, schema, settings, findings))
  }
  for (const schema of SCHEMAS) {
    if (schema === ACCOUNTS_SCHEMA) continue
    for (const path of [schema.file, asSheet(schema.file)]) if (paths.includes(path)) await add(path, schema)
  }
  for (const path of paths) {
    const name = CHART.exec(path)?.[1]
    if (name) await add(path, { ...CHART_SCHEMA, file: `charts/${name}.csv` })
  }
  const { accounts } = settings
  if (accounts === 'standard') return parsed
  const place = { file: 'book.yaml', column: 'accounts', value: accounts }
  if (paths.includes(accounts)) await add(accounts, ACCOUNTS_SCHEMA)
  else findings.push(finding('BOOK-021', 'blocks', place))
  return parsed
}

/** `rates.csv` as a sheet: `rates.xlsx`. */
export const asSheet = (file: string): string => file.replace(/\.csv$/, '.xlsx')

async function parseTable(
  files: BookFiles,
  path: string,
  schema: FileSchema,
  settings: Settings,
  findings: Finding[],
): Promise<ParsedRow[]> {
  const { sheets, findings: found } = await readTable(await files.read(path), path)
  findings.push(...found)
  const filled = sheets.filter((sheet) => sheet.rows.length > 0)
  const [sheet, ...others] = filled
  if (!sheet) return []
  for (const other of others) {
    const place = { file: path, sheet: other.name }
    findings.push(finding('BOOK-023', 'warns', place, { read: sheet.name }))
  }
  const named = /\.xlsx$/i.test(path) ? { sheet: sheet.name } : {}
  return readRows({ file: path, ...named, rows: sheet.rows }, schema, settings.fiscalYearStart, findings)
}

function chartsOf(parsed: ParsedRegisters): Map<string, LocalAccount[]> {
  const charts = new Map([['ru-94n', STANDARD.chart()]])
  for (const [file, rows] of parsed) {
    const name = CHART.exec(file)?.[1]
    if (name) charts.set(name, rows.map(localAccount))
  }
  return charts
}

const accountsOf = (parsed: ParsedRegisters, settings: Settings): GroupAccount[] =>
  settings.accounts === 'standard'
    ? STANDARD.accounts()
    : (parsed.get(ACCOUNTS_SCHEMA.file) ?? []).map(groupAccount)

const foreignRow = (row: ParsedRow): ForeignRow => ({
  place: row.place,
  hash: row.hash,
  document: row.document,
  register: row.schema.file,
})

/** Rows of registers/‹calculator›.csv: this version has no calculator, so every row becomes a finding of the close. */
async function calculatorRows(files: BookFiles, findings: Finding[]): Promise<ForeignRow[]> {
  const result: ForeignRow[] = []
  for (const path of files.list().filter((one) => /^registers\/[^/]+\.(csv|xlsx)$/.test(one))) {
    const { sheets, findings: found } = await readTable(await files.read(path), path)
    findings.push(...found)
    for (const { name, rows } of sheets) {
      for (const { row, cells } of rows.slice(1)) {
        if (cells.every((cell) => cell.trim() === '')) continue
        const place = { file: path, ...(name ? { sheet: name } : {}), row }
        result.push({
          place,
          hash: sha256(JSON.stringify([path, ...cells])),
          document: `${path}#${row}`,
          register: path,
        })
      }
    }
  }
  return result
}

async function readLayouts(files: BookFiles, findings: Finding[]): Promise<Map<string, unknown>> {
  const layouts = new Map<string, unknown>()
  for (const path of files.list()) {
    const name = /^layouts\/([^/]+)\.ya?ml$/.exec(path)?.[1]
    const read = name && (await readYaml(files, path, findings, 'core'))
    if (read) layouts.set(name, read.value)
  }
  return layouts
}
