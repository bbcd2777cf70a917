// Internal notes: of the line alone. What writes letters may not import this file (.dependency-cruiser.cjs).

import { randomUUID } from 'node:crypto'
import type { Selectable } from 'kysely'
import type { DeskTables } from '../desk-tables.ts'
import type { DeskUnit } from './unit.ts'

export type NoteRow = Selectable<DeskTables['request_note']>

/** For the line alone; row level security gives a customer none. */
export const notesOf = ({ transaction }: DeskUnit, request: string): Promise<NoteRow[]> =>
  transaction
    .selectFrom('request_note')
    .selectAll()
    .where('request', '=', request)
    .orderBy('sequence')
    .execute()

export async function addNote(
  { at, touched, transaction }: DeskUnit,
  request: string,
  given: { readonly author: string | null; readonly authorName: string; readonly text: string },
): Promise<string> {
  touched.requests.add(request)
  const id = randomUUID()
  const { author, authorName, text } = given
  await transaction
    .insertInto('request_note')
    .values({ id, request, at, author, author_name: authorName, text })
    .execute()
  return id
}
