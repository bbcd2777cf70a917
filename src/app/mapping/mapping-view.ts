// The mapping of a book at the end of a period: what is without a line first, with what it may be; then the rules, with
// what each does.

import type { UnmappedLine } from '../../close/map/coverage.ts'
import { STANDARD } from '../../formats/book/standard.ts'
import type { MappingRule } from '../../ledger/book.ts'
import { exponentOf } from '../../ledger/currency.ts'
import { compareBytes } from '../../ledger/facts.ts'
import type { Place } from '../../ledger/finding.ts'
import { decimalText, fractionText } from '../../ledger/fraction.ts'
import type { EntityFigures } from '../derivation/entity-chains.ts'
import { coverageOfYear } from '../room/coverage.ts'
import type { OpenRevision, RoomClose } from '../room/room.ts'
import { type RuleState, ruleStates } from './rule-states.ts'
import { type KnownLine, lineName, type Suggestion, suggestionsFor } from './suggest.ts'

export interface RuleFields {
  readonly id: string
  readonly priority: number
  readonly validFrom: string
  readonly validTo: string
  readonly entity: string
  readonly account: string
  readonly analytics: readonly string[]
  readonly partner: string
  readonly side: MappingRule['side']
  readonly corrAccount: string
  readonly indicator: string
  readonly measure: MappingRule['measure']
  readonly target: string
  readonly flowDebit: string
  readonly flowCredit: string
  readonly share: string
  readonly note: string
}

export interface RuleView extends RuleFields {
  readonly etag: string
  readonly state: RuleState
  readonly shadowedBy: string
  readonly lines: number
  readonly amounts: readonly { readonly currency: string; readonly amount: string }[]
}

export interface UnmappedView {
  readonly entity: string
  readonly account: string
  readonly name: string
  readonly analytics: readonly string[]
  readonly partner: string
  readonly sides: readonly ('debit' | 'credit')[]
  readonly opening: string
  readonly debit: string
  readonly credit: string
  readonly closing: string
  readonly currency: string
  readonly place: Place
  readonly suggestions: readonly Suggestion[]
  /** The rule that would map it and its like: the target is to be chosen. */
  readonly draft: RuleFields
}

export interface MappingView {
  readonly period: string
  readonly lines: number
  readonly mapped: number
  readonly unmapped: readonly UnmappedView[]
  readonly rules: readonly RuleView[]
  readonly accounts: readonly { readonly code: string; readonly name: string; readonly nameEn: string }[]
}

/** Years of the companies whose mapping asks for rules. */
export const mappedYears = (room: RoomClose, mayRead: (entity: string) => boolean): EntityFigures[] =>
  room.close.derivation
    .entityCodes(room.interval)
    .filter(mayRead)
    .flatMap((code) => room.close.derivation.entity(code, room.interval) ?? [])

export function mappingView(
  revision: OpenRevision,
  period: string | undefined,
  mayRead: (entity: string) => boolean,
): MappingView {
  const { book } = revision
  const room = revision.close(period)
  const years = mappedYears(room, mayRead)
  const coverages = years.map(coverageOfYear)
  const states = ruleStates(room, years)
  const known = knownLines(years)
  const unmapped = years.flatMap((year) =>
    coverageOfYear(year).unmapped.map((line) => unmappedView(revision, year, line, known)),
  )
  const mapped = coverages.reduce(
    (sum, { lines }) => sum + lines.filter(({ targets }) => targets.length > 0).length,
    0,
  )
  return {
    period: room.interval.to,
    lines: mapped + unmapped.length,
    mapped,
    unmapped: unmapped.sort((a, b) => Number(sizeOf(b) > sizeOf(a)) - Number(sizeOf(b) < sizeOf(a))),
    rules: book.mapping.map((rule): RuleView => {
      const standing = states.get(rule.id)
      return {
        ...fieldsOf(rule),
        etag: rule.hash,
        state: standing?.state ?? 'unused',
        shadowedBy: standing?.by ?? '',
        lines: standing?.lines ?? 0,
        amounts: [...(standing?.amounts ?? [])].map(([currency, amount]) => ({
          currency,
          amount: decimalText(amount, exponentOf(currency)),
        })),
      }
    }),
    accounts: book.accounts
      .filter(({ class: kind }) => kind !== 'statistical')
      .map(({ code, name, nameEn }) => ({ code, name, nameEn: nameEn || name }))
      .sort((a, b) => compareBytes(a.code, b.code)),
  }
}

/** To put the largest first: what stands on the line, else what went through it, in minor units of its own books. */
function sizeOf({ closing, credit, debit }: UnmappedView): bigint {
  const [stands, ...moved] = [closing, debit, credit].map((text) => BigInt(text.replace(/[-.]/g, '')))
  return stands || moved.reduce((largest, one) => (one > largest ? one : largest), 0n)
}

export const fieldsOf = (rule: MappingRule): RuleFields => {
  const { account, corrAccount, entity, flowCredit, flowDebit, id, indicator, measure, note } = rule
  const { partner, priority, share, side, target, validFrom, validTo, analytics } = rule
  const given = fractionText(share)
  return {
    id,
    priority,
    validFrom,
    validTo,
    entity,
    account,
    analytics,
    partner,
    side,
    corrAccount,
    indicator,
    measure,
    target,
    flowDebit,
    flowCredit,
    share: given === '1' ? '' : given,
    note,
  }
}

/** Each account, analytics and target of each company once: what suggestions are learnt from. */
function knownLines(years: readonly EntityFigures[]): KnownLine[] {
  const known = new Map<string, KnownLine>()
  for (const year of years) {
    const { chart, code } = year.entity
    if (chart === 'group') continue
    const localChart = chartOf(year)
    for (const { key, targets } of coverageOfYear(year).lines) {
      const analytics = key.analytics.filter((text) => text !== '').at(-1) ?? ''
      for (const { account: target, rule } of targets) {
        const text = [code, key.account, analytics, target].join('\u0001')
        if (known.has(text)) continue
        const name = lineName(localChart, key)
        known.set(text, { entity: code, chart, account: key.account, analytics, name, target, rule })
      }
    }
  }
  return [...known.values()]
}

const chartOf = ({ inputs }: EntityFigures): ReadonlyMap<string, (typeof inputs.map.localChart)[number]> =>
  new Map(inputs.map.localChart.map((row) => [row.code, row]))

function unmappedView(
  { book }: OpenRevision,
  year: EntityFigures,
  line: UnmappedLine,
  known: readonly KnownLine[],
): UnmappedView {
  const { entity, inputs, interval } = year
  const { key, place, sides } = line
  const localChart = chartOf(year)
  const text = (amount: bigint): string => decimalText(amount, exponentOf(entity.booksCurrency))
  const asked = {
    entity: entity.code,
    chart: entity.chart,
    key,
    sides,
    localChart,
    accounts: book.accounts,
    members: inputs.map.members,
    date: interval.to,
  }
  return {
    entity: entity.code,
    account: key.account,
    name: lineName(localChart, key),
    analytics: key.analytics,
    partner: key.partner,
    sides,
    opening: text(line.opening),
    debit: text(line.debit),
    credit: text(line.credit),
    closing: text(line.closing),
    currency: entity.booksCurrency,
    place,
    suggestions: suggestionsFor(asked, known, entity.chart === 'ru-94n' ? STANDARD.mapping() : []),
    draft: draftFor(book.mapping, year, line),
  }
}

/** Of an account no line of which is mapped the rule asks for no analytics; else for the line's own. */
function draftFor(rules: readonly MappingRule[], year: EntityFigures, { key }: UnmappedLine): RuleFields {
  const { entity } = year
  const others = coverageOfYear(year).lines.some(
    (line) => line.key.account === key.account && line.targets.length > 0,
  )
  const ids = new Set(rules.map(({ id }) => id))
  const stem = `${entity.code}-${key.account}`
  let id = stem
  for (let number = 2; ids.has(id); number++) id = `${stem}-${number}`
  return {
    id,
    priority: 0,
    validFrom: '',
    validTo: '',
    entity: entity.code,
    account: key.account,
    analytics: others ? [0, 1, 2].map((at) => key.analytics[at] ?? '') : ['', '', ''],
    partner: '',
    side: '',
    corrAccount: '',
    indicator: '',
    measure: 'balance',
    target: '',
    flowDebit: '',
    flowCredit: '',
    share: '',
    note: '',
  }
}
