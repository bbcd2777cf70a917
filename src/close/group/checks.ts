// What must hold of the group (accounting-model.md §10). Each check compares two figures that were reached by different
// ways: balances against results, eliminations against what they remove, a closing against the opening it makes.

import { exponentOf } from '../../ledger/currency.ts'
import type { FactTable } from '../../ledger/facts.ts'
import { convert, ONE, shareOf, subtract } from '../../ledger/fraction.ts'
import type { AcquisitionFigures } from './acquisition.ts'
import { compareAmounts, type GroupContext, spotRate } from './context.ts'
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

/** Goodwill in the currency of the operation at the closing rate = goodwill as presented (IAS 21.47). */
export function checkGoodwill(
  context: GroupContext,
  groupFacts: FactTable,
  functional: FactTable,
  figures: readonly AcquisitionFigures[],
): void {
  for (const one of figures) {
    if (one.entity.functionalCurrency === context.currency) continue
    const rate = spotRate(context, one.entity.functionalCurrency, context.year.to, one.acquisition.id)
    if (!rate) continue
    const on = (facts: FactTable): bigint =>
      facts.sum(
        (row) =>
          (facts === functional || facts.text('layer', row) === 'elimination:goodwill') &&
          facts.text('entity', row) === one.entity.code &&
          context.chart.get(facts.text('account', row))?.role === 'goodwill',
      )
    const closing = convert(on(functional), rate, exponentOf(one.entity.functionalCurrency), context.exponent)
    // Owners' and outsiders' parts are rounded apart.
    const presented = on(groupFacts)
    compareAmounts(context, {
      id: 'goodwill-at-closing-rate',
      scope: 'group',
      subject: one.acquisition.id,
      left: presented,
      right: closing,
      within: 1n,
    })
  }
}

/**
 * Outsiders' interests, the second way: from net assets. Closing = opening + what came in + effective share of (what the
 * net assets moved + dividends) − dividends to outsiders. Parts are rounded per component, so a few units may differ.
 */
export function checkNci(context: GroupContext, groupFacts: FactTable): void {
  for (const [code, member] of context.members) {
    const outside = subtract(ONE, context.at.effective(code))
    if (outside.numerator === 0n || member.position) continue
    const nci = (keep: (flow: string) => boolean): bigint =>
      -groupFacts.sum((row) => {
        if (
          groupFacts.text('entity', row) !== code ||
          groupFacts.text('document', row).startsWith('derived/nci/') === false
        )
          return false
        const role = context.chart.get(groupFacts.text('account', row))?.role
        const ofGoodwill = groupFacts.text('document', row) !== `derived/nci/${code}`
        return role === 'non-controlling-interests' && !ofGoodwill && keep(groupFacts.text('flow', row))
      })
    const left = nci((flow) => flow !== 'opening')
    const moved = movedNetAssets(context, code, member.translated.presentation, groupFacts)
    const right = shareOf(moved, outside)
    compareAmounts(context, {
      id: 'nci-from-net-assets',
      scope: 'group',
      subject: code,
      left,
      right,
      within: 4n,
    })
  }
}

/** Movement of the member's net assets in the year without openings, scope-in and dividends among members and out. */
function movedNetAssets(context: GroupContext, code: string, own: FactTable, groupFacts: FactTable): bigint {
  let moved = 0n
  const apartLayers = new Set([
    'elimination:nci',
    'elimination:goodwill',
    'elimination:investment',
    'elimination:turnovers',
  ])
  for (const facts of [own, groupFacts]) {
    for (let row = 0; row < facts.length; row++) {
      if (facts.text('entity', row) !== code) continue
      const flow = facts.text('flow', row)
      const layer = facts.text('layer', row)
      if (flow === 'opening' || flow === 'scope-in') continue
      const account = context.chart.get(facts.text('account', row))
      if (!account) continue
      const amount = facts.amount[row]!
      // Pair eliminations move balances between the two sides of the group, not what the member's owners have.
      if (facts === groupFacts) {
        if (apartLayers.has(layer)) continue
        const result = account.class === 'income' || account.class === 'expense' || account.class === 'oci'
        // With what takes out a dividend from another member, which the member's own net assets have received.
        if (result) moved -= amount
        continue
      }
      if (account.class === 'asset' || account.class === 'liability') moved += amount
      if (account.class === 'equity' && flow === 'dividends-declared') moved += amount
    }
  }
  return moved
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
