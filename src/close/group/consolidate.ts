// The consolidation of one year (IFRS 10, IFRS 3, IAS 28; accounting-model.md §7): group facts above the facts of the
// members. Order matters only where a step reads what another posted: acquisitions, pairs, what happened after, and
// last the outsiders' part of all of it.

import type { Book } from '../../ledger/book.ts'
import { exponentOf } from '../../ledger/currency.ts'
import { type Codes, FactTable } from '../../ledger/facts.ts'
import { assert, type Check, type Finding, finding } from '../../ledger/finding.ts'
import { type Interval, intervalText } from '../../ledger/period.ts'
import type { GroupChart } from '../chart.ts'
import type { Rates } from '../rates.ts'
import { rollForward } from '../roll.ts'
import { type AcquisitionFigures, figuresOf } from './acquisition.ts'
import { postAcquisition } from './acquisition-journals.ts'
import { impairGoodwill, releaseFairValues, retranslate } from './after.ts'
import {
  attributeEquity,
  attributeGoodwillOpening,
  attributeOpening,
  attributeResults,
} from './attribution.ts'
import {
  checkConsiderations,
  checkInvestments,
  checkLayers,
  checkOpenings,
  checkTurnovers,
} from './checks.ts'
import { unwindDeferred } from './consideration.ts'
import type { GroupContext, Member } from './context.ts'
import { dividendsToOutsiders, eliminateDividends, reverseImpairmentsOfMembers } from './dividends.ts'
import { applyEquityMethod, type Carried } from './equity-method.ts'
import { takeGivenOpenings } from './given-openings.ts'
import { checkGoodwill, checkGoodwillRolls } from './goodwill-checks.ts'
import { postGroupJournals } from './journals.ts'
import { GroupLedger, type Posting } from './ledger.ts'
import { checkNci } from './nci-check.ts'
import type { Ownership } from './ownership.ts'
import { checkEffective, checkGroupJournals, checkHoldings } from './ownership-checks.ts'
import {
  checkCashFlows,
  type PairResult,
  type PairSide,
  pairContext,
  pairName,
  rollPair,
  sideOf,
} from './pair.ts'
import { eliminateBalances } from './pair-balances.ts'
import { proposeTurnovers } from './proposals.ts'
import { type RollForward, rollForwards } from './roll-forwards.ts'
import { checkEffectiveTaxRate } from './tax-proof.ts'
import { eliminateTurnovers, eliminateUnrealised, together } from './trade.ts'

export interface GroupInput {
  readonly book: Book
  readonly chart: GroupChart
  readonly rates: Rates
  readonly codes: Codes
  readonly year: Interval
  readonly opensOn: string
  readonly ownership: Ownership
  readonly members: ReadonlyMap<string, Member>
  /** Associates of the close; with their figures where they keep a trial balance. */
  readonly associates: ReadonlyMap<string, Member | null>
  readonly previous: GroupYear | null
  /** Keeps the reasons of every posting: only when an explanation is asked for. */
  readonly trace?: boolean
}

export interface GroupYear {
  /** All group facts of the year in presentation currency, openings included: those of pairs too. */
  readonly facts: FactTable
  /** Without those of pairs: what this derivation itself rolls. */
  readonly own: FactTable
  readonly functional: FactTable
  readonly figures: readonly AcquisitionFigures[]
  /** What each associate closes with, by the id of its acquisition: the next year goes on from it. */
  readonly associates: ReadonlyMap<string, Carried>
  readonly rollForwards: readonly RollForward[]
  readonly findings: readonly Finding[]
  readonly checks: readonly Check[]
  readonly postings: readonly Posting[]
}

/** A context for the steps of one year. */
export function groupContext(input: GroupInput): GroupContext {
  const { book, codes, year } = input
  const currency = book.settings.presentationCurrency
  const ledger = new GroupLedger({
    codes,
    period: intervalText(year),
    currency,
    currencyOf: (entity) => input.members.get(entity)?.entity.functionalCurrency ?? currency,
    trace: input.trace ?? false,
  })
  return {
    book,
    chart: input.chart,
    rates: input.rates,
    currency,
    exponent: exponentOf(currency),
    year,
    opensOn: input.opensOn,
    firstYear: input.previous === null,
    ownership: input.ownership,
    at: input.ownership.on(year.to),
    members: input.members,
    associates: input.associates,
    ledger,
    findings: [],
    checks: [],
  }
}

/** One pair of members: dividends, balances, turnovers, unrealised profit. `previous` is the pair's result of last year. */
export function derivePair(input: GroupInput, a: string, b: string, previous: FactTable | null): PairResult {
  const context = pairContext(groupContext(input))
  const [left, right] = [input.members.get(a)!, input.members.get(b)!]
  const opening = previous ? rollPair(previous, input.chart, context.ledger.period) : null
  if (opening) context.ledger.take(opening)
  for (const [x, y] of [
    [a, b],
    [b, a],
  ] as const)
    eliminateDividends(context, x, y)
  const sides: [PairSide, PairSide] = [
    { member: left, facts: withDividends(context, left, b) },
    { member: right, facts: withDividends(context, right, a) },
  ]
  eliminateBalances(context, sides[0], sides[1], opening)
  for (const [x, y] of [
    [a, b],
    [b, a],
  ] as const) {
    eliminateTurnovers(context, x, y)
    proposeTurnovers(context, together(context, x, y), input.members.get(x)!, input.members.get(y)!)
    eliminateUnrealised(context, x, y, opening)
  }
  checkCashFlows(context, left, right)
  return {
    name: pairName(a, b),
    facts: context.ledger.facts,
    postings: context.ledger.postings ?? [],
    findings: context.findings,
    checks: context.checks,
  }
}

/** The member's side, with what the dividends step put on its accounts towards the partner. */
function withDividends(context: GroupContext, member: Member, partner: string): FactTable {
  const own = sideOf(member, partner, context.chart)
  const { facts } = context.ledger
  const added = facts.where((row) => {
    if (
      facts.text('layer', row) !== 'elimination:dividends' ||
      facts.text('entity', row) !== member.entity.code
    )
      return false
    return (
      facts.text('partner', row) === partner &&
      (context.chart.get(facts.text('account', row))?.pair ?? '') !== ''
    )
  })
  return FactTable.of(facts.codes, own, added)
}

/** Everything of the year that is not between two members. */
export function consolidateYear(input: GroupInput, pairs: readonly PairResult[]): GroupYear {
  const context = groupContext(input)
  const { ledger } = context
  if (input.previous) {
    ledger.take(rollForward(input.previous.own, input.chart, ledger.period))
    ledger.functional.append(rollForward(input.previous.functional, input.chart, ledger.period))
  }
  namesNotDerived(context)
  const figures = acquire(context, input)
  const ofPairs = ledger.facts.length
  for (const pair of pairs) ledger.take(pair.facts)
  const afterPairs = ledger.facts.length
  for (const one of figures) {
    releaseFairValues(context, one)
    if (one.acquisition.date >= context.year.from || !context.firstYear || one.history) {
      impairGoodwill(
        context,
        one,
        context.book.goodwill.filter((row) => row.date >= context.year.from),
      )
    }
    for (const consideration of one.considerations)
      unwindDeferred(context, one.acquisition, consideration, context.year.from)
  }
  reverseImpairmentsOfMembers(context)
  const associates = new Map<string, Carried>()
  for (const acquisition of context.ownership.acquisitions) {
    if (!context.associates.has(acquisition.investee)) continue
    const member = context.associates.get(acquisition.investee) ?? null
    const before = input.previous?.associates.get(acquisition.id)
    const carried = applyEquityMethod(context, acquisition, member, before)
    if (carried) associates.set(acquisition.id, carried)
  }
  postGroupJournals(context)
  retranslate(context)
  attributeResults(context, figures)
  attributeEquity(context)
  dividendsToOutsiders(context)
  // What pairs derive they roll themselves.
  const own = ledger.facts.where((row) => row < ofPairs || row >= afterPairs)
  assert(own.sum() === 0n, 'what the group derives itself is out of balance')
  const pairFindings = pairs.flatMap((pair) => pair.findings)
  return {
    facts: ledger.facts,
    own,
    functional: ledger.functional,
    figures,
    associates,
    rollForwards: rollForwards(context, ledger.facts, ledger.functional),
    findings: [...pairFindings, ...context.findings],
    checks: [...pairs.flatMap((pair) => pair.checks), ...context.checks],
    postings: ledger.postings ?? [],
  }
}

function acquire(context: GroupContext, input: GroupInput): AcquisitionFigures[] {
  const figures: AcquisitionFigures[] = []
  const known = new Map((input.previous?.figures ?? []).map((one) => [one.acquisition.id, one]))
  for (const acquisition of context.ownership.acquisitions) {
    if (!context.members.has(acquisition.investee)) continue
    const carried = known.get(acquisition.id)
    if (carried) {
      figures.push(carried)
      continue
    }
    const history = acquisition.date < context.year.from
    const one = figuresOf(context, acquisition, history)
    if (!one) continue
    figures.push(one)
    postAcquisition(context, one)
  }
  if (context.firstYear) {
    const history = figures.filter((one) => one.history)
    for (const one of history)
      impairGoodwill(
        context,
        one,
        context.book.goodwill.filter((row) => row.date < context.year.from),
      )
    attributeOpening(context, history)
    for (const one of history) attributeGoodwillOpening(context, one)
    takeGivenOpenings(context)
  }
  return figures
}

/** Registers of the format that this version does not derive: each row is named, none ignored. */
function namesNotDerived(context: GroupContext): void {
  for (const { place } of context.book.foreign) context.findings.push(finding('GRP-109', 'blocks', place))
}

/** What must hold of a year that was consolidated (accounting-model.md §10): derived apart, so that it can fail alone. */
export function groupChecks(
  input: GroupInput,
  year: Pick<GroupYear, 'facts' | 'functional' | 'figures'>,
): { readonly findings: readonly Finding[]; readonly checks: readonly Check[] } {
  const context = groupContext(input)
  const { facts, functional, figures } = year
  const members = [...context.members.values()].map((member) => member.translated.presentation)
  checkLayers(context, facts)
  checkInvestments(context, [facts, ...members])
  checkConsiderations(context, figures)
  checkTurnovers(context, facts)
  const before = input.previous
  checkHoldings(context)
  checkEffective(context)
  checkGroupJournals(context)
  checkGoodwillRolls(context, facts, figures, before)
  checkGoodwill(context, facts, functional, figures)
  checkNci(context, facts, figures, before)
  checkEffectiveTaxRate(context, facts)
  if (input.previous) {
    const rolled = [rollForward(input.previous.facts, context.chart, context.ledger.period)]
    checkOpenings(context, [facts], rolled)
  }
  return { findings: context.findings, checks: context.checks }
}
