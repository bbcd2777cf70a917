// Accounts of the standard group chart (src/formats/book/standard/accounts.csv) that the sample books name.

import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'

export const A = {
  buildings: '110200',
  buildingsWorn: '110290',
  machinery: '110300',
  machineryWorn: '110390',
  construction: '110900',
  rightOfUse: '111100',
  rightOfUseWorn: '111190',
  intangibles: '114100',
  intangiblesWorn: '114190',
  otherNonCurrent: '118100',
  materials: '121100',
  goods: '121300',
  writeDown: '121900',
  tradeReceivables: '122100',
  lossAllowance: '122190',
  prepayments: '122400',
  loansMade: '116100',
  interestReceivable: '123100',
  deposits: '123200',
  cash: '124100',
  cashEquivalents: '124200',
  shareCapital: '310100',
  legalReserve: '320900',
  retainedEarnings: '330100',
  associate: '115200',
  borrowingsLong: '410100',
  leaseLong: '410200',
  provisionsLong: '410300',
  borrowingsShort: '510100',
  leaseShort: '510200',
  tradePayables: '510300',
  provisionsShort: '510500',
  wages: '510700',
  bonuses: '510750',
  otherTaxes: '510800',
  incomeTaxPayable: '510900',
  dividendsPayable: '511000',
  revenueGoods: '610100',
  revenueServices: '610200',
  costOfSales: '620100',
  writeDownExpense: '620900',
  selling: '630100',
  administrative: '630200',
  creditLosses: '630400',
  otherExpense: '630600',
  impairment: '630660',
  exchange: '630700',
  interestIncome: '640200',
  interestExpense: '650100',
  leaseInterest: '650200',
  unwinding: '650300',
  currentTax: '660100',
} as const

const FILE = new URL('../../src/formats/book/standard/accounts.csv', import.meta.url)

/** Russian names by code. An account that is not in the chart is an error of the script. */
export function accountNames(): ReadonlyMap<string, string> {
  const rows: string[][] = parse(readFileSync(FILE), { bom: true, from: 2 })
  const names = new Map(rows.map(([code = '', name = '']) => [code, name]))
  for (const code of Object.values(A))
    if (!names.has(code)) throw new Error(`no account ${code} in the group chart`)
  return names
}
