// Documents of a close written below a folder: everything is made first, then written, so that a failure leaves what
// was there before. The same inputs give the same bytes.

import { mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Language } from '../formats/write/amount-text.ts'
import { checksJson, factsCsv, fingerprintText, rollForwardsCsv } from '../formats/write/machine.ts'
import { toJson } from '../statements/json.ts'
import type { DerivedClose } from './close-book.ts'
import { type ClosedMatter, FOR_PEOPLE, forPeople, matterOf, type WriteForPeople } from './document-matter.ts'
import type { CloseRequest, OutputFormat } from './engine.ts'
import { renderCheck } from './messages.ts'

export interface CloseResult extends ClosedMatter {
  readonly request: CloseRequest
}

/**
 * Makes the documents of the formats; paths below the output folder. `progress` is told before each, and awaited.
 * `write`: where what is for people is written.
 */
export async function documentsOfClose(
  result: CloseResult,
  formats: readonly OutputFormat[],
  progress?: (document: string, done: number) => void | Promise<void>,
  write: WriteForPeople = forPeople,
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
    const matter = matterOf(result, entity, of)
    for (const one of close.book.settings.languages) {
      const stem = `${entity ?? 'group'}_${basis}_${one}`
      for (const format of FOR_PEOPLE.filter((each) => formats.includes(each))) {
        await progress?.(`${stem}.${format}`, made++)
        files.set(`${stem}.${format}`, await write(matter, format, one))
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
  write: WriteForPeople = forPeople,
): Promise<Uint8Array> {
  if (format === 'json') return new TextEncoder().encode(`${JSON.stringify(toJson(of.set), null, 1)}\n`)
  return write(matterOf(result, entity, of), format, language)
}

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
