// What moved the equity of an associate since the purchase (IAS 28.10, 28.28; accounting-model.md §7 "Equity method"), at the
// group's share: rows of associates.csv, else its own trial balance; and the profit that is still in inventory after trade
// with the group.

import type { AssociateRow } from '../../ledger/book.ts'
import { exponentOf } from '../../ledger/currency.ts'
import { entityOn } from '../../ledger/entity.ts'
import { finding } from '../../ledger/finding.ts'
import { type Fraction, minorOf, shareOf } from '../../ledger/fraction.ts'
import { addDays, addMonths, dayBefore } from '../../ledger/period.ts'
import { GroupChart } from '../chart.ts'
import { shared } from '../explained.ts'
import type { Explained } from '../types.ts'
import { type GroupContext, type Member, madeOf, registerPart } from './context.ts'
import type { Acquisition } from './ownership.ts'
import { profitInInventory } from './trade.ts'

export interface Movement {
  readonly date: string
  readonly kind: 'profit' | 'oci' | 'other-equity' | 'dividend' | 'impairment'
  /** The group's amount, positive as it raises the investment. */
  readonly amount: bigint
  readonly document: string
  /** What a share of it was taken of, positive as it raises the investment: facts of the associate, or a register's row. */
  readonly from: (share: Fraction) => readonly Explained[]
}

/** Movements of an associate from registers and, where it keeps one, its own trial balance. */
export function movementsOf(
  context: GroupContext,
  acquisition: Acquisition,
  member: Member | null,
  share: Fraction,
): Movement[] {
  const movements: Movement[] = []
  const rows = context.book.associates.filter(
    (row) => row.investee === acquisition.investee && row.date >= acquisition.date,
  )
  const trade = ofTrade(context, acquisition, share)
  let fromRows = false
  for (const row of rows) {
    const movement = movementOf(context, row, share)
    if (movement) movements.push(movement)
    fromRows ||= row.event === 'profit' || row.event === 'oci' || row.event === 'other-equity'
  }
  if (!fromRows && member) movements.push(...ofTrialBalance(context, acquisition, member, share))
  if (!fromRows && !member && movements.length === 0) {
    context.findings.push(
      finding('GRP-241', 'warns', acquisition.rows[0]!.place, { investee: acquisition.investee }),
    )
  }
  return [...movements, ...trade].sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0))
}

function movementOf(context: GroupContext, row: AssociateRow, share: Fraction): Movement | null {
  const own = entityOn(context.book, row.investee, row.date)?.functionalCurrency ?? context.currency
  const currency = row.currency || own
  if (currency !== context.currency) {
    context.findings.push(
      finding('GRP-101', 'blocks', row.place, { id: row.investee, what: 'currency', word: currency }),
    )
    return null
  }
  if (row.event === 'obligation') {
    context.findings.push(
      finding('GRP-101', 'blocks', row.place, { id: row.investee, what: 'event', word: row.event }),
    )
    return null
  }
  const amount = minorOf(row.amount, exponentOf(currency))
  if (amount === null) {
    context.findings.push(finding('GRP-203', 'blocks', row.place, { currency }))
    return null
  }
  const base = { date: row.date, kind: row.event, document: row.document }
  if (row.event === 'dividend' || row.event === 'impairment')
    return { ...base, amount: -amount, from: () => [registerPart(context, row, -amount)] }
  const from = (own: Fraction): readonly Explained[] => [shared(registerPart(context, row, amount), own)]
  return { ...base, amount: shareOf(amount, share), from }
}

/**
 * The group's share of profit, net of tax, that is in inventory at a fiscal year's end (or at the date of the close)
 * after sales either way, taken out of the share of profit; the year after releases it (28.28).
 */
function ofTrade(context: GroupContext, acquisition: Acquisition, share: Fraction): Movement[] {
  const { investee } = acquisition
  const { year, members } = context
  const movements: Movement[] = []
  for (const row of context.book.inventoryProfit) {
    const isUpstream = row.seller === investee && members.has(row.buyer)
    const isDownstream = row.buyer === investee && members.has(row.seller)
    const isYearEnd = addDays(row.date, 1).slice(5) === year.from.slice(5)
    const counts = row.date === year.to || (isYearEnd && row.date < year.from && row.date >= acquisition.date)
    if ((!isUpstream && !isDownstream) || !counts) continue
    const buyer = members.get(row.buyer)?.entity ?? entityOn(context.book, row.buyer, row.date)
    const held = buyer && profitInInventory(context, row, buyer)
    if (!held) continue
    const amount = shareOf(held.profit - held.tax, share)
    const base = { kind: 'profit', document: row.document } as const
    const of = (part: bigint) => () => [registerPart(context, row, part)]
    movements.push({ ...base, date: row.date, amount: -amount, from: of(-amount) })
    if (row.date === year.to) continue
    const nextYearEnd = dayBefore(addMonths(addDays(row.date, 1), 12))
    movements.push({ ...base, date: nextYearEnd < year.to ? nextYearEnd : year.to, amount, from: of(amount) })
  }
  return movements
}

function ofTrialBalance(
  context: GroupContext,
  acquisition: Acquisition,
  member: Member,
  share: Fraction,
): Movement[] {
  if (member.entity.functionalCurrency !== context.currency) {
    const place = acquisition.rows[0]!.place
    context.findings.push(
      finding('GRP-101', 'blocks', place, {
        id: acquisition.id,
        what: 'currency',
        word: member.entity.functionalCurrency,
      }),
    )
    return []
  }
  const facts = member.translated.presentation
  const ofClass =
    (...kinds: readonly string[]) =>
    (row: number): boolean =>
      kinds.includes(context.chart.get(facts.text('account', row))?.class ?? '')
  const ofOther = (row: number): boolean => {
    const account = context.chart.get(facts.text('account', row))
    const flow = facts.text('flow', row)
    const apart = ['opening', 'scope-in', 'dividends-declared', 'translation-difference'].includes(flow)
    return account?.class === 'equity' && !apart && !GroupChart.isResult(account)
  }
  const movement = (kind: Movement['kind'], keep: (row: number) => boolean): Movement => ({
    date: context.year.to,
    document: `derived/equity-method/${acquisition.investee}`,
    kind,
    amount: shareOf(-facts.sum(keep), share),
    from: (own) => madeOf(context, facts.where(keep), -1n, own)(),
  })
  return [
    movement('profit', ofClass('income', 'expense')),
    movement('oci', ofClass('oci')),
    movement('other-equity', ofOther),
  ]
}
