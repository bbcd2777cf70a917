// From figures per line and column to the lines that are printed: subtotals, sums, what is left out.
// Lines without figures in every column are left out; totals and subtotals stay, and so do the lines that
// break a total down a second time (owners and non-controlling interests, IAS 1.81B, IFRS 18.76).

import { type LayoutLine, ROUNDING } from './layout/layout.ts'
import type { StatementLine } from './types.ts'

/** Exact amounts by line id; null: not known. A line that is not there has no figures: 0. */
export type Figures = ReadonlyMap<string, bigint | null>

export const partsOf = (lines: readonly LayoutLine[]): ReadonlyMap<string, readonly LayoutLine[]> => {
  const parts = new Map<string, LayoutLine[]>()
  for (const line of lines) {
    if (line.within === '' || line.kind === 'heading') continue
    const known = parts.get(line.within)
    if (known) known.push(line)
    else parts.set(line.within, [line])
  }
  return parts
}

/** Amounts of all lines, subtotals as the sums of their parts; a subtotal with an unknown part is unknown unless given. */
export function withSubtotals(lines: readonly LayoutLine[], leaves: Figures): Map<string, bigint | null> {
  const parts = partsOf(lines)
  const all = new Map<string, bigint | null>()
  const amountOf = (line: LayoutLine): bigint | null => {
    const known = all.get(line.id)
    if (known !== undefined) return known
    const given = leaves.get(line.id)
    const inner = parts.get(line.id)
    let amount: bigint | null = given ?? (given === null ? null : 0n)
    if (inner && given === undefined) {
      amount = 0n
      for (const part of inner) {
        const value = amountOf(part)
        if (value === null || amount === null) amount = null
        else amount += BigInt(part.sign) * value
      }
    }
    all.set(line.id, amount)
    return amount
  }
  for (const line of lines) if (line.kind !== 'heading') amountOf(line)
  return all
}

/** Which lines are printed, by id. */
export function printedLines(
  lines: readonly LayoutLine[],
  columns: readonly Figures[],
  printed: readonly Figures[],
): Set<string> {
  const parts = partsOf(lines)
  const known = columns.filter((column) => [...column.values()].some((amount) => amount !== null))
  const hasFigures = (id: string): boolean =>
    id === ROUNDING ? printed.some((column) => !!column.get(id)) : known.some((column) => !!column.get(id))
  const kept = new Set<string>()
  for (const line of lines) {
    const stays = line.kind === 'subtotal' || line.kind === 'total' || line.splits !== undefined
    if (line.kind !== 'heading' && (stays || hasFigures(line.id))) kept.add(line.id)
  }
  for (const line of lines) {
    if (line.omitNil && !(parts.get(line.id) ?? []).some((part) => kept.has(part.id))) kept.delete(line.id)
  }
  for (const line of lines) {
    if (!line.optional || !kept.has(line.id)) continue
    const others = (parts.get(line.within) ?? []).filter((part) => part.id !== line.id)
    if (!others.some((part) => kept.has(part.id))) kept.delete(line.id)
  }
  for (const line of lines) if (line.kind === 'heading') kept.add(line.id)
  return kept
}

/** Of a subtotal the printed lines that it adds up; what was left out is stepped into. */
export function sumsOf(
  line: LayoutLine,
  parts: ReadonlyMap<string, readonly LayoutLine[]>,
  kept: ReadonlySet<string>,
): { readonly id: string; readonly sign: 1 | -1 }[] {
  return (parts.get(line.id) ?? []).flatMap((part) => {
    if (kept.has(part.id)) return [{ id: part.id, sign: part.sign }]
    return sumsOf(part, parts, kept).map(
      ({ id, sign }) => ({ id, sign: sign === part.sign ? 1 : -1 }) as const,
    )
  })
}

export interface PrintedColumn {
  readonly exact: Figures
  readonly printed: Figures
  readonly moved: ReadonlySet<string>
}

/** The lines of a statement from its columns, in the order of the layout. */
export function assemble(lines: readonly LayoutLine[], columns: readonly PrintedColumn[]): StatementLine[] {
  const kept = printedLines(
    lines,
    columns.map((column) => column.exact),
    columns.map((column) => column.printed),
  )
  const parts = partsOf(lines)
  return lines
    .filter((line) => kept.has(line.id))
    .map((line) => {
      const heading = line.kind === 'heading'
      const sums = heading ? [] : sumsOf(line, parts, kept)
      return {
        id: line.id,
        label: line.label,
        level: line.level,
        kind: line.kind,
        amounts: columns.map(({ exact }) => (heading ? null : (exact.get(line.id) ?? null))),
        printed: columns.map(({ printed }) => (heading ? null : (printed.get(line.id) ?? null))),
        moved: columns.map(({ moved }) => moved.has(line.id)),
        ...(sums.length > 0 ? { sums } : {}),
        ...(line.note ? { note: line.note } : {}),
      }
    })
}
