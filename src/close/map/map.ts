// The mapping of one entity × fiscal year (accounting-model.md §2, §2a, §3, §4): lines of its trial balances onto the
// group chart, complete to the kopeck. Reads the files of the year, the rules, the year before; writes facts of the
// layer `mapped`, basis `functional ‹currency›`, which sum to zero with their openings and without them.

import type { TrialBalance } from '../../ledger/balance.ts'
import type { EntityRow, LocalAccount, MappingRule } from '../../ledger/book.ts'
import { type FactKey, FactTable } from '../../ledger/facts.ts'
import { assert, type Finding, finding } from '../../ledger/finding.ts'
import { intervalText } from '../../ledger/period.ts'
import { rollForward } from '../roll.ts'
import { NO_TRADE } from '../types.ts'
import { BalanceLines, type ReportingPeriod } from './balances.ts'
import { checkBooks } from './books.ts'
import { type Chain, chainOf } from './chain.ts'
import { checkComplete, checkCurrencyLines, checkSource, warnOfDetail } from './checks.ts'
import { refineByDatedFlows } from './dated.ts'
import { Emitter, type Origin, type Trace } from './emit.ts'
import type { MapInput, MappedYear } from './input.ts'
import { type LineContext, LineKeys } from './lines.ts'
import { Partners } from './partners.ts'
import { ResultLines } from './results.ts'
import { RetainedEarnings } from './retained.ts'
import { RuleBook } from './rules.ts'
import { MapRun } from './run.ts'
import { tradeOf } from './trade.ts'
import { addOpeningRows, checkContinuity, closingsOf, withOpenings } from './turn.ts'

/** Maps one entity × fiscal year. Never throws for the user's data: what is wrong is a finding. */
export function mapEntityYear(input: MapInput): MappedYear {
  return deriveMapping(input).mapped
}

/** The mapping with what an explanation needs to find its rows again. */
export function deriveMapping(input: MapInput): { mapped: MappedYear; run: MapRun } {
  const { entity } = input
  const context = contextOf(input)
  const chain = chainOf(context, { ...input, year: input.interval })
  const openings: { fact: FactKey; amount: bigint; origin: Origin }[] = []
  const emitter = new Emitter({
    codes: input.codes,
    chart: input.chart,
    entity: entity.code,
    currency: entity.functionalCurrency,
    trace: input.trace ? tracing(input, input.trace, openings) : null,
  })
  const run = new MapRun(input, context, chain, emitter)
  run.findings.push(...chain.findings, ...unmeasured(entity))
  // A file that was refused has no rows; what its reader found says why there are no figures.
  if (input.files.some(({ balance }) => isRefused(balance)))
    return { mapped: nothing(run, unmeasured(entity)), run }
  if (chain.intervals.length === 0) return { mapped: withoutFiles(run), run }
  const checks = [...checkSource(run), ...checkContinuity(run)]
  const periods = reportingPeriods(input, chain)
  const balances = new BalanceLines(run)
  const results = new ResultLines(run)
  const retained = new RetainedEarnings(run)
  for (const period of periods) {
    balances.period(period)
    if (!run.russian) continue
    for (let interval = period.first; interval <= period.last; interval++)
      retained.interval(interval, period.rules, results.interval(interval, period.rules))
  }
  const fromOpenings = addOpeningRows(run)
  refineByDatedFlows(run, retained.targets)
  if (run.russian) checks.push(...retained.finish())
  const facts = withOpenings(run, openings)
  checks.push(...checkComplete(run, balances, facts, fromOpenings))
  checks.push(...checkBooks(run))
  checkCurrencyLines(run)
  warnOfDetail(run)
  const books = [...new Set(periods.map(({ rules }) => rules))]
  run.findings.push(
    ...run.unmappedFindings(),
    ...context.partners.findings,
    ...books.flatMap((rules) => rules.findings),
  )
  const present = balancesOut(run, facts)
  const closings = closingsOf(run, chain.intervals.length - 1)
  for (const [account, amount] of run.isGroupChart && !chain.position ? fromOpenings : [])
    closings.set(account, (closings.get(account) ?? 0n) + amount)
  const mapped: MappedYear = {
    codes: input.codes,
    facts: present ? facts : new FactTable(input.codes),
    present,
    position: chain.position,
    findings: distinct(run.findings),
    checks,
    closings,
    trade: present && !chain.position ? tradeOf(run, periods.at(-1)!.rules) : NO_TRADE,
    unusedRules: run.isGroupChart ? [] : neverReached(books),
  }
  return { mapped, run }
}

function contextOf(input: MapInput): LineContext {
  const { counterparties, entities, entity, interval, localChart } = input
  return {
    chart: byCode(localChart),
    partners: new Partners(entity.code, counterparties, entities, interval.to),
    keys: new LineKeys(),
  }
}

const charts = new WeakMap<readonly LocalAccount[], ReadonlyMap<string, LocalAccount>>()

/** A local chart by code; kept with the chart, which never changes. */
function byCode(localChart: readonly LocalAccount[]): ReadonlyMap<string, LocalAccount> {
  let chart = charts.get(localChart)
  if (!chart) {
    chart = new Map(localChart.map((row) => [row.code, row]))
    charts.set(localChart, chart)
  }
  return chart
}

/** Remeasurement of books (accounting-model.md §6) is not derived by this version. */
function unmeasured(entity: EntityRow): Finding[] {
  if (entity.booksCurrency === entity.functionalCurrency) return []
  const values = { books: entity.booksCurrency, functional: entity.functionalCurrency }
  return [finding('MAP-131', 'blocks', { ...entity.place, subject: entity.code }, values)]
}

/** Keeps what the year's own lines opened with apart, for the difference to the year before. */
function tracing(
  input: MapInput,
  trace: Trace,
  openings: { fact: FactKey; amount: bigint; origin: Origin }[],
): Trace {
  const { account, analytics, measure, partner } = input.codes
  return (fact, amount, origin) => {
    trace(fact, amount, origin)
    if (fact.flow !== 'opening' || !input.previous?.present) return
    const key = {
      account: account.code(fact.account ?? ''),
      partner: partner.code(fact.partner ?? ''),
      analytics: analytics.code(fact.analytics ?? ''),
      measure: measure.code(fact.measure ?? ''),
    }
    openings.push({ fact: key, amount, origin })
  }
}

/** Intervals between the ends of reporting periods; rules and members are those of the period's end. */
function reportingPeriods(input: MapInput, chain: Chain): ReportingPeriod[] {
  const periods: ReportingPeriod[] = []
  let first = 0
  let last: { text: string; rules: RuleBook } | null = null
  for (const [index, { interval }] of chain.intervals.entries()) {
    const isEnd = input.cuts.includes(interval.to) || index === chain.intervals.length - 1
    if (!isEnd) continue
    const members = input.membersOn?.(interval.to) ?? input.members
    const text = `${[...members].join(' ')} ${versionOf(input.rules, interval.to)}`
    const rules: RuleBook =
      last?.text === text ? last.rules : new RuleBook(input.rules, input.entity.code, interval.to, members)
    last = { text, rules }
    periods.push({ first, last: index, rules })
    first = index + 1
  }
  return periods
}

/** Which of the rules with a validity hold on the date. */
const versionOf = (rules: readonly MappingRule[], date: string): string =>
  rules
    .filter(({ validFrom, validTo }) => validFrom !== '' || validTo !== '')
    .map(({ validFrom, validTo }) => (validFrom <= date && (validTo === '' || validTo >= date) ? '1' : '0'))
    .join('')

const isRefused = ({ findings, key }: TrialBalance): boolean =>
  key.length === 0 && findings.some(({ severity }) => severity === 'blocks')

/** No figures: what stands on them is null, the findings say why. */
function nothing(run: MapRun, findings: readonly Finding[]): MappedYear {
  const { codes } = run.input
  const closings = new Map<string, bigint>()
  const facts = new FactTable(codes)
  return {
    codes,
    facts,
    present: false,
    position: false,
    findings,
    checks: [],
    closings,
    trade: NO_TRADE,
    unusedRules: [],
  }
}

/** Rules that none of the year's periods reached. */
function neverReached(books: readonly RuleBook[]): MappingRule[] {
  const [first, ...others] = books.map((rules) => rules.neverReached())
  return (first ?? []).filter((rule) => others.every((rules) => rules.includes(rule)))
}

/** A dormant entity carries its openings; any other without a file blocks (§2). */
function withoutFiles(run: MapRun): MappedYear {
  const { codes, chart, entity, interval, previous } = run.input
  if (entity.dormant === true && run.input.files.length === 0) {
    const facts = previous?.present
      ? rollForward(previous.facts, chart, intervalText(interval))
      : new FactTable(codes)
    const closings = previous?.closings ?? new Map<string, bigint>()
    return { ...nothing(run, run.findings), facts, closings, present: previous?.present ?? true }
  }
  if (run.chain.findings.length === 0) {
    const place = { file: `balances/${entity.code}/`, subject: entity.code }
    run.findings.push(finding('MAP-132', 'blocks', place, { period: intervalText(interval) }))
  }
  return nothing(run, run.findings)
}

/**
 * Facts sum to zero, openings and movements each, or a finding says why not; then there are no figures. A sum that
 * nothing explains is a broken invariant.
 */
function balancesOut(run: MapRun, facts: FactTable): boolean {
  const { codes, entity } = run.input
  const amount = codes.measure.code('amount')
  const opening = codes.flow.code('opening')
  const total = facts.sum((row) => facts.measure[row] === amount)
  const opened = facts.sum((row) => facts.measure[row] === amount && facts.flow[row] === opening)
  const isBlocked =
    run.hasUnmapped ||
    run.findings.some(({ severity }) => severity === 'blocks') ||
    run.input.files.some(({ balance }) => balance.findings.some(({ severity }) => severity === 'blocks'))
  // Of a position openings.csv may know the equity alone.
  const isBalanced = total === 0n && (opened === 0n || run.chain.position)
  assert(isBalanced || isBlocked, `mapped facts of ${entity.code} sum to ${total}, openings to ${opened}`)
  return isBalanced
}

/** Findings said once where two intervals give the same. */
function distinct(findings: readonly Finding[]): Finding[] {
  const seen = new Set<string>()
  return findings.filter(({ code, place, values }) => {
    const text = JSON.stringify([code, place, values])
    return !seen.has(text) && seen.add(text)
  })
}
