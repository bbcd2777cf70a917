// Journals of the group level (adjustments.csv, level group): in presentation currency, borne by an entity, with the
// deferred tax of their own difference (accounting-model.md §5; group differences are taxed at group level only).

import type { Journal, JournalLine } from '../../ledger/book.ts'
import { analyticsText } from '../../ledger/facts.ts'
import { finding } from '../../ledger/finding.ts'
import { type Fraction, negate, shareOf, ZERO } from '../../ledger/fraction.ts'
import { FLOWS, type Flow } from '../../ledger/words.ts'
import { GroupChart } from '../chart.ts'
import { isDerivedFlow } from '../entity/journals.ts'
import { accountFor, amountOf, type GroupContext, taxRate } from './context.ts'
import type { GroupLine } from './ledger.ts'

const isDeferredTax = (role: string): boolean =>
  role === 'deferred-tax-asset' || role === 'deferred-tax-liability'

/** Layer by template; a journal without one is a reclassification where it touches no result and no equity. */
export function layerOf(journal: Journal, chart: GroupChart): string {
  if (journal.template) return `group-adjustment:${journal.template}`
  const touches = journal.lines.some((line) => {
    const account = chart.get(line.account)
    return account?.class === 'equity' || (account !== undefined && GroupChart.isResult(account))
  })
  return `group-adjustment:${touches ? 'other' : 'reclassification'}`
}

function flowOf(context: GroupContext, journal: Journal, line: JournalLine, debit: boolean): Flow {
  if (line.flow) return line.flow
  const account = context.chart.get(line.account)
  const own = debit ? account?.flowDebit : account?.flowCredit
  if (account && GroupChart.isResult(account)) return own || 'unspecified'
  const touchesResult = journal.lines.some((l) => {
    const a = context.chart.get(l.account)
    return a !== undefined && GroupChart.isResult(a)
  })
  return touchesResult ? 'charge' : 'reclassification'
}

/** Posts the group journals that act in this year: dated in it, reversed in it, or of the opening in the first year. */
export function postGroupJournals(context: GroupContext): void {
  for (const journal of context.book.journals) {
    if (journal.level !== 'group' || (journal.state !== 'approved' && journal.state !== 'recorded')) continue
    if (journal.repeatsUntil) {
      context.findings.push(
        finding('GRP-101', 'blocks', journal.place, {
          id: journal.id,
          what: 'repeats_until',
          word: journal.repeatsUntil,
        }),
      )
      continue
    }
    if (journal.basis !== 'presentation') {
      context.findings.push(
        finding(
          'GRP-251',
          'blocks',
          { ...journal.place, column: 'basis', value: journal.basis },
          { id: journal.id },
        ),
      )
      continue
    }
    if (!isPosted(context, journal)) continue
    const opening = journal.date < context.year.from
    if (!opening && journal.date <= context.year.to) postJournal(context, journal, 1n, false)
    const reverses = journal.reversesOn
    const undone = reverses !== '' && reverses < context.year.from
    if (opening && context.firstYear && !undone) postJournal(context, journal, 1n, true)
    if (reverses && reverses >= context.year.from && reverses <= context.year.to)
      postJournal(context, journal, -1n, false)
  }
}

/** What a journal of an entity is held to, a journal of the group is too (accounting-model.md §5); else it is refused. */
function isPosted(context: GroupContext, journal: Journal): boolean {
  const { findings } = context
  const before = findings.length
  const { id } = journal
  const bearer = journal.borneBy || context.book.settings.parent
  if (journal.date <= context.year.to && !context.members.has(bearer))
    findings.push(
      finding('GRP-252', 'blocks', { ...journal.place, column: 'borne_by', value: bearer }, { id }),
    )
  for (const line of journal.lines) {
    const account = context.chart.get(line.account)
    if (!account) continue
    if (account.partner === 'required' && line.partner === '') {
      const place = { ...line.place, column: 'partner' }
      findings.push(finding('ENT-111', 'blocks', place, { id, account: account.code }))
    }
    const flow = flowOf(context, journal, line, line.debit !== null)
    const place = { ...line.place, column: 'flow', value: flow }
    const values = { id, account: account.code, flow }
    if (isDerivedFlow(flow, 'presentation')) findings.push(finding('ENT-112', 'blocks', place, values))
    const { cash } = FLOWS[flow]
    const movesMoney = account.role === 'cash' && cash !== 'none' && cash !== 'opening'
    if (!journal.cash && (cash === 'cash' || movesMoney))
      findings.push(finding('ENT-105', 'blocks', place, values))
  }
  return findings.length === before
}

function postJournal(context: GroupContext, journal: Journal, sign: bigint, opening: boolean): void {
  const entity = journal.borneBy || context.book.settings.parent
  const lines: GroupLine[] = []
  for (const line of journal.lines) {
    const debit = line.debit ? amountOf(context, line, line.debit, context.currency) : 0n
    const credit = line.credit ? amountOf(context, line, line.credit, context.currency) : 0n
    if (debit === null || credit === null) return
    const amount = sign * (debit - credit)
    const account = context.chart.get(line.account)
    const closes = opening && account && GroupChart.isResult(account)
    const code = closes
      ? (context.chart.closesTo(context.chart.componentOf(account))?.code ?? '')
      : line.account
    if (!code) {
      const place = { ...line.place, column: 'account', value: line.account }
      context.findings.push(finding('GRP-253', 'blocks', place, { id: journal.id }))
      return
    }
    const pairs: Record<string, string> = { due_on: line.dueOn }
    for (const [index, value] of line.analytics.entries()) pairs[`analytics_${index + 1}`] = value
    const analytics = closes ? '' : analyticsText(pairs)
    const flow: Flow = opening ? 'opening' : flowOf(context, journal, line, amount > 0n)
    lines.push({ entity, account: code, flow, amount, partner: line.partner, analytics })
  }
  const layer = layerOf(journal, context.chart)
  context.ledger.post(layer, journal.document, lines)
  if (journal.deferredTax === 'calculator' && context.book.settings.groupDeferredTax) {
    taxOf(context, journal, entity, lines, layer, opening)
  }
}

/** Rate × the journal's difference; each opposite line bears the rate × its own amount (IAS 12.57–62A). */
function taxOf(
  context: GroupContext,
  journal: Journal,
  entity: string,
  lines: readonly GroupLine[],
  layer: string,
  opening: boolean,
): void {
  let difference = 0n
  const opposite: GroupLine[] = []
  for (const line of lines) {
    const account = context.chart.get(line.account)
    if (!account) continue
    if (account.class === 'asset' || account.class === 'liability') {
      if (!isDeferredTax(account.role)) difference += line.amount
    } else opposite.push(line)
  }
  if (difference === 0n) return
  const row = context.members.get(entity)?.entity
  const rate: Fraction = row ? (taxRate(context, row, context.year.to) ?? ZERO) : ZERO
  const tax = shareOf(difference, negate(rate))
  if (tax === 0n) return
  const account = accountFor(context, tax < 0n ? 'deferred-tax-liability' : 'deferred-tax-asset')
  const expense = accountFor(context, opening ? 'retained-earnings' : 'deferred-tax-expense')
  if (!account || !expense) return
  const flow: Flow = opening ? 'opening' : 'tax-profit-or-loss'
  const taxLines: GroupLine[] = [{ entity, account, flow, amount: tax }]
  let left = -tax
  for (const line of opposite) {
    const own = context.chart.get(line.account)!
    if (own.class === 'income' || own.class === 'expense') continue
    const part = -shareOf(line.amount, rate)
    left -= part
    const ownFlow: Flow = opening ? 'opening' : own.class === 'oci' ? 'tax-oci' : 'tax-equity'
    taxLines.push({ entity, account: line.account, flow: ownFlow, amount: part })
  }
  taxLines.push({ entity, account: expense, flow, amount: left })
  context.ledger.post(layer, journal.document, taxLines)
}
