// Reports of a line over the requests whose clock began within an interval, and what stands open now. One pass over the
// rows for each table of it.

import { sql } from 'kysely'
import type { Kind, Priority } from '../../desk/types.ts'
import type { RequestRow } from './requests.ts'
import { REQUEST_COLUMNS } from './requests.ts'
import type { DeskUnit } from './unit.ts'

export interface Interval {
  readonly line: string
  readonly from: Date
  readonly to: Date
}

export interface KindReport {
  readonly kind: Kind
  readonly priority: Priority
  readonly received: number
  readonly solved: number
  readonly closed: number
  readonly reopened: number
  /** Of those that were answered, or are late: answered in time. */
  readonly reactionDue: number
  readonly reactionKept: number
  /** Of those that were solved, or are late: solved in time. */
  readonly solutionDue: number
  readonly solutionKept: number
  readonly scored: number
  readonly scores: number
}

const count = (condition: ReturnType<typeof sql>) =>
  sql<number>`count(*) filter (where ${condition})::integer`

export async function reportByKind(
  { transaction }: DeskUnit,
  { from, line, to }: Interval,
): Promise<KindReport[]> {
  const { rows } = await sql<KindReport>`
    select kind, priority,
      count(*)::integer as received,
      ${count(sql`solved_at is not null`)} as solved,
      ${count(sql`closed_at is not null`)} as closed,
      ${count(sql`reopened > 0`)} as reopened,
      ${count(sql`reaction_due is not null and (reacted_at is not null or reaction_breached)`)} as "reactionDue",
      ${count(sql`reaction_due is not null and reacted_at is not null and not reaction_breached`)} as "reactionKept",
      ${count(sql`solved_at is not null or solution_breached`)} as "solutionDue",
      ${count(sql`solved_at is not null and not solution_breached`)} as "solutionKept",
      ${count(sql`score is not null`)} as scored,
      coalesce(sum(score), 0)::integer as scores
    from request
    where line = ${line} and started_at >= ${from} and started_at < ${to}
    group by kind, priority order by kind, priority`.execute(transaction)
  return rows
}

/** How long open requests have been so, in days since their start. */
export interface AgeReport {
  readonly kind: Kind
  readonly upTo1: number
  readonly upTo3: number
  readonly upTo7: number
  readonly upTo30: number
  readonly more: number
}

export async function reportByAge({ at, transaction }: DeskUnit, line: string): Promise<AgeReport[]> {
  const days = (number: number): Date => new Date(at.getTime() - number * 86_400_000)
  const { rows } = await sql<AgeReport>`
    select kind,
      ${count(sql`started_at > ${days(1)}`)} as "upTo1",
      ${count(sql`started_at <= ${days(1)} and started_at > ${days(3)}`)} as "upTo3",
      ${count(sql`started_at <= ${days(3)} and started_at > ${days(7)}`)} as "upTo7",
      ${count(sql`started_at <= ${days(7)} and started_at > ${days(30)}`)} as "upTo30",
      ${count(sql`started_at <= ${days(30)}`)} as more
    from request where line = ${line} and closed_at is null group by kind order by kind`.execute(transaction)
  return rows
}

export interface CountOf {
  readonly name: string
  readonly count: number
}

const LONGEST = 50

/** `topic`: what is asked about; `program_version`: where it was seen; `implemented_in`: what mended or brought it. */
export async function reportBy(
  { transaction }: DeskUnit,
  column: 'topic' | 'program_version' | 'implemented_in',
  { from, line, to }: Interval,
): Promise<CountOf[]> {
  const { rows } = await sql<CountOf>`
    select ${sql.ref(column)} as name, count(*)::integer as count from request
    where line = ${line} and started_at >= ${from} and started_at < ${to} and ${sql.ref(column)} <> ''
    group by 1 order by 2 desc, 1 limit ${LONGEST}`.execute(transaction)
  return rows
}

/** Requests that a version carries, for its release notes. */
export const requestsOfVersion = (
  { transaction }: DeskUnit,
  line: string,
  version: string,
): Promise<RequestRow[]> =>
  transaction
    .selectFrom('request')
    .select(REQUEST_COLUMNS)
    .where('line', '=', line)
    .where('implemented_in', '=', version)
    .where('state', 'in', ['solved', 'closed', 'released', 'reviewed'])
    .orderBy('kind')
    .orderBy('sequence')
    .execute()
