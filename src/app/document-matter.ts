// What documents for people are made of, as plain data that a thread can be handed: what a close gave of one subject, checks
// and findings not yet in words, since putting thousands of them in words takes as long as the document.

import type { Text } from '../close/types.ts'
import type { Language } from '../formats/write/amount-text.ts'
import { writeHtml } from '../formats/write/html.ts'
import type { Fingerprint } from '../formats/write/machine.ts'
import { writePdf } from '../formats/write/pdf.ts'
import type { EntityWorksheet, SubjectOutput } from '../formats/write/types.ts'
import { writeWorkbook } from '../formats/write/workbook.ts'
import type { Book } from '../ledger/book.ts'
import type { Check, Finding } from '../ledger/finding.ts'
import type { StatementSet } from '../statements/types.ts'
import { transformationTable, worksheetOf } from '../statements/worksheet.ts'
import type { DerivedClose } from './close-book.ts'
import type { DerivedStatements } from './derive-statements.ts'
import { membersOfClose } from './members.ts'
import { render, renderCheck } from './messages.ts'
import { rowOrigins } from './row-origins.ts'
import { subjectWords } from './value-words.ts'
import { VERSION } from './version.ts'

/** What is written in each language. */
export const FOR_PEOPLE = ['xlsx', 'pdf', 'html'] as const

export type FormatForPeople = (typeof FOR_PEOPLE)[number]

export interface DocumentMatter extends Omit<SubjectOutput, 'checks' | 'findings'> {
  readonly checks: readonly Check[]
  readonly findings: readonly Finding[]
}

/** How a document comes about: `forPeople` here, or on a thread. */
export type WriteForPeople = (
  matter: DocumentMatter,
  format: FormatForPeople,
  language: Language,
) => Uint8Array | Promise<Uint8Array>

export interface ClosedMatter {
  readonly close: DerivedClose
  readonly findings: readonly Finding[]
  readonly fingerprint: Fingerprint
}

export function forPeople(matter: DocumentMatter, format: FormatForPeople, language: Language): Uint8Array {
  const output = inWords(matter)
  if (format === 'xlsx') return writeWorkbook(output, language)
  return format === 'pdf' ? writePdf(output, language) : writeHtml(output, language)
}

const inWords = (matter: DocumentMatter): SubjectOutput => ({
  ...matter,
  checks: matter.checks.map((check) => ({
    check,
    text: { ru: checkWords(check, matter.set, 'ru'), en: checkWords(check, matter.set, 'en') },
    subject: { ru: subjectWords(check.subject, 'ru'), en: subjectWords(check.subject, 'en') },
  })),
  findings: matter.findings.map((one) => {
    const [ru, en] = [render(one, 'ru'), render(one, 'en')]
    return { finding: one, text: { ru: ru.text, en: en.text }, advice: { ru: ru.advice, en: en.advice } }
  }),
})

/** What the documents of one subject are made of: its own checks and findings, of the group all of them. */
export function matterOf(result: ClosedMatter, entity: string | null, of: DerivedStatements): DocumentMatter {
  const { close, findings, fingerprint } = result
  const { book } = close
  const group = close.derivation.group(close.interval)
  const concerns = (subject: string): boolean =>
    entity === null || subject === entity || subject.startsWith(`${entity} `)
  // The other basis is another document: its statements' checks would be told here of figures that are not here.
  const elsewhere = new Set(close.derived.flatMap((one) => (one.basis === of.set.basis ? [] : one.of.checks)))
  const checks = close.checks.filter(
    (check) =>
      !elsewhere.has(check) &&
      (check.scope === 'group' || check.scope === 'pair' ? entity === null : concerns(check.subject)),
  )
  const about = findings.filter(
    ({ place }) =>
      entity === null || place.subject === entity || (place.file ?? '').startsWith(`balances/${entity}/`),
  )
  const files = book.balances.filter(
    (file) => file.to <= close.interval.to && file.from >= close.interval.from,
  )
  const balances = files.filter((file) =>
    entity === null ? group.input.members.has(file.entity) : file.entity === entity,
  )
  const tables = close.derived.filter((one) => one.basis === of.set.basis && one.entity !== null)
  return {
    book: { ru: book.settings.name, en: book.settings.nameEn || book.settings.name },
    programVersion: VERSION,
    fingerprint,
    set: of.set,
    worksheet: worksheetOf(of.input, membersOfClose(close)),
    checks,
    findings: about,
    balances,
    origins: rowOrigins(close, new Set(balances.map((file) => file.entity))),
    transformations: entity === null ? tables.flatMap((one) => tableOf(one.of)) : [],
    rollForwards: entity === null ? group.year.value.rollForwards : [],
    components: componentsOf(book),
    defaults: defaultsOf(book),
  }
}

/** Words of components of equity: the names of the accounts that hold them. */
export function componentsOf({ accounts }: Book): Map<string, Text> {
  const held = accounts.filter((one) => one.class === 'equity' && one.equityComponent !== '' && one.roleWrite)
  return new Map(held.map((one) => [one.equityComponent, { ru: one.name, en: one.nameEn || one.name }]))
}

/** `unit: 1000`: what book.yaml does not say, and what was taken; `–` for nothing. */
function defaultsOf({ settings }: Book): string[] {
  const values = new Map<string, unknown>(Object.entries(settings))
  return settings.defaults.map((key) => {
    const value = values.get(key.replace(/_(.)/g, (_, letter: string) => letter.toUpperCase()))
    const words = Array.isArray(value) ? value.join(', ') : value
    if (words === '' || words === null || words === undefined) return `${key}: –`
    return typeof words === 'object' ? key : `${key}: ${words}`
  })
}

/** A check in words; a line that it names is called what the statements call it. */
function checkWords(check: Check, set: StatementSet, language: 'ru' | 'en'): string {
  const id = check.values.line
  const label =
    set.statements.flatMap(({ lines }) => lines).find((line) => line.id === id)?.label ??
    set.statements.flatMap(({ columns }) => columns).find((column) => column.id === id)?.label
  const quoted = label && (language === 'ru' ? `«${label.ru}»` : `“${label.en}”`)
  const named = quoted ? { ...check, values: { ...check.values, line: quoted } } : check
  return renderCheck(named, language).text
}

const tableOf = ({ input, set }: DerivedStatements): EntityWorksheet[] =>
  input.entity === null
    ? []
    : [{ entity: set.entity, name: set.entityName, worksheet: transformationTable(input) }]
