// Deferred tax on the journals of one entity (IAS 12.15, 12.24, 12.47, 12.57–62A, 12.74; accounting-model.md §5): what
// the local books hold (09, 77, the deferred part of 99.02) stands as mapped; each journal marked for the calculator
// adds the rate × its own difference, carried for as long as the journal is.
//
// The difference of a journal is the sum of its asset and liability lines without deferred-tax accounts; each opposite
// line bears the rate × its own amount: income and expense in deferred tax expense, OCI and equity on their own account.
// Current tax payable and income tax expense are tax themselves and bear none. A journal that posts deferred tax and is
// marked for the calculator would be taxed twice: a finding.
//
// The rate is the latest one enacted on or before the date of the balances. What a change of rate makes of the
// differences carried from earlier years goes, in the year in which it was enacted, where the difference was recognised:
// to profit or loss, OCI or equity (12.60).
// Last, assets and liabilities of the entity, its one taxpayer, are offset: what is left stands on one side.

import type { GroupAccount, Journal, TaxRateRow } from '../../ledger/book.ts'
import { FactTable, type FactTexts } from '../../ledger/facts.ts'
import { type Finding, finding } from '../../ledger/finding.ts'
import { type Fraction, negate, shareOf } from '../../ledger/fraction.ts'
import { dayBefore } from '../../ledger/period.ts'
import type { Flow, Role } from '../../ledger/words.ts'
import { rollForward } from '../roll.ts'
import type { StageFacts } from '../types.ts'
import { canonical, type EntityYear, YearPeriods } from './entity-year.ts'
import { type Posting, postingsOf } from './journals.ts'

export interface DeferredTaxInput extends EntityYear {
  readonly mapped: StageFacts
  readonly adjusted: StageFacts
  /** Deferred tax of the whole preceding fiscal year; null: the entity had no figures then. */
  readonly previous: StageFacts | null
  /** Those of `entityJournals`. */
  readonly journals: readonly Journal[]
  readonly taxRates: readonly TaxRateRow[]
}

/** Why a fact of the layer is there. */
export interface TaxReason {
  readonly kind: 'journal' | 'rate-change' | 'offset'
  readonly posting?: Posting
  /** What the rate was applied to, minor units, debit positive. */
  readonly base?: bigint
  readonly rate?: Fraction
  readonly rateBefore?: Fraction
  readonly row?: TaxRateRow
  /** Of an offset: what moves, and with which sign. */
  readonly moved?: { readonly facts: () => FactTable; readonly sign: 1n | -1n }
}

export interface TaxFact {
  readonly texts: FactTexts
  readonly amount: bigint
  readonly reason: TaxReason
}

/** Layer `deferred-tax`, basis `functional ‹currency›`, openings included. */
export function deferredTaxEntityYear(input: DeferredTaxInput): StageFacts {
  const derivation = new DeferredTax(input)
  const facts = derivation.derive()
  return {
    codes: input.codes,
    facts: canonical(facts),
    present: input.mapped.present,
    position: input.mapped.position,
    findings: derivation.findings,
    checks: [],
  }
}

const TAX_BALANCES: ReadonlySet<string> = new Set(['deferred-tax-asset', 'deferred-tax-liability'])

/** What of a balance stays apart when it moves to the other side. */
const OFFSET_BY = ['account', 'partner', 'analytics'] as const

/** A part of a journal's difference by where its tax goes. */
interface Opposite {
  /** The account that bears the tax; null: deferred tax expense. */
  readonly account: GroupAccount | null
  readonly flow: Flow
  amount: bigint
}

interface Difference {
  readonly difference: bigint
  readonly opposites: readonly Opposite[]
}

interface Carried extends Difference {
  readonly posting: Posting
}

export class DeferredTax {
  readonly findings: Finding[] = []
  /** Facts of this year with their reasons, before openings. */
  readonly made: TaxFact[] = []
  readonly #input: DeferredTaxInput
  readonly #periods: YearPeriods

  constructor(input: DeferredTaxInput) {
    this.#input = input
    this.#periods = new YearPeriods(input.mapped.facts, input.interval)
  }

  get periods(): YearPeriods {
    return this.#periods
  }

  derive(): FactTable {
    const { codes, chart, previous } = this.#input
    const facts = new FactTable(codes)
    if (previous) facts.append(rollForward(previous.facts, chart, this.#periods.first))
    this.#taxJournals()
    for (const { texts, amount } of this.made) facts.addTexts(texts, amount)
    const taxed = this.made.length
    this.#offset(facts)
    for (const { texts, amount } of this.made.slice(taxed)) facts.addTexts(texts, amount)
    return facts
  }

  #taxJournals(): void {
    const { entity, interval, previous } = this.#input
    const scope = {
      ...this.#input,
      basis: 'functional',
      currency: entity.functionalCurrency,
      to: interval.to,
    } as const
    // What is wrong with a journal itself is said where it is posted.
    const { postings } = postingsOf(this.#input.journals, scope)
    const openingDate = dayBefore(interval.from)
    const carried: Carried[] = []
    const refused = new Set<string>()
    for (const posting of postings) {
      if (posting.journal.deferredTax !== 'calculator' || refused.has(posting.journal.id)) continue
      const split = this.#differenceOf(posting)
      if (!split) {
        refused.add(posting.journal.id)
        continue
      }
      if (split.difference === 0n && split.opposites.length < 2) continue
      const before = posting.date < interval.from
      if (before && split.difference !== 0n) carried.push({ posting, ...split })
      if (before && previous) continue
      const row = this.#rateOn(before ? openingDate : interval.to)
      if (row) this.#post(posting, split, row, before)
    }
    this.#changeRate(carried, openingDate)
  }

  /** The journal's difference and its opposite lines; null with a finding where the journal is taxed already. */
  #differenceOf({ journal, lines }: Posting): Difference | null {
    let difference = 0n
    let touchesTax = false
    const opposites: Opposite[] = []
    const bears = (account: GroupAccount | null, flow: Flow, amount: bigint): void => {
      const known = opposites.find((one) => one.account?.code === account?.code)
      if (known) known.amount += amount
      else opposites.push({ account, flow, amount })
    }
    for (const { account, amount } of lines) {
      if (TAX_BALANCES.has(account.role) || account.role === 'deferred-tax-expense') touchesTax = true
      else if (account.role === 'current-tax-payable' || account.role === 'current-tax-expense') continue
      else if (account.class === 'asset' || account.class === 'liability') difference += amount
      else if (account.class === 'oci') bears(account, 'tax-oci', amount)
      else if (account.class === 'equity') bears(account, 'tax-equity', amount)
      else bears(null, 'tax-profit-or-loss', amount)
    }
    const borne = opposites.filter(({ amount }) => amount !== 0n)
    if (difference === 0n && borne.length === 0) return { difference, opposites: [] }
    const place = { ...journal.place, column: 'deferred_tax' }
    if (touchesTax) {
      this.findings.push(finding('ENT-203', 'blocks', place, { id: journal.id }))
      return null
    }
    if (difference + borne.reduce((sum, { amount }) => sum + amount, 0n) !== 0n) {
      this.findings.push(finding('ENT-204', 'blocks', place, { id: journal.id }))
      return null
    }
    return { difference, opposites: borne }
  }

  /** The latest rate enacted on or before the date (12.47), or null with a finding. */
  #rateOn(date: string): TaxRateRow | null {
    const { entity, taxRates } = this.#input
    const row = enactedRate(taxRates, entity.jurisdiction, date)
    if (!row && !this.findings.some(({ code, values }) => code === 'ENT-201' && values.date === date)) {
      const place = { file: 'tax_rates.csv', subject: entity.code }
      const values = { entity: entity.code, jurisdiction: entity.jurisdiction || '—', date }
      this.findings.push(finding('ENT-201', 'blocks', place, values))
    }
    return row
  }

  #write(role: Role): GroupAccount | null {
    const account = this.#input.chart.toWrite(role)
    if (!account && !this.findings.some(({ code, values }) => code === 'ENT-202' && values.role === role)) {
      const place = { file: 'accounts.csv', column: 'role', value: role }
      this.findings.push(finding('ENT-202', 'blocks', place, { role, entity: this.#input.entity.code }))
    }
    return account
  }

  /** Rate × the difference on the balance sheet, rate × their own amounts on the opposite side. */
  #post(posting: Posting, { difference, opposites }: Difference, row: TaxRateRow, opening: boolean): void {
    const tax = shareOf(difference, negate(row.rate))
    const parts = opposites.map(({ amount }) => shareOf(amount, negate(row.rate)))
    settle(parts, -tax)
    const balance =
      difference === 0n ? null : this.#write(tax < 0n ? 'deferred-tax-liability' : 'deferred-tax-asset')
    if (difference !== 0n && !balance) return
    for (const [index, { account, flow, amount: base }] of opposites.entries()) {
      const bearer = this.#bearer(account, opening)
      if (!bearer) continue
      const reason: TaxReason = { kind: 'journal', posting, base, rate: row.rate, row }
      const key = { posting, flow: opening ? ('opening' as const) : flow, opening }
      const part = parts[index]!
      this.#make({ ...key, account: bearer }, part, reason)
      if (balance) this.#make({ ...key, account: balance }, -part, reason)
    }
  }

  /** Where a part of the tax goes; in an opening, income, expense and OCI stand in what they close to. */
  #bearer(own: GroupAccount | null, opening: boolean): GroupAccount | null {
    const { chart } = this.#input
    const account = own ?? this.#write('deferred-tax-expense')
    if (!account || !opening || account.class === 'equity') return account
    const equity = chart.closesTo(chart.componentOf(account))
    if (!equity) {
      const place = { file: 'accounts.csv', column: 'equity_component', value: account.code }
      this.findings.push(finding('ENT-115', 'blocks', place, { account: account.code }))
    }
    return equity
  }

  /** Differences of earlier years at the new rate (12.60). */
  #changeRate(carried: readonly Carried[], openingDate: string): void {
    const { interval } = this.#input
    if (carried.length === 0) return
    const before = this.#rateOn(openingDate)
    const after = this.#rateOn(interval.to)
    if (!before || !after || before === after) return
    const period = after.enactedOn >= interval.from ? this.#periods.of(after.enactedOn) : this.#periods.first
    const changeOf = (amount: bigint): bigint =>
      shareOf(amount, negate(after.rate)) - shareOf(amount, negate(before.rate))
    for (const { posting, difference, opposites } of carried) {
      const change = changeOf(difference)
      if (change === 0n) continue
      const balance = this.#write(difference > 0n ? 'deferred-tax-liability' : 'deferred-tax-asset')
      if (!balance) continue
      const parts = opposites.map(({ amount }) => changeOf(amount))
      settle(parts, -change)
      for (const [index, { account, flow, amount: base }] of opposites.entries()) {
        const bearer = this.#bearerOfChange(account, flow)
        if (!bearer) continue
        const rates = { rate: after.rate, rateBefore: before.rate, row: after }
        const reason: TaxReason = { kind: 'rate-change', posting, base, ...rates }
        const key = { posting, flow: bearer.flow, opening: false, period, document: after.document }
        const part = parts[index]!
        this.#make({ ...key, account: balance }, -part, reason)
        this.#make({ ...key, account: bearer.account }, part, reason)
      }
    }
  }

  /**
   * Where the item was recognised. A journal of before the book's first year that stands against retained earnings is of
   * results; one against another component, of the OCI that closes to it.
   */
  #bearerOfChange(own: GroupAccount | null, flow: Flow): { account: GroupAccount; flow: Flow } | null {
    const { chart } = this.#input
    if (!own || own.role === 'retained-earnings') {
      const expense = this.#write('deferred-tax-expense')
      return expense && { account: expense, flow: 'tax-profit-or-loss' }
    }
    if (own.class !== 'equity' || own.equityComponent === '') return { account: own, flow }
    const oci = chart.accounts.filter((one) => {
      return one.class === 'oci' && one.equityComponent === own.equityComponent
    })
    return oci.length === 1 ? { account: oci[0]!, flow: 'tax-oci' } : { account: own, flow }
  }

  #make(
    key: {
      posting: Posting
      account: GroupAccount
      flow: Flow
      opening: boolean
      period?: string
      document?: string
    },
    amount: bigint,
    reason: TaxReason,
  ): void {
    if (amount === 0n) return
    const ownPeriod = key.opening ? this.#periods.first : this.#periods.of(key.posting.date)
    this.made.push({
      texts: {
        ...this.#common(),
        period: key.period ?? ownPeriod,
        account: key.account.code,
        flow: key.flow,
        document: key.document ?? key.posting.journal.document,
      },
      amount,
      reason,
    })
  }

  #common(): FactTexts {
    const { entity } = this.#input
    return {
      entity: entity.code,
      layer: 'deferred-tax',
      basis: `functional ${entity.functionalCurrency}`,
      measure: 'amount',
    }
  }

  /** 12.74: all on the side of the net balance, over every entity layer. */
  #offset(own: FactTable): void {
    const { codes, chart, mapped, adjusted, entity } = this.#input
    const roles = codes.account.texts.map((code) => chart.get(code)?.role ?? '')
    const held = FactTable.of(
      codes,
      ...[mapped.facts, adjusted.facts, own].map((facts) =>
        facts.where(
          (row) =>
            TAX_BALANCES.has(roles[facts.account[row]!] ?? '') && facts.text('measure', row) === 'amount',
        ),
      ),
    )
    const gone: Role = held.sum() >= 0n ? 'deferred-tax-liability' : 'deferred-tax-asset'
    const leaving = held.where((row) => roles[held.account[row]!] === gone)
    const moved = leaving.groupBy(OFFSET_BY).sorted()
    if (moved.length === 0) return
    const stays = this.#write(
      gone === 'deferred-tax-liability' ? 'deferred-tax-asset' : 'deferred-tax-liability',
    )
    if (!stays) return
    const key: FactTexts = {
      ...this.#common(),
      period: this.#periods.last,
      flow: 'reclassification',
      document: `derived/deferred-tax/${entity.code}`,
    }
    for (let row = 0; row < moved.length; row++) {
      const { account, partner, analytics } = moved.texts(row)
      const amount = moved.amount[row]!
      const facts = (): FactTable =>
        leaving.where((at) => OFFSET_BY.every((column) => leaving[column][at] === moved[column][row]))
      const reason = (sign: 1n | -1n): TaxReason => ({ kind: 'offset', moved: { facts, sign } })
      this.made.push({ texts: { ...key, account, partner, analytics }, amount: -amount, reason: reason(-1n) })
      this.made.push({ texts: { ...key, account: stays.code }, amount, reason: reason(1n) })
    }
  }
}

/** The row of the latest rate of the jurisdiction enacted on or before `date`, or null. */
export function enactedRate(
  rows: readonly TaxRateRow[],
  jurisdiction: string,
  date: string,
): TaxRateRow | null {
  let latest: TaxRateRow | null = null
  for (const row of rows) {
    if (row.jurisdiction !== jurisdiction || row.enactedOn > date) continue
    const later =
      !latest ||
      row.effectiveFrom > latest.effectiveFrom ||
      (row.effectiveFrom === latest.effectiveFrom && row.enactedOn > latest.enactedOn)
    if (later) latest = row
  }
  return latest
}

/** Makes rounded parts sum to the total: what is left goes to the largest part (accounting-model.md §1). */
function settle(parts: bigint[], total: bigint): void {
  if (parts.length === 0) return
  const size = (amount: bigint): bigint => (amount < 0n ? -amount : amount)
  let largest = 0
  for (const [index, part] of parts.entries()) if (size(part) > size(parts[largest]!)) largest = index
  const left = total - parts.reduce((sum, part) => sum + part, 0n)
  parts[largest] = parts[largest]! + left
}
