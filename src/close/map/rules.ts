// Mapping rules (accounting-model.md §4): which one fits a line, in which order, and where two fit equally. Decided once
// per line key and side, not per line.

import type { MappingRule } from '../../ledger/book.ts'
import { compareBytes } from '../../ledger/facts.ts'
import { type Finding, finding } from '../../ledger/finding.ts'
import { INDICATORS } from '../../ledger/words.ts'
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

const conditions = new WeakMap<MappingRule, string>()

/** What a rule asks for, as one text: rows that differ in target and share alone divide one condition. */
function condition(rule: MappingRule): string {
  let text = conditions.get(rule)
  if (text === undefined) {
    text = conditionText(rule)
    conditions.set(rule, text)
  }
  return text
}

const conditionText = (rule: MappingRule): string =>
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

const isAsked = (named: Set<string> | null | undefined, value: string): boolean =>
  named === null || (named?.has(value) ?? false)

export class Rules {
  readonly findings: Finding[] = []
  readonly used = new Set<MappingRule>()
  readonly rules: readonly MappingRule[]
  readonly #members: (partner: string) => boolean
  readonly #byHead = new Map<string, MappingRule[]>()
  /**
   * By account ('' : rules for several accounts) and place of an analytics: the values that rules name exactly; null
   * where a rule has a pattern there.
   */
  readonly #named = new Map<string, (Set<string> | null)[]>()
  readonly #asksPartner: boolean
  readonly #asksCorrespondence: boolean
  readonly #decided = new Map<string, Map<string, Decision>[]>()

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
    this.#asksPartner = this.rules.some((rule) => rule.partner !== '')
    this.#asksCorrespondence = this.rules.some((rule) => rule.corrAccount !== '')
    for (const rule of this.rules) {
      const exact = !rule.account.includes('*') && !rule.account.includes('..')
      this.#name(rule, exact ? rule.account : '')
      // The first two characters of an account tell most rules apart; ranges and `*` stand for themselves.
      const head =
        /^[^*.]{2}/.test(rule.account) && !rule.account.includes('..') ? rule.account.slice(0, 2) : ''
      this.#byHead.set(head, [...(this.#byHead.get(head) ?? []), rule])
    }
  }

  /**
   * The rules that map a line on one side of its balance. Lines that differ only in what no rule asks for share one
   * decision: of 200,000 keys a few thousand are decided.
   */
  decide(key: LineKey, side: Side): Decision {
    let bySide = this.#decided.get(key.account)
    if (!bySide) {
      bySide = []
      this.#decided.set(key.account, bySide)
    }
    const place = INDICATORS.indexOf(key.indicator) * 2 + (side === 'debit' ? 0 : 1)
    let known = bySide[place]
    if (!known) {
      known = new Map()
      bySide[place] = known
    }
    const text = this.#asked(key)
    let decision = known.get(text)
    if (!decision) {
      decision = this.#decide(key, side)
      known.set(text, decision)
    }
    return decision
  }

  #name(rule: MappingRule, account: string): void {
    const named = this.#named.get(account) ?? []
    for (const [index, pattern] of rule.analytics.entries()) {
      if (pattern === '') continue
      const known = named[index]
      if (pattern.includes('*')) named[index] = null
      else if (known !== null) named[index] = (known ?? new Set<string>()).add(pattern)
    }
    if (named.length > 0) this.#named.set(account, named)
  }

  /** What rules can tell apart of a line beside account, side and indicator. */
  #asked(key: LineKey): string {
    const [own, shared] = [this.#named.get(key.account), this.#named.get('')]
    let text = ''
    const places = Math.max(own?.length ?? 0, shared?.length ?? 0)
    for (let index = 0; index < places; index++) {
      const value = key.analytics[index] ?? ''
      const asked = isAsked(own?.[index], value) || isAsked(shared?.[index], value) ? value : ''
      text = index === 0 ? asked : `${text}\u0001${asked}`
    }
    if (this.#asksPartner) text += `\u0001${key.partner}`
    if (this.#asksCorrespondence) text += `\u0001${key.corrAccount}`
    return text
  }

  #decide(key: LineKey, side: Side): Decision {
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
