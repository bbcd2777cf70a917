// How the desk stands, for who keeps the server: counts and faults, no word of any request.

import { sql } from 'kysely'
import type { State } from '../../desk/types.ts'
import type { DeskUnit } from './unit.ts'

export interface LineStatus {
  readonly line: string
  readonly open: number
  readonly late: number
  /** Nobody has been given it. */
  readonly unassigned: number
  readonly states: readonly { readonly state: State; readonly count: number }[]
  /** Letters in quarantine, and when the first of them came. */
  readonly waiting: number
  readonly waitingSince: Date | null
  /** Letters that are to go, and those that were given up within a week. */
  readonly toSend: number
  readonly givenUp: number
  /** Requests on their way to the vendor that cannot be carried. */
  readonly notForwarded: number
}

export interface MailboxStatus {
  readonly line: string
  readonly address: string
  readonly enabled: boolean
  readonly checkedAt: Date | null
  readonly fault: string
}

export async function statusOfLines({ at, transaction }: DeskUnit): Promise<LineStatus[]> {
  const week = new Date(at.getTime() - 7 * 86_400_000)
  const { rows } = await sql<Omit<LineStatus, 'states'>>`
    select line.code as line, requests.*, letters.*, outgoing.*, forwards.*
    from line
    cross join lateral (
      select count(*)::integer as open,
        (count(*) filter (where solved_at is null and (reaction_breached or solution_breached
          or (reacted_at is null and reaction_due < ${at}) or solution_due < ${at})))::integer as late,
        (count(*) filter (where assignee is null))::integer as unassigned
      from request where request.line = line.code and closed_at is null
    ) as requests
    cross join lateral (
      select count(*)::integer as waiting, min(received_at) as "waitingSince"
      from letter where letter.line = line.code and outcome = 'quarantine' and settled_at is null
    ) as letters
    cross join lateral (
      select (count(*) filter (where sent_at is null and given_up_at is null))::integer as "toSend",
        (count(*) filter (where given_up_at > ${week}))::integer as "givenUp"
      from outbox join mailbox on mailbox.id = outbox.mailbox where mailbox.line = line.code
    ) as outgoing
    cross join lateral (
      select count(*)::integer as "notForwarded"
      from request_forward join request on request.id = request_forward.request
      where request.line = line.code and tries > 0
    ) as forwards
    order by line.code`.execute(transaction)
  const states = await transaction
    .selectFrom('request')
    .select(({ fn }) => ['line', 'state', fn.countAll<bigint>().as('count')])
    .where('closed_at', 'is', null)
    .groupBy(['line', 'state'])
    .orderBy('state')
    .execute()
  return rows.map((row) => ({
    ...row,
    states: states
      .filter(({ line }) => line === row.line)
      .map(({ count, state }) => ({ state, count: Number(count) })),
  }))
}

export const statusOfMailboxes = ({ transaction }: DeskUnit): Promise<MailboxStatus[]> =>
  transaction
    .selectFrom('mailbox')
    .select(['line', 'address', 'enabled', 'checked_at as checkedAt', 'fault'])
    .orderBy('address')
    .execute()
