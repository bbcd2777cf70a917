// What an act must bring, and what it may: an assessment that came with the approval would be written by who approves it,
// a plan that came after it would be carried out without anybody having approved it.

import type { Act, Need, Transition } from '../../desk/transitions.ts'
import type { GivenAct } from './acts.ts'
import type { Details } from './details.ts'
import { missing, notOfAct } from './refusals.ts'

/** Facts that are written with the act that needs them, never beside another one. */
const OF_ITS_ACT = ['assessment', 'plan', 'window', 'result', 'decision', 'request', 'approver'] as const

/** A version is recorded with what solves, too. */
const CARRIES: ReadonlySet<Act> = new Set(['solve', 'close', 'release'])

/** @throws Refused DESK-005, 023 */
export function requireNeeds({ act, needs }: Transition, given: GivenAct, details: Details): void {
  const foreign = OF_ITS_ACT.find((name) => given[name] !== undefined && !needs.includes(name))
  if (foreign !== undefined) throw notOfAct(foreign, act)
  if (given.version !== undefined && !CARRIES.has(act)) throw notOfAct('version', act)
  const has: Readonly<Record<Need, boolean>> = {
    question: isSaid(given.text),
    text: isSaid(given.text),
    reason: isSaid(given.reason),
    assessment: isWritten(given.assessment ?? details.assessment),
    plan: isWritten(given.plan ?? details.plan),
    window: given.window !== undefined && given.window.from < given.window.to,
    result: isSaid(given.result),
    decision: given.decision !== undefined,
    version: isSaid(given.version),
    request: isSaid(given.request),
    approver: isSaid(given.approver),
  }
  const lacking = needs.find((need) => !has[need])
  if (lacking !== undefined) throw missing(lacking)
}

const isSaid = (text: string | undefined): boolean => (text ?? '').trim() !== ''

/** All of it is said; which organisations a change concerns may go without saying. */
const isWritten = (given: object | undefined): boolean =>
  given !== undefined && Object.entries(given).every(([name, text]) => name === 'affected' || isSaid(text))
