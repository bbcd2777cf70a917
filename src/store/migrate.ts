// The schema of the store: one folder per step in migrations/ (style.md §4.13). Each step states in before.sql what it
// relies on and in after.sql what it promises; all of it runs in one transaction, so that a step that fails leaves
// nothing. A released step is never edited.

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Kysely, sql } from 'kysely'
import { type Migration, type MigrationResultSet, Migrator, NO_MIGRATIONS } from 'kysely/migration'
import { finding } from '../ledger/finding.ts'
import { codeOf } from './errors.ts'
import { Refused } from './refused.ts'
import type { Tables } from './tables.ts'

const FOLDER = join(import.meta.dirname, 'migrations')

export const migrationNames = (): string[] => readdirSync(FOLDER).sort()

function migratorOf(database: Kysely<Tables>): Migrator {
  return new Migrator({
    db: database,
    provider: {
      getMigrations: async () =>
        Object.fromEntries(migrationNames().map((name) => [name, migrationOf(name)])),
    },
    migrationTableName: 'migration',
    migrationLockTableName: 'migration_lock',
  })
}

function migrationOf(name: string): Migration {
  const run =
    (...files: readonly string[]) =>
    async (database: Kysely<never>): Promise<void> => {
      // Rows of books are closed to the owner of the tables too (0002-people): a step that moves them sees all.
      await sql`select set_config('trialbalance.person', 'console', true)`.execute(database)
      for (const file of files)
        await sql.raw(readFileSync(join(FOLDER, name, file), 'utf8')).execute(database)
    }
  return { up: run('before.sql', 'up.sql', 'after.sql'), down: run('down.sql') }
}

export const migrateUp = (database: Kysely<Tables>): Promise<void> =>
  finish(migratorOf(database).migrateToLatest())

/** Down to nothing: every table of ours is dropped. */
export const migrateDown = (database: Kysely<Tables>): Promise<void> =>
  finish(migratorOf(database).migrateTo(NO_MIGRATIONS))

/**
 * Makes the schema in an empty database. Never changes one that is there (operations.md §1): a program that meets an
 * older or a newer schema says so and stops.
 * @throws Refused STORE-011 (older), STORE-012 (newer).
 */
export async function requireSchema(database: Kysely<Tables>): Promise<void> {
  const known = migrationNames()
  const done = await migrationsDone(database)
  if (done.length === 0) return migrateUp(database)
  const values = { found: done.at(-1) ?? '', expected: known.at(-1) ?? '' }
  if (done.some((name) => !known.includes(name))) {
    throw new Refused('program', finding('STORE-012', 'blocks', { subject: 'PostgreSQL' }, values))
  }
  if (done.length < known.length) {
    throw new Refused('program', finding('STORE-011', 'blocks', { subject: 'PostgreSQL' }, values))
  }
}

async function migrationsDone(database: Kysely<Tables>): Promise<string[]> {
  try {
    const { rows } = await sql<{ name: string }>`select name from migration order by name`.execute(database)
    return rows.map(({ name }) => name)
  } catch (error) {
    // 42P01: no such table. The database is new.
    if (codeOf(error) === '42P01') return []
    throw error
  }
}

async function finish(running: Promise<MigrationResultSet>): Promise<void> {
  const { error } = await running
  if (error) throw error
}
