// Dividends among members and to outsiders (IAS 27.12, IAS 10.12, IAS 12.52B; accounting-model.md §7 "Dividends"). The
// receiver's books are first made gross at the declaration; then its income goes against the payer's distribution of
// the same period. The outsiders' part reduces non-controlling interests.

import type { DividendRow } from '../../ledger/book.ts'
import { exponentOf } from '../../ledger/currency.ts'
import { analyticsText, type FactTable } from '../../ledger/facts.ts'
import { finding } from '../../ledger/finding.ts'
import { convert, decimalText, fractionText, inverse, ONE, shareOf, ZERO } from '../../ledger/fraction.ts'
import { addDays } from '../../ledger/period.ts'
import { turned } from '../explained.ts'
import {
  accountFor,
  amountOf,
  compareAmounts,
  type GroupContext,
  madeOf,
  registerPart,
  spotRate,
  toPresentation,
} from './context.ts'
import type { GroupLine, Reason } from './ledger.ts'

const LAYER = 'elimination:dividends'

interface Amounts {
  readonly gross: bigint
  /** What the receiver's books show, 0 where they show it after the year. */
  readonly booked: bigint
  /** Of the gross, the tax that the row says is withheld (IAS 12.2, 12.39–40). */
  readonly withheld: bigint
  /** The receiver books in another currency than the dividend is in, or on another day. */
  readonly twoRates: boolean
}

/** The whole dividend of the row in presentation currency, or null with a finding. */
function grossOf(context: GroupContext, row: DividendRow): bigint | null {
  const currency = row.currency || context.members.get(row.payer)!.entity.functionalCurrency
  const gross = amountOf(context, row, row.gross, currency)
  const rate = spotRate(context, currency, row.declaredOn, row.document)
  return gross === null || !rate ? null : toPresentation(context, gross, currency, rate)
}

/** Gross, what is withheld of it and what the receiver booked, presentation currency; null with a finding. */
function amountsOf(context: GroupContext, row: DividendRow): Amounts | null {
  const payer = context.members.get(row.payer)!.entity
  const currency = row.currency || payer.functionalCurrency
  const gross = amountOf(context, row, row.gross, currency)
  const rate = spotRate(context, currency, row.declaredOn, row.document)
  if (gross === null || !rate) return null
  const present = (amount: bigint): bigint => toPresentation(context, amount, currency, rate)
  const tax = row.withholdingRate ? shareOf(gross, row.withholdingRate) : 0n
  const figures = { gross: present(gross), withheld: present(gross) - present(gross - tax), twoRates: false }
  const later =
    row.receiverBookedOn > context.year.to ||
    (row.receiverBookedOn === '' && row.receiverBookedAmount === null && row.paidOn > context.year.to)
  if (later) return { ...figures, booked: 0n }
  if (!row.receiverBookedAmount) return { ...figures, booked: present(gross - tax) }
  const receiver = context.members.get(row.receiver)!.entity.functionalCurrency
  const day = row.receiverBookedOn || row.declaredOn
  const own = amountOf(context, row, row.receiverBookedAmount, receiver)
  const ownRate = spotRate(context, receiver, day, row.document)
  if (own === null || !ownRate) return null
  if (row.withholdingRate && !agrees(context, row, { currency, gross, tax, receiver, own, day })) return null
  const twoRates = currency !== receiver
  return { ...figures, booked: toPresentation(context, own, receiver, ownRate), twoRates }
}

/**
 * What the receiver booked is the gross less the tax, at the rate of the day on which it booked it. Tax may be rounded to
 * a whole unit of currency, as tax law often has it.
 */
function agrees(
  context: GroupContext,
  row: DividendRow,
  of: { currency: string; gross: bigint; tax: bigint; receiver: string; own: bigint; day: string },
): boolean {
  const { currency, gross, receiver, own, tax } = of
  const rate = currency === receiver ? ONE : context.rates.spot(currency, receiver, of.day)?.rate
  if (!rate) {
    spotRate(context, currency, of.day, row.document)
    return false
  }
  const [from, to] = [exponentOf(currency), exponentOf(receiver)]
  const expected = convert(gross - tax, rate, from, to)
  const halfUnit = from === 0 ? 0n : 10n ** BigInt(from) / 2n
  const allowed = convert(halfUnit, rate, from, to) + (currency === receiver ? 0n : 1n)
  const apart = own < expected ? expected - own : own - expected
  if (apart <= allowed) return true
  const values = {
    gross: decimalText(gross, from),
    rate: fractionText(row.withholdingRate ?? ZERO),
    expected: decimalText(expected, to),
    booked: decimalText(own, to),
    currency: receiver,
  }
  context.findings.push(finding('GRP-281', 'blocks', { ...row.place, column: 'withholding_rate' }, values))
  return false
}

/** Dividends that `payer` declared to `receiver` in the year: the receiver made gross, then both sides eliminated. */
export function eliminateDividends(context: GroupContext, payer: string, receiver: string): void {
  const entered = [payer, receiver].map((code) => segmentStart(context, code)).sort()[1]!
  for (const row of context.book.dividends) {
    if (row.payer !== payer || row.receiver !== receiver) continue
    // Declared before one of the two came in, it is not among members.
    const outside = row.declaredOn >= context.year.from && row.declaredOn < entered
    if (row.declaredOn > context.year.to || outside) continue
    const income = row.receiverAccount || accountFor(context, 'dividend-income')
    const retained = accountFor(context, 'retained-earnings')
    if (!income || !retained) continue
    if (row.declaredOn < context.year.from) {
      bookedLate(context, row, income)
      continue
    }
    const amounts = amountsOf(context, row)
    if (!amounts || !makeGross(context, row, income, amounts)) continue
    context.ledger.post(LAYER, row.document, [
      { entity: receiver, partner: payer, account: income, flow: 'unspecified', amount: amounts.gross },
      {
        entity: payer,
        partner: receiver,
        account: retained,
        flow: 'dividends-declared',
        amount: -amounts.gross,
      },
    ])
  }
}

/** What the receiver's books lack of the gross: a receivable until they show it, then tax. False: an account is missing. */
function makeGross(context: GroupContext, row: DividendRow, income: string, amounts: Amounts): boolean {
  const { booked, gross, withheld } = amounts
  const side = { entity: row.receiver, partner: row.payer }
  if (booked !== 0n) {
    const taken = taxWithheld(context, row, amounts, gross - booked)
    if (!taken) return false
    if (booked !== gross)
      context.ledger.post(LAYER, row.document, [
        ...taken,
        { ...side, account: income, flow: 'unspecified', amount: booked - gross },
      ])
    return true
  }
  const receivable = accountFor(context, 'other-receivables')
  const [tax, owed] = [accountFor(context, 'current-tax-expense'), accountFor(context, 'current-tax-payable')]
  if (!receivable || (withheld !== 0n && (!tax || !owed))) return false
  const lines: GroupLine[] = [
    { ...side, account: receivable, flow: 'dividends-declared', amount: gross },
    { ...side, account: income, flow: 'unspecified', amount: -gross },
  ]
  if (withheld !== 0n) {
    lines.push({ ...side, account: tax, flow: 'tax-profit-or-loss', amount: withheld })
    lines.push({ ...side, account: owed, flow: 'tax-profit-or-loss', amount: -withheld })
  }
  context.ledger.post(LAYER, row.document, lines)
  return true
}

/**
 * `missing` of the gross as tax, charged and paid in one (IAS 12.39, IAS 7.35): both stand on the debt that never was.
 * Where the row gives its rate and the receiver booked at another exchange rate, the rest has its own name.
 */
function taxWithheld(
  context: GroupContext,
  row: DividendRow,
  { twoRates, withheld }: Amounts,
  missing: bigint,
): GroupLine[] | null {
  const side = { entity: row.receiver, partner: row.payer }
  const tax = row.withholdingRate && twoRates ? withheld : missing
  const lines: GroupLine[] = []
  if (tax !== 0n) {
    const account = accountFor(context, 'current-tax-expense')
    const owed = accountFor(context, 'current-tax-payable')
    if (!account || !owed) return null
    lines.push({ ...side, account, flow: 'tax-profit-or-loss', amount: tax })
    lines.push({ ...side, account: owed, flow: 'tax-profit-or-loss', amount: -tax })
    lines.push({ ...side, account: owed, flow: 'tax-paid', amount: tax })
  }
  if (missing === tax) return lines
  const account = accountFor(context, 'intragroup-exchange-difference')
  if (!account) return null
  lines.push({ ...side, account, flow: 'unspecified', amount: missing - tax })
  return lines
}

/** Declared in an earlier year, in the receiver's books in this one: its income and its tax were the earlier year's. */
function bookedLate(context: GroupContext, row: DividendRow, income: string): void {
  if (
    !row.receiverBookedOn ||
    row.receiverBookedOn < context.year.from ||
    row.receiverBookedOn > context.year.to
  )
    return
  if (context.firstYear) return
  const amounts = amountsOf(context, row)
  const receivable = accountFor(context, 'other-receivables')
  if (!amounts || !receivable) return
  const { booked, gross, withheld } = amounts
  const side = { entity: row.receiver, partner: row.payer }
  const lines: GroupLine[] = [
    { ...side, account: income, flow: 'unspecified', amount: booked },
    { ...side, account: receivable, flow: 'dividends-received', amount: -gross },
  ]
  if (withheld !== 0n) {
    const owed = accountFor(context, 'current-tax-payable')
    if (!owed) return
    lines.push({ ...side, account: owed, flow: 'tax-paid', amount: withheld })
  }
  const missing = gross - booked - withheld
  if (missing !== 0n) {
    const taken = taxWithheld(context, row, { ...amounts, withheld: 0n }, missing)
    if (!taken) return
    lines.push(...taken)
  }
  context.ledger.post(LAYER, row.document, lines)
}

/** The outsiders' part of each member's distribution of the year reduces non-controlling interests. */
export function dividendsToOutsiders(context: GroupContext): void {
  const nci = accountFor(context, 'non-controlling-interests')
  const component = context.chart.toWrite('retained-earnings')?.equityComponent ?? ''
  for (const [code, member] of context.members) {
    const facts = member.translated.presentation
    const declared = facts.sum((row) => isDeclared(context, facts, row))
    const rows = context.book.dividends.filter(
      ({ declaredOn, payer }) =>
        payer === code && declaredOn >= segmentStart(context, code) && declaredOn <= context.year.to,
    )
    const toMembers = rows
      .filter((row) => context.members.has(row.receiver))
      .filter((row) => row.declaredOn >= segmentStart(context, row.receiver))
      .map((row) => ({ row, amount: amountsOf(context, row)?.gross ?? 0n }))
    const outside = declared - toMembers.reduce((sum, { amount }) => sum + amount, 0n)
    compareOutsiders(context, code, rows, outside)
    if (code === context.book.settings.parent || !nci) continue
    const retained = accountFor(context, 'retained-earnings')
    if (outside === 0n || !retained || context.at.directOutsiders(code).numerator === 0n) continue
    const from: Reason = () => [
      ...madeOf(
        context,
        facts.where((row) => isDeclared(context, facts, row)),
        1n,
      )(),
      ...toMembers.map(({ amount, row }) => turned(registerPart(context, row, amount))),
    ]
    context.ledger.post(LAYER, `derived/dividends/${code}`, [
      {
        entity: code,
        account: nci,
        flow: 'dividends-declared',
        amount: outside,
        analytics: analyticsText({ component }),
        from,
      },
      {
        entity: code,
        account: retained,
        flow: 'dividends-declared',
        amount: -outside,
        from: () => from().map(turned),
      },
    ])
  }
}

const isDeclared = ({ chart }: GroupContext, facts: FactTable, row: number): boolean =>
  chart.get(facts.text('account', row))?.class === 'equity' &&
  facts.text('flow', row) === 'dividends-declared'

/** Rows without a receiver post nothing: they are compared with what the payer's books distributed besides. */
function compareOutsiders(
  context: GroupContext,
  payer: string,
  rows: readonly DividendRow[],
  outside: bigint,
): void {
  const given = rows.filter((row) => row.receiver === '')
  if (given.length === 0) return
  const left = given.reduce((sum, row) => sum + (grossOf(context, row) ?? 0n), 0n)
  const base = { id: 'dividends-to-outsiders', scope: 'entity', subject: payer, severity: 'warns' } as const
  compareAmounts(context, { ...base, left, right: outside })
}

const segmentStart = (context: GroupContext, code: string): string => {
  const segment = context.members.get(code)?.segment
  return segment?.scopeIn ? segment.interval.from : context.year.from
}

/** Day before the year, for openings. */
export const openingDay = (context: GroupContext): string => addDays(context.year.from, -1)

/** Presentation amount in an entity's own currency at a rate, for what the engine itself must state in it. */
export function backTo(context: GroupContext, amount: bigint, currency: string, date: string): bigint | null {
  if (currency === context.currency) return amount
  const rate = spotRate(context, currency, date, currency)
  return rate ? convert(amount, inverse(rate), context.exponent, exponentOf(currency)) : null
}

const IMPAIRED_BY = ['account', 'flow', 'partner', 'period'] as const

/** Impairments of, and loss allowances on, members are reversed in full, with the expense they made (§7 Investment). */
export function reverseImpairmentsOfMembers(context: GroupContext): void {
  const pairs = [
    ['investment-impairment', 'investment-impairment-expense'],
    ['loan-loss-allowance', 'credit-loss-expense'],
  ] as const
  for (const [code, member] of context.members) {
    const facts = member.translated.presentation
    for (const [role, expenseRole] of pairs) {
      const impaired = facts.where(
        (row) =>
          context.chart.get(facts.text('account', row))?.role === role &&
          context.members.has(facts.text('partner', row)),
      )
      const held = impaired.groupBy(IMPAIRED_BY)
      for (let row = 0; row < held.length; row++) {
        const flow = held.text('flow', row)
        if (flow === 'opening' && !context.firstYear) continue
        const opening = flow === 'opening'
        const against = accountFor(context, opening ? 'retained-earnings' : expenseRole)
        if (!against) continue
        const amount = held.amount[row]!
        const own = impaired.where((at) => IMPAIRED_BY.every((one) => impaired[one][at] === held[one][row]))
        const line: GroupLine = {
          entity: code,
          account: held.text('account', row),
          partner: held.text('partner', row),
          flow: opening ? 'opening' : 'impairment',
          amount: -amount,
          from: madeOf(context, own, -1n),
        }
        context.ledger.post('elimination:impairment-of-members', `derived/impairment-of-members/${code}`, [
          line,
          { ...line, account: against, amount, from: madeOf(context, own, 1n) },
        ])
      }
    }
  }
}
