// The book folder in memory: every register read by its schema, every trial balance understood, every fault named with
// file, row, column and value, all of them at once (book-format.md §1, §2).

import type { TrialBalance } from '../../ledger/balance.ts'
import type { BalanceFile, Book, EntityRow } from '../../ledger/book.ts'
import { exponentOf } from '../../ledger/currency.ts'
import { entityOn } from '../../ledger/entity.ts'
import { type Finding, finding } from '../../ledger/finding.ts'
import { fiscalYearOf, isDate } from '../../ledger/period.ts'
import { readTrialBalance } from '../osv/read.ts'
import { nearest } from '../table/nearest.ts'
import { asSheet, readRegisters } from './registers.ts'
import { ACCOUNTS_SCHEMA, SCHEMAS } from './schema.ts'
import { type BookFiles, readSettings } from './settings.ts'
import { crossChecks } from './validate.ts'

export interface ReadBook {
  /** null where book.yaml does not read; else what could be read: with a finding that blocks it is not whole. */
  readonly book: Book | null
  readonly findings: readonly Finding[]
}

const BALANCE = /^balances\/([^/]+)\/([^/]+)\.(xlsx|xls|csv|txt|html?)$/i
const FOLDERS = [
  /^charts\/[^/]+\.(csv|xlsx)$/,
  /^layouts\/[^/]+\.ya?ml$/,
  /^registers\/[^/]+\.(csv|xlsx)$/,
  BALANCE,
]

/** How one file is read: `readTrialBalance`, or what was kept of the same bytes. */
export type ReadBalance = (
  bytes: Uint8Array,
  file: string,
  options: { readonly exponent: number },
) => Promise<TrialBalance>

/** Reads all of a book; `progress` is told each trial balance as its turn comes. */
export async function readBook(
  files: BookFiles,
  progress: (file: string) => void = () => {},
  readBalance: ReadBalance = readTrialBalance,
): Promise<ReadBook> {
  const findings: Finding[] = []
  const paths = files.list()
  const settings = await readSettings(files, paths, findings)
  if (!settings) return { book: null, findings }
  const { book, parsed } = await readRegisters(files, settings, findings)
  findings.push(...unknownFiles(paths, settings.accounts), ...unusedFiles(book))
  findings.push(...crossChecks(book, parsed))
  const balances = await readBalances(files, paths, book.entities, findings, progress, readBalance)
  return { book: { ...book, balances }, findings }
}

async function readBalances(
  files: BookFiles,
  paths: readonly string[],
  entities: readonly EntityRow[],
  findings: Finding[],
  progress: (file: string) => void,
  readBalance: ReadBalance,
): Promise<BalanceFile[]> {
  const result: BalanceFile[] = []
  for (const path of paths) {
    const [, code = '', name = ''] = BALANCE.exec(path) ?? []
    if (name === '') continue
    const [from = '', to = '', account = '', ...more] = name.split('_')
    const entity = entityOn({ entities }, code, to)
    if (!entity) {
      const known = nearest(code, [...new Set(entities.map((one) => one.code))])
      findings.push(finding('BOOK-031', 'blocks', { file: path, value: code }, { nearest: known }))
    } else if (!isDate(from) || !isDate(to) || from > to || more.length > 0) {
      findings.push(finding('BOOK-032', 'blocks', { file: path, value: name }))
    } else {
      progress(path)
      const balance = await readBalance(await files.read(path), path, {
        exponent: exponentOf(entity.booksCurrency),
      })
      findings.push(...balance.findings, ...periodOfTitle(balance, from, to, path))
      const place = { file: path }
      const year = fiscalYearOf(from, entity.fiscalYearStart)
      if (to > year.to) findings.push(finding('BOOK-072', 'blocks', place, { end: year.to }))
      const other = result.find(
        (one) => one.entity === code && one.from === from && one.to === to && one.account === account,
      )
      if (other) findings.push(finding('BOOK-073', 'blocks', place, { other: other.document }))
      result.push({ place, hash: balance.hash, document: path, entity: code, from, to, account, balance })
    }
  }
  return result
}

/** The title of a file and its name must say one period. */
function periodOfTitle(balance: BalanceFile['balance'], from: string, to: string, file: string): Finding[] {
  const { periodFrom, periodTo } = balance
  if (!periodFrom || !periodTo || (periodFrom === from && periodTo === to)) return []
  const values = { found: `${periodFrom}/${periodTo}`, expected: `${from}/${to}` }
  return [finding('BOOK-033', 'blocks', { file }, values)]
}

/** A table with a name that the format does not know would else be left out without a word. */
export function unknownFiles(paths: readonly string[], accounts: string): Finding[] {
  const known = SCHEMAS.map((schema) => schema.file)
  const read = new Set(['book.yaml', accounts, ...known, ...known.map(asSheet)])
  // What a close wrote below the book is not the book's: its folder bears a fingerprint.
  const written = paths
    .filter((path) => /\/fingerprint\.txt$/.test(path))
    .map((path) => path.slice(0, path.lastIndexOf('/') + 1))
  const published = paths.some((path) => path.startsWith('closes/'))
    ? [finding('BOOK-071', 'blocks', { file: 'closes/' })]
    : []
  const unknown = paths.flatMap((path) => {
    if (path.startsWith('closes/')) return []
    if (written.some((folder) => path.startsWith(folder))) return []
    if (path === ACCOUNTS_SCHEMA.file && accounts !== path)
      return [finding('BOOK-036', 'blocks', { file: path, value: accounts })]
    if (read.has(path)) return []
    if (FOLDERS.some((pattern) => pattern.test(path))) return []
    if (path.startsWith('balances/')) return [finding('BOOK-035', 'blocks', { file: path, value: path })]
    if (/\.(csv|xlsx|xls|ya?ml)$/i.test(path))
      return [
        finding('BOOK-034', 'blocks', { file: path, value: path }, { nearest: nearest(path, [...read]) }),
      ]
    return []
  })
  return [...published, ...unknown]
}

/** Charts and layouts that nothing in the book names: harmless, and perhaps a name that was mistyped. */
function unusedFiles({ charts, entities, layouts, settings }: Omit<Book, 'balances'>): Finding[] {
  const used = new Set(entities.map(({ chart }) => chart))
  const shown = new Set(Object.values(settings.layouts))
  return [
    ...[...charts.keys()]
      .filter((name) => name !== 'ru-94n' && !used.has(name))
      .map((name) =>
        finding('BOOK-075', 'warns', { file: `charts/${name}.csv`, value: name }, { of: 'chart' }),
      ),
    ...[...layouts.keys()]
      .filter((name) => !shown.has(name))
      .map((name) =>
        finding('BOOK-075', 'warns', { file: `layouts/${name}.yaml`, value: name }, { of: 'layout' }),
      ),
  ]
}
