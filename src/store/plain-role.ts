// Row level security holds no superuser and no role with BYPASSRLS: the program refuses to work as one, since rights
// that hold on one machine only by chance are none (operations.md §4).

import { type Kysely, sql } from 'kysely'
import { finding } from '../ledger/finding.ts'
import { Refused } from './refused.ts'
import type { Tables } from './tables.ts'

/** @throws Refused STORE-017 */
export async function requirePlainRole(database: Kysely<Tables>): Promise<void> {
  const { rows } = await sql<{ name: string; above: boolean }>`
    select rolname as name, rolsuper or rolbypassrls as above from pg_roles where rolname = current_user`.execute(
    database,
  )
  const [role] = rows
  if (role && !role.above) return
  const values = { role: role?.name ?? '' }
  throw new Refused('program', finding('STORE-017', 'blocks', { subject: 'DATABASE_URL' }, values))
}
