// Main activities are assessed for each entity and for the group apart (IFRS 18.49–51). In the consolidation worksheet
// an entity stands in the categories of its own statements; where the group's differ, the move is the layer
// presentation (accounting-model.md §9).

import type { LayoutLine } from './layout/layout.ts'
import { type Presentation, presentationOf } from './presentation.ts'
import type { StatementInput } from './types.ts'

export interface WorksheetEntity {
  readonly code: string
  /** Of the entity on the reporting date; the group's where not given. */
  readonly mainActivities?: readonly string[]
}

interface Own {
  readonly presentation: Presentation
  /** Line of the entity's presentation → line of the worksheet. */
  readonly line: (id: string) => string
}

const sameWords = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((word) => b.includes(word))

export class OwnActivities {
  readonly #own = new Map<string, Own>()
  /** Lines that only the categories of some entity have. */
  readonly #added = new Map<string, LayoutLine>()

  constructor(input: StatementInput, entities: readonly WorksheetEntity[]) {
    if (input.basis !== 'ifrs-18') return
    const { settings } = input
    const group = presentationOf(input).table('profit-or-loss').lines()
    const known = new Map(group.map((line) => [line.id, line]))
    for (const { code, mainActivities = settings.mainActivities } of entities) {
      if (sameWords(mainActivities, settings.mainActivities)) continue
      const presentation = presentationOf({ ...input, settings: { ...settings, mainActivities } })
      const renamed = new Map<string, string>()
      for (const line of presentation.table('profit-or-loss').lines()) {
        const there = known.get(line.id)
        if (there?.within === line.within) continue
        // An element without a line of the layout has one of its own in each category.
        const id = there ? `${line.id}-${line.within}` : line.id
        renamed.set(line.id, id)
        this.#added.set(id, { ...line, id })
      }
      this.#own.set(code, { presentation, line: (id) => renamed.get(id) ?? id })
    }
  }

  of(entity: string): Own | undefined {
    return this.#own.get(entity)
  }

  /** The group's lines with those that only an entity has, each last in its section. */
  lines(group: readonly LayoutLine[]): readonly LayoutLine[] {
    if (this.#added.size === 0) return group
    return group.flatMap((line) => [
      ...[...this.#added.values()].filter(({ within }) => within === line.id),
      line,
    ])
  }
}
