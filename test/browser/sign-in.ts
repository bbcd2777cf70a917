// Everyone may see and change everything: for tests of what stands behind the sign-in.

import type { Server } from '../../src/server/context.ts'
import { everything } from '../support/everything.ts'

export async function signedIn(api: Server): Promise<void> {
  api.addHook('onRequest', async (request) => {
    request.access = everything
  })
  api.get('/session', { schema: { hide: true } }, async () => ({
    person: {
      id: everything.personId,
      login: everything.login,
      name: 'Проверяющий',
      language: 'ru',
      isAdministrator: true,
      preparesStatements: true,
    },
    books: [{ book: 'severny', roles: ['controller'], entities: 'all' }],
    rights: { administer: true, createBook: true, readAudit: true, verifyAudit: true },
    session: null,
    credentials: null,
    needsAdministrator: false,
    hasOutsideProvider: false,
  }))
  // The trail is tested beside the real sign-in (src/server/people).
  api.get('/audit', { schema: { hide: true } }, async () => ({ entries: [], next: null }))
}
