import { headingOf, mailtoOf } from '../../../../src/desk/line-card.ts'
import type { Language } from '../../words.ts'

export const LINE_WORDS = {
  openUntil: { ru: 'открыто до', en: 'open until' },
  opensAt: { ru: 'закрыто, откроется', en: 'closed, opens' },
  write: { ru: 'Написать письмо', en: 'Write a letter' },
  hours: { ru: 'Рабочее время', en: 'Working hours' },
  holidays: {
    ru: 'кроме выходных и праздников по производственному календарю',
    en: 'except weekends and holidays of the production calendar',
  },
  weekends: { ru: 'кроме суббот и воскресений', en: 'except Saturdays and Sundays' },
  telephone: { ru: 'Телефон', en: 'Telephone' },
  mail: { ru: 'Почта', en: 'E-mail' },
  noAddress: { ru: 'адрес не задан', en: 'no address is set' },
  letter: { ru: 'Письмо с готовой шапкой', en: 'A letter already headed' },
  promises: { ru: 'Обещанные сроки, рабочее время', en: 'What is promised, working time' },
  reaction: { ru: 'Реакция', en: 'Reaction' },
  solution: { ru: 'Решение', en: 'Solution' },
  priority: { ru: 'Важность инцидента', en: 'Priority of an incident' },
  yearMissing: {
    ru: 'Производственного календаря следующего года ещё нет: сроки через его начало предварительные.',
    en: "Next year's production calendar is not there yet: due times that reach into it are provisional.",
  },
  organisation: { ru: 'Организация', en: 'Organisation' },
  licence: { ru: 'Рег. номер', en: 'Licence number' },
  kind: { ru: 'Вид', en: 'Kind' },
  none: { ru: 'не обещано', en: 'not promised' },
  noLine: {
    ru: 'Линии поддержки у вас нет: администратор добавит вас к организации.',
    en: 'You have no support line yet: an administrator adds you to an organisation.',
  },
} as const satisfies Readonly<Record<string, Readonly<Record<Language, string>>>>

export const LETTER_KINDS = ['incident', 'service', 'change', 'proposal'] as const
export type LetterKind = (typeof LETTER_KINDS)[number]

export interface LetterHead {
  readonly address: string
  readonly organisation: string
  readonly licence: string
  readonly kind: LetterKind
  readonly language: Language
}

/** A letter that the desk reads without asking back: kind first in the subject, organisation and number in the text. */
export const letterAddress = ({ address, kind, language, licence, organisation }: LetterHead): string =>
  mailtoOf(address, headingOf({ kind, licenceNumber: licence, organisation }, language))
