// The column «Показатели» (domain §5.1.1): which measure a row shows, and whether it may be added up at all.

import type { RowKind } from '../../ledger/balance.ts'
import type { Indicator } from '../../ledger/words.ts'
import { flat, oneLine } from './printed.ts'

export interface Shown {
  readonly indicator: Indicator
  /** As printed; 'БУ' where the file has no such column. */
  readonly printed: string
  /** What the indicator makes of the row; null: what its label says. */
  readonly kind: Extract<RowKind, 'currency' | 'quantity' | 'control'> | null
  /** An indicator that this version does not know: shown, never added up. */
  readonly unknown: boolean
}

const WORDS: readonly (readonly [pattern: RegExp, indicator: Indicator])[] = [
  [/^(бу|bu|ac|accounting|сумма|amount)$/, 'БУ'],
  [/^(ну|nu|ta|tax)$/, 'НУ'],
  [/^(пр|pr|pd)$/, 'ПР'],
  [/^(вр|vr|td)$/, 'ВР'],
]

export function shownOf(text: string): Shown {
  const printed = oneLine(text)
  const word = flat(text).replace(/[.\s]/g, '')
  const found = WORDS.find(([pattern]) => pattern.test(word))
  if (found) return { indicator: found[1], printed, kind: null, unknown: false }
  if (/^(вал|cur)/.test(word)) return { indicator: 'fc', printed, kind: 'currency', unknown: false }
  if (/^(кол|qty|quant)/.test(word)) return { indicator: 'qty', printed, kind: 'quantity', unknown: false }
  // БУ-НУ, БУ-(НУ+ПР+ВР), Контроль: must be nil, belongs to no measure.
  const isControl = /^(контроль|откл|control)|^бу[-–—−]/.test(word)
  return { indicator: 'БУ', printed, kind: 'control', unknown: !isControl }
}

/** The only indicator that «Выводимые данные: НУ (…)» names; БУ where it names none or several. */
export function onlyIndicator(settings: readonly string[]): Shown {
  const line = settings.find((one) => /^(выводимые данные|data displayed)/.test(flat(one))) ?? ''
  const named = line
    .slice(line.indexOf(':') + 1)
    .replace(/\([^)]*\)/g, '')
    .split(/[,;]/)
    .map((one) => one.trim())
    .filter((one) => one !== '')
  const shown = named.map(shownOf)
  const only = shown.length === 1 ? shown[0] : undefined
  return only && only.kind === null ? only : shownOf('БУ')
}
