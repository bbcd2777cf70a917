// What a figure of the layer `deferred-tax` is made of: rate × the amounts of journals, changes of rate, the offset of
// assets and liabilities, and of an opening what stood at the end of the year before.

import { exponentOf } from '../../ledger/currency.ts'
import type { FactTexts } from '../../ledger/facts.ts'
import { decimalText, fractionText } from '../../ledger/fraction.ts'
import { explainedOpening, factParts, matches, sumExplained } from '../explained.ts'
import type { Explained, Text } from '../types.ts'
import { DeferredTax, type DeferredTaxInput, type TaxReason } from './deferred-tax.ts'

/** `figure` names the columns that count; amounts in functional currency, debit positive. */
export const explainDeferredTax = (input: DeferredTaxInput, figure: FactTexts): Explained =>
  sumExplained(figure, 'layer', input.entity.functionalCurrency, deferredTaxOrigins(input)(figure))

/** The parts of figures of one year's deferred tax: derived once, asked as often as one likes. */
export function deferredTaxOrigins(input: DeferredTaxInput): (figure: FactTexts) => readonly Explained[] {
  const { chart, entity, interval, previous } = input
  const currency = entity.functionalCurrency
  const derivation = new DeferredTax(input)
  derivation.derive()
  return (figure) => {
    const { first } = derivation.periods
    const opening = previous ? explainedOpening(previous.facts, chart, interval, first, figure) : []
    const made = derivation.made
      .filter(({ texts }) => matches(texts, figure))
      .map(({ amount, reason }) => ({
        label: labelOf(reason),
        kind: reason.kind === 'offset' ? 'reclassification' : 'journal',
        amount: decimalText(amount, exponentOf(currency)),
        currency,
        ...placeOf(reason),
        detail: detailOf(reason, currency),
        ...(reason.moved ? { parts: factParts(reason.moved.facts(), interval, reason.moved.sign) } : {}),
      }))
    return [...opening, ...made]
  }
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
        ru: 'Зачёт отложенных налоговых активов и обязательств (МСФО (IAS) 12.74)',
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
