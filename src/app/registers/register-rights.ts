// Which rows of registers a person may read, and which registers are changed here. Registers span companies: only a
// controller changes them. An accountant reads what is common to all and rows that name a company of hers.

import type { GivenRow } from '../../formats/book/edit-register.ts'
import type { FileSchema } from '../../formats/book/schema.ts'
import { type Access, mayEditBook, mayReadDrafts, mayReadEntity, mayReadGroupDraft } from '../access.ts'

/** Common to all companies: no figure of one of them. */
const COMMON: ReadonlySet<string> = new Set(['entities.csv', 'accounts.csv', 'rates.csv', 'tax_rates.csv'])

/** Of the group as a whole, though rows name companies. */
const OF_GROUP: ReadonlySet<string> = new Set([
  'ownership.csv',
  'considerations.csv',
  'acquisitions.csv',
  'acquisition_releases.csv',
  'goodwill.csv',
  'associates.csv',
  'components.csv',
  'decisions.csv',
])

/** Journals are written where they are approved, so that nobody goes round the second person. */
const ELSEWHERE: ReadonlySet<string> = new Set(['adjustments.csv'])

/** What is signed by whoever is signed in, never typed. */
export const SIGNED_COLUMNS: ReadonlySet<string> = new Set(['approved_by'])

export const isCommon = (register: string): boolean => COMMON.has(register) || register.startsWith('charts/')

/** Some row of it may be hers to read. */
export function mayReadRegister(access: Access, book: string, register: string): boolean {
  if (mayReadGroupDraft(access, book)) return true
  return mayReadDrafts(access, book) && !OF_GROUP.has(register)
}

export function mayReadRow(access: Access, book: string, schema: FileSchema, row: GivenRow): boolean {
  if (mayReadGroupDraft(access, book) || isCommon(schema.file)) return true
  const entities = schema.columns.filter(({ kind }) => kind === 'entity')
  const named = entities.flatMap(({ name }) => row.get(name) ?? [])
  // Of a pair she sees both sides; a row that names nobody is about the group, or a rule for all.
  if (named.length === 0) return ['mapping.csv', 'counterparties.csv'].includes(schema.file)
  return named.some((entity) => mayReadEntity(access, book, entity))
}

export const mayEditRegister = (access: Access, book: string, register: string): boolean =>
  mayEditBook(access, book) && !ELSEWHERE.has(register)
