// Words of the documents for people that no statement brings with it, and the names of statements.

import type { Text } from '../../close/types.ts'
import type { AmountColumn } from '../../ledger/balance.ts'
import { parseIntervalText } from '../../ledger/period.ts'
import type { BasisOfPresentation } from '../../ledger/words.ts'
import type { Statement, StatementId, StatementSet, Worksheet } from '../../statements/types.ts'
import { atWords, intervalWords, type Language } from './amount-text.ts'

const BASIS: Readonly<Record<BasisOfPresentation, Text>> = {
  'ias-1': { ru: 'по формам МСФО (IAS) 1', en: 'in the forms of IAS 1' },
  'ifrs-18': { ru: 'по формам МСФО (IFRS) 18', en: 'in the forms of IFRS 18' },
}

export const basisWords = (basis: BasisOfPresentation, language: Language): string => BASIS[basis][language]

const isGroup = (set: StatementSet): boolean => set.entity === 'group'

/** IAS 1.51(b), IFRS 18.27(b): whether the statements are of one entity or of a group. */
function ofGroup(title: string, language: Language): string {
  const small = title.charAt(0).toLowerCase() + title.slice(1)
  return language === 'ru' ? `Консолидированный ${small}` : `Consolidated ${small}`
}

export const titleOf = (set: StatementSet, statement: Statement, language: Language): string =>
  isGroup(set) ? ofGroup(statement.title[language], language) : statement.title[language]

/** `Консолидированная финансовая отчётность по МСФО`. */
export function reportTitle(set: StatementSet, language: Language): string {
  if (language === 'ru')
    return `${isGroup(set) ? 'Консолидированная ф' : 'Ф'}инансовая отчётность в соответствии с МСФО`
  return `${isGroup(set) ? 'Consolidated f' : 'F'}inancial statements in accordance with IFRS`
}

/** The date or the interval that a statement is for. */
export const whenOf = (set: StatementSet, statement: Statement, language: Language): string =>
  statement.id === 'financial-position'
    ? atWords(set.period, language)
    : intervalWords(
        statement.interval === undefined ? set.interval : parseIntervalText(statement.interval),
        language,
      )

const SHORT: Readonly<Record<StatementId, Text>> = {
  'financial-position': { ru: 'ОФП', en: 'SFP' },
  'profit-or-loss': { ru: 'ОПУ', en: 'P&L' },
  'comprehensive-income': { ru: 'ОСД', en: 'OCI' },
  'changes-in-equity': { ru: 'Капитал', en: 'Equity' },
  'cash-flows': { ru: 'ОДДС', en: 'Cash flows' },
}

/** Name of a statement's sheet, with the year it ends in where there are several of one kind. */
export const shortName = (statement: Statement, language: Language): string => {
  const year =
    statement.interval === undefined ? '' : ` ${parseIntervalText(statement.interval).to.slice(0, 4)}`
  return `${SHORT[statement.id][language]}${year}`
}

export const worksheetName = (worksheet: Worksheet, language: Language): string =>
  worksheet.id === 'transformation' ? LABELS[language].transformation : LABELS[language].consolidation

interface Labels {
  readonly about: string
  readonly account: string
  readonly accountsOfGroup: string
  readonly advice: string
  readonly amount: string
  readonly amounts: Readonly<Record<AmountColumn, string>>
  readonly basis: string
  readonly book: string
  readonly check: string
  readonly checks: string
  readonly chiefAccountant: string
  readonly code: string
  readonly column: string
  readonly component: string
  readonly consolidation: string
  readonly contents: string
  readonly cover: string
  readonly currency: string
  readonly date: string
  readonly defaults: string
  readonly difference: string
  readonly digits: string
  readonly director: string
  readonly draft: string
  readonly draftText: string
  readonly exact: string
  readonly figures: string
  readonly filesTitle: string
  readonly file: string
  readonly finding: string
  readonly findings: string
  readonly fingerprint: string
  readonly flow: string
  readonly indicator: string
  readonly inputs: string
  readonly kind: string
  readonly left: string
  /** Of a file, by its `format`. */
  readonly layouts: Readonly<Record<string, string>>
  readonly line: string
  readonly movement: string
  readonly name: string
  readonly note: string
  readonly of: string
  readonly page: string
  readonly partner: string
  readonly place: string
  readonly printed: string
  readonly program: string
  readonly reportingDate: string
  readonly right: string
  readonly rollForwards: string
  readonly rounding: string
  readonly roundingNote: string
  readonly row: string
  readonly rowCount: string
  readonly rows: string
  readonly rowsOf: string
  readonly sheet: string
  readonly signature: string
  readonly source: string
  readonly state: string
  readonly states: { readonly passed: string; readonly warns: string; readonly blocks: string }
  readonly subconto: string
  readonly subject: string
  readonly totals: string
  readonly transformation: string
  readonly unpublished: string
  readonly withoutOthers: string
  readonly zero: string
}

export const LABELS: Readonly<Record<Language, Labels>> = {
  ru: {
    about: 'Об этом закрытии',
    account: 'Счёт',
    accountsOfGroup: 'Счёт группы',
    advice: 'Что сделать',
    amount: 'Сумма',
    amounts: {
      openingDebit: 'Сальдо на начало Дт',
      openingCredit: 'Сальдо на начало Кт',
      turnoverDebit: 'Обороты Дт',
      turnoverCredit: 'Обороты Кт',
      closingDebit: 'Сальдо на конец Дт',
      closingCredit: 'Сальдо на конец Кт',
    },
    basis: 'Формы отчётов',
    book: 'Книга',
    check: 'Проверка',
    checks: 'Проверки',
    chiefAccountant: 'Главный бухгалтер',
    code: 'Код',
    column: 'Графа',
    component: 'Составляющая',
    consolidation: 'Консолидация',
    contents: 'Содержание',
    cover: 'Обложка',
    currency: 'Валюта',
    date: 'Дата',
    defaults: 'Настройки, принятые по умолчанию',
    difference: 'Разница',
    digits:
      'В книге есть суммы длиннее 15 знаков: в файле они записаны точно, но программа таблиц показывает первые 15.',
    director: 'Руководитель',
    draft: 'Черновик',
    draftText: 'Черновик: не опубликовано',
    exact: 'Точно',
    figures: 'Отпечаток показателей',
    filesTitle: 'Исходные файлы',
    file: 'Файл',
    finding: 'Замечание',
    findings: 'Замечания',
    fingerprint: 'Отпечаток',
    flow: 'Движение',
    indicator: 'Показатель',
    inputs: 'Отпечаток исходных данных',
    kind: 'Вид',
    left: 'Первая величина',
    layouts: {
      '1c-osv': 'ОСВ 1С',
      '1c-osv-account': 'ОСВ по счёту 1С',
      canonical: 'таблица книги',
    },
    line: 'Строка',
    movement: 'Движение',
    name: 'Наименование',
    note: 'Прим.',
    of: 'из',
    page: 'Страница',
    partner: 'Контрагент',
    place: 'Место',
    printed: 'Напечатано',
    program: 'Версия программы',
    reportingDate: 'Отчётная дата',
    right: 'Вторая величина',
    rollForwards: 'Движение остатков',
    rounding: 'Округление',
    roundingNote:
      'Строки, которые при печати отличаются от своего округления на единицу, чтобы итоги сходились с суммой строк.',
    row: 'Строка',
    rowCount: 'Строк',
    rows: 'ОСВ',
    rowsOf: 'Оборотно-сальдовые ведомости, строки как прочитаны:',
    sheet: 'Лист',
    signature: 'подпись',
    source: 'Откуда',
    state: 'Состояние',
    states: { passed: 'сходится', warns: 'внимание', blocks: 'не сходится' },
    subconto: 'Аналитика',
    subject: 'Предмет',
    totals: 'Итого в файле',
    transformation: 'Трансформация',
    unpublished: 'не опубликовано',
    withoutOthers: 'нет',
    zero: 'ноль',
  },
  en: {
    about: 'About this close',
    account: 'Account',
    accountsOfGroup: 'Group account',
    advice: 'What to do',
    amount: 'Amount',
    amounts: {
      openingDebit: 'Opening debit',
      openingCredit: 'Opening credit',
      turnoverDebit: 'Turnover debit',
      turnoverCredit: 'Turnover credit',
      closingDebit: 'Closing debit',
      closingCredit: 'Closing credit',
    },
    basis: 'Forms of statements',
    book: 'Book',
    check: 'Check',
    checks: 'Checks',
    chiefAccountant: 'Chief accountant',
    code: 'Code',
    column: 'Column',
    component: 'Component',
    consolidation: 'Consolidation',
    contents: 'Contents',
    cover: 'Cover',
    currency: 'Currency',
    date: 'Date',
    defaults: 'Settings taken by default',
    difference: 'Difference',
    digits:
      'Some amounts have more than 15 digits: the file holds them exactly, a spreadsheet program shows the first 15.',
    director: 'Chief executive',
    draft: 'Draft',
    draftText: 'Draft: not published',
    exact: 'Exact',
    figures: 'Fingerprint of figures',
    filesTitle: 'Source files',
    file: 'File',
    finding: 'Finding',
    findings: 'Findings',
    fingerprint: 'Fingerprint',
    flow: 'Movement',
    indicator: 'Indicator',
    inputs: 'Fingerprint of inputs',
    kind: 'Kind',
    left: 'First figure',
    layouts: {
      '1c-osv': '1C trial balance',
      '1c-osv-account': '1C account balance',
      canonical: 'table of the book',
    },
    line: 'Line',
    movement: 'Movement',
    name: 'Name',
    note: 'Note',
    of: 'of',
    page: 'Page',
    partner: 'Partner',
    place: 'Place',
    printed: 'Printed',
    program: 'Program version',
    reportingDate: 'Reporting date',
    right: 'Second figure',
    rollForwards: 'Roll-forwards',
    rounding: 'Rounding',
    roundingNote:
      'Lines that are printed one unit away from their own rounding, so that totals are the sums of their lines.',
    row: 'Row',
    rowCount: 'Rows',
    rows: 'TB',
    rowsOf: 'Trial balances, rows as read:',
    sheet: 'Sheet',
    signature: 'signature',
    source: 'Source',
    state: 'State',
    states: { passed: 'agrees', warns: 'attention', blocks: 'differs' },
    subconto: 'Analytics',
    subject: 'Subject',
    totals: 'Total of the file',
    transformation: 'Transformation',
    unpublished: 'not published',
    withoutOthers: 'none',
    zero: 'nil',
  },
}

/** Kinds and movements of roll-forwards (book-format.md §5); a word that is not here stands as it is. */
const ROLL: Readonly<Record<string, Text>> = {
  goodwill: { ru: 'Гудвил', en: 'Goodwill' },
  nci: { ru: 'Неконтролирующие доли участия', en: 'Non-controlling interests' },
  'translation-reserve': { ru: 'Резерв курсовых разниц от пересчёта', en: 'Translation reserve' },
  investment: { ru: 'Инвестиции', en: 'Investments' },
  'unrealised-profit': { ru: 'Нереализованная прибыль', en: 'Unrealised profit' },
  'deferred-consideration': { ru: 'Отложенное возмещение', en: 'Deferred consideration' },
  owners: { ru: 'собственники', en: 'owners' },
  opening: { ru: 'на начало', en: 'opening' },
  acquired: { ru: 'приобретено', en: 'acquired' },
  impairment: { ru: 'обесценение', en: 'impairment' },
  disposal: { ru: 'выбытие', en: 'disposal' },
  translation: { ru: 'пересчёт', en: 'translation' },
  profit: { ru: 'прибыль', en: 'profit' },
  oci: { ru: 'прочий совокупный доход', en: 'other comprehensive income' },
  dividends: { ru: 'дивиденды', en: 'dividends' },
  contribution: { ru: 'вклады', en: 'contributions' },
  'change-of-interest': { ru: 'изменение доли', en: 'change of interest' },
  unwinding: { ru: 'проценты', en: 'unwinding of discount' },
  released: { ru: 'списано', en: 'released' },
  other: { ru: 'прочее', en: 'other' },
  closing: { ru: 'на конец', en: 'closing' },
}

export const rollWords = (word: string, language: Language): string => ROLL[word]?.[language] ?? word
