// Default flows of the turnovers of 1C's accounts where the correspondence is unknown (accounting-model.md §4, the table
// "Default flows"). Each is assumed; a row's own flow, then a rule's flows, win.

import type { GroupAccount } from '../../ledger/book.ts'
import type { Flow } from '../../ledger/words.ts'

export interface TurnoverFlows {
  readonly debit: Flow
  readonly credit: Flow
}

/** Local accounts of 1C's chart that the derivations treat each in its own way. */
export type AccountKind =
  | 'balance'
  | 'result'
  /** 90.09, 91.09: transfers of results to 99. */
  | 'transfer'
  /** 99.01: transfers from 90.09 and 91.09, and rows of its own (tax penalties). */
  | 'profit'
  | 'retained'

/** 90, 91, 99 and 84 of 1C's chart; everything else is a balance with its movements. */
export function accountKind(account: string): AccountKind {
  if (/^84(\.|$)/.test(account)) return 'retained'
  if (/^9[01]\.09(\.|$)/.test(account)) return 'transfer'
  if (/^99\.01(\.|$)/.test(account)) return 'profit'
  return /^9[019](\.|$)/.test(account) ? 'result' : 'balance'
}

const both = (flow: Flow): TurnoverFlows => ({ debit: flow, credit: flow })
const sides = (debit: Flow, credit: Flow): TurnoverFlows => ({ debit, credit })

/** The first that fits; finer patterns stand first. What none fits is working capital, net. */
const TABLE: readonly (readonly [RegExp, TurnoverFlows])[] = [
  [/^0[13]\.09(\.|$)/, both('disposal-receipt')],
  [/^(0[1347]|08|58|55\.03|55\.23)(\.|$)/, sides('addition-paid', 'disposal-receipt')],
  [/^0[25](\.|$)/, sides('disposal-receipt', 'charge')],
  [/^(14|59|63|96)(\.|$)/, sides('utilisation', 'charge')],
  [/^6[67]\.(02|04|22|24)(\.|$)/, sides('interest-paid', 'interest-accrued')],
  [/^6[67](\.|$)/, sides('repayment', 'proceeds')],
  // Tax is accrued on 68.04.2 and carried to 68.04.1, where it is paid: both sides of 68.04.2 are the charge.
  [/^68\.04\.2(\.|$)/, both('tax-profit-or-loss')],
  [/^68\.04(\.|$)/, sides('tax-paid', 'tax-profit-or-loss')],
  [/^(09|77)(\.|$)/, both('tax-profit-or-loss')],
  [/^75\.02(\.|$)/, sides('dividends-paid', 'dividends-declared')],
  [/^(75\.01|80|83\.02)(\.|$)/, both('contribution')],
  [/^83\.01(\.|$)/, both('revaluation')],
  [/^82(\.|$)/, both('equity-transfer')],
  [/^81(\.|$)/, both('own-shares')],
  [/^83(\.|$)/, both('unspecified')],
  [/^5[0-7](\.|$)/, both('unspecified')],
]

/** The table's row of an account; null: working capital, net. */
export function tabledFlows(account: string): TurnoverFlows | null {
  for (const [pattern, flows] of TABLE) if (pattern.test(account)) return flows
  return null
}

const ROLE_FLOWS: Readonly<Partial<Record<GroupAccount['role'], TurnoverFlows>>> = {
  cash: both('unspecified'),
  'current-tax-payable': sides('tax-paid', 'tax-profit-or-loss'),
  'current-tax-expense': both('tax-profit-or-loss'),
  'deferred-tax-asset': both('tax-profit-or-loss'),
  'deferred-tax-liability': both('tax-profit-or-loss'),
  'deferred-tax-expense': both('tax-profit-or-loss'),
  'dividends-payable': sides('dividends-paid', 'dividends-declared'),
}

/** Flows of turnovers by the group account alone: its own, those of its role, else of its class. */
export function accountFlows(account: GroupAccount): TurnoverFlows {
  const byRole = ROLE_FLOWS[account.role || 'rounding']
  const byClass: Flow =
    account.class === 'asset' || account.class === 'liability' ? 'working-capital' : 'unspecified'
  return {
    debit: account.flowDebit || byRole?.debit || byClass,
    credit: account.flowCredit || byRole?.credit || byClass,
  }
}

/** Cash between accounts of cash, assets put into use, loans from one to the other: the correspondence tells. */
const TRANSFERS: readonly (readonly [RegExp, RegExp])[] = [
  [/^5[0-7](\.|$)/, /^5[0-7](\.|$)/],
  [/^0[78](\.|$)/, /^0[1347](\.|$)/],
  [/^6[67](\.|$)/, /^6[67](\.|$)/],
]

/** The flow that a known correspondence gives; null: none. Deposits (55.03) are no cash. */
export function flowByCorrespondence(account: string, corrAccount: string): Flow | null {
  if (corrAccount === '' || /^55\.[02]3/.test(account) || /^55\.[02]3/.test(corrAccount)) return null
  const fits = TRANSFERS.some(
    ([one, other]) =>
      (one.test(account) && other.test(corrAccount)) || (other.test(account) && one.test(corrAccount)),
  )
  return fits ? 'reclassification' : null
}

export const isConstruction = (account: string): boolean => /^0[78](\.|$)/.test(account)
export const isFixedAsset = (account: string): boolean =>
  /^0[134](\.|$)/.test(account) && !/^0[13]\.09/.test(account)

/** Accounts with analytics that say which disposal an other income or expense belongs to. */
const SALE_OF_ASSETS =
  /(реализаци|выбыти|ликвидаци|списани).*(основн\S+ средств|внеоборотн|нематериальн|объект\S* строительств)/i

/** The default flow of an income or expense row (90, 91, 99). */
export function resultFlow(account: string, analytics: readonly string[], target: GroupAccount): Flow {
  if (/^99\.02(\.|$)/.test(account)) return 'tax-profit-or-loss'
  if (/^91(\.|$)/.test(account) && analytics.some((text) => SALE_OF_ASSETS.test(text)))
    return 'disposal-receipt'
  return accountFlows(target).debit
}
