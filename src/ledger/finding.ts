// What the program has to say to a person: a stable code, where, and the values. The words stand in catalogues
// (messages.ts of each folder), once per language, so that one finding can be read in Russian and in English.

export type Severity = 'blocks' | 'warns'

/** Where in the input: `file` is a path below the book, `row` counts from 1 as the user's program shows it. */
export interface Place {
  readonly file?: string
  readonly sheet?: string
  readonly row?: number
  /** A column letter of a sheet, or the name of a column of a register. */
  readonly column?: string
  readonly value?: string
  /** What the finding is about where there is no file: an entity, a pair, a journal. */
  readonly subject?: string
}

export interface Finding {
  readonly code: string
  readonly severity: Severity
  readonly place: Place
  /** What the message of the code names in braces, already as text (amounts as decimals with a point). */
  readonly values: Readonly<Record<string, string>>
}

export interface Message {
  /** ICU MessageFormat; may name `file`, `sheet`, `row`, `column`, `value`, `subject` of the place too. */
  readonly text: string
  readonly advice: string
}

export type Catalogue = Readonly<Record<string, { readonly ru: Message; readonly en: Message }>>

export function finding(
  code: string,
  severity: Severity,
  place: Place,
  values: Readonly<Record<string, string | number | bigint>> = {},
): Finding {
  const texts: Record<string, string> = {}
  for (const [name, value] of Object.entries(values)) texts[name] = String(value)
  return { code, severity, place, values: texts }
}

export type CheckScope = 'file' | 'entity' | 'pair' | 'group'

/** A comparison of two figures (accounting-model.md §10). Amounts are exact decimals in currency units. */
export interface Check {
  readonly id: string
  readonly scope: CheckScope
  readonly subject: string
  readonly severity: Severity
  readonly left: string
  readonly right: string
  readonly difference: string
  readonly passed: boolean
  /** Values for the catalogue's text of `id`. */
  readonly values: Readonly<Record<string, string>>
}

/** A broken invariant of the program itself: a wrong statement is worse than none. */
export function assert(condition: boolean, message: string): asserts condition {
  if (!condition) throw new Error(`invariant: ${message}`)
}

export function assertNever(value: never): never {
  throw new Error(`invariant: unexpected ${JSON.stringify(value)}`)
}
