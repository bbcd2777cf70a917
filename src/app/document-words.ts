// Documents of a book as accountants call them: a trial balance by company and period, a row of a register by what stands
// in it, a derived journal by what it does. Companies are called by their codes here, as in the headings of worksheets.

import type { Text } from '../close/types.ts'
import type { Language } from '../formats/write/amount-text.ts'
import type { Book, Row } from '../ledger/book.ts'
import { intervalText } from '../ledger/period.ts'
import { flowWords } from './flow-words.ts'
import { choiceText } from './registers/choice-words.ts'
import { valueWords } from './value-words.ts'

const words = (ru: string, en: string): Text => ({ ru, en })
const same = (text: string): Text => words(text, text)
const both = (make: (language: Language) => string): Text => words(make('ru'), make('en'))

/** What derivations call their own journals: `derived/‹kind›/‹of›`. */
const DERIVED: Readonly<Record<string, Text>> = {
  acquisition: words('Приобретение', 'Acquisition'),
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

const BALANCE = /^balances\/([^/]+)\/(\d{4}-\d{2}-\d{2})_(\d{4}-\d{2}-\d{2})(?:_([^/.]+(?:\.\d+)*))?\.\w+$/

/** Parts of a row in words; '' parts are left out. */
type Said = readonly (Text | string)[]

const on = (date: string): Text => both((language) => valueWords('date', date, language))
const choice = (column: string, word: string): Text => (word === '' ? same('') : choiceText(column, word))

export class DocumentWords {
  readonly #book: Book
  readonly #accounts: ReadonlyMap<string, Text>
  #rows: ReadonlyMap<string, Text> | null = null

  constructor(book: Book, accounts: ReadonlyMap<string, Text>) {
    this.#book = book
    this.#accounts = accounts
  }

  /** A document of the book as a person calls it; what is none stays as it is. */
  of(document: string): Text {
    const [, entity, from, to, account] = BALANCE.exec(document) ?? []
    if (entity && from && to) {
      const when = (language: Language): string => valueWords('period', `${from}/${to}`, language)
      const which = account ? ` ${account}` : ''
      return words(
        `ОСВ${which ? ` по счёту${which}` : ''} ${entity}, ${when('ru')}`,
        `Trial balance${which ? ` of account${which}` : ''} of ${entity}, ${when('en')}`,
      )
    }
    const [, kind = '', of = ''] = /^derived\/([a-z-]+)\/(.+)$/.exec(document) ?? []
    const derived = DERIVED[kind]
    if (derived) {
      const whom = (kind === 'presentation' ? (of.split('/').at(-1) ?? of) : of).replaceAll('|', ' – ')
      return words(`${derived.ru}: ${whom}`, `${derived.en}: ${whom}`)
    }
    this.#rows ??= this.#ofRegisters()
    return this.#rows.get(document) ?? same(document)
  }

  #account(code: string): Text {
    return this.#accounts.get(code) ?? same(code)
  }

  #ofRegisters(): Map<string, Text> {
    const said = new Map<string, Text>()
    const add = <T extends Row>(rows: readonly T[], ru: string, en: string, of: (row: T) => Said): void => {
      for (const row of rows) said.set(row.document, phrase(words(ru, en), of(row)))
    }
    const book = this.#book
    add(book.journals, 'Корректировка', 'Adjustment', ({ id }) => [id])
    add(book.mapping, 'Правило соответствия', 'Mapping rule', ({ id }) => [id])
    add(book.ownership, 'Событие владения', 'Ownership event', ({ date, event, id, investee, investor }) => [
      id,
      choice('event', event),
      `${investor} → ${investee}`,
      on(date),
    ])
    add(book.considerations, 'Возмещение', 'Consideration', ({ date, dueOn, event, kind }) => [
      event,
      choice('kind', kind),
      on(date),
      dueOn === '' ? '' : both((language) => `${language === 'ru' ? 'срок' : 'due'} ${on(dueOn)[language]}`),
    ])
    add(book.acquisitions, 'Приобретение', 'Acquisition', ({ account, acquisition, date, item }) => [
      acquisition,
      item === 'equity' ? this.#account(account) : item,
      on(date),
    ])
    add(book.goodwill, 'Гудвил', 'Goodwill', ({ acquisition, cgu, date, event }) => [
      acquisition,
      choice('event', event),
      cgu,
      on(date),
    ])
    add(book.associates, 'Ассоциированная компания', 'Associate', ({ date, event, investee }) => [
      investee,
      choice('event', event),
      on(date),
    ])
    add(book.openings, 'Входящие остатки', 'Openings', ({ account, date, entity }) => [
      entity,
      this.#account(account),
      on(date),
    ])
    add(book.datedFlows, 'Датированное движение', 'Dated movement', ({ account, date, entity, flow }) => [
      entity,
      this.#account(account),
      flowWords(flow),
      on(date),
    ])
    add(book.taxRates, 'Ставка налога', 'Tax rate', ({ effectiveFrom, jurisdiction }) => [
      jurisdiction,
      both((language) => `${language === 'ru' ? 'с' : 'from'} ${on(effectiveFrom)[language]}`),
    ])
    add(book.rates, 'Курс', 'Rate', ({ against, currency, from, to, type }) => [
      `${currency}/${against}`,
      choice('type', type),
      from === to || to === '' ? on(from) : on(`${from}/${to}`),
    ])
    this.#ofPairs(add)
    return said
  }

  #ofPairs(
    add: <T extends Row>(rows: readonly T[], ru: string, en: string, of: (row: T) => Said) => void,
  ): void {
    const book = this.#book
    add(book.turnovers, 'Оборот внутри группы', 'Intragroup turnover', (row) => [
      `${row.seller} → ${row.buyer}`,
      choice('nature', row.nature),
      row.contract,
      both((language) => valueWords('period', intervalText(row.period), language)),
    ])
    add(book.inventoryProfit, 'Прибыль в запасах', 'Profit in inventory', (row) => [
      `${row.seller} → ${row.buyer}`,
      row.item,
      on(row.date),
    ])
    add(book.dividends, 'Дивиденды внутри группы', 'Intragroup dividends', (row) => [
      `${row.payer} → ${row.receiver || '…'}`,
      both((language) => (row.year === '' ? '' : `${language === 'ru' ? 'за' : 'for'} ${row.year}`)),
      on(row.declaredOn),
    ])
    add(book.differences, 'Разница внутри группы', 'Intragroup difference', (row) => [
      `${row.entity} – ${row.partner}`,
      this.#account(row.account),
      both((language) => valueWords('period', intervalText(row.period), language)),
    ])
  }
}

/** `Гудвил П-01: обесценение, Прокат, 31.12.2025`: an id stands with the name, the rest behind it. */
function phrase(name: Text, parts: Said): Text {
  return both((language) => {
    const said = parts.map((part) => (typeof part === 'string' ? part : part[language]))
    const [first = '', ...rest] = said.filter((part) => part !== '')
    return `${name[language]} ${first}${rest.length > 0 ? `: ${rest.join(', ')}` : ''}`
  })
}
