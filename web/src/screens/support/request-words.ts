// How a request's state reads in a list and in its thread.

import { clockRuns, STATES } from '../../../../src/desk/transitions.ts'
import type { State as DeskState, Kind } from '../../../../src/desk/types.ts'
import { ACT_WORDS, KIND_WORDS, PRIORITY_WORDS, stateWords } from '../../../../src/desk/words.ts'
import type { State as Sign } from '../../parts/state-sign.tsx'
import type { Language } from '../../words.ts'
import type { Listed, ThreadItem } from './desk-api.ts'
import { dayOf, inShort } from './time.ts'
import type { SupportKey } from './words.ts'

type Words = (key: SupportKey) => string

const SIGNS: Readonly<Partial<Record<DeskState, Sign>>> = {
  new: 'open',
  draft: 'open',
  solved: 'done',
  closed: 'done',
  released: 'done',
  reviewed: 'done',
  accepted: 'done',
  rejected: 'none',
  duplicate: 'none',
  postponed: 'none',
  'rolled-back': 'warns',
}

export const signOf = (state: DeskState): Sign => SIGNS[state] ?? 'wait'

const SHORT: Readonly<Record<Kind, Readonly<Record<Language, string>>>> = {
  incident: KIND_WORDS.incident,
  service: { ru: 'Услуга', en: 'Service' },
  change: { ru: 'Изменение', en: 'Change' },
  proposal: KIND_WORDS.proposal,
  '': KIND_WORDS[''],
}

export const shortKind = (kind: Kind, language: Language): string => SHORT[kind][language]

export interface Told {
  readonly sign: Sign
  readonly word: string
}

/** Of a row of the list: whose turn it is, what is left, since when it is done. */
export function rowTold(row: Listed, words: Words, language: Language, ofLine: boolean): Told {
  const { closedAt, isLate, kind, leftMs, solvedAt, state } = row
  const word = stateWords(kind, state)[language]
  if (state === 'waiting')
    return ofLine
      ? { sign: 'wait', word: words('waitsForCustomer') }
      : { sign: 'warns', word: words('waitsForYou') }
  if (state === 'released' && row.implementedIn) return { sign: 'done', word: `${word} ${row.implementedIn}` }
  const done = closedAt ?? solvedAt
  if (done !== null) return { sign: signOf(state), word: `${word} ${dayOf(done, language)}` }
  if (isLate)
    return {
      sign: 'blocks',
      word: leftMs !== null && leftMs < 0 ? `${words('lateBy')} ${inShort(leftMs, language)}` : words('late'),
    }
  return { sign: signOf(state), word: leftMs === null ? word : `${word}, ${inShort(leftMs, language)}` }
}

type EventItem = Extract<ThreadItem, { what: 'event' }>

const EVENTS: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  registered: { ru: 'Зарегистрировано', en: 'Registered' },
  assigned: { ru: 'Исполнитель', en: 'Given to' },
  queue: { ru: 'Очередь', en: 'Queue' },
  topic: { ru: 'Область', en: 'Area' },
  kind: { ru: 'Вид', en: 'Kind' },
  priority: { ru: 'Важность', en: 'Priority' },
  impact: { ru: 'Кого касается', en: 'Whom it concerns' },
  urgency: { ru: 'Срочность', en: 'Urgency' },
  due: { ru: 'Срок пересчитан', en: 'Due time computed anew' },
  breach: { ru: 'Срок пропущен', en: 'Due time missed' },
  linked: { ru: 'Связано', en: 'Linked' },
  unlinked: { ru: 'Связь снята', en: 'Unlinked' },
  'follow-up': { ru: 'Продолжено в обращении', en: 'Goes on as request' },
  participant: { ru: 'Участник', en: 'Participant' },
  'participant-added': { ru: 'Добавлен участник', en: 'Participant added' },
  'participant-removed': { ru: 'Участник убран', en: 'Participant removed' },
  original: { ru: 'Исходное обращение', en: 'The original request' },
  consent: { ru: 'Приложена выдержка', en: 'An extract was attached' },
  rated: { ru: 'Оценка', en: 'Rating' },
  score: { ru: 'Оценка', en: 'Rating' },
  forwarded: { ru: 'Передано поставщику', en: 'Forwarded to the vendor' },
  vendor: { ru: 'У поставщика', en: 'At the vendor' },
  version: { ru: 'Версия', en: 'Version' },
  organisation: { ru: 'Организация', en: 'Organisation' },
  'licence-number': { ru: 'Рег. номер', en: 'Licence number' },
  undelivered: { ru: 'Письмо не доставлено', en: 'A letter was not delivered' },
  grey: { ru: 'Автоматическое письмо', en: 'An automatic letter' },
}

/** Which time was missed, and of what a request is linked to another: names of the data, as people read them. */
const NAMES: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  reaction: { ru: 'реакция', en: 'reaction' },
  solution: { ru: 'решение', en: 'solution' },
  'duplicate-of': { ru: 'дубликат', en: 'a duplicate' },
  'caused-by': { ru: 'причина', en: 'the cause' },
  related: { ru: 'похожее', en: 'related' },
  implements: { ru: 'изменение', en: 'the change' },
  structure: { ru: 'без сумм', en: 'without amounts' },
  amounts: { ru: 'с суммами', en: 'with amounts' },
}

const isKind = (text: string): text is Kind => text in KIND_WORDS
const EVERY_STATE: ReadonlySet<string> = new Set(Object.values(STATES).flat())
const isState = (text: string): text is DeskState => EVERY_STATE.has(text)
const isAct = (text: string): text is keyof typeof ACT_WORDS => text in ACT_WORDS

function valueText(what: string, value: string, kind: Kind, language: Language): string {
  if (what === 'breach' || what.endsWith('linked') || what === 'consent')
    return NAMES[value]?.[language] ?? value
  if (what === 'kind' && isKind(value)) return SHORT[value][language]
  if (what === 'registered' && isKind(value)) return SHORT[value][language]
  if (what === 'priority' && /^[1-4]$/.test(value)) {
    const priorities: Readonly<Record<string, Readonly<Record<Language, string>>>> = PRIORITY_WORDS
    return priorities[value]?.[language] ?? value
  }
  if (what === 'original' && isState(value)) return stateWords(kind, value)[language]
  return value
}

/** An event in words: a change of state with what the clock does, any other with before and after. */
export function eventText(event: EventItem, kind: Kind, words: Words, language: Language): string {
  const { after, before, event: what, reason } = event
  const because = reason ? ` ${words('reason')}: ${reason}` : ''
  if (isAct(what)) {
    if (before === after || !isState(before) || !isState(after))
      return `${ACT_WORDS[what][language]}.${because}`
    const clock =
      clockRuns(kind, before) === clockRuns(kind, after)
        ? ''
        : ` ${words(clockRuns(kind, after) ? 'clockGoes' : 'clockStops')}`
    return `${words('status')}: ${stateWords(kind, after)[language]}.${clock}${because}`
  }
  const name = EVENTS[what]?.[language] ?? what
  const [old, now] = [valueText(what, before, kind, language), valueText(what, after, kind, language)]
  const change = old && now ? `: ${old} → ${now}` : now || old ? `: ${now || old}` : ''
  return `${name}${change}.${because}`
}
