// Where a line without a rule may belong: learnt on this machine from how other companies map the same account, from names
// that are alike, from the mapping that ships. Each suggestion has its reason; none is ever applied unasked.

import { chartAccount, type LineKey, type Side } from '../../close/map/lines.ts'
import { RuleBook } from '../../close/map/rules.ts'
import type { GroupAccount, LocalAccount, MappingRule } from '../../ledger/book.ts'
import { likeness, plainName } from '../similar.ts'

/** `shipped`: the mapping of Order 94n; `line-name`: the account of the group chart is called alike. */
export type SuggestionKind = 'other-entity' | 'similar-name' | 'shipped' | 'line-name'

export interface Suggestion {
  readonly target: string
  readonly kind: SuggestionKind
  /** The company that maps so; '' where the reason is none's. */
  readonly entity: string
  /** The rule that it maps by; '' without one. */
  readonly rule: string
  /** The account and name that it was learnt from. */
  readonly account: string
  readonly name: string
  /** How alike the names are, percent; 100 where the account is the same. */
  readonly like: number
}

/** A line of some company that is mapped: what can be learnt from. */
export interface KnownLine {
  readonly entity: string
  readonly chart: string
  readonly account: string
  readonly analytics: string
  readonly name: string
  readonly target: string
  readonly rule: string
}

/** Names less alike than this are not said to be. */
const ALIKE = 55
/** More than these are not read by anybody. */
const SHOWN = 4

interface Asked {
  readonly entity: string
  readonly chart: string
  readonly key: LineKey
  readonly sides: readonly Side[]
  readonly localChart: ReadonlyMap<string, LocalAccount>
  readonly accounts: readonly GroupAccount[]
  readonly members: ReadonlySet<string>
  readonly date: string
}

/** The name of a line: the innermost analytics, else what the chart calls the account. */
export function lineName(localChart: ReadonlyMap<string, LocalAccount>, key: LineKey): string {
  const own = key.analytics.filter((text) => text !== '').at(-1)
  return own ?? chartAccount(localChart, key.account)?.name ?? ''
}

/** The best of each target, the likeliest first. */
export function suggestionsFor(
  asked: Asked,
  known: readonly KnownLine[],
  shipped: readonly MappingRule[],
): Suggestion[] {
  const found = [
    ...fromOthers(asked, known),
    ...fromShipped(asked, shipped),
    ...fromNames(asked, known),
    ...fromChart(asked),
  ]
  const best = new Map<string, Suggestion>()
  for (const one of found) if (!best.has(one.target)) best.set(one.target, one)
  return [...best.values()].slice(0, SHOWN)
}

/** The same account of the same chart in another company; analytics that are called alike come first. */
function fromOthers({ chart, entity, key, localChart }: Asked, known: readonly KnownLine[]): Suggestion[] {
  const name = plainName(lineName(localChart, key))
  return known
    .filter((line) => line.entity !== entity && line.chart === chart && line.account === key.account)
    .map((line) => ({ line, like: likeness(plainName(line.analytics || line.name), name) }))
    .sort((a, b) => b.like - a.like)
    .map(({ line }) => ({
      target: line.target,
      kind: 'other-entity',
      entity: line.entity,
      rule: line.rule,
      account: line.account,
      name: line.analytics || line.name,
      like: 100,
    }))
}

function fromShipped(asked: Asked, shipped: readonly MappingRule[]): Suggestion[] {
  const { date, entity, key, members, sides } = asked
  const rules = new RuleBook(shipped, entity, date, members)
  return sides.flatMap((side): Suggestion[] => {
    const rule = rules.decide(key, side)?.rules[0]
    if (!rule || rule.target === '' || !asked.accounts.some(({ code }) => code === rule.target)) return []
    return [
      {
        target: rule.target,
        kind: 'shipped',
        entity: '',
        rule: rule.id,
        account: rule.account,
        name: lineName(asked.localChart, key),
        like: 100,
      },
    ]
  })
}

function fromNames({ key, localChart }: Asked, known: readonly KnownLine[]): Suggestion[] {
  const name = plainName(lineName(localChart, key))
  return known
    .map((line) => ({ line, like: likeness(plainName(line.analytics || line.name), name) }))
    .filter(({ like }) => like >= ALIKE)
    .sort((a, b) => b.like - a.like)
    .slice(0, 20)
    .map(({ like, line }) => ({
      target: line.target,
      kind: 'similar-name',
      entity: line.entity,
      rule: line.rule,
      account: line.account,
      name: line.analytics || line.name,
      like,
    }))
}

function fromChart({ accounts, key, localChart }: Asked): Suggestion[] {
  const name = plainName(lineName(localChart, key))
  return accounts
    .map((account) => ({ account, like: likeness(plainName(account.name), name) }))
    .filter(({ like }) => like >= ALIKE)
    .sort((a, b) => b.like - a.like)
    .slice(0, SHOWN)
    .map(({ account, like }) => ({
      target: account.code,
      kind: 'line-name',
      entity: '',
      rule: '',
      account: '',
      name: account.name,
      like,
    }))
}
