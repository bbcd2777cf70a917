// The period that the title of a 1C report names, Russian and English (domain §5.1): `за Июль 2026 г.`, `за 1
// полугодие 2026 г.`, `за 01.01.2016 - 06.11.2017`, `за Январь 2026 г. - Июль 2026 г.`, `за 23 августа 2026
// г.`, `January 2023 - July 2023`, `1-st half year of 2026`. Both days are in it.

import { addMonths, dayBefore, type Interval, isDate } from '../../ledger/period.ts'
import { flat } from './printed.ts'

const MONTHS: readonly RegExp[] = [
  /^(январ[а-я]*|january|jan)$/,
  /^(феврал[а-я]*|february|feb)$/,
  /^(март[а-я]*|march|mar)$/,
  /^(апрел[а-я]*|april|apr)$/,
  /^(май|мая|мае|may)$/,
  /^(июн[а-я]*|june|jun)$/,
  /^(июл[а-я]*|july|jul)$/,
  /^(август[а-я]*|august|aug)$/,
  /^(сентябр[а-я]*|september|sept?)$/,
  /^(октябр[а-я]*|october|oct)$/,
  /^(ноябр[а-я]*|november|nov)$/,
  /^(декабр[а-я]*|december|dec)$/,
]
/** 1…12, 0 where the word is no month. */
const monthOf = (word: string): number => MONTHS.findIndex((pattern) => pattern.test(word)) + 1

const ROMAN: Readonly<Record<string, string>> = { i: '1', ii: '2', iii: '3', iv: '4' }

const two = (value: number | string): string => String(value).padStart(2, '0')

function months(year: string, first: number, count: number): Interval {
  const from = `${year}-${two(first)}-01`
  return { from, to: dayBefore(addMonths(from, count)) }
}

function day(year: string, month: number | string, date: string): Interval | null {
  const text = `${year.length === 2 ? `20${year}` : year}-${two(month)}-${two(date)}`
  return isDate(text) ? { from: text, to: text } : null
}

/** One unit of time; `year` is that of the other end of a range where this end gives none. */
function unitOf(text: string, year: string): Interval | null {
  const dotted = /^(\d{1,2})[./](\d{1,2})[./](\d{4}|\d{2})$/.exec(text)
  if (dotted) return day(dotted[3]!, dotted[2]!, dotted[1]!)
  const iso = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)
  if (iso) return day(iso[1]!, iso[2]!, iso[3]!)
  const own = /(?:^| )(\d{4})$/.exec(text)?.[1] ?? year
  if (own === '') return null
  const words = text
    .replace(/(?:^| )\d{4}$/, '')
    .trim()
    .split(' ')
    .filter((word) => word !== '' && word !== 'of' && word !== ',')
  if (words.length === 0) return months(own, 1, 12)
  return daysOrMonths(words, own) ?? parts(words.join(' '), own)
}

function daysOrMonths(words: readonly string[], year: string): Interval | null {
  const [first = '', second = ''] = words
  if (words.length === 1 && monthOf(first) > 0) return months(year, monthOf(first), 1)
  if (words.length !== 2) return null
  // `23 августа`, `March 5`.
  if (/^\d{1,2}$/.test(first) && monthOf(second) > 0) return day(year, monthOf(second), first)
  return monthOf(first) > 0 && /^\d{1,2}$/.test(second) ? day(year, monthOf(first), second) : null
}

function parts(text: string, year: string): Interval | null {
  const part =
    /^(?:(\d|i{1,3}|iv)(?:-?(?:й|ый|ое|е|st|nd|rd|th))? )?(квартал[а-я]*|quarter|полугоди[а-я]*|half(?: year|-year)?|месяц[а-я]*|months?|год[а-я]*|year)(?: (\d))?$/.exec(
      text,
    )
  const q = /^q([1-4])$/.exec(text)
  if (q) return months(year, (Number.parseInt(q[1]!, 10) - 1) * 3 + 1, 3)
  if (!part) return null
  const [, before, word = '', after] = part
  const number = Number.parseInt(ROMAN[before ?? ''] ?? before ?? after ?? '0', 10)
  if (/^(квартал|quarter)/.test(word))
    return number >= 1 && number <= 4 ? months(year, (number - 1) * 3 + 1, 3) : null
  if (/^(полугоди|half)/.test(word))
    return number === 1 || number === 2 ? months(year, (number - 1) * 6 + 1, 6) : null
  if (/^(месяц|month)/.test(word)) return number >= 1 && number <= 12 ? months(year, 1, number) : null
  return months(year, 1, 12)
}

/** `2026 г.`, `2026 года`, `2026 год` as `2026`; ordinals joined to their number. */
const plain = (text: string): string =>
  text
    .replace(/(\d{4}) ?(гг?\.?|года|году|год|year)(?=$|[ ,)-])/g, '$1')
    .replace(/(\d) ?- ?(st|nd|rd|th|й|ый|ое|е)(?= )/g, '$1$2')
    .replace(/,(?= )/g, '')
    .replace(/[ .,]+$/, '')
    .trim()

function rangeOf(text: string): Interval | null {
  const [first = '', last, more] = text.split(/ - | по | to /)
  if (more !== undefined) return null
  if (last === undefined) return unitOf(first.trim(), '')
  const to = unitOf(plain(last), '')
  const year = /(\d{4})/.exec(last)?.[1] ?? ''
  const from = unitOf(plain(first), year)
  return from && to && from.from <= to.to ? { from: from.from, to: to.to } : null
}

/** The interval of a title or of a line «Период: …»; null where it names none. */
export function periodOf(title: string): Interval | null {
  const text = flat(title)
  const dates = [...text.matchAll(/\d{1,2}\.\d{1,2}\.\d{4}/g)].map(([date]) => unitOf(date, ''))
  const [first, last] = dates
  if (first && last && dates.length === 2)
    return first.from <= last.to ? { from: first.from, to: last.to } : null
  if (dates.length > 2) return null
  // What stands after the last «за», «за период с», «for»; an account such as «по счету 2026» comes before
  // it.
  const after = /^(?:.*[ )])?(?:за|for|период:|period:)(?: период)?(?: с| from)? (.+)$/.exec(
    text.replace(/период ?:/, 'период:'),
  )?.[1]
  const named = after ?? /(?:^| )с (.+ по .+)$/.exec(text)?.[1]
  return named === undefined
    ? null
    : rangeOf(plain(named.replace(/\s*[–—]\s*/g, ' - ').replace(/(?<=\d{4}|г\.)-(?=\S)/g, ' - ')))
}
