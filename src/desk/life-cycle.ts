// The document of the product's life cycle that customers of a vendor ask for: how faults are mended, how the product is
// developed, who does it, where to turn; filled from a line's settings. What the settings do not say is marked in the
// text and listed, never left out.

import type { DeskDays, Kind, LineHours, Priority, Targets } from './types.ts'
import { KIND_WORDS, PRIORITY_WORDS, type Text } from './words.ts'

export interface LifeCycleSettings {
  readonly product: string
  readonly version: string
  readonly line: string
  readonly telephone: string
  readonly addresses: readonly string[]
  readonly hours: LineHours
  readonly targets: Targets
  readonly days: DeskDays
  /** Sections in the vendor's words; '' : not written. */
  readonly mending: string
  readonly development: string
  readonly staff: string
  readonly contacts: string
}

export interface LifeCycle {
  /** Markdown. */
  readonly text: string
  /** Settings that are not given, by name. */
  readonly missing: readonly string[]
}

const KINDS: readonly Exclude<Kind, ''>[] = ['incident', 'service', 'change', 'proposal']
const PRIORITIES: readonly Priority[] = [1, 2, 3, 4]
const FREE = ['mending', 'development', 'staff', 'contacts'] as const

export function lifeCycle(settings: LifeCycleSettings, language: keyof Text): LifeCycle {
  const missing: string[] = FREE.filter((name) => settings[name].trim() === '')
  if (settings.telephone.trim() === '') missing.push('telephone')
  if (settings.addresses.length === 0) missing.push('addresses')
  const blank = { ru: '*[не заполнено]*', en: '*[not filled in]*' }[language]
  const given = (text: string): string => (text.trim() === '' ? blank : text.trim())
  return { text: { ru: inRussian, en: inEnglish }[language](settings, given), missing }
}

type Given = (text: string) => string

function inRussian(settings: LifeCycleSettings, given: Given): string {
  const { days, hours, line, product, version } = settings
  return `# Жизненный цикл программы ${product}

Версия программы ${version}.

## Устранение неисправностей

Неисправность устраняется полным обновлением модулей программы или специалистом по обращению пользователя. Каждое
обращение регистрируется и получает номер; в нём указываются организация и регистрационный номер лицензионного договора.

${given(settings.mending)}

${targetTable(settings.targets, 'ru')}

Сроки считаются в рабочем времени линии: ${hours.opens}–${hours.closes} (${hours.zone})${calendarWords(hours, 'ru')}. Пока
линия ждёт ответа пользователя, срок решения не идёт. Напоминания: через ${days.remindAfter.join(' и ')} раб. дн.
ожидания; через ${days.giveUpAfter} раб. дн. обращение завершается с уведомлением. Решённое обращение закрывается
пользователем или через ${days.closeAfter} раб. дн.; закрытое открывается снова в течение ${days.reopenWithin} раб. дн.

## Развитие

Пользователь влияет на программу предложением. Оно рассматривается; решение записывается с ожидаемым эффектом, затратами
и причиной. Принятое входит в выпуск, о чём автор извещается.

${given(settings.development)}

## Персонал

${given(settings.staff)}

## Контакты

Линия поддержки: ${line}. Телефон: ${given(settings.telephone)}. Адреса: ${given(settings.addresses.join(', '))}.

${given(settings.contacts)}
`
}

function inEnglish(settings: LifeCycleSettings, given: Given): string {
  const { days, hours, line, product, version } = settings
  return `# Life cycle of ${product}

Version of the program ${version}.

## Mending of faults

A fault is mended by a full update of the program's modules, or by a specialist on a user's request. Every request is
registered and gets a number; it names the organisation and the registration number of its licence agreement.

${given(settings.mending)}

${targetTable(settings.targets, 'en')}

Times are working time of the line: ${hours.opens}–${hours.closes} (${hours.zone})${calendarWords(hours, 'en')}. The solution
time stands still while the line waits for the user. Reminders after ${days.remindAfter.join(' and ')} working days of
waiting; after ${days.giveUpAfter} the request is ended with a notice. A solved request is closed by the user or after
${days.closeAfter} working days; a closed one is opened again within ${days.reopenWithin} working days.

## Development

Users influence the program by proposals. Each is reviewed; the decision is recorded with its effect, cost and reason. What
is accepted is carried by a release, and its author is told.

${given(settings.development)}

## Staff

${given(settings.staff)}

## Contacts

Support line: ${line}. Telephone: ${given(settings.telephone)}. Addresses: ${given(settings.addresses.join(', '))}.

${given(settings.contacts)}
`
}

function calendarWords({ calendar, shortDays }: LineHours, language: keyof Text): string {
  const days: Text =
    calendar === ''
      ? { ru: ', с понедельника по пятницу', en: ', Monday to Friday' }
      : {
          ru: ', кроме выходных и праздничных дней производственного календаря',
          en: ', except weekends and holidays of the production calendar',
        }
  const short: Text =
    shortDays === 'hour-less'
      ? { ru: '; в сокращённые дни на час меньше', en: '; an hour less on shortened days' }
      : { ru: '', en: '' }
  return `${days[language]}${short[language]}`
}

function targetTable(targets: Targets, language: keyof Text): string {
  const head = { ru: 'Вид | Важность | Реакция | Решение', en: 'Kind | Priority | Reaction | Solution' }
  const rows = KINDS.flatMap((kind) =>
    PRIORITIES.map((priority) => {
      const { reaction, solution } = targets[kind][priority]
      const cells = [
        KIND_WORDS[kind][language],
        PRIORITY_WORDS[priority][language],
        span(reaction, language),
        span(solution, language),
      ]
      return `| ${cells.join(' | ')} |`
    }),
  )
  return [`| ${head[language]} |`, '|---|---|---|---|', ...rows].join('\n')
}

/** Minutes of working time as people say them. */
function span(minutes: number | null, language: keyof Text): string {
  if (minutes === null) return { ru: 'по решению', en: 'as decided' }[language]
  const hours = Math.floor(minutes / 60)
  const rest = minutes % 60
  const [hourWord, minuteWord] = language === 'ru' ? ['ч', 'мин'] : ['h', 'min']
  return [hours > 0 ? `${hours} ${hourWord}` : '', rest > 0 || hours === 0 ? `${rest} ${minuteWord}` : '']
    .filter((part) => part !== '')
    .join(' ')
}
