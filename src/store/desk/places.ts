// Whose a request and a mailbox are: what is needed to tell a change to who sees it, and to nobody else.

import type { DeskUnit } from './unit.ts'

export interface PlaceOfRequest {
  readonly id: string
  readonly line: string
  readonly organisation: string
}

export const placesOf = async (
  { transaction }: DeskUnit,
  requests: readonly string[],
): Promise<PlaceOfRequest[]> =>
  requests.length === 0
    ? []
    : transaction
        .selectFrom('request')
        .select(['id', 'line', 'organisation'])
        .where('id', 'in', [...requests])
        .execute()

export async function linesOfMailboxes(
  { transaction }: DeskUnit,
  mailboxes: readonly string[],
): Promise<string[]> {
  if (mailboxes.length === 0) return []
  const rows = await transaction
    .selectFrom('mailbox')
    .select('line')
    .distinct()
    .where('id', 'in', [...mailboxes])
    .execute()
  return rows.map(({ line }) => line)
}
