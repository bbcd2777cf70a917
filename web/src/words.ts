// The words of the interface, Russian first, English complete: one catalogue, a key without one of them does not compile.

import { createContext, useContext } from 'react'

export type Language = 'ru' | 'en'

type Words = Readonly<Record<Language, string>>

export const WORDS = {
  product: { ru: 'TrialBalance', en: 'TrialBalance' },
  desk: { ru: 'Рабочий стол', en: 'Desk' },
  balances: { ru: 'Балансы (ОСВ)', en: 'Trial balances' },
  byCompany: { ru: 'По компаниям', en: 'By company' },
  uploading: { ru: 'Загрузка', en: 'Upload' },
  mapping: { ru: 'Соответствие', en: 'Mapping' },
  adjustments: { ru: 'Корректировки', en: 'Adjustments' },
  rates: { ru: 'Курсы валют', en: 'Rates' },
  group: { ru: 'Группа', en: 'Group' },
  intragroup: { ru: 'Внутригрупповые', en: 'Intragroup' },
  reports: { ru: 'Отчёты', en: 'Reports' },
  statements: { ru: 'Отчётность', en: 'Statements' },
  transformation: { ru: 'Трансформация', en: 'Transformation' },
  consolidation: { ru: 'Консолидация', en: 'Consolidation' },
  charts: { ru: 'Графики', en: 'Charts' },
  downloads: { ru: 'Выгрузки', en: 'Downloads' },
  runs: { ru: 'Расчёты', en: 'Runs' },
  saveAs: { ru: 'Сохранить как', en: 'Save as' },
  checks: { ru: 'Проверки', en: 'Checks' },
  support: { ru: 'Поддержка', en: 'Support' },
  bookSetup: { ru: 'Настройка книги', en: 'Book' },
  bookSettings: { ru: 'Параметры', en: 'Settings' },
  companies: { ru: 'Компании', en: 'Companies' },
  ownership: { ru: 'Владение', en: 'Ownership' },
  registers: { ru: 'Все регистры', en: 'All registers' },
  administration: { ru: 'Администрирование', en: 'Administration' },
  sections: { ru: 'Разделы', en: 'Sections' },
  book: { ru: 'Книга', en: 'Book' },
  books: { ru: 'Книги', en: 'Books' },
  people: { ru: 'Люди и роли', en: 'People and roles' },
  installation: { ru: 'Книги, токены, задания', en: 'Books, tokens, jobs' },
  audit: { ru: 'Журнал изменений', en: 'Audit trail' },
  own: { ru: 'Мои настройки', en: 'My settings' },
  period: { ru: 'Период', en: 'Period' },
  previousPeriod: { ru: 'Предыдущий период', en: 'Previous period' },
  nextPeriod: { ru: 'Следующий период', en: 'Next period' },
  entity: { ru: 'Компания', en: 'Entity' },
  wholeGroup: { ru: 'Группа', en: 'Group' },
  basis: { ru: 'Стандарт', en: 'Framework' },
  unit: { ru: 'Единица', en: 'Unit' },
  language: { ru: 'Язык', en: 'Language' },
  theme: { ru: 'Тема', en: 'Theme' },
  statement: { ru: 'Отчёт', en: 'Statement' },
  explanation: { ru: 'Объяснение', en: 'Explanation' },
  madeOf: { ru: 'Из чего состоит', en: 'Made of' },
  agrees: { ru: 'сходится', en: 'agrees' },
  differs: { ru: 'не сходится на', en: 'differs by' },
  close: { ru: 'Закрыть', en: 'Close' },
  back: { ru: 'Шаг назад', en: 'One step back' },
  change: { ru: 'Изменение', en: 'Change' },
  note: { ru: 'Прим.', en: 'Note' },
  zero: { ru: 'ноль', en: 'nil' },
  loading: { ru: 'Загружается', en: 'Loading' },
  changed: {
    ru: 'Страница не открылась: программа обновилась или в ней ошибка. Введённое в другие страницы записано.',
    en: 'The page did not open: the program was updated, or has a fault. What other pages hold is kept.',
  },
  noPage: {
    ru: 'По этому адресу страницы нет: проверьте его или выберите раздел.',
    en: 'No page stands at this address: check it, or choose a section.',
  },
  toBooks: { ru: 'К списку книг', en: 'To the books' },
  openAgain: { ru: 'Открыть заново', en: 'Open again' },
  noBalances: { ru: 'В книге ещё нет ни одной ведомости.', en: 'The book has no trial balance yet.' },
  noStatements: {
    ru: 'Отчётности за этот период нет: ей мешают ошибки, или данных за него нет.',
    en: 'There are no statements for this period: faults stand in their way, or there are no figures of it.',
  },
  whatBlocks: { ru: 'Что мешает', en: 'What stands in the way' },
  uploadBalances: { ru: 'Загрузить ОСВ', en: 'Upload trial balances' },
  retry: { ru: 'Повторить', en: 'Try again' },
  unreachable: {
    ru: 'Сервер не отвечает. Введённое сохранено на странице.',
    en: 'The server does not answer. What you typed is kept on the page.',
  },
  draft: { ru: 'черновик', en: 'draft' },
  blockedState: { ru: 'закрыть мешают ошибки', en: 'errors block the close' },
  noBooks: { ru: 'Книг пока нет.', en: 'There are no books yet.' },
  bas1: { ru: 'МСФО (IAS) 1', en: 'IAS 1' },
  ifrs18: { ru: 'МСФО (IFRS) 18', en: 'IFRS 18' },
} as const satisfies Readonly<Record<string, Words>>

export type Key = keyof typeof WORDS

export const LanguageContext = createContext<Language>('ru')

/** The words of the language in force. */
export function useWords(): (key: Key) => string {
  const language = useContext(LanguageContext)
  return (key) => WORDS[key][language]
}

export function useLanguage(): Language {
  return useContext(LanguageContext)
}
