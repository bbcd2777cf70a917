// Checks of one trial balance by itself (domain §5.5): C1–C6, C11, C14, C16, and with a chart C8, C9. Exact to the minor
// unit; every difference is shown with its row, and a check that found none stands once.

import {
  AMOUNT_COLUMNS,
  type AmountColumn,
  type BalanceKey,
  type TrialBalance,
} from '../../ledger/balance.ts'
import type { LocalAccount } from '../../ledger/book.ts'
import { exponentOf } from '../../ledger/currency.ts'
import type { Check, Severity } from '../../ledger/finding.ts'
import { decimalText } from '../../ledger/fraction.ts'
import { codesAbove, isOffBalance } from './code.ts'

/** Balances are compared net, so that expanded and folded ones agree; turnovers by side. */
type Net = readonly [opening: bigint, debit: bigint, credit: bigint, closing: bigint]
const NOTHING: Net = [0n, 0n, 0n, 0n]
const plus = (a: Net, b: Net): Net => [a[0] + b[0], a[1] + b[1], a[2] + b[2], a[3] + b[3]]
const differsAt = (a: Net, b: Net): number => a.findIndex((amount, index) => amount !== b[index])

/** All checks that apply to the file; each with both sides. */
export function fileChecks(balance: TrialBalance, chart?: readonly LocalAccount[]): Check[] {
  const checks = new FileChecks(balance)
  checks.sums()
  checks.rows()
  checks.parents()
  checks.totals()
  if (balance.kind === 'general') checks.auxiliary()
  if (balance.format !== 'canonical') checks.unit()
  checks.tax()
  if (chart) checks.chart(new Map(chart.map((row) => [row.code, row])))
  return checks.all
}

class FileChecks {
  readonly all: Check[] = []
  readonly #balance: TrialBalance
  readonly #keys: readonly BalanceKey[]

  constructor(balance: TrialBalance) {
    this.#balance = balance
    this.#keys = [...balance.key].map((code) => balance.keys[code]!)
  }

  /** C1–C3: debits = credits of the balance accounts; a balance by account has no such sums. */
  sums(): void {
    const { kind, shape } = this.#balance
    if (kind === 'by_account') return
    const total = Object.fromEntries(AMOUNT_COLUMNS.map((name) => [name, this.#sumOf(name)]))
    const of = (name: AmountColumn): bigint => total[name] ?? 0n
    if (shape === 'turnovers') {
      this.#compare('C1', of('openingDebit'), of('openingCredit'), '')
      this.#compare('C2', of('turnoverDebit'), of('turnoverCredit'), '')
    }
    this.#compare('C3', of('closingDebit'), of('closingCredit'), '')
  }

  #sumOf(column: AmountColumn): bigint {
    let sum = 0n
    for (const [index, key] of this.#keys.entries())
      if (key.leaf && key.indicator === 'БУ' && !isOffBalance(key.account))
        sum += this.#balance.amounts[column][index]!
    return sum
  }

  /** C4: opening + debit − credit = closing, row by row. */
  rows(): void {
    if (this.#balance.shape === 'position') return
    for (const [index, { kind }] of this.#keys.entries()) {
      if (kind === 'group' || kind === 'control' || kind === 'expanded') continue
      const [opening, debit, credit, closing] = this.#net(index)
      if (opening + debit - credit !== closing)
        this.#compare('C4', opening + debit - credit, closing, this.#place(index), index)
    }
    this.#once('C4')
  }

  /** C5: what is not a leaf is the sum of the leaves below it; amounts in currencies and quantities do not add up. */
  parents(): void {
    const below = this.#leavesByPrefix()
    let compared = false
    for (const [index, key] of this.#keys.entries()) {
      if (key.leaf || (key.kind !== 'account' && key.kind !== 'subconto') || isForeign(key)) continue
      const sum = this.#belowInTree(index) ?? below.get(`${key.indicator} ${key.account}`)
      if (!sum) continue
      compared = true
      this.#compareNets('C5', this.#net(index), sum, this.#place(index))
    }
    if (compared) this.#once('C5')
  }

  /** Leaves of the rows that follow at deeper levels; null where there are none. */
  #belowInTree(index: number): Net | null {
    const { indicator, level } = this.#keys[index]!
    let sum: Net | null = null
    for (let at = index + 1; at < this.#keys.length; at++) {
      const key = this.#keys[at]!
      if (key.level < level || (key.level === level && key.indicator === indicator)) break
      if (key.level > level && key.leaf && key.indicator === indicator)
        sum = plus(sum ?? NOTHING, this.#net(at))
    }
    return sum
  }

  /** Leaves by the codes that stand above theirs, for reports without levels. */
  #leavesByPrefix(): ReadonlyMap<string, Net> {
    const sums = new Map<string, Net>()
    for (const [index, key] of this.#keys.entries()) {
      if (!key.leaf) continue
      for (const code of codesAbove(key.account)) {
        const text = `${key.indicator} ${code}`
        sums.set(text, plus(sums.get(text) ?? NOTHING, this.#net(index)))
      }
    }
    return sums
  }

  /** C6: the printed total = the sum of the leaves of its indicator. */
  totals(): void {
    const { kind, sheets, totals } = this.#balance
    for (const { amounts, indicator, row, sheet } of totals) {
      let sum = NOTHING
      for (const [index, key] of this.#keys.entries()) {
        if (!key.leaf || key.indicator !== indicator) continue
        if (kind === 'general' && isOffBalance(key.account)) continue
        sum = plus(sum, this.#net(index))
      }
      const total: Net = [
        amounts.openingDebit - amounts.openingCredit,
        amounts.turnoverDebit,
        amounts.turnoverCredit,
        amounts.closingDebit - amounts.closingCredit,
      ]
      this.#compareNets('C6', total, sum, `${cellOf(sheet || (sheets[0] ?? ''), row)} ${indicator}`)
    }
    if (totals.length > 0) this.#once('C6')
  }

  /** C11: the auxiliary account is nil. */
  auxiliary(): void {
    let sum = 0n
    for (const [index, key] of this.#keys.entries())
      if (key.leaf && key.indicator === 'БУ' && /^000(\.|$)/.test(key.account)) sum += this.#net(index)[3]
    this.#compare('C11', sum, 0n, '000')
  }

  /** C14: the amounts are in units of the currency, not in thousands. */
  unit(): void {
    const text = [...this.#balance.settings, this.#balance.title].find((line) => UNIT.test(line)) ?? ''
    const unit = /млн/i.test(text) ? 1_000_000n : text ? 1_000n : 1n
    this.#add('C14', [String(unit), '1', String(unit - 1n)], '', 'blocks')
  }

  /** C16: БУ = НУ + ПР + ВР for the accounts that tax accounting keeps. */
  tax(): void {
    const sums = new Map<string, { tax: boolean; books: bigint; others: bigint }>()
    for (const [index, key] of this.#keys.entries()) {
      if (!key.leaf || isForeign(key)) continue
      const own = sums.get(key.account) ?? { tax: false, books: 0n, others: 0n }
      const closing = this.#net(index)[3]
      if (key.indicator === 'БУ') own.books += closing
      else own.others += closing
      own.tax ||= key.indicator === 'НУ'
      sums.set(key.account, own)
    }
    const taxed = [...sums].filter(([, { tax }]) => tax)
    for (const [account, { books, others }] of taxed)
      if (books !== others) this.#compare('C16', books, others, account)
    if (taxed.length > 0) this.#once('C16')
  }

  /** C8: the account, or one above it, is in the chart; C9: its balance is on its own side. */
  chart(chart: ReadonlyMap<string, LocalAccount>): void {
    const parents = new Set(this.#keys.flatMap(({ account }) => codesAbove(account)))
    for (const [index, { account, indicator, kind }] of this.#keys.entries()) {
      if (kind !== 'account' || indicator !== 'БУ' || parents.has(account)) continue
      const known = [account, ...codesAbove(account)].map((code) => chart.get(code)).find(Boolean)
      const closing = this.#net(index)[3]
      if (!known) this.#add('C8', ['1', '0', '1'], this.#place(index), 'blocks')
      else if ((known.type === 'active' && closing < 0n) || (known.type === 'passive' && closing > 0n))
        this.#compare('C9', closing, 0n, this.#place(index), index, 'warns')
    }
    this.#once('C8')
    this.#once('C9', 'warns')
  }

  #net(index: number): Net {
    const { amounts } = this.#balance
    return [
      amounts.openingDebit[index]! - amounts.openingCredit[index]!,
      amounts.turnoverDebit[index]!,
      amounts.turnoverCredit[index]!,
      amounts.closingDebit[index]! - amounts.closingCredit[index]!,
    ]
  }

  /** `TDSheet!12 60.01` */
  #place(index: number): string {
    const { row, sheet, sheets } = this.#balance
    const { account, subconto } = this.#keys[index]!
    return [cellOf(sheets[sheet[index]!] ?? '', row[index]!), account, ...subconto].join(' ')
  }

  #compareNets(id: string, left: Net, right: Net, place: string): void {
    const at = differsAt(left, right)
    if (at >= 0) this.#compare(id, left[at]!, right[at]!, place)
  }

  #compare(
    id: string,
    left: bigint,
    right: bigint,
    place: string,
    index = -1,
    severity: Severity = 'blocks',
  ): void {
    const exponent = index < 0 ? this.#balance.exponent : exponentOfRow(this.#keys[index]!, this.#balance)
    const texts = [left, right, left - right].map((amount) => decimalText(amount, exponent))
    this.#add(id, texts, place, severity)
  }

  /** One line for a check that found nothing. */
  #once(id: string, severity: Severity = 'blocks'): void {
    if (!this.all.some((check) => check.id === id)) this.#compare(id, 0n, 0n, '', -1, severity)
  }

  #add(
    id: string,
    [left = '', right = '', difference = '']: readonly string[],
    place: string,
    severity: Severity,
  ): void {
    const subject = `${this.#balance.file} ${place}`.trim()
    const passed = left === right
    this.all.push({
      id,
      scope: 'file',
      subject,
      severity,
      left,
      right,
      difference,
      passed,
      values: { place },
    })
  }
}

const UNIT = /(единица измерения|в).*(тыс|млн)/i
const isForeign = ({ indicator }: BalanceKey): boolean => indicator === 'fc' || indicator === 'qty'
const cellOf = (sheet: string, row: number): string => (sheet ? `${sheet}!${row}` : String(row))

/** Amounts of fc rows are in minor units of their currency, quantities in thousandths (ledger/balance.ts). */
function exponentOfRow({ currency, indicator }: BalanceKey, { exponent }: TrialBalance): number {
  if (indicator === 'qty') return 3
  return indicator === 'fc' && currency !== '' ? exponentOf(currency) : exponent
}
