// On which side a line stands (accounting-model.md §4, "Expanded balances"): the sign of its balance per subaccount,
// counterparty, contract and currency; a line that opens at nil takes the side of its closing, nil at both ends the
// account's usual side. Income tax is one balance per taxpayer (IAS 12.71). A debt on 68.90, the single tax account, is
// divided over the credit balances of 68 and 69. VAT on advances goes with the advance of the same counterparty.

import type { LineKey, Side } from './lines.ts'
import type { RuleBook } from './rules.ts'
import type { Decision, MapRun, Part } from './run.ts'

const INCOME_TAX = /^68\.04(\.|$)/
const SINGLE_TAX_ACCOUNT = /^68\.90(\.|$)/
const TAXES = /^6[89](\.|$)/

/**
 * Lines whose balances decide their side together; '' where a line stands alone: taxes by kind (a subaccount of 68 or
 * 69, whatever its kinds of payment), income tax as one, the single tax account, and rows that differ in flow or
 * corresponding account alone.
 */
export function sideGroupOf(key: LineKey, russian: boolean): string {
  const own = russian ? taxGroupOf(key) : ''
  if (own !== '') return own
  if (key.flow === '' && key.corrAccount === '') return ''
  const { account, analytics, contract, currency, dueOn, indicator, partner, unit } = key
  return [account, indicator, partner, contract, currency, dueOn, unit, ...analytics].join('\u0001')
}

function taxGroupOf({ account, indicator }: LineKey): string {
  if (INCOME_TAX.test(account)) return `68.04 ${indicator}`
  if (SINGLE_TAX_ACCOUNT.test(account)) return `68.90 ${indicator}`
  return TAXES.test(account) ? `${account} ${indicator}` : ''
}

const sideOfSign = (amount: bigint): Side => (amount > 0n ? 'debit' : 'credit')

/** Openings and closings of a reporting period by line, and the side that each line has before and after. */
export class PeriodSides {
  /** Balance lines of the period and those that still stand from before, in order. */
  readonly lines: readonly number[]
  readonly #run: MapRun
  readonly #opening: BigInt64Array
  readonly #closing: BigInt64Array
  readonly #groups: readonly string[]
  readonly #openingOf = new Map<string, bigint>()
  readonly #closingOf = new Map<string, bigint>()

  constructor(
    run: MapRun,
    period: { readonly first: number; readonly last: number },
    groups: readonly string[],
    standing: BigInt64Array,
  ) {
    this.#run = run
    this.#groups = groups
    this.#opening = new BigInt64Array(run.lines)
    this.#closing = new BigInt64Array(run.lines)
    const present = new Uint8Array(run.lines)
    for (let line = 0; line < run.lines; line++) if (standing[line] !== 0n) present[line] = 1
    for (let interval = period.first; interval <= period.last; interval++) {
      const { table } = run.chain.intervals[interval]!
      for (let row = 0; row < table.length; row++) {
        const line = table.key[row]!
        present[line] = 1
        if (interval === period.first) this.#opening[line] = table.opening[row]!
        if (interval === period.last) this.#closing[line] = table.closing[row]!
      }
    }
    const lines: number[] = []
    for (let line = 0; line < run.lines; line++) {
      if (present[line] !== 1 || run.kinds[line] !== 'balance') continue
      lines.push(line)
      const group = groups[line]!
      if (group === '') continue
      this.#openingOf.set(group, (this.#openingOf.get(group) ?? 0n) + this.#opening[line]!)
      this.#closingOf.set(group, (this.#closingOf.get(group) ?? 0n) + this.#closing[line]!)
    }
    this.lines = lines
  }

  opening(line: number): bigint {
    const group = this.#groups[line]!
    return group === '' ? this.#opening[line]! : this.#openingOf.get(group)!
  }

  closing(line: number): bigint {
    const group = this.#groups[line]!
    return group === '' ? this.#closing[line]! : this.#closingOf.get(group)!
  }

  /** The line's own balance, not that of its group. */
  own(line: number, at: 'opening' | 'closing'): bigint {
    return (at === 'opening' ? this.#opening : this.#closing)[line]!
  }

  /** Which balance decides the side before. */
  openedAt(line: number): 'opening' | 'closing' {
    return this.opening(line) !== 0n ? 'opening' : 'closing'
  }

  before(line: number): Side {
    const key = this.#run.key(line)
    if (key.side !== '') return key.side
    const decisive = this.#twin(line, key)
    const [opening, closing] = [this.opening(decisive), this.closing(decisive)]
    if (opening !== 0n) return sideOfSign(opening)
    return closing !== 0n ? sideOfSign(closing) : this.#run.usualSide(key)
  }

  after(line: number): Side {
    const key = this.#run.key(line)
    const closing = this.closing(this.#twin(line, key))
    return key.side === '' && closing !== 0n ? sideOfSign(closing) : this.before(line)
  }

  /** Tax bases and differences go where the line's own amount goes. */
  #twin(line: number, key: LineKey): number {
    if (key.indicator === 'БУ' || key.indicator === 'fc' || key.indicator === 'qty') return line
    const twin = this.#run.context.keys.find({ ...key, indicator: 'БУ' })
    return twin < 0 ? line : twin
  }
}

const ADVANCES: readonly (readonly [RegExp, string, Side])[] = [
  [/^76\.АВ(\.|$)/, '62.02', 'credit'],
  [/^76\.ВА(\.|$)/, '60.02', 'debit'],
]

/**
 * VAT on an advance stands where the advance of the same counterparty stands, unless a rule names 76.АВ or 76.ВА
 * itself. null: not VAT on advances, or no rule for the advance.
 */
export function vatOnAdvance(run: MapRun, rules: RuleBook, line: number): Decision | null {
  if (!run.russian) return null
  const key = run.key(line)
  const found = ADVANCES.find(([pattern]) => pattern.test(key.account))
  if (!found || rules.hasOwnRule(key)) return null
  return run.decision(rules.decide({ ...key, account: found[1] }, found[2]))
}

/**
 * Where a debt on the single tax account stands: in proportion to the credit balances of 68 and 69 other than income
 * tax. An asset stays one balance; rules with shares say otherwise; without such balances the account's own rule holds.
 */
export function unifiedTaxDecision(
  run: MapRun,
  rules: RuleBook,
  sides: PeriodSides,
  line: number,
  side: Side,
  at: 'opening' | 'closing',
  found: Decision | null,
): Decision | null {
  const key = run.key(line)
  if (!run.russian || side !== 'credit' || !SINGLE_TAX_ACCOUNT.test(key.account)) return found
  if (!found || found.parts.length > 1) return found
  const weights = new Map<number, bigint>()
  for (const other of sides.lines) {
    const { account, indicator } = run.key(other)
    const kind = at === 'opening' ? sides.opening(other) : sides.closing(other)
    const owed = -sides.own(other, at)
    if (kind >= 0n || indicator !== 'БУ' || !TAXES.test(account)) continue
    if (INCOME_TAX.test(account) || SINGLE_TAX_ACCOUNT.test(account)) continue
    const target = run.decide(rules, other, 'credit')?.parts
    if (target?.length === 1) weights.set(target[0]!.account, (weights.get(target[0]!.account) ?? 0n) + owed)
  }
  for (const [account, weight] of weights) if (weight <= 0n) weights.delete(account)
  if (weights.size === 0) return found
  const { rule } = found.parts[0]!
  const parts: Part[] = [...weights].map(([account, weight]) => ({ rule, account, weight }))
  return { parts: parts.sort((a, b) => a.account - b.account) }
}
