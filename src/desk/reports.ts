// The figures of the desk's reports, as defined once: how many targets were kept, how old what is open is, how often it
// came back, what it was about. Shares are two counts, never a rounded number; ages are working time.

import type { Terms } from './requests.ts'
import { CLOSED } from './transitions.ts'
import type { Kind, Priority, State } from './types.ts'
import { workingDays, workingMs } from './working-time.ts'

export interface ReportRow {
  readonly kind: Kind
  readonly state: State
  readonly priority: Priority
  readonly startedAt: number
  readonly reactedAt: number | null
  readonly solvedAt: number | null
  readonly reactionBreached: boolean
  readonly solutionBreached: boolean
  /** A solution time was promised for it. */
  readonly solutionPromised: boolean
  readonly reopened: number
  readonly topic: string
  readonly programVersion: string
  readonly score: number | null
}

export interface Share {
  readonly part: number
  readonly of: number
}

export interface KeptTargets {
  readonly kind: Kind
  readonly priority: Priority
  /** Of those answered or late: what is neither says nothing yet. */
  readonly reaction: Share
  /** Of those solved or late, where a solution time was promised. */
  readonly solution: Share
}

const share = (rows: readonly ReportRow[], isPart: (row: ReportRow) => boolean): Share => ({
  part: rows.filter(isPart).length,
  of: rows.length,
})

/** By kind and priority, in that order; only those that there are. */
export function keptTargets(rows: readonly ReportRow[]): readonly KeptTargets[] {
  return [...grouped(rows, ({ kind, priority }) => `${kind} ${priority}`).values()]
    .map((group) => {
      const [{ kind, priority }] = group
      const decided = group.filter(
        ({ reactedAt, reactionBreached }) => reactedAt !== null || reactionBreached,
      )
      const ended = group.filter(
        (row) => row.solutionPromised && (row.solvedAt !== null || row.solutionBreached),
      )
      return {
        kind,
        priority,
        reaction: share(decided, (row) => !row.reactionBreached),
        solution: share(ended, (row) => !row.solutionBreached),
      }
    })
    .sort((one, other) => compareText(one.kind, other.kind) || one.priority - other.priority)
}

/** Working days at which the groups of age end; the last group has no end. */
export const AGE_ENDS: readonly number[] = [1, 3, 10]

/** How many open requests are younger than each of `AGE_ENDS` working days, and how many are older than all. */
export function ages(rows: readonly ReportRow[], at: number, { calendar, hours }: Terms): readonly number[] {
  const counts = [...AGE_ENDS, Number.POSITIVE_INFINITY].map(() => 0)
  for (const { startedAt, state } of rows) {
    if (CLOSED.has(state) || state === 'solved') continue
    const age = workingMs(hours, calendar, startedAt, at)
    const place = AGE_ENDS.findIndex((days) => age < workingDays(hours, days))
    counts[place < 0 ? AGE_ENDS.length : place]!++
  }
  return counts
}

/** Of the requests that were ever solved, those opened again. */
export const reopening = (rows: readonly ReportRow[]): Share =>
  share(
    rows.filter(({ reopened, solvedAt }) => solvedAt !== null || reopened > 0),
    ({ reopened }) => reopened > 0,
  )

export interface Counted {
  readonly value: string
  readonly count: number
  readonly open: number
}

const counted = (rows: readonly ReportRow[], by: (row: ReportRow) => string): readonly Counted[] =>
  [...grouped(rows, by)]
    .map(([value, group]) => ({
      value,
      count: group.length,
      open: group.filter(({ state }) => !CLOSED.has(state) && state !== 'solved').length,
    }))
    .sort((one, other) => other.count - one.count || compareText(one.value, other.value))

/** Most frequent first; '' : no topic was given. */
export const byTopic = (rows: readonly ReportRow[]): readonly Counted[] => counted(rows, ({ topic }) => topic)

export const byVersion = (rows: readonly ReportRow[]): readonly Counted[] =>
  counted(rows, ({ programVersion }) => programVersion)

/** How many gave each score from 1 to 5. */
export const scores = (rows: readonly ReportRow[]): readonly number[] =>
  [1, 2, 3, 4, 5].map((score) => rows.filter((row) => row.score === score).length)

type Group = [ReportRow, ...ReportRow[]]

function grouped(rows: readonly ReportRow[], by: (row: ReportRow) => string): Map<string, Group> {
  const groups = new Map<string, Group>()
  for (const row of rows) {
    const group = groups.get(by(row))
    if (group) group.push(row)
    else groups.set(by(row), [row])
  }
  return groups
}

const compareText = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0)
