// From the rows of trial balances to lines: rows with one key added up, analytics placed by the chart's kinds of
// subconto, partners recognised (accounting-model.md §4 "Expanded balances": document rows are added up first).
//
// A line key is interned once per entity and year, so that rules and partners are decided per key, never per row
// (architecture.md, The fact table). Amounts stay columns.

import type { BalanceKey } from '../../ledger/balance.ts'
import type { BalanceFile, LocalAccount } from '../../ledger/book.ts'
import type { Indicator } from '../../ledger/words.ts'
import type { Partners } from './partners.ts'

export type Side = 'debit' | 'credit'

/** What identifies a line in the books of one entity. Texts that are not given are ''. */
export interface LineKey {
  readonly account: string
  readonly indicator: Indicator
  /** By the chart's kinds of subconto: index 0 is analytics_1. Kinds of documents are left out. */
  readonly analytics: readonly string[]
  /** Entity code, or the book's own name of an outsider; '' where nothing is recognised. */
  readonly partner: string
  readonly contract: string
  readonly corrAccount: string
  readonly flow: string
  readonly dueOn: string
  readonly currency: string
  readonly unit: string
  /** Of an expanded balance without counterparties: which side this line is; else ''. */
  readonly side: Side | ''
}

const SEPARATOR = '\u0001'

const textOf = (key: LineKey): string =>
  [
    key.account,
    key.indicator,
    key.partner,
    key.contract,
    key.corrAccount,
    key.flow,
    key.dueOn,
    key.currency,
    key.unit,
    key.side,
    ...key.analytics,
  ].join(SEPARATOR)

/** Line keys of one entity and year ↔ small integers, in order of first use. */
export class LineKeys {
  readonly keys: LineKey[] = []
  readonly #codes = new Map<string, number>()
  readonly #accounts = new Map<string, string>()

  intern(key: LineKey): number {
    const text = textOf(key)
    let code = this.#codes.get(text)
    if (code === undefined) {
      code = this.keys.length
      this.keys.push({ ...key, account: this.#shared(key.account) })
      this.#codes.set(text, code)
    }
    return code
  }

  /** One text object for all keys of an account: rules are looked up by it, line after line. */
  #shared(account: string): string {
    const known = this.#accounts.get(account)
    if (known !== undefined) return known
    this.#accounts.set(account, account)
    return account
  }

  /** -1: no line has the key. */
  find(key: LineKey): number {
    return this.#codes.get(textOf(key)) ?? -1
  }
}

/** Lines of one interval, each key once; opening and closing debit positive, turnovers as in the file. */
export class LineTable {
  length = 0
  key = new Int32Array(64)
  opening = new BigInt64Array(64)
  debit = new BigInt64Array(64)
  credit = new BigInt64Array(64)
  closing = new BigInt64Array(64)
  /** Index into `ChainInterval.files`: the file that facts of the line name as their document. */
  file = new Int32Array(64)
  /** Σ |opening| + |debit| + |credit|, unbounded: the proof of range for sums of these columns. */
  bound = 0n
  #at = new Int32Array(64).fill(-1)

  /** Place of a line in the columns, or -1. */
  at(key: number): number {
    return key < this.#at.length ? this.#at[key]! : -1
  }

  /** Adds amounts to the line, making it where it is met for the first time. */
  add(key: number, file: number, opening: bigint, debit: bigint, credit: bigint, closing: bigint): void {
    let row = this.at(key)
    if (row < 0) row = this.#room(key, file)
    this.opening[row] = this.opening[row]! + opening
    this.debit[row] = this.debit[row]! + debit
    this.credit[row] = this.credit[row]! + credit
    this.closing[row] = this.closing[row]! + closing
    this.bound += size(opening) + size(debit) + size(credit)
  }

  #room(key: number, file: number): number {
    const row = this.length++
    if (row >= this.key.length) {
      const capacity = row * 2
      this.key = widened(this.key, capacity)
      this.file = widened(this.file, capacity)
      for (const column of ['opening', 'debit', 'credit', 'closing'] as const) {
        const wider = new BigInt64Array(capacity)
        wider.set(this[column])
        this[column] = wider
      }
    }
    if (key >= this.#at.length) {
      const wider = new Int32Array(Math.max(key + 1, this.#at.length * 2)).fill(-1)
      wider.set(this.#at)
      this.#at = wider
    }
    this.#at[key] = row
    this.key[row] = key
    this.file[row] = file
    return row
  }
}

const size = (amount: bigint): bigint => (amount < 0n ? -amount : amount)

function widened(column: Int32Array<ArrayBuffer>, capacity: number): Int32Array<ArrayBuffer> {
  const wider = new Int32Array(capacity)
  wider.set(column)
  return wider
}

/** Which line each row of a file belongs to: what an explanation needs to find the rows of a line again. */
export interface FileLines {
  readonly file: BalanceFile
  /** Per row: its line, of an expanded row the debit one; -1 where the row is no part of any line. */
  readonly line: Int32Array
  /** Per row: of an expanded row its credit line, else -1. */
  readonly creditLine: Int32Array
}

const DOCUMENT = /документ|счета?-фактур/i
const CONTRACT = /договор/i
const PARTNER =
  /контрагент|объект[ыа]? (финансовых )?вложени|заи?модав|займодав|кредитор|заемщик|учредител|акционер/i
/** Texts of documents where no header names the level: `Поступление (акт) 0000-000123 от 31.12.2025 23:59:59`. */
const DOCUMENT_TEXT =
  /^(поступление|реализация|списание|платежн|корректировка|авансовый|ввод остатков|операция|оплата|возврат|счет-фактура|акт |отражение).* от \d{2}\.\d{2}\.\d{4}/i
const NOT_GIVEN = /^<.*>$/

export interface LineContext {
  readonly chart: ReadonlyMap<string, LocalAccount>
  readonly partners: Partners
  readonly keys: LineKeys
}

/** The chart's row of an account, else of the nearest account above it (60.01 → 60). */
export function chartAccount(
  chart: ReadonlyMap<string, LocalAccount>,
  code: string,
): LocalAccount | undefined {
  for (let at = code; ; at = at.slice(0, at.lastIndexOf('.'))) {
    const found = chart.get(at)
    if (found || !at.includes('.')) return found
  }
}

/** True where `code` is `account` or one of its subaccounts. */
export const isUnder = (code: string, account: string): boolean =>
  code === account || (code.startsWith(account) && code[account.length] === '.')

const sameKind = (a: string, b: string): boolean => a.trim().toLowerCase() === b.trim().toLowerCase()

/** What a level of analytics of an account is in a file. */
interface Level {
  readonly isDocument: boolean
  readonly isContract: boolean
  readonly isPartner: boolean
  /** Its place among the chart's kinds; -1 where neither file nor chart tells. */
  readonly place: number
  readonly isNamed: boolean
}

/** Levels of the accounts of one file, made once per account. */
class Levels {
  readonly #file: BalanceFile
  readonly #chart: ReadonlyMap<string, LocalAccount>
  readonly #known = new Map<string, Level[]>()

  constructor(file: BalanceFile, chart: ReadonlyMap<string, LocalAccount>) {
    this.#file = file
    this.#chart = chart
  }

  /** Level `index` of an account: named by the file's header, else by the chart in its order. */
  of(account: string, index: number): Level {
    let levels = this.#known.get(account)
    if (!levels) {
      levels = []
      this.#known.set(account, levels)
    }
    let level = levels[index]
    if (!level) {
      const named = this.#file.balance.subcontoKinds
      const kinds = chartAccount(this.#chart, account)?.analytics ?? []
      const kind = named[index] ?? (named.length === 0 ? (kinds[index] ?? '') : '')
      level = {
        isDocument: DOCUMENT.test(kind),
        isContract: CONTRACT.test(kind),
        isPartner: PARTNER.test(kind),
        place: kinds.findIndex((one) => sameKind(one, kind)),
        isNamed: kind !== '',
      }
      levels[index] = level
    }
    return level
  }
}

/** The line key of one row of a file. */
function lineKeyOf(context: LineContext, file: BalanceFile, levels: Levels, key: BalanceKey): LineKey {
  const { account, corrAccount, currency, dueOn, flow, indicator, unit } = key
  const base = { account, indicator, corrAccount, flow, dueOn, currency, unit, side: '' as const }
  const given = key.partner ? context.partners.canonical(key.partner, file.document) : ''
  if (key.analytics.length > 0 || key.subconto.length === 0)
    return { ...base, analytics: trimmed(key.analytics), partner: given, contract: key.contract }
  const analytics: string[] = []
  let [partner, contract] = [given, key.contract]
  for (const [index, text] of key.subconto.entries()) {
    const level = levels.of(account, index)
    const isDocument = level.isDocument || (!level.isNamed && DOCUMENT_TEXT.test(text))
    if (isDocument || NOT_GIVEN.test(text)) continue
    if (level.isContract) contract = text
    if (level.isPartner && partner === '') partner = context.partners.recognise(text, file.document)
    analytics[level.place >= 0 ? level.place : free(analytics, index)] = text
  }
  return { ...base, analytics: trimmed(Array.from(analytics, (text) => text ?? '')), partner, contract }
}

/** The first place from `index` on that is not taken. */
function free(analytics: readonly string[], index: number): number {
  let at = index
  while (analytics[at] !== undefined) at++
  return at
}

function trimmed(analytics: readonly string[]): readonly string[] {
  let length = analytics.length
  while (length > 0 && analytics[length - 1] === '') length--
  return length === analytics.length ? analytics : analytics.slice(0, length)
}

/** Rows that are added up: leaves, but for groups, expanded and control rows, which are there to be seen. */
const counts = (key: BalanceKey): boolean =>
  key.leaf && key.kind !== 'group' && key.kind !== 'expanded' && key.kind !== 'control'

/**
 * Adds the rows of one file to the table of an interval. `skip` names the rows that a finer file stands in for.
 * An account whose row shows a balance on both sides, without detail, becomes two lines, one for each side.
 */
export function addRows(
  context: LineContext,
  file: BalanceFile,
  skip: (key: BalanceKey) => boolean,
  table: LineTable,
  place: number,
): FileLines {
  const { balance } = file
  const { amounts } = balance
  const levels = new Levels(file, context.chart)
  const codes = balance.keys.map((key) =>
    counts(key) && !skip(key) ? context.keys.intern(lineKeyOf(context, file, levels, key)) : -1,
  )
  const lines = {
    file,
    line: new Int32Array(balance.key.length),
    creditLine: new Int32Array(balance.key.length),
  }
  for (let row = 0; row < balance.key.length; row++) {
    const code = codes[balance.key[row]!]!
    lines.line[row] = code
    lines.creditLine[row] = -1
    if (code < 0) continue
    const [openDebit, openCredit] = [amounts.openingDebit[row]!, amounts.openingCredit[row]!]
    const [closeDebit, closeCredit] = [amounts.closingDebit[row]!, amounts.closingCredit[row]!]
    const [debit, credit] = turnoversOf(balance.shape, row, amounts)
    if ((openDebit !== 0n && openCredit !== 0n) || (closeDebit !== 0n && closeCredit !== 0n)) {
      const six = [openDebit, openCredit, debit, credit, closeDebit, closeCredit] as const
      const [line, creditLine] = splitRow(context, code, six, table, place)
      lines.line[row] = line
      lines.creditLine[row] = creditLine
    } else {
      const opening = balance.hasOpenings ? openDebit - openCredit : impliedOpening(row, balance)
      table.add(code, place, opening, debit, credit, closeDebit - closeCredit)
    }
  }
  return lines
}

type Amounts = BalanceFile['balance']['amounts']

/** A position shows closings alone: they are taken as what moved since the start of the year (book-format.md §3). */
function turnoversOf(
  shape: 'turnovers' | 'position',
  row: number,
  amounts: Amounts,
): readonly [bigint, bigint] {
  return shape === 'position'
    ? [amounts.closingDebit[row]!, amounts.closingCredit[row]!]
    : [amounts.turnoverDebit[row]!, amounts.turnoverCredit[row]!]
}

/** Without opening columns the opening is what leads over the turnovers to the closing. */
function impliedOpening(row: number, balance: BalanceFile['balance']): bigint {
  if (balance.shape === 'position') return 0n
  const { turnoverDebit, turnoverCredit, closingDebit, closingCredit } = balance.amounts
  return closingDebit[row]! - closingCredit[row]! - turnoverDebit[row]! + turnoverCredit[row]!
}

/**
 * A row with balances on both sides: two lines. The turnovers of counterparties are not seen: the credit line bears
 * its net change, the debit line the rest, so that both roll and nothing is lost.
 */
function splitRow(
  context: LineContext,
  code: number,
  [openDebit, openCredit, debit, credit, closeDebit, closeCredit]: readonly [
    bigint,
    bigint,
    bigint,
    bigint,
    bigint,
    bigint,
  ],
  table: LineTable,
  place: number,
): readonly [number, number] {
  const key = context.keys.keys[code]!
  const debitLine = context.keys.intern({ ...key, side: 'debit' })
  const creditLine = context.keys.intern({ ...key, side: 'credit' })
  const type = chartAccount(context.chart, key.account)?.type
  if (type === 'passive') {
    const change = closeDebit - openDebit
    const [up, down] = change > 0n ? [change, 0n] : [0n, -change]
    table.add(debitLine, place, openDebit, up, down, closeDebit)
    table.add(creditLine, place, -openCredit, debit - up, credit - down, -closeCredit)
  } else {
    const change = openCredit - closeCredit
    const [up, down] = change > 0n ? [change, 0n] : [0n, -change]
    table.add(debitLine, place, openDebit, debit - up, credit - down, closeDebit)
    table.add(creditLine, place, -openCredit, up, down, -closeCredit)
  }
  return [debitLine, creditLine]
}
