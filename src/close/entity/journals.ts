// Journals of one entity as they act in time (accounting-model.md §5): a journal acts on its date, again on the dates to
// which it repeats, and is undone on the dates on which it reverses. A journal that does not balance, or cannot be read,
// is refused whole: none of its lines is posted.
//
// Recurrence goes by the book's reporting frequency: a journal of 31 January with `repeats_until` acts at the end of
// each month of a monthly book, each quarter of a quarterly one; its reversal moves along.

import type { EntityRow, GroupAccount, Journal, JournalLine, Settings } from '../../ledger/book.ts'
import { exponentOf } from '../../ledger/currency.ts'
import { compareBytes } from '../../ledger/facts.ts'
import { type Finding, finding } from '../../ledger/finding.ts'
import { decimalText, minorOf, ZERO } from '../../ledger/fraction.ts'
import { addMonths, endOfMonth, isEndOfMonth } from '../../ledger/period.ts'
import { FLOWS, type Flow } from '../../ledger/words.ts'
import { GroupChart } from '../chart.ts'
import { resolveFlows } from './journal-flows.ts'

const MONTHS = { month: 1, quarter: 3, 'half-year': 6, year: 12 } as const

/** Flows that only derivations make. */
export const DERIVED_FLOWS: ReadonlySet<Flow> = new Set<Flow>([
  'opening',
  'scope-in',
  'scope-out',
  'translation-difference',
  'profit-attributed',
  'oci-attributed',
  'hyperinflation',
])

/** A journal in presentation currency may correct what derivations made in it, but its openings are carried. */
export const isDerivedFlow = (flow: Flow, basis: 'functional' | 'presentation'): boolean =>
  basis === 'presentation' ? flow === 'opening' || flow === 'hyperinflation' : DERIVED_FLOWS.has(flow)

export interface PostedLine {
  readonly line: JournalLine
  readonly account: GroupAccount
  readonly flow: Flow
  /** Minor units of the journal's currency, debit positive. */
  readonly amount: bigint
}

/** A journal on one date. */
export interface Posting {
  readonly journal: Journal
  readonly layer: string
  readonly date: string
  /** True where it undoes an earlier one. */
  readonly reversal: boolean
  readonly lines: readonly PostedLine[]
}

export interface JournalScope {
  readonly chart: GroupChart
  readonly settings: Pick<Settings, 'frequency'>
  readonly entity: EntityRow
  /** `functional`: bases books and functional. */
  readonly basis: 'functional' | 'presentation'
  readonly currency: string
  /** Postings after this date are not yet. */
  readonly to: string
}

/**
 * Journals of level entity that a close takes for `entity` up to `to` (states approved and recorded), in the order of
 * their ids: what the derivations of the entity's year read, and what their key stands on.
 */
export function entityJournals(journals: readonly Journal[], entity: string, to: string): Journal[] {
  const takes = (journal: Journal): boolean =>
    journal.level === 'entity' &&
    journal.entity === entity &&
    journal.date <= to &&
    (journal.state === 'approved' || journal.state === 'recorded')
  return journals.filter(takes).sort((a, b) => compareBytes(a.id, b.id))
}

/** Journals of level entity that no entity of the book takes. */
export function strayJournals(journals: readonly Journal[], entities: readonly EntityRow[]): Finding[] {
  const codes = new Set(entities.map((entity) => entity.code))
  return journals
    .filter((journal) => journal.level === 'entity' && !codes.has(journal.entity))
    .map((journal) =>
      finding(
        'ENT-114',
        'blocks',
        { ...journal.place, column: 'entity', value: journal.entity },
        { id: journal.id },
      ),
    )
}

/** Every posting of the journals up to `scope.to`, by date and id, with what is wrong with the journals. */
export function postingsOf(
  journals: readonly Journal[],
  scope: JournalScope,
): { postings: Posting[]; findings: Finding[] } {
  const postings: Posting[] = []
  const findings: Finding[] = []
  for (const journal of journals) {
    if ((journal.basis === 'presentation') !== (scope.basis === 'presentation')) continue
    const lines = readLines(journal, scope, findings)
    if (!lines) continue
    const layer = layerOf(journal, lines)
    for (const { date, reversal } of datesOf(journal, scope)) {
      const signed = reversal ? lines.map((line) => ({ ...line, amount: -line.amount })) : lines
      postings.push({ journal, layer, date, reversal, lines: signed })
    }
  }
  postings.sort((a, b) => compareBytes(a.date, b.date) || compareBytes(a.journal.id, b.journal.id))
  return { postings, findings }
}

/** `adjustment:‹template›`; without one a reclassification where no result and no equity is touched, else other. */
function layerOf(journal: Journal, lines: readonly PostedLine[]): string {
  if (journal.template) return `adjustment:${journal.template}`
  const touches = lines.some(({ account }) => account.class === 'equity' || GroupChart.isResult(account))
  return `adjustment:${touches ? 'other' : 'reclassification'}`
}

/** The same day `months` later; an end of month stays one. */
const later = (date: string, months: number): string =>
  isEndOfMonth(date) ? endOfMonth(addMonths(`${date.slice(0, 7)}-01`, months)) : addMonths(date, months)

function datesOf(journal: Journal, scope: JournalScope): { date: string; reversal: boolean }[] {
  const dates: { date: string; reversal: boolean }[] = []
  const step = MONTHS[scope.settings.frequency]
  const last = journal.repeatsUntil || journal.date
  for (let months = 0; ; months += step) {
    const date = later(journal.date, months)
    if (date > last || date > scope.to) return dates
    dates.push({ date, reversal: false })
    const reverses = journal.reversesOn && later(journal.reversesOn, months)
    if (reverses && reverses <= scope.to) dates.push({ date: reverses, reversal: true })
  }
}

/** The lines in minor units with their flows, or null with findings. */
function readLines(journal: Journal, scope: JournalScope, findings: Finding[]): PostedLine[] | null {
  const before = findings.length
  checkDates(journal, findings)
  const { booksCurrency, functionalCurrency } = scope.entity
  if (journal.basis === 'books' && booksCurrency !== functionalCurrency) {
    const place = { ...journal.place, column: 'basis', value: journal.basis }
    findings.push(
      finding('ENT-107', 'blocks', place, { id: journal.id, books: booksCurrency, functionalCurrency }),
    )
  }
  const drafts = journal.lines.flatMap((line) => {
    const account = accountOf(journal, line, scope, findings)
    const amount = amountOf(journal, line, scope.currency, findings)
    return account && amount !== null ? [{ line, account, amount, flow: line.flow }] : []
  })
  if (findings.length > before) return null
  const difference = drafts.reduce((sum, draft) => sum + draft.amount, 0n)
  if (difference !== 0n) {
    const values = { id: journal.id, currency: scope.currency }
    const text = decimalText(difference, exponentOf(scope.currency))
    findings.push(finding('ENT-101', 'blocks', journal.place, { ...values, difference: text }))
    return null
  }
  const flows = resolveFlows(drafts, journal.cash)
  const lines = drafts.flatMap(({ line, account, amount }, index) => {
    const flow = flows[index]
    if (flow) return [{ line, account, amount, flow }]
    const values = { id: journal.id, account: account.code }
    findings.push(finding('ENT-106', 'blocks', { ...line.place, column: 'flow' }, values))
    return []
  })
  for (const posted of lines) checkFlow(journal, posted, scope, findings)
  return findings.length > before ? null : lines
}

function checkDates(journal: Journal, findings: Finding[]): void {
  if (journal.reversesOn && journal.reversesOn <= journal.date) {
    const place = { ...journal.place, column: 'reverses_on', value: journal.reversesOn }
    findings.push(finding('ENT-109', 'blocks', place, { id: journal.id, date: journal.date }))
  }
  if (journal.repeatsUntil && journal.repeatsUntil < journal.date) {
    const place = { ...journal.place, column: 'repeats_until', value: journal.repeatsUntil }
    findings.push(finding('ENT-110', 'blocks', place, { id: journal.id, date: journal.date }))
  }
}

function accountOf(
  journal: Journal,
  line: JournalLine,
  scope: JournalScope,
  findings: Finding[],
): GroupAccount | null {
  const account = scope.chart.get(line.account)
  const place = { ...line.place, column: 'account', value: line.account }
  if (!account) {
    findings.push(finding('ENT-102', 'blocks', place, { id: journal.id }))
    return null
  }
  if (account.class === 'statistical') {
    findings.push(finding('ENT-113', 'blocks', place, { id: journal.id }))
    return null
  }
  if (account.partner === 'required' && !line.partner) {
    findings.push(
      finding(
        'ENT-111',
        'blocks',
        { ...line.place, column: 'partner' },
        { id: journal.id, account: account.code },
      ),
    )
  }
  return account
}

function amountOf(journal: Journal, line: JournalLine, currency: string, findings: Finding[]): bigint | null {
  if ((line.debit === null) === (line.credit === null)) {
    findings.push(finding('ENT-103', 'blocks', { ...line.place, column: 'debit' }, { id: journal.id }))
    return null
  }
  const exponent = exponentOf(currency)
  const debit = minorOf(line.debit ?? ZERO, exponent)
  const credit = minorOf(line.credit ?? ZERO, exponent)
  if (debit === null || credit === null) {
    const column = debit === null ? 'debit' : 'credit'
    findings.push(
      finding('ENT-104', 'blocks', { ...line.place, column }, { id: journal.id, currency, exponent }),
    )
    return null
  }
  return debit - credit
}

/** A journal that is not cash moves no money: no flow of class cash, and cash accounts only change their name or rate. */
function checkFlow(journal: Journal, posted: PostedLine, scope: JournalScope, findings: Finding[]): void {
  const { account, flow, line } = posted
  const place = { ...line.place, column: 'flow', value: flow }
  const values = { id: journal.id, account: account.code, flow }
  if (isDerivedFlow(flow, scope.basis)) findings.push(finding('ENT-112', 'blocks', place, values))
  if (journal.cash) return
  const movesMoney = account.role === 'cash' && FLOWS[flow].cash !== 'none' && FLOWS[flow].cash !== 'opening'
  if (FLOWS[flow].cash === 'cash' || movesMoney) findings.push(finding('ENT-105', 'blocks', place, values))
}
