// A server over one book with people of every role: who asks is named by the header `x-as`. The people stand in the
// database, since row level security goes by it.

import type { Server } from '../../src/server/context.ts'
import { buildServer } from '../../src/server/server.ts'
import { Access, type BookRole } from '../../src/store/make-access.ts'
import { execute } from './servers.ts'
import type { TestStore } from './store.ts'

export interface Person {
  readonly login: string
  readonly role: BookRole
  /** Of an accountant. */
  readonly entity?: string
}

export async function serverWith(given: TestStore, book: string, people: readonly Person[]): Promise<Server> {
  const accesses = new Map<string, Access>()
  for (const [index, { entity = '', login, role }] of people.entries()) {
    const id = `00000000-0000-4000-9000-${String(index + 1).padStart(12, '0')}`
    await execute(
      given.url,
      `begin; set local trialbalance.person = 'console';
       insert into person values ('${id}', '${login}', '${login}', '', 'ru', false, false, '2026-01-01', null, 1);
       insert into person_role select '${id}', id, '${role}', '${entity}' from book where name = '${book}';
       commit`,
    )
    const facts = { personId: id, login, name: login, language: 'ru', scope: 'full' } as const
    const roles = [{ book, role, entity }]
    accesses.set(
      login,
      Access.ofPerson({ ...facts, isAdministrator: false, preparesStatements: false, roles, deskRoles: [] }),
    )
  }
  return buildServer({
    store: given.store,
    signIn: async (api) => {
      api.addHook('onRequest', async (request) => {
        request.access = accesses.get(String(request.headers['x-as'])) ?? null
      })
    },
    webRoot: null,
    logs: false,
  })
}
