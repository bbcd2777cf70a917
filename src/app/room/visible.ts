// Which checks and findings of a close a person sees (operations.md §4): those of her companies, of pairs in which one
// of them stands, of the group when its draft is hers to read. They bear figures: what is not recognised is the group's.

import type { Check, Finding } from '../../ledger/finding.ts'
import { type Access, mayReadEntity, mayReadFile, mayReadGroupDraft, mayReadPair } from '../access.ts'

export interface Visible {
  check(check: Check): boolean
  finding(finding: Finding): boolean
}

/** `codes`: the companies of the book. */
export function visibleTo(access: Access, book: string, codes: readonly string[]): Visible {
  const seesGroup = mayReadGroupDraft(access, book)
  const mayRead = (subject: string): boolean | null => {
    const of = companiesOf(subject, codes)
    const [one, other] = of
    if (one === undefined) return null
    return other === undefined ? mayReadEntity(access, book, one) : mayReadPair(access, book, one, other)
  }
  const mayReadPath = (path: string): boolean => mayReadFile(access, book, path)
  return {
    check: ({ scope, subject }) => {
      if (seesGroup) return true
      if (scope === 'group') return false
      return scope === 'file' ? mayReadPath(subject) : (mayRead(subject) ?? false)
    },
    finding: ({ place }) => {
      if (seesGroup) return true
      const bySubject = place.subject === undefined ? null : mayRead(place.subject)
      if (bySubject !== null) return bySubject
      if (place.file?.startsWith('balances/') && place.file !== 'balances/') return mayReadPath(place.file)
      // Of a register: where it is wrong the close stops for her too, and she must see why.
      return place.file !== undefined
    },
  }
}

/** `МЕТ`, `МЕТ mapped`, `МЕТ 2025-12-31` are of one company, `МЕТ|СЕВ loans` of two; `group`, `total` of none. */
function companiesOf(subject: string, codes: readonly string[]): readonly string[] {
  const ends = (rest: string): boolean => rest === '' || rest.startsWith(' ')
  for (const one of codes) {
    if (!subject.startsWith(one)) continue
    const rest = subject.slice(one.length)
    if (ends(rest)) return [one]
    const other = codes.find((code) => rest.startsWith(`|${code}`) && ends(rest.slice(code.length + 1)))
    if (other !== undefined) return [one, other]
  }
  return []
}
