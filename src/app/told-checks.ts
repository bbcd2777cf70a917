// Which of the checks that failed a person is told: each fault once, where it is nearest to its cause. All of them stand
// in checks.json; what is left out here only repeats a finding, or compares figures that a wrong input has spoilt.

import type { Check, Finding } from '../ledger/finding.ts'
import { subjectWords } from './value-words.ts'

/** The finding that names the row says what these checks only count. */
const SAID_BY_FINDING: Readonly<Record<string, readonly string[]>> = {
  C1: ['MAP-155'],
  C2: ['MAP-155'],
  C3: ['MAP-155', 'MAP-156'],
  C4: ['MAP-156'],
  C8: ['MAP-103', 'MAP-151'],
  'source-balances': ['MAP-121', 'MAP-155', 'MAP-156'],
  'turnovers-roll': ['MAP-156'],
  'openings-continue': ['MAP-128'],
  'periods-continue': ['MAP-123', 'MAP-124', 'MAP-125', 'MAP-126', 'MAP-127'],
  'organisation-named': ['MAP-159'],
  'group-counterparties': ['MAP-101', 'MAP-102'],
  'year-end-closing': ['MAP-160'],
  'vat-of-sales': ['MAP-162'],
  'vat-on-advances': ['MAP-164'],
  'journals-balance': ['BOOK-064', 'ENT-101'],
  'group-journals-balance': ['BOOK-064'],
  'ownership-within-whole': ['GRP-105'],
  'effective-and-nci': ['GRP-105', 'GRP-106'],
  'mapping-complete': ['BOOK-052', 'BOOK-059', 'MAP-113', 'MAP-141', 'MAP-144', 'MAP-156'],
  '84-explained': ['MAP-146', 'MAP-148'],
  'rates-present': ['ENT-301'],
}

/** A figure that is wrong in one place is wrong in all that is added up from it. */
const SAID_BY_CHECK: Readonly<Record<string, readonly string[]>> = {
  'investment-eliminated': ['consideration-in-books'],
  'beside-cash-flows-nil': ['non-cash-flows-of-journal'],
  'cash-flow-lines-equal-movement': ['beside-cash-flows-nil', 'intragroup-cash-flows'],
  'cash-in-financial-position': ['cash-flow-lines-equal-movement'],
  'opening-equals-closing': ['openings-continue'],
}

/** These compare what was sent, file with file and company with company; the others stand on derived figures. */
const OF_INPUT = /^(C\d+|source-balances|turnovers-roll|openings-continue|opening-as-given|mapping-complete)$/

export function toldChecks(checks: readonly Check[], findings: readonly Finding[]): Check[] {
  const failed = checks.filter(({ passed }) => !passed)
  const wrong = findings.filter(({ severity }) => severity === 'blocks')
  const seen = new Set<string>()
  return failed.filter((check) => {
    const { id, left, right } = check
    const isSound =
      wrong.length === 0 || OF_INPUT.test(id) || (id === 'intragroup-pair' && isOfRight(check, wrong))
    if (!isSound) return false
    const byFinding = SAID_BY_FINDING[id] ?? []
    if (findings.some(({ code, place }) => byFinding.includes(code) && isAbout(check, place))) return false
    const byCheck = SAID_BY_CHECK[id] ?? []
    if (failed.some((other) => byCheck.includes(other.id) && shareEntity(check, other))) return false
    // The same comparison of a company's own statements and of its part in the group's.
    const text = [id, subjectWords(check.subject, 'en'), left, right].join(' ')
    return seen.has(text) ? false : seen.add(text)
  })
}

/** Both companies of the pair are there as they were sent, and translated. */
const isOfRight = ({ subject }: Check, wrong: readonly Finding[]): boolean => {
  const pair = entityOf({ subject }).split('|')
  return !wrong.some(
    ({ code, place }) =>
      code === 'ENT-301' ||
      pair.some((entity) => place.subject === entity || place.file?.startsWith(`balances/${entity}/`)),
  )
}

const entityOf = ({ subject }: Pick<Check, 'subject'>): string => subject.split(' ')[0] ?? ''

function isAbout({ scope, subject }: Check, place: Finding['place']): boolean {
  if (scope === 'file') return place.file === subject
  const entity = entityOf({ subject })
  return place.subject === entity || (place.file ?? '').startsWith(`balances/${entity}/`) || !place.subject
}

const shareEntity = (one: Check, other: Check): boolean =>
  entityOf(one) === entityOf(other) || entityOf(one) === 'group'
