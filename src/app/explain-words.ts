// Steps of an explanation as accountants say them: accounts, movements and layers by name, documents by what they are
// and not by their file, details with a name in front. Where a word of the format is all there is, it stands as it is.

import type { Explained, Text } from '../close/types.ts'
import { dateWords, decimalWords, type Language } from '../formats/write/amount-text.ts'
import { LABELS } from '../formats/write/labels.ts'
import { AMOUNT_COLUMNS } from '../ledger/balance.ts'
import type { Book, GroupAccount } from '../ledger/book.ts'
import { entityOn } from '../ledger/entity.ts'
import { parseAnalytics } from '../ledger/facts.ts'
import { isFlow } from '../ledger/words.ts'
import { layerWords } from '../statements/worksheet-columns.ts'
import { DocumentWords } from './document-words.ts'
import { flowWords } from './flow-words.ts'
import { valueWords } from './value-words.ts'

export interface DetailInWords {
  readonly name: Text
  readonly value: Text
}

const words = (ru: string, en: string): Text => ({ ru, en })
const same = (text: string): Text => words(text, text)
const both = (make: (language: Language) => string): Text => words(make('ru'), make('en'))

/** Names of analytics; those of a file say by themselves what they are («Договор …»), so that they need none. */
const ANALYTICS: Readonly<Record<string, Text>> = {
  acquisition: words('приобретение', 'acquisition'),
  category: words('категория', 'category'),
  component: words('составляющая капитала', 'component of equity'),
  contract: same(''),
  currency: words('валюта', 'currency'),
  due_on: words('срок', 'due on'),
  holder: same(''),
  item: words('объект', 'item'),
}
const OF_A_FILE = /^analytics_\d+$/
const VALUES: Readonly<Record<string, Text>> = {
  'holder owners': words('часть собственников', "the owners' part"),
  'holder nci': words('часть неконтролирующих долей', 'the non-controlling part'),
  'item released': words('списано до начала книги', 'released before the book'),
  'category operating': words('операционная', 'operating'),
  'category investing': words('инвестиционная', 'investing'),
  'category financing': words('финансовая', 'financing'),
  'category income-taxes': words('налоги на прибыль', 'income taxes'),
  'category discontinued': words('прекращённая деятельность', 'discontinued operations'),
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
  tax_percent: words('Ставка', 'Rate of tax'),
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
const PERCENTAGES = new Set(['share', 'rate_before', 'tax_percent'])
const LAYER_KINDS: Readonly<Record<string, Text>> = {
  adjustment: words('Корректировки', 'Adjustments'),
  'group-adjustment': words('Корректировки группы', 'Group adjustments'),
  elimination: words('Консолидация', 'Consolidation'),
}
/** What the label or the step's title says already, or what no reader asks for. */
const UNSAID = new Set(['statement', 'column', 'basis', 'measure'])

/** A figure and its parts as they are shown: labels in words, beside them the details that those do not say. */
export interface ExplainedInWords extends Omit<Explained, 'parts'> {
  readonly notes?: readonly DetailInWords[]
  readonly parts?: readonly ExplainedInWords[]
}

/** What a label made of facts says already. */
const IN_LABEL = new Set(['account', 'analytics', 'document', 'entity', 'flow', 'layer', 'partner'])

export class ExplainWords {
  readonly #book: Book
  readonly #date: string
  readonly #accounts: ReadonlyMap<string, Text>
  readonly #components: ReadonlyMap<string, Text>
  readonly #documents: DocumentWords

  constructor(book: Book, date: string) {
    const named = ({ code, name, nameEn }: GroupAccount): [string, Text] => [
      code,
      { ru: name, en: nameEn || name },
    ]
    const held = book.accounts.filter((one) => one.class === 'equity' && one.roleWrite)
    this.#book = book
    this.#date = date
    this.#accounts = new Map(book.accounts.map(named))
    this.#components = new Map(held.map((one) => [one.equityComponent, named(one)[1]]))
    this.#documents = new DocumentWords(book, this.#accounts)
  }

  label(part: Explained): Text {
    const { detail = {}, kind, label, place } = part
    if (kind === 'account') return this.#accountAndFlow(detail.account ?? '', detail.flow ?? '')
    if (kind === 'layer' && detail.layer !== undefined) return this.#layer(detail.layer, detail.document)
    if (kind === 'attribution' && detail.account && detail.share) return this.#attribution(detail)
    if (kind === 'row' && place?.file?.startsWith('balances/') && label.ru === label.en)
      return words(`Счёт ${label.ru}`, `Account ${label.en}`)
    if (label.ru !== label.en) return this.#amountWithin(label, detail)
    if (detail.document) return this.#fact(detail)
    // Codes with a point between, as facts are called where no document is theirs.
    if (detail.account && label.ru.startsWith(detail.account)) return this.#fact(detail)
    return this.#documents.of(label.ru)
  }

  /** Below a translated figure a layer stands once for each document. */
  #layer(layer: string, document: string | undefined): Text {
    const name = layerNamed(layer)
    if (!document) return name
    const of = this.#documents.of(document)
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
    const from = document ? this.#documents.of(document) : layerWords(layer)
    const times = (language: Language): string => (share === '1' ? '' : `${percentWords(share, language)} × `)
    return both((language) => `${times(language)}${of[language]} · ${from[language]}`)
  }

  #fact({ account, analytics, document, flow = '', layer, partner }: Record<string, string>): Text {
    const parts = [
      ...(account ? [this.#accountAndFlow(account, flow)] : []),
      ...(document ? [this.#documents.of(document)] : layer ? [layerWords(layer)] : []),
      ...(partner ? [this.#entity(partner)] : []),
      ...(analytics ? [this.#analytics(analytics)] : []),
    ]
    return both((language) => parts.map((part) => part[language]).join(' · '))
  }

  /** A label that shows what is multiplied: amount and rate as people write them. */
  #amountWithin(label: Text, { functional, rate }: Readonly<Record<string, string>>): Text {
    if (!functional) return label
    return both((language) => {
      const text = label[language].replace(functional, decimalWords(functional, language))
      return rate ? text.replace(`× ${rate}`, `× ${fractionWords(rate, language)}`) : text
    })
  }

  #entity(code: string): Text {
    const row = entityOn(this.#book, code, this.#date)
    return { ru: row?.name || code, en: row?.nameEn || row?.name || code }
  }

  /** `acquisition=П-01;holder=owners` → «приобретение П-01, часть собственников». */
  #analytics(text: string): Text {
    const pairs = Object.entries(parseAnalytics(text))
    return both((language) =>
      pairs
        .map(([name, value]) => {
          const called = OF_A_FILE.test(name) ? '' : (ANALYTICS[name]?.[language] ?? name)
          return `${called} ${this.#analyticsValue(name, value, language)}`.trim()
        })
        .join(', '),
    )
  }

  #analyticsValue(name: string, value: string, language: Language): string {
    if (name === 'component') return this.#components.get(value)?.[language] ?? value
    if (name === 'due_on') return dateWords(value, language)
    return VALUES[`${name} ${value}`]?.[language] ?? value
  }

  /** A whole explanation in words, the codes of accounts and companies behind their names. */
  tree({ parts, ...part }: Explained): ExplainedInWords {
    const { account, entity } = part.detail ?? {}
    const code = part.kind === 'account' ? account : part.kind === 'entity' ? entity : undefined
    const label = this.label(part)
    const coded = code === undefined ? label : both((language) => `${label[language]} (${code})`)
    const own = { ...part, label: coded, notes: this.notes(part) }
    return parts ? { ...own, parts: parts.map((one) => this.tree(one)) } : own
  }

  details(part: Explained): DetailInWords[] {
    const { detail = {} } = part
    // A rate of tax is no rate of exchange.
    const called = (name: string): string =>
      name === 'rate' && detail.tax_rate !== undefined ? 'tax_percent' : name
    return Object.entries(detail)
      .filter(([name, value]) => !UNSAID.has(name) && value !== '' && value !== 'unspecified')
      .map(([name, value]) => [called(name), value] as const)
      .map(([name, value]) => ({ name: NAMES[name] ?? same(name), value: this.#value(name, value) }))
  }

  /** Details that the label does not say; of a line, in which statement it stands. */
  notes(part: Explained): DetailInWords[] {
    const { detail = {}, kind } = part
    if (kind === 'line') {
      const { column = '', statement = '' } = detail
      const component = statement === 'changes-in-equity' ? this.#components.get(column) : undefined
      const value = words(
        valueWords('statement', statement, 'ru'),
        valueWords('statement', statement, 'en').replace(/^the statement of /, ''),
      )
      return [
        { name: words('Отчёт', 'Statement'), value },
        ...(component
          ? [{ name: words('Составляющая капитала', 'Component of equity'), value: component }]
          : []),
      ]
    }
    const unsaid = Object.entries(detail).filter(([name]) => !IN_LABEL.has(name))
    return this.details({ ...part, detail: Object.fromEntries(unsaid) })
  }

  #value(name: string, value: string): Text {
    if (name === 'account')
      return both((language) => `${value} ${this.#accounts.get(value)?.[language] ?? ''}`.trim())
    if (name === 'flow' && isFlow(value)) return flowWords(value)
    if (name === 'layer') return layerWords(value)
    if (name === 'entity' || name === 'partner') return this.#entity(value)
    if (name === 'analytics') return this.#analytics(value)
    if (name === 'rate_kind') return RATE_KINDS[value] ?? same(value)
    if (PERCENTAGES.has(name)) return both((language) => percentWords(value, language))
    if (name === 'rate') return both((language) => fractionWords(value, language))
    if (name === 'document' || name === 'tax_rate') return this.#documents.of(value)
    if (name === 'rate_rows') {
      const rows = value.split('; ').map((row) => this.#documents.of(row))
      return both((language) => rows.map((row) => row[language]).join('; '))
    }
    if (AMOUNTS.has(name)) return both((language) => decimalWords(value, language))
    if (DATES.has(name)) return both((language) => dateWords(value, language))
    if (name === 'period' || name === 'rate_of')
      return both((language) => valueWords('period', value, language))
    return same(value)
  }
}

/** A layer as a step on its own: «Гудвил» alone reads like the account. */
function layerNamed(layer: string): Text {
  const name = layerWords(layer)
  const [kind = ''] = layer.split(':')
  const of = LAYER_KINDS[kind]
  return of ? words(`${of.ru}: ${name.ru}`, `${of.en}: ${name.en}`) : name
}

/** A fraction as people write it: in Russian with a comma; one that no decimal writes stays a quotient. */
const fractionWords = (fraction: string, language: Language): string =>
  language === 'ru' ? fraction.replace('.', ',') : fraction

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
