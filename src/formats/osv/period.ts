// The period that the title of a 1C report names, Russian and English (domain: «за 1 полугодие 2026 г.», «за Январь 2026
// г. - Июль 2026 г.», «за 01.01.2016 - 06.11.2017», "January 2023 - July 2023", "1-st half year of 2026").

import { addMonths, dayBefore, endOfMonth, type Interval, isDate } from '../../ledger/period.ts'

const MONTHS: readonly (readonly string[])[] = [
  ['январ', 'january'],
  ['феврал', 'february'],
  ['март', 'march'],
  ['апрел', 'april'],
  ['май', 'мая', 'мае', 'may'],
  ['июн', 'june'],
  ['июл', 'july'],
  ['август', 'august'],
  ['сентябр', 'september'],
  ['октябр', 'october'],
  ['ноябр', 'november'],
  ['декабр', 'december'],
]

function monthOf(word: string): number {
  return MONTHS.findIndex((stems) => stems.some((stem) => word.startsWith(stem))) + 1
}

const pad = (value: number): string => String(value).padStart(2, '0')
const monthStart = (year: string, month: number): string => `${year}-${pad(month)}-01`
const months = (year: string, first: number, count: number): Interval => {
  const from = monthStart(year, first)
  return { from, to: dayBefore(addMonths(from, count)) }
}

/** `31.12.2025` → ISO, null where it is no date. */
function dotted(text: string): string | null {
  const match = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(text)
  if (!match) return null
  const date = `${match[3]}-${match[2]!.padStart(2, '0')}-${match[1]!.padStart(2, '0')}`
  return isDate(date) ? date : null
}

/** The interval of a title, or null where it names none. */
export function periodOfTitle(title: string): Interval | null {
  const text = title
    .toLowerCase()
    .replace(/\u00a0/g, ' ')
    .replace(/[–—]/g, '-')
  const dates = [...text.matchAll(/\d{1,2}\.\d{1,2}\.\d{4}/g)].map(([date]) => dotted(date))
  if (dates.length >= 2 && dates[0] && dates[1]) return { from: dates[0], to: dates[1] }
  if (dates.length === 1 && dates[0]) return { from: dates[0], to: dates[0] }
  const day = /(\d{1,2})\s+([а-яa-z]+)\s+(\d{4})/.exec(text)
  if (day && monthOf(day[2]!) > 0) {
    const date = `${day[3]}-${pad(monthOf(day[2]!))}-${day[1]!.padStart(2, '0')}`
    if (isDate(date)) return { from: date, to: date }
  }
  const named = [...text.matchAll(/([а-яёa-z]+)\s+(\d{4})/g)].filter(([, word]) => monthOf(word!) > 0)
  if (named.length > 0) {
    const [first, last] = [named[0]!, named.at(-1)!]
    return {
      from: monthStart(first[2]!, monthOf(first[1]!)),
      to: endOfMonth(monthStart(last[2]!, monthOf(last[1]!))),
    }
  }
  // «Январь - Июль 2026 г.»: the year stands once.
  const span = /([а-яёa-z]+)\s*-\s*([а-яёa-z]+)\s+(\d{4})/.exec(text)
  if (span && monthOf(span[1]!) > 0 && monthOf(span[2]!) > 0) {
    return {
      from: monthStart(span[3]!, monthOf(span[1]!)),
      to: endOfMonth(monthStart(span[3]!, monthOf(span[2]!))),
    }
  }
  const quarter = /([1-4])(?:-?[а-яa-z]{0,3})?\s+(?:квартал|quarter)[а-яa-z]*\s+(?:of\s+)?(\d{4})/.exec(text)
  if (quarter) return months(quarter[2]!, (Number.parseInt(quarter[1]!, 10) - 1) * 3 + 1, 3)
  const half = /([12])(?:-?[а-яa-z]{0,3})?\s+(?:полугоди|half)[а-яa-z]*(?:\s+year)?\s+(?:of\s+)?(\d{4})/.exec(
    text,
  )
  if (half) return months(half[2]!, half[1] === '1' ? 1 : 7, 6)
  const nine = /9\s+(?:месяц|month)[а-яa-z]*\s+(?:of\s+)?(\d{4})/.exec(text)
  if (nine) return months(nine[1]!, 1, 9)
  const year = /(?:за|for|of|period:|период:)?\s*(\d{4})\s*(?:г|год|year|$)/.exec(text)
  return year ? months(year[1]!, 1, 12) : null
}
