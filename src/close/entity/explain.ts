// Explanations of entity figures (accounting-model.md §11): the parts are derived again from the same inputs, and their
// amounts sum exactly to the figure.

import { exponentOf } from '../../ledger/currency.ts'
import { COLUMNS, type FactTable, type FactTexts } from '../../ledger/facts.ts'
import { assert } from '../../ledger/finding.ts'
import { decimalText, minorOf, parseDecimal } from '../../ledger/fraction.ts'
import { GroupChart } from '../chart.ts'
import type { Explained } from '../types.ts'

/** True where the fact has every column that the figure names. */
export function matches(texts: FactTexts, figure: FactTexts): boolean {
  return COLUMNS.every((column) => figure[column] === undefined || (texts[column] ?? '') === figure[column])
}

/** Minor units of an explained amount. */
export function minorOfText(amount: string, currency: string): bigint {
  const value = parseDecimal(amount)
  const minor = value && minorOf(value, exponentOf(currency))
  assert(minor !== null, `an explained amount is not one of ${currency}: ${amount}`)
  return minor
}

/** A figure from its parts. */
export function sumExplained(
  figure: FactTexts,
  kind: string,
  currency: string,
  parts: readonly Explained[],
): Explained {
  const total = parts.reduce((sum, part) => sum + minorOfText(part.amount, currency), 0n)
  const name = [figure.account, figure.flow, figure.layer].filter(Boolean).join(' · ')
  return {
    label: { ru: name, en: name },
    kind,
    amount: decimalText(total, exponentOf(currency)),
    currency,
    detail: keysOf(figure),
    parts,
  }
}

/** The columns that a figure names, so that the next step can be asked with them. */
export function keysOf(figure: FactTexts): Record<string, string> {
  const keys: Record<string, string> = {}
  for (const column of COLUMNS) {
    const value = figure[column]
    if (value) keys[column] = value
  }
  return keys
}

/**
 * Parts of an opening: per account of the year before, what it held at its end; income, expense and OCI in the equity
 * account that they close to. Asks of the figure what a rolled fact has (see rollForward).
 */
export function explainedOpening(
  previous: FactTable,
  chart: GroupChart,
  period: string,
  figure: FactTexts,
): Explained[] {
  const sums = new Map<string, { texts: FactTexts; amount: bigint }>()
  for (let row = 0; row < previous.length; row++) {
    const { document: _, flow: __, ...texts } = previous.texts(row)
    const account = chart.get(texts.account)
    const equity = account && GroupChart.isResult(account) && chart.closesTo(chart.componentOf(account))
    const rolled: FactTexts = {
      ...texts,
      period,
      flow: 'opening',
      document: `derived/opening/${texts.entity}`,
      ...(equity ? { account: equity.code, partner: '', analytics: '' } : {}),
    }
    if (!matches(rolled, figure)) continue
    const key = [texts.account, texts.layer, texts.basis, texts.measure].join('\n')
    const known = sums.get(key)
    if (known) known.amount += previous.amount[row]!
    else sums.set(key, { texts: { ...texts, period: '' }, amount: previous.amount[row]! })
  }
  return [...sums.values()]
    .filter(({ amount }) => amount !== 0n)
    .map(({ texts, amount }) => {
      const account = chart.get(texts.account ?? '')
      const currency = (texts.basis ?? '').split(' ').at(-1) ?? ''
      const name = account?.name ?? texts.account ?? ''
      return {
        label: {
          ru: `На конец прошлого года: ${name}`,
          en: `At the end of the year before: ${account?.nameEn || name}`,
        },
        kind: 'opening',
        amount: decimalText(amount, exponentOf(currency)),
        currency,
        detail: keysOf(texts),
      }
    })
}
