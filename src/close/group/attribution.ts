// The outsiders' part of a year (IFRS 10.22, B94; accounting-model.md §7 "After"): per investee, from retained earnings
// or the reserve to non-controlling interests, in the flows profit attributed and OCI attributed. Income, expense and
// OCI facts stay whole. Outsiders take their effective share of every entity's facts, dividends among members left out.

import type { GroupAccount } from '../../ledger/book.ts'
import { analyticsText, FactTable, parseAnalytics } from '../../ledger/facts.ts'
import { type Fraction, isZero, ONE, shareOf, subtract } from '../../ledger/fraction.ts'
import { type Flow, flowNamed } from '../../ledger/words.ts'
import { GroupChart } from '../chart.ts'
import type { AcquisitionFigures } from './acquisition.ts'
import { accountFor, type GroupContext, madeOf } from './context.ts'

interface Attributed {
  /** `profit` or the equity component of an OCI. */
  readonly component: string
  readonly flow: Flow
  readonly amount: bigint
}

/** A fact of which outsiders take a share, and what that share is posted as. */
export interface AttributedRow {
  readonly row: number
  readonly component: string
  readonly flow: Flow
}

type Within = Pick<GroupContext, 'chart' | 'members'>

const LAYER = 'elimination:nci'

const rowOf = ({ chart }: Within, row: number, account: GroupAccount): AttributedRow => ({
  row,
  component: chart.componentOf(account),
  flow: account.class === 'oci' ? 'oci-attributed' : 'profit-attributed',
})

/**
 * Results of one entity among facts: its own and the group's that bear it, without goodwill. A dividend from another
 * member is nil in it: what the receiver booked, what made it gross, and what takes it out, whether or not its books
 * name the payer.
 */
export function resultRows(within: Within, entity: string, table: FactTable): AttributedRow[] {
  const code = table.codes.entity.find(entity)
  const accounts = within.chart.byFactCode(table.codes)
  const goodwill = table.codes.layer.find('elimination:goodwill')
  const turnovers = table.codes.layer.find('elimination:turnovers')
  const rows: AttributedRow[] = []
  for (let row = 0; row < table.length; row++) {
    if (table.entity[row] !== code || table.layer[row] === goodwill) continue
    // Turnovers leave the seller's income and the buyer's cost: nothing of what either earned.
    if (table.layer[row] === turnovers) continue
    const account = accounts[table.account[row]!]
    if (!account || !GroupChart.isResult(account)) continue
    rows.push(rowOf(within, row, account))
  }
  return rows
}

/** Goodwill's own results (impairment, translation difference, bargain) of an acquisition and holder among facts. */
export function goodwillRows(
  within: Within,
  facts: FactTable,
  acquisition: string,
  holder: string,
): AttributedRow[] {
  const layer = facts.codes.layer.find('elimination:goodwill')
  const accounts = within.chart.byFactCode(facts.codes)
  const rows: AttributedRow[] = []
  for (let row = 0; row < facts.length; row++) {
    const account = accounts[facts.account[row]!]
    if (facts.layer[row] !== layer || !account || !GroupChart.isResult(account)) continue
    const pairs = parseAnalytics(facts.text('analytics', row))
    if (pairs.acquisition === acquisition && pairs.holder === holder) rows.push(rowOf(within, row, account))
  }
  return rows
}

/** Rows added up by component and flow: each sum is attributed, and rounded, once. */
function sumsOf(
  tables: readonly (readonly [facts: FactTable, rows: readonly AttributedRow[]])[],
): Attributed[] {
  const sums = new Map<string, Attributed>()
  for (const [facts, rows] of tables) {
    for (const { row, component, flow } of rows) {
      const key = `${flow} ${component}`
      sums.set(key, { component, flow, amount: (sums.get(key)?.amount ?? 0n) + facts.amount[row]! })
    }
  }
  return [...sums.values()]
}

/** Dr equity of the component, Cr non-controlling interests, with the sign of what is attributed. */
function attribute(
  context: GroupContext,
  entity: string,
  results: readonly Attributed[],
  share: Fraction,
  document: string,
): void {
  const nci = accountFor(context, 'non-controlling-interests')
  if (!nci || isZero(share)) return
  for (const { component, flow, amount } of results) {
    const part = shareOf(amount, share)
    const equity = context.chart.closesTo(component)?.code ?? accountFor(context, 'retained-earnings')
    if (part === 0n || !equity) continue
    context.ledger.post(LAYER, document, [
      { entity, account: equity, flow, amount: -part },
      { entity, account: nci, flow, amount: part, analytics: analyticsText({ component }) },
    ])
  }
}

/** Posts the outsiders' part of the year's results of every member, and of each acquisition's goodwill. */
export function attributeResults(context: GroupContext, acquisitions: readonly AcquisitionFigures[]): void {
  const groupFacts = FactTable.of(context.ledger.codes, context.ledger.facts)
  for (const [code, member] of context.members) {
    const outside = subtract(ONE, context.at.effective(code))
    if (isZero(outside)) continue
    const tables = [member.translated.presentation, groupFacts]
    const results = sumsOf(tables.map((table) => [table, resultRows(context, code, table)]))
    attribute(context, code, results, outside, `derived/nci/${code}`)
  }
  for (const figures of acquisitions) {
    const { id, rows } = figures.acquisition
    const goodwill = (holder: string): Attributed[] =>
      sumsOf([[groupFacts, goodwillRows(context, groupFacts, id, holder)]])
    const document = `derived/nci/${id}`
    attribute(context, rows[0]!.investor, goodwill('owners'), figures.outsidersOfInvestor, document)
    attribute(context, figures.entity.code, goodwill('nci'), ONE, document)
  }
}

const EQUITY_FLOWS_APART = new Set<string>([
  'opening',
  'scope-in',
  'dividends-declared',
  'profit-attributed',
  'oci-attributed',
  'translation-difference',
])

/** Facts of equity accounts of which outsiders take their share in the same flow. */
export const equityMoves = ({ chart }: Within, facts: FactTable): FactTable =>
  facts.where(
    (row) =>
      chart.get(facts.text('account', row))?.class === 'equity' &&
      !EQUITY_FLOWS_APART.has(facts.text('flow', row)),
  )

/**
 * What else moved the equity of a partly held member (transfers, tax to equity): outsiders take their share, component
 * by component, in the same flow.
 */
export function attributeEquity(context: GroupContext): void {
  const nci = accountFor(context, 'non-controlling-interests')
  if (!nci) return
  for (const [code, member] of context.members) {
    const outside = subtract(ONE, context.at.effective(code))
    if (isZero(outside)) continue
    const sums = equityMoves(context, member.translated.presentation).groupBy(['account', 'flow'])
    for (let row = 0; row < sums.length; row++) {
      const account = context.chart.get(sums.text('account', row))!
      const part = shareOf(sums.amount[row]!, outside)
      if (part === 0n || member.position) continue
      const flow = flowNamed(sums.text('flow', row))
      context.ledger.post(LAYER, `derived/nci/${code}`, [
        { entity: code, account: account.code, flow, amount: -part },
        {
          entity: code,
          account: nci,
          flow,
          amount: part,
          analytics: analyticsText({ component: account.equityComponent }),
        },
      ])
    }
  }
}

/**
 * The first year's opening from history: outsiders' share of what the investee's equity moved since the acquisition,
 * component by component (accounting-model.md §2a).
 */
export function attributeOpening(context: GroupContext, acquisitions: readonly AcquisitionFigures[]): void {
  const nci = accountFor(context, 'non-controlling-interests')
  if (!nci) return
  for (const [code, member] of context.members) {
    const outside = subtract(ONE, context.at.effective(code))
    const history = acquisitions.some((figures) => figures.entity.code === code && figures.history)
    if (isZero(outside) || !history) continue
    const moved = openingMovement(context, code, member.translated.presentation, member.position)
    for (const [component, facts] of moved) {
      const part = shareOf(facts.sum(), outside)
      const equity = context.chart.closesTo(component)?.code
      if (part === 0n || !equity) continue
      context.ledger.post(LAYER, `derived/nci/${code}`, [
        {
          entity: code,
          account: equity,
          flow: 'opening',
          amount: -part,
          from: madeOf(context, facts, -1n, outside),
        },
        {
          entity: code,
          account: nci,
          flow: 'opening',
          amount: part,
          analytics: analyticsText({ component }),
          from: madeOf(context, facts, 1n, outside),
        },
      ])
    }
  }
}

/** Impairments (and a bargain) of goodwill before the book: each holder's outsiders bear their part in the opening. */
export function attributeGoodwillOpening(context: GroupContext, figures: AcquisitionFigures): void {
  const facts = context.ledger.facts
  const retained = accountFor(context, 'retained-earnings')
  const component = context.chart.toWrite('retained-earnings')?.equityComponent ?? ''
  for (const holder of ['owners', 'nci'] as const) {
    const own = facts.where((row) => {
      if (facts.text('layer', row) !== 'elimination:goodwill' || facts.text('account', row) !== retained)
        return false
      const pairs = parseAnalytics(facts.text('analytics', row))
      return (
        facts.text('flow', row) === 'opening' &&
        pairs.acquisition === figures.acquisition.id &&
        pairs.holder === holder
      )
    })
    const share = holder === 'nci' ? ONE : figures.outsidersOfInvestor
    const entity = holder === 'nci' ? figures.entity.code : figures.acquisition.rows[0]!.investor
    const part = shareOf(own.sum(), share)
    const nci = accountFor(context, 'non-controlling-interests')
    if (part === 0n || !nci) continue
    const from = (sign: 1n | -1n) => madeOf(context, own, sign, share)
    const analytics = analyticsText({ component })
    context.ledger.post(LAYER, `derived/nci/${figures.acquisition.id}`, [
      { entity, account: retained, flow: 'opening', amount: -part, from: from(-1n) },
      { entity, account: nci, flow: 'opening', amount: part, analytics, from: from(1n) },
    ])
  }
}

const isDividend = (facts: FactTable, row: number): boolean =>
  facts.text('flow', row) === 'dividends-declared'

/** Equity of the member by component in the opening, after the layers investment, fair-value and their meeting point. */
function openingMovement(
  context: GroupContext,
  code: string,
  own: FactTable,
  position: boolean,
): Map<string, FactTable> {
  const moved = new Map<string, FactTable>()
  const take = (facts: FactTable, keep: (row: number) => boolean): void => {
    const entity = facts.codes.entity.find(code)
    for (let row = 0; row < facts.length; row++) {
      const account = context.chart.get(facts.text('account', row))
      if (facts.entity[row] !== entity || account?.class !== 'equity' || !keep(row)) continue
      if (account.role === 'non-controlling-interests') continue
      const known = moved.get(account.equityComponent) ?? new FactTable(facts.codes)
      moved.set(account.equityComponent, known)
      known.copy(facts, row)
    }
  }
  // Of a position all that equity moved counts as before, but for the dividends of the year, which outsiders took part in.
  take(own, (row) => (position ? !isDividend(own, row) : own.text('flow', row) === 'opening'))
  const facts = context.ledger.facts
  // The goodwill and NCI journals meet the other two in retained earnings; the reserve on goodwill is the owners' own.
  const ownersOnly = new Set(['elimination:goodwill'])
  take(facts, (row) => {
    if (facts.text('flow', row) !== 'opening') return false
    const meets = context.chart.get(facts.text('account', row))?.role === 'retained-earnings'
    const hasHolder = parseAnalytics(facts.text('analytics', row)).holder !== undefined
    return ownersOnly.has(facts.text('layer', row)) ? meets && !hasHolder : true
  })
  return moved
}
