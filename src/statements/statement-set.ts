// All statements of an entity or of the group in one basis of presentation (accounting-model.md §9).

import { exponentOf } from '../ledger/currency.ts'
import { builderOf, subjectOf } from './builder.ts'
import { changesInEquity } from './equity.ts'
import type { StatementInput, StatementSet } from './types.ts'

/** The five statements; changes in equity once per interval for which the book has figures, the current one first. */
export function statementSet(input: StatementInput): StatementSet {
  const builder = builderOf(input)
  const { settings, entity } = input
  return {
    book: settings.name,
    entity: subjectOf(input),
    entityName: entity
      ? { ru: entity.name, en: entity.nameEn || entity.name }
      : { ru: settings.name, en: settings.nameEn || settings.name },
    currency: input.currency,
    exponent: exponentOf(input.currency),
    unit: settings.unit,
    period: input.current.interval.to,
    interval: input.current.interval,
    basis: input.basis,
    statements: [
      builder.statement('financial-position'),
      builder.statement('profit-or-loss'),
      builder.statement('comprehensive-income'),
      ...changesInEquity(builder),
      builder.statement('cash-flows'),
    ],
  }
}
