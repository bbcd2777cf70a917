// Values of findings and checks as people read them: amounts with their thousands apart, dates and intervals in words,
// names of the field for words of the format. What stands in a file (`value`, `file` …) is shown as it stands there.

import { dateWords, decimalWords, type Language } from '../formats/write/amount-text.ts'
import { parseIntervalText, wholeMonths } from '../ledger/period.ts'
import { layerLabel } from '../statements/worksheet-columns.ts'
import { flowWords } from './flow-words.ts'

export { decimalWords }

type Words = Readonly<Record<string, Readonly<Record<Language, string>>>>

/** Always amounts: a short one looks like the code of an account otherwise. */
const AMOUNTS = new Set(
  'left right difference amount rounding tolerance profit debit credit debits credits total vat sales opening closing moved explained goodwill detail general charged advance reached gross booked permanent dividends untaxed rateChange expected jurisdictions companies eliminations acquired translation impairment adjustments'.split(
    ' ',
  ),
)
/** Decimals that are no amounts: the mark alone is the language's. */
const DECIMALS = new Set(['rate', 'effective', 'outsiders'])
/** As the file or the book has them. */
const AS_THEY_ARE = new Set(['value', 'file', 'sheet', 'row', 'column'])
/** Four digits before the point: no account has so many. */
const AMOUNT_WITHIN = /(?<![\d.])-?\d{4,}\.\d{2}(?![\d.])/g

const BASES: Words = {
  'ias-1': { ru: 'IAS 1', en: 'IAS 1' },
  'ifrs-18': { ru: 'IFRS 18', en: 'IFRS 18' },
}

/** After «отчёта», after “of”. */
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
  settlements: { ru: 'расчёты', en: 'settlements' },
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

/** `31.12.2025`, `01.01.2025 – 31.12.2025`: Russian; English keeps the form of the book. Anything else as it is. */
function dateText(text: string, language: Language): string {
  if (INTERVAL.test(text)) {
    return text
      .split('/')
      .map((date) => dateText(date, language))
      .join(' – ')
  }
  return language === 'ru' && DATE.test(text) ? text.split('-').reverse().join('.') : text
}

const PARTS: Words = {
  ...PAIRS,
  opening: { ru: 'остатки на начало', en: 'openings' },
  turnover: { ru: 'обороты', en: 'turnovers' },
  closing: { ru: 'остатки на конец', en: 'closings' },
  group: { ru: 'группа', en: 'group' },
  total: { ru: 'всего', en: 'total' },
  owners: { ru: 'собственники', en: 'owners' },
  nci: { ru: 'неконтролирующие доли', en: 'non-controlling interests' },
}
const LAYER = /^(local|mapped|deferred-tax|presentation|(group-)?adjustment:.+|elimination:.+)$/
const layerWords = (layer: string, language: Language): string =>
  LAYER.test(layer) ? layerLabel(layer)[language] : layer

/** `АЗИ|СЕВ dividends` → `АЗИ – СЕВ, дивиденды`; `СЕВ 2025-12-31 closing` → `СЕВ, 31.12.2025, остатки на конец`. */
export function subjectWords(subject: string, language: Language): string {
  // A path may have blanks of its own.
  if (subject.includes('/')) return subject
  const parts = subject.split(' ')
  const said = parts.map((part) => {
    const known = PARTS[part]?.[language]
    return known ?? dateText(layerWords(part, language), language).replace('|', ' – ')
  })
  // Where nothing is put in words it is a text of its own, blanks and all.
  return said.every((part, index) => part === parts[index]) ? subject : said.join(', ')
}

/** What a rate is needed for: `TOK 124100 opening`, `TOK closing`, or a row `considerations.csv#OWN-2 cash 2024-01-01`. */
function needWords(need: string, language: Language): string {
  const [file = '', key] = need.split('#')
  const parts = (key ?? need).split(' ')
  if (key !== undefined) return `${file}, ${parts.map((part) => dateText(part, language)).join(' ')}`
  const flow = parts.at(-1) ?? ''
  const [entity = '', account = ''] = parts.length > 2 ? parts : [parts[0]]
  if (parts.length < 2) return need
  const turnovers =
    flow === 'unspecified' ? '' : { ru: ` с потоком ${flow}`, en: ` in the flow ${flow}` }[language]
  const what =
    PARTS[flow === 'opening' || flow === 'closing' ? flow : 'turnover']![language] +
    (flow === 'opening' || flow === 'closing' ? '' : turnovers)
  const of = account ? { ru: `, счёт ${account}`, en: `, account ${account}` }[language] : ''
  return `${entity}${of}, ${what}`
}

/** `511000 dividends-paid 2025-06-09: 735300.00 RUB` → `511000, выплачено, 09.06.2025: 735 300,00 RUB`. */
const movementsText = (text: string, language: Language): string =>
  text
    .replace(/ ([a-z-]+) (\d{4}-\d{2}-\d{2}):/g, (_, flow: string, date: string) => {
      return `, ${flowWords(flow)[language]}, ${dateText(date, language)}:`
    })
    .replace(AMOUNT_WITHIN, (amount) => decimalWords(amount, language))

/** A value of a message under its name; `isQuoted`: the message shows it in quotes, as the user wrote it. */
export function valueWords(name: string, value: string, language: Language, isQuoted = false): string {
  if (name === 'layer') return layerWords(value, language)
  if (isQuoted || (AS_THEY_ARE.has(name) && name !== 'value')) return value
  if (AMOUNTS.has(name) || DECIMALS.has(name)) return dateText(decimalWords(value, language), language)
  if (name === 'period') return periodWords(value, language)
  if (name === 'subject') return subjectWords(value, language)
  if (name === 'usedFor') return needWords(value, language)
  if (name === 'basis') return BASES[value]?.[language] ?? value
  if (name === 'group') return PAIRS[value]?.[language] ?? value
  if (name === 'statement') return STATEMENTS[value]?.[language] ?? value
  if (name === 'list') return movementsText(value, language)
  const date = dateText(value, language)
  if (date !== value || name === 'value') return date
  return value.replace(AMOUNT_WITHIN, (amount) => decimalWords(amount, language))
}
