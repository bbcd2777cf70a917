// The lines of one layout as facts meet them: which line an element stands on, and lines of their own for
// elements that the layout does not have, named after the account, within its section (book-format.md §2,
// "Statement lines").

import type { Text } from '../close/types.ts'
import { assert } from '../ledger/finding.ts'
import type { Layout, LayoutLine } from './layout/layout.ts'

/** Lines of the group taken out for an entity alone; their parts move up to what they were part of. */
function forEntity(layout: Layout): Layout {
  const up = new Map(layout.lines.filter((line) => line.group).map((line) => [line.id, line.within]))
  const resolve = (id: string): string => {
    const within = up.get(id)
    return within === undefined ? id : resolve(within)
  }
  return {
    ...layout,
    lines: layout.lines
      .filter((line) => !line.group)
      .map((line) => ({ ...line, within: resolve(line.within) })),
    sections: Object.fromEntries(Object.entries(layout.sections).map(([key, id]) => [key, resolve(id)])),
  }
}

export class LineTable {
  readonly layout: Layout
  readonly #byId = new Map<string, LayoutLine>()
  readonly #byElement = new Map<string, string>()
  readonly #own = new Map<string, LayoutLine>()

  constructor(layout: Layout, group: boolean) {
    this.layout = group ? layout : forEntity(layout)
    for (const line of this.layout.lines) this.#byId.set(line.id, line)
    const parents = new Set(this.layout.lines.map((line) => line.within))
    for (const line of this.layout.lines) {
      if (line.kind === 'heading' || line.within === '' || parents.has(line.id)) continue
      for (const element of [line.id, ...(line.elements ?? [])]) this.#byElement.set(element, line.id)
    }
  }

  /** The leaf line on which the layout prints an element. */
  lineOf(element: string): string | undefined {
    return this.#byElement.get(element)
  }

  get(id: string): LayoutLine | undefined {
    return this.#byId.get(id)
  }

  /** True where `id` is `ancestor` or a part of it, at any depth. */
  isWithin(id: string, ancestor: string): boolean {
    for (let at: string | undefined = id; at; at = this.#byId.get(at)?.within)
      if (at === ancestor) return true
    return false
  }

  /** The section by key; an element that is itself a subtotal narrows it. */
  section(key: string, element: string): string {
    const section = this.layout.sections[key]
    assert(section !== undefined, `layout ${this.layout.name} has no section ${key}`)
    const line = this.#byId.get(element)
    const subtotal =
      line && (line.kind === 'subtotal' || line.kind === 'total') && !this.#byElement.has(element)
    return subtotal && !this.isWithin(section, element) ? element : section
  }

  /** The key of the section in which a line stands: the nearest subtotal above it that is a section. */
  sectionKeyOf(id: string): string | undefined {
    const keys = new Map(Object.entries(this.layout.sections).map(([key, line]) => [line, key]))
    for (let at: string | undefined = id; at; at = this.#byId.get(at)?.within) {
      const key = keys.get(at)
      if (key !== undefined) return key
    }
    return undefined
  }

  /** The line of its own of an element in a section, made when first asked for; `suffix` tells it from a line elsewhere. */
  own(element: string, section: string, suffix: string, label: Text): string {
    const key = `${element}\n${section}`
    const known = this.#own.get(key)
    if (known) return known.id
    const parent = this.#byId.get(section)
    const free = !this.#byId.has(element)
    let id = free ? element : `${element}-${suffix}`
    for (let n = 2; this.#byId.has(id); n++) id = `${element}-${suffix}-${n}`
    const sibling = this.layout.lines.find((line) => line.within === section && line.kind === 'line')
    const level = sibling?.level ?? (parent?.level ?? 0) + 1
    const line: LayoutLine = { id, label, kind: 'line', level, within: section, sign: 1 }
    this.#own.set(key, line)
    this.#byId.set(id, line)
    return id
  }

  /** All lines in the order of print; a line of its own stands last in its section. */
  lines(): readonly LayoutLine[] {
    if (this.#own.size === 0) return this.layout.lines
    return this.layout.lines.flatMap((line) => [
      ...[...this.#own.values()].filter((own) => own.within === line.id),
      line,
    ])
  }
}
