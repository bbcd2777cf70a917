// What a line's card says: open now and until when, or when it opens next; and the letter that «написать» begins, headed
// so that the desk reads organisation, number and kind back from it (claims.ts, subjects.ts).

import type { Calendar } from './calendar.ts'
import type { Kind, LineHours } from './types.ts'
import type { Text } from './words.ts'
import { openAt } from './working-time.ts'
import { localText } from './zone.ts'

const WEEKDAYS: readonly Text[] = [
  { ru: 'вс', en: 'Sun' },
  { ru: 'пн', en: 'Mon' },
  { ru: 'вт', en: 'Tue' },
  { ru: 'ср', en: 'Wed' },
  { ru: 'чт', en: 'Thu' },
  { ru: 'пт', en: 'Fri' },
  { ru: 'сб', en: 'Sat' },
]

/**
 * «открыто до 18:00» or «закрыто, откроется пн 30.11.2026 в 10:00», by the clocks of whoever reads.
 * @param at now, ms
 * @param readerZone the reader's time zone
 */
export function openWords(hours: LineHours, calendar: Calendar, at: number, readerZone: string): Text {
  const { open, until } = openAt(hours, calendar, at)
  const [day = '', clock = ''] = localText(until, readerZone).split('T')
  const isToday = localText(at, readerZone).startsWith(day)
  const weekday = WEEKDAYS[new Date(`${day}T00:00:00Z`).getUTCDay()]!
  const date = day.split('-').reverse().join('.')
  const when: Text = isToday
    ? { ru: clock, en: clock }
    : { ru: `${weekday.ru} ${date}, ${clock}`, en: `${weekday.en} ${day}, ${clock}` }
  return open
    ? { ru: `открыто до ${when.ru}`, en: `open until ${when.en}` }
    : { ru: `закрыто, откроется ${when.ru}`, en: `closed, opens ${when.en}` }
}

export interface Asking {
  readonly organisation: string
  readonly licenceNumber: string
  readonly kind: Kind
}

export interface Heading {
  readonly subject: string
  readonly text: string
}

/** First words of a subject by which the kind is known again. */
const KIND_SUBJECTS: Readonly<Record<Kind, Text>> = {
  incident: { ru: 'Инцидент: ', en: 'Incident: ' },
  service: { ru: 'ЗНО: ', en: 'Service request: ' },
  change: { ru: 'ЗНИ: ', en: 'Change request: ' },
  proposal: { ru: 'Предложение: ', en: 'Proposal: ' },
  '': { ru: '', en: '' },
}

const LABELS = {
  organisation: { ru: 'Организация', en: 'Organisation' },
  number: { ru: 'Регистрационный номер', en: 'Registration number' },
} as const

export function headingOf({ kind, licenceNumber, organisation }: Asking, language: keyof Text): Heading {
  return {
    subject: KIND_SUBJECTS[kind][language],
    text: `${LABELS.organisation[language]}: ${organisation}\n${LABELS.number[language]}: ${licenceNumber}\n\n`,
  }
}

/** A link that opens the reader's mail program with the letter begun (RFC 6068). */
export const mailtoOf = (address: string, { subject, text }: Heading): string =>
  `mailto:${encodeURIComponent(address).replace('%40', '@')}?subject=${encodeURIComponent(subject)}` +
  `&body=${encodeURIComponent(text.replaceAll('\n', '\r\n'))}`
