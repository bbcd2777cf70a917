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

export interface ReleaseNotes {
  /** Markdown. */
  readonly ru: string
  readonly en: string
  /** Numbers of requests whose note is missing in a language: the version's notes are not complete. */
  readonly missing: readonly string[]
}

const HEADS: readonly (readonly [readonly Kind[], Text])[] = [
  [['incident', ''], { ru: 'Исправлено', en: 'Fixed' }],
  [['change', 'service'], { ru: 'Изменено', en: 'Changed' }],
  [['proposal'], { ru: 'По предложениям пользователей', en: 'Proposed by users' }],
]

export function releaseNotes(version: string, carried: readonly CarriedRequest[]): ReleaseNotes {
  const inLanguage = (language: keyof Text): string => {
    const parts = HEADS.map(([kinds, head]) => {
      const lines = notesOf(
        carried.filter(({ kind }) => kinds.includes(kind)),
        language,
      )
      return lines.length === 0
        ? ''
        : `## ${head[language]}\n\n${lines.map((line) => `- ${line}`).join('\n')}\n`
    })
    const title = { ru: `Версия ${version}`, en: `Version ${version}` }[language]
    return [`# ${title}\n`, ...parts.filter((part) => part !== '')].join('\n')
  }
  return {
    ru: inLanguage('ru'),
    en: inLanguage('en'),
    missing: carried
      .filter(({ note }) => note.ru.trim() === '' || note.en.trim() === '')
      .map(({ number }) => number),
  }
}

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
