// What the parts of one mapping share: the lines of an entity's year with what each of them is, decisions of rules as
// accounts of the group chart, and what is to be said in the end (accounts without a rule, assumed flows).

import type { LocalAccount, MappingRule } from '../../ledger/book.ts'
import { exponentOf } from '../../ledger/currency.ts'
import { analyticsText } from '../../ledger/facts.ts'
import { type Finding, finding, type Place } from '../../ledger/finding.ts'
import { decimalText } from '../../ledger/fraction.ts'
import { intervalText } from '../../ledger/period.ts'
import { MEASURE_OF } from '../../ledger/words.ts'
import type { Chain } from './chain.ts'
import type { Cell, CellColumn, Emitter, Origin } from './emit.ts'
import { type AccountKind, accountKind, type TurnoverFlows, tabledFlows } from './flows.ts'
import type { MapInput } from './input.ts'
import { chartAccount, isUnder, type LineContext, type LineKey, type Side } from './lines.ts'
import type { RuleBook, RuleGroup } from './rules.ts'

/** One target of a decision; parts of one decision divide an amount by their weights. */
export interface Part {
  /** null: books kept in the group chart, where the account itself is the target. */
  readonly rule: MappingRule | null
  /** Index in the group chart. */
  readonly account: number
  readonly weight: bigint
}

export interface Decision {
  readonly parts: readonly Part[]
}

/** `outside`: off-balance, deliberately left out. */
export type LineKind = AccountKind | 'outside'

export interface WithoutRule {
  readonly line: number
  readonly sides: Set<Side>
  opening: bigint
  debit: bigint
  credit: bigint
  closing: bigint
}

export interface SixAmounts {
  readonly opening: bigint
  readonly debit: bigint
  readonly credit: bigint
  readonly closing: bigint
}

function addWithoutRule<K>(
  all: Map<K, WithoutRule>,
  key: K,
  line: number,
  side: Side,
  { opening, debit, credit, closing }: SixAmounts,
): void {
  const known = all.get(key)
  if (!known) {
    all.set(key, { line, sides: new Set([side]), opening, debit, credit, closing })
    return
  }
  known.sides.add(side)
  known.opening += opening
  known.debit += debit
  known.credit += credit
  known.closing += closing
}

/** Off-balance accounts of 1C where the chart does not know them: three digits from 001, МЦ.04, УСН … */
const OFF_BALANCE = /^(0\d\d|[А-ЯЁA-Z]{2,})(\.|$)/

/** Analytics of a line as its facts carry them. */
function analyticsOf({ analytics, contract, currency, dueOn, unit }: LineKey): string {
  if (analytics.length === 0 && contract === '' && currency === '' && dueOn === '' && unit === '') return ''
  const pairs: Record<string, string> = { contract, due_on: dueOn, currency, unit }
  for (const [index, text] of analytics.entries())
    if (text !== contract) pairs[`analytics_${index + 1}`] = text
  return analyticsText(pairs)
}

export class MapRun {
  readonly input: MapInput
  readonly context: LineContext
  readonly chain: Chain
  readonly emitter: Emitter
  readonly localChart: ReadonlyMap<string, LocalAccount>
  readonly findings: Finding[] = []
  /** True where the local chart is 1C's: 84, 90, 91 and 99 are what Order 94n says, flows have the table of §4. */
  readonly russian: boolean
  readonly kinds: LineKind[] = []
  /** Local accounts whose flows were assumed. */
  readonly assumed = new Set<string>()
  /** 90, 91 or 99 without subaccounts: what they hold is not seen, and nothing is said of what stands on it. */
  readonly unseen = new Set<string>()
  readonly #details: { partner: number; analytics: number; measure: number }[] = []
  readonly #kindOfAccount = new Map<string, LineKind>()
  readonly #withoutRule = new Map<string, WithoutRule>()
  /** The same by line, for those who ask which of an account's lines they are. */
  readonly #linesWithoutRule = new Map<number, WithoutRule>()
  /** Accounts that a rule fits whose target cannot be: the rule is named (MAP-113), not the account. */
  readonly #misruled = new Set<string>()
  readonly #decisions = new Map<RuleGroup, Decision | null>()
  readonly #own = new Map<string, Decision | null>()
  readonly #flows = new Map<string, TurnoverFlows | null>()
  readonly #said = new Set<string>()

  constructor(input: MapInput, context: LineContext, chain: Chain, emitter: Emitter) {
    this.input = input
    this.context = context
    this.chain = chain
    this.emitter = emitter
    this.localChart = context.chart
    this.russian =
      !this.isGroupChart && ['60', '62', '84', '90', '91', '99'].every((code) => context.chart.has(code))
    for (const key of context.keys.keys) this.#line(key)
    for (const { interval } of chain.intervals) emitter.interval(intervalText(interval))
  }

  get lines(): number {
    return this.kinds.length
  }

  key(line: number): LineKey {
    return this.context.keys.keys[line]!
  }

  #line(key: LineKey): void {
    const { codes } = this.input
    let kind = this.#kindOfAccount.get(key.account)
    if (kind === undefined) {
      kind = this.#kindOf(key.account)
      this.#kindOfAccount.set(key.account, kind)
    }
    this.kinds.push(kind)
    this.#details.push({
      partner: codes.partner.code(key.partner),
      analytics: codes.analytics.code(analyticsOf(key)),
      measure: codes.measure.code(MEASURE_OF[key.indicator]),
    })
  }

  #kindOf(account: string): LineKind {
    if (this.isOutside(account)) return 'outside'
    if (this.isGroupChart) return 'balance'
    if (!this.localChart.has(account)) {
      const near = chartAccount(this.localChart, account)
      this.once('MAP-103', account, () => this.#unknown(account, near))
    }
    return this.russian ? accountKind(account) : 'balance'
  }

  /** True for accounts that no balance of the entity's equity, assets and liabilities stands on. */
  isOutside(account: string): boolean {
    const row = chartAccount(this.localChart, account)
    if (this.isGroupChart) return this.input.chart.get(account)?.class === 'statistical'
    return row ? row.offBalance : OFF_BALANCE.test(account) && account !== '000'
  }

  #unknown(account: string, near: LocalAccount | undefined): Finding {
    const { chart, code } = this.input.entity
    const place = { ...this.placeOfAccount(account), subject: code }
    return finding('MAP-103', 'blocks', place, { account, chart, near: near?.code ?? '' })
  }

  /** Says a thing about a subject once. */
  once(code: string, subject: string, make: () => Finding): void {
    const text = `${code} ${subject}`
    if (this.#said.has(text)) return
    this.#said.add(text)
    this.findings.push(make())
  }

  /** The detail of a line's facts in an interval: its document is the file in force there. */
  detail(interval: number, line: number): number {
    const { partner, analytics, measure } = this.#details[line]!
    return this.emitter.details.of(partner, analytics, this.document(interval, line), measure)
  }

  /** The detail of equity that is explained as a whole: no partner, no analytics. */
  plainDetail(interval: number): number {
    const amount = this.input.codes.measure.code('amount')
    return this.emitter.details.of(0, 0, this.document(interval, -1), amount)
  }

  /** The file of the line; where the interval has no row of it, the general file. */
  document(interval: number, line: number): number {
    const { files, table } = this.chain.intervals[interval]!
    const row = line < 0 ? -1 : table.at(line)
    const file = files[row < 0 ? 0 : table.file[row]!]?.file
    return this.input.codes.document.code(file?.document ?? '')
  }

  amounts(interval: number, line: number): SixAmounts {
    const { table } = this.chain.intervals[interval]!
    const row = table.at(line)
    if (row < 0) return { opening: 0n, debit: 0n, credit: 0n, closing: 0n }
    return {
      opening: table.opening[row]!,
      debit: table.debit[row]!,
      credit: table.credit[row]!,
      closing: table.closing[row]!,
    }
  }

  usualSide(key: LineKey): Side {
    const type = chartAccount(this.localChart, key.account)?.type
    return type === 'passive' ? 'credit' : 'debit'
  }

  /** The group's rules as targets of the group chart; null where they name none that a balance can stand on. */
  decision(group: RuleGroup | null): Decision | null {
    if (!group) return null
    const known = this.#decisions.get(group)
    if (known !== undefined) return known
    const parts: Part[] = []
    for (const [index, rule] of group.rules.entries()) {
      const account = this.emitter.accountIndex(rule.target)
      const row = this.input.chart.get(rule.target)
      if (account < 0 || !row || row.class === 'statistical')
        this.once('MAP-113', rule.id, () =>
          finding(
            'MAP-113',
            'blocks',
            { ...rule.place, column: 'target', value: rule.target },
            { rule: rule.id, kind: rule.target === '' ? 'none' : 'other' },
          ),
        )
      else if (group.weights[index] !== 0n) parts.push({ rule, account, weight: group.weights[index]! })
    }
    const decision = parts.length > 0 ? { parts } : null
    this.#decisions.set(group, decision)
    return decision
  }

  decide(rules: RuleBook, line: number, side: Side): Decision | null {
    if (this.isGroupChart) return this.#ownAccount(line)
    const group = rules.decide(this.key(line), side)
    const decision = this.decision(group)
    if (group && !decision) this.#misruled.add(this.key(line).account)
    return decision
  }

  get isGroupChart(): boolean {
    return this.input.entity.chart === 'group'
  }

  /** Books kept in the group chart need no rules. */
  #ownAccount(line: number): Decision | null {
    const { account } = this.key(line)
    let decision = this.#own.get(account)
    if (decision === undefined) {
      const index = this.emitter.accountIndex(account)
      decision = index < 0 ? null : { parts: [{ rule: null, account: index, weight: 1n }] }
      this.#own.set(account, decision)
      if (index < 0) {
        const place = {
          ...this.place(line),
          column: 'account',
          value: account,
          subject: this.input.entity.code,
        }
        this.findings.push(finding('MAP-151', 'blocks', place))
      }
    }
    return decision
  }

  /** Flows of the table of §4 by local account; null: working capital, or what the group account says. */
  tabled(account: string): TurnoverFlows | null {
    let flows = this.#flows.get(account)
    if (flows === undefined) {
      flows = this.russian ? tabledFlows(account) : null
      this.#flows.set(account, flows)
    }
    return flows
  }

  origin(rule: MappingRule | null, cells: readonly Cell[], note = ''): Origin {
    return { rule, cells, row: null, note }
  }

  cell(interval: number, line: number, column: CellColumn, sign: 1n | -1n = 1n): Cell {
    return { interval, line, column, sign }
  }

  /** Remembers that no rule fits a line on a side; БУ alone must be complete. */
  noRule(line: number, side: Side, amounts: SixAmounts): void {
    const { account, indicator } = this.key(line)
    const { opening, debit, credit, closing } = amounts
    if (this.isGroupChart) return
    if (indicator !== 'БУ' || (opening === 0n && debit === 0n && credit === 0n && closing === 0n)) return
    addWithoutRule(this.#withoutRule, account, line, side, amounts)
    addWithoutRule(this.#linesWithoutRule, line, line, side, amounts)
  }

  /** Lines that no rule fits, with what stands on them; accounts that nothing can be mapped to are left out. */
  linesWithoutRule(): readonly WithoutRule[] {
    return [...this.#linesWithoutRule.values()].filter(({ line }) =>
      this.#canBeMapped(this.key(line).account),
    )
  }

  /** An auxiliary account has nothing to be mapped to, and accounts without subaccounts none to be mapped by. */
  #canBeMapped(account: string): boolean {
    return account !== '000' && !this.unseen.has(account)
  }

  get hasUnmapped(): boolean {
    return this.#withoutRule.size > 0
  }

  /** What each account without a rule leaves out of the mapping: its largest figure, since any of them may be nil. */
  unmapped(): Map<string, bigint> {
    const size = (amount: bigint): bigint => (amount < 0n ? -amount : amount)
    return new Map(
      [...this.#withoutRule].map(([account, { opening, debit, credit, closing }]) => [
        account,
        [closing, opening, debit, credit].map(size).reduce((most, one) => (one > most ? one : most), 0n),
      ]),
    )
  }

  /** One finding per account without a rule, with its amounts. */
  unmappedFindings(): Finding[] {
    const named = [...this.#withoutRule].filter(
      ([account]) => this.#canBeMapped(account) && !this.#misruled.has(account),
    )
    return named.map(([account, { line, sides, ...amounts }]) => {
      const place = { ...this.place(line), subject: this.input.entity.code, value: account }
      const side = sides.size === 2 ? '' : [...sides][0]!
      const texts = {
        opening: this.text(amounts.opening),
        debit: this.text(amounts.debit),
        credit: this.text(amounts.credit),
        closing: this.text(amounts.closing),
      }
      return finding('MAP-141', 'blocks', place, { account, side, ...texts })
    })
  }

  text(amount: bigint): string {
    return decimalText(amount, exponentOf(this.input.entity.booksCurrency))
  }

  /** The first row of a line in the files. */
  place(line: number): Place {
    return this.#firstRow((_, own) => own === line)
  }

  placeOfAccount(account: string): Place {
    return this.#firstRow((code, line) => line >= 0 && code === account)
  }

  /** The first row of an account or of one of its subaccounts. */
  placeUnder(account: string): Place {
    return this.#firstRow((code, line) => line >= 0 && isUnder(code, account))
  }

  #firstRow(fits: (account: string, line: number) => boolean): Place {
    for (const { files } of this.chain.intervals) {
      for (const { file, line, creditLine } of files) {
        const { balance } = file
        for (let row = 0; row < line.length; row++) {
          const key = balance.keys[balance.key[row]!]!
          if (!fits(key.account, line[row]!) && !fits(key.account, creditLine[row]!)) continue
          const sheet = balance.sheets[balance.sheet[row]!]
          return { file: file.document, ...(sheet ? { sheet } : {}), row: balance.row[row]! }
        }
      }
    }
    return {}
  }
}
