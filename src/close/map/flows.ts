// Default flows of local turnovers where the correspondence is unknown (accounting-model.md §4, table "Default flows").
// Each is assumed; a rule's own flows win.

import type { Flow } from '../../ledger/words.ts'

export interface LocalFlows {
  readonly debit: Flow
  readonly credit: Flow
  /** Turnovers are taken net, in one flow. */
  readonly net: boolean
}

const both = (flow: Flow, net = false): LocalFlows => ({ debit: flow, credit: flow, net })
const sides = (debit: Flow, credit: Flow): LocalFlows => ({ debit, credit, net: false })

/** First fitting prefix wins; longer ones stand first. */
const TABLE: readonly (readonly [RegExp, LocalFlows])[] = [
  [/^01\.09|^03\.09/, both('disposal-receipt')],
  [/^(07|08|58|55\.03|55\.23)/, sides('addition-paid', 'disposal-receipt')],
  [/^(01|03|04)/, sides('addition-paid', 'disposal-receipt')],
  [/^(02|05)/, sides('disposal-receipt', 'charge')],
  [/^(14|59|63|96)/, sides('utilisation', 'charge')],
  [/^6[67]\.(02|04|22|24)/, sides('interest-paid', 'interest-accrued')],
  [/^6[67]/, sides('repayment', 'proceeds')],
  [/^68\.04/, sides('tax-paid', 'tax-profit-or-loss')],
  [/^(09|77)/, both('tax-profit-or-loss', true)],
  [/^75\.02/, sides('dividends-paid', 'dividends-declared')],
  [/^(75\.01|80|83\.02)/, both('contribution', true)],
  [/^83\.01/, both('revaluation', true)],
  [/^82/, both('equity-transfer', true)],
  [/^81/, both('own-shares', true)],
  [/^84/, both('unspecified', true)],
  [/^83/, both('unspecified', true)],
  [/^5[0-7]/, both('unspecified', true)],
  [/^9[019]/, both('unspecified', true)],
  [/^76\.07/, sides('repayment', 'addition-non-cash')],
]

/** Flows of a local account's turnovers; everything that the table does not name is working capital, net. */
export function defaultFlows(account: string): LocalFlows {
  for (const [pattern, flows] of TABLE) if (pattern.test(account)) return flows
  return both('working-capital', true)
}

export const isConstruction = (account: string): boolean => /^0[78]/.test(account)
export const isFixedAsset = (account: string): boolean =>
  /^0[134]/.test(account) && !/^0[13]\.09/.test(account)
export const isResultAccount = (account: string): boolean => /^9[019](\.|$)/.test(account)
export const isRetained = (account: string): boolean => /^84(\.|$)/.test(account)
/** The side on which a result subaccount gathers its income or expense. */
export const gathersOn = (account: string): 'debit' | 'credit' =>
  /^9[01]\.01/.test(account) ? 'credit' : 'debit'
/** Transfers of results and their closing, never income or expense themselves. */
export const isTransferAccount = (account: string): boolean => /^9[01]\.09/.test(account)
