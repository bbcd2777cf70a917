// A register as it stands in its file, to be edited by document and written back as canonical CSV: UTF-8, `,`, the
// columns in their order. Rows of other documents keep their cells as they were written, and so their hashes; a column
// with a decimal comma is written with points, since the sign is told from the whole column.

import type { Settings } from '../../ledger/book.ts'
import { compareBytes } from '../../ledger/facts.ts'
import type { Finding } from '../../ledger/finding.ts'
import { hashOfAll, sha256 } from '../../ledger/hash.ts'
import { readTable } from '../table/read-table.ts'
import { canonicalValue, cleanCell } from './cells.ts'
import { type ParsedRow, readRows } from './rows.ts'
import type { FileSchema } from './schema.ts'
import type { BookFiles } from './settings.ts'
import { quoted } from './write-book.ts'

/** Column → canonical text; what is not given is left out. */
export type GivenRow = ReadonlyMap<string, string>

interface StoredRow {
  readonly parsed: ParsedRow
  readonly cells: readonly string[]
}

export class RegisterFile {
  readonly #schema: FileSchema
  readonly #settings: Settings
  readonly #names: readonly string[]
  readonly #rows: readonly StoredRow[]
  readonly #fileHash: string

  private constructor(
    schema: FileSchema,
    settings: Settings,
    names: readonly string[],
    rows: readonly StoredRow[],
    fileHash: string,
  ) {
    this.#schema = schema
    this.#settings = settings
    this.#names = names
    this.#rows = rows
    this.#fileHash = fileHash
  }

  /** `path` '' : a register that the book has not yet. */
  static async read(
    files: BookFiles,
    path: string,
    schema: FileSchema,
    settings: Settings,
  ): Promise<RegisterFile> {
    if (path === '') return new RegisterFile(schema, settings, [], [], '')
    const bytes = await files.read(path)
    const sheet = (await readTable(bytes, path)).sheets.find(({ rows }) => rows.length > 0)
    const [head, ...body] = sheet?.rows ?? []
    const findings: Finding[] = []
    const parsed = head
      ? readRows({ file: path, rows: [head, ...body] }, schema, settings.fiscalYearStart, findings)
      : []
    const byRow = new Map(parsed.map((row) => [row.place.row, row]))
    const rows = body.flatMap(({ cells, row }) => {
      const found = byRow.get(row)
      return found ? [{ parsed: found, cells }] : []
    })
    const names = (head?.cells ?? []).map((cell) => cleanCell(cell).toLowerCase())
    return new RegisterFile(schema, settings, names, rows, sha256(bytes))
  }

  /** All rows in the order of the file, each as the document that it is, with the hash of its fields. */
  entries(): { document: string; hash: string; row: number; given: GivenRow }[] {
    return this.#rows.map(({ parsed: { document, given, hash, place } }) => {
      return { document, hash, row: place.row ?? 0, given }
    })
  }

  /**
   * The file with some rows changed (null: removed), by their index among `entries`, and others added at its end. Rows
   * that are not named stay as they are written.
   */
  edited(changes: ReadonlyMap<number, GivenRow | null>, added: readonly GivenRow[]): Uint8Array {
    const made = [...changes.values(), ...added].filter((row) => row !== null)
    const names = this.#namesWith(made)
    const lines = this.#rows.flatMap((stored, index) => {
      const change = changes.get(index)
      if (change === null) return []
      return [change ? cellsOf(change, names) : this.#asWritten(stored, names)]
    })
    return written(names, [...lines, ...added.map((row) => cellsOf(row, names))])
  }

  /** Rows of a document; of all for ''. */
  rows(document: string): GivenRow[] {
    return this.#rows
      .filter(({ parsed }) => document === '' || parsed.document === document)
      .map(({ parsed }) => parsed.given)
  }

  /** Of a document the hash of its rows, of the register ('') that of its file; '' where there is none. */
  etag(document: string): string {
    if (document === '') return this.#fileHash
    const hashes = this.#rows.flatMap(({ parsed }) => (parsed.document === document ? [parsed.hash] : []))
    const [only] = hashes
    if (only === undefined) return ''
    return this.#schema.head.length > 0
      ? hashOfAll(hashes.sort(compareBytes))
      : hashes.length === 1
        ? only
        : hashOfAll(hashes)
  }

  /** The file with `rows` where the document's rows stood, at the end where it had none. */
  replaced(document: string, rows: readonly GivenRow[]): Uint8Array {
    const isOf = ({ parsed }: StoredRow): boolean => document === '' || parsed.document === document
    const first = this.#rows.findIndex(isOf)
    const names = this.#namesWith(rows)
    const made = rows.map((row) => cellsOf(row, names))
    const lines: string[][] = []
    for (const [index, stored] of this.#rows.entries()) {
      if (index === first) lines.push(...made)
      if (!isOf(stored)) lines.push(this.#asWritten(stored, names))
    }
    if (first < 0) lines.push(...made)
    return written(names, lines)
  }

  /** Columns of the file in their order, then those that only the new rows fill, then needed ones of a new file. */
  #namesWith(rows: readonly GivenRow[]): string[] {
    const names = [...this.#names]
    for (const { name, needed } of this.#schema.columns) {
      if (names.includes(name)) continue
      if (rows.some((row) => row.has(name)) || (needed && this.#names.length === 0)) names.push(name)
    }
    return names
  }

  /** A cell as it was, unless its column would be read otherwise now. */
  #asWritten({ cells, parsed }: StoredRow, names: readonly string[]): string[] {
    const { fiscalYearStart } = this.#settings
    return names.map((name, index) => {
      const raw = cleanCell(cells[index] ?? '')
      const column = this.#schema.columns.find((one) => one.name === name)
      const value = parsed.given.get(name)
      if (!column || value === undefined || raw === '') return raw
      const again = canonicalValue(raw, column, { decimalComma: false, fiscalYearStart })
      return again === value ? raw : value
    })
  }
}

const cellsOf = (row: GivenRow, names: readonly string[]): string[] =>
  names.map((name, index) => (names.indexOf(name) === index ? row.get(name) : '') ?? '')

function written(names: readonly string[], lines: readonly (readonly string[])[]): Uint8Array {
  const text = [names, ...lines].map((cells) => cells.map(quoted).join(',')).join('\n')
  return new TextEncoder().encode(`${text}\n`)
}
