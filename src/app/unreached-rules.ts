// Rules of the mapping that no line of any entity and year of the close reached (accounting-model.md §4: `check` lists
// them). One finding for all: a chart mapped in full has many rules for accounts that a group does not use.

import type { Book, MappingRule } from '../ledger/book.ts'
import { entityOn } from '../ledger/entity.ts'
import { type Finding, finding } from '../ledger/finding.ts'
import { type Interval, precedingYear } from '../ledger/period.ts'
import type { CloseDerivation } from './derive-close.ts'

/** The words of the finding name so many; its values all of them. */
const SHOWN = 12

export function unreachedRules(book: Book, derivation: CloseDerivation, interval: Interval): Finding[] {
  const unreached = unreachedSet(book, derivation, interval)
  if (unreached.size === 0) return []
  const ids = [...unreached].map(({ id }) => id)
  const some = ids.length > SHOWN ? `${ids.slice(0, SHOWN).join(', ')} …` : ids.join(', ')
  return [
    finding(
      'MAP-161',
      'warns',
      { file: 'mapping.csv' },
      { count: ids.length, all: book.mapping.length, some, rules: ids.join(', ') },
    ),
  ]
}

/** The rules themselves: those that no line of any company reached from the start of the book to the interval's end. */
export function unreachedSet(
  book: Book,
  derivation: CloseDerivation,
  interval: Interval,
): ReadonlySet<MappingRule> {
  const unreached = new Set(book.mapping)
  for (let year = interval; year.to >= derivation.opensOn; year = precedingYear(year)) {
    for (const code of derivation.entityCodes(year)) {
      const mapped = derivation.entity(code, year)?.mapped.value
      // A year without a file (a dormant company's) has no line to reach a rule.
      const hasFiles = book.balances.some(
        ({ entity, from, to }) => entity === code && from >= year.from && to <= year.to,
      )
      if (!mapped || !hasFiles) continue
      const unused = new Set(mapped.unusedRules)
      const chart = entityOn(book, code, year.to)?.chart
      for (const rule of unreached) {
        const considered =
          chart !== 'group' &&
          (rule.entity === '' || rule.entity === code) &&
          rule.validFrom <= year.to &&
          (rule.validTo === '' || rule.validTo >= year.to)
        if (considered && !unused.has(rule)) unreached.delete(rule)
      }
    }
  }
  return unreached
}
