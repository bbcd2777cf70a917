// What the checks and findings of a close say, in the reader's words: blocking first.

import type { Check } from '../../ledger/finding.ts'
import { type Language, type Rendered, render, renderCheck } from '../messages.ts'
import { type CheckWays, waysOf } from './check-ways.ts'
import type { RoomClose } from './room.ts'
import type { Visible } from './visible.ts'

export interface CheckView {
  readonly id: string
  readonly scope: Check['scope']
  readonly subject: string
  readonly severity: Check['severity']
  readonly passed: boolean
  readonly left: string
  readonly right: string
  readonly difference: string
  readonly text: string
  readonly advice: string
}

/** A check with the way to each side of it. */
export interface LedCheckView extends CheckView {
  readonly ways: CheckWays
}

export interface ChecksView {
  readonly period: string
  readonly blocked: boolean
  readonly findings: readonly Rendered[]
  readonly checks: readonly LedCheckView[]
}

/** As far as the person may see them; whether something blocks is told of all. */
export function checksView(room: RoomClose, visible: Visible, language: Language): ChecksView {
  const rank = (check: Check): number => (check.passed ? 2 : check.severity === 'blocks' ? 0 : 1)
  const findings = room.findings.filter((one) => visible.finding(one)).map((one) => render(one, language))
  return {
    period: room.interval.to,
    blocked: room.blocked,
    findings: findings.sort((a, b) => Number(a.severity === 'warns') - Number(b.severity === 'warns')),
    checks: room.checks
      .filter((check) => visible.check(check))
      .sort((a, b) => rank(a) - rank(b))
      .map((check) => ({ ...checkView(check, language), ways: waysOf(room, check) })),
  }
}

export function checkView(check: Check, language: Language): CheckView {
  const { id, scope, subject, severity, passed, left, right, difference } = check
  return { id, scope, subject, severity, passed, left, right, difference, ...renderCheck(check, language) }
}
