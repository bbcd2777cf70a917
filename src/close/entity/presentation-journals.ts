// Journals of level entity in presentation currency (adjustments.csv): they stand beside what is translated, in their
// layer `adjustment:‹template›`, are never translated, and roll forward on their own.

import type { Journal } from '../../ledger/book.ts'
import { FactTable } from '../../ledger/facts.ts'
import type { Finding } from '../../ledger/finding.ts'
import { rollForward } from '../roll.ts'
import type { Segment, TranslatedYear } from '../types.ts'
import { lineTexts, noEquityAccount } from './adjust.ts'
import { canonical, type EntityYear, YearPeriods } from './entity-year.ts'
import { postingsOf } from './journals.ts'
import type { TranslatedFacts } from './translated-facts.ts'

export interface PresentationJournalsInput extends EntityYear {
  readonly facts: FactTable
  readonly previous: TranslatedYear | null
  readonly journals: readonly Journal[]
}

/** Adds the journals to `made`; gives their facts apart, openings included, so that the next year can roll them. */
export function presentationJournals(
  input: PresentationJournalsInput,
  segment: Segment,
  made: TranslatedFacts,
): { facts: FactTable; findings: Finding[] } {
  const { chart, codes, entity, interval, previous, settings } = input
  const own = new FactTable(codes)
  const currency = settings.presentationCurrency
  const periods = new YearPeriods(input.facts, interval)
  const start = made.facts.length
  if (previous?.journals && !segment.scopeIn) {
    const rolled = rollForward(previous.journals, chart, periods.first)
    for (let row = 0; row < rolled.length; row++) {
      made.copy(rolled, row, {}, rolled.amount[row]!, { kind: 'rolled' })
    }
  }
  const scope = { chart, settings, entity, basis: 'presentation', currency, to: interval.to } as const
  const { postings, findings } = postingsOf(input.journals, scope)
  const since = segment.scopeIn ? segment.interval.from : interval.from
  for (const posting of postings) {
    const before = posting.date < since
    if (before && previous && !segment.scopeIn) continue
    for (const line of posting.lines) {
      const acting = { posting, line, opening: before, basis: `presentation ${currency}` }
      const texts = lineTexts(input, acting, periods)
      if (!texts) {
        findings.push(noEquityAccount(line))
        continue
      }
      const flow = before && segment.scopeIn ? 'scope-in' : texts.flow
      made.addTexts({ ...texts, flow }, line.amount, { kind: 'journal', posting, place: line.line.place })
    }
  }
  for (let row = start; row < made.facts.length; row++) own.copy(made.facts, row)
  return { facts: canonical(own), findings }
}
