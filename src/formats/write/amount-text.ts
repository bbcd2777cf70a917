// Amounts, dates and units as people of the field print them: brackets for negatives, a dash for nothing, an empty place
// for "no figures"; thousands apart by a no-break space (Russian) or a comma (English); months in the genitive.

import { decimalText } from '../../ledger/fraction.ts'
import { type Interval, wholeMonths } from '../../ledger/period.ts'

export type Language = 'ru' | 'en'

/** U+2013: exactly nothing. */
export const DASH = '–'
const SPACE = '\u00a0'
/** U+2212, as long as a plus. */
const MINUS = '−'

const grouped = (digits: string, separator: string): string =>
  digits.replace(/\B(?=(\d{3})+(?!\d))/g, separator)

/** `1 234 567,89` without a sign. */
function unsigned(amount: bigint, exponent: number, language: Language): string {
  const [whole = '', part] = decimalText(amount < 0n ? -amount : amount, exponent).split('.')
  const digits = grouped(whole, language === 'ru' ? SPACE : ',')
  return part === undefined ? digits : `${digits}${language === 'ru' ? ',' : '.'}${part}`
}

/** For statements. `amount` in minor units with `exponent` decimals; null = no figures. */
export function amountText(amount: bigint | null, exponent: number, language: Language): string {
  if (amount === null) return ''
  if (amount === 0n) return DASH
  const text = unsigned(amount, exponent, language)
  return amount < 0n ? `(${text})` : text
}

/** A printed figure: what is rounded to nothing is 0, what is nothing is a dash. */
export function printedText(printed: bigint | null, exact: bigint | null, language: Language): string {
  if (printed === 0n && exact !== null && exact !== 0n) return '0'
  return amountText(printed, 0, language)
}

/** For registers and hints: a minus sign, all decimals, zero in digits. */
export function exactText(amount: bigint, exponent: number, language: Language): string {
  const text = unsigned(amount, exponent, language)
  return amount < 0n ? `${MINUS}${text}` : text
}

/** A decimal as checks bear it (`-1234.56`), as `exactText` shows it; other texts as they are. */
export function decimalWords(text: string, language: Language): string {
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text)
  if (!match) return text
  const [, sign, whole = '', part = ''] = match
  const amount = BigInt(whole + part)
  return exactText(sign === '-' ? -amount : amount, part.length, language)
}

const MONTHS = {
  ru: [
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
} as const

const dateParts = (date: string): { year: string; month: number; day: number } => ({
  year: date.slice(0, 4),
  month: Number.parseInt(date.slice(5, 7), 10),
  day: Number.parseInt(date.slice(8, 10), 10),
})

/** `31 декабря 2025 года`, `31 December 2025`. */
export function dateWords(date: string, language: Language): string {
  const { year, month, day } = dateParts(date)
  const name = MONTHS[language][month - 1] ?? ''
  return language === 'ru' ? `${day}${SPACE}${name} ${year}${SPACE}года` : `${day}${SPACE}${name} ${year}`
}

/** `за месяц, закончившийся`: the participle agrees with the number. */
const SPANS_RU = [
  '',
  'за месяц, закончившийся',
  'за два месяца, закончившихся',
  'за три месяца, закончившихся',
  'за четыре месяца, закончившихся',
  'за пять месяцев, закончившихся',
  'за шесть месяцев, закончившихся',
  'за семь месяцев, закончившихся',
  'за восемь месяцев, закончившихся',
  'за девять месяцев, закончившихся',
  'за десять месяцев, закончившихся',
  'за одиннадцать месяцев, закончившихся',
  'за год, закончившийся',
]
const SPANS_EN = [
  '',
  'for the month ended',
  ...['two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven'].map(
    (number) => `for the ${number} months ended`,
  ),
  'for the year ended',
]

/** `за год, закончившийся 31 декабря 2025 года`; what is not a year of whole months says its length or its ends. */
export function intervalWords(interval: Interval, language: Language): string {
  const { months, days } = wholeMonths(interval)
  const span = days === 0 ? (language === 'ru' ? SPANS_RU : SPANS_EN)[months] : undefined
  const end = dateWords(interval.to, language)
  if (span) return `${span} ${end}`
  const start = dateWords(interval.from, language)
  return language === 'ru' ? `за период с ${start} по ${end}` : `for the period from ${start} to ${end}`
}

/** `на 31 декабря 2025 года`, `as at 31 December 2025`. */
export const atWords = (date: string, language: Language): string =>
  `${language === 'ru' ? 'на' : 'as at'} ${dateWords(date, language)}`

interface CurrencyWords {
  /** In the prepositional (`в российских рублях`) and in the genitive (`в тысячах российских рублей`). */
  readonly ru: readonly [prepositional: string, genitive: string]
  readonly en: string
}

const CURRENCIES: Readonly<Record<string, CurrencyWords>> = {
  AED: { ru: ['дирхамах ОАЭ', 'дирхамов ОАЭ'], en: 'UAE dirhams' },
  AMD: { ru: ['армянских драмах', 'армянских драмов'], en: 'Armenian drams' },
  BRL: { ru: ['бразильских реалах', 'бразильских реалов'], en: 'Brazilian reals' },
  BYN: { ru: ['белорусских рублях', 'белорусских рублей'], en: 'Belarusian rubles' },
  CHF: { ru: ['швейцарских франках', 'швейцарских франков'], en: 'Swiss francs' },
  CNY: { ru: ['китайских юанях', 'китайских юаней'], en: 'Chinese yuan' },
  EUR: { ru: ['евро', 'евро'], en: 'euros' },
  GBP: { ru: ['фунтах стерлингов', 'фунтов стерлингов'], en: 'pounds sterling' },
  HKD: { ru: ['гонконгских долларах', 'гонконгских долларов'], en: 'Hong Kong dollars' },
  INR: { ru: ['индийских рупиях', 'индийских рупий'], en: 'Indian rupees' },
  JPY: { ru: ['японских иенах', 'японских иен'], en: 'Japanese yen' },
  KGS: { ru: ['киргизских сомах', 'киргизских сомов'], en: 'Kyrgyz soms' },
  KZT: { ru: ['казахстанских тенге', 'казахстанских тенге'], en: 'Kazakhstani tenge' },
  RUB: { ru: ['российских рублях', 'российских рублей'], en: 'Russian rubles' },
  TRY: { ru: ['турецких лирах', 'турецких лир'], en: 'Turkish lira' },
  USD: { ru: ['долларах США', 'долларов США'], en: 'US dollars' },
  UZS: { ru: ['узбекских сумах', 'узбекских сумов'], en: 'Uzbek soums' },
}

/** `в тысячах российских рублей`; a currency without words by its code. */
export function unitOf(unit: number, currency: string, language: Language): string {
  const words = CURRENCIES[currency] ?? { ru: [currency, currency], en: currency }
  if (language === 'ru') {
    const [prepositional, genitive] = words.ru
    if (unit === 1_000_000) return `в миллионах ${genitive}`
    return unit === 1000 ? `в тысячах ${genitive}` : `в ${prepositional}`
  }
  if (unit === 1_000_000) return `in millions of ${words.en}`
  return unit === 1000 ? `in thousands of ${words.en}` : `in ${words.en}`
}

/** `в тысячах российских рублей, если не указано иное`. */
export const unitWords = (unit: number, currency: string, language: Language): string =>
  `${unitOf(unit, currency, language)}, ${language === 'ru' ? 'если не указано иное' : 'unless otherwise stated'}`

/** Heading of a column: a date in words, else what the statement calls it. */
export const columnWords = (
  column: { readonly id: string; readonly label: { readonly ru: string; readonly en: string } },
  language: Language,
): string => (/^\d{4}-\d{2}-\d{2}$/.test(column.id) ? dateWords(column.id, language) : column.label[language])
