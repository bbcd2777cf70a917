// The letter that the card of a line begins, headed so that the desk reads organisation, number and kind back from it
// (claims.ts, subjects.ts).

import type { Kind } from './types.ts'
import type { Text } from './words.ts'

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
