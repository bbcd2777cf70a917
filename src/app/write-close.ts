// Documents of a close written below a folder: everything is made first, then written, so that a failure leaves what
// was there before. The same inputs give the same bytes.

import { mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Text } from '../close/types.ts'
import type { Language } from '../formats/write/amount-text.ts'
import { writeHtml } from '../formats/write/html.ts'
import {
  checksJson,
  type Fingerprint,
  factsCsv,
  fingerprintText,
  rollForwardsCsv,
} from '../formats/write/machine.ts'
import { writePdf } from '../formats/write/pdf.ts'
import type { EntityWorksheet, SubjectOutput } from '../formats/write/types.ts'
import { writeWorkbook } from '../formats/write/workbook.ts'
import type { Book } from '../ledger/book.ts'
import type { Check, Finding } from '../ledger/finding.ts'
import { toJson } from '../statements/json.ts'
import type { StatementSet } from '../statements/types.ts'
import { transformationTable, worksheetOf } from '../statements/worksheet.ts'
import type { DerivedClose } from './close-book.ts'
import type { DerivedStatements } from './derive-statements.ts'
import type { CloseRequest, OutputFormat } from './engine.ts'
import { membersOfClose } from './members.ts'
import { render, renderCheck } from './messages.ts'
import { rowOrigins } from './row-origins.ts'
import { VERSION } from './version.ts'

export interface CloseResult {
  readonly close: DerivedClose
  readonly findings: readonly Finding[]
  readonly fingerprint: Fingerprint
  readonly request: CloseRequest
}

/** What is written in each language. */
export const FOR_PEOPLE = ['xlsx', 'pdf', 'html'] as const

/** Makes the documents of the formats; paths below the output folder. `progress` is told before each, and awaited. */
export async function documentsOfClose(
  result: CloseResult,
  formats: readonly OutputFormat[],
  progress?: (document: string, done: number) => void | Promise<void>,
): Promise<Map<string, Uint8Array>> {
  const { close, fingerprint, request } = result
  const files = new Map<string, Uint8Array>()
  const text = (path: string, content: string): void => {
    files.set(path, new TextEncoder().encode(content))
  }
  const language = close.book.settings.languages[0] ?? 'ru'
  let made = 0
  if (formats.includes('json')) {
    text(
      'statements.json',
      `${JSON.stringify(
        close.derived.map(({ of }) => toJson(of.set)),
        null,
        1,
      )}\n`,
    )
    text(
      'checks.json',
      checksJson(close.checks, (check) => renderCheck(check, language).text),
    )
    text('facts.csv', factsCsv(close.facts))
    text('roll-forwards.csv', rollForwardsCsv(close.derivation.group(close.interval).year.value.rollForwards))
    text('fingerprint.txt', fingerprintText(fingerprint))
  }
  for (const { entity, basis, of } of close.derived) {
    if (request.basis && request.basis !== basis) continue
    if (request.entity && request.entity !== (entity ?? 'group')) continue
    const output = subjectOutput(result, entity, of)
    for (const one of close.book.settings.languages) {
      const stem = `${entity ?? 'group'}_${basis}_${one}`
      for (const format of FOR_PEOPLE.filter((each) => formats.includes(each))) {
        await progress?.(`${stem}.${format}`, made++)
        files.set(`${stem}.${format}`, await forPeople(output, format, one))
      }
    }
  }
  return files
}

export type DocumentFormat = 'xlsx' | 'pdf' | 'html' | 'json'

/** One document of a close: statements of one subject in one basis, and for people in one language. */
export async function documentOf(
  result: CloseResult,
  { entity, of }: DerivedClose['derived'][number],
  format: DocumentFormat,
  language: Language,
): Promise<Uint8Array> {
  if (format === 'json') return new TextEncoder().encode(`${JSON.stringify(toJson(of.set), null, 1)}\n`)
  const output = subjectOutput(result, entity, of)
  return forPeople(output, format, language)
}

async function forPeople(
  output: SubjectOutput,
  format: (typeof FOR_PEOPLE)[number],
  language: Language,
): Promise<Uint8Array> {
  if (format === 'xlsx') return writeWorkbook(output, language)
  return format === 'pdf' ? writePdf(output, language) : writeHtml(output, language)
}

/** What the writers are given of one subject: its own checks and findings, the group with all of them. */
function subjectOutput(result: CloseResult, entity: string | null, of: DerivedStatements): SubjectOutput {
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
    checks: checks.map((check) => ({
      check,
      text: { ru: checkWords(check, of.set, 'ru'), en: checkWords(check, of.set, 'en') },
    })),
    findings: about.map((one) => {
      const [ru, en] = [render(one, 'ru'), render(one, 'en')]
      return { finding: one, text: { ru: ru.text, en: en.text }, advice: { ru: ru.advice, en: en.advice } }
    }),
    balances,
    origins: rowOrigins(close, new Set(balances.map((file) => file.entity))),
    transformations: entity === null ? tables.flatMap((one) => tableOf(one.of)) : [],
    rollForwards: entity === null ? group.year.value.rollForwards : [],
    components: componentsOf(book),
    defaults: defaultsOf(book),
  }
}

function componentsOf({ accounts }: Book): Map<string, Text> {
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

/** Writes all files or none: into a folder beside, then each moved into its place. Gives the paths written. */
export async function writeClose(
  result: CloseResult,
  folder: string,
  formats: readonly OutputFormat[],
): Promise<string[]> {
  const files = await documentsOfClose(result, formats)
  const staging = `${folder.replace(/\/+$/, '')}.writing`
  await rm(staging, { recursive: true, force: true })
  try {
    for (const [path, bytes] of files) {
      await mkdir(dirname(join(staging, path)), { recursive: true })
      await writeFile(join(staging, path), bytes)
    }
    const written: string[] = []
    for (const path of files.keys()) {
      await mkdir(dirname(join(folder, path)), { recursive: true })
      await rename(join(staging, path), join(folder, path))
      written.push(join(folder, path))
    }
    return written
  } finally {
    await rm(staging, { recursive: true, force: true })
  }
}
