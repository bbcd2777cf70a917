// Amounts and dates as people of the field print them: brackets for negatives, a dash for zero, no figure for "no data";
// thousands apart by a no-break space (Russian) or a comma (English).

import { decimalText } from '../../ledger/fraction.ts'
import type { Language } from './types.ts'

export const DASH = '–'

function grouped(digits: string, separator: string): string {
  return digits.replace(/\B(?=(\d{3})+(?!\d))/g, separator)
}

/** `amount` in minor units with `exponent` decimals; null = no figures. */
export function amountText(amount: bigint | null, exponent: number, language: Language): string {
  if (amount === null) return ''
  if (amount === 0n) return DASH
  const text = decimalText(amount < 0n ? -amount : amount, exponent)
  const [whole = '', part] = text.split('.')
  const shown =
    grouped(whole, language === 'ru' ? '\u00a0' : ',') +
    (part === undefined ? '' : (language === 'ru' ? ',' : '.') + part)
  return amount < 0n ? `(${shown})` : shown
}

const MONTHS_RU = [
  'января',
  'февраля',
  'марта',
  'апреля',
  'мая',
  'июня',
  'июля',
  'августа',
  'сентября',
  'октября',
  'ноября',
  'декабря',
]
const MONTHS_EN = [
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
]

/** `31 декабря 2025 года`, `31 December 2025`. */
export function dateWords(date: string, language: Language): string {
  const [year = '', month = '', day = ''] = date.split('-')
  const index = Number.parseInt(month, 10) - 1
  const number = Number.parseInt(day, 10)
  return language === 'ru'
    ? `${number}\u00a0${MONTHS_RU[index]} ${year}\u00a0года`
    : `${number} ${MONTHS_EN[index]} ${year}`
}

/** `за год, закончившийся 31 декабря 2025 года`; a shorter interval says its length. */
export function intervalWords(from: string, to: string, language: Language): string {
  const months =
    (Number.parseInt(to.slice(0, 4), 10) - Number.parseInt(from.slice(0, 4), 10)) * 12 +
    Number.parseInt(to.slice(5, 7), 10) -
    Number.parseInt(from.slice(5, 7), 10) +
    1
  if (language === 'ru') {
    const span =
      months === 12
        ? 'за год, закончившийся'
        : months === 3
          ? 'за три месяца, закончившиеся'
          : months === 6
            ? 'за шесть месяцев, закончившихся'
            : months === 9
              ? 'за девять месяцев, закончившихся'
              : `за ${months} мес., закончившихся`
    return `${span} ${dateWords(to, 'ru')}`
  }
  const span =
    months === 12 ? 'for the year ended' : `for the ${months === 1 ? 'month' : `${months} months`} ended`
  return `${span} ${dateWords(to, 'en')}`
}

const CURRENCIES: Readonly<Record<string, readonly [one: string, ru: string, en: string]>> = {
  RUB: ['российских рублях', 'российских рублей', 'Russian rubles'],
  USD: ['долларах США', 'долларов США', 'US dollars'],
  EUR: ['евро', 'евро', 'euros'],
  CNY: ['китайских юанях', 'китайских юаней', 'Chinese yuan'],
  BRL: ['бразильских реалах', 'бразильских реалов', 'Brazilian reals'],
}

/** `в тысячах российских рублей, если не указано иное`. */
export function unitWords(unit: number, currency: string, language: Language): string {
  const [one = currency, many = currency, english = currency] = CURRENCIES[currency] ?? []
  if (language === 'ru') {
    const what = unit === 1_000_000 ? `в миллионах ${many}` : unit === 1000 ? `в тысячах ${many}` : `в ${one}`
    return `${what}, если не указано иное`
  }
  const what =
    unit === 1_000_000
      ? `in millions of ${english}`
      : unit === 1000
        ? `in thousands of ${english}`
        : `in ${english}`
  return `${what}, unless otherwise stated`
}

/** Heading of a column: a date, an interval, or the label that the statement gives. */
export function columnWords(
  id: string,
  label: { readonly ru: string; readonly en: string },
  language: Language,
): string {
  if (/^\d{4}-\d{2}-\d{2}$/.test(id)) return dateWords(id, language)
  const [from = '', to = ''] = id.split('/')
  if (/^\d{4}-\d{2}-\d{2}$/.test(from) && /^\d{4}-\d{2}-\d{2}$/.test(to)) {
    const wholeYear = from.slice(5) === '01-01' && to.slice(5) === '12-31'
    return wholeYear
      ? language === 'ru'
        ? `${to.slice(0, 4)}\u00a0год`
        : to.slice(0, 4)
      : `${shortDate(from, language)}${DASH}${shortDate(to, language)}`
  }
  return label[language]
}

const shortDate = (date: string, language: Language): string => {
  const [year = '', month = '', day = ''] = date.split('-')
  return language === 'ru' ? `${day}.${month}.${year}` : date
}
