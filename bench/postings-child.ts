// Ours on the postings: each file read as a trial balance, debits = credits checked in each file and in each transaction,
// and summed by entity, account and currency. `postings-child.ts <folder of canonical files>`.

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileChecks } from '../src/formats/osv/checks.ts'
import { readTrialBalance } from '../src/formats/osv/read.ts'
import type { TrialBalance } from '../src/ledger/balance.ts'
import { sha256 } from '../src/ledger/hash.ts'
import { measureHere } from './child.ts'
import { entityAndCurrency } from './journal.ts'
import { sumLine } from './sums-of-peers.ts'

/** Adds the net of each row to its transaction and to its account; minor units. */
function addUp({ amounts, key, keys }: TrialBalance): {
  readonly transactions: ReadonlyMap<string, bigint>
  readonly accounts: ReadonlyMap<string, bigint>
} {
  const transactions = new Map<string, bigint>()
  const accounts = new Map<string, bigint>()
  for (const [index, code] of key.entries()) {
    const { account, analytics } = keys[code]!
    const net = amounts.turnoverDebit[index]! - amounts.turnoverCredit[index]!
    const number = analytics[0] ?? ''
    transactions.set(number, (transactions.get(number) ?? 0n) + net)
    accounts.set(account, (accounts.get(account) ?? 0n) + net)
  }
  return { transactions, accounts }
}

async function readAll(folder: string): Promise<Readonly<Record<string, string>>> {
  const lines: string[] = []
  let [postings, transactions, wrong] = [0, 0, 0]
  for (const name of readdirSync(folder).sort()) {
    const balance = await readTrialBalance(readFileSync(join(folder, name)), name)
    const sums = addUp(balance)
    postings += balance.key.length
    transactions += sums.transactions.size
    wrong += balance.findings.length + fileChecks(balance).filter(({ passed }) => !passed).length
    for (const net of sums.transactions.values()) if (net !== 0n) wrong++
    const [entity, currency] = entityAndCurrency(name)
    for (const [account, net] of sums.accounts)
      if (net !== 0n) lines.push(sumLine(`${entity}:${account}`, currency, net))
  }
  return {
    postings: String(postings),
    transactions: String(transactions),
    wrong: String(wrong),
    sums: String(lines.length),
    hash: sha256(new TextEncoder().encode(lines.sort().join('\n'))),
  }
}

await measureHere(() => readAll(process.argv[2] ?? '.'))
