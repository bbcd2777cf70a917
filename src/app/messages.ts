// Findings and checks in the words of the user's language: all catalogues as one. Every folder keeps its own
// `messages.ts`; a code stands in one of them only (messages.test.ts holds both).

import { IntlMessageFormat } from 'intl-messageformat'
import { ENTITY_MESSAGES } from '../close/entity/messages.ts'
import { GROUP_MESSAGES } from '../close/group/messages.ts'
import { MAP_MESSAGES } from '../close/map/messages.ts'
import { BOOK_MESSAGES } from '../formats/book/messages.ts'
import { OSV_MESSAGES } from '../formats/osv/messages.ts'
import { FILE_MESSAGES } from '../formats/table/messages.ts'
import {
  assert,
  type Catalogue,
  type Check,
  type Finding,
  type Message,
  type Place,
} from '../ledger/finding.ts'
import { STATEMENT_MESSAGES } from '../statements/messages.ts'
import { STORE_MESSAGES } from '../store/messages.ts'
import { PERSON_MESSAGES } from '../store/people-messages.ts'
import { JOURNAL_MESSAGES } from './adjustments/messages.ts'
import { CLOSE_MESSAGES } from './close-messages.ts'
import { MAIL_MESSAGES } from './desk/mail/messages.ts'
import { DESK_MESSAGES } from './desk/messages.ts'
import { DISCUSSION_MESSAGES } from './discussion/messages.ts'
import { PEOPLE_MESSAGES } from './people-messages.ts'
import { SERVER_MESSAGES } from './server-messages.ts'
import { UPLOAD_MESSAGES } from './uploads/messages.ts'
import { valueWords } from './value-words.ts'
import { APP_MESSAGES } from './words.ts'

export type Language = 'ru' | 'en'

export const CATALOGUES: Readonly<Record<string, Catalogue>> = {
  'src/app/adjustments/messages.ts': JOURNAL_MESSAGES,
  'src/app/discussion/messages.ts': DISCUSSION_MESSAGES,
  'src/app/close-messages.ts': CLOSE_MESSAGES,
  'src/app/desk/mail/messages.ts': MAIL_MESSAGES,
  'src/app/desk/messages.ts': DESK_MESSAGES,
  'src/app/server-messages.ts': SERVER_MESSAGES,
  'src/app/uploads/messages.ts': UPLOAD_MESSAGES,
  'src/app/people-messages.ts': PEOPLE_MESSAGES,
  'src/app/words.ts': APP_MESSAGES,
  'src/close/entity/messages.ts': ENTITY_MESSAGES,
  'src/close/group/messages.ts': GROUP_MESSAGES,
  'src/close/map/messages.ts': MAP_MESSAGES,
  'src/formats/book/messages.ts': BOOK_MESSAGES,
  'src/formats/osv/messages.ts': OSV_MESSAGES,
  'src/formats/table/messages.ts': FILE_MESSAGES,
  'src/statements/messages.ts': STATEMENT_MESSAGES,
  'src/store/messages.ts': STORE_MESSAGES,
  'src/store/people-messages.ts': PERSON_MESSAGES,
}

const MESSAGES = new Map(Object.values(CATALOGUES).flatMap((catalogue) => Object.entries(catalogue)))

export interface Rendered {
  readonly code: string
  readonly severity: Finding['severity']
  readonly place: Place
  /** The place as a person reads it: `balances/SEV/2025.xlsx, лист «TB», строка 214, столбец D`; '' without one. */
  readonly where: string
  readonly text: string
  readonly advice: string
}

export function render(finding: Finding, language: Language): Rendered {
  const { code, place, severity } = finding
  const message = messageOf(code, language)
  const values = valuesOf(place, finding.values)
  const text = format(message.text, language, values)
  // A sentence that opens with what it is about needs no heading that says the same.
  const told = !place.file && place.subject !== undefined && text.startsWith(`${place.subject}: `)
  return {
    code,
    severity,
    place,
    where: told ? '' : placeText(place, language),
    text,
    advice: format(message.advice, language, values),
  }
}

/** A check in words: what it compares, for whom, and what to do when it fails. */
export function renderCheck(check: Check, language: Language): Message {
  const { difference, left, right, subject } = check
  const message = messageOf(check.id, language)
  const values = { ...valuesOf({ subject }, check.values), left, right, difference }
  return { text: format(message.text, language, values), advice: format(message.advice, language, values) }
}

export const isKnownCode = (code: string): boolean => MESSAGES.has(code)

/** What the message of a finding names in braces and the finding does not give: a mistake of ours, seen by tests. */
export function missingValues(finding: Finding): string[] {
  const given = valuesOf(finding.place, finding.values)
  const missing = new Set<string>()
  for (const language of ['ru', 'en'] as const) {
    const message = messageOf(finding.code, language)
    for (const text of [message.text, message.advice]) {
      for (const name of namesIn(formatter(text, language).getAst())) if (!(name in given)) missing.add(name)
    }
  }
  return [...missing].sort()
}

function messageOf(code: string, language: Language): Message {
  const entry = MESSAGES.get(code)
  assert(entry !== undefined, `no catalogue has the code ${code}`)
  return entry[language]
}

const valuesOf = (place: Place, values: Readonly<Record<string, string>>): Record<string, string> => ({
  file: place.file ?? '',
  sheet: place.sheet ?? '',
  row: place.row === undefined ? '' : String(place.row),
  column: place.column ?? '',
  value: place.value ?? '',
  subject: place.subject ?? '',
  ...values,
})

/** A message that lacks a value shows its name in braces: better than no message at all. */
function format(text: string, language: Language, values: Record<string, string>): string {
  const message = formatter(text, language)
  const all: Record<string, string> = {}
  for (const [name, value] of Object.entries(values)) {
    const isQuoted = new RegExp(`[«"“]\\{${name}\\}[»"”]`).test(text)
    all[name] = valueWords(name, value, language, isQuoted)
  }
  for (const name of namesIn(message.getAst())) if (!(name in all)) all[name] = `{${name}}`
  return String(message.format(all))
}

const formatters = new Map<string, IntlMessageFormat>()

export function formatter(text: string, language: Language): IntlMessageFormat {
  const key = `${language} ${text}`
  const known = formatters.get(key)
  if (known) return known
  const made = new IntlMessageFormat(text, language, undefined, { ignoreTag: true })
  formatters.set(key, made)
  return made
}

/** Names of arguments in a parsed message, those inside plural and select too. */
function namesIn(parsed: unknown): string[] {
  if (Array.isArray(parsed)) return parsed.flatMap(namesIn)
  if (typeof parsed !== 'object' || parsed === null) return []
  const { type, value, options } = { type: 0, value: '', options: {}, ...parsed }
  const inner = Object.values(options).flatMap((option) =>
    typeof option === 'object' && option !== null && 'value' in option ? namesIn(option.value) : [],
  )
  // 0 is plain text, 7 the # of a plural: both name nothing.
  return type === 0 || type === 7 ? inner : [value, ...inner]
}

const PLACE: Readonly<Record<Language, { sheet: (name: string) => string; row: string; column: string }>> = {
  ru: { sheet: (name) => `лист «${name}»`, row: 'строка', column: 'столбец' },
  en: { sheet: (name) => `sheet “${name}”`, row: 'row', column: 'column' },
}

export function placeText(place: Place, language: Language): string {
  const words = PLACE[language]
  const parts = [place.file ?? place.subject ?? '']
  if (place.sheet) parts.push(words.sheet(place.sheet))
  if (place.row !== undefined) parts.push(`${words.row} ${place.row}`)
  if (place.column) parts.push(`${words.column} ${place.column}`)
  return parts.filter((part) => part !== '').join(', ')
}
