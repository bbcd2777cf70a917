// People as the desk needs them: languages, addresses, who works at a line.

import type { DeskRole } from '../../desk/types.ts'
import { asProgramIn, type DeskUnit } from './unit.ts'

export async function languagesOf(
  { transaction }: DeskUnit,
  ids: readonly (string | null)[],
): Promise<ReadonlyMap<string, 'ru' | 'en'>> {
  const wanted = ids.filter((id) => id !== null)
  if (wanted.length === 0) return new Map()
  const rows = await transaction
    .selectFrom('person')
    .select(['id', 'language'])
    .where('id', 'in', wanted)
    .execute()
  return new Map(rows.map(({ id, language }) => [id, language]))
}

export interface DeskPerson {
  readonly id: string
  readonly name: string
  readonly email: string
}

export const personOf = ({ transaction }: DeskUnit, id: string): Promise<DeskPerson | undefined> =>
  transaction
    .selectFrom('person')
    .select(['id', 'name', 'email'])
    .where('id', '=', id)
    .where('disabled_at', 'is', null)
    .executeTakeFirst()

export interface LineMember extends DeskPerson {
  readonly roles: readonly DeskRole[]
}

/** Who works at a line; asked by who works there herself. */
export async function membersOf(unit: DeskUnit, line: string): Promise<LineMember[]> {
  const rows = await asProgramIn(unit, ({ transaction }) =>
    transaction
      .selectFrom('desk_role')
      .innerJoin('person', 'person.id', 'desk_role.person')
      .select(['person.id', 'person.name', 'person.email', 'role'])
      .where('line', '=', line)
      .where('disabled_at', 'is', null)
      .orderBy('person.name')
      .orderBy('role')
      .execute(),
  )
  const members = new Map<string, LineMember>()
  for (const { role, ...person } of rows)
    members.set(person.id, { ...person, roles: [...(members.get(person.id)?.roles ?? []), role] })
  return [...members.values()]
}

/** Customers of an organisation; asked by its line's operator, for whom a call is taken down. */
export const customersOf = (unit: DeskUnit, organisation: string): Promise<DeskPerson[]> =>
  asProgramIn(unit, ({ transaction }) =>
    transaction
      .selectFrom('desk_role')
      .innerJoin('person', 'person.id', 'desk_role.person')
      .select(['person.id', 'person.name', 'person.email'])
      .where('desk_role.organisation', '=', organisation)
      .where('disabled_at', 'is', null)
      .orderBy('person.name')
      .execute(),
  )
