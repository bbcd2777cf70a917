// Values of findings and checks as people read them: amounts with their thousands apart, dates and intervals in words,
// names of the field for words of the format. What stands in a file (`value`, `file` …) is shown as it stands there.

import { dateWords, decimalWords, type Language } from '../formats/write/amount-text.ts'
import { parseIntervalText, wholeMonths } from '../ledger/period.ts'

type Words = Readonly<Record<string, Readonly<Record<Language, string>>>>

/** Always amounts: a short one looks like the code of an account otherwise. */
const AMOUNTS = new Set(
  'left right difference amount rounding tolerance profit debit credit debits credits total vat sales opening closing charged explained moved reached'.split(
    ' ',
  ),
)
/** As the file or the book has them. */
const AS_THEY_ARE = new Set(['value', 'file', 'sheet', 'row', 'column'])
/** Four digits before the point: no account has so many. */
const AMOUNT_WITHIN = /(?<![\d.])-?\d{4,}\.\d{2}(?![\d.])/g

const BASES: Words = {
  'ias-1': { ru: 'IAS 1', en: 'IAS 1' },
  'ifrs-18': { ru: 'IFRS 18', en: 'IFRS 18' },
}

/** After «отчета», after “of”. */
const STATEMENTS: Words = {
  'financial-position': { ru: 'о финансовом положении', en: 'the statement of financial position' },
  'profit-or-loss': { ru: 'о прибыли или убытке', en: 'the statement of profit or loss' },
  'comprehensive-income': { ru: 'о совокупном доходе', en: 'the statement of comprehensive income' },
  'changes-in-equity': {
    ru: 'об изменениях в собственном капитале',
    en: 'the statement of changes in equity',
  },
  'cash-flows': { ru: 'о движении денежных средств', en: 'the statement of cash flows' },
}

const PAIRS: Words = {
  settlements: { ru: 'расчеты', en: 'settlements' },
  loans: { ru: 'займы', en: 'loans' },
  dividends: { ru: 'дивиденды', en: 'dividends' },
  leases: { ru: 'аренда', en: 'leases' },
  other: { ru: 'прочее', en: 'other' },
}

const DATE = /^\d{4}-\d{2}-\d{2}$/
const INTERVAL = /^\d{4}-\d{2}-\d{2}\/\d{4}-\d{2}-\d{2}$/

/** `31 декабря 2025 года`; `2025 год`; `1 января 2025 года – 30 июня 2025 года`. */
function periodWords(text: string, language: Language): string {
  if (DATE.test(text)) return dateWords(text, language)
  if (!INTERVAL.test(text)) return text
  const { from, to } = parseIntervalText(text)
  const { months, days } = wholeMonths({ from, to })
  if (months === 12 && days === 0 && from.endsWith('-01-01'))
    return language === 'ru' ? `${from.slice(0, 4)} год` : from.slice(0, 4)
  return `${dateWords(from, language)} – ${dateWords(to, language)}`
}

const SIDES: Words = {
  opening: { ru: 'остатки на начало', en: 'openings' },
  turnover: { ru: 'обороты', en: 'turnovers' },
  closing: { ru: 'остатки на конец', en: 'closings' },
}

/** `АЗИ|СЕВ dividends` → `АЗИ – СЕВ, дивиденды`; `СЕВ 2025-12-31 closing` → `СЕВ 2025-12-31, остатки на конец`. */
function subjectWords(subject: string, language: Language): string {
  const [, of, side = ''] = /^(\S+ \S+) (opening|turnover|closing)$/.exec(subject) ?? []
  if (of !== undefined) return `${of}, ${SIDES[side]![language]}`
  const [, a, b, group] = /^([^|]+)\|(\S+)(?: (\S+))?$/.exec(subject) ?? []
  if (a === undefined || b === undefined) return subject
  return `${a} – ${b}${group === undefined ? '' : `, ${PAIRS[group]?.[language] ?? group}`}`
}

/** A value of a message under its name. */
export function valueWords(name: string, value: string, language: Language): string {
  if (AS_THEY_ARE.has(name)) return value
  if (AMOUNTS.has(name)) return decimalWords(value, language)
  if (name === 'period') return periodWords(value, language)
  if (name === 'subject') return subjectWords(value, language)
  if (name === 'basis') return BASES[value]?.[language] ?? value
  if (name === 'statement') return STATEMENTS[value]?.[language] ?? value
  return value.replace(AMOUNT_WITHIN, (amount) => decimalWords(amount, language))
}
