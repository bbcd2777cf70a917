// Adjustments of one entity and fiscal year (accounting-model.md §5): its journals as facts, layer by template, and what
// earlier years' adjustments left, rolled forward: nobody types last year's entries again.
//
// In the first year that an entity has figures, journals dated before it are part of the opening: each line in flow
// `opening`, income, expense and OCI in the equity account that they close to (§3).
// Journals in presentation currency are not here: they join when the entity is translated.

import type { Journal } from '../../ledger/book.ts'
import { exponentOf } from '../../ledger/currency.ts'
import { analyticsText, FactTable, type FactTexts } from '../../ledger/facts.ts'
import { type Finding, finding } from '../../ledger/finding.ts'
import { decimalText } from '../../ledger/fraction.ts'
import { GroupChart } from '../chart.ts'
import { explainedOpening, matches, sumExplained } from '../explained.ts'
import { rollForward } from '../roll.ts'
import type { Explained, StageFacts } from '../types.ts'
import { canonical, type EntityYear, YearPeriods } from './entity-year.ts'
import { type PostedLine, type Posting, postingsOf } from './journals.ts'

export interface AdjustInput extends EntityYear {
  readonly mapped: StageFacts
  /** Adjustments of the whole preceding fiscal year; null: the entity had no figures then. */
  readonly previous: StageFacts | null
  /** Those of `entityJournals`. */
  readonly journals: readonly Journal[]
}

/** Layers `adjustment:‹template›`, basis `functional ‹currency›`, openings included. */
export function adjustEntityYear(input: AdjustInput): StageFacts {
  const { codes, chart, entity, interval, mapped, previous } = input
  const periods = new YearPeriods(mapped.facts, interval)
  const findings: Finding[] = []
  const facts = new FactTable(codes)
  if (previous) facts.append(rollForward(previous.facts, chart, periods.first))
  const basis = `functional ${entity.functionalCurrency}`
  for (const { posting, line, opening } of actingLines(input, findings)) {
    const texts = lineTexts(input, { posting, line, opening, basis }, periods)
    if (texts) facts.addTexts(texts, line.amount)
    else findings.push(noEquityAccount(line))
  }
  return {
    codes,
    facts: canonical(facts),
    present: mapped.present,
    position: mapped.position,
    findings,
    checks: [],
  }
}

interface Acting {
  readonly posting: Posting
  readonly line: PostedLine
  /** Dated before the entity's first year. */
  readonly opening: boolean
}

/** The lines that act in this year: dated in it, or of the opening in the first year. */
function actingLines(input: AdjustInput, findings: Finding[]): Acting[] {
  const { entity, interval, previous } = input
  const scope = {
    ...input,
    basis: 'functional',
    currency: entity.functionalCurrency,
    to: interval.to,
  } as const
  const { postings, findings: found } = postingsOf(input.journals, scope)
  findings.push(...found)
  return postings.flatMap((posting) => {
    const opening = posting.date < interval.from
    if (opening && previous) return []
    return posting.lines.map((line) => ({ posting, line, opening }))
  })
}

/** The key of a journal line's fact; null where its result account closes to no equity account. */
export function lineTexts(
  { chart, entity }: EntityYear,
  acting: Acting & { readonly basis: string },
  periods: YearPeriods,
): FactTexts | null {
  const { posting, line, opening, basis } = acting
  const closes = opening && GroupChart.isResult(line.account)
  const account = closes ? chart.closesTo(chart.componentOf(line.account)) : line.account
  if (!account) return null
  const pairs: Record<string, string> = { due_on: line.line.dueOn }
  for (const [index, value] of line.line.analytics.entries()) pairs[`analytics_${index + 1}`] = value
  return {
    entity: entity.code,
    period: opening ? periods.first : periods.of(posting.date),
    account: account.code,
    flow: opening ? 'opening' : line.flow,
    partner: closes ? '' : line.line.partner,
    analytics: closes ? '' : analyticsText(pairs),
    layer: posting.layer,
    basis,
    measure: 'amount',
    document: posting.journal.document,
  }
}

export function noEquityAccount(line: PostedLine): Finding {
  const place = { ...line.line.place, column: 'account', value: line.account.code }
  return finding('ENT-115', 'blocks', place, { account: line.account.code })
}

/**
 * What a figure of the layers `adjustment:…` is made of: lines of journals (their rows of adjustments.csv), and of an
 * opening what the accounts held at the end of the year before. `figure` names the columns that count.
 */
export function explainAdjustment(input: AdjustInput, figure: FactTexts): Explained {
  const { chart, entity, interval, mapped, previous } = input
  const periods = new YearPeriods(mapped.facts, interval)
  const exponent = exponentOf(entity.functionalCurrency)
  const basis = `functional ${entity.functionalCurrency}`
  const parts: Explained[] = []
  if (previous) parts.push(...explainedOpening(previous.facts, chart, interval, periods.first, figure))
  for (const acting of actingLines(input, [])) {
    const texts = lineTexts(input, { ...acting, basis }, periods)
    if (!texts || !matches(texts, figure)) continue
    const { journal, date, reversal } = acting.posting
    const { line, amount } = acting.line
    parts.push({
      label: {
        ru: line.text || journal.text || journal.id,
        en: line.textEn || journal.textEn || line.text || journal.text || journal.id,
      },
      kind: 'journal',
      amount: decimalText(amount, exponent),
      currency: entity.functionalCurrency,
      place: line.place,
      detail: {
        journal: journal.id,
        date,
        account: acting.line.account.code,
        ...(reversal ? { reverses: journal.date } : {}),
      },
    })
  }
  return sumExplained(figure, 'layer', entity.functionalCurrency, parts)
}
