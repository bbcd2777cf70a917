// The desk for tests: two lines, three organisations, people of each with their roles.

import { ensureOwnDesk } from '../../src/app/desk/own-desk.ts'
import type { AskedRequest } from '../../src/app/desk/register.ts'
import type { RoleAtDesk } from '../../src/store/access.ts'
import { insertLine, insertOrganisation, linesOf, replaceDeskRoles } from '../../src/store/desk/lines.ts'
import type { Store } from '../../src/store/store.ts'
import { type TestPerson, withPassword } from './people.ts'

export interface TestDesk {
  /** Ids by code. */
  readonly organisations: Readonly<Record<'SEV' | 'YUG' | 'DAL', string>>
}

/** The own line `support` serves SEV and YUG, another line, `other`, serves DAL. `store` acts for the console. */
export async function makeDesk(store: Store): Promise<TestDesk> {
  await ensureOwnDesk(store, { code: 'SEV', name: 'АО «Северный»' })
  return store.desk.write(async (unit) => {
    const [own] = await linesOf(unit)
    if (!own) throw new Error('no line')
    await insertLine(unit, { ...own, code: 'other', name: 'Другая линия' }, own.calendar_hash)
    const add = async (code: string, name: string, line: string): Promise<string> => {
      const made = await insertOrganisation(unit, {
        code,
        name,
        licence_number: `ЛД-${code}`,
        valid_from: null,
        valid_to: null,
        line,
        domains: [],
        addresses: [],
      })
      if (!made) throw new Error(`${code} is taken`)
      return made.id
    }
    const SEV = await unit.transaction
      .selectFrom('organisation')
      .select('id')
      .where('code', '=', 'SEV')
      .executeTakeFirstOrThrow()
    return {
      organisations: {
        SEV: SEV.id,
        YUG: await add('YUG', 'ООО «Южный»', 'support'),
        DAL: await add('DAL', 'ООО «Дальний»', 'other'),
      },
    }
  })
}

/** A request as a person of the program asks for it. */
export const asked = (organisation: string, more: Partial<AskedRequest> = {}): AskedRequest => ({
  organisation,
  kind: 'incident',
  subject: 'Не сходится',
  description: '',
  channel: 'program',
  contactEmail: '',
  contactPhone: '',
  usersAffected: null,
  impact: 'middle',
  urgency: 'middle',
  topic: '',
  programVersion: '',
  about: '',
  steps: '',
  service: '',
  module: '',
  caller: null,
  startedAt: null,
  ...more,
})

export const customer = (organisation: string): RoleAtDesk => ({ role: 'customer', line: '', organisation })

export const ofLine = (role: RoleAtDesk['role'], line = 'support'): RoleAtDesk => ({
  role,
  line,
  organisation: '',
})

/** A person with PASSWORD and her roles at the desk; gives her id. */
export async function deskPerson(
  store: Store,
  person: TestPerson,
  roles: readonly RoleAtDesk[],
): Promise<string> {
  const id = await withPassword(store, person)
  await store.desk.write((unit) => replaceDeskRoles(unit, id, roles))
  return id
}
