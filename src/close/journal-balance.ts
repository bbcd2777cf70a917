// Debits and credits of journals as their register gives them (accounting-model.md §5, §10). A journal that does not
// balance is refused whole, so that what was posted cannot show it: what was written is added up here.

import type { Journal } from '../ledger/book.ts'
import { exponentOf } from '../ledger/currency.ts'
import type { Check } from '../ledger/finding.ts'
import { decimalText, type Fraction, minorOf, ZERO } from '../ledger/fraction.ts'
import type { Interval } from '../ledger/period.ts'

/** Journals that act in the interval or, of a first year, before it; a reversal balances where what it undoes does. */
export const actingIn = (journals: readonly Journal[], { from, to }: Interval, isFirst: boolean): Journal[] =>
  journals.filter(({ date, repeatsUntil }) => date <= to && (isFirst || date >= from || repeatsUntil >= from))

/**
 * Debits = credits in each of the journals: one that is too high does not make good for one that is too low, so that the
 * difference is what they are off by one by one. Amounts with more decimals than the currency are named where they are
 * read, and left out of the sums.
 */
export function journalsCheck(
  named: Pick<Check, 'id' | 'scope' | 'subject'>,
  journals: readonly Journal[],
  currency: string,
): Check {
  const exponent = exponentOf(currency)
  const minor = (side: Fraction | null): bigint => minorOf(side ?? ZERO, exponent) ?? 0n
  let [left, right, off] = [0n, 0n, 0n]
  const faults: string[] = []
  for (const { id, lines } of journals) {
    const debit = lines.reduce((sum, line) => sum + minor(line.debit), 0n)
    const credit = lines.reduce((sum, line) => sum + minor(line.credit), 0n)
    left += debit
    right += credit
    if (debit === credit) continue
    off += debit > credit ? debit - credit : credit - debit
    faults.push(id)
  }
  return {
    ...named,
    severity: 'blocks',
    left: decimalText(left, exponent),
    right: decimalText(right, exponent),
    difference: decimalText(off, exponent),
    passed: faults.length === 0,
    values: { currency, count: String(journals.length), journals: faults.join(', ') },
  }
}
