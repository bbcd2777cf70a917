// Reports of a line over the requests whose clock began within an interval, and what stands open now. One pass over the
// rows for each table of it.

import { sql } from 'kysely'
import type { Kind, Priority } from '../../desk/types.ts'
import { REQUEST_COLUMNS, type RequestRow } from './requests.ts'
import { asProgramIn, type DeskUnit } from './unit.ts'

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

export interface CountOf {
  readonly name: string
  readonly count: number
}

/** `topics`: what is asked about; `seenIn`: in which version; `implementedIn`: what mended or brought it. */
export interface LineReport {
  readonly kinds: readonly KindReport[]
  readonly topics: readonly CountOf[]
  readonly seenIn: readonly CountOf[]
  readonly implementedIn: readonly CountOf[]
}

interface Grouped extends KindReport {
  readonly grouped: 'kind' | 'topic' | 'seen' | 'implemented'
  readonly name: string
}

const LONGEST = 50

/** Rows are wide, so that one pass over them makes small groups, of which all tables are made. Whoever calls has asked whether she works at the line. */
export async function reportOfLine(unit: DeskUnit, { from, line, to }: Interval): Promise<LineReport> {
  const { rows } = await asProgramIn(unit, ({ transaction }) =>
    sql<Grouped>`
      with small as materialized (
        select kind, priority, topic, program_version, implemented_in,
          count(*) as received,
          ${count(sql`solved_at is not null`)} as solved,
          ${count(sql`closed_at is not null`)} as closed,
          ${count(sql`reopened > 0`)} as reopened,
          ${count(sql`reaction_due is not null and (reacted_at is not null or reaction_breached)`)} as reaction_due,
          ${count(sql`reaction_due is not null and reacted_at is not null and not reaction_breached`)}
            as reaction_kept,
          ${count(sql`solved_at is not null or solution_breached`)} as solution_due,
          ${count(sql`solved_at is not null and not solution_breached`)} as solution_kept,
          ${count(sql`score is not null`)} as scored,
          coalesce(sum(score), 0) as scores
        from request
        where line = ${line} and started_at >= ${from} and started_at < ${to}
        group by kind, priority, topic, program_version, implemented_in
      )
      select
        case when grouping(kind) = 0 then 'kind' when grouping(topic) = 0 then 'topic'
          when grouping(program_version) = 0 then 'seen' else 'implemented' end as grouped,
        coalesce(topic, program_version, implemented_in, '') as name, kind, priority,
        sum(received)::integer as received, sum(solved)::integer as solved, sum(closed)::integer as closed,
        sum(reopened)::integer as reopened, sum(reaction_due)::integer as "reactionDue",
        sum(reaction_kept)::integer as "reactionKept", sum(solution_due)::integer as "solutionDue",
        sum(solution_kept)::integer as "solutionKept", sum(scored)::integer as scored,
        sum(scores)::integer as scores
      from small
      group by grouping sets ((kind, priority), (topic), (program_version), (implemented_in))
      order by kind, priority`.execute(transaction),
  )
  const counted = (grouped: Grouped['grouped']): CountOf[] =>
    rows
      .filter((row) => row.grouped === grouped && row.name !== '')
      .map(({ name, received }) => ({ name, count: received }))
      .sort((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1))
      .slice(0, LONGEST)
  return {
    kinds: rows.filter(({ grouped }) => grouped === 'kind').map(({ grouped: _, name: __, ...row }) => row),
    topics: counted('topic'),
    seenIn: counted('seen'),
    implementedIn: counted('implemented'),
  }
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

export async function reportByAge(unit: DeskUnit, line: string): Promise<AgeReport[]> {
  const days = (number: number): Date => new Date(unit.at.getTime() - number * 86_400_000)
  const { rows } = await asProgramIn(unit, ({ transaction }) =>
    sql<AgeReport>`
    select kind,
      ${count(sql`started_at > ${days(1)}`)} as "upTo1",
      ${count(sql`started_at <= ${days(1)} and started_at > ${days(3)}`)} as "upTo3",
      ${count(sql`started_at <= ${days(3)} and started_at > ${days(7)}`)} as "upTo7",
      ${count(sql`started_at <= ${days(7)} and started_at > ${days(30)}`)} as "upTo30",
      ${count(sql`started_at <= ${days(30)}`)} as more
    from request where line = ${line} and closed_at is null group by kind order by kind`.execute(transaction),
  )
  return rows
}

const DONE = ['solved', 'closed', 'released', 'reviewed'] as const

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
    .where('state', 'in', DONE)
    .orderBy('kind')
    .orderBy('sequence')
    .execute()

/** Requests that any version carries: enough of the latest for the notes of many versions. */
export const carriedRequests = ({ transaction }: DeskUnit, line: string): Promise<RequestRow[]> =>
  transaction
    .selectFrom('request')
    .select(REQUEST_COLUMNS)
    .where('line', '=', line)
    .where('implemented_in', '<>', '')
    .where('state', 'in', DONE)
    .orderBy('sequence', 'desc')
    .limit(2000)
    .execute()
