// What of a request leaves for the vendor's line: its subject, its description and the words of its public thread, and
// files of that thread, and what the author consented to. Not notes, which this file cannot reach, nor their files; not
// addresses of people; not what came from there.

import { headingOf } from '../../../desk/line-card.ts'
import { extractName } from '../../../store/desk/forwarded-files.ts'
import type { MessageRow, RequestRow } from '../../../store/desk/requests.ts'
import { messagesOf } from '../../../store/desk/thread.ts'
import type { DeskUnit } from '../../../store/desk/unit.ts'

export interface Leaving {
  /** Words of people, in the order in which they were written. */
  readonly messages: readonly MessageRow[]
  /** All up to this place in the thread has been looked at. */
  readonly through: bigint
}

/** At most so many messages in one step; the rest goes in the next. */
const MOST = 50

export async function leavingAfter(unit: DeskUnit, request: string, after: bigint): Promise<Leaving> {
  const all = (await messagesOf(unit, request)).filter(({ sequence }) => sequence > after).slice(0, MOST)
  return { messages: all.filter(isOurs), through: all.at(-1)?.sequence ?? after }
}

const isOurs = ({ channel, is_automatic, side }: MessageRow): boolean =>
  side !== 'program' && !is_automatic && channel !== 'forwarded'

/** What goes by letter: words, and extracts that lie beside it. */
interface LetterMatter {
  readonly messages: readonly MessageRow[]
  readonly consents: readonly { readonly hash: string; readonly until: Date }[]
}

/** A letter that the vendor's line reads as one of its customer's: organisation, agreement and kind as it knows them. */
export function firstLetter(row: RequestRow, { consents, messages }: LetterMatter) {
  const { author_name, description, kind, licence_number, number, organisation_name, subject } = row
  const { subject: begins, text } = headingOf(
    { kind, licenceNumber: licence_number, organisation: organisation_name },
    'ru',
  )
  const body = [`${text}${OUR_NUMBER}: ${number}`, spoken(author_name, description), ...messages.map(told)]
  return { subject: `${begins}${subject}`, text: [...body, ...consents.map(extractWords)].join('\n\n') }
}

export const nextLetter = ({ number, subject }: RequestRow, { consents, messages }: LetterMatter) => ({
  subject: `Re: ${subject} (${number})`,
  text: [...messages.map(told), ...consents.map(extractWords)].join('\n\n') || FILES_ALONE,
})

/** A letter cannot be taken back: whoever gets it is told until when it may be kept. */
const extractWords = ({ hash, until }: LetterMatter['consents'][number]): string => {
  const day = until.toISOString().slice(0, 10)
  return (
    `${extractName(hash)}: выдержка с согласия автора, после ${day} её нужно удалить / ` +
    `an extract that its author consented to, to be deleted after ${day} (SHA-256 ${hash})`
  )
}

const FILES_ALONE = 'Файлы к обращению / Files of the request'

const OUR_NUMBER = 'Наш номер / Our number'

const told = ({ author_name, text }: MessageRow): string => spoken(author_name, text)
const spoken = (name: string, text: string): string => (name === '' ? text : `${name}:\n${text}`)
