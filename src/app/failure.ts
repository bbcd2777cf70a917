// What became of a use case that did not come to a result: findings to show, and whose matter it is.

import { type Finding, finding } from '../ledger/finding.ts'
import { Refused } from '../store/refused.ts'

export interface Failure {
  /** 2: the input is wrong. 3: the program, the machine or the data folder. */
  readonly exit: 2 | 3
  readonly findings: readonly Finding[]
  /** Of a fault in the program: where it happened, for the one who mends it. */
  readonly trace: string
}

export function failureOf(error: unknown): Failure {
  if (error instanceof Refused)
    return { exit: error.fault === 'input' ? 2 : 3, findings: error.findings, trace: '' }
  const reason = error instanceof Error ? error.message : String(error)
  const trace = error instanceof Error ? (error.stack ?? '') : ''
  return { exit: 3, findings: [finding('APP-009', 'blocks', {}, { reason })], trace }
}

/** Stops a use case because of what it was asked or given. */
export const inputRefused = (...findings: readonly Finding[]): Refused => new Refused('input', ...findings)

/** What the command line was called with and cannot be: APP-001…APP-004. */
export const usageRefused = (code: string, values: Readonly<Record<string, string>>): Refused =>
  new Refused('input', finding(code, 'blocks', { value: values.value ?? '' }, values))

/** What the system says of a folder is the user's matter; anything else is a fault of ours and stays as it is. */
export function diskFailure(error: unknown, folder: string): unknown {
  if (!(error instanceof Error) || !('syscall' in error)) return error
  return inputRefused(finding('APP-010', 'blocks', { subject: folder }, { folder, reason: error.message }))
}
