// Source files for the tests over the source itself: what is code in them, and what is comment.

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

export const ROOT = join(import.meta.dirname, '../..')

export interface Source {
  /** Below the project: `src/ledger/facts.ts`. */
  readonly path: string
  readonly text: string
  /** The same length and lines, with comments and the insides of texts blank. */
  readonly code: string
}

export function sourcesOf(folder: string): Source[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .sort()
    .map((name) => {
      const text = readFileSync(join(ROOT, folder, name), 'utf8')
      return { path: `${folder}/${name}`, text, code: codeOf(text) }
    })
}

// In this order: comments, texts, regular expressions (a slash where a value may begin).
const BLANKED = new RegExp(
  [
    /\/\*[\s\S]*?\*\//,
    /\/\/.*/,
    /'(?:\\.|[^'\\\n])*'/,
    /"(?:\\.|[^"\\\n])*"/,
    /`(?:\\[\s\S]|[^`\\])*`/,
    /(?<=[(,=:[!&|?{};\n]\s*)\/(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n])+\/[a-z]*/,
  ]
    .map(({ source }) => source)
    .join('|'),
  'g',
)

const codeOf = (text: string): string => text.replace(BLANKED, (match) => match.replace(/[^\n]/g, ' '))
