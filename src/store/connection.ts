// Connections to PostgreSQL, embedded or external: one pool, one reading of types for all of it.

import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import type { Tables } from './tables.ts'

const INT8 = 20
const DATE = 1082

/** int8 is bigint (a JS number holds 53 bits); a date is its text (pg's own reading makes it a local midnight). */
function readings(): pg.TypeOverrides {
  const types = new pg.TypeOverrides()
  types.setTypeParser(INT8, BigInt)
  types.setTypeParser(DATE, (text) => text)
  return types
}

export function connect(config: pg.PoolConfig): Kysely<Tables> {
  const pool = new pg.Pool({ max: 4, ...config, types: readings() })
  // A connection that breaks while idle is replaced by the pool; one in use rejects its query, which is seen there.
  pool.on('error', () => {})
  // Between two queries of a transaction it has neither: the next query is rejected.
  pool.on('connect', (client) => client.on('error', () => {}))
  return new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) })
}
