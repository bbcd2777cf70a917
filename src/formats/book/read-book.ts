// The book folder in memory: every register read by its schema, every fault named with file, row, column and value, all
// of them at once (book-format.md §1, §2).

import type {
  BalanceFile,
  Book,
  EntityRow,
  ForeignRow,
  GroupAccount,
  LocalAccount,
  Settings,
} from '../../ledger/book.ts'
import { exponentOf } from '../../ledger/currency.ts'
import { type Finding, finding } from '../../ledger/finding.ts'
import { isDate } from '../../ledger/period.ts'
import { readTrialBalance } from '../osv/read.ts'
import { nearest } from '../table/nearest.ts'
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
  entityRow,
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
import { type ParsedRow, readRows } from './rows.ts'
import { CHART_SCHEMA, type FileSchema, SCHEMAS } from './schema.ts'
import { readSettings } from './settings.ts'
import { STANDARD } from './standard.ts'
import { crossChecks } from './validate.ts'

/** A book wherever it lies: a folder, or rows of a database. Paths are below the book, with `/`. */
export interface BookFiles {
  list(): string[]
  read(path: string): Promise<Uint8Array>
}

export interface ReadBook {
  readonly book: Book | null
  readonly findings: readonly Finding[]
}

const BALANCE = /^balances\/([^/]+)\/([^/]+)\.(xlsx|xls|csv|txt|html?)$/i
const KNOWN_FOLDERS = ['balances/', 'charts/', 'layouts/', 'registers/', 'closes/', 'intragroup/']

/** Reads all of a book. With a blocking finding in book.yaml `book` is null; else it is what could be read. */
export async function readBook(
  files: BookFiles,
  progress: (file: string) => void = () => {},
): Promise<ReadBook> {
  const findings: Finding[] = []
  const paths = files.list()
  const settings = await readSettings(files, paths, findings)
  if (!settings) return { book: null, findings }
  const table = async (schema: FileSchema): Promise<ParsedRow[]> => {
    const stem = schema.file.replace(/\.csv$/, '')
    const path = paths.find((p) => p === `${stem}.csv` || p === `${stem}.xlsx`)
    return path ? parse(await files.read(path), path, schema, settings, findings) : []
  }
  const rows = new Map<string, ParsedRow[]>()
  for (const schema of SCHEMAS) rows.set(schema.file, await table(schema))
  const of = (file: string): ParsedRow[] => rows.get(file) ?? []
  if (settings.accounts !== 'standard' && !paths.includes(settings.accounts)) {
    findings.push(
      finding('BOOK-021', 'blocks', { file: 'book.yaml', column: 'accounts', value: settings.accounts }),
    )
  }
  const accounts =
    settings.accounts === 'standard'
      ? STANDARD.accounts()
      : await accountsOf(files, paths, settings, findings)
  const charts = await readCharts(files, paths, settings, findings)
  const entities = of('entities.csv').map((row) => entityRow(row, settings))
  const book: Book = {
    settings,
    entities,
    counterparties: of('counterparties.csv').map(counterpartyRow),
    charts,
    accounts,
    mapping: of('mapping.csv').map(mappingRule),
    balances: await readBalances(files, paths, settings, entities, findings, progress),
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
    foreign: await foreignRows(files, paths, of),
    layouts: new Map(),
  }
  unknownFiles(paths, settings, findings)
  findings.push(...crossChecks(book))
  return { book, findings }
}

async function parse(
  bytes: Uint8Array,
  path: string,
  schema: FileSchema,
  settings: Settings,
  findings: Finding[],
): Promise<ParsedRow[]> {
  const { sheets, findings: found } = await readTable(bytes, path)
  findings.push(...found)
  const sheet = sheets[0]
  if (!sheet) return []
  const named = path.endsWith('.xlsx') ? { sheet: sheet.name } : {}
  return readRows({ file: path, ...named, rows: sheet.rows }, schema, settings.fiscalYearStart, findings)
}

async function accountsOf(
  files: BookFiles,
  paths: readonly string[],
  settings: Settings,
  findings: Finding[],
): Promise<GroupAccount[]> {
  const schema = SCHEMAS.find((one) => one.file === 'accounts.csv')
  if (!schema || !paths.includes(settings.accounts)) return []
  const rows = await parse(await files.read(settings.accounts), settings.accounts, schema, settings, findings)
  return rows.map(groupAccount)
}

async function readCharts(
  files: BookFiles,
  paths: readonly string[],
  settings: Settings,
  findings: Finding[],
): Promise<Map<string, LocalAccount[]>> {
  const charts = new Map<string, LocalAccount[]>([['ru-94n', STANDARD.chart()]])
  for (const path of paths) {
    const name = /^charts\/([^/]+)\.(csv|xlsx)$/.exec(path)?.[1]
    if (!name) continue
    const rows = await parse(
      await files.read(path),
      path,
      { ...CHART_SCHEMA, file: path },
      settings,
      findings,
    )
    charts.set(name, rows.map(localAccount))
  }
  return charts
}

async function readBalances(
  files: BookFiles,
  paths: readonly string[],
  settings: Settings,
  entities: readonly EntityRow[],
  findings: Finding[],
  progress: (file: string) => void,
): Promise<BalanceFile[]> {
  const result: BalanceFile[] = []
  for (const path of paths) {
    const match = BALANCE.exec(path)
    if (!match) continue
    const [, code = '', name = ''] = match
    const [from = '', to = '', account = ''] = name.split('_')
    const entity = entities.find((one) => one.code === code)
    if (!entity) {
      const known = entities.map((one) => one.code)
      findings.push(
        finding('BOOK-031', 'blocks', { file: path, value: code }, { nearest: nearest(code, known) }),
      )
      continue
    }
    if (!isDate(from) || !isDate(to) || from > to) {
      findings.push(finding('BOOK-032', 'blocks', { file: path, value: name }))
      continue
    }
    progress(path)
    const balance = await readTrialBalance(await files.read(path), path, {
      exponent: exponentOf(entity.booksCurrency),
    })
    findings.push(...balance.findings)
    const place = { file: path }
    result.push({ place, hash: balance.hash, document: path, entity: code, from, to, account, balance })
    if (balance.periodFrom && balance.periodTo && (balance.periodFrom !== from || balance.periodTo !== to)) {
      const values = { found: `${balance.periodFrom}/${balance.periodTo}`, expected: `${from}/${to}` }
      findings.push(finding('BOOK-033', 'blocks', place, values))
    }
  }
  void settings
  return result
}

/** Registers that this version does not derive: their rows become findings of the close. */
async function foreignRows(
  files: BookFiles,
  paths: readonly string[],
  of: (file: string) => ParsedRow[],
): Promise<ForeignRow[]> {
  const result: ForeignRow[] = []
  for (const file of ['intragroup/asset_profit.csv', 'components.csv']) {
    for (const row of of(file))
      result.push({ place: row.place, hash: row.hash, document: row.document, register: file })
  }
  for (const path of paths.filter((p) => p.startsWith('registers/'))) {
    const { sheets } = await readTable(await files.read(path), path)
    for (const { row, cells } of sheets[0]?.rows.slice(1) ?? []) {
      if (cells.every((cell) => cell === '')) continue
      result.push({
        place: { file: path, row },
        hash: cells.join('\u0001'),
        document: `${path}#${row}`,
        register: path,
      })
    }
  }
  return result
}

function unknownFiles(paths: readonly string[], settings: Settings, findings: Finding[]): void {
  const known = SCHEMAS.map((schema) => schema.file)
  for (const path of paths) {
    if (path === 'book.yaml' || path === settings.accounts || known.includes(path.replace(/\.xlsx$/, '.csv')))
      continue
    if (/\.(md|txt|json)$/i.test(path) && !path.startsWith('balances/')) continue
    const inFolder = KNOWN_FOLDERS.some((folder) => path.startsWith(folder) && folder !== 'intragroup/')
    if (!inFolder)
      findings.push(
        finding('BOOK-034', 'warns', { file: path, value: path }, { nearest: nearest(path, known) }),
      )
    else if (path.startsWith('balances/') && !BALANCE.test(path))
      findings.push(finding('BOOK-035', 'blocks', { file: path, value: path }))
  }
}
