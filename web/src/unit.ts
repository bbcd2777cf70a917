// Units of print as accountants write them: «тыс. ₽», «млн CNY», “RUB thousand”.

import type { Language } from './words.ts'

const SIGNS: Readonly<Record<string, string>> = { RUB: '₽', EUR: '€', USD: '$' }

/** What an amount in `unit` whole units of `currency` is of: printed once, in the heading. */
export function unitName(currency: string, unit: number, language: Language): string {
  if (language === 'en')
    return unit === 1 ? currency : `${currency} ${unit === 1000 ? 'thousand' : 'million'}`
  const sign = SIGNS[currency] ?? currency
  return unit === 1 ? sign : `${unit === 1000 ? 'тыс.' : 'млн'}\u00a0${sign}`
}
