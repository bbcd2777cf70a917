// What a layout is: the lines of one statement in the order of print, each line a part of the subtotal named
// in `within`, so that every subtotal is the sum of its parts and print rounding can go from totals down
// (accounting-model.md §1, §9: a layout is data). Ids are element names of the IFRS taxonomy where there is
// one.

import type { Text } from '../../close/types.ts'
import type { StatementId } from '../types.ts'

export type LineKind = 'heading' | 'line' | 'subtotal' | 'total'

export interface LayoutLine {
  readonly id: string
  readonly label: Text
  readonly kind: LineKind
  readonly level: number
  /** The subtotal of which the line is a part; '' where it is a part of none. */
  readonly within: string
  /** How the amount enters `within`; 1 in all layouts that ship. */
  readonly sign: 1 | -1
  /** Elements whose accounts stand on the line; the id itself where not given. */
  readonly elements?: readonly string[]
  /** Printed in the statements of the group alone; of an entity its parts stand in `within`. */
  readonly group?: boolean
  /** A subtotal that is left out where it is the only part of `within` that has figures. */
  readonly optional?: boolean
  /** A subtotal that is left out where none of its parts has figures. */
  readonly omitNil?: boolean
  /** A total of which this line, with the others that name it, is a second breakdown (owners and NCI). */
  readonly splits?: string
  readonly note?: string
}

/** The line that takes what print rounding cannot place on other lines; it has no facts. */
export const ROUNDING = 'rounding'

export interface Layout {
  /** Name by which `layouts` of book.yaml asks for it. */
  readonly name: string
  readonly statement: StatementId
  readonly title: Text
  readonly lines: readonly LayoutLine[]
  /**
   * Where accounts go whose element has no line: section → subtotal. Financial position: `asset`, `asset
   * non-current`, `liability`, `liability non-current`, `equity`; profit or loss: the categories of IFRS 18
   * (IAS 1: `operating`); comprehensive income: `recycles`, `stays`.
   */
  readonly sections: Readonly<Record<string, string>>
  /** Pairs of elements for accounts that are split by due date: element → its non-current and its current line. */
  readonly byDueDate: Readonly<Record<string, { readonly nonCurrent: string; readonly current: string }>>
}

interface Options {
  readonly heading?: readonly [ru: string, en: string]
  readonly group?: boolean
  readonly optional?: boolean
  readonly omitNil?: boolean
  readonly kind?: LineKind
  readonly splits?: string
  /** The parts stand at the level of the subtotal, as in a statement of profit or loss. */
  readonly flat?: boolean
}

/** A line, or a subtotal with its parts, as layouts are written down. */
export interface Part extends Options {
  readonly id: string
  readonly ru: string
  readonly en: string
  readonly parts?: readonly Part[]
}

export const line = (id: string, ru: string, en: string, options: Options = {}): Part => ({
  id,
  ru,
  en,
  ...options,
})

export const sum = (
  id: string,
  ru: string,
  en: string,
  parts: readonly Part[],
  options: Options = {},
): Part => ({
  id,
  ru,
  en,
  parts,
  ...options,
})

/** Parts in the order of print: heading, parts, then the subtotal. */
export function flatten(parts: readonly Part[], within = '', level = 0): LayoutLine[] {
  return parts.flatMap((part) => {
    const own: LayoutLine = {
      id: part.id,
      label: { ru: part.ru, en: part.en },
      kind: part.kind ?? (part.parts ? (within === '' ? 'total' : 'subtotal') : 'line'),
      level,
      within,
      sign: 1,
      ...(part.group ? { group: true } : {}),
      ...(part.optional ? { optional: true } : {}),
      ...(part.omitNil ? { omitNil: true } : {}),
      ...(part.splits ? { splits: part.splits } : {}),
    }
    if (!part.parts) return [own]
    const inner = flatten(part.parts, part.id, part.flat ? level : level + 1)
    if (!part.heading) return [...inner, own]
    const [ru, en] = part.heading
    const heading: LayoutLine = {
      id: `${part.id}Abstract`,
      label: { ru, en },
      kind: 'heading',
      level,
      within: '',
      sign: 1,
      ...(part.group ? { group: true } : {}),
    }
    return [heading, ...inner, own]
  })
}
