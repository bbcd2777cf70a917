// What a figure of the layer `deferred-tax` is made of: rate × the amounts of journals, changes of rate, the offset of
// assets and liabilities, and of an opening what stood at the end of the year before.

import { exponentOf } from '../../ledger/currency.ts'
import type { FactTexts } from '../../ledger/facts.ts'
import { decimalText, fractionText } from '../../ledger/fraction.ts'
import type { Explained, Text } from '../types.ts'
import { DeferredTax, type DeferredTaxInput, type TaxReason } from './deferred-tax.ts'
import { explainedOpening, matches, sumExplained } from './explain.ts'

/** `figure` names the columns that count; amounts in functional currency, debit positive. */
export function explainDeferredTax(input: DeferredTaxInput, figure: FactTexts): Explained {
  const { chart, entity, previous } = input
  const currency = entity.functionalCurrency
  const derivation = new DeferredTax(input)
  derivation.derive()
  const parts: Explained[] = []
  if (previous) parts.push(...explainedOpening(previous.facts, chart, derivation.periods.first, figure))
  for (const { texts, amount, reason } of derivation.made) {
    if (!matches(texts, figure)) continue
    parts.push({
      label: labelOf(reason),
      kind: reason.kind === 'offset' ? 'reclassification' : 'journal',
      amount: decimalText(amount, exponentOf(currency)),
      currency,
      ...placeOf(reason),
      detail: detailOf(reason, currency),
    })
  }
  return sumExplained(figure, 'layer', currency, parts)
}

function labelOf({ kind, posting }: TaxReason): Text {
  const id = posting?.journal.id ?? ''
  switch (kind) {
    case 'journal':
      return { ru: `Отложенный налог с корректировки ${id}`, en: `Deferred tax on journal ${id}` }
    case 'rate-change':
      return {
        ru: `Изменение ставки налога: разница по корректировке ${id}`,
        en: `Change of tax rate: difference of journal ${id}`,
      }
    case 'offset':
      return {
        ru: 'Зачет отложенных налоговых активов и обязательств (МСФО (IAS) 12.74)',
        en: 'Offset of deferred tax assets and liabilities (IAS 12.74)',
      }
  }
}

function placeOf({ kind, posting, row }: TaxReason): Pick<Explained, 'place'> {
  const place = kind === 'rate-change' ? row?.place : posting?.journal.place
  return place ? { place } : {}
}

function detailOf(reason: TaxReason, currency: string): Record<string, string> {
  const detail: Record<string, string> = {}
  if (reason.posting) {
    detail.journal = reason.posting.journal.id
    detail.date = reason.posting.date
  }
  if (reason.base !== undefined) detail.base = decimalText(reason.base, exponentOf(currency))
  if (reason.rate) detail.rate = fractionText(reason.rate)
  if (reason.rateBefore) detail.rate_before = fractionText(reason.rateBefore)
  if (reason.row) detail.tax_rate = reason.row.document
  return detail
}
