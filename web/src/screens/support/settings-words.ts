import { type Language, useLanguage } from '../../words.ts'

const WORDS = {
  settings: { ru: 'Настройка поддержки', en: 'Settings of the desk' },
  lines: { ru: 'Линии', en: 'Lines' },
  organisations: { ru: 'Организации', en: 'Organisations' },
  roles: { ru: 'Роли', en: 'Roles' },
  mailboxes: { ru: 'Почтовые ящики', en: 'Mailboxes' },
  forward: { ru: 'Передача поставщику', en: 'Forwarding' },
  forwardBy: { ru: 'Передавать обращения поставщику', en: 'Forward requests to the vendor' },
  forwardNone: { ru: 'нет', en: 'no' },
  forwardMail: { ru: 'письмом', en: 'by letter' },
  forwardApi: { ru: 'через API', en: 'over the API' },
  forwardAddress: { ru: 'Адрес линии поставщика', en: 'Address of the vendor’s line' },
  forwardUrl: {
    ru: 'Адрес установки поставщика, https://…',
    en: 'Address of the vendor’s installation, https://…',
  },
  forwardCode: { ru: 'Наш код у поставщика', en: 'Our code at the vendor’s' },
  forwardToken: { ru: 'Токен поставщика', en: 'Token of the vendor' },
  forwardAlways: { ru: 'Передавать каждое новое обращение сразу', en: 'Forward each new request at once' },
  calendar: { ru: 'Календарь', en: 'Calendar' },
  name: { ru: 'Название', en: 'Name' },
  zone: { ru: 'Часовой пояс', en: 'Time zone' },
  opens: { ru: 'Открывается', en: 'Opens' },
  closes: { ru: 'Закрывается', en: 'Closes' },
  calendarName: { ru: 'Производственный календарь', en: 'Production calendar' },
  calendarNone: { ru: 'без праздников', en: 'without holidays' },
  calendarRu: { ru: 'российский', en: 'Russian' },
  shortDays: { ru: 'Сокращённые дни', en: 'Shortened days' },
  asOthers: { ru: 'как остальные', en: 'as others' },
  hourLess: { ru: 'на час меньше', en: 'an hour less' },
  telephone: { ru: 'Телефон', en: 'Telephone' },
  services: { ru: 'Каталог услуг, по одной в строке', en: 'Catalogue of services, one a line' },
  addresses: { ru: 'Адреса почты, через запятую', en: 'E-mail addresses, apart by commas' },
  about: { ru: 'О линии', en: 'About the line' },
  staff: { ru: 'Персонал', en: 'Staff' },
  development: { ru: 'Развитие', en: 'Development' },
  mending: { ru: 'Устранение неисправностей', en: 'Mending of faults' },
  contacts: { ru: 'Контакты', en: 'Contacts' },
  targets: {
    ru: 'Обещанные сроки, минуты рабочего времени; пусто — не обещано',
    en: 'Targets, working minutes; empty: none',
  },
  reaction: { ru: 'реакция', en: 'reaction' },
  solution: { ru: 'решение', en: 'solution' },
  days: { ru: 'Рабочие дни', en: 'Working days' },
  remindAfter: { ru: 'Напоминать через, через запятую', en: 'Remind after, apart by commas' },
  giveUpAfter: { ru: 'Завершать без ответа через', en: 'End without an answer after' },
  closeAfter: { ru: 'Закрывать решённое через', en: 'Close what is solved after' },
  reopenWithin: { ru: 'Открывать снова в течение', en: 'Reopen within' },
  document: { ru: 'Жизненный цикл', en: 'Life cycle' },
  print: { ru: 'Напечатать', en: 'Print' },
  saveMarkdown: { ru: 'Сохранить как Markdown', en: 'Save as Markdown' },
  missing: { ru: 'В настройке линии не заполнено', en: 'Not filled in in the settings of the line' },
  partHours: { ru: 'Часы и связь', en: 'Hours and contact' },
  partCard: { ru: 'Карточка линии', en: 'Card of the line' },
  partDocument: { ru: 'Для документа жизненного цикла', en: 'For the life-cycle document' },
  addLine: { ru: 'Добавить линию', en: 'Add a line' },
  lineCode: {
    ru: 'Код линии: латинские буквы, цифры, дефис',
    en: 'Code of the line: letters, digits, hyphen',
  },
  forwardWhat: {
    ru: 'Поставщику уходят описание, переписка и то, на что автор дал согласие; внутренние заметки не уходят никогда. Ответ поставщика возвращается в переписку.',
    en: 'The vendor gets the description, the thread and what the author consented to; internal notes are never sent. The vendor’s answer comes back into the thread.',
  },
  forwardOff: { ru: 'Обращения остаются в этой установке.', en: 'Requests stay in this installation.' },
  tokenKept: { ru: 'Токен записан; пусто — прежний.', en: 'The token is kept; empty: as it is.' },
  tokenHint: {
    ru: 'Токен выдаёт поставщик, область «поддержка».',
    en: 'The vendor issues it, for its support.',
  },
  codeHint: {
    ru: 'Пусто, если токен одной организации.',
    en: 'Empty where the token serves one organisation.',
  },
  noOrganisations: { ru: 'Организаций пока нет.', en: 'There are no organisations yet.' },
  save: { ru: 'Записать', en: 'Save' },
  saved: { ru: 'Записано', en: 'Saved' },
  cancel: { ru: 'Отмена', en: 'Cancel' },
  add: { ru: 'Добавить', en: 'Add' },
  code: { ru: 'Код (стоит в номерах)', en: 'Code (stands in numbers)' },
  licence: { ru: 'Рег. номер лицензионного договора', en: 'Licence agreement number' },
  validTo: { ru: 'Действует до', en: 'Valid until' },
  domains: { ru: 'Почтовые домены, через запятую', en: 'Mail domains, apart by commas' },
  line: { ru: 'Линия', en: 'Line' },
  person: { ru: 'Кто', en: 'Who' },
  role: { ru: 'Роль', en: 'Role' },
  of: { ru: 'Где', en: 'Where' },
  noRoles: { ru: 'нет, дать роль', en: 'none, give a role' },
  remove: { ru: 'Убрать', en: 'Remove' },
  onlyAdministrator: {
    ru: 'Роли в поддержке даёт администратор установки.',
    en: 'Roles at the desk are given by the administrator.',
  },
  year: { ru: 'Год', en: 'Year' },
  status: { ru: 'Состояние', en: 'State' },
  final: { ru: 'окончательный', en: 'final' },
  preliminary: { ru: 'предварительный', en: 'preliminary' },
  source: { ru: 'Источник', en: 'Source' },
  daysOff: { ru: 'Выходные с понедельника по пятницу', en: 'Days off, Monday to Friday' },
  workingWeekends: { ru: 'Рабочие субботы и воскресенья', en: 'Worked weekends' },
  shortened: { ru: 'Сокращённые дни', en: 'Shortened days' },
  addYear: { ru: 'Внести год', en: 'Enter a year' },
  datesHint: {
    ru: 'даты через запятую или с новой строки: 2027-01-08',
    en: 'dates apart by commas or lines: 2027-01-08',
  },
} as const satisfies Readonly<Record<string, Readonly<Record<Language, string>>>>

export type SettingsKey = keyof typeof WORDS

export function useSettingsWords(): (key: SettingsKey) => string {
  const language = useLanguage()
  return (key) => WORDS[key][language]
}

/** «a, b» and lines as a list. */
export const listOf = (text: string): string[] =>
  text
    .split(/[\s,;]+/)
    .map((one) => one.trim())
    .filter(Boolean)
