// Rates of a book as the browser shows them, those that the close asks for and does not find first.

import type { RateRow } from '../../ledger/book.ts'
import { compareBytes } from '../../ledger/facts.ts'
import type { Finding } from '../../ledger/finding.ts'
import { fractionText } from '../../ledger/fraction.ts'
import { isDate, parseIntervalText } from '../../ledger/period.ts'
import { findingsWith } from '../adjustments/journal-view.ts'
import { etagOfFile } from '../change-book.ts'
import { type Language, render } from '../messages.ts'
import type { OpenRevision } from '../room/room.ts'

export const RATES = 'rates.csv'

export interface RateView {
  /** As the register names the row. */
  readonly document: string
  readonly currency: string
  /** '' : the presentation currency. */
  readonly against: string
  readonly type: 'spot' | 'average'
  readonly from: string
  readonly to: string
  readonly rate: string
  readonly nominal: string
  readonly source: string
}

export interface MissingRate {
  readonly currency: string
  readonly against: string
  readonly type: 'spot' | 'average'
  readonly from: string
  readonly to: string
  /** What it is needed for, in the reader's words. */
  readonly text: string
}

export interface RatesView {
  readonly etag: string
  readonly presentationCurrency: string
  readonly rates: readonly RateView[]
  readonly missing: readonly MissingRate[]
}

const view = (row: RateRow): RateView => ({
  document: row.document,
  currency: row.currency,
  against: row.against,
  type: row.type,
  from: row.from,
  to: row.to,
  rate: fractionText(row.rate),
  nominal: String(row.nominal),
  source: row.source,
})

export async function ratesView(
  revision: OpenRevision,
  period: string | undefined,
  language: Language,
): Promise<RatesView> {
  const { book, files } = revision
  const order = ({ currency, from, type }: RateRow): string => `${currency} ${type} ${from}`
  return {
    etag: await etagOfFile(files, RATES),
    presentationCurrency: book.settings.presentationCurrency,
    rates: [...book.rates].sort((a, b) => compareBytes(order(a), order(b))).map(view),
    missing: missingRates(findingsWith(revision, period), language),
  }
}

/** Each pair and day once, whatever it is needed for. */
export function missingRates(findings: readonly Finding[], language: Language): MissingRate[] {
  const missing = new Map<string, MissingRate>()
  for (const one of findings) {
    const asked = askedFor(one)
    if (!asked) continue
    const key = [asked.currency, asked.against, asked.type, asked.from, asked.to].join(' ')
    const known = missing.get(key)
    const { text } = render(one, language)
    if (!known) missing.set(key, { ...asked, text })
  }
  return [...missing].sort(([a], [b]) => compareBytes(a, b)).map(([, one]) => one)
}

/** ENT-301 is what derivations say where a rate is missing. */
function askedFor({ code, values }: Finding): Omit<MissingRate, 'text'> | null {
  if (code !== 'ENT-301') return null
  const { from: currency, to: against } = values
  const { type, when } = values
  if (currency === undefined || against === undefined || when === undefined) return null
  if (type !== 'spot' && type !== 'average') return null
  if (type === 'spot') return isDate(when) ? { currency, against, type, from: when, to: '' } : null
  return when.includes('/') ? { currency, against, type, ...parseIntervalText(when) } : null
}
