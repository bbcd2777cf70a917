// The investment in another company as its investors' books hold it (accounting-model.md §7 "Investment"): everything on
// investment accounts with the investee as partner, and the lines that take it out.

import { FactTable } from '../../ledger/facts.ts'
import type { Flow } from '../../ledger/words.ts'
import type { AcquisitionFigures } from './acquisition.ts'
import { accountFor, type GroupContext, madeOf } from './context.ts'
import type { GroupLine } from './ledger.ts'

/** Facts of an investor's investment accounts with the investee as partner, without translation differences. */
export function investmentFacts(
  context: GroupContext,
  investor: string,
  investee: string,
  history: boolean,
): FactTable {
  const member = context.members.get(investor)
  if (!member) return new FactTable(context.ledger.codes)
  const facts = member.translated.presentation
  const partner = facts.codes.partner.find(investee)
  // History was bought before the year: only what stands in the opening (a position has no movements).
  const openingOnly = history && !member.position
  return facts.where((row) => {
    const flow = facts.text('flow', row)
    const counts = openingOnly ? flow === 'opening' : flow !== 'translation-difference'
    return facts.partner[row] === partner && counts && isInvestment(context, facts.text('account', row))
  })
}

/** What investors hold on the investment, presentation currency. */
export const investmentInBooks = (
  context: GroupContext,
  investor: string,
  investee: string,
  history: boolean,
): bigint => investmentFacts(context, investor, investee, history).sum()

export function isInvestment(context: GroupContext, code: string): boolean {
  const role = context.chart.get(code)?.role
  return (
    role === 'investment-in-subsidiary' ||
    role === 'investment-in-associate' ||
    role === 'financial-investment'
  )
}

/** Everything on investment accounts with the investee as partner, taken out at what the investors paid. */
export function investmentLines(context: GroupContext, figures: AcquisitionFigures, flow: Flow): GroupLine[] {
  const lines: GroupLine[] = []
  let left = figures.consideration
  for (const investor of new Set(figures.acquisition.rows.map((row) => row.investor))) {
    const posted = figures.considerations
      .filter((c) => c.investor === investor && !c.inBooks)
      .reduce((sum, c) => sum + c.amount, 0n)
    const written = accountFor(context, 'investment-in-subsidiary')
    if (posted !== 0n)
      lines.push({
        entity: investor,
        account: written,
        flow,
        amount: -posted,
        partner: figures.acquisition.investee,
      })
    left -= posted
    const facts = investmentFacts(context, investor, figures.acquisition.investee, figures.history)
    const held = new Map<string, FactTable>()
    for (let row = 0; row < facts.length; row++) {
      const account = facts.text('account', row)
      const own = held.get(account) ?? new FactTable(facts.codes)
      held.set(account, own)
      own.copy(facts, row)
    }
    for (const [account, own] of held) {
      const line = { entity: investor, account, flow, partner: figures.acquisition.investee }
      lines.push({ ...line, amount: -own.sum(), from: madeOf(context, own, -1n) })
      left -= own.sum()
    }
  }
  // What the register says was in the books and is not there stays visible: the check "investment eliminated" fails.
  if (left !== 0n) {
    const account = accountFor(context, 'investment-in-subsidiary')
    const investor = figures.acquisition.rows[0]!.investor
    if (account)
      lines.push({ entity: investor, account, flow, amount: -left, partner: figures.acquisition.investee })
  }
  return lines
}
