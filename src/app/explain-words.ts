// Steps of an explanation as accountants say them: accounts, movements and layers by name, documents by what they are
// and not by their file, details with a name in front. Where a word of the format is all there is, it stands as it is.

import type { Explained, Text } from '../close/types.ts'
import { dateWords, decimalWords, type Language } from '../formats/write/amount-text.ts'
import { LABELS } from '../formats/write/labels.ts'
import { AMOUNT_COLUMNS } from '../ledger/balance.ts'
import type { Book } from '../ledger/book.ts'
import { entityOn } from '../ledger/entity.ts'
import { parseAnalytics } from '../ledger/facts.ts'
import { isFlow } from '../ledger/words.ts'
import { layerWords } from '../statements/worksheet-columns.ts'
import { flowWords } from './flow-words.ts'
import { valueWords } from './value-words.ts'

export interface DetailInWords {
  readonly name: Text
  readonly value: Text
}

const words = (ru: string, en: string): Text => ({ ru, en })
const same = (text: string): Text => words(text, text)
const both = (make: (language: Language) => string): Text => words(make('ru'), make('en'))

/** Registers that a document `file#row` stands in. */
const REGISTERS: Readonly<Record<string, Text>> = {
  'adjustments.csv': words('Корректировка', 'Adjustment'),
  'openings.csv': words('Входящие остатки', 'Openings'),
  'ownership.csv': words('Событие владения', 'Ownership event'),
  'considerations.csv': words('Возмещение', 'Consideration'),
  'acquisitions.csv': words('Приобретение', 'Acquisition'),
  'goodwill.csv': words('Гудвил', 'Goodwill'),
  'associates.csv': words('Ассоциированная компания', 'Associate'),
  'dated_flows.csv': words('Датированное движение', 'Dated movement'),
  'rates.csv': words('Курс', 'Rate'),
  'tax_rates.csv': words('Ставка налога', 'Tax rate'),
  'mapping.csv': words('Правило соответствия', 'Mapping rule'),
  'intragroup/turnovers.csv': words('Оборот внутри группы', 'Intragroup turnover'),
  'intragroup/inventory_profit.csv': words('Прибыль в запасах', 'Profit in inventory'),
  'intragroup/dividends.csv': words('Дивиденды внутри группы', 'Intragroup dividends'),
  'intragroup/differences.csv': words('Разница внутри группы', 'Intragroup difference'),
}

/** What derivations call their own journals: `derived/‹kind›/‹of›`. */
const DERIVED: Readonly<Record<string, Text>> = {
  opening: words('Остаток из прошлого года', 'Carried from the year before'),
  pair: words('Исключение остатков пары', 'Elimination of the pair'),
  nci: words('Отнесено на доли', 'Attributed to interests'),
  dividends: words('Дивиденды', 'Dividends'),
  translate: words('Пересчёт валюты', 'Translation'),
  retranslation: words('Пересчёт на конец периода', 'Retranslation'),
  reclassification: words('Реклассификация', 'Reclassification'),
  'equity-method': words('Метод долевого участия', 'Equity method'),
  'impairment-of-members': words('Обесценение вложений в компании группы', 'Impairment of members'),
  'scope-in': words('Вход в группу', 'Entry into the group'),
  'unrealised-profit': words('Нереализованная прибыль', 'Unrealised profit'),
  'deferred-tax': words('Отложенный налог', 'Deferred tax'),
  presentation: words('Перенос в категории группы', 'Move into the categories of the group'),
}

const BALANCE = /^balances\/([^/]+)\/(\d{4}-\d{2}-\d{2})_(\d{4}-\d{2}-\d{2})/

/** A document of the book as a person calls it. */
export function documentWords(document: string): Text {
  const [, entity, from, to] = BALANCE.exec(document) ?? []
  if (entity && from && to) {
    const when = (language: Language): string => valueWords('period', `${from}/${to}`, language)
    return words(`ОСВ ${entity}, ${when('ru')}`, `Trial balance of ${entity}, ${when('en')}`)
  }
  const [, kind, of] = /^derived\/([a-z-]+)\/(.+)$/.exec(document) ?? []
  const derived = kind === undefined ? undefined : DERIVED[kind]
  if (derived) return words(`${derived.ru}: ${of}`, `${derived.en}: ${of}`)
  const [file = '', row] = [
    document.slice(0, document.indexOf('#')),
    document.slice(document.indexOf('#') + 1),
  ]
  const register = document.includes('#') ? REGISTERS[file] : undefined
  return register ? words(`${register.ru} ${row}`, `${register.en} ${row}`) : same(document)
}

const ANALYTICS: Readonly<Record<string, Text>> = {
  acquisition: words('приобретение', 'acquisition'),
  component: words('составляющая капитала', 'component of equity'),
  currency: words('валюта', 'currency'),
  due_on: words('срок', 'due on'),
  holder: words('чей', 'of'),
  item: words('объект', 'item'),
}
const HOLDERS: Readonly<Record<string, Text>> = {
  owners: words('собственники', 'owners'),
  nci: words('неконтролирующие доли', 'non-controlling interests'),
}

/** `acquisition=П-01;holder=owners` → «приобретение П-01, чей собственники». */
function analyticsWords(text: string): Text {
  const pairs = Object.entries(parseAnalytics(text))
  return both((language) =>
    pairs
      .map(([name, value]) => `${ANALYTICS[name]?.[language] ?? name} ${HOLDERS[value]?.[language] ?? value}`)
      .join(', '),
  )
}

const NAMES: Readonly<Record<string, Text>> = {
  account: words('Счёт группы', 'Group account'),
  flow: words('Движение', 'Movement'),
  entity: words('Компания', 'Entity'),
  layer: words('Слой', 'Layer'),
  partner: words('Контрагент в группе', 'Partner in the group'),
  analytics: words('Аналитика', 'Analytics'),
  period: words('Период', 'Period'),
  document: words('Документ', 'Document'),
  functional: words('В валюте компании', "In the entity's currency"),
  rate: words('Курс', 'Rate'),
  rate_of: words('Курс за', 'Rate of'),
  rate_kind: words('Вид курса', 'Kind of rate'),
  rate_rows: words('Строки курсов', 'Rows of rates'),
  rule: words('Правило соответствия', 'Mapping rule'),
  share: words('Доля', 'Share'),
  of: words('От суммы', 'Of the amount'),
  journal: words('Корректировка', 'Adjustment'),
  date: words('Дата', 'Date'),
  base: words('База', 'Base'),
  rate_before: words('Прежняя ставка', 'Former rate'),
  tax_rate: words('Ставка налога', 'Tax rate'),
  reverses: words('Сторнирует', 'Reverses'),
}

const RATE_KINDS: Readonly<Record<string, Text>> = {
  average: words('средний за период', 'average of the period'),
  closing: words('на конец периода', 'closing'),
  opening: words('на начало периода', 'opening'),
  date: words('на дату', 'of the date'),
  spot: words('на дату', 'spot'),
  carried: words('исторический', 'historical'),
}

const AMOUNTS = new Set(['functional', 'of', 'base'])
const DATES = new Set(['date', 'reverses'])
/** What the label or the step's title says already, or what no reader asks for. */
const UNSAID = new Set(['statement', 'column', 'basis', 'measure'])

export class ExplainWords {
  readonly #book: Book
  readonly #date: string
  readonly #accounts: ReadonlyMap<string, Text>

  constructor(book: Book, date: string) {
    this.#book = book
    this.#date = date
    this.#accounts = new Map(
      book.accounts.map(({ code, name, nameEn }) => [code, { ru: name, en: nameEn || name }]),
    )
  }

  label(part: Explained): Text {
    const { detail = {}, kind, label } = part
    if (kind === 'account') return this.#accountAndFlow(detail.account ?? '', detail.flow ?? '')
    if (kind === 'layer' && detail.layer !== undefined) return this.#layer(detail.layer, detail.document)
    if (kind === 'attribution' && detail.account && detail.share) return this.#attribution(detail)
    if (kind === 'row' && /^[\d.А-Я]+( · |$)/.test(label.ru))
      return words(`Счёт ${label.ru}`, `Account ${label.en}`)
    if (label.ru === label.en && detail.document) return this.#fact(detail)
    return label
  }

  /** Below a translated figure a layer stands once for each document. */
  #layer(layer: string, document: string | undefined): Text {
    const name = layerWords(layer)
    if (!document) return name
    const of = documentWords(document)
    return words(`${name.ru} · ${of.ru}`, `${name.en} · ${of.en}`)
  }

  #accountAndFlow(account: string, flow: string): Text {
    const name = this.#accounts.get(account) ?? same(account)
    if (flow === '' || flow === 'unspecified') return name
    const moved = flowWords(flow)
    return words(`${name.ru} · ${moved.ru}`, `${name.en} · ${moved.en}`)
  }

  #attribution({ account = '', document, flow = '', layer = '', share = '' }: Record<string, string>): Text {
    const of = this.#accountAndFlow(account, flow)
    const from = document ? documentWords(document) : layerWords(layer)
    return both((language) => `${percentWords(share, language)} × ${of[language]} · ${from[language]}`)
  }

  #fact({ account, analytics, document = '', flow = '', partner }: Record<string, string>): Text {
    const parts = [
      ...(account ? [this.#accountAndFlow(account, flow)] : []),
      documentWords(document),
      ...(partner ? [this.#entity(partner)] : []),
      ...(analytics ? [analyticsWords(analytics)] : []),
    ]
    return both((language) => parts.map((part) => part[language]).join(' · '))
  }

  #entity(code: string): Text {
    const row = entityOn(this.#book, code, this.#date)
    return { ru: row?.name || code, en: row?.nameEn || row?.name || code }
  }

  details(part: Explained): DetailInWords[] {
    return Object.entries(part.detail ?? {})
      .filter(([name, value]) => !UNSAID.has(name) && value !== '' && value !== 'unspecified')
      .map(([name, value]) => ({ name: NAMES[name] ?? same(name), value: this.#value(name, value) }))
  }

  #value(name: string, value: string): Text {
    if (name === 'account')
      return both((language) => `${value} ${this.#accounts.get(value)?.[language] ?? ''}`.trim())
    if (name === 'flow' && isFlow(value)) return flowWords(value)
    if (name === 'layer') return layerWords(value)
    if (name === 'entity' || name === 'partner') return this.#entity(value)
    if (name === 'analytics') return analyticsWords(value)
    if (name === 'rate_kind') return RATE_KINDS[value] ?? same(value)
    if (name === 'share') return both((language) => percentWords(value, language))
    if (name === 'document' || name === 'tax_rate') return documentWords(value)
    if (AMOUNTS.has(name)) return both((language) => decimalWords(value, language))
    if (DATES.has(name)) return both((language) => dateWords(value, language))
    if (name === 'period' || name === 'rate_of')
      return both((language) => valueWords('period', value, language))
    return same(value)
  }
}

/** `0.2` → «20 %»; a fraction that no decimal writes stays as it is. */
export function percentWords(share: string, language: Language): string {
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(share)
  if (!match) return share
  const [, sign = '', whole = '', part = ''] = match
  const digits = `${whole}${part.padEnd(2, '0').slice(0, 2)}`.replace(/^0+(?=\d)/, '')
  const rest = part.slice(2).replace(/0+$/, '')
  const point = language === 'ru' ? ',' : '.'
  return `${sign}${digits}${rest === '' ? '' : `${point}${rest}`}${language === 'ru' ? ' %' : '%'}`
}

/** What the parts of a figure are, as a title above them. */
const TITLES: Readonly<Record<string, Text>> = {
  account: words('Счета группы и движения', 'Group accounts and movements'),
  entity: words('Компании', 'Companies'),
  layer: words('Слои', 'Layers'),
  fact: words('Документы', 'Documents'),
  journal: words('Строки корректировок', 'Lines of adjustments'),
  register: words('Строки реестров', 'Rows of registers'),
  apportioned: words('Часть по дате', 'Part by date'),
  elimination: words('Исключения', 'Eliminations'),
  row: words('Строки файла', 'Rows of the file'),
  translation: words('Пересчёт валюты', 'Translation'),
  attribution: words('Доля от показателей', 'Share of figures'),
  opening: words('Прошлый год', 'The year before'),
}

export function stepTitle(parts: readonly Explained[]): Text {
  const kinds = new Set(parts.map(({ kind }) => kind))
  const [first = ''] = kinds
  return (kinds.size === 1 ? TITLES[first] : undefined) ?? words('Из чего состоит', 'Made of')
}

/** `closing_debit` of a place → «Сальдо на конец Дт»; a letter of a sheet stays. */
export function columnWords(column: string): Text {
  const camel = column.replace(/_(.)/g, (_, letter: string) => letter.toUpperCase())
  const known = AMOUNT_COLUMNS.find((one) => one === camel)
  return known ? both((language) => LABELS[language].amounts[known]) : same(column)
}
