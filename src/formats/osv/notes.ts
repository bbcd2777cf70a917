// The findings of one file as they gather, each with its place; beyond a thousand they are counted only.

import { type Finding, finding, type Place, type Severity } from '../../ledger/finding.ts'

const SHOWN = 1000

export class Notes {
  readonly #file: string
  readonly #all: Finding[] = []
  #more = 0

  constructor(file: string, before: readonly Finding[] = []) {
    this.#file = file
    this.#all.push(...before)
  }

  add(
    code: string,
    severity: Severity,
    place: Omit<Place, 'file'>,
    values: Readonly<Record<string, string | number>> = {},
  ): void {
    if (this.#all.length >= SHOWN) this.#more++
    else this.#all.push(finding(code, severity, placed(this.#file, place), values))
  }

  blocks(
    code: string,
    place: Omit<Place, 'file'>,
    values: Readonly<Record<string, string | number>> = {},
  ): void {
    this.add(code, 'blocks', place, values)
  }

  warns(
    code: string,
    place: Omit<Place, 'file'>,
    values: Readonly<Record<string, string | number>> = {},
  ): void {
    this.add(code, 'warns', place, values)
  }

  get findings(): readonly Finding[] {
    if (this.#more === 0) return this.#all
    return [
      ...this.#all,
      finding('OSV-034', 'blocks', { file: this.#file }, { count: this.#more, shown: SHOWN }),
    ]
  }
}

/** A long text is told by its beginning; a sheet without a name is none. */
function placed(file: string, { sheet, value, ...rest }: Omit<Place, 'file'>): Place {
  return {
    file,
    ...(sheet ? { sheet } : {}),
    ...rest,
    ...(value === undefined ? {} : { value: value.length > 100 ? `${value.slice(0, 100)}…` : value }),
  }
}
