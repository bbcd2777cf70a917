// What time alone has to do with requests: those that have to be looked at, and all that are open at a line.

import { REQUEST_COLUMNS, type RequestRow } from './requests.ts'
import type { DeskUnit } from './unit.ts'

/** Ids, the longest overdue first. Another program on the same database may be at one of them: it is left to it. */
export async function requestsToLookAt({ at, transaction }: DeskUnit, limit: number): Promise<string[]> {
  const rows = await transaction
    .selectFrom('request')
    .select('id')
    .where('look_at', '<=', at)
    .orderBy('look_at')
    .limit(limit)
    .execute()
  return rows.map(({ id }) => id)
}

/** Locked, in the order of their sequence, so that two computations do not wait for each other in a circle. */
export const openRequestsOf = ({ transaction }: DeskUnit, line: string): Promise<RequestRow[]> =>
  transaction
    .selectFrom('request')
    .select(REQUEST_COLUMNS)
    .where('line', '=', line)
    .where('closed_at', 'is', null)
    .orderBy('sequence')
    .forUpdate()
    .execute()
