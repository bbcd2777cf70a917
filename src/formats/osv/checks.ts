// Checks of one trial balance by itself (domain §5.5): C1–C6, C11, C14, C16, and with a chart C8, C9. Exact to the kopeck.

import { AMOUNT_COLUMNS, type AmountColumn, bySix, type TrialBalance } from '../../ledger/balance.ts'
import type { LocalAccount } from '../../ledger/book.ts'
import type { Check, Severity } from '../../ledger/finding.ts'
import { decimalText } from '../../ledger/fraction.ts'

type Six = Record<AmountColumn, bigint>

const zero = (): Six => bySix(() => 0n)
const opening = (row: Six): bigint => row.openingDebit - row.openingCredit
const turnover = (row: Six): bigint => row.turnoverDebit - row.turnoverCredit
const closing = (row: Six): bigint => row.closingDebit - row.closingCredit
const isOffBalance = (code: string): boolean => /^(0\d\d|[А-ЯA-Z])/.test(code)

class FileChecks {
  readonly all: Check[] = []
  readonly #balance: TrialBalance
  readonly #rows: { readonly six: Six; readonly index: number }[] = []

  constructor(balance: TrialBalance) {
    this.#balance = balance
    for (let index = 0; index < balance.key.length; index++) {
      const six = zero()
      for (const name of AMOUNT_COLUMNS) six[name] = balance.amounts[name][index]!
      this.#rows.push({ six, index })
    }
  }

  key(index: number) {
    return this.#balance.keys[this.#balance.key[index]!]!
  }

  compare(id: string, left: bigint, right: bigint, place: string, severity: Severity = 'blocks'): void {
    const text = (amount: bigint): string => decimalText(amount, this.#balance.exponent)
    this.all.push({
      id,
      scope: 'file',
      subject: `${this.#balance.file} ${place}`.trim(),
      severity,
      left: text(left),
      right: text(right),
      difference: text(left - right),
      passed: left === right,
      values: { place },
    })
  }

  /** C1–C3: debits = credits of the balance accounts; a balance by account has no such sums. */
  sums(): void {
    const balance = this.#balance
    if (balance.kind === 'by_account') return
    const total = zero()
    for (const { six, index } of this.#rows) {
      const key = this.key(index)
      if (!key.leaf || key.indicator !== 'БУ' || key.kind === 'control' || isOffBalance(key.account)) continue
      for (const name of AMOUNT_COLUMNS) total[name] += six[name]
    }
    if (balance.shape === 'turnovers') {
      this.compare('C1', total.openingDebit, total.openingCredit, '')
      this.compare('C2', total.turnoverDebit, total.turnoverCredit, '')
    }
    this.compare('C3', total.closingDebit, total.closingCredit, '')
  }

  /** C4: opening + debit − credit = closing, row by row. */
  rows(): void {
    if (this.#balance.shape === 'position') return
    let passed = 0
    for (const { six, index } of this.#rows) {
      const key = this.key(index)
      if (key.kind === 'group' || key.kind === 'control' || key.flow !== '') continue
      const left = opening(six) + turnover(six)
      if (left === closing(six)) passed++
      else this.compare('C4', left, closing(six), `${key.account} ${this.#balance.row[index]}`)
    }
    if (passed === this.#rows.length) this.compare('C4', 0n, 0n, '')
  }

  /** C5: an account is the sum of what lies directly below it. */
  parents(): void {
    let checked = 0
    for (const { six, index } of this.#rows) {
      const key = this.key(index)
      if (key.leaf || key.kind !== 'account' || key.indicator !== 'БУ') continue
      const parts = this.#rows.filter(({ index: other }) => {
        const below = this.key(other)
        if (!below.leaf || below.indicator !== 'БУ' || below.kind === 'control') return false
        return below.account === key.account ? below !== key : below.account.startsWith(`${key.account}.`)
      })
      if (parts.length === 0) continue
      const sum = parts.reduce((total, { six: part }) => total + closing(part), 0n)
      const flow = parts.reduce((total, { six: part }) => total + turnover(part), 0n)
      checked++
      if (sum !== closing(six))
        this.compare('C5', closing(six), sum, `${key.account} ${this.#balance.row[index]}`)
      else if (flow !== turnover(six))
        this.compare('C5', turnover(six), flow, `${key.account} ${this.#balance.row[index]}`)
    }
    if (checked > 0 && !this.all.some((check) => check.id === 'C5')) this.compare('C5', 0n, 0n, '')
  }

  /** C6: the printed total = the sum of the accounts of the first level, turnover by turnover. */
  totals(): void {
    for (const total of this.#balance.totals) {
      const indicator = total.indicator
      const sum = zero()
      for (const { six, index } of this.#rows) {
        const key = this.key(index)
        if (
          !key.leaf ||
          key.kind === 'control' ||
          (key.printedIndicator || 'БУ') !== indicator ||
          isOffBalance(key.account)
        )
          continue
        for (const name of AMOUNT_COLUMNS) sum[name] += six[name]
      }
      this.compare(
        'C6',
        total.amounts.openingDebit - total.amounts.openingCredit,
        opening(sum),
        `${indicator} ${total.row}`,
      )
      this.compare(
        'C6',
        total.amounts.closingDebit - total.amounts.closingCredit,
        closing(sum),
        `${indicator} ${total.row}`,
      )
    }
  }

  /** C11: the auxiliary account is nil. */
  auxiliary(): void {
    const sum = this.#rows
      .filter(({ index }) => this.key(index).account === '000' && this.key(index).leaf)
      .reduce((total, { six }) => total + closing(six), 0n)
    this.compare('C11', sum, 0n, '000')
  }

  /** C16: БУ = НУ + ПР + ВР where all are given. */
  tax(): void {
    const sums = new Map<string, Map<string, bigint>>()
    for (const { six, index } of this.#rows) {
      const key = this.key(index)
      if (key.kind !== 'account' || !key.leaf) continue
      const own = sums.get(key.account) ?? new Map<string, bigint>()
      own.set(key.indicator, (own.get(key.indicator) ?? 0n) + closing(six))
      sums.set(key.account, own)
    }
    for (const [account, own] of sums) {
      if (!own.has('НУ')) continue
      const right = (own.get('НУ') ?? 0n) + (own.get('ПР') ?? 0n) + (own.get('ВР') ?? 0n)
      if (own.get('БУ') !== right) this.compare('C16', own.get('БУ') ?? 0n, right, account)
    }
    if ([...sums.values()].some((own) => own.has('НУ')) && !this.all.some((check) => check.id === 'C16'))
      this.compare('C16', 0n, 0n, '')
  }

  /** C8: the account is in the chart; C9: its balance is on its own side. */
  chart(chart: ReadonlyMap<string, LocalAccount>): void {
    for (const { six, index } of this.#rows) {
      const key = this.key(index)
      if (key.kind !== 'account' || key.indicator !== 'БУ' || !key.leaf) continue
      const account = chart.get(key.account)
      if (!account) this.compare('C8', 1n, 0n, `${key.account} ${this.#balance.row[index]}`)
      else if (account.type === 'active' && closing(six) < 0n)
        this.compare('C9', closing(six), 0n, key.account, 'warns')
      else if (account.type === 'passive' && closing(six) > 0n)
        this.compare('C9', closing(six), 0n, key.account, 'warns')
    }
  }
}

/** All checks that apply to the file; each with both sides. Sums per check id that passed stand once. */
export function fileChecks(balance: TrialBalance, chart?: readonly LocalAccount[]): Check[] {
  const checks = new FileChecks(balance)
  checks.sums()
  checks.rows()
  checks.parents()
  checks.totals()
  checks.auxiliary()
  checks.tax()
  if (chart) checks.chart(new Map(chart.map((row) => [row.code, row])))
  return checks.all
}
