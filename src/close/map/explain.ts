// From a mapped figure to the rows of the file (accounting-model.md §11): the mapping is derived again and listened to.

import { AMOUNT_COLUMNS } from '../../ledger/balance.ts'
import { exponentOf } from '../../ledger/currency.ts'
import { COLUMNS, type FactTexts } from '../../ledger/facts.ts'
import { decimalText } from '../../ledger/fraction.ts'
import type { Explained } from '../types.ts'
import type { MapInput, Origin } from './input.ts'
import type { Line } from './lines.ts'
import { mapEntityYear } from './map.ts'

interface Part {
  readonly amount: bigint
  readonly from: Origin
}

/** Everything that was added into the facts that `wanted` picks, row by row; the parts sum exactly to the figure. */
export function explainMapped(input: MapInput, wanted: (fact: FactTexts) => boolean): Explained[] {
  const parts: Part[] = []
  mapEntityYear({
    ...input,
    trace: (fact, amount, from) => {
      if (wanted(fact)) parts.push({ amount, from })
    },
  })
  const exponent = exponentOf(input.entity.functionalCurrency)
  return parts.map(({ amount, from }) => rowPart(amount, from, exponent, input.entity.functionalCurrency))
}

function rowPart(amount: bigint, from: Origin, exponent: number, currency: string): Explained {
  const { line, rule } = from
  const detail: Record<string, string> = { column: from.column }
  if (rule) {
    detail.rule = rule.id
    if (rule.share.numerator !== rule.share.denominator)
      detail.share = `${rule.share.numerator}/${rule.share.denominator}`
  }
  if (from.text) detail.source = from.text
  if (!line)
    return {
      label: { ru: from.text, en: from.text },
      kind: 'row',
      amount: decimalText(amount, exponent),
      currency,
      detail,
    }
  const name = [line.key.account, ...line.key.analytics].join(' · ')
  const parts = line.sources.map((source) => sourceRow(source, from, exponent, currency, name))
  const first = parts[0]
  const label = { ru: `Счет ${name}`, en: `Account ${name}` }
  const base = { label, kind: 'row', amount: decimalText(amount, exponent), currency, detail }
  return parts.length === 1 && first?.place
    ? { ...base, place: first.place }
    : {
        ...base,
        detail: { ...detail, rows: String(parts.length) },
        ...(first?.place ? { place: first.place } : {}),
      }
}

function sourceRow(
  source: Line['sources'][number],
  from: Origin,
  exponent: number,
  currency: string,
  name: string,
): Explained {
  const { balance } = source.file
  const columns =
    from.column === 'opening'
      ? ['openingDebit', 'openingCredit']
      : from.column === 'closing'
        ? ['closingDebit', 'closingCredit']
        : ['turnoverDebit', 'turnoverCredit']
  const used = AMOUNT_COLUMNS.filter(
    (column) => columns.includes(column) && balance.amounts[column][source.index] !== 0n,
  )
  const amount = used.reduce(
    (sum, column) => sum + (column.endsWith('Debit') ? 1n : -1n) * balance.amounts[column][source.index]!,
    0n,
  )
  const sheet = balance.sheets[balance.sheet[source.index]!] ?? ''
  return {
    label: { ru: name, en: name },
    kind: 'row',
    amount: decimalText(amount, exponent),
    currency,
    place: {
      file: source.file.document,
      ...(sheet ? { sheet } : {}),
      row: balance.row[source.index]!,
      column: used.map((column) => balance.columns[column]).join(', '),
    },
  }
}

/** True where every column that `key` gives is equal. */
export const matches =
  (key: FactTexts) =>
  (fact: FactTexts): boolean =>
    COLUMNS.every((column) => key[column] === undefined || (fact[column] ?? '') === key[column])
