// Parts of explanations (accounting-model.md §11). A part that is a fact, or a share or a translation of one, names it
// by its whole key: with that the explanation goes on, down to rows of files and registers. What is multiplied says by
// what, and of how much: `share` and `of`, or `rate` and `functional`.

import { exponentOf } from '../ledger/currency.ts'
import { COLUMNS, FactTable, type FactTexts } from '../ledger/facts.ts'
import { assert } from '../ledger/finding.ts'
import {
  compare,
  decimalText,
  type Fraction,
  fractionText,
  minorOf,
  ONE,
  parseDecimal,
  shareOf,
} from '../ledger/fraction.ts'
import { type Interval, precedingYear } from '../ledger/period.ts'
import { GroupChart } from './chart.ts'
import type { Explained, FactRef, Text } from './types.ts'

/** One text for a whole key. */
export const factKey = (texts: FactTexts): string => COLUMNS.map((column) => texts[column] ?? '').join('\n')

export const currencyOfBasis = (basis: string | undefined): string => (basis ?? '').split(' ')[1] ?? ''

/** Minor units of an explained amount. */
export function minorOfText(amount: string, currency: string): bigint {
  const value = parseDecimal(amount)
  const minor = value && minorOf(value, exponentOf(currency))
  assert(minor !== null, `an explained amount is not one of ${currency}: ${amount}`)
  return minor
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

export const ROUNDING: Text = { ru: 'Округление', en: 'Rounding' }

export const roundingPart = (amount: bigint, currency: string): Explained => ({
  label: ROUNDING,
  kind: 'rounding',
  amount: decimalText(amount, exponentOf(currency)),
  currency,
})

/** A fact as a part: all of it, or `sign` of it. */
export function factPart(fact: FactRef, amount: bigint, kind = 'fact'): Explained {
  const { texts } = fact
  const currency = currencyOfBasis(texts.basis)
  const name = [texts.account, texts.flow, texts.layer, texts.document, texts.partner, texts.analytics]
  const label = name.filter(Boolean).join(' · ')
  return {
    label: { ru: label, en: label },
    kind,
    amount: decimalText(amount, exponentOf(currency)),
    currency,
    detail: keysOf(texts),
    fact,
  }
}

/** Facts of a year as parts, rows of one key added up, each with `sign`, and × `share` where it is not all of it. */
export function factParts(
  facts: FactTable,
  year: Interval,
  sign: 1n | -1n,
  { kind = 'fact', opened, share = ONE }: { kind?: string; opened?: true | undefined; share?: Fraction } = {},
): Explained[] {
  const sums = facts.groupBy(COLUMNS).sorted()
  return Array.from({ length: sums.length }, (_, row) => {
    const ref = { texts: sums.texts(row), year, ...(opened ? { opened } : {}) }
    const whole = sign * sums.amount[row]!
    if (compare(share, ONE) === 0) return factPart(ref, whole, kind)
    return shared(factPart(ref, whole, kind), share)
  })
}

/** A share of a part: what it was taken of stays beside it. */
export function shared(part: Explained, share: Fraction): Explained {
  const whole = minorOfText(part.amount, part.currency)
  return {
    ...part,
    amount: decimalText(shareOf(whole, share), exponentOf(part.currency)),
    detail: { ...part.detail, share: fractionText(share), of: part.amount },
  }
}

export const sumOfParts = (parts: readonly Explained[]): bigint =>
  parts.reduce((sum, part) => sum + minorOfText(part.amount, part.currency), 0n)

/** The parts, and where they do not come to `amount` for having been rounded one by one, the rounding. */
export function withRounding(parts: readonly Explained[], amount: bigint, currency: string): Explained[] {
  const rest = amount - sumOfParts(parts)
  return rest === 0n ? [...parts] : [...parts, roundingPart(rest, currency)]
}

/** The same explanation with every amount turned round: what is taken off, or a line that shows a credit as positive. */
export function turned(part: Explained): Explained {
  const other = (text: string): string =>
    text.startsWith('-') ? text.slice(1) : /[1-9]/.test(text) ? `-${text}` : text
  const { amount, detail, label, parts } = part
  const { functional, of } = detail ?? {}
  const said = (text: string): string =>
    functional === undefined ? text : text.replace(functional, other(functional))
  return {
    ...part,
    amount: other(amount),
    // What a share or a rate was applied to turns with it.
    label: { ru: said(label.ru), en: said(label.en) },
    ...(detail
      ? {
          detail: {
            ...detail,
            ...(of ? { of: other(of) } : {}),
            ...(functional ? { functional: other(functional) } : {}),
          },
        }
      : {}),
    ...(parts ? { parts: parts.map(turned) } : {}),
  }
}

/**
 * Parts of an opening: per account of the year before, what it held at its end; income, expense and OCI in the equity
 * account that they close to. Asks of the figure what a rolled fact has (see rollForward).
 */
export function explainedOpening(
  previous: FactTable,
  chart: GroupChart,
  interval: Interval,
  period: string,
  figure: FactTexts,
  opened?: true,
): Explained[] {
  const accounts = chart.byFactCode(previous.codes)
  const sums = new Map<string, FactTable>()
  for (let row = 0; row < previous.length; row++) {
    const account = accounts[previous.account[row]!]
    const equity = account && GroupChart.isResult(account) && chart.closesTo(chart.componentOf(account))
    const code = equity ? equity.code : previous.text('account', row)
    if (figure.account !== undefined && code !== figure.account) continue
    const { document: _, flow: __, ...texts } = previous.texts(row)
    const rolled: FactTexts = {
      ...texts,
      period,
      flow: 'opening',
      document: `derived/opening/${texts.entity}`,
      ...(equity ? { account: equity.code, partner: '', analytics: '' } : {}),
    }
    if (!matches(rolled, figure)) continue
    const key = [texts.account, texts.layer, texts.basis, texts.measure].join('\n')
    const known = sums.get(key) ?? new FactTable(previous.codes)
    sums.set(key, known)
    known.copy(previous, row)
  }
  const year = precedingYear(interval)
  return [...sums.values()]
    .filter((facts) => facts.sum() !== 0n)
    .map((facts) => {
      const { account: code, basis = '', ...texts } = facts.texts(0)
      const currency = currencyOfBasis(basis)
      const account = chart.get(code)
      const name = account?.name ?? code
      const { entity, layer, measure } = texts
      return {
        label: {
          ru: `На конец прошлого года: ${name}`,
          en: `At the end of the year before: ${account?.nameEn || name}`,
        },
        kind: 'opening',
        amount: decimalText(facts.sum(), exponentOf(currency)),
        currency,
        detail: keysOf({ entity, account: code, layer, basis, measure }),
        parts: factParts(facts, year, 1n, { opened }),
      }
    })
}

/** True where the fact has every column that the figure names. */
export function matches(texts: FactTexts, figure: FactTexts): boolean {
  return COLUMNS.every((column) => figure[column] === undefined || (texts[column] ?? '') === figure[column])
}

/** A figure from its parts. */
export function sumExplained(
  figure: FactTexts,
  kind: string,
  currency: string,
  parts: readonly Explained[],
): Explained {
  const name = [figure.account, figure.flow, figure.layer].filter(Boolean).join(' · ')
  return {
    label: { ru: name, en: name },
    kind,
    amount: decimalText(sumOfParts(parts), exponentOf(currency)),
    currency,
    detail: keysOf(figure),
    parts,
  }
}
