// What no single row can tell: codes that must exist elsewhere, journals that must balance, keys that must be single,
// shares that must not pass one (book-format.md §2). All faults at once.

import type { Book, Journal, Row } from '../../ledger/book.ts'
import { currencyCode, exponentOf } from '../../ledger/currency.ts'
import { type Finding, finding } from '../../ledger/finding.ts'
import {
  add,
  compare,
  type Fraction,
  fractionText,
  isZero,
  minorOf,
  ONE,
  subtract,
  ZERO,
} from '../../ledger/fraction.ts'
import { TEMPLATES } from '../../ledger/words.ts'
import { nearest } from '../table/nearest.ts'

class Checker {
  readonly findings: Finding[] = []
  readonly book: Book
  readonly #entities: readonly string[]
  readonly #accounts: ReadonlySet<string>

  constructor(book: Book) {
    this.book = book
    this.#entities = [...new Set(book.entities.map((row) => row.code))]
    this.#accounts = new Set(book.accounts.map((row) => row.code))
  }

  fail(code: string, row: Row, column: string, value: string, values: Record<string, string> = {}): void {
    this.findings.push(finding(code, 'blocks', { ...row.place, column, value }, values))
  }

  entity(row: Row, column: string, code: string): void {
    if (code === '' || this.#entities.includes(code)) return
    this.fail('BOOK-051', row, column, code, { nearest: nearest(code, this.#entities) })
  }

  account(row: Row, column: string, code: string): void {
    if (code === '' || this.#accounts.has(code)) return
    this.fail('BOOK-052', row, column, code, { nearest: nearest(code, [...this.#accounts]) })
  }

  currency(row: Row, column: string, code: string): void {
    if (code !== '' && currencyCode(code) === null) this.fail('BOOK-046', row, column, code)
  }

  single(rows: readonly Row[], column: string): void {
    const seen = new Map<string, Row>()
    for (const row of rows) {
      const first = seen.get(row.document)
      if (first)
        this.fail('BOOK-053', row, column, row.document.split('#')[1] ?? '', {
          first: String(first.place.row ?? ''),
        })
      else seen.set(row.document, row)
    }
  }

  decimals(row: Row, column: string, value: Fraction | null, currency: string): void {
    if (value && minorOf(value, exponentOf(currency)) === null)
      this.fail('BOOK-054', row, column, fractionText(value), { currency })
  }

  positive(row: Row, column: string, value: Fraction | null): void {
    if (value && (isZero(value) || value.numerator < 0n))
      this.fail('BOOK-055', row, column, fractionText(value))
  }

  upToOne(row: Row, column: string, value: Fraction | null): void {
    if (value && compare(value, ONE) > 0) this.fail('BOOK-056', row, column, fractionText(value))
  }
}

/** All findings that need more than one row or one file. */
export function crossChecks(book: Book): Finding[] {
  const checker = new Checker(book)
  const functional = new Map(book.entities.map((row) => [row.code, row.functionalCurrency]))
  if (!functional.has(book.settings.parent)) checker.entity(book.settings, 'parent', book.settings.parent)
  for (const row of book.entities) {
    checker.currency(row, 'books_currency', row.booksCurrency)
    checker.currency(row, 'functional_currency', row.functionalCurrency)
    if (row.chart !== 'group' && !book.charts.has(row.chart)) {
      checker.fail('BOOK-057', row, 'chart', row.chart, {
        known: ['group', ...book.charts.keys()].join(', '),
      })
    }
  }
  accountChecks(checker)
  mappingChecks(checker)
  for (const journal of book.journals) journalChecks(checker, journal, functional)
  rateChecks(checker)
  groupChecks(checker)
  for (const [rows, column] of [
    [book.entities, 'code'],
    [book.accounts, 'code'],
    [book.ownership, 'id'],
    [book.decisions, 'id'],
    [book.rates, 'from'],
  ] as const)
    checker.single(rows, column)
  return checker.findings
}

function accountChecks(checker: Checker): void {
  for (const row of checker.book.accounts) {
    if (row.xbrl === '' && row.class !== 'statistical') checker.fail('BOOK-058', row, 'xbrl', row.code)
  }
}

function mappingChecks(checker: Checker): void {
  const rules = new Map<string, { row: Row; total: Fraction }>()
  for (const rule of checker.book.mapping) {
    checker.entity(rule, 'entity', rule.entity)
    checker.account(rule, 'target', rule.target)
    // Rows with one condition divide it among them: their shares make one.
    const condition = JSON.stringify([
      rule.entity,
      rule.priority,
      rule.account,
      rule.analytics,
      rule.partner,
      rule.side,
      rule.corrAccount,
      rule.indicator,
      rule.measure,
      rule.validFrom,
      rule.validTo,
    ])
    const known = rules.get(condition)
    rules.set(condition, { row: rule, total: add(known?.total ?? ZERO, rule.share) })
    checker.positive(rule, 'share', rule.share)
  }
  for (const { row, total } of rules.values()) {
    if (compare(total, ONE) !== 0) checker.fail('BOOK-059', row, 'share', fractionText(total))
  }
}

function journalChecks(checker: Checker, journal: Journal, functional: ReadonlyMap<string, string>): void {
  checker.entity(journal, 'entity', journal.entity)
  checker.entity(journal, 'borne_by', journal.borneBy)
  if (journal.level === 'entity' && journal.entity === '')
    checker.fail('BOOK-060', journal, 'entity', '', { id: journal.id })
  if (/^T\d+$/.test(journal.template) && !TEMPLATES[journal.template]) {
    checker.fail('BOOK-061', journal, 'template', journal.template, {
      nearest: nearest(journal.template, Object.keys(TEMPLATES)),
    })
  }
  const currency =
    journal.basis === 'presentation'
      ? checker.book.settings.presentationCurrency
      : (functional.get(journal.entity) ?? '')
  let difference = ZERO
  for (const line of journal.lines) {
    checker.account(line, 'account', line.account)
    checker.entity(line, 'partner', '')
    for (const [column, value] of [
      ['debit', line.debit],
      ['credit', line.credit],
    ] as const) {
      checker.decimals(line, column, value, currency)
      if (value && value.numerator < 0n) checker.fail('BOOK-062', line, column, fractionText(value))
    }
    if (!line.debit === !line.credit) checker.fail('BOOK-063', line, 'debit', '', { id: journal.id })
    difference = subtract(add(difference, line.debit ?? ZERO), line.credit ?? ZERO)
  }
  if (!isZero(difference)) {
    checker.fail('BOOK-064', journal, 'debit', journal.id, {
      id: journal.id,
      difference: fractionText(difference),
    })
  }
  const approver = journal.approvedBy !== '' && journal.approvedBy === journal.author
  if (approver && checker.book.settings.approval === 'second-person')
    checker.fail('BOOK-065', journal, 'approved_by', journal.approvedBy, { id: journal.id })
}

function rateChecks(checker: Checker): void {
  for (const row of checker.book.rates) {
    checker.currency(row, 'currency', row.currency)
    checker.currency(row, 'against', row.against)
    checker.positive(row, 'rate', row.rate)
    if (row.nominal <= 0n) checker.fail('BOOK-055', row, 'nominal', String(row.nominal))
    if (row.type === 'average' && row.to === '') checker.fail('BOOK-005', row, 'to', '')
    if (row.to !== '' && row.to < row.from) checker.fail('BOOK-066', row, 'to', row.to, { from: row.from })
  }
  for (const row of checker.book.taxRates) checker.upToOne(row, 'rate', row.rate)
}

function groupChecks(checker: Checker): void {
  const { book } = checker
  for (const row of book.ownership) {
    checker.entity(row, 'investor', row.investor)
    checker.entity(row, 'investee', row.investee)
    checker.upToOne(row, 'percent_delta', row.percentDelta)
    checker.upToOne(row, 'votes_delta', row.votesDelta)
  }
  const events = new Set(book.ownership.map((row) => row.id))
  const event = (row: Row, column: string, id: string): void => {
    if (!events.has(id)) checker.fail('BOOK-067', row, column, id, { nearest: nearest(id, [...events]) })
  }
  for (const row of book.considerations) {
    event(row, 'event', row.event)
    checker.decimals(row, 'amount', row.amount, row.currency || book.settings.presentationCurrency)
  }
  for (const row of book.acquisitions) {
    event(row, 'acquisition', row.acquisition)
    checker.account(row, 'account', row.account)
    checker.account(row, 'expense_account', row.expenseAccount)
  }
  for (const row of book.goodwill) event(row, 'acquisition', row.acquisition)
  for (const row of book.associates) checker.entity(row, 'investee', row.investee)
  for (const row of book.openings) {
    checker.entity(row, 'entity', row.entity)
    checker.account(row, 'account', row.account)
  }
  for (const row of book.datedFlows) {
    checker.entity(row, 'entity', row.entity)
    checker.account(row, 'account', row.account)
  }
  for (const row of [...book.turnovers, ...book.inventoryProfit]) {
    checker.entity(row, 'seller', row.seller)
    checker.entity(row, 'buyer', row.buyer)
  }
  for (const row of book.turnovers) {
    checker.account(row, 'seller_account', row.sellerAccount)
    checker.account(row, 'buyer_account', row.buyerAccount)
  }
  for (const row of book.inventoryProfit) checker.account(row, 'account', row.account)
  for (const row of book.dividends) {
    checker.entity(row, 'payer', row.payer)
    checker.entity(row, 'receiver', row.receiver)
  }
  for (const row of book.differences) {
    checker.entity(row, 'entity', row.entity)
    checker.account(row, 'account', row.account)
    checker.account(row, 'target', row.target)
  }
}
