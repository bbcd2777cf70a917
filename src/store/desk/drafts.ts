// What a person typed at the desk and has not sent, kept as she types: one copy for each request, one of a new request
// (null), hers alone. Saving it changes no request and makes no entry in the trail.

import { type Selectable, sql } from 'kysely'
import type { DeskTables } from '../desk-tables.ts'
import type { DeskUnit } from './unit.ts'

export type DeskDraftRow = Selectable<DeskTables['desk_draft']>

export const draftOf = (
  { access, transaction }: DeskUnit,
  request: string | null,
): Promise<DeskDraftRow | undefined> =>
  transaction
    .selectFrom('desk_draft')
    .selectAll()
    .where('owner', '=', access.actor)
    .where('request', 'is not distinct from', request)
    .executeTakeFirst()

/** Saved where `counter` is that of the draft that is there (0n: none); else undefined, and nothing is changed. */
export async function keepDraft(
  { access, at, transaction }: DeskUnit,
  { content, counter, request }: Pick<DeskDraftRow, 'content' | 'counter' | 'request'>,
): Promise<DeskDraftRow | undefined> {
  const { actor } = access
  const { rows } = await sql<DeskDraftRow>`
    insert into desk_draft (owner, request, content, counter, changed_at)
    select ${actor}, ${request}::uuid, ${content}, 1, ${at}
    where ${counter}::bigint = 0 or exists (
      select from desk_draft where owner = ${actor} and request is not distinct from ${request}::uuid
    )
    on conflict (owner, request) do update
      set content = excluded.content, changed_at = excluded.changed_at, counter = desk_draft.counter + 1
      where desk_draft.counter = ${counter}
    returning owner, request, content, counter, changed_at`.execute(transaction)
  return rows[0]
}

export async function dropDraft({ access, transaction }: DeskUnit, request: string | null): Promise<void> {
  await transaction
    .deleteFrom('desk_draft')
    .where('owner', '=', access.actor)
    .where('request', 'is not distinct from', request)
    .execute()
}
