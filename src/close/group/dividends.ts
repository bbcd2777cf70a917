// Dividends among members and to outsiders (IAS 27.12, IAS 10.12, IAS 12.52B; accounting-model.md §7 "Dividends"). The
// receiver's books are first made gross at the declaration; then its income goes against the payer's distribution of
// the same period. The outsiders' part reduces non-controlling interests.

import type { DividendRow } from '../../ledger/book.ts'
import { exponentOf } from '../../ledger/currency.ts'
import { analyticsText } from '../../ledger/facts.ts'
import { convert, inverse } from '../../ledger/fraction.ts'
import { addDays } from '../../ledger/period.ts'
import { accountFor, amountOf, type GroupContext, spotRate, sumOf, toPresentation } from './context.ts'
import type { GroupLine } from './ledger.ts'

const LAYER = 'elimination:dividends'

interface Amounts {
  readonly gross: bigint
  /** What the receiver's books show as income of the year, 0 where they show it later. */
  readonly booked: bigint
}

function amountsOf(context: GroupContext, row: DividendRow): Amounts | null {
  const payer = context.members.get(row.payer)!.entity
  const currency = row.currency || payer.functionalCurrency
  const gross = amountOf(context, row, row.gross, currency)
  const rate = spotRate(context, currency, row.declaredOn, row.document)
  if (gross === null || !rate) return null
  const presented = toPresentation(context, gross, currency, rate)
  const later =
    row.receiverBookedOn > context.year.to ||
    (row.receiverBookedOn === '' && row.receiverBookedAmount === null && row.paidOn > context.year.to)
  if (later) return { gross: presented, booked: 0n }
  if (!row.receiverBookedAmount) return { gross: presented, booked: presented }
  const receiver = context.members.get(row.receiver)!.entity
  const own = amountOf(context, row, row.receiverBookedAmount, receiver.functionalCurrency)
  const ownRate = spotRate(
    context,
    receiver.functionalCurrency,
    row.receiverBookedOn || row.declaredOn,
    row.document,
  )
  if (own === null || !ownRate) return null
  return { gross: presented, booked: toPresentation(context, own, receiver.functionalCurrency, ownRate) }
}

/** Dividends that `payer` declared to `receiver` in the year: the receiver made gross, then both sides eliminated. */
export function eliminateDividends(context: GroupContext, payer: string, receiver: string): void {
  for (const row of context.book.dividends) {
    if (row.payer !== payer || row.receiver !== receiver) continue
    const before = row.declaredOn < context.year.from
    if (row.declaredOn > context.year.to) continue
    const income = row.receiverAccount || accountFor(context, 'dividend-income')
    const retained = accountFor(context, 'retained-earnings')
    if (!income || !retained) continue
    if (before) {
      bookedLate(context, row, income)
      continue
    }
    const amounts = amountsOf(context, row)
    if (!amounts) continue
    const { gross, booked } = amounts
    const side = { entity: receiver, partner: payer }
    if (booked === 0n) {
      // Declared but not yet in the receiver's books: a receivable until they show it.
      const receivable = accountFor(context, 'other-receivables')
      if (!receivable) continue
      context.ledger.post(LAYER, row.document, [
        { ...side, account: receivable, flow: 'dividends-declared', amount: gross },
        { ...side, account: income, flow: 'unspecified', amount: -gross },
      ])
    } else if (booked !== gross) {
      // The tax withheld was charged and paid in one (IAS 12.39, IAS 7.35): both stand on the debt that never was.
      const tax = accountFor(context, 'current-tax-expense')
      const owed = accountFor(context, 'current-tax-payable')
      if (!tax || !owed) continue
      context.ledger.post(LAYER, row.document, [
        { ...side, account: tax, flow: 'tax-profit-or-loss', amount: gross - booked },
        { ...side, account: owed, flow: 'tax-profit-or-loss', amount: booked - gross },
        { ...side, account: owed, flow: 'tax-paid', amount: gross - booked },
        { ...side, account: income, flow: 'unspecified', amount: booked - gross },
      ])
    }
    context.ledger.post(LAYER, row.document, [
      { ...side, account: income, flow: 'unspecified', amount: gross },
      { entity: payer, partner: receiver, account: retained, flow: 'dividends-declared', amount: -gross },
    ])
  }
}

/** Declared in an earlier year, in the receiver's books in this one: its income was the earlier year's. */
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
  const side = { entity: row.receiver, partner: row.payer }
  context.ledger.post(LAYER, row.document, [
    { ...side, account: income, flow: 'unspecified', amount: amounts.gross },
    { ...side, account: receivable, flow: 'dividends-received', amount: -amounts.gross },
  ])
}

/** The outsiders' part of each member's distribution of the year reduces non-controlling interests. */
export function dividendsToOutsiders(context: GroupContext): void {
  const nci = accountFor(context, 'non-controlling-interests')
  const component = context.chart.toWrite('retained-earnings')?.equityComponent ?? ''
  for (const [code, member] of context.members) {
    if (code === context.book.settings.parent || !nci) continue
    const facts = member.translated.presentation
    const declared = sumOf(
      facts,
      (account) => context.chart.get(account)?.class === 'equity',
      (flow) => flow === 'dividends-declared',
    )
    const toMembers = context.book.dividends
      .filter((row) => row.payer === code && context.members.has(row.receiver))
      .filter((row) => row.declaredOn >= segmentStart(context, code) && row.declaredOn <= context.year.to)
      .reduce((sum, row) => sum + (amountsOf(context, row)?.gross ?? 0n), 0n)
    const outside = declared - toMembers
    const retained = accountFor(context, 'retained-earnings')
    if (outside === 0n || !retained || context.at.directOutsiders(code).numerator === 0n) continue
    context.ledger.post(LAYER, `derived/dividends/${code}`, [
      {
        entity: code,
        account: nci,
        flow: 'dividends-declared',
        amount: outside,
        analytics: analyticsText({ component }),
      },
      { entity: code, account: retained, flow: 'dividends-declared', amount: -outside },
    ])
  }
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

/** Impairments of, and loss allowances on, members are reversed in full, with the expense they made (§7 Investment). */
export function reverseImpairmentsOfMembers(context: GroupContext): void {
  const pairs = [
    ['investment-impairment', 'investment-impairment-expense'],
    ['loan-loss-allowance', 'credit-loss-expense'],
  ] as const
  for (const [code, member] of context.members) {
    const facts = member.translated.presentation
    for (const [role, expenseRole] of pairs) {
      const held = facts
        .where(
          (row) =>
            context.chart.get(facts.text('account', row))?.role === role &&
            context.members.has(facts.text('partner', row)),
        )
        .groupBy(['account', 'flow', 'partner', 'period'])
      for (let row = 0; row < held.length; row++) {
        const flow = held.text('flow', row)
        if (flow === 'opening' && !context.firstYear) continue
        const opening = flow === 'opening'
        const against = accountFor(context, opening ? 'retained-earnings' : expenseRole)
        if (!against) continue
        const amount = held.amount[row]!
        const line: GroupLine = {
          entity: code,
          account: held.text('account', row),
          partner: held.text('partner', row),
          flow: opening ? 'opening' : 'impairment',
          amount: -amount,
        }
        context.ledger.post('elimination:impairment-of-members', `derived/impairment-of-members/${code}`, [
          line,
          { ...line, account: against, flow: opening ? 'opening' : 'impairment', amount },
        ])
      }
    }
  }
}
