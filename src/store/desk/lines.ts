// Lines and the organisations that they serve; production calendars as the administrator gave them.

import { randomUUID } from 'node:crypto'
import { type Selectable, sql } from 'kysely'
import type { RoleAtDesk } from '../access.ts'
import type { DeskTables } from '../desk-tables.ts'
import { codeOf } from '../errors.ts'
import { asProgramIn, type DeskUnit } from './unit.ts'

export type LineRow = Selectable<DeskTables['line']>
export type OrganisationRow = Selectable<DeskTables['organisation']>
export type CalendarYearRow = Selectable<DeskTables['calendar_year']>

export const linesOf = ({ transaction }: DeskUnit): Promise<LineRow[]> =>
  transaction.selectFrom('line').selectAll().orderBy('code').execute()

export const lineOf = ({ transaction }: DeskUnit, code: string): Promise<LineRow | undefined> =>
  transaction.selectFrom('line').selectAll().where('code', '=', code).executeTakeFirst()

export const lineForUpdate = ({ transaction }: DeskUnit, code: string): Promise<LineRow | undefined> =>
  transaction.selectFrom('line').selectAll().where('code', '=', code).forUpdate().executeTakeFirst()

/** What is written of a line: jsonb as values. */
export type LineFacts = Omit<LineRow, 'calendar_hash' | 'version'>

const lineValues = (given: LineFacts) => ({
  ...given,
  card: JSON.stringify(given.card),
  targets: JSON.stringify(given.targets),
  days: JSON.stringify(given.days),
  forward: given.forward === null ? null : JSON.stringify(given.forward),
})

/** False: the code is taken. */
export async function insertLine(
  { transaction }: DeskUnit,
  given: LineFacts,
  calendarHash: string,
): Promise<boolean> {
  const made = await transaction
    .insertInto('line')
    .values({ ...lineValues(given), calendar_hash: calendarHash, version: 1n })
    .onConflict((conflict) => conflict.column('code').doNothing())
    .returning('code')
    .executeTakeFirst()
  return made !== undefined
}

export async function updateLine(
  { transaction }: DeskUnit,
  given: LineFacts,
  calendarHash: string,
  version: bigint,
): Promise<void> {
  await transaction
    .updateTable('line')
    .set({ ...lineValues(given), calendar_hash: calendarHash, version })
    .where('code', '=', given.code)
    .execute()
}

export const organisationsOf = ({ transaction }: DeskUnit): Promise<OrganisationRow[]> =>
  transaction.selectFrom('organisation').selectAll().orderBy('name').execute()

export const organisationOf = ({ transaction }: DeskUnit, id: string): Promise<OrganisationRow | undefined> =>
  transaction.selectFrom('organisation').selectAll().where('id', '=', id).executeTakeFirst()

export type OrganisationFacts = Omit<OrganisationRow, 'id' | 'next_number' | 'version'>

/** null: the code is taken. */
export async function insertOrganisation(
  { transaction }: DeskUnit,
  given: OrganisationFacts,
): Promise<OrganisationRow | null> {
  const row = { ...given, id: randomUUID(), next_number: 1n, version: 1n }
  try {
    await sql`savepoint organisation`.execute(transaction)
    await transaction.insertInto('organisation').values(row).execute()
    return row
  } catch (error) {
    // 23505: unique_violation.
    if (codeOf(error) !== '23505') throw error
    await sql`rollback to savepoint organisation`.execute(transaction)
    return null
  }
}

export const organisationForUpdate = (
  { transaction }: DeskUnit,
  id: string,
): Promise<OrganisationRow | undefined> =>
  transaction.selectFrom('organisation').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()

/** False: the code is taken. */
export async function updateOrganisation(
  { transaction }: DeskUnit,
  id: string,
  given: OrganisationFacts,
  version: bigint,
): Promise<boolean> {
  const taken = await transaction
    .selectFrom('organisation')
    .select('id')
    .where('code', '=', given.code)
    .where('id', '!=', id)
    .executeTakeFirst()
  if (taken) return false
  await transaction
    .updateTable('organisation')
    .set({ ...given, version })
    .where('id', '=', id)
    .execute()
  return true
}

/** The next number of an organisation, taken in the transaction that uses it: no gap, never given twice. */
export const takeNumber = (unit: DeskUnit, organisation: string): Promise<{ code: string; n: bigint }> =>
  asProgramIn(unit, async ({ transaction }) => {
    const { code, next_number } = await transaction
      .updateTable('organisation')
      .set({ next_number: sql<bigint>`next_number + 1` })
      .where('id', '=', organisation)
      .returning(['code', 'next_number'])
      .executeTakeFirstOrThrow()
    return { code, n: next_number - 1n }
  })

export const calendarYears = ({ transaction }: DeskUnit, calendar: string): Promise<CalendarYearRow[]> =>
  transaction
    .selectFrom('calendar_year')
    .selectAll()
    .where('calendar', '=', calendar)
    .orderBy('year')
    .execute()

export async function saveCalendarYear(
  { at, transaction }: DeskUnit,
  calendar: string,
  year: number,
  content: object,
  version: bigint,
): Promise<void> {
  const row = { content: JSON.stringify(content), changed_at: at, version }
  await transaction
    .insertInto('calendar_year')
    .values({ calendar, year, ...row })
    .onConflict((conflict) => conflict.columns(['calendar', 'year']).doUpdateSet(row))
    .execute()
}

/** Who comes second waits until the first has written, and sees it. */
export async function oneAtATime({ transaction }: DeskUnit, what: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext(${what}))`.execute(transaction)
}

export interface RoleOfPerson extends RoleAtDesk {
  readonly person: string
}

/** All roles of the desk that who acts may see. */
export async function deskRolesOf({ transaction }: DeskUnit): Promise<RoleOfPerson[]> {
  const rows = await transaction
    .selectFrom('desk_role')
    .selectAll()
    .orderBy('person')
    .orderBy('role')
    .execute()
  return rows.map(({ line, organisation, ...row }) => ({
    ...row,
    line: line ?? '',
    organisation: organisation ?? '',
  }))
}

export async function replaceDeskRoles(
  { transaction }: DeskUnit,
  person: string,
  roles: readonly RoleAtDesk[],
): Promise<void> {
  await transaction.deleteFrom('desk_role').where('person', '=', person).execute()
  if (roles.length === 0) return
  await transaction
    .insertInto('desk_role')
    .values(
      roles.map(({ line, organisation, role }) => ({
        person,
        role,
        line: line || null,
        organisation: organisation || null,
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** Letters from this address are the organisation's from now on. */
export async function addAddress({ transaction }: DeskUnit, id: string, address: string): Promise<void> {
  await sql`
    update organisation set addresses = array_append(addresses, ${address}), version = version + 1
    where id = ${id} and not ${address} = any (addresses)`.execute(transaction)
}
