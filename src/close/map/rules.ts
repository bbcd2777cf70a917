// Mapping rules (accounting-model.md §4): which one fits a line, in which order, and where two fit equally. Decided once
// per line key and side, not per line.

import type { MappingRule } from '../../ledger/book.ts'
import { compareBytes } from '../../ledger/facts.ts'
import { type Finding, finding } from '../../ledger/finding.ts'
import type { LineKey } from './lines.ts'
import { fitsPattern } from './partners.ts'

export interface Decision {
  /** Rules of one condition, their shares make one; empty: nothing fits. */
  readonly rules: readonly MappingRule[]
}

export type Side = 'debit' | 'credit'

/** Exact 3000, prefix 2000 + length, range 1000 − width: higher is more specific; −1 where it does not fit. */
function accountFit(pattern: string, account: string): number {
  if (pattern.includes('..')) {
    const [from = '', to = ''] = pattern.split('..')
    const within =
      compareBytes(account, from) >= 0 && (compareBytes(account, to) <= 0 || account.startsWith(`${to}.`))
    if (!within) return -1
    const width = Number.parseInt(to, 10) - Number.parseInt(from, 10)
    return 1000 - (Number.isNaN(width) ? 500 : Math.min(999, Math.max(0, width)))
  }
  if (pattern.includes('*'))
    return fitsPattern(pattern, account) ? 2000 + pattern.replaceAll('*', '').length : -1
  return pattern === account ? 3000 : -1
}

interface Candidate {
  readonly rule: MappingRule
  readonly order: readonly number[]
}

const later = (a: readonly number[], b: readonly number[]): number => {
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return b[i]! - a[i]!
  return 0
}

const condition = (rule: MappingRule): string =>
  JSON.stringify([
    rule.entity,
    rule.account,
    rule.analytics,
    rule.partner,
    rule.side,
    rule.corrAccount,
    rule.indicator,
    rule.measure,
    rule.validFrom,
    rule.validTo,
  ])

export class Rules {
  readonly findings: Finding[] = []
  readonly used = new Set<MappingRule>()
  readonly rules: readonly MappingRule[]
  readonly #members: (partner: string) => boolean
  readonly #byHead = new Map<string, MappingRule[]>()

  /** @param members whether a partner belongs to the group at the reporting date */
  constructor(
    rules: readonly MappingRule[],
    entity: string,
    date: string,
    members: (partner: string) => boolean,
  ) {
    this.rules = rules.filter(
      (rule) =>
        (rule.entity === '' || rule.entity === entity) &&
        rule.validFrom <= date &&
        (rule.validTo === '' || rule.validTo >= date),
    )
    this.#members = members
    for (const rule of this.rules) {
      // The first two characters of an account tell most rules apart; ranges and `*` stand for themselves.
      const head =
        /^[^*.]{2}/.test(rule.account) && !rule.account.includes('..') ? rule.account.slice(0, 2) : ''
      this.#byHead.set(head, [...(this.#byHead.get(head) ?? []), rule])
    }
  }

  /** The rules that map a line on one side of its balance. */
  decide(key: LineKey, side: Side): Decision {
    const near = [...(this.#byHead.get(key.account.slice(0, 2)) ?? []), ...(this.#byHead.get('') ?? [])]
    const fitting: Candidate[] = []
    for (const rule of near) {
      const order = this.#order(rule, key, side)
      if (order) fitting.push({ rule, order })
    }
    if (fitting.length === 0) return { rules: [] }
    fitting.sort((a, b) => later(a.order, b.order) || compareBytes(a.rule.id, b.rule.id))
    const best = fitting.filter((one) => later(one.order, fitting[0]!.order) === 0)
    const first = condition(best[0]!.rule)
    const rival = best.find((one) => condition(one.rule) !== first)
    if (rival && !(rival.rule.target === best[0]!.rule.target))
      this.#ambiguous(best[0]!.rule, rival.rule, key)
    const rules = best.filter((one) => condition(one.rule) === first).map((one) => one.rule)
    for (const rule of rules) this.used.add(rule)
    return { rules }
  }

  #order(rule: MappingRule, key: LineKey, side: Side): number[] | null {
    const account = accountFit(rule.account, key.account)
    if (account < 0) return null
    if (rule.indicator !== '' && rule.indicator !== key.indicator) return null
    if (rule.side !== '' && rule.side !== side) return null
    if (rule.corrAccount !== '' && !fitsPattern(rule.corrAccount, key.corrAccount)) return null
    let conditions = 0
    for (const [index, pattern] of rule.analytics.entries()) {
      if (pattern === '') continue
      if (!fitsPattern(pattern, key.analytics[index] ?? '')) return null
      conditions++
    }
    let membership = 0
    if (rule.partner !== '') {
      const member = key.partner !== '' && this.#members(key.partner)
      if (
        rule.partner === 'member'
          ? !member
          : rule.partner === 'outside'
            ? member
            : rule.partner !== key.partner
      )
        return null
      if (rule.partner === 'member' || rule.partner === 'outside') membership = 1
      else conditions++
    }
    return [rule.priority, membership, conditions, rule.side === '' ? 0 : 1, account]
  }

  #ambiguous(one: MappingRule, other: MappingRule, key: LineKey): void {
    const seen = this.findings.some((f) => f.values.first === one.id && f.values.second === other.id)
    if (seen) return
    const values = { first: one.id, second: other.id, account: key.account }
    this.findings.push(finding('MAP-111', 'blocks', { ...other.place, value: key.account }, values))
  }

  /** Rules that no line of the entity reached. */
  unused(): MappingRule[] {
    return this.rules.filter((rule) => !this.used.has(rule))
  }
}
