// A book written canonically: every register as CSV in the columns that it fills, values in canonical text, so that two
// books of equal content give equal files; everything else byte for byte. Reading it back gives the same row hashes.

import type { Settings } from '../../ledger/book.ts'
import type { Finding } from '../../ledger/finding.ts'
import { parseRegisters } from './registers.ts'
import type { ParsedRow } from './rows.ts'
import type { FileSchema } from './schema.ts'
import { type BookFiles, readSettings } from './settings.ts'

export interface WrittenBook {
  /** Path below the book → bytes; empty where a finding blocks. */
  readonly files: ReadonlyMap<string, Uint8Array>
  readonly findings: readonly Finding[]
}

/** Writes the book that `source` holds. A book with a refused cell is not written: the cell would be lost. */
export async function writeBook(source: BookFiles): Promise<WrittenBook> {
  const findings: Finding[] = []
  const paths = source.list()
  const settings = await readSettings(source, paths, findings)
  if (!settings) return { files: new Map(), findings }
  const parsed = await parseRegisters(source, settings, findings)
  if (findings.some((one) => one.severity === 'blocks')) return { files: new Map(), findings }
  const files = new Map<string, Uint8Array>()
  const registers = new Set<string>()
  for (const [file, rows] of parsed) {
    const schema = rows[0]?.schema
    if (!schema) continue
    for (const row of rows) registers.add(row.place.file ?? '')
    files.set(pathOf(file, settings), new TextEncoder().encode(registerText(schema, rows)))
  }
  for (const path of paths) if (!registers.has(path)) files.set(path, await source.read(path))
  return { files, findings }
}

/** The group chart keeps the name that book.yaml gives it. */
const pathOf = (file: string, { accounts }: Settings): string => (file === 'accounts.csv' ? accounts : file)

/** A register as CSV: columns in the order of the schema, those that no row fills left out; rows as they stand. */
export function registerText(schema: FileSchema, rows: readonly ParsedRow[]): string {
  const columns = schema.columns
    .filter(({ name, needed }) => needed || rows.some((row) => row.given.has(name)))
    .map(({ name }) => name)
  const lines = rows.map((row) => columns.map((name) => quoted(row.given.get(name) ?? '')).join(','))
  return `${[columns.join(','), ...lines].join('\n')}\n`
}

/** Quoted where the text holds anything that could be taken for a delimiter. */
export const quoted = (text: string): string =>
  /[",;\t\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
