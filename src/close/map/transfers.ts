// Turnovers that go from one local account to another within what is mapped (accounting-model.md §4, first row of the
// table): of construction that was put into use the lesser of Cr 07, 08 and Dr 01, 03, 04 is reclassification. Taken
// over a whole reporting period, so that the intervals of the files do not matter, and divided over lines and intervals
// by their turnovers.

import { compareBytes } from '../../ledger/facts.ts'
import { finding } from '../../ledger/finding.ts'
import { divideByLargestRemainder } from '../../ledger/fraction.ts'
import { isConstruction, isFixedAsset } from './flows.ts'
import type { LineKey } from './lines.ts'
import type { Decision, MapRun } from './run.ts'

export interface Portion {
  readonly debit: bigint
  readonly credit: bigint
}

/** What of a line's turnovers in an interval is a transfer. */
export class Portions {
  readonly #portions = new Map<string, { debit: bigint; credit: bigint }>()

  get(interval: number, line: number): Portion | null {
    return this.#portions.size === 0 ? null : (this.#portions.get(`${interval},${line}`) ?? null)
  }

  add(interval: number, line: number, column: 'debit' | 'credit', amount: bigint): void {
    if (amount === 0n) return
    const key = `${interval},${line}`
    const portion = this.#portions.get(key) ?? { debit: 0n, credit: 0n }
    portion[column] += amount
    this.#portions.set(key, portion)
  }
}

interface Turnover {
  readonly line: number
  readonly column: 'debit' | 'credit'
  /** Per interval of the period. */
  readonly amounts: readonly bigint[]
  readonly total: bigint
}

type Period = { readonly first: number; readonly last: number }

/** Transfers of a period. Lines whose rule names the flow of that side are left to their rule. */
export function transfersOf(
  run: MapRun,
  period: Period,
  decisions: ReadonlyMap<number, Decision | null>,
): Portions {
  const portions = new Portions()
  if (!run.russian) return portions
  const turnovers = (column: 'debit' | 'credit', fits: (account: string) => boolean): Turnover[] => {
    const found: Turnover[] = []
    for (const [line, decision] of decisions) {
      const key = run.key(line)
      if (!decision || !isOpen(key) || !fits(key.account)) continue
      const { rule } = decision.parts[0]!
      if (column === 'debit' ? rule?.flowDebit : rule?.flowCredit) continue
      const amounts: bigint[] = []
      for (let interval = period.first; interval <= period.last; interval++)
        amounts.push(run.amounts(interval, line)[column])
      const total = amounts.reduce((sum, amount) => sum + amount, 0n)
      if (total > 0n) found.push({ line, column, amounts, total })
    }
    // In the order of their keys, so that the order of rows and files changes nothing.
    return found.sort((a, b) => compareBytes(nameOf(run.key(a.line)), nameOf(run.key(b.line))))
  }
  transfer(period, portions, turnovers('credit', isConstruction), turnovers('debit', isFixedAsset))
  warnOfRefinancing(run, turnovers)
  return portions
}

const nameOf = (key: LineKey): string =>
  [key.account, ...key.analytics, key.contract, key.currency].join('\u0001')

/** Rows that name their flow or correspondence need no assumption. */
const isOpen = (key: LineKey): boolean => key.indicator === 'БУ' && key.flow === '' && key.corrAccount === ''

const sum = (turnovers: readonly Turnover[]): bigint =>
  turnovers.reduce((total, one) => total + one.total, 0n)

/** The lesser of what one side gave and the other took. */
function transfer(
  period: Period,
  portions: Portions,
  given: readonly Turnover[],
  taken: readonly Turnover[],
): void {
  const [out, into] = [sum(given), sum(taken)]
  const moved = out < into ? out : into
  if (moved === 0n) return
  for (const side of [given, taken]) {
    const parts = divideByLargestRemainder(
      moved,
      side.map(({ total }) => total),
    )
    for (const [index, { line, column, amounts }] of side.entries()) {
      const own = divideByLargestRemainder(parts[index]!, amounts)
      for (const [offset, amount] of own.entries()) portions.add(period.first + offset, line, column, amount)
    }
  }
}

const PRINCIPAL = /\.(01|03|21|23)(\.|$)/

/** A debt that becomes short-term looks like a repayment and a loan: equal amounts of one counterparty are named. */
function warnOfRefinancing(
  run: MapRun,
  turnovers: (column: 'debit' | 'credit', fits: (account: string) => boolean) => Turnover[],
): void {
  const byPartner = (found: readonly Turnover[]): Map<string, bigint> => {
    const sums = new Map<string, bigint>()
    for (const { line, total } of found) {
      const key = run.key(line)
      const name = key.partner || key.analytics[0] || ''
      if (name !== '') sums.set(name, (sums.get(name) ?? 0n) + total)
    }
    return sums
  }
  const repaid = byPartner(turnovers('debit', (account) => /^67\./.test(account) && PRINCIPAL.test(account)))
  const borrowed = byPartner(
    turnovers('credit', (account) => /^66\./.test(account) && PRINCIPAL.test(account)),
  )
  for (const [name, amount] of repaid) {
    if (borrowed.get(name) !== amount) continue
    const place = { subject: run.input.entity.code, value: name }
    run.once('MAP-147', name, () => finding('MAP-147', 'warns', place, { amount: run.text(amount) }))
  }
}
