// Notes of a version, from the requests that it carries. They are public, so that nothing of a request is in them but
// what a specialist wrote for them: no number, organisation, author or subject, which are a customer's words.

import type { Kind } from './types.ts'
import type { Text } from './words.ts'

export interface CarriedRequest {
  readonly number: string
  readonly kind: Kind
  /** What changed, in the reader's words; '' : not written yet. */
  readonly note: Text
  /** Votes and merged duplicates of a proposal. */
  readonly votes: number
}

export interface PartOfNotes {
  readonly head: string
  readonly lines: readonly string[]
}

export interface NotesOfVersion {
  readonly parts: readonly PartOfNotes[]
  readonly markdown: string
  readonly html: string
}

export interface ReleaseNotes {
  readonly ru: NotesOfVersion
  readonly en: NotesOfVersion
  /** Numbers of requests whose note is missing in a language: the version's notes are not complete. */
  readonly missing: readonly string[]
}

const HEADS: readonly (readonly [readonly Kind[], Text])[] = [
  [['incident', ''], { ru: 'Исправлено', en: 'Fixed' }],
  [['change', 'service'], { ru: 'Изменено', en: 'Changed' }],
  [['proposal'], { ru: 'По предложениям пользователей', en: 'Proposed by users' }],
]

export function releaseNotes(version: string, carried: readonly CarriedRequest[]): ReleaseNotes {
  const inLanguage = (language: keyof Text): NotesOfVersion => {
    const title = { ru: `Версия ${version}`, en: `Version ${version}` }[language]
    const parts = HEADS.map(([kinds, head]) => ({
      head: head[language],
      lines: notesOf(
        carried.filter(({ kind }) => kinds.includes(kind)),
        language,
      ),
    })).filter(({ lines }) => lines.length > 0)
    return { parts, markdown: markdownOf(title, parts), html: htmlOf(title, parts, language) }
  }
  return {
    ru: inLanguage('ru'),
    en: inLanguage('en'),
    missing: carried
      .filter(({ note }) => note.ru.trim() === '' || note.en.trim() === '')
      .map(({ number }) => number),
  }
}

const markdownOf = (title: string, parts: readonly PartOfNotes[]): string =>
  [
    `# ${title}\n`,
    ...parts.map(({ head, lines }) => `## ${head}\n\n${lines.map((line) => `- ${line}`).join('\n')}\n`),
  ].join('\n')

/** A page that stands alone: notes are words, so that nothing in them is markup. */
function htmlOf(title: string, parts: readonly PartOfNotes[], language: string): string {
  const body = parts.map(({ head, lines }) =>
    [`<h2>${text(head)}</h2>`, '<ul>', ...lines.map((line) => `<li>${text(line)}</li>`), '</ul>'].join('\n'),
  )
  return [
    '<!doctype html>',
    `<html lang="${language}">`,
    `<head><meta charset="utf-8"><title>${text(title)}</title></head>`,
    '<body>',
    `<h1>${text(title)}</h1>`,
    ...body,
    '</body>',
    '</html>\n',
  ].join('\n')
}

const text = (given: string): string =>
  given.replace(/[&<>]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[sign] ?? '')

/** What many asked for comes first; the same note of several requests is one line. */
function notesOf(carried: readonly CarriedRequest[], language: keyof Text): readonly string[] {
  const weights = new Map<string, number>()
  for (const { note, votes } of carried) {
    const line = note[language].replace(/\s+/g, ' ').trim()
    if (line !== '') weights.set(line, (weights.get(line) ?? 0) + 1 + votes)
  }
  return [...weights]
    .sort(([one, heavy], [other, light]) => light - heavy || (one < other ? -1 : 1))
    .map(([line]) => line)
}
