// A journal of 1 million postings, made in code: 50 entities × 500 accounts, 10 currencies, written twice with the same
// figures: as canonical rows (book-format.md §3), one file per entity and currency with the number of the transaction in
// analytics_1, and as one journal that `ledger` and `hledger` read.

import { closeSync, mkdirSync, openSync, writeFileSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { numbers } from './say.ts'

export const POSTINGS = 1_000_000
const ENTITIES = 50
const ACCOUNTS = 500
/** Currencies with two decimals. */
const CURRENCIES = ['RUB', 'USD', 'EUR', 'CNY', 'KZT', 'BYN', 'AED', 'TRY', 'GBP', 'UZS'] as const
/** Postings of transactions in turn. */
const SIZES = [2, 3, 5] as const
const OF_A_FILE = POSTINGS / ENTITIES / CURRENCIES.length

const decimal = (cents: number): string =>
  `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, '0')}`
const digits = (value: number, width: number): string => String(value).padStart(width, '0')

interface Posting {
  readonly account: string
  /** Minor units, debit positive. */
  readonly cents: number
}

/** One side in one posting, the other in the rest; the accounts at random. */
function transaction(size: number, next: (below: number) => number): Posting[] {
  const side = next(2) === 0 ? 1 : -1
  const account = (): string => digits(1000 + next(ACCOUNTS), 4)
  const parts = Array.from({ length: size - 1 }, () => ({
    account: account(),
    cents: side * (1 + next(9_000_000)),
  }))
  return [{ account: account(), cents: -parts.reduce((sum, { cents }) => sum + cents, 0) }, ...parts]
}

/** The name of a canonical file tells entity and currency, as the folders of a book do. */
export const fileName = (entity: string, currency: string): string => `${entity}_${currency}.csv`
export const entityAndCurrency = (file: string): readonly [string, string] => {
  const [entity = '', currency = ''] = file.slice(0, -'.csv'.length).split('_')
  return [entity, currency]
}

/** Writes `rows/*.csv` and `journal.txt` below `folder`. */
export function writeJournal(folder: string): { readonly rows: string; readonly journal: string } {
  const next = numbers(50)
  const [rows, journal] = [join(folder, 'rows'), join(folder, 'journal.txt')]
  mkdirSync(rows)
  const handle = openSync(journal, 'w')
  let number = 0
  for (let entity = 1; entity <= ENTITIES; entity++) {
    for (const currency of CURRENCIES) {
      const name = `E${digits(entity, 2)}`
      const lines = ['account,analytics_1,currency,turnover_debit,turnover_credit']
      const entries: string[] = []
      for (let made = 0, turn = 0; made < OF_A_FILE; turn++) {
        const size = Math.min(SIZES[turn % SIZES.length]!, OF_A_FILE - made)
        number++
        entries.push(`2025-${digits(1 + (number % 12), 2)}-${digits(1 + (number % 28), 2)} T${number}`)
        for (const { account, cents } of transaction(size, next)) {
          const amount = decimal(Math.abs(cents))
          lines.push(`${account},T${number},${currency},${cents > 0 ? `${amount},` : `,${amount}`}`)
          entries.push(`    ${name}:${account}  ${cents < 0 ? '-' : ''}${amount} ${currency}`)
        }
        made += size
        entries.push('')
      }
      writeFileSync(join(rows, fileName(name, currency)), `${lines.join('\n')}\n`)
      writeSync(handle, `${entries.join('\n')}\n`)
    }
  }
  closeSync(handle)
  return { rows, journal }
}
