// Accounts of an outside provider that sign me in: the list, and taking one away. They are added by `/oidc/start?own=yes`.

import { z } from 'zod'
import { unlinkIdentity } from '../../app/people-outside.ts'
import type { Server } from '../context.ts'
import { notFound } from '../problem.ts'
import { list } from '../schemas.ts'
import { freshOf, sessionOf } from './answers.ts'
import type { PeopleContext } from './context.ts'

export const identities = z.object({
  identities: list(z.object({ id: z.string(), issuer: z.string(), linkedAt: z.string() })),
})

export function identityRoutes(server: Server, { store }: PeopleContext): void {
  server.get('/identities', { schema: { response: { 200: identities } } }, async (request) => {
    const found = await store.people.credentials.identities(sessionOf(request).access)
    return {
      identities: found.map(({ id, issuer, linkedAt }) => ({ id, issuer, linkedAt: linkedAt.toISOString() })),
    }
  })
  server.delete(
    '/identities/:id',
    { schema: { params: z.object({ id: z.string().length(64) }), response: { 204: z.null() } } },
    async (request, reply) => {
      const { id } = request.params
      if (!(await unlinkIdentity(store, freshOf(request).access, id))) throw notFound(id)
      return reply.code(204).send(null)
    },
  )
}
