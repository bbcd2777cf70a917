// How each rule of the mapping stands: works, worked in earlier years, is shadowed by another, fits nothing, is not in force.

import { accountFit, RuleBook } from '../../close/map/rules.ts'
import type { MappingRule } from '../../ledger/book.ts'
import type { EntityFigures } from '../derivation/entity-chains.ts'
import { coverageOfYear } from '../room/coverage.ts'
import type { RoomClose } from '../room/room.ts'
import { unreachedSet } from '../unreached-rules.ts'

export type RuleState = 'works' | 'earlier' | 'shadowed' | 'unused' | 'not-in-force'

export interface RuleStanding {
  readonly state: RuleState
  readonly lines: number
  /** By currency of the books, minor units. */
  readonly amounts: ReadonlyMap<string, bigint>
  /** The rule that stands before a shadowed one; '' else. */
  readonly by: string
}

export function ruleStates(room: RoomClose, years: readonly EntityFigures[]): Map<string, RuleStanding> {
  const { book, derivation, interval } = room.close
  const unreached = unreachedSet(book, derivation, interval)
  const standings = new Map<string, RuleStanding>()
  for (const rule of book.mapping) {
    const amounts = new Map<string, bigint>()
    let lines = 0
    for (const year of years) {
      const use = coverageOfYear(year).rules.get(rule.id)
      if (!use) continue
      lines += use.lines
      const currency = year.entity.booksCurrency
      amounts.set(currency, (amounts.get(currency) ?? 0n) + use.amount)
    }
    const inForce = rule.validFrom <= interval.to && (rule.validTo === '' || rule.validTo >= interval.to)
    const by = lines === 0 && inForce && unreached.has(rule) ? shadowOf(rule, years) : ''
    const state =
      lines > 0
        ? 'works'
        : !inForce
          ? 'not-in-force'
          : !unreached.has(rule)
            ? 'earlier'
            : by === ''
              ? 'unused'
              : 'shadowed'
    standings.set(rule.id, { state, lines, amounts, by })
  }
  return standings
}

/** The rule that maps a line which this one fits too; '' where it fits no line. */
function shadowOf(rule: MappingRule, years: readonly EntityFigures[]): string {
  for (const year of years) {
    const { entity, inputs, interval } = year
    if (rule.entity !== '' && rule.entity !== entity.code) continue
    const alone = new RuleBook([rule], entity.code, interval.to, inputs.map.members)
    for (const { key, kind, targets } of coverageOfYear(year).lines) {
      const other = targets.find((one) => one.rule !== '' && one.rule !== rule.id)
      if (!other || kind === 'outside' || accountFit(rule.account, key.account) < 0) continue
      if (alone.decide(key, 'debit') ?? alone.decide(key, 'credit')) return other.rule
    }
  }
  return ''
}
