// A register as the browser shows and edits it: columns with their words and choices, rows as the documents that they
// are, what is wrong with each.

import type { Text } from '../../close/types.ts'
import { type GivenRow, RegisterFile } from '../../formats/book/edit-register.ts'
import type { ColumnSchema, FileSchema } from '../../formats/book/schema.ts'
import type { Book } from '../../ledger/book.ts'
import { compareBytes } from '../../ledger/facts.ts'
import type { Finding } from '../../ledger/finding.ts'
import type { Access } from '../access.ts'
import { findingsWith } from '../adjustments/journal-view.ts'
import { etagOfFile, pathOf, schemaNamed } from '../change-book.ts'
import { type Language, type Rendered, render } from '../messages.ts'
import type { OpenRevision } from '../room/room.ts'
import { choiceText } from './choice-words.ts'
import { COLUMN_WORDS } from './column-words.ts'
import { mayEditRegister, mayReadRegister, mayReadRow, SIGNED_COLUMNS } from './register-rights.ts'
import { chartWords, REGISTER_WORDS, type RegisterWords } from './register-words.ts'

export interface ListedRegister {
  readonly name: string
  readonly title: Text
  readonly lead: Text
  readonly rows: number
  readonly mayEdit: boolean
}

export interface ColumnView {
  readonly name: string
  readonly title: Text
  readonly kind: ColumnSchema['kind']
  readonly needed: boolean
  /** What an empty cell means; '' where it means no one thing. */
  readonly otherwise: string
  /** What it may be; `isOpen`: also what is not in the list. */
  readonly choices: readonly { readonly value: string; readonly label: Text }[]
  readonly isOpen: boolean
  readonly readOnly: boolean
}

export interface RegisterRowView {
  /** As the trail and findings name it. */
  readonly document: string
  readonly etag: string
  /** In the order of the columns. */
  readonly cells: readonly string[]
  readonly findings: readonly Rendered[]
}

export interface RegisterView extends ListedRegister {
  readonly etag: string
  readonly columns: readonly ColumnView[]
  readonly entries: readonly RegisterRowView[]
  readonly findings: readonly Rendered[]
}

const wordsOf = (register: string): RegisterWords =>
  REGISTER_WORDS[register] ?? chartWords(register.replace(/^charts\/|\.csv$/g, ''))

/** Registers of the format in the order in which a book is filled, then the book's own charts. */
export async function listRegisters(revision: OpenRevision, access: Access): Promise<ListedRegister[]> {
  const charts = revision.files
    .list()
    .filter((path) => /^charts\/[^/]+\.(csv|xlsx)$/.test(path))
    .map((path) => path.replace(/\.xlsx$/, '.csv'))
  const names = [...Object.keys(REGISTER_WORDS), ...charts]
  const listed: ListedRegister[] = []
  for (const name of names) {
    if (!mayReadRegister(access, revision.name, name)) continue
    const schema = schemaNamed(name)
    if (!schema) continue
    const rows = (await fileOf(revision, schema)).entries()
    const seen = rows.filter(({ given }) => mayReadRow(access, revision.name, schema, given))
    listed.push(headOf(name, seen.length, revision, access))
  }
  return listed
}

const headOf = (name: string, rows: number, revision: OpenRevision, access: Access): ListedRegister => ({
  name,
  ...wordsOf(name),
  rows,
  mayEdit: mayEditHere(revision, access, name),
})

/** The shipped group chart is no register of the book. */
export const mayEditHere = (
  { book: { settings }, name: book }: OpenRevision,
  access: Access,
  register: string,
): boolean =>
  mayEditRegister(access, book, register) && (register !== 'accounts.csv' || settings.accounts !== 'standard')

export const fileOf = (
  { book: { settings }, files }: OpenRevision,
  schema: FileSchema,
): Promise<RegisterFile> =>
  RegisterFile.read(files, pathOf(files, schema.file, settings.accounts), schema, settings)

export async function registerView(
  revision: OpenRevision,
  schema: FileSchema,
  access: Access,
  language: Language,
): Promise<RegisterView> {
  const { book, files, name } = revision
  const register = await fileOf(revision, schema)
  const path = pathOf(files, schema.file, book.settings.accounts)
  const findings = findingsWith(revision, undefined).filter(({ place }) => place.file === path && path !== '')
  const entries = register
    .entries()
    .filter(({ given }) => mayReadRow(access, name, schema, given))
    .map(({ document, given, hash, row }): RegisterRowView => {
      const about = findings.filter(
        ({ place, values }) => place.row === row || isAbout(values, given, schema),
      )
      return {
        document,
        etag: hash,
        cells: schema.columns.map((column) => given.get(column.name) ?? ''),
        findings: about.map((one) => render(one, language)),
      }
    })
  return {
    ...headOf(schema.file, entries.length, revision, access),
    etag: await etagOfFile(files, schema.file, book.settings.accounts),
    columns: schema.columns.map((column) => columnView(column, schema, book)),
    entries,
    findings: findings
      .filter(({ place, severity }) => place.row === undefined && severity === 'blocks')
      .map((one) => render(one, language)),
  }
}

/** Findings of a close name what they are about by its id, not always by its row. */
const isAbout = (values: Finding['values'], given: GivenRow, schema: FileSchema): boolean =>
  schema.key.length === 1 && values.id !== undefined && values.id === given.get(schema.key[0] ?? '')

function columnView(column: ColumnSchema, schema: FileSchema, book: Book): ColumnView {
  const { kind, name, needed, otherwise } = column
  return {
    name,
    title: COLUMN_WORDS.get(name) ?? { ru: name, en: name },
    kind,
    needed,
    otherwise,
    choices: choicesOf(column, schema, book),
    isOpen: kind === 'currency' || name === 'chart' || kind === 'list',
    readOnly: SIGNED_COLUMNS.has(name),
  }
}

const plain = (value: string): { value: string; label: Text } => ({ value, label: { ru: value, en: value } })

function choicesOf(column: ColumnSchema, schema: FileSchema, book: Book): ColumnView['choices'] {
  if (column.words) return column.words.map((value) => ({ value, label: choiceText(column.name, value) }))
  if (column.kind === 'yes-no') return ['yes', 'no'].map((value) => ({ value, label: choiceText('', value) }))
  // A rule names accounts of the company's chart, and companies not by code alone.
  if (column.name === 'chart') return ['ru-94n', 'group', ...ownCharts(book)].map(plain)
  switch (column.kind) {
    case 'entity':
      return entityChoices(book)
    case 'account':
      return book.accounts.map(({ code, name, nameEn }) => ({
        value: code,
        label: { ru: name, en: nameEn || name },
      }))
    case 'event':
      return book.ownership.map(({ date, id, investee, investor }) => {
        const label = `${investor} → ${investee}, ${date}`
        return { value: id, label: { ru: label, en: label } }
      })
    case 'currency':
      return currenciesOf(book).map(plain)
    default:
      return schema.file === 'tax_rates.csv' && column.name === 'jurisdiction'
        ? [...new Set(book.entities.map(({ jurisdiction }) => jurisdiction))].filter(Boolean).map(plain)
        : []
  }
}

function entityChoices(book: Book): ColumnView['choices'] {
  const names = new Map(book.entities.map((row) => [row.code, row]))
  return [...names].map(([code, { name, nameEn }]) => ({
    value: code,
    label: { ru: name || code, en: nameEn || name || code },
  }))
}

const ownCharts = (book: Book): string[] =>
  [...book.charts.keys()].filter((name) => name !== 'ru-94n' && name !== 'group').sort(compareBytes)

function currenciesOf({ entities, rates, settings }: Book): string[] {
  const all = [
    settings.presentationCurrency,
    ...entities.flatMap(({ booksCurrency, functionalCurrency }) => [booksCurrency, functionalCurrency]),
    ...rates.map(({ currency }) => currency),
  ]
  return [...new Set(all)].filter(Boolean)
}
