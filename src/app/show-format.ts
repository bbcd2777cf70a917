// The format of a book as the program knows it: files with their columns, words, the table of statement lines
// (book-format.md §1). What stands here is read from the tables that the readers and layouts themselves work by.

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

export interface FormatOfBook {
  readonly format: 1
  readonly files: readonly { readonly path: string; readonly columns: readonly string[] }[]
  readonly words: Readonly<Record<string, readonly string[]>>
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

export const showFormat = (): FormatOfBook => ({ format: 1, files: [], words: WORDS, lines: STATEMENT_LINES })
