// A 1C trial balance as it was exported: rows told apart by label, outline and indicator; nothing is added up twice, no
// figure loses its row (domain §5.1–5.5). What cannot be told for sure is a finding, never a guess.

import {
  type BalanceKey,
  bySix,
  type RowKind,
  type TotalsRow,
  type TrialBalance,
} from '../../ledger/balance.ts'
import { currencyCode, exponentOf } from '../../ledger/currency.ts'
import { type Finding, finding } from '../../ledger/finding.ts'
import { type Indicator, isIndicator } from '../../ledger/words.ts'
import { type Cell, columnLetters, type Grid, type GridRow, type Sheet } from '../table/grid.ts'
import { type NumberStyle, nearestMinor, numberStyle, printedAmount } from '../table/numbers.ts'
import { restoreCode } from './code.ts'
import { findHeader, type Header, repeatsHeader } from './header.ts'
import { periodOfTitle } from './period.ts'

const TITLE = /оборотно[\s-]*сальдовая\s+ведомость|trial balance|^период:/i
const OTHER_REPORT =
  /карточка\s+счет|анализ\s+счет|обороты\s+счет|отчет\s+по\s+проводкам|шахматн|журнал[\s-]ордер|account card|главная книга/i
const SETTING =
  /^(выводимые данные|отбор|сортировка|дополнительные поля|единица измерения|группировк|показатели)/i
const TOTAL = /^(итого|total)(?!\s+по\s+стр)/i
const PAGE_TOTAL = /^(итого\s+по\s+стр|page total)/i
const EXPANDED = /^развернут/i

interface Indicated {
  readonly indicator: Indicator
  readonly printed: string
  readonly kind: 'amount' | 'currency' | 'quantity' | 'control'
}

function indicatorOf(text: string): Indicated | null {
  const t = text.replace(/[\s\u00a0]/g, '')
  if (t === '') return null
  const upper = t.toUpperCase()
  if (/^(БУ|НУ|ПР|ВР)$/.test(upper) && isIndicator(upper))
    return { indicator: upper, printed: t, kind: 'amount' }
  if (/^вал/i.test(t)) return { indicator: 'fc', printed: text.trim(), kind: 'currency' }
  if (/^кол/i.test(t)) return { indicator: 'qty', printed: text.trim(), kind: 'quantity' }
  if (/^(БУ-|контроль|отклонение)/i.test(t)) return { indicator: 'БУ', printed: text.trim(), kind: 'control' }
  return { indicator: 'БУ', printed: text.trim(), kind: 'amount' }
}

/** One row of the file as it stands, before its place in the tree is known. */
interface RawRow {
  readonly row: GridRow
  readonly label: Cell | undefined
  readonly indicated: Indicated
  readonly continues: boolean
}

interface Entry {
  readonly kind: RowKind
  readonly account: string
  readonly name: string
  readonly level: number
  readonly path: readonly string[]
  readonly currency: string
  readonly rows: RawRow[]
  leaf: boolean
}

class Reader {
  readonly findings: Finding[] = []
  readonly sheet: Sheet
  readonly header: Header
  readonly file: string
  readonly exponent: number
  readonly titleAccount: string
  readonly entries: Entry[] = []
  readonly totals: RawRow[] = []
  readonly #levels: (row: GridRow, label: Cell) => number

  constructor(sheet: Sheet, header: Header, file: string, exponent: number, titleAccount: string) {
    this.sheet = sheet
    this.header = header
    this.file = file
    this.exponent = exponent
    this.titleAccount = titleAccount
    const body = sheet.rows.filter((row) => row.row > header.bottom)
    const outline = body.some((row) => row.outline > 0)
    const indents = body.some((row) => (row.cells.get(header.accountColumn)?.indent ?? 0) > 0)
    this.#levels = outline ? (row) => row.outline : indents ? (_, label) => label.indent : () => -1
  }

  place(row: number, column?: number, value?: string): Finding['place'] {
    return {
      file: this.file,
      ...(this.sheet.name ? { sheet: this.sheet.name } : {}),
      row,
      ...(column === undefined ? {} : { column: columnLetters(column) }),
      ...(value === undefined ? {} : { value }),
    }
  }

  fail(
    code: string,
    row: number,
    column?: number,
    value?: string,
    values: Record<string, string> = {},
  ): void {
    this.findings.push(finding(code, 'blocks', this.place(row, column, value), values))
  }

  /** Rows below the header into entries, each with its rows of indicators. */
  read(): void {
    const { header } = this
    let current: Entry | null = null
    let inTotals = false
    for (const row of this.sheet.rows) {
      if (row.row <= header.bottom) continue
      if (repeatsHeader(row, header)) continue
      const label = row.cells.get(header.accountColumn)
      const text = label?.text.trim() ?? ''
      if (TITLE.test(text) && text !== '') {
        this.fail('OSV-010', row.row, header.accountColumn, text)
        break
      }
      const indicated =
        header.indicatorColumn < 0 ? null : indicatorOf(row.cells.get(header.indicatorColumn)?.text ?? '')
      const raw: RawRow = {
        row,
        label,
        indicated: indicated ?? { indicator: 'БУ', printed: '', kind: 'amount' },
        continues: text === '',
      }
      if (PAGE_TOTAL.test(text)) continue
      if (TOTAL.test(text)) {
        inTotals = true
        this.totals.push(raw)
        continue
      }
      const empty = !this.#hasAmounts(row)
      if (text === '') {
        if (indicated && inTotals) this.totals.push(raw)
        else if (indicated && current) current.rows.push(raw)
        else if (!empty && current && !inTotals) this.#missingSubconto(raw, current)
        continue
      }
      if (empty && !indicated && inTotals) continue
      inTotals = false
      current = this.#entry(raw, label!, text, current)
      if (current) this.entries.push(current)
    }
    this.#markLeaves()
    this.#duplicates()
  }

  #hasAmounts(row: GridRow): boolean {
    return [...this.header.amounts.values()].some((column) => row.cells.has(column))
  }

  /** A row of figures without a label: an analytics that is not filled in 1C. */
  #missingSubconto(raw: RawRow, current: Entry): void {
    const level = Math.max(raw.row.outline, current.kind === 'account' ? current.level + 1 : current.level)
    this.entries.push({
      ...current,
      kind: 'subconto',
      level,
      path: [...current.path.slice(0, -1), '<...>'],
      rows: [raw],
      leaf: true,
    })
  }

  #entry(raw: RawRow, label: Cell, text: string, last: Entry | null): Entry | null {
    const { header, titleAccount } = this
    const comma = header.combined ? text.indexOf(',') : -1
    const codeText = comma > 0 ? text.slice(0, comma) : text
    const restored = restoreCode(codeText.trim(), comma > 0 ? '' : label.number, label.format)
    const below = last?.account ?? ''
    const level = this.#levels(raw.row, label)
    const inside = last && last.kind !== 'account' && level > last.level - last.path.length
    const fits =
      restored &&
      (titleAccount === '' || restored.code === titleAccount || restored.code.startsWith(`${titleAccount}.`))
    if (
      restored &&
      fits &&
      !(inside && titleAccount === '' && level >= 0 && !restored.code.startsWith(`${below}.`))
    ) {
      if (restored.latin)
        this.findings.push(
          finding('OSV-018', 'warns', this.place(raw.row.row, header.accountColumn, codeText.trim()), {
            code: restored.code,
          }),
        )
      if (restored.ambiguous) this.fail('OSV-019', raw.row.row, header.accountColumn, codeText.trim())
      const own = level >= 0 ? level : restored.code.split('.').length - 1
      const name =
        comma > 0
          ? text.slice(comma + 1).trim()
          : header.nameColumn >= 0
            ? (raw.row.cells.get(header.nameColumn)?.text.trim() ?? '')
            : ''
      return {
        kind: 'account',
        account: restored.code,
        name,
        level: own,
        path: [],
        currency: '',
        rows: [raw],
        leaf: true,
      }
    }
    if (EXPANDED.test(text))
      return {
        kind: 'expanded',
        account: below,
        name: text,
        level: (last?.level ?? 0) + 1,
        path: [],
        currency: '',
        rows: [raw],
        leaf: false,
      }
    const account = this.#accountAbove(level)
    if (!account) {
      if (titleAccount === '') {
        // A name that is no account and stands under none: grouping of the report («ОБ» and the like).
        return {
          kind: 'group',
          account: '',
          name: text,
          level: Math.max(0, level),
          path: [],
          currency: '',
          rows: [raw],
          leaf: false,
        }
      }
      return {
        kind: 'subconto',
        account: titleAccount,
        name: text,
        level: level >= 0 ? level : 1,
        path: [text],
        currency: '',
        rows: [raw],
        leaf: true,
      }
    }
    const own = level >= 0 ? level : account.level + 1
    const path = this.#pathAbove(own, account)
    const currency = path.length === 0 && !label.italic ? (currencyCode(text) ?? '') : ''
    const kind: RowKind = label.italic ? 'group' : 'subconto'
    return {
      kind,
      account: account.account,
      name: text,
      level: own,
      path: kind === 'group' ? path : [...path, text],
      currency,
      rows: [raw],
      leaf: true,
    }
  }

  #accountAbove(level: number): Entry | undefined {
    return this.entries.findLast((entry) => entry.kind === 'account' && (level < 0 || entry.level < level))
  }

  /** Path of the analytics rows above, within the same account. */
  #pathAbove(level: number, account: Entry): readonly string[] {
    for (let i = this.entries.length - 1; i >= 0; i--) {
      const entry = this.entries[i]!
      if (entry === account) return []
      if (entry.kind === 'subconto' && entry.level < level) return entry.path
    }
    return []
  }

  /** A row is a leaf where nothing lies below it; groups and expanded rows never are. */
  #markLeaves(): void {
    const { entries } = this
    for (const [index, entry] of entries.entries()) {
      if (entry.kind === 'group' || entry.kind === 'expanded') {
        entry.leaf = false
        continue
      }
      for (let next = index + 1; next < entries.length && entries[next]!.level > entry.level; next++) {
        if (entries[next]!.kind !== 'expanded') entry.leaf = false
      }
    }
    // A subaccount printed above or apart from its account: codes tell what outlines do not.
    const codes = new Set(entries.filter((one) => one.kind === 'account').map((one) => one.account))
    for (const entry of entries) {
      if (entry.kind === 'account' && [...codes].some((code) => code.startsWith(`${entry.account}.`)))
        entry.leaf = false
    }
  }

  #duplicates(): void {
    const seen = new Map<string, number>()
    for (const entry of this.entries) {
      if (entry.kind !== 'account') continue
      const row = entry.rows[0]!.row.row
      const first = seen.get(entry.account)
      if (first !== undefined)
        this.fail('OSV-012', row, this.header.accountColumn, entry.account, { first: String(first) })
      else seen.set(entry.account, row)
    }
  }

  /** How text amounts of the file are written; a file whose amounts allow two readings is refused. */
  style(): NumberStyle {
    const texts: string[] = []
    for (const row of this.sheet.rows) {
      if (row.row <= this.header.bottom) continue
      for (const column of this.header.amounts.values()) {
        const cell = row.cells.get(column)
        if (cell && cell.number === '' && cell.error === '' && /\d/.test(cell.text)) texts.push(cell.text)
      }
    }
    const style = numberStyle(texts)
    if (style) return style
    this.fail('OSV-013', this.header.bottom, undefined, texts[0])
    return { decimal: ',' }
  }

  amount(row: GridRow, column: number, decimals: number, style: NumberStyle): bigint {
    const cell = row.cells.get(column)
    if (!cell) return 0n
    if (cell.error !== '') {
      this.fail('OSV-014', row.row, column, cell.error)
      return 0n
    }
    const value =
      cell.number !== '' ? nearestMinor(cell.number, decimals) : printedAmount(cell.text, style, decimals)
    if (!value) {
      this.fail('OSV-016', row.row, column, cell.text)
      return 0n
    }
    if (value.far) this.fail('OSV-015', row.row, column, cell.text, { decimals: String(decimals) })
    return value.amount
  }
}

interface Head {
  readonly organisation: string
  readonly title: string
  readonly settings: readonly string[]
  readonly account: string
}

/** What stands above the header: organisation, title, settings. */
function headOf(sheet: Sheet, header: Header): Head {
  const texts = sheet.rows
    .filter((row) => row.row < header.top)
    .flatMap((row) => [...row.cells.values()].map((cell) => cell.text.trim()))
  const title = texts.find((text) => TITLE.test(text)) ?? ''
  const settings = texts.filter((text) => SETTING.test(text))
  const organisation = texts.find((text) => text !== title && !SETTING.test(text) && !TITLE.test(text)) ?? ''
  const account = /по\s+счету\s*(?:\([^)]*\)\s*)?([0-9А-ЯA-Z][0-9А-ЯA-Za-zа-я.]*)/i.exec(title)?.[1] ?? ''
  return { organisation, title, settings, account: account.replace(/\.$/, '') }
}

const refused = (file: string, hash: string, findings: readonly Finding[]): TrialBalance => ({
  format: '1c-osv',
  file,
  hash,
  organisation: '',
  title: '',
  periodFrom: null,
  periodTo: null,
  kind: 'general',
  account: '',
  settings: [],
  subcontoKinds: [],
  shape: 'turnovers',
  hasOpenings: true,
  exponent: 2,
  keys: [],
  sheets: [],
  key: new Int32Array(0),
  sheet: new Int32Array(0),
  row: new Int32Array(0),
  amounts: bySix(() => new BigInt64Array(0)),
  columns: bySix(() => ''),
  totals: [],
  findings,
})

/** Reads a grid as an ОСВ; a file that is not one, or not one alone, is refused with what to do. */
export function readOsv(grid: Grid, file: string, hash: string, exponent: number): TrialBalance {
  if (grid.findings.some((one) => one.severity === 'blocks') && grid.sheets.length === 0)
    return refused(file, hash, grid.findings)
  const found = grid.sheets.flatMap((sheet) => {
    const header = findHeader(sheet)
    return header ? [{ sheet, header }] : []
  })
  const all = grid.sheets.flatMap((sheet) =>
    sheet.rows.slice(0, 30).flatMap((row) => [...row.cells.values()].map((cell) => cell.text)),
  )
  const other = all.find((text) => OTHER_REPORT.test(text) && !TITLE.test(text))
  if (other)
    return refused(file, hash, [
      ...grid.findings,
      finding('OSV-003', 'blocks', { file, value: other.slice(0, 80) }),
    ])
  const first = found[0]
  if (!first)
    return refused(file, hash, [
      ...grid.findings,
      finding(all.length === 0 ? 'OSV-002' : 'OSV-001', 'blocks', { file }),
    ])
  const { sheet, header } = first
  const head = headOf(sheet, header)
  const reader = new Reader(sheet, header, file, exponent, head.account)
  if (found.length > 1)
    reader.findings.push(
      finding(
        'OSV-011',
        'blocks',
        { file, sheet: found[1]!.sheet.name },
        { sheets: found.map((one) => one.sheet.name).join(', ') },
      ),
    )
  const unit =
    head.settings.find((text) => /единица измерения.*(тыс|млн)/i.test(text)) ??
    (/(тыс|млн)\.?\s*руб/i.test(head.title) ? head.title : undefined)
  if (unit) reader.fail('OSV-020', header.top, undefined, unit)
  reader.read()
  if (reader.entries.length === 0) reader.fail('OSV-017', header.bottom)
  return assemble(reader, grid, head, { file, hash })
}

function assemble(
  reader: Reader,
  grid: Grid,
  head: Head,
  meta: { file: string; hash: string },
): TrialBalance {
  const { header, sheet, exponent } = reader
  const style = reader.style()
  const rows = reader.entries.flatMap((entry) => entry.rows.map((raw) => ({ entry, raw })))
  const keys: BalanceKey[] = []
  const key = new Int32Array(rows.length)
  const rowNumbers = new Int32Array(rows.length)
  const amounts = bySix(() => new BigInt64Array(rows.length))
  for (const [index, { entry, raw }] of rows.entries()) {
    const { indicated } = raw
    const kind: RowKind =
      indicated.kind === 'currency'
        ? 'currency'
        : indicated.kind === 'quantity'
          ? 'quantity'
          : indicated.kind === 'control'
            ? 'control'
            : entry.kind
    const decimals =
      kind === 'quantity' ? 3 : kind === 'currency' && entry.currency ? exponentOf(entry.currency) : exponent
    key[index] = keys.length
    keys.push({
      kind,
      account: entry.account,
      name: entry.name,
      level: entry.level,
      subconto: entry.currency ? entry.path.slice(0, -1) : entry.path,
      analytics: [],
      partner: '',
      contract: '',
      corrAccount: '',
      flow: '',
      dueOn: '',
      indicator: indicated.indicator,
      printedIndicator: indicated.printed,
      currency: entry.currency,
      unit: '',
      leaf: entry.leaf && kind !== 'control',
    })
    rowNumbers[index] = raw.row.row
    for (const [name, column] of header.amounts)
      amounts[name][index] = reader.amount(raw.row, column, decimals, style)
  }
  const totals: TotalsRow[] = reader.totals
    .filter((raw) => raw.indicated.kind === 'amount')
    .map((raw) => ({
      indicator: raw.indicated.printed || 'БУ',
      sheet: sheet.name,
      row: raw.row.row,
      amounts: bySix((name) => reader.amount(raw.row, header.amounts.get(name)!, exponent, style)),
    }))
  const period = periodOfTitle(head.title)
  const kinds = header.levels.filter((text) => !/^(счет|субсчет|наименование)/i.test(text))
  return {
    format: head.account === '' ? '1c-osv' : '1c-osv-account',
    file: meta.file,
    hash: meta.hash,
    organisation: head.organisation,
    title: head.title,
    periodFrom: period?.from ?? null,
    periodTo: period?.to ?? null,
    kind: head.account === '' ? 'general' : 'by_account',
    account: head.account,
    settings: head.settings,
    subcontoKinds: head.account === '' ? [] : kinds,
    shape: 'turnovers',
    hasOpenings: true,
    exponent,
    keys,
    sheets: [sheet.name],
    key,
    sheet: new Int32Array(rows.length),
    row: rowNumbers,
    amounts,
    columns: bySix((name) => columnLetters(header.amounts.get(name) ?? 0)),
    totals,
    findings: [...grid.findings, ...reader.findings],
  }
}
