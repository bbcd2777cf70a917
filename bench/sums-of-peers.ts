// Sums by account and currency as `ledger` and `hledger` print them, brought to the lines in which ours are compared.

import { decimalText } from '../src/ledger/fraction.ts'

/** One sum: account, currency and amount with two decimals. */
export const sumLine = (account: string, currency: string, minor: bigint): string =>
  `${account} ${currency} ${decimalText(minor, 2)}`

const AMOUNT = /(-?\d+\.\d\d) ([A-Z]{3})/g
const ACCOUNT = /E\d\d:\d{4}/

/**
 * Sums of a balance report, sorted. Both programs print the currencies of an account on lines of their own, the account
 * beside the last of them.
 */
export function sumsOf(report: string): string[] {
  const found: string[] = []
  let waiting: string[] = []
  for (const line of report.split('\n')) {
    for (const [, amount = '', currency = ''] of line.matchAll(AMOUNT)) waiting.push(`${currency} ${amount}`)
    const account = ACCOUNT.exec(line)?.[0]
    if (account === undefined) continue
    found.push(...waiting.map((sum) => `${account} ${sum}`))
    waiting = []
  }
  return found.sort()
}
