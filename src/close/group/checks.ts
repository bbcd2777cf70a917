// What must hold of the group (accounting-model.md §10). Each check compares two figures that were reached by different
// ways: balances against results, eliminations against what they remove, a closing against the opening it makes.

import type { FactTable } from '../../ledger/facts.ts'
import type { AcquisitionFigures } from './acquisition.ts'
import { compareAmounts, type GroupContext } from './context.ts'
import { isInvestment } from './investment.ts'

/** Every layer of the close sums to zero. */
export function checkLayers(context: GroupContext, groupFacts: FactTable): void {
  for (const [layer, sum] of groupFacts.totals('layer')) {
    compareAmounts(context, {
      id: 'group-layer-balances',
      scope: 'group',
      subject: layer,
      left: sum,
      right: 0n,
    })
  }
}

/** Nothing is left on investment accounts with a member as partner (G1). */
export function checkInvestments(context: GroupContext, all: readonly FactTable[]): void {
  const left = new Map<string, bigint>()
  for (const facts of all) {
    for (let row = 0; row < facts.length; row++) {
      const partner = facts.text('partner', row)
      if (!context.members.has(partner) || !isInvestment(context, facts.text('account', row))) continue
      left.set(partner, (left.get(partner) ?? 0n) + facts.amount[row]!)
    }
  }
  for (const [partner, amount] of left) {
    compareAmounts(context, {
      id: 'investment-eliminated',
      scope: 'group',
      subject: partner,
      left: amount,
      right: 0n,
    })
  }
}

/** What the register says was paid is what the investor's books hold (considerations in the books). */
export function checkConsiderations(context: GroupContext, figures: readonly AcquisitionFigures[]): void {
  for (const one of figures) {
    const inBooks = one.considerations.filter((c) => c.inBooks)
    const posted = one.acquisition.date >= context.year.from || context.firstYear
    if (inBooks.length === 0 || !posted) continue
    let held = 0n
    for (const investor of new Set(inBooks.map((c) => c.investor))) {
      const facts = context.members.get(investor)?.translated.presentation
      if (!facts) continue
      const openingOnly = one.history && context.members.get(investor)?.position === false
      held += facts.sum((row) => {
        if (
          facts.text('partner', row) !== one.entity.code ||
          !isInvestment(context, facts.text('account', row))
        )
          return false
        const flow = facts.text('flow', row)
        return openingOnly ? flow === 'opening' : flow !== 'translation-difference'
      })
    }
    const paid = inBooks.reduce((sum, c) => sum + c.amount, 0n)
    compareAmounts(context, {
      id: 'consideration-in-books',
      scope: 'entity',
      subject: one.entity.code,
      left: held,
      right: paid,
    })
  }
}

/**
 * What turnovers.csv takes out of income is there: more than the company's account shows would turn its income round. Compared where one currency is kept, since averages of parts of a year differ from the year's.
 */
export function checkTurnovers(context: GroupContext, groupFacts: FactTable): void {
  const eliminated = new Map<string, { entity: string; account: string; amount: bigint }>()
  for (let row = 0; row < groupFacts.length; row++) {
    if (groupFacts.text('layer', row) !== 'elimination:turnovers') continue
    const [entity, account] = [groupFacts.text('entity', row), groupFacts.text('account', row)]
    // What the buyer still holds passed no cost of its own: only the seller's income must be there.
    if (context.chart.get(account)?.class !== 'income') continue
    const key = `${entity} ${account}`
    const amount = (eliminated.get(key)?.amount ?? 0n) + groupFacts.amount[row]!
    eliminated.set(key, { entity, account, amount })
  }
  const size = (amount: bigint): bigint => (amount < 0n ? -amount : amount)
  for (const [subject, { account, amount, entity }] of eliminated) {
    const member = context.members.get(entity)
    if (!member || member.entity.functionalCurrency !== context.currency) continue
    const own = member.translated.presentation
    const shown = own.sum(
      (row) => own.text('account', row) === account && own.text('flow', row) !== 'opening',
    )
    const isWithin = size(shown + amount) <= size(shown) && size(amount) <= size(shown)
    compareAmounts(context, {
      id: 'turnovers-in-accounts',
      scope: 'entity',
      subject,
      left: size(amount),
      right: isWithin ? size(amount) : size(shown),
      values: { entity, account },
    })
  }
}

/** The group's opening is the closing of the year before, account by account. */
export function checkOpenings(
  context: GroupContext,
  now: readonly FactTable[],
  rolled: readonly FactTable[],
): void {
  if (rolled.length === 0) return
  const totals = new Map<string, { opening: bigint; closing: bigint }>()
  const take = (facts: FactTable, side: 'opening' | 'closing'): void => {
    for (let row = 0; row < facts.length; row++) {
      if (facts.text('flow', row) !== 'opening') continue
      const account = facts.text('account', row)
      const known = totals.get(account) ?? { opening: 0n, closing: 0n }
      known[side] += facts.amount[row]!
      totals.set(account, known)
    }
  }
  for (const facts of now) take(facts, 'opening')
  for (const facts of rolled) take(facts, 'closing')
  for (const [account, { opening, closing }] of totals) {
    if (opening === closing) continue
    compareAmounts(context, {
      id: 'group-opening',
      scope: 'group',
      subject: account,
      left: opening,
      right: closing,
    })
  }
  const sum = (side: 'opening' | 'closing'): bigint =>
    [...totals.values()].reduce((s, t) => s + (t[side] < 0n ? -t[side] : t[side]), 0n)
  compareAmounts(context, {
    id: 'group-opening',
    scope: 'group',
    subject: 'total',
    left: sum('opening'),
    right: sum('closing'),
  })
}
