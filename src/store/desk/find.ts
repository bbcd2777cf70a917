// Lists of requests. Row level security says what may be seen; the same is asked for in the query itself, with the ids
// of her organisations and lines, so that an index is used. Words are looked up on the program's own within that sight:
// `@@` is not leakproof, so under row level security PostgreSQL would read every row before it looks at a word.

import { type Expression, type ExpressionBuilder, type SqlBool, sql } from 'kysely'
import type { Kind, Priority, State } from '../../desk/types.ts'
import type { Access } from '../access.ts'
import type { Tables } from '../tables.ts'
import { asProgramIn, type DeskUnit } from './unit.ts'

export interface RequestFilter {
  /** Hers: of a customer those that she wrote or takes part in, of the line those given to her. */
  readonly mine?: boolean
  readonly open?: boolean
  readonly kind?: Kind
  readonly state?: State
  readonly priority?: Priority
  readonly organisation?: string
  readonly line?: string
  readonly assignee?: string | null
  readonly queue?: string
  readonly topic?: string
  readonly version?: string
  readonly late?: boolean
  readonly text?: string
}

export interface ListedRequest {
  readonly id: string
  readonly number: string
  readonly kind: Kind
  readonly state: State
  readonly subject: string
  readonly priority: Priority
  readonly organisation: string
  readonly organisationName: string
  readonly line: string
  readonly authorName: string
  readonly assignee: string | null
  readonly assigneeName: string
  readonly queue: string
  readonly createdAt: Date
  readonly changedAt: Date
  readonly reactionDue: Date | null
  readonly reactedAt: Date | null
  readonly solutionDue: Date | null
  readonly dueProvisional: boolean
  readonly solvedAt: Date | null
  readonly closedAt: Date | null
  readonly reactionBreached: boolean
  readonly solutionBreached: boolean
  readonly implementedIn: string
  readonly votes: number
}

type Builder = ExpressionBuilder<Tables, 'request'>

/** What she sees, said so that an index serves. */
function sight(e: Builder, access: Access): Expression<SqlBool> {
  if (access.isConsole) return sql<boolean>`true`
  const organisations = access.organisations()
  const lines = access.lines()
  const parts: Expression<SqlBool>[] = []
  if (organisations.length > 0) parts.push(e('organisation', 'in', organisations))
  if (lines.length > 0) parts.push(e('line', 'in', lines))
  return parts.length === 0 ? sql<boolean>`false` : e.or(parts)
}

function late(e: Builder, at: Date): Expression<SqlBool> {
  return e.and([
    e('closed_at', 'is', null),
    e('solved_at', 'is', null),
    e.or([
      e('reaction_breached', '=', true),
      e('solution_breached', '=', true),
      e.and([e('reacted_at', 'is', null), e('reaction_due', '<', at)]),
      e('solution_due', '<', at),
    ]),
  ])
}

/** Gathered by three indexes: an `or` over them would read every row. */
const mine = (access: Access): Expression<SqlBool> =>
  access.personId === ''
    ? sql<boolean>`false`
    : sql<boolean>`request.id in (
        select id from request where assignee = ${access.personId}
        union select id from request where author = ${access.personId}
        union select request from request_participant where person = ${access.personId}
      )`

/** All conditions but the words. */
function conditions(e: Builder, filter: RequestFilter, { access, at }: DeskUnit): Expression<SqlBool> {
  const parts: Expression<SqlBool>[] = [sight(e, access)]
  const { assignee, kind, line, organisation, priority, queue, state, topic, version } = filter
  if (filter.mine) parts.push(mine(access))
  if (filter.open !== undefined) parts.push(e('closed_at', filter.open ? 'is' : 'is not', null))
  if (filter.late) parts.push(late(e, at))
  if (kind !== undefined) parts.push(e('kind', '=', kind))
  if (state !== undefined) parts.push(e('state', '=', state))
  if (priority !== undefined) parts.push(e('priority', '=', priority))
  if (organisation !== undefined) parts.push(e('organisation', '=', organisation))
  if (line !== undefined) parts.push(e('line', '=', line))
  if (assignee !== undefined) parts.push(e('assignee', assignee === null ? 'is' : '=', assignee))
  if (queue !== undefined) parts.push(e('queue', '=', queue))
  if (topic !== undefined) parts.push(e('topic', '=', topic))
  if (version !== undefined) parts.push(e('implemented_in', '=', version))
  return e.and(parts)
}

export interface Page {
  readonly before: string | null
  readonly limit: number
}

/**
 * Ids of a page of requests with the words, or whose number begins so; within her sight, whoever looks them up. Row level
 * security stands before `@@` even so, and every row within the sight is looked into: about 1.5 µs each.
 */
function idsByText(
  unit: DeskUnit,
  text: string,
  filter: RequestFilter,
  { after, limit }: { readonly after: bigint | null; readonly limit: number },
): Promise<string[]> {
  const number = `${text
    .trim()
    .toUpperCase()
    .replace(/[\\%_]/g, '\\$&')}%`
  return asProgramIn(unit, async ({ transaction }) => {
    const rows = await transaction
      .selectFrom('request')
      .select('id')
      .where((e) => conditions(e, filter, unit))
      .where((e) =>
        e.or([sql<boolean>`search @@ websearch_to_tsquery('russian', ${text})`, e('number', 'like', number)]),
      )
      .$if(after !== null, (query) => query.where('sequence', '<', after ?? 0n))
      .orderBy('sequence', 'desc')
      .limit(limit)
      .execute()
    return rows.map(({ id }) => id)
  })
}

/** Where a page begins; only a request that she sees is a place. null: there is none. */
async function placeOf({ transaction }: DeskUnit, before: string): Promise<bigint | null> {
  const found = await transaction
    .selectFrom('request')
    .select('sequence')
    .where('id', '=', before)
    .executeTakeFirst()
  return found?.sequence ?? null
}

const LISTED = [
  ...([
    'request.id',
    'number',
    'request.kind',
    'state',
    'subject',
    'priority',
    'organisation',
    'line',
  ] as const),
  ...(['organisation_name as organisationName', 'author_name as authorName', 'assignee', 'queue'] as const),
  ...(['request.created_at as createdAt', 'changed_at as changedAt', 'reaction_due as reactionDue'] as const),
  ...([
    'reacted_at as reactedAt',
    'solution_due as solutionDue',
    'due_provisional as dueProvisional',
  ] as const),
  ...(['solved_at as solvedAt', 'closed_at as closedAt', 'reaction_breached as reactionBreached'] as const),
  ...(['solution_breached as solutionBreached', 'implemented_in as implementedIn'] as const),
] as const

/** The latest first, from the one after `before` on. The id is the place in the list: a sequence would tell a number. */
export async function findRequests(
  unit: DeskUnit,
  filter: RequestFilter,
  page: Page,
): Promise<ListedRequest[]> {
  const { transaction } = unit
  const { before, limit } = page
  const after = before === null ? null : await placeOf(unit, before)
  if (before !== null && after === null) return []
  const ids = filter.text ? await idsByText(unit, filter.text, filter, { after, limit }) : null
  if (ids?.length === 0) return []
  let query = transaction
    .selectFrom('request')
    .leftJoin('person as given', 'given.id', 'request.assignee')
    .select(LISTED)
    .select((e) => e.fn.coalesce('given.name', sql<string>`''`).as('assigneeName'))
    .select((e) =>
      e
        .selectFrom('request_vote')
        .select(({ fn }) => fn.countAll<bigint>().as('count'))
        .whereRef('request_vote.request', '=', 'request.id')
        .as('votes'),
    )
    .where((e) => conditions(e, filter, unit))
    .orderBy('sequence', 'desc')
    .limit(limit)
  if (ids) query = query.where('request.id', 'in', ids)
  if (after !== null) query = query.where('sequence', '<', after)
  const rows = await query.execute()
  return rows.map(({ votes, ...row }) => ({ ...row, votes: Number(votes ?? 0n) }))
}

export interface RequestCounts {
  readonly open: number
  readonly mine: number
  readonly late: number
  readonly unassigned: number
  /** Hers to answer: a customer's that wait for her. */
  readonly waiting: number
}

/** Of what she sees, and of nothing else: counted on the program's own within her sight. */
export async function countRequests(unit: DeskUnit): Promise<RequestCounts> {
  const { access, at } = unit
  const row = await asProgramIn(unit, ({ transaction }) =>
    transaction
      .selectFrom('request')
      .select((e) => [
        e.fn.countAll<bigint>().as('open'),
        e.fn.countAll<bigint>().filterWhere(mine(access)).as('mine'),
        e.fn.countAll<bigint>().filterWhere(late(e, at)).as('late'),
        e.fn.countAll<bigint>().filterWhere('assignee', 'is', null).as('unassigned'),
        e.fn.countAll<bigint>().filterWhere('state', '=', 'waiting').as('waiting'),
      ])
      .where((e) => sight(e, access))
      .where('closed_at', 'is', null)
      .executeTakeFirstOrThrow(),
  )
  return {
    open: Number(row.open),
    mine: Number(row.mine),
    late: Number(row.late),
    unassigned: Number(row.unassigned),
    waiting: Number(row.waiting),
  }
}
