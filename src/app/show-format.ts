// The format of a book as the program knows it: files with their columns, words, the table of statement lines
// (book-format.md §1). What stands here is read from the tables that the readers and layouts themselves work by.

import { BALANCE_SCHEMA, CHART_SCHEMA, SCHEMAS } from '../formats/book/schema.ts'
import { SETTINGS_FORMAT } from '../formats/book/settings.ts'
import {
  CLASSES,
  CONSIDERATION_KINDS,
  ELIMINATIONS,
  FLOWS,
  INDICATORS,
  JOURNAL_KINDS,
  JOURNAL_STATES,
  MEASURES,
  METHODS,
  OWNERSHIP_EVENTS,
  ROLES,
  TEMPLATES,
} from '../ledger/words.ts'
import { type ShippedLine, STATEMENT_LINES } from '../statements/layout/shipped.ts'

export interface FormatOfFile {
  readonly path: string
  readonly columns: readonly {
    readonly name: string
    readonly kind: string
    readonly needed: boolean
    /** What an empty cell means where it means one thing for all rows; '' else. */
    readonly otherwise: string
    readonly words: readonly string[]
  }[]
  /** Columns that tell its rows apart. */
  readonly key: readonly string[]
}

export interface FormatOfBook {
  readonly format: 1
  readonly files: readonly FormatOfFile[]
  readonly words: Readonly<Record<string, readonly string[]>>
  /** What each shipped template corrects. */
  readonly templates: Readonly<Record<string, { readonly ru: string; readonly en: string }>>
  readonly lines: readonly ShippedLine[]
}

const WORDS: Readonly<Record<string, readonly string[]>> = {
  class: CLASSES,
  role: ROLES,
  flow: Object.keys(FLOWS),
  indicator: INDICATORS,
  measure: MEASURES,
  event: OWNERSHIP_EVENTS,
  method: METHODS,
  'kind of consideration': CONSIDERATION_KINDS,
  'kind of journal': JOURNAL_KINDS,
  'state of journal': JOURNAL_STATES,
  'kind of elimination': ELIMINATIONS,
  template: Object.keys(TEMPLATES),
}

export const showFormat = (): FormatOfBook => ({
  format: 1,
  files: [
    { path: 'book.yaml', columns: SETTINGS_FORMAT, key: [] },
    ...[...SCHEMAS, CHART_SCHEMA, BALANCE_SCHEMA].map(({ columns, file, key }) => ({
      path: file,
      columns: columns.map(({ kind, name, needed, otherwise, words }) => ({
        name,
        kind,
        needed,
        otherwise,
        words: words ?? [],
      })),
      key,
    })),
  ],
  words: WORDS,
  templates: TEMPLATES,
  lines: STATEMENT_LINES,
})
