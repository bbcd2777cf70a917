// Names of periods as accountants say them: «2025, год», «2025, 3 месяца», «2025, 9 месяцев».

import type { Language } from './words.ts'

const MONTHS: Readonly<Record<Language, readonly string[]>> = {
  ru: [
    'январь',
    'февраль',
    'март',
    'апрель',
    'май',
    'июнь',
    'июль',
    'август',
    'сентябрь',
    'октябрь',
    'ноябрь',
    'декабрь',
  ],
  en: [
    'January',
    'February',
    'March',
    'April',
    'May',
    'June',
    'July',
    'August',
    'September',
    'October',
    'November',
    'December',
  ],
}

/** The name of what runs from the start of the fiscal year (`MM-DD`) to `date`. */
export function periodName(date: string, fiscalYearStart: string, language: Language): string {
  const [year = 0, month = 1] = date.split('-').map((part) => Number.parseInt(part, 10))
  const start = Number.parseInt(fiscalYearStart.slice(0, 2), 10)
  const months = ((month - start + 12) % 12) + 1
  const ends = start === 1 || month < start ? year : year + 1
  if (months === 12) return language === 'ru' ? `${ends}, год` : `Year ${ends}`
  if (months % 3 === 0)
    return language === 'ru'
      ? `${ends}, ${months} ${months === 3 ? 'месяца' : 'месяцев'}`
      : `${months} months ${ends}`
  const name = MONTHS[language][month - 1] ?? ''
  return language === 'ru' ? `${year}, по ${name}` : `${year} to ${name}`
}

/** `2025-12-31` → `31.12.2025` in Russian, `31 Dec 2025` in English. */
export function dateText(date: string, language: Language): string {
  const [year = '', month = '', day = ''] = date.split('-')
  if (language === 'ru') return `${day}.${month}.${year}`
  return `${Number.parseInt(day, 10)} ${MONTHS.en[Number.parseInt(month, 10) - 1]?.slice(0, 3) ?? ''} ${year}`
}
