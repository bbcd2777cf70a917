// What ships with the program: the group chart, the chart of Order 94n, the mapping between the two. Read once.

import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import type { GroupAccount, LocalAccount, MappingRule } from '../../ledger/book.ts'
import type { Finding } from '../../ledger/finding.ts'
import { groupAccount, localAccount, mappingRule } from './build.ts'
import { type ParsedRow, readRows } from './rows.ts'
import { CHART_SCHEMA, type FileSchema, SCHEMAS } from './schema.ts'

function shipped(name: string, schema: FileSchema): ParsedRow[] {
  const text = readFileSync(new URL(`./standard/${name}`, import.meta.url), 'utf8')
  const cells: string[][] = parse(text, { bom: true, delimiter: ',', relax_column_count: true })
  const findings: Finding[] = []
  const rows = readRows(
    { file: `standard/${name}`, rows: cells.map((row, index) => ({ row: index + 1, cells: row })) },
    schema,
    '01-01',
    findings,
  )
  const fault = findings[0]
  if (fault)
    throw new Error(`invariant: shipped ${name} is wrong: ${fault.code} ${JSON.stringify(fault.place)}`)
  return rows
}

const schemaOf = (file: string): FileSchema => {
  const schema = SCHEMAS.find((one) => one.file === file)
  if (!schema) throw new Error(`invariant: no schema for ${file}`)
  return schema
}

function once<T>(make: () => T): () => T {
  let kept: T | undefined
  return () => {
    kept ??= make()
    return kept
  }
}

export const STANDARD = {
  accounts: once((): GroupAccount[] => shipped('accounts.csv', schemaOf('accounts.csv')).map(groupAccount)),
  chart: once((): LocalAccount[] => shipped('ru-94n.csv', CHART_SCHEMA).map(localAccount)),
  mapping: once((): MappingRule[] => shipped('mapping-ru-94n.csv', schemaOf('mapping.csv')).map(mappingRule)),
}

/** A shipped register as the file that it is, to begin a book's own from. */
export const shippedFile = (name: 'accounts.csv' | 'mapping-ru-94n.csv'): Uint8Array =>
  readFileSync(new URL(`./standard/${name}`, import.meta.url))
