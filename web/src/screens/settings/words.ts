import type { Language } from '../../words.ts'

type Both = Readonly<Record<Language, string>>

export interface SettingWords {
  readonly title: Both
  readonly help: Both
  readonly values?: Readonly<Record<string, Both>>
}

const setting = (
  ru: string,
  en: string,
  ruHelp: string,
  enHelp: string,
  values: Readonly<Record<string, readonly [ru: string, en: string]>> = {},
): SettingWords => ({
  title: { ru, en },
  help: { ru: ruHelp, en: enHelp },
  values: Object.fromEntries(
    Object.entries(values).map(([word, [russian, english]]) => [word, { ru: russian, en: english }]),
  ),
})

export const FREQUENCIES = {
  year: ['год', 'year'],
  'half-year': ['полугодие', 'half-year'],
  quarter: ['квартал', 'quarter'],
  month: ['месяц', 'month'],
} as const

export const UNITS = {
  '1': ['единицы', 'units'],
  '1000': ['тысячи', 'thousands'],
  '1000000': ['миллионы', 'millions'],
} as const

export const BASES = {
  'ias-1': ['МСФО (IAS) 1', 'IAS 1'],
  'ifrs-18': ['МСФО (IFRS) 18', 'IFRS 18'],
} as const

export const APPROVALS = {
  none: ['без утверждения', 'no approval'],
  'second-person': ['утверждает второй человек', 'a second person approves'],
} as const

export const SETTING_WORDS: Readonly<Record<string, SettingWords>> = {
  name: setting('Название', 'Name', 'Стоит на отчётах.', 'Stands on the statements.'),
  name_en: setting(
    'Название по-английски',
    'Name in English',
    'Для английских отчётов.',
    'For English statements.',
  ),
  parent: setting(
    'Головная компания',
    'Parent',
    'Код компании, чья группа закрывается.',
    'Code of the company whose group is closed.',
  ),
  presentation_currency: setting(
    'Валюта отчётности',
    'Presentation currency',
    'В ней отчёты группы; отчёты компании — в её функциональной валюте.',
    "The group's statements are in it; a company's in its functional currency.",
  ),
  unit: setting(
    'Единица печати',
    'Unit of print',
    'Только для печати: суммы хранятся точно.',
    'For print only: amounts are kept exact.',
    UNITS,
  ),
  languages: setting(
    'Языки документов',
    'Languages',
    'На чём готовятся отчёты.',
    'In which statements are written.',
    {
      ru: ['русский', 'Russian'],
      en: ['английский', 'English'],
    },
  ),
  basis: setting(
    'Стандарт представления',
    'Basis of presentation',
    'Можно оба. По умолчанию МСФО 1, для годов с 2027-го — МСФО 18.',
    'Both may be taken. By default IAS 1, IFRS 18 for years from 2027.',
    BASES,
  ),
  fiscal_year_start: setting(
    'Начало финансового года',
    'Start of the fiscal year',
    'Месяц и день: 01-01.',
    'Month and day: 01-01.',
  ),
  frequency: setting(
    'Как часто закрывается',
    'Frequency',
    'Период закрытия.',
    'How often the book closes.',
    FREQUENCIES,
  ),
  opens_on: setting(
    'Открывается',
    'Opens on',
    'С этой даты события проводятся; раньше — история. Пусто: начало года самой ранней ОСВ.',
    'Events are posted from this date; earlier is history. Empty: the start of the year of the earliest file.',
  ),
  transition_date: setting(
    'Дата перехода на МСФО',
    'Date of transition',
    'Для журналов перехода (МСФО 1).',
    'For journals of transition (IFRS 1).',
  ),
  translation_period: setting(
    'Период пересчёта',
    'Translation period',
    'За какой период берётся средний курс.',
    'Over which period the average rate is taken.',
    {
      'year-to-date': ['с начала года', 'year to date'],
      month: ['месяц', 'month'],
      quarter: ['квартал', 'quarter'],
    },
  ),
  apportionment: setting(
    'Деление года при покупке',
    'Apportionment',
    'Как делится результат года, если компания куплена внутри него.',
    'How the result of a year is divided when a company comes in within it.',
    { days: ['по дням', 'by days'], months: ['по месяцам', 'by months'] },
  ),
  nci_measurement: setting(
    'Оценка НДУ',
    'Measurement of NCI',
    'При приобретении; событие может сказать иначе.',
    'At acquisition; an event may say otherwise.',
    {
      proportionate: ['доля чистых активов', 'share of net assets'],
      'fair-value': ['справедливая стоимость', 'fair value'],
    },
  ),
  indirect_goodwill: setting(
    'Гудвил при косвенном владении',
    'Indirect goodwill',
    'Полностью или в доле головной компании.',
    "In full or in the parent's share.",
    { full: ['полностью', 'in full'], 'parent-share': ['в доле головной', "parent's share"] },
  ),
  group_deferred_tax: setting(
    'Отложенный налог группы',
    'Deferred tax of the group',
    'На разницы, которые есть только у группы.',
    'On differences that only the group has.',
    { yes: ['считать', 'yes'], no: ['не считать', 'no'] },
  ),
  main_activities: setting(
    'Основная деятельность группы',
    'Main activities',
    'Для МСФО 18: инвестирование или финансирование клиентов как основная деятельность.',
    'For IFRS 18: investing, or financing customers, as a main activity.',
    { investing: ['инвестирование', 'investing'], financing: ['финансирование', 'financing'] },
  ),
  approval: setting(
    'Утверждение',
    'Approval',
    'Утвердивший — не автор.',
    'Who approves is not who wrote.',
    APPROVALS,
  ),
  tolerance: setting(
    'Допуск сверки',
    'Tolerance',
    'Какая разница внутригрупповой пары не мешает, в валюте отчётности.',
    'Which difference of an intragroup pair does not block, in presentation currency.',
  ),
  accounts: setting(
    'План счетов группы',
    'Group chart of accounts',
    'standard — тот, что идёт с программой; accounts.csv — свой, начинается с его копии.',
    'standard: the shipped one; accounts.csv: your own, begun as its copy.',
  ),
  layouts: setting(
    'Формы отчётов',
    'Layouts',
    'Где отличаются от обычных: profit-or-loss=имя; …',
    'Where they differ from the usual ones: profit-or-loss=name; …',
  ),
}

/** In the order in which people think of them. */
export const GROUPS: readonly { readonly title: Both; readonly keys: readonly string[] }[] = [
  {
    title: { ru: 'Группа', en: 'Group' },
    keys: ['name', 'name_en', 'parent', 'presentation_currency', 'main_activities'],
  },
  {
    title: { ru: 'Период', en: 'Period' },
    keys: ['fiscal_year_start', 'frequency', 'opens_on', 'transition_date'],
  },
  {
    title: { ru: 'Представление', en: 'Presentation' },
    keys: ['basis', 'unit', 'languages', 'accounts', 'layouts'],
  },
  {
    title: { ru: 'Учётная политика', en: 'Policies' },
    keys: [
      'nci_measurement',
      'indirect_goodwill',
      'group_deferred_tax',
      'translation_period',
      'apportionment',
    ],
  },
  { title: { ru: 'Контроль', en: 'Control' }, keys: ['approval', 'tolerance'] },
]

const WORDS = {
  ru: {
    settings: 'Параметры книги',
    lead: 'Что не задано, берётся по умолчанию и отмечено.',
    byDefault: 'по умолчанию',
    save: 'Записать',
    discard: 'Отказаться от правок',
    changed: 'изменено',
    reset: 'Вернуть по умолчанию',
    stale: 'Пока вы правили, параметры изменил другой. Ваши правки целы: проверьте и запишите снова.',
    saved: 'Записано.',
    leave: 'Правки не записаны. Уйти без них?',
    none: 'нет',
    archive: 'Книга целиком',
    download: 'Выгрузить книгу (zip)',
    archiveHelp: 'Папка книги: её читает командная строка и принимает «Загрузить книгу».',
  },
  en: {
    settings: 'Settings of the book',
    lead: 'What is not given is taken by default, and is marked.',
    byDefault: 'by default',
    save: 'Save',
    discard: 'Discard edits',
    changed: 'changed',
    reset: 'Take the default',
    stale: 'Someone changed the settings while you were editing. Your edits are kept: look and save again.',
    saved: 'Saved.',
    leave: 'Your edits are not saved. Leave without them?',
    none: 'none',
    archive: 'The whole book',
    download: 'Download the book (zip)',
    archiveHelp: 'The folder of the book: the command line reads it, and “Upload a book” takes it.',
  },
} as const satisfies Readonly<Record<Language, Readonly<Record<string, string>>>>

export const settingsWords = (language: Language) => WORDS[language]
