// Mapping rules (accounting-model.md §4): which rule fits a line, in which order, and where two fit equally.
//
// Order: priority, then a condition on the partner's membership, then the number of other conditions on analytics, then
// the side, then the account (exact > longer prefix > shorter > narrower range). The first difference decides; none: an
// error that names both. Rules of one condition divide the line by their shares and count as one. Decided once per line
// key and side: rules are put in order per account, so that a line asks a handful of them.

import type { MappingRule } from '../../ledger/book.ts'
import { compareBytes } from '../../ledger/facts.ts'
import { type Finding, finding } from '../../ledger/finding.ts'
import { add, compare, fractionText, ONE, ZERO } from '../../ledger/fraction.ts'
import type { LineKey, Side } from './lines.ts'
import { fitsPattern, matcherOf } from './partners.ts'

/** Rules of one condition: together they map a line once. */
export interface RuleGroup {
  readonly rules: readonly MappingRule[]
  /** Shares over one denominator, in the order of `rules`. */
  readonly weights: readonly bigint[]
  readonly side: Side | ''
  readonly membership: 'member' | 'outside' | ''
  /** Number of conditions on analytics, partner, corresponding account, indicator. */
  readonly conditions: number
  readonly checks: readonly ((key: LineKey) => boolean)[]
}

interface Candidate {
  readonly group: RuleGroup
  /** Number of the group among those in force. */
  readonly number: number
  readonly priority: number
  /** Everything after the priority as one number: higher stands first. */
  readonly order: number
}

const EXACT = 3_000_000
const PREFIX = 2_000_000
const RANGE = 1_000_000

/** How closely a rule's account fits: higher is closer; -1 where it does not. */
export function accountFit(pattern: string, account: string): number {
  const dots = pattern.indexOf('..')
  if (dots > 0) {
    const [from, to] = [pattern.slice(0, dots), pattern.slice(dots + 2)]
    const within = account >= from && (account <= to || account.startsWith(`${to}.`))
    return within ? RANGE - Math.min(RANGE - 1, Math.max(0, placeOf(to) - placeOf(from))) : -1
  }
  if (!pattern.includes('*')) return pattern === account ? EXACT : -1
  const fits =
    pattern.endsWith('*') && pattern.indexOf('*') === pattern.length - 1
      ? account.startsWith(pattern.slice(0, -1))
      : fitsPattern(pattern, account)
  return fits ? PREFIX + pattern.length : -1
}

/** A code's place among others, to tell how wide a range is: `60.01` → 60·1000 + 1. */
function placeOf(code: string): number {
  const [account = '', subaccount = ''] = code.split('.')
  const whole = (text: string): number => (/^\d{1,3}$/.test(text) ? Number.parseInt(text, 10) : 0)
  return whole(account) * 1000 + whole(subaccount)
}

const conditions = new WeakMap<MappingRule, string>()

/** What makes rules one condition; kept with the rule, which never changes. */
function conditionOf(rule: MappingRule): string {
  let condition = conditions.get(rule)
  if (condition === undefined) {
    const { account, corrAccount, entity, indicator, measure, partner, priority, side } = rule
    const given = [priority, entity, account, partner, side, corrAccount, indicator, measure]
    condition = [...given, rule.validFrom, rule.validTo, ...rule.analytics].join('\u0001')
    conditions.set(rule, condition)
  }
  return condition
}

/** What a group does to a line: two groups that do the same are no contradiction. */
const effectOf = ({ rules, weights }: RuleGroup): string =>
  rules
    .map((rule, index) => [rule.target, rule.flowDebit, rule.flowCredit, weights[index]].join(' '))
    .join('; ')

function checksOf(rule: MappingRule): ((key: LineKey) => boolean)[] {
  const checks: ((key: LineKey) => boolean)[] = []
  const { corrAccount, indicator, partner } = rule
  for (const [index, pattern] of rule.analytics.entries()) {
    if (pattern === '') continue
    const fits = matcherOf(pattern)
    checks.push((key) => fits(key.analytics[index] ?? ''))
  }
  if (indicator !== '') checks.push((key) => key.indicator === indicator)
  if (corrAccount !== '') checks.push((key) => accountFit(corrAccount, key.corrAccount) >= 0)
  if (partner !== '' && partner !== 'member' && partner !== 'outside')
    checks.push((key) => key.partner === partner)
  return checks
}

function groupOf(rules: readonly MappingRule[]): RuleGroup {
  const first = rules[0]!
  const denominator = rules.reduce((product, rule) => product * rule.share.denominator, 1n)
  const checks = checksOf(first)
  return {
    rules,
    weights: rules.map((rule) => (rule.share.numerator * denominator) / rule.share.denominator),
    side: first.side,
    membership: first.partner === 'member' || first.partner === 'outside' ? first.partner : '',
    conditions: checks.length,
    checks,
  }
}

/** Rules that stand alone are compiled once for all entities and years of a book. */
const compiled = new WeakMap<MappingRule, RuleGroup>()

function groupsOf(rules: readonly MappingRule[]): RuleGroup[] {
  const byCondition = new Map<string, MappingRule[]>()
  for (const rule of rules) {
    const condition = conditionOf(rule)
    const known = byCondition.get(condition)
    if (known) known.push(rule)
    else byCondition.set(condition, [rule])
  }
  return [...byCondition.values()].map((all) => {
    const first = all[0]!
    if (all.length > 1) return groupOf(all.sort((a, b) => compareBytes(a.id, b.id)))
    let group = compiled.get(first)
    if (!group) {
      group = groupOf(all)
      compiled.set(first, group)
    }
    return group
  })
}

/** Rules in force together, found by account: the same for all companies and periods that they hold for. */
class RuleIndex {
  readonly groups: readonly RuleGroup[]
  readonly findings: readonly Finding[]
  readonly #byHead = new Map<string, number[]>()
  readonly #byAccount = new Map<string, readonly Candidate[]>()

  constructor(rules: readonly MappingRule[]) {
    this.groups = groupsOf(rules)
    this.findings = this.groups.flatMap(shareFindings)
    for (const [number, group] of this.groups.entries()) {
      const { account } = group.rules[0]!
      // The first two characters tell most rules apart; ranges and a leading `*` fit anything.
      const head = account.includes('..') || account.slice(0, 2).includes('*') ? '' : account.slice(0, 2)
      const known = this.#byHead.get(head)
      if (known) known.push(number)
      else this.#byHead.set(head, [number])
    }
  }

  /** Groups whose account fits, the one that decides first. */
  candidates(account: string): readonly Candidate[] {
    const known = this.#byAccount.get(account)
    if (known) return known
    const near = [this.#byHead.get(account.slice(0, 2)) ?? [], this.#byHead.get('') ?? []].flat()
    const candidates: Candidate[] = []
    for (const number of near) {
      const group = this.groups[number]!
      const rule = group.rules[0]!
      const fit = accountFit(rule.account, account)
      if (fit < 0) continue
      const membership = group.membership === '' ? 0 : 1
      const side = rule.side === '' ? 0 : 1
      const order = ((membership * 10 + group.conditions) * 2 + side) * 4_000_000 + fit
      candidates.push({ group, number, priority: rule.priority, order })
    }
    candidates.sort(
      (a, b) =>
        b.priority - a.priority ||
        b.order - a.order ||
        compareBytes(a.group.rules[0]!.id, b.group.rules[0]!.id),
    )
    this.#byAccount.set(account, candidates)
    return candidates
  }
}

/** Shares of one condition come to a whole. */
function shareFindings(group: RuleGroup): Finding[] {
  const { share } = group.rules[0]!
  if (group.rules.length === 1 && share.numerator === share.denominator) return []
  const total = group.rules.reduce((sum, rule) => add(sum, rule.share), ZERO)
  if (compare(total, ONE) === 0) return []
  const rule = group.rules[0]!
  const ids = group.rules.map((one) => one.id).join(', ')
  const place = { ...rule.place, column: 'share', value: fractionText(total) }
  return [finding('MAP-112', 'blocks', place, { rules: ids, total: fractionText(total) })]
}

const indexes = new WeakMap<readonly MappingRule[], Map<string, RuleIndex>>()

/** The index of what is in force of the rules for an entity on a date; kept with the rules, which never change. */
function indexOf(rules: readonly MappingRule[], entity: string, date: string): RuleIndex {
  const inForce = rules.flatMap((rule, number) => {
    const isOwn = rule.entity === '' || rule.entity === entity
    return isOwn && rule.validFrom <= date && (rule.validTo === '' || rule.validTo >= date) ? [number] : []
  })
  let known = indexes.get(rules)
  if (!known) {
    known = new Map()
    indexes.set(rules, known)
  }
  const key = inForce.length === rules.length ? 'all' : inForce.join(' ')
  let index = known.get(key)
  if (!index) {
    index = new RuleIndex(inForce.map((number) => rules[number]!))
    known.set(key, index)
  }
  return index
}

/** The rules of one entity in force on a date. */
export class RuleBook {
  readonly findings: Finding[]
  readonly #index: RuleIndex
  readonly #members: ReadonlySet<string>
  readonly #reached: Uint8Array
  readonly #contradictions = new Set<string>()

  /**
   * @param entity '' takes the rules of all entities (a benchmark's), else those of the entity and of none
   * @param members partners that belong to the group on the date
   */
  constructor(rules: readonly MappingRule[], entity: string, date: string, members: ReadonlySet<string>) {
    this.#index = indexOf(rules, entity, date)
    this.#members = members
    this.#reached = new Uint8Array(this.#index.groups.length)
    this.findings = [...this.#index.findings]
  }

  /** The rules that map a line on one side of its balance; null: none fits. */
  decide(key: LineKey, side: Side): RuleGroup | null {
    const candidates = this.#index.candidates(key.account)
    for (let index = 0; index < candidates.length; index++) {
      const { group } = candidates[index]!
      const own = group.side
      if ((own === '' || own === side) && this.#fits(group, key))
        return this.#chosen(candidates, index, key, side)
    }
    return null
  }

  /** Groups in force; `decideBoth` gives their numbers. */
  get groups(): readonly RuleGroup[] {
    return this.#index.groups
  }

  /**
   * The numbers of the groups that map a line on the debit and on the credit side, -1 where none fits: both at once,
   * since nearly all lines meet no condition on the side.
   */
  decideBoth(key: LineKey, into: Int32Array): void {
    const candidates = this.#index.candidates(key.account)
    let [debit, credit] = [-1, -1]
    for (let index = 0; index < candidates.length && (debit < 0 || credit < 0); index++) {
      const { group, number } = candidates[index]!
      const { side } = group
      const isOpen = side === '' || (side === 'debit' ? debit : credit) < 0
      if (!isOpen || !this.#fits(group, key)) continue
      if (side !== 'credit' && debit < 0) {
        debit = number
        this.#chosen(candidates, index, key, 'debit')
      }
      if (side !== 'debit' && credit < 0) {
        credit = number
        if (debit !== number) this.#chosen(candidates, index, key, 'credit')
      }
    }
    into[0] = debit
    into[1] = credit
  }

  /** The candidate that fits first; others in the same place must not contradict it. */
  #chosen(candidates: readonly Candidate[], index: number, key: LineKey, side: Side): RuleGroup {
    const { group, number, order, priority } = candidates[index]!
    for (let other = index + 1; other < candidates.length; other++) {
      const rival = candidates[other]!
      if (rival.order !== order || rival.priority !== priority) break
      const own = rival.group.side
      if ((own === '' || own === side) && this.#fits(rival.group, key)) this.#contradiction(group, rival, key)
    }
    this.#reached[number] = 1
    return group
  }

  /** True where a rule of the account itself, not of a wider pattern, is first on one of the sides. */
  hasOwnRule(key: LineKey): boolean {
    return (['debit', 'credit'] as const).some(
      (side) => this.decide(key, side)?.rules[0]?.account === key.account,
    )
  }

  #fits(group: RuleGroup, key: LineKey): boolean {
    if (group.membership !== '') {
      const isMember = key.partner !== '' && this.#members.has(key.partner)
      if (isMember !== (group.membership === 'member')) return false
    }
    const { checks } = group
    for (let index = 0; index < checks.length; index++) if (!checks[index]!(key)) return false
    return true
  }

  #contradiction(one: RuleGroup, other: Candidate, key: LineKey): void {
    if (effectOf(one) === effectOf(other.group)) {
      this.#reached[other.number] = 1
      return
    }
    const [first, second] = [one.rules[0]!, other.group.rules[0]!]
    const text = `${first.id} ${second.id}`
    if (this.#contradictions.has(text)) return
    this.#contradictions.add(text)
    const place = { ...second.place, value: key.account }
    const values = { first: first.id, second: second.id, line: [key.account, ...key.analytics].join(' · ') }
    this.findings.push(finding('MAP-111', 'blocks', place, values))
  }

  /** Rules that no line reached. */
  neverReached(): MappingRule[] {
    return this.groups.filter((_, number) => this.#reached[number] === 0).flatMap((group) => group.rules)
  }
}
