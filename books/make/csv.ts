// Registers of a book as RFC 4180 with commas, a point in amounts, a line feed at the end of each row.

import { decimal } from './grid.ts'

export type Value = string | bigint | number | undefined

const field = (value: Value): string => {
  const text = value === undefined ? '' : typeof value === 'bigint' ? decimal(value) : String(value)
  return /[",\n]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text
}

/** A bigint is an amount in kopecks; rows name their columns, what they do not name is empty. */
export function csv(
  columns: readonly string[],
  rows: readonly Readonly<Record<string, Value>>[],
): Uint8Array {
  for (const row of rows)
    for (const name of Object.keys(row)) if (!columns.includes(name)) throw new Error(`no column ${name}`)
  const lines = [
    columns.join(','),
    ...rows.map((row) => columns.map((column) => field(row[column])).join(',')),
  ]
  return new TextEncoder().encode(`${lines.join('\n')}\n`)
}
